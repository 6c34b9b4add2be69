"""What the system tells of sleep, locked screens and idle time; windows kept out of pictures; a blank screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from sip_desktop.ui.blank import blank_everything
from sip_desktop.ui.capture_guard import BLACK, EXCLUDE, NONE, CaptureGuard
from sip_desktop.ui.safe_edits import SafeLineEdit
from sip_desktop.ui.system_idle import elapsed, system_idle
from sip_desktop.ui.system_watch import SESSION, SystemWatch, windows_left


@pytest.mark.parametrize(
    ("message", "parameter", "left"),
    [
        (0x0218, 0x4, True),  # about to sleep
        (0x0218, 0x12, True),  # woke by itself
        (0x0218, 0xA, False),  # the battery changed
        (0x02B1, 0x7, True),  # session locked
        (0x02B1, 0x2, True),  # another user at the console
        (0x02B1, 0x8, False),  # session unlocked
        (0x0016, 1, True),  # the session ends
        (0x0016, 0, False),  # it does not, after all
        (0x0100, 0x7, False),  # a key
    ],
)
def test_messages_of_windows(message: int, parameter: int, left: bool) -> None:
    assert windows_left(message, parameter) is left


def test_screen_saver_and_sleep_lock_when_they_begin(qapp: QApplication) -> None:
    parent, locks = QObject(), []
    watch = SystemWatch(parent)
    watch.lock_now.connect(lambda: locks.append(1))
    watch.active_changed(False)
    assert locks == []
    watch.active_changed(True)
    watch.session_locked()
    assert locks == [1, 1]


@pytest.mark.parametrize(
    ("interface", "changed", "left"),
    [
        (SESSION, {"Active": False}, True),
        (SESSION, {"LockedHint": True}, True),
        (SESSION, {"Active": True, "LockedHint": False}, False),
        (SESSION, {"IdleHint": True}, False),
        ("org.freedesktop.login1.User", {"Active": False}, False),
    ],
)
def test_another_user_at_the_screen_locks(interface: str, changed: dict[str, object], left: bool) -> None:
    parent, locks = QObject(), []
    watch = SystemWatch(parent)
    watch.lock_now.connect(lambda: locks.append(1))
    watch.session_changed(interface, changed, [])
    assert bool(locks) is left


LISTENER = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from sip_desktop.ui.system_watch import SystemWatch
app = QCoreApplication([])
watch = SystemWatch(app)
heard = []
watch.lock_now.connect(lambda: heard.append(1))
watch.start(0)
bus = QDBusConnection.connectToBus(sys.argv[1], "logind")
assert bus.registerService("org.freedesktop.login1")
manager, session = "org.freedesktop.login1.Manager", "org.freedesktop.login1.Session"
properties = "org.freedesktop.DBus.Properties"
at = "/org/freedesktop/login1/session/_32"
for path, interface, name, arguments in (
    ("/org/freedesktop/login1", manager, "PrepareForSleep", [True]),
    (at, session, "Lock", []),
    (at, properties, "PropertiesChanged", [session, {"Active": False}, ["Docked"]]),
    (at, properties, "PropertiesChanged", [session, {"Active": True}, ["Docked"]]),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", [True]),
):
    signal = QDBusMessage.createSignal(path, interface, name)
    signal.setArguments(arguments)
    assert bus.send(signal)
    # An answer from the bus comes after what was sent before it.
    bus.interface().serviceOwner("org.freedesktop.login1")
    for _ in range(200):
        app.processEvents()
    print(len(heard), end=" ")
"""


@pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="this computer has no D-Bus")
def test_what_logind_says_is_heard(root: Path) -> None:
    """Sleep, lock, another user, and a screen saver, as they come over a real bus."""
    started = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    with subprocess.Popen(started, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        buses = {"DBUS_SYSTEM_BUS_ADDRESS": address, "DBUS_SESSION_BUS_ADDRESS": address}
        ran = subprocess.run(
            [sys.executable, "-c", LISTENER, address],
            env={**os.environ, **buses},
            capture_output=True,
            text=True,
            check=False,
            cwd=root,
        )
        daemon.terminate()
    assert ran.stdout.split() == ["1", "2", "3", "3", "4"], ran.stderr


def test_watch_starts_without_any_bus(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, "unix:path=/nonexistent")
    parent = QObject()
    SystemWatch(parent).start(0)


def test_windows_counter_may_start_over() -> None:
    assert elapsed(5_000, 2_000) == 3
    assert elapsed(1_000, 2**32 - 1_000) == 2


def test_no_idle_time_where_the_system_does_not_tell() -> None:
    assert system_idle("offscreen") is None
    assert system_idle("wayland") is None


@pytest.mark.screen
def test_idle_time_of_x11_grows(qapp: QApplication) -> None:
    ask = system_idle(qapp.platformName())
    assert ask is not None
    first = ask()
    time.sleep(0.05)
    second = ask()
    assert first is not None
    assert second is not None
    assert second > first


class Windows:
    """What SetWindowDisplayAffinity was told, by window; ``old`` is a Windows that knows only black."""

    def __init__(self, old: bool = False) -> None:
        self.told: dict[int, int] = {}
        self._old = old

    def __call__(self, handle: int, affinity: int) -> bool:
        if self._old and affinity == EXCLUDE:
            return False
        self.told[handle] = affinity
        return True


def test_every_window_is_kept_out_of_pictures(qtbot: QtBot, qapp: QApplication) -> None:
    windows = Windows()
    guard = CaptureGuard(qapp, windows, on=True)
    window, dialog, menu, combo = QWidget(), QDialog(), QMenu(), QComboBox()
    combo.addItems(["a", "b"])
    for each in (window, dialog, menu, combo):
        qtbot.addWidget(each)
    menu.addAction("x")
    window.show()
    dialog.open()
    menu.popup(QPoint(0, 0))
    combo.show()
    combo.showPopup()
    shown = {int(w.winId()) for w in qapp.topLevelWidgets() if w.isVisible()}
    assert {int(window.winId()), int(dialog.winId())} < shown
    assert {handle for handle, affinity in windows.told.items() if affinity == EXCLUDE} >= shown
    guard.set_on(False)
    assert {windows.told[handle] for handle in shown} == {NONE}
    qapp.removeEventFilter(guard)


def test_old_windows_gets_a_black_box(qtbot: QtBot, qapp: QApplication) -> None:
    windows, window = Windows(old=True), QWidget()
    qtbot.addWidget(window)
    guard = CaptureGuard(qapp, windows, on=True)
    window.show()
    assert windows.told == {int(window.winId()): BLACK}
    qapp.removeEventFilter(guard)


def test_blank_takes_everything_away(qtbot: QtBot, qapp: QApplication) -> None:
    window, dialog, menu = QLabel("Karin"), QDialog(), QMenu()
    for each in (window, dialog, menu):
        qtbot.addWidget(each)
    menu.addAction("x")
    window.show()
    dialog.open()
    menu.popup(QPoint(0, 0))
    line = SafeLineEdit(window)
    line.setText("Karin Prov")
    line.selectAll()
    line.copy_privately()
    assert qapp.clipboard().text() == "Karin Prov"
    blank_everything(qapp)
    assert [w for w in qapp.topLevelWidgets() if w.isVisible()] == []
    assert qapp.clipboard().text() == ""


def test_blank_leaves_what_others_copied(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    clipboard = qapp.clipboard()
    mime = QMimeData()
    mime.setText("ur ett annat program")
    clipboard.setMimeData(mime)
    monkeypatch.setattr(type(clipboard), "ownsClipboard", lambda _: False)
    blank_everything(qapp)
    assert clipboard.text() == "ur ett annat program"
