"""Pieces of the puzzle: travel times, opening hours and document numbers, which together tell where somebody is."""

from __future__ import annotations

import re

from sip_desktop.domain.protection.finding import Judge, Kind, Span
from sip_desktop.domain.protection.reading import Text

_COUNT = (
    r"(?:\d{1,3}(?:[.,]\d)?|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|femton|tjugo|trettio|fyrtio|några)"
)
_VEHICLE = r"(?:buss|tåg|bil|färja|båt|spårvagn|tunnelbana|pendeltåg|flyg)\w{0,3}"
_TRAVEL = re.compile(
    rf"\b{_COUNT} (?:min\b|minuter\b|minuters\b|timmar\b|timmars\b|timme\b|timmes\b|h\b)\.?"
    rf" (?:med (?:{_VEHICLE})|(?:bilresa|bussresa|tågresa|båtresa|resa|restid|bilväg|bilfärd|resväg)\b)"
    rf"|\b{_COUNT} (?:mil|km|kilometer) (?:från|bort\b|norr|söder|öster|väster|utanför|till)(?: om| från)?"
)
_CLOCK = r"\d{1,2}(?:[.:]\d\d)?"
_HOURS = re.compile(
    rf"\b(?:öppettid(?:er|erna)?|öppet|öppnar|stänger|öppen|lunchstängt)\b[^.!?\n]{{0,24}}?\b(?:kl(?:ockan"
    rf"|\.)? ?)?{_CLOCK}(?:-{_CLOCK})?(?![\w%])"
)
_DOCUMENT = re.compile(
    r"\b(?:dok(?:ument)?\.? ?(?:nr|nummer|id|-id)|dokumentnummer|dokument-id|styrdokument nr|diarienummer"
    r"|diarienr|dnr)\b[.:]? ?"
    r"(?P<number>[a-zåäö]{0,6}[ -]?\d[\w/:-]{1,24})"
)


def judge_of(low: str) -> Judge | None:
    """How to look at a word that may stand in a clue; None for other words."""
    pattern = _WORDS.get(low)
    if pattern is None:
        return None
    return lambda text, start, end: _around(text, start, end, *pattern)


def _around(text: Text, start: int, end: int, pattern: re.Pattern[str], kind: Kind) -> Span | None:
    found = pattern.search(text.low, max(0, start - 16), min(len(text.low), end + 64))
    return Span(found.start(), found.end(), kind) if found and found.start() <= start < found.end() else None


_WORDS = {
    **dict.fromkeys(
        "min minuter minuters timmar timmars timme timmes h mil km kilometer".split(), (_TRAVEL, Kind.TRAVEL_TIME)
    ),
    **dict.fromkeys(
        "öppettid öppettider öppettiderna öppet öppnar stänger öppen lunchstängt".split(), (_HOURS, Kind.OPENING_HOURS)
    ),
    **dict.fromkeys(
        "dok dokument doknr dokumentnr dokumentnummer dokument-id dok-id styrdokument diarienummer diarienr "
        "dnr".split(),
        (_DOCUMENT, Kind.DOCUMENT_NUMBER),
    ),
}
WORDS = frozenset(_WORDS)
"""Words that are looked at here."""
