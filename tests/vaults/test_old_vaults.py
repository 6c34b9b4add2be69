"""Every vault a released program has made opens for ever, with everything that was in it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from sip_desktop.storage import migrate
from sip_desktop.storage.connection import connect
from sip_desktop.storage.vaults import Vaults

from .make import NOW, PASSPHRASE, contents

HERE = Path(__file__).parent
KEPT = sorted(folder for folder in HERE.iterdir() if (folder / "sip.db").exists())


def lacks(now: object, then: object) -> bool:
    """True when something that was there then is not there now; columns that came later are no loss."""
    if isinstance(now, dict) and isinstance(then, dict):
        return any(name not in now or lacks(now[name], value) for name, value in then.items())
    if isinstance(now, list) and isinstance(then, list):
        return len(now) != len(then) or any(lacks(*pair) for pair in zip(now, then, strict=True))
    return now != then


def test_every_schema_has_its_vault() -> None:
    assert {folder.name for folder in KEPT} == {f"schema_{n}" for n in range(1, len(migrate.steps()) + 1)}


@pytest.mark.parametrize("kept", KEPT, ids=lambda folder: folder.name)
def test_opens_with_everything_in_it(kept: Path, tmp_path: Path) -> None:
    folder = tmp_path / "v"
    shutil.copytree(kept, folder)
    vaults = Vaults(lambda: NOW, {})
    keys = vaults.unlock(folder, PASSPHRASE)
    opened = vaults.open(folder, keys)
    assert not lacks(contents(opened), json.loads((kept / "expected.json").read_bytes()))
    opened.close()
    assert all(finding.ok for finding in vaults.verify(folder, keys))
    database = connect(folder / "sip.db", keys.vault_key)
    assert migrate.schema_version(database) == len(migrate.steps())
    database.close()


def test_a_loss_is_seen() -> None:
    assert lacks({"a": [{"b": 1}]}, {"a": [{"b": 2}]})
    assert lacks({"a": []}, {"a": [1]})
    assert lacks({}, {"a": None})
    assert not lacks({"a": [{"b": 1, "c": 2}]}, {"a": [{"b": 1}]})
