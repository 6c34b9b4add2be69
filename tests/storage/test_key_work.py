"""Keys come and go, and whatever is interrupted somebody can open the vault. An old key opens nothing new."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import AddressSheet, User
from sip_desktop.storage import backups, key_work, keys, restoring
from sip_desktop.storage.connection import connect
from sip_desktop.storage.keys import Secret
from sip_desktop.storage.vaults import Vaults
from sip_desktop.texts import vault as texts

from .conftest import ANNA, CHEAP, NOW, PASSPHRASE, TIME, Made, a_case
from .power import PowerCut, cut_power

OWN = Secret(PASSPHRASE)
NEW = Secret("helt andra ord om vintern")
BO = User(id="u2", name="Bo Ek", initials="BE", role="handläggare", created=TIME)


def opens(vaults: Vaults, folder: Path, secret: str, second: bytes = b"") -> bool:
    try:
        unlocked = vaults.unlock(folder, secret, second)
    except Fault:
        return False
    vaults.open(folder, unlocked).close()
    return True


def add_bo(vaults: Vaults, made: Made, secret: Secret = NEW) -> None:
    opened = vaults.open(made.folder, made.keys)
    opened.store.add_user(BO)
    opened.close()
    key_work.add_user(made.folder, OWN, BO, secret, CHEAP)


def test_a_changed_passphrase_opens_and_the_old_one_does_not(vaults: Vaults, made: Made) -> None:
    key_work.change_passphrase(made.folder, OWN, NEW, CHEAP)
    assert opens(vaults, made.folder, NEW.text)
    assert not opens(vaults, made.folder, PASSPHRASE)
    assert opens(vaults, made.folder, made.recovery_key)


def test_a_forgotten_passphrase_is_changed_with_the_recovery_key(vaults: Vaults, made: Made) -> None:
    key_work.change_passphrase(made.folder, Secret(made.recovery_key), NEW, CHEAP)
    assert opens(vaults, made.folder, NEW.text)
    assert not opens(vaults, made.folder, PASSPHRASE)
    assert opens(vaults, made.folder, made.recovery_key)


def test_a_wrong_passphrase_changes_nothing(made: Made) -> None:
    before = made.bytes()
    for act in (
        lambda: key_work.change_passphrase(made.folder, Secret("fel mening"), NEW, CHEAP),
        lambda: key_work.add_user(made.folder, Secret("fel mening"), BO, NEW, CHEAP),
        lambda: key_work.new_recovery_key(made.folder, Secret("fel mening"), CHEAP),
        lambda: key_work.new_vault_key(made.folder, Secret("fel mening"), CHEAP, NOW),
    ):
        with pytest.raises(Fault, match="stämmer inte"):
            act()
    assert made.bytes() == before


def test_two_users_open_each_with_their_own(vaults: Vaults, made: Made) -> None:
    add_bo(vaults, made)
    opened = vaults.open(made.folder, vaults.unlock(made.folder, NEW.text))
    assert opened.user == BO
    sealed = opened.seal(b"Tallgatan 1")
    assert opened.open_sealed(sealed, NEW.text) == b"Tallgatan 1"
    opened.close()
    assert opens(vaults, made.folder, PASSPHRASE)
    assert [(line.initials, line.kind) for line in key_work.slots(made.folder)] == [
        (ANNA.initials, "user"),
        (ANNA.initials, "recovery"),
        ("BE", "user"),
    ]


def test_one_users_change_leaves_the_others_alone(vaults: Vaults, made: Made) -> None:
    add_bo(vaults, made)
    key_work.change_passphrase(made.folder, NEW, Secret("tredje meningen om regn"), CHEAP)
    assert opens(vaults, made.folder, PASSPHRASE)
    assert opens(vaults, made.folder, "tredje meningen om regn")
    assert not opens(vaults, made.folder, NEW.text)


def test_a_revoked_user_is_out_and_the_last_one_stays(vaults: Vaults, made: Made) -> None:
    add_bo(vaults, made)
    key_work.revoke(made.folder, BO.id)
    assert not opens(vaults, made.folder, NEW.text)
    before = made.bytes()
    with pytest.raises(Fault, match="sista nyckeln"):
        key_work.revoke(made.folder, ANNA.id)
    assert made.bytes() == before


def test_a_new_recovery_key_takes_the_place_of_the_old(vaults: Vaults, made: Made) -> None:
    key = key_work.new_recovery_key(made.folder, OWN, CHEAP)
    assert opens(vaults, made.folder, key)
    assert not opens(vaults, made.folder, made.recovery_key)
    assert opens(vaults, made.folder, PASSPHRASE)


def test_a_slot_with_a_key_file_needs_both(vaults: Vaults, made: Made, tmp_path: Path) -> None:
    second = key_work.new_key_file(tmp_path / "nyckel.bin")
    key_work.change_passphrase(made.folder, OWN, Secret(PASSPHRASE, second), CHEAP)
    assert opens(vaults, made.folder, PASSPHRASE, key_work.read_key_file(tmp_path / "nyckel.bin"))
    assert not opens(vaults, made.folder, PASSPHRASE)
    assert not opens(vaults, made.folder, PASSPHRASE, bytes(32))
    assert opens(vaults, made.folder, made.recovery_key)


def test_a_slot_without_a_key_file_opens_whatever_file_is_chosen(vaults: Vaults, made: Made) -> None:
    assert opens(vaults, made.folder, PASSPHRASE, b"x" * 32)


@pytest.mark.parametrize("body", [b"", b"x" * 31, b"x" * 33, b"x" * 5_000_000])
def test_what_is_no_key_file_is_said(tmp_path: Path, body: bytes) -> None:
    (tmp_path / "bild.jpg").write_bytes(body)
    with pytest.raises(Fault, match=texts.NOT_A_KEY_FILE[:20]):
        key_work.read_key_file(tmp_path / "bild.jpg")


def test_a_slot_does_not_open_when_its_need_of_a_key_file_is_edited_away(vaults: Vaults, made: Made) -> None:
    key_work.change_passphrase(made.folder, OWN, Secret(PASSPHRASE, b"k" * 32), CHEAP)
    file = keys.read(made.folder)
    bared = tuple(msgspec.structs.replace(slot, second=False) for slot in file.slots)
    keys.write(made.folder, file.vault_id, bared)
    assert not opens(vaults, made.folder, PASSPHRASE)


def test_after_a_new_vault_key_the_old_ones_open_only_old_copies(vaults: Vaults, made: Made, tmp_path: Path) -> None:
    add_bo(vaults, made)
    opened = vaults.open(made.folder, made.keys)
    case = opened.store.add_case(a_case())
    opened.store.keep_address_sheet(AddressSheet(case.serial, True, opened.seal(b"Tallgatan 1")))
    opened.store.keep_address_sheet(AddressSheet(opened.store.add_case(a_case("2")).serial, False, b"oppen"))
    opened.close()
    done = key_work.new_vault_key(made.folder, OWN, CHEAP, NOW)
    assert (done.without_slot, done.old_copies) == (("BE",), 1)
    with pytest.raises(Fault):
        connect(made.file, made.keys.vault_key)
    assert not opens(vaults, made.folder, NEW.text)
    assert not opens(vaults, made.folder, made.recovery_key)
    assert opens(vaults, made.folder, done.recovery_key)
    again = vaults.open(made.folder, vaults.unlock(made.folder, PASSPHRASE))
    sheet, plain = again.store.address_sheet(1), again.store.address_sheet(2)
    assert sheet
    assert again.open_sealed(sheet.body, PASSPHRASE) == b"Tallgatan 1"
    assert plain
    assert plain.body == b"oppen"
    again.close()
    assert all(finding.ok for finding in vaults.verify(made.folder, vaults.unlock(made.folder, PASSPHRASE)))
    old = Path(backups.listed(made.folder)[0].file)
    assert backups.look_into(old, tmp_path, NEW).cases == 2
    assert not list(made.folder.glob("ersatt*"))


@pytest.mark.parametrize("act", ["change", "add", "recovery", "rekey", "revoke"])
def test_cut_off_anywhere_somebody_can_open(
    vaults: Vaults, made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    add_bo(vaults, made, Secret("bos egen långa mening"))
    acts: dict[str, Callable[[Path], object]] = {
        "change": lambda folder: key_work.change_passphrase(folder, OWN, NEW, CHEAP),
        "add": lambda folder: key_work.add_user(folder, OWN, BO, NEW, CHEAP),
        "recovery": lambda folder: key_work.new_recovery_key(folder, OWN, CHEAP),
        "rekey": lambda folder: key_work.new_vault_key(folder, OWN, CHEAP, NOW),
        "revoke": lambda folder: key_work.revoke(folder, ANNA.id),
    }
    for at in range(1, 100):
        folder = tmp_path / f"v{at}"
        shutil.copytree(made.folder, folder)
        with monkeypatch.context() as patch:
            count = cut_power(patch, at)
            with contextlib.suppress(PowerCut):
                acts[act](folder)
        ways = (PASSPHRASE, NEW.text, "bos egen långa mening")
        assert any(opens(vaults, folder, secret) for secret in ways), at
        if count[0] < at:
            break
    assert at > 1


def test_a_marker_that_leads_out_of_the_folder_is_refused(vaults: Vaults, made: Made) -> None:
    for name in ("../ute", "/tmp/ute", "..", "", "a/b"):
        (made.folder / "aterstall.json").write_bytes(msgspec.json.encode(restoring.Marker(name)))
        with pytest.raises(Fault, match="aterstall"):
            vaults.unlock(made.folder, PASSPHRASE)


def test_a_vault_that_a_restoring_put_aside_is_counted_among_what_the_old_key_opens(
    vaults: Vaults, made: Made, tmp_path: Path
) -> None:
    copy = Path(backups.make(made.folder, made.keys.vault_key, tmp_path / "k", NOW).file)
    restoring.restore(copy, made.folder, OWN, NOW)
    assert restoring.kept_beside(made.folder) == 1
    assert key_work.new_vault_key(made.folder, OWN, CHEAP, NOW + timedelta(days=1)).old_copies == 2


def test_a_second_rekeying_goes_as_well(vaults: Vaults, made: Made) -> None:
    for day in range(2):
        key_work.new_vault_key(made.folder, OWN, CHEAP, NOW + timedelta(days=day))
    assert opens(vaults, made.folder, PASSPHRASE)
