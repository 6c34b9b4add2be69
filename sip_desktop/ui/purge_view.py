"""Purging a case: what should be done first, the decision, and a number typed anew. It purges nothing by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from sip_desktop.domain.case_words import short_number
from sip_desktop.domain.faults import Fault
from sip_desktop.services.door import NotYours
from sip_desktop.services.purging import LONGEST
from sip_desktop.texts import purging as texts
from sip_desktop.ui.safe_edits import SafeLineEdit
from sip_desktop.ui.shell_widgets import Notice, box, button, field, in_line, scaled, scrolled, stacked, text
from sip_desktop.ui.theme import ROOM, WIDE
from sip_desktop.ui.witness_field import WitnessField

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from sip_desktop.services.before_purge import Before
    from sip_desktop.services.keyring import Keyring
    from sip_desktop.services.purging import ProposalLine, Purging
    from sip_desktop.services.two_persons import Witness

TWO_COLUMNS = 1000
"""Width at 100 % text from which law and copies stand beside the decision instead of under it."""
SIDE, WIDEST = 400, 1200
NUMBER_LENGTH = 20


class PurgeView(QWidget):
    """``left`` goes back; ``purged`` gives the words to tell, when there is no case any more to go back to."""

    left = Signal()
    purged = Signal(str)

    def __init__(self, serial: int, purging: Purging, keyring: Keyring) -> None:
        super().__init__()
        self._serial = serial
        self._purging = purging
        self._before = self._look()
        self.back = button("", self.left.emit, "link")
        self.basis, self.why = _line(LONGEST), _line(LONGEST)
        self.why_field = field(texts.WHY, self.why, texts.WHY_HELP)
        self.propose = button(texts.PROPOSE, self._propose, "main")
        self.not_proposed = Notice("problem")
        self.proposed, self.rule = text(), text("", "help")
        self.typed = _line(NUMBER_LENGTH)
        self.witness = WitnessField(purging.rule, keyring)
        self.purge = button(texts.PURGE, self._begin, "main")
        self.take_back = button(texts.TAKE_BACK, self._take_back)
        self.fault = Notice("problem")
        for line, act in ((self.basis, self._propose), (self.why, self._propose), (self.typed, self._begin)):
            line.returnPressed.connect(act)
        self.witness.entered.connect(self._begin)
        self.witness.busy.connect(self._set_busy)
        self._lay_out()
        self.reload()

    def reload(self) -> None:
        """Reads anew whether a purge has been proposed."""
        found = self._purging.proposal(self._serial)
        self.ask_card.setVisible(found is None)
        self.decide_card.setVisible(found is not None)
        self.why_field.setVisible(self._before is not None and not self._before.closed)
        if found is not None:
            self._show_proposal(found)

    def leave(self) -> None:
        """Nothing that was typed is left."""
        self.witness.ask()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begins where one writes. Not by a focus proxy: Tab would stop at that, and pass by the way back."""
        super().focusInEvent(event)
        (self.typed if self.ask_card.isHidden() else self.basis).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= scaled(TWO_COLUMNS)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self.columns.setDirection(direction)
        self.side.setMaximumWidth(scaled(SIDE) if wide else 16777215)

    def _look(self) -> Before | None:
        """None for a chief who decides of a case that is somebody else's, and does not open it for that."""
        try:
            return self._purging.before(self._serial)
        except NotYours:
            return None

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(scaled(WIDEST))
        page = stacked(inside, gap=ROOM, around=WIDE)
        self.back.setText(texts.BACK.format(number=short_number(self._serial), word=self._word()).rstrip())
        page.addLayout(in_line(self.back, None))
        page.addWidget(text(texts.TITLE, "title"))
        page.addWidget(text(texts.TEXT))
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.columns.setSpacing(WIDE)
        main = stacked(gap=ROOM)
        for card in (self._first_card(), self._ask_card(), self._decide_card()):
            main.addWidget(card)
        main.addStretch(1)
        self.side = QWidget()
        side = stacked(self.side, gap=ROOM)
        side.addWidget(self._law_card())
        side.addWidget(self._copies_card())
        side.addStretch(1)
        self.columns.addLayout(main, 1)
        self.columns.addWidget(self.side, 0)
        page.addLayout(self.columns, 1)
        self.area = scrolled(inside)
        stacked(self).addWidget(self.area)

    def _first_card(self) -> QFrame:
        card, column = box("card")
        column.addWidget(text(texts.FIRST, "section"))
        if self._before is None:
            column.addWidget(text(texts.NOT_YOURS))
            return card
        for words in self._before.left:
            column.addWidget(text(texts.OPEN_POINT.format(words=words)))
        if not self._before.left:
            column.addWidget(text(texts.NOTHING_FIRST, "ok"))
        column.addWidget(text(texts.FIRST_HELP, "help"))
        return card

    def _law_card(self) -> QFrame:
        card, column = box("card")
        column.addWidget(text(texts.LAW, "section"))
        if self._before is not None:
            column.addWidget(text(texts.LAST_ENTRY.format(day=self._before.changed)))
        column.addWidget(text(texts.LAW_HELP))
        for words in texts.LAWS:
            column.addWidget(text(words, "help"))
        return card

    def _copies_card(self) -> QFrame:
        card, column = box("card")
        column.addWidget(text(texts.COPIES, "section"))
        if self._before is not None:
            pattern = (texts.COPIES_NONE, texts.COPIES_ONE, texts.COPIES_HERE)[min(self._before.copies, 2)]
            column.addWidget(text(pattern.format(count=self._before.copies, oldest=self._before.oldest), "help"))
        column.addWidget(text(texts.COPIES_OUTSIDE, "help"))
        return card

    def _ask_card(self) -> QFrame:
        self.ask_card, column = box("card")
        column.addWidget(text(texts.DECISION, "section"))
        column.addWidget(field(texts.BASIS, self.basis, texts.BASIS_HELP))
        column.addWidget(self.why_field)
        column.addWidget(self.not_proposed)
        column.addLayout(in_line(self.propose, None))
        return self.ask_card

    def _decide_card(self) -> QFrame:
        self.decide_card, column = box("card")
        column.addWidget(text(texts.DECISION, "section"))
        column.addWidget(self.proposed)
        column.addWidget(self.rule)
        column.addWidget(field(texts.TYPED, self.typed, texts.TYPED_HELP))
        column.addWidget(self.witness)
        column.addWidget(self.fault)
        column.addLayout(in_line(self.purge, self.take_back, None))
        return self.decide_card

    def _word(self) -> str:
        if self._before is not None:
            return self._before.case.word
        found = self._purging.proposal(self._serial)
        return found.case.partition(" ")[2] if found else ""

    def _show_proposal(self, found: ProposalLine) -> None:
        self.proposed.setText(texts.PROPOSED.format(day=found.day, who=found.who, basis=found.basis))
        two = self._purging.rule.is_on()
        needed = two and found.own and not found.waited
        met = texts.TWO_MET.format(why=texts.WAITED if found.own else texts.ANOTHER)
        said = texts.TWO_NEEDED.format(day=found.from_day) if needed else met
        self.rule.setText(said if two else texts.ONE_IS_ENOUGH)
        self.witness.setVisible(needed)

    def _propose(self) -> None:
        try:
            self._purging.propose(self._serial, self.basis.text(), self.why.text())
        except Fault as fault:
            self.not_proposed.tell(fault.text)
            return
        self.not_proposed.tell("")
        self.reload()
        self.typed.setFocus()
        # Once the cards have changed places: what is pressed next must be in view.
        QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(self.purge))

    def _take_back(self) -> None:
        self._purging.take_back(self._serial)
        if self._before is None:
            self.left.emit()
            return
        self.typed.clear()
        self.fault.tell("")
        self.witness.ask()
        self.reload()
        self.basis.setFocus()

    def _begin(self) -> None:
        """The number first: a second person is not asked to type a passphrase twice for a slip in it."""
        if not self.purge.isEnabled():
            return
        try:
            self._purging.check_number(self._serial, self.typed.text())
        except Fault as fault:
            self.fault.tell(fault.text)
            self.typed.setFocus()
            return
        self.fault.tell("")
        if self.witness.isHidden():
            self._purge(None)
        else:
            self.witness.meet(self._purge)

    def _purge(self, witness: Witness | None) -> None:
        try:
            self._purging.purge(self._serial, self.typed.text(), witness)
        except Fault as fault:
            self.fault.tell(fault.text)
            return
        self.purged.emit(texts.DONE.format(number=short_number(self._serial)))

    def _set_busy(self, busy: bool) -> None:
        for act in (self.purge, self.take_back, self.typed, self.back):
            act.setEnabled(not busy)


def _line(longest: int) -> SafeLineEdit:
    line = SafeLineEdit()
    line.setMaxLength(longest)
    return line
