"""How something that is due is told: "i dag", "torsdag 26 nov kl. 14:30", and why the day is that one. No clock."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from sip_desktop.texts import todo as texts
from sip_desktop.ui.dates import short_date

if TYPE_CHECKING:
    from sip_desktop.services.todo import TodoLine

LATER = ("week", "later")


def when_words(line: TodoLine, today: date) -> str:
    """When it is due, "genast" where the routine has no number."""
    words = moment_words(line.due, today)
    if not line.at_once:
        return words
    return texts.AT_ONCE_FROM.format(day=words) if line.when in LATER else texts.AT_ONCE


def two_lines(line: TodoLine, today: date) -> tuple[str, str]:
    """The same as ``when_words`` in two lines: the day, and under it the time or "genast", "" for neither."""
    at = line.due
    if line.at_once:
        later = line.when in LATER
        return (moment_words(at, today), texts.AT_ONCE) if later else (texts.AT_ONCE, "")
    if isinstance(at, datetime):
        return moment_words(at.date(), today), texts.CLOCK.format(time=at.strftime("%H:%M"))
    return moment_words(at, today), ""


def moment_words(at: date, today: date) -> str:
    """ "i dag kl. 14:30", "torsdag 26 nov": the day as near as it can be told, with the time when there is one."""
    day = at.date() if isinstance(at, datetime) else at
    words = _near(day, today)
    return texts.TIME.format(day=words, time=at.strftime("%H:%M")) if isinstance(at, datetime) else words


def why_words(line: TodoLine, today: date) -> str:
    """The day as counted with the rule that moved it, and the source: the small line under what is due."""
    counted = ""
    if line.moved_by:
        counted = texts.COUNTED.format(day=moment_words(line.raw, today), why=line.moved_by)
    elif line.at_once:
        counted = texts.AT_ONCE_SINCE.format(date=moment_words(line.raw, today))
    return texts.BETWEEN.join(part for part in (counted, texts.SOURCE.format(source=line.source)) if part)


def _near(day: date, today: date) -> str:
    near = {
        today: texts.TODAY,
        today + timedelta(days=1): texts.TOMORROW,
        today - timedelta(days=1): texts.YESTERDAY,
    }
    if day in near:
        return near[day]
    return texts.DAY.format(weekday=texts.WEEKDAYS[day.weekday()], date=short_date(day.isoformat(), today))
