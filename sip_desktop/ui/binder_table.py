"""The numbered sheets of the reserve binders in a table; it knows their numbers and states, no case but by number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from sip_desktop.services.binder import SheetLine
from sip_desktop.texts import binder as texts
from sip_desktop.ui.dates import short_date
from sip_desktop.ui.long_list import LineModel, as_long_list


class SheetModel(LineModel[SheetLine]):
    """The numbered sheets as they stand in the list."""

    def __init__(self) -> None:
        self._today = date.min
        super().__init__(texts.COLUMNS, self._words)

    def show_sheets(self, lines: Sequence[SheetLine], today: date) -> None:
        """Shows these, in the order given."""
        self._today = today
        self.show_lines(lines)

    def _words(self, line: SheetLine) -> tuple[str, ...]:
        issued = short_date(line.record.issued, self._today)
        return (line.number, line.title, line.status, line.case_number, issued, line.region)


class SheetTable(QTableView):
    """Several rows may be chosen: the sheets of an old binder are made void together. ``opened`` by Enter."""

    opened = Signal()
    turned = Signal()

    def __init__(self, model: SheetModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        as_long_list(self, texts.TABLE)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(lambda *_: self.turned.emit())
        self.doubleClicked.connect(lambda _: self.opened.emit())
        self.fit()

    def fit(self) -> None:
        """Columns by their content's usual width, row height by the text: asking every row would take too long."""
        width = self.fontMetrics().horizontalAdvance
        for column, sample in enumerate(texts.WIDEST):
            self.setColumnWidth(column, max(width(sample), width(texts.COLUMNS[column])) + 4 * 8)
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
