"""The neutral lines of a journal paper, each with a button that copies it for a short while."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from sip_desktop.domain.faults import Fault
from sip_desktop.texts import transfer as texts
from sip_desktop.ui.brief_clipboard import BriefClipboard
from sip_desktop.ui.countdown import Seconds
from sip_desktop.ui.shell_widgets import Notice, box, button, centred, empty, in_line, stacked, text
from sip_desktop.ui.theme import ROOM

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from sip_desktop.domain.transfer import TransferLine
    from sip_desktop.services.journal_lines import JournalLines

WIDEST = 760


class JournalView(QWidget):
    """``left`` goes back to the case. Call ``leave`` before it is let go: it empties the clipboard."""

    left = Signal()

    def __init__(self, document_id: int, journal: JournalLines, clock: Seconds) -> None:
        super().__init__()
        self._document_id = document_id
        self._journal = journal
        self.copies: list[QPushButton] = []
        self.status = text("", "quiet")
        self.clipboard = BriefClipboard(self, clock)
        self.clipboard.left_changed.connect(lambda seconds: self.status.setText(texts.COPIED.format(seconds=seconds)))
        self.clipboard.forgotten.connect(lambda: self.status.setText(texts.FORGOTTEN))
        self.back = button("", self.left.emit, "link")
        self.whose = text("", "section")
        self.refused = Notice("warning")
        self.fault = Notice("problem")
        self.read = QCheckBox(texts.READ)
        self.read.toggled.connect(lambda _on: self._allow())
        self.lines = stacked(gap=ROOM)
        self.how = text(texts.JOURNAL_TEXT)
        inside = QWidget()
        page = stacked(inside, gap=ROOM)
        page.addLayout(in_line(self.back, None))
        for widget in (text(texts.JOURNAL_TITLE, "title"), self.whose, self.how):
            page.addWidget(widget)
        for notice in (self.refused, self.fault):
            page.addWidget(notice)
        page.addWidget(self.read)
        page.addLayout(self.lines)
        page.addWidget(self.status)
        page.addStretch(1)
        stacked(self).addWidget(centred(inside, WIDEST))
        self.reload()

    def reload(self) -> None:
        """Fetches the lines again."""
        self.leave()
        self.status.setText("")
        sheet = self._journal.sheet(self._document_id)
        self.back.setText(texts.BACK.format(number=sheet.number, word=sheet.word))
        self.whose.setText(sheet.whose)
        self.whose.setVisible(bool(sheet.whose))
        self.refused.tell(f"{sheet.refusal.text} {texts.JOURNAL_BY_HAND}" if sheet.refusal else "")
        self.how.setVisible(sheet.refusal is None)
        empty(self.lines)
        self.copies = []
        for line in sheet.lines:
            card, column = box("card")
            column.addWidget(text(line.label, "label"))
            beside = in_line(text(line.text), gap=ROOM)
            beside.setStretch(0, 1)
            if sheet.refusal is None:
                beside.addWidget(self._copy_button(line))
            column.addLayout(beside)
            self.lines.addWidget(card)
        if not sheet.lines:
            self.lines.addWidget(text(texts.JOURNAL_EMPTY, "quiet"))
        self.read.setChecked(not sheet.must_be_read)
        self.read.setVisible(sheet.must_be_read and bool(self.copies))
        self._allow()

    def leave(self) -> None:
        """Takes the text off the clipboard."""
        self.clipboard.forget()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever shows the view gives it the focus: it belongs at the first line to copy."""
        super().focusInEvent(event)
        first = next((copy for copy in self.copies if copy.isEnabled()), self.back)
        (self.read if self.copies and first is self.back else first).setFocus()

    def _allow(self) -> None:
        for copy in self.copies:
            copy.setEnabled(self.read.isChecked())

    def _copy_button(self, line: TransferLine) -> QPushButton:
        copy = button(texts.COPY_JOURNAL_LINE, partial(self._copy, line.path))
        copy.setAccessibleName(texts.COPY_LINE.format(label=line.label))
        self.copies.append(copy)
        return copy

    def _copy(self, path: str) -> None:
        try:
            self.clipboard.put(self._journal.take(self._document_id, path, self.read.isChecked()))
        except Fault as fault:
            self.fault.tell(fault.text)
            return
        self.fault.tell("")
