""" "Bråttom – ring nu": nine questions on one page, kept as they are answered, and one press to the papers.

It can be used without a mouse: numbers choose, Enter goes on, Ctrl+Enter prints. Nothing on it says more than that
contact is taken with care: whoever it is about may sit beside the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.urgent_findings import told
from sip_desktop.services.urgent_papers import OFFERED, calendar_text
from sip_desktop.texts import case as case_texts
from sip_desktop.texts import urgent as texts
from sip_desktop.ui.countdown import Seconds
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.form_page.saver import Saver
from sip_desktop.ui.shell_widgets import Notice, button, choices, scaled, scrolled, stacked, text
from sip_desktop.ui.theme import GAP, ROOM, WIDE
from sip_desktop.ui.urgent_form import UrgentForm
from sip_desktop.ui.urgent_side import UrgentSide

if TYPE_CHECKING:
    from sip_desktop.services.session import Session
    from sip_desktop.services.urgent import Urgent
    from sip_desktop.services.urgent_papers import UrgentPapers

QUESTIONS, SIDE = 800, 300
BESIDE = 900
"""Width at 100 % text from which the papers and what is left stand beside the questions."""
WIDEST = 1400


class UrgentView(QWidget):
    """``print_wanted`` gives an UrgentPaper, ``document_wanted`` a document id, ``case_wanted`` a serial, ``saved`` the
    time of the last saving.

    ``serial`` 0: the case is made at the first answer. Call ``leave`` before it is let go.
    """

    print_wanted = Signal(object)
    document_wanted = Signal(int)
    case_wanted = Signal(int)
    saved = Signal(str)
    left = Signal()

    def __init__(self, urgent: Urgent, papers: UrgentPapers, session: Session, clock: Seconds, serial: int = 0) -> None:
        super().__init__()
        self._urgent = urgent
        self._papers = papers
        self._session = session
        self._case = urgent.open(serial) if serial else urgent.blank()
        self.back = button(texts.BACK, self.left.emit, "link")
        self.number = text("", "number", wrap=False)
        self.manual = text(case_texts.MANUAL_ONLY, "chip", wrap=False)
        self.region = choices(urgent.regions())
        self.region.setAccessibleName(texts.REGION)
        self.main = button(texts.PRINT, self.print_now, "main")
        self.fault = Notice()
        self.form = UrgentForm(urgent.options, session.today)
        self.side = UrgentSide(OFFERED, clock)
        self.saver = Saver(self._keep, self)
        self.head = self._head()
        self._lay_out()
        self._connect()
        self.form.put(self._case.answers)
        self._show()

    def reload(self) -> None:
        """Reads the case again: its papers may have been changed on the way back here."""
        if self._case.serial:
            self._case = self._urgent.open(self._case.serial)
            self.form.put(self._case.answers)
            self._show()

    def leave(self) -> bool:
        """Keeps what is not yet kept and takes the words off the clipboard. False when it could not be kept."""
        self.side.clipboard.forget()
        return self._flush()

    def print_now(self) -> None:
        """Keeps the answers, makes the papers that are ticked and asks for the print view; a stop is told instead."""
        if not self._flush():
            return
        try:
            if not self._case.serial:
                self._case = self._urgent.keep(0, self.region.currentData(), self.form.answers())
            self._case = self._urgent.agree(self._case.serial)
            self._show()
            made = self._papers.joined(self._case, self.side.ticked())
            self._urgent.finish(self._case.serial)
        except Fault as fault:
            self.fault.tell(fault.text)
            self.area.ensureWidgetVisible(self.fault)
            return
        self.print_wanted.emit(made)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begins in the first question: somebody is in a hurry."""
        super().focusInEvent(event)
        self.form.purpose.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _lay_out(self) -> None:
        whole = QWidget()
        whole.setMaximumWidth(scaled(WIDEST))
        stacked(self).addWidget(whole)
        page = stacked(whole, gap=GAP)
        page.setContentsMargins(WIDE, GAP, WIDE, 0)
        self.page = page
        page.addWidget(self.head)
        self.area, self.side_area = scrolled(self._questions()), scrolled(self.side)
        self.side_area.setMinimumWidth(scaled(SIDE))
        self.side_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        columns = QHBoxLayout()
        columns.setSpacing(ROOM)
        columns.addWidget(self.area, 2)
        columns.addWidget(self.side_area, 1)
        page.addLayout(columns, 1)

    def _head(self) -> QWidget:
        head = QWidget()
        column = stacked(head, gap=GAP)
        self.region_words = text(texts.REGION, "quiet", wrap=False)
        known = (self.back, self.number, self.manual)
        column.addWidget(FlowRow(known, pushed=(self.region_words, self.region), gap=ROOM))
        column.addWidget(FlowRow((text(texts.TITLE, "title", wrap=False),), pushed=(self.main,), gap=ROOM))
        column.addWidget(self.fault)
        return head

    def _questions(self) -> QWidget:
        inside = QWidget()
        self.column = stacked(inside, gap=GAP)
        self.column.setContentsMargins(0, 0, GAP, ROOM)
        self.column.addWidget(text(texts.INTRO, "help"))
        self.column.addWidget(self.form)
        return inside

    def _place(self) -> None:
        """The side stands beside the questions, or under them where there is no room; then the head scrolls too."""
        wide = self.width() >= scaled(BESIDE)
        if wide and self.side_area.widget() is None:
            self.column.removeWidget(self.side)
            self.side_area.setWidget(self.side)
            self.page.insertWidget(0, self.head)
        elif not wide and self.side_area.widget() is not None:
            self.column.addWidget(self.side_area.takeWidget())
            self.side.show()
            self.column.insertWidget(0, self.head)
        self.side_area.setVisible(wide)
        self.area.setMaximumWidth(scaled(QUESTIONS) if wide else 16777215)

    def _connect(self) -> None:
        self.form.touched.connect(self.saver.touch)
        self.saver.saved.connect(self.saved)
        self.saver.saved.connect(lambda _: self.fault.tell(""))
        self.saver.failed.connect(self.fault.tell)
        self.side.another.connect(self._another)
        self.side.write_no.connect(self._write_no)
        self.side.case_wanted.connect(self._to_case)
        for keys, act in (("Ctrl+Return", self.print_now), ("Ctrl+Enter", self.print_now), ("Esc", self.left.emit)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _keep(self) -> str:
        self._case = self._urgent.keep(self._case.serial, self.region.currentData(), self.form.answers())
        self.form.take_kept(self._case.answers)
        self._show()
        return self._session.clock().strftime("%H:%M")

    def _flush(self) -> bool:
        self.fault.tell("")
        self.saver.save_now()
        return self.fault.isHidden()

    def _show(self) -> None:
        """What follows from the answers; the answers themselves are not touched."""
        case, today = self._case, self._session.today()
        self.number.setText(case.case or texts.NOT_MADE)
        self.manual.setVisible(case.careful)
        self.region.setCurrentIndex(max(0, self.region.findData(case.region)))
        for widget in (self.region, self.region_words):
            widget.setVisible(not case.serial)
        meeting, _ = told("tk_start", case.answers.start, today)
        self.side.show_findings(case.findings, meeting, begun=bool(case.serial))
        self.side.show_papers((line.form, line.recommended, line.waits) for line in self._papers.lines(case))
        self.side.show_calendar(calendar_text(case, today))

    def _another(self, row: str) -> None:
        self._flush()
        self._case = self._urgent.someone_else(self._case.serial, row)
        self._show()
        self.form.setFocus()

    def _to_case(self) -> None:
        if self._flush():
            self.case_wanted.emit(self._case.serial)

    def _write_no(self) -> None:
        if self._flush():
            self.document_wanted.emit(self._urgent.refuse(self._case.serial))
