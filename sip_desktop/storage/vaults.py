"""Vault folders, as services see them: is there one, may one lie there, make, unlock, open and verify.

Light to import: the first window only asks what is in a folder. The work itself, with the ciphers it needs, is
imported when there is work to do, or beforehand while a passphrase is typed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Finding, User
from sip_desktop.storage import lock_file, names, place
from sip_desktop.texts import vault as texts

if TYPE_CHECKING:
    from sip_desktop.storage.keys import Kdf, UnlockedKeys
    from sip_desktop.storage.vault import OpenVault
    from sip_desktop.storage.vault_work import NewVault


_LARGEST_KEY_FILE = 1 << 18


def _calibrated() -> Kdf:
    from sip_desktop.storage import calibration

    return calibration.calibrate(calibration.measure_here)


class Vaults:
    """Fits ``services.ports.Vaults``. ``unlock``, ``create`` and ``verify`` are slow and thread-safe."""

    def __init__(
        self,
        now: Callable[[], datetime] = lambda: datetime.now(UTC).astimezone(),
        env: Mapping[str, str] = os.environ,
        calibrate: Callable[[], Kdf] = _calibrated,
    ) -> None:
        self._now = now
        self._env = env
        self.calibrate = calibrate

    def exists(self, folder: Path) -> bool:
        """True when a vault, or a part of one, lies in ``folder``; False also where one may not look."""
        try:
            return any((folder / name).exists() for name in (names.KEY_FILE, names.DATABASE, names.RESTORING))
        except OSError:
            return False

    def wants_key_file(self, folder: Path) -> bool:
        """True when some way into the vault needs a key file too. Looks for the word alone: it is asked before the
        ciphers are there, and a wrong answer only shows or hides a field."""
        try:
            with (folder / names.KEY_FILE).open("rb") as file:
                return b'"second"' in file.read(_LARGEST_KEY_FILE)
        except OSError:
            return False

    def check_place(self, folder: Path) -> str:
        """A Swedish sentence why a vault may not lie there, "" when it may."""
        return place.check_place(folder, self._env)

    def holder(self, folder: Path) -> str:
        """Who has the vault open ("AÅ, sedan 2026-11-26 14:03 (process 1234)"), "" when nobody has."""
        return lock_file.holder(folder)

    def create(self, folder: Path, user: User, passphrase: str, now: datetime) -> NewVault:
        """Makes a vault in ``folder`` (made if missing) with one user and a recovery key. Slow. Raises ``Fault``."""
        from sip_desktop.storage import vault_work

        self._refuse_place(folder)
        if self.exists(folder):
            raise Fault(texts.ALREADY_A_VAULT)
        return vault_work.create(folder, user, passphrase, now, self.calibrate())

    def unlock(self, folder: Path, passphrase: str, second: bytes = b"") -> UnlockedKeys:
        """The vault's keys; the recovery key is taken in the same field. Slow. Opens no database. Raises ``Fault``.

        ``second`` is the content of a key file, for a slot that needs one.
        """
        from sip_desktop.storage import vault_work
        from sip_desktop.storage.keys import Secret

        return vault_work.unlock(folder, Secret(passphrase, second), self._now())

    def open(self, folder: Path, keys: object) -> OpenVault:
        """The open vault, for ``keys`` from ``unlock`` or ``create``. Quick. Raises ``Fault``."""
        from sip_desktop.storage import vault_work

        self._refuse_place(folder)
        return vault_work.open_vault(folder, keys, self._now())

    def verify(self, folder: Path, keys: object) -> list[Finding]:
        """Every check of the whole vault, on connections of its own. Slow. Changes nothing."""
        from sip_desktop.storage import vault_work

        return vault_work.verify_vault(folder, keys)

    def _refuse_place(self, folder: Path) -> None:
        if reason := self.check_place(folder):
            raise Fault(reason)
