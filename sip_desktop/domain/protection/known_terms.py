"""The case's own known terms, found however they are inflected, and what comes near them; a term is never approved.

Exact or inflected it is a stop that nobody passes; with one letter wrong, or inside a longer word, a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.protection.context import is_placed
from sip_desktop.domain.protection.finding import Judge, Kind, Span
from sip_desktop.domain.protection.gazetteer import Gazetteer
from sip_desktop.domain.protection.numbers import national, spoken
from sip_desktop.domain.protection.places import is_doubtful
from sip_desktop.domain.protection.reading import Text, read, starts_sentence
from sip_desktop.texts.whereabouts import TERM_TOO_SHORT

SHORTEST = 3
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_RUN = re.compile(r"(?<![\w])(?:\+|\()?\d(?:[ \t\n()./-]{0,3}\d){0,40}+")
_DIGITS_ONLY = re.compile(r"[+\d\s()./-]+")
_LEADING = re.compile(r"[+\d][\d ()/-]{2,20}\s(?=[^\W\d])")
_LONGEST_AREA_CODE = 4
_BETWEEN = re.compile(r"[^\w\n]{0,3}\n?[^\w\n]{0,3}")
# Inflections of nouns and names, the longest first.
_ENDINGS = tuple("arnas ernas ornas arna erna orna ens ets ans ars ers ors ar er or as en et an ns n t s a".split())
_SHORTEST_STEM = 4
_NEAR_FROM = 5
_WITHIN_FROM = 6  # a term of so many digits is found inside a longer number too
_CUT = re.compile(r"(?<!\w)[^\W\d_]{1,40}[ \t]?\n[ \t]{0,9}[^\W\d_]{1,40}(?!\w)")
_LONGEST_CUT = 42
_ALONE = re.compile(r" [^\W\d_] [^\W\d_] ")
_SPACED = re.compile(r"(?<!\w)[^\W\d_](?: [^\W\d_](?!\w)){3,40}+")
_COMMON = frozenset(
    "skola skolan förskola förskolan vägen gatan torget norra södra östra västra stora lilla sankt gamla nya "
    "hotell boende boendet "
    "vårdcentral vårdcentralen kyrka kyrkan gården hemmet box lägenhet kommun region stad familjen och på vid "
    "hos för med till "
    "trappor våning lgh port svensson andersson johansson karlsson nilsson".split()
)


class Term(msgspec.Struct, frozen=True):
    """One term: its words in small letters with their ``stems``, or its digits when it is a number. ``prefix`` is an
    area code, by which every number begins that is meant."""

    words: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    digits: str = ""
    prefix: bool = False


class Known(msgspec.Struct, frozen=True):
    """All terms of a case, ready for use. The rest tells most words of a text apart from every term at a glance: how a
    word must begin to be one (``starts``), what it must hold (``within``), and for one that is a letter off the two
    letters at its beginning or end with its length (``edges``)."""

    words: tuple[Term, ...] = ()
    numbers: tuple[Term, ...] = ()
    starts: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    edges: frozenset[tuple[str, int]] = frozenset()


def known(terms: Iterable[str]) -> Known:
    """The terms ready for use. Raises Fault for one with fewer than three letters or digits: it would be found
    everywhere. Empty ones are left out. What stands between commas is looked for by itself too."""
    words: dict[Term, None] = {}
    numbers: dict[Term, None] = {}
    for term in terms:
        whole = read(term.strip()).low.strip()
        if not whole:
            continue
        if sum(letter.isalnum() for letter in whole) < SHORTEST:
            raise Fault(TERM_TOO_SHORT)
        for part in (whole, *(whole.split(",") if "," in whole else ())):
            for made in _terms_of(part.strip()):
                (numbers if made.digits else words)[made] = None
    single = [term for term in words if len(term.words) == 1 and len(term.words[0]) >= _NEAR_FROM]
    return Known(
        tuple(words),
        tuple(numbers),
        starts=tuple({stem for term in words for stem in term.stems}),
        within=tuple({_core(term) for term in single}),
        edges=frozenset(
            (edge, len(word) + longer)
            for word in (term.words[0] for term in single)
            for edge in (word[:2], word[-2:])
            for longer in (-1, 0, 1)
        ),
    )


def is_too_short(term: str) -> bool:
    """True for a term that says something but less than three letters or digits."""
    plain = read(term).low.strip()
    return bool(plain) and sum(letter.isalnum() for letter in plain) < SHORTEST


def said_in(text: Text, terms: Known) -> Known:
    """The terms with only what a word of this text can hold: looking once through it is quicker than in each word."""
    return msgspec.structs.replace(terms, within=tuple(core for core in terms.within if core in text.low))


def judge_of(low: str, terms: Known, gazetteer: Gazetteer) -> Judge | None:
    """How to look at a word of a text; None when it has nothing to do with any term."""
    if not (
        low.startswith(terms.starts)
        or (low[:2], len(low)) in terms.edges
        or (low[-2:], len(low)) in terms.edges
        or (terms.within and any(core in low for core in terms.within))
    ):
        return None
    stem = _stem(low)
    exact = [term for term in terms.words if _same(low, stem, term.words[0], term.stems[0])]
    near = any(_near(low, stem, term) for term in terms.words)
    if not exact and not near:
        return None
    return lambda text, start, end: _found(text, start, end, exact, near, gazetteer)


def numbers(text: Text, terms: Known, first: int, last: int) -> Iterator[Span]:
    """The terms that are numbers, however they are grouped, with or without +46, in the stretch ``first``–``last``."""
    if not terms.numbers:
        return
    for found in _RUN.finditer(text.low, first, last):
        if _is_term(re.sub(r"\D", "", found.group()), terms):
            yield Span(found.start(), found.end(), Kind.KNOWN_TERM)


def hidden(text: Text, terms: Known) -> Iterator[Span]:
    """Terms said digit by digit in words, cut by a line's end without a hyphen, or written l e t t e r by letter."""
    if terms.numbers and "noll" in text.low:
        for start, end, digits in spoken(text.low):
            if _is_term(digits, terms):
                yield Span(start, end, Kind.KNOWN_TERM)
    single = [term for term in terms.words if len(term.words) == 1]
    for found in _broken(text.low) if single else ():
        word = "".join(found.group().split())
        stem, spaced = _stem(word), "\n" not in found.group()
        # Spaced out, the word before may be one letter too: "i S ä f f l e".
        if any(_same(word, stem, one.words[0], one.stems[0]) or (spaced and one.words[0] in word) for one in single):
            yield Span(found.start(), found.end(), Kind.KNOWN_TERM)


def _broken(low: str) -> Iterator[re.Match[str]]:
    """Words cut by a line's end, and words spaced out. Most texts hold no letters that stand alone."""
    at = low.find("\n")
    while at >= 0:
        start = at - 1 if low[at - 1 : at] in (" ", "\t") else at
        while start > max(0, at - _LONGEST_CUT) and low[start - 1].isalpha():
            start -= 1
        if found := _CUT.match(low, start):
            yield found
        at = low.find("\n", at + 1)
    if _ALONE.search(low):
        yield from _SPACED.finditer(low)


def _terms_of(part: str) -> Iterator[Term]:
    """The term; of "661 30 Säffle" the number and the words by themselves. Nothing of less than three letters."""
    leading = _LEADING.match(part)
    pieces = (part[: leading.end()], part[leading.end() :]) if leading else (part,)
    for piece in pieces:
        if sum(letter.isalnum() for letter in piece) < SHORTEST:
            continue
        if _DIGITS_ONLY.fullmatch(piece):
            digits = national(re.sub(r"\D", "", piece))
            yield Term(digits=digits, prefix=digits.startswith("0") and len(digits) <= _LONGEST_AREA_CODE)
        else:
            words = tuple(_WORD.findall(piece))
            yield Term(words, tuple(map(_stem, words)))


def _is_term(digits: str, terms: Known) -> bool:
    number = national(digits)
    return any(
        number.startswith(term.digits)
        if term.prefix
        else number == term.digits or (len(term.digits) >= _WITHIN_FROM and term.digits in number)
        for term in terms.numbers
    )


def _found(text: Text, start: int, end: int, exact: Sequence[Term], near: bool, gazetteer: Gazetteer) -> Span | None:
    for term in exact:
        last = _rest(text, end, term)
        if last is None:
            continue
        if len(term.words) == 1 and is_doubtful(text.low[start:end], gazetteer):
            return _doubtful(text, start, end, gazetteer)
        return Span(start, last, Kind.KNOWN_TERM)
    return Span(start, end, Kind.NEAR_KNOWN_TERM) if near else None


def _rest(text: Text, at: int, term: Term) -> int | None:
    """Where a term of several words ends, None when the words that follow the first are others."""
    for word, stem in zip(term.words[1:], term.stems[1:], strict=True):
        between = _BETWEEN.match(text.low, at)
        found = _WORD.match(text.low, between.end() if between else at)
        if found is None or not _same(found.group(), _stem(found.group()), word, stem):
            return None
        at = found.end()
    return at


def _doubtful(text: Text, start: int, end: int, gazetteer: Gazetteer) -> Span | None:
    """A term that is also an ordinary word ("Vara") or a name: with small letters it is the word."""
    if not text.plain[start].isupper():
        return None
    name = text.low[start:end].removesuffix("s")
    sure = (
        not starts_sentence(text.plain, start)
        or name in gazetteer.given
        or is_placed(text.plain, start, end, gazetteer)
    )
    return Span(start, end, Kind.KNOWN_TERM if sure else Kind.NEAR_KNOWN_TERM)


def _same(word: str, stem: str, term: str, stem_of_term: str) -> bool:
    """Equal but for an inflection."""
    return word == term or stem == stem_of_term or word == term + "s"


def _stem(word: str) -> str:
    if not word.endswith(_ENDINGS):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def _near(word: str, stem: str, term: Term) -> bool:
    """One letter off the whole term, part of a longer word, or one of the telling words of a longer term."""
    if len(term.words) > 1:
        each = zip(term.words, term.stems, strict=True)
        return any(
            _same(word, stem, one, own) for one, own in each if len(one) >= _SHORTEST_STEM and one not in _COMMON
        )
    only = term.words[0]
    if len(only) < _NEAR_FROM:
        return False
    if _core(term) in word:
        return True
    # One wrong letter leaves the first two or the last two right: most words are told by that.
    return (word[:2] == only[:2] or word[-2:] == only[-2:]) and _one_off(word, only)


def _core(term: Term) -> str:
    """What a longer word must hold to be near a term of one word: its stem, or the whole of a short one."""
    only, own = term.words[0], term.stems[0]
    return own if len(own) >= _NEAR_FROM else only


def _one_off(word: str, term: str) -> bool:
    """One letter changed, missing, added or swapped with the next; linear in the length."""
    if abs(len(word) - len(term)) > 1 or len(word) < _NEAR_FROM - 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(word, term, strict=False)) if a != b), min(len(word), len(term)))
    if word[at + 1 :] == term[at + 1 :] or word[at + 1 :] == term[at:] or word[at:] == term[at + 1 :]:
        return True
    return word[at : at + 2] == term[at : at + 2][::-1] and word[at + 2 :] == term[at + 2 :]
