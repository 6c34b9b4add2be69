"""Backup copies of a vault, as services see them; ``backups`` and ``restoring`` do the work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Backup, Held
from sip_desktop.storage import backups, files, restoring, vault_work
from sip_desktop.storage.keys import Secret


class VaultBackups:
    """Fits ``services.ports.VaultBackups``. All but ``backups`` is slow and thread-safe.

    ``check_place`` says why a file may not be put in a folder, "" when it may.
    """

    def __init__(self, now: Callable[[], datetime], check_place: Callable[[Path], str]) -> None:
        self._now = now
        self._check_place = check_place

    def back_up(self, folder: Path, keys: object) -> Backup | None:
        """A checked copy in the vault's own folder, None when nothing has changed since the last. Slow; own thread."""
        return backups.make_own(folder, vault_work.own(keys).vault_key, self._now())

    def back_up_to(self, folder: Path, keys: object, target: Path) -> Backup:
        """A checked copy in a file that must not exist yet. Slow; own thread. Raises ``Fault``.

        Refused where a cloud or a network would take it: the copy is locked, but it is a copy that cannot be called
        back.
        """
        self._refuse_place(target.parent)
        return backups.make(folder, vault_work.own(keys).vault_key, target, self._now())

    def backups(self, folder: Path) -> list[Backup]:
        """The copies in the vault's own folder, newest first."""
        return backups.listed(folder)

    def look_into(self, file: Path, folder: Path, passphrase: str, second: bytes = b"") -> Held:
        """What a copy holds, opened with the passphrase of its day; unpacked, still locked, in ``folder``. Slow."""
        files.make_folder(folder)
        return backups.look_into(file, folder, Secret(passphrase, second))

    def try_out(self, file: Path, folder: Path, keys: object) -> Held:
        """A restoring tried without restoring: the copy unpacked, opened with the present keys and read through."""
        return backups.try_out(file, folder, vault_work.own(keys).vault_key)

    def restore(self, file: Path, folder: Path, passphrase: str, second: bytes = b"") -> Held:
        """Puts a copy in place of the vault in ``folder``, which must be shut; the old one is kept beside. Slow."""
        self._refuse_place(folder)
        return restoring.restore(file, folder, Secret(passphrase, second), self._now())

    def _refuse_place(self, folder: Path) -> None:
        if reason := self._check_place(folder):
            raise Fault(reason)
