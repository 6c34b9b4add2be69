"""All copies that one press of "Skriv ut" asked for, one printing after the other; it knows no widget.

The copies of a clear document are told apart by their numbers, so each is a paper and a copy row of its own.
All else (drafts, blanks, pen forms) is one printing of several identical copies.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.view import Mode, Paper
from sip_desktop.ui.print_view.printers import Printer, Printers, Sheets
from sip_desktop.ui.print_view.printing import Printing

if TYPE_CHECKING:
    from sip_desktop.services.documents import OpenDocument
    from sip_desktop.services.papers import Papers

Make = Callable[[], tuple[Paper, Sheets]]


class Batch(QObject):
    """``moved`` (sheets sent, of all) while it goes; then ``sent``, or ``broken`` with a sentence what to do.

    ``make`` gives the next paper and its sheets; a clear document's carries the number that its next copy has.
    """

    moved = Signal(int, int)
    sent = Signal()
    broken = Signal(str)

    def __init__(
        self,
        papers: Papers,
        printers: Printers,
        printer: Printer,
        document: OpenDocument | None,
        mode: Mode,
        make: Make,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._papers = papers
        self._printers = printers
        self._printer = printer
        self._document = document
        self._mode = mode
        self._make = make
        self._printings: list[Printing] = []
        self._sheets: Sheets | None = None
        self._rest = 0
        self._copies = 1

    @property
    def is_numbered(self) -> bool:
        """Whether each copy is a paper of its own."""
        return self._document is not None and self._document.fixed and self._mode is Mode.FILLED

    @property
    def going(self) -> bool:
        return bool(self._printings) and self._printings[-1].going

    @property
    def is_copy(self) -> bool:
        return bool(self._printings) and self._printings[-1].is_copy

    @property
    def sheets(self) -> Sheets | None:
        """What was sent last: which pages of a paper of how many."""
        return self._sheets

    @property
    def count(self) -> int:
        """How many sheets of paper were sent in all."""
        return self._sheets.count * len(self._printings) if self._sheets else 0

    def start(self, copies: int) -> None:
        """Begins. Raises Fault when the first copy row cannot be written: then nothing is printed."""
        self._rest = copies - 1 if self.is_numbered else 0
        self._copies = 1 if self.is_numbered else copies
        self._print_next()

    def print_again(self, pages: tuple[int, ...]) -> None:
        """Sheets that were missing or went wrong, once more for the copy that was last: no new copy row."""
        if self._sheets is not None:
            self._sheets = replace(self._sheets, pages=pages, copies=1)
            self._printings[-1].send(self._sheets)

    def cancel(self) -> None:
        """Sends no more; a page being spooled is whole, and the copy is broken."""
        self._rest = 0
        for printing in self._printings:
            printing.cancel()

    def nothing_came(self) -> str:
        """Marks every copy broken and gives the sentence what to do. Raises Fault when it cannot be written."""
        return [printing.nothing_came() for printing in self._printings][-1]

    def _print_next(self) -> None:
        paper, sheets = self._make()
        self._sheets = replace(sheets, copies=self._copies)
        printing = Printing(self._papers, self._printers, self._printer, self)
        self._printings.append(printing)
        printing.moved.connect(self.moved)
        printing.sent.connect(self._one_sent)
        printing.broken.connect(self.broken)
        printing.start(self._document, paper, self._mode, self._sheets)

    def _one_sent(self) -> None:
        if not self._rest:
            self.sent.emit()
            return
        self._rest -= 1
        try:
            self._print_next()
        except Fault as fault:
            self.broken.emit(fault.text)
