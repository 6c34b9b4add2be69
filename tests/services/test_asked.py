"""Somebody asked: one line in the log that says what kind of asker, and nothing that tells whether there is a case."""

from __future__ import annotations

from pathlib import Path

import pytest

from sip_desktop import app
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Act
from sip_desktop.services.access_log import AccessLog, Wanted
from sip_desktop.services.asked import AskedDesk

from .conftest import Desk


@pytest.fixture
def asked(desk: Desk) -> AskedDesk:
    return AskedDesk(desk.services.session, app.definitions())


@pytest.fixture
def log(desk: Desk) -> AccessLog:
    return AccessLog(desk.services.session, app.definitions(), lambda path, body: None)


def test_the_line_says_what_kind_of_asker(desk: Desk, asked: AskedDesk, log: AccessLog) -> None:
    asked.note("skola")
    newest, *_ = log.lines()
    assert (newest.act, newest.what, newest.case) == ("decide", "Förfrågan utifrån: skola", "")
    assert newest.who == desk.services.session.user.initials


@pytest.mark.parametrize("number", ["1", "0001", " SIP-2026-0001 ", "sip-2026-0001"])
def test_a_number_that_was_typed_is_on_the_line(desk: Desk, asked: AskedDesk, log: AccessLog, number: str) -> None:
    serial = desk.services.register.new_case("uppsala")
    asked.note("polis", number)
    newest, *_ = log.lines(Wanted(serial=serial))
    assert newest.what == "Förfrågan utifrån: polis"
    assert newest.case.startswith("0001 ")


def test_a_number_that_no_case_has_is_taken_just_the_same(desk: Desk, asked: AskedDesk) -> None:
    desk.services.register.new_case("uppsala")
    asked.note("polis", "1")
    asked.note("polis", "4711")
    assert desk.acts()[-2:] == [(Act.DECIDE, 1), (Act.DECIDE, 4711)]


def test_no_case_is_opened(desk: Desk) -> None:
    serial = desk.services.register.new_case("uppsala")
    desk.close()
    AskedDesk(desk.services.session, app.definitions()).note("narstaende", str(serial))
    assert desk.acts()[-2:] == [(Act.UNLOCK, 0), (Act.DECIDE, serial)]


@pytest.mark.parametrize("number", ["Karin Prov", "0", "12345678", "19900203-9809", "1 2"])
def test_what_is_no_number_is_not_written(desk: Desk, asked: AskedDesk, number: str) -> None:
    before = desk.acts()
    with pytest.raises(Fault) as fault:
        asked.note("skola", number)
    assert "Inget är noterat" in fault.value.text
    assert number not in fault.value.text or number == "0"
    assert desk.acts() == before


def test_an_asker_that_is_not_on_the_list_is_our_own_fault(desk: Desk, asked: AskedDesk) -> None:
    before = desk.acts()
    with pytest.raises(ValueError, match="grannen"):
        asked.note("grannen")
    assert desk.acts() == before


def test_another_decision_is_not_told_as_a_question(desk: Desk, log: AccessLog) -> None:
    with desk.services.session.transaction():
        desk.services.session.log(Act.DECIDE)
        desk.services.session.log(Act.DECIDE, 0, "skola")
        desk.services.session.log(Act.DECIDE, 0, "asked:borttagen")
    assert [line.what for line in log.lines()[:3]] == ["Förfrågan utifrån: annan", "Beslutade", "Beslutade"]


def test_the_line_is_part_of_what_leaves_as_a_file(desk: Desk, asked: AskedDesk, tmp_path: Path) -> None:
    written: list[bytes] = []
    log = AccessLog(desk.services.session, app.definitions(), lambda path, body: written.append(body))
    asked.note("hot")
    log.export(tmp_path / "logg.csv", log.lines())
    assert "Förfrågan utifrån: hot" in written[0].decode("utf-8-sig")
