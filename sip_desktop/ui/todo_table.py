"""The table of "Att göra": groups with their lines, made for thousands; no name comes through here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from sip_desktop.texts import todo as texts
from sip_desktop.ui.long_list import as_long_list
from sip_desktop.ui.shell_widgets import scaled
from sip_desktop.ui.theme import GAP
from sip_desktop.ui.todo_words import two_lines, why_words

if TYPE_CHECKING:
    from sip_desktop.services.todo import TodoLine

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
DisplayRole = Qt.ItemDataRole.DisplayRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
SMALL = Qt.ItemDataRole.UserRole
NO_FLAGS = Qt.ItemFlag.NoItemFlags
WHAT = 2
SMALLER = 0.86
ABOVE = 5
"""Pixels over and under the words of a line at 100 % text."""


class TodoModel(QAbstractTableModel):
    """Headings and lines. ``rows`` holds a heading as its words and a line as it is."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[str | TodoLine] = []
        self._today = date.min

    def show_lines(self, lines: Sequence[TodoLine], today: date) -> None:
        """Shows these lines under a heading for each group that has any."""
        self.beginResetModel()
        self._today = today
        self.rows = []
        for group, name in texts.GROUPS.items():
            own = [line for line in lines if line.when == group]
            if own:
                self.rows += [texts.GROUP.format(name=name, count=len(own)), *own]
        self.endResetModel()

    def line(self, row: int) -> TodoLine | None:
        """The line in this row, None for a heading and for no row."""
        found = self.rows[row] if 0 <= row < len(self.rows) else ""
        return None if isinstance(found, str) else found

    def headings(self) -> list[int]:
        """The rows that are headings."""
        return [number for number, row in enumerate(self.rows) if isinstance(row, str)]

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(texts.COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is not chosen: the arrow keys go past it."""
        return super().flags(index) if self.line(index.row()) else NO_FLAGS

    def data(self, index: Index, role: int = DisplayRole) -> object:
        line = self.line(index.row())
        if line is None:
            return self._heading(index, role)
        told = (two_lines(line, self._today), (line.case, ""), (line.what, why_words(line, self._today)))
        words, small = told[index.column()]
        if role == SPOKEN:
            return f"{words}. {small}" if small else words
        return {int(DisplayRole): words, int(SMALL): small}.get(int(role))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return texts.COLUMNS[section] if role == DisplayRole else None

    def _heading(self, index: Index, role: int) -> object:
        if role == Qt.ItemDataRole.FontRole:
            font = QFont(QApplication.font())
            font.setBold(True)
            return font
        return self.rows[index.row()] if index.column() == 0 and role in (DisplayRole, SPOKEN) else None


class TodoTable(QTableView):
    """``opened`` gives the serial number of the chosen line's case, by Enter or double click."""

    opened = Signal(int)

    def __init__(self, model: TodoModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setItemDelegate(TwoLines(self))
        as_long_list(self, texts.TABLE)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        model.modelReset.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Columns by their content's usual width; a line is two high, a heading one."""
        width, high = self.fontMetrics().horizontalAdvance, self.fontMetrics().height()
        for column, sample in enumerate(texts.WIDEST):
            self.setColumnWidth(column, width(sample) + 3 * GAP)
        self.clearSpans()
        self.verticalHeader().setDefaultSectionSize(round(high * (1 + SMALLER)) + 2 * scaled(ABOVE))
        for row in self._model.headings():
            self.setSpan(row, 0, 1, len(texts.COLUMNS))
            self.setRowHeight(row, high + 3 * scaled(ABOVE))

    def line(self) -> TodoLine | None:
        """The chosen line, None when none is."""
        return self._model.line(self.currentIndex().row())

    def choose(self, serial: int) -> None:
        """Chooses the first line of this case, the first line of all when it has none."""
        lines = [(row, line.serial) for row in range(len(self._model.rows)) if (line := self._model.line(row))]
        if lines:
            self.selectRow(next((row for row, own in lines if own == serial), lines[0][0]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line():
            self._open(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _open(self, row: int) -> None:
        line = self._model.line(row)
        if line is not None:
            self.opened.emit(line.serial)


class TwoLines(QStyledItemDelegate):
    """What is due, and small under it why that day and where it says so."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        small = index.data(SMALL)
        if small is None:
            super().paint(painter, option, index)
            return
        words = str(index.data(DisplayRole))
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        whole.text = ""
        style = whole.widget.style() if whole.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, whole, painter, whole.widget)
        painter.save()
        inside = whole.rect.adjusted(GAP + 3, scaled(ABOVE), -GAP, -scaled(ABOVE))
        painter.setFont(whole.font)
        painter.setPen(whole.palette.color(whole.palette.ColorRole.Text))
        self._line(painter, inside, words, 0)
        if small:
            font = QFont(whole.font)
            font.setPointSizeF(font.pointSizeF() * SMALLER)
            above = painter.fontMetrics().height()
            painter.setFont(font)
            self._line(painter, inside, small, above)
        painter.restore()

    def _line(self, painter: QPainter, inside: QRect, words: str, down: int) -> None:
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(QPoint(inside.left(), inside.top() + down + metrics.ascent()), shown)
