"""Which authority the vault belongs to: some rules hold for one kind only. It knows no rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from sip_desktop.domain.faults import Fault
from sip_desktop.texts import guidance as texts
from sip_desktop.ui.shell_widgets import Notice, choices, field, stacked, text
from sip_desktop.ui.theme import ROOM, set_role

if TYPE_CHECKING:
    from sip_desktop.services.guidance import Guidance


class AuthorityCard(QFrame):
    """What is chosen is kept at once."""

    def __init__(self, guidance: Guidance) -> None:
        super().__init__()
        set_role(self, "card")
        self._guidance = guidance
        self.authority = choices([("", texts.AUTHORITY_ALL), *texts.SECTORS.items()], guidance.authority())
        self.authority.activated.connect(self._keep)
        self.fault, self.kept = Notice("problem"), Notice("ok")
        column = stacked(self, around=ROOM)
        column.addWidget(text(texts.AUTHORITY, "section"))
        column.addWidget(field(texts.AUTHORITY, self.authority, texts.AUTHORITY_HELP))
        for notice in (self.fault, self.kept):
            column.addWidget(notice)

    def _keep(self) -> None:
        self.fault.tell("")
        self.kept.tell("")
        try:
            self._guidance.keep_authority(str(self.authority.currentData()))
        except Fault as fault:
            self.authority.setCurrentIndex(max(0, self.authority.findData(self._guidance.authority())))
            self.fault.tell(fault.text)
            return
        self.kept.tell(texts.AUTHORITY_KEPT.format(authority=self.authority.currentText().lower()))
