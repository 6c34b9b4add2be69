"""Choosing a party of the case, or writing somebody else; gives a reference that keeps the name it said then."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sip_desktop.domain.answers import Path, Ref, text_of
from sip_desktop.domain.form import Field
from sip_desktop.domain.lenses.parties import Party
from sip_desktop.texts import form_page as texts
from sip_desktop.ui.form_page.desk import Desk
from sip_desktop.ui.safe_edits import SafeComboBox, SafeLineEdit, plain

NOBODY, OTHER = "", "\n"


class PartyEditor(QWidget):
    """A list of the parties, and a line that appears when none of them is meant."""

    def __init__(self, desk: Desk, field: Field, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._field, self._path = desk, field, path
        self.combo, self.other = SafeComboBox(self), SafeLineEdit(self)
        self.other.setPlaceholderText(texts.OTHER_HINT)
        self.combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.combo)
        layout.addWidget(self.other)
        self.show_value()
        self.combo.activated.connect(self._choose)
        self.other.textChanged.connect(self._write)

    def show_value(self) -> None:
        """Shows what the sheet holds; a party that is gone from the case stands as the name it had."""
        value = self._desk.sheet.value(self._path)
        row = value.row if isinstance(value, Ref) else ""
        name = text_of(value)
        self.combo.clear()
        self.combo.addItem(texts.UNANSWERED, NOBODY)
        for party in suitable(self._desk.sheet.people(), self._field):
            self.combo.addItem(party.label, party.row)
        if row and self.combo.findData(row) < 0:
            self.combo.addItem(name, row)
        self.combo.addItem(texts.OTHER, OTHER)
        self.combo.setCurrentIndex(self.combo.findData(row or (OTHER if name else NOBODY)))
        with QSignalBlocker(self.other):
            self.other.put("" if row else name)
        self.other.setVisible(self.combo.currentData() == OTHER)

    def _choose(self) -> None:
        row = str(self.combo.currentData())
        self.other.setVisible(row == OTHER)
        if row == OTHER:
            self._write()
            self.other.setFocus()
        elif row == NOBODY:
            self._desk.sheet.answer(self._path, None)
        else:
            self._desk.sheet.answer(self._path, Ref(row, self.combo.currentText()))

    def _write(self) -> None:
        self._desk.sheet.answer(self._path, Ref("", plain(self.other.text()).strip()))


def suitable(people: tuple[Party, ...], field: Field) -> tuple[Party, ...]:
    """Those with one of the roles the field asks for, the others after them: the paper decides, not the list."""
    if not field.roles:
        return people
    first = tuple(p for p in people if p.kind in field.roles or not set(p.roles).isdisjoint(field.roles))
    return (*first, *(p for p in people if p not in first))
