"""Personnummer, samordningsnummer and reservnummer; knows not who they belong to and never tells a sex.

Canonical: twelve digits with a hyphen, "20150922-9801"; a reserve number is kept as it was written.
Source: folkbokföringslagen (1991:481) 18 § and 18 a §; lag (2022:1697) om samordningsnummer (day + 60).
"""

from __future__ import annotations

import re
from datetime import date

import msgspec

from sip_desktop.domain.values.dates import plain_date
from sip_desktop.texts import values as texts

# ASCII digits only: "\d" also takes Arabic-Indic and other digits, which would be stored unread.
_NUMBER = re.compile(
    r"(?P<century>[0-9]{2})?(?P<year>[0-9]{2})[-. ]?(?P<month>[0-9]{2})[-. ]?(?P<day>[0-9]{2})"
    r" ?(?P<sign>[-+ ])? ?(?P<serial>[0-9]{3})(?P<check>[0-9])"
)
_CANONICAL = re.compile(r"[0-9]{8}-[0-9]{4}")
_RESERVE = re.compile("(?=.*[A-Za-zÅÄÖåäö])[A-Za-zÅÄÖåäö0-9+-]+")
_RESERVE_DIGITS = 4
_DASHES = str.maketrans("‐‑‒–—−\u00a0", "------ ")


class _Parts(msgspec.Struct, frozen=True):
    century: str
    date: str
    over_hundred: bool
    serial: str
    check: str


def parse_identity(text: str, today: date) -> str | None:
    """The canonical number, None when it is none. Ten digits mean the latest year not after this one.

    "+" means one who turns a hundred this year or earlier. Nobody is born after ``today``.
    """
    plain = _plain(text)
    if is_reserve(plain):
        return plain
    parts = _parts(plain)
    if parts is None or _number_fault(parts):
        return None
    born = _born(parts, today)
    if born is None or born > today:
        return None
    return f"{born.year:04}{parts.date[2:]}-{parts.serial}{parts.check}"


def identity_fault(text: str) -> str:
    """Why the text, which ``parse_identity`` did not understand, is no identity number.

    It never tells which check digit would fit: any of the digits may be the wrong one, and a number made to fit
    can be somebody else's. Then a letter goes to the wrong protected person (practice O7).
    """
    plain = _plain(text)
    parts = _parts(plain)
    if parts is not None:
        return _number_fault(parts) or texts.IDENTITY_FUTURE
    count = sum(character in "0123456789" for character in plain)
    if count in (0, 10, 12) or re.search(r"[^-+. 0-9]", plain):
        return texts.IDENTITY_UNREAD
    return texts.IDENTITY_LENGTH.format(count=count)


def is_reserve(text: str) -> bool:
    """True for a reserve number: one word with a letter and at least four digits.

    The regions make them each in their own way, so nothing more is checked.
    """
    return _RESERVE.fullmatch(text) is not None and sum(c in "0123456789" for c in text) >= _RESERVE_DIGITS


def birth_date(value: str) -> str:
    """The ISO birth date in a canonical number, coordination numbers too; "" in a reserve number and any other text."""
    day = _birth_day(value)
    return day.isoformat() if day else ""


def identity_words(value: str) -> str:
    """What kind of number it is and the birth date in it, in words; "" when ``value`` is not canonical."""
    born = _birth_day(value)
    if born is None:
        return texts.IDENTITY_RESERVE if is_reserve(value) else ""
    words = texts.IDENTITY_COORDINATION if int(value[6:8]) > 60 else texts.IDENTITY_PERSON
    return words.format(date=plain_date(born))


def _plain(text: str) -> str:
    return " ".join(text.translate(_DASHES).split())


def _parts(plain: str) -> _Parts | None:
    found = _NUMBER.fullmatch(plain)
    if found is None:
        return None
    day = found["year"] + found["month"] + found["day"]
    return _Parts(found["century"] or "", day, found["sign"] == "+", found["serial"], found["check"])


def _number_fault(parts: _Parts) -> str:
    """What is wrong whatever day it is: the year, the date, the serial number or the check digit."""
    if parts.century not in ("", "18", "19", "20"):
        return texts.IDENTITY_CENTURY
    # A leap day needs its century, and without one only 00 differs: a year 00 is then 2000, or with "+" 1900.
    century = parts.century or ("19" if parts.over_hundred else "20")
    if _date(century + parts.date) is None:
        return texts.IDENTITY_DATE.format(count=len(parts.century) + 6)
    if parts.serial == "000":
        return texts.IDENTITY_SERIAL
    return "" if _fits(parts.date + parts.serial, parts.check) else texts.IDENTITY_CHECK


def _born(parts: _Parts, today: date) -> date | None:
    if parts.century:
        return _date(parts.century + parts.date)
    latest = today.year - 100 if parts.over_hundred else today.year
    year = latest - (latest - int(parts.date[:2])) % 100
    return _date(f"{year:04}{parts.date[2:]}")


def _birth_day(value: str) -> date | None:
    return _date(value[:8]) if _CANONICAL.fullmatch(value) else None


def _date(digits: str) -> date | None:
    """The date of YYYYMMDD, where a day above 60 is that of a coordination number; None when it does not exist."""
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:8])
    try:
        return date(year, month, day - 60 if day > 60 else day)
    except ValueError:
        return None


def _fits(nine: str, check: str) -> bool:
    """Luhn (modulus 10): every other digit doubled, the digits of the products summed."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(nine))
    return (sum(product // 10 + product % 10 for product in doubled) + int(check)) % 10 == 0
