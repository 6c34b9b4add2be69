"""When something is due: clocks against the law's own days, hours across the change of the clock, bad order."""

from __future__ import annotations

import warnings
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip_desktop import app
from sip_desktop.domain.deadlines import Deadline, Event, Unit
from sip_desktop.domain.due_dates import (
    LOCAL_TIME,
    Due,
    Moment,
    day_of,
    due_dates,
    in_reach,
    is_over,
    local,
    own_date,
    wrong_order,
)
from sip_desktop.domain.form import Condition, Fact
from sip_desktop.domain.lenses.case_facts import CaseFacts, case_facts

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from holidays.constants import DE_FACTO, PUBLIC
    from holidays.countries.sweden import Sweden

KNOWN = app.definitions()
REGIONS = "uppsala haninge skane halland varmland".split()


def at(text: str) -> datetime:
    """A time as a paper holds it: local, without a zone."""
    return datetime.fromisoformat(text)


days = st.dates(date(2005, 1, 1), date(2099, 12, 31))
amounts = st.integers(1, 999)
times = st.datetimes(at("2005-01-01T00:00"), at("2099-12-31T00:00"))


def term(amount: int = 3, unit: Unit = Unit.DAYS, event: Event = Event.MEETING, **more: object) -> Deadline:
    return Deadline(id="prov", event=event, amount=amount, unit=unit, what="Gjort", source="Prov (1)", **more)  # type: ignore[arg-type]


def one(deadline: Deadline, at: Moment) -> Due:
    (due,) = due_dates([deadline], {deadline.event: at})
    return due


def of(region: str, name: str, event: Event, at: Moment) -> Due:
    (due,) = (each for each in due_dates(KNOWN.deadlines(region), {event: at}) if each.id.startswith(name))
    return due


# law.md §4.2: notice given, the day as counted, the day it is moved to, why, and the next weekday.
VECTORS = [
    ("2026-12-21", "2026-12-24", "2026-12-28", "julafton", "2026-12-22"),
    ("2026-12-23", "2026-12-26", "2026-12-28", "annandag jul", "2026-12-28"),
    ("2026-12-29", "2027-01-01", "2027-01-04", "nyårsdagen", "2026-12-30"),
    ("2027-03-24", "2027-03-27", "2027-03-30", "annandag påsk", "2027-03-25"),
    ("2027-05-04", "2027-05-07", "2027-05-07", "", "2027-05-05"),
    ("2027-06-22", "2027-06-25", "2027-06-28", "midsommarafton", "2027-06-23"),
]


@pytest.mark.parametrize(("notice", "raw", "moved", "why", "weekday"), VECTORS)
def test_the_six_notices(notice: str, raw: str, moved: str, why: str, weekday: str) -> None:
    day = date.fromisoformat(notice)
    called = of("haninge", "utskrivningsklar", Event.DISCHARGE_READY, day)
    assert (str(called.raw), str(called.due)) == (raw, moved)
    assert why in called.moved_by
    assert ("1930:173" in called.moved_by) is (raw != moved)
    assert str(of("skane", "d5", Event.INVITATION_PUBLISHED, day).due) == weekday


def test_every_day_of_2024_to_2035_is_moved_as_the_law_says() -> None:
    off = Sweden(categories=(PUBLIC, DE_FACTO), years=range(2024, 2037), include_sundays=False, language="sv")
    day = date(2024, 1, 1)
    while day < date(2036, 1, 1):
        due = of("uppsala", "utskrivningsklar", Event.DISCHARGE_READY, day)
        expected = raw = day + timedelta(3)
        while expected.weekday() >= 5 or expected in off:
            expected += timedelta(1)
        assert (due.raw, due.due) == (raw, expected)
        assert bool(due.moved_by) is (raw != expected)
        following = day + timedelta(1)
        while following.weekday() >= 5 or following in off:
            following += timedelta(1)
        assert of("skane", "d5", Event.INVITATION_PUBLISHED, day).due == following
        day += timedelta(1)


@given(days, amounts, st.sampled_from([Unit.DAYS, Unit.WEEKS, Unit.MONTHS]))
def test_moving_never_shortens_and_never_by_more_than_a_long_weekend(day: date, amount: int, unit: Unit) -> None:
    plain, moved = one(term(amount, unit), day), one(term(amount, unit, moves=True), day)
    assert plain.due == plain.raw == moved.raw
    assert isinstance(moved.due, date)
    assert timedelta(0) <= moved.due - moved.raw <= timedelta(5)
    assert moved.due.weekday() < 5
    assert bool(moved.moved_by) is (moved.due != moved.raw)


@given(days, st.integers(1, 60))
def test_weekdays_are_monday_to_friday_and_none_is_lost(day: date, amount: int) -> None:
    due, before = one(term(amount, Unit.WEEKDAYS), day).due, one(term(amount - 1, Unit.WEEKDAYS), day).due
    assert isinstance(due, date)
    assert due.weekday() < 5
    assert due > before
    back = one(term(amount, Unit.WEEKDAYS, before=True), due).due
    assert back <= day or amount == 0


@given(times, amounts)
def test_hours_run_by_the_clock(at: datetime, amount: int) -> None:
    due = one(term(amount, Unit.HOURS), at).due
    assert isinstance(due, datetime)
    assert due.astimezone(UTC) - local(at).astimezone(UTC) == timedelta(hours=amount)
    assert due.tzinfo is LOCAL_TIME
    assert day_of(one(term(amount, Unit.HOURS, before=True), due).due) == day_of(at)


@pytest.mark.parametrize(
    ("notice", "due"),
    [
        ("2026-11-20T14:30", "2026-11-21T14:30:00+01:00"),
        ("2026-12-23T15:00", "2026-12-24T15:00:00+01:00"),  # never moved
        ("2026-03-28T14:30", "2026-03-29T15:30:00+02:00"),  # an hour is lost in the night
        ("2026-10-24T14:30", "2026-10-25T13:30:00+01:00"),  # and one is won
        ("2026-10-24T02:30", "2026-10-25T02:30:00+02:00"),  # the first of the two half past two
        ("2026-10-25T02:30", "2026-10-26T01:30:00+01:00"),
        ("2026-03-29T02:30", "2026-03-30T03:30:00+02:00"),  # there was no half past two
        ("2026-12-31T23:59", "2027-01-01T23:59:00+01:00"),
        ("2026-11-20T13:30:00+00:00", "2026-11-21T14:30:00+01:00"),  # another zone
    ],
)
def test_24_hours_from_the_hospitals_notice(notice: str, due: str) -> None:
    found = of("skane", "d4", Event.HOSPITAL_NOTICE, datetime.fromisoformat(notice))
    assert isinstance(found.due, datetime)
    assert (found.due.isoformat(), found.raw, found.moved_by) == (due, found.due, "")


def test_a_day_without_a_time_counts_hours_from_its_first() -> None:
    due = of("skane", "d4", Event.HOSPITAL_NOTICE, date(2026, 11, 20)).due
    assert due == datetime(2026, 11, 21, tzinfo=LOCAL_TIME)


@pytest.mark.parametrize(
    ("day", "amount", "due"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-03-31", 1, "2026-04-30"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-12-01", 1, "2027-01-01"),
    ],
)
def test_months_end_on_the_same_day_or_the_last(day: str, amount: int, due: str) -> None:
    assert str(one(term(amount, Unit.MONTHS), date.fromisoformat(day)).due) == due


def test_backwards_from_the_meeting_is_never_moved() -> None:
    due = of("uppsala", "d10", Event.MEETING, at("2026-12-29T09:00"))
    assert (str(due.due), due.moved_by) == ("2026-12-26", "")


def test_a_late_evening_is_its_own_day() -> None:
    """Half past eleven in the evening is the next day in UTC + 1 only if one counts wrong."""
    late = datetime(2026, 11, 22, 23, 30, tzinfo=LOCAL_TIME)
    assert one(term(1), late.astimezone(UTC)).due == date(2026, 11, 23)


@pytest.mark.parametrize("region", REGIONS)
def test_every_clock_of_every_region_gives_a_day_for_every_event(region: str) -> None:
    every = dict.fromkeys(Event, at("2026-12-23T15:00"))
    dues = due_dates(KNOWN.deadlines(region), every)
    assert {due.id for due in dues} == {deadline.id for deadline in KNOWN.deadlines(region)}
    assert [due for due in dues if due.at_once and day_of(due.due) != date(2026, 12, 23)] == []
    assert all(due.source and due.what for due in dues)


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("at", [date(1900, 1, 1), at("1900-01-01T00:00"), date(2100, 12, 31), at("2100-12-31T23:00")])
def test_the_ends_of_the_calendar(region: str, at: Moment) -> None:
    assert in_reach(at)
    assert due_dates(KNOWN.deadlines(region), dict.fromkeys(Event, at))


def test_without_an_event_nothing_is_due() -> None:
    assert due_dates(KNOWN.deadlines("skane"), {}) == ()


def test_facts_are_those_of_the_day_of_the_event() -> None:
    """A child that turns fifteen tomorrow is a child to a clock that began today, whenever it is asked."""
    children = term(applies_when=Condition(fact=Fact.AGE, equals="barn"))
    sheet = {"fodelsedatum": "2011-11-27"}
    for day, count in ((date(2026, 11, 26), 1), (date(2026, 11, 27), 0)):
        assert len(due_dates([children], {Event.MEETING: day}, lambda at: case_facts(dict(sheet), at))) == count


def test_a_situation_that_does_not_fit_starts_no_clock() -> None:
    events = {Event.HOSPITAL_NOTICE: at("2026-11-20T14:30")}
    here = KNOWN.deadlines("skane")
    assert [due.id for due in due_dates(here, events, lambda _: CaseFacts(situation="utskrivning"))] == ["d4_kallelse"]
    assert due_dates(here, events, lambda _: CaseFacts(situation="annat")) == ()
    assert [due.id for due in due_dates(here, events)] == ["d4_kallelse"]


def test_events_in_an_order_that_cannot_be_are_told() -> None:
    right = {Event.NEED_NOTICED: date(2026, 11, 1), Event.MEETING: at("2026-11-01T09:00")}
    assert wrong_order(right) == ()
    [sentence] = wrong_order({**right, Event.MEETING: date(2026, 10, 31)})
    assert sentence == "Mötet ligger före dagen då behovet sågs. Kontrollera datumen."


def test_over_is_after_the_day_or_the_time() -> None:
    now = datetime(2026, 11, 26, 14, 3, tzinfo=LOCAL_TIME)
    assert not is_over(date(2026, 11, 26), now)
    assert is_over(date(2026, 11, 25), now)
    assert is_over(now - timedelta(minutes=1), now)
    assert not is_over(now, now)


def test_a_typed_date_is_never_moved() -> None:
    due = own_date("p_uppf_datum", date(2026, 12, 24))
    assert (due.due, due.raw, due.moved_by) == (date(2026, 12, 24), date(2026, 12, 24), "")
