"""Telephone numbers and numbers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sip_desktop.domain.values.numbers import parse_number, plain_number
from sip_desktop.domain.values.phone import parse_phone


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0701740650", "070-174 06 50"),
        ("070-1740650", "070-174 06 50"),
        ("070–174 06 50", "070-174 06 50"),
        ("+46701740650", "070-174 06 50"),
        ("+46 (0)70-174 06 50", "070-174 06 50"),
        ("0046 70 174 06 50", "070-174 06 50"),
        ("08-46500400", "08-465 004 00"),
        ("084650040", "08-465 00 40"),
        ("08123456", "08-12 34 56"),
        ("(054) 12 34 56", "054-12 34 56"),
        ("055512345", "0555-123 45"),
        ("0771-114114", "0771-114 114"),
        ("0771114114", "0771-114 114"),
        ("020-50 50 50", "020-50 50 50"),
        ("020–50 50 50", "020-50 50 50"),
        ("020505050", "020-50 50 50"),
        ("07-017 40 650", "070-174 06 50"),
        ("0555-123 45 ankn 12", "0555-123 45 ankn 12"),
        ("växeln  0555-123 45", "växeln 0555-123 45"),
        ("112", "112"),
        ("114 14", "114 14"),
        ("+47 22 33 44 55", "+47 22 33 44 55"),
        ("0123", "0123"),
        ("0", "0"),
    ],
)
def test_phone_numbers(text: str, number: str) -> None:
    assert parse_phone(text) == number


@pytest.mark.parametrize("text", ["via växeln", "-", "hemligt", "٠٧٠"])
def test_only_a_text_without_digits_is_no_number(text: str) -> None:
    assert parse_phone(text) is None


@settings(deadline=None)
@given(st.text("0123456789+-() /ankn", min_size=1))
def test_no_digit_is_lost_and_a_number_stays_as_it_was_made(text: str) -> None:
    number = parse_phone(text)
    if number is not None:
        assert parse_phone(number) == number
        kept = [c for c in number if c.isdigit()]
        typed = [c for c in text if c.isdigit()]
        assert kept[-4:] == typed[-4:]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"),
        ("12,5", "12.5"),
        ("12.50", "12.5"),
        ("1 000", "1000"),
        ("1\u00a0000,5", "1000.5"),
        ("-3", "-3"),
        ("−3,10", "-3.1"),
        ("-0", "0"),
        ("007", "7"),
        ("100", "100"),
        ("0.125", "0.125"),
    ],
)
def test_numbers(text: str, value: str) -> None:
    assert parse_number(text) == value
    assert parse_number(plain_number(value)) == value


@pytest.mark.parametrize("text", ["1.000", "12.500", "1e5", "tolv", "12 st", "1 00", "1,2,3", "", "٣", "9" * 16])
def test_what_is_no_number_or_could_be_two(text: str) -> None:
    assert parse_number(text) is None
