"""Times of day, and days with a time."""

from __future__ import annotations

from datetime import date, datetime
from datetime import time as clock_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sip_desktop.domain.values.times import (
    datetime_fault,
    datetime_words,
    parse_datetime,
    parse_time,
    time_fault,
    time_words,
)
from sip_desktop.texts import values as texts

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize("text", ["13", "13.00", "13:00", "13,00", "13 00", "1300", "kl 13", "kl. 13.00", "Klockan 13"])
def test_one_time_written_in_many_ways(text: str) -> None:
    assert parse_time(text) == "13:00"


@pytest.mark.parametrize(("text", "time"), [("9", "09:00"), ("900", "09:00"), ("0.05", "00:05"), ("kl.8.30", "08:30")])
def test_short_times(text: str, time: str) -> None:
    assert parse_time(text) == time


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("24.00", texts.TIME_HOUR),
        ("25", texts.TIME_HOUR),
        ("13.75", texts.TIME_MINUTE),
        ("halv två", texts.TIME_UNREAD),
        ("13-14", texts.TIME_UNREAD),
        ("١٣", texts.TIME_UNREAD),
    ],
)
def test_what_is_no_time_is_told_why(text: str, sentence: str) -> None:
    assert parse_time(text) is None
    assert time_fault(text) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-03T13:00",
        "2026-12-03 13.00",
        "2026-12-03 13",
        "3/12 kl 13",
        "3/12 kl. 13.00",
        "3/12 13",
        "3/12 1300",
        "3.12 13.00",
        "3 dec 2026 13.00",
        "tors 3/12, 13:00",
        "torsdag den 3 december kl. 13.00",
        "13.00 3/12",
        "13.00 3.12",
        "kl 13, 3/12",
        "om elva dagar kl 13",
    ],
)
def test_one_meeting_written_in_many_ways(text: str) -> None:
    assert parse_datetime(text, SUNDAY) == "2026-12-03T13:00"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("i morgon 9", "2026-11-23T09:00"),
        ("torsdag 13", "2026-11-26T13:00"),
        ("idag kl. 15.50", "2026-11-22T15:50"),
        ("torsdag 10.00", "2026-11-26T10:00"),
        ("fre 13.30", "2026-11-27T13:30"),
    ],
)
def test_relative_days_with_a_time(text: str, value: str) -> None:
    assert parse_datetime(text, SUNDAY) == value


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("3 dec 2026", texts.DATETIME_NO_TIME),
        ("3/12", texts.DATETIME_NO_TIME),
        ("3/12 1930", texts.DATETIME_NO_TIME),
        ("i morgon", texts.DATETIME_NO_TIME),
        ("kl 13", texts.DATETIME_NO_DATE),
        ("30/2 13.00", "Februari har ingen dag 30. Kontrollera datumet."),
        ("3/12 25.00", texts.TIME_HOUR),
        ("3/12 kl. 13.75", texts.TIME_MINUTE),
        ("efter lunch", texts.DATETIME_UNREAD),
    ],
)
def test_what_is_no_meeting_time_is_told_why(text: str, sentence: str) -> None:
    assert parse_datetime(text, SUNDAY) is None
    assert datetime_fault(text) == sentence


def test_in_words() -> None:
    assert time_words("13:00") == "kl. 13.00"
    assert time_words("") == ""
    assert datetime_words("2026-12-03T13:00") == "torsdag 3 december 2026 kl. 13.00"
    assert datetime_words("2026-12-24T09:30") == "torsdag 24 december 2026 kl. 09.30, julafton"
    assert datetime_words("2026-12-24") == ""
    assert datetime_words("") == ""


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.times())
def test_whole_dates_with_times_are_read_back(day: date, time: clock_time) -> None:
    moment = datetime.combine(day, time)
    value = f"{moment:%Y-%m-%dT%H:%M}"
    for text in (
        value,
        f"{moment:%Y-%m-%d %H.%M}",
        f"{moment:%Y-%m-%d} kl. {moment:%H.%M}",
        f"{moment:%H:%M %Y-%m-%d}",
    ):
        assert parse_datetime(text, SUNDAY) == value
