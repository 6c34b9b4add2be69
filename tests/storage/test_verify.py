"""Verify finds each kind of harm, says which, and changes nothing."""

from __future__ import annotations

import pytest

from sip_desktop.storage.connection import Database
from sip_desktop.storage.store import Store
from sip_desktop.storage.vaults import Vaults
from sip_desktop.texts import vault as texts

from .conftest import Made, a_case
from .test_tables import BODY, SHA


def bad(vaults: Vaults, made: Made) -> list[str]:
    return [finding.what for finding in vaults.verify(made.folder, made.keys) if not finding.ok]


def test_a_sound_vault(vaults: Vaults, made: Made) -> None:
    before = made.bytes()
    findings = vaults.verify(made.folder, made.keys)
    assert [(finding.what, finding.ok) for finding in findings] == [
        (texts.CHECK_KEYS, True),
        (texts.CHECK_PAGES, True),
        (texts.CHECK_DATABASE, True),
        (texts.CHECK_LINKS, True),
        (texts.CHECK_LOG, True),
        (texts.CHECK_DEFINITIONS, True),
    ]
    assert made.bytes() == before


def test_while_the_vault_is_open(vaults: Vaults, made: Made) -> None:
    opened = vaults.open(made.folder, made.keys)
    opened.store.add_case(a_case())
    assert bad(vaults, made) == []
    opened.store.add_case(a_case("SIP-2"))
    opened.close()


def test_broken_links_are_counted(vaults: Vaults, made: Made, database: Database) -> None:
    database.change("PRAGMA foreign_keys = OFF")
    database.change("INSERT INTO lookup VALUES ('k', 99), ('l', 98)")
    findings = {finding.what: finding for finding in vaults.verify(made.folder, made.keys)}
    assert findings[texts.CHECK_LINKS].text == texts.LINKS_BAD.format(count=2)
    assert bad(vaults, made) == [texts.CHECK_LINKS]


def test_a_changed_definition_is_found(vaults: Vaults, made: Made, store: Store, database: Database) -> None:
    store.keep_definition(SHA, BODY)
    assert bad(vaults, made) == []
    database.script("DROP TRIGGER definition_is_fixed; UPDATE definitions SET body = x'00';")
    assert bad(vaults, made) == [texts.CHECK_DEFINITIONS]


def test_a_broken_index_is_found(vaults: Vaults, made: Made, store: Store, database: Database) -> None:
    store.add_case(a_case())
    database.change("PRAGMA writable_schema = ON")
    database.change("UPDATE sqlite_schema SET sql = replace(sql, 'word TEXT NOT NULL', 'word TEXT CHECK (word > x)')")
    database.close()
    assert texts.CHECK_DATABASE in bad(vaults, made)


@pytest.mark.parametrize("body", [b"", b"{}"])
def test_a_damaged_key_file_is_found(vaults: Vaults, made: Made, body: bytes) -> None:
    (made.folder / "nycklar.json").write_bytes(body)
    assert bad(vaults, made) == [texts.CHECK_KEYS]
    (made.folder / "nycklar.json").unlink()
    assert bad(vaults, made) == [texts.CHECK_KEYS]
