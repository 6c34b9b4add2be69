"""The line above the form: which action is the main one, and that a double click is one click."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from sip_desktop.texts import form_page as texts
from sip_desktop.ui.form_page.head import Head
from tests.ui.form_page.conftest import ShowForm, Shown


def head(shown: Shown) -> Head:
    assert shown.page.body is not None
    return shown.page.body.head


def main_buttons(shown: Shown) -> list[str]:
    return [b.text() for b in head(shown).findChildren(QPushButton) if b.property("role") == "main"]


def test_a_draft_is_to_be_reviewed(show: ShowForm) -> None:
    assert main_buttons(show()) == [texts.REVIEW]


def test_what_is_clear_is_to_be_printed_and_says_that_it_does_not_change(show: ShowForm) -> None:
    shown = show(fixed=True)
    assert main_buttons(shown) == [texts.PRINT]
    assert head(shown)._saved.text() == texts.UNCHANGED


def test_a_double_click_on_review_makes_nothing_clear(show: ShowForm) -> None:
    shown = show()
    cleared: list[int] = []
    shown.page.made_clear.connect(cleared.append)
    main = head(shown).main
    QTest.mouseClick(main, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(main, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(main, Qt.MouseButton.LeftButton)
    assert main.text() == texts.MAKE_CLEAR_ANYWAY
    assert not cleared


def test_the_help_names_no_place_in_a_file(show: ShowForm) -> None:
    shown = show()
    shown.input("name").setFocus()
    QTest.keyClick(shown.input("name"), Qt.Key.Key_F1)
    assert shown.page.body is not None
    assert "(000:1)" not in shown.page.body.help._source.text()
