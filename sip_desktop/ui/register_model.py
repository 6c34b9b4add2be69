"""The rows of the register as Qt asks for them: number, dates, state, responsible. No name comes through here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from sip_desktop.texts import register as texts
from sip_desktop.ui.dates import short_date

if TYPE_CHECKING:
    from sip_desktop.services.register import RegisterRow

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
DisplayRole = Qt.ItemDataRole.DisplayRole


class RegisterModel(QAbstractTableModel):
    """Made for 10,000 rows: nothing is made into words before it is on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[RegisterRow] = ()
        self._today = date.min
        self._initials: dict[int, str] = {}

    def show_rows(self, rows: Sequence[RegisterRow], today: date) -> None:
        """Shows these rows, those with something today first."""
        self.beginResetModel()
        self._today = today
        self.rows = sorted(rows, key=lambda row: row.next_deadline[:10] != today.isoformat())
        self.endResetModel()

    def show_initials(self, initials: dict[int, str]) -> None:
        """Adds a column with initials by serial number; with none, the column goes away."""
        self.beginResetModel()
        self._initials = initials
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._headings())

    def data(self, index: Index, role: int = DisplayRole) -> str | None:
        if role not in (DisplayRole, Qt.ItemDataRole.AccessibleTextRole) or not index.isValid():
            return None
        return self._cell(self.rows[index.row()], index.column())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DisplayRole) -> str | int | None:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return self._headings()[section] if role == DisplayRole else None

    def _headings(self) -> tuple[str, ...]:
        return (*texts.COLUMNS, texts.INITIALS_COLUMN) if self._initials else texts.COLUMNS

    def _cell(self, row: RegisterRow, column: int) -> str:
        if column == 0:
            return f"{row.number}  {row.word}"
        if column == 1:
            return short_date(row.opened, self._today)
        if column == 2:
            return row.state_text
        if column == 3:
            return deadline(row.next_deadline, self._today)
        return row.responsible if column == 4 else self._initials.get(row.serial, "")


def deadline(iso: str, today: date) -> str:
    """ "26 nov (i dag)": the date of the next deadline and how near it is, "" when there is none."""
    words = short_date(iso, today)
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return words
    if day < today:
        return texts.PASSED.format(date=words)
    near = {today: texts.TODAY, today + timedelta(days=1): texts.TOMORROW}.get(day, "{date}")
    return near.format(date=words)
