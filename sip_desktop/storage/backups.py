"""Backup copies of a whole vault: made, checked page by page, listed, looked into and put back. Knows no case.

A copy is one file: a zip without compression that holds ``sip.db``, ``nycklar.json`` and ``om.json``, which says when
it was made and what the others' SHA-256 are. It is as locked as the vault: the passphrase of that day opens it.
"""

from __future__ import annotations

import hashlib
import secrets
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec

from sip_desktop.domain import backup_plan
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Backup, Held
from sip_desktop.storage import files, keys, names, verify
from sip_desktop.storage.connection import Database, connect
from sip_desktop.texts import backups as texts

FOLDER = "kopior"
SUFFIX = ".sipkopia"
ABOUT = "om.json"
_FORMAT = 1
_SCRATCH = ".kopia-"
_LARGEST_ABOUT = 1 << 16
_CHUNK = 1 << 20

# What has changed since a copy, without reading the vault through: counts, newest times and sizes of each table.
_MARK = """
SELECT (SELECT count(*) || ' ' || total(length(content)) || ' ' || coalesce(max(saved || cleared), '') FROM revisions)
    || '|' || (SELECT count(*) || ' ' || coalesce(group_concat(status), '') FROM copies)
    || '|' || (SELECT count(*) || ' ' || total(length(content)) FROM evaluations)
    || '|' || (SELECT count(*) || ' ' || total(length(body)) FROM address_sheets)
    || '|' || (SELECT count(*) || ' ' || coalesce(max(settled), '') || total(coalesce(document_id, 0)) FROM sheets)
    || '|' || (SELECT count(*) || ' ' || coalesce(max(recorded), '') FROM approvals)
    || '|' || (SELECT count(*) || ' ' || coalesce(max(at), '') FROM transfers)
    || '|' || (SELECT count(*) || ' ' || coalesce(max(saved), '') FROM own_regions)
    || '|' || (SELECT count(*) FROM users) || '|' || (SELECT count(*) FROM purges)
    || '|' || (SELECT coalesce(group_concat(name || value), '') FROM settings WHERE name NOT LIKE 'backup_%')
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

    The copy is opened and every page, table, link and log line of it is checked before it counts as one; a damaged
    vault gives no copy at all. The vault may be open and written to meanwhile: the copy is of one moment.
    """
    with _scratch(folder) as scratch:
        copy = scratch / names.DATABASE
        with _opened(folder / names.DATABASE, key) as database:
            mark = _mark(database)
            database.rows("VACUUM INTO ?", (str(copy),))
        refuse_damaged(copy, key)
        key_file = _read_small(folder / names.KEY_FILE)
        about = About(
            version=_FORMAT,
            made=made.isoformat(timespec="seconds"),
            vault_id=keys.read(folder).vault_id,
            mark=mark,
            database=_sha256_of(copy),
            keys=hashlib.sha256(key_file).hexdigest(),
        )
        _pack(target, about, copy, key_file)
        try:
            _check_packed(target, about)
        except BaseException:
            files.remove(target)
            raise
    return Backup(str(target), made, target.stat().st_size)


def make_own(folder: Path, key: bytes, made: datetime) -> Backup | None:
    """A copy in the vault's own folder, if something has changed since the last one; older ones are then thinned."""
    own = folder / FOLDER
    have = listed(folder)
    _clear_away(folder)
    if have and _about(Path(have[0].file)).mark == current_mark(folder, key):
        return None
    files.make_folder(own)
    done = make(folder, key, own / _name(made), made)
    thin(folder)
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


def thin(folder: Path) -> None:
    """Removes the copies that ``backup_plan`` lets go. Called only when a newer one has been checked."""
    have = listed(folder)
    keep = backup_plan.kept(backup.made for backup in have)
    for backup in have:
        if backup.made not in keep:
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
    row = database.row(_MARK)
    return hashlib.sha256(str(row[0] if row else "").encode()).hexdigest()


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
    try:
        about = msgspec.json.decode(body, type=About)
    except msgspec.DecodeError as error:
        raise Fault(texts.COPY_DAMAGED) from error
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
        except (zipfile.BadZipFile, KeyError, ValueError, EOFError) as error:
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
    """Removes what a copying that was cut off left behind; it is locked as the vault is, and only takes room."""
    with files.plain_faults():
        left = [path for path in folder.iterdir() if path.name.startswith(_SCRATCH)]
    for path in left:
        files.remove_folder(path)


@contextmanager
def _opened(file: Path, key: bytes) -> Iterator[Database]:
    database = connect(file, key)
    try:
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
