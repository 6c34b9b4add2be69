"""A case is opened by those who work with it; somebody else can in an emergency, and that is seen."""

from __future__ import annotations

import pytest

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Act, User
from sip_desktop.services.door import NotYours

from .conftest import PASSPHRASE, Desk

BOS = ("bos egen långa mening", b"")


@pytest.fixture
def bo(desk: Desk) -> User:
    desk.clock.pass_days(1)
    user = desk.services.keyring.add_user("Bo Ek", "BE", "handläggare")
    desk.services.keyring.give_key((PASSPHRASE, b""), user, BOS)
    return user


def come_in(desk: Desk, passphrase: str) -> None:
    desk.close()
    desk.keys = desk.opening.unlock(desk.folder, passphrase)


def test_a_new_case_is_its_makers(desk: Desk, bo: User) -> None:
    serial = desk.services.register.new_case("uppsala")
    sheet = desk.sheet(serial)
    come_in(desk, BOS[0])
    assert not desk.services.case_access.is_mine(serial)
    with pytest.raises(NotYours, match="är ansvarig"):
        desk.services.door.open(serial)
    for reach in (desk.services.documents.open, desk.services.documents.make_clear, desk.services.documents.correct):
        with pytest.raises(NotYours):
            reach(sheet)
    assert len(desk.services.register.rows()) == 1


def test_a_substitute_opens_it(desk: Desk, bo: User) -> None:
    serial = desk.services.register.new_case("uppsala")
    desk.services.case_access.keep(serial, desk.services.session.user.id, [bo.id])
    assert desk.acts()[-1] == (Act.DECIDE, serial)
    come_in(desk, BOS[0])
    assert desk.services.door.open(serial).record.serial == serial


def test_in_an_emergency_it_opens_with_a_reason_and_is_seen(desk: Desk, bo: User) -> None:
    serial = desk.services.register.new_case("uppsala")
    come_in(desk, BOS[0])
    door = desk.services.door
    for reason in ("", "  \n"):
        with pytest.raises(Fault, match="Skriv varför"):
            door.open_in_emergency(serial, reason)
    with pytest.raises(NotYours):
        door.open(serial)
    door.open_in_emergency(serial, "Ansvarig är sjuk och mötet är i dag.")
    assert door.open(serial).record.serial == serial
    assert (Act.OVERRIDE, serial) in desk.acts()
    assert desk.services.case_access.emergencies() == []  # one does not report to oneself
    come_in(desk, PASSPHRASE)
    (line,) = desk.services.case_access.unseen()
    assert (line.who, line.reason) == ("Bo Ek", "Ansvarig är sjuk och mötet är i dag.")
    desk.services.case_access.see(line.id)
    assert desk.services.case_access.unseen() == []
    assert [one.seen for one in desk.services.case_access.emergencies()] == [True]


def test_an_emergency_lasts_until_the_lock(desk: Desk, bo: User) -> None:
    serial = desk.services.register.new_case("uppsala")
    come_in(desk, BOS[0])
    desk.services.door.open_in_emergency(serial, "Jour.")
    desk.close()
    with pytest.raises(NotYours):
        desk.services.door.open(serial)


def test_a_chief_says_who_works_with_a_case_without_opening_it(desk: Desk, bo: User) -> None:
    serial = desk.services.register.new_case("uppsala")
    chief = desk.services.session.user
    desk.services.case_access.keep(serial, bo.id, [])
    with pytest.raises(NotYours):
        desk.services.door.open(serial)
    desk.services.case_access.keep(serial, bo.id, [chief.id])
    assert desk.services.door.open(serial).record.serial == serial
    come_in(desk, BOS[0])
    assert [(worker.user.id, worker.kind) for worker in desk.services.case_access.workers(serial)] == [
        (chief.id, "substitute"),
        (bo.id, "responsible"),
    ]


def test_only_a_user_can_be_named_and_somebody_must_be(desk: Desk, bo: User) -> None:
    serial = desk.services.register.new_case("uppsala")
    with pytest.raises(Fault, match="någon som är ansvarig"):
        desk.services.case_access.keep(serial, "", [bo.id])
    with pytest.raises(Fault, match="finns inte i skåpet"):
        desk.services.case_access.keep(serial, "ingen", [])
    assert [worker.kind for worker in desk.services.case_access.workers(serial)] == ["responsible", ""]


def test_a_case_from_before_anybody_was_named_is_everybodys(desk: Desk, bo: User) -> None:
    with desk.services.session.transaction():
        serial = desk.services.register.add("uppsala")
    come_in(desk, BOS[0])
    assert desk.services.case_access.is_mine(serial)
    assert desk.services.door.open(serial).record.serial == serial
