"""Whether somebody is one who must not know: surely, perhaps or not, by number, telephone or name; it reads no paper.

A name is sure in any order and inflected ("Prov, Rolf"; "Rolf Provs"), and with or without names between. What may be
the same one is asked about and never decided: an initial, a pet name, one letter off, a given name alone. Another
given name of the same family is somebody else: children bear the names of those they are protected from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum

from sip_desktop.domain.answers import Answers, Row, is_answered, rows_of, text_of
from sip_desktop.domain.protection.reading import read

KEPT_OUT = "far_inte_veta"
MAY_BE_CONTACTED = "kontakt_tillaten"
_CONTACT_ASKED = ("vardnadshavare", "legal_foretradare")
_PARTS = re.compile("[,;()]")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_PET_NAME = re.compile(r"\w*(?:(\w)\1(?:e|an)|cke|is)")
"""How Swedish makes pet names: Kalle, Lasse, Rolle, Robban, Micke. Only together with the same first letter."""
_TITLES = frozenset("herr hr fru familjen familj fam dr".split())
_SAME_BEGINNING = 3
_WHOLE_NUMBER = 10
_SHORTEST_PHONE = 5


class Match(StrEnum):
    """``SURE``: the same one. ``MAYBE``: a human must say. ``NO`` is false."""

    SURE = "sure"
    MAYBE = "maybe"
    NO = ""


def kept_out(sheet: Answers) -> tuple[Row, ...]:
    """The rows of the ärendeblad of those who must not know, and of guardians and others who may not be contacted."""
    listed = [row for row in rows_of(sheet.get(KEPT_OUT)) if any(map(is_answered, row.cells.values()))]
    asked = (row for field in _CONTACT_ASKED for row in rows_of(sheet.get(field)))
    return (*listed, *(row for row in asked if text_of(row.cells.get(MAY_BE_CONTACTED)) == "nej"))


def matches(forbidden: Row, name: str, number: str = "", phone: str = "") -> Match:
    """Whether ``name`` (with function and unit, as a party is written), identity ``number`` or ``phone`` is that of
    the row ``forbidden``, whose columns are ``namn``, ``namnvarianter``, ``personnummer``, ``relation``, ``telefon``.

    A whole number that is another one makes the same name a question, and a likeness nothing.
    """
    numbers = _number(text_of(forbidden.cells.get("personnummer"))), _number(number)
    if all(numbers) and numbers[0] == numbers[1]:
        return Match.SURE
    phones = _phone(text_of(forbidden.cells.get("telefon"))), _phone(phone)
    if all(phones) and phones[0] == phones[1]:
        return Match.SURE
    found = _by_name(forbidden, name)
    if not all(numbers):
        return found
    return Match.MAYBE if found is Match.SURE else Match.NO


def _by_name(forbidden: Row, name: str) -> Match:
    cell = forbidden.cells.get
    own = list(_names(text_of(cell("namn")), text_of(cell("namnvarianter"))))
    if not own:
        # Staff may know no more than "pappan": then whoever is written so and no more may be meant.
        relation = _words(text_of(cell("relation")))
        return Match.MAYBE if relation and _words(name) == relation else Match.NO
    parts = [words for part in _PARTS.split(name) if (words := _words(part))]
    if len(parts) > 1 and len(parts[0]) == 1 and any(_is(parts[0][0], one[-1]) for one in own):
        # "Prov, Rolf": but "Anna Rolf, Prov AB" is somebody else at work.
        parts.append(parts[1] + parts[0])
    found = {_compare(one, part) for one in own for part in parts}
    return next((match for match in (Match.SURE, Match.MAYBE) if match in found), Match.NO)


def _names(name: str, others: str) -> Iterator[list[str]]:
    """The name ("Rolf Prov, sambo" and "Prov, Rolf" too) and its variants as words; a variant of one word goes with
    the same surname."""
    words, *more = [part for each in _PARTS.split(name) if (part := _words(each))] or [[]]
    if words:
        yield words
    if more and len(words) == 1:
        words = more[0] + words
        yield words
    for other in re.split("[,;]", others):
        if variant := _words(other):
            yield [*variant, words[-1]] if len(variant) == 1 and len(words) > 1 else variant


def _compare(own: list[str], other: list[str]) -> Match:
    if all(any(_is(word, wanted) for word in other) for wanted in (own[0], own[-1])):
        return Match.SURE if len(own) > 1 or len(other) == 1 else Match.MAYBE
    if len(own) == 1:
        return Match.MAYBE if len(other) == 1 and _is_near(other[0], own[0]) else Match.NO
    if len(other) == 1:
        return Match.MAYBE if _is(other[0], own[0]) or _is(other[0], own[-1]) else Match.NO
    return Match.MAYBE if _is_like(own, other) or _is_like(own, other[::-1]) else Match.NO


def _is_like(own: list[str], other: list[str]) -> bool:
    """A like given name with the surname, or the given name with a surname that is nearly it."""
    given, surname = own[:-1], own[-1]
    if _is(other[-1], surname) or surname in other[-1].split("-") or other[-1] in surname.split("-"):
        return any(_is_like_given(word, one) for word in other[:-1] for one in given)
    return _is_near(other[-1], surname) and any(_is(word, one) for word in other[:-1] for one in given)


def _is_like_given(word: str, given: str) -> bool:
    if word[0] != given[0]:
        return False
    if len(word) == 1 or len(given) == 1 or word[:_SAME_BEGINNING] == given[:_SAME_BEGINNING]:
        return True
    if word.startswith(given) or given.startswith(word) or _is_near(word, given):
        return True
    return any(_PET_NAME.fullmatch(one) for one in (word, given))


def _is(word: str, wanted: str) -> bool:
    return word in (wanted, wanted + "s")


def _is_near(word: str, wanted: str) -> bool:
    """The same without rings, dots and accents, or one letter off in a word of four letters or more."""
    one, other = _plain(word), _plain(wanted)
    if one == other:
        return True
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[at + 1 :] == other[at + 1 :] or one[at + 1 :] == other[at:] or one[at:] == other[at + 1 :]


def _plain(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def _words(text: str) -> list[str]:
    words = _WORD.findall(read(text).low)
    return [word for word in words if word not in _TITLES] if len(words) > 1 else words


def _number(text: str) -> str:
    """The last ten digits of a whole identity number, with or without century; "" of anything less."""
    digits = re.sub("[^0-9]", "", text)
    return digits[-_WHOLE_NUMBER:] if len(digits) in (_WHOLE_NUMBER, _WHOLE_NUMBER + 2) else ""


def _phone(text: str) -> str:
    """The digits of a telephone number with the country's own as it is dialled within it; "" of too few."""
    digits = re.sub("[^0-9+]", "", text).replace("(0)", "")
    digits = re.sub(r"^(?:\+46|0046)0?", "0", digits)
    return digits if len(digits) >= _SHORTEST_PHONE else ""
