"""Swedish holidays and eves, day by day against the package ``holidays``."""

from __future__ import annotations

import warnings
from datetime import date, timedelta

from sip_desktop.domain.values.days import day_off, holiday, weekday_from, weekdays_on

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from holidays.constants import DE_FACTO, PUBLIC
    from holidays.countries.sweden import Sweden

FIRST, LAST = date(2005, 1, 1), date(2100, 12, 31)


def test_every_day_from_2005_to_2100_agrees_with_the_package() -> None:
    known = Sweden(categories=(PUBLIC, DE_FACTO), years=range(2005, 2101), include_sundays=False, language="sv")
    days = [FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)]
    assert [day for day in days if bool(holiday(day)) != (day in known)] == []


def test_names_are_those_of_the_almanac() -> None:
    named = {
        date(2026, 1, 1): "nyårsdagen",
        date(2026, 1, 6): "trettondedag jul",
        date(2026, 4, 3): "långfredagen",
        date(2026, 4, 5): "påskdagen",
        date(2026, 4, 6): "annandag påsk",
        date(2026, 5, 1): "första maj",
        date(2026, 5, 14): "Kristi himmelsfärdsdag",
        date(2026, 5, 24): "pingstdagen",
        date(2026, 6, 6): "nationaldagen",
        date(2026, 6, 19): "midsommarafton",
        date(2026, 6, 20): "midsommardagen",
        date(2026, 10, 31): "alla helgons dag",
        date(2026, 12, 24): "julafton",
        date(2026, 12, 25): "juldagen",
        date(2026, 12, 26): "annandag jul",
        date(2026, 12, 31): "nyårsafton",
    }
    year = [date(2026, 1, 1) + timedelta(n) for n in range(365)]
    assert {day: holiday(day) for day in year if holiday(day)} == named


def test_an_ordinary_sunday_has_no_name() -> None:
    assert holiday(date(2026, 11, 22)) == ""


def test_every_day_is_a_weekday_or_says_why_not() -> None:
    """Against the package: a weekday is Monday to Friday, no holiday and none of the three eves, 2005–2100."""
    off = Sweden(categories=(PUBLIC, DE_FACTO), years=range(2005, 2102), include_sundays=False, language="sv")
    for day in (FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)):
        works = day.weekday() < 5 and day not in off
        assert (day_off(day) == "") is works, day
        expected = day
        while expected.weekday() >= 5 or expected in off:
            expected += timedelta(1)
        assert weekday_from(day) == expected


def test_the_name_says_why_a_day_is_no_weekday() -> None:
    days = (date(2026, 12, 26), date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 23), date(2026, 6, 19))
    assert [day_off(day) for day in days] == ["annandag jul", "lördag", "söndag", "", "midsommarafton"]
    # Working days that feel like holidays: skärtorsdag, trettondagsafton, valborg, annandag pingst, a klämdag.
    for day in ((2026, 4, 2), (2026, 1, 5), (2026, 4, 30), (2026, 5, 25), (2026, 5, 15)):
        assert day_off(date(*day)) == ""


def test_weekdays_are_counted_both_ways() -> None:
    assert weekdays_on(date(2026, 12, 23), 1) == date(2026, 12, 28)
    assert weekdays_on(date(2026, 12, 28), -1) == date(2026, 12, 23)
    assert weekdays_on(date(2026, 11, 20), 2) == date(2026, 11, 24)
    assert weekdays_on(date(2026, 12, 26), 0) == date(2026, 12, 26)
