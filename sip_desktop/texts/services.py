"""Sentences of the services: faults that reach the user from below the screen, and words for states."""

NO_SUCH_CASE = "Det finns inget ärende med det numret i skåpet. Kontrollera numret eller ordet bredvid."
NO_SUCH_DOCUMENT = "Papperet finns inte i skåpet. Gå tillbaka till ärendet och välj igen."
IS_CLEAR = "Papperet är klart och kan inte ändras. Välj Gör en ny version, så blir ändringen en ny version."
DEFINITION_GONE = (
    "Blanketten som papperet gjordes med saknas i skåpet. Inget har ändrats. "
    "Kör kontrollen av skåpet och hämta tillbaka en säkerhetskopia."
)
NEEDS_PASSPHRASE = "Adressbladet är förseglat. Skriv din långa lösenmening för att öppna det."
NO_SUCH_FORM = "Blanketten finns inte: {form}."
NO_SUCH_REGION = "Regionprofilen finns inte: {region}. Välj en av {known}."
STATES = {"utkast": "utkast", "klar": "klar"}
PROCESS = {
    "T0": "Behov",
    "T1": "Behov",
    "T2": "Samtycke",
    "T2n": "Avböjd",
    "T3": "Förberedelse",
    "T3f": "Förberedelse",
    "T4": "Kallelse",
    "T5": "Kallelse",
    "T6": "Möte",
    "T7": "Plan",
    "T8": "Uppföljning",
    "T9": "Uppföljning",
    "T10": "Avslut",
    "T11": "Avslut",
}
STRENGTH = (
    "Mycket lätt att gissa. Skriv fyra eller fem ord som inte hör ihop.",
    "Lätt att gissa. Lägg till ett eller två ord.",
    "Räcker inte riktigt. Lägg till ett ord till.",
    "Bra. Den är svår att gissa.",
    "Mycket bra. Den är mycket svår att gissa.",
)
STRENGTH_EMPTY = "Skriv fyra eller fem ord som inte hör ihop. Mellanslag går bra."
HELD = "Skåpet är redan öppet: {who}. Lås det där först, eller vänta tills det är låst."
PAPER_NAME = "Papper {number}-{ordinal}.pdf"
BLANK_NAME = "Blankett {number}.pdf"
NEVER_CLEAR = "En utvärdering sparas som den är och görs inte klar. Svaren finns kvar."
