"""Everything that watches over an open vault, made and joined: nobody there, the computer left, keys, meeting mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from sip_desktop.ui.every_window import EveryWindow
from sip_desktop.ui.idle_watch import IdleWatch
from sip_desktop.ui.meeting import MeetingMode
from sip_desktop.ui.system_idle import system_idle
from sip_desktop.ui.system_watch import SystemWatch

if TYPE_CHECKING:
    from sip_desktop.ui.countdown import Seconds


class Watches(QObject):
    """``lock_now`` for any reason; the rest is asked of each watch. ``steady`` and ``wall`` as for the idle watch."""

    lock_now = Signal()

    def __init__(self, app: QApplication, steady: Seconds, wall: Seconds, idle_minutes: int) -> None:
        super().__init__(app)
        self.idle = IdleWatch(app, steady, wall, system_idle(app.platformName()), idle_minutes)
        self.system = SystemWatch(self)
        self.keys = EveryWindow(app)
        self.meeting = MeetingMode(self, steady, self.idle.idle)
        for left in (self.idle.lock_now, self.system.lock_now, self.keys.lock_pressed):
            left.connect(self.lock_now)
        self.meeting.ended.connect(lambda: self.idle.set_held(False))

    def start(self, window_handle: int) -> None:
        """Begins to watch. ``window_handle`` is the main window's."""
        self.idle.start()
        self.system.start(window_handle)

    def begin_meeting(self) -> None:
        """From now on being left alone hides and does not lock."""
        self.idle.set_held(True)
        self.meeting.begin()
