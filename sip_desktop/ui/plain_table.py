"""A table to read in, as high as its rows: the page scrolls and not the table in it. It knows no paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QScrollArea, QTableWidget, QTableWidgetItem

from sip_desktop.ui.safe_edits import forbid_copying
from sip_desktop.ui.shell_widgets import scaled
from sip_desktop.ui.theme import ROOM

FRAME = 2
ABOVE, BESIDE = 9, 13
"""Pixels round the words of a cell at 100 % text, with a little to spare."""
TALL = 100_000


class PlainTable(QTableWidget):
    """Rows of texts that break their lines. ``chosen`` gives the row, by Enter or double click.

    ``stretched`` are the columns that share the width; the others are as wide as their words.
    """

    chosen = Signal(int)

    def __init__(self, name: str, columns: Sequence[str], stretched: Sequence[int]) -> None:
        super().__init__(0, len(columns))
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(columns))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(False)
        forbid_copying(self)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in stretched:
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        # The columns get their width after the table has got its own; only then is it known where the lines break.
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._fit)
        head.sectionResized.connect(lambda *_: self._again.start())
        self.cellDoubleClicked.connect(lambda row, _column: self.chosen.emit(row))
        self.currentCellChanged.connect(lambda row, *_: self._follow(row))

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Shows these rows; one of a single text is a heading over those that follow."""
        head = self.horizontalHeader()
        modes = [head.sectionResizeMode(column) for column in range(head.count())]
        # Else Qt measures every cell of the table again for each one that is put in it.
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clearSpans()
        self.setRowCount(len(rows))
        for row, words in enumerate(rows):
            for column, text in enumerate(words):
                self.setItem(row, column, self._item(text, heading=len(words) == 1))
            if len(words) == 1:
                self.setSpan(row, 0, 1, self.columnCount())
        for column, mode in enumerate(modes):
            head.setSectionResizeMode(column, mode)
        self._again.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.chosen.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _item(self, text: str, heading: bool) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        font = self.font()
        font.setBold(heading)
        item.setFont(font)
        return item

    def _follow(self, row: int) -> None:
        """Scrolls the page the table stands in, so that the row one comes to by keyboard is in view."""
        item, page = self.item(row, 0), self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        inside = page.widget() if page is not None else None
        if item is None or page is None or inside is None or not self.hasFocus():
            return
        place = self.visualItemRect(item)
        for corner in (place.bottomLeft(), place.topLeft()):
            at = self.viewport().mapTo(inside, corner)
            page.ensureVisible(at.x(), at.y(), 0, ROOM)

    def _fit(self) -> None:
        for row in range(self.rowCount()):
            self.setRowHeight(row, self._needed(row))
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + 2 * FRAME)

    def _needed(self, row: int) -> int:
        """The height in pixels of a row. Qt's own measure forgets the room round the words that the style sheet has,
        and a line too many is then cut off.
        """
        heights = (self._words_height(row, column) for column in range(self.columnCount()))
        return max(heights, default=0) + 2 * scaled(ABOVE)

    def _words_height(self, row: int, column: int) -> int:
        item = self.item(row, column)
        if item is None:
            return 0
        metrics = QFontMetrics(item.font())
        if self.horizontalHeader().sectionResizeMode(column) is not QHeaderView.ResizeMode.Stretch:
            return metrics.lineSpacing()
        whole = self.columnSpan(row, column) > 1
        width = (self.viewport().width() if whole else self.columnWidth(column)) - 2 * scaled(BESIDE)
        return metrics.boundingRect(0, 0, max(width, 1), TALL, Qt.TextFlag.TextWordWrap.value, item.text()).height()
