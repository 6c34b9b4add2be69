"""What the print view says: choices, printers, what became of a printing and what to do then."""

from __future__ import annotations

TITLE = "Skriv ut {name}"
BLANK_FILE = "Blankett.pdf"
TO_READER = "{name} till {reader}"
OLDER = "{name}, version {revision} (det finns en nyare)"
BACK = "‹ Tillbaka"
BACK_TO = "‹ {case}"
PRINT = "Skriv ut"
SAVE_AS = "Spara som PDF …"
SAVE = "Spara här"
CANCEL = "Avbryt"

PAGES_LIST = "Sidor i papperet"
PAGE = "Sida {number} av {total}"
PAGE_SHOWN = "Sida {number} av {total}, som den skrivs ut"

DRAFT = "Det här är ett utkast. Papperet får ordet UTKAST och räknas inte som exemplar."

PAPER = "Papper"
MODES = {
    "filled": "Ifyllt – med det som är skrivet",
    "blank": "Tomt – bara rubriker och skrivrader",
    "pen": "För penna – det som är känt, rader för resten",
}
"""By the values of ``domain.view.Mode``."""

SIZE = "Textens storlek"
LARGE = "Stor stil (16 punkter)"
LARGE_HELP = "Samma innehåll, på fler sidor. För den som ser dåligt."

RANGE = "Sidor"
RANGE_ALL = "Alla {total} sidor"
RANGE_SOME = "Sidor:"
RANGE_FIELD = "Vilka sidor"
RANGE_EXAMPLE = "till exempel 1–2, 4"
RANGE_EMPTY = "Skriv vilka sidor, till exempel 1–2, 4."
RANGE_UNCLEAR = "”{text}” gick inte att förstå. Skriv till exempel 1–2, 4."
RANGE_OUTSIDE = "Sidan {number} finns inte. Papperet har sidorna 1–{total}."
RANGE_OUTSIDE_ONE = "Sidan {number} finns inte. Papperet har bara en sida."
RANGE_WORDS_ALL = "alla|allt"
RANGE_WORDS_PAGES = "sidorna|sidor|sidan|sida|sid|bladen|blad|s|från"
RANGE_WORDS_TO = r"t\.?\s?o\.?\s?m\.?|till\s+och\s+med|till"
RANGE_WORDS_AND = "och|samt"
"""What people write in a page range, as alternatives of a regular expression, in lower case."""
RANGE_NOT_PRINTED = "Sidan {number} var inte med i utskriften."

COPIES = "Antal"

PRINTER = "Skrivare"
PRINTER_LOCAL = "Sitter i den här datorn"
PRINTER_NETWORK = "▲ Nätverksskrivare – papperet går över nätet"
PRINTER_NONE = "Ingen skrivare hittades. Sätt på skrivaren och sök igen, eller spara som PDF."
PRINTER_SEARCH = "Sök skrivare igen"
NETWORK_WARNING = (
    "▲ Det du skriver ut går över nätet och kan bli kvar på en server eller i skrivaren. "
    "Välj hellre en skrivare som sitter i datorn."
)
NETWORK_TICK = "Jag står vid skrivaren när papperet kommer"
NETWORK_TICK_FIRST = "Bocka i rutan först, eller välj en annan skrivare."

PROGRESS = "Skriver ut blad {done} av {total} …"
PROGRESS_START = "Skickar till skrivaren …"
QUESTION = "Kom alla {count} blad?"
QUESTION_ONE = "Kom bladet?"
QUESTION_HELP = "Stå kvar vid skrivaren och räkna bladen. Felskrivna blad läggs i sekretesstunnan."
YES = "Ja"
AGAIN = "Ny utskrift av blad …"
NOTHING = "Nej, inget kom"
AGAIN_FIELD = "Vilka sidor saknas eller blev fel?"
AGAIN_PRINT = "Skriv ut dem igen"
DONE = "✓ Utskriften är klar."
DONE_NOTED = "✓ Utskriften är klar och antecknad."

EMPTY_QUEUE = "Töm skrivarens kö: öppna skrivaren i datorns inställningar och ta bort ”Utskrift”."
COPY_STRUCK = "Exemplaret är struket. När du skriver ut igen blir det ett nytt."
NOT_ACCEPTED = (
    "■ Skrivaren tog inte emot utskriften. Inget papper har lämnat datorn. Välj en annan skrivare, eller spara som PDF."
)
BROKEN = "■ Utskriften bröts på vägen. Titta efter blad i skrivaren och lägg dem i sekretesstunnan. " + EMPTY_QUEUE
CANCELLED = "■ Utskriften är avbruten. Titta efter blad i skrivaren och lägg dem i sekretesstunnan. " + EMPTY_QUEUE
NOTHING_CAME = "■ Inget papper kom. " + EMPTY_QUEUE

SAVE_TITLE = "Spara som PDF"
SAVE_HELP = "Filen är inte låst: den som har den kan läsa den. Spara helst på ett USB-minne som låses in."
SAVE_FOLDER = "Mapp"
SAVE_UP = "Upp en mapp"
SAVE_INSIDE = "Mappar här. Enter öppnar"
SAVE_NO_FOLDERS = "Inga mappar här inne."
SAVE_NAME = "Filens namn"
SAVE_NAME_HELP = "Skriv inget namn på någon person."
SAVE_NAME_WRONG = 'Filnamnet får inte vara tomt eller innehålla / \\ : * ? " < > |'
SAVE_EXISTS = "Det finns redan en fil med det namnet här. Skriv ett annat namn."
SAVE_FOLDER_CLOSED = "Mappen går inte att öppna. Välj en annan."
SAVED = "✓ Sparat som {name}."
PLACE_HOME = "Hem"
PLACE_DOCUMENTS = "Dokument"
PLACE_STICK = "USB: {name}"
