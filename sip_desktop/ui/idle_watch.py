"""Says when the computer has been left alone too long, or the clock has jumped; it does not know what locking is."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from sip_desktop.ui.system_idle import SystemIdle

TICK = 5.0
"""Seconds between two looks. The watch counts as if the next look were already here: sooner, never later."""
JUMP = 60.0
"""Seconds the two clocks may differ between two looks before it counts as sleep or a changed clock."""
WARN = 30.0
"""Seconds before locking when ``soon`` begins to come."""
SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)

Seconds = Callable[[], float]


class IdleWatch(QObject):
    """``lock_now`` comes once; ``soon`` gives the seconds left when few are, 0 when somebody has moved again.

    It works from a timer, so an open menu or dialog does not hold it up.

    ``steady`` is a clock that only goes forward and ``wall`` the time of day, both in seconds. While the computer
    sleeps one of them stands still or both leap; either way the vault was open with nobody there, so it locks.
    """

    lock_now = Signal()
    soon = Signal(int)

    def __init__(
        self, watched: QObject, steady: Seconds, wall: Seconds, system_idle: SystemIdle | None, minutes: int
    ) -> None:
        super().__init__(watched)
        self._steady = steady
        self._wall = wall
        self._system_idle = system_idle
        self._limit = minutes * 60.0
        self._last_sign = self._last_steady = steady()
        self._last_wall = wall()
        self._locked = self._warned = self._held = False
        self._timer = QTimer(self)
        self._timer.setInterval(round(TICK * 1000))
        self._timer.timeout.connect(self.tick)
        if system_idle is None:
            watched.installEventFilter(self)

    def start(self) -> None:
        """Begins to watch, counting from now."""
        self._last_sign = self._last_steady = self._steady()
        self._last_wall = self._wall()
        self._timer.start()

    def set_minutes(self, minutes: int) -> None:
        """How long the computer may be left alone, in minutes."""
        self._limit = minutes * 60.0

    def set_held(self, held: bool) -> None:
        """While held, being left alone does not lock: meeting mode hides instead. A leap of the clocks always locks."""
        self._held = held

    def idle(self) -> float:
        """Seconds since the last sign of life."""
        told = self._system_idle() if self._system_idle else None
        return self._steady() - self._last_sign if told is None else told

    def tick(self) -> None:
        """One look: what the timer does; a test calls it with its own clocks."""
        if self._locked:
            return
        left = math.inf if self._held else self._limit - self.idle()
        if self._clock_jumped() or left <= TICK:
            self._locked = True
            self._timer.stop()
            self.lock_now.emit()
        elif left <= WARN + TICK:
            self._warned = True
            self.soon.emit(round(left - TICK))
        elif self._warned:
            self._warned = False
            self.soon.emit(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in SIGNS_OF_LIFE:
            self._last_sign = self._steady()
        return False

    def _clock_jumped(self) -> bool:
        steady, wall = self._steady(), self._wall()
        passed, shown = steady - self._last_steady, wall - self._last_wall
        self._last_steady, self._last_wall = steady, wall
        return abs(shown - passed) > JUMP or passed > JUMP + TICK
