"""Dates as Swedes write and say them: what is understood, what is not, and why."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sip_desktop.domain.values.dates import date_fault, date_words, parse_date
from sip_desktop.texts import values as texts

SUNDAY = date(2026, 11, 22)
todays = st.dates(date(2000, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-03",
        " 2026-12-3 ",
        "2026–12–03",
        "2026/12/03",
        "20261203",
        "261203",
        "26-12-03",
        "3/12",
        "3 / 12",
        "3/12-26",
        "3/12 2026",
        "3/12/2026",
        "3.12.2026",
        "3.12",
        "3-12-2026",
        "3 dec",
        "3 dec.",
        "3 DEC 2026",
        "3 december -26",
        "3:e december",
        "den 3 december",
        "den 3 december 2026",
        "torsdag 3 december",
        "Torsdagen den 3 december 2026",
        "tors 3/12",
        "om elva dagar",
    ],
)
def test_one_day_written_in_many_ways(text: str) -> None:
    assert parse_date(text, SUNDAY) == "2026-12-03"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("idag", "2026-11-22"),
        ("I dag", "2026-11-22"),
        ("i morgon", "2026-11-23"),
        ("imorgon", "2026-11-23"),
        ("i övermorgon", "2026-11-24"),
        ("i går", "2026-11-21"),
        ("i förrgår", "2026-11-20"),
        ("på torsdag", "2026-11-26"),
        ("nu på torsdag", "2026-11-26"),
        ("torsdag", "2026-11-26"),
        ("mån", "2026-11-23"),
        ("lördag", "2026-11-28"),
        ("söndag", "2026-11-29"),
        ("i torsdags", "2026-11-19"),
        ("i söndags", "2026-11-15"),
        ("om 3 veckor", "2026-12-13"),
        ("om en vecka", "2026-11-29"),
        ("om 3 månader", "2027-02-22"),
        ("för två dagar sedan", "2026-11-20"),
        ("för en månad sen", "2026-10-22"),
        ("maj 3", None),
        ("sju", None),
    ],
)
def test_relative_words_are_counted_from_today(text: str, day: str | None) -> None:
    assert parse_date(text, SUNDAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("24/9", "2026-09-24"),  # 59 days ago: just done
        ("23/9", "2027-09-23"),  # 60 days ago: the coming one
        ("1/1", "2027-01-01"),
        ("22/11", "2026-11-22"),
    ],
)
def test_without_a_year_it_is_the_coming_day_or_one_just_passed(text: str, day: str) -> None:
    assert parse_date(text, SUNDAY) == day


def test_just_passed_reaches_into_last_year() -> None:
    assert parse_date("20/12", date(2027, 1, 10)) == "2026-12-20"


def test_two_digits_of_a_year_mean_a_birth_date_when_they_lie_far_ahead() -> None:
    assert [parse_date(text, SUNDAY) for text in ("361203", "371203", "870314")] == [
        "2036-12-03",
        "1937-12-03",
        "1987-03-14",
    ]


def test_a_month_ahead_stops_at_the_last_day() -> None:
    assert parse_date("om 1 månad", date(2027, 1, 31)) == "2027-02-28"


def test_leap_day_without_a_year_is_understood_when_there_is_one_near() -> None:
    assert parse_date("29/2", date(2028, 1, 10)) == "2028-02-29"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("30/2", "Februari har ingen dag 30. Kontrollera datumet."),
        ("31/11-26", "November har ingen dag 31. Kontrollera datumet."),
        ("29/2-27", "Februari har ingen dag 29. Kontrollera datumet."),
        ("0/5", "Maj har ingen dag 0. Kontrollera datumet."),
        ("29/2", texts.DATE_LEAP),
        ("3/13", texts.DATE_MONTH),
        ("2206-12-03", texts.DATE_YEAR),
        ("om 9999 månader", texts.DATE_YEAR),
        ("tis 3/12", texts.DATE_WEEKDAY),
        ("tis 3/12-26", texts.DATE_WEEKDAY),
        ("tisdag 3 december 2026", "3 december 2026 är en torsdag. Ändra veckodagen eller datumet."),
        ("v 49", texts.DATE_WEEK),
        ("vecka 49", texts.DATE_WEEK),
        ("nästa torsdag", texts.DATE_NEXT),
        ("snart", texts.DATE_UNREAD),
        ("3 foo", texts.DATE_UNREAD),
        ("om flera dagar", texts.DATE_UNREAD),
        ("om 3 veckor sedan", texts.DATE_UNREAD),
    ],
)
def test_what_is_no_day_is_told_why(text: str, sentence: str) -> None:
    assert parse_date(text, SUNDAY) is None
    assert date_fault(text) == sentence


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2026-12-03", "torsdag 3 december 2026"),
        ("2026-12-24", "torsdag 24 december 2026, julafton"),
        ("", ""),
        ("2026-02-30", ""),
    ],
)
def test_a_day_in_words(iso: str, words: str) -> None:
    assert date_words(iso) == words


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), todays)
def test_a_whole_date_never_depends_on_today(day: date, today: date) -> None:
    spoken = date_words(day.isoformat()).partition(",")[0]
    for text in (day.isoformat(), f"{day:%Y%m%d}", f"{day.day}/{day.month} {day.year}", spoken):
        assert parse_date(text, today) == day.isoformat()


@settings(deadline=None)
@given(st.dates(date(2004, 1, 1), date(2090, 12, 31)), todays)
def test_day_and_month_alone_lie_from_59_days_back_to_a_year_ahead(day: date, today: date) -> None:
    found = parse_date(f"{day.day}/{day.month}", today)
    if found is None:
        assert (day.day, day.month) == (29, 2)
    else:
        meant = date.fromisoformat(found)
        assert (meant.day, meant.month) == (day.day, day.month)
        assert timedelta(-59) <= meant - today <= timedelta(366)


@settings(deadline=None)
@given(todays)
def test_a_weekday_is_always_the_next_one_and_never_today(today: date) -> None:
    found = [parse_date(f"på {name}", today) for name in texts.WEEKDAYS]
    assert sorted(filter(None, found)) == [(today + timedelta(n)).isoformat() for n in range(1, 8)]
    past = [parse_date(f"i {name}s", today) for name in texts.WEEKDAYS]
    assert sorted(filter(None, past)) == [(today - timedelta(n)).isoformat() for n in range(7, 0, -1)]
