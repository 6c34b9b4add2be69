"""Place names: as they stand, inflected, in compounds, and those that are also words or people, by their context."""

from __future__ import annotations

import re
from functools import partial

import msgspec

from sip_desktop.domain.protection.addresses import lives_at_number
from sip_desktop.domain.protection.context import AT, TO, is_placed, lives_before
from sip_desktop.domain.protection.finding import Judge, Kind, Span
from sip_desktop.domain.protection.gazetteer import HEAD, Gazetteer
from sip_desktop.domain.protection.institutions import employer
from sip_desktop.domain.protection.reading import Text, starts_sentence, word_after, word_before, words_before
from sip_desktop.domain.protection.words import CHAINS, is_no_place

_TAILS = (
    "bo bor bon bons borna boende bornas are arna regionen trakten trakterna området länet kommun skolan skola "
    "gatan gata gränd "
    "vägen väg gången gruppen teamet mottagningen kontoret enheten sjukhuset lasarettet sidan delen slätten "
    "polisen bussen "
    "tåget hållet kanten sfären torget centrum förorten förorter hem bostäder hus skärgård skärgården fabriken posten "
    "tidningen trafiken stationen kyrkan församlingen akademin avdelningen filialen hamnen bron leden backen parken "
    "ungdomar familj familjen dialekt dialekten mål målet läkare barn adressen lägenheten huset bostaden numret jouren "
    "flytten resan fängelset anstalten festivalen området universitet bladet kuriren motet dagen vistelsen"
).split()
_COMPOUND_ENDS = frozenset(_TAILS)
# Compounds that have left their place.
_SETTLED_WORDS = (
    "stockholmssyndrom",
    "göteborgsvits",
    "värmlandskorv",
    "falukorv",
    "västerbottensost",
    "dalahäst",
    "göteborgshumor",
    "skånemejeri",
    "norrlandsguld",
    "kalmarunion",
    "västkustsallad",
    "ölandsbrosten",
    "smålandsgodis",
    "gotlandskaninen",
)
SHORTEST_COMPOUND = 7
_PREPOSITIONS = AT | TO | {"norr", "söder", "åt"}
_SMALL_LIVING = re.compile(
    r"\b(?:bor|bo|bodde|bott|flytta|flyttar|flyttade|flyttat|skriven|folkbokförd|född|uppvuxen"
    r"|placerad)\b(?: [a-zåäö]+){0,2} "
    r"(?:i|till|från|utanför|nära) $"
)
_FAMILY_NAMES = (
    "son",
    "sson",
    "ström",
    "gren",
    "qvist",
    "kvist",
    "berg",
    "lund",
    "dahl",
    "stedt",
    "blad",
    "mark",
    "man",
    "ius",
    "ander",
)


def judge_of(word: str, low: str, gazetteer: Gazetteer) -> Judge | None:
    """How to look at a word that may be a place, or begin one of several words; None for other words."""
    if low in gazetteer.phrases:
        return lambda text, start, end: (
            _phrase(text, start, end, gazetteer) or _judge_single(text, start, end, gazetteer)
        )
    base = _base(low)
    if low in gazetteer.clear or base in gazetteer.clear:
        kind = gazetteer.clear.get(low) or gazetteer.clear[base]
        return partial(_clear, kind)
    if low in gazetteer.doubtful or base in gazetteer.doubtful:
        return lambda text, start, end: _doubtful(text, start, end, gazetteer)
    if low in gazetteer.countries or base in gazetteer.countries:
        return _country
    if _is_compound(word, low, gazetteer):
        return _compound
    return (lambda text, start, end: _unknown(text, start, end, gazetteer)) if word[0].isupper() else None


def _clear(kind: Kind, _text: Text, start: int, end: int) -> Span:
    return Span(start, end, kind)


def _compound(_text: Text, start: int, end: int) -> Span:
    return Span(start, end, Kind.PLACE)


def _judge_single(text: Text, start: int, end: int, gazetteer: Gazetteer) -> Span | None:
    """The first word of a name of several words may be a place by itself ("Norra Bro", but also "Lund")."""
    rest = msgspec.structs.replace(gazetteer, phrases={})
    judge = judge_of(text.plain[start:end], text.low[start:end], rest)
    return judge(text, start, end) if judge else None


def is_doubtful(low: str, gazetteer: Gazetteer) -> bool:
    """True for a name that is also an ordinary word or a person's name."""
    return low in gazetteer.doubtful or _base(low) in gazetteer.doubtful


def _base(low: str) -> str:
    """Without the genitive: "eslövs", "sl:s"."""
    return low.removesuffix(":s") if low.endswith(":s") else low.removesuffix("s")


def _phrase(text: Text, start: int, end: int, gazetteer: Gazetteer) -> Span | None:
    if not text.plain[start].isupper() and not lives_before(text.plain, start, 3):
        return None
    for rest, kind in gazetteer.phrases[text.low[start:end]]:
        found = re.compile(r"[ \t\n]{1,3}" + r"[ \t\n]{1,3}".join(map(re.escape, rest)) + r"s?(?!\w)").match(
            text.low, end
        )
        if found:
            return Span(start, found.end(), kind)
    return None


def _doubtful(text: Text, start: int, end: int, gazetteer: Gazetteer) -> Span | None:
    if text.plain[start].isupper():
        return Span(start, end, Kind.PLACE) if is_placed(text.plain, start, end, gazetteer) else None
    if text.low[start:end].endswith(("en", "et", "an", "na")):
        return None  # "bor i boden", "flyttat till viken": the definite form is the ordinary word
    found = _SMALL_LIVING.search(text.low, max(0, start - 50), start)
    return Span(start, end, Kind.PLACE) if found else None


def _country(text: Text, start: int, end: int) -> Span | None:
    if word_before(text.plain, start).lower() not in ("i", "till", "från", "på"):
        return None
    before = {word.lower() for word in words_before(text.plain, start, 6)}
    lives = before & {
        "bor",
        "bo",
        "bott",
        "bodde",
        "flyttat",
        "flyttar",
        "flyttade",
        "flytta",
        "vistas",
        "befinner",
        "gömmer",
        "bosatt",
    }
    return Span(start, end, Kind.PLACE) if lives else None


def _is_compound(word: str, low: str, gazetteer: Gazetteer) -> bool:
    """ "Kistagången", "eslövsbo", "Sundsvallsområdet", "Täby-bor": a clear place and something of a place after it."""
    if "-" in low:
        return any(
            part in gazetteer.clear or _base(part) in gazetteer.clear for part in low.split("-") if len(part) > 3
        )
    if low.startswith(_SETTLED_WORDS) or len(low) < SHORTEST_COMPOUND or low[:HEAD] not in gazetteer.heads:
        return False
    return any(
        low[:length] in gazetteer.clear and _is_tail(low[length:], word[0].isupper())
        for length in range(4, len(low) - 1)
    )


def _is_tail(rest: str, capital: bool) -> bool:
    for tail in (rest, rest.removeprefix("s"), rest.removesuffix("s"), rest.removeprefix("s").removesuffix("s")):
        if tail in _COMPOUND_ENDS:
            return True
    # With a capital anything long enough may follow, except what makes a surname.
    return (
        capital
        and len(rest) > 4
        and rest.endswith(("en", "et", "an", "are", "or", "ar"))
        and not rest.endswith(_FAMILY_NAMES)
    )


def _unknown(text: Text, start: int, end: int, gazetteer: Gazetteer) -> Span | None:
    """A capitalised name nobody knows: where somebody works, lives at a number, or "i" which it stands."""
    before = word_before(text.plain, start).lower()
    if before not in _PREPOSITIONS:
        return None
    word, low = text.plain[start:end], text.low[start:end]
    if found := lives_at_number(text, start, end) or employer(text, start, end, gazetteer):
        return found
    if is_no_place(low) or low in CHAINS or low in gazetteer.given or _base(low) in gazetteer.given or _is_shout(word):
        return None
    if starts_sentence(text.plain, start):
        return None
    if low.endswith("s") and word_after(text.plain, end)[:1].islower():
        return None  # "i Mirans rum"
    after = word_after(text.plain, end)
    if after[:1].isupper() and before not in ("i", "utanför"):
        return None
    near = before in ("i", "utanför", "norr", "söder") and before in AT
    moved = before in ("till", "från", "på", "vid", "nära") and lives_before(text.plain, start, 4)
    return Span(start, end, Kind.UNKNOWN_NAME) if near or moved else None


def _is_shout(word: str) -> bool:
    return len(word) < 3 or any(letter.isupper() for letter in word[1:]) or any(letter.isdigit() for letter in word)
