"""What a new document takes from the case and from earlier documents; and what has changed there since.

Prefill is copied when a document is made and shown as such; a later difference is offered, never applied.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from sip_desktop.domain import values
from sip_desktop.domain.answers import Answers, Content, Origin, Path, Ref, Row, Value, is_answered, rows_of
from sip_desktop.domain.form import Field, FieldType, Form
from sip_desktop.domain.lenses.parties import Party, is_same

ROW_ITSELF = "row"
PREVIOUS = "previous"
NUMBER = "personnummer"
BIRTH_DATE = "fodelsedatum"
TEXTUAL = frozenset({FieldType.TEXT, FieldType.LONGTEXT})
NewId = Callable[[], str]


class Source(msgspec.Struct, frozen=True):
    """An earlier document that prefill may read: its form and what was answered in it.

    ``derived`` is for answers that follow from several papers together. Where such a source says anything, what it
    leaves out is left out: half of it with half of an older paper would be an answer that nobody gave.
    """

    form: Form
    answers: Answers
    derived: bool = False


Sources = Mapping[str, Source]


def prefilled(form: Form, sources: Sources, parties: Mapping[str, Party], new_id: NewId) -> Content:
    """The content of a new document: every field whose ``prefill`` names something that is answered.

    ``sources`` holds earlier documents by form id, and the earlier document of the same form as "previous".
    """
    answers: Answers = {}
    origins: dict[Path, Origin] = {}
    for field in form.fields():
        found = _first(field, sources, parties, new_id)
        if found is not None and is_answered(found.value):
            answers[field.id], origins[field.id] = found.value, found
    return Content(answers, origins)


def newer(form: Form, content: Content, sources: Sources, parties: Mapping[str, Party]) -> dict[Path, Origin]:
    """What the sources say now, for the fields where they said something else when the value was copied.

    A field that already holds what the source says now is left out, and so are rows that go on being the same:
    what has been written about them here would go with the old ones. Also a value that came from a paper the field
    does not ask (a follow-up wrote it in): there is nothing to compare it with.

    What follows from several papers together is offered also where nothing was copied: the papers came later.
    """
    changed = _derived_since(form, content, sources, parties)
    for path, origin in content.origins.items():
        field = form.field(path)
        if field is None or field.same_rows or not _asks(field, form, origin.form):
            continue
        now = _first(field, sources, parties, _no_id)
        if now is None or _bare(now.value) == _bare(origin.value):
            continue
        if _bare(now.value) != _bare(content.answers.get(path, "")):
            changed[path] = now
    return changed


def _derived_since(form: Form, content: Content, sources: Sources, parties: Mapping[str, Party]) -> dict[Path, Origin]:
    """What derived sources say of the fields that nothing was copied to, where it is not what stands there."""
    derived = {name: source for name, source in sources.items() if source.derived}
    found: dict[Path, Origin] = {}
    for field in form.fields() if derived else ():
        if field.id in content.origins or field.same_rows:
            continue
        now = _first(field, derived, parties, _no_id)
        if now is None or not is_answered(now.value):
            continue
        if _bare(now.value) != _bare(content.answers.get(field.id)):
            found[field.id] = now
    return found


def taken_over(content: Content, path: Path, offer: Origin, new_id: NewId) -> Content:
    """The content with what is offered at ``path``, copied as prefill is. An offer of nothing takes the answer away.

    In rows nothing that somebody wrote is lost: a row of the same party keeps its id and what was added to it, and a
    row that is offered no more goes only if it is as it was copied.
    """
    answers = {name: value for name, value in content.answers.items() if name != path}
    if not is_answered(offer.value):
        return Content(answers, {**content.origins, path: offer})
    if not rows_of(offer.value):
        return Content({**answers, path: offer.value}, {**content.origins, path: offer})
    origin = content.origins.get(path)
    before = list(rows_of(content.answers.get(path)))
    copied = {row.id: row for row in rows_of(origin.value)} if origin else {}
    fresh, stands = [], []
    for row in rows_of(offer.value):
        old = next((one for one in before if _same_party(one, row)), None)
        new = Row(old.id if old else new_id(), {name: with_new_ids(cell, new_id) for name, cell in row.cells.items()})
        fresh.append(new)
        if old is not None:
            before.remove(old)
            new = Row(new.id, {**_written(old, copied), **new.cells})
        stands.append(new)
    kept = [row for row in before if any(map(is_answered, _written(row, copied).values()))]
    return Content({**answers, path: (*stands, *kept)}, {**content.origins, path: Origin(offer.form, tuple(fresh))})


def _written(row: Row, copied: Mapping[str, Row]) -> dict[str, Value]:
    """What somebody wrote in a row: the cells that are not as they were copied."""
    was = copied[row.id].cells if row.id in copied else {}
    return {name: cell for name, cell in row.cells.items() if cell != was.get(name)}


def _same_party(one: Row, other: Row) -> bool:
    """True when the first party named in each row is the same."""
    first, second = (next((c for c in row.cells.values() if isinstance(c, Ref)), None) for row in (one, other))
    return first is not None and second is not None and is_same(first, second)


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


def _asks(field: Field, form: Form, source: str) -> bool:
    """True when the field's ``prefill`` names that form, or the earlier document of its own."""
    names = {name.partition(".")[0] for name in field.prefill}
    return source in names or (source == form.id and PREVIOUS in names)


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
        if source.derived and source.answers:
            return Origin(source.form.id, "")
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
