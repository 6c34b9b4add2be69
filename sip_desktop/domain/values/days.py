"""Swedish holidays, the three eves that count as holidays, and which days are weekdays; knows nothing of deadlines.

Source: lag (1989:253) om allmänna helgdagar, as it is since 2005, and lag (1930:173) 2 § for the eves.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from sip_desktop.texts import values as texts

_FIXED = {
    (1, 1): texts.NEW_YEARS_DAY,
    (1, 6): texts.EPIPHANY,
    (5, 1): texts.MAY_DAY,
    (6, 6): texts.NATIONAL_DAY,
    (12, 24): texts.CHRISTMAS_EVE,
    (12, 25): texts.CHRISTMAS_DAY,
    (12, 26): texts.BOXING_DAY,
    (12, 31): texts.NEW_YEARS_EVE,
}
_AFTER_EASTER = {
    -2: texts.GOOD_FRIDAY,
    0: texts.EASTER_DAY,
    1: texts.EASTER_MONDAY,
    39: texts.ASCENSION,
    49: texts.PENTECOST,
}
_SATURDAY = 5
DAY = timedelta(1)


def holiday(day: date) -> str:
    """The name of the holiday or eve ("julafton"), "" on any other day. Right from 2005, when the law last changed."""
    return _year(day.year).get(day, "")


def day_off(day: date) -> str:
    """Why the day is no weekday: the holiday's or the eve's name, "lördag" or "söndag"; "" on a weekday.

    Saturdays and the three eves are weekdays to lag (1989:253), but not where a last day is moved (lag 1930:173 2 §).
    """
    weekday = day.weekday()
    return holiday(day) or (texts.WEEKDAYS[weekday] if weekday >= _SATURDAY else "")


def weekday_from(day: date) -> date:
    """The day itself when it is a weekday, else the next one."""
    while day_off(day):
        day += DAY
    return day


def weekdays_on(day: date, count: int) -> date:
    """The ``count``-th weekday after the day, before it when ``count`` is negative; the day itself for 0."""
    step = DAY if count > 0 else -DAY
    for _ in range(abs(count)):
        day += step
        while day_off(day):
            day += step
    return day


@cache
def _year(year: int) -> dict[date, str]:
    midsummer = _saturday_from(date(year, 6, 20))
    moving = {
        midsummer - timedelta(1): texts.MIDSUMMER_EVE,
        midsummer: texts.MIDSUMMER_DAY,
        _saturday_from(date(year, 10, 31)): texts.ALL_SAINTS,
    }
    fixed = {date(year, month, day): name for (month, day), name in _FIXED.items()}
    after_easter = {_easter(year) + timedelta(days): name for days, name in _AFTER_EASTER.items()}
    return fixed | moving | after_easter


def _saturday_from(day: date) -> date:
    return day + timedelta((_SATURDAY - day.weekday()) % 7)


def _easter(year: int) -> date:
    """Easter day of the Gregorian calendar (the anonymous algorithm, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * i) // 451
    month, day = divmod(h + i - 7 * m + 114, 31)
    return date(year, month, day + 1)
