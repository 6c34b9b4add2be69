"""Words of the evaluations view."""

TITLE = "Utvärderingar"
TEXT = (
    "Svaren läggs in här, utanför alla ärenden. Inget ärende, ingen person och ingen dag sparas, bara månad, region "
    "och vilket slags möte det var."
)
REGION = "Region"
FORM = "Blankett"
MEETING = "Möte"
MEETINGS = (("forsta", "Första mötet"), ("uppfoljning", "Uppföljning"))
MONTH = "Månad"
FILL_IN = "Fyll i svar"
COUNTS = "Inlagda svar"
COUNTS_HELP = "Färre än 5 visas inte med siffra, för få svar kan peka ut någon."
NO_COUNTS = "Inga svar är inlagda än."
NO_FORMS = "Regionen har ingen utvärdering."
