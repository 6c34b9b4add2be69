"""Something shown for a while: counts the seconds down and says when they are over; it knows not what is shown."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QObject, QTimer, Signal

Seconds = Callable[[], float]
"""A clock that only goes forward, in seconds (``time.monotonic``)."""


class Countdown(QObject):
    """``begin`` starts it, ``touch`` starts it over, ``left_changed`` comes each second, ``over`` once at the end."""

    left_changed = Signal(int)
    over = Signal()

    def __init__(self, parent: QObject, clock: Seconds, seconds: float) -> None:
        super().__init__(parent)
        self._clock = clock
        self._seconds = seconds
        self._ends: float | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)

    @property
    def running(self) -> bool:
        return self._ends is not None

    def begin(self, seconds: float | None = None) -> None:
        """Counts from now, for its usual time or for ``seconds``."""
        self._ends = self._clock() + (self._seconds if seconds is None else seconds)
        self._timer.start()
        self.tick()

    def touch(self) -> None:
        """A sign of life: never less than the usual time left. Does nothing when it is not running."""
        if self._ends is not None:
            self._ends = max(self._ends, self._clock() + self._seconds)

    def stop(self) -> None:
        """Ends it at once; ``over`` is emitted if it was running."""
        if self._ends is not None:
            self._ends = None
            self._timer.stop()
            self.over.emit()

    def tick(self) -> None:
        """What the timer does each second; a test calls it with its own clock."""
        if self._ends is None:
            return
        left = ceil(self._ends - self._clock())
        if left <= 0:
            self.stop()
        else:
            self.left_changed.emit(left)
