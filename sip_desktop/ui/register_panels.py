"""The two panels that open under the register's title: a new case, and Slå upp. They ask and tell, no more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from sip_desktop.texts import register as texts
from sip_desktop.texts import shell
from sip_desktop.ui.safe_edits import SafeLineEdit
from sip_desktop.ui.shell_widgets import button, choices, empty, field, in_line, say, scaled, stacked, text
from sip_desktop.ui.theme import GAP, ROOM, set_role

if TYPE_CHECKING:
    from sip_desktop.services.register import RegisterRow

FIELD = 400


class Panel(QFrame):
    """A card that is shut until asked for; Esc shuts it. ``turned`` says that it was opened (True) or shut."""

    turned = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "card")
        self.column = stacked(self, around=ROOM)
        self.hide()

    def shut(self) -> None:
        self.hide()
        self.turned.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)


class NewCasePanel(Panel):
    """``wanted`` gives the code of the region whose forms the new case uses."""

    wanted = Signal(str)

    def __init__(self, regions: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.region = choices(regions)
        self.region.setMaximumWidth(scaled(FIELD))
        self.make = button(texts.NEW_CASE_MAKE, lambda: self.wanted.emit(self.region.currentData()), "main")
        self.column.addWidget(field(texts.NEW_CASE_REGION, self.region))
        self.column.addLayout(in_line(self.make, button(shell.CANCEL, self.shut), None))

    def ask(self, region: str) -> None:
        """Opens the panel with ``region`` (a code, or "") chosen."""
        self.region.setCurrentIndex(max(0, self.region.findData(region)))
        self.show()
        self.turned.emit(True)
        self.region.setFocus()


class LookUpPanel(Panel):
    """Exact identity number or full name in, number and word out. ``chosen`` gives the serial number to open.

    What was typed and found is gone when the panel shuts: a name must not be left standing over the list.
    """

    chosen = Signal(int)

    def __init__(self, look_up: Callable[[str], list[RegisterRow]]) -> None:
        super().__init__()
        self._look_up = look_up
        self.line = SafeLineEdit()
        self.line.setMaximumWidth(scaled(FIELD))
        self.line.returnPressed.connect(self.search)
        self.answer = text("", "quiet")
        self.answer.hide()
        self.found = stacked(gap=GAP)
        self.column.addWidget(field(texts.LOOK_UP_LABEL, self.line, texts.LOOK_UP_HELP))
        self.column.addLayout(in_line(button(texts.LOOK_UP_GO, self.search), button(shell.CLOSE, self.shut), None))
        self.column.addWidget(self.answer)
        self.column.addLayout(self.found)

    def ask(self) -> None:
        self.show()
        self.turned.emit(True)
        self.line.setFocus()

    def shut(self) -> None:
        self.line.clear()
        self._tell([], "")
        super().shut()

    def search(self) -> None:
        """Looks up what stands in the field. Only an exact match is found, and every search is logged."""
        sought = self.line.text().strip()
        if sought:
            rows = self._look_up(sought)
            self._tell(rows, texts.LOOK_UP_FOUND if rows else texts.LOOK_UP_NONE)

    def _tell(self, rows: Sequence[RegisterRow], answer: str) -> None:
        empty(self.found)
        self.answer.setText(answer)
        self.answer.setVisible(bool(answer))
        for row in rows:
            self.found.addWidget(button(f"{row.number}  {row.word}", partial(self.chosen.emit, row.serial)))
        if answer:
            say(self, answer)
