"""Sentences of the command line; for IT departments, so they name the options."""

DESCRIPTION = "SIP Desktop: samordnad individuell plan på papper, utan nät. Utan kommando öppnas fönstret."
COMMAND = "kommando"
COPY = "KOPIA"
FILE = "FIL"
COMMANDS = {
    "demo": "gör ett skåp med påhittade ärenden; sista raden är lösenmeningen",
    "forms": "visar alla blanketter och fält som JSON",
    "blanks": "skriver reservpärmen till en PDF: instruktion, register och alla tomma blanketter",
    "cases": "visar registret som JSON; med --case ett ärendes parter",
    "print": "skriver ett papper ur ett ärende till en PDF",
    "backup": "gör en genomläst säkerhetskopia av skåpet i en ny fil",
    "restore": "lägger en säkerhetskopia i skåpets ställe; det gamla sparas bredvid",
    "guidance": "visar som JSON vad reglerna säger om ett ärende: vad, varför och vad som kan göras",
    "deadlines": "räknar ut en regions frister från händelser och visar dem som JSON",
    "check": "letar i en text efter det som kan visa var någon är; avslutar med 1 när något hittas",
    "verify": "kontrollerar skåpet; avslutar med 1 när något är fel",
    "selftest": "öppnar ett skåp, fyller i, skriver ut och låser; avslutar med 0 när allt fungerar",
}
OPTIONS = {
    "vault": "mappen som är skåpet",
    "cases": "hur många ärenden (minst 1)",
    "region": "uppsala, haninge, skane, halland eller varmland",
    "json": "svara med JSON",
    "now": "tiden som reglerna räknar från, till exempel 2026-12-03T13:00; annars nu",
    "out": "filen som ska skrivas; den får inte finnas",
    "case": "ärendets nummer, till exempel 7 eller SIP-2026-0007",
    "form": "blankettens id, till exempel kallelse",
    "reader": "mottagarens rad, som cases --case visar; pappret blir som just den får se det",
    "blank": "tom blankett med skrivrader",
    "large": "stor stil, 16 punkter",
    "copy": "säkerhetskopian, en fil som slutar på .sipkopia",
    "pen": "det som är känt ifyllt, skrivrader för resten",
    "from": "första blankettnumret; utan skåp och utan nummer blir blanketterna onumrerade",
    "count": "hur många av varje blankett (1–20)",
    "event": "händelse och tid, till exempel meeting=2026-12-03T13:00; kan upprepas",
    "key_file": "din USB-nyckel, filen sip-nyckel.bin, när den behövs för att låsa upp",
    "known_from": "fil med ord som inte får stå på papper, ett på varje rad",
    "checked": "texten som ska läsas; - eller ingenting betyder standard in",
    "passphrase": "läs lösenmeningen från standard in i stället för terminalen",
}
TIME = "TID"
ROW = "RAD"
PASSPHRASE = "Lösenmening: "
FOLDER_TAKEN = "Mappen finns redan och lämnas orörd. Välj en mapp som inte finns."
FILE_TAKEN = "Filen finns redan och lämnas orörd. Välj ett annat namn."
NO_VAULT = "Det finns inget skåp i den mappen. Kontrollera sökvägen."
MAY_NEED_KEY_FILE = "Skåpet kan behöva din USB-nyckel. Ange den i så fall med --key-file FIL."
NO_CASE_NUMBER = "Ärendenumret går inte att förstå. Skriv till exempel 7 eller SIP-2026-0007."
NO_DOCUMENT = "Ärendet har inget sådant papper än. Öppna ärendet och börja på det först."
NO_READER = (
    "Ingen part i ärendet har den raden, eller så är det en tom blankett. Raderna visas av cases --case, "
    "och --reader går inte ihop med --blank och --pen."
)
NO_TERMINAL = "Lösenmeningen läses från terminalen. Använd --passphrase-stdin när ingen terminal finns."
BAD_COUNT = "Antalet måste vara minst 1."
SELFTEST_OK = "Självtestet gick bra."
SELFTEST_STEP = "Självtestet stannade vid steget: {step}."
UNEXPECTED = "Programmet stötte på ett eget fel ({code}). Det som redan var sparat finns kvar."
REGISTER_OK = "Registret stämmer med ärendenas papper."
REGISTER_WRONG = "Registret stämmer inte med papperen i {count} ärenden. Öppna ärendena och spara om dem."
UNREACHABLE = "Mappen eller filen går inte att nå. Kontrollera sökvägen."
STOPPED = "Avbrutet. Det som redan var sparat finns kvar."
USAGE = "Kommandot går inte att förstå. {what}Skriv sip-desktop --help."
# What argparse says in English, and how it is said here.
MISUSES = {
    r"^the following arguments are required: (.+)$": "Det här saknas: {}.",
    r"^unrecognized arguments: (.+)$": "Det här hör inte dit: {}.",
    r"^argument (\S+): expected one argument": "Något saknas efter {}.",
    r"^argument (\S+): invalid int value: '(.*)'$": "Efter {} ska det stå ett heltal, inte {}.",
    r"^argument kommando: invalid choice: '(.*?)'": "Det finns inget kommando {}.",
    r"^argument (\S+): not allowed with argument (\S+)$": "{} går inte ihop med {}.",
}
BAD_EVENT = "{given} går inte att förstå. Skriv händelse och tid, till exempel meeting=2026-12-03T13:00."
UNKNOWN_EVENT = "Det finns ingen händelse {name}. Händelserna är {known}."
BAD_TIME = (
    "Tiden {time} går inte att förstå. Skriv datum, eller datum och klockslag, till exempel 2026-12-03T13:00. "
    "Året ska vara {first}–{last}."
)
EVENT_TWICE = "Händelsen {name} står två gånger. Skriv den en gång."
FINDING_REGISTER = "Register"
STEP_VAULT = "skåp"
STEP_PAPER = "papper"
STEP_LOCK = "lås"
STEP_CHECK = "kontroll"
STEP_WINDOW = "fönster"
BACKED_UP = "Kopian är gjord och genomläst."
RESTORED = "Skåpet är återställt: {cases} ärenden och {documents} papper. Det gamla ligger kvar i mappen."
FINDING_BACKUPS = "Säkerhetskopior"
BACKUPS_NONE = "Det finns ingen kopia i skåpets mapp än."
BACKUPS_WELL = "Den senaste kopian går att återställa. Antal: {count}."
BACKUPS_BAD = "Den senaste kopian går inte att återställa. {why}"
