"""The key file: bounded, bound to its vault, and damage told from a wrong passphrase."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sip_desktop.domain.faults import Fault
from sip_desktop.storage import keys
from sip_desktop.storage.vaults import Vaults
from sip_desktop.texts import vault as texts

from .conftest import ANNA, CHEAP, NOW, PASSPHRASE, Made

SENTENCES = {texts.KEY_FILE_DAMAGED, texts.KEY_FILE_ABSURD, texts.KEY_FILE_NEWER, texts.WRONG_PASSPHRASE}
Change = Callable[[dict[str, Any]], object]


def unlock_fault(vaults: Vaults, made: Made, secret: str = PASSPHRASE) -> str:
    with pytest.raises(Fault) as caught:
        vaults.unlock(made.folder, secret)
    return caught.value.text


def change(made: Made, how: Change) -> None:
    file = made.folder / "nycklar.json"
    content = json.loads(file.read_bytes())
    how(content)
    file.write_text(json.dumps(content))


def slot(content: dict[str, Any]) -> dict[str, Any]:
    first: dict[str, Any] = content["slots"][0]
    return first


ABSURD: list[Change] = [
    lambda c: slot(c)["kdf"].update(memory_kib=(1 << 20) + 1),
    lambda c: slot(c)["kdf"].update(memory_kib=7),
    lambda c: slot(c)["kdf"].update(memory_kib=-1),
    lambda c: slot(c)["kdf"].update(memory_kib=10**30),
    lambda c: slot(c)["kdf"].update(passes=65),
    lambda c: slot(c)["kdf"].update(passes=0),
    lambda c: slot(c)["kdf"].update(lanes=9),
    lambda c: slot(c)["kdf"].update(lanes=0),
]


@pytest.mark.parametrize("how", ABSURD)
def test_absurd_parameters_are_refused_before_any_work(
    vaults: Vaults, made: Made, how: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(made, how)
    monkeypatch.delattr(keys, "Argon2id")
    assert unlock_fault(vaults, made) == texts.KEY_FILE_ABSURD


DAMAGED: list[Change] = [
    lambda c: c.pop("vault_id"),
    lambda c: c.update(version="1"),
    lambda c: c.update(version=0),
    lambda c: c.update(slots=[]),
    lambda c: c.update(slots=c["slots"] * 17),
    lambda c: c.update(extra=1),
    lambda c: slot(c).update(kind="master"),
    lambda c: slot(c).update(salt="AAAA"),
    lambda c: slot(c).update(salt="***"),
    lambda c: slot(c)["vault_key"].update(nonce=""),
    lambda c: slot(c)["address_key"].update(body="AAAA"),
    lambda c: c.update(filler=" " * (1 << 18)),
]


@pytest.mark.parametrize("how", DAMAGED)
def test_damaged_key_file(vaults: Vaults, made: Made, how: Change) -> None:
    change(made, how)
    before = made.bytes()
    assert unlock_fault(vaults, made) == texts.KEY_FILE_DAMAGED
    assert made.bytes() == before


@pytest.mark.parametrize("body", [b"", b"{", b"null", b"[]", b"\xff\xfe", b"{}", b"[" * 100_000, b'{"version": 1}'])
def test_not_a_key_file(vaults: Vaults, made: Made, body: bytes) -> None:
    (made.folder / "nycklar.json").write_bytes(body)
    assert unlock_fault(vaults, made) == texts.KEY_FILE_DAMAGED


@pytest.mark.skipif(sys.platform == "win32", reason="there it is said as a lack of rights")
def test_a_folder_in_its_place(vaults: Vaults, made: Made) -> None:
    (made.folder / "nycklar.json").unlink()
    (made.folder / "nycklar.json").mkdir()
    assert unlock_fault(vaults, made) == texts.OTHER_FAULT


def test_newer_key_file_has_its_own_sentence(vaults: Vaults, made: Made) -> None:
    change(made, lambda c: c.update(version=3, unheard_of=True))
    assert unlock_fault(vaults, made) == texts.KEY_FILE_NEWER


RELABELLED: list[Change] = [
    lambda c: c.update(vault_id="0" * 32),
    lambda c: slot(c).update(id="0" * 16),
    lambda c: slot(c).update(user_id="u2"),
    lambda c: slot(c).update(initials="BB"),
    lambda c: slot(c)["kdf"].update(passes=2),
    lambda c: slot(c).update(vault_key=slot(c)["address_key"]),
]


@pytest.mark.parametrize("how", RELABELLED)
def test_a_relabelled_slot_does_not_open(vaults: Vaults, made: Made, how: Change) -> None:
    change(made, how)
    assert unlock_fault(vaults, made) == texts.WRONG_PASSPHRASE


def test_a_slot_of_another_vault_does_not_open(vaults: Vaults, made: Made, tmp_path: Path) -> None:
    vaults.create(tmp_path / "annat", ANNA, PASSPHRASE, NOW)
    other = json.loads((tmp_path / "annat" / "nycklar.json").read_bytes())
    change(made, lambda c: c.update(slots=other["slots"]))
    assert unlock_fault(vaults, made) == texts.WRONG_PASSPHRASE


def test_every_byte_of_the_key_file(vaults: Vaults, made: Made) -> None:
    """A flipped bit gives a plain sentence or, in what is not used for this opening, the same key."""
    file = made.folder / "nycklar.json"
    whole = file.read_bytes()
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert outcome(vaults, made) in {made.keys.vault_key, *SENTENCES}


def outcome(vaults: Vaults, made: Made) -> bytes | str:
    try:
        return vaults.unlock(made.folder, PASSPHRASE).vault_key
    except Fault as fault:
        return fault.text


def test_a_wrong_passphrase_costs_a_derivation(vaults: Vaults, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    costs: list[int] = []
    real = keys.Argon2id

    def counting(**parameters: Any) -> object:
        costs.append(parameters["memory_cost"])
        return real(**parameters)

    monkeypatch.setattr(keys, "Argon2id", counting)
    unlock_fault(vaults, made, "fel")
    assert costs == [CHEAP.memory_kib]
    costs.clear()
    vaults.unlock(made.folder, made.recovery_key)
    assert costs == [CHEAP.memory_kib]


def test_too_little_memory_is_a_sentence(vaults: Vaults, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    class Starved:
        def __init__(self, **parameters: object) -> None:
            pass

        def derive(self, material: bytes) -> bytes:
            raise MemoryError

    monkeypatch.setattr(keys, "Argon2id", Starved)
    assert unlock_fault(vaults, made) == texts.TOO_LITTLE_MEMORY


def test_each_slot_has_its_own_salt_and_no_secret_stands_in_the_file(made: Made) -> None:
    body = (made.folder / "nycklar.json").read_text()
    content = json.loads(body)
    assert len({s["salt"] for s in content["slots"]}) == len({s["id"] for s in content["slots"]}) == 2
    assert [(s["kind"], s["initials"]) for s in content["slots"]] == [("user", "AÅ"), ("recovery", "AÅ")]
    assert ANNA.name not in body
    assert PASSPHRASE not in body
    assert made.recovery_key.replace("-", "") not in body
