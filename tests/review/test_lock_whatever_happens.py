"""The vault goes from the screen and from memory whatever goes wrong on the way: a full disk, a folder taken away."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from sip_desktop.domain.faults import Fault
from sip_desktop.process_guard import error_code
from sip_desktop.services.opening import Opening
from sip_desktop.services.preferences import PreferenceFile
from sip_desktop.texts import vault as texts
from sip_desktop.ui.address_view import OPEN, SEALED, AddressView
from sip_desktop.ui.pages import Pages
from sip_desktop.ui.program import Program
from sip_desktop.ui.stage import Page, Stage
from tests.ui.shell.conftest import PASSPHRASE, Desk, words_on

STREET = "Hemligstigen 77"


def full(*_: object) -> None:
    raise Fault("Disken är full.")


class Running:
    """The program with an open vault; ``replaced`` counts how often it was to start anew."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, opening: Opening, preferences: PreferenceFile) -> None:
        def no_page(*_: object) -> Page:
            raise AssertionError("no form is opened here")

        self.replaced: list[bool] = []
        pages = Pages(*[no_page] * 9)
        self.program = Program(qapp, opening, preferences, pages, list, lambda: self.replaced.append(True), error_code)
        qtbot.addWidget(self.program.window)
        self.program.show()
        self.folder = opening.default_folder
        self.made = opening.create(self.folder, "Anna Berg", "AB", "socialsekreterare", PASSPHRASE)

    def unlock(self) -> None:
        self.program.window.unlocked.emit(self.folder, self.made.keys)


@pytest.fixture
def running(qtbot: QtBot, qapp: QApplication, opening: Opening, preferences: PreferenceFile) -> Running:
    return Running(qtbot, qapp, opening, preferences)


def raised(act: Callable[[], object]) -> str:
    with pytest.raises(Fault) as fault:
        act()
    return fault.value.text


def test_the_process_is_replaced_though_the_vault_cannot_be_closed(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    running.unlock()
    services = running.program.services
    assert services is not None
    monkeypatch.setattr(services.session, "log", full)
    raised(running.program.lock)
    assert running.replaced == [True]
    assert not running.program.window.isVisible()


def test_the_process_is_replaced_though_a_view_fails(running: Running) -> None:
    running.unlock()
    running.program.window.stage.push(Page(QLabel("namn"), leave=full))
    raised(running.program.lock)
    assert running.replaced == [True]
    assert running.program.services is None


def test_an_open_list_does_not_hold_up_the_lock(running: Running, qapp: QApplication) -> None:
    running.unlock()
    combo = next(c for c in running.program.window.findChildren(QComboBox) if c.count())
    combo.showPopup()
    running.program.lock()
    assert running.replaced == [True]
    assert [w for w in qapp.topLevelWidgets() if w.isVisible()] == []


def test_a_vault_whose_register_cannot_be_shown_is_watched_over_all_the_same(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running.program.window, "open_vault", full)
    assert raised(lambda: running.program._open(running.folder, running.made.keys)) == "Disken är full."
    assert running.program.watches is not None
    running.program.watches.idle.set_minutes(0)
    running.program.watches.idle.tick()
    assert running.replaced == [True]


def test_every_page_is_left_though_the_uppermost_fails(qtbot: QtBot) -> None:
    stage, left = Stage(), []
    qtbot.addWidget(stage)
    stage.push(Page(QLabel("under"), leave=lambda: left.append("under")))
    stage.push(Page(QLabel("over"), leave=full))
    raised(stage.leave_all)
    assert left == ["under"]
    assert stage.count() == 0


@pytest.mark.parametrize("cannot_save", [lambda: False, full])
def test_a_page_that_cannot_save_is_not_left_for_another(qtbot: QtBot, cannot_save: Callable[[], object]) -> None:
    stage, over = Stage(), QLabel("ord som inte är sparade")
    qtbot.addWidget(stage)
    stage.push(Page(QLabel("under")))
    stage.push(Page(over, leave=cannot_save))
    for go in (stage.back, lambda: stage.begin(Page(QLabel("annat")))):
        try:
            go()
        except Fault:
            assert cannot_save is full
        assert stage.currentWidget() is over


def written(view: AddressView) -> None:
    view.add.click()
    QTest.keyClicks(view._cards[0].lines["street"], STREET)


def sheet(desk: Desk, protection: str) -> AddressView:
    assert desk.window._rooms is not None
    desk.window._rooms.cases.addresses(desk.case(skyddstyp=protection))
    view = desk.shown()
    assert isinstance(view, AddressView)
    return view


def test_addresses_go_off_the_screen_though_they_cannot_be_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    view = sheet(desk, "sekretessmarkering")
    written(view)
    monkeypatch.setattr(desk.services.addresses, "keep", full)
    raised(view._seal)
    assert view.pages.currentIndex() == SEALED
    assert view._cards == []
    assert STREET not in words_on(view)


def test_an_address_that_could_not_be_kept_is_tried_again_before_the_sheet_is_left(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = sheet(desk, "inget")
    written(view)
    with monkeypatch.context() as broken:
        broken.setattr(desk.services.addresses, "keep", full)
        raised(view.keep)
        raised(desk.window.stage.back)
        assert desk.shown() is view
        assert view.pages.currentIndex() == OPEN
    desk.window.stage.back()
    serial = desk.services.register.rows()[0].serial
    assert [each.street for each in desk.services.addresses.read(serial)] == [STREET]


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody move or remove a file that is open")
def test_a_vault_moved_while_open_is_said_to_be_gone_and_whole_where_it_is(opening: Opening, tmp_path: Path) -> None:
    """Without a word what is typed would go to a file that nobody finds again, or that is removed already."""
    folder = tmp_path / "skåp"
    made = opening.create(folder, "Anna Berg", "AB", "socialsekreterare", PASSPHRASE)
    services = opening.open(folder, made.keys)
    serial = services.register.new_case("uppsala")
    folder.rename(tmp_path / "flyttat")
    assert raised(lambda: services.register.new_case("uppsala")) == texts.GONE
    folder.symlink_to(tmp_path / "flyttat")
    services.register.new_case("uppsala")
    folder.unlink()
    assert raised(services.session.close) == texts.GONE
    again = opening.open(tmp_path / "flyttat", opening.unlock(tmp_path / "flyttat", PASSPHRASE))
    assert [row.serial for row in again.register.rows()] == [serial + 1, serial]
    again.session.close()


def test_another_vault_put_in_the_place_of_the_open_one_stays_untouched(opening: Opening, tmp_path: Path) -> None:
    """The open vault's lines go where its file went; nothing of them, and no deletion, meets the new folder."""
    folder, other = tmp_path / "skåp", tmp_path / "annat"
    services = opening.open(folder, opening.create(folder, "Anna Berg", "AB", "", PASSPHRASE).keys)
    services.register.new_case("uppsala")
    second = opening.create(other, "Eva Ek", "EE", "", PASSPHRASE)
    folder.rename(tmp_path / "flyttat")
    other.rename(folder)
    new = opening.open(folder, second.keys)
    new.register.new_case("skane")
    services.session.close()
    new.register.new_case("skane")
    new.session.close()
    again = opening.open(folder, opening.unlock(folder, PASSPHRASE))
    assert [row.region for row in again.register.rows()] == ["skane", "skane"]
    assert again.session.user.initials == "EE"
    again.session.close()
