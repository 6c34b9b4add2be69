"""A case that is somebody else's: why it must be opened now, and the way in. It opens nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from sip_desktop.domain.faults import Fault
from sip_desktop.services.door import LONGEST_REASON
from sip_desktop.texts import log_view as texts
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.safe_edits import SafeLineEdit
from sip_desktop.ui.shell_widgets import Notice, button, centred, field, in_line, stacked, text
from sip_desktop.ui.theme import ROOM


class EmergencyView(QWidget):
    """``opened`` says that the case can be opened now; ``left`` goes back."""

    opened = Signal()
    left = Signal()

    def __init__(self, why: str, open_with: Callable[[str], None]) -> None:
        super().__init__()
        self._open_with = open_with
        self.reason = SafeLineEdit()
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.returnPressed.connect(self._open)
        self.fault = Notice("problem")
        self.open = button(texts.EMERGENCY_OPEN, self._open, "main")
        ready = [button(words, partial(self.reason.setText, words), "small") for words in texts.EMERGENCY_REASONS]
        inside = QWidget()
        column = stacked(inside, gap=ROOM)
        column.addLayout(in_line(button(texts.EMERGENCY_BACK, self.left.emit, "link"), None))
        column.addWidget(text(texts.EMERGENCY_TITLE, "title"))
        column.addWidget(text(why))
        column.addWidget(field(texts.EMERGENCY_REASON, self.reason, texts.EMERGENCY_HELP))
        column.addWidget(FlowRow(ready))
        column.addWidget(self.fault)
        column.addLayout(in_line(self.open, None))
        column.addStretch(1)
        stacked(self).addWidget(centred(inside))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begins at the reason. Not by a focus proxy: Tab would stop at that, and pass by the way back."""
        self.reason.setFocus(event.reason())

    def _open(self) -> None:
        try:
            self._open_with(self.reason.text())
        except Fault as fault:
            self.fault.tell(fault.text)
            return
        self.opened.emit()
