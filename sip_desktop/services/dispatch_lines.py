"""The lines of "Lämna ut": readers, those who might be one, and copies with what became of each. Changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import msgspec

from sip_desktop.domain.answers import Ref
from sip_desktop.domain.form import Part
from sip_desktop.domain.lenses.consent_cover import Stand
from sip_desktop.domain.readers import Cell, ReaderTable, Sort
from sip_desktop.domain.receivers import (
    GUARDIAN,
    ORIGINAL,
    Case,
    barred,
    decision_in,
    kind_now,
    kind_of,
    reader_of,
    stands,
)
from sip_desktop.domain.records import CopyNews, CopyRecord, CopyStatus, Reader
from sip_desktop.texts import dispatch as texts

LEFT = (CopyStatus.PRINTED, CopyStatus.SAVED)
ARRIVED, RETURNED, GIVEN_BACK, DESTROYED = "framme", "atersant", "aterlamnat", "forstort"
ASKED_BACK, TOLD, HELD = "begart", "underrattad", "handling"
OF_AUTHORITY = (ARRIVED, RETURNED, GIVEN_BACK, TOLD, HELD)
"""What is handed to an authority is a document of its own there, which nobody can ask back (TF 2 kap. 9–10 §§)."""
OF_OTHERS = (ARRIVED, RETURNED, GIVEN_BACK, DESTROYED, ASKED_BACK, TOLD)


class ReaderLine(msgspec.Struct, frozen=True, kw_only=True):
    """A reader, or with ``id`` 0 somebody who might be one. ``barred`` says why they get nothing, "" when they may.

    ``limits`` are the consent's own words, to be read; ``limited``: it is less than a yes to everything;
    ``took_part``: named at the meeting; ``given``: how many copies.
    """

    id: int
    party: str
    name: str
    kind: str
    kind_label: str
    identity: str = "kod"
    identities: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    purpose: str = ""
    barred: str = ""
    limits: tuple[str, ...] = ()
    limited: bool = False
    took_part: bool = False
    given: int = 0
    wants_decision: bool = False


class NewsLine(msgspec.Struct, frozen=True):
    """What became of a copy: words, ISO day, and how."""

    what: str
    day: str
    how: str


class CopyLine(msgspec.Struct, frozen=True, kw_only=True):
    """One copy and what became of it. ``offered`` are the ids of what can be told of it now."""

    id: int
    number: int
    revision: int
    made: str
    to: str
    state: str
    news: tuple[NewsLine, ...]
    offered: tuple[str, ...]


def identities(table: ReaderTable, kind: str, careful: bool) -> tuple[str, ...]:
    """How the person may be written on a copy for this kind of reader: "kod" always, the others where a human may
    choose them. Where the name stands anyway there is nothing to choose."""
    name = table.cell(Part.NAME.value, kind, careful)
    number = table.cell(Part.IDENTITY_NUMBER.value, kind, careful)
    named = name in (Cell.ASKED, Cell.SHOWN)
    return (
        "kod",
        *(("namn",) if name is Cell.ASKED else ()),
        *(("nummer",) if named and number is Cell.ASKED else ()),
    )


def reader_line(
    reader: Reader, case: Case, table: ReaderTable, copies: Sequence[CopyRecord], there: Collection[str]
) -> ReaderLine:
    """A kept reader, or one that is only thought of (id 0)."""
    kind = kind_now(reader, case, table)
    ref = Ref(reader.party, reader.name)
    why = barred(ref, kind, case, table, decision_in(reader.purpose))
    limits = reader_of(reader, case, table).limits
    return ReaderLine(
        id=reader.id,
        party=reader.party,
        name=reader.name,
        kind=kind,
        kind_label=table.kinds[kind].label,
        identity=reader.identity,
        identities=identities(table, kind, case.careful),
        parts=reader.parts,
        purpose=reader.purpose,
        barred=why,
        limits=limits.words,
        limited=limits.any,
        took_part=reader.party in there or _is_of_family(kind),
        given=sum(1 for one in copies if reader.id and one.reader == reader.id and one.status in LEFT),
        wants_decision=why == texts.GUARDIAN_DECISION,
    )


def suggested(
    document_id: int, case: Case, table: ReaderTable, there: Collection[str], taken: Collection[str]
) -> Iterator[ReaderLine]:
    """Everybody the case knows but who keeps the original and who already is one; those at the meeting first."""
    parties = [one for one in case.people if one.row not in taken and kind_of(one, case) != ORIGINAL]
    made = [
        Reader(
            document_id=document_id,
            party=one.row,
            name=one.label,
            kind=kind_of(one, case),
            purpose="",
            at="",
            user_id="",
        )
        for one in parties
    ]
    lines = [reader_line(one, case, table, (), there) for one in made]
    yield from sorted(lines, key=lambda line: (bool(line.barred), not line.took_part))


def copy_lines(
    case: Case,
    table: ReaderTable,
    copies: Sequence[CopyRecord],
    readers: Sequence[Reader],
    news: Sequence[CopyNews],
) -> Iterator[CopyLine]:
    """Every copy, the last first."""
    by_id = {one.id: one for one in readers}
    for copy in reversed(copies):
        reader = by_id.get(copy.reader)
        told = [one for one in news if one.copy_id == copy.id]
        yield CopyLine(
            id=copy.id,
            number=copy.number,
            revision=copy.revision,
            made=copy.made,
            to=_to(reader, table),
            state=_state(copy, reader, told, case, table),
            news=tuple(NewsLine(texts.NEWS[one.what], one.day, one.how) for one in told),
            offered=_offered(copy, reader, table),
        )


def _to(reader: Reader | None, table: ReaderTable) -> str:
    if reader is None:
        return texts.ORIGINAL
    return texts.TO.format(name=reader.name, kind=table.kinds[reader.kind].label)


def _state(copy: CopyRecord, reader: Reader | None, told: Sequence[CopyNews], case: Case, table: ReaderTable) -> str:
    if told:
        return texts.NEWS[told[-1].what]
    if copy.status not in LEFT:
        return texts.STATES[copy.status.value]
    if reader is None:
        return texts.STAYS
    # Nothing more goes to an authority whose consent is gone, and what it has is its own: told of, not asked back.
    gone = stands(Ref(reader.party, reader.name), case) is Stand.TAKEN_BACK
    is_theirs = gone and table.kinds[reader.kind].sort is Sort.AUTHORITY
    return texts.NEWS[HELD] if is_theirs else texts.STATES[copy.status.value]


def _offered(copy: CopyRecord, reader: Reader | None, table: ReaderTable) -> tuple[str, ...]:
    if reader is None or copy.status not in LEFT:
        return ()
    return OF_AUTHORITY if table.kinds[reader.kind].sort is Sort.AUTHORITY else OF_OTHERS


def _is_of_family(kind: str) -> bool:
    return kind in ("den_enskilde", "barnet", GUARDIAN)
