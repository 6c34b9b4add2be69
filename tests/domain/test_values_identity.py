"""Personnummer, samordningsnummer and reservnummer, proven against the package ``personnummer``."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from personnummer import personnummer

from sip_desktop.domain.values.identity import birth_date, identity_fault, identity_words, parse_identity
from sip_desktop.texts import values as texts

TODAY = date(2026, 11, 22)
TILDA = "20150922-9801"


def check_digit(nine: str) -> int:
    """The Luhn digit, worked out in another way than the program: by table, from the right."""
    doubled = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
    total = sum(doubled[int(d)] if n % 2 == 0 else int(d) for n, d in enumerate(reversed(nine)))
    return -total % 10


numbers = st.builds(
    lambda day, serial, coordination: (
        f"{day:%Y%m}{day.day + 60 * coordination:02}",
        f"{serial:03}",
    ),
    st.dates(date(1850, 1, 1), TODAY),
    st.integers(1, 999),
    st.booleans(),
).map(lambda parts: f"{parts[0]}-{parts[1]}{check_digit(parts[0][2:] + parts[1])}")


@pytest.mark.parametrize(
    "text",
    [
        "20150922-9801",
        "201509229801",
        "150922-9801",
        "1509229801",
        "150922 9801",
        "150922–9801",
        "2015-09-22-9801",
        "2015 09 22 9801",
        " 20150922 - 9801\n",
    ],
)
def test_one_number_written_in_many_ways(text: str) -> None:
    assert parse_identity(text, TODAY) == TILDA


@pytest.mark.parametrize(
    "number",
    ["19870314-9800", "19791111-9803", "20170508-9801", "19900203-9809", "19701063-2391"],
)
def test_numbers_of_the_test_series_are_right(number: str) -> None:
    assert parse_identity(number, TODAY) == number


def test_plus_means_a_hundred_years_or_more() -> None:
    assert parse_identity("150922+9801", TODAY) == "19150922-9801"
    assert parse_identity("150922-9801", TODAY) == TILDA


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("19791111-9804", texts.IDENTITY_CHECK),
        ("791111-9804", texts.IDENTITY_CHECK),
        ("20150922-980", texts.IDENTITY_LENGTH.format(count=11)),
        ("0922", texts.IDENTITY_LENGTH.format(count=4)),
        ("20151322-9801", texts.IDENTITY_DATE.format(count=8)),
        ("150931-9801", texts.IDENTITY_DATE.format(count=6)),
        ("20150299-9801", texts.IDENTITY_DATE.format(count=8)),
        ("000229+9801", texts.IDENTITY_DATE.format(count=6)),
        ("17150922-9801", texts.IDENTITY_CENTURY),
        ("20150922-0007", texts.IDENTITY_SERIAL),
        (f"20261231-980{check_digit('261231980')}", texts.IDENTITY_FUTURE),
        ("vet inte", texts.IDENTITY_UNREAD),
        ("20150922-9801 Tilda", texts.IDENTITY_UNREAD),
        ("2015092298-01", texts.IDENTITY_UNREAD),
        ("٢٠١٥٠٩٢٢-٩٨٠١", texts.IDENTITY_UNREAD),
    ],
)
def test_what_is_no_number_is_told_why(text: str, sentence: str) -> None:
    assert parse_identity(text, TODAY) is None
    assert identity_fault(text) == sentence


def test_the_right_check_digit_is_never_told() -> None:
    assert not any(character.isdigit() for character in identity_fault("19791111-9804"))


@pytest.mark.parametrize("text", ["20121212-TF01", "99AB1234", "19121212-1A2B"])
def test_a_reserve_number_is_kept_as_it_is(text: str) -> None:
    assert parse_identity(text, TODAY) == text
    assert identity_words(text) == "Reservnummer, kontrolleras inte"
    assert birth_date(text) == ""


@pytest.mark.parametrize(
    ("number", "words", "born"),
    [
        (TILDA, "Personnummer, född 22 september 2015", "2015-09-22"),
        ("19701063-2391", "Samordningsnummer, född 3 oktober 1970", "1970-10-03"),
        ("", "", ""),
        ("150922", "", ""),
        ("20151399-0000", "", ""),
    ],
)
def test_in_words_and_the_birth_date(number: str, words: str, born: str) -> None:
    assert identity_words(number) == words
    assert birth_date(number) == born


@settings(deadline=None)
@given(numbers)
def test_what_the_package_holds_valid_is_understood(number: str) -> None:
    assert personnummer.valid(number)
    assert parse_identity(number, TODAY) == number
    assert birth_date(number) == personnummer.parse(number).get_date().isoformat()


@settings(deadline=None, max_examples=300)
@given(numbers, st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_is_found_where_the_package_finds_it(number: str, place: int, step: int) -> None:
    digits = number.replace("-", "")
    wrong = digits[:place] + str((int(digits[place]) + step) % 10) + digits[place + 1 :]
    wrong = f"{wrong[:8]}-{wrong[8:]}"
    assume("1800" <= wrong[:4] <= "2025")
    assert (parse_identity(wrong, TODAY) is not None) == personnummer.valid(wrong)
    assert place < 2 or parse_identity(wrong, TODAY) is None


@settings(deadline=None)
@given(numbers)
def test_ten_digits_and_the_sign_tell_the_century(number: str) -> None:
    year = int(number[:4])
    assume(TODAY.year - 199 < year)
    sign = "+" if TODAY.year - year >= 100 else "-"
    assert parse_identity(number[2:8] + sign + number[9:], TODAY) == number


@settings(deadline=None)
@given(st.text("0123456789-+ –ab٣\n", max_size=16))
def test_every_text_is_understood_or_told_why(text: str) -> None:
    value = parse_identity(text, TODAY)
    if value is None:
        assert identity_fault(text)
    else:
        assert parse_identity(value, TODAY) == value
