"""What is said when somebody rings, comes or writes and asks: data from a file. It knows no case and looks none up.

That is the point of it (practice §4 item 2, and the leaks of law §5 nos 8 and 11): an answer that does not depend on
whether there is a case cannot give away that there is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from sip_desktop.domain.definition_file import ID, DefinitionFault, decode
from sip_desktop.domain.law import Certainty
from sip_desktop.texts import definitions as texts

KEYS = frozenset("0123456789abcdefghijklmnopqrstuvwxyz")
NOTE_KEY = "n"
"""The key that notes in the log; no way and no asker may have it."""
HERE, LETTER = "har", "brev"
"""The ids of the two ways that an asker may have words of its own for."""
_TEXTS = ("label", "short", "may_say", "say", "refuse", "aloud", "words")
_LISTS = ("do", "dont", "sources")


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence or two to say aloud, and what is said when the question comes again."""

    say: str
    refuse: str


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a card has something from, and how sure that is."""

    words: str
    certainty: Certainty


class Way(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How it comes: by telephone, at the desk, in writing. ``key`` chooses it; ``words`` go before the asker's."""

    id: str
    key: str
    label: str
    aloud: str
    do: tuple[str, ...]
    dont: tuple[str, ...]
    words: Words | None = None


class Asker(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"sources": "source"}):
    """One kind of asker and the card for it. ``may_say`` is for whoever answers; ``say`` and ``refuse`` are aloud.

    ``short`` names the asker in the log. ``more`` is what an ordinary case allows once it is known who one talks with;
    "" where there is nothing more. ``alone``: what is done for the way it comes is left out, as under threat.
    """

    id: str
    key: str
    label: str
    short: str
    may_say: str
    say: str
    refuse: str
    do: tuple[str, ...]
    dont: tuple[str, ...]
    sources: tuple[Source, ...]
    more: str = ""
    alone: bool = False
    here: Words | None = None
    letter: Words | None = None


class Asked(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"ways": "way", "askers": "asker"}
):
    """All ways and askers, in the order they are shown, and the day the law in them was checked.

    ``never`` is what is not done on any card.
    """

    checked_on: date
    never: tuple[str, ...]
    ways: tuple[Way, ...]
    askers: tuple[Asker, ...]

    def asker(self, asker_id: str) -> Asker | None:
        """The asker of that id; None when the file has it no more."""
        return next((asker for asker in self.askers if asker.id == asker_id), None)


NOBODY = Asked(checked_on=date.min, never=(), ways=(), askers=())


def read_asked(text: str, file: str) -> Asked:
    """The cards of ``rules/asked.toml``. Raises DefinitionFault with file, place and sentence."""
    asked = decode(text, file, Asked)
    for level, rows in _levels(asked):
        for number, row in enumerate(rows, 1):
            for sentence in _faults(row):
                raise DefinitionFault(file, texts.level(level, row.id, number), sentence)
    for level, double in _doubles(asked):
        raise DefinitionFault(file, level, double)
    return asked


def spoken(asker: Asker, way: Way) -> Words:
    """What is said to this asker when it comes this way: the asker's own words for it, the way's, or the usual."""
    own = {HERE: asker.here, LETTER: asker.letter}.get(way.id)
    return own or way.words or Words(asker.say, asker.refuse)


def to_do(asker: Asker, way: Way) -> tuple[str, ...]:
    """What to do, that for the way first."""
    return asker.do if asker.alone else (*way.do, *asker.do)


def not_to_do(cards: Asked, asker: Asker, way: Way) -> tuple[str, ...]:
    """What not to do: what is on every card, that for the way, and the asker's own."""
    return (*cards.never, *asker.dont) if asker.alone else (*cards.never, *way.dont, *asker.dont)


def _levels(asked: Asked) -> tuple[tuple[str, tuple[Way | Asker, ...]], ...]:
    return ("way", asked.ways), ("asker", asked.askers)


def _faults(row: Way | Asker) -> Iterator[str]:
    if not ID.fullmatch(row.id):
        yield texts.BAD_ID.format(id=row.id)
    if row.key not in KEYS or row.key == NOTE_KEY:
        yield texts.BAD_KEY.format(key=row.key, taken=NOTE_KEY)
    inner = (row.here, row.letter, *row.sources) if isinstance(row, Asker) else (row.words,)
    for part in (row, *(part for part in inner if part is not None)):
        for key in _TEXTS:
            said = getattr(part, key, None)
            if isinstance(said, str) and not said.strip():
                yield texts.NO_TEXT.format(key=key)
    for key in _LISTS:
        if getattr(row, key, ("-",)) == ():
            yield texts.NO_TEXT.format(key=key)


def _doubles(asked: Asked) -> Iterator[tuple[str, str]]:
    for level, rows in _levels(asked):
        for twice in _twice(row.id for row in rows):
            yield texts.level(level, twice, 0), texts.DOUBLE_ID.format(id=twice)
    for twice in _twice(row.key for _, rows in _levels(asked) for row in rows):
        yield texts.WHOLE_FILE, texts.DOUBLE_KEY.format(key=twice)


def _twice(names: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield name
        seen.add(name)
