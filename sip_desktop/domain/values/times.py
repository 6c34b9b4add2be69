"""Times of day, and a day with a time, as Swedes write them; knows no clock but the day passed in."""

from __future__ import annotations

import re
from datetime import date

from sip_desktop.domain.values.dates import FIRST_YEAR, LAST_YEAR, Written, date_fault, date_words, parse_date, read
from sip_desktop.texts import values as texts

_CLOCK = r"(?:kl(?:ockan)?\.?\s?)"
_TIME = re.compile(rf"{_CLOCK}?(?P<hour>[0-9]{{1,2}}?)(?:(?:\s?[.:,]\s?|\s)?(?P<minute>[0-9]{{2}}))?\.?")
_ISO = re.compile(r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})t(?P<time>[0-9]{2}:[0-9]{2})")
# A day and a time, surest first: "kl" says where the time begins, then 13.00 or 13:00, last bare digits.
_SPLITS = (
    _ISO,
    re.compile(rf"(?P<date>.+?),?\s?(?P<time>{_CLOCK}[0-9].*)"),
    re.compile(r"(?P<date>.+?),?\s(?P<time>[0-9]{1,2}[.:][0-9]{2})\.?"),
    re.compile(rf"(?P<time>{_CLOCK}?[0-9]{{1,2}}[.:][0-9]{{2}}),?\s(?P<date>.+)"),
    re.compile(rf"(?P<time>{_CLOCK}[0-9]{{1,4}}),?\s(?P<date>.+)"),
    re.compile(r"(?P<date>.+?),?\s(?P<time>[0-9]{1,4})"),
)


def parse_time(text: str) -> str | None:
    """The time as "13:00", None when it is not understood. 13, 1300, 13.00, 13:00 and "kl. 13" are alike."""
    read_time = _hour_minute(text)
    if read_time is None or read_time[0] > 23 or read_time[1] > 59:
        return None
    return f"{read_time[0]:02}:{read_time[1]:02}"


def time_fault(text: str) -> str:
    """Why the text, which ``parse_time`` did not understand, is no time of day."""
    read_time = _hour_minute(text)
    if read_time is None:
        return texts.TIME_UNREAD
    return texts.TIME_HOUR if read_time[0] > 23 else texts.TIME_MINUTE


def parse_datetime(text: str, today: date) -> str | None:
    """Day and time as "2026-12-03T13:00", None when they are not understood.

    A text that is a whole day by itself ("3 dec 2026") lacks its time: its last digits are never taken for one.
    """
    for day_text, time_text in _splits(text):
        day, time = parse_date(day_text, today), parse_time(time_text)
        if day and time:
            return f"{day}T{time}"
    return None


def datetime_fault(text: str) -> str:
    """Why the text, which ``parse_datetime`` did not understand, is no day with a time."""
    if read(text) is not None:
        return texts.DATETIME_NO_TIME
    if _hour_minute(text) is not None:
        return texts.DATETIME_NO_DATE
    for day_text, time_text in _splits(text):
        if read(day_text) is not None:
            return date_fault(day_text) if parse_time(time_text) else time_fault(time_text)
    return texts.DATETIME_UNREAD


def time_words(value: str) -> str:
    """ "kl. 13.00" for "13:00"; "" for an empty value."""
    return f"kl. {plain_time(value)}" if value else ""


def plain_time(value: str) -> str:
    """ "13.00" for "13:00", as Swedish writes it."""
    return value.replace(":", ".")


def datetime_words(value: str) -> str:
    """ "torsdag 3 december 2026 kl. 13.00", and the holiday; "" when ``value`` is not canonical."""
    day, _, time = value.partition("T")
    words, comma, name = date_words(day).partition(",")
    return f"{words} {time_words(time)}{comma}{name}" if words and time else ""


def _hour_minute(text: str) -> tuple[int, int] | None:
    found = _TIME.fullmatch(text.strip().lower())
    return (int(found["hour"]), int(found["minute"] or 0)) if found else None


def _splits(text: str) -> list[tuple[str, str]]:
    plain = " ".join(text.lower().split())
    shapes = _SPLITS[:2] if _is_day(plain) else _SPLITS
    found = [shape.fullmatch(plain) for shape in shapes]
    return [(hit["date"], hit["time"]) for hit in found if hit]


def _is_day(plain: str) -> bool:
    """True for a whole day. Two last digits, as in "3/12 13", and 1300 are an hour rather than a year.

    "måndag 10.00" and "fre 13.30" are no days: there is no month 0 or 30.
    """
    reading = read(plain)
    if isinstance(reading, Written):
        return 1 <= reading.month <= 12 and (reading.year is None or FIRST_YEAR <= reading.year <= LAST_YEAR)
    return reading is not None
