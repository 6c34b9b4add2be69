"""The connection is really encrypted, really safe, says plain sentences, and undoes what it could not finish."""

from __future__ import annotations

import ctypes.util
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from sqlcipher3 import dbapi2

from sip_desktop.domain.faults import Fault
from sip_desktop.storage import connection
from sip_desktop.storage.connection import Database, check_cipher, cipher_version, connect
from sip_desktop.storage.store import Store
from sip_desktop.storage.vaults import Vaults
from sip_desktop.texts import vault as texts
from tests.small_disk import fill, mount

from .conftest import ANNA, NOW, PASSPHRASE, Made, a_case, a_document, a_draft

PROTECTED = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
    "auto_vacuum": 1,
    "temp_store": 2,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "cipher_memory_security": "1",
    "cipher_log_level": "NONE",
    "page_size": "4096",
}


def test_every_protection_is_on(database: Database) -> None:
    assert {name: database.rows(f"PRAGMA {name}")[0][0] for name in PROTECTED} == PROTECTED


def test_a_protection_that_cannot_be_had_refuses(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_PRAGMAS", (("page_size", "512", "512"),))
    with pytest.raises(Fault, match=texts.PROTECTION_REFUSED):
        made.connect()


def test_the_installed_cipher_is_new_enough(database: Database) -> None:
    version = cipher_version()
    assert database.rows("PRAGMA cipher_version") == [(version,)]
    check_cipher(version)
    assert version.split()[0] >= "4.19"


@pytest.mark.parametrize("version", ["4.6.0", "4.6", "4.19.0 community", "5.0.0"])
def test_accepted_versions(version: str) -> None:
    check_cipher(version)


@pytest.mark.parametrize(
    ("version", "text"), [("", texts.NO_CIPHER), ("4.5.7", texts.OLD_CIPHER), ("x", texts.OLD_CIPHER)]
)
def test_refused_versions(version: str, text: str) -> None:
    with pytest.raises(Fault) as caught:
        check_cipher(version)
    assert caught.value.text == text


HIJACKED = """
import ctypes, sys
from pathlib import Path
ctypes.CDLL(sys.argv[2], mode=ctypes.RTLD_GLOBAL)
from sip_desktop.domain.faults import Fault
from sip_desktop.storage.connection import connect
try:
    connect(Path(sys.argv[1]), bytes(32))
except Fault as fault:
    print(fault.text)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="symbols are interposed so on Linux only")
def test_another_sqlite_in_its_place_writes_nothing(tmp_path: Path, root: Path) -> None:
    """A system libsqlite3 loaded globally first answers instead of SQLCipher, and would write clear text."""
    library = ctypes.util.find_library("sqlite3")
    if not library:
        pytest.skip("no system libsqlite3")
    (tmp_path / "sip.db").touch()
    command = [sys.executable, "-c", HIJACKED, str(tmp_path / "sip.db"), library]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == texts.NO_CIPHER
    assert [(file.name, file.stat().st_size) for file in tmp_path.iterdir()] == [("sip.db", 0)]


def test_the_key_is_in_no_message(made: Made, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    wrong = bytes(range(32))
    for file in (made.file, tmp_path / "none"):
        with pytest.raises(Fault) as caught:
            connect(file, wrong)
        assert wrong.hex() not in repr(caught.getrepr(chain=True, showlocals=False))
    with pytest.raises(ValueError, match="32 bytes"):
        connect(made.file, wrong[:31])
    assert capfd.readouterr() == ("", "")


def test_an_error_at_keying_does_not_carry_the_key(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    class Quoting:
        """A connection whose errors quote the statement."""

        def execute(self, sql: str) -> object:
            raise dbapi2.OperationalError(sql)

        def close(self) -> None:
            pass

    monkeypatch.setattr(connection, "_connect", lambda file: Quoting())
    with pytest.raises(Fault, match=texts.NO_CIPHER) as caught:
        made.connect()
    assert caught.value.__suppress_context__


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(Fault, match=texts.GONE):
        connect(tmp_path / "none", bytes(32))
    assert list(tmp_path.iterdir()) == []


def test_odd_letters_in_the_path(vaults: Vaults, tmp_path: Path) -> None:
    folder = tmp_path / "skåp nr 1 #2?mode=memory 100%"
    new = vaults.create(folder, ANNA, PASSPHRASE, NOW)
    vaults.open(folder, new.keys).close()
    assert (folder / "sip.db").stat().st_size > 4096


def test_transaction_keeps_all(store: Store, made: Made) -> None:
    with store.transaction():
        case = store.add_case(a_case())
        store.set_lookup(case.serial, ("k",))
    again = made.connect()
    assert Store(again).look_up("k") == [case]
    again.close()


def test_transaction_undoes_all(store: Store) -> None:
    def fail() -> None:
        with store.transaction():
            store.add_case(a_case())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert store.cases() == []
    with store.transaction():
        store.add_case(a_case())
    assert len(store.cases()) == 1


def test_nested_transactions_are_a_bug(store: Store) -> None:
    def nest() -> None:
        with store.transaction():
            store.add_case(a_case())
            with store.transaction():
                pass

    with pytest.raises(RuntimeError):
        nest()
    assert store.cases() == []


def test_methods_of_several_steps_are_whole_by_themselves(store: Store, database: Database) -> None:
    case = store.add_case(a_case())
    store.set_lookup(case.serial, ("a", "b"))
    with pytest.raises(dbapi2.IntegrityError):
        store.set_lookup(99, ("c",))
    assert not database.in_transaction
    assert store.look_up("a") == [case]


def test_bugs_stay_bugs(database: Database) -> None:
    with pytest.raises(dbapi2.OperationalError):
        database.rows("SELECT nothing FROM nowhere")
    with pytest.raises(dbapi2.OperationalError):
        database.script("CREATE TABLE one (a); CREATE TABLE one (a);")
    assert not database.in_transaction
    assert database.rows("SELECT name FROM sqlite_master WHERE name = 'one'") == []


def test_another_writer_makes_it_wait_and_then_say_so(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_BUSY_SECONDS", 0.0)
    other = made.connect()
    with store.transaction():
        store.add_case(a_case())
        with pytest.raises(Fault, match=texts.BUSY):
            Store(other).add_case(a_case("SIP-2026-0002"))
        with pytest.raises(Fault, match=texts.BUSY):
            other.script("CREATE TABLE later (a);")
    other.close()
    assert [case.number for case in store.cases()] == ["SIP-2026-0001"]


def test_a_vault_that_may_not_grow_undoes_and_goes_on(store: Store, database: Database) -> None:
    case = store.add_case(a_case())
    document = store.add_document(a_document(case.serial))
    store.keep_draft(a_draft(document.id, content=b"kept"))
    pages = database.number("PRAGMA page_count")
    database.rows(f"PRAGMA max_page_count = {pages}")

    def grow() -> None:
        with store.transaction():
            store.keep_case(msgspec.structs.replace(case, state="T4"))
            store.keep_draft(a_draft(document.id, content=b"x" * 200_000))

    with pytest.raises(Fault) as caught:
        grow()
    assert caught.value.text == texts.DISK_FULL
    assert not database.in_transaction
    assert store.cases() == [case]
    assert [revision.content for revision in store.revisions(document.id)] == [b"kept"]
    database.rows("PRAGMA max_page_count = 1073741823")
    store.keep_draft(a_draft(document.id, content=b"y" * 200_000))
    assert [len(revision.content) for revision in store.revisions(document.id)] == [200_000]


def test_a_really_full_disk(vaults: Vaults, small_disk: Path) -> None:
    new = vaults.create(small_disk / "v", ANNA, PASSPHRASE, NOW)
    opened = vaults.open(small_disk / "v", new.keys)
    case = opened.store.add_case(a_case())
    document = opened.store.add_document(a_document(case.serial))
    filler = fill(small_disk)
    saved = []

    def type_on() -> None:
        for number in range(200):
            opened.store.keep_draft(a_draft(document.id, content=b"%d" % number + b"x" * 10_000))
            saved.append(number)

    with pytest.raises(Fault) as caught:
        type_on()
    assert caught.value.text == texts.DISK_FULL
    contents = [revision.content for revision in opened.store.revisions(document.id)]
    assert contents == [b"%d" % number + b"x" * 10_000 for number in saved[-1:]]
    filler.unlink()
    opened.store.keep_draft(a_draft(document.id, content=b"last"))
    opened.close()
    assert all(finding.ok for finding in vaults.verify(small_disk / "v", new.keys))
    again = vaults.open(small_disk / "v", new.keys)
    assert [revision.content for revision in again.store.revisions(document.id)] == [b"last"]
    again.close()


def test_making_a_vault_on_a_full_disk_leaves_nothing(vaults: Vaults, small_disk: Path) -> None:
    (small_disk / "v").mkdir()
    fill(small_disk)
    with pytest.raises(Fault) as caught:
        vaults.create(small_disk / "v", ANNA, PASSPHRASE, NOW)
    assert caught.value.text == texts.DISK_FULL
    assert list((small_disk / "v").iterdir()) == []


def test_a_read_only_disk(vaults: Vaults, small_disk: Path) -> None:
    new = vaults.create(small_disk / "v", ANNA, PASSPHRASE, NOW)
    vaults.open(small_disk / "v", new.keys).close()
    assert mount("-o", "remount,ro", str(small_disk)) == 0
    with pytest.raises(Fault) as caught:
        vaults.open(small_disk / "v", new.keys)
    assert caught.value.text == texts.READ_ONLY
    assert vaults.unlock(small_disk / "v", PASSPHRASE).user_id == "u1"


def test_closing_twice(made: Made) -> None:
    database = made.connect()
    database.close()
    database.close()
