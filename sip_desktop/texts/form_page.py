"""Every Swedish sentence of the form page; what is asked in a form stands in ``forms/*.toml``."""

from __future__ import annotations

DRAFT = "utkast"
CLEAR = "klar, version {revision}"
CLEAR_OLDER = "version {revision}, det finns en nyare"
TITLE = "{form} · {state}"
BACK = "‹ {number} {word}"
BACK_ALONE = "‹ Tillbaka"
BACK_NAME = "Tillbaka till ärendet {number} {word}"
SAVED = "Sparat {clock}"
UNCHANGED = "Ändras inte mer."
NOT_SAVED = "Inte sparat: {text} Det du har skrivit står kvar här. Nästa ändring försöker spara igen."

REVIEW = "Granska"
REVIEW_CLOSE = "Stäng"
REVIEW_TITLE = "Granska"
MAKE_CLEAR = "Gör klar"
MAKE_CLEAR_ANYWAY = "Gör klar ändå"
PRINT = "Skriv ut"
DONE = "Klar"
CORRECT = "Gör en ny version"
TO_NEWEST = "Visa den senaste versionen"
NOTHING_MISSING = "Inget fattas. Gör klar, så kan du skriva ut numrerade exemplar. Ändringar blir en ny version."
SOMETHING_MISSING = "Fattas eller stämmer inte: {count}. Välj en rad för att komma dit."
CLEAR_ANYWAY = "Du kan göra klart ändå. Det som fattas lämnas tomt på papperet. Ändringar blir en ny version."
PROBLEM_LINE = "{where}: {text}"
MISSING_LINE = "Fattas: {where}"
IN_ROW = "{row}, {field}"

CONTENTS = "Innehåll"
SECTION_DONE = "✓ {title}"
SECTION_MISSING = "{count} {title}"
SECTION_OPEN = "○ {title}"
SECTION_DONE_NAME = "{title}, klart"
SECTION_ONE_NAME = "{title}, 1 sak fattas"
SECTION_MISSING_NAME = "{title}, {count} saker fattas"
SECTION_OPEN_NAME = "{title}, inget ifyllt än"

REQUIRED = "{label} · behövs"
REQUIRED_SPOKEN = "Behövs."
MISSING = "Fattas."
HELP_KEY = "F1 hjälp"
HELP_TITLE = "Hjälp: {label}"
HELP_NONE = "Det finns ingen hjälptext till den här rutan."
HELP_CLEAR_CHOICE = "Välj samma svar en gång till för att ta bort det."
HELP_ROWS = "Ctrl+Enter lägger till en rad. Alt+↑ och Alt+↓ flyttar den du står i."
HELP_PARTY = "Välj någon som står i ärendebladet, eller Annan – skriv."
HELP_DATE = "Skriv till exempel 3/12, 2026-12-03 eller i morgon."
HELP_TIME = "Skriv till exempel 13, 13.00 eller 13:00."
SOURCE = "Källa: {source}"
CLOSE_HELP = "Stäng hjälpen"

UNANSWERED = "Inte besvarat"
OTHER = "Annan – skriv"
OTHER_HINT = "Skriv vem det är"
OTHER_NAME = "{label}, annan"
SIGN_ON_PAPER = "Skrivs under på papper."
NOT_COMPUTED = "Räknas ut när det finns något att räkna på."

FROM = {
    "arendeblad": "Från ärendebladet",
    "forberedelse": "Från förberedelsen",
    "kallelse": "Från kallelsen",
    "svar": "Från svaret på kallelsen",
    "kartlaggning": "Från kartläggningen",
    "plan": "Från planen",
    "uppfoljning": "Från uppföljningen",
    "samordnarbyte": "Från bytet",
    "previous": "Från förra versionen",
    "personnummer": "Enligt numret",
    "samtycken": "Från samtyckesbladen",
    "kallade": "Från kallelsen och svaren",
}
FROM_OTHER = "Från ett tidigare papper i ärendet"
NEWER = {
    "arendeblad": "Ärendebladet säger nu: {text}",
    "kallelse": "Kallelsen säger nu: {text}",
    "forberedelse": "Förberedelsen säger nu: {text}",
    "plan": "Planen säger nu: {text}",
    "personnummer": "Enligt numret: {text}",
    "samtycken": "Samtyckesbladen säger nu: {text}",
    "kallade": "Kallelsen och svaren säger nu: {text}",
    "skrivet": "Du hade skrivit: {text}",
}
NEWER_OTHER = "Ett tidigare papper i ärendet säger nu: {text}"
NEWER_EMPTY = "inget"
NEWER_ROWS = "{count} rader: {names}"
NEWER_ROW = "1 rad: {names}"
TAKE_OVER = "Ta över"
TAKE_OVER_NAME = "Ta över till {label}"
TAKE_BACK = "Sätt tillbaka"
TAKE_BACK_NAME = "Sätt tillbaka i {label} det du hade skrivit"

ROW_WORD = "rad"
ROW_TITLE = "{word} {number}"
ROW_TITLE_TEXT = "{row} – {text}"
ADD_ROW = "+ Lägg till {word}"
ADD_ROW_NAME = "Lägg till {word} i {label}"
ROW_UP = "↑ Upp"
ROW_DOWN = "↓ Ner"
ROW_REMOVE = "Ta bort"
ROW_UP_NAME = "Flytta upp {row}"
ROW_DOWN_NAME = "Flytta ner {row}"
ROW_REMOVE_NAME = "Ta bort {row}"
ROW_REMOVED = "{row} togs bort."
ROW_USED = "Står i: {titles}."
UNDO = "Ångra"
UNDO_NAME = "Ångra, sätt tillbaka {row}"
ROW_BACK = "{row} är tillbaka."
ROW_ADDED = "{row} lades till."

MODES = {"filled": "Ifylld", "blank": "Tom", "pen": "Penna"}
MODE_NAMES = {
    "filled": "Visa sidan med det som är ifyllt",
    "blank": "Visa sidan tom",
    "pen": "Visa sidan med skrivrader för det som inte är känt",
}
PAGE_NAME = "Sidan som den skrivs ut"
PAGE_OF = "Sida {page} ({pages})"
PREVIOUS_PAGE = "‹"
NEXT_PAGE = "›"
PREVIOUS_PAGE_NAME = "Föregående sida"
NEXT_PAGE_NAME = "Nästa sida"
SMALLER = "–"
LARGER = "＋"
SMALLER_NAME = "Mindre sida"
LARGER_NAME = "Större sida"
HIDE_PAGE = "Dölj sidan F6"
SHOW_PAGE = "Visa sidan F6"
SHOW_FIELDS = "Visa fälten F6"
CANNOT_PRINT = "Kan inte skrivas ut och blir □ på papperet: {characters}"

COVERED = "Dolt. Allt är sparat."
