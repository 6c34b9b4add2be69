"""What waits for letters of all cases, on the register: to ring, to fetch a receipt, to report. It names nobody."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from sip_desktop.domain.case_words import short_number
from sip_desktop.texts import post as texts
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.shell_widgets import button, empty, stacked, text
from sip_desktop.ui.theme import GAP, set_role

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sip_desktop.services.letters import Letters

MOST_LINES = 3


class PostNotice(QFrame):
    """``wanted`` gives the serial number of a case; hidden while nothing waits."""

    wanted = Signal(int)

    def __init__(self, letters: Letters, today: Callable[[], date]) -> None:
        super().__init__()
        set_role(self, "notice-warning")
        self._letters = letters
        self._today = today
        self.lines = stacked(self, gap=GAP // 2, around=GAP)
        self.reload()

    def reload(self) -> None:
        """Reads anew what is due today or was before."""
        today = self._today().isoformat()
        # A report has its hours from the start: it is shown at once.
        due = [one for one in self._letters.dues() if one.what == "anmal" or one.at[:10] <= today]
        empty(self.lines)
        for one in due[:MOST_LINES]:
            words = text(texts.NOTICE.format(code=one.code, what=one.words))
            number = short_number(one.serial)
            go = button(texts.TO_CASE.format(case=number), partial(self.wanted.emit, one.serial), "small")
            self.lines.addWidget(words)
            self.lines.addWidget(FlowRow((go,)))
        if len(due) > MOST_LINES:
            self.lines.addWidget(text(texts.NOTICE_MORE.format(count=len(due) - MOST_LINES)))
        self.setVisible(bool(due))
