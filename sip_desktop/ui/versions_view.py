"""The versions of one paper: which there are, what is changed between two of them, and who has approved a plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QWidget

from sip_desktop.domain.differences import Kind
from sip_desktop.services.approvals import PLAN
from sip_desktop.services.carrying import CARRIED
from sip_desktop.texts import versions as texts
from sip_desktop.ui.approvals_card import ApprovalsCard
from sip_desktop.ui.carry_card import CarryCard
from sip_desktop.ui.dates import short_time
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.plain_table import PlainTable
from sip_desktop.ui.shell_widgets import box, button, centred, choices, field, in_line, stacked, text
from sip_desktop.ui.theme import ROOM, set_role

if TYPE_CHECKING:
    from sip_desktop.domain.differences import Change
    from sip_desktop.services.approvals import Approvals
    from sip_desktop.services.carrying import Carrying
    from sip_desktop.services.versions import DocumentVersions, Versions

WIDEST = 1100
MARKS = {False: "○", True: "✓"}


class VersionsView(QWidget):
    """``read_wanted`` and ``print_wanted`` give a document id and a revision; ``left`` goes back.

    A plan has its approvals here, and a paper that can be written into the plan the card that does it.
    """

    read_wanted = Signal(int, int)
    print_wanted = Signal(int, int)
    left = Signal()

    def __init__(
        self, document_id: int, versions: Versions, approvals: Approvals, carrying: Carrying, today: date
    ) -> None:
        super().__init__()
        self._id = document_id
        self._versions = versions
        self._today = today
        found = self._found = versions.of(document_id)
        self.table = PlainTable(texts.LIST, texts.COLUMNS, (1, 3))
        self.table.chosen.connect(lambda _row: self._read())
        self.was, self.now = choices([]), choices([])
        self.count = text("", "label")
        self.changes = PlainTable(texts.CHANGES, texts.CHANGE_COLUMNS, (0, 1, 2))
        self.approvals = ApprovalsCard(approvals, document_id, today) if found.form == PLAN else None
        self.carry = CarryCard(carrying, document_id, found.form) if found.form in CARRIED else None
        if self.carry is not None:
            self.carry.plan_wanted.connect(self._read_newest)
        self._lay_out(found.title, found.case)
        self._show(found)
        for combo in (self.was, self.now):
            combo.currentIndexChanged.connect(lambda _index: self._show_changes())

    def reload(self) -> None:
        """Fetches the versions again: after one was read, changed or printed."""
        if self.approvals is not None:
            self.approvals.reload()
        self._show(self._versions.of(self._id))

    def _show(self, found: DocumentVersions) -> None:
        self._found = found
        rows = [
            (
                texts.VERSION.format(number=line.number),
                f"{MARKS[line.fixed]} {line.state_text}",
                str(line.copies),
                short_time(line.changed, self._today),
            )
            for line in found.lines
        ]
        self.table.show_rows(rows)
        self.table.selectRow(max(0, self.table.currentRow()))
        self._offer_pairs()
        self._show_changes()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus begins in the list of versions."""
        super().focusInEvent(event)
        self.table.setFocus()

    def _offer_pairs(self) -> None:
        """The newest against the one before it, until another pair is chosen; a new version begins anew."""
        for combo, usual in ((self.was, 1), (self.now, 0)):
            chosen = combo.currentData() if combo.count() == len(self._found.lines) else None
            combo.blockSignals(True)
            combo.clear()
            for line in self._found.lines:
                words = texts.VERSION_STATE.format(number=line.number, state=line.state_text)
                combo.addItem(words, line.number)
            at = combo.findData(chosen)
            combo.setCurrentIndex(at if at >= 0 else min(usual, len(self._found.lines) - 1))
            combo.blockSignals(False)

    def _show_changes(self) -> None:
        several = len(self._found.lines) > 1
        self.pair.setVisible(several)
        found: Sequence[Change] = ()
        if several:
            found = self._versions.differences(self._id, self.was.currentData(), self.now.currentData())
        self.count.setText(_count(len(found)) if several else texts.ONLY_ONE)
        set_role(self.count, "label" if several else "quiet")
        self.changes.show_rows(list(change_rows(found)))
        self.changes.setVisible(bool(found))
        self.screen_only.setVisible(bool(found))

    def _lay_out(self, title: str, case: str) -> None:
        inside = QWidget()
        page = stacked(inside, gap=ROOM)
        page.addLayout(in_line(button(texts.BACK.format(case=case), self.left.emit, "link"), None))
        page.addWidget(text(texts.TITLE.format(name=title), "title"))
        for card in (self._list_card(), self.carry, self._changes_card(), self.approvals):
            if card is not None:
                page.addWidget(card)
        page.addStretch(1)
        stacked(self).addWidget(centred(inside, WIDEST))

    def _list_card(self) -> QFrame:
        card, column = box("card")
        column.addWidget(text(texts.LIST, "section"))
        column.addWidget(text(texts.LIST_HELP, "help"))
        column.addWidget(self.table)
        self.read = button(texts.READ, self._read)
        self.print = button(texts.PRINT, lambda: self.print_wanted.emit(self._id, self._chosen()))
        column.addWidget(FlowRow((self.read, self.print)))
        return card

    def _changes_card(self) -> QFrame:
        card, column = box("card")
        column.addWidget(text(texts.CHANGES, "section"))
        self.pair = FlowRow((field(texts.FROM, self.was), field(texts.TO, self.now)), gap=ROOM)
        self.screen_only = text(texts.ON_SCREEN_ONLY, "help")
        for widget in (self.pair, self.count, self.changes, self.screen_only):
            column.addWidget(widget)
        return card

    def _chosen(self) -> int:
        return self._found.lines[max(0, self.table.currentRow())].number

    def _read(self) -> None:
        self.read_wanted.emit(self._id, self._chosen())

    def _read_newest(self, document_id: int) -> None:
        self.read_wanted.emit(document_id, self._versions.of(document_id).lines[0].number)


def change_rows(found: Sequence[Change]) -> Iterator[tuple[str, ...]]:
    """The rows of the list: a heading for each section, then place, was and now of each change."""
    for section, changes in groupby(found, key=lambda change: change.section):
        yield (section,)
        for change in changes:
            place = change.place
            if change.kind is not Kind.CHANGED:
                place = texts.PLACE_AND_KIND.format(place=place, kind=texts.KINDS[change.kind.value])
            yield place, change.was or texts.NOTHING, change.now or texts.NOTHING


def _count(count: int) -> str:
    if not count:
        return texts.SAME
    return texts.COUNT_ONE if count == 1 else texts.COUNT.format(count=count)
