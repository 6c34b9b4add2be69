"""Which printer: those at this computer first, network printers marked and only with the user's tick."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from sip_desktop.texts import printing_view as texts
from sip_desktop.ui.print_view.choices import fault_line, heading, show_fault
from sip_desktop.ui.print_view.printers import Printer, Printers, local_first
from sip_desktop.ui.theme import GAP, set_role

MOST_SHOWN = 3
FOCUS_LINE = 2


class PrinterChoice(QWidget):
    """A list with a warning under it. The tick is for one printing: it falls with every change and every printing.

    Security: a network queue carries the whole paper over the network, and print servers and large printers keep
    it. The program cannot hinder that, so it puts the printers at the computer first and asks for a deed.
    Which printer was used last is not remembered anywhere.
    """

    def __init__(self, printers: Printers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._printers = printers
        self._found: list[Printer] = []
        self.names = QListWidget()
        self.names.setAccessibleName(texts.PRINTER)
        self.names.setWordWrap(True)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.currentRowChanged.connect(self._chosen)
        self.none = QLabel(texts.PRINTER_NONE, wordWrap=True)
        self.search = QPushButton(texts.PRINTER_SEARCH)
        self.search.setAutoDefault(True)
        set_role(self.search, "link")
        self.search.clicked.connect(self.look)
        self.tick = QCheckBox(texts.NETWORK_TICK)
        self.fault = fault_line()
        self.tick.toggled.connect(lambda: show_fault(self.fault, ""))
        self.warning = _warning_box(self.tick, self.fault)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP // 2)
        for widget in (heading(texts.PRINTER), self.names, self.none, self.warning):
            layout.addWidget(widget)
        layout.addWidget(self.search, 0, Qt.AlignmentFlag.AlignLeft)
        self.look()

    def look(self) -> None:
        """Asks the system again and lists what is there; the first one is chosen."""
        self._found = local_first(self._printers.available())
        self.names.clear()
        for printer in self._found:
            place = texts.PRINTER_NETWORK if printer.remote else texts.PRINTER_LOCAL
            self.names.addItem(QListWidgetItem(f"{printer.shown_name}\n{place}"))
        self.names.setVisible(bool(self._found))
        self.none.setVisible(not self._found)
        if self._found:
            self.names.setCurrentRow(0)
            self._fit()
        else:
            self._chosen(-1)

    def printer(self) -> Printer | None:
        row = self.names.currentRow()
        return self._found[row] if 0 <= row < len(self._found) else None

    def may_print(self) -> bool:
        """Whether the chosen printer may be used now; when it is the tick that is missing, says so beside it."""
        printer = self.printer()
        if printer is None:
            self.take_focus()
            return False
        if printer.remote and not self.tick.isChecked():
            show_fault(self.fault, texts.NETWORK_TICK_FIRST)
            self.tick.setFocus()
            return False
        return True

    def take_focus(self) -> None:
        (self.names if self._found else self.search).setFocus()

    def forget_tick(self) -> None:
        self.tick.setChecked(False)
        show_fault(self.fault, "")

    def _chosen(self, _row: int) -> None:
        self.forget_tick()
        printer = self.printer()
        self.warning.setVisible(printer is not None and printer.remote)

    def _fit(self) -> None:
        rows = min(len(self._found), MOST_SHOWN)
        height = sum(self.names.sizeHintForRow(row) for row in range(rows))
        self.names.setFixedHeight(height + 2 * max(self.names.frameWidth(), FOCUS_LINE))


def _warning_box(tick: QCheckBox, fault: QLabel) -> QFrame:
    box = QFrame()
    set_role(box, "notice-warning")
    layout = QVBoxLayout(box)
    layout.setContentsMargins(GAP, GAP, GAP, GAP)
    layout.setSpacing(GAP // 2)
    layout.addWidget(QLabel(texts.NETWORK_WARNING, wordWrap=True))
    layout.addWidget(tick)
    layout.addWidget(fault)
    return box
