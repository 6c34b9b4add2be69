"""The schema is made in numbered steps, each whole or not at all, and no step is run twice."""

from __future__ import annotations

import json
import os
import shutil
import signal
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from sip_desktop.domain.faults import Fault
from sip_desktop.storage import backups, migrate
from sip_desktop.storage.connection import Database, connect
from sip_desktop.storage.keys import UnlockedKeys
from sip_desktop.storage.vaults import Vaults
from sip_desktop.texts import vault as texts
from tests.small_disk import a_small_disk, fill
from tests.vaults.make import PASSPHRASE as OLD_PASSPHRASE
from tests.vaults.make import contents
from tests.vaults.test_old_vaults import lacks

from .conftest import Made

SCHEMA_1 = Path(__file__).parent.parent / "vaults" / "schema_1"
EXPECTED = json.loads((SCHEMA_1 / "expected.json").read_bytes())

TABLES = {
    *("access_log", "address_sheets", "cases", "copies", "definitions", "documents", "evaluations", "lookup"),
    *("purges", "revisions", "settings", "users", "vault"),
    *("sheets", "approvals", "transfers", "own_regions", "case_access", "emergencies", "log_checks"),
    *("due_dates", "due_marks", "overrides", "case_modes", "purge_proposals", "place_approvals"),
    *("readers", "copy_news"),
    *("letters", "letter_steps"),
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


def an_old_vault(vaults: Vaults, folder: Path) -> UnlockedKeys:
    """A vault of the first schema in ``folder``, shut."""
    folder.mkdir()
    for name in ("sip.db", "nycklar.json"):
        shutil.copyfile(SCHEMA_1 / name, folder / name)
    return vaults.unlock(folder, OLD_PASSPHRASE)


def version(folder: Path, keys: UnlockedKeys) -> int:
    database = connect(folder / "sip.db", keys.vault_key)
    found = migrate.schema_version(database)
    database.close()
    return found


def test_an_older_vault_is_copied_before_it_is_migrated(vaults: Vaults, tmp_path: Path) -> None:
    keys = an_old_vault(vaults, tmp_path / "v")
    vaults.open(tmp_path / "v", keys).close()
    [copy] = backups.listed(tmp_path / "v")
    backups.unpack(Path(copy.file), tmp_path)
    assert version(tmp_path, keys) == 1
    assert version(tmp_path / "v", keys) == len(migrate.steps())
    opened = vaults.open(tmp_path, keys)
    assert not lacks(contents(opened), EXPECTED)
    opened.close()


def test_nothing_is_copied_where_nothing_is_migrated(vaults: Vaults, made: Made) -> None:
    vaults.open(made.folder, made.keys).close()
    assert not (made.folder / backups.FOLDER).exists()


def test_without_room_for_a_copy_nothing_is_migrated(vaults: Vaults, tmp_path: Path) -> None:
    with a_small_disk(tmp_path / "disk", megabytes=1) as disk:
        keys = an_old_vault(vaults, disk / "v")
        before = (disk / "v" / "sip.db").read_bytes()
        filler = fill(disk)
        os.truncate(filler, filler.stat().st_size - 200_000)
        with pytest.raises(Fault) as caught:
            vaults.open(disk / "v", keys)
        assert caught.value.text == texts.NOT_MIGRATED.format(why=texts.DISK_FULL)
        assert (disk / "v" / "sip.db").read_bytes() == before
        assert backups.listed(disk / "v") == []
        assert vaults.holder(disk / "v") == ""
        filler.unlink()
        opened = vaults.open(disk / "v", keys)
        assert not lacks(contents(opened), EXPECTED)
        opened.close()


def test_one_copy_is_enough_however_often_the_migration_fails(
    vaults: Vaults, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = an_old_vault(vaults, tmp_path / "v")
    with monkeypatch.context() as patch:
        patch.setattr(migrate, "steps", lambda: ["", "INSERT INTO nowhere VALUES (1);"])
        for _ in range(3):
            with pytest.raises(dbapi2.OperationalError):
                vaults.open(tmp_path / "v", keys)
    assert len(backups.listed(tmp_path / "v")) == 1


def killed_at_statement(vaults: Vaults, folder: Path, keys: UnlockedKeys, number: int) -> bool:
    """Opens the vault in a process that is killed before it runs that statement of the migration; False: it was not."""
    child = os.fork()
    if child == 0:
        left, real = [number], migrate.migrate

        def counted(_sql: str) -> None:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        def migrated(database: Database) -> None:
            database._connection.set_trace_callback(counted)
            real(database)
            database._connection.set_trace_callback(None)

        try:
            migrate.migrate = migrated
            vaults.open(folder, keys)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is divided")
def test_killed_at_every_statement_of_a_migration(vaults: Vaults, tmp_path: Path) -> None:
    first = tmp_path / "first"
    keys = an_old_vault(vaults, first)
    assert killed_at_statement(vaults, first, keys, 1)
    assert len(backups.listed(first)) == 1
    number, folder = 1, tmp_path / "v"
    while True:
        shutil.copytree(first, folder)
        if not killed_at_statement(vaults, folder, keys, number):
            break
        assert version(folder, keys) < len(migrate.steps())
        opened = vaults.open(folder, keys)
        assert not lacks(contents(opened), EXPECTED)
        opened.close()
        shutil.rmtree(folder)
        number += 1
    assert number > sum(sql.count(";\n") for sql in migrate.steps()[1:]) / 2
