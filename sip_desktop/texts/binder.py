"""Words of the reserve binder: its printed answers, its faults, and its view."""

# On paper.
NO_NUMBER = "utan"
NONE = "–"
RANGE = "{first}–{last}"
FORM_LINE = "{number} {title}"
BETWEEN = ", "

# Faults, whole sentences.
BAD_COUNT = "Antalet exemplar ska vara 1–{most}."
NO_SUCH_REGION = "Regionprofilen finns inte: {region}. Välj en av {known}."
NUMBERS_TAKEN = (
    "Numret {first} är redan utdelat och delas aldrig ut igen. Nästa lediga nummer är {next}. Inget har ändrats."
)
MOVED_ON = "Numren hann delas ut till en annan pärm. Inget har sparats. Gör pärmen en gång till."
UNKNOWN = "Det finns ingen blankett med nummer {number} i skåpet. Kontrollera numret uppe till höger på blanketten."
IS_USED = "Blankett nr {number} är redan märkt som använd och kan inte ändras. Inget har ändrats."
IS_VOID = "Blankett nr {number} är makulerad och kan inte användas. Inget har ändrats."
IS_LINKED = "Blankett nr {number} är redan inskriven som ett papper i ett ärende. Inget har ändrats."
NO_REASON = "Välj varför blanketten makuleras."
OTHER_FORM = "Blankett nr {number} är {sheet}, men papperet är {document}. Välj rätt nummer eller rätt papper."
NO_CASE_FORM = "Blankett nr {number} hör inte till något ärende och kan inte skrivas in i ett."
FORM_GONE = "Blankett nr {number} är av ett slag som inte finns längre. Märk den som använd på papper i stället."

STATUSES = {"issued": "inte använd", "used": "använd", "void": "makulerad"}
ON_PAPER = "använd, finns på papper"
WRITTEN_IN = "använd, inskriven"
SIGNED = "{status}, undertecknat original"
VOIDED = "{status}: {reason}"
REASONS = {
    "fel": "blev fel eller förstördes",
    "utbytt": "pärmen byttes ut",
    "ovning": "användes vid övning",
    "borta": "kan inte hittas",
}

# The view.
TITLE = "Reservpärm"
TEXT = (
    "Pärmen är det ni arbetar med när det ordinarie systemet ligger nere: instruktion, bild över vägen genom SIP och "
    "alla blanketter. Skriv ut den i dag och ställ den där alla hittar den."
)
REGION = "Vilken regions blanketter?"
COPIES = "Hur många av varje blankett?"
HOLDS = (
    "{sheets} numrerade blanketter, nummer {first}–{last}. {unnumbered} utan nummer: utvärderingar och kort. "
    "Först omslag, instruktion, flödesschema, innehåll, nummerblad och telefonlista."
)
MAKE = "Gör reservpärmen"
SHOW_AGAIN = "Visa pärmen igen"
MAKING = "Pärmen görs. Det tar ett par sekunder."
MADE = "Pärmen är gjord: {pages} sidor. Numren {first}–{last} är utdelade och delas aldrig ut igen."
NUMBERS = "Nummer som har delats ut"
NUMBERS_HELP = (
    "När en blankett har använts: välj den i listan, och skriv in den i ärendet eller märk att den finns på papper."
)
NO_NUMBERS = "Inga nummer har delats ut än. De delas ut när du gör pärmen."
FILTER = "Visa"
FILTERS = (("", "Alla"), ("issued", "Inte använda"), ("used", "Använda"), ("void", "Makulerade"))
FIND = "Sök blankettnummer"
FIND_HINT = "Sök nummer, till exempel 41"
NONE_FOUND = "Inget nummer stämmer med det du söker."
COUNT = "{shown} av {count} nummer"
TABLE = "Lista över blankettnummer"
COLUMNS = ("Nr", "Blankett", "Läge", "Ärende", "Utdelat", "Region")
WIDEST = (
    "00000",
    "Underrättelse: samtycket gäller inte längre",
    "använd, finns på papper, undertecknat original",
    "SIP-2026-00000",
    "29 mars 2026",
    "Värmland",
)
WRITE_IN = "Skriv in från papper …"
WRITE_IN_CASE = "Ärendets nummer"
WRITE_IN_HELP = (
    "Till exempel 7. Papperet öppnas i ärendet, med frågorna i samma ordning som på blanketten. "
    "Finns ärendet inte i skåpet än: börja det under Ärenden först."
)
WRITE_IN_GO = "Öppna papperet"
CASE_UNKNOWN = (
    "Det finns inget ärende med det numret i skåpet. Kontrollera numret på papperet, "
    "eller börja ärendet under Ärenden. Inget har ändrats."
)
VOID = "Makulera …"
VOID_REASON = "Varför?"
VOID_HELP = (
    "Numret kan inte användas sedan. Kan blanketten inte hittas: säg till chefen genast. "
    "Ett borttappat blad kan vara en personuppgiftsincident."
)
VOID_GO = "Makulera numret"
USED = "Märk som använd …"
USED_SIGNED = "Undertecknat original: sparas, och föreslås aldrig för gallring"
USED_GO = "Märk som använd"
ABOUT = "Blankett nr {number}: {title}"
FILE_NAME = "Reservpärm.pdf"
ORDER_NAME = "reservpärmen"
VOID_CHOOSE = "Välj …"
ABOUT_SEVERAL = "{count} blanketter, från nr {first} till nr {last}"
