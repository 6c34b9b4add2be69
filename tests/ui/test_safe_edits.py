"""What is copied is marked, what is pasted is plain, and nothing is dragged or remembered elsewhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTextEdit
from pytestqt.qtbot import QtBot

from sip_desktop.ui.safe_edits import (
    EXCLUDED_FROM_HISTORY,
    HINTS,
    SafeComboBox,
    SafeLineEdit,
    SafeTextEdit,
    plain,
)


@pytest.fixture(params=[SafeLineEdit, SafeTextEdit])
def edit(request: pytest.FixtureRequest, qtbot: QtBot) -> SafeLineEdit | SafeTextEdit:
    made: SafeLineEdit | SafeTextEdit = request.param()
    qtbot.addWidget(made)
    made.show()
    made.setText("hemligt ord")
    return made


def text(edit: QLineEdit | QTextEdit) -> str:
    return edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()


@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_X])
def test_what_is_copied_by_key_is_marked_for_every_history(edit: SafeLineEdit | SafeTextEdit, key: Qt.Key) -> None:
    edit.selectAll()
    QTest.keyClick(edit, key, Qt.KeyboardModifier.ControlModifier)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "hemligt ord"
    assert set(EXCLUDED_FROM_HISTORY) <= set(mime.formats())
    assert not mime.hasHtml()
    assert text(edit) == ("hemligt ord" if key == Qt.Key.Key_C else "")


def test_the_menu_of_a_line_copies_marked_and_pastes_plain(qtbot: QtBot) -> None:
    edit = SafeLineEdit()
    qtbot.addWidget(edit)
    edit.show()
    edit.setText("hemligt")
    edit.selectAll()
    edit.contextMenuEvent(
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(2, 2), edit.mapToGlobal(QPoint(2, 2)))
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    actions = {action.objectName(): action for action in menu.actions()}
    actions["edit-copy"].trigger()
    assert "x-kde-passwordManagerHint" in QGuiApplication.clipboard().mimeData().formats()
    QGuiApplication.clipboard().setText("två\nrader")
    actions["edit-paste"].trigger()
    assert edit.text() == "två rader"
    menu.close()


def test_paste_is_plain_text_without_control_characters(edit: SafeLineEdit | SafeTextEdit) -> None:
    edit.clear()
    mime = QMimeData()
    mime.setHtml("<b>fet</b>")
    mime.setText("fet\0\x07 text")
    QGuiApplication.clipboard().setMimeData(mime)
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert text(edit) == "fet text"
    if isinstance(edit, QTextEdit):
        assert "font-weight:700" not in edit.toHtml()


def test_a_read_only_line_takes_nothing(qtbot: QtBot) -> None:
    edit = SafeLineEdit()
    qtbot.addWidget(edit)
    edit.setText("kvar")
    edit.setReadOnly(True)
    edit.selectAll()
    edit.cut_privately()
    QGuiApplication.clipboard().setText("nytt")
    edit.paste_plain()
    assert edit.text() == "kvar"


def test_nothing_is_dragged_dropped_or_learnt(edit: SafeLineEdit | SafeTextEdit) -> None:
    assert edit.inputMethodHints() & HINTS == HINTS
    assert not edit.acceptDrops()
    if isinstance(edit, QLineEdit):
        assert not edit.dragEnabled()


def test_a_press_in_marked_text_unmarks_it_so_that_no_drag_begins(qtbot: QtBot) -> None:
    edit = SafeTextEdit()
    qtbot.addWidget(edit)
    edit.show()
    edit.setText("hemligt ord")
    edit.selectAll()
    QTest.mousePress(edit.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
    assert not edit.textCursor().hasSelection()
    QTest.mouseRelease(edit.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 12))


def test_a_text_grows_with_its_lines_and_shrinks_again(qtbot: QtBot) -> None:
    edit = SafeTextEdit(2)
    qtbot.addWidget(edit)
    edit.resize(400, 100)
    edit.show()
    small = edit.height()
    edit.setText("rad\n" * 30)
    assert edit.height() >= 30 * edit.fontMetrics().lineSpacing()
    assert edit.verticalScrollBar().maximum() == 0
    edit.undo()
    edit.setText("kort")
    assert edit.height() == small


def test_the_wheel_never_changes_a_choice(qtbot: QtBot) -> None:
    combo = SafeComboBox()
    qtbot.addWidget(combo)
    combo.addItems(["ett", "två"])
    combo.show()
    combo.setFocus()
    QTest.wheelEvent(combo.windowHandle(), combo.rect().center(), QPoint(0, -120))
    assert combo.currentIndex() == 0


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\0b\x1bc\td", "abc\td"),
        ("half \ud83d", "half \ufffd"),
        ("hel 😀", "hel 😀"),
        ("שלום", "שלום"),
    ],
)
def test_plain(given: str, kept: str) -> None:
    assert plain(given) == kept
