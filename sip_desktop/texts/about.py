"""What "Om" tells of this copy of the program, and the one sentence of where papers may be saved."""

VERSION = "SIP Desktop"
CIPHER = "SQLCipher"
LAW_CHECKED = "Lagen kontrollerad"
LAW_OLD = " ▲ Mer än ett år sedan. Låt en jurist se efter om något har ändrats."
PYTHON = "Python"

LEAVES_COMPUTER = (
    "Filen är inte sparad: mappen kopieras till en molntjänst eller ligger på en annan dator. "
    "Välj en mapp på den här datorn eller på ett USB-minne."
)
