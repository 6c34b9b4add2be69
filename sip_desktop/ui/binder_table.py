"""The numbered sheets of the reserve binders in a table; it knows their numbers and states, no case but by number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from sip_desktop.texts import binder as texts
from sip_desktop.ui.dates import short_date
from sip_desktop.ui.safe_edits import forbid_copying

if TYPE_CHECKING:
    from sip_desktop.services.binder import SheetLine

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
DisplayRole = Qt.ItemDataRole.DisplayRole


class SheetModel(QAbstractTableModel):
    """Made for thousands of numbers: nothing is made into words before it is on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[SheetLine] = ()
        self._today = date.min

    def show_lines(self, lines: Sequence[SheetLine], today: date) -> None:
        """Shows these, in the order given."""
        self.beginResetModel()
        self.lines, self._today = lines, today
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(texts.COLUMNS)

    def data(self, index: Index, role: int = DisplayRole) -> str | None:
        if role not in (DisplayRole, Qt.ItemDataRole.AccessibleTextRole) or not index.isValid():
            return None
        line = self.lines[index.row()]
        issued = short_date(line.record.issued, self._today)
        return (line.number, line.title, line.status, line.case_number, issued, line.region)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DisplayRole) -> str | int | None:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return texts.COLUMNS[section] if role == DisplayRole else None


class SheetTable(QTableView):
    """Several rows may be chosen: the sheets of an old binder are made void together. ``opened`` by Enter."""

    opened = Signal()
    turned = Signal()

    def __init__(self, model: SheetModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setAccessibleName(texts.TABLE)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(False)
        forbid_copying(self)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.selectionModel().selectionChanged.connect(lambda *_: self.turned.emit())
        self.doubleClicked.connect(lambda _: self.opened.emit())
        self.fit()

    def fit(self) -> None:
        """Columns by their content's usual width, row height by the text: asking every row would take too long."""
        width = self.fontMetrics().horizontalAdvance
        head = self.horizontalHeader()
        for column, sample in enumerate(texts.WIDEST):
            self.setColumnWidth(column, max(width(sample), width(texts.COLUMNS[column])) + 4 * 8)
        head.setStretchLastSection(True)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 2 * 8)

    def chosen(self) -> list[SheetLine]:
        """The chosen sheets, in the order they stand."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._model.lines[row] for row in rows if row < len(self._model.lines)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen():
            self.opened.emit()
        else:
            super().keyPressEvent(event)
