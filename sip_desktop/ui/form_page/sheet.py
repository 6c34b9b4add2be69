"""The document being filled in: its content and every way to change it; knows the services, no widget."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from sip_desktop.domain import answers as change
from sip_desktop.domain import conditions, original, own_part, prefill
from sip_desktop.domain.answers import Answers, Content, Origin, Path, Row, Value, is_answered
from sip_desktop.domain.checks import Problem
from sip_desktop.domain.form import Condition, Field, FieldType, Form
from sip_desktop.domain.lenses.parties import Party, parties
from sip_desktop.services.documents import Filling, OpenDocument

CASE_SHEET = "arendeblad"
WRITTEN = "skrivet"
"""Where an offer comes from that is what the user had written before something else was taken over."""
CHOSEN = frozenset({FieldType.CHOICE, FieldType.MULTI, FieldType.CHECK, FieldType.PARTY})
"""Fields that have no undo of their own."""


class Sheet(QObject):
    """One open revision. ``answered`` tells of a changed value, ``rearranged`` of rows that came, went or moved.

    ``problems`` and ``computed`` are as they were at the last ``think``, which is called when typing pauses.
    """

    answered = Signal(str)
    rearranged = Signal(str)

    def __init__(
        self, documents: Filling, document: OpenDocument, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.content: Content = document.content
        self.newer: dict[Path, Origin] = dict(document.newer)
        self.problems: dict[Path, Problem] = {}
        self.computed: dict[Path, str] = {}
        self.form = original.answered(document.form, document.content.answers) if document.fixed else document.form
        self.shown: Form = self.form
        self.hidden: frozenset[Path] = frozenset()
        self._before: dict[Path, list[Value | None]] = {}
        self._documents = documents
        self.clock = clock
        self._asked = asked_fields(document.form)
        self.look()
        self.think()

    def value(self, path: Path) -> Value | None:
        return change.get(self.content.answers, path)

    def people(self) -> tuple[Party, ...]:
        """Whom a party field may name; in the ärendeblad itself, those who stand on it now."""
        return parties(self.content.answers) if self.document.record.form == CASE_SHEET else self.document.parties

    def answer(self, path: Path, value: Value | None) -> None:
        """Put a value; nothing answered takes the answer away. Says nothing when it is what stands there."""
        kept = value if isinstance(value, bool) or is_answered(value) else None
        if kept == self.value(path):
            return
        field = self.form.at(path)
        if field is not None and field.type in CHOSEN:
            self._before.setdefault(path, []).append(self.value(path))
        self._set(change.put(self.content.answers, path, kept))
        self.answered.emit(path)

    def take_back(self, path: Path) -> bool:
        """Put back what stood in a field of choices before its last change. False when nothing did."""
        if not self._before.get(path):
            return False
        self._set(change.put(self.content.answers, path, self._before[path].pop()))
        self.answered.emit(path)
        return True

    def add_row(self, path: Path, after: str | None = None) -> str:
        """A new empty row last in the rows field, or after the row ``after``. Returns its id."""
        row_id = self._documents.new_row_id()
        self._rearrange(path, change.add_row(self.content.answers, path, Row(row_id, {}), after))
        return row_id

    def remove_row(self, path: Path, row_id: str) -> tuple[Row, int]:
        """Take a row away. Returns the row and its place, so that it can be put back with the same id."""
        rows = change.rows_of(self.value(path))
        at = next(i for i, row in enumerate(rows) if row.id == row_id)
        self._rearrange(path, change.remove_row(self.content.answers, path, row_id))
        return rows[at], at

    def put_back(self, path: Path, row: Row, at: int) -> None:
        """Put a removed row back where it stood."""
        rows = list(change.rows_of(self.value(path)))
        rows.insert(at, row)
        self._rearrange(path, change.put(self.content.answers, path, tuple(rows)))

    def move_row(self, path: Path, row_id: str, step: int) -> None:
        self._rearrange(path, change.move_row(self.content.answers, path, row_id, step))

    def take_over(self, path: Path) -> None:
        """Put what is offered in the place of what stands there. What somebody wrote there is offered back."""
        offer, before = self.newer.pop(path), self.value(path)
        if offer.form == WRITTEN:
            self.content = Content(change.put(self.content.answers, path, offer.value), self.content.origins)
        else:
            # Rows need no offer back: what somebody wrote in them is kept when they are taken over.
            written = is_answered(before) and not change.rows_of(before) and not self.is_prefilled(path)
            self.content = self._documents.taken_over(self.content, path, offer)
            if before is not None and written:
                self.newer[path] = Origin(WRITTEN, before)
        self.look()
        self.answered.emit(path)

    def is_prefilled(self, path: Path) -> bool:
        """True as long as the value still is what was copied from an earlier document."""
        origin = self.content.origins.get(path)
        return origin is not None and origin.value == self.value(path)

    def usage(self, row_id: str) -> list[str]:
        """Titles of the documents that refer to a row; only rows of the ärendeblad are referred to."""
        if self.document.record.form != CASE_SHEET:
            return []
        return self._documents.usage(self.document.record.serial, row_id)

    def asks(self, path: Path) -> bool:
        """True when a condition of the form looks at the field or column of ``path``."""
        return not self._asked.isdisjoint(path.split("/")[::2])

    def look(self) -> None:
        """Work out again what is shown."""
        facts = self._documents.facts(self.document, self.content)
        self.shown, self.hidden = conditions.visible(self.form, self.content.answers, facts)

    def think(self) -> None:
        """Work out again what is missing or wrong, and the computed texts."""
        if not self.document.fixed:
            self.problems = self._documents.problems(self.document, self.content)
            copied = {
                path: origin
                for path, origin in self.newer.items()
                if (path in self.document.newer or origin.form == WRITTEN) and origin.value != self.value(path)
            }
            self.newer = prefill.offered(self.form, self.content.answers) | self._own_part() | copied
        self.computed = self._documents.computed(self.document, self.content)

    def _own_part(self) -> dict[Path, Origin]:
        document = self.document
        return own_part.offered(document.record.form, self.content.answers, document.plan, document.parties)

    def is_shown(self, path: Path) -> bool:
        return path not in self.hidden

    def _set(self, answers: Answers) -> None:
        self.content = Content(answers, self.content.origins)

    def _rearrange(self, path: Path, answers: Answers) -> None:
        self._set(answers)
        self.look()
        self.think()
        self.rearranged.emit(path)


def asked_fields(form: Form) -> frozenset[str]:
    """The ids of fields and columns that any condition of the form looks at, and those case facts are read from."""
    found: set[str] = set()
    if form.id == CASE_SHEET:
        found.update(field.id for field in form.fields() if field.type is not FieldType.ROWS)

    def note(*asked: Condition | None) -> None:
        found.update(condition.field for condition in asked if condition is not None)

    def walk(fields: tuple[Field, ...]) -> None:
        for field in fields:
            note(field.shown_when, field.required_when)
            walk(field.columns)

    for section in form.sections:
        note(section.shown_when)
        walk(section.fields)
    return frozenset(found)
