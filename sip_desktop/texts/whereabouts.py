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

CUT = "…"
STOP_PLACE = "”{term}” kan visa var hen är. Det står i: {where}."
STOPS = {
    "known_term": "”{term}” får inte stå på papper. Det står i: {where}.",
    "identity_number": "Personnumret {term} är inte hens. Det står i: {where}.",
}
WHY = (
    "Papper i det här ärendet får inte visa var hen finns, inte heller tillsammans med det som den som söker redan vet."
)
WHY_KNOWN = "Ordet står i ärendebladet under Får inte stå på papper. Det kan ingen gå förbi."
SOURCE = "Värmland, Personer med skyddade personuppgifter (004:73)"
ACTION = "Byt ut det eller ta bort det. Kan det inte visa var hen är: låt det stå och skriv varför."
ACTION_KNOWN = "Byt ut det eller ta bort det."
ALLOWED = "Du får skriva vidare, spara och skriva ut tomma blanketter."
KNOWN_STAYS = "”{term}” får inte stå på papper i det här ärendet. Byt ut det eller ta bort det."
REASON_MISSING = "Skriv varför det får stå. Ingenting är ändrat."
REASON_LONG = "Skriv kortare: högst {most} tecken. Det du skrev står kvar."
REASON_READY = "{ready} {words}"
JOURNAL_PLACE = "Raden kan visa var hen är. Ändra på papperet eller låt det stå där, och kopiera sedan."

# In the form page, from where the cursor leaves a field.
MARK_NAME = "Kan visa var hen är"
LINE = {
    "stop": "■ ”{term}” kan visa var hen är",
    "warning": "▲ ”{term}” kan visa var hen är",
    "info": "● ”{term}” kan visa var hen är",
}
LINE_KNOWN = "■ ”{term}” får inte stå på papper"
LINE_NEAR = "▲ ”{term}” liknar något som inte får stå på papper"
LINE_IDENTITY = "■ Personnumret {term} är inte hens"
SWAP = "Byt ut mot ”{words}”"
SWAP_NAME = "Byt ut ”{term}” mot ”{words}” i {where}"
REMOVE = "Ta bort"
REMOVE_NAME = "Ta bort ”{term}” ur {where}"
LET_STAND = "Låt stå – skriv skäl"
LET_STAND_NAME = "Låt ”{term}” stå i {where} – skriv skäl"
REASON = "Varför det får stå"
REASON_NAME = "Varför ”{term}” får stå i {where}"
REASON_ACT = "Låt stå"
MORE = "Och {count} till i samma ruta."
REVIEW_PLACES = "Platskontroll – kan texten visa var hen är? {count} att se över. Välj en rad för att komma dit."
REVIEW_LINE = "{line}: {where}"
TERM_NOT_LOOKED_FOR = "Kortare än tre tecken: söks inte efter. Det skulle hittas överallt. Skriv mer."
