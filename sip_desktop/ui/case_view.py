"""One case: where it is, what comes next, its papers, and who it is about only when asked. It changes no paper."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from sip_desktop.domain.answers import text_of
from sip_desktop.services.carrying import CARRIED
from sip_desktop.services.guidance import NotYet
from sip_desktop.texts import case as texts
from sip_desktop.texts import process, urgent
from sip_desktop.ui.calendar_strip import CalendarStrip
from sip_desktop.ui.called_card import CalledCard
from sip_desktop.ui.carry_card import CarryCard
from sip_desktop.ui.countdown import Seconds
from sip_desktop.ui.dates import short_time
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.guidance_card import GuidanceCard
from sip_desktop.ui.identity_card import IdentityCard, Lines
from sip_desktop.ui.left_card import LeftCard
from sip_desktop.ui.next_step import CLEAR, PLAN, SHEET, Standing, Step, next_step
from sip_desktop.ui.papers_card import PapersCard
from sip_desktop.ui.process_line import ProcessLine
from sip_desktop.ui.register_model import deadline
from sip_desktop.ui.shell_widgets import box, button, empty, in_line, scaled, scrolled, stacked, tab_before, text
from sip_desktop.ui.start_card import StartCard
from sip_desktop.ui.stop_panel import StopPanel
from sip_desktop.ui.theme import ROOM, WIDE
from sip_desktop.ui.workers_card import WorkersCard

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from sip_desktop.services.door import CaseFile
    from sip_desktop.services.everything import Services

PAST_RULE = "R-RES-03"
TWO_COLUMNS = 1000
"""Width at 100 % text from which the side column stands beside the papers instead of under them."""
SIDE = 300
WIDEST = 1400
"""No wider than this at 100 % text: on a large screen a line is otherwise too long to follow from end to end."""


class CaseView(QWidget):
    """``document_wanted``, ``print_wanted``, ``versions_wanted`` and ``journal_wanted`` give a document id,
    ``place_wanted`` also a path in it.

    ``urgent_wanted`` goes to the urgent page of the case.
    ``transfer_wanted`` goes to what is to be written into the ordinary system, ``left`` back to the register.
    """

    document_wanted = Signal(int)
    place_wanted = Signal(int, str)
    print_wanted = Signal(int)
    versions_wanted = Signal(int)
    journal_wanted = Signal(int)
    transfer_wanted = Signal()
    urgent_wanted = Signal()
    purge_wanted = Signal()
    dispatch_wanted = Signal(int)
    packing_wanted = Signal()
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
        self.guidance = GuidanceCard()
        self.guidance.wanted.connect(self._go_to)
        self.guidance.proposed.connect(lambda mark: self.document_wanted.emit(services.deviations.start(serial, mark)))
        self.stop = StopPanel(services.guidance.go_on)
        self.stop.wanted.connect(self._go_to)
        self._stopped = ""
        self.stop.passed.connect(self._start_stopped)
        self.urgent = button(urgent.TITLE, self.urgent_wanted.emit, "link")
        self.paper_card = self._made_paper_card()
        self.papers, self.open = self.paper_card.table, self.paper_card.open
        self.called = CalledCard(today)
        self.workers = WorkersCard(serial, services.case_access)
        self.left_papers = LeftCard(serial, services.left, today)
        self.left_papers.document_wanted.connect(self.document_wanted)
        self.left_papers.place_wanted.connect(self._go_to)
        self.carried = stacked(gap=ROOM)
        self.identity = IdentityCard(self._identity, clock)
        self.number = text("", "number", wrap=False)
        self.manual = text(texts.MANUAL_ONLY, "chip", wrap=False)
        self.manual.setToolTip(texts.MANUAL_ONLY_HELP)
        self.mark = button(texts.MARK_MANUAL, lambda: self._go_to(SHEET, "skyddstyp"), "link")
        self.mark.setToolTip(texts.MARK_MANUAL_HELP)
        self.deadline = text("", "quiet", wrap=False)
        self.past = text("", "warning")
        self.step_words = text()
        self.step_buttons = FlowRow(())
        self.starts = StartCard()
        self.starts.wanted.connect(self._start)
        self._lay_out()
        self.reload()

    def reload(self) -> None:
        """Fetches the case again: after a paper was opened, changed or printed; what was stopped may be mended."""
        self.stop.forget()
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
        self.mark.setVisible(not case.facts.careful)
        until = deadline(case.record.next_deadline, self._today)
        self.deadline.setText(until and texts.DEADLINE.format(date=until))
        self.deadline.setVisible(bool(until))
        region = case.region
        self.past.setText(texts.ROUTINE_PAST.format(date=region.valid_to))
        self.process.show_state(case.record.state)
        clock = self._services.session.clock()
        self.strip.show_lines(self._services.todo.of_case(self._serial, clock), self._today)
        self.paper_card.show_lines(case.lines, self._today)
        standing = Standing(case.record.state, bool(case.parties), case.facts.careful)
        self._show_step(next_step(standing, case.lines, [form.id for form in case.can_start]))
        self.starts.show_forms(case.can_start, case.record.state)
        self.called.show_overview(self._services.overview.of(self._serial))
        self.workers.reload()
        said = self._services.guidance.of(self._serial)
        # Where the region's own rule says it, it is not said twice.
        self.past.setVisible(case.region.is_past(self._today) and all(one.rule != PAST_RULE for one in said.findings))
        self.guidance.show_findings(said.findings, said.state, said.meeting and short_time(said.meeting, self._today))
        self.left_papers.reload()

    def hide_identity(self) -> None:
        """Hides name and number at once, and a reason that somebody was writing."""
        self.identity.stop()
        self.stop.forget()

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
        page.addWidget(
            FlowRow((back, self.number, self.manual, self.deadline, self.mark), pushed=(self.urgent,), gap=ROOM)
        )
        page.addWidget(self.past)
        page.addWidget(self.process)
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.columns.setSpacing(WIDE)
        main = stacked(gap=ROOM)
        main.addWidget(self.stop)
        main.addWidget(self.left_papers)
        main.addLayout(self.carried)
        main.addWidget(self._step_card())
        main.addWidget(self.guidance)
        main.addWidget(self.strip)
        main.addWidget(self.paper_card)
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

    def _made_paper_card(self) -> PapersCard:
        card = PapersCard()
        card.document_wanted.connect(self.document_wanted)
        card.print_wanted.connect(self.print_wanted)
        card.dispatch_wanted.connect(self.dispatch_wanted)
        card.versions_wanted.connect(self.versions_wanted)
        card.journal_wanted.connect(self.journal_wanted)
        card.transfer_wanted.connect(self.transfer_wanted)
        card.purge_wanted.connect(self.purge_wanted)
        card.packing_wanted.connect(self.packing_wanted)
        return card

    def _address_card(self) -> QFrame:
        card, column = box("card")
        column.addWidget(text(texts.ADDRESSES, "section"))
        column.addWidget(text(texts.ADDRESSES_HELP, "help"))
        column.addLayout(in_line(button(texts.ADDRESSES_OPEN, self.addresses_wanted.emit), None))
        return card

    def _show_step(self, step: Step) -> None:
        self.step_words.setText(step.words)
        # One main action: what waits to be written into the plan comes before the next step.
        role = "" if self.carried.count() else "main"
        buttons = [button(step.button, partial(self._do, step), role)] if step.button else []
        if step.give:
            buttons.append(button(process.TO_EVALUATIONS, self.evaluations_wanted.emit, "link"))
        if step.skip:
            buttons.append(button(process.SKIP[step.skip], partial(self._start, step.skip), "link"))
        self.step_buttons.fill(buttons)
        tab_before(self.open, buttons)

    def _do(self, step: Step) -> None:
        if step.give:
            self.dispatch_wanted.emit(step.give)
        elif step.document:
            self.document_wanted.emit(step.document)
        elif step.form:
            self._start(step.form)
        else:
            self.evaluations_wanted.emit()

    def _go_to(self, form: str, path: str) -> None:
        """To where something that the rules found is mended; a paper that is not there yet is begun."""
        found = [line.document.id for line in self._case.lines if line.document.form == form]
        if found:
            self.place_wanted.emit(found[-1], path)
        elif form in {one.id for one in self._case.can_start}:
            self._start(form, path)

    def _start(self, form: str, path: str = "") -> None:
        try:
            document_id = self._documents.start(self._serial, form)
        except NotYet as stop:
            self._stopped = form
            self.stop.show_stop(stop)
        else:
            self.place_wanted.emit(document_id, path)

    def _start_stopped(self) -> None:
        self._start(self._stopped)

    def _identity(self) -> Lines:
        """Name and number from the ärendeblad, fetched when they are asked for and kept nowhere."""
        sheet = next((line for line in self._case.lines if line.document.form == SHEET), None)
        if sheet is None:
            return ()
        answers = self._documents.open(sheet.document.id).content.answers
        wanted = (("namn", texts.NAME), ("personnummer", texts.IDENTITY_NUMBER), ("fodelsedatum", texts.BIRTH_DATE))
        return [(label, text_of(answers.get(field))) for field, label in wanted]
