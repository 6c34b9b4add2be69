"""Users and their keys: each change is logged, and nobody locks themselves or everybody out."""

from __future__ import annotations

from pathlib import Path

import pytest

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Act
from sip_desktop.services.keyring import refuse_all_but_a_chief

from .conftest import PASSPHRASE, Desk

OWN = (PASSPHRASE, b"")
BOS = ("bos egen långa mening", b"")


def test_a_new_user_opens_the_vault_under_their_own_name(desk: Desk) -> None:
    keyring = desk.services.keyring
    desk.clock.pass_days(1)
    bo = keyring.add_user(" Bo Ek ", "BE", "handläggare")
    assert [line.can_unlock for line in keyring.lines()] == [True, False]
    keyring.give_key(OWN, bo, BOS)
    assert [line.can_unlock for line in keyring.lines()] == [True, True]
    assert desk.acts()[-1] == (Act.KEY_CHANGE, 0)
    desk.close()
    desk.keys = desk.opening.unlock(desk.folder, BOS[0])
    assert desk.services.session.user.name == "Bo Ek"
    assert [line.own for line in desk.services.keyring.lines()] == [False, True]


@pytest.mark.parametrize(("name", "initials"), [("", "BE"), ("Bo Ek", " "), ("\n", "\n")])
def test_a_user_has_a_name_and_initials(desk: Desk, name: str, initials: str) -> None:
    with pytest.raises(Fault, match="både namn och initialer"):
        desk.services.keyring.add_user(name, initials, "")
    assert len(desk.services.keyring.lines()) == 1


def test_initials_are_one_persons(desk: Desk) -> None:
    own = desk.services.session.user.initials
    with pytest.raises(Fault, match="redan initialerna"):
        desk.services.keyring.add_user("Anders Beck", own.lower(), "")


def test_the_passphrase_is_changed(desk: Desk) -> None:
    keyring = desk.services.keyring
    keyring.note_change()
    keyring.change_passphrase(OWN, ("en helt ny mening om snö", b""))
    desk.close()
    desk.opening.unlock(desk.folder, "en helt ny mening om snö")
    with pytest.raises(Fault, match="stämmer inte"):
        desk.opening.unlock(desk.folder, PASSPHRASE)


def test_a_key_file_becomes_a_second_factor(desk: Desk, tmp_path: Path) -> None:
    keyring = desk.services.keyring
    assert not desk.opening.wants_key_file(desk.folder)
    second = keyring.new_key_file(tmp_path / "nyckel")
    keyring.change_passphrase(OWN, (PASSPHRASE, second))
    assert keyring.needs_key_file()
    assert desk.opening.wants_key_file(desk.folder)
    desk.close()
    with pytest.raises(Fault, match="stämmer inte"):
        desk.opening.unlock(desk.folder, PASSPHRASE)
    desk.opening.unlock(desk.folder, PASSPHRASE, desk.opening.read_key_file(tmp_path / "nyckel"))


def test_somebodys_key_is_taken_away_but_not_ones_own(desk: Desk) -> None:
    keyring = desk.services.keyring
    desk.clock.pass_days(1)
    bo = keyring.add_user("Bo Ek", "BE", "")
    keyring.give_key(OWN, bo, BOS)
    keyring.revoke(bo.id)
    assert [line.can_unlock for line in keyring.lines()] == [True, False]
    with pytest.raises(Fault, match="din egen nyckel"):
        keyring.revoke(desk.services.session.user.id)
    # Whoever left may come back, and another may have the initials.
    assert keyring.add_user("Bo Ek", "BE", "").id == bo.id
    assert keyring.add_user("Berit Edman", "BE", "").id != bo.id


def test_somebody_looks_after_keys_and_log(desk: Desk) -> None:
    keyring, own = desk.services.keyring, desk.services.session.user
    assert desk.services.session.is_chief()
    bo = keyring.add_user("Bo Ek", "BE", "")
    keyring.set_chief(bo.id, True)
    with pytest.raises(Fault, match="måste vara chef"):
        keyring.set_chief(own.id, False)  # Bo has no key yet
    keyring.give_key(OWN, bo, BOS)
    # The recovery key opens as its maker: with Bo's passphrase forgotten, nobody could look after the keys again.
    with pytest.raises(Fault, match="öppnar skåpet som den här användaren"):
        keyring.set_chief(own.id, False)
    come_in(desk, BOS[0])
    desk.services.keyring.new_recovery_key(BOS)
    desk.services.keyring.set_chief(own.id, False)
    assert desk.services.session.is_chief()
    come_in(desk, PASSPHRASE)
    assert not desk.services.session.is_chief()


@pytest.fixture
def not_chief(desk: Desk) -> Desk:
    """The vault opened by somebody who is no chief."""
    bo = desk.services.keyring.add_user("Bo Ek", "BE", "")
    desk.services.keyring.give_key(OWN, bo, BOS)
    come_in(desk, BOS[0])
    return desk


def come_in(desk: Desk, passphrase: str) -> None:
    desk.close()
    desk.keys = desk.opening.unlock(desk.folder, passphrase)


def test_what_touches_others_is_for_a_chief(not_chief: Desk) -> None:
    keyring, me = not_chief.services.keyring, not_chief.services.session.user
    other = next(line.user for line in keyring.lines() if not line.own)
    before = (not_chief.acts(), keyring.lines())
    assert not keyring.may_change_others()
    for act in (
        lambda: keyring.add_user("Eva Ny", "EN", ""),
        lambda: keyring.give_key(BOS, other, ("en mening för någon annan", b"")),
        lambda: keyring.revoke(other.id),
        lambda: keyring.new_recovery_key(BOS),
        lambda: keyring.set_chief(me.id, True),
        lambda: keyring.set_chief(other.id, False),
    ):
        with pytest.raises(Fault, match="Det här gör en chef"):
            act()
    assert (not_chief.acts(), keyring.lines()) == before
    # Neither the chief's own way in nor the recovery key was touched.
    for secret in (PASSPHRASE, not_chief.recovery_key):
        not_chief.opening.unlock(not_chief.folder, secret)


def test_ones_own_key_is_ones_own(not_chief: Desk) -> None:
    keyring = not_chief.services.keyring
    keyring.note_change()
    keyring.change_passphrase(BOS, ("en helt ny mening om snö", b""))
    come_in(not_chief, "en helt ny mening om snö")


def test_who_becomes_chief_may_at_once_and_who_is_no_more_may_not(desk: Desk) -> None:
    bo = desk.services.keyring.add_user("Bo Ek", "BE", "")
    desk.services.keyring.give_key(OWN, bo, BOS)
    desk.services.keyring.set_chief(bo.id, True)
    come_in(desk, BOS[0])
    keyring = desk.services.keyring
    assert keyring.may_change_others()
    keyring.new_recovery_key(OWN)
    keyring.new_recovery_key(BOS)
    own = next(line.user for line in keyring.lines() if not line.own)
    keyring.set_chief(own.id, False)
    come_in(desk, PASSPHRASE)
    with pytest.raises(Fault, match="Det här gör en chef"):
        desk.services.keyring.revoke(bo.id)


def test_a_vault_that_is_shut_gets_a_new_key_from_a_chief_only(not_chief: Desk) -> None:
    refuse_all_but_a_chief_of(not_chief, PASSPHRASE)
    with pytest.raises(Fault, match="En chef byter valvnyckel"):
        refuse_all_but_a_chief_of(not_chief, BOS[0])


def refuse_all_but_a_chief_of(desk: Desk, passphrase: str) -> None:
    come_in(desk, passphrase)
    refuse_all_but_a_chief(desk.services.session.vault)


def test_a_new_vault_key_needs_the_vault_shut(desk: Desk) -> None:
    desk.services.register.new_case("uppsala")
    with pytest.raises(Fault, match="redan öppet"):
        desk.opening.new_vault_key(desk.folder, OWN)
    desk.close()
    done = desk.opening.new_vault_key(desk.folder, OWN)
    assert done.old_copies == 1
    desk.keys = desk.opening.unlock(desk.folder, done.recovery_key)
    assert len(desk.services.register.rows()) == 1


def test_others_than_a_chief_give_the_vault_no_new_key(not_chief: Desk) -> None:
    not_chief.close()
    with pytest.raises(Fault, match="En chef byter valvnyckel"):
        not_chief.opening.new_vault_key(not_chief.folder, BOS)
    not_chief.opening.unlock(not_chief.folder, BOS[0])
    assert not_chief.opening.new_vault_key(not_chief.folder, OWN).recovery_key
