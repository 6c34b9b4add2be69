"""Meeting mode: the vault stays open for two hours at most, hidden when nobody is at it; it hides nothing itself.

In a meeting people talk for longer than the idle lock waits, and a passphrase typed again in front of everybody is
worse than a hidden screen. It is never remembered: a new process begins without it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from sip_desktop.ui.countdown import Seconds
from sip_desktop.ui.idle_watch import TICK

LONGEST = 2 * 60 * 60.0
HIDE = 120.0
"""Seconds without a key or the mouse before it hides."""
TELL = 60.0
"""Seconds before the end when ``soon`` begins to come."""


class MeetingMode(QObject):
    """``hide_now`` comes while nobody is there, ``soon`` gives the seconds left when few are, ``ended`` comes once.

    ``steady`` is a clock that only goes forward, ``idle`` the seconds since the last sign of life. Like the idle
    watch it counts as if the next look were already here: sooner, never later.
    """

    hide_now = Signal()
    soon = Signal(int)
    ended = Signal()

    def __init__(self, parent: QObject, steady: Seconds, idle: Seconds) -> None:
        super().__init__(parent)
        self._steady = steady
        self._idle = idle
        self._ends: float | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(round(TICK * 1000))
        self._timer.timeout.connect(self.tick)

    @property
    def going(self) -> bool:
        return self._ends is not None

    def begin(self) -> None:
        """Counts from now."""
        self._ends = self._steady() + LONGEST
        self._timer.start()

    def end(self) -> None:
        """Ends it at once, if it is going."""
        if self._ends is not None:
            self._ends = None
            self._timer.stop()
            self.ended.emit()

    def tick(self) -> None:
        """One look: what the timer does; a test calls it with its own clocks."""
        if self._ends is None:
            return
        left = self._ends - self._steady()
        if left <= TICK:
            self.end()
            return
        if left <= TELL + TICK:
            self.soon.emit(round(left - TICK))
        if self._idle() >= HIDE - TICK:
            self.hide_now.emit()
