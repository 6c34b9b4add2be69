"""The urgent cases that were begun and not printed yet, with the way back to each; numbers and words, never a name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sip_desktop.texts import urgent as texts
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.shell_widgets import box, button, empty, stacked, text
from sip_desktop.ui.theme import GAP

if TYPE_CHECKING:
    from sip_desktop.services.urgent import Urgent


class UrgentNotice(QWidget):
    """``wanted`` gives the serial of the case to go on with. Hidden while there is none."""

    wanted = Signal(int)

    def __init__(self, urgent: Urgent) -> None:
        super().__init__()
        self._urgent = urgent
        self.lines = stacked(self)
        self.reload()

    def reload(self) -> None:
        """Reads which cases there are."""
        empty(self.lines)
        unfinished = self._urgent.unfinished()
        for serial, case in unfinished:
            frame, column = box("notice-warning", around=GAP)
            go_on = button(texts.GO_ON, partial(self.wanted.emit, serial))
            put_away = button(texts.PUT_AWAY, partial(self._put_away, serial))
            for act in (go_on, put_away):
                act.setAccessibleDescription(case)
            column.addWidget(FlowRow((text(texts.UNFINISHED.format(case=case), wrap=False),), pushed=(go_on, put_away)))
            self.lines.addWidget(frame)
        self.setVisible(bool(unfinished))

    def _put_away(self, serial: int) -> None:
        self._urgent.finish(serial)
        self.reload()
