"""What is changed between two revisions of a document, in the order of the form; knows no paper and no case.

Rows are the same when they have the same id, whatever place they stand in and whatever stands in them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from sip_desktop.domain import values
from sip_desktop.domain.answers import Answers, Content, Path, Row, Value, rows_of
from sip_desktop.domain.conditions import without
from sip_desktop.domain.form import Field, FieldType, Form, Part, Section
from sip_desktop.domain.renamed import renamed
from sip_desktop.texts import versions as texts

SAYS_NOTHING = frozenset({FieldType.INFO, FieldType.SIGNATURE})


class Kind(StrEnum):
    """What happened to a place: another answer, a row that came, went, or stands elsewhere in its list."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


class Version(msgspec.Struct, frozen=True):
    """One revision: its own form and its answers."""

    form: Form
    answers: Answers


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One difference. ``was`` and ``now`` are as on paper, "" for no answer; a row has one line a question.

    ``place`` is where it stands ("Delmål 2 – Klart senast"), ``label`` the question alone, ``section`` the heading.
    """

    path: Path
    kind: Kind
    section: str
    place: str
    label: str
    was: str
    now: str


class _Pair(NamedTuple):
    """The same question in both forms: ``field`` as the newer has it, or the older where the newer lacks it."""

    field: Field
    was: Field | None
    now: Field | None

    def columns(self) -> list[_Pair]:
        return _pairs(self.was.columns if self.was else (), self.now.columns if self.now else ())


class _Spot(NamedTuple):
    """Where a question stands: its heading, and the words and the path before it."""

    section: str
    place: str = ""
    before: Path = ""

    def change(self, field: Field, kind: Kind, was: str, now: str, row: Row | None = None, number: int = 0) -> Change:
        """A difference in a question here, or in one row of it."""
        return Change(
            path=f"{self.before}{field.id}/{row.id}" if row else self.before + field.id,
            kind=kind,
            section=self.section,
            place=self.within(_row_name(field, number) if row else field.label),
            label=field.label,
            was=was,
            now=now,
        )

    def within(self, words: str) -> str:
        return texts.WITHIN.format(outer=self.place, inner=words) if self.place else words

    def inside(self, field: Field, row: Row, number: int) -> _Spot:
        """The spot of the cells of a row."""
        return _Spot(self.section, self.within(_row_name(field, number)), f"{self.before}{field.id}/{row.id}/")


def differences(was: Version, now: Version) -> tuple[Change, ...]:
    """Every difference from ``was`` to ``now``, in the order of the newer form; what only the older asked stands last
    in its section. Answers under a name that a field no longer has are read under its new one.
    """
    return tuple(_changes(was, now))


def that_may_leave(form: Form, answers: Answers, hidden: frozenset[Path]) -> Version:
    """A revision without what is internal and without what its conditions hide: for differences that are printed."""
    sections = (replace(section, fields=_leaving(section.fields)) for section in form.sections)
    return Version(replace(form, sections=tuple(sections)), without(answers, hidden))


def place_of(form: Form, answers: Answers, path: Path) -> str:
    """Where a path stands, in words: "Delmål 2 – Klart senast"; the path itself where the form does not know it."""
    parts, fields, scope, spot = path.split("/"), tuple(form.fields()), answers, _Spot("")
    while True:
        name, *rest = parts
        field = next((field for field in fields if field.id == name), None)
        if field is None:
            return spot.within(name)
        if not rest:
            return spot.within(field.label)
        row_id, *parts = rest
        rows = rows_of(scope.get(name))
        number, row = next(((n, r) for n, r in enumerate(rows, 1) if r.id == row_id), (0, Row(row_id, {})))
        if not parts:
            return spot.within(_row_name(field, number))
        fields, scope, spot = field.columns, row.cells, spot.inside(field, row, number)


def _leaving(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    kept = (field for field in fields if field.part is not Part.INTERNAL)
    return tuple(replace(field, columns=_leaving(field.columns)) for field in kept)


def _changes(was: Version, now: Version) -> Iterator[Change]:
    old = renamed(now.form, Content(was.answers)).answers
    for section, pairs in _sections(was.form, now.form):
        spot = _Spot(section.title)
        for pair in pairs:
            yield from _field(pair, old.get(pair.field.id), now.answers.get(pair.field.id), spot)


def _sections(old_form: Form, form: Form) -> Iterator[tuple[Section, list[_Pair]]]:
    """The sections of both forms with their questions; a question stands where the newer form has it."""
    asked = _pairs(tuple(old_form.fields()), tuple(form.fields()))
    of_new = {pair.field.id: pair for pair in asked if pair.now}
    only_old = {pair.field.id: pair for pair in asked if pair.now is None}
    old_sections = {section.id: section for section in old_form.sections}
    for section in form.sections:
        pairs = [of_new[field.id] for field in section.fields]
        gone = old_sections.pop(section.id, None)
        yield section, pairs + [only_old[f.id] for f in (gone.fields if gone else ()) if f.id in only_old]
    for section in old_sections.values():
        yield section, [only_old[field.id] for field in section.fields if field.id in only_old]


def _pairs(old: Sequence[Field], new: Sequence[Field]) -> list[_Pair]:
    by_id = {field.id: field for field in old}
    pairs = []
    for field in new:
        name = next((name for name in (field.id, *field.was) if name in by_id), "")
        pairs.append(_Pair(field, by_id.pop(name, None), field))
    return pairs + [_Pair(field, field, None) for field in by_id.values()]


def _field(pair: _Pair, was: Value | None, now: Value | None, spot: _Spot) -> Iterator[Change]:
    field = pair.field
    if field.type in SAYS_NOTHING or was == now:
        return
    if field.type is FieldType.ROWS:
        yield from _rows(pair, rows_of(was), rows_of(now), spot)
        return
    before, after = _said(pair.was or field, was), _said(field, now)
    # The same words may be another reference or another way of writing it: nobody who reads sees a difference.
    if before != after:
        yield spot.change(field, Kind.CHANGED, before, after)


def _said(field: Field, value: Value | None) -> str:
    return values.printed(field, value).strip()


def _rows(pair: _Pair, was: tuple[Row, ...], now: tuple[Row, ...], spot: _Spot) -> Iterator[Change]:
    field, columns = pair.field, pair.columns()
    before = {row.id: (number, row) for number, row in enumerate(was, 1)}
    after = {row.id for row in now}
    order = [before[row.id][0] for row in now if row.id in before]
    steady = _longest_rising(order)
    for number, row in enumerate(now, 1):
        if row.id not in before:
            yield spot.change(field, Kind.ADDED, "", _row_text([column.field for column in columns], row), row, number)
            continue
        old_number, old = before[row.id]
        if old_number not in steady:
            here, there = (texts.PLACE_IN_LIST.format(number=at) for at in (old_number, number))
            yield spot.change(field, Kind.MOVED, here, there, row, number)
        inside = spot.inside(field, row, number)
        for column in columns:
            name = column.field.id
            yield from _field(column, old.cells.get(name), row.cells.get(name), inside)
    for number, row in before.values():
        if row.id not in after:
            text = _row_text([column.was or column.field for column in columns], row)
            yield spot.change(field, Kind.REMOVED, text, "", row, number)


def _row_text(columns: list[Field], row: Row) -> str:
    """Everything answered in a row, one question a line; the rows in it one a line."""
    return "\n".join(_lines(columns, row))


def _lines(columns: Sequence[Field], row: Row) -> Iterator[str]:
    for field in columns:
        value = row.cells.get(field.id)
        for number, inner in enumerate(rows_of(value), 1):
            text = texts.BETWEEN.join(_lines(field.columns, inner))
            yield texts.CELL.format(label=_row_name(field, number), text=text or texts.NOTHING)
        said = _said(field, value)
        if said:
            yield texts.CELL.format(label=field.label, text=said)


def _row_name(field: Field, number: int) -> str:
    return texts.ROW.format(word=field.row_word or field.label, number=number)


def _longest_rising(numbers: list[int]) -> frozenset[int]:
    """As many of the numbers as possible that stand in rising order: the rows that need not count as moved."""
    ends: list[int] = []
    at: list[int] = []
    for number in numbers:
        place = bisect_left(ends, number)
        ends[place : place + 1] = [number]
        at.append(place)
    kept: list[int] = []
    wanted = len(ends) - 1
    for number, place in zip(reversed(numbers), reversed(at), strict=True):
        if place == wanted:
            kept.append(number)
            wanted -= 1
    return frozenset(kept)
