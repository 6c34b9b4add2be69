"""One line to write into another system: what it says, a tick box and a button that copies; it copies nothing itself.

Its text cannot be marked: marked text could be copied past the clipboard that forgets.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout

from sip_desktop.services.transfer import TickedLine
from sip_desktop.texts import transfer as texts
from sip_desktop.ui.shell_widgets import button, in_line, text
from sip_desktop.ui.theme import GAP, ROOM, set_role

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class TickBox(QCheckBox):
    """Space ticks as in every box; ``entered`` is the Enter key, ``moved`` an arrow up (-1) or down (1)."""

    entered = Signal()
    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() in STEPS:
            self.moved.emit(STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class TransferRow(QFrame):
    """``copy_wanted`` when it is to be copied, ``ticked`` with the new state, ``moved`` to the line above or below."""

    copy_wanted = Signal()
    ticked = Signal(bool)
    moved = Signal(int)

    def __init__(self, line: TickedLine) -> None:
        super().__init__()
        set_role(self, "card")
        self.path = line.line.path
        self.was_copied = False
        self._withheld = line.line.withheld
        self.tick = TickBox(texts.ENTERED)
        self.tick.setAccessibleName(texts.TICK_LINE.format(label=line.line.label))
        self.tick.setAccessibleDescription(line.line.text)
        self.tick.clicked.connect(self.ticked)
        self.tick.entered.connect(self.copy_wanted)
        self.tick.moved.connect(self.moved)
        self.copy = button(texts.COPY, self.copy_wanted.emit)
        self.copy.setAccessibleName(texts.COPY_LINE.format(label=line.line.label))
        self.state = text("", "help", wrap=False)
        grid = QGridLayout(self)
        grid.setContentsMargins(ROOM, GAP, ROOM, GAP)
        grid.setHorizontalSpacing(ROOM)
        grid.setColumnStretch(0, 1)
        grid.addWidget(text(line.line.label, "help"), 0, 0)
        grid.addWidget(self.state, 0, 1, Qt.AlignmentFlag.AlignRight)
        said = texts.LOOK_AT_PLACE if self._withheld else line.line.text
        grid.addWidget(text(said, "warning" if self._withheld else ""), 1, 0)
        grid.addLayout(in_line(self.copy, self.tick, gap=ROOM), 1, 1, Qt.AlignmentFlag.AlignTop)
        self.show_state(line)

    def show_state(self, line: TickedLine) -> None:
        """Ticked or not, and by whom."""
        self.tick.setChecked(line.done)
        if line.done:
            self.state.setText(texts.ENTERED_BY.format(name=line.by, day=line.day))
        else:
            self.state.setText(texts.WAS_COPIED if self.was_copied else "")

    def allow(self, allowed: bool) -> None:
        """Whether it may be copied and ticked now."""
        for widget in (self.copy, self.tick):
            widget.setEnabled(allowed and not self._withheld)

    def mark_copied(self) -> None:
        """Says that it was copied, until it is ticked."""
        self.was_copied = True
        if not self.tick.isChecked():
            self.state.setText(texts.WAS_COPIED)

    @property
    def is_open(self) -> bool:
        """True when it can be entered and is not."""
        return not self._withheld and not self.tick.isChecked()
