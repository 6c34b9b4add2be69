"""The papers of a case and what can be done with the chosen one. It does nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from sip_desktop.domain.guidance.acts import SENT
from sip_desktop.texts import case as texts
from sip_desktop.texts import post, purging, transfer
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.next_step import CLEAR
from sip_desktop.ui.paper_table import PaperTable
from sip_desktop.ui.shell_widgets import button, stacked, text
from sip_desktop.ui.theme import ROOM, set_role

if TYPE_CHECKING:
    from sip_desktop.services.door import DocumentLine

JOURNAL = "journalanteckning"


class PapersCard(QFrame):
    """Each signal but the last three gives the chosen document's id; those are of the whole case."""

    document_wanted = Signal(int)
    print_wanted = Signal(int)
    dispatch_wanted = Signal(int)
    versions_wanted = Signal(int)
    journal_wanted = Signal(int)
    transfer_wanted = Signal()
    purge_wanted = Signal()
    packing_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "card")
        self._lines: dict[int, DocumentLine] = {}
        self.table = PaperTable()
        self.table.opened.connect(self.document_wanted)
        self.table.itemSelectionChanged.connect(self._follow_choice)
        chosen = self.table.document
        self.open = button(texts.OPEN, lambda: self.document_wanted.emit(chosen()))
        self.print = button(texts.PRINT, lambda: self.print_wanted.emit(chosen()))
        self.dispatch = button(texts.DISPATCH, lambda: self.dispatch_wanted.emit(chosen()))
        self.versions = button(texts.VERSIONS, lambda: self.versions_wanted.emit(chosen()))
        self.journal = button(texts.JOURNAL, lambda: self.journal_wanted.emit(chosen()))
        self.purge = button(purging.LINK, self.purge_wanted.emit, "link")
        self.packing = button(post.LINK, self.packing_wanted.emit, "link")
        self.transfer = button(transfer.TITLE, self.transfer_wanted.emit, "link")
        column = stacked(self, around=ROOM)
        # Above the list: it grows with the case, and what is done with a paper must be in view without scrolling.
        title = text(texts.PAPERS, "section", wrap=False)
        column.addWidget(FlowRow((title,), pushed=(self.open, self.print, self.dispatch, self.versions, self.journal)))
        column.addWidget(self.table)
        column.addWidget(FlowRow((self.purge,), pushed=(self.packing, self.transfer), gap=ROOM))

    def show_lines(self, lines: Sequence[DocumentLine], today: date) -> None:
        """Shows the papers; the one that was chosen stays so."""
        self._lines = {line.document.id: line for line in lines}
        self.table.show_lines(lines, today)
        self._follow_choice()

    def _follow_choice(self) -> None:
        """Only a journal note has lines to copy to a journal, and only a clear paper for others is given out."""
        line = self._lines.get(self.table.document())
        self.journal.setVisible(line is not None and line.document.form == JOURNAL)
        self.dispatch.setVisible(line is not None and line.document.form in SENT and line.state == CLEAR)
