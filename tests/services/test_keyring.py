"""Users and their keys: each change is logged, and nobody locks themselves or everybody out."""

from __future__ import annotations

from pathlib import Path

import pytest

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Act

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
    keyring.set_chief(own.id, False)
    assert not desk.services.session.is_chief()


def test_a_new_vault_key_needs_the_vault_shut(desk: Desk) -> None:
    desk.services.register.new_case("uppsala")
    with pytest.raises(Fault, match="redan öppet"):
        desk.opening.new_vault_key(desk.folder, OWN)
    desk.close()
    done = desk.opening.new_vault_key(desk.folder, OWN)
    assert done.old_copies == 1
    desk.keys = desk.opening.unlock(desk.folder, done.recovery_key)
    assert len(desk.services.register.rows()) == 1
