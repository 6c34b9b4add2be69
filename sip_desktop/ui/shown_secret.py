"""A key on the screen, to be written down: out of sight again when nobody has pressed a key for a while."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from sip_desktop.texts import unlock as texts
from sip_desktop.ui.shell_widgets import box, button, in_line, say, stacked, text
from sip_desktop.ui.theme import GAP, ROOM

SHOWN_MS = 120_000
"""Before a vault is open nothing locks by itself: a key that opens everything is not to stand for whoever passes by."""


class ShownSecret(QFrame):
    """``touch`` says that somebody is there. What is hidden stays in memory until it is left; it can be shown again."""

    def __init__(self, label: str, words: str) -> None:
        super().__init__()
        self.words = text(words, "section")
        self.words.setAccessibleName(label)
        self.again = button(texts.KEY_SHOW_AGAIN, self._show)
        hidden = QWidget()
        column = stacked(hidden, gap=GAP)
        column.addWidget(text(texts.KEY_HIDDEN, "quiet"))
        column.addLayout(in_line(self.again, None))
        # Of one size whichever is seen, so that the buttons under it do not move.
        self.faces = QStackedWidget()
        self.faces.addWidget(self.words)
        self.faces.addWidget(hidden)
        card, framed = box("card", around=ROOM)
        framed.addWidget(self.faces)
        stacked(self).addWidget(card)
        self.wait = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self.wait.timeout.connect(self._hide)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.touch()

    def touch(self) -> None:
        """A key was pressed: the time begins anew. What is hidden stays so."""
        if self.faces.currentWidget() is self.words:
            self.wait.start()

    def _hide(self) -> None:
        self.faces.setCurrentIndex(1)
        say(self, texts.KEY_HIDDEN)

    def _show(self) -> None:
        self.faces.setCurrentWidget(self.words)
        self.touch()
