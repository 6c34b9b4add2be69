"""Whatever locks and whatever is open: nothing is left of it in the process, what was typed is in the vault."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sip_desktop.ui.new_vault_view import ShownOnce
from tests.review.held import can_undo, holders, let_go, pictures
from tests.review.locking import MARK, OPEN, SHUT, TRIGGERS, Room, asleep, minimised, press
from tests.review.typed_reasons import TYPED

FOR_ALL = ("left_alone", "ctrl_l", "minimised", "window_closed")
"""Each goes its own way to the lock; the others join one of these ways, and are tried with what could hold them up."""
HOLD_UP = ("dirty_form", "key_shown_once", "running_print", "working")
EVERYTHING = {**OPEN, **TYPED}
TABLE = [(what, how) for what in EVERYTHING for how in TRIGGERS if how in FOR_ALL or what in HOLD_UP]


@pytest.mark.parametrize(("situation", "trigger"), TABLE)
def test_nothing_is_left_and_nothing_lost(room: Room, situation: str, trigger: str) -> None:
    room.unlock()
    kept = EVERYTHING[situation](room)
    if trigger == "ctrl_l":
        is_there(situation)
    TRIGGERS[trigger](room)
    gone(room, trigger)
    services = room.again()
    assert kept(services)
    services.session.close()


@pytest.mark.parametrize("trigger", sorted(set(TRIGGERS) - {"ctrl_l", "minimised"}))
@pytest.mark.parametrize("situation", SHUT)
def test_nothing_is_left_of_what_was_open_before_a_vault(room: Room, situation: str, trigger: str) -> None:
    SHUT[situation](room)
    if trigger == "asleep":
        is_there(situation)
    TRIGGERS[trigger](room)
    gone(room, trigger)


def test_the_first_view_is_left_in_peace(room: Room) -> None:
    """A process that is replaced each five minutes while nobody is there would only be a window that flickers."""
    assert room.program.watches is None
    room.go_on(3600)
    room.program.lock()
    assert room.replaced == []


def gone(room: Room, trigger: str) -> None:
    """Off the screen, out of the objects, and the process is to be a new one, or at an end."""
    assert [w.windowTitle() for w in QApplication.topLevelWidgets() if w.isVisible()] == []
    expected = {"window_closed": [], "minimised": ["minimised"]}.get(trigger, ["shown"])
    assert room.replaced == expected
    assert room.program.services is None
    let_go()
    assert holders(MARK) == []
    assert can_undo() == []
    assert pictures() == []


def is_there(situation: str) -> None:
    """The marker is found while it is there; else the table would prove nothing."""
    if situation in ("undo_history", "preview_beside"):
        assert can_undo()
    if situation in ("preview_beside", "print_preview", "running_print"):
        assert pictures()
    if situation not in ("undo_history", "print_preview", "running_print"):
        assert holders(MARK)


def test_a_window_that_is_only_minimised_is_hidden(room: Room) -> None:
    room.unlock()
    minimised(room, locks=False)
    assert room.replaced == []
    assert room.program.window.is_covered


def test_locked_while_minimised_the_new_window_does_not_come_up_over_other_work(room: Room) -> None:
    room.unlock()
    minimised(room, locks=False)
    asleep(room)
    assert room.replaced == ["minimised"]


def test_a_closed_program_is_not_started_anew(room: Room) -> None:
    room.unlock()
    room.program.window.close()
    room.go_on(3600)
    asleep(room)
    assert room.replaced == []


def test_f12_hides_an_open_dialog_too_and_shows_it_again(room: Room) -> None:
    room.unlock()
    OPEN["key_shown_once"](room)
    press(Qt.Key.Key_F12)
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [room.program.window]
    assert room.program.window.is_covered
    room.program.window.activateWindow()
    press(Qt.Key.Key_F12)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ShownOnce)
    assert not room.program.window.is_covered
