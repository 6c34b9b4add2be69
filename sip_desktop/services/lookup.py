"""How a case is found by who it is about, without the register holding any name: keyed hashes of exact words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sip_desktop.domain import values
from sip_desktop.domain.answers import Answers, Unparsed, text_of
from sip_desktop.domain.form import Field, FieldType
from sip_desktop.domain.gate import one_line

NUMBER_FIELD = Field(id="personnummer", type=FieldType.PERSONNUMMER)
KeyOf = Callable[[str], str]


def lookup_keys(case_sheet: Answers, key_of: KeyOf) -> tuple[str, ...]:
    """The keys a case is found by: its identity number and its full name, each as HMAC under the vault's key."""
    number, name = case_sheet.get("personnummer"), text_of(case_sheet.get("namn"))
    words = []
    if number is not None and not isinstance(number, Unparsed) and text_of(number):
        words.append(_number_word(text_of(number)))
    if len(name.split()) > 1:
        words.append(_name_word(name))
    return tuple(key_of(word) for word in words)


def asked_key(text: str, today: date, key_of: KeyOf) -> str | None:
    """The key for what somebody typed: a whole identity number or an exact full name; None for anything less."""
    text = one_line(text)
    number = values.parse(NUMBER_FIELD, text, today)
    if isinstance(number, str) and any(letter.isdigit() for letter in text):
        return key_of(_number_word(number)) if number else None
    return key_of(_name_word(text)) if len(text.split()) > 1 else None


def _number_word(number: str) -> str:
    return "number:" + number.casefold()


def _name_word(name: str) -> str:
    return "name:" + " ".join(name.casefold().split())
