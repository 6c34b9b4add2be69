"""The next dates of a case as small boxes in a row; it counts nothing and has no clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame

from sip_desktop.texts import todo as texts
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.shell_widgets import scaled, stacked, text
from sip_desktop.ui.theme import GAP, ROOM, set_role
from sip_desktop.ui.todo_words import when_words, why_words

if TYPE_CHECKING:
    from sip_desktop.services.todo import TodoLine

SHOWN = 5
BOX = 176
"""Width of a box at 100 % text; its words break."""


class CalendarStrip(QFrame):
    """Shows the first five of what is due, and how many there are beside them; hidden when nothing is."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "card")
        column = stacked(self, GAP, ROOM)
        self.boxes = FlowRow(())
        self.more = text("", "quiet")
        for widget in (text(texts.STRIP, "section"), self.boxes, self.more):
            column.addWidget(widget)
        column.addStretch(1)
        self.hide()

    def show_lines(self, lines: Sequence[TodoLine], today: date) -> None:
        """Shows what ``Todo.of_case`` gave."""
        shown = [DateBox(line, today) for line in lines[:SHOWN]]
        self.boxes.fill(shown)
        high = max((each.needed() for each in shown), default=0)
        for each in shown:
            each.setFixedSize(scaled(BOX), high)
        self.boxes.updateGeometry()
        left = len(lines) - SHOWN
        self.more.setText(texts.STRIP_MORE.format(count=left) if left > 0 else "")
        self.more.setVisible(left > 0)
        self.setVisible(bool(lines))


class DateBox(QFrame):
    """One date: when and what, and in words, not by colour alone, that it has passed."""

    def __init__(self, line: TodoLine, today: date) -> None:
        super().__init__()
        set_role(self, "notice-warning" if line.overdue else "card")
        when = when_words(line, today)
        self.when = text(texts.PASSED.format(when=when) if line.overdue else when, "label")
        self.what = text(line.what, "help")
        column = stacked(self, 2, GAP)
        column.addWidget(self.when)
        column.addWidget(self.what)
        column.addStretch(1)
        why = why_words(line, today)
        self.setToolTip(why)
        self.setAccessibleName(f"{self.when.text()}: {line.what}")
        self.setAccessibleDescription(why)

    def needed(self) -> int:
        """How high it must be for its words: they break, so it follows from the width and the theme's letters."""
        self.when.ensurePolished()
        self.what.ensurePolished()
        layout = self.layout()
        return layout.heightForWidth(scaled(BOX)) if layout is not None else 0

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSizeHint(self) -> QSize:
        return self.minimumSize()
