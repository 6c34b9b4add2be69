"""A vault of 40 MB copied and looked through, and what SQLCipher costs against plain SQLite. By ``dev.py bench``."""

from __future__ import annotations

import itertools
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from sip_desktop.domain.records import CaseRecord, DocumentRecord, Revision, User
from sip_desktop.storage import backups
from sip_desktop.storage.connection import connect
from sip_desktop.storage.keys import Kdf, UnlockedKeys
from sip_desktop.storage.vaults import Vaults

DOCUMENTS, BYTES = 1_600, 25_000
LISTED = 10_000
_NOW = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)
_FOLDER = tempfile.TemporaryDirectory()
_NUMBERS = itertools.count()


@cache
def _vault() -> tuple[Path, UnlockedKeys]:
    """A shut vault of 40 MB."""
    vaults = Vaults(lambda: _NOW, {}, lambda: Kdf(64, 1, 1))
    folder = Path(_FOLDER.name) / "v"
    keys = vaults.create(folder, User("u1", "Anna", "AÅ", "handläggare"), "mening", _NOW).keys
    opened = vaults.open(folder, keys)
    store = opened.store
    with store.transaction():
        serial = store.add_case(CaseRecord(number="1", word="LIND", region="uppsala", opened="2026-11-26")).serial
        for _ in range(DOCUMENTS):
            document = store.add_document(DocumentRecord(serial=serial, form="plan", created="", created_by="u1"))
            store.keep_draft(
                Revision(document_id=document.id, number=1, content=os.urandom(BYTES), saved="", saved_by="u1")
            )
    opened.close()
    return folder, keys


def back_up() -> None:
    """A copy made, every page of it checked, packed, and read back from the disk."""
    folder, keys = _vault()
    target = Path(_FOLDER.name) / f"{next(_NUMBERS)}.sipkopia"
    backups.make(folder, keys.vault_key, target, _NOW)
    target.unlink()


def integrity() -> None:
    """Every page of the vault authenticated."""
    folder, keys = _vault()
    database = connect(folder / "sip.db", keys.vault_key)
    assert not database.rows("PRAGMA cipher_integrity_check")
    database.close()


def list_against_plain() -> float:
    """The time of listing 10,000 rows in SQLCipher, as a share of plain SQLite's, memory security off in both."""
    return _share(lambda run: run("SELECT * FROM t").fetchall())


def save_against_plain() -> float:
    """The time of saving 25 kB in a transaction of its own, as a share of plain SQLite's."""
    bodies = [os.urandom(BYTES) for _ in range(2)]
    turns = itertools.cycle(bodies)

    def save(run: Callable[..., sqlite3.Cursor]) -> object:
        run("BEGIN IMMEDIATE")
        # Other words each time: what is the same as before is not written at all.
        run("UPDATE big SET body = ? WHERE id = 1", (next(turns),))
        return run("COMMIT")

    return _share(save)


def _share(work: Callable[[Callable[..., sqlite3.Cursor]], object]) -> float:
    plain, locked = _pair()
    best = [min(_timed(work, run) for _ in range(7)) for run in (locked, plain)]
    return best[0] / best[1]


def _timed(work: Callable[[Callable[..., sqlite3.Cursor]], object], run: Callable[..., sqlite3.Cursor]) -> float:
    started = time.perf_counter()
    work(run)
    return time.perf_counter() - started


@cache
def _pair() -> tuple[Callable[..., sqlite3.Cursor], Callable[..., sqlite3.Cursor]]:
    """The same two tables in plain SQLite and in SQLCipher, both in WAL with FULL synchronous."""
    from sqlcipher3 import dbapi2

    plain = sqlite3.connect(Path(_FOLDER.name) / "plain.db", isolation_level=None)
    locked = dbapi2.connect(str(Path(_FOLDER.name) / "locked.db"), isolation_level=None)
    locked.execute(f"PRAGMA key = \"x'{bytes(32).hex()}'\"")
    locked.execute("PRAGMA cipher_memory_security = OFF")
    for connection in (plain, locked):
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE t (number TEXT, word TEXT, region TEXT, day TEXT, changed TEXT)")
        connection.execute("CREATE TABLE big (id INTEGER PRIMARY KEY, body BLOB)")
        connection.execute("INSERT INTO big VALUES (1, zeroblob(25000))")
        rows = [(f"SIP-2026-{n:05}", f"LIND-{n}", "uppsala", "2026-11-26", "2026-11-26T14:03") for n in range(LISTED)]
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?)", rows)
        connection.execute("COMMIT")
    return plain.execute, locked.execute


MEASURES: list[tuple[str, Callable[[], object], float | None]] = [
    ("vault of 40 MB: copy, checked and read back", back_up, 1000),
    ("vault of 40 MB: every page authenticated", integrity, 150),
    ("listing 10,000 rows, SQLCipher against SQLite (ratio)", list_against_plain, 1.4),
    ("saving 25 kB, SQLCipher against SQLite (ratio)", save_against_plain, 1.4),
]
