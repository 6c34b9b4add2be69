"""A case written out as text, the way somebody would type it: for the invented cases that the program offers.

The file is TOML: ``region``, then one ``[[document]]`` for each paper with ``form``, ``clear``, ``day`` (when it is
written, if not on the case's own day), ``into_plan`` and ``answers``, one ``[[evaluation]]`` for each evaluation and
one ``[[sheet]]`` for each numbered blank of the reserve binder. Answers are what is typed in each field, option ids
for choices, and tables for rows; ``key`` names a row of the ärendeblad and ``"@key"`` in a party field refers to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import zip_longest
from typing import Any

import msgspec

from sip_desktop.domain import values
from sip_desktop.domain.answers import Answers, Content, Ref, Row, Value, rows_of
from sip_desktop.domain.form import Field, FieldType, Form
from sip_desktop.domain.lenses.parties import PERSON_ROW

Typed = dict[str, Any]
KEY = "key"


class WrittenDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One paper as typed; ``clear`` makes it clear afterwards, ``into_plan`` writes it into the next plan as well."""

    form: str
    answers: Typed = {}
    clear: bool = False
    day: date | None = None
    into_plan: bool = False


class WrittenEvaluation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One evaluation as typed."""

    form: str
    month: str
    meeting: str
    answers: Typed = {}


class WrittenSheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A numbered blank: typed in as ``paper`` (a name of ``WrittenCase.names``), or void for ``reason``."""

    number: int
    form: str
    paper: str = ""
    signed: bool = False
    reason: str = ""


class WrittenCase(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={"documents": "document", "evaluations": "evaluation", "sheets": "sheet"},
):
    """One invented case. ``day`` is when it is typed, for words like "i morgon"."""

    region: str
    day: date
    documents: tuple[WrittenDocument, ...] = ()
    evaluations: tuple[WrittenEvaluation, ...] = ()
    sheets: tuple[WrittenSheet, ...] = ()

    def names(self) -> tuple[str, ...]:
        """A name for each paper, in order: its form, and from the second of a form on "form-2"."""
        seen: Counter[str] = Counter()
        found = []
        for document in self.documents:
            seen[document.form] += 1
            found.append(document.form if seen[document.form] == 1 else f"{document.form}-{seen[document.form]}")
        return tuple(found)

    def day_of(self, document: WrittenDocument) -> date:
        """The day a paper is written."""
        return document.day or self.day


def read_case(text: str) -> WrittenCase:
    """The case from TOML text; raises ``msgspec.ValidationError`` on anything else."""
    return msgspec.toml.decode(text, type=WrittenCase)


class _Desk(msgspec.Struct, frozen=True):
    """What is the same for all that is typed in a paper."""

    people: dict[str, Ref]
    new_id: Callable[[], str]
    today: date


def content_of(
    form: Form, typed: Typed, start: Content, people: dict[str, Ref], new_id: Callable[[], str], today: date
) -> Content:
    """``start`` (what was prefilled) with every typed answer put over it. Raises KeyError for an unknown field.

    Rows that were prefilled are written over one by one and keep their ids: a follow-up speaks of the plan's own
    goals. ``people`` maps the keys of rows to references; rows with a key are added to it by ``keyed_rows``.
    """
    answers: Answers = dict(start.answers)
    desk = _Desk(people, new_id, today)
    for name, text in typed.items():
        field = form.field(name)
        if field is None:
            raise KeyError(f"{form.id}.{name}")
        answers[name] = _value(field, text, answers.get(name), desk)
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


def _value(field: Field, text: Any, before: Value | None, desk: _Desk) -> Value:
    if field.type is FieldType.ROWS:
        rows = zip_longest(text, rows_of(before)[: len(text)])
        return tuple(_row(field, cells, row, desk) for cells, row in rows)
    if field.type is FieldType.MULTI:
        return values.parse(field, "\n".join(text), desk.today)
    if isinstance(text, bool):
        return text
    if field.type is FieldType.PARTY:
        return desk.people[text[1:]] if text.startswith("@") else Ref("", text)
    return values.parse(field, text, desk.today)


def _row(field: Field, cells: Typed, before: Row | None, desk: _Desk) -> Row:
    answers: Answers = {}
    for name, text in cells.items():
        if name == KEY:
            continue
        column = field.column(name)
        if column is None:
            raise KeyError(f"{field.id}.{name}")
        answers[name] = _value(column, text, before.cells.get(name) if before else None, desk)
    return Row(before.id if before else desk.new_id(), answers)
