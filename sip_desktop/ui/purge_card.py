"""What has been proposed for purging and what has been purged, and the rule that two persons must be present."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from sip_desktop.domain.faults import Fault
from sip_desktop.texts import purging as texts
from sip_desktop.texts import shell
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.register_panels import Panel
from sip_desktop.ui.shell_widgets import Notice, button, empty, stacked, text
from sip_desktop.ui.theme import ROOM, set_role
from sip_desktop.ui.witness_field import WitnessField

if TYPE_CHECKING:
    from collections.abc import Callable

    from sip_desktop.services.keyring import Keyring
    from sip_desktop.services.purging import Purging
    from sip_desktop.services.two_persons import Witness

MOST_LINES = 20


class PurgeCard(QFrame):
    """``chosen`` gives the serial number of a case whose proposal is to be looked at."""

    chosen = Signal(int)

    def __init__(self, purging: Purging, keyring: Keyring) -> None:
        super().__init__()
        set_role(self, "card")
        self._purging = purging
        self._rule = purging.rule
        self.state = text()
        self.on = button(texts.TURN_ON, lambda: self._change(self._rule.turn_on))
        self.keep = button(texts.KEEP_ON, lambda: self._change(self._rule.turn_on))
        self.off = button(texts.TURN_OFF, self._ask)
        self.panel = OffPanel(WitnessField(purging.rule, keyring))
        self.panel.act.clicked.connect(lambda: self.panel.witness.meet(self._turn_off))
        self.panel.wait.clicked.connect(lambda: self._turn_off(None))
        self.panel.witness.entered.connect(lambda: self.panel.witness.meet(self._turn_off))
        self.done = Notice("ok")
        self.fault = Notice("problem")
        listed, self.purged = QWidget(), text("", "help")
        self.proposals = stacked(listed)
        column = stacked(self, around=ROOM)
        column.addWidget(text(texts.CARD, "section"))
        column.addWidget(text(texts.CARD_TEXT, "help"))
        column.addWidget(text(texts.RULE, "label"))
        for widget in (self.state, FlowRow((self.on, self.off, self.keep)), self.panel, self.done, self.fault):
            column.addWidget(widget)
        column.addWidget(text(texts.PROPOSALS, "label"))
        column.addWidget(listed)
        column.addWidget(text(texts.PURGED, "label"))
        column.addWidget(self.purged)
        self.reload()

    def reload(self) -> None:
        """Reads anew what is proposed and purged, and how the rule stands."""
        on, asked, chief = self._rule.is_on(), self._rule.asked(), self._rule.may_change()
        state = texts.RULE_ON if on else texts.RULE_OFF
        if asked is not None:
            told = texts.RULE_ASKED.format(who=asked.who, day=asked.day, from_day=asked.from_day)
            state = f"{state} {told}"
        self.state.setText(state)
        self.on.setVisible(chief and not on)
        self.off.setVisible(chief and on)
        self.keep.setVisible(chief and asked is not None)
        self._show_proposals()
        lines = [
            texts.PURGED_LINE.format(number=one.number, day=one.day, who=one.who, basis=one.basis)
            for one in self._purging.purged()
        ]
        more = [texts.PURGED_MORE.format(count=len(lines) - MOST_LINES)] if len(lines) > MOST_LINES else []
        self.purged.setText("\n".join(lines[:MOST_LINES] + more) or texts.NO_PURGED)

    def _show_proposals(self) -> None:
        empty(self.proposals)
        found = self._purging.proposals()
        for one in found:
            words = texts.PROPOSAL.format(case=one.case, day=one.day, who=one.who, basis=one.basis)
            self.proposals.addWidget(text(words, "help"))
            go = button(texts.GO_TO.format(case=one.case), partial(self.chosen.emit, one.serial), "small")
            self.proposals.addWidget(go)
        if not found:
            self.proposals.addWidget(text(texts.NO_PROPOSALS, "help"))

    def _ask(self) -> None:
        if self._rule.may_turn_off():
            self._change(self._rule.turn_off)
        else:
            self.panel.ask(can_wait=self._rule.asked() is None)

    def _turn_off(self, witness: Witness | None) -> None:
        self._change(partial(self._rule.turn_off, witness))
        asked = self._rule.asked()
        if asked is not None:
            self.done.tell(texts.ASKED_NOW.format(day=asked.from_day))

    def _change(self, act: Callable[[], object]) -> None:
        self.done.tell("")
        self.fault.tell("")
        try:
            act()
        except Fault as fault:
            self.fault.tell(fault.text)
            return
        self.panel.shut()
        self.reload()
        # What was pressed may be hidden now, and by keyboard one would have to find the way back to it.
        (self.off if self._rule.is_on() else self.on).setFocus()


class OffPanel(Panel):
    """Turning the rule off: with somebody else at once, or by asking and coming back after seven days."""

    def __init__(self, witness: WitnessField) -> None:
        super().__init__()
        self.witness = witness
        self.act = button(texts.TURN_OFF_NOW, lambda: None, "main")
        self.wait = button(texts.ASK_OFF, lambda: None)
        self.column.addWidget(text(texts.TURN_OFF_HELP, "help"))
        self.column.addWidget(witness)
        self.column.addWidget(FlowRow((self.act, self.wait, button(shell.CANCEL, self.shut))))
        witness.busy.connect(self.act.setDisabled)
        witness.busy.connect(self.wait.setDisabled)

    def ask(self, can_wait: bool) -> None:
        """Opens with an empty field; ``can_wait`` where nobody has asked yet."""
        self.witness.ask()
        self.wait.setVisible(can_wait)
        self.show()
        self.turned.emit(True)
        self.witness.setFocus()

    def shut(self) -> None:
        """Nothing that was typed is left in a panel that is shut."""
        self.witness.ask()
        super().shut()
