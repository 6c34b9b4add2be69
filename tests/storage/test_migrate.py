"""The schema is made in numbered steps, each whole or not at all, and no step is run twice."""

from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2

from sip_desktop.storage import migrate
from sip_desktop.storage.connection import Database
from sip_desktop.storage.vaults import Vaults

from .conftest import Made

TABLES = {
    *("access_log", "address_sheets", "cases", "copies", "definitions", "documents", "evaluations", "lookup"),
    *("purges", "revisions", "settings", "users", "vault"),
    *("sheets", "approvals", "transfers", "own_regions", "case_access", "emergencies", "log_checks"),
}


def tables(database: Database) -> set[object]:
    rows = database.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return {name for (name,) in rows}


def test_a_new_vault_is_at_the_last_step(database: Database) -> None:
    assert migrate.schema_version(database) == len(migrate.steps()) >= 1
    assert tables(database) == TABLES


def test_a_later_step_is_added_once(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = [*migrate.steps(), "CREATE TABLE later (a);"]
    monkeypatch.setattr(migrate, "steps", lambda: steps)
    migrate.migrate(database)
    migrate.migrate(database)
    assert tables(database) == TABLES | {"later"}
    assert migrate.schema_version(database) == len(steps)


def test_a_step_that_fails_leaves_nothing_of_itself(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    done = migrate.steps()
    broken = "CREATE TABLE half (a); INSERT INTO half VALUES (1); INSERT INTO nowhere VALUES (1);"
    monkeypatch.setattr(migrate, "steps", lambda: [*done, "CREATE TABLE whole (a);", broken])
    with pytest.raises(dbapi2.OperationalError):
        migrate.migrate(database)
    assert tables(database) == TABLES | {"whole"}
    assert migrate.schema_version(database) == len(done) + 1
    assert not database.in_transaction


def test_an_opening_that_cannot_migrate_lets_go(vaults: Vaults, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = [*migrate.steps(), "INSERT INTO nowhere VALUES (1);"]
    with monkeypatch.context() as patch:
        patch.setattr(migrate, "steps", lambda: steps)
        with pytest.raises(dbapi2.OperationalError):
            vaults.open(made.folder, made.keys)
    assert vaults.holder(made.folder) == ""
    vaults.open(made.folder, made.keys).close()
