"""The only module that writes files: whole or not at all, readable by their owner only. Knows no vault format."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from sip_desktop.domain.faults import Fault
from sip_desktop.texts import vault as texts

_OWNER_ONLY = 0o600
_BY_ERRNO = {
    errno.ENOSPC: texts.DISK_FULL,
    errno.EDQUOT: texts.DISK_FULL,
    errno.EROFS: texts.READ_ONLY,
    errno.EACCES: texts.NOT_ALLOWED,
    errno.EPERM: texts.NOT_ALLOWED,
    errno.ENOENT: texts.GONE,
    errno.ENOTDIR: texts.GONE,
    errno.ENODEV: texts.GONE,
    errno.ENXIO: texts.GONE,
    errno.EIO: texts.GONE,
    errno.EEXIST: texts.FILE_EXISTS,
}


@contextlib.contextmanager
def plain_faults() -> Iterator[None]:
    """Turns every ``OSError`` inside into a ``Fault`` without it: its path may name somebody, also in a traceback."""
    try:
        yield
    except OSError as error:
        raise Fault(_BY_ERRNO.get(error.errno or 0, texts.OTHER_FAULT)) from None


def make_folder(folder: Path) -> None:
    """Makes ``folder``, for its owner only, with those above it; one that exists is left as it is."""
    with plain_faults():
        missing = [each for each in (folder, *folder.parents) if not each.exists()]
        for each in reversed(missing):
            each.mkdir(mode=0o700, exist_ok=True)
            _settle_folder(each.parent)
        if not folder.is_dir():
            raise FileExistsError(errno.EEXIST, "")


def replace_file(target: Path, body: bytes) -> None:
    """Puts ``body`` in ``target`` so that after a crash it holds the whole old or the whole new content.

    The rights are set when the file is made, before anything is in it.
    """
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    with plain_faults():
        _write_whole(beside, body)
        try:
            beside.replace(target)
        except BaseException:
            remove(beside)
            raise
        _settle_folder(target.parent)


def write_new(target: Path, body: bytes) -> None:
    """Writes ``body`` to a file that must not exist yet; one that is half written or does not last is removed."""
    with plain_faults():
        _write_whole(target, body)
        try:
            _settle_folder(target.parent)
        except BaseException:
            remove(target)
            raise


@contextlib.contextmanager
def new_stream(target: Path) -> Iterator[BinaryIO]:
    """A file that must not exist yet, to be filled in parts; one that is half written or does not last is removed."""
    with plain_faults():
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        descriptor = os.open(target, flags, _OWNER_ONLY)
        try:
            with os.fdopen(descriptor, "w+b") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            _settle_folder(target.parent)
        except BaseException:
            remove(target)
            raise


def move_over(source: Path, target: Path) -> None:
    """Moves a file to another name on the same disk, over what was there, and settles both folders."""
    with plain_faults():
        source.replace(target)
        _settle_folder(target.parent)
        _settle_folder(source.parent)


def remove_folder(target: Path) -> None:
    """Removes a folder and the files in it, if that can be done; as with ``remove`` nothing here is secret."""
    with contextlib.suppress(OSError):
        for file in target.iterdir():
            remove(file)
        target.rmdir()


def remove_empty_folder(target: Path) -> None:
    """Removes a folder that holds nothing; one that holds something stays."""
    with contextlib.suppress(OSError):
        target.rmdir()


def remove_for_good(target: Path) -> None:
    """Removes a file so that no power cut brings it back. Raises ``Fault`` when it cannot; one that is gone is."""
    with plain_faults():
        target.unlink(missing_ok=True)
        _settle_folder(target.parent)


def make_empty(target: Path) -> None:
    """Makes an empty file for its owner only, so that what fills it later (SQLite) inherits the narrow rights."""
    with plain_faults():
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY))


def rename(source: Path, target: Path) -> None:
    """Moves a file within its folder, over nothing, and settles the folder on disk."""
    with plain_faults():
        if target.exists():
            raise FileExistsError(errno.EEXIST, "")
        source.rename(target)
        _settle_folder(target.parent)


def remove(target: Path) -> None:
    """Removes a file if it can be removed. Nothing here is secret: content outside the vault is never removed so."""
    with contextlib.suppress(OSError):
        target.unlink()


def open_shared(target: Path) -> int:
    """A descriptor to read and write ``target``, made if missing and not inherited by a new process."""
    with plain_faults():
        return os.open(target, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), _OWNER_ONLY)


def refill(descriptor: int, body: bytes) -> None:
    """Puts ``body`` in an open file from its start and cuts off what was after it."""
    with plain_faults():
        os.lseek(descriptor, 0, os.SEEK_SET)
        _write_all(descriptor, body)
        os.ftruncate(descriptor, len(body))


def _write_whole(target: Path, body: bytes) -> None:
    """Makes the file, fills it and settles it on disk; O_EXCL: only what was made here is ever removed here."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(target, flags, _OWNER_ONLY)
    try:
        try:
            _write_all(descriptor, body)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        remove(target)
        raise


def _write_all(descriptor: int, body: bytes) -> None:
    rest = memoryview(body)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _settle_folder(folder: Path) -> None:
    """Makes the new name itself last through a power cut; Windows has no such call and does it on its own."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
