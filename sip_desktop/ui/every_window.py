"""The keys that must work wherever the focus is: in a dialog or an open list too. It does not know what they do.

A window's own shortcuts are dead while a dialog or a menu of it is open. Keys come first to the window that has the
focus, whatever widget gets them then; there they are heard, and nothing but they passes here.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

LOCK = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)
HIDE = QKeyCombination(Qt.Key.Key_F12)


class EveryWindow(QObject):
    """``lock_pressed`` (Ctrl+L) and ``hide_pressed`` (F12) from any window that has the focus."""

    lock_pressed = Signal()
    hide_pressed = Signal()

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        app.focusWindowChanged.connect(self._follow)
        self._follow(app.focusWindow())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        acts = {LOCK: self.lock_pressed, HIDE: self.hide_pressed}
        act = acts.get(event.keyCombination())
        if act is None:
            return False
        act.emit()
        return True

    def _follow(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
