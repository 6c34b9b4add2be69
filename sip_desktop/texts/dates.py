"""How a date stands in a list: short, with the month's name."""

MONTHS = ("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")
THIS_YEAR = "{day} {month}"
OTHER_YEAR = "{day} {month} {year}"
AT_TIME = "{date} {time}"
