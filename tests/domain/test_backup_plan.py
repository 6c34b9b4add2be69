"""Copies are thinned with age, and never so that fewer than the newest ten are left."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sip_desktop.domain.backup_plan import DAYS, LAST, MONTHS, WEEKS, kept

START = datetime(2020, 1, 1, tzinfo=UTC)
TIME = st.integers(0, 10 * 365 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))
TIMES = st.lists(TIME, max_size=200)


@given(TIMES)
def test_keeps_the_newest_and_no_more_than_asked(times: list[datetime]) -> None:
    keep = kept(times)
    newest = sorted(set(times), reverse=True)
    assert set(newest[:LAST]) <= keep <= set(times)
    assert len(keep) <= LAST + DAYS + WEEKS + MONTHS


@given(TIMES)
def test_thinning_twice_takes_no_more(times: list[datetime]) -> None:
    once = kept(times)
    assert kept(once) == once


def test_a_year_of_working_days() -> None:
    start = datetime(2026, 11, 26, 8, tzinfo=UTC)
    times = [start - timedelta(days=day, hours=hour) for day in range(365) for hour in (0, 3)]
    keep = sorted(kept(times), reverse=True)
    assert keep[:LAST] == sorted(times, reverse=True)[:LAST]
    days = {time.date() for time in keep}
    assert {(start - timedelta(days=n)).date() for n in range(DAYS)} <= days
    assert len({(time.year, time.month) for time in keep}) == MONTHS
    assert min(keep) < start - timedelta(days=140)


def test_of_one_day_the_last_stays_when_the_ten_newest_are_younger() -> None:
    old = [datetime(2026, 11, 1, hour, tzinfo=UTC) for hour in range(8, 16)]
    new = [datetime(2026, 11, 26, 8, minute, tzinfo=UTC) for minute in range(LAST)]
    assert kept(old + new) == {*new, old[-1]}
