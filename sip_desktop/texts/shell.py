"""Words of the frame round every view: top bar, hide and lock, choosing a folder, help."""

PROGRAM = "SIP Desktop"
CASES = "Ärenden"
EVALUATIONS = "Utvärderingar"
SETTINGS = "Inställningar"
HELP = "Hjälp"
HIDE = "Dölj  F12"
LOCK = "Lås  Ctrl+L"
HIDE_HELP = "Döljer allt på skärmen. Skåpet är fortfarande olåst."
LOCK_HELP = "Låser skåpet. Allt du har skrivit är redan sparat."
BACK = "‹ Tillbaka"
SAVED = "Sparat {time}"
WHO = "{initials} · {vault}"
LOCKS_SOON = "Låses om {seconds} s. Rör musen för att fortsätta."

MEETING = "Mötesläge"
MEETING_HELP = "Låter skåpet stå olåst under ett möte, i högst 2 timmar."
MEETING_ASK = "Låt stå olåst i högst 2 timmar?"
MEETING_ASK_TEXT = (
    "Skärmen döljs när ingen har rört datorn på 2 minuter. En tangent eller ett klick visar den igen. "
    "Allt annat låser som vanligt: Ctrl+L, skärmlås, vila och stängt lock."
)
MEETING_YES = "Ja, börja mötesläget"
MEETING_UNTIL = "Mötesläge till {time}"
MEETING_SOON = "Mötesläget slutar om {seconds} s."
MEETING_OVER = "Mötesläget är slut. Skåpet låses som vanligt."

COVER_TITLE = "Dolt"
COVER_TEXT = "Skåpet är olåst. Inget visas förrän du väljer det."
COVER_ANY_KEY = "Skåpet är olåst. Tryck på en tangent eller klicka för att visa igen."
COVER_SHOW = "Visa igen  F12"

CHOOSE_TITLE = "Välj mapp"
CHOOSE_PATH = "Mapp"
CHOOSE_PATH_HELP = "Skriv eller välj. Mappens namn syns utanför skåpet: skriv aldrig ett personnamn i det."
CHOOSE_UP = "Upp en nivå"
CHOOSE_USE = "Välj den här mappen"
CHOOSE_FOLDERS = "Mappar här"
CHOOSE_PLACES = "Platser"
CHOOSE_NONE = "Inga mappar här."
CHOOSE_NO_SUCH = "Mappen finns inte än. Den skapas när du väljer den."
CHOOSE_UNREADABLE = "Mappen kan inte läsas. Välj en annan."
HOME = "Min hemmapp"
CAPS_LOCK = "Caps Lock är på."
SHOW_TYPED = "Visa det jag skriver"
CANCEL = "Avbryt"
CLOSE = "Stäng"

HELP_TITLE = "Hjälp och tangenter"
HELP_KEYS = "Tangenter"
HELP_KEYS_TEXT = (
    ("Ctrl+K", "Sök i ärenden"),
    ("Ctrl+N", "Nytt ärende"),
    ("Ctrl+B", "Bråttom – ring nu"),
    ("Enter", "Öppna det som är valt"),
    ("Esc", "Tillbaka"),
    ("Ctrl+↑ och Ctrl+↓", "Förra och nästa fält i en blankett"),
    ("Ctrl+Enter", "Lägg till en rad, till exempel ett delmål"),
    ("Alt+↑ och Alt+↓", "Flytta en rad"),
    ("Ctrl+Z", "Ångra, också en borttagen rad"),
    ("Ctrl+P", "Skriv ut blanketten"),
    ("F6", "Visa eller dölj papperet bredvid"),
    ("F8", "Någon ringer eller står i receptionen"),
    ("F12", "Dölj allt på skärmen, och visa igen"),
    ("Ctrl+L", "Lås skåpet"),
    ("F1", "Hjälp om rutan du står i, annars den här sidan"),
    ("Ctrl+?", "Den här sidan"),
)
HELP_HOW = "Så hänger det ihop"
HELP_HOW_TEXT = (
    "Ett ärende har ett nummer och ett ord. Namnet står bara inne i ärendet, och bara när du ber om det.",
    "Allt sparas medan du skriver. Det finns ingen knapp för att spara.",
    "Gör klar betyder att papperet inte ändras mer. Ändringar blir en ny version.",
    "Ett papper som inte är klart skrivs ut med ordet UTKAST.",
    "Mötesläge låter skåpet stå olåst i högst 2 timmar. Skärmen döljs ändå när ingen rör datorn.",
    "Programmet använder inget nät. Inget lämnar skåpet utom det du skriver ut eller sparar själv.",
)

OUR_FAULT = (
    "Programmet gjorde ett eget fel ({code}). Det du skrev är sparat. "
    "Gå tillbaka och försök igen, eller lås och lås upp."
)
