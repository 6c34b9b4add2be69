"""The window round it all: one title for ever, hide and lock at once, every input named and in reach."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QWindowStateChangeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sip_desktop.services.opening import Opening
from sip_desktop.services.preferences import PreferenceFile
from sip_desktop.texts import shell as texts
from sip_desktop.ui import theme
from sip_desktop.ui.new_vault_view import NewVaultView
from sip_desktop.ui.settings_view import SettingsView
from sip_desktop.ui.unlock_view import UnlockView
from tests.ui.shell.conftest import NAME, ROOT, Desk, words_on

VIEWS = (
    "register",
    "case",
    "addresses",
    "versions",
    "transfer",
    "journal",
    "evaluations",
    "binder",
    "vault",
    "log",
    "settings",
    "profiles",
    "help",
    "unlock",
    "new",
)


def go_to(desk: Desk, name: str) -> QWidget:
    rooms = desk.window._rooms
    assert rooms is not None
    serial = desk.services.register.rows()[0].serial if desk.services.register.rows() else desk.case(namn=NAME)
    ways = {
        "case": lambda: rooms.cases.case(serial),
        "addresses": lambda: rooms.cases.addresses(serial),
        "versions": lambda: rooms.cases.versions(desk.services.documents.start(serial, "plan")),
        "transfer": lambda: rooms.cases.transfer(serial),
        "journal": lambda: rooms.cases.journal(desk.services.documents.start(serial, "journalanteckning")),
        "log": rooms.log,
        "profiles": rooms.profiles,
        "unlock": desk.window.entrance.show_unlock,
        "new": desk.window.entrance.show_new_vault,
    }
    ways.get(name, lambda: rooms.go(name))()
    if name == "addresses":
        desk.shown()._add()  # type: ignore[attr-defined]
    QApplication.processEvents()
    return desk.shown()


@pytest.mark.parametrize("name", VIEWS)
def test_the_title_never_says_more_than_the_program(desk: Desk, name: str) -> None:
    go_to(desk, name)
    titles = {w.windowTitle() for w in QApplication.topLevelWidgets() if w.isVisible()}
    assert titles == {"SIP Desktop"}


@pytest.mark.parametrize("name", VIEWS)
def test_every_input_has_a_name_and_can_be_reached_by_keyboard(desk: Desk, name: str) -> None:
    view = go_to(desk, name)
    inputs = [w for kind in (QLineEdit, QComboBox, QAbstractItemView, QAbstractButton) for w in view.findChildren(kind)]
    seen = [w for w in inputs if w.isVisible() and w.isEnabled() and not inside_another(w)]
    assert seen
    nameless = [w for w in seen if not (w.accessibleName() or getattr(w, "text", str)())]
    assert nameless == []
    assert [w for w in seen if not w.focusPolicy() & Qt.FocusPolicy.TabFocus] == []


def inside_another(widget: QWidget) -> bool:
    """The parts that Qt itself puts in an input: the list of a combo box, the cross of a search line."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QComboBox | QLineEdit | QAbstractItemView):
            return True
        parent = parent.parentWidget()
    return False


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("percent", [100, 200])
def test_everything_fits_or_scrolls_on_the_smallest_screen(
    qapp: QApplication, desk: Desk, name: str, percent: int
) -> None:
    """1024 × 600 is a small laptop; at 200 % text the page scrolls downwards, and nothing is cut off at the side."""
    theme.apply(qapp, "light", percent)
    desk.window.resize(1024, 600)
    view = go_to(desk, name)
    desk.window.resize(1024, 600)
    QApplication.processEvents()
    assert desk.window.width() == 1024
    assert desk.window.height() == 600
    for area in [a for a in view.findChildren(QScrollArea) if a.isVisible()]:
        assert area.widget().minimumSizeHint().width() <= area.viewport().width()


def test_lock_and_hide_are_in_view_at_200_percent(qapp: QApplication, desk: Desk) -> None:
    """The bar grows by a line when the buttons need it; what it cuts off is what one needs when somebody comes in."""
    theme.apply(qapp, "light", 200)
    desk.window.resize(1366, 728)
    QApplication.processEvents()
    bar = desk.window.bar
    for button in (bar.lock, bar.hiding):
        corners = (button.mapTo(bar, button.rect().topLeft()), button.mapTo(bar, button.rect().bottomRight()))
        assert all(bar.rect().contains(corner) for corner in corners)


def test_f12_hides_everything_and_shows_it_again(qtbot: QtBot, desk: Desk) -> None:
    go_to(desk, "case").identity.switch.click()  # type: ignore[attr-defined]
    assert NAME in words_on(desk.window)
    qtbot.keyClick(desk.window, Qt.Key.Key_F12)
    assert NAME not in words_on(desk.window)
    assert "SIP-2026" not in words_on(desk.window)
    assert texts.COVER_TITLE in words_on(desk.window)
    qtbot.keyClick(desk.window, Qt.Key.Key_F12)
    assert "SIP-2026-0001" in words_on(desk.window)


def test_hidden_keys_do_nothing_behind_the_cover(qtbot: QtBot, desk: Desk) -> None:
    view = go_to(desk, "case")
    desk.window.set_covered(True)
    qtbot.keyClick(desk.window, Qt.Key.Key_Escape)
    qtbot.keyClick(desk.window, Qt.Key.Key_F1)
    assert desk.shown() is view
    desk.window.cover.show_again.click()
    assert not desk.window.is_covered


def test_a_minimised_window_is_hidden_first(desk: Desk) -> None:
    desk.window.setWindowState(Qt.WindowState.WindowMinimized)
    QApplication.sendEvent(desk.window, QWindowStateChangeEvent(Qt.WindowState.WindowNoState))
    assert desk.window.is_covered


def test_ctrl_l_and_the_button_ask_to_lock(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.window.lock_asked):
        qtbot.keyClick(desk.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(desk.window.lock_asked):
        desk.window.bar.lock.click()


def test_ctrl_l_locks_from_behind_the_cover_too(qtbot: QtBot, desk: Desk) -> None:
    desk.window.set_covered(True)
    with qtbot.waitSignal(desk.window.lock_asked):
        qtbot.keyClick(desk.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_help_lies_on_top_and_escape_goes_back(qtbot: QtBot, desk: Desk) -> None:
    view = go_to(desk, "case")
    qtbot.keyClick(view, Qt.Key.Key_F1)
    assert texts.HELP_TITLE in words_on(desk.window)
    desk.window.bar.rooms["help"].click()  # a second time changes nothing
    qtbot.keyClick(desk.shown(), Qt.Key.Key_Escape)
    assert desk.shown() is view


def test_leaving_lets_go_of_every_answer(desk: Desk) -> None:
    """After ``leave_all`` no widget holds a name any more, shown or not."""
    go_to(desk, "case").identity.switch.click()  # type: ignore[attr-defined]
    go_to(desk, "addresses")._cards[0].lines["who"].setText(NAME)  # type: ignore[attr-defined]
    desk.window.leave_all()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    kept = [w for w in QApplication.allWidgets() if NAME in str(getattr(w, "text", str)())]
    assert kept == []


def test_going_elsewhere_leaves_the_open_form(desk: Desk) -> None:
    go_to(desk, "case").document_wanted.emit(1)  # type: ignore[attr-defined]
    desk.window.bar.rooms["settings"].click()
    assert desk.left == ["form"]
    assert isinstance(desk.shown(), SettingsView)
    assert [name for name, made in desk.window.bar.rooms.items() if made.isChecked()] == ["settings"]


def test_closing_the_window_leaves_the_form_and_says_so(qtbot: QtBot, desk: Desk) -> None:
    go_to(desk, "case").document_wanted.emit(1)  # type: ignore[attr-defined]
    with qtbot.waitSignal(desk.window.closed):
        desk.window.close()
    assert desk.left == ["form"]


def test_the_status_line_says_who_and_where(desk: Desk) -> None:
    assert desk.window.who.text() == "AB · Skåpet på den här datorn"
    desk.window.tell_soon(20)
    assert "20 s" in words_on(desk.window)
    desk.window.tell_soon(0)
    assert "20 s" not in words_on(desk.window)


def test_the_vault_is_remembered_and_nothing_else_of_it(desk: Desk, preferences: PreferenceFile) -> None:
    assert preferences.now.folder.endswith("Team Norr")


def test_a_fault_from_below_is_a_line_that_can_be_put_away(desk: Desk) -> None:
    desk.window.show_fault("Disken är full.")
    assert "Disken är full." in words_on(desk.window)
    desk.window.dismiss.click()
    assert "Disken är full." not in words_on(desk.window)


def test_the_way_to_a_new_vault_and_back(desk: Desk, opening: Opening) -> None:
    view = go_to(desk, "unlock")
    assert isinstance(view, UnlockView)
    view.new_wanted.emit()
    new = desk.shown()
    assert isinstance(new, NewVaultView)
    new.left.emit()
    assert isinstance(desk.shown(), UnlockView)


def test_the_first_window_needs_few_imports() -> None:
    """What the first window does not show is not imported for it: it is to be there in well under a second."""
    code = (
        "import sys; import sip_desktop.ui.main_window;"
        "print([m for m in sys.modules if m.startswith(('reportlab', 'pypdfium2', 'sqlcipher3', 'cryptography',"
        " 'PySide6.QtDBus', 'PySide6.QtPrintSupport', 'sip_desktop.ui.register', 'sip_desktop.ui.case',"
        " 'sip_desktop.services', 'sip_desktop.ui.print_view'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
