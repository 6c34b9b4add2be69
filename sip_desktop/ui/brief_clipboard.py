"""A text on the clipboard for a short while, marked so that histories leave it alone; it knows not what it says.

What is copied for another program stays in reach of every program until it is replaced. So it is taken away after
half a minute, when the view is left and at lock (``blank``), but only while it still is ours.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from sip_desktop.ui.blank import OUR_MARKS
from sip_desktop.ui.countdown import Countdown, Seconds
from sip_desktop.ui.safe_edits import private_mime

SECONDS = 30


class BriefClipboard(QObject):
    """``left_changed`` comes each second with the seconds left, ``forgotten`` when the text was taken away."""

    left_changed = Signal(int)
    forgotten = Signal()

    def __init__(self, parent: QObject, clock: Seconds) -> None:
        super().__init__(parent)
        self._held = ""
        self.countdown = Countdown(self, clock, SECONDS)
        self.countdown.left_changed.connect(self.left_changed)
        self.countdown.over.connect(self._take_away)

    def put(self, text: str) -> None:
        """Puts the text in place of what was there, and counts from now."""
        QGuiApplication.clipboard().setMimeData(private_mime(text))
        self._held = text
        self.countdown.begin()

    def forget(self) -> None:
        """Takes the text away at once."""
        self.countdown.stop()

    def _take_away(self) -> None:
        clipboard = QGuiApplication.clipboard()
        # Another program may have copied something since; that is not ours to take.
        if self._held and (clipboard.text() == self._held or _is_marked(clipboard.mimeData())):
            clipboard.clear()
        self._held = ""
        self.forgotten.emit()


def _is_marked(mime: QMimeData | None) -> bool:
    """For systems that give the text back otherwise than it was put there."""
    return mime is not None and all(mime.hasFormat(name) for name in OUR_MARKS)
