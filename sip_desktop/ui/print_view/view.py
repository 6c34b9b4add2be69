"""The print view: the paper, the choices and one main action. It joins the parts; each part knows its own matter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.view import Mode, Paper
from sip_desktop.services.guidance import NotYet
from sip_desktop.texts import printing_view as texts
from sip_desktop.ui.print_view.band import Band
from sip_desktop.ui.print_view.batch import Batch
from sip_desktop.ui.print_view.order import Order
from sip_desktop.ui.print_view.printers import Printers, Sheets
from sip_desktop.ui.print_view.save_panel import Places, places_of_this_machine
from sip_desktop.ui.print_view.sheet_list import PaperPreview, Picture
from sip_desktop.ui.print_view.side import Side
from sip_desktop.ui.stop_panel import GoOn, StopPanel
from sip_desktop.ui.theme import GAP, ROOM, WIDE, set_role

if TYPE_CHECKING:
    from sip_desktop.services.papers import Papers

LEAST_PREVIEW = 320
"""Pixels beside the choices under which a page says nothing."""


class PrintView(QWidget):
    """Prints or saves one Order. ``left``: the user is done with it. ``place_wanted`` gives form and path of a place
    where what stops the paper is mended.

    The lock calls ``cancel_now`` before the view is taken away.
    """

    left = Signal()
    place_wanted = Signal(str, str)

    def __init__(
        self,
        papers: Papers,
        order: Order,
        printers: Printers,
        places: Places = places_of_this_machine,
        parent: QWidget | None = None,
        go_on: GoOn | None = None,
    ) -> None:
        super().__init__(parent)
        self._papers = papers
        self._order = order
        self._printers = printers
        self._paper: Paper | None = None
        self._batch: Batch | None = None
        self.back = _button(texts.BACK_TO.format(case=order.case) if order.case else texts.BACK, "link")
        self.second = _button(texts.SAVE_AS)
        self.main = _button(texts.PRINT, "main")
        self.band = Band()
        self.stop = StopPanel(go_on) if go_on else None
        self.preview = PaperPreview()
        self.side = Side(order, printers, places)
        self._lay_out()
        self._connect()
        self._show_paper()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus begins at the printer and not on "Skriv ut": the Enter that opened the view prints nothing."""
        super().focusInEvent(event)
        self.side.printer.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With very large text on a small screen the choices need the room that the page has."""
        super().resizeEvent(event)
        self.preview.setVisible(self.width() - self.side.width() > LEAST_PREVIEW)

    def cancel_now(self) -> None:
        """For the lock: a page being spooled is whole, the rest is cancelled and the copy marked broken.

        What was already all sent counts as printed, whether or not the question has been answered.
        """
        self._paper = None
        if self._batch is not None:
            self._batch.cancel()
        self._batch = None
        if self.stop is not None:
            self.stop.forget()
        self.preview.forget()

    def print_now(self) -> None:
        """What "Skriv ut" does: looks that all is chosen, writes the copy row and begins."""
        choice = self.side.pages.choice()
        if choice.fault:
            self.side.pages.field.setFocus()
            return
        printer = self.side.printer.printer()
        if not self.side.printer.may_print() or printer is None or self._paper is None:
            return
        mode, pages = self.side.modes.mode(), choice.pages
        make = partial(self._next_paper, mode, self.side.print_size.is_large(), pages)
        self._batch = batch = Batch(self._papers, self._printers, printer, self._order.document, mode, make, self)
        batch.moved.connect(self.band.show_progress)
        batch.sent.connect(self._ask)
        batch.broken.connect(self._broke)
        self._set_free(False)
        try:
            batch.start(self.side.copies.copies())
        except NotYet as stop:
            self._stopped(stop)
        except Fault as fault:
            self._broke(fault.text)

    def save_now(self) -> None:
        """What "Spara här" does: the service writes the file, and refuses folders that are copied to a cloud."""
        path = self.side.save_panel.target()
        if path is None or self._paper is None:
            return
        try:
            self._papers.save_pdf(path, self._paper, self._order.document, self.side.modes.mode())
        except NotYet as stop:
            self._stopped(stop)
            return
        except Fault as fault:
            self.side.save_panel.tell(fault.text)
            return
        self._show_saving(False)
        self._settled(texts.SAVED.format(name=path.name), "notice-ok")

    def _main_action(self) -> None:
        if self.side.is_saving():
            self.save_now()
        elif self.main.isEnabled():
            self.print_now()

    def _show_saving(self, saving: bool) -> None:
        self.side.show_saving(saving)
        self.main.setText(texts.SAVE if saving else texts.PRINT)
        self.second.setText(texts.CANCEL if saving else texts.SAVE_AS)
        if saving:
            self.band.clear()
            self.side.save_panel.begin(self._order.file or self._papers.neutral_name(self._order.document))
            self.side.save_panel.name.setFocus()
        else:
            self.second.setFocus()

    def _escape(self) -> None:
        """Esc takes back the innermost thing: the printing, the saving, the view."""
        if self._batch is not None and self._batch.going:
            self._batch.cancel()
        elif self.stop is not None and not self.stop.isHidden():
            self.stop.back.click()
        elif self.side.is_saving():
            self._show_saving(False)
        else:
            self.left.emit()

    def _next_paper(self, mode: Mode, large: bool, pages: tuple[int, ...]) -> tuple[Paper, Sheets]:
        paper = self._order.paper(self._papers, mode, large)
        return paper, Sheets(paper.pdf, paper.pages, pages, 1, picture_of(self._papers, paper), paper.media)

    def _ask(self) -> None:
        if self._batch is not None and self._batch.sheets is not None:
            self.band.ask(self._batch.sheets.pages, self._batch.count, self._batch.sheets.total)

    def _all_came(self) -> None:
        noted = self._batch is not None and self._batch.is_copy
        self._settled(texts.DONE_NOTED if noted else texts.DONE, "notice-ok")

    def _nothing_came(self) -> None:
        if self._batch is None:
            return
        try:
            sentence = self._batch.nothing_came()
        except Fault as fault:
            sentence = fault.text
        self._broke(sentence)

    def _broke(self, sentence: str) -> None:
        self._settled(sentence, "notice-problem")

    def _stopped(self, stop: NotYet) -> None:
        """Nothing has left. Going on with a reason does what was pressed."""
        if self.stop is None:
            self._broke(stop.text)
            return
        saving = self.side.is_saving()
        if not saving:
            self._settled("", "notice-problem")
            self.band.clear()
        self.stop.show_stop(stop)

    def _settled(self, sentence: str, role: str) -> None:
        """A printing or a saving has come to its end: say how, and make ready for the next, with its own number."""
        if self._batch is not None:
            self._batch.deleteLater()
        self._batch = None
        self.side.printer.forget_tick()
        self._set_free(True)
        if self._paper is not None:
            self._show_paper()
        self.band.say(sentence, role)

    def _show_paper(self) -> None:
        mode = self.side.modes.mode()
        paper = self._order.paper(self._papers, mode, self.side.print_size.is_large())
        self._paper = paper
        self.side.pages.set_total(paper.pages)
        self.side.note.setVisible(self._order.draft and mode is Mode.FILLED)
        self.preview.show_paper(picture_of(self._papers, paper), paper.pages)

    def _set_free(self, free: bool) -> None:
        for widget in (self.side, self.main, self.second):
            widget.setEnabled(free)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.main.clicked.connect(self._main_action)
        self.second.clicked.connect(lambda: self._show_saving(not self.side.is_saving()))
        self.side.save_panel.entered.connect(self.save_now)
        self.side.modes.changed.connect(self._show_paper)
        self.side.print_size.changed.connect(self._show_paper)
        self.band.cancelled.connect(self._escape)
        self.band.all_came.connect(self._all_came)
        self.band.nothing_came.connect(self._nothing_came)
        self.band.again.connect(lambda pages: self._batch.print_again(pages) if self._batch else None)
        for keys, act in ((QKeySequence.StandardKey.Print, self._main_action), (Qt.Key.Key_Escape, self._escape)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        title = QLabel(texts.TITLE.format(name=self._order.name), wordWrap=True)
        set_role(title, "title")
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(title, 1)
        head.addWidget(self.second)
        head.addWidget(self.main)
        middle = QHBoxLayout()
        middle.setSpacing(ROOM)
        middle.addWidget(self.preview, 1)
        middle.addWidget(self.side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, GAP, WIDE, ROOM)
        layout.setSpacing(GAP)
        layout.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(head)
        layout.addWidget(self.band)
        if self.stop is not None:
            self.stop.passed.connect(self._main_action)
            self.stop.wanted.connect(self.place_wanted)
            layout.addWidget(self.stop)
        layout.addLayout(middle, 1)


def picture_of(papers: Papers, paper: Paper) -> Picture:
    """The pages of a paper as images, for the screen and for printers that are painted on."""

    def picture(index: int, width: int) -> QImage:
        page = papers.page(paper, index, width)
        return QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_BGR888).copy()

    return picture


def _button(text: str, role: str = "") -> QPushButton:
    button = QPushButton(text)
    # Enter presses the button that has the focus, as people expect; Qt itself does so in dialogs only.
    button.setAutoDefault(True)
    set_role(button, role)
    return button
