"""What is logged: every act of the closed list once, together with the act or not at all, and never content."""

from __future__ import annotations

from pathlib import Path

import pytest

from sip_desktop.domain.answers import Content
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Act
from sip_desktop.domain.view import Mode
from sip_desktop.services.addresses import Address
from sip_desktop.services.everything import Services
from tests.services.conftest import PASSPHRASE, Desk

SECRETS = ("Tilda", "Säffle", "hemlig", "20150922", PASSPHRASE)


def test_each_act_is_one_line(desk: Desk, services: Services) -> None:
    serial = services.register.new_case("uppsala")
    document = services.documents.start(serial, "kallelse")
    services.documents.save(document, Content({"k_syfte": "x"}))
    services.documents.save(document, Content({"k_syfte": "xy"}))
    services.documents.make_clear(document)
    opened = services.documents.open(document)
    paper = services.papers.paper(services.papers.view(opened, opened.content, Mode.FILLED))
    services.papers.finish(services.papers.begin(opened, paper, Mode.FILLED), ok=True)
    services.register.look_up("Tilda Prov")
    services.door.open(serial)
    desk.close()
    assert desk.acts() == [
        (Act.UNLOCK, 0),
        (Act.OPEN, serial),
        (Act.CHANGE, serial),
        (Act.MAKE_CLEAR, serial),
        (Act.PRINT, serial),
        (Act.LOOK_UP, 0),
        (Act.LOCK, 0),
        (Act.UNLOCK, 0),
    ]


def test_a_new_sitting_logs_the_first_opening_and_the_first_change_again(desk: Desk, serial: int) -> None:
    sheet = desk.sheet(serial)
    desk.close()
    desk.put(sheet, namn="Tilda Prov")
    desk.put(sheet, namn="Tilda Prov igen")
    assert desk.acts()[-3:] == [(Act.UNLOCK, 0), (Act.OPEN, serial), (Act.CHANGE, serial)]


def test_reading_only_logs_no_change(desk: Desk, serial: int) -> None:
    sheet = desk.sheet(serial)
    desk.close()
    desk.services.documents.open(sheet)
    desk.services.door.open(serial)
    assert desk.acts()[-2:] == [(Act.UNLOCK, 0), (Act.OPEN, serial)]


def test_showing_initials_is_logged_once_for_all(desk: Desk, services: Services) -> None:
    services.register.new_case("uppsala")
    services.register.new_case("uppsala")
    services.register.initials()
    assert desk.acts()[-1] == (Act.LOOK_UP, 0)
    assert desk.acts().count((Act.LOOK_UP, 0)) == 1


def test_a_failed_act_leaves_no_line_and_is_logged_when_it_succeeds(desk: Desk, serial: int) -> None:
    sheet = desk.sheet(serial)
    desk.close()
    session = desk.services.session

    def failing_change() -> None:
        with session.transaction():
            desk.services.door.enter(serial)
            session.log_once(Act.CHANGE, serial)
            raise Fault("stopp")

    with pytest.raises(Fault, match="stopp"):
        failing_change()
    assert desk.acts()[-1] == (Act.UNLOCK, 0)
    desk.put(sheet, namn="Tilda")
    assert desk.acts()[-2:] == [(Act.OPEN, serial), (Act.CHANGE, serial)]


def test_a_refused_save_is_rolled_back_with_its_line(desk: Desk, serial: int) -> None:
    document = desk.services.documents.start(serial, "kallelse")
    desk.services.documents.make_clear(document)
    desk.close()
    with pytest.raises(Fault):
        desk.services.documents.save(document, Content({"k_syfte": "hemlig"}))
    assert desk.acts()[-1] == (Act.UNLOCK, 0)


def test_the_log_and_the_files_beside_the_vault_hold_nothing_of_a_case(desk: Desk, serial: int) -> None:
    sheet = desk.sheet(serial)
    desk.put(sheet, namn="Tilda Prov", personnummer="20150922-9801", skyddstyp="sekretessmarkering")
    desk.services.addresses.keep(serial, [Address(who="Tilda", town="Säffle", note="hemlig")])
    desk.services.addresses.read(serial, PASSPHRASE)
    desk.services.register.look_up("20150922-9801")
    lines = repr(desk.services.session.store.log_entries())
    beside = b"".join(file.read_bytes() for file in desk.folder.iterdir())
    for secret in SECRETS:
        assert secret not in lines
        assert secret.encode() not in beside
    assert [act for act, _ in desk.acts()] == [Act.UNLOCK, Act.OPEN, Act.CHANGE, Act.DECIDE, Act.LOOK_UP]


def test_time_and_user_are_those_of_the_act(desk: Desk, services: Services) -> None:
    first = services.session.store.log_entries()[0]
    assert first.at == "2026-11-26T14:03:00+01:00"
    assert first.user_id == services.session.user.id
    assert services.session.user.initials == "AÅ"


def test_locking_shuts_the_vault_even_when_the_line_cannot_be_written(desk: Desk, services: Services) -> None:
    class FullDisk(Exception):
        """Stands for a disk that takes no more."""

    def refuse(_entry: object) -> None:
        raise FullDisk

    services.session.store.log = refuse  # type: ignore[method-assign]
    with pytest.raises(FullDisk):
        services.session.close()
    desk.open_now.clear()
    assert desk.opening.state(desk.folder).kind == "vault"


def test_a_vault_whose_opening_cannot_be_logged_is_not_left_open(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from sip_desktop.storage.tables.log import AccessLog

    def refuse(_self: object, _entry: object) -> None:
        raise Fault("Disken är full.")

    with monkeypatch.context() as patch:
        patch.setattr(AccessLog, "log", refuse)
        with pytest.raises(Fault):
            desk.opening.open(desk.folder, desk.keys)
    assert desk.opening.state(desk.folder).kind == "vault"
