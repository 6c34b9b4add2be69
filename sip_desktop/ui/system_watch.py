"""Hears the computer lock its screen, change user or go to sleep, and says so; it does not know what locking is.

Linux: logind and the desktops' screen savers over D-Bus (a local socket). Windows: messages to every window. On macOS
nothing is heard; there the leap of the clocks in ``idle_watch`` finds the sleep afterwards.
"""

from __future__ import annotations

import ctypes
import sys
from typing import cast

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal, Slot

WM_POWERBROADCAST, WM_WTSSESSION_CHANGE, WM_ENDSESSION = 0x0218, 0x02B1, 0x0016
SLEEP = frozenset({0x4, 0x7, 0x12})
"""PBT_APMSUSPEND, PBT_APMRESUMESUSPEND, PBT_APMRESUMEAUTOMATIC: locked at the latest when it wakes."""
SESSION_GONE = frozenset({0x2, 0x4, 0x6, 0x7})
"""WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK."""
SESSION = "org.freedesktop.login1.Session"
SCREEN_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
    ("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"),
)


def windows_left(message: int, parameter: int) -> bool:
    """True when a message of Windows means that nobody is at the screen any more, or will be."""
    if message == WM_POWERBROADCAST:
        return parameter in SLEEP
    if message == WM_WTSSESSION_CHANGE:
        return parameter in SESSION_GONE
    return message == WM_ENDSESSION and parameter != 0


class SystemWatch(QObject):
    """``lock_now`` comes each time the system says so. ``start`` connects to what this computer has."""

    lock_now = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._messages: _Messages | None = None

    def start(self, window_handle: int) -> None:
        """Begins to listen. ``window_handle`` is the main window's ``winId()``; only Windows asks for it."""
        if sys.platform == "win32":
            self._messages = _Messages(self)
            QCoreApplication.instance().installNativeEventFilter(self._messages)
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(ctypes.c_void_p(window_handle), 0)
        elif sys.platform.startswith("linux"):
            self._listen_on_dbus()

    @Slot(bool)
    def active_changed(self, active: bool) -> None:
        """The screen saver came on, or the computer is about to sleep (True); it went off, or woke (False)."""
        if active:
            self.lock_now.emit()

    @Slot()
    def session_locked(self) -> None:
        """logind was asked to lock the session."""
        self.lock_now.emit()

    @Slot(str, "QVariantMap", "QStringList")
    def session_changed(self, interface: str, changed: dict[str, object], _unsaid: list[str]) -> None:
        """logind tells of a session: another user has taken the screen, or the desktop has locked itself.

        Of whichever session: on one screen no other one can be left before ours was.
        """
        if interface == SESSION and (changed.get("Active") is False or changed.get("LockedHint") is True):
            self.lock_now.emit()

    def _listen_on_dbus(self) -> None:
        # Imported here: it takes time that the first window should not wait for.
        from PySide6.QtDBus import QDBusConnection

        active, locked, changed = map(
            _slot, ("active_changed(bool)", "session_locked()", "session_changed(QString,QVariantMap,QStringList)")
        )
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        if system.isConnected():
            manager = "org.freedesktop.login1.Manager"
            system.connect(
                "org.freedesktop.login1", "/org/freedesktop/login1", manager, "PrepareForSleep", self, active
            )
            system.connect("org.freedesktop.login1", "", SESSION, "Lock", self, locked)
            properties = "org.freedesktop.DBus.Properties"
            system.connect("org.freedesktop.login1", "", properties, "PropertiesChanged", self, changed)
        if session.isConnected():
            for name, path in SCREEN_SAVERS:
                session.connect("", path, name, "ActiveChanged", self, active)


def _slot(signature: str) -> bytes:
    # PySide's own description says bytes, but bytes are refused: it takes what SLOT gives, which is a str.
    return cast(bytes, SLOT(signature))


class _Messages(QAbstractNativeEventFilter):
    """Reads the messages Windows sends to our windows."""

    def __init__(self, watch: SystemWatch) -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(self, event_type: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        from ctypes import wintypes

        if event_type == b"windows_generic_MSG":
            sent = wintypes.MSG.from_address(int(message))
            if windows_left(sent.message, sent.wParam):
                self._watch.lock_now.emit()
        return False, 0
