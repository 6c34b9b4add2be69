"""When something is due: clocks become days and times, and a last day that is no weekday is moved; it knows no case.

Sources: law.md's reading of lag (1930:173) 2 § (a statute's last day on a Saturday, Sunday, holiday, midsommarafton,
julafton or nyårsafton becomes the next weekday; nothing is ever shortened) and lag (1989:253). "24 timmar" runs by the
clock, weekends and the two nights of clock change included.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from sip_desktop.domain.conditions import holds
from sip_desktop.domain.deadlines import Deadline, Event, Level, Unit
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.values.dates import FIRST_YEAR, LAST_YEAR
from sip_desktop.domain.values.days import DAY, day_off, weekday_from, weekdays_on
from sip_desktop.texts import due_dates as texts

LOCAL_TIME = ZoneInfo("Europe/Stockholm")

Moment = date | datetime
"""A day, or a day with time of day. A time without zone is local, Europe/Stockholm."""

# What cannot come before what: a clock that starts with the later one then says nothing.
_ORDER = (
    (Event.NEED_NOTICED, Event.INVITATION_PUBLISHED),
    (Event.NEED_NOTICED, Event.MEETING),
    (Event.HOSPITAL_NOTICE, Event.DISCHARGED),
    (Event.DISCHARGE_READY, Event.DISCHARGED),
    (Event.INVITATION_PUBLISHED, Event.MEETING),
)


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is due. ``raw`` is the last day or time as counted, ``due`` as it holds; ``moved_by`` says why
    they differ, "" when they do not.

    Times (only where the clock runs in hours, or a time was typed) have a zone. ``at_once``: the routine has no
    number, and the day is that of the event. ``event`` is "" for a date that somebody typed in a paper.
    """

    id: str
    event: str
    raw: Moment
    due: Moment
    what: str
    source: str
    moved_by: str = ""
    level: Level = Level.WARNING
    at_once: bool = False


def due_dates(
    deadlines: Iterable[Deadline],
    events: Mapping[Event, Moment],
    facts: Callable[[date], CaseFacts] | None = None,
) -> tuple[Due, ...]:
    """What is due of ``deadlines`` after these events, earliest first; a deadline without its event is left out.

    ``facts`` gives what conditions may ask on a day. They are asked on the day of the event, never today: a child
    that turns fifteen tomorrow changes no clock that has begun. Without ``facts`` (no case) every deadline is there.
    """
    found = []
    for deadline in deadlines:
        at = events.get(deadline.event)
        if at is not None and (facts is None or holds(deadline.applies_when, {}, facts(day_of(at)))):
            found.append(_due(deadline, at))
    return tuple(sorted(found, key=order))


def own_date(name: str, at: Moment, level: Level = Level.WARNING) -> Due:
    """A date that somebody typed in a paper, in the field ``name`` of ``texts.OWN``; it is never moved."""
    what, source = texts.OWN[name]
    at = local(at) if isinstance(at, datetime) else at
    return Due(id=name, event="", raw=at, due=at, what=what, level=level, source=source)


def order(due: Due) -> tuple[datetime, str]:
    """For sorting: a day without a time is over when the day is."""
    at = due.due
    return (at if isinstance(at, datetime) else local(datetime.combine(at, time.max)), due.id)


def is_over(at: Moment, now: datetime) -> bool:
    """True when the time has passed, or the day is over."""
    return at < now if isinstance(at, datetime) else at < local(now).date()


def local(at: datetime) -> datetime:
    """The time with the zone of Sweden. An hour that is skipped in spring is the one after it."""
    if at.tzinfo is None:
        at = at.replace(tzinfo=LOCAL_TIME).astimezone(UTC)
    return at.astimezone(LOCAL_TIME)


def day_of(at: Moment) -> date:
    """The local day of a moment."""
    return local(at).date() if isinstance(at, datetime) else at


def in_reach(at: Moment) -> bool:
    """True for a moment whose clocks all end within the calendar."""
    return FIRST_YEAR <= at.year <= LAST_YEAR


def wrong_order(events: Mapping[Event, Moment]) -> tuple[str, ...]:
    """A sentence for each pair of events that cannot have come in this order, by day."""
    return tuple(
        texts.WRONG_ORDER.format(later=_upper(texts.EVENTS[later]), earlier=texts.EVENTS[earlier])
        for earlier, later in _ORDER
        if earlier in events and later in events and day_of(events[later]) < day_of(events[earlier])
    )


def _due(deadline: Deadline, at: Moment) -> Due:
    count = -deadline.amount if deadline.before else deadline.amount
    raw = _raw(at, count, deadline.unit)
    due, moved_by = raw, ""
    if not isinstance(raw, datetime):
        start = day_of(at)
        if deadline.unit is Unit.WEEKDAYS:
            due = weekdays_on(start, count)
            moved_by = _why(texts.NOT_COUNTED, start, due) if due != raw else ""
        elif deadline.moves:
            due = weekday_from(raw)
            moved_by = _why(texts.MOVED, raw - DAY, due) if due != raw else ""
    return Due(
        id=deadline.id,
        event=deadline.event.value,
        raw=raw,
        due=due,
        moved_by=moved_by,
        what=deadline.what,
        level=deadline.level,
        source=deadline.source,
        at_once=not deadline.amount,
    )


def _raw(at: Moment, count: int, unit: Unit) -> Moment:
    if unit is Unit.HOURS and count:
        # Of a day whose hour nobody wrote, the first: the clock then never ends too late.
        begun = local(at if isinstance(at, datetime) else datetime.combine(at, time()))
        return (begun.astimezone(UTC) + timedelta(hours=count)).astimezone(LOCAL_TIME)
    day = day_of(at)
    if unit is Unit.MONTHS:
        return _months_on(day, count)
    return day + timedelta(weeks=count) if unit is Unit.WEEKS else day + timedelta(days=count)


def _months_on(day: date, count: int) -> date:
    """The same day so many months later, the last of the month where it has no such day (lag 1930:173 1 §)."""
    years, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def _why(sentence: str, start: date, end: date) -> str:
    """Why days strictly between ``start`` and ``end`` do not count."""
    names = list(dict.fromkeys(_days_off(min(start, end), max(start, end))))
    together = texts.LAST_BETWEEN.join(part for part in (", ".join(names[:-1]), names[-1]) if part)
    return sentence.format(days=together)


def _days_off(start: date, end: date) -> Iterator[str]:
    day = start + DAY
    while day < end:
        if name := day_off(day):
            yield name
        day += DAY


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
