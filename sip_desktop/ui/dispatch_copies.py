"""The copies of a paper and what became of each; what is told is kept at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from sip_desktop.domain import values
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.form import Field, FieldType
from sip_desktop.texts import dispatch as texts
from sip_desktop.ui.dates import short_time
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.plain_table import PlainTable
from sip_desktop.ui.safe_edits import SafeLineEdit
from sip_desktop.ui.shell_widgets import Notice, button, choices, field, in_line, stacked, text
from sip_desktop.ui.theme import ROOM, set_role

if TYPE_CHECKING:
    from sip_desktop.services.dispatch import Dispatch
    from sip_desktop.services.dispatch_lines import CopyLine

_DAY = Field(id="day", type=FieldType.DATE)


class DispatchCopies(QFrame):
    """``changed`` is called after something was noted."""

    def __init__(self, dispatch: Dispatch, document_id: int, today: date) -> None:
        super().__init__()
        set_role(self, "card")
        self._dispatch = dispatch
        self._document_id = document_id
        self._today = today
        self._lines: tuple[CopyLine, ...] = ()
        self.table = PlainTable(texts.COPIES, texts.COPY_COLUMNS, (1, 2))
        self.table.currentCellChanged.connect(lambda *_: self._offer())
        self.none = text(texts.COPY_NONE, "quiet")
        self.what = choices([])
        self.day, self.how = SafeLineEdit(), SafeLineEdit()
        self.problem, self.done = Notice("problem"), Notice("ok")
        self.note = button(texts.NOTE, self.tell)
        self.entry = self._entry()
        column = stacked(self, around=ROOM)
        column.addWidget(text(texts.COPIES, "section"))
        column.addWidget(text(texts.COPIES_HELP, "help"))
        for widget in (self.none, self.table, self.entry):
            column.addWidget(widget)

    def show_lines(self, lines: tuple[CopyLine, ...]) -> None:
        """The copies, the last first; the chosen one stays chosen."""
        chosen = self._chosen()
        self._lines = lines
        self.table.show_rows([self._row(line) for line in lines])
        at = next((row for row, line in enumerate(lines) if chosen and line.id == chosen.id), 0)
        self.table.selectRow(at)
        self.none.setVisible(not lines)
        self.table.setVisible(bool(lines))
        self._offer()

    def tell(self) -> None:
        """What "Anteckna" does."""
        line, day = self._chosen(), values.parse(_DAY, self.day.text(), self._today)
        self.problem.tell("")
        self.done.tell("")
        if line is None:
            return
        if not isinstance(day, str) or not day:
            self.problem.tell(texts.BAD_DAY)
            self.day.setFocus()
            return
        try:
            what = self.what.currentData()
            self._dispatch.tell(self._document_id, line.id, what, date.fromisoformat(day), self.how.text())
        except Fault as fault:
            self.problem.tell(fault.text)
            return
        self.how.clear()
        self.show_lines(self._dispatch.open(self._document_id).copies)
        self.done.tell(texts.NOTED.format(number=line.number))

    def _chosen(self) -> CopyLine | None:
        row = self.table.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _offer(self) -> None:
        line = self._chosen()
        self.what.clear()
        for each in line.offered if line else ():
            self.what.addItem(texts.NEWS[each], each)
        self.day.setText(texts.TODAY)
        self.entry.setVisible(bool(line and line.offered))

    def _row(self, line: CopyLine) -> tuple[str, str, str]:
        made = texts.COPY_MADE.format(state=line.state, revision=line.revision, day=short_time(line.made, self._today))
        told = (texts.NEWS_LINE.format(what=one.what, day=one.day, how=one.how).strip() for one in line.news)
        return str(line.number), line.to, "\n".join((made, *told))

    def _entry(self) -> QWidget:
        box = QWidget()
        column = stacked(box, gap=ROOM)
        column.addWidget(FlowRow((field(texts.WHAT, self.what), field(texts.DAY, self.day)), gap=ROOM))
        column.addWidget(field(texts.HOW, self.how))
        for edit in (self.day, self.how):
            edit.returnPressed.connect(self.tell)
        for notice in (self.problem, self.done):
            column.addWidget(notice)
        column.addLayout(in_line(self.note, None))
        return box
