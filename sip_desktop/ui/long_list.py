"""What the long lists have in common: lines made into words when they are seen, chosen whole, never copied out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from sip_desktop.ui.safe_edits import forbid_copying

Line = TypeVar("Line")
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
DisplayRole = Qt.ItemDataRole.DisplayRole


class LineModel(QAbstractTableModel, Generic[Line]):
    """Made for a hundred thousand lines: ``cells`` gives the words of one, asked for when it is on the screen."""

    def __init__(self, headings: Sequence[str], cells: Callable[[Line], Sequence[str]]) -> None:
        super().__init__()
        self.lines: Sequence[Line] = ()
        self._headings = headings
        self._cells = cells

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows these, in the order given."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = DisplayRole) -> str | None:
        if role not in (DisplayRole, Qt.ItemDataRole.AccessibleTextRole) or not index.isValid():
            return None
        return self._cells(self.lines[index.row()])[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DisplayRole) -> str | int | None:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return self._headings[section] if role == DisplayRole else None


def as_long_list(table: QTableView, name: str) -> None:
    """Rows chosen whole, no grid, Tab goes on to what stands after, and nothing can be dragged or copied out."""
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setDragEnabled(False)
    forbid_copying(table)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().hide()
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setStretchLastSection(True)
