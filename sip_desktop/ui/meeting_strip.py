"""The question before meeting mode, under the bar. It begins nothing itself."""

from __future__ import annotations

from PySide6.QtCore import Signal

from sip_desktop.texts import shell as texts
from sip_desktop.ui.register_panels import Panel
from sip_desktop.ui.shell_widgets import button, in_line, say, text


class MeetingStrip(Panel):
    """``agreed``: let the vault stay open. Esc and "Avbryt" shut it, and nothing has changed."""

    agreed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.yes = button(texts.MEETING_YES, self._agree, "main")
        self.column.addWidget(text(texts.MEETING_ASK, "section"))
        self.column.addWidget(text(texts.MEETING_ASK_TEXT))
        self.column.addLayout(in_line(self.yes, button(texts.CANCEL, self.shut), None))

    def ask(self) -> None:
        self.show()
        self.yes.setFocus()
        say(self, f"{texts.MEETING_ASK} {texts.MEETING_ASK_TEXT}")

    def _agree(self) -> None:
        self.shut()
        self.agreed.emit()
