"""Saves what is typed, shortly after typing and at once when asked; knows nothing of what is saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from sip_desktop.domain.faults import Fault

WAIT_MS = 400
LONGEST_MS = 3000
"""The longest that something typed waits. Who never pauses would otherwise not be saved until they do."""


class Saver(QObject):
    """``saved`` carries the time to show, ``failed`` a sentence. What was not saved is tried at the next change."""

    saved = Signal(str)
    failed = Signal(str)

    def __init__(self, save: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._save = save
        self._unsaved = False
        self.pause = QTimer(self, singleShot=True, interval=WAIT_MS)
        self.longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        for timer in (self.pause, self.longest):
            timer.timeout.connect(self.save_now)

    def touch(self) -> None:
        """Something was typed."""
        self._unsaved = True
        self.pause.start()
        if not self.longest.isActive():
            self.longest.start()

    def save_now(self) -> None:
        """Saves what is not yet saved, if anything."""
        self.pause.stop()
        self.longest.stop()
        if not self._unsaved:
            return
        try:
            clock = self._save()
        except Fault as fault:
            self.failed.emit(fault.text)
            return
        self._unsaved = False
        self.saved.emit(clock)
