"""Keeps our windows out of screenshots, screen sharing and Recall on Windows; elsewhere there is nothing to call.

Microsoft calls it no security boundary, and it stops magnifiers and remote help too. So it is on by default, with
a switch in the very first window (EN 301 549: do not stand in the way of assistive technology).
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

AVAILABLE = sys.platform == "win32"
EXCLUDE = 0x11
"""WDA_EXCLUDEFROMCAPTURE: the window is not in the picture at all (Windows 10 2004 and newer)."""
BLACK = 0x01
"""WDA_MONITOR: the window is a black box in the picture (older Windows)."""
NONE = 0x00

SetAffinity = Callable[[int, int], bool]
"""Window handle, one of the three above; True when Windows did it."""


class CaptureGuard(QObject):
    """Every top-level window gets its protection as it is shown: dialogs, menus and the lists of combo boxes too."""

    def __init__(self, app: QApplication, set_affinity: SetAffinity | None, on: bool) -> None:
        super().__init__(app)
        self._app = app
        self._set_affinity = set_affinity
        self._on = on
        if set_affinity is not None:
            app.installEventFilter(self)

    def set_on(self, on: bool) -> None:
        """Protects, or stops protecting, every window there is and those that come."""
        self._on = on
        for window in self._app.topLevelWidgets():
            if window.isVisible():
                self._protect(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._protect(watched)
        return False

    def _protect(self, window: QWidget) -> None:
        if self._set_affinity is None:
            return
        handle = int(window.winId())
        if not self._on:
            self._set_affinity(handle, NONE)
        elif not self._set_affinity(handle, EXCLUDE):
            self._set_affinity(handle, BLACK)


def set_affinity_of_this_machine() -> SetAffinity | None:
    """The call of Windows, None elsewhere."""
    if sys.platform != "win32":
        return None
    import ctypes
    from ctypes import wintypes

    call = ctypes.windll.user32.SetWindowDisplayAffinity
    call.argtypes = (wintypes.HWND, wintypes.DWORD)
    call.restype = wintypes.BOOL
    return lambda handle, affinity: bool(call(handle, affinity))
