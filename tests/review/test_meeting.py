"""Meeting mode: open for two hours at most, hidden when nobody is there, locked by all that locks but idleness."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sip_desktop.services.preferences import Preferences
from sip_desktop.texts import shell as texts
from sip_desktop.ui.idle_watch import TICK
from tests.review.locking import MARK, OPEN, TRIGGERS, Room, dirty_form, press
from tests.ui.shell.conftest import words_on

HOUR = 3600.0


@pytest.fixture
def meeting(room: Room) -> Room:
    """Begun as one does: pressed, asked, agreed."""
    room.unlock()
    room.program.window.bar.meeting.click()
    strip = room.program.window._strip
    assert strip is not None
    assert texts.MEETING_ASK in words_on(room.program.window)
    assert not room.watches.meeting.going
    strip.yes.click()
    assert strip.isHidden()
    return room


def somebody(room: Room) -> None:
    """Touches a key that does nothing."""
    QTest.keyClick(room.program.window, Qt.Key.Key_Shift)


def stay(room: Room, seconds: float) -> None:
    """Time passes with somebody there all the while."""
    for _ in range(int(seconds / 60)):
        somebody(room)
        room.go_on(60)


def test_it_says_until_when_and_the_button_stays_pressed(meeting: Room) -> None:
    window = meeting.program.window
    assert window.meeting.text() == "Mötesläge till 16:03"
    assert window.bar.meeting.isChecked()


def test_nothing_begins_without_a_yes(room: Room) -> None:
    room.unlock()
    window = room.program.window
    window.bar.meeting.click()
    assert not window.bar.meeting.isChecked()
    assert window._strip is not None
    assert QApplication.focusWidget() is window._strip.yes
    QTest.keyClick(window._strip.yes, Qt.Key.Key_Escape)
    assert window._strip.isHidden()
    room.go_on(310)
    assert room.replaced == ["shown"]


def test_left_alone_it_hides_and_does_not_lock(meeting: Room) -> None:
    meeting.go_on(100)
    assert not meeting.program.window.is_covered
    meeting.go_on(20)
    assert meeting.program.window.is_covered
    meeting.go_on(HOUR)
    assert meeting.replaced == []
    assert meeting.program.window.soon.text() == ""


def test_a_warning_of_the_idle_lock_goes_when_it_begins(room: Room) -> None:
    room.unlock()
    room.go_on(285)
    assert room.program.window.soon.text()
    room.program._turn_meeting(True)
    room.go_on(TICK)
    assert room.program.window.soon.text() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_A, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape])
def test_any_key_shows_it_again_and_does_nothing_else(meeting: Room, key: Qt.Key) -> None:
    dirty_form(meeting)
    page = meeting.shown()
    meeting.go_on(120)
    assert MARK not in words_on(meeting.program.window)
    press(key)
    assert not meeting.program.window.is_covered
    assert meeting.shown() is page
    assert page.body.desk.boxes["p_situation"].inputs[0].toPlainText() == MARK  # type: ignore[attr-defined]


def test_a_click_anywhere_shows_it_again(meeting: Room) -> None:
    meeting.go_on(120)
    QApplication.processEvents()
    window = meeting.program.window.windowHandle()
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, window.geometry().center() / 3)
    assert not meeting.program.window.is_covered


def test_the_first_half_of_ctrl_l_shows_nothing(meeting: Room) -> None:
    meeting.go_on(120)
    press(Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    assert meeting.program.window.is_covered
    TRIGGERS["ctrl_l"](meeting)
    assert meeting.replaced == ["shown"]


def test_what_was_hidden_by_hand_is_shown_by_hand(meeting: Room) -> None:
    press(Qt.Key.Key_F12)
    meeting.go_on(120)
    press(Qt.Key.Key_A)
    assert meeting.program.window.is_covered
    press(Qt.Key.Key_F12)
    assert not meeting.program.window.is_covered


def test_an_open_dialog_hides_with_the_rest(meeting: Room) -> None:
    OPEN["key_shown_once"](meeting)
    meeting.go_on(120)
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [meeting.program.window]


@pytest.mark.parametrize("trigger", sorted(set(TRIGGERS) - {"left_alone"}))
def test_all_else_locks_as_always(meeting: Room, trigger: str) -> None:
    kept = dirty_form(meeting)
    TRIGGERS[trigger](meeting)
    assert meeting.program.services is None
    assert meeting.replaced == {"window_closed": [], "minimised": ["minimised"]}.get(trigger, ["shown"])
    services = meeting.again()
    assert kept(services)
    services.session.close()


def test_two_hours_are_the_most_and_their_end_is_told(meeting: Room) -> None:
    window = meeting.program.window
    stay(meeting, 2 * HOUR - 120)
    assert window.meeting.text() == "Mötesläge till 16:03"
    stay(meeting, 60)
    meeting.go_on(TICK)
    assert "slutar om" in window.meeting.text()
    meeting.go_on(60)
    assert not window.bar.meeting.isChecked()
    assert "slut" in window.meeting.text()
    assert meeting.replaced == []
    meeting.go_on(300)
    assert meeting.replaced == ["shown"]


def test_nobody_there_when_it_ends_locks_at_once(meeting: Room) -> None:
    """Two hours and not a minute more: whoever left has not been there for longer than the idle lock allows."""
    meeting.go_on(2 * HOUR - 60)
    assert meeting.replaced == []
    assert "slutar om" in words_on(meeting.program.window)
    meeting.go_on(60)
    assert meeting.replaced == ["shown"]


def test_pressed_again_it_ends_without_a_question(meeting: Room) -> None:
    meeting.program.window.bar.meeting.click()
    assert not meeting.program.window.bar.meeting.isChecked()
    assert not meeting.watches.meeting.going
    meeting.go_on(310)
    assert meeting.replaced == ["shown"]


def test_no_preference_keeps_it_on(meeting: Room) -> None:
    """The next process knows nothing of it."""
    assert meeting.preferences.now == Preferences(folder=str(meeting.folder))
