"""The address sheet: kept as typed, sealed when the case is protected, shut after two quiet minutes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sip_desktop.texts import case as texts
from sip_desktop.ui.address_view import OPEN, SEALED, SHUT_SECONDS, AddressView
from tests.ui.shell.conftest import NAME, PASSPHRASE, Desk, words_on

STREET = "Storgatan 3"


def sheet(desk: Desk, serial: int) -> AddressView:
    desk.window._rooms.cases.addresses(serial)  # type: ignore[union-attr]
    view = desk.shown()
    assert isinstance(view, AddressView)
    return view


def typed(qtbot: QtBot, view: AddressView) -> None:
    view.add.click()
    qtbot.keyClicks(view._cards[-1].lines["street"], STREET)
    view.keep()


@pytest.fixture
def protected(desk: Desk) -> int:
    return desk.case(namn=NAME, skyddstyp="sekretessmarkering")


def test_an_ordinary_sheet_opens_with_the_case_and_keeps_what_is_typed(qtbot: QtBot, desk: Desk) -> None:
    serial = desk.case(namn=NAME)
    view = sheet(desk, serial)
    assert texts.SHEET_EMPTY in words_on(view)
    typed(qtbot, view)
    assert desk.window.saved.text().startswith("Sparat ")
    again = sheet(desk, serial)
    assert again.pages.currentIndex() == OPEN
    assert again._cards[0].lines["street"].text() == STREET


def test_leaving_keeps_what_was_just_typed(qtbot: QtBot, desk: Desk) -> None:
    serial = desk.case()
    view = sheet(desk, serial)
    view.add.click()
    qtbot.keyClicks(view._cards[0].lines["town"], "Kil")
    view.left.emit()
    assert [each.town for each in desk.services.addresses.read(serial)] == ["Kil"]


def test_a_person_of_the_case_is_chosen_by_row(desk: Desk) -> None:
    serial = desk.case(namn=NAME)
    view = sheet(desk, serial)
    view.add.click()
    card = view._cards[0]
    card.party.setCurrentIndex(card.party.findData("person"))
    assert card.lines["who"].text() == NAME
    view.keep()
    assert [each.party_row for each in desk.services.addresses.read(serial)] == ["person"]


def test_rows_with_nothing_in_them_are_not_kept_and_rows_can_go(qtbot: QtBot, desk: Desk) -> None:
    serial = desk.case()
    view = sheet(desk, serial)
    typed(qtbot, view)
    view.add.click()
    view.keep()
    assert len(desk.services.addresses.read(serial)) == 1
    view._cards[0].remove.click()
    assert desk.services.addresses.read(serial) == []
    assert view._cards[0].title.text() == texts.SHEET_ROW.format(number=1)


def test_a_protected_sheet_asks_for_the_passphrase(qtbot: QtBot, desk: Desk, protected: int) -> None:
    typed(qtbot, sheet(desk, protected))
    view = sheet(desk, protected)
    assert view.pages.currentIndex() == SEALED
    view.passphrase.edit.setText("fel mening")
    view.unseal()
    qtbot.waitUntil(view.fault.isVisible)
    assert view.pages.currentIndex() == SEALED
    view.passphrase.edit.setText(PASSPHRASE)
    qtbot.keyClick(view.passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(view._cards))
    assert view._cards[0].lines["street"].text() == STREET
    assert view.passphrase.edit.text() == ""


def test_shut_two_minutes_after_the_last_key(qtbot: QtBot, desk: Desk, protected: int) -> None:
    view = sheet(desk, protected)
    typed(qtbot, view)
    desk.clock.go(SHUT_SECONDS - 1)
    qtbot.keyClick(view._cards[0].lines["town"], Qt.Key.Key_K)
    desk.clock.go(SHUT_SECONDS - 1)
    view._left.tick()
    assert view.pages.currentIndex() == OPEN
    desk.clock.go(1)
    view._left.tick()
    assert view.pages.currentIndex() == SEALED
    assert view._cards == []
    assert STREET not in words_on(view)
    view.passphrase.edit.setText(PASSPHRASE)
    view.unseal()
    qtbot.waitUntil(lambda: bool(view._cards))
    assert (view._cards[0].lines["street"].text(), view._cards[0].lines["town"].text()) == (STREET, "k")


def test_five_minutes_more_can_be_asked_for(qtbot: QtBot, desk: Desk, protected: int) -> None:
    view = sheet(desk, protected)
    view.more.click()
    assert view.time_left.text() == texts.SHEET_LEFT.format(time="5:00")
    desk.clock.go(299)
    view._left.tick()
    assert view.pages.currentIndex() == OPEN
    desk.clock.go(1)
    view._left.tick()
    assert view.pages.currentIndex() == SEALED


def test_no_time_is_counted_in_an_ordinary_case(desk: Desk) -> None:
    view = sheet(desk, desk.case())
    assert not view.time_left.isVisible()
    assert not view._left.running
