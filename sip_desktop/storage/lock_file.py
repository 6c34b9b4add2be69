"""One program at a time has a vault open: an advisory lock with who holds it. Knows no key and no database.

The operating system drops the lock with the process, so a crash never leaves a vault shut. The file says only
initials, process number and time: it lies in clear beside the vault.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

import msgspec

from sip_desktop.domain.faults import Fault
from sip_desktop.storage import files, plain_json
from sip_desktop.texts import vault as texts

NAME = "sip.lock"
# Windows locks are mandatory: the locked byte lies far past the text, so that others can still read who holds it.
_LOCKED_BYTE = 1 << 20
_LONGEST = 4096


class _Holder(msgspec.Struct, frozen=True):
    initials: str
    pid: int
    time: str


class LockFile:
    """A held lock; ``release`` lets go. Made by ``take``."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def release(self) -> None:
        """Lets go; a second time does nothing."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def take(folder: Path, initials: str, now: datetime) -> LockFile:
    """Takes the vault of ``folder``; raises ``Fault`` that names who has it when somebody does."""
    descriptor = files.open_shared(folder / NAME)
    try:
        if not _try_lock(descriptor):
            raise Fault(texts.HELD.format(who=_who(descriptor)))
        holder = _Holder(initials=initials, pid=os.getpid(), time=now.strftime("%Y-%m-%d %H:%M"))
        files.refill(descriptor, msgspec.json.encode(holder))
    except BaseException:
        os.close(descriptor)
        raise
    return LockFile(descriptor)


def holder(folder: Path) -> str:
    """Who has the vault open ("AÅ, sedan 2026-11-26 14:03 (process 1234)"), "" when nobody has. Nothing is written."""
    try:
        descriptor = os.open(folder / NAME, os.O_RDWR | getattr(os, "O_BINARY", 0))
    except OSError:
        return ""
    try:
        return "" if _try_lock(descriptor) else _who(descriptor)
    finally:
        os.close(descriptor)


def _who(descriptor: int) -> str:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        held = plain_json.read(os.read(descriptor, _LONGEST), _Holder, texts.HOLDER_UNKNOWN)
    except (OSError, Fault):
        return texts.HOLDER_UNKNOWN
    return texts.HOLDER.format(initials=held.initials, time=held.time, pid=held.pid)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            raise Fault(texts.OTHER_FAULT) from error
        return True
