"""What had left a case before it changed: before a consent was taken back, or before it was to be by hand only.

What is with a receiver is theirs: at another authority it is a record that came in and may not be sent back on request
(TF 2 kap. 9–10 §§; practice §3.1 point 3). So it is told about and asked for, never counted on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec

from sip_desktop.domain.answers import Ref, Row, text_of
from sip_desktop.domain.guidance.reading import LeftPaper, Mode, Reading
from sip_desktop.domain.lenses.case_papers import day_of
from sip_desktop.domain.lenses.consents import Negative, party
from sip_desktop.domain.lenses.parties import is_same

GIVEN, TOLD_BY_LETTER = "vem_fick_vad", "underrattelse_aterkallat"
TOLD = ("begart", "underrattad", "atersant", "aterlamnat", "forstort")
AT_AUTHORITY = "handling"


class Change(StrEnum):
    """Why what has left matters now."""

    WITHDRAWN = "withdrawn"
    WITHDRAWN_IN_PART = "withdrawn_in_part"
    BY_HAND = "by_hand"


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """One receiver of a paper, from the list "Vem fick vad": what, on what day, and whether they have been told since.

    ``theirs``: it is a record at the receiver, and cannot be demanded back.
    """

    to: Ref
    what: str
    day: str
    theirs: bool = False
    told: bool = False


class LeftBefore(msgspec.Struct, frozen=True, kw_only=True):
    """``since`` is the day of the change. ``copies`` left the program by then; ``given`` were handed to somebody.
    ``to_tell`` are the receivers that nobody has told yet, each once."""

    change: Change
    since: str
    copies: tuple[LeftPaper, ...] = ()
    given: tuple[Given, ...] = ()
    to_tell: tuple[Ref, ...] = ()


def left_before(reading: Reading) -> tuple[LeftBefore, ...]:
    """Each change of the case with what had left before it; a change before which nothing left is not there."""
    found = (_before(reading, change, since, actors) for change, since, actors in _changes(reading))
    return tuple(one for one in found if one.copies or one.given)


def _changes(reading: Reading) -> Iterator[tuple[Change, str, tuple[Ref, ...]]]:
    """The last taking back, whole or in part, and the day from which everything is by hand. With the actors that a
    taking back in part is about; () is everybody."""
    taken = [one for one in reading.consents.negatives if one.withdrawn and not _given_again(reading, one)]
    if whole := [one for one in taken if one.whole]:
        yield Change.WITHDRAWN, whole[-1].day, ()
    elif taken:
        yield Change.WITHDRAWN_IN_PART, taken[-1].day, taken[-1].actors
    if reading.facts.careful and (since := _by_hand_since(reading.modes)):
        yield Change.BY_HAND, since, ()


def _by_hand_since(modes: Iterable[Mode]) -> str:
    """The day since when everything is by hand without a break, "" when nobody knows: what left while the case was
    not marked, between two marks, left without the care too."""
    since = ""
    for one in modes:
        since = (since or one.at[:10]) if one.protected or one.violence else ""
    return since


def _given_again(reading: Reading, negative: Negative) -> bool:
    return any(one.plan == "ja" and one.since > negative.day for one in reading.consents.given)


def _before(reading: Reading, change: Change, since: str, actors: tuple[Ref, ...]) -> LeftBefore:
    given = tuple(one for one in _given(reading, since) if not actors or any(is_same(one.to, ref) for ref in actors))
    to_tell: list[Ref] = []
    for one in given:
        if not one.told and not any(is_same(one.to, other) for other in to_tell):
            to_tell.append(one.to)
    copies = tuple(copy for copy in reading.left if copy.made[:10] <= since)
    return LeftBefore(change=change, since=since, copies=copies, given=given, to_tell=tuple(to_tell))


def _given(reading: Reading, since: str) -> Iterator[Given]:
    told = [party(row.cells.get("fb_mottagare")) for row in _told_rows(reading)]
    # A letter that is only begun has told nobody.
    told += [party(paper.newest.get("c_till_vem")) for paper in reading.papers(TOLD_BY_LETTER) if paper.cleared]
    for row in reading.rows(GIVEN, "fv_rader"):
        day = day_of(row.cells.get("fv_datum"))
        to = party(row.cells.get("fv_mottagare"))
        if (to.row or to.text) and day and day <= since:
            yield Given(
                to=to,
                what=text_of(row.cells.get("fv_papper")).strip(),
                day=day,
                theirs=text_of(row.cells.get("fv_slag")) == AT_AUTHORITY,
                told=any(is_same(to, one) for one in told),
            )


def _told_rows(reading: Reading) -> Iterator[Row]:
    yield from (row for row in reading.rows(GIVEN, "fv_besked") if text_of(row.cells.get("fb_vad")) in TOLD)
