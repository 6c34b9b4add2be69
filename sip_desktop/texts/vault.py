"""What the vault says when something is wrong, and what ``verify`` found; never a name, a key or a case."""

from __future__ import annotations

# Unlocking
WRONG_PASSPHRASE = "Lösenmeningen eller återställningsnyckeln stämmer inte. Inget har ändrats. Försök igen."
WRONG_PASSPHRASE_ADDRESSES = "Lösenmeningen stämmer inte. Adresserna är fortfarande låsta."
NO_VAULT = "I mappen finns inget skåp."
NO_KEY_FILE = (
    "Filen nycklar.json saknas i mappen, och utan den kan skåpet inte låsas upp. "
    "Lägg tillbaka den från en säkerhetskopia. Inget har ändrats."
)
NO_DATABASE = "Filen sip.db saknas i mappen. Lägg tillbaka den från en säkerhetskopia. Inget har ändrats."
KEY_FILE_DAMAGED = (
    "Filen nycklar.json är skadad och kan inte läsas. Inget har ändrats. "
    "Lägg tillbaka den från en säkerhetskopia av skåpet."
)
KEY_FILE_ABSURD = (
    "Filen nycklar.json begär mer minne eller tid än skåpet någonsin gör. Den är skadad eller ändrad av någon. "
    "Inget har ändrats. Lägg tillbaka den från en säkerhetskopia av skåpet."
)
KEY_FILE_NEWER = (
    "Skåpets nyckelfil är gjord med en nyare version av programmet. Öppna skåpet med den versionen. Inget har ändrats."
)
TOO_LITTLE_MEMORY = "Datorn har för lite ledigt minne för att låsa upp skåpet. Stäng andra program och försök igen."
SEALED_DAMAGED = "Adressbladet är skadat och kan inte läsas. Inget har ändrats. Hämta det från en säkerhetskopia."

# Opening
DATABASE_DAMAGED = (
    "Filen sip.db är skadad eller hör till ett annat skåp än nycklar.json. Inget har ändrats. "
    "Återställ skåpet från en säkerhetskopia."
)
DATABASE_NOT_ENCRYPTED = (
    "Filen sip.db är inte krypterad och öppnas därför inte. Inget har ändrats. "
    "Kontakta den som sköter datorn: filen har bytts ut eller programmet är fel installerat."
)
NO_CIPHER = (
    "Krypteringen är inte igång i det här programmet, så skåpet öppnas inte. Inget har skrivits. "
    "Kontakta den som sköter datorn: programmet är fel installerat."
)
OLD_CIPHER = (
    "Programmets krypteringsdel är äldre än den som krävs, så skåpet öppnas inte. Inget har skrivits. "
    "Kontakta den som sköter datorn: programmet är fel installerat."
)
SCHEMA_NEWER = "Skåpet är gjort med en nyare version av programmet. Öppna det med den versionen. Inget har ändrats."
NOT_MIGRATED = (
    "Skåpet är gjort med en äldre version av programmet och ska anpassas till den här. "
    "Före det tas en säkerhetskopia, och den gick inte att göra. Skåpet är inte ändrat. {why}"
)
PROTECTION_REFUSED = (
    "Skåpets skydd kunde inte slås på här, så skåpet öppnas inte. "
    "Flytta skåpet till datorns egen disk eller ett USB-minne."
)
FOREIGN_KEYS_FILE = (
    "Filerna nycklar.json och sip.db hör till olika skåp. Inget har ändrats. Återställ båda från samma kopia."
)
USER_MISSING = "Användaren till den här nyckeln finns inte i skåpet. Återställ skåpet från en säkerhetskopia."

# Creating
ALREADY_A_VAULT = "I mappen finns redan ett skåp, eller delar av ett. Det har inte rörts. Välj en annan mapp."

# Holding
HELD = "Skåpet är redan öppet: {who}. Lås det där först."
HOLDER = "{initials}, sedan {time} (process {pid})"
HOLDER_UNKNOWN = "i ett annat fönster"

# Reading and writing while open
KEPT = "Inget nytt sparades; det som redan var sparat finns kvar."
DISK_FULL = "Disken är full. " + KEPT + " Frigör plats och försök igen."
READ_ONLY = "Platsen är skrivskyddad. " + KEPT
NOT_ALLOWED = "Du har inte rätt att skriva eller läsa här. " + KEPT
GONE = "Platsen finns inte längre; kanske är ett USB-minne utdraget. " + KEPT
BUSY = "Skåpet används just nu av ett annat program. " + KEPT + " Försök igen."
OTHER_FAULT = "Det gick inte att läsa eller skriva. " + KEPT
DAMAGED_WHILE_OPEN = (
    "En del av sip.db är skadad och kan inte läsas. Inget har ändrats. Återställ skåpet från en säkerhetskopia."
)
FILE_EXISTS = "Det finns redan en fil med det namnet. Den har inte rörts. Välj ett annat namn."

# Where a vault may lie
SOME_CLOUD = "en molntjänst"
IN_CLOUD = (
    "Mappen ligger i {service}, som kopierar filer till nätet. "
    "Välj en mapp på datorns egen disk eller ett krypterat USB-minne."
)
ON_NETWORK = (
    "Mappen ligger på en nätverksplats, och där kan skåpet gå sönder eller läsas av andra. "
    "Välj en mapp på datorns egen disk eller ett krypterat USB-minne."
)

# What verify looked at
CHECK_KEYS = "Nycklar"
CHECK_PAGES = "Filens sidor"
CHECK_DATABASE = "Registrets inre"
CHECK_LINKS = "Kopplingar"
CHECK_LOG = "Åtkomstloggen"
CHECK_DEFINITIONS = "Blankettversioner"

KEYS_WELL = "Nycklar som går att läsa: {count}."
PAGES_WELL = "Alla sidor är oförändrade sedan de skrevs."
PAGES_BAD = "Skadade eller ändrade sidor: {count}. Återställ skåpet från en säkerhetskopia."
DATABASE_WELL = "Tabeller och index stämmer."
DATABASE_BAD = "Fel i tabeller eller index: {count}. Återställ skåpet från en säkerhetskopia."
LINKS_WELL = "Allt som hänvisas till finns."
LINKS_BAD = "Rader som hänvisar till något som saknas: {count}."
LOG_WELL = "Rader i loggen: {count}. Alla står på sin plats."
LOG_BAD = "Rad {number} är ändrad, borttagen eller flyttad."
DEFINITIONS_WELL = "Antal: {count}. Alla är oförändrade."
DEFINITIONS_BAD = "Blankettversioner som är ändrade sedan de sparades: {count}."

# Keys
LAST_SLOT = (
    "Det är den sista nyckeln som öppnar skåpet med en lösenmening. Lägg till en annan först. Inget har ändrats."
)
SLOT_NOT_WRITTEN = (
    "Den nya nyckeln gick inte att läsa tillbaka från disken. Den gamla gäller fortfarande. "
    "Kontrollera disken eller USB-minnet och försök igen."
)
NOT_A_KEY_FILE = "Filen är ingen USB-nyckel till ett skåp. Inget har ändrats. Välj filen som skapades åt dig."
NEEDS_PASSPHRASE = (
    "Skriv din långa lösenmening, inte återställningsnyckeln. Har du glömt den: byt lösenmening först. "
    "Inget har ändrats."
)
