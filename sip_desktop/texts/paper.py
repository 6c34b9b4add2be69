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

NAME_IN_PRINT = "Namnförtydligande"
SIGNED_ON = "Datum"

TICKED = "Kryssat: "
UNTICKED = "Ej kryssat: "
