"""A case is purged by a decision, by two where the vault asks for it; what stays tells nothing of whom it was about."""

from __future__ import annotations

import pytest

from sip_desktop.domain.answers import Ref, Row
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Act, PurgeRecord, SheetRecord, SheetStatus, User
from sip_desktop.services.before_purge import BeforePurge
from sip_desktop.services.door import NotYours
from sip_desktop.services.purging import Purging
from sip_desktop.services.two_persons import TwoPersons, Witness
from sip_desktop.storage.keys import Kdf
from sip_desktop.storage.vaults import Vaults
from sip_desktop.texts import purging as texts
from tests.services.conftest import PASSPHRASE, Desk, actor

BOS = "bos egen långa mening"
BASIS = "Delegationsbeslut 2031-05-02, punkt 4.2"


def purging_of(desk: Desk) -> Purging:
    """Made anew for each question, as for each sitting: nothing of a proposal is kept in memory."""
    services = desk.services
    whose = Vaults(desk.clock, {}, lambda: Kdf(64, 1, 1)).unlock
    before = BeforePurge(services.door, services.transfer, lambda: services.backups.standing().own)
    rule = TwoPersons(services.session, desk.folder, whose)
    return Purging(services.session, services.door, before, rule)


@pytest.fixture
def bo(desk: Desk) -> User:
    user = desk.services.keyring.add_user("Bo Ek", "BE", "handläggare")
    desk.services.keyring.give_key((PASSPHRASE, b""), user, (BOS, b""))
    return user


def come_in(desk: Desk, passphrase: str) -> Purging:
    desk.close()
    desk.keys = desk.opening.unlock(desk.folder, passphrase)
    return purging_of(desk)


def closed_case(desk: Desk, **closing: object) -> int:
    """A case that has been closed, all of it clear."""
    services = desk.services
    serial = services.register.new_case("uppsala")
    desk.put(
        desk.sheet(serial), namn="Alva Test", personnummer="20120506-2384", aktorer=(actor("r1"),), skyddstyp="inget"
    )
    services.documents.make_clear(desk.sheet(serial))
    document = services.documents.start(serial, "avslut")
    desk.put(document, z_skal="malen", z_beslutad_av=Ref("r1", "Eva Prov"), **closing)  # type: ignore[arg-type]
    services.documents.make_clear(document)
    return serial


@pytest.fixture
def closed(desk: Desk) -> int:
    return closed_case(desk)


def purged(desk: Desk, serial: int) -> bool:
    store = desk.services.session.store
    gone = store.case(serial) is None
    assert gone == (serial in [one.serial for one in store.purges()])
    assert gone == (store.documents(serial) == [])
    assert gone == ((Act.PURGE, serial) in desk.acts())
    return gone


def test_one_person_proposes_and_purges_in_one_sitting(desk: Desk, closed: int) -> None:
    purging = purging_of(desk)
    assert not purging.rule.is_on()
    purging.propose(closed, f" {BASIS}\n")
    assert desk.acts()[-1] == (Act.DECIDE, closed)
    assert not purged(desk, closed)
    done = purging.purge(closed, " 0001 ")
    assert purged(desk, closed)
    me = desk.services.session.user
    assert (done.serial, done.decided_by) == (closed, me.id)
    assert done.basis == f"{BASIS} (Föreslaget 2026-11-26 av {me.name}.)"
    assert desk.acts()[-1] == (Act.PURGE, closed)
    assert [(line.number, line.who) for line in purging.purged()] == [("0001", me.name)]
    assert purging.proposals() == []
    assert desk.services.backups.verify()
    assert all(finding.ok for finding in desk.services.backups.verify())


def test_the_next_case_gets_a_new_number_and_the_log_knows_the_old(desk: Desk, closed: int) -> None:
    purging = purging_of(desk)
    purging.propose(closed, BASIS)
    purging.purge(closed, "SIP-2026-0001")
    assert desk.services.register.new_case("uppsala") == 2
    assert {line.case for line in desk.services.access_log.lines() if line.act == "purge"} == {"0001"}
    assert desk.services.register.differences() == []
    with pytest.raises(Fault, match="inget ärende med det numret"):
        purging.propose(closed, BASIS)


@pytest.mark.parametrize("typed", ["", "1", "0002", "SIP-2026-0002", "alva"])
def test_another_number_purges_nothing(desk: Desk, closed: int, typed: str) -> None:
    purging = purging_of(desk)
    purging.propose(closed, BASIS)
    with pytest.raises(Fault, match="inte det här ärendets"):
        purging.purge(closed, typed)
    assert not purged(desk, closed)


def test_nothing_is_purged_without_a_proposal_that_stands(desk: Desk, closed: int) -> None:
    purging = purging_of(desk)
    with pytest.raises(Fault, match="Ingen har föreslagit"):
        purging.purge(closed, "0001")
    purging.propose(closed, BASIS)
    with pytest.raises(Fault, match="redan föreslagit"):
        purging.propose(closed, BASIS)
    purging.take_back(closed)
    assert desk.acts()[-1] == (Act.DECIDE, closed)
    with pytest.raises(Fault, match="tillbakataget"):
        purging.purge(closed, "0001")
    assert not purged(desk, closed)


@pytest.mark.parametrize(
    ("basis", "sentence"),
    [
        (" \n ", "vilket beslut"),
        ("x" * 301, "för lång"),
        ("Beslut om alva test", "namn och personnummer"),
        ("Beslut 120506-2384", "namn och personnummer"),
        ("Beslut 201205062384", "namn och personnummer"),
    ],
)
def test_the_decision_stays_for_ever_and_tells_nobodys_name(desk: Desk, closed: int, basis: str, sentence: str) -> None:
    with pytest.raises(Fault, match=sentence):
        purging_of(desk).propose(closed, basis)
    assert purging_of(desk).proposals() == []


def test_a_case_that_is_not_closed_needs_a_reason_that_is_kept(desk: Desk, serial: int) -> None:
    purging = purging_of(desk)
    assert not purging.before(serial).closed
    assert texts.NOT_CLOSED in purging.before(serial).left
    with pytest.raises(Fault, match="inte avslutat"):
        purging.propose(serial, BASIS)
    purging.propose(serial, BASIS, "Dubblett.")
    assert purging.purge(serial, "0001").basis.startswith(f"{BASIS}. Ärendet var inte avslutat: Dubblett.")
    assert purged(desk, serial)


def test_two_persons_the_second_enters_their_own_passphrase(desk: Desk, closed: int, bo: User) -> None:
    purging = purging_of(desk)
    purging.rule.turn_on()
    assert desk.acts()[-1] == (Act.DECIDE, 0)
    purging.propose(closed, BASIS)
    with pytest.raises(Fault, match="vänta till 2026-12-03"):
        purging.purge(closed, "0001")
    with pytest.raises(Fault, match="samma person"):
        purging.purge(closed, "0001", purging.rule.witness(PASSPHRASE))
    with pytest.raises(Fault, match="inte känner"):
        purging.purge(closed, "0001", Witness("okänd"))
    assert not purged(desk, closed)
    assert purging.purge(closed, "0001", purging.rule.witness(BOS)).decided_by == bo.id
    assert purged(desk, closed)
    last = desk.services.session.store.log_entries()[-1]
    assert (last.act, last.user_id) == (Act.PURGE, bo.id)


def test_two_persons_the_second_comes_another_day(desk: Desk, closed: int, bo: User) -> None:
    own = desk.services.session.user.id
    desk.services.case_access.keep(closed, own, [bo.id])
    purging_of(desk).rule.turn_on()
    purging_of(desk).propose(closed, BASIS)
    purging = come_in(desk, BOS)
    [line] = purging.proposals()
    assert (line.case[:4], line.own, line.waited) == ("0001", False, False)
    assert purging.purge(closed, "0001").decided_by == bo.id
    assert purged(desk, closed)


def test_one_person_alone_waits_for_seven_days(desk: Desk, closed: int) -> None:
    purging = purging_of(desk)
    purging.rule.turn_on()
    purging.propose(closed, BASIS)
    desk.clock.pass_days(6)
    with pytest.raises(Fault, match="vänta till 2026-12-03"):
        purging.purge(closed, "0001")
    desk.clock.pass_days(1)
    assert purging.proposals()[0].waited
    purging.purge(closed, "0001")
    assert purged(desk, closed)


@pytest.mark.parametrize("typed", ["", "  ", "fel mening"])
def test_a_second_person_is_one_whose_passphrase_opens(desk: Desk, typed: str) -> None:
    with pytest.raises(Fault):
        purging_of(desk).rule.witness(typed)


def test_the_recovery_key_is_nobody(desk: Desk, bo: User) -> None:
    with pytest.raises(Fault, match="inte en person"):
        purging_of(desk).rule.witness(desk.recovery_key)


def test_who_has_left_is_no_second_person(desk: Desk, bo: User) -> None:
    desk.services.keyring.revoke(bo.id)
    with pytest.raises(Fault, match="stämmer inte"):
        purging_of(desk).rule.witness(BOS)


def test_the_rule_cannot_be_turned_off_by_one_at_once(desk: Desk, closed: int, bo: User) -> None:
    rule = purging_of(desk).rule
    rule.turn_on()
    assert not rule.turn_off()
    assert rule.is_on()
    asked = rule.asked()
    assert asked is not None
    assert (asked.day, asked.from_day) == ("2026-11-26", "2026-12-03")
    with pytest.raises(Fault, match="vänta till 2026-12-03"):
        rule.turn_off()
    assert rule.is_on()
    desk.clock.pass_days(7)
    assert rule.turn_off()
    assert not rule.is_on()
    assert rule.asked() is None


def test_the_rule_is_turned_off_by_two_at_once(desk: Desk, bo: User) -> None:
    rule = purging_of(desk).rule
    rule.turn_on()
    with pytest.raises(Fault, match="samma person"):
        rule.turn_off(rule.witness(PASSPHRASE))
    assert rule.turn_off(rule.witness(BOS))
    assert not rule.is_on()


def test_another_chief_turns_off_what_the_first_asked_for(desk: Desk, bo: User) -> None:
    desk.services.keyring.set_chief(bo.id, True)
    rule = purging_of(desk).rule
    rule.turn_on()
    rule.turn_off()
    assert come_in(desk, BOS).rule.turn_off()
    assert not purging_of(desk).rule.is_on()


def test_asking_is_taken_back(desk: Desk) -> None:
    rule = purging_of(desk).rule
    rule.turn_on()
    rule.turn_off()
    rule.turn_on()
    desk.clock.pass_days(30)
    assert rule.asked() is None
    assert not rule.turn_off()
    assert rule.is_on()


def test_only_a_chief_changes_the_rule(desk: Desk, bo: User) -> None:
    purging_of(desk).rule.turn_on()
    rule = come_in(desk, BOS).rule
    assert not rule.may_change()
    for change in (rule.turn_on, rule.turn_off):
        with pytest.raises(Fault, match="Bara en chef"):
            change()
    assert rule.is_on()


def test_a_case_of_somebody_elses_is_not_purged(desk: Desk, closed: int, bo: User) -> None:
    purging_of(desk).propose(closed, BASIS)
    purging = come_in(desk, BOS)
    assert purging.proposals() == []
    for act in (
        lambda: purging.purge(closed, "0001"),
        lambda: purging.take_back(closed),
        lambda: purging.propose(closed, BASIS),
        lambda: purging.before(closed),
    ):
        with pytest.raises(NotYours):
            act()
    assert not purged(desk, closed)


def test_an_emergency_is_for_reading_and_not_for_purging(desk: Desk, closed: int, bo: User) -> None:
    purging_of(desk).propose(closed, BASIS)
    purging = come_in(desk, BOS)
    desk.services.door.open_in_emergency(closed, "Ansvarig är sjuk.")
    assert purging.before(closed).closed
    for act in (
        lambda: purging.purge(closed, "0001"),
        lambda: purging.take_back(closed),
        lambda: purging.propose(closed, BASIS),
    ):
        with pytest.raises(Fault, match="i nödläge"):
            act()
    assert not purged(desk, closed)


def test_a_chief_decides_without_reading_the_case(desk: Desk, closed: int, bo: User) -> None:
    desk.services.keyring.set_chief(bo.id, True)
    purging_of(desk).propose(closed, BASIS)
    purging = come_in(desk, BOS)
    assert [line.serial for line in purging.proposals()] == [closed]
    with pytest.raises(NotYours):
        purging.before(closed)
    purging.purge(closed, "0001")
    assert purged(desk, closed)


def blank(desk: Desk, number: int, document: int) -> None:
    session = desk.services.session
    made = {"region": "uppsala", "form": "samtycke_vuxen", "issued": session.stamp(), "issued_by": session.user.id}
    used = {"settled": session.stamp(), "settled_by": session.user.id, "signed": True, "document_id": document}
    session.store.add_sheet(SheetRecord(number=number, **made))  # type: ignore[arg-type]
    session.store.keep_sheet(SheetRecord(number=number, status=SheetStatus.USED, **made, **used))  # type: ignore[arg-type]


def test_what_should_be_done_first_is_said_and_stops_nothing(desk: Desk) -> None:
    closed = closed_case(desk, z_original="Akt 12, kassaskåpet", z_tillbaka="fattas")
    services = desk.services
    consent = services.documents.start(closed, "samtycke_vuxen")
    blank(desk, 42, consent)
    plan = services.documents.start(closed, "plan")
    desk.put(plan, p_huvudmal="Lugna helger")
    services.documents.make_clear(plan)
    out = services.documents.start(closed, "vem_fick_vad")
    left = [Row(f"a{nr}", {"fv_nr": nr, "fv_slag": "arbetsexemplar"}) for nr in ("1", "2", "3")]
    own = Row("a4", {"fv_nr": "4", "fv_slag": "eget"})
    back = Row("b1", {"fb_nr": "2", "fb_vad": "aterlamnat"})
    waiting = Row("b2", {"fb_nr": "3", "fb_vad": "begart"})
    desk.put(out, fv_rader=(*left, own), fv_besked=(back, waiting))
    said = purging_of(desk).before(closed)
    assert said.closed
    words = "\n".join(said.left)
    assert "Undertecknade original sparas alltid: 0042" in words
    assert "Akt 12, kassaskåpet." in words
    assert "nr 1, nr 3." in words
    assert "Inte infört i ordinarie system" in words
    assert "Inte klart än: Samtycke" in words
    purging_of(desk).propose(closed, BASIS)
    purging_of(desk).purge(closed, "0001")
    # The number of the paper in the safe is not forgotten with the case.
    sheet = services.session.store.sheet(42)
    assert sheet is not None
    assert (sheet.signed, sheet.document_id) == (True, 0)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"z_gallring": "kvar"}, texts.SAID_KEPT),
        ({"z_gallring": "gallras", "z_gallring_datum": "2031-05-02"}, texts.SAID_PURGED.format(day="2031-05-02")),
    ],
)
def test_it_says_what_the_closing_says_becomes_of_the_case(desk: Desk, said: dict[str, object], words: str) -> None:
    assert words in purging_of(desk).before(closed_case(desk, **said)).left


def test_a_closed_and_finished_case_has_nothing_left(desk: Desk, closed: int) -> None:
    before = purging_of(desk).before(closed)
    assert [words for words in before.left if "infört" not in words] == []
    assert before.case.serial == closed


def test_it_says_which_backups_still_hold_the_case(desk: Desk, closed: int) -> None:
    assert (purging_of(desk).before(closed).copies, purging_of(desk).before(closed).oldest) == (0, "")
    desk.services.backups.make()
    desk.clock.pass_days(400)
    desk.services.register.new_case("uppsala")
    desk.services.backups.make()
    assert purging_of(desk).before(closed).copies == 2
    assert purging_of(desk).before(closed).oldest == "2026-11-26"
    # A copy from before the case was opened does not hold it.
    assert purging_of(desk).before(2).copies == 1


def test_a_purge_that_the_vault_refuses_leaves_the_proposal(desk: Desk, closed: int) -> None:
    purging, store = purging_of(desk), desk.services.session.store
    purging.propose(closed, BASIS)
    lines = len(desk.acts())
    with pytest.raises(LookupError):
        store.purge(PurgeRecord(serial=99, decided="x", decided_by="x", basis="x"))
    assert len(desk.acts()) == lines
    assert [line.serial for line in purging.proposals()] == [closed]
