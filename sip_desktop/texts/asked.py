"""Words round the cards for somebody who rings, comes or writes; the cards stand in forms/rules/asked.toml."""

TITLE = "Någon ringer eller står i receptionen"
WHO = "Vem frågar? Välj, eller tryck på tangenten."
SAME = (
    "Svaret är detsamma vare sig det finns ett ärende eller inte. "
    "Programmet slår inte upp något här, och inget ärende visas."
)
BACK = "‹ Tillbaka  Esc"
OTHER = "Välj någon annan"
WAYS = "Hur?"
KEYED = "{label}  {key}"
ASKER_SPOKEN = "{label}, tangent {key}"
CARD_SPOKEN = "{asker}. {aloud}: {say}"

MAY_SAY = "Det här får du säga"
AGAIN = "Om personen frågar igen"
DO = "Gör så här"
DO_NOT = "Gör inte så här"
POINT = "•"
MORE = "I ett vanligt ärende, när du vet vem du talar med"
MORE_HELP = (
    "Vanligt är ett ärende utan Endast manuell hantering och utan Försiktig kontakt. Vet du inte: stanna vid det ovan."
)
SCREEN = "Låg ett ärende framme på skärmen? Dölj med F12 innan du går tillbaka, om någon kan se."
SOURCES = "Varifrån det kommer"
SOURCE = "{words} ({certainty})"
CERTAINTY = {
    "S": "läst i lagen eller hos den som har sagt det",
    "M": "läst i andra hand",
    "L": "ska bekräftas",
}
CHECKED = "Kontrollerat {day}. En jurist hos er avgör vad som gäller."
OLD = "Kontrollerat {day}, för mer än ett år sedan. Fråga en jurist om det fortfarande gäller."

NOTE = "Noterat"
NUMBER = "Gäller ärende nr (om du vill)"
NUMBER_HELP = (
    "Skriv numret bara när ingen annan ser skärmen, och tryck Enter. Programmet visar inte om numret finns. "
    "I loggen står vem som frågade, aldrig vad som sades."
)
NOTED = "Noterat i loggen {time}."
BAD_NUMBER = "Skriv ärendets nummer med siffror, till exempel 0007, eller lämna rutan tom. Inget är noterat."
