"""Which backup copies are kept: thinned the older they are. Knows no file and no clock.

Nothing is measured against today: a computer whose clock is wrong, or that was off for a year, loses no copy by it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

LAST, DAYS, WEEKS, MONTHS = 10, 14, 8, 6


def kept(times: Iterable[datetime]) -> set[datetime]:
    """Of copies made at these times, those to keep.

    The ten last; and the last of each of the 14 last days, 8 last weeks and 6 last months that have any.
    """
    newest_first = sorted(set(times), reverse=True)
    spans: tuple[tuple[Callable[[datetime], object], int], ...] = (
        (lambda time: time, LAST),
        (lambda time: time.date(), DAYS),
        (lambda time: time.isocalendar()[:2], WEEKS),
        (lambda time: (time.year, time.month), MONTHS),
    )
    return {time for span, count in spans for time in _last_of_each(newest_first, span, count)}


def _last_of_each(newest_first: list[datetime], span: Callable[[datetime], object], count: int) -> list[datetime]:
    found: dict[object, datetime] = {}
    for time in newest_first:
        found.setdefault(span(time), time)
    return list(found.values())[:count]
