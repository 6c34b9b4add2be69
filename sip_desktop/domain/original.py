"""The View of the original: what stands on the paper that the unit keeps. Readers will get Views of their own.

A filled paper is for reading, so it carries what was answered and what must not be missing, and no empty boxes.
Paper for the pen carries every question, and so does a checklist: there an empty box says that nobody has ticked it,
and a list with its unticked lines left out would read as done. What is marked internal is for those who work with
the case and stands on no paper that can leave: a child's sentence that nobody may read would otherwise hang on
somebody's memory. In a case handled by hand only, paper for the pen has neither name, number nor place: it lies about
until it is back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from sip_desktop.domain.answers import Answers, Path, Value, is_answered, rows_of
from sip_desktop.domain.conditions import visible
from sip_desktop.domain.form import Field, FieldType, Form, Layout, Part, Section
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.view import Head, Mode, View

ALWAYS = frozenset({FieldType.INFO, FieldType.SIGNATURE})
IDENTIFYING = frozenset({Part.NAME, Part.IDENTITY_NUMBER, Part.PLACE})
Keep = Callable[[Field], bool]


def original(form: Form, answers: Answers, facts: CaseFacts, mode: Mode, head: Head) -> View:
    """The original of a document. ``answers`` hold the computed texts as well; a blank takes none of them."""
    if mode is Mode.BLANK:
        answers = {}
    shown, hidden = visible(form, answers, facts, by_hand=mode is not Mode.FILLED)
    if not form.internal:
        shown = _kept(shown, _may_leave)
    if mode is Mode.PEN and facts.careful:
        shown = _kept(shown, _names_nobody)
    if mode is Mode.FILLED:
        shown = answered(shown, answers)
        hidden |= frozenset(path for field in shown.fields() for path in _empty_cells(field, answers, field.id))
    hidden |= frozenset(path for field in shown.fields() for path in _empty_rows(field, answers, hidden, field.id))
    seen = _seen(tuple(shown.fields()), answers, hidden, "")
    return View(form=shown, answers=seen, mode=mode, head=head, hidden=hidden)


def answered(form: Form, answers: Answers) -> Form:
    """The form with what was answered or must not be missing: how a filled paper and a clear document are read.

    A checklist is read whole. It is for the form to say, not for its types to tell: a form of nothing but ticks may
    as well ask what somebody needs, and there what nobody ticked is not worth reading.
    """
    if form.checklist:
        return form
    shown = _kept(form, lambda field: _is_worth_showing(field, answers))
    return replace(shown, sections=tuple(_answered_columns(section, answers) for section in shown.sections))


def _seen(fields: tuple[Field, ...], answers: Answers, hidden: frozenset[Path], before: str) -> Answers:
    """The answers of what is shown and nothing else: what is not in the View cannot be on the paper by mistake."""
    return {
        field.id: _seen_value(field, answers[field.id], hidden, before + field.id)
        for field in fields
        if field.id in answers and before + field.id not in hidden
    }


def _seen_value(field: Field, value: Value, hidden: frozenset[Path], path: Path) -> Value:
    if field.type is not FieldType.ROWS or not isinstance(value, tuple):
        return value
    return tuple(
        replace(row, cells=_seen(field.columns, row.cells, hidden, f"{path}/{row.id}/")) for row in rows_of(value)
    )


def _kept(form: Form, keep: Keep) -> Form:
    sections = (
        replace(section, fields=tuple(_columns_kept(field, keep) for field in section.fields if keep(field)))
        for section in form.sections
    )
    return replace(form, sections=tuple(section for section in sections if section.fields))


def _columns_kept(field: Field, keep: Keep) -> Field:
    if keep not in (_may_leave, _names_nobody):
        return field
    return replace(field, columns=tuple(_columns_kept(column, keep) for column in field.columns if keep(column)))


def _may_leave(field: Field) -> bool:
    return field.part is not Part.INTERNAL


def _names_nobody(field: Field) -> bool:
    return field.part not in IDENTIFYING


def _is_worth_showing(field: Field, answers: Answers) -> bool:
    return field.type in ALWAYS or field.required or is_answered(answers.get(field.id)) or _is_signed(field)


def _is_signed(field: Field) -> bool:
    """True for a list of signatures: its lines must be there for those who sign on paper."""
    return any(column.type is FieldType.SIGNATURE for column in field.columns)


def _answered_columns(section: Section, answers: Answers) -> Section:
    """The section without table columns that no row answers; they would only narrow the others."""
    return replace(section, fields=tuple(_narrowed(field, [answers]) for field in section.fields))


def _narrowed(field: Field, scopes: list[Answers]) -> Field:
    rows = [row.cells for scope in scopes for row in rows_of(scope.get(field.id))]
    if not rows:
        return field
    kept = tuple(
        _narrowed(column, rows)
        for column in field.columns
        if column.type in ALWAYS or any(is_answered(cells.get(column.id)) for cells in rows)
    )
    # Rows with nothing in them yet keep the first question: a list without columns is no list.
    return replace(field, columns=kept or field.columns[:1])


def _empty_cells(field: Field, answers: Answers, path: Path) -> Iterator[Path]:
    """Cells of cards that were not answered; in a table they stay, for there a column is a column."""
    if field.layout is not Layout.CARDS:
        return
    for row in rows_of(answers.get(field.id)):
        for column in field.columns:
            below = f"{path}/{row.id}/{column.id}"
            if column.type not in ALWAYS and not is_answered(row.cells.get(column.id)):
                yield below
            yield from _empty_cells(column, row.cells, below)


def _empty_rows(field: Field, answers: Answers, hidden: frozenset[Path], path: Path) -> Iterator[Path]:
    """Rows of which nothing may be shown, and lists of nothing else: a heading alone would tell that there is more."""
    rows = rows_of(answers.get(field.id))
    gone = []
    for row in rows:
        place = f"{path}/{row.id}"
        inner = {
            below
            for column in field.columns
            for below in _empty_rows(column, row.cells, hidden, f"{place}/{column.id}")
        }
        yield from inner
        if row.cells and all(f"{place}/{column.id}" in hidden | inner for column in field.columns):
            gone.append(place)
    yield from gone
    if rows and len(gone) == len(rows):
        yield path
