"""What is shown instead of everything while the screen is hidden: nothing of any case, and a way back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from sip_desktop.texts import shell as texts
from sip_desktop.ui.shell_widgets import button, centred, in_line, stacked, text
from sip_desktop.ui.theme import ROOM

NO_KEYS = frozenset(
    {
        Qt.Key.Key_Control,
        Qt.Key.Key_Shift,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_unknown,
    }
)
"""The first half of Ctrl+L shows nothing: who locks a hidden screen does not want to see it first."""


class Cover(QWidget):
    """``lifted``: show it all again. Who hid the screen by hand shows it again on purpose, with F12 or the button;
    where it hid itself, any key or click will do, and is not used for anything else."""

    lifted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._any_key = False
        inside = QWidget()
        column = stacked(inside, gap=ROOM)
        self.show_again = button(texts.COVER_SHOW, self.lifted.emit, "main")
        self.words = text()
        self.more = text()
        column.addStretch(1)
        column.addWidget(text(texts.COVER_TITLE, "title"))
        column.addWidget(self.words)
        column.addWidget(self.more)
        column.addLayout(in_line(self.show_again, None))
        column.addStretch(2)
        stacked(self).addWidget(centred(inside, 400))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.begin(any_key=False)

    def begin(self, any_key: bool) -> None:
        """The screen is hidden; ``any_key`` when nobody did it."""
        self._any_key = any_key
        words = texts.COVER_ANY_KEY if any_key else texts.COVER_TEXT
        self.words.setText(words)
        self.setAccessibleName(words)
        # With the focus on the button Tab would move it, Space press it, and other keys go lost.
        self.show_again.setFocusPolicy(Qt.FocusPolicy.NoFocus if any_key else Qt.FocusPolicy.StrongFocus)
        (self if any_key else self.show_again).setFocus()

    def tell(self, words: str) -> None:
        """A line under the others: how long it may go on so."""
        self.more.setText(words)
        self.more.setVisible(bool(words))

    def event(self, event: QEvent) -> bool:
        pressed = event.type() is QEvent.Type.MouseButtonPress
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            pressed = event.key() not in NO_KEYS
        if self._any_key and pressed:
            self.lifted.emit()
            return True
        return super().event(event)
