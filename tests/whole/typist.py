"""Types a written-out case in the real editors of the form page, as somebody at the desk would; it calls no service."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QComboBox, QLineEdit, QTextEdit, QWidget

from sip_desktop.domain.answers import Path, Ref, Row, is_answered, rows_of
from sip_desktop.domain.form import Field, FieldType
from sip_desktop.domain.written_case import KEY, Typed
from sip_desktop.texts import form_page as texts
from sip_desktop.ui.form_page.field_box import FieldBox
from sip_desktop.ui.form_page.page import FormPage
from sip_desktop.ui.form_page.party_editor import NOBODY, OTHER
from tests.whole.office import key_in, press

CTRL = Qt.KeyboardModifier.ControlModifier
LONGEST_BY_KEYS = 20
"""Longer texts are put in at once, as a paste does: every key has its own event, and nothing more is learned."""


class NotShown(AssertionError):
    """The case answers something the page does not ask."""


class Typist:
    """``people`` maps the keys of the case's rows to what the page must refer to."""

    def __init__(self, page: FormPage, people: dict[str, Ref]) -> None:
        self._page = page
        self._people = people
        self._types: dict[FieldType, Callable[[FieldBox, Any], None]] = {
            FieldType.ROWS: self._type_rows,
            FieldType.MULTI: self._tick,
            FieldType.CHECK: self._check,
            FieldType.CHOICE: self._choose,
            FieldType.PARTY: self._name,
        }

    def fill(self, typed: Typed) -> None:
        """Everything typed, in the order of the page."""
        self._fill(tuple(self._page.sheet.form.fields()), typed, "")

    def clear(self, path: Path) -> None:
        """Takes an answer away."""
        box = self._box(path)
        field, target = box.field, box.inputs[0]
        if field.type is FieldType.MULTI:
            self._tick(box, [])
        elif field.type is FieldType.CHECK:
            self._check(box, False)
        elif isinstance(target, QComboBox):
            _pick(target, "")
        elif field.type is FieldType.CHOICE:
            chosen = [b for b in box.inputs if isinstance(b, QAbstractButton) and b.isChecked()]
            QTest.keyClick(chosen[0], Qt.Key.Key_Space)
        else:
            _wipe(target)

    def _fill(self, fields: tuple[Field, ...], typed: Typed, before: Path) -> None:
        """What is not asked yet when its turn comes is tried again after the rest: an answer below may show it."""
        known = {field.id: field for field in fields}
        assert typed.keys() - {KEY} <= known.keys()
        waiting = [field for field in fields if field.id in typed]
        while waiting:
            shown = [field for field in waiting if self._page.sheet.is_shown(before + field.id)]
            if not shown:
                raise NotShown([before + field.id for field in waiting])
            for field in shown:
                box = self._box(before + field.id)
                box.focus_input()
                self._types.get(field.type, self._write)(box, typed[field.id])
            waiting = [field for field in waiting if field not in shown]

    def _box(self, path: Path) -> FieldBox:
        assert self._page.body is not None
        box = self._page.body.desk.boxes[path]
        assert box.isVisible(), path
        return box

    def _write(self, box: FieldBox, text: str) -> None:
        _wipe(box.inputs[0])
        _type(box.inputs[0], text)

    def _tick(self, box: FieldBox, wanted: list[str]) -> None:
        for option, tick in zip(box.field.options, box.inputs, strict=True):
            assert isinstance(tick, QCheckBox)
            if tick.isChecked() is not (option.id in wanted):
                QTest.keyClick(tick, Qt.Key.Key_Space)

    def _check(self, box: FieldBox, wanted: bool) -> None:
        tick = box.inputs[0]
        assert isinstance(tick, QCheckBox)
        if tick.isChecked() is not wanted:
            QTest.keyClick(tick, Qt.Key.Key_Space)

    def _choose(self, box: FieldBox, wanted: str) -> None:
        first = box.inputs[0]
        if isinstance(first, QComboBox):
            _pick(first, wanted)
            return
        at = [option.id for option in box.field.options].index(wanted)
        button = box.inputs[at]
        assert isinstance(button, QAbstractButton)
        if not button.isChecked():
            QTest.keyClick(button, Qt.Key.Key_Space)

    def _name(self, box: FieldBox, wanted: str) -> None:
        """A party of the case from the list, or somebody else in words."""
        combo, other = box.inputs
        assert isinstance(combo, QComboBox)
        if wanted.startswith("@"):
            _pick(combo, self._people[wanted[1:]].row)
        else:
            _pick(combo, OTHER)
            assert other.isVisible()
            _wipe(other)
            _type(other, wanted)

    def _type_rows(self, box: FieldBox, typed: list[Typed]) -> None:
        """Rows that stand there already are written over, those too many removed, and those missing added."""
        path = box.path
        for number, cells in enumerate(typed):
            rows = self._rows(path)
            if number < len(rows):
                row = rows[number]
                for name, value in row.cells.items():
                    if name not in cells and is_answered(value):
                        self._drop(f"{path}/{row.id}/{name}")
            else:
                row = self._add(box, by_keys=number % 2 == 1)
            self._fill(box.field.columns, cells, f"{path}/{row.id}/")
        for row in self._rows(path)[len(typed) :]:
            self._remove(path, row)

    def _drop(self, path: Path) -> None:
        if rows := self._rows(path):
            for row in rows:
                self._remove(path, row)
        else:
            self.clear(path)

    def _add(self, box: FieldBox, by_keys: bool) -> Row:
        before = self._rows(box.path)
        if by_keys:
            assert self._page.body is not None
            self._page.body.desk.cards[f"{box.path}/{before[-1].id}"].focus_first()
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, Qt.Key.Key_Return, CTRL)
        else:
            QTest.keyClick(box.inputs[0], Qt.Key.Key_Space)
        rows = self._rows(box.path)
        assert rows[:-1] == before
        return rows[-1]

    def _remove(self, path: Path, row: Row) -> None:
        assert self._page.body is not None
        card = self._page.body.desk.cards[f"{path}/{row.id}"]
        own = [b for b in card.findChildren(QAbstractButton) if b.text() == texts.ROW_REMOVE and b.parent() is card]
        assert len(own) == 1
        QTest.keyClick(own[0], Qt.Key.Key_Space)

    def _rows(self, path: Path) -> tuple[Row, ...]:
        return rows_of(self._page.sheet.value(path))


def make_clear(page: FormPage) -> None:
    """Granska, and then the same button once more, whatever the page calls it by then."""
    assert page.body is not None
    press(page.body.head, texts.REVIEW)
    assert page.body.review.isVisible()
    main = page.body.head.main
    assert main.text() in (texts.MAKE_CLEAR, texts.MAKE_CLEAR_ANYWAY)
    QTest.keyClick(main, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert page.sheet.document.fixed


def _pick(combo: QComboBox, wanted: str) -> None:
    """With the arrow keys, one step at a time; "" and ``NOBODY`` are the empty choice at the top."""
    assert NOBODY == ""
    at = combo.findData(wanted)
    assert at >= 0, (wanted, [combo.itemData(n) for n in range(combo.count())])
    while combo.currentIndex() != at:
        QTest.keyClick(combo, Qt.Key.Key_Down if combo.currentIndex() < at else Qt.Key.Key_Up)


def _wipe(edit: QWidget) -> None:
    QTest.keyClick(edit, Qt.Key.Key_A, CTRL)
    QTest.keyClick(edit, Qt.Key.Key_Delete)


def _type(edit: QWidget, text: str) -> None:
    if len(text) <= LONGEST_BY_KEYS:
        for number, line in enumerate(text.split("\n")):
            if number:
                QTest.keyClick(edit, Qt.Key.Key_Return)
            key_in(edit, line)
    elif isinstance(edit, QTextEdit):
        edit.insertPlainText(text)
    else:
        assert isinstance(edit, QLineEdit)
        edit.insert(text)
