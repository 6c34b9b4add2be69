"""The neutral word to offer in place of a finding, and how a text reads with it or without what was found."""

from __future__ import annotations

import re

import msgspec

from sip_desktop.domain.protection.check import find
from sip_desktop.domain.protection.finding import Kind
from sip_desktop.domain.protection.gazetteer import Gazetteer
from sip_desktop.domain.protection.reading import starts_sentence
from sip_desktop.texts.whereabouts import NEUTRAL

_AT = ("i", "på", "utanför", "nära", "vid")
_BEFORE = re.compile(
    r"(?<!\w)(?P<word>i|på|utanför|nära|vid|till|från|mot|via|genom|hos|kring|runt)[ \t]{1,2}$", re.IGNORECASE
)
_PLACE = "på "
_NEAR = 16


class Swap(msgspec.Struct, frozen=True):
    """``words`` in the place of characters ``start`` to ``end``."""

    start: int
    end: int
    words: str


def neutral(kind: Kind) -> str:
    """ "på orten", "skolan", "boendet", "arbetet", "enheten"; "" where the only way is to leave it out."""
    return NEUTRAL.get(kind.value, "")


def instead(text: str, start: int, end: int, kind: Kind, gazetteer: Gazetteer) -> Swap | None:
    """What to write in the place of a finding; None where the only way is to leave it out.

    The preposition goes with it: "i Säffle" is "på orten"; "från Säffle" is "från orten", and "Säffle" alone "orten".
    """
    words = neutral(_sort(text, start, end, kind, gazetteer))
    if not words:
        return None
    before = _BEFORE.search(text, max(0, start - _NEAR), start)
    if words.startswith(_PLACE):
        if before and before["word"].lower() in _AT:
            start = before.start()
        else:
            words = words.removeprefix(_PLACE)
    if text[start].isupper() and starts_sentence(text, start):
        words = words[0].upper() + words[1:]
    return Swap(start, end, words)


def without(text: str, start: int, end: int) -> Swap:
    """The text without a finding, the preposition before it and the blank that is then one too many."""
    if before := _BEFORE.search(text, max(0, start - _NEAR), start):
        start = before.start()
    if start and text[start - 1] in " \t" and (end == len(text) or not text[end].isalnum()):
        start -= 1
    elif text[end : end + 1] == " ":
        end += 1
    return Swap(start, end, "")


def _sort(text: str, start: int, end: int, kind: Kind, gazetteer: Gazetteer) -> Kind:
    """What a known term is by itself: a school is a school also when the case knows it."""
    if kind not in (Kind.KNOWN_TERM, Kind.NEAR_KNOWN_TERM):
        return kind
    found = next((one.kind for one in find(text, gazetteer) if one.start < end and start < one.end), None)
    if found is not None:
        return found
    return Kind.PHONE if any(map(str.isdigit, text[start:end])) else kind
