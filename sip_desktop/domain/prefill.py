"""What a new document takes from the case and from earlier documents; and what has changed there since.

Prefill is copied when a document is made and shown as such; a later difference is offered, never applied.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from sip_desktop.domain import values
from sip_desktop.domain.answers import Answers, Content, Origin, Path, Ref, Row, Value, is_answered, rows_of
from sip_desktop.domain.form import Field, FieldType, Form
from sip_desktop.domain.lenses.parties import Party

ROW_ITSELF = "row"
NUMBER = "personnummer"
BIRTH_DATE = "fodelsedatum"
TEXTUAL = frozenset({FieldType.TEXT, FieldType.LONGTEXT})
NewId = Callable[[], str]


class Source(msgspec.Struct, frozen=True):
    """An earlier document that prefill may read: its form and what was answered in it."""

    form: Form
    answers: Answers


Sources = Mapping[str, Source]


def prefilled(form: Form, sources: Sources, parties: Mapping[str, Party], new_id: NewId) -> Content:
    """The content of a new document: every field whose ``prefill`` names something that is answered.

    ``sources`` holds earlier documents by form id, and the earlier document of the same form as "previous".
    """
    answers: Answers = {}
    origins: dict[Path, Origin] = {}
    for field in form.fields():
        found = _first(field, sources, parties, new_id)
        if found is not None:
            answers[field.id], origins[field.id] = found.value, found
    return Content(answers, origins)


def newer(form: Form, content: Content, sources: Sources, parties: Mapping[str, Party]) -> dict[Path, Origin]:
    """What the sources say now, for the fields where they said something else when the value was copied.

    A field that already holds what the source says now is left out.
    """
    changed: dict[Path, Origin] = {}
    for path, origin in content.origins.items():
        field = form.field(path)
        if field is None:
            continue
        now = _first(field, sources, parties, _no_id)
        if now is None or _bare(now.value) == _bare(origin.value):
            continue
        if _bare(now.value) != _bare(content.answers.get(path)):
            changed[path] = now
    return changed


def offered(form: Form, answers: Answers) -> dict[Path, Origin]:
    """What one answer of a document says of another: the birth date of an identity number, while none is written.

    Offered and not filled in: the day of birth can differ from the number (law §4.1).
    """
    number = form.field(NUMBER)
    if number is None or form.field(BIRTH_DATE) is None or is_answered(answers.get(BIRTH_DATE)):
        return {}
    written = answers.get(NUMBER)
    born = values.birth_date(written) if isinstance(written, str) else ""
    return {BIRTH_DATE: Origin(NUMBER, born)} if born else {}


def with_new_ids(value: Value, new_id: NewId) -> Value:
    """The value with a fresh id for every row, for when a newer value is taken over."""
    if not isinstance(value, tuple):
        return value
    return tuple(
        Row(new_id(), {name: with_new_ids(cell, new_id) for name, cell in item.cells.items()})
        if isinstance(item, Row)
        else item
        for item in value
    )


def _first(field: Field, sources: Sources, parties: Mapping[str, Party], new_id: NewId) -> Origin | None:
    for name in field.prefill:
        form_id, _, field_id = name.partition(".")
        source = sources.get(form_id)
        asked = source.form.field(field_id) if source else None
        if source is None or asked is None:
            continue
        value = _taken(field, asked, source.answers.get(field_id), parties, new_id)
        if is_answered(value) and value is not None:
            return Origin(source.form.id, value)
    return None


def _taken(
    field: Field, asked: Field, value: Value | None, parties: Mapping[str, Party], new_id: NewId
) -> Value | None:
    if field.type is FieldType.ROWS:
        return tuple(
            _row(field, asked, row, parties, _same(row) if field.same_rows else new_id) for row in rows_of(value)
        )
    if field.type is asked.type:
        if field.type is FieldType.CHOICE and isinstance(value, str):
            return value if any(option.id == value for option in field.options) else None
        return value
    if field.type in TEXTUAL and is_answered(value):
        return values.printed(asked, value)
    if field.type is FieldType.PARTY and isinstance(value, str) and value.strip():
        return Ref("", value)
    return None


def _row(field: Field, asked: Field, row: Row, parties: Mapping[str, Party], new_id: NewId) -> Row:
    cells: dict[str, Value] = {}
    for column in field.columns:
        for name in column.prefill or (column.id,):
            cell: Value | None
            if name == ROW_ITSELF:
                party = parties.get(row.id)
                cell = Ref(row.id, party.label) if party else None
            else:
                source_column = asked.column(name)
                taken = row.cells.get(name)
                cell = _taken(column, source_column, taken, parties, new_id) if source_column else None
            if cell is not None and is_answered(cell):
                cells[column.id] = cell
                break
    return Row(new_id(), cells)


def _same(row: Row) -> NewId:
    """The id of a row that goes on being the same thing: a follow-up speaks of the plan's own goals."""
    return lambda: row.id


def _no_id() -> str:
    return ""


def _bare(value: Value | None) -> Value | None:
    """The value without row ids, so that two copies of the same rows are equal."""
    return None if value is None else with_new_ids(value, _no_id)
