"""What stands on every paper besides the form's own words."""

FORM = "Blankett {number} · version {version}"
REVISION = "utgåva {revision}"
CASE = "Ärende"
COPY = "Exemplar"
SHEET = "Blankett nr"
PAGE = "Sida"
PAGE_OF = "{page} ({pages})"
RUNNING_PAGE = "Sida {page} ({pages})"
RUNNING_COPY = "Exemplar {number}"
RUNNING_SHEET = "Blankett nr {number}"
BETWEEN = " · "

BINDER = "SIP-blanketter"

DRAFT = "UTKAST"
DRAFT_PEN = "UTKAST – samlas in"

LOGO = "Logotyp: {name}"
SECRECY = "Sekretess"
SECRECY_PROVISION = "Enligt"
SECRECY_DATE = "Datum"
SECRECY_AUTHORITY = "Myndighet"

DOCUMENT_ID = "Dokument {id}"
VALID_TO = "Gäller till och med {date}"

CONTINUED = "{title}, fortsättning"
ROW = "Rad"
NUMBERED = "{word} {number}"

STATEMENT = "Påstående"
ONE_A_ROW = "Sätt ett kryss på varje rad"
POINT = "• "
ANSWERED = "{label}: {text}"

NAME_IN_PRINT = "Namnförtydligande"
SIGNED_ON = "Datum"

TICKED = "Kryssat: "
UNTICKED = "Ej kryssat: "

CHART = "Flödesschema."
CHART_STEP = "{number}. {title}"
CHART_ARROW = "{start} leder till {end}."
CHART_BRANCH = "Vid {start} finns en sidoväg: {end}."
CHART_PAPERS = "{label}: {papers}"
BINDER_PAGE = "Pärmen, sida {page}"
