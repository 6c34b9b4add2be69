"""The vault locks when nobody is there: sooner, never later, and whatever is open."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from sip_desktop.ui.idle_watch import TICK, IdleWatch


class Room:
    """A watch over an object, with two clocks that are turned by hand."""

    def __init__(self, system_idle: Callable[[], float | None] | None = None, minutes: int = 5) -> None:
        self.steady, self.wall = 1000.0, 5_000_000.0
        self.watched = QObject()
        self.watch = IdleWatch(self.watched, lambda: self.steady, lambda: self.wall, system_idle, minutes)
        self.locks: list[float] = []
        self.warnings: list[int] = []
        self.watch.lock_now.connect(lambda: self.locks.append(self.steady - 1000))
        self.watch.soon.connect(self.warnings.append)
        self.watch.start()

    def wait(self, seconds: float) -> None:
        for _ in range(int(seconds / TICK)):
            self.steady += TICK
            self.wall += TICK
            self.watch.tick()

    def key(self) -> None:
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
        QApplication.sendEvent(self.watched, event)


def test_locks_after_the_minutes_and_never_later(qapp: QApplication) -> None:
    room = Room(minutes=5)
    room.wait(600)
    assert len(room.locks) == 1
    assert 300 - 2 * TICK <= room.locks[0] <= 300


def test_a_key_counts_from_the_beginning(qapp: QApplication) -> None:
    room = Room()
    room.wait(290)
    room.key()
    room.wait(290)
    assert not room.locks
    room.wait(10)
    assert room.locks


def test_moving_the_mouse_is_a_sign_of_life_and_painting_is_not(qapp: QApplication) -> None:
    room = Room()
    room.wait(200)
    at, none = QPointF(1, 1), Qt.MouseButton.NoButton
    moved = QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(room.watched, moved)
    room.wait(200)
    assert not room.locks
    QApplication.sendEvent(room.watched, QEvent(QEvent.Type.UpdateRequest))
    room.wait(100)
    assert room.locks


def test_the_system_decides_where_it_can_tell(qapp: QApplication) -> None:
    """Work in another program is work; our own keys say nothing that the system does not."""
    idle = [0.0]
    room = Room(lambda: idle[0])
    room.wait(600)
    assert not room.locks
    idle[0] = 299.0
    room.wait(TICK)
    assert room.locks


def test_own_signs_count_when_the_system_stops_telling(qapp: QApplication) -> None:
    room = Room(lambda: None)
    room.wait(300)
    assert room.locks


def test_warns_and_takes_the_warning_back(qapp: QApplication) -> None:
    room = Room()
    room.wait(285)
    assert room.warnings
    assert room.warnings == sorted(room.warnings, reverse=True)
    assert 0 < room.warnings[-1] <= 30
    room.key()
    room.wait(TICK)
    assert room.warnings[-1] == 0


@pytest.mark.parametrize("leap", [90.0, 3600.0, -3600.0])
def test_a_leap_of_the_time_of_day_locks(qapp: QApplication, leap: float) -> None:
    """The steady clock stands still while Linux sleeps; a clock set back or forward by hand counts alike."""
    room = Room()
    room.wait(TICK)
    room.wall += leap
    room.wait(TICK)
    assert room.locks


def test_a_leap_of_both_clocks_locks(qapp: QApplication) -> None:
    """On Windows the steady clock goes on in sleep: then the look itself comes much too late."""
    room = Room(lambda: 0.0)
    room.steady += 120
    room.wall += 120
    room.watch.tick()
    assert room.locks


def test_a_late_look_on_a_busy_computer_does_not_lock(qapp: QApplication) -> None:
    room = Room()
    room.steady += 20
    room.wall += 21
    room.watch.tick()
    assert not room.locks


def test_the_minutes_can_be_changed(qapp: QApplication) -> None:
    room = Room(minutes=15)
    room.wait(120)
    room.watch.set_minutes(1)
    room.wait(TICK)
    assert room.locks


def test_says_it_once(qapp: QApplication) -> None:
    room = Room(minutes=1)
    room.wait(600)
    assert len(room.locks) == 1


def test_locks_while_a_dialog_and_a_menu_are_open(qtbot: QtBot) -> None:
    """The timer runs in the dialog's own event loop too, so nothing open holds the lock up."""
    room = Room(minutes=1)
    dialog, menu = QDialog(), QMenu()
    qtbot.addWidget(dialog)
    qtbot.addWidget(menu)
    menu.addAction("x")
    room.watch.lock_now.connect(dialog.reject)
    room.steady += 58
    room.wall += 58
    room.watch._timer.setInterval(0)
    menu.popup(dialog.pos())
    dialog.exec()
    assert room.locks
