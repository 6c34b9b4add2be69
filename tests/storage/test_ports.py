"""Storage fits what services ask for: the same names, with the same parameters in the same order."""

from __future__ import annotations

import inspect

import pytest

from sip_desktop.services import ports
from sip_desktop.storage.keys import UnlockedKeys
from sip_desktop.storage.store import Store
from sip_desktop.storage.vault import OpenVault
from sip_desktop.storage.vault_backups import VaultBackups
from sip_desktop.storage.vault_keys import VaultKeys
from sip_desktop.storage.vault_work import NewVault
from sip_desktop.storage.vaults import Vaults

from .conftest import CHEAP, NOW, PASSPHRASE, Made


def methods(protocol: type) -> dict[str, list[str]]:
    return {
        name: [p for p in inspect.signature(member).parameters if p != "self"]
        for name, member in inspect.getmembers(protocol, inspect.isfunction)
        if not name.startswith("_")
    }


def faults(protocol: type, thing: object) -> list[str]:
    return [
        name
        for name, parameters in methods(protocol).items()
        if list(inspect.signature(getattr(thing, name)).parameters) != parameters
    ]


def test_store_fits(store: Store) -> None:
    as_port: ports.Store = store
    assert len(methods(ports.Store)) >= 28
    assert faults(ports.Store, as_port) == []


def test_vaults_fit(vaults: Vaults, made: Made) -> None:
    as_port: ports.Vaults = vaults
    assert faults(ports.Vaults, as_port) == []
    keys: ports.UnlockedKeys = as_port.unlock(made.folder, PASSPHRASE)
    assert isinstance(keys, UnlockedKeys)
    opened: ports.OpenVault = as_port.open(made.folder, keys)
    assert isinstance(opened, OpenVault)
    assert faults(ports.OpenVault, opened) == []
    assert opened.user.id == keys.user_id
    opened.close()


def test_backups_and_keys_fit() -> None:
    copies: ports.VaultBackups = VaultBackups(lambda: NOW, lambda _folder: "")
    assert faults(ports.VaultBackups, copies) == []
    ways: ports.VaultKeys = VaultKeys(lambda: NOW, lambda: CHEAP)
    assert faults(ports.VaultKeys, ways) == []


def test_new_vault_fits(made: Made) -> None:
    new: ports.NewVault = NewVault(made.recovery_key, made.keys)
    assert new.keys.user_id == "u1"


def test_a_missing_method_is_seen() -> None:
    with pytest.raises(AttributeError):
        faults(ports.Store, object())
