"""What is missing, not understood or contradictory in a document; it says so and never stops typing or saving."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

import msgspec

from sip_desktop.domain import values
from sip_desktop.domain.answers import Answers, Path, Ref, Value, is_answered, rows_of, text_of
from sip_desktop.domain.conditions import holds, row_scope, visible, without
from sip_desktop.domain.form import Field, FieldType, Form
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.protection.known_terms import is_too_short
from sip_desktop.texts import values as texts
from sip_desktop.texts import whereabouts as place_texts

# Nobody can answer these on screen: text, results, and what is written by hand on the paper.
_NOT_ASKED = (FieldType.INFO, FieldType.COMPUTED, FieldType.SIGNATURE)
KNOWN_TERM = "term"
"""The column of the ärendeblad for what may not stand on paper; the whereabouts check looks for each."""
_END_WORDS = ("slut", "klart")
_IN_TIME = (FieldType.DATE, FieldType.TIME, FieldType.DATETIME)


class Problem(msgspec.Struct, frozen=True):
    """One remark on one place. ``missing``: a required answer; ``wrong``: cannot be so; ``note``: worth a look."""

    kind: Literal["missing", "wrong", "note"]
    text: str


class _Asked(msgspec.Struct, frozen=True):
    """What is the same for all places of a document."""

    facts: CaseFacts
    today: date
    known_rows: frozenset[str] | None
    hidden: frozenset[Path]


def problems(
    form: Form, answers: Answers, facts: CaseFacts, today: date, known_rows: frozenset[str] | None = None
) -> dict[Path, Problem]:
    """At most one problem a path, in the order of the form; only for what is shown.

    ``known_rows`` are the row ids of the parties in the ärendeblad; None leaves references unchecked.
    """
    shown, hidden = visible(form, answers, facts)
    seen = without(answers, hidden)
    found: dict[Path, Problem] = {}
    for path, problem in _group(tuple(shown.fields()), seen, seen, "", _Asked(facts, today, known_rows, hidden)):
        found.setdefault(path, problem)
    return found


def _group(
    fields: tuple[Field, ...], cells: Answers, scope: Answers, before: str, asked: _Asked
) -> Iterator[tuple[Path, Problem]]:
    """The problems of a form's fields, or of one row's columns, and of the rows below."""
    for field in fields:
        path = before + field.id
        if path in asked.hidden:
            continue
        value = cells.get(field.id)
        if problem := _problem(field, value, cells, scope, asked):
            yield path, problem
        for row in rows_of(value):
            below = row_scope(field, row, scope)
            yield from _group(field.columns, row.cells, below, f"{path}/{row.id}/", asked)
    for end, problem in _ends(fields, cells):
        yield before + end, problem


def _problem(field: Field, value: Value | None, cells: Answers, scope: Answers, asked: _Asked) -> Problem | None:
    if sentence := values.fault(field, value):
        return Problem("wrong", sentence)
    if not is_answered(value):
        return Problem("missing", texts.missing(field.label)) if _required(field, scope, asked.facts) else None
    if isinstance(value, Ref) and value.row and asked.known_rows is not None and value.row not in asked.known_rows:
        return Problem("note", texts.REF_GONE.format(name=value.text))
    if field.id == KNOWN_TERM and is_too_short(text_of(value)):
        return Problem("wrong", place_texts.TERM_NOT_LOOKED_FOR)
    if field.id == "fodelsedatum" and isinstance(value, str):
        return _birth(value, cells.get("personnummer"), asked.today)
    return None


def _required(field: Field, scope: Answers, facts: CaseFacts) -> bool:
    if field.type in _NOT_ASKED:
        return False
    return field.required or (field.required_when is not None and holds(field.required_when, scope, facts))


def _birth(born: str, number: Value | None, today: date) -> Problem | None:
    """The birth date decides whether the case is a child's, so it gets a second look; it may differ from the number."""
    if born > today.isoformat():
        return Problem("wrong", texts.BORN_IN_FUTURE)
    in_number = values.birth_date(number) if isinstance(number, str) else ""
    return Problem("note", texts.BORN_OTHERWISE) if in_number not in ("", born) else None


def _ends(fields: tuple[Field, ...], cells: Answers) -> Iterator[tuple[str, Problem]]:
    """The ends that come before their starts: fields "x_start" and "x_slut" or "x_klart", with or without "x_"."""
    in_time = {field.id: field for field in fields if field.type in _IN_TIME}
    for name, end in in_time.items():
        before, _, last = name.rpartition("_")
        start = in_time.get(f"{before}_start".removeprefix("_")) if last in _END_WORDS else None
        if start is None:
            continue
        from_value, to_value = cells.get(start.id), cells.get(name)
        if isinstance(from_value, str) and isinstance(to_value, str) and _before(to_value, from_value):
            words = {"start": values.printed(start, from_value), "end": values.printed(end, to_value)}
            yield name, Problem("wrong", texts.END_BEFORE_START.format(**words))


def _before(end: str, start: str) -> bool:
    """True when the end is earlier as far as both say; a bare time as end is of the day of the start."""
    start_day, start_time = _day_and_time(start)
    end_day, end_time = _day_and_time(end)
    if end_day and start_day != end_day:
        return end_day < start_day
    return "" not in (start_time, end_time) and end_time < start_time


def _day_and_time(value: str) -> tuple[str, str]:
    if ":" not in value:
        return value, ""
    day, _, time = value.rpartition("T")
    return day, time
