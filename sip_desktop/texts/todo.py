"""Words of the list "Att göra", the case's calendar strip and the month's sheet."""

from sip_desktop.texts.values import MONTHS as MONTHS
from sip_desktop.texts.values import WEEKDAYS as WEEKDAYS

TITLE = "Att göra"
TABLE = "Det som ska göras, i alla ärenden"
COLUMNS = ("När", "Ärende", "Vad som ska vara klart")
WIDEST = ("torsdag 26 mars 2027", "SIP-2026-0000 BOKHYLLA-TIO")
GROUPS = {"overdue": "Försenat", "today": "I dag", "week": "Den här veckan", "later": "Senare"}
GROUP = "{name} ({count})"
COUNT = "{overdue} försenade · {today} i dag · {week} senare i veckan"
COUNTING = "Räknar om fristerna ({done} av {total} ärenden). Listan visar det som är räknat hittills."
OPEN = "Öppna ärendet"
NOTHING_TITLE = "Inget att göra"
NOTHING = (
    "Ingen frist har börjat räknas, och inget datum är bestämt. Fristerna räknas från det som står i ärendenas papper: "
    "dagen då behovet sågs, kallelsen, mötet och samtycket."
)
DETAILS = "Om raden"
DETAIL = "{what}. {why}"
MONTH_SHEET = "Månadsblad utan namn"
MONTH_CHOICE = "Månad"

TODAY, TOMORROW, YESTERDAY = "i dag", "i morgon", "i går"
AT_ONCE = "genast"
AT_ONCE_FROM = "{day}, genast"
AT_ONCE_SINCE = "Räknas från {date}"
DAY = "{weekday} {date}"
TIME = "{day} kl. {time}"
CLOCK = "kl. {time}"
COUNTED = "Räknat till {day}: {why}"
SOURCE = "Källa: {source}"
BETWEEN = " · "
PASSED = "{when} (försenat)"

STRIP = "Frister"
STRIP_MORE = "och {count} till"

MONTH = "{month} {year}"
