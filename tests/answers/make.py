"""Answers to every question of a form, kept for each version of it that has been released: they must open for ever.

    python -m tests.answers.make [form ...]

It writes ``tests/answers/<form>_v<version>.json`` for every form whose version has none. Run it when a form is new or
its version is raised. Only for a version that has not been released yet, name the form: its file is written anew.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator
from itertools import count
from pathlib import Path

import msgspec

from sip_desktop import paths
from sip_desktop.domain.answers import Answers, Content, Origin, Ref, Row, Unparsed, Value, encode
from sip_desktop.domain.form import Condition, Field, FieldType, Form
from sip_desktop.services.definitions import load

HERE = Path(__file__).parent
NOT_ANSWERED = frozenset({FieldType.INFO, FieldType.COMPUTED, FieldType.SIGNATURE})
ROWS = 2
# Every so many dates, times and numbers is one that could not be understood: it was kept as it was typed.
UNREAD_EVERY = 4
EXACT = {
    FieldType.DATE: "2026-12-{day:02d}",
    FieldType.TIME: "{hour:02d}:15",
    FieldType.DATETIME: "2026-12-{day:02d}T{hour:02d}:15",
    FieldType.NUMBER: "{number}",
    FieldType.PHONE: "070-174 06 {hour:02d}",
    FieldType.PERSONNUMMER: "20150922-9801",
}


def name_of(form: Form, version: int = 0) -> str:
    """The name of the file with the answers to a version of a form."""
    return f"{form.id}_v{version or form.version}.json"


def full_answers(form: Form) -> Content:
    """An answer to everything that can be asked at once; every text holds a word of its own, "svar17"."""
    numbers = count(1)
    answers = _answers(tuple(form.fields()), _conditions(form), numbers)
    first = next(iter(answers), "")
    return Content(answers, {first: Origin("arendeblad", answers[first])} if first else {})


def _answers(fields: tuple[Field, ...], conditions: list[Condition], numbers: Iterator[int]) -> Answers:
    asked = [field for field in fields if field.type not in NOT_ANSWERED]
    return {field.id: _answer(field, conditions, numbers) for field in asked}


def _answer(field: Field, conditions: list[Condition], numbers: Iterator[int]) -> Value:
    number = next(numbers)
    if field.type is FieldType.ROWS:
        return tuple(Row(f"r{number}{letter}", _answers(field.columns, conditions, numbers)) for letter in "ab"[:ROWS])
    if field.type is FieldType.CHECK:
        return not any(each.field == field.id and each.equals is False for each in conditions)
    if field.type is FieldType.PARTY:
        return Ref(f"r{number}" if number % 2 else "", f"Svar{number} Prov")
    if field.type in (FieldType.CHOICE, FieldType.MULTI):
        return _chosen(field, conditions)
    return _written(field, number)


def _written(field: Field, number: int) -> Value:
    if field.type not in EXACT:
        return f"svar{number}" if field.type is FieldType.TEXT else f"Det här är svar{number}.\nOch mer svar{number}b."
    if number % UNREAD_EVERY == 0:
        return Unparsed(f"kanske svar{number}")
    return EXACT[field.type].format(day=number % 28 + 1, hour=number % 24, number=number)


def _chosen(field: Field, conditions: list[Condition]) -> Value:
    """The options by which most other questions are asked."""
    wanted = [option for each in conditions if each.field == field.id for option in _options(each)]
    options = sorted((option.id for option in field.options), key=lambda option: -wanted.count(option))
    return tuple(options[:2]) if field.type is FieldType.MULTI else options[0]


def _options(condition: Condition) -> tuple[str, ...]:
    return (condition.equals,) if isinstance(condition.equals, str) else condition.one_of


def _conditions(form: Form) -> list[Condition]:
    found = [section.shown_when for section in form.sections]
    for section in form.sections:
        found += [each.shown_when for field in section.fields for each in _with_columns(field)]
    return [condition for condition in found if condition]


def _with_columns(field: Field) -> Iterator[Field]:
    yield field
    for column in field.columns:
        yield from _with_columns(column)


def write(folder: Path, forms: Path, anew: Collection[str] = ()) -> list[str]:
    """Writes what is missing in ``folder``, and the newest of the forms ``anew``; the names of the files it made."""
    made = []
    for form in load(forms).forms.values():
        file = folder / name_of(form)
        if form.id in anew or not file.exists():
            file.write_bytes(msgspec.json.format(encode(full_answers(form)), indent=1) + b"\n")
            made.append(file.name)
    return made


def main() -> None:
    """Writes the answers of every form that lacks them, and of those that are named."""
    for name in write(HERE, paths.forms(), sys.argv[1:]):
        print(name)


if __name__ == "__main__":
    main()
