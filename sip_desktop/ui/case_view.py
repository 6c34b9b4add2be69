"""One case: where it is, what comes next, its papers, and who it is about only when asked. It changes no paper."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from sip_desktop.domain.answers import text_of
from sip_desktop.services.carrying import CARRIED
from sip_desktop.texts import case as texts
from sip_desktop.texts import process, transfer
from sip_desktop.ui.calendar_strip import CalendarStrip
from sip_desktop.ui.called_card import CalledCard
from sip_desktop.ui.carry_card import CarryCard
from sip_desktop.ui.countdown import Seconds
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.identity_card import IdentityCard, Lines
from sip_desktop.ui.next_step import CLEAR, PLAN, SHEET, Step, next_step
from sip_desktop.ui.paper_table import PaperTable
from sip_desktop.ui.process_line import ProcessLine
from sip_desktop.ui.register_model import deadline
from sip_desktop.ui.shell_widgets import box, button, empty, in_line, scaled, scrolled, stacked, tab_before, text
from sip_desktop.ui.start_card import StartCard
from sip_desktop.ui.theme import ROOM, WIDE
from sip_desktop.ui.workers_card import WorkersCard

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from sip_desktop.services.door import CaseFile
    from sip_desktop.services.everything import Services

JOURNAL = "journalanteckning"
TWO_COLUMNS = 1000
"""Width at 100 % text from which the side column stands beside the papers instead of under them."""
SIDE = 300
WIDEST = 1400
"""No wider than this at 100 % text: on a large screen a line is otherwise too long to follow from end to end."""


class CaseView(QWidget):
    """``document_wanted``, ``print_wanted``, ``versions_wanted`` and ``journal_wanted`` give a document id.

    ``transfer_wanted`` goes to what is to be written into the ordinary system, ``left`` back to the register.
    """

    document_wanted = Signal(int)
    print_wanted = Signal(int)
    versions_wanted = Signal(int)
    journal_wanted = Signal(int)
    transfer_wanted = Signal()
    addresses_wanted = Signal()
    evaluations_wanted = Signal()
    left = Signal()

    def __init__(self, serial: int, services: Services, today: date, clock: Seconds) -> None:
        super().__init__()
        self._serial = serial
        self._services = services
        self._door = services.door
        self._documents = services.documents
        self._today = today
        self.process = ProcessLine()
        self.strip = CalendarStrip()
        self.papers = PaperTable()
        self.papers.opened.connect(self.document_wanted)
        self.papers.itemSelectionChanged.connect(self._follow_choice)
        self.called = CalledCard(today)
        self.workers = WorkersCard(serial, services.case_access)
        self.carried = stacked(gap=ROOM)
        self.identity = IdentityCard(self._identity, clock)
        self.number = text("", "number", wrap=False)
        self.manual = text(texts.MANUAL_ONLY, "chip", wrap=False)
        self.manual.setToolTip(texts.MANUAL_ONLY_HELP)
        self.deadline = text("", "quiet", wrap=False)
        self.past = text("", "warning")
        self.step_words = text()
        self.step_buttons = FlowRow(())
        self.starts = StartCard()
        self.starts.wanted.connect(self._start)
        self._lay_out()
        self.reload()

    def reload(self) -> None:
        """Fetches the case again: after a paper was opened, changed or printed."""
        self._case = self._door.open(self._serial)
        self._show_carrying()
        self._show_case(self._case)

    def _show_again(self) -> None:
        """All but the card that has just written into the plan: that tells what came of it."""
        self._case = self._door.open(self._serial)
        self._show_case(self._case)

    def _show_case(self, case: CaseFile) -> None:
        self.number.setText(f"{case.record.number}  {case.record.word}")
        self.manual.setVisible(case.facts.careful)
        until = deadline(case.record.next_deadline, self._today)
        self.deadline.setText(until and texts.DEADLINE.format(date=until))
        self.deadline.setVisible(bool(until))
        region = case.region
        self.past.setText(texts.ROUTINE_PAST.format(date=region.valid_to))
        self.past.setVisible(region.is_past(self._today))
        self.process.show_state(case.record.state)
        clock = self._services.session.clock()
        self.strip.show_lines(self._services.todo.of_case(self._serial, clock), self._today)
        self.papers.show_lines(case.lines, self._today)
        self._show_step(next_step(case.lines, [form.id for form in case.can_start]))
        self.starts.show_forms(case.can_start, case.record.state)
        self.called.show_overview(self._services.overview.of(self._serial))
        self.workers.reload()
        self._follow_choice()

    def hide_identity(self) -> None:
        """Hides name and number at once."""
        self.identity.stop()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus begins at the papers and not at the next step: the Enter that opened the case begins no paper."""
        super().focusInEvent(event)
        self.papers.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= scaled(TWO_COLUMNS)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self.columns.setDirection(direction)
        self.side.setMaximumWidth(scaled(SIDE) if wide else 16777215)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(scaled(WIDEST))
        page = stacked(inside, gap=ROOM, around=WIDE)
        back = button(texts.BACK, self.left.emit, "link")
        page.addWidget(FlowRow((back, self.number, self.manual, self.deadline), gap=ROOM))
        page.addWidget(self.past)
        page.addWidget(self.process)
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.columns.setSpacing(WIDE)
        main = stacked(gap=ROOM)
        main.addLayout(self.carried)
        main.addWidget(self.strip)
        main.addWidget(self._step_card())
        main.addWidget(self._paper_card())
        main.addWidget(self.called)
        main.addStretch(1)
        self.side = QWidget()
        side = stacked(self.side, gap=ROOM)
        for card in (self.identity, self.starts, self._address_card(), self.workers):
            side.addWidget(card)
        side.addStretch(1)
        self.columns.addLayout(main, 1)
        self.columns.addWidget(self.side, 0)
        page.addLayout(self.columns, 1)
        stacked(self).addWidget(scrolled(inside))

    def _step_card(self) -> QFrame:
        card, column = box("card")
        column.addWidget(text(process.NEXT, "section"))
        column.addWidget(self.step_words)
        column.addWidget(self.step_buttons)
        return card

    def _paper_card(self) -> QFrame:
        card, column = box("card")
        self.open = button(texts.OPEN, lambda: self.document_wanted.emit(self.papers.document()))
        self.print = button(texts.PRINT, lambda: self.print_wanted.emit(self.papers.document()))
        self.versions = button(texts.VERSIONS, lambda: self.versions_wanted.emit(self.papers.document()))
        self.journal = button(texts.JOURNAL, lambda: self.journal_wanted.emit(self.papers.document()))
        self.transfer = button(transfer.TITLE, self.transfer_wanted.emit, "link")
        # Above the list: it grows with the case, and what is done with a paper must be in view without scrolling.
        title = text(texts.PAPERS, "section", wrap=False)
        column.addWidget(FlowRow((title,), pushed=(self.open, self.print, self.versions, self.journal)))
        column.addWidget(self.papers)
        column.addLayout(in_line(None, self.transfer))
        return card

    def _follow_choice(self) -> None:
        """What can be done with the chosen paper: only a journal note has lines to copy to a journal."""
        forms = {line.document.id: line.document.form for line in self._case.lines}
        self.journal.setVisible(forms.get(self.papers.document()) == JOURNAL)

    def _show_carrying(self) -> None:
        """A follow-up, or a change of coordinator, that is newer than the plan can be written into it from here."""
        empty(self.carried)
        newest = {line.document.form: line for line in self._case.lines}
        plan = newest.get(PLAN)
        for form in CARRIED:
            line = newest.get(form)
            if plan is not None and line is not None and line.state == CLEAR and line.changed > plan.changed:
                card = CarryCard(self._services.carrying, line.document.id, form)
                card.plan_wanted.connect(self.document_wanted)
                card.written.connect(self._show_again)
                self.carried.addWidget(card)
                tab_before(self.open, (card.act, card.open))

    def _address_card(self) -> QFrame:
        card, column = box("card")
        column.addWidget(text(texts.ADDRESSES, "section"))
        column.addWidget(text(texts.ADDRESSES_HELP, "help"))
        column.addLayout(in_line(button(texts.ADDRESSES_OPEN, self.addresses_wanted.emit), None))
        return card

    def _show_step(self, step: Step) -> None:
        self.step_words.setText(step.words)
        # One main action: what waits to be written into the plan comes before the next step.
        buttons = [button(step.button, partial(self._do, step), "" if self.carried.count() else "main")]
        if step.skip:
            buttons.append(button(process.GO_ON_ANYWAY, partial(self._start, step.skip), "link"))
        self.step_buttons.fill(buttons)
        tab_before(self.open, buttons)

    def _do(self, step: Step) -> None:
        if step.document:
            self.document_wanted.emit(step.document)
        elif step.form:
            self._start(step.form)
        else:
            self.evaluations_wanted.emit()

    def _start(self, form: str) -> None:
        self.document_wanted.emit(self._documents.start(self._serial, form))

    def _identity(self) -> Lines:
        """Name and number from the ärendeblad, fetched when they are asked for and kept nowhere."""
        sheet = next((line for line in self._case.lines if line.document.form == SHEET), None)
        if sheet is None:
            return ()
        answers = self._documents.open(sheet.document.id).content.answers
        wanted = (("namn", texts.NAME), ("personnummer", texts.IDENTITY_NUMBER), ("fodelsedatum", texts.BIRTH_DATE))
        return [(label, text_of(answers.get(field))) for field, label in wanted]
