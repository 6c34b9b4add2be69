"""Att göra: what is due in all cases, by number and word. It only says which case was chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from sip_desktop.texts import todo as texts
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.shell_widgets import box, button, choices, scaled, scrolled, stacked, text
from sip_desktop.ui.theme import ROOM, WIDE
from sip_desktop.ui.todo_table import TodoModel, TodoTable
from sip_desktop.ui.todo_words import why_words

if TYPE_CHECKING:
    from sip_desktop.services.todo import Todo

LIST_HEIGHT = 260
"""Least height of the list at 100 % text; when there is less room the whole page scrolls."""
MONTHS_AHEAD = 12
SLICE = 20
"""Cases counted anew in one turn of the event loop: well under 100 ms, so that typing and the lock are not held up."""


class TodoView(QWidget):
    """``chosen`` gives the serial number of the case to open, ``sheet_wanted`` the View of a month's sheet."""

    chosen = Signal(int)
    sheet_wanted = Signal(object)

    def __init__(self, todo: Todo, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._todo = todo
        self._now = now
        self.model = TodoModel()
        self.table = TodoTable(self.model)
        self.table.opened.connect(self.chosen)
        self.count = text("", "quiet", wrap=False)
        self.open = button(texts.OPEN, self._open, "main")
        self.month = choices(_months(now().date()))
        self.month.setAccessibleName(texts.MONTH_CHOICE)
        self.sheet = button(texts.MONTH_SHEET, self._want_sheet)
        self.counting = text("", "quiet")
        self.counting.hide()
        self.next = QTimer(self, singleShot=True, interval=0)
        self.next.timeout.connect(self._count_on)
        self.details = text("", "help")
        self.details.setAccessibleName(texts.DETAILS)
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        self.reload()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begins in the list where there is one: what is not shown takes no focus."""
        (self.table if self.model.rows else self.month).setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.next.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is counted while nobody looks: a view that has been left knows no vault."""
        self.next.stop()
        super().hideEvent(event)

    def reload(self) -> None:
        """Reads what is due again: after a case was opened, or the clock has gone on."""
        self._show()
        if self.isVisible():
            self.next.start()

    def _count_on(self) -> None:
        """Counts a few cases with the deadlines of now, and the rest in the next turns of the event loop."""
        found = self._todo.recount(0)
        counted = found if found.is_done else self._todo.recount(SLICE)
        self.counting.setText(texts.COUNTING.format(done=counted.done, total=counted.total))
        self.counting.setVisible(not counted.is_done)
        # The month's sheet is paper, and waits for the last case.
        self.sheet.setEnabled(counted.is_done)
        if not counted.is_done:
            self.next.start()
        elif not found.is_done:
            self._show()

    def _show(self) -> None:
        line = self.table.line()
        now = self._now()
        lines = self._todo.lines(now)
        self.model.show_lines(lines, now.date())
        self.table.choose(line.serial if line else 0)
        groups = Counter(str(each.when) for each in lines)
        self.count.setText(texts.COUNT.format(**{name: groups[name] for name in texts.GROUPS}))
        self.lists.setCurrentIndex(0 if lines else 1)
        self.open.setEnabled(bool(lines))
        self.count.setVisible(bool(lines))
        self._tell()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = stacked(inside, gap=ROOM, around=WIDE)
        title = text(texts.TITLE, "title", wrap=False)
        column.addWidget(FlowRow((title, self.count), pushed=(self.open,), gap=ROOM))
        column.addWidget(FlowRow((), pushed=(self.month, self.sheet)))
        column.addWidget(self.counting)
        self.lists = QStackedWidget()
        self.lists.addWidget(self.table)
        frame, told = box("card")
        told.addWidget(text(texts.NOTHING_TITLE, "section"))
        told.addWidget(text(texts.NOTHING))
        told.addStretch(1)
        self.lists.addWidget(frame)
        self.lists.setMinimumHeight(scaled(LIST_HEIGHT))
        column.addWidget(self.lists, 1)
        column.addWidget(self.details)
        stacked(self).addWidget(scrolled(inside))
        self.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _open(self) -> None:
        line = self.table.line()
        if line is not None:
            self.chosen.emit(line.serial)

    def _tell(self) -> None:
        """The chosen line's reason and source in full: in the list they are cut where the line ends."""
        line = self.table.line()
        why = why_words(line, self._now().date()) if line else ""
        self.details.setText(texts.DETAIL.format(what=line.what, why=why) if line else "")

    def _want_sheet(self) -> None:
        self.sheet_wanted.emit(self._todo.month_sheet(date.fromisoformat(self.month.currentData()), self._now()))


def _months(today: date) -> list[tuple[str, str]]:
    """This month and those that follow, by their first day."""
    first = today.year * 12 + today.month - 1
    found = [date(*_month(first + number), 1) for number in range(MONTHS_AHEAD)]
    names = [texts.MONTH.format(month=texts.MONTHS[day.month - 1], year=day.year) for day in found]
    return [(day.isoformat(), name) for day, name in zip(found, names, strict=True)]


def _month(number: int) -> tuple[int, int]:
    return number // 12, number % 12 + 1
