"""One printing from first sheet to last answer: the copy row first, then the sheets, then whether they came.

It knows no widget. The steps of the printer are taken one a turn of the event loop, so the screen lives on.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import CopyRecord
from sip_desktop.domain.view import Mode, Paper
from sip_desktop.texts import printing_view as texts
from sip_desktop.ui.print_view.printers import Printer, Printers, Sheets

if TYPE_CHECKING:
    from sip_desktop.services.documents import OpenDocument
    from sip_desktop.services.papers import Papers


class Printing(QObject):
    """``moved`` (sheets sent, of all) while it goes; then ``sent``, or ``broken`` with a sentence what to do.

    The copy row is written before anything leaves, so no paper exists without a row. What is all sent counts as
    printed at once: if nobody answers the question, a paper that may exist is followed. A page may be printed
    again for the same copy.
    """

    moved = Signal(int, int)
    sent = Signal()
    broken = Signal(str)

    def __init__(self, papers: Papers, printers: Printers, printer: Printer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._papers = papers
        self._printers = printers
        self._printer = printer
        self._copy: CopyRecord | None = None
        self._steps: Generator[int] | None = None
        self._count = 0
        self._turn = QTimer(self, interval=0, singleShot=True)
        self._turn.timeout.connect(self._step)

    @property
    def going(self) -> bool:
        return self._steps is not None

    @property
    def is_copy(self) -> bool:
        """Whether this printing has a copy row: not so a draft, a blank form, a pen form or an evaluation."""
        return self._copy is not None

    def start(self, document: OpenDocument | None, paper: Paper, mode: Mode, sheets: Sheets) -> None:
        """Writes the copy row and starts. Raises Fault when the row cannot be written: then nothing is printed."""
        self._copy = self._papers.begin(document, paper, mode)
        self.send(sheets)

    def send(self, sheets: Sheets) -> None:
        """Sends sheets of this printing: all of them at the start, later the ones that went wrong."""
        self._count = sheets.count
        self._steps = self._printers.send(self._printer, sheets)
        self.moved.emit(0, self._count)
        self._turn.start()

    def cancel(self) -> None:
        """Sends no more. It comes between two steps, so a page being spooled is whole; then the copy is broken."""
        if self._steps is not None:
            self._break(texts.CANCELLED)

    def nothing_came(self) -> str:
        """Marks the copy broken and gives the sentence what to do. Raises Fault when it cannot be written."""
        self._papers.finish(self._copy, False)
        return self._with_copy(texts.NOTHING_CAME)

    def _step(self) -> None:
        if self._steps is None:
            return
        try:
            done = next(self._steps, self._count)
            if done >= self._count:
                self._end(True)
        except Fault as fault:
            self._break(fault.text)
        except BaseException:
            # A fault of our own: the excepthook gets it, but the paper is broken all the same.
            self._break(texts.BROKEN)
            raise
        else:
            self._tell(done)

    def _tell(self, done: int) -> None:
        self.moved.emit(done, self._count)
        if self._steps is None:
            self.sent.emit()
        else:
            self._turn.start()

    def _break(self, sentence: str) -> None:
        try:
            self._end(False)
        except Fault as fault:
            sentence = f"{sentence} {fault.text}"
        self.broken.emit(self._with_copy(sentence))

    def _end(self, ok: bool) -> None:
        """Closing the steps makes the printer throw away what is not out; then the copy row is settled."""
        self._turn.stop()
        steps, self._steps = self._steps, None
        if steps is not None:
            steps.close()
        self._papers.finish(self._copy, ok)

    def _with_copy(self, sentence: str) -> str:
        return f"{sentence} {texts.COPY_STRUCK}" if self.is_copy else sentence
