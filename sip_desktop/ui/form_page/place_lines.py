"""The lines under a field whose words may show a place: what, and to write something else, take it out or let it be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.protection.finding import Kind
from sip_desktop.domain.protection.in_paper import PlaceFinding
from sip_desktop.domain.protection.levels import Level
from sip_desktop.services.guidance import LONGEST
from sip_desktop.texts import whereabouts as texts
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.safe_edits import SafeLineEdit
from sip_desktop.ui.shell_widgets import Notice, button, empty, in_line, stacked, text

MOST = 3
LONG_TERM = 24
"""Letters from which the words take lines of their own; shorter ones stand beside the buttons."""
_ROLES = {Level.STOP: "problem", Level.WARNING: "warning", Level.INFO: "info"}
_SAID = {
    Kind.KNOWN_TERM: texts.LINE_KNOWN,
    Kind.NEAR_KNOWN_TERM: texts.LINE_NEAR,
    Kind.IDENTITY_NUMBER: texts.LINE_IDENTITY,
}


@dataclass(frozen=True)
class Ways:
    """What can be done with a finding, wherever in the field it stands by now. ``instead`` gives the neutral words, ""
    where there are none, and ``swap`` writes them; ``let_stand`` takes a reason and raises Fault."""

    instead: Callable[[PlaceFinding], str]
    swap: Callable[[PlaceFinding], None]
    remove: Callable[[PlaceFinding], None]
    let_stand: Callable[[PlaceFinding, str], None]


class PlaceLines(QWidget):
    """``where`` is what the field is called. Hidden while it says nothing. ``rearranged``: there are other buttons."""

    rearranged = Signal()

    def __init__(self, where: str, ways: Ways, parent: QWidget) -> None:
        super().__init__(parent)
        self._where, self._ways = where, ways
        self.shown: tuple[PlaceFinding, ...] = ()
        self.reason: SafeLineEdit | None = None
        self._lines = stacked(self, gap=4)
        self.hide()

    def show_findings(self, found: Sequence[PlaceFinding]) -> None:
        """Says these; not anew when they are said already, so that a reason being typed stays."""
        if tuple(found) == self.shown:
            self.setVisible(bool(found))
            return
        self.shown, self.reason = tuple(found), None
        empty(self._lines)
        for one in self.shown[:MOST]:
            self._lines.addWidget(self._line(one))
        if len(self.shown) > MOST:
            self._lines.addWidget(text(texts.MORE.format(count=len(self.shown) - MOST), "quiet"))
        self.setVisible(bool(found))
        self.rearranged.emit()

    def keep(self, found: Sequence[PlaceFinding]) -> None:
        """While the cursor is in the field: takes away what is no longer found, and says nothing new."""
        left = {(one.text, one.kind) for one in found}
        if any((one.text, one.kind) not in left for one in self.shown):
            self.show_findings([one for one in found if (one.text, one.kind) in self._said()])

    def _said(self) -> set[tuple[str, Kind]]:
        return {(one.text, one.kind) for one in self.shown}

    def _line(self, one: PlaceFinding) -> QWidget:
        line = QWidget(self)
        column = stacked(line, gap=2)
        said = text(words_of(one), _ROLES[one.level], wrap=len(one.text) > LONG_TERM)
        row: list[QWidget] = [*self._buttons(one, column.addWidget)]
        if said.wordWrap():
            column.addWidget(said)
        else:
            row.insert(0, said)
        column.addWidget(FlowRow(row, gap=6))
        return line

    def _buttons(self, one: PlaceFinding, add: Callable[[QWidget], object]) -> list[QPushButton]:
        made = []
        if words := self._ways.instead(one):
            swap = button(texts.SWAP.format(words=words), partial(self._ways.swap, one), "small")
            swap.setAccessibleName(texts.SWAP_NAME.format(term=one.text, words=words, where=self._where))
            made.append(swap)
        remove = button(texts.REMOVE, partial(self._ways.remove, one), "small")
        remove.setAccessibleName(texts.REMOVE_NAME.format(term=one.text, where=self._where))
        made.append(remove)
        if not one.hard:
            stand = button(texts.LET_STAND, partial(self._ask, one, add), "small")
            stand.setAccessibleName(texts.LET_STAND_NAME.format(term=one.text, where=self._where))
            made.append(stand)
        return made

    def _ask(self, one: PlaceFinding, add: Callable[[QWidget], object]) -> None:
        """One reason at a time; asked again, the cursor goes to where it is being written."""
        if self.reason is not None:
            self.reason.setFocus()
            return
        part = QWidget(self)
        column = stacked(part, gap=2)
        reason = self.reason = SafeLineEdit(part)
        reason.setMaxLength(LONGEST)
        reason.setPlaceholderText(texts.REASON)
        reason.setAccessibleName(texts.REASON_NAME.format(term=one.text, where=self._where))
        fault = Notice("problem")

        def let_stand() -> None:
            try:
                self._ways.let_stand(one, reason.text())
            except Fault as problem:
                fault.tell(problem.text)

        act = button(texts.REASON_ACT, let_stand, "small")
        act.setAccessibleName(texts.LET_STAND_NAME.format(term=one.text, where=self._where))
        reason.returnPressed.connect(let_stand)
        line = in_line(reason, act)
        line.setStretch(0, 1)
        column.addLayout(line)
        column.addWidget(fault)
        add(part)
        self.rearranged.emit()
        reason.setFocus()


def words_of(one: PlaceFinding) -> str:
    """ "▲ ”Eslöv” kan visa var hen är", as under a field and in Granska."""
    return _SAID.get(one.kind, texts.LINE[one.level.value]).format(term=one.text)
