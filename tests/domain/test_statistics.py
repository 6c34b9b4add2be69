"""Small numbers: no published cell is under five, and nothing hidden is what is left of what is shown."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sip_desktop.domain.statistics import SMALLEST_SHOWN, Count, Length, Period, grouped, published

MONTHS = [f"{year}-{month:02}" for year in (2025, 2026, 2027) for month in range(1, 13)]
numbers_by_month = st.dictionaries(st.sampled_from(MONTHS), st.integers(1, 14), max_size=20)
chosen = st.lists(st.integers(0, 12), min_size=1, max_size=7).map(
    lambda counts: {f"o{n}": count for n, count in enumerate(counts)}
)


def answers(**numbers: int) -> list[str]:
    """Months, one an answer: ``answers(m2026_11=6)``."""
    return [name[1:].replace("_", "-") for name, number in numbers.items() for _ in range(number)]


def shown(months: list[str]) -> list[tuple[str, str, int]]:
    return [(count.period.length.name, count.period.first, count.number) for count in published(months)]


@pytest.mark.parametrize(
    ("months", "wanted"),
    [
        ([], []),
        (answers(m2026_11=4), []),
        (answers(m2026_11=5), [("MONTH", "2026-11", 5)]),
        (answers(m2026_10=5, m2026_11=4), [("QUARTER", "2026-10", 9)]),
        (answers(m2026_07=3, m2026_11=9), [("HALF", "2026-07", 12)]),
        (answers(m2026_01=2, m2026_11=9), [("YEAR", "2026-01", 11)]),
        (answers(m2025_12=1, m2026_11=9), [("ALL", "", 10)]),
        (answers(m2025_12=2, m2026_11=2), []),
        (answers(m2026_01=5, m2026_02=6, m2026_04=3, m2026_06=3), [
            ("MONTH", "2026-01", 5), ("MONTH", "2026-02", 6), ("QUARTER", "2026-04", 6)
        ]),
    ],
)  # fmt: skip
def test_a_small_month_is_counted_with_its_quarter_and_so_on(
    months: list[str], wanted: list[tuple[str, str, int]]
) -> None:
    assert shown(months) == wanted


def spread(numbers: dict[str, int]) -> list[str]:
    return [month for month, number in numbers.items() for _ in range(number)]


@given(numbers_by_month)
def test_what_is_published_is_a_partition_of_cells_of_five_or_more(numbers: dict[str, int]) -> None:
    counts = published(spread(numbers))
    assert all(count.number >= SMALLEST_SHOWN for count in counts)
    if not counts:
        assert sum(numbers.values()) < SMALLEST_SHOWN
        return
    for month in numbers:
        assert sum(count.period.holds(month) for count in counts) == 1
    for count in counts:
        assert count.number == sum(number for month, number in numbers.items() if count.period.holds(month))


def every_period() -> list[Period]:
    starts = [(Length.MONTH, 1), (Length.QUARTER, 3), (Length.HALF, 6), (Length.YEAR, 12)]
    return [Period(length, first) for length, step in starts for first in MONTHS[::step]]


def in_span(rows: list[list[Fraction]], wanted: list[Fraction]) -> bool:
    """Whether ``wanted`` is a sum of multiples of the rows: all that adding and subtracting can reach."""
    rows = [row[:] for row in rows]
    wanted = wanted[:]
    for column in range(len(wanted)):
        pivot = next((row for row in rows if row[column]), None)
        if pivot is None:
            if wanted[column]:
                return False
            continue
        rows.remove(pivot)
        for row in (*rows, wanted):
            factor = row[column] / pivot[column]
            row[:] = [value - factor * part for value, part in zip(row, pivot, strict=True)]
    return True


@settings(max_examples=60, deadline=None)
@given(numbers_by_month)
def test_no_hidden_period_can_be_had_by_adding_and_subtracting(numbers: dict[str, int]) -> None:
    months = sorted(numbers)
    counts = published(spread(numbers))
    rows = [[Fraction(count.period.holds(month)) for month in months] for count in counts]
    for period in every_period():
        held = [Fraction(period.holds(month)) for month in months]
        if 0 < sum(numbers[month] for month in months if period.holds(month)) < SMALLEST_SHOWN:
            assert not in_span(rows, held), period


def test_the_proof_can_fail() -> None:
    quarter_and_two_months = [[Fraction(n) for n in row] for row in ([1, 1, 1], [1, 0, 0], [0, 1, 0])]
    assert in_span(quarter_and_two_months, [Fraction(0), Fraction(0), Fraction(1)])


@given(numbers_by_month, st.sampled_from(MONTHS))
def test_one_answer_more_never_uncovers_a_small_month(numbers: dict[str, int], month: str) -> None:
    more = {**numbers, month: numbers.get(month, 0) + 1}
    for count in published(spread(more)):
        if count.period.length is Length.MONTH:
            assert more[count.period.first] >= SMALLEST_SHOWN


@given(chosen)
def test_options_are_counted_in_groups_of_five_or_more(numbers: dict[str, int]) -> None:
    groups = grouped(numbers)
    assert all(group.number >= SMALLEST_SHOWN for group in groups)
    assert len(groups) != 1
    named = [option for group in groups for option in group.options]
    assert len(named) == len(set(named))
    if groups:
        # What is not named was chosen by nobody, so the total hides nothing.
        assert sum(group.number for group in groups) == sum(numbers.values())
        assert {option for option, number in numbers.items() if number} <= set(named)


@given(chosen)
def test_no_few_can_be_told_from_the_groups(numbers: dict[str, int]) -> None:
    """No set of groups differs from another by one to four answers that are some options' own."""
    groups = grouped(numbers)
    sums = [0, *(sum(g.number for g in some) for n in range(1, 4) for some in combinations(groups, n))]
    small = {option for option, number in numbers.items() if 0 < number < SMALLEST_SHOWN}
    for group in groups:
        if small.intersection(group.options):
            assert len(group.options) > 1
    assert all(total == 0 or total >= SMALLEST_SHOWN for total in sums)


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [
        ({"a": 6, "b": 7}, [(("a",), 6), (("b",), 7)]),
        ({"a": 6, "b": 7, "c": 0}, [(("a",), 6), (("b",), 7)]),
        ({"a": 9, "b": 7, "c": 1, "d": 0}, [(("a",), 9), (("b", "c", "d"), 8)]),
        ({"a": 9, "b": 3, "c": 2}, [(("a",), 9), (("b", "c"), 5)]),
        ({"a": 9, "b": 1}, []),
        ({"a": 9}, []),
        ({"a": 2, "b": 2}, []),
        ({}, []),
    ],
)
def test_few_who_chose_an_option_are_counted_with_others(
    numbers: dict[str, int], wanted: list[tuple[tuple[str, ...], int]]
) -> None:
    assert [(group.options, group.number) for group in grouped(numbers)] == wanted


def test_a_count_says_its_period() -> None:
    assert published(answers(m2026_11=5)) == (Count(Period(Length.MONTH, "2026-11"), 5),)
