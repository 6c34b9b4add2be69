"""Answers of an earlier version of a form, read with the newest one; it knows no version, only the names a field had.

A field that has been given another name says so (``was``), and what was answered under the old name is moved to the
new one. Nothing is thrown away: what no field asks for any more stays in the content under the name it had, and so
does what the field cannot hold, or an old answer when the new name already holds another.
"""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from sip_desktop.domain import values
from sip_desktop.domain.answers import Answers, Content, Ref, Row, Unparsed, Value, is_answered, options_of, text_of
from sip_desktop.domain.form import Field, FieldType, Form

_WORDS = frozenset({FieldType.TEXT, FieldType.LONGTEXT, FieldType.SIGNATURE, FieldType.COMPUTED})
# No day at all: a relative word in an old text ("i morgon") must not be read against the day it happens to be opened.
_NO_DAY = date(1, 1, 1)


def has_old_names(form: Form) -> bool:
    """True when some question of the form had another name before; else ``renamed`` has nothing to do."""
    return any(map(_had_another, form.fields()))


def _had_another(field: Field) -> bool:
    return bool(field.was) or any(map(_had_another, field.columns))


def renamed(form: Form, content: Content) -> Content:
    """The content under the names ``form`` has for its questions now; the same object when nothing has changed."""
    answers = _renamed(tuple(form.fields()), content.answers)
    names = {old: field.id for field in form.fields() for old in field.was}
    if answers is content.answers and names.keys().isdisjoint(content.origins):
        return content
    moved = {names[path]: origin for path, origin in content.origins.items() if path in names}
    kept = {path: origin for path, origin in content.origins.items() if path not in names}
    return Content(answers, {**moved, **kept})


def _renamed(fields: tuple[Field, ...], answers: Answers) -> Answers:
    changed: Answers = {}
    gone: set[str] = set()
    for field in fields:
        name = _answered_as(field, answers)
        if name not in answers:
            continue
        value = _read(field, answers[name], name)
        if value is None or (value is answers[name] and name == field.id):
            continue
        changed[field.id] = value
        gone.update({name} - {field.id})
    if not changed:
        return answers
    return {name: value for name, value in {**answers, **changed}.items() if name not in gone}


def _answered_as(field: Field, answers: Answers) -> str:
    """The name the field's answer stands under: its own, or, while that is empty, the first old one with an answer."""
    if not field.was or is_answered(answers.get(field.id)):
        return field.id
    return next((old for old in field.was if is_answered(answers.get(old))), field.id)


def _read(field: Field, value: Value, name: str) -> Value | None:
    """The value as the field's type has it; None when that type cannot hold it."""
    if field.type is FieldType.ROWS:
        return _rows(field, value)
    if field.type is FieldType.PARTY:
        return Ref("", value) if isinstance(value, str) and value.strip() else value
    if field.type is FieldType.MULTI:
        return (value,) if isinstance(value, str) and value else value
    if field.type is FieldType.CHECK:
        return value
    text = _text(value)
    if text is None or field.type in _WORDS:
        return text
    if isinstance(value, Unparsed) or (isinstance(value, str) and name == field.id):
        return value
    # From a name, a text or several ticks to a date, a number or one option: read if it is one, else shown as it was.
    return text if values.parse(field, text, _NO_DAY) == text else Unparsed(text)


def _rows(field: Field, value: Value) -> Value | None:
    if not isinstance(value, tuple):
        return value if isinstance(value, Unparsed) else None
    rows = tuple(_row(field, item) if isinstance(item, Row) else item for item in value)
    return value if all(new is old for new, old in zip(rows, value, strict=True)) else rows


def _row(field: Field, row: Row) -> Row:
    cells = _renamed(field.columns, row.cells)
    return row if cells is row.cells else replace(row, cells=cells)


def _text(value: Value) -> str | None:
    """What was chosen or referred to as the words it was; None for a tick and for rows, which no line can hold."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return ", ".join(options_of(value)) if len(options_of(value)) == len(value) else None
    return None if isinstance(value, bool) else text_of(value)
