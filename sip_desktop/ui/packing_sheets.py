"""The papers of one letter to print, the address for the outer envelope, and what of it shows in a window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from sip_desktop.domain.faults import Fault
from sip_desktop.services.post_papers import Sheet
from sip_desktop.texts import post as texts
from sip_desktop.ui.safe_edits import SafeTextEdit
from sip_desktop.ui.shell_widgets import Notice, button, choices, empty, field, in_line, scaled, stacked, text
from sip_desktop.ui.theme import GAP, ROOM, set_role

if TYPE_CHECKING:
    from collections.abc import Callable

    from sip_desktop.domain.envelopes import Zone
    from sip_desktop.domain.view import Paper
    from sip_desktop.services.post_papers import PostPapers

    MakePicture = Callable[[Paper, int], QImage]

PREVIEW = 240
HIDDEN = QColor(90, 90, 90, 190)
A4_WIDTH = 210.0
SHOWN_PART = 0.5
LABELS = 24
WINDOWS = (("", texts.NO_WINDOW), ("V2", "V2"), ("H2", "H2"))


class PackingSheets(QFrame):
    """``print_wanted`` gives a Paper. ``picture`` draws the first page of one, so many pixels wide."""

    print_wanted = Signal(object)

    def __init__(self, papers: PostPapers, picture: MakePicture) -> None:
        super().__init__()
        set_role(self, "card")
        self._papers = papers
        self._letter = 0
        self.buttons: dict[Sheet, QWidget] = {}
        self.own = QCheckBox(texts.OWN_ADDRESS)
        self.own.setAccessibleDescription(texts.OWN_ADDRESS_HELP)
        self.own_help = text(texts.OWN_ADDRESS_HELP, "help")
        self.own.toggled.connect(self.own_help.setVisible)
        self.own.toggled.connect(lambda _on: self._show_buttons())
        self.address = SafeTextEdit(3)
        self.address.textChanged.connect(self._preview)
        self.address_field = field(texts.ADDRESS, self.address, texts.ADDRESS_HELP)
        self.place = choices([(at, str(at)) for at in range(1, LABELS + 1)])
        self.place_field = field(texts.PLACE, self.place)
        self.pane = choices(WINDOWS)
        self.pane.currentIndexChanged.connect(lambda _at: self._preview())
        self.window_field = field(texts.WINDOW, self.pane)
        self.fault = Notice()
        self.shows = WhatShows(picture)
        self.shows_field = field(texts.SHOWS, self.shows, texts.SHOWS_HELP)
        column = stacked(self, gap=GAP, around=ROOM)
        column.addWidget(text(texts.PRINTS, "section"))
        shown = QWidget()
        self.lines = stacked(shown, gap=GAP // 2)
        self.own_help.hide()
        for each in (
            self.own,
            self.own_help,
            self.address_field,
            self.window_field,
            self.shows_field,
            shown,
            self.place_field,
            self.fault,
        ):
            column.addWidget(each)

    def show_letter(self, letter_id: int, single: bool, forwarded: bool) -> None:
        """The papers of this letter. ``single``: one envelope, which may have a window."""
        self._letter = letter_id
        wants = self._papers.wants_address(letter_id)
        offered = self._papers.offered(letter_id)
        self.own.setVisible(forwarded)
        self.own.setChecked(self.own.isChecked() and forwarded)
        self.address_field.setVisible(wants)
        self.window_field.setVisible(wants and single)
        self.place_field.setVisible(Sheet.LABEL in offered)
        self.shows_field.hide()
        self._show_buttons()

    def forget(self) -> None:
        """Nothing of an address is left when packing is over."""
        self.address.setPlainText("")
        self.shows.forget()

    def _show_buttons(self) -> None:
        empty(self.lines)
        self.buttons = {}
        for sheet in self._papers.offered(self._letter):
            if self.own.isChecked() and sheet in (Sheet.OUTER, Sheet.LABEL):
                continue
            made = button(texts.SHEET_NAMES[sheet], partial(self._print, sheet), "small")
            self.buttons[sheet] = made
            self.lines.addLayout(in_line(made, None))

    def _print(self, sheet: Sheet) -> None:
        window = self.pane.currentData() if sheet is Sheet.COVER else ""
        make = partial(self._papers.paper, self._letter, sheet, self._typed(), self.place.currentData(), window)
        if paper := self._made(make):
            self.print_wanted.emit(paper)

    def _preview(self) -> None:
        window = self.pane.currentData()
        paper = self._made(partial(self._papers.seen, self._letter, self._typed(), window)) if window else None
        self.shows_field.setVisible(paper is not None)
        if paper is not None:
            self.shows.show_paper(paper, self._papers.shown(self._letter, window))

    def _typed(self) -> list[str]:
        return self.address.toPlainText().splitlines()

    def _made(self, make: Callable[[], Paper]) -> Paper | None:
        try:
            paper = make()
        except Fault as fault:
            self.fault.tell(fault.text)
            return None
        self.fault.tell("")
        return paper


class WhatShows(QWidget):
    """The upper half of a sheet, with all but what can come behind the window covered."""

    def __init__(self, picture: MakePicture) -> None:
        super().__init__()
        self._picture = picture
        self._image: QImage | None = None
        self._zone: Zone | None = None

    def show_paper(self, paper: Paper, zone: Zone) -> None:
        """Draws the sheet, and what of it can be seen from outside."""
        self._image, self._zone = self._picture(paper, scaled(PREVIEW) * 2), zone
        self.updateGeometry()
        self.update()

    def forget(self) -> None:
        self._image = None

    def sizeHint(self) -> QSize:
        width = scaled(PREVIEW)
        return QSize(width, round(width * 297 / 210 * SHOWN_PART))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image is None or self._zone is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self.sizeHint()
        source = QRectF(0, 0, self._image.width(), self._image.height() * SHOWN_PART)
        painter.drawImage(QRectF(0, 0, size.width(), size.height()), self._image, source)
        scale = size.width() / A4_WIDTH
        zone = self._zone
        seen = QRectF(
            zone.left * scale, zone.top * scale, (zone.right - zone.left) * scale, (zone.bottom - zone.top) * scale
        )
        whole = QRectF(0, 0, size.width(), size.height())
        for part in (
            QRectF(0, 0, whole.width(), seen.top()),
            QRectF(0, seen.bottom(), whole.width(), whole.height() - seen.bottom()),
            QRectF(0, seen.top(), seen.left(), seen.height()),
            QRectF(seen.right(), seen.top(), whole.width() - seen.right(), seen.height()),
        ):
            painter.fillRect(part, HIDDEN)
        painter.setPen(Qt.GlobalColor.black)
        painter.drawRect(seen)
