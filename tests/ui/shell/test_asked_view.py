"""Somebody rings: a key for who asks, a sentence to read aloud, a line in the log, and back where one was."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sip_desktop import app
from sip_desktop.domain.asked import Asker, spoken
from sip_desktop.domain.records import Act
from sip_desktop.services.asked import AskedDesk
from sip_desktop.texts import asked as texts
from sip_desktop.ui import theme
from sip_desktop.ui.asked_view import AskedView, lay_over
from sip_desktop.ui.stage import Page
from tests.ui.shell.conftest import NAME, Clock, Desk, press, words_on

CARDS = app.definitions().asked


def cards_for(desk: Desk) -> AskedDesk:
    return AskedDesk(desk.services.session, app.definitions())


@pytest.fixture
def view(desk: Desk, clock: Clock) -> AskedView:
    made = AskedView(cards_for(desk), clock.now)
    lay_over(desk.window.stage, made)
    return made


def strike(qtbot: QtBot, key: str) -> None:
    """A key pressed where the focus is."""
    at = QApplication.focusWidget()
    assert at is not None
    qtbot.keyClicks(at, key)


def escape(qtbot: QtBot) -> None:
    at = QApplication.focusWidget()
    assert at is not None
    qtbot.keyClick(at, Qt.Key.Key_Escape)


def noted(desk: Desk) -> list[tuple[str, int]]:
    return [(one.detail, one.serial) for one in desk.services.session.store.log_entries() if one.act is Act.DECIDE]


@pytest.mark.parametrize("asker", CARDS.askers, ids=lambda asker: asker.id)
def test_a_key_shows_the_card(qtbot: QtBot, view: AskedView, asker: Asker) -> None:
    strike(qtbot, asker.key)
    shown = words_on(view)
    for words in (asker.label, asker.say, asker.refuse, asker.may_say, *asker.do, *asker.dont, *CARDS.never):
        assert words in shown
    assert (texts.MORE in shown) is bool(asker.more)
    for source in asker.sources:
        assert f"{source.words} ({texts.CERTAINTY[source.certainty]})" in shown


def test_from_one_card_to_another_by_its_key(qtbot: QtBot, view: AskedView) -> None:
    strike(qtbot, "6")
    strike(qtbot, "9")
    assert view.title.text() == "Polis"
    strike(qtbot, "J")
    assert view.title.text() == "Journalist"


def test_the_way_it_comes_changes_what_is_said(qtbot: QtBot, view: AskedView) -> None:
    strike(qtbot, "9")
    for way in CARDS.ways:
        strike(qtbot, way.key)
        police = CARDS.asker("polis")
        assert police is not None
        shown = words_on(view)
        assert spoken(police, way).say in shown
        assert way.aloud in shown
        assert [made.isChecked() for made in view.ways.values()] == [each is way for each in CARDS.ways]
        for words in (*way.do, *way.dont):
            assert words in shown


def test_another_one_can_be_chosen_from_the_list(view: AskedView) -> None:
    press(view, "Skola eller förskola")
    press(view, texts.OTHER)
    assert view.askers["skola"].hasFocus()
    assert texts.WHO in words_on(view)
    assert texts.NOTE not in words_on(view)


def test_the_card_is_the_same_over_an_open_case(desk: Desk, clock: Clock) -> None:
    shown = []
    for open_case in (False, True):
        if open_case:
            serial = desk.case(namn=NAME)
            desk.window._rooms.cases.case(serial)  # type: ignore[union-attr]
        made = AskedView(cards_for(desk), clock.now)
        lay_over(desk.window.stage, made)
        press(made, "Polis")
        shown.append(words_on(made))
        made.left.emit()
    assert shown[0] == shown[1]
    assert "0001" not in shown[1]
    assert texts.SCREEN in shown[0]


def test_to_look_at_cards_writes_nothing(qtbot: QtBot, desk: Desk, view: AskedView) -> None:
    before = len(desk.services.session.store.log_entries())
    for asker in CARDS.askers:
        strike(qtbot, asker.key)
    assert len(desk.services.session.store.log_entries()) == before


def test_noted_is_written_once(qtbot: QtBot, desk: Desk, view: AskedView) -> None:
    strike(qtbot, "n")
    assert noted(desk) == []
    strike(qtbot, "6")
    strike(qtbot, "n")
    strike(qtbot, "n")
    assert noted(desk) == [("asked:skola", 0)]
    assert "Noterat i loggen 14:03." in words_on(view)
    strike(qtbot, "9")
    assert "Noterat i loggen" not in words_on(view)
    view.noted.click()
    assert noted(desk) == [("asked:skola", 0), ("asked:polis", 0)]


def test_the_screen_is_the_same_for_a_number_that_exists_and_one_that_does_not(
    qtbot: QtBot, desk: Desk, view: AskedView
) -> None:
    serial = desk.case(namn=NAME)
    shown = []
    for number in (serial, 4711):
        strike(qtbot, "5")
        view.number.setFocus()
        qtbot.keyClicks(view.number, f"{number:04}")
        assert view.title.text() == "Närstående eller bekant"
        qtbot.keyClick(view.number, Qt.Key.Key_Return)
        shown.append(words_on(view))
        assert view.number.text() == ""
    assert shown[0] == shown[1]
    assert noted(desk) == [("asked:narstaende", serial), ("asked:narstaende", 4711)]


def test_a_name_instead_of_a_number_is_not_written(qtbot: QtBot, desk: Desk, view: AskedView) -> None:
    strike(qtbot, "5")
    view.number.setText(NAME)
    view.note()
    assert texts.BAD_NUMBER in words_on(view)
    assert view.number.visibleRegion().boundingRect() == view.number.rect()
    assert noted(desk) == []
    view.number.setText("")
    view.note()
    assert texts.BAD_NUMBER not in words_on(view)
    assert noted(desk) == [("asked:narstaende", 0)]


def two_lines(desk: Desk, again: Callable[[QWidget], object]) -> tuple[QWidget, list[QLineEdit]]:
    """A page with two fields on the stage, and what it does when one comes back to it."""
    page = QWidget()
    column = QVBoxLayout(page)
    lines = [QLineEdit(), QLineEdit()]
    for line in lines:
        column.addWidget(line)
    desk.window.stage.push(Page(page, again=lambda: again(page)))
    return page, lines


def test_esc_leads_back_where_one_was(qtbot: QtBot, desk: Desk, clock: Clock) -> None:
    page, lines = two_lines(desk, QWidget.setFocus)
    for at in lines:
        at.setFocus()
        at.setText("Halva ordet")
        at.setCursorPosition(3)
        made = AskedView(cards_for(desk), clock.now)
        lay_over(desk.window.stage, made)
        strike(qtbot, "0")
        escape(qtbot)
        assert desk.shown() is page
        assert QApplication.focusWidget() is at
        assert (at.text(), at.cursorPosition(), at.selectedText()) == ("Halva ordet", 3, "")


def test_what_had_the_focus_may_be_gone_when_one_comes_back(qtbot: QtBot, desk: Desk, clock: Clock) -> None:
    def fetch_anew(page: QWidget) -> None:
        for line in page.findChildren(QLineEdit):
            line.setParent(None)
            line.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    page, lines = two_lines(desk, fetch_anew)
    lines[1].setFocus()
    del lines
    lay_over(desk.window.stage, AskedView(cards_for(desk), clock.now))
    escape(qtbot)
    assert desk.shown() is page


def test_esc_leads_back_from_the_number_too(qtbot: QtBot, desk: Desk, view: AskedView) -> None:
    strike(qtbot, "5")
    view.number.setFocus()
    qtbot.keyClick(view.number, Qt.Key.Key_Escape)
    assert desk.shown() is not view


def test_law_that_was_checked_long_ago_is_told(qtbot: QtBot, view: AskedView, clock: Clock) -> None:
    strike(qtbot, "5")
    assert "En jurist hos er avgör" in words_on(view)
    clock.go(370 * 24 * 3600.0)
    strike(qtbot, "5")
    assert "för mer än ett år sedan" in words_on(view)


@pytest.mark.parametrize(
    ("size", "percent"), [((1366, 728), 100), ((1024, 600), 100), ((1366, 728), 200), ((1024, 600), 200)]
)
def test_nothing_stands_outside_the_window(
    qtbot: QtBot, qapp: QApplication, desk: Desk, view: AskedView, size: tuple[int, int], percent: int
) -> None:
    theme.apply(qapp, "light", percent)
    desk.window.resize(*size)
    for key in ("", *(asker.key for asker in CARDS.askers)):
        if key:
            strike(qtbot, key)
        qapp.processEvents()
        assert view.area.horizontalScrollBar().maximum() == 0, key


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_list_has_two_columns_only_where_they_fit(
    qapp: QApplication, desk: Desk, view: AskedView, percent: int
) -> None:
    theme.apply(qapp, "light", percent)
    first, last = view.askers[CARDS.askers[0].id], view.askers[CARDS.askers[-1].id]
    beside = []
    for width in range(900 if percent == 100 else 1024, 1700, 40):
        desk.window.resize(width, 700)
        qapp.processEvents()
        assert view.area.horizontalScrollBar().maximum() == 0, width
        beside.append(last.x() > first.x())
    assert beside == sorted(beside)
    assert beside[-1]


def test_every_choice_has_a_name_for_a_screen_reader(view: AskedView) -> None:
    for asker in CARDS.askers:
        made: QWidget = view.askers[asker.id]
        assert made.accessibleName() == f"{asker.label}, tangent {asker.key}"
    assert view.number.accessibleName() == texts.NUMBER


def test_f8_lays_the_cards_over_every_view(qtbot: QtBot, desk: Desk) -> None:
    desk.window.activateWindow()
    for room in ("register", "todo", "settings", "help"):
        desk.window._rooms.go(room)  # type: ignore[union-attr]
        under = desk.shown()
        qtbot.keyClick(desk.window, Qt.Key.Key_F8)
        assert isinstance(desk.shown(), AskedView)
        qtbot.keyClick(desk.window, Qt.Key.Key_F8)
        escape(qtbot)
        assert desk.shown() is under


def test_f8_lifts_no_cover(qtbot: QtBot, desk: Desk) -> None:
    desk.window.set_covered(True)
    qtbot.keyClick(desk.window, Qt.Key.Key_F8)
    assert desk.window.is_covered
    assert not isinstance(desk.shown(), AskedView)
