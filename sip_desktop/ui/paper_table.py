"""The papers of a case in a table; it knows their titles and states, not what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from sip_desktop.texts import case as texts
from sip_desktop.ui.dates import short_time
from sip_desktop.ui.safe_edits import forbid_copying

if TYPE_CHECKING:
    from sip_desktop.services.door import DocumentLine

MARKS = {"utkast": "○", "klar": "✓"}
MOST_ROWS = 8


class PaperTable(QTableWidget):
    """``opened`` gives the document id, by Enter or double click."""

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__(0, len(texts.COLUMNS))
        self._ids: list[int] = []
        self.setHorizontalHeaderLabels(list(texts.COLUMNS))
        self.setAccessibleName(texts.PAPERS)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(False)
        forbid_copying(self)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.cellDoubleClicked.connect(lambda row, _column: self.opened.emit(self._ids[row]))

    def show_lines(self, lines: Sequence[DocumentLine], today: date) -> None:
        """Shows the papers, the one changed last at the top; the chosen one stays chosen."""
        chosen = self.document()
        ordered = sorted(lines, key=lambda line: line.changed, reverse=True)
        self._ids = [line.document.id for line in ordered]
        self.setRowCount(len(ordered))
        for row, line in enumerate(ordered):
            state = f"{MARKS.get(line.state, '')} {line.state_text}"
            changed = short_time(line.changed, today)
            for column, words in enumerate((line.title, str(line.revision), state, str(line.copies), changed)):
                self.setItem(row, column, QTableWidgetItem(words))
        if ordered:
            self.selectRow(self._ids.index(chosen) if chosen in self._ids else 0)
        self._fit(len(ordered))

    def document(self) -> int:
        """The id of the chosen document, 0 when there is none."""
        row = self.currentRow()
        return self._ids[row] if 0 <= row < len(self._ids) else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.document():
            self.opened.emit(self.document())
        else:
            super().keyPressEvent(event)

    def _fit(self, rows: int) -> None:
        """As high as its rows: the page scrolls, not the table in the page."""
        each = self.fontMetrics().height() + 2 * 8
        self.verticalHeader().setDefaultSectionSize(each)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + each * max(1, min(rows, MOST_ROWS)) + 8)
