"""Words of the list "Att göra", the case's calendar strip and the month's sheet."""

from sip_desktop.texts.values import MONTHS as MONTHS

MONTH = "{month} {year}"
AT_ONCE = "genast"
