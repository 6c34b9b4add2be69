"""What things on the form page are called: fields, rows and places, in words; knows no widget."""

from __future__ import annotations

import re

from sip_desktop.domain import values
from sip_desktop.domain.answers import Path, Row, is_answered, rows_of
from sip_desktop.domain.form import Field, FieldType
from sip_desktop.texts import form_page as texts
from sip_desktop.ui.form_page.sheet import Sheet

TITLE_LENGTH = 60
_PLACE_IN_FILE = re.compile(r" \(\d{3}:[^)]*\)")
_TITLING = frozenset({FieldType.TEXT, FieldType.LONGTEXT, FieldType.PARTY, FieldType.CHOICE, FieldType.DATE})


def row_word(field: Field) -> str:
    """What a row is called inside a sentence: "delmål"."""
    word = field.row_word or texts.ROW_WORD
    return word[:1].lower() + word[1:]


def row_name(field: Field, number: int) -> str:
    """What a row is called by its place: "Delmål 2". ``number`` counts from 1."""
    word = row_word(field)
    return texts.ROW_TITLE.format(word=word[:1].upper() + word[1:], number=number)


def row_title(field: Field, row: Row, number: int) -> str:
    """The name and the first answered text of a row, on one line: "Delmål 2 – sova hela nätter"."""
    for column in field.columns:
        value = row.cells.get(column.id)
        if column.type in _TITLING and is_answered(value):
            words = " ".join(values.printed(column, value).split())
            short = words if len(words) <= TITLE_LENGTH else words[:TITLE_LENGTH].rsplit(" ", 1)[0] + " …"
            return texts.ROW_TITLE_TEXT.format(row=row_name(field, number), text=short)
    return row_name(field, number)


def row_number(sheet: Sheet, path: Path, row_id: str) -> int:
    """The place of a row in its rows field, from 1; 0 when it is not there."""
    ids = [row.id for row in rows_of(sheet.value(path))]
    return ids.index(row_id) + 1 if row_id in ids else 0


def place(sheet: Sheet, path: Path) -> str:
    """Where a path is, in words: "Min del: Mina resurser", "Delmål 2, Ansvarig"."""
    field = sheet.form.at(path)
    label = field.label if field else ""
    parts = path.split("/")
    if len(parts) < 2:
        return label
    rows_path, row_id = "/".join(parts[:-2]), parts[-2]
    if len(parts) % 2 == 0:
        rows_path, row_id = "/".join(parts[:-1]), parts[-1]
    rows = sheet.form.at(rows_path)
    if rows is None:
        return label
    row = row_name(rows, row_number(sheet, rows_path, row_id))
    return texts.IN_ROW.format(row=row, field=label) if len(parts) % 2 else row


def help_text(field: Field) -> str:
    """The help of a field with what its kind needs said."""
    general = {
        FieldType.ROWS: texts.HELP_ROWS,
        FieldType.PARTY: texts.HELP_PARTY,
        FieldType.CHOICE: texts.HELP_CLEAR_CHOICE,
        FieldType.DATE: texts.HELP_DATE,
        FieldType.DATETIME: texts.HELP_DATE,
        FieldType.TIME: texts.HELP_TIME,
    }
    return " ".join(part for part in (field.help, general.get(field.type, "")) if part)


def source_text(field: Field) -> str:
    """Where the question comes from, without the places in the files it was read from: they say nothing on screen."""
    return _PLACE_IN_FILE.sub("", field.source)


def origin_text(form_id: str) -> str:
    return texts.FROM.get(form_id, texts.FROM_OTHER)


def _named(field: Field | None, row: Row) -> str:
    """A row of an offer by its first words, so that it can be told what would be taken over."""
    for column in field.columns if field else ():
        value = row.cells.get(column.id)
        if column.type in _TITLING and is_answered(value):
            return " ".join(values.printed(column, value).split())
    return texts.NEWER_EMPTY


def newer_text(sheet: Sheet, path: Path) -> str:
    """What the source of a path in ``sheet.newer`` says now: "Ärendebladet säger nu: …"."""
    origin = sheet.newer[path]
    field = sheet.form.at(path)
    rows = rows_of(origin.value)
    if rows:
        words = texts.NEWER_ROWS if len(rows) > 1 else texts.NEWER_ROW
        said = words.format(count=len(rows), names="; ".join(_named(field, row) for row in rows))
    else:
        said = (values.printed(field, origin.value) if field else "") or texts.NEWER_EMPTY
    return texts.NEWER.get(origin.form, texts.NEWER_OTHER).format(text=said)
