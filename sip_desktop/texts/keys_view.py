"""Words of the card of users and keys, of a new vault key, and of restoring from a copy."""

TITLE = "Användare och nycklar"
TEXT = (
    "Var och en låser upp med sin egen lösenmening. Alla som har en nyckel har nyckel till hela skåpet: "
    "vem som öppnar vilket ärende är ordning, och varje öppning står i loggen."
)
COLUMNS = ("Namn", "Initialer", "Funktion", "Nyckel", "Chef")
HAS_KEY = "Ja"
HAS_KEY_AND_FILE = "Ja, med USB-nyckel"
NO_KEY = "Nej"
IS_CHIEF = "Ja"
NOT_CHIEF = ""
OWN_MARK = "{name} (du)"
CHANGE = "Byt min lösenmening"
ADD = "Lägg till användare"
REVOKE = "Ta bort nyckeln"
REVOKE_SURE = (
    "{name} kan sedan inte låsa upp skåpet. Den som har kvar en kopia av skåpet och sin lösenmening kan läsa kopian: "
    "byt då valvnyckel också."
)
REVOKE_YES = "Ja, ta bort nyckeln"
CHIEF_ON = "Gör till chef"
CHIEF_OFF = "Inte längre chef"
NEW_RECOVERY = "Ny återställningsnyckel"
KEY_FILE = "Använd en USB-nyckel"
KEY_FILE_OFF = "Sluta använda USB-nyckel"
NEW_VAULT_KEY = "Byt valvnyckel …"

OWN_PASSPHRASE = "Din lösenmening nu"
OWN_KEY_FILE = "Din USB-nyckel"
OWN_KEY_FILE_HELP = "Sökvägen till filen på USB-minnet."
NEW_PASSPHRASE = "Ny lösenmening"
AGAIN = "Samma en gång till"
NOT_SAME = "De två nya lösenmeningarna är inte lika. Inget har ändrats."
WEAK = "Den nya lösenmeningen är för lätt att gissa. Lägg till ett ord. Inget har ändrats."
NAME = "Namn"
INITIALS = "Initialer"
ROLE = "Funktion"
THEIR_PASSPHRASE = "Lösenmening för den nya användaren"
THEIR_HELP = "Låt personen skriva den själv. Den kan bytas sedan."
DO_CHANGE = "Byt"
DO_ADD = "Lägg till"
DO_RECOVERY = "Gör en ny"
DO_KEY_FILE = "Skapa USB-nyckeln i mappen …"
WORKING = "Arbetar. Det tar någon sekund."
CHANGED = "Din lösenmening är bytt. Den gamla öppnar inte skåpet längre."
ADDED = "{name} kan nu låsa upp skåpet."
REVOKED = "{name} kan inte längre låsa upp skåpet."
RECOVERY_CHANGED = "Återställningsnyckeln är bytt. Den gamla öppnar inte skåpet längre: riv papperet."
KEY_FILE_MADE = "USB-nyckeln är skapad: {name}. Du behöver den varje gång du låser upp. Gör en kopia till kassaskåpet."
KEY_FILE_GONE = "Du låser nu upp med bara lösenmeningen."
KEY_FILE_NAME = "sip-nyckel.bin"
KEY_FILE_TEXT = (
    "En fil på ett USB-minne blir din andra nyckel: skåpet öppnas bara med både filen och lösenmeningen. "
    "Förvara minnet skilt från datorn. Återställningsnyckeln på papper öppnar utan fil."
)

RESTORE_LINK = "Återställ från en säkerhetskopia"
RESTORE_TITLE = "Återställ från en säkerhetskopia"
RESTORE_TEXT = (
    "Välj en kopia och skriv den lösenmening som gällde när den gjordes. Du ser vad den innehåller innan något ändras. "
    "Det skåp som ligger i mappen nu sparas bredvid."
)
RESTORE_OWN = "Kopior i skåpets mapp"
RESTORE_NONE = "Det finns inga kopior i skåpets mapp. Välj filen på USB-minnet."
RESTORE_FILE = "Eller en fil på ett USB-minne"
RESTORE_FILE_HELP = "Filen slutar på .sipkopia."
RESTORE_FILE_CHOOSE = "Välj fil …"
RESTORE_FILE_TITLE = "Välj kopia"
RESTORE_FILE_LIST = "Mappar och kopior här"
RESTORE_FILE_NONE = "Inga mappar eller kopior här."
RESTORE_FILE_USE = "Använd kopian"
RESTORE_KEY_FILE = "Jag hade en USB-nyckel"
RESTORE_LOOK = "Visa vad kopian innehåller"
RESTORE_LOOKING = "Öppnar kopian och läser igenom den. Inget ändras."
RESTORE_HOLDS = "Kopian gjordes {made}. Den innehåller {cases} ärenden och {documents} papper, senast ändrade {last}."
RESTORE_NEVER = "aldrig"
RESTORE_DO = "Återställ den här kopian"
RESTORE_DOING = "Återställer."
RESTORE_DONE = (
    "Skåpet är återställt. Det gamla ligger kvar i mappen, i en undermapp som heter ersatt och dagens datum. "
    "Gå tillbaka och lås upp med samma lösenmening."
)
RESTORE_CHOOSE = "Välj en kopia i listan eller skriv sökvägen till en fil. Inget har ändrats."
RESTORE_COPY = "{when} · {size}"

KEY_TITLE = "Byt valvnyckel"
KEY_TEXT = (
    "Gör det här om någon kan ha kommit åt skåpet och en lösenmening. Hela skåpet krypteras om med nya nycklar. "
    "Först görs en säkerhetskopia. Ingen annan än du kan låsa upp förrän du har lagt till dem igen."
)
KEY_DO = "Byt valvnyckel"
KEY_DOING = "Byter valvnyckel. Stäng inte av datorn."
KEY_DONE = (
    "Valvnyckeln är bytt. Lägg till igen: {who}. "
    "Äldre kopior i skåpets mapp, också de som heter ersatt, öppnas fortfarande med gamla nyckeln: {old}."
)
KEY_DONE_ALONE = (
    "Valvnyckeln är bytt. "
    "Äldre kopior i skåpets mapp, också de som heter ersatt, öppnas fortfarande med gamla nyckeln: {old}."
)
KEY_LOCKS = "Skåpet måste vara låst när det får ny nyckel. Lås nu, och välj Byt valvnyckel i första fönstret."
KEY_LOCK_NOW = "Lås nu"
"""Only a vault that is shut can be given another key."""
