"""Street names, flats, properties, boxes and c/o; knows no place names and no people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sip_desktop.domain.protection.context import AT, TO, lives_before
from sip_desktop.domain.protection.finding import Judge, Kind, Span
from sip_desktop.domain.protection.gazetteer import Gazetteer
from sip_desktop.domain.protection.reading import Text, starts_sentence, word_before
from sip_desktop.domain.protection.words import ORDINARY_WAYS, is_no_place

# Ends that make a street of a capitalised word, with or without a number.
_STREETS = tuple(
    "gatan gata vägen gränd gränden stigen torget torg allén allé esplanaden avenyn gången leden kajen promenaden "
    "gatans vägens grändens stigens torgets alléns gångens ledens kajens gator gränden boulevarden".split()
)
# Ends of many other words too: only with a number.
_WITH_NUMBER = (
    *_STREETS,
    *"väg backen backe kroken slingan ringen brinken höjden bron parken dalen lunden hagen ängen vändan tået".split(),
    *"stranden trappan tunet gärdet åsen kullen udden viken gården plan plats platsen stig berget liden grand".split(),
)
_SEPARATE = frozenset("gata väg gränd torg allé stig plats backe esplanad boulevard torget gatan gränden park".split())
_NUMBER = re.compile(
    r"[ \t\n]{1,3}\d{1,3}(?: ?[A-Ha-h](?![\wåäö]))?(?:-\d{1,3})?(?![\d:§%]|[.,]\d|-\d| ?(?:kap|§|kr|mg|min|år"
    r"|dagar|gånger|timmar)\b)"
)
_FLAT = re.compile(r"[ \t\n.]{1,3}(?:nr |nummer )?\d{3,4}\b")
_BOX = re.compile(r"[ \t\n]{1,3}(?:nr )?\d{1,3}(?: ?\d{1,3})?\b(?! ?(?:kr|mg|st|%|av|\())")
_CARE_OF = re.compile(r"(?:\bc ?/ ?o\b|℅|\bc\.o\.|\batt:)\s{0,3}[^\s,.;]{2,40}")
_BLOCK = re.compile(r"\.?[ \t\n]{1,3}[A-ZÅÄÖ][\wåäö-]{1,30}(?:[ \t][A-ZÅÄÖ][\wåäö-]{1,30})?[ \t]\d{1,3}(?::\d{1,3})?\b")
_ROAD = re.compile(r"[ \t\n]{1,3}\d{1,4}\b")
_PROPERTY = re.compile(r"(?<![\d:.,/-])(?:[A-Z]{1,3}-)?\d{1,3}:\d{1,3}(?![\d:]|[.,-]\d)")
_NAME_BEFORE = re.compile(r"[A-ZÅÄÖ][a-zåäöéü-]{2,30}(?:[ \t](?:[A-ZÅÄÖ][a-zåäöéü-]{2,30}|s:a|n:a|ö:a|v:a))?[ \t]$")
_NAMED_PLOT = re.compile(
    r"[ \t][A-ZÅÄÖ][a-zåäöé-]{3,24}(?:en|et|n|an)[ \t]\d{1,3}(?![\d:§%]|[.,-]\d)(?! ?(?:kap|§|år|kr)\b)"
)
_EUROPEAN_ROAD = re.compile(r"(?<=[ (])E ?(?:4|6|10|12|14|16|18|20|22|45|65)\b")
_ALONG = frozenset("vid längs utmed efter nära från av mot på utanför".split())


def properties(text: Text, first: int, last: int) -> Iterator[Span]:
    """Properties ("Provby 3:14") and European roads in the stretch ``first``–``last``, which holds digits."""
    for found in _PROPERTY.finditer(text.plain, first, min(len(text.plain), last + 4)):
        before = _NAME_BEFORE.search(text.plain, max(0, found.start() - 66), found.start())
        if before and not is_no_place(before.group().strip().lower()):
            yield Span(before.start(), found.end(), Kind.ADDRESS)
    for found in _EUROPEAN_ROAD.finditer(text.plain, max(0, first - 3), last):
        if word_before(text.plain, found.start()).lower() in _ALONG:
            yield Span(found.start(), found.end(), Kind.ADDRESS)


def care_of(text: Text, first: int, last: int) -> Iterator[Span]:
    """ "c/o Andersson" and "att: …" near ``first``–``last``."""
    for found in _CARE_OF.finditer(text.low, max(0, first - 4), min(len(text.low), last + 80)):
        yield Span(found.start(), found.end(), Kind.CARE_OF)


def judge_of(word: str, low: str, gazetteer: Gazetteer) -> Judge | None:
    """How to look at a word that may begin or be an address; None for other words."""
    if low in _TRIGGERS:
        return _TRIGGERS[low]
    if low in _SEPARATE:
        return _separate
    if word[0].isupper() and low in gazetteer.clear:
        return _plot
    if low in ORDINARY_WAYS or low.removesuffix("s") in ORDINARY_WAYS or len(low) < 6:
        return None
    if low.endswith(_WITH_NUMBER):
        return _named if low.endswith(_STREETS) else _numbered
    return None


def _named(text: Text, start: int, end: int) -> Span | None:
    """A street by its end: with a number always, otherwise with a capital."""
    if numbered := _numbered(text, start, end):
        return numbered
    if not text.plain[start].isupper():
        return None
    return Span(_with_compass(text, start), end, Kind.ADDRESS)


def _numbered(text: Text, start: int, end: int) -> Span | None:
    number = _NUMBER.match(text.plain, end)
    if number is None:
        return None
    capital = text.plain[start].isupper()
    named = word_before(text.plain, start) if text.low[start:end].endswith(("väg", "gata", "gränd", "torg")) else ""
    if named[:1].isupper() and not starts_sentence(text.plain, start - len(named) - 1):
        return Span(start - len(named) - 1, number.end(), Kind.ADDRESS)
    if not capital and not text.low[start:end].endswith(_STREETS):
        return None
    if capital and starts_sentence(text.plain, start) and text.low[start:end].endswith(("plan", "plats", "platsen")):
        return None
    return Span(_with_compass(text, start), number.end(), Kind.ADDRESS)


def _separate(text: Text, start: int, end: int) -> Span | None:
    """ "Karl Johans gata", "Lilla Torget 2": capitals before a word for street."""
    first = re.search(r"(?:[A-ZÅÄÖ][\wåäöéü:-]{1,30}[ \t]){1,3}$", text.plain[max(0, start - 80) : start])
    if first is None:
        return None
    names = first.group().split()
    begin = max(0, start - 80) + first.start()
    number = _NUMBER.match(text.plain, end)
    capital = text.plain[start].isupper()
    if starts_sentence(text.plain, begin) and number is None:
        return None
    if number is None and not (
        text.low[start:end] in ("gata", "torg", "gränd", "allé", "esplanad") or capital or len(names) > 1
    ):
        return None
    if number is None and text.low[start:end] in ("plats", "park", "väg", "stig"):
        before = word_before(text.plain, begin).lower()
        if len(names) < 2 or before not in ("på", "vid", "längs") or not names[-1].endswith("s"):
            return None
    if text.low[start:end] == "plats" and not names[-1].endswith("s"):
        return None
    return Span(begin, number.end() if number else end, Kind.ADDRESS)


def _with_compass(text: Text, start: int) -> int:
    """With "Norra" or "Sankt" before."""
    before = word_before(text.plain, start)
    return start - len(before) - 1 if before in _COMPASS and text.plain[start - 1] == " " else start


_COMPASS = frozenset(
    "Norra Södra Östra Västra Sankt Sankta Stora Lilla Övre Nedre Gamla Nya S:t Kung Drottning".split()
)


def _flat(text: Text, start: int, end: int) -> Span | None:
    return _followed(_FLAT, text, start, end, Kind.ADDRESS)


def _box(text: Text, start: int, end: int) -> Span | None:
    """ "Box 2820"; with small letters only where it looks like an address: two digits at least."""
    found = _BOX.match(text.plain, end)
    if found is None:
        return None
    small = text.plain[start].islower()
    if small and len(found.group().strip()) < 2:
        return None
    return Span(start, found.end(), Kind.BOX)


def _rural_box(text: Text, start: int, end: int) -> Span | None:
    return _box(text, start, end) if text.plain[start:end] in ("PL", "Pl") else None


def _block(text: Text, start: int, end: int) -> Span | None:
    return _followed(_BLOCK, text, start, end, Kind.ADDRESS)


def _road(text: Text, start: int, end: int) -> Span | None:
    return _followed(_ROAD, text, start, end, Kind.ADDRESS)


def _plot(text: Text, start: int, end: int) -> Span | None:
    """ "Eslöv Kvarnen 12": a place, the name of a block and a number."""
    return _followed(_NAMED_PLOT, text, start, end, Kind.ADDRESS)


def _followed(pattern: re.Pattern[str], text: Text, start: int, end: int, kind: Kind) -> Span | None:
    found = pattern.match(text.plain, end)
    return Span(start, found.end(), kind) if found else None


def lives_at_number(text: Text, start: int, end: int) -> Span | None:
    """ "bor på Solvändan 4": any capitalised word with a number, where somebody lives."""
    number = _NUMBER.match(text.plain, end)
    before = word_before(text.plain, start).lower()
    if number is None or not (before in TO or before in AT) or not lives_before(text.plain, start, 4):
        return None
    return Span(start, number.end(), Kind.ADDRESS)


_TRIGGERS: dict[str, Judge] = {
    **dict.fromkeys("lgh lägenhet lägenhetsnummer lägenhetsnr lght".split(), _flat),
    **dict.fromkeys("box postbox boxadress boxen postlåda".split(), _box),
    "pl": _rural_box,
    **dict.fromkeys("kv kvarteret fastigheten fastighet fastighetsbeteckning tomten gården".split(), _block),
    **dict.fromkeys("riksväg riksvägen länsväg länsvägen europaväg rv lv".split(), _road),
}
WORDS = frozenset((*_TRIGGERS, *_SEPARATE))
ENDS = _WITH_NUMBER
"""What a word with small letters is or ends with, if it is to be looked at here."""
