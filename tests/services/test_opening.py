"""Before a vault is open: what a folder is, how hard a passphrase is, making, unlocking and the trial vault."""

from __future__ import annotations

from pathlib import Path

import pytest

from sip_desktop import app
from sip_desktop.domain.definition_file import DefinitionFault
from sip_desktop.domain.faults import Fault
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.opening import Opening
from sip_desktop.texts import services as texts
from sip_desktop.texts import vault as vault_texts
from tests.services.conftest import PASSPHRASE, Clock, Desk, surroundings


def test_an_empty_place_is_new(desk: Desk, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "finns inte", tmp_path / "a" / "b"):
        assert desk.opening.state(folder).kind == "new"
        assert desk.opening.state(folder).text == ""


def test_a_vault_is_a_vault_until_somebody_holds_it(desk: Desk) -> None:
    assert desk.opening.state(desk.folder).kind == "vault"
    desk.services.register.rows()
    held = desk.opening.state(desk.folder)
    assert held.kind == "held"
    assert held.text.startswith("Skåpet är redan öppet: AÅ, sedan 2026-11-26 14:03")
    assert held.text.count("Skåpet") == 1
    with pytest.raises(Fault) as caught:
        desk.opening.open(desk.folder, desk.keys)
    assert "AÅ, sedan 2026-11-26 14:03" in caught.value.text
    desk.close()
    assert desk.opening.state(desk.folder).kind == "vault"


def test_a_synchronised_folder_is_refused_with_a_reason(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive" / "skåp"
    state = desk.opening.state(folder)
    assert state.kind == "refused"
    assert "OneDrive" in state.text
    with pytest.raises(Fault) as caught:
        desk.opening.create(folder, "Anna", "AÅ", "", PASSPHRASE)
    assert caught.value.text == state.text
    assert not folder.exists()


def test_a_second_vault_is_not_made_over_the_first(desk: Desk) -> None:
    before = {file.name: file.read_bytes() for file in desk.folder.iterdir()}
    with pytest.raises(Fault) as caught:
        desk.opening.create(desk.folder, "Bo", "BO", "", PASSPHRASE)
    assert caught.value.text == vault_texts.ALREADY_A_VAULT
    assert {file.name: file.read_bytes() for file in desk.folder.iterdir()} == before


def test_the_passphrase_and_the_recovery_key_open_and_nothing_else(desk: Desk) -> None:
    for secret in (PASSPHRASE, desk.recovery_key, desk.recovery_key.lower(), f" {desk.recovery_key} "):
        opened = desk.opening.open(desk.folder, desk.opening.unlock(desk.folder, secret))
        assert opened.session.user.name == "Anna Åkerö"
        opened.session.close()
    for secret in ("", PASSPHRASE + "x", PASSPHRASE.upper(), desk.recovery_key[:-1], "\ud800", "x" * 100_000):
        with pytest.raises(Fault) as caught:
            desk.opening.unlock(desk.folder, secret)
        assert caught.value.text == vault_texts.WRONG_PASSPHRASE


def test_the_user_is_who_was_named_without_what_cannot_be_seen(desk: Desk, tmp_path: Path) -> None:
    made = desk.opening.create(tmp_path / "två", " Bo\ud800 \x00Ek\n", "BE ", "Chef\u202e", PASSPHRASE)
    opened = desk.opening.open(tmp_path / "två", made.keys)
    user = opened.session.user
    assert (user.name, user.initials, user.role) == ("Bo Ek", "BE", "Chef")
    assert user.created == "2026-11-26T14:03:00+01:00"
    assert len(made.recovery_key) > 30
    opened.session.close()


@pytest.mark.parametrize(
    ("passphrase", "enough"),
    [
        ("", False),
        ("sommar2026", False),
        ("lösenord", False),
        ("aaaaaaaaaaaaaaaaaaaa", False),
        ("kompass tumvante", False),
        ("kompass tumvante snöboll vedtrave", True),
        ("kompass-tumvante-snöboll-vedtrave-näver", True),
    ],
)
def test_strength_is_said_in_words(desk: Desk, passphrase: str, enough: bool) -> None:
    shown = desk.opening.strength(passphrase)
    assert shown.enough is enough
    assert shown.text == (texts.STRENGTH[shown.level] if passphrase else texts.STRENGTH_EMPTY)
    assert (shown.level >= 3) is enough


def test_faulty_forms_do_not_leave_a_vault_open(desk: Desk, tmp_path: Path) -> None:
    def faulty() -> Definitions:
        raise DefinitionFault("plan.toml", "", "")

    opening = Opening(surroundings(Clock()), faulty, tmp_path, list)
    with pytest.raises(DefinitionFault):
        opening.open(desk.folder, desk.keys)
    assert desk.opening.state(desk.folder).kind == "vault"


def test_the_trial_vault_opens_with_the_passphrase_it_shows(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "prov"
    _keys, passphrase = desk.opening.make_demo(folder)
    assert desk.opening.strength(passphrase).enough
    opened = desk.opening.open(folder, desk.opening.unlock(folder, passphrase))
    assert len(opened.register.rows()) == len(app.demo_texts())
    opened.session.close()


def test_the_trial_vault_has_as_many_cases_as_are_asked_for(desk: Desk, tmp_path: Path) -> None:
    for number in (1, 30):
        folder = tmp_path / f"prov {number}"
        keys, _passphrase = desk.opening.make_demo(folder, number)
        opened = desk.opening.open(folder, keys)
        rows = opened.register.rows()
        assert [row.serial for row in rows] == list(range(number, 0, -1))
        assert opened.register.differences() == []
        assert [row.serial for row in opened.register.look_up("Tilda Prov")] == [1]
        opened.session.close()
