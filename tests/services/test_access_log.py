"""The log is filtered, checked at random and signed off; nothing of a case's content is in it or its export."""

from __future__ import annotations

from pathlib import Path

import pytest

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Act
from sip_desktop.services.access_log import AccessLog, Wanted
from sip_desktop.services.everything import Services

from .conftest import Desk


def write(path: Path, body: bytes) -> None:
    path.write_bytes(body)


@pytest.fixture
def log(desk: Desk) -> AccessLog:
    return AccessLog(desk.services.session, desk.services.definitions, write)


def some_work(desk: Desk) -> int:
    serial = desk.services.register.new_case("uppsala")
    desk.put(desk.sheet(serial), namn="Tilda Prov")
    desk.services.documents.make_clear(desk.sheet(serial))
    return serial


def test_lines_say_who_what_and_which_case(desk: Desk, log: AccessLog) -> None:
    serial = some_work(desk)
    newest, *_ = log.lines()
    case = desk.services.session.store.case(serial)
    assert case is not None
    assert (newest.who, newest.what) == (desk.services.session.user.initials, "Gjorde ett papper klart")
    assert newest.case == f"0001 {case.word}"
    assert "Tilda" not in str(log.lines())


def test_a_change_outside_every_case_is_not_told_as_one_in_a_case(desk: Desk, log: AccessLog) -> None:
    with desk.services.session.transaction():
        desk.services.session.log(Act.CHANGE)
    newest, *_ = log.lines()
    assert (newest.what, newest.case) == ("Ändrade i skåpet", "")


@pytest.mark.parametrize(
    ("wanted", "acts"),
    [
        (Wanted(act="make_clear"), {"make_clear"}),
        (Wanted(serial=1), {"open", "change", "make_clear"}),
        (Wanted(who="XX"), set()),
        (Wanted(since="2026-11-27"), set()),
        (Wanted(until="2026-11-25"), set()),
    ],
)
def test_filters(desk: Desk, log: AccessLog, wanted: Wanted, acts: set[str]) -> None:
    some_work(desk)
    assert {line.act for line in log.lines(wanted)} == acts


def test_a_check_takes_what_is_new_and_is_remembered(desk: Desk, log: AccessLog) -> None:
    some_work(desk)
    before = log.unchecked()
    sample = log.sample(2)
    assert len(sample) == 2
    log.sign_off(len(sample), "  Stämmer med kalendern.\n")
    check = log.checks()[0]
    assert (check.first, check.last, check.sampled, check.remark) == (1, before, 2, "Stämmer med kalendern.")
    # The check itself is the only new line.
    assert log.unchecked() == 1
    assert {line.number for line in log.sample()} == {before + 1}


def test_the_weighty_lines_are_always_in_the_sample(desk: Desk, log: AccessLog) -> None:
    session = desk.services.session
    with session.transaction():
        for number in range(60):
            session.log(Act.OVERRIDE if number % 20 == 0 else Act.OPEN, 0)
    sample = log.sample(2)
    assert [line.act for line in sample] == ["override"] * 3
    assert len(log.sample(10)) == 10


def test_a_long_remark_is_refused_and_nothing_is_signed(desk: Desk, log: AccessLog) -> None:
    with pytest.raises(Fault, match="högst 200 tecken"):
        log.sign_off(1, "x" * 201)
    assert log.checks() == []


def test_the_export_is_logged_and_runs_no_formula(desk: Desk, log: AccessLog, tmp_path: Path) -> None:
    desk.services.keyring.add_user("Eva", "=EK()", "")
    lines = log.lines()
    log.export(tmp_path / "logg.csv", lines)
    text = (tmp_path / "logg.csv").read_text("utf-8-sig")
    assert text.splitlines()[0] == "rad;tid;vem;vad;ärende"
    assert len(text.splitlines()) == len(lines) + 1
    assert desk.acts()[-1] == (Act.EXPORT, 0)


def test_on_paper_it_has_the_same_lines_and_is_logged(desk: Desk, log: AccessLog) -> None:
    some_work(desk)
    lines = log.lines()
    text = desk.services.papers.paper(log.sheet(lines, "Alla rader"))
    assert text.pages == 1
    assert desk.acts()[-1] == (Act.EXPORT, 0)


def test_a_pile_of_paper_is_not_made(desk: Desk, log: AccessLog) -> None:
    before = desk.acts()
    with pytest.raises(Fault, match="fler än 2000 rader"):
        log.sheet(log.lines() * 2001, "Alla rader")
    assert desk.acts() == before


def test_a_remark_that_is_being_written_is_there_until_it_is_signed(services: Services) -> None:
    log = services.access_log
    assert log.keep_remark("Inget att anmärka på hittills") == "14:03"
    assert log.remark() == "Inget att anmärka på hittills"
    log.sign_off(1, log.remark())
    assert log.remark() == ""
