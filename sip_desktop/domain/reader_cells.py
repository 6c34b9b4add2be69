"""Whether one reader gets one answer, and if not why: the table, consent and what was ticked, put to a field or row."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from sip_desktop.domain.answers import Path, Ref
from sip_desktop.domain.form import Field, FieldType, Part
from sip_desktop.domain.lenses.parties import Party, folded
from sip_desktop.domain.reader_limits import Limits
from sip_desktop.domain.reader_rows import OF_PERSON, RowOf
from sip_desktop.domain.readers import GOALS_CARE, GOALS_OWN, GOALS_SUPPORT, Cell, ReaderTable, Sort
from sip_desktop.texts import reader_view as texts
from sip_desktop.texts.people import WITHOUT_NAME

COORDINATOR = "samordnare"
WHOLE = "hela_planen"
"""Ticked beyond the table: all of it, in an ordinary case where no consent limits anything (practice O5)."""
IN_CLEAR = {Part.NAME.value: ("namn", "nummer"), Part.IDENTITY_NUMBER.value: ("nummer",)}
"""The choices of identity that tick a part."""
_WORDS = frozenset({FieldType.TEXT, FieldType.LONGTEXT, FieldType.PHONE, FieldType.PERSONNUMMER})
_GUARDIANS = frozenset({"vardnadshavare", "annan_vardnadshavare"})


class Why(StrEnum):
    """Why something is left out; ``texts.reader_view.WHY`` says it."""

    TABLE = "table"
    ASKED = "asked"
    CONSENT = "consent"
    LIMIT = "limit"
    OWN = "own"
    ROLE = "role"
    NAMES = "names"
    UNIT = "unit"
    CHILD = "child"
    GUARDIAN = "guardian"
    IDENTITY = "identity"
    NOTHING = ""


class Verdict(msgspec.Struct, frozen=True):
    """What a reader gets of one answer: all of it, only roles, or nothing. ``may_tick``: it can be ticked."""

    cell: Cell
    why: Why = Why.NOTHING

    @property
    def shown(self) -> bool:
        return self.cell is not Cell.LEFT_OUT

    @property
    def may_tick(self) -> bool:
        return self.why in (Why.ASKED, Why.LIMIT, Why.UNIT)


class ReaderOf(msgspec.Struct, frozen=True, kw_only=True):
    """One reader as the view is made for them. ``rows`` are the rows of the ärendeblad that are theirs or their
    unit's. ``ticked``: parts, and paths of rows, beyond the table. ``sole_giver``: the consent is theirs alone.
    """

    kind: str
    rows: frozenset[str] = frozenset()
    name: str = ""
    identity: str = "kod"
    ticked: frozenset[str] = frozenset()
    limits: Limits = Limits()
    sole_giver: bool = False


class Judge(msgspec.Struct, frozen=True, kw_only=True):
    """Asked of every answer of a paper. ``careful``: the case is handled by hand only. ``takes_part``: the reader is
    one of those at the meeting. ``easy``: the paper was written for the person, who is the one that reads it."""

    table: ReaderTable
    reader: ReaderOf
    careful: bool
    takes_part: bool = False
    easy: bool = False

    @property
    def gets_all(self) -> bool:
        """The whole paper, as in the room: never where the case is careful or a consent limits something."""
        return WHOLE in self.reader.ticked and not self.careful and not self.reader.limits.any

    @property
    def is_person(self) -> bool:
        return self.table.kinds[self.reader.kind].sort is Sort.PERSON

    def owns(self, row: RowOf | None) -> bool:
        """Whether a row is the reader's own."""
        if row is None:
            return False
        if self.is_person and row.principal == OF_PERSON:
            return True
        if row.ref is None:
            return False
        return row.ref.row in self.reader.rows or (not row.ref.row and self._is_named(row.ref.text))

    def part(self, part: str, own: bool = False, path: Path = "", in_own_goal: bool = False) -> Verdict:
        """What the reader gets of a part: of a scalar, or of a row at ``path`` that is their own or not."""
        if part == Part.INTERNAL:
            return Verdict(Cell.LEFT_OUT)
        if self.gets_all:
            return Verdict(Cell.SHOWN)
        table = self.table.cell(part, self.reader.kind, self.careful)
        cell = self.reader.limits.of(part, table, self.table.subjects, in_own_goal)
        if self.easy and cell is Cell.ASKED and not self.reader.limits.any:
            cell = Cell.SHOWN
        if cell is Cell.OWN:
            return self._own(own)
        if cell is Cell.ASKED:
            return self._asked(part, path, table)
        if cell in (Cell.LEFT_OUT, Cell.ABSENT):
            covered = self.reader.limits.covers(part, self.table.subjects)
            return Verdict(Cell.LEFT_OUT, Why.TABLE if covered else Why.CONSENT)
        return Verdict(Cell.SHOWN if cell is not Cell.ROLE or own else Cell.ROLE, Why.NOTHING)

    def scalar(self, field: Field) -> Verdict:
        """A question that stands in no row."""
        part = (field.part or Part.GENERAL).value
        if field.type is FieldType.INFO and part == Part.PLACE:
            # The paper's own words that the place is told by mouth are no place.
            part = Part.MEETING_TIME.value
        if part == Part.GOALS:
            return self._of_all(GOALS_SUPPORT, GOALS_CARE)
        own = self.takes_part if part == Part.MEETING_TIME else False
        if part == Part.CONSENT:
            # Ticks and days say the same to everybody; words may tell what somebody else may know.
            own = field.type not in _WORDS or self.reader.sole_giver
        return self._worded(field, self.part(part, own), own)

    def cell(self, column: Field, row: RowOf | None, path: Path) -> Verdict:
        """An answer in a row that is not one of a plan's goals."""
        part, own = (column.part or Part.GENERAL).value, self.owns(row)
        if part == Part.CONSENT and self.reader.sole_giver:
            own = True
        if part == Part.CONTACT:
            return self._contact(row, own, path)
        if part == Part.GOALS:
            return self.measure(row, path)
        return self._worded(column, self.part(part, own, path), own)

    def measure(self, row: RowOf | None, path: Path, in_own_goal: bool = False) -> Verdict:
        """A row of a plan: the reader's own, or one of others' by what it is."""
        if self.owns(row):
            return self.part(GOALS_OWN, True, path)
        group = row.group if row else GOALS_CARE
        return self.part(group, False, path, in_own_goal)

    def _contact(self, row: RowOf | None, own: bool, path: Path) -> Verdict:
        """A telephone at work goes with those who took part; another guardian's never leaves (practice O5)."""
        party = row.party if row else None
        if self.reader.kind in _GUARDIANS and not own and party is not None and party.kind == "vardnadshavare":
            return Verdict(Cell.LEFT_OUT, Why.GUARDIAN)
        if not self.careful and party is not None and party.kind not in WITHOUT_NAME:
            verdict = self.part(Part.PARTICIPANTS.value, own, path)
            return verdict if verdict.cell is not Cell.ROLE else Verdict(Cell.LEFT_OUT, Why.ROLE)
        return self.part(Part.CONTACT.value, own, path)

    def _own(self, own: bool) -> Verdict:
        return Verdict(Cell.SHOWN) if own else Verdict(Cell.LEFT_OUT, Why.OWN)

    def _asked(self, part: str, path: Path, table: Cell) -> Verdict:
        ticked = self.reader.ticked
        if part in IN_CLEAR:
            clear = self.reader.identity in IN_CLEAR[part]
            return Verdict(Cell.SHOWN) if clear else Verdict(Cell.LEFT_OUT, Why.IDENTITY)
        within = any(path == one or path.startswith(f"{one}/") for one in ticked)
        if part in ticked or (path and within):
            return Verdict(Cell.SHOWN)
        return Verdict(Cell.LEFT_OUT, Why.ASKED if table is Cell.ASKED and not self.reader.limits.words else Why.LIMIT)

    def _of_all(self, *parts: str) -> Verdict:
        found = [self.part(part) for part in parts]
        return next((verdict for verdict in found if not verdict.shown), found[0])

    def _worded(self, field: Field, verdict: Verdict, own: bool) -> Verdict:
        """A role is a reference's or a chosen answer's; words may hold any name."""
        if verdict.cell is Cell.ROLE and field.type in _WORDS and not own:
            return Verdict(Cell.LEFT_OUT, Why.ROLE)
        return verdict

    def _is_named(self, text: str) -> bool:
        return bool(folded(text)) and folded(text) == folded(self.reader.name)


def role_of(party: Party | None, limited: bool) -> str:
    """Who somebody is without name, unit and town: a relation, a function, or only whose they are (``limited``: the
    function could tell what the reader may not know)."""
    if party is None:
        return texts.SOMEBODY
    if party.kind in WITHOUT_NAME:
        return party.function or WITHOUT_NAME[party.kind]
    whose = texts.ROLES.get(party.principal, texts.SOMEBODY)
    unit = folded(party.unit)
    if limited or not party.function or (unit and unit in folded(party.function)):
        return whose
    return party.function


def coordinator_of(ref: Ref, party: Party | None, role: str) -> str:
    """Whom to ring at work is named, but not their unit: "Barnhandläggare", "Anna Åkerö, barnhandläggare"."""
    if party is None:
        return ref.text.partition(",")[0].strip() or role
    if party.kind in WITHOUT_NAME:
        return role
    return texts.NAMED.format(name=party.name, role=role) if party.name and party.name != role else role


def own_rows(people: Sequence[Party], row: str) -> frozenset[str]:
    """The rows that are one reader's: their own, and those of the same unit."""
    party = next((one for one in people if one.row == row), None)
    if party is None or not folded(party.unit) or party.kind in WITHOUT_NAME:
        return frozenset({row} - {""})
    return frozenset(one.row for one in people if folded(one.unit) == folded(party.unit)) | {row}
