"""Keys and how it all fits together, on one page; opened with F1 outside a field or Ctrl+?."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from sip_desktop.texts import shell as texts
from sip_desktop.ui.shell_widgets import box, button, centred, in_line, stacked, text
from sip_desktop.ui.theme import ROOM, WIDE


class HelpView(QWidget):
    """``left`` goes back to where one was."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        inside = QWidget()
        column = stacked(inside, gap=ROOM)
        self.back = button(texts.BACK, self.left.emit, "link")
        column.addLayout(in_line(self.back, None))
        column.addWidget(text(texts.HELP_TITLE, "title"))
        how, lines = box("card", around=WIDE, gap=ROOM)
        lines.addWidget(text(texts.HELP_HOW, "section"))
        for words in texts.HELP_HOW_TEXT:
            lines.addWidget(text(words))
        keys, under = box("card", around=WIDE, gap=ROOM)
        under.addWidget(text(texts.HELP_KEYS, "section"))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(WIDE)
        for row, (key, does) in enumerate(texts.HELP_KEYS_TEXT):
            grid.addWidget(text(key, "label", wrap=False), row, 0)
            grid.addWidget(text(does), row, 1)
        under.addLayout(grid)
        column.addWidget(keys)
        column.addWidget(how)
        column.addStretch(1)
        stacked(self).addWidget(centred(inside, 640))
        self.setFocusProxy(self.back)
