"""One vault is put in place of another, so that a crash at any moment leaves one of them whole. Knows no content.

The new files lie ready and checked in a folder beside; a small file then says that they are to be put in place, and
from that moment the rest is finished at the next start, however often it is interrupted. The old files are moved
into a folder of their own and never written over.
"""

from __future__ import annotations

import re
from datetime import datetime
from itertools import count
from pathlib import Path

import msgspec

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Held
from sip_desktop.storage import backups, files, lock_file, names, plain_json
from sip_desktop.storage.keys import Secret
from sip_desktop.texts import backups as texts

_REPLACED_TIME = "ersatt %Y-%m-%d %H.%M.%S"
# Nothing but a name of ours: the marker lies in clear, and its name becomes a folder.
_REPLACED = re.compile(r"ersatt \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d( \d{1,4})?", re.ASCII)
_LOG = ("-wal", "-shm")


class Marker(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``aterstall.json``: where the old files go. Written last of all before anything is moved."""

    replaced: str


def restore(file: Path, folder: Path, secret: Secret, now: datetime) -> Held:
    """Puts the copy in ``file`` in place of the vault in ``folder``, which may be empty. Slow. Raises ``Fault``.

    ``secret`` is the passphrase that opens the copy: one that nobody can open is not put in place of anything.
    What was in the folder is kept beside, in a folder whose name says when. A restoring that was interrupted is
    finished first: what lies ready then belongs to it.
    """
    files.make_folder(folder)
    finish(folder, now)
    held = backups.look_into(file, folder, secret)
    lock = lock_file.take(folder, "", now)
    try:
        ready = new_ready(folder)
        backups.unpack(file, ready)
        put_in_place(folder, now)
    finally:
        lock.release()
    return held


def kept_beside(folder: Path) -> int:
    """How many vaults that were replaced are still kept in ``folder``; their own keys open them."""
    with files.plain_faults():
        return sum(_REPLACED.fullmatch(item.name) is not None and item.is_dir() for item in folder.iterdir())


def new_ready(folder: Path) -> Path:
    """An empty folder for the files that are to be put in place; what an interrupted attempt left is removed."""
    ready = folder / names.READY
    files.remove_folder(ready)
    files.make_folder(ready)
    return ready


def put_in_place(folder: Path, now: datetime) -> Path:
    """Puts the files that lie ready in place of those in ``folder``; returns where the old ones are now.

    The caller holds the vault's lock, and has checked the files.
    """
    replaced = _free_name(folder, now)
    files.replace_file(folder / names.RESTORING, msgspec.json.encode(Marker(replaced)))
    _finish(folder)
    return folder / replaced


def finish(folder: Path, now: datetime) -> None:
    """Goes on with what a crash interrupted; does nothing when nothing was."""
    with files.plain_faults():
        if not (folder / names.RESTORING).exists():
            return
    lock = lock_file.take(folder, "", now)
    try:
        _finish(folder)
    finally:
        lock.release()


def _finish(folder: Path) -> None:
    """Each file: the old one away, then the new one in. Where the new one no longer lies ready, that is done.

    The marker goes last and for good: one that came back would put whatever then lies ready in place.
    """
    replaced = folder / _marker(folder).replaced
    files.make_folder(replaced)
    for name in (names.DATABASE, names.KEY_FILE):
        _exchange(folder, name, replaced)
    files.remove_folder(folder / names.READY)
    files.remove_empty_folder(replaced)
    files.remove_for_good(folder / names.RESTORING)


def _exchange(folder: Path, name: str, replaced: Path) -> None:
    ready = folder / names.READY / name
    with files.plain_faults():
        if not ready.exists():
            return
        # A log of the old database must never be left beside the new one: SQLite would read it into that.
        old = [each for each in (*(f"{name}{suffix}" for suffix in _LOG), name) if (folder / each).exists()]
    for each in old:
        files.move_over(folder / each, replaced / each)
    files.move_over(ready, folder / name)


def _free_name(folder: Path, now: datetime) -> str:
    """A folder that is not there yet: with a clock set back, an older vault kept beside must not be moved over."""
    wanted = now.strftime(_REPLACED_TIME)
    with files.plain_faults():
        names_to_try = (wanted if number == 1 else f"{wanted} {number}" for number in count(1))
        return next(name for name in names_to_try if not (folder / name).exists())


def _marker(folder: Path) -> Marker:
    with files.plain_faults():
        body = (folder / names.RESTORING).read_bytes()
    marker = plain_json.read(body, Marker, texts.MARKER_DAMAGED)
    if not _REPLACED.fullmatch(marker.replaced):
        raise Fault(texts.MARKER_DAMAGED)
    return marker
