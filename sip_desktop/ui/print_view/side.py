"""The column beside the paper: the choices before printing or, instead of them, where to save; it does neither."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from sip_desktop.domain.view import Mode
from sip_desktop.texts import printing_view as texts
from sip_desktop.ui.print_view.choices import CopiesChoice, ModeChoice, PagesChoice, SizeChoice
from sip_desktop.ui.print_view.order import Order
from sip_desktop.ui.print_view.printer_choice import PrinterChoice
from sip_desktop.ui.print_view.printers import Printers
from sip_desktop.ui.print_view.save_panel import Places, SavePanel
from sip_desktop.ui.theme import GAP, ROOM, set_role

WIDTH_LETTERS = 46


class Side(QStackedWidget):
    """Its parts are public: the print view reads them. Its width follows the size of the text."""

    def __init__(self, order: Order, printers: Printers, places: Places, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = QLabel(texts.DRAFT, wordWrap=True)
        set_role(self.note, "info")
        self.modes = ModeChoice(order.views or (Mode.BLANK,))
        self.print_size = SizeChoice()
        self.pages = PagesChoice()
        self.copies = CopiesChoice()
        self.printer = PrinterChoice(printers)
        self.save_panel = SavePanel(places)
        self.choices = _column(self.note, self.printer, self.copies, self.pages, self.modes, self.print_size)
        # What is ready is printed as it is, and once: a second copy would carry the same numbers.
        self.copies.setVisible(order.ready is None)
        self.print_size.setVisible(order.ready is None)
        self.addWidget(_scroll(self.choices))
        self.addWidget(_scroll(_column(self.save_panel)))
        self._fit()

    def is_saving(self) -> bool:
        return self.currentIndex() == 1

    def show_saving(self, saving: bool) -> None:
        self.setCurrentIndex(1 if saving else 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * WIDTH_LETTERS)


def _column(*parts: QWidget) -> QWidget:
    column = QFrame()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(GAP // 2, 0, ROOM, GAP)
    layout.setSpacing(ROOM)
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
    return column


def _scroll(column: QWidget) -> QScrollArea:
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(column)
    return area
