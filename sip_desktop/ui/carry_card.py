"""The card that writes a follow-up, or a change of coordinator, into the plan, and tells what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from sip_desktop.domain.carry import FOLLOW_UP
from sip_desktop.domain.faults import Fault
from sip_desktop.texts import versions as texts
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.shell_widgets import Notice, button, stacked, text
from sip_desktop.ui.theme import ROOM, set_role

if TYPE_CHECKING:
    from sip_desktop.services.carrying import Carried, Carrying


class CarryCard(QFrame):
    """``plan_wanted`` gives the plan's document id; ``written`` says that the plan has been changed."""

    plan_wanted = Signal(int)
    written = Signal()

    def __init__(self, carrying: Carrying, document_id: int, form: str) -> None:
        super().__init__()
        set_role(self, "card")
        self._carrying = carrying
        self._document_id = document_id
        self._plan = 0
        self.act = button(texts.CARRY_ACT, self.write, "main")
        self.open = button(texts.CARRY_OPEN, lambda: self.plan_wanted.emit(self._plan), "main")
        self.open.hide()
        self.refused, self.done, self.kept = Notice("warning"), Notice("ok"), Notice("warning")
        column = stacked(self, around=ROOM)
        column.addWidget(text(texts.CARRY, "section"))
        column.addWidget(text(texts.CARRY_FOLLOW_UP if form == FOLLOW_UP else texts.CARRY_HAND_OVER))
        for notice in (self.refused, self.done, self.kept):
            column.addWidget(notice)
        column.addWidget(FlowRow((self.act, self.open)))

    def write(self) -> None:
        """What the button does."""
        for notice in (self.refused, self.done, self.kept):
            notice.tell("")
        try:
            carried = self._carrying.write_into_plan(self._document_id)
        except Fault as fault:
            self.refused.tell(fault.text)
            return
        self._plan = carried.plan_document
        self.open.show()
        self.open.setFocus()
        self.act.hide()
        self.done.tell(_done(carried))
        if carried.kept:
            lines = (texts.CARRY_LINE.format(sentence=sentence) for sentence in carried.kept)
            self.kept.tell("\n".join((texts.CARRY_KEPT, *lines)))
        self.written.emit()


def _done(carried: Carried) -> str:
    if not carried.written:
        return texts.CARRY_NOTHING
    words = texts.CARRY_DONE_ONE if carried.written == 1 else texts.CARRY_DONE
    return words.format(revision=carried.revision, count=carried.written)
