"""One keyed SQLCipher connection: how it is opened, what is switched on, and its errors as plain sentences.

Knows no table. Bugs (wrong SQL, a broken constraint) stay ordinary exceptions; the environment's faults become
``Fault``, also when a page is found damaged in the middle of a query.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol, cast

from sqlcipher3 import dbapi2

from sip_desktop.domain.faults import Fault
from sip_desktop.storage import files
from sip_desktop.texts import vault as texts

Parameters = Sequence[str | int | bytes | None]
# Columns come as the schema's STRICT types say; each table module knows its own.
Row = tuple[object, ...]

OLDEST_CIPHER = (4, 6)
PAGE = 4096
_PLAIN_MAGIC = b"SQLite format 3\x00"
_BUSY_SECONDS = 2.0

# (pragma, what to set, what it must read back as). Each is read back, since SQLite ignores what it cannot do.
# secure_delete, temp_store and memory security are on in this build anyway; another build may differ.
_PRAGMAS = (
    # Freed pages are given back and overwritten, so that what was removed is not left in the file.
    ("auto_vacuum", "FULL", "1"),
    ("secure_delete", "ON", "1"),
    # A commit that has been acknowledged survives a crash and a power cut.
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", "2"),
    ("foreign_keys", "ON", "1"),
    # REPLACE must fire the triggers that guard what is fixed.
    ("recursive_triggers", "ON", "1"),
    # Sorting never spills plain text to a temporary file.
    ("temp_store", "MEMORY", "2"),
    # SQLCipher's buffers are locked in memory and wiped when freed; long lists take twice the time, paid gladly.
    ("cipher_memory_security", "ON", "1"),
    # SQL hidden in a swapped schema must not run functions with effects.
    ("trusted_schema", "OFF", "0"),
)

_BY_CODE = {
    dbapi2.SQLITE_FULL: texts.DISK_FULL,
    dbapi2.SQLITE_READONLY: texts.READ_ONLY,
    dbapi2.SQLITE_PERM: texts.NOT_ALLOWED,
    dbapi2.SQLITE_AUTH: texts.NOT_ALLOWED,
    dbapi2.SQLITE_CANTOPEN: texts.GONE,
    dbapi2.SQLITE_IOERR: texts.GONE,
    dbapi2.SQLITE_BUSY: texts.BUSY,
    dbapi2.SQLITE_LOCKED: texts.BUSY,
    dbapi2.SQLITE_PROTOCOL: texts.BUSY,
    dbapi2.SQLITE_CORRUPT: texts.DAMAGED_WHILE_OPEN,
    dbapi2.SQLITE_NOTADB: texts.DAMAGED_WHILE_OPEN,
}


class _Cursor(Protocol):
    """The part of sqlcipher3's cursor that is used; the package carries no types."""

    @property
    def rowcount(self) -> int: ...
    def fetchall(self) -> list[Row]: ...


class _Connection(Protocol):
    @property
    def in_transaction(self) -> bool: ...
    def execute(self, sql: str, parameters: Parameters = ...) -> _Cursor: ...
    def executescript(self, script: str) -> _Cursor: ...
    def close(self) -> None: ...


class Database:
    """A keyed connection that speaks in rows and faults. Belongs to the thread that opened it."""

    def __init__(self, connection: _Connection, file: Path) -> None:
        self._connection = connection
        self._file = file

    @property
    def in_transaction(self) -> bool:
        """True inside ``transaction``."""
        return self._connection.in_transaction

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """Every row. Raises ``Fault`` for the environment's faults."""
        with _plain_faults():
            return self._connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """The first row, None when there is none."""
        rows = self.rows(sql, parameters)
        return rows[0] if rows else None

    def number(self, sql: str, parameters: Parameters = ()) -> int:
        """The first column of the only row, a whole number."""
        return cast(int, self.rows(sql, parameters)[0][0])

    def change(self, sql: str, parameters: Parameters = ()) -> int:
        """Runs a statement and returns how many rows it changed."""
        with _plain_faults():
            return self._connection.execute(sql, parameters).rowcount

    def script(self, sql: str) -> None:
        """Runs several statements in one transaction: all or none."""
        try:
            with _plain_faults():
                self._connection.executescript(f"BEGIN IMMEDIATE;\n{sql}\nCOMMIT;")
        except BaseException:
            self._roll_back()
            raise

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All inside is kept together or not at all. Nesting is a bug: the inner end would not be an end."""
        if self.in_transaction:
            raise RuntimeError("a transaction is already open")
        with files.plain_faults():
            # Linux and macOS let an open file be moved or removed: what is typed would be kept where nobody finds it.
            self._file.stat()
        self.change("BEGIN IMMEDIATE")
        try:
            yield
            self.change("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """For a method of several statements: joins the open transaction, or makes its own."""
        if self.in_transaction:
            yield
            return
        with self.transaction():
            yield

    def rekey(self, key: bytes) -> None:
        """Writes every page anew under another key. For a copy that nothing else has open; never for the vault itself.

        An error is replaced whole: its text may hold the key.
        """
        try:
            with _plain_faults():
                # In WAL the old pages would stay in the file until they are moved: the copy is written straight.
                self._connection.execute("PRAGMA journal_mode = DELETE").fetchall()
                self._connection.execute(f"PRAGMA rekey = \"x'{key.hex()}'\"").fetchall()
        except dbapi2.Error:
            raise Fault(texts.NO_CIPHER) from None

    def close(self) -> None:
        """Closes; a rest of the log is moved into the file by SQLite. A second time does nothing."""
        with _plain_faults():
            self._connection.close()

    def _roll_back(self) -> None:
        # A full disk makes SQLite roll back on its own; then there is nothing left to do.
        if self._connection.in_transaction:
            with contextlib.suppress(dbapi2.Error):
                self._connection.execute("ROLLBACK")


def connect(file: Path, key: bytes) -> Database:
    """An existing database file, keyed and proven: encrypted, its first page readable. Raises ``Fault``.

    The file may be empty (being made); then nothing has been written when this returns but what SQLite needs.
    """
    refuse_plain(file)
    with _plain_faults(texts.DATABASE_DAMAGED):
        connection = cast(_Connection, _connect(file))
    database = Database(connection, file)
    try:
        _key(connection, key)
        with _plain_faults(texts.DATABASE_DAMAGED):
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        _configure(database)
    except BaseException:
        connection.close()
        raise
    return database


def refuse_plain(file: Path) -> None:
    """Raises ``Fault`` when the file starts as plain SQLite.

    A connection that was never really keyed writes clear text without a word, so this is asked
    before every opening and after the first writing.
    """
    with files.plain_faults(), file.open("rb") as start:
        if start.read(len(_PLAIN_MAGIC)) == _PLAIN_MAGIC:
            raise Fault(texts.DATABASE_NOT_ENCRYPTED)


def check_cipher(version: str) -> None:
    """Raises ``Fault`` unless ``version`` ("4.19.0 community") is a SQLCipher that is new enough.

    Empty: another SQLite answers in its place, as when a system libsqlite3 was loaded globally first. Old: another
    package with the same import name has replaced it.
    """
    if not version:
        raise Fault(texts.NO_CIPHER)
    numbers = tuple(int(part) for part in version.split()[0].split(".")[:2] if part.isdigit())
    if numbers < OLDEST_CIPHER:
        raise Fault(texts.OLD_CIPHER)


def cipher_version() -> str:
    """The SQLCipher this program would use ("4.19.0 community"), "" when another SQLite stands in its place."""
    connection = cast(_Connection, dbapi2.connect(":memory:"))
    answer = connection.execute("PRAGMA cipher_version").fetchall()
    connection.close()
    return str(answer[0][0]) if answer else ""


def _connect(file: Path) -> object:
    # mode=rw: a missing file is a fault, never a new and empty vault. isolation_level None: transactions are ours.
    uri = file.absolute().as_uri() + "?mode=rw"
    return dbapi2.connect(uri, uri=True, isolation_level=None, timeout=_BUSY_SECONDS)


def _key(connection: _Connection, key: bytes) -> None:
    """Keys the connection before it reads anything. An error here is replaced whole: its text may hold the key."""
    if len(key) != 32:
        raise ValueError("a vault key is 32 bytes")
    try:
        # Only the version is asked before keying: with another SQLite in its place nothing may be written.
        answer = connection.execute("PRAGMA cipher_version").fetchall()
        check_cipher(str(answer[0][0]) if answer else "")
        # SQLCipher otherwise writes what it meets to stderr, which a launcher may keep in a log.
        connection.execute("PRAGMA cipher_log_level = NONE")
        # Before the key is there, so that the key itself lies in locked memory.
        connection.execute("PRAGMA cipher_memory_security = ON")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    except dbapi2.Error:
        raise Fault(texts.NO_CIPHER) from None


def _configure(database: Database) -> None:
    """Sets what is not set yet (auto_vacuum would otherwise write to the file at each opening) and reads it back."""
    for name, value, expected in _PRAGMAS:
        if _reads(database, name) != expected:
            database.rows(f"PRAGMA {name} = {value}")
        if _reads(database, name) != expected:
            raise Fault(texts.PROTECTION_REFUSED)


def _reads(database: Database, name: str) -> str:
    answer = database.row(f"PRAGMA {name}")
    return str(answer[0]) if answer else ""


@contextlib.contextmanager
def _plain_faults(damaged: str = texts.DAMAGED_WHILE_OPEN) -> Iterator[None]:
    try:
        yield
    except dbapi2.DatabaseError as error:
        # The low byte is the primary code; extended codes (SQLITE_IOERR_WRITE …) stand above it.
        code = getattr(error, "sqlite_errorcode", None)
        text = _BY_CODE.get(code & 0xFF, "") if isinstance(code, int) else ""
        if not text:
            raise
        raise Fault(damaged if text == texts.DAMAGED_WHILE_OPEN else text) from error
