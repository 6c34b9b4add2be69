"""The card of a plan's approvals: who has a part, who has approved it, and writing one in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from sip_desktop.domain.faults import Fault
from sip_desktop.texts import versions as texts
from sip_desktop.ui.dates import short_date
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.plain_table import PlainTable
from sip_desktop.ui.safe_edits import SafeLineEdit
from sip_desktop.ui.shell_widgets import Notice, button, choices, field, in_line, scaled, stacked, text
from sip_desktop.ui.theme import GAP, ROOM, set_role

if TYPE_CHECKING:
    from sip_desktop.services.approvals import Approvals, PartLine, PlanApprovals

WIDE_FIELD = 360


class ApprovalsCard(QFrame):
    """Of the newest clear revision of the plan. What is written in is kept at once and never changed."""

    def __init__(self, approvals: Approvals, document_id: int, today: date) -> None:
        super().__init__()
        set_role(self, "card")
        self._approvals = approvals
        self._document_id = document_id
        self._today = today
        self.count = text()
        self.table = PlainTable(texts.APPROVALS, texts.APPROVAL_COLUMNS, (0, 2))
        self.party: QComboBox = choices([])
        self.name = SafeLineEdit()
        self.day = SafeLineEdit()
        self.problem, self.done = Notice("problem"), Notice("ok")
        self.entry = self._entry()
        column = stacked(self, around=ROOM)
        column.addWidget(text(texts.APPROVALS, "section"))
        column.addWidget(text(texts.APPROVALS_HELP, "help"))
        for widget in (self.count, self.table, self.entry):
            column.addWidget(widget)
        self.reload()

    def reload(self) -> None:
        """Fetches the approvals again."""
        found = self._approvals.of(self._document_id)
        self.count.setText(_count(found))
        self.table.show_rows([self._row(line) for line in found.lines])
        self.table.setVisible(bool(found.lines))
        self.entry.setVisible(bool(found.lines))
        self.party.clear()
        for line in sorted(found.lines, key=lambda line: not line.is_missing):
            self.party.addItem(line.label, line.party)
        self.day.setText(texts.APPROVE_TODAY)

    def approve(self) -> None:
        """What "Skriv in godkännandet" does."""
        self.problem.tell("")
        self.done.tell("")
        label = self.party.currentText()
        try:
            self._approvals.approve(
                self._document_id, self.party.currentData() or "", self.name.text(), self.day.text()
            )
        except Fault as fault:
            self.problem.tell(fault.text)
            return
        self.name.clear()
        self.reload()
        self.done.tell(texts.APPROVE_DONE.format(label=label))
        self.party.setFocus()

    def _row(self, line: PartLine) -> tuple[str, str, str]:
        if line.approval is not None:
            day = short_date(line.approval.day, self._today)
            words = texts.APPROVED.format(name=line.approval.name, day=day, revision=line.approval.revision)
        else:
            words = texts.NOT_APPROVED if line.activities else texts.NO_PART
        return line.label, str(line.activities), words

    def _entry(self) -> QWidget:
        box = QWidget()
        column = stacked(box, gap=ROOM)
        self.party.setMaximumWidth(scaled(WIDE_FIELD))
        column.addWidget(field(texts.APPROVE_PARTY, self.party))
        self.name.setMinimumWidth(scaled(WIDE_FIELD * 2 // 3))
        column.addWidget(FlowRow((field(texts.APPROVE_NAME, self.name), field(texts.APPROVE_DAY, self.day)), gap=ROOM))
        self.day.setAccessibleDescription(texts.APPROVE_DAY_HELP)
        for notice in (self.problem, self.done):
            column.addWidget(notice)
        self.act = button(texts.APPROVE, self.approve)
        for edit in (self.name, self.day):
            edit.returnPressed.connect(self.approve)
        column.addLayout(in_line(self.act, None, gap=GAP))
        return box


def _count(found: PlanApprovals) -> str:
    if not found.revision:
        return texts.APPROVALS_DRAFT
    owed = [line for line in found.lines if line.activities]
    if not owed:
        return texts.APPROVALS_NONE
    given = sum(not line.is_missing for line in owed)
    return texts.APPROVALS_COUNT.format(revision=found.revision, given=given, all=len(owed))
