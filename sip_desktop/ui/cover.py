"""What is shown instead of everything while the screen is hidden (F12): nothing of any case, and one way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sip_desktop.texts import shell as texts
from sip_desktop.ui.shell_widgets import button, centred, in_line, stacked, text
from sip_desktop.ui.theme import ROOM


class Cover(QWidget):
    """``lifted``: show it all again."""

    lifted = Signal()

    def __init__(self) -> None:
        super().__init__()
        inside = QWidget()
        column = stacked(inside, gap=ROOM)
        self.show_again = button(texts.COVER_SHOW, self.lifted.emit, "main")
        column.addStretch(1)
        column.addWidget(text(texts.COVER_TITLE, "title"))
        column.addWidget(text(texts.COVER_TEXT))
        column.addLayout(in_line(self.show_again, None))
        column.addStretch(2)
        stacked(self).addWidget(centred(inside, 400))
        self.setFocusProxy(self.show_again)
