"""Words of the evaluations view and of what is counted there."""

from __future__ import annotations

from sip_desktop.texts.values import MONTHS

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
NO_FORMS = "Regionen har ingen utvärdering."
COUNTS = "Svaren i {region}"
COUNTS_HELP = (
    "Få svar kan peka ut någon. Är de färre än 5 räknas de ihop med kvartalet, halvåret eller året, och en längre "
    "period visas aldrig bredvid sina delar. Det som någon har skrivit med egna ord visas inte här."
)
NO_COUNTS = "Inga svar är inlagda i regionen än."
TOO_FEW = "för få för att visas"
NUMBER = "{number} svar"
SHOW = "Visa svaren"
HIDE = "Dölj svaren"
SHOW_NAMED = "Visa svaren: {form}, {period}"
HIDE_NAMED = "Dölj svaren: {form}, {period}"
NOT_SHOWN = "Visas inte: det kan peka ut någon."
NO_ANSWER = "Inget svar"
OTHER_FORM = "Svar i en äldre blankett"
TOGETHER = "Sammanlagt: {options}"
BETWEEN = ", "
ALL_YEARS = "alla år"


def period(months: int, first: str) -> str:
    """A period of so many months from ``first`` ("2026-10"): "oktober–december 2026", "2026"; 0 is all years."""
    if months == 0:
        return ALL_YEARS
    year, _, month = first.partition("-")
    if months == len(MONTHS):
        return year
    begins = MONTHS[int(month) - 1]
    return f"{begins} {year}" if months == 1 else f"{begins}–{MONTHS[int(month) + months - 2]} {year}"
