"""Counts that point at nobody: few answers are counted in a longer period; it knows no form and no answer's words.

What is published is a partition: no period is shown beside one that it is a part of, and no total beside its parts.
So nothing that is hidden is what is left when something shown is taken from something else that is shown. A period
without answers has nobody in it: it is neither shown nor hidden.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum

import msgspec

SMALLEST_SHOWN = 5


class Length(IntEnum):
    """How long a published period is, in months; 0 is all years together."""

    ALL = 0
    YEAR = 12
    HALF = 6
    QUARTER = 3
    MONTH = 1


_SHORTER = {
    Length.ALL: Length.YEAR,
    Length.YEAR: Length.HALF,
    Length.HALF: Length.QUARTER,
    Length.QUARTER: Length.MONTH,
}


class Period(msgspec.Struct, frozen=True):
    """A month, quarter, half-year or year, or all years. ``first`` is its first month, "" for all years."""

    length: Length
    first: str = ""

    def holds(self, month: str) -> bool:
        """True when the month ("2026-11") is in the period."""
        return self.length is Length.ALL or _start(month, self.length) == _number(self.first)


class Count(msgspec.Struct, frozen=True):
    """A published number of answers; never under ``SMALLEST_SHOWN``."""

    period: Period
    number: int


class Group(msgspec.Struct, frozen=True):
    """Options that are counted together, most often one; the number is never under ``SMALLEST_SHOWN``."""

    options: tuple[str, ...]
    number: int


def published(months: Iterable[str]) -> tuple[Count, ...]:
    """The periods to show for answers of these months ("2026-11", one an answer), oldest first.

    Where one month of a quarter has under five answers the whole quarter is shown instead of its months, and so on
    to half-year, year and all years. () when there are under five in all.
    """
    numbers = Counter(months)
    if numbers.total() < SMALLEST_SHOWN:
        return ()
    return tuple(_cells(numbers, Period(Length.ALL)))


def grouped(numbers: Mapping[str, int]) -> tuple[Group, ...]:
    """How the answers to one question fall on its options (in the order of the form), () when that cannot be shown.

    Options that fewer than five chose are counted together, with those nobody chose, so that it cannot be told
    which is which. When they are under five together, the least chosen of the others joins them: otherwise they
    would be what is left of the total. One single group says what everybody answered, so it is not shown.
    """
    large = {option: number for option, number in numbers.items() if number >= SMALLEST_SHOWN}
    together = sum(numbers.values()) - sum(large.values())
    while 0 < together < SMALLEST_SHOWN and large:
        least = min(large, key=lambda option: large[option])
        together += large.pop(least)
    groups = [Group((option,), number) for option, number in large.items()]
    if together:
        groups.append(Group(tuple(option for option in numbers if option not in large), together))
    return tuple(groups) if len(groups) > 1 and all(group.number >= SMALLEST_SHOWN for group in groups) else ()


def _cells(numbers: Counter[str], period: Period) -> Iterator[Count]:
    shorter = _SHORTER.get(period.length)
    parts: dict[int, Counter[str]] = {}
    if shorter is not None:
        for month in sorted(numbers):
            parts.setdefault(_start(month, shorter), Counter())[month] = numbers[month]
    if shorter is None or any(part.total() < SMALLEST_SHOWN for part in parts.values()):
        yield Count(period, numbers.total())
        return
    for start, part in parts.items():
        yield from _cells(part, Period(shorter, f"{start // 12}-{start % 12 + 1:02}"))


def _start(month: str, length: Length) -> int:
    number = _number(month)
    return number - number % length


def _number(month: str) -> int:
    """Months since year 0: a quarter, half-year or year begins where it is a multiple of its length."""
    year, _, of_year = month.partition("-")
    return int(year) * 12 + int(of_year) - 1
