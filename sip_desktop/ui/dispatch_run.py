"""A copy to each of many readers in one go: one after the other, each a paper and a number of its own, with cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.view import Mode
from sip_desktop.services.guidance import NotYet
from sip_desktop.texts import dispatch as texts
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.print_view.printer_choice import PrinterChoice
from sip_desktop.ui.print_view.printers import Printers, Sheets
from sip_desktop.ui.print_view.printing import Printing
from sip_desktop.ui.print_view.view import picture_of
from sip_desktop.ui.shell_widgets import Notice, button, stacked, text
from sip_desktop.ui.theme import ROOM, set_role

if TYPE_CHECKING:
    from sip_desktop.services.dispatch import Dispatch
    from sip_desktop.services.dispatch_lines import ReaderLine
    from sip_desktop.services.papers import Papers


class DispatchRun(QFrame):
    """``finished``: it has come to an end, whichever. ``stopped`` gives the NotYet that a rule answered with."""

    finished = Signal()
    stopped = Signal(object)

    def __init__(self, dispatch: Dispatch, papers: Papers, printers: Printers, document_id: int) -> None:
        super().__init__()
        set_role(self, "card")
        self._dispatch = dispatch
        self._papers = papers
        self._printers = printers
        self._document_id = document_id
        self._waiting: list[ReaderLine] = []
        self._queue: list[ReaderLine] = []
        self._printings: list[Printing] = []
        self.words = text()
        self.printer = PrinterChoice(printers)
        self.start = button("", self.print_all, "main")
        self.cancel = button(texts.ALL_CANCEL, self.cancel_now)
        self.came = button(texts.ALL_CAME, self._all_came, "main")
        self.broken = button(texts.ALL_BROKEN, self._nothing_came)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.problem, self.done = Notice("problem"), Notice("ok")
        column = stacked(self, around=ROOM)
        column.addWidget(text(texts.ALL, "section"))
        for widget in (self.words, self.printer, self.progress, self.problem, self.done):
            column.addWidget(widget)
        column.addWidget(FlowRow((self.start, self.cancel, self.came, self.broken)))
        self._show(going=False, asking=False)

    @property
    def going(self) -> bool:
        return bool(self._printings) and self._printings[-1].going

    def show_readers(self, readers: tuple[ReaderLine, ...]) -> None:
        """Those who have not got a copy yet and may."""
        if self.going or self.came.isVisibleTo(self):
            return
        self._waiting = [one for one in readers if not one.given and not one.barred]
        count = len(self._waiting)
        self.words.setText(texts.ALL_HELP.format(count=count) if count else texts.ALL_NONE)
        self.start.setText(texts.ALL_PRINT.format(count=count))
        self._show(going=False, asking=False)

    def print_all(self) -> None:
        """What "Skriv ut n exemplar" does."""
        if not self.printer.may_print() or not self._waiting:
            return
        self.problem.tell("")
        self.done.tell("")
        self._queue, self._printings = list(self._waiting), []
        self.progress.setRange(0, len(self._queue))
        self._show(going=True, asking=False)
        self._next()

    def cancel_now(self) -> None:
        """Prints no more: a page being spooled is whole, its copy is marked broken. The lock calls it as well."""
        going = self.going
        self._queue.clear()
        if going:
            self._printings[-1].cancel()

    def _next(self) -> None:
        if not self._queue:
            self._ask()
            return
        printer = self.printer.printer()
        reader = self._queue.pop(0)
        number = len(self._printings) + 1
        self.progress.setValue(number - 1)
        self.words.setText(texts.ALL_GOING.format(number=number, count=self.progress.maximum(), name=reader.name))
        try:
            if printer is None:
                return
            paper = self._papers.paper(self._dispatch.shown_to(self._document_id, reader.id).view)
            pages = tuple(range(1, paper.pages + 1))
            printing = Printing(self._papers, self._printers, printer, self)
            printing.sent.connect(self._next)
            printing.broken.connect(self._broke)
            self._printings.append(printing)
            document = self._dispatch.document_for(self._document_id, reader.id)
            sheets = Sheets(paper.pdf, paper.pages, pages, 1, picture_of(self._papers, paper))
            printing.start(document, paper, Mode.FILLED, sheets)
        except NotYet as stop:
            self._printings.pop()
            self._broke(stop.text)
            self.stopped.emit(stop)
        except Fault as fault:
            self._broke(f"{reader.name}: {fault.text}")

    def _ask(self) -> None:
        self.progress.setValue(self.progress.maximum())
        self.words.setText(texts.ALL_SENT.format(count=len(self._printings)))
        self._show(going=False, asking=True)
        self.came.setFocus()

    def _broke(self, sentence: str) -> None:
        came = sum(1 for printing in self._printings if printing.is_copy) - bool(self._printings)
        self._queue.clear()
        self.problem.tell(sentence)
        self.done.tell(texts.ALL_STOPPED.format(count=max(0, came)) if came > 0 else "")
        self._settle()

    def _all_came(self) -> None:
        self._settle()

    def _nothing_came(self) -> None:
        count = len(self._printings)
        try:
            for printing in self._printings:
                printing.nothing_came()
        except Fault as fault:
            self.problem.tell(fault.text)
        else:
            self.done.tell(texts.ALL_STRUCK.format(count=count))
        self._settle()

    def _settle(self) -> None:
        for printing in self._printings:
            printing.deleteLater()
        self._printings = []
        self.printer.forget_tick()
        self._show(going=False, asking=False)
        self.finished.emit()

    def _show(self, going: bool, asking: bool) -> None:
        self.progress.setVisible(going)
        self.cancel.setVisible(going)
        self.came.setVisible(asking)
        self.broken.setVisible(asking)
        free = bool(self._waiting) and not going and not asking
        self.start.setVisible(free)
        self.printer.setVisible(free)
