"""Backup copies of a whole vault: made, checked page by page, listed, looked into and put back. Knows no case.

A copy is one file: a zip without compression that holds ``sip.db``, ``nycklar.json`` and ``om.json``, which says when
it was made and what the others' SHA-256 are. It is as locked as the vault: the passphrase of that day opens it.
"""

from __future__ import annotations

import hashlib
import secrets
import struct
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from sip_desktop.domain import backup_plan
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Backup, Held
from sip_desktop.storage import files, keys, migrate, names, plain_json, verify
from sip_desktop.storage.connection import Database, connect
from sip_desktop.texts import backups as texts

FOLDER = "kopior"
SUFFIX = ".sipkopia"
ABOUT = "om.json"
_FORMAT = 1
_SCRATCH = ".kopia-"
_LARGEST_ABOUT = 1 << 16
_CHUNK = 1 << 20
# All that zipfile raises for bytes that are no zip, or one of a kind that is never made here.
_NO_ZIP = (zipfile.BadZipFile, KeyError, ValueError, EOFError, NotImplementedError, OverflowError, struct.error)

# What a copying or a changed key leaves behind when it is cut off, and what lay ready when a restoring was.
_LEFT_BEHIND = (_SCRATCH, f".{names.KEY_FILE}.", f".{names.RESTORING}.", names.READY)

# What has changed since a copy, without reading the vault through: counts, times and sizes of each table. Every time
# and not the newest: with a clock set back, what is written now is older than what was.
_MARK = """
SELECT (SELECT count(*) || ' ' || total(length(content)) || ' ' || coalesce(group_concat(saved || cleared), '')
        FROM revisions)
    || '|' || (SELECT count(*) || ' ' || coalesce(group_concat(changed), '') FROM cases)
    || '|' || (SELECT count(*) || ' ' || coalesce(group_concat(status), '') FROM copies)
    || '|' || (SELECT count(*) || ' ' || total(length(content)) FROM evaluations)
    || '|' || (SELECT count(*) || ' ' || total(length(body)) FROM address_sheets)
    || '|' || (SELECT total(coalesce(document_id, 0)) || coalesce(group_concat(status || settled), '') FROM sheets)
    || '|' || (SELECT count(*) || ' ' || coalesce(group_concat(recorded), '') FROM approvals)
    || '|' || (SELECT count(*) || ' ' || coalesce(group_concat(at), '') FROM transfers)
    || '|' || (SELECT total(length(body)) || ' ' || coalesce(group_concat(saved), '') FROM own_regions)
    || '|' || (SELECT coalesce(group_concat(serial || user_id || kind), '') FROM case_access)
    || '|' || (SELECT count(*) || ' ' || coalesce(group_concat(seen), '') FROM emergencies)
    || '|' || (SELECT count(*) FROM log_checks) || '|' || (SELECT count(*) FROM purges)
    || '|' || (SELECT coalesce(group_concat(id || name || initials || role || chief), '') FROM users)
    || '|' || (SELECT coalesce(group_concat(name || value), '') FROM settings WHERE name NOT LIKE 'backup_%')
"""
# In a vault that is yet to be migrated only the tables of the first schema are sure to be there.
_OLDER_MARK = """
SELECT (SELECT count(*) || ' ' || total(length(content)) || ' ' || coalesce(group_concat(saved || cleared), '')
        FROM revisions)
    || '|' || (SELECT count(*) FROM access_log)
"""


class About(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``om.json``. ``mark`` tells whether the vault has changed since; ``database`` and ``keys`` are SHA-256 in hex."""

    version: int
    made: str
    vault_id: str
    mark: str
    database: str
    keys: str


def make(folder: Path, key: bytes, target: Path, made: datetime) -> Backup:
    """Copies the vault of ``folder`` into the new file ``target``. Slow. Raises ``Fault``; then no file is left.

    A copying that is cut off leaves nothing under that name.
    The copy is opened and every page, table, link and log line of it is checked before it counts as one; a damaged
    vault gives no copy at all. The vault may be open and written to meanwhile: the copy is of one moment.
    """
    with _scratch(folder) as scratch:
        copy = scratch / names.DATABASE
        with _opened(folder / names.DATABASE, key) as database:
            mark = _mark(database)
            database.rows("VACUUM INTO ?", (str(copy),))
        # Opened once before two read it: SQLite then writes in its head that it has a log.
        connect(copy, key).close()
        # Checked page by page while it is packed and read back: each takes as long, and neither waits for the other.
        with ThreadPoolExecutor(1) as beside:
            checked = beside.submit(refuse_damaged, copy, key)
            key_file = _read_small(folder / names.KEY_FILE)
            about = About(
                version=_FORMAT,
                made=made.isoformat(timespec="seconds"),
                vault_id=keys.read(folder).vault_id,
                mark=mark,
                database=_sha256_of(copy),
                keys=hashlib.sha256(key_file).hexdigest(),
            )
            size = _pack_checked(target, about, copy, key_file, checked.result)
    return Backup(str(target), made, size)


def make_own(folder: Path, key: bytes, made: datetime) -> Backup | None:
    """A copy in the vault's own folder, unless one holds just this already; older ones are then thinned.

    Every copy is asked, and the new one is never thinned: with a clock set back it is not the newest by its name.
    """
    own = folder / FOLDER
    have = listed(folder)
    _clear_away(folder)
    mark = current_mark(folder, key)
    if any(_mark_of(Path(backup.file)) == mark for backup in have):
        return None
    files.make_folder(own)
    taken = {backup.made for backup in have}
    made = made.replace(microsecond=0)
    while made in taken:
        made += timedelta(seconds=1)
    done = make(folder, key, own / _name(made), made)
    thin(folder, done)
    return done


def current_mark(folder: Path, key: bytes) -> str:
    """What ``About.mark`` would be now."""
    with _opened(folder / names.DATABASE, key) as database:
        return _mark(database)


def listed(folder: Path) -> list[Backup]:
    """The copies in the vault's own folder, newest first. Files with other names are not ours and not listed."""
    found = []
    with files.plain_faults():
        own = folder / FOLDER
        for file in own.iterdir() if own.is_dir() else ():
            made = _time_in(file.name)
            if made is not None:
                found.append(Backup(str(file), made, file.stat().st_size))
    return sorted(found, key=lambda backup: backup.made, reverse=True)


def thin(folder: Path, fresh: Backup | None = None) -> None:
    """Removes the copies that ``backup_plan`` lets go, never ``fresh``. Called only when a new one has been checked."""
    have = listed(folder)
    keep = backup_plan.kept(backup.made for backup in have)
    for backup in have:
        if backup.made not in keep and backup != fresh:
            files.remove(Path(backup.file))


def look_into(file: Path, scratch_in: Path, secret: keys.Secret) -> Held:
    """What the copy holds, opened with the passphrase of its day, every page checked. Slow. Raises ``Fault``."""
    with _scratch(scratch_in) as scratch:
        about = unpack(file, scratch)
        key = keys.unlock(keys.read(scratch), secret).vault_key
        return _held(scratch, key, about)


def try_out(file: Path, scratch_in: Path, key: bytes) -> Held:
    """As ``look_into`` but with the vault's present key: the restore test that HSLF-FS 2016:40 asks for."""
    with _scratch(scratch_in) as scratch:
        about = unpack(file, scratch)
        return _held(scratch, key, about)


def unpack(file: Path, into: Path) -> About:
    """Puts the copy's two files in the folder ``into``, checked against what the copy says of itself.

    Raises ``Fault`` for anything that is not a whole copy. Names in the file are never used as paths.
    """
    about = _about(file)
    with _archive(file) as archive:
        for name, digest in ((names.DATABASE, about.database), (names.KEY_FILE, about.keys)):
            with files.new_stream(into / name) as target:
                found = hashlib.sha256()
                for part in _parts(archive, name):
                    found.update(part)
                    target.write(part)
            if found.hexdigest() != digest:
                raise Fault(texts.COPY_DAMAGED)
    return about


def _held(scratch: Path, key: bytes, about: About) -> Held:
    refuse_damaged(scratch / names.DATABASE, key)
    with _opened(scratch / names.DATABASE, key) as database:
        last = database.row("SELECT coalesce(max(saved), '') FROM revisions")
        return Held(
            made=about.made,
            cases=database.number("SELECT count(*) FROM cases"),
            documents=database.number("SELECT count(*) FROM documents"),
            last_saved=str(last[0]) if last else "",
        )


def refuse_damaged(file: Path, key: bytes) -> None:
    """Raises ``Fault`` unless every page, table, link and log line of the database is well."""
    if not all(finding.ok for finding in verify.database_findings(lambda: connect(file, key))):
        raise Fault(texts.COPY_NOT_WHOLE)


def _mark(database: Database) -> str:
    row = database.row(_OLDER_MARK if migrate.is_older(database) else _MARK)
    return hashlib.sha256(str(row[0] if row else "").encode()).hexdigest()


def _mark_of(file: Path) -> str:
    """What a copy was made of, "" when it is damaged: a bad copy must not keep a good one from being made."""
    try:
        return _about(file).mark
    except Fault:
        return ""


def _pack_checked(target: Path, about: About, copy: Path, key_file: bytes, checked: Callable[[], None]) -> int:
    """The packed file takes its name once it has been read back: what has a copy's name is a whole copy.

    ``checked`` waits for the check of the copy, and raises ``Fault`` when it is damaged. Returns the file's bytes.
    """
    beside = target.with_name(f"{_SCRATCH}{secrets.token_hex(4)}")
    _pack(beside, about, copy, key_file)
    try:
        _check_packed(beside, about)
        checked()
        with files.plain_faults():
            size = beside.stat().st_size
        files.rename(beside, target)
    except BaseException:
        files.remove(beside)
        raise
    return size


def _pack(target: Path, about: About, copy: Path, key_file: bytes) -> None:
    with files.new_stream(target) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(ABOUT, msgspec.json.format(msgspec.json.encode(about)))
        archive.writestr(names.KEY_FILE, key_file)
        archive.write(copy, names.DATABASE)


def _check_packed(file: Path, about: About) -> None:
    """Reads back from the disk what was written: a USB stick may take everything and keep nothing."""
    with _archive(file) as archive:
        for name, digest in ((names.DATABASE, about.database), (names.KEY_FILE, about.keys)):
            found = hashlib.sha256()
            for part in _parts(archive, name):
                found.update(part)
            if found.hexdigest() != digest:
                raise Fault(texts.COPY_NOT_WHOLE)


def _about(file: Path) -> About:
    with _archive(file) as archive:
        body = b"".join(_parts(archive, ABOUT, _LARGEST_ABOUT))
    about = plain_json.read(body, About, texts.COPY_DAMAGED)
    if about.version != _FORMAT:
        raise Fault(texts.COPY_NEWER)
    return about


@contextmanager
def _archive(file: Path) -> Iterator[zipfile.ZipFile]:
    """The copy opened to read. Compressed or encrypted parts are refused: a small file must not unpack to a large."""
    with files.plain_faults():
        try:
            with zipfile.ZipFile(file) as archive:
                if any(part.compress_type != zipfile.ZIP_STORED or part.flag_bits & 1 for part in archive.infolist()):
                    raise Fault(texts.COPY_DAMAGED)
                yield archive
        except _NO_ZIP as error:
            raise Fault(texts.COPY_DAMAGED) from error


def _parts(archive: zipfile.ZipFile, name: str, most: int = 0) -> Iterator[bytes]:
    with archive.open(name) as inside:
        if most and archive.getinfo(name).file_size > most:
            raise Fault(texts.COPY_DAMAGED)
        while part := inside.read(_CHUNK):
            yield part


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """A folder for the files of one copy, removed afterwards; what lies in it is as locked as the vault."""
    scratch = folder / f"{_SCRATCH}{secrets.token_hex(4)}"
    files.make_folder(scratch)
    try:
        yield scratch
    finally:
        files.remove_folder(scratch)


def _clear_away(folder: Path) -> None:
    """Removes what was left behind by what was cut off. A key file of an earlier day still opens the vault's copies
    with a passphrase that has since been changed; the rest only takes room.

    What lies ready is not touched while a marker says that it is to be put in place.
    """
    with files.plain_faults():
        if (folder / names.RESTORING).exists():
            return
        places = [place for place in (folder, folder / FOLDER) if place.is_dir()]
        left = [path for place in places for path in place.iterdir() if path.name.startswith(_LEFT_BEHIND)]
    for path in left:
        files.remove_folder(path)
        files.remove(path)


@contextmanager
def _opened(file: Path, key: bytes) -> Iterator[Database]:
    database = connect(file, key)
    try:
        migrate.refuse_newer(database)
        yield database
    finally:
        database.close()


def _sha256_of(file: Path) -> str:
    with files.plain_faults(), file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _read_small(file: Path) -> bytes:
    with files.plain_faults():
        return file.read_bytes()


def _name(made: datetime) -> str:
    """ "2026-11-22T10.35.12+01.00.sipkopia": a colon may not stand in a file name on Windows."""
    return made.isoformat(timespec="seconds").replace(":", ".") + SUFFIX


def _time_in(name: str) -> datetime | None:
    try:
        made = datetime.fromisoformat(name.removesuffix(SUFFIX).replace(".", ":"))
    except ValueError:
        return None
    return made if made.tzinfo and name == _name(made) else None
