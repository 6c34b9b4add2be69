"""The reserve binder: make one, and say what became of each numbered sheet. It knows no case but by its number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import SheetStatus
from sip_desktop.domain.view import Paper
from sip_desktop.texts import binder as texts
from sip_desktop.ui.background import run
from sip_desktop.ui.binder_panels import SheetPanel, UsedPanel, VoidPanel, WriteInPanel
from sip_desktop.ui.binder_table import SheetModel, SheetTable
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.safe_edits import SafeLineEdit
from sip_desktop.ui.shell_widgets import Notice, box, button, choices, field, scaled, scrolled, stacked, text
from sip_desktop.ui.theme import ROOM, WIDE, set_role

if TYPE_CHECKING:
    from sip_desktop.services.binder import Binder
    from sip_desktop.services.binder_pages import BinderPlan

COPIES = (1, 2, 3, 5, 10)
FIELD = 240
LIST_HEIGHT = 220
"""Least height of the list at 100 % text; when there is less room the whole page scrolls."""


class BinderView(QWidget):
    """``made`` gives the Paper of a binder whose numbers have been handed out; ``document_wanted`` a document id."""

    made = Signal(object)
    document_wanted = Signal(int)

    def __init__(self, binder: Binder, today: Callable[[], date]) -> None:
        super().__init__()
        self._binder = binder
        self._today = today
        self.region = choices(binder.regions())
        self.copies = choices([(count, str(count)) for count in COPIES])
        for combo in (self.region, self.copies):
            combo.setMinimumWidth(scaled(FIELD))
        self.holds = text("", "help")
        self.make = button(texts.MAKE, self._make, "main")
        self.show_again = button(texts.SHOW_AGAIN, self._show)
        self.show_again.hide()
        self._paper: Paper | None = None
        self.told = Notice("info")
        self.failed = Notice()
        self.model = SheetModel()
        self.table = SheetTable(self.model)
        self.sought = SafeLineEdit()
        self.sought.setPlaceholderText(texts.FIND_HINT)
        self.sought.setAccessibleName(texts.FIND)
        self.sought.setMinimumWidth(scaled(240))
        self.filter = choices(texts.FILTERS)
        self.filter.setAccessibleName(texts.FILTER)
        self.count = text("", "quiet", wrap=False)
        self.nothing = text(texts.NO_NUMBERS, "quiet")
        self.write_in, self.used, self.void = WriteInPanel(), UsedPanel(), VoidPanel()
        self.ask_write_in = button(texts.WRITE_IN, lambda: self._ask(self.write_in))
        self.ask_used = button(texts.USED, lambda: self._ask(self.used))
        self.ask_void = button(texts.VOID, lambda: self._ask(self.void))
        self._lay_out()
        self._connect()
        self.reload()
        self.setFocusProxy(self.region)

    def reload(self) -> None:
        """Reads the numbers again: after a binder was made, or a paper written in."""
        self._tell_plan()
        self.show_matching()

    def show_matching(self) -> None:
        """Shows the numbers that fit the search and the filter."""
        every = self._binder.count()
        lines = self._binder.sheets(self.sought.text(), self.filter.currentData())
        self.model.show_sheets(lines, self._today())
        self.count.setText(texts.COUNT.format(shown=len(lines), count=every))
        self.nothing.setText(texts.NONE_FOUND if every else texts.NO_NUMBERS)
        self.nothing.setVisible(not lines)
        self.table.setVisible(bool(lines))
        self.filters.setVisible(every > 0)
        self._show_actions()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = stacked(inside, gap=ROOM, around=WIDE)
        column.addWidget(text(texts.TITLE, "title"))
        column.addWidget(text(texts.TEXT))
        card, lines = box("card", around=WIDE, gap=ROOM)
        lines.addWidget(FlowRow((field(texts.REGION, self.region), field(texts.COPIES, self.copies)), gap=ROOM))
        lines.addWidget(self.holds)
        lines.addWidget(FlowRow((self.make, self.show_again)))
        lines.addWidget(self.told)
        lines.addWidget(self.failed)
        column.addWidget(card)
        column.addWidget(text(texts.NUMBERS, "section"))
        column.addWidget(text(texts.NUMBERS_HELP, "help"))
        acts = (self.ask_write_in, self.ask_used, self.ask_void)
        self.filters = FlowRow((self.sought, self.filter, self.count), pushed=acts)
        self.table.setMinimumHeight(scaled(LIST_HEIGHT))
        column.addWidget(self.filters)
        for panel in self._panels:
            column.addWidget(panel)
        column.addWidget(self.nothing)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        self.area = scrolled(inside)
        stacked(self).addWidget(self.area)

    @property
    def _panels(self) -> tuple[SheetPanel, ...]:
        return self.write_in, self.used, self.void

    def _connect(self) -> None:
        self.region.currentIndexChanged.connect(lambda _: self._tell_plan())
        self.copies.currentIndexChanged.connect(lambda _: self._tell_plan())
        self.sought.textChanged.connect(lambda _: self.show_matching())
        self.filter.currentIndexChanged.connect(lambda _: self.show_matching())
        self.table.turned.connect(self._show_actions)
        self.table.opened.connect(self._open_first)
        self.write_in.wanted.connect(self._write_in)
        self.used.wanted.connect(lambda: self._settle(self.used, SheetStatus.USED))
        self.void.wanted.connect(lambda: self._settle(self.void, SheetStatus.VOID))
        for panel in self._panels:
            panel.turned.connect(self._show_main)

    def _plan(self) -> BinderPlan:
        return self._binder.plan(self.region.currentData(), self.copies.currentData())

    def _tell_plan(self) -> None:
        plan = self._plan()
        numbered = len(plan.numbered)
        numbers = {"first": f"{plan.first:04}", "last": f"{plan.last:04}"}
        self.holds.setText(texts.HOLDS.format(sheets=numbered, unnumbered=len(plan.sheets) - numbered, **numbers))

    def _make(self) -> None:
        """Draws the binder in a worker; its numbers are handed out when it is there, and not when it failed."""
        plan = self._plan()
        views = self._binder.views(plan)
        self._set_busy(True)
        run(self, lambda: self._binder.draw(plan, views), lambda paper: self._drawn(plan, paper), self._broke)

    def _drawn(self, plan: BinderPlan, paper: Paper) -> None:
        try:
            self._binder.keep(plan)
        except Fault as fault:
            self._broke(fault)
            return
        self._set_busy(False)
        self.told.tell(texts.MADE.format(pages=paper.pages, first=f"{plan.first:04}", last=f"{plan.last:04}"))
        self.reload()
        self._paper = paper
        self.show_again.show()
        self._show()

    def _show(self) -> None:
        """The paper that was made, also a second time: its numbers are spent, so it must not be lost by a way back."""
        if self._paper is not None:
            self.made.emit(self._paper)

    def _broke(self, fault: Fault) -> None:
        self._set_busy(False)
        self.failed.tell(fault.text)

    def _set_busy(self, busy: bool) -> None:
        for widget in (self.region, self.copies, self.make, self.show_again):
            widget.setEnabled(not busy)
        self.failed.tell("")
        self.told.tell(texts.MAKING if busy else "")

    def _show_actions(self) -> None:
        """Each action only for the sheets it can be done with; a panel that asks of others is shut."""
        chosen = self.table.chosen()
        settle = bool(chosen) and all(line.can_settle for line in chosen)
        self.ask_write_in.setEnabled(len(chosen) == 1 and chosen[0].can_write_in)
        self.ask_used.setEnabled(settle)
        self.ask_void.setEnabled(settle)
        for panel in self._panels:
            if not panel.isHidden():
                panel.shut()

    def _ask(self, panel: SheetPanel) -> None:
        for other in self._panels:
            if other is not panel and not other.isHidden():
                other.shut()
        panel.ask(self.table.chosen())
        # When the page has been laid out with the panel in it.
        QTimer.singleShot(0, panel, lambda: self.area.ensureWidgetVisible(panel))

    def _open_first(self) -> None:
        if self.ask_write_in.isEnabled():
            self._ask(self.write_in)

    def _write_in(self) -> None:
        [line] = self.table.chosen()
        try:
            document = self._binder.write_in(line.record.number, self._binder.find_case(self.write_in.case.text()))
        except Fault as fault:
            self.write_in.fault.tell(fault.text)
            return
        self.write_in.shut()
        self.reload()
        self.document_wanted.emit(document)

    def _settle(self, panel: SheetPanel, status: SheetStatus) -> None:
        numbers = [line.record.number for line in self.table.chosen()]
        reason, signed = self.void.reason.currentData(), self.used.signed.isChecked()
        try:
            self._binder.settle_all(numbers, status, reason, signed)
        except Fault as fault:
            panel.fault.tell(fault.text)
            return
        panel.shut()
        self.reload()
        self.table.setFocus()

    def _show_main(self, asking: bool) -> None:
        """One main action at a time: while a panel asks, it is the panel's own."""
        set_role(self.make, "" if asking else "main")
        if not asking and not self.sought.hasFocus():
            self.table.setFocus()
