"""Every way Qt has of its own to put text on the clipboard, or to let it be dragged away, is closed or marked."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sip_desktop.ui.case_view import CaseView
from sip_desktop.ui.passphrase_field import PassphraseField
from sip_desktop.ui.print_view.save_panel import SavePanel
from sip_desktop.ui.register_view import RegisterView
from sip_desktop.ui.safe_edits import SafeLineEdit, SafeTextEdit, keep_no_selection
from sip_desktop.ui.shell_widgets import choices
from tests.ui.shell.conftest import NAME, Desk

CTRL = Qt.KeyboardModifier.ControlModifier
OTHERS = "ur ett annat program"


@pytest.fixture(autouse=True)
def clipboard(qapp: QApplication) -> None:
    qapp.clipboard().setText(OTHERS)


def copied_from(widget: QWidget) -> str:
    """What is on the clipboard after every key that copies: Ctrl+C, Ctrl+Insert, Ctrl+X, Shift+Delete."""
    for key, modifiers in (
        (Qt.Key.Key_C, CTRL),
        (Qt.Key.Key_Insert, CTRL),
        (Qt.Key.Key_X, CTRL),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier),
    ):
        QTest.keyClick(widget, key, modifiers)
    return QGuiApplication.clipboard().text()


def test_the_register_gives_no_row_away(desk: Desk) -> None:
    desk.case(namn=NAME, personnummer="19900203-9809")
    view = desk.shown()
    assert isinstance(view, RegisterView)
    view.reload()
    view.show_initials.click()
    view.table.setCurrentIndex(view.model.index(0, view.model.columnCount() - 1))
    assert view.table.currentIndex().data()
    assert copied_from(view.table) == OTHERS


def test_the_list_of_papers_gives_no_title_away(desk: Desk) -> None:
    assert desk.window._rooms is not None
    desk.window._rooms.cases.case(desk.case(namn=NAME))
    view = desk.shown()
    assert isinstance(view, CaseView)
    assert view.papers.document()
    assert copied_from(view.papers) == OTHERS


def test_an_open_list_of_people_gives_no_name_away(qtbot: QtBot) -> None:
    combo: QComboBox = choices([("a", NAME), ("b", "Någon annan")])
    qtbot.addWidget(combo)
    combo.show()
    combo.showPopup()
    assert combo.view().currentIndex().data() == NAME
    assert copied_from(combo.view()) == OTHERS
    combo.hidePopup()


def test_a_shown_passphrase_cannot_be_copied(qtbot: QtBot) -> None:
    line = PassphraseField("Lösenmening")
    qtbot.addWidget(line)
    line.show()
    line.shown.setChecked(True)
    assert line.edit.echoMode() is QLineEdit.EchoMode.Normal
    line.edit.setText("blyerts gräddfil")
    line.edit.selectAll()
    assert copied_from(line.edit) == OTHERS


def test_a_file_name_that_was_typed_is_marked_when_copied(qtbot: QtBot) -> None:
    panel = SavePanel(list)
    qtbot.addWidget(panel)
    assert isinstance(panel.name, SafeLineEdit)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no key for it")
def test_the_key_that_deletes_to_the_end_of_the_line_copies_nothing(qtbot: QtBot) -> None:
    line = SafeLineEdit()
    qtbot.addWidget(line)
    line.show()
    line.setText("hemligt ord")
    line.setCursorPosition(7)
    pressed = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_K, CTRL, "")
    if not pressed.matches(QKeySequence.StandardKey.DeleteEndOfLine):
        pytest.skip("this platform has no key for it")
    QTest.keyClick(line, Qt.Key.Key_K, CTRL)
    assert line.text() == "hemligt"
    assert QGuiApplication.clipboard().text() == OTHERS


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, CTRL, Qt.KeyboardModifier.AltModifier])
def test_no_drag_begins_in_marked_text_whatever_key_is_held(qtbot: QtBot, held: Qt.KeyboardModifier) -> None:
    edit = SafeTextEdit()
    qtbot.addWidget(edit)
    edit.show()
    edit.setText("hemligt ord")
    edit.selectAll()
    QTest.mousePress(edit.viewport(), Qt.MouseButton.LeftButton, held, QPoint(20, 12))
    assert not edit.textCursor().hasSelection()
    QTest.mouseRelease(edit.viewport(), Qt.MouseButton.LeftButton, held, QPoint(20, 12))


def test_what_somebody_drops_here_goes_nowhere(qtbot: QtBot) -> None:
    for edit in (SafeLineEdit(), SafeTextEdit()):
        qtbot.addWidget(edit)
        assert not edit.acceptDrops()
        mime = QMimeData()
        mime.setHtml("<img src='/etc/hostname'>")
        if isinstance(edit, SafeTextEdit):
            edit.insertFromMimeData(mime)
            assert "img" not in edit.toHtml()


@pytest.mark.screen
def test_what_is_marked_by_keyboard_is_not_in_the_selection_of_x11(qtbot: QtBot, qapp: QApplication) -> None:
    """Wherever it stands: an address, a name looked up, a passphrase that is shown."""
    keep_no_selection(qapp.clipboard())
    for widget in (SafeLineEdit(), SafeTextEdit()):
        qtbot.addWidget(widget)
        widget.setText("hemligt ord")
        widget.show()
        widget.setFocus()
        for key, held in ((Qt.Key.Key_A, CTRL), (Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)):
            QTest.keyClick(widget, key, held)
            assert qapp.clipboard().text(QClipboard.Mode.Selection) == ""
