"""A letter came back: its code says which it was and who is to have it, unopened. It opens no case by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.post import RETURN_REASONS
from sip_desktop.texts import post as texts
from sip_desktop.ui.safe_edits import SafeLineEdit
from sip_desktop.ui.shell_widgets import Notice, box, button, centred, choices, field, in_line, stacked, text
from sip_desktop.ui.theme import ROOM

if TYPE_CHECKING:
    from sip_desktop.services.letters import Returned
    from sip_desktop.services.post_office import PostOffice

WIDTH = 640
CODE_LENGTH = 20


class ReturnView(QWidget):
    """``left`` goes back to the register; ``case_wanted`` gives a serial number."""

    left = Signal()
    case_wanted = Signal(int)

    def __init__(self, office: PostOffice, code: str = "") -> None:
        super().__init__()
        self._office = office
        self._found: Returned | None = None
        self.code = SafeLineEdit()
        self.code.setMaxLength(CODE_LENGTH)
        self.code.setText(code)
        self.code.returnPressed.connect(self.look_up)
        self.fault, self.told, self.done = Notice(), Notice("warning"), Notice("ok")
        self.which, self.give = text(), text("", "label")
        self.reason = choices([("", ""), *((one, texts.REASONS[one]) for one in RETURN_REASONS)])
        self.opened = QCheckBox(texts.WAS_OPENED)
        self.take = button(texts.TAKE, self.take_it, "main")
        self.to_case = button("", self._to_case)
        self._lay_out()
        if code:
            self.look_up()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        (self.code if self.card.isHidden() else self.reason).setFocus()

    def look_up(self) -> None:
        """Looks the code up and shows who is to have the envelope."""
        for notice in (self.fault, self.told, self.done):
            notice.tell("")
        self.card.hide()
        try:
            self._found = found = self._office.letters.find(self.code.text())
        except Fault as fault:
            self._found = None
            self.fault.tell(fault.text)
            self.code.setFocus()
            return
        state = found.words[:1].upper() + found.words[1:]
        self.which.setText(texts.FOUND.format(code=found.code, case=found.case, who=found.who, state=state))
        self.give.setText(texts.GIVE.format(who=found.who))
        self.to_case.setText(texts.TO_CASE.format(case=found.case))
        self.asked.setVisible("retur" in found.news)
        self.reason.setCurrentIndex(0)
        self.opened.setChecked(False)
        self.card.show()
        (self.reason if "retur" in found.news else self.to_case).setFocus()

    def take_it(self) -> None:
        """Notes the return; what is to be done now is shown until another code is typed."""
        if self._found is None:
            return
        try:
            what = self._office.post.take_return(self._found.id, self.reason.currentData(), self.opened.isChecked())
        except Fault as fault:
            self.fault.tell(fault.text)
            return
        self.fault.tell("")
        self.asked.hide()
        self.done.tell(texts.TAKEN.format(code=self._found.code))
        self.told.tell("\n".join(what))
        self.to_case.setFocus()

    def _to_case(self) -> None:
        if self._found is not None:
            self.case_wanted.emit(self._found.serial)

    def _lay_out(self) -> None:
        inside = QWidget()
        page = stacked(inside, gap=ROOM)
        page.addLayout(in_line(button(texts.RETURN_BACK, self.left.emit, "link"), None))
        page.addWidget(text(texts.RETURN_TITLE, "title"))
        page.addWidget(text(texts.RETURN_INTRO))
        page.addWidget(field(texts.CODE, self.code, texts.CODE_HELP))
        page.addLayout(in_line(button(texts.FIND, self.look_up), None))
        page.addWidget(self.fault)
        self.card, column = box("card")
        column.addWidget(self.which)
        column.addWidget(self.give)
        self.asked = QWidget()
        asked = stacked(self.asked)
        asked.addWidget(field(texts.WHY, self.reason))
        asked.addWidget(self.opened)
        asked.addWidget(text(texts.WAS_OPENED_HELP, "help"))
        asked.addLayout(in_line(self.take, None))
        for each in (self.asked, self.done, self.told):
            column.addWidget(each)
        column.addLayout(in_line(self.to_case, None))
        self.card.hide()
        page.addWidget(self.card)
        page.addStretch(1)
        stacked(self).addWidget(centred(inside, WIDTH))
