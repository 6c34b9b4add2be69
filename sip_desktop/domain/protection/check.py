"""The whereabouts check: finds in any text what can reveal, or help to reveal, where a person is.

It knows nothing of a case but its known terms, and decides nothing: how grave a finding is stands in ``levels``.
It errs towards finding in names of places and numbers, and towards silence where an ordinary word or a surname is
as likely; it cannot know that "det gula huset vid ån" is a house that somebody recognises.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from sip_desktop.domain.protection import addresses, clues, institutions, known_terms, numbers, places
from sip_desktop.domain.protection.context import settled
from sip_desktop.domain.protection.finding import Approved, Finding, Judge, Kind, Span
from sip_desktop.domain.protection.gazetteer import Gazetteer
from sip_desktop.domain.protection.known_terms import Known
from sip_desktop.domain.protection.levels import PLACED, REACHED, Destination, Level, Mode, level
from sip_desktop.domain.protection.reading import Text, read, sentence

__all__ = ["Approved", "Destination", "Finding", "Kind", "Level", "Mode", "find", "level"]

# Signs of mail, web and positions on the net, and of c/o, within what stands between two blanks.
_NET = re.compile(r"@|///|://|www\.|[\wåäö]\.[A-Za-z]{2}|[(\[]at[)\]]|snabel", re.IGNORECASE)
_CARE = re.compile(r"/ ?o\b|℅|c\.o\.|att:", re.IGNORECASE)
_ATT = "att"
_SHORT = 2
_LONGEST = 80  # what is longer is no Swedish word, and would take more than linear time
_FEWEST_DIGITS = 2
_WORD = re.compile(r"[^\W\d_]+(?:[-':][^\W\d_]+)*")
_NEVER_SILENT = frozenset({Kind.KNOWN_TERM, Kind.NEAR_KNOWN_TERM})
_NOTHING = Known()
# A near term before a place, whose level in an ordinary case is none; an address or a number before a near term.
_GRAVITY = {Kind.KNOWN_TERM: 5, Kind.IDENTITY_NUMBER: 4, Kind.NEAR_KNOWN_TERM: 3, Kind.UNKNOWN_NAME: 1}


def find(
    text: str, gazetteer: Gazetteer, known: Known = _NOTHING, approved: Collection[Approved] = ()
) -> tuple[Finding, ...]:
    """Everything found, in the order it stands, none upon another; offsets are characters of ``text``.

    Of two that overlap the graver one stays: a known term before all else, then the longer. ``approved`` is left out,
    but never a known term.
    """
    ready = read(text)
    spans = [
        *_spans(ready, gazetteer, known),
        *known_terms.hidden(ready, known),
    ]
    let_through = {(_folded(one.term), _folded(one.sentence)) for one in approved}
    return tuple(
        finding
        for span in _apart(spans)
        if span.kind in _NEVER_SILENT or not _is_approved(ready, span, let_through)
        if (finding := _finding(text, ready, span))
    )


class _Chunk(NamedTuple):
    """What a stretch between two blanks may hold: words to judge (from, to, how), digits, signs of the net."""

    words: tuple[tuple[int, int, Judge], ...]
    digits: int
    net: bool
    care: bool
    bridge: bool


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
        if chunk.words or chunk.net or chunk.care:
            yield from _judged(text, at, at + len(written), chunk)
        at += len(written) + 1
    if digits:
        yield from _numbers(text, known, first, last, digits)


def _chunk(written: str, gazetteer: Gazetteer, known: Known) -> _Chunk:
    bridge = len(written) < _SHORT
    only = written.rstrip(".,:;!?)")
    if only.isalpha():  # nearly all: no need to look for anything else
        alone = tuple((0, len(only), judge) for judge in _judges(only, gazetteer, known))
        return _Chunk(alone, 0, net=False, care=written[-1] == ":" and only.lower() == _ATT, bridge=bridge)
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


def _judges(word: str, gazetteer: Gazetteer, known: Known) -> Iterator[Judge]:
    low = word.lower()
    if known.words and (of_term := known_terms.judge_of(low, known, gazetteer)):
        yield of_term
    if not _SHORT <= len(low) <= _LONGEST:
        return
    for module in (addresses, institutions, places):
        if judge := module.judge_of(word, low, gazetteer):
            yield judge
    for judge in (numbers.judge_of(low), clues.judge_of(low)):
        if judge:
            yield judge


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Without those that lie upon a graver or a longer one."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda each: (each.start, each.end)):
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


def _is_approved(ready: Text, span: Span, let_through: Collection[tuple[str, str]]) -> bool:
    if not let_through:
        return False
    term = _folded(ready.plain[span.start : span.end])
    first, last = sentence(ready.plain, span.start, span.end)
    return (term, "") in let_through or (term, _folded(ready.plain[first:last])) in let_through


def sentence_of(text: str, finding: Finding) -> str:
    """The sentence a finding stands in, as an approval of it is bound to."""
    first, last = sentence(text, finding.start, finding.end)
    return text[first:last].strip()


def _folded(said: str) -> str:
    return " ".join(read(said).low.split()).rstrip(".!?")
