"""A vault is made, unlocked, opened and shut; what is wrong has its own sentence and touches nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from sip_desktop.domain.faults import Fault
from sip_desktop.storage import files
from sip_desktop.storage.connection import Database
from sip_desktop.storage.keys import UnlockedKeys
from sip_desktop.storage.vaults import Vaults
from sip_desktop.texts import vault as texts

from .conftest import ANNA, CHEAP, NOW, PASSPHRASE, Made, a_case

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="rights are POSIX rights")


def fault(call: object, *arguments: object) -> str:
    assert callable(call)
    with pytest.raises(Fault) as caught:
        call(*arguments)
    return caught.value.text


def test_what_was_kept_is_there_after_shutting(vaults: Vaults, made: Made) -> None:
    opened = vaults.open(made.folder, made.keys)
    case = opened.store.add_case(a_case())
    opened.close()

    again = vaults.open(made.folder, vaults.unlock(made.folder, PASSPHRASE))
    assert again.store.cases() == [case]
    assert again.user.name == ANNA.name
    assert again.user.created == "2026-11-26T14:03:00+01:00"
    again.close()
    again.close()


def test_keys_of_the_new_vault_open_it(vaults: Vaults, tmp_path: Path) -> None:
    new = vaults.create(tmp_path / "v", ANNA, PASSPHRASE, NOW)
    vaults.open(tmp_path / "v", new.keys).close()


def test_recovery_key_opens_and_says_so(vaults: Vaults, made: Made) -> None:
    typed = made.recovery_key.lower().replace("-", " ").replace("0", "o")
    keys = vaults.unlock(made.folder, typed)
    assert (keys.kind, keys.user_id, keys.vault_key) == ("recovery", "u1", made.keys.vault_key)


@pytest.mark.parametrize(
    "wrong", ["", "fel", PASSPHRASE.upper(), PASSPHRASE + " ", "000-000-000-000-000-000-000-000-000"]
)
def test_wrong_passphrase(vaults: Vaults, made: Made, wrong: str) -> None:
    before = made.bytes()
    assert fault(vaults.unlock, made.folder, wrong) == texts.WRONG_PASSPHRASE
    assert made.bytes() == before


def test_composed_and_decomposed_letters_are_one_passphrase(vaults: Vaults, tmp_path: Path) -> None:
    vaults.create(
        tmp_path / "v",
        ANNA,
        "Å\u0308ngen \ud800".encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass"),
        NOW,
    )
    assert vaults.unlock(tmp_path / "v", "A\u030a\u0308ngen \ud800").user_id == "u1"


def test_missing_parts(vaults: Vaults, made: Made, tmp_path: Path) -> None:
    assert fault(vaults.unlock, tmp_path / "ingen", PASSPHRASE) == texts.NO_VAULT
    assert fault(vaults.unlock, tmp_path, PASSPHRASE) == texts.NO_VAULT
    key_file = (made.folder / "nycklar.json").read_bytes()
    (made.folder / "nycklar.json").unlink()
    assert fault(vaults.unlock, made.folder, PASSPHRASE) == texts.NO_KEY_FILE
    (made.folder / "nycklar.json").write_bytes(key_file)
    made.file.unlink()
    assert fault(vaults.unlock, made.folder, PASSPHRASE) == texts.NO_DATABASE
    assert fault(vaults.open, made.folder, made.keys) == texts.NO_DATABASE
    assert fault(vaults.verify, made.folder, made.keys) == texts.NO_DATABASE
    assert not made.file.exists()


@pytest.mark.skipif(getattr(os, "geteuid", int)() != 0, reason="only root can become somebody without rights")
def test_somebody_elses_vault(vaults: Vaults, made: Made) -> None:
    os.seteuid(65534)
    try:
        assert not vaults.exists(made.folder)
        assert vaults.holder(made.folder) == ""
        for call in (vaults.unlock, vaults.open, vaults.verify):
            assert fault(call, made.folder, made.keys) == texts.NOT_ALLOWED
        assert fault(vaults.create, made.folder, ANNA, PASSPHRASE, NOW) == texts.NOT_ALLOWED
    finally:
        os.seteuid(0)


def test_half_a_vault_is_never_written_over(vaults: Vaults, made: Made) -> None:
    assert vaults.exists(made.folder)
    for name in ("sip.db", "nycklar.json"):
        body = (made.folder / name).read_bytes()
        (made.folder / name).unlink()
        before = made.bytes()
        assert vaults.exists(made.folder)
        assert fault(vaults.create, made.folder, ANNA, PASSPHRASE, NOW) == texts.ALREADY_A_VAULT
        assert made.bytes() == before
        (made.folder / name).write_bytes(body)
    vaults.open(made.folder, made.keys).close()


def test_leftovers_of_an_interrupted_making_are_no_vault(vaults: Vaults, tmp_path: Path) -> None:
    (tmp_path / "aterstalls").mkdir()
    for name in ("sip.db", "sip.db-wal", "sip.db-shm", "nycklar.json"):
        (tmp_path / "aterstalls" / name).write_bytes(b"x" * 5000)
    assert not vaults.exists(tmp_path)
    new = vaults.create(tmp_path, ANNA, PASSPHRASE, NOW)
    vaults.open(tmp_path, new.keys).close()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["nycklar.json", "sip.db", "sip.lock"]


def test_a_making_that_fails_leaves_nothing(vaults: Vaults, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(target: Path, body: bytes) -> None:
        raise Fault(texts.DISK_FULL)

    monkeypatch.setattr(files, "replace_file", full)
    assert fault(vaults.create, tmp_path, ANNA, PASSPHRASE, NOW) == texts.DISK_FULL
    assert list(tmp_path.iterdir()) == []


def test_newer_schema_is_untouched(vaults: Vaults, made: Made) -> None:
    database = made.connect()
    database.change("PRAGMA user_version = 9000")
    database.close()
    before = made.bytes()
    assert fault(vaults.open, made.folder, made.keys) == texts.SCHEMA_NEWER
    assert made.bytes() == before
    assert {finding.text for finding in vaults.verify(made.folder, made.keys)[1:]} == {texts.SCHEMA_NEWER}
    assert vaults.holder(made.folder) == ""


@pytest.mark.parametrize("length", [0, 1, 4095])
def test_an_emptied_database_is_not_filled_anew(vaults: Vaults, made: Made, length: int) -> None:
    made.file.write_bytes(made.file.read_bytes()[:length])
    before = made.bytes()
    assert fault(vaults.unlock, made.folder, PASSPHRASE) == texts.DATABASE_DAMAGED
    assert fault(vaults.open, made.folder, made.keys) == texts.DATABASE_DAMAGED
    assert fault(vaults.verify, made.folder, made.keys) == texts.DATABASE_DAMAGED
    assert made.bytes() == before


def test_plain_database_is_refused(vaults: Vaults, made: Made) -> None:
    made.file.write_bytes(b"SQLite format 3\x00" + bytes(4096 * 3))
    before = made.bytes()
    assert fault(vaults.open, made.folder, made.keys) == texts.DATABASE_NOT_ENCRYPTED
    assert made.bytes() == before


def test_parts_of_two_vaults(vaults: Vaults, made: Made, tmp_path: Path) -> None:
    other = vaults.create(tmp_path / "annat", ANNA, PASSPHRASE, NOW)
    before = made.bytes()
    assert fault(vaults.open, made.folder, other.keys) == texts.DATABASE_DAMAGED
    relabelled = UnlockedKeys("annat", "u1", "AÅ", "user", made.keys.vault_key)
    assert fault(vaults.open, made.folder, relabelled) == texts.FOREIGN_KEYS_FILE
    unknown = UnlockedKeys(made.keys.vault_id, "u2", "BB", "user", made.keys.vault_key)
    assert fault(vaults.open, made.folder, unknown) == texts.USER_MISSING
    assert made.bytes() == before
    vaults.open(made.folder, made.keys).close()


def test_unfinished_database_is_refused(vaults: Vaults, made: Made, database: Database) -> None:
    database.change("DELETE FROM vault")
    assert fault(vaults.open, made.folder, made.keys) == texts.FOREIGN_KEYS_FILE


def test_only_own_keys_open(vaults: Vaults, made: Made) -> None:
    with pytest.raises(TypeError):
        vaults.open(made.folder, "en nyckel")


def test_a_bad_place_is_refused_before_anything_is_written(made: Made, tmp_path: Path) -> None:
    cloud = Vaults(lambda: NOW, {"OneDrive": str(tmp_path)}, lambda: CHEAP)
    assert "OneDrive" in fault(cloud.create, tmp_path / "nytt", ANNA, PASSPHRASE, NOW)
    assert not (tmp_path / "nytt").exists()
    assert "OneDrive" in fault(cloud.open, made.folder, made.keys)


@POSIX
def test_files_are_for_their_owner_only(vaults: Vaults, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        new = vaults.create(tmp_path / "v", ANNA, PASSPHRASE, NOW)
        opened = vaults.open(tmp_path / "v", new.keys)
        opened.store.add_case(a_case())
        rights = {file.name: file.stat().st_mode & 0o777 for file in (tmp_path / "v").iterdir()}
        opened.close()
    finally:
        os.umask(before)
    assert set(rights) == {"nycklar.json", "sip.db", "sip.db-wal", "sip.db-shm", "sip.lock"}
    assert set(rights.values()) == {0o600}
    assert (tmp_path / "v").stat().st_mode & 0o777 == 0o700


def test_sealed_addresses_need_the_passphrase_again(vaults: Vaults, made: Made) -> None:
    opened = vaults.open(made.folder, made.keys)
    sealed = opened.seal(b"Storgatan 1")
    assert b"Storgatan" not in sealed
    assert sealed != opened.seal(b"Storgatan 1")
    assert opened.open_sealed(sealed, PASSPHRASE) == b"Storgatan 1"
    assert opened.open_sealed(sealed, made.recovery_key) == b"Storgatan 1"
    assert fault(opened.open_sealed, sealed, "fel") == texts.WRONG_PASSPHRASE_ADDRESSES
    opened.close()


def test_sealed_addresses_and_another_vaults_key_file(vaults: Vaults, made: Made, tmp_path: Path) -> None:
    vaults.create(tmp_path / "annat", ANNA, PASSPHRASE, NOW)
    opened = vaults.open(made.folder, made.keys)
    sealed = opened.seal(b"Storgatan 1")
    (made.folder / "nycklar.json").write_bytes((tmp_path / "annat" / "nycklar.json").read_bytes())
    assert fault(opened.open_sealed, sealed, PASSPHRASE) == texts.FOREIGN_KEYS_FILE
    opened.close()


def test_unlocked_keys_cannot_open_addresses(made: Made) -> None:
    held = [value for value in vars(made.keys).values() if isinstance(value, bytes)]
    assert held == [made.keys.vault_key]
    assert made.keys.vault_key.hex() not in repr(made.keys)


def test_lookup_key_is_the_vaults_own(vaults: Vaults, made: Made, tmp_path: Path) -> None:
    vaults.create(tmp_path / "annat", ANNA, PASSPHRASE, NOW)
    first = vaults.open(made.folder, made.keys)
    other = vaults.open(tmp_path / "annat", vaults.unlock(tmp_path / "annat", PASSPHRASE))
    assert first.lookup_key("201509229801") == first.lookup_key("201509229801")
    assert first.lookup_key("201509229801") != first.lookup_key("201509229802")
    assert first.lookup_key("201509229801") != other.lookup_key("201509229801")
    first.close()
    other.close()
