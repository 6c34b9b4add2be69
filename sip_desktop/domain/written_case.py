"""A case written out as text, the way somebody would type it: for the invented cases that the program offers.

The file is TOML: ``region``, then one ``[[document]]`` for each paper with ``form``, ``clear`` and ``answers``,
and one ``[[evaluation]]`` for each evaluation. Answers are what is typed in each field, option ids for choices, and
tables for rows; ``key`` names a row of the ärendeblad and ``"@key"`` in a party field refers to it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec

from sip_desktop.domain import values
from sip_desktop.domain.answers import Answers, Content, Ref, Row, Value
from sip_desktop.domain.form import Field, FieldType, Form
from sip_desktop.domain.lenses.parties import PERSON_ROW

Typed = dict[str, Any]
KEY = "key"


class WrittenDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One paper as typed; ``clear`` makes it clear afterwards."""

    form: str
    answers: Typed = {}
    clear: bool = False


class WrittenEvaluation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One evaluation as typed."""

    form: str
    month: str
    meeting: str
    answers: Typed = {}


class WrittenCase(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={"documents": "document", "evaluations": "evaluation"},
):
    """One invented case. ``day`` is when it is typed, for words like "i morgon"."""

    region: str
    day: date
    documents: tuple[WrittenDocument, ...] = ()
    evaluations: tuple[WrittenEvaluation, ...] = ()


def read_case(text: str) -> WrittenCase:
    """The case from TOML text; raises ``msgspec.ValidationError`` on anything else."""
    return msgspec.toml.decode(text, type=WrittenCase)


def content_of(
    form: Form, typed: Typed, start: Content, people: dict[str, Ref], new_id: Callable[[], str], today: date
) -> Content:
    """``start`` (what was prefilled) with every typed answer put over it. Raises KeyError for an unknown field.

    ``people`` maps the keys of rows to references; rows with a key are added to it by ``keyed_rows``.
    """
    answers: Answers = dict(start.answers)
    for name, text in typed.items():
        field = form.field(name)
        if field is None:
            raise KeyError(f"{form.id}.{name}")
        answers[name] = _value(field, text, people, new_id, today)
    return Content(answers, start.origins)


def keyed_rows(typed: Typed, content: Content, labels: dict[str, str]) -> dict[str, Ref]:
    """References to the rows of an ärendeblad that were given a ``key``; ``labels`` maps row id to label."""
    found: dict[str, Ref] = {"person": Ref(PERSON_ROW, labels.get(PERSON_ROW, ""))}
    for name, rows in typed.items():
        if not isinstance(rows, list):
            continue
        kept = content.answers.get(name)
        pairs = zip(rows, kept, strict=True) if isinstance(kept, tuple) else ()
        for cells, row in pairs:
            if isinstance(cells, dict) and KEY in cells and isinstance(row, Row):
                found[cells[KEY]] = Ref(row.id, labels.get(row.id, ""))
    return found


def _value(field: Field, text: Any, people: dict[str, Ref], new_id: Callable[[], str], today: date) -> Value:
    if field.type is FieldType.ROWS:
        return tuple(_row(field, cells, people, new_id, today) for cells in text)
    if field.type is FieldType.MULTI:
        return values.parse(field, "\n".join(text), today)
    if isinstance(text, bool):
        return text
    if field.type is FieldType.PARTY:
        return people[text[1:]] if text.startswith("@") else Ref("", text)
    return values.parse(field, text, today)


def _row(field: Field, cells: Typed, people: dict[str, Ref], new_id: Callable[[], str], today: date) -> Row:
    answers: Answers = {}
    for name, text in cells.items():
        if name == KEY:
            continue
        column = field.column(name)
        if column is None:
            raise KeyError(f"{field.id}.{name}")
        answers[name] = _value(column, text, people, new_id, today)
    return Row(new_id(), answers)
