"""Which questions of a form are shown: conditions on answers and case facts; knows nothing of what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from sip_desktop.domain.answers import (
    Answers,
    Path,
    Row,
    Unparsed,
    Value,
    is_answered,
    options_of,
    put,
    rows_of,
    text_of,
)
from sip_desktop.domain.form import Condition, Field, Form, Section
from sip_desktop.domain.lenses.case_facts import CaseFacts

_Met = Callable[[Condition | None, Answers], bool]


def holds(condition: Condition | None, answers: Answers, facts: CaseFacts) -> bool:
    """True when the condition is met, and when there is none.

    ``answers`` is the scope: the form's answers, or for a column those of ``row_scope``. What was not understood
    is answered but equals nothing; a box nobody touched equals false.
    """
    if condition is None:
        return True
    value = answers.get(condition.field) if condition.fact is None else facts.value(condition.fact)
    if condition.answered is not None:
        return is_answered(value) is condition.answered
    if isinstance(condition.equals, bool):
        return (value is True) is condition.equals
    wanted = condition.one_of if condition.equals is None else (condition.equals,)
    return not _said(value).isdisjoint(wanted)


def visible(form: Form, answers: Answers, facts: CaseFacts, by_hand: bool = False) -> tuple[Form, frozenset[Path]]:
    """The form with only what is shown, and the paths of everything that is not, in rows too.

    ``by_hand`` is for paper that will be filled in with a pen: a question that hangs on one not answered yet is
    shown, since nobody knows what the pen will answer.

    The answer of a hidden question is kept but counts as not given, so what depends on it hides as well. A column
    that no row can show (its condition is about the case or another question) leaves the form; one that depends
    on its own row stays, and is hidden in the rows where it does not hold.
    """
    seen, hidden = answers, frozenset[Path]()

    def met(condition: Condition | None, scope: Answers) -> bool:
        return holds(condition, scope, facts) or (by_hand and _is_open(condition, scope, hidden))

    hidden = frozenset(_hidden(form, answers, met))
    # Each round settles one more link of "shown when" upon "shown when"; a circle ends with the last field.
    for _ in tuple(form.fields()):
        seen = without(answers, hidden)
        again = frozenset(_hidden(form, seen, met))
        if again == hidden:
            break
        hidden = again
    sections = (_shown_section(section, seen, met, hidden) for section in form.sections)
    return replace(form, sections=tuple(section for section in sections if section)), hidden


def without(answers: Answers, hidden: frozenset[Path]) -> Answers:
    """The answers that are left when those at the paths of ``hidden`` are not counted."""
    for path in hidden:
        answers = put(answers, path, None)
    return answers


def row_scope(field: Field, row: Row, answers: Answers) -> Answers:
    """What a condition inside a row sees: the row's own columns first, answered or not, then what is outside it."""
    own = {column.id for column in field.columns}
    return {name: value for name, value in answers.items() if name not in own} | row.cells


def _is_open(condition: Condition | None, scope: Answers, hidden: frozenset[Path]) -> bool:
    """True for a condition about a question that stands on the paper and has no answer yet."""
    if condition is None or condition.fact is not None or condition.field in hidden:
        return False
    return not is_answered(scope.get(condition.field))


def _said(value: Value | None) -> set[str]:
    """What the value says: its options or its text, "" when not answered; nothing when it was not understood."""
    if isinstance(value, Unparsed) or value is True:
        return set()
    return set(options_of(value)) or {text_of(value)}


def _hidden(form: Form, answers: Answers, met: _Met) -> Iterator[Path]:
    for section in form.sections:
        shown = met(section.shown_when, answers)
        for field in section.fields:
            if not shown or not met(field.shown_when, answers):
                yield field.id
            else:
                yield from _hidden_cells(field, answers.get(field.id), answers, met, field.id)


def _hidden_cells(field: Field, value: Value | None, answers: Answers, met: _Met, path: Path) -> Iterator[Path]:
    for row in rows_of(value):
        scope = row_scope(field, row, answers)
        for column in field.columns:
            below = f"{path}/{row.id}/{column.id}"
            if not met(column.shown_when, scope):
                yield below
            else:
                yield from _hidden_cells(column, row.cells.get(column.id), scope, met, below)


def _shown_section(section: Section, answers: Answers, met: _Met, hidden: frozenset[Path]) -> Section | None:
    fields = tuple(_shown_columns(field, answers, met) for field in section.fields if field.id not in hidden)
    if not met(section.shown_when, answers) or (section.fields and not fields):
        return None
    return replace(section, fields=fields)


def _shown_columns(field: Field, answers: Answers, met: _Met, outer: frozenset[str] = frozenset()) -> Field:
    """The field without the columns that cannot be shown in any row."""
    own = outer | {column.id for column in field.columns}
    return replace(
        field,
        columns=tuple(
            _shown_columns(column, answers, met, own)
            for column in field.columns
            if _depends_on(column.shown_when, own) or met(column.shown_when, answers)
        ),
    )


def _depends_on(condition: Condition | None, columns: frozenset[str]) -> bool:
    return condition is not None and condition.fact is None and condition.field in columns
