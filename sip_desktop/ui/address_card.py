"""The editors for one person in the address sheet; it keeps nothing and knows no case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QGridLayout

from sip_desktop.texts import case as texts
from sip_desktop.ui.safe_edits import SafeLineEdit
from sip_desktop.ui.shell_widgets import button, choices, field, in_line, stacked, text
from sip_desktop.ui.theme import GAP, ROOM, set_role

if TYPE_CHECKING:
    from sip_desktop.domain.lenses.parties import Party
    from sip_desktop.services.addresses import Address

LINES = (
    ("who", texts.WHO, 0, 0, 3),
    ("street", texts.STREET, 1, 0, 3),
    ("postcode", texts.POSTCODE, 1, 3, 1),
    ("town", texts.TOWN, 1, 4, 2),
    ("phone", texts.PHONE, 2, 0, 2),
    ("email", texts.EMAIL, 2, 2, 2),
    ("note", texts.NOTE, 2, 4, 2),
)
"""Name in ``Address``, label, row, column and width in the grid."""
COLUMNS = 6


class AddressCard(QFrame):
    """``edited`` comes at each change, ``key_pressed`` at every key, ``removed`` when the person is taken away."""

    edited = Signal()
    key_pressed = Signal()
    removed = Signal()

    def __init__(self, address: Address, parties: Sequence[Party]) -> None:
        super().__init__()
        set_role(self, "card")
        self._first = address
        self.title = text("", "label")
        self.remove = button(texts.SHEET_REMOVE, self.removed.emit, "link")
        self.party = choices([(p.row, p.label) for p in parties] + [("", texts.SHEET_SOMEONE)], address.party_row)
        self.lines = {name: SafeLineEdit() for name, *_ in LINES}
        column = stacked(self, around=ROOM)
        column.addLayout(in_line(self.title, self.remove))
        column.addLayout(self._grid(address))
        self.party.currentIndexChanged.connect(self._chose_party)
        self.party.installEventFilter(self)

    def address(self) -> Address:
        """What stands in the card."""
        typed = {name: line.text().strip() for name, line in self.lines.items()}
        return msgspec.structs.replace(self._first, party_row=self.party.currentData() or "", **typed)

    def number(self, number: int) -> None:
        """Its place in the sheet, from 1; said to a screen reader with each field."""
        self.title.setText(texts.SHEET_ROW.format(number=number))
        for name, label, *_ in LINES:
            self.lines[name].setAccessibleName(f"{label}, {self.title.text()}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress:
            self.key_pressed.emit()
        return False

    def _grid(self, address: Address) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(GAP)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        grid.addWidget(field(texts.SHEET_PARTY, self.party), 0, 3, 1, 3)
        for name, label, row, column, wide in LINES:
            line = self.lines[name]
            line.setText(getattr(address, name))
            line.textEdited.connect(lambda _: self.edited.emit())
            line.installEventFilter(self)
            grid.addWidget(field(label, line), row, column, 1, wide)
        return grid

    def _chose_party(self) -> None:
        who = self.lines["who"]
        if self.party.currentData() and not who.text():
            who.setText(self.party.currentText())
        self.edited.emit()
