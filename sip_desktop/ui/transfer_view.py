"""Writing a paper into the ordinary system afterwards, line by line; it keeps no text but on the brief clipboard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from sip_desktop.domain.faults import Fault
from sip_desktop.texts import transfer as texts
from sip_desktop.ui.brief_clipboard import BriefClipboard
from sip_desktop.ui.countdown import Seconds
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.shell_widgets import (
    Notice,
    box,
    button,
    choices,
    empty,
    field,
    in_line,
    scaled,
    scrolled,
    stacked,
    text,
)
from sip_desktop.ui.theme import GAP, ROOM, WIDE
from sip_desktop.ui.transfer_line import TransferRow

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from sip_desktop.services.transfer import TransferBack, TransferCase, TransferPaper, TransferSheet

WIDEST = 1100


class TransferView(QWidget):
    """``left`` goes back to the case, ``document_wanted`` gives the id of the unit's note. Call ``leave`` before it is
    let go: it empties the clipboard."""

    left = Signal()
    document_wanted = Signal(int)

    def __init__(self, serial: int, transfer: TransferBack, clock: Seconds) -> None:
        super().__init__()
        self._serial = serial
        self._transfer = transfer
        self._sheet: TransferSheet | None = None
        self.rows: list[TransferRow] = []
        self.status = text("", "quiet", wrap=False)
        self.clipboard = BriefClipboard(self, clock)
        self.clipboard.left_changed.connect(lambda seconds: self.status.setText(texts.COPIED.format(seconds=seconds)))
        self.clipboard.forgotten.connect(lambda: self.status.setText(texts.FORGOTTEN))
        self.back = button("", self.left.emit, "link")
        self.refused = Notice("warning")
        self.fault = Notice("problem")
        self.noted = Notice("ok")
        self.notes = text("", "warning")
        self.paper = choices([])
        self.paper.activated.connect(lambda _index: self._show_paper())
        self.read = QCheckBox(texts.READ)
        self.read.toggled.connect(lambda _on: self._allow())
        self.drafts = text("", "help")
        self.lines = stacked(gap=GAP)
        self.progress = text("", "label", wrap=False)
        self.next = button(texts.NEXT, self._go_to_open)
        self.tick_copied = button(texts.TICK_COPIED, self._tick_copied)
        self.open_note = button(texts.OPEN_NOTE.format(form=texts.TITLE), self._open_note)
        self.sheets_kept, self.sheets_purgeable = text(), text()
        self._lay_out()
        self.reload()

    def reload(self) -> None:
        """Fetches the papers again: after the note was opened or a paper made clear."""
        case = self._transfer.case(self._serial)
        self.back.setText(texts.BACK.format(number=case.case.number, word=case.case.word))
        self.refused.tell(case.refusal.text if case.refusal else "" if case.papers else texts.NOTHING)
        self.notes.setText("\n".join((*case.notes, texts.STAYS_BACK)) if case.notes and not case.refusal else "")
        self.notes.setVisible(bool(self.notes.text()))
        self.drafts.setText(texts.DRAFTS.format(titles=", ".join(case.drafts)))
        self.drafts.setVisible(bool(case.drafts) and not case.refusal)
        self.work.setVisible(bool(case.papers))
        self.strip.setVisible(bool(case.papers))
        self._show_sheets(case)
        self._list_papers(case)
        self._show_paper()

    def leave(self) -> None:
        """Takes the text off the clipboard."""
        self.clipboard.forget()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever shows the view gives it the focus: it belongs at the first line that is not entered."""
        super().focusInEvent(event)
        if self.rows:
            self._go_to_open()
        else:
            self.back.setFocus()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(scaled(WIDEST))
        page = stacked(inside, gap=ROOM, around=WIDE)
        page.addLayout(in_line(self.back, None))
        page.addWidget(text(texts.TITLE, "title"))
        for notice in (self.refused, self.notes):
            page.addWidget(notice)
        self.work = QWidget()
        work = stacked(self.work, gap=ROOM)
        work.addWidget(text(texts.TEXT))
        work.addWidget(field(texts.DOCUMENT, self.paper, under=[self.drafts]))
        work.addWidget(self.read)
        work.addWidget(text(texts.KEYS, "help"))
        work.addLayout(self.lines)
        page.addWidget(self.work)
        page.addWidget(FlowRow((self.open_note,)))
        self.sheets_card, sheets = box("card")
        for widget in (text(texts.SHEETS, "section"), self.sheets_kept, self.sheets_purgeable):
            sheets.addWidget(widget)
        self.purge_help = text(texts.PURGE_HELP, "help")
        sheets.addWidget(self.purge_help)
        page.addWidget(self.sheets_card)
        page.addStretch(1)
        column = stacked(self)
        self.area = scrolled(inside)
        column.addWidget(self.area, 1)
        self.strip, strip = box("statusline", around=GAP, gap=GAP)
        strip.setContentsMargins(WIDE, GAP, WIDE, GAP)
        for notice in (self.fault, self.noted):
            strip.addWidget(notice)
        strip.addWidget(FlowRow((self.progress, self.next, self.tick_copied, self.status), gap=ROOM))
        column.addWidget(self.strip)

    def _show_sheets(self, case: TransferCase) -> None:
        for label, pattern, sheets in (
            (self.sheets_kept, texts.KEPT, case.kept),
            (self.sheets_purgeable, texts.MAY_BE_PURGED, case.purgeable),
        ):
            label.setText(pattern.format(sheets=", ".join(sheets)))
            label.setVisible(bool(sheets))
        self.purge_help.setVisible(bool(case.purgeable))
        self.sheets_card.setVisible(bool(case.kept or case.purgeable))
        self.open_note.setVisible(bool(case.papers) or bool(case.refusal and case.refusal.askable))

    def _list_papers(self, case: TransferCase) -> None:
        chosen = self.paper.currentData()
        self.paper.clear()
        for paper in case.papers:
            progress = texts.PROGRESS.format(done=paper.done, total=paper.total)
            self.paper.addItem(_in_list(paper, progress), paper.document_id)
        self.paper.setCurrentIndex(max(0, self.paper.findData(chosen)))

    def _show_paper(self) -> None:
        """The lines of the chosen paper, from the first."""
        self.clipboard.forget()
        self.status.setText("")
        self.fault.tell("")
        self.noted.tell("")
        empty(self.lines)
        self.rows = []
        document = self.paper.currentData()
        self._sheet = self._transfer.sheet(document) if document else None
        if self._sheet is None:
            return
        self.read.setVisible(self._sheet.must_be_read)
        self.read.setChecked(False)
        under = ""
        for number, line in enumerate(self._sheet.lines):
            if line.line.section != under:
                under = line.line.section
                self.lines.addWidget(text(under, "section"))
            row = TransferRow(line)
            row.copy_wanted.connect(partial(self._copy, number))
            row.ticked.connect(partial(self._tick, number))
            row.moved.connect(partial(self._move, number))
            self.rows.append(row)
            self.lines.addWidget(row)
        self._allow()
        self._count()

    def _allow(self) -> None:
        allowed = self._sheet is not None and (self.read.isChecked() or not self._sheet.must_be_read)
        for row in self.rows:
            row.allow(allowed)
        for widget in (self.next, self.tick_copied):
            widget.setEnabled(allowed)

    def _copy(self, number: int) -> None:
        row, sheet = self.rows[number], self._sheet
        if sheet is None:
            return
        try:
            self.clipboard.put(self._transfer.take(sheet.document_id, row.path, self.read.isChecked()))
        except Fault as fault:
            self.fault.tell(fault.text)
            return
        self.fault.tell("")
        row.mark_copied()
        self._move(number, 1)

    def _tick(self, number: int, on: bool) -> None:
        row, sheet = self.rows[number], self._sheet
        if sheet is None:
            return
        try:
            if on:
                now = self._transfer.tick(sheet.document_id, row.path, self.read.isChecked())
            else:
                now = self._transfer.untick(sheet.document_id, row.path)
            self._take_in(now)
        except Fault as fault:
            row.tick.setChecked(not on)
            self.fault.tell(fault.text)

    def _tick_copied(self) -> None:
        for number, row in enumerate(self.rows):
            if row.was_copied and row.is_open:
                self._tick(number, True)

    def _take_in(self, now: TransferSheet) -> None:
        """Shows the ticks as they are, and keeps the unit's note in step when all is entered, or no longer is."""
        before, self._sheet = self._sheet, now
        for row, line in zip(self.rows, now.lines, strict=True):
            row.show_state(line)
        self.fault.tell("")
        self._count()
        if before is not None and before.complete != now.complete:
            self._transfer.note(now.document_id, self.read.isChecked())
            words = texts.NOTED if now.complete else texts.NOT_NOTED
            self.noted.tell(words.format(form=texts.TITLE))
            case = self._transfer.case(self._serial)
            self._show_sheets(case)

    def _count(self) -> None:
        total = sum(row.is_open or row.tick.isChecked() for row in self.rows)
        done = sum(row.tick.isChecked() for row in self.rows)
        words = texts.PROGRESS.format(done=done, total=total)
        self.progress.setText(words)
        if self._sheet is not None:
            self.paper.setItemText(self.paper.currentIndex(), _in_list(self._sheet, words))

    def _move(self, number: int, step: int) -> None:
        there = number + step
        if 0 <= there < len(self.rows):
            self.rows[there].tick.setFocus()
            self.area.ensureWidgetVisible(self.rows[there])

    def _go_to_open(self) -> None:
        """To the first line that is not entered; to the box to tick first, where there is one."""
        if self.read.isVisible() and not self.read.isChecked():
            self.read.setFocus()
            return
        number = next((number for number, row in enumerate(self.rows) if row.is_open), 0)
        self._move(number, 0)

    def _open_note(self) -> None:
        self.document_wanted.emit(self._transfer.begin_note(self._serial))


def _in_list(paper: TransferPaper | TransferSheet, progress: str) -> str:
    return texts.IN_LIST.format(title=paper.title, ordinal=paper.ordinal, revision=paper.revision, progress=progress)
