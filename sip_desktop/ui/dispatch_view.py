"""Lämna ut: who gets a paper, the paper as each of them gets it beside, and what became of every copy."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from sip_desktop.domain.faults import Fault
from sip_desktop.services.dispatch import Wanted
from sip_desktop.services.guidance import NotYet
from sip_desktop.texts import dispatch as texts
from sip_desktop.ui.dispatch_copies import DispatchCopies
from sip_desktop.ui.dispatch_detail import DispatchDetail
from sip_desktop.ui.dispatch_paper import DispatchPaper
from sip_desktop.ui.dispatch_run import DispatchRun
from sip_desktop.ui.plain_table import PlainTable
from sip_desktop.ui.shell_widgets import Notice, box, button, in_line, scaled, scrolled, stacked, text
from sip_desktop.ui.stop_panel import GoOn, StopPanel
from sip_desktop.ui.theme import GAP, ROOM, WIDE

if TYPE_CHECKING:
    from sip_desktop.services.dispatch import Dispatch, DispatchDesk
    from sip_desktop.services.dispatch_lines import ReaderLine
    from sip_desktop.services.papers import Papers
    from sip_desktop.ui.print_view.printers import Printers

BESIDE = 640
"""Width at 100 % text from which the paper stands beside the list and not under it."""
LEFT_WIDTH = 520
LIST_HEIGHT = 260
SETTLE_MS = 120


class DispatchView(QWidget):
    """``print_wanted`` gives a document id and a reader's id, ``document_wanted`` a paper to open, ``place_wanted``
    form and path of a place where what stops the copies is mended; ``left`` goes back. Call ``leave`` at the lock."""

    print_wanted = Signal(int, int)
    document_wanted = Signal(int)
    place_wanted = Signal(str, str)
    left = Signal()

    def __init__(
        self, document_id: int, dispatch: Dispatch, papers: Papers, printers: Printers, today: date, go_on: GoOn
    ) -> None:
        super().__init__()
        self._id = document_id
        self._dispatch = dispatch
        self._desk: DispatchDesk = dispatch.open(document_id)
        self._lines: list[ReaderLine | None] = []
        self.problem, self.done = Notice("problem"), Notice("ok")
        self.stop = StopPanel(go_on)
        self.stop.wanted.connect(self.place_wanted)
        self.table = PlainTable(texts.LIST, texts.COLUMNS, (1,))
        self.table.currentCellChanged.connect(lambda *_: self._choose())
        self.whole = button(texts.WHOLE, self.add_everyone)
        self.detail = DispatchDetail()
        self.detail.added.connect(self.add)
        self.detail.removed.connect(self.remove)
        self.detail.printed.connect(lambda: self._go(to_sheet=False))
        self.detail.sheet_wanted.connect(lambda: self._go(to_sheet=True))
        self.detail.changed.connect(self._changed)
        self.run = DispatchRun(dispatch, papers, printers, document_id)
        self.run.finished.connect(self.reload)
        self.run.stopped.connect(self._stopped)
        self.stop.passed.connect(self.run.print_all)
        self.copies = DispatchCopies(dispatch, document_id, today)
        self.paper = DispatchPaper(papers)
        self._settle = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._show_paper)
        self._lay_out()
        self._show()

    def reload(self) -> None:
        """Fetches everything again: after a copy was printed or a paper changed."""
        self._desk = self._dispatch.open(self._id)
        self._show()

    def leave(self) -> None:
        """Lets go of the paper on the screen, and prints no more."""
        self.run.cancel_now()
        self.stop.forget()
        self._settle.stop()
        self.paper.show_none()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus begins in the list: the Enter that opened the view makes nobody a reader."""
        super().focusInEvent(event)
        self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= scaled(BESIDE)
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._side.setMaximumWidth(scaled(LEFT_WIDTH) if wide else 16777215)
        self._side.setMinimumWidth(min(scaled(LEFT_WIDTH), self.width() // 2) if wide else 0)

    def add(self) -> None:
        """What "Lägg till som mottagare" does."""
        wanted = self._wanted()
        line = self.detail.line
        if not wanted.purpose.strip():
            self._tell_problem(texts.NO_PURPOSE)
            self.detail.purpose.setFocus()
            return
        try:
            reader = self._dispatch.add(self._id, wanted)
        except Fault as fault:
            self._tell_problem(fault.text)
            return
        self._told(texts.ADDED.format(name=line.name if line else reader.name), reader.id)

    def remove(self) -> None:
        """What "Ta bort som mottagare" does."""
        line = self.detail.line
        if line is None or not line.id:
            return
        try:
            self._dispatch.remove(self._id, line.id)
        except Fault as fault:
            self._tell_problem(fault.text)
            return
        self._told(texts.REMOVED.format(name=line.name))

    def add_everyone(self) -> None:
        """What the one tick of an ordinary case does."""
        try:
            found = self._dispatch.add_everyone(self._id)
        except Fault as fault:
            self._tell_problem(fault.text)
            return
        said = [texts.WHOLE_DONE.format(count=len(found.added))]
        said += [texts.PASSED_BY.format(who=who, why=why) for who, why in found.passed_by]
        self._told("\n".join(said), found.added[0].id)

    def _wanted(self) -> Wanted:
        line, detail = self.detail.line, self.detail
        return Wanted(
            party=line.party if line else "",
            name=line.name if line else detail.name.text(),
            kind=line.kind if line else detail.kind.currentData() or "",
            identity=detail.identity.currentData() or "kod",
            purpose=detail.purpose.text(),
            parts=detail.ticked,
            decision=detail.decision.text(),
        )

    def _go(self, to_sheet: bool) -> None:
        """To the identity sheet of the chosen one, or to print their copy."""
        line = self.detail.line
        if line is None:
            return
        try:
            if to_sheet:
                self.document_wanted.emit(self._dispatch.identity_sheet(self._id, line.id))
                return
            # Asked again: a consent may have been taken back since the list was fetched.
            self._dispatch.shown_to(self._id, line.id)
        except Fault as fault:
            self._tell_problem(fault.text)
            return
        self.print_wanted.emit(self._id, line.id)

    def _changed(self) -> None:
        """Something was ticked: a reader is changed at once, somebody who is none yet only on the screen."""
        line = self.detail.line
        if line is not None and line.id:
            identity = self.detail.identity.currentData() or "kod"
            try:
                reader = self._dispatch.change(self._id, line.id, identity, self.detail.ticked)
            except Fault as fault:
                self._tell_problem(fault.text)
                return
            self._desk = self._dispatch.open(self._id)
            self._show(reader.id)
            return
        self._show_paper()

    def _choose(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._lines):
            self.done.tell("")
            self.problem.tell("")
            self.detail.show_line(self._lines[row], self._desk)
            self._settle.start()

    def _show_paper(self) -> None:
        """The paper as the chosen one gets it. With nobody there is none."""
        line = self.detail.line
        wanted = self._wanted()
        if line is None and not wanted.name.strip():
            self._show_no_paper(texts.SOMEBODY_KIND)
            return
        try:
            shown = (
                self._dispatch.shown_to(self._id, line.id)
                if line is not None and line.id
                else self._dispatch.shown(self._id, wanted)
            )
        except Fault as fault:
            missing = line is not None and line.wants_decision
            self._show_no_paper("" if missing else fault.text)
            return
        self.detail.know(shown.left_out)
        if self.detail.unknown:
            # Ticked another day: what it is called is found where it is not ticked.
            self.detail.know(self._dispatch.shown(self._id, replace(wanted, parts=())).left_out)
        self.detail.show_left_out(shown.left_out)
        self.paper.show_paper(shown, line.name if line else wanted.name)

    def _show_no_paper(self, why: str) -> None:
        self.detail.show_left_out((), why)
        self.paper.show_none()

    def _show(self, reader_id: int = 0) -> None:
        chosen = self.detail.line
        desk = self._desk
        self._lines = [*desk.readers, *(one for one in desk.suggested if not one.barred), None]
        self._lines += [one for one in desk.suggested if one.barred]
        self.table.blockSignals(True)
        self.table.show_rows([_row(line) for line in self._lines])
        at = _row_of(self._lines, reader_id, chosen)
        self.table.selectRow(at)
        self.table.setCurrentCell(at, 0)
        self.table.blockSignals(False)
        self.whole.setVisible(not desk.careful)
        self.whole_help.setVisible(not desk.careful)
        self.lead.setText(texts.LEAD if desk.careful else texts.LEAD_OPEN)
        self.run.setVisible(bool(desk.readers))
        self.run.show_readers(desk.readers)
        self.copies.show_lines(desk.copies)
        self._choose()

    def _stopped(self, stop: NotYet) -> None:
        self.run.problem.tell("")
        self.stop.show_stop(stop)

    def _told(self, words: str, reader_id: int = 0) -> None:
        self.problem.tell("")
        self._desk = self._dispatch.open(self._id)
        self._show(reader_id)
        self.done.tell(words)
        self.table.setFocus()

    def _tell_problem(self, words: str) -> None:
        self.done.tell("")
        self.problem.tell(words)

    def _lay_out(self) -> None:
        page = stacked(self, gap=GAP)
        page.setContentsMargins(WIDE, GAP, WIDE, ROOM)
        back = button(texts.BACK.format(case=self._desk.case), self.left.emit, "link")
        page.addLayout(in_line(back, None))
        page.addWidget(text(texts.TITLE.format(name=self._desk.title), "title"))
        inside = QWidget()
        column = stacked(inside, gap=ROOM)
        self.lead = text()
        for widget in (self.lead, self.problem, self.done, self.stop, self._list_card(), self.detail):
            column.addWidget(widget)
        for widget in (self.run, self.copies):
            column.addWidget(widget)
        column.addStretch(1)
        self._side = scrolled(inside)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(ROOM)
        self._columns.addWidget(self._side, 1)
        self._columns.addWidget(self.paper, 1)
        page.addLayout(self._columns, 1)

    def _list_card(self) -> QFrame:
        card, column = box("card")
        column.addWidget(text(texts.LIST, "section"))
        self.whole_help = text(texts.WHOLE_HELP, "help")
        column.addLayout(in_line(self.whole, None))
        column.addWidget(self.whole_help)
        # The list scrolls by itself: what is said of the chosen one must be in view without leaving it.
        area = scrolled(self.table)
        area.setFixedHeight(scaled(LIST_HEIGHT))
        column.addWidget(area)
        return card


def _row(line: ReaderLine | None) -> tuple[str, str, str]:
    if line is None:
        return texts.MAY_BE, texts.SOMEBODY, ""
    mark = texts.MAY_NOT if line.barred and not line.wants_decision else texts.IS_READER if line.id else texts.MAY_BE
    given = str(line.given) if line.given else ""
    return mark, texts.WHO.format(name=line.name, kind=line.kind_label), given


def _row_of(lines: Sequence[ReaderLine | None], reader_id: int, chosen: ReaderLine | None) -> int:
    """Where a reader stands now; else the one who was chosen before; else the first."""
    known = [(row, line) for row, line in enumerate(lines) if line is not None]
    new = [row for row, line in known if reader_id and line.id == reader_id]
    same = [row for row, line in known if chosen and line.party and line.party == chosen.party]
    return next(iter((*new, *same)), 0)
