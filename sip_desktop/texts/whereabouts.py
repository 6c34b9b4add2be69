"""Words of the whereabouts check: refused terms, bad input on the command line, neutral words to offer."""

TERM_TOO_SHORT = "Ett ord som inte får stå på papper är kortare än tre tecken. Det skulle hittas överallt. Skriv mer."
TERM_TOO_SHORT_LINE = (
    "Rad {line} i filen med kända ord är kortare än tre tecken. Det skulle hittas överallt. Skriv mer."
)
NOT_TEXT = "Filen går inte att läsa som text. Spara den som UTF-8 och försök igen."
NO_FILE = "Filen går inte att läsa. Kontrollera sökvägen."
NO_PLACES = "Ortnamnen saknas eller går inte att läsa. Installera om programmet."
# What may stand instead, by kind of finding. Nothing for what must simply be left out.
NEUTRAL = {
    "known_term": "på orten",
    "near_known_term": "på orten",
    "place": "på orten",
    "unknown_name": "på orten",
    "school": "skolan",
    "shelter": "boendet",
    "hotel": "boendet",
    "workplace": "arbetet",
    "care_unit": "enheten",
    "arena": "på orten",
    "church": "på orten",
}
