"""Dates as Swedes write and say them, to ISO dates and to words; the clock is passed in."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

import msgspec

from sip_desktop.domain.values.days import holiday
from sip_desktop.texts import values as texts

FIRST_YEAR, LAST_YEAR = 1900, 2100
PAST_DAYS = 60
FUTURE_YEARS = 10


class Written(msgspec.Struct, frozen=True):
    """A date as written: ``year`` None when left out, below 100 when two digits; ``weekday`` 0–6 or None."""

    day: int
    month: int
    year: int | None = None
    weekday: int | None = None


class Spoken(msgspec.Struct, frozen=True):
    """A day told from today: so many ``days`` and ``months`` ahead, or the next (last) ``weekday`` when it is given."""

    days: int = 0
    months: int = 0
    weekday: int | None = None
    last: bool = False


Reading = Written | Spoken

_WEEKDAY = "(?:mån|tis|ons|tors?|fre|lör|sön)(?:dag|d)?"
_MONTH = "[a-zåäö]{3,}"
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})",
        r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
        r"(?P<year>[0-9]{2})-?(?P<month>[0-9]{2})-?(?P<day>[0-9]{2})",
        rf"(?P<day>[0-9]{{1,2}})\s?/\s?(?P<month>[0-9]{{1,2}})(?:(?:\s?[-/]\s?|\s){_YEAR})?",
        rf"(?P<day>[0-9]{{1,2}})\.\s?(?P<month>[0-9]{{1,2}})(?:(?:\.\s?|\s){_YEAR})?",
        r"(?P<day>[0-9]{1,2})-(?P<month>[0-9]{1,2})-(?P<year>[0-9]{4})",
        rf"(?P<day>[0-9]{{1,2}})(?::?[ea]|\.)?\s?(?P<name>{_MONTH})\.?,?(?:\s?[-']?\s?{_YEAR})?",
    )
)
_LED = re.compile(rf"(?P<weekday>{_WEEKDAY})(?:en)?\.?,?\s(?:den\s)?(?P<rest>.*[0-9].*)")
_NEXT = re.compile(rf"(?:nu\s)?(?:på\s)?(?P<weekday>{_WEEKDAY})")
_LAST = re.compile(r"i\s(?P<weekday>(?:mån|tis|ons|tors|fre|lör|sön)dag)s")
_COUNTED = re.compile(
    r"(?P<way>om|för)\s(?P<count>[0-9]{1,4}|[a-zåäö]+)\s(?P<unit>dag|dagar|veck(?:a|or)|månad(?:er)?)(?P<past>\s(?:sedan|sen))?"
)
_WEEK = re.compile(r"(?:v\.?|vecka)\s?[0-9]{1,2}(?:\s.*)?")


def read(text: str) -> Reading | None:
    """How the text tells a day, None when it does not. The day told may still not exist."""
    plain = " ".join(text.lower().replace("–", "-").split()).removeprefix("den ").rstrip(".,")
    if plain in texts.DAY_WORDS:
        return Spoken(days=texts.DAY_WORDS[plain])
    return _counted(plain) or _by_weekday(plain) or _written(plain)


def resolve(reading: Reading, today: date) -> date | None:
    """The day that is meant, None when there is no such day or its weekday is another than the one written.

    Without a year it is the coming such day, unless that day passed less than 60 days ago: staff write of
    meetings to come, and of what has just been done. Two digits of a year mean at most ten years ahead,
    otherwise the 1900s, since what lies far off in these forms is a birth date. Years are 1900–2100.
    """
    if isinstance(reading, Spoken):
        return _told(reading, today)
    years = _years(reading.year, today)
    days = [day for year in years if (day := _day(year, reading.month, reading.day)) is not None]
    oldest = date.min if reading.year is not None else today - timedelta(PAST_DAYS - 1)
    meant = next((day for day in days if day >= oldest), None)
    if meant is None or reading.weekday not in (None, meant.weekday()):
        return None
    return meant


def parse_date(text: str, today: date) -> str | None:
    """The ISO date that is meant, None when it is not understood."""
    reading = read(text)
    day = resolve(reading, today) if reading else None
    return day.isoformat() if day else None


def date_fault(text: str) -> str:
    """Why the text, which ``parse_date`` did not understand, is no day. Needs no clock: only the text is at fault."""
    reading = read(text)
    plain = text.strip().lower()
    if reading is None and _WEEK.fullmatch(plain):
        return texts.DATE_WEEK
    if reading is None:
        return texts.DATE_NEXT if plain.startswith("nästa ") else texts.DATE_UNREAD
    if isinstance(reading, Spoken):
        return texts.DATE_YEAR
    return _fault_of(reading)


def date_words(iso: str) -> str:
    """ "torsdag 3 december 2026", with the name of a holiday or eve after a comma; "" when ``iso`` is no date."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return ""
    words = f"{texts.WEEKDAYS[day.weekday()]} {plain_date(day)}"
    return ", ".join(part for part in (words, holiday(day)) if part)


def plain_date(day: date) -> str:
    """ "3 december 2026"."""
    return f"{day.day} {texts.MONTHS[day.month - 1]} {day.year}"


def _fault_of(reading: Written) -> str:
    if not 1 <= reading.month <= 12:
        return texts.DATE_MONTH
    if reading.year is not None and reading.year > 99 and not FIRST_YEAR <= reading.year <= LAST_YEAR:
        return texts.DATE_YEAR
    if (reading.day, reading.month) == (29, 2) and reading.year is None:
        return texts.DATE_LEAP
    year = 2000 if reading.year is None else reading.year
    day = _day(year if year > 99 else 2000 + year, reading.month, reading.day)
    if day is None:
        return texts.impossible_day(reading.day, reading.month)
    if reading.year is None or reading.year < 100:
        return texts.DATE_WEEKDAY
    return texts.other_weekday(plain_date(day), day.weekday())


def _counted(plain: str) -> Spoken | None:
    found = _COUNTED.fullmatch(plain)
    if found is None or (found["way"] == "för") != bool(found["past"]):
        return None
    word = found["count"]
    count = int(word) if word.isdigit() else texts.NUMBER_WORDS.get(word, 0)
    if not count and word != "0":
        return None
    signed = -count if found["past"] else count
    if found["unit"].startswith("mån"):
        return Spoken(months=signed)
    return Spoken(days=signed * (7 if found["unit"].startswith("veck") else 1))


def _by_weekday(plain: str) -> Reading | None:
    if found := _NEXT.fullmatch(plain):
        return Spoken(weekday=_weekday(found["weekday"]))
    if found := _LAST.fullmatch(plain):
        return Spoken(weekday=_weekday(found["weekday"]), last=True)
    if found := _LED.fullmatch(plain):
        rest = _written(found["rest"])
        return msgspec.structs.replace(rest, weekday=_weekday(found["weekday"])) if rest else None
    return None


def _written(plain: str) -> Written | None:
    for shape in _SHAPES:
        if found := shape.fullmatch(plain):
            parts = found.groupdict()
            month = _month(parts["name"]) if parts.get("name") else int(parts["month"])
            if month is not None:
                return Written(int(parts["day"]), month, int(parts["year"]) if parts["year"] else None)
    return None


def _weekday(word: str) -> int:
    return next(i for i, name in enumerate(texts.WEEKDAYS) if name.startswith(word[:3]))


def _month(word: str) -> int | None:
    return next((i for i, name in enumerate(texts.MONTHS, 1) if name.startswith(word)), None)


def _years(year: int | None, today: date) -> tuple[int, ...]:
    if year is None:
        return (today.year - 1, today.year, today.year + 1)
    if year > 99:
        return (year,)
    return (2000 + year if 2000 + year <= today.year + FUTURE_YEARS else 1900 + year,)


def _day(year: int, month: int, day: int) -> date | None:
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def _told(spoken: Spoken, today: date) -> date | None:
    if spoken.weekday is not None:
        ahead = (spoken.weekday - today.weekday() - 1) % 7 + 1
        back = (today.weekday() - spoken.weekday - 1) % 7 + 1
        return today - timedelta(back) if spoken.last else today + timedelta(ahead)
    moved = _months_on(today, spoken.months) + timedelta(spoken.days)
    return moved if FIRST_YEAR <= moved.year <= LAST_YEAR else None


def _months_on(day: date, months: int) -> date:
    """The same day so many months on, or the last day of that month when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
