"""The whereabouts check: finds in any text what can reveal, or help to reveal, where a person is.

It knows nothing of a case but its known terms, and decides nothing: how grave a finding is stands in ``levels``.
It errs towards finding in names of places and numbers, and towards silence where an ordinary word or a surname is
as likely; it cannot know that "det gula huset vid ån" is a house that somebody recognises.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sip_desktop.domain.protection import addresses, clues, institutions, known_terms, numbers, places
from sip_desktop.domain.protection.context import settled
from sip_desktop.domain.protection.finding import Finding, Judge, Kind, Span
from sip_desktop.domain.protection.gazetteer import HEAD, Gazetteer
from sip_desktop.domain.protection.known_terms import Known
from sip_desktop.domain.protection.levels import PLACED, REACHED, Destination, Level, Mode, level
from sip_desktop.domain.protection.reading import Text, read, sentence

__all__ = ["Destination", "Finding", "Kind", "Level", "Mode", "find", "level"]

# Signs of mail, web and positions on the net, and of c/o, within what stands between two blanks.
_NET = re.compile(r"@|///|://|www\.|[\wåäö]\.[A-Za-z]{2}|[(\[]at[)\]]|snabel", re.IGNORECASE)
_CARE = re.compile(r"/ ?o\b|℅|c\.o\.|att:", re.IGNORECASE)
_ATT = "att"
_SHORT = 2
_LONGEST = 80  # what is longer is no Swedish word, and would take more than linear time
_FEWEST_DIGITS = 2
_WORD = re.compile(r"[^\W\d_]+(?:[-':][^\W\d_]+)*")
# With small letters only what one of the modules knows by itself or by its end can be something. Ends are found by
# their last two letters: asking each of the hundred of them in turn would take most of the time.
_WORDS = addresses.WORDS | institutions.WORDS | numbers.WORDS | clues.WORDS
_ENDS: dict[str, tuple[str, ...]] = {
    last: tuple(end for end in {*addresses.ENDS, *institutions.ENDS, *numbers.ENDS} if end.endswith(last))
    for last in {end[-2:] for end in (*addresses.ENDS, *institutions.ENDS, *numbers.ENDS)}
}
_NOTHING = Known()
# A near term before a place, whose level in an ordinary case is none; an address or a number before a near term.
_GRAVITY = {Kind.KNOWN_TERM: 5, Kind.IDENTITY_NUMBER: 4, Kind.NEAR_KNOWN_TERM: 3, Kind.UNKNOWN_NAME: 1}


def find(text: str, gazetteer: Gazetteer, known: Known = _NOTHING) -> tuple[Finding, ...]:
    """Everything found, in the order it stands, none upon another; offsets are characters of ``text``.

    Of two that overlap the graver one stays: a known term before all else, then the longer.
    """
    ready = read(text)
    known = known_terms.said_in(ready, known)
    spans = [
        *_spans(ready, gazetteer, known),
        *known_terms.hidden(ready, known),
    ]
    return tuple(_finding(text, ready, span) for span in _apart(spans))


class _Chunk(NamedTuple):
    """What a stretch between two blanks may hold: words to judge (from, to, how), digits, signs of the net."""

    words: tuple[tuple[int, int, Judge], ...]
    digits: int
    net: bool
    care: bool
    bridge: bool


_ORDINARY = _Chunk((), 0, net=False, care=False, bridge=False)


def _spans(text: Text, gazetteer: Gazetteer, known: Known) -> Iterator[Span]:
    # A text says the same words again and again: what they may be is worked out once, and positions are only counted
    # for the few that may be something. That makes it fast. Kept for this call only: words of a case do not stay.
    seen: dict[str, _Chunk] = {}
    at = digits = first = last = 0
    for written in text.plain.split(" "):
        chunk = seen.get(written)
        if chunk is None:
            chunk = seen[written] = _chunk(written, gazetteer, known)
        if chunk.digits:
            first = first if digits else at
            digits, last = digits + chunk.digits, at + len(written)
        elif digits and not chunk.bridge:
            yield from _numbers(text, known, first, last, digits)
            digits = 0
        if chunk is not _ORDINARY:
            yield from _judged(text, at, at + len(written), chunk)
        at += len(written) + 1
    if digits:
        yield from _numbers(text, known, first, last, digits)


def _chunk(written: str, gazetteer: Gazetteer, known: Known) -> _Chunk:
    bridge = len(written) < _SHORT
    only = written.rstrip(".,:;!?)")
    if only.isalpha():  # nearly all: no need to look for anything else
        judges = _judges(only, gazetteer, known)
        care = written[-1] == ":" and only.lower() == _ATT
        if not (judges or care or bridge):
            return _ORDINARY
        alone = tuple((0, len(only), judge) for judge in judges)
        return _Chunk(alone, 0, net=False, care=care, bridge=bridge)
    words = tuple(
        (found.start(), found.end(), judge)
        for found in _WORD.finditer(written)
        for judge in _judges(found.group(), gazetteer, known)
    )
    digits = sum(map(str.isdigit, written))
    return _Chunk(words, digits, _NET.search(written) is not None, _CARE.search(written) is not None, bridge)


def _numbers(text: Text, known: Known, first: int, last: int, digits: int) -> Iterator[Span]:
    if digits >= _FEWEST_DIGITS:
        yield from numbers.numbers(text, first, last, digits)
        yield from known_terms.numbers(text, known, first, last)
        yield from addresses.properties(text, first, last)


def _judged(text: Text, start: int, end: int, chunk: _Chunk) -> Iterator[Span]:
    for first, last, judge in chunk.words:
        if span := judge(text, start + first, start + last):
            yield span
    if chunk.net:
        yield from numbers.net(text, start, end)
    if chunk.care:
        yield from addresses.care_of(text, start, end)


def _judges(word: str, gazetteer: Gazetteer, known: Known) -> list[Judge]:
    low = word.lower()
    found = [known_terms.judge_of(low, known, gazetteer)] if known.words else []
    if _SHORT <= len(low) <= _LONGEST and not (word[0] == low[0] and _is_ordinary(low, gazetteer)):
        found += [module.judge_of(word, low, gazetteer) for module in (addresses, institutions, places)]
        found += [numbers.judge_of(low), clues.judge_of(low)]
    return [judge for judge in found if judge]


def _is_ordinary(low: str, gazetteer: Gazetteer) -> bool:
    """True for a word with small letters that no module would look at: nearly all words of a text."""
    return not (
        low in _WORDS
        or low in gazetteer.names
        or low[:-1] in gazetteer.names
        or (len(low) >= places.SHORTEST_COMPOUND and low[:HEAD] in gazetteer.heads)
        or "-" in low
        or ":" in low
        or low.endswith(_ENDS.get(low[-2:], ()))
    )


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Without those that lie upon a graver or a longer one."""
    kept: list[Span] = []
    for span in sorted(dict.fromkeys(spans), key=lambda each: (each.start, each.end)):
        while kept and span.start < kept[-1].end and _weight(span) > _weight(kept[-1]):
            kept.pop()
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _weight(span: Span) -> tuple[int, int]:
    return _GRAVITY.get(span.kind, 4 if span.kind in REACHED else 2), span.end - span.start


def _finding(text: str, ready: Text, span: Span) -> Finding:
    start, end = ready.original(span.start, span.end)
    lives = span.kind in PLACED and settled(ready, span.start, span.end)
    return Finding(start, end, span.kind, text[start:end], lives)


def sentence_of(text: str, finding: Finding) -> str:
    """The sentence a finding stands in, as an approval of it is bound to."""
    first, last = sentence(text, finding.start, finding.end)
    return text[first:last].strip()
