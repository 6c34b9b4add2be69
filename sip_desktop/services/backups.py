"""Backup copies of the open vault: made after unlocking, taken outside on request, tried out; and when that was last.

What is slow says so and may run in a worker: it has its own connection and touches nothing of the session.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import msgspec

from sip_desktop.domain.records import Act, Backup, Finding, Held
from sip_desktop.services.ports import UnlockedKeys, VaultBackups, Vaults
from sip_desktop.services.session import Session

OUTSIDE_SETTING = "backup_outside"
TRIED_SETTING = "backup_tried"
OUTSIDE_DAYS = 14
"""Days after which the last copy outside the computer is called old: a lost computer would cost that much work."""
TRIED_DAYS = 183
"""Days after which a restoring should be tried again (HSLF-FS 2016:40 3 kap. 13 §: it is decided how often)."""


class Standing(msgspec.Struct, frozen=True):
    """How well the vault is kept: own copies, newest first, and the days since the last outside and the last trial.

    None where there never was one.
    """

    own: tuple[Backup, ...]
    outside_days: int | None
    tried_days: int | None

    @property
    def outside_is_old(self) -> bool:
        return self.outside_days is None or self.outside_days > OUTSIDE_DAYS

    @property
    def trial_is_old(self) -> bool:
        return self.tried_days is None or self.tried_days > TRIED_DAYS


class Backups:
    """Backups of one open vault."""

    def __init__(
        self, session: Session, vaults: Vaults, copies: VaultBackups, folder: Path, keys: UnlockedKeys
    ) -> None:
        self._session = session
        self._vaults = vaults
        self._copies = copies
        self._folder = folder
        self._keys = keys

    def standing(self) -> Standing:
        """What there is, and how old."""
        return Standing(
            own=tuple(self._copies.backups(self._folder)),
            outside_days=self._days_since(OUTSIDE_SETTING),
            tried_days=self._days_since(TRIED_SETTING),
        )

    def make(self) -> Backup | None:
        """A copy in the vault's own folder if something has changed. Slow. Raises Fault."""
        return self._copies.back_up(self._folder, self._keys)

    def make_outside(self, target: Path) -> Backup:
        """A copy in a file of its own, on a USB stick. Slow. Raises Fault. ``note_outside`` comes after."""
        return self._copies.back_up_to(self._folder, self._keys, target)

    def note_outside(self) -> None:
        """A copy has been taken outside: everything in the vault has left it, locked. Logged as an export."""
        with self._session.transaction():
            self._session.log(Act.EXPORT)
            self._session.store.keep_setting(OUTSIDE_SETTING, self._session.stamp())

    def try_out(self, file: Path) -> Held:
        """A restoring tried without restoring anything. Slow. Raises Fault. ``note_tried`` comes after."""
        return self._copies.try_out(file, self._folder, self._keys)

    def note_tried(self) -> None:
        """A restoring has been tried, and went well."""
        with self._session.transaction():
            self._session.store.keep_setting(TRIED_SETTING, self._session.stamp())

    def verify(self) -> list[Finding]:
        """Every check of the whole vault. Slow. Changes nothing."""
        return self._vaults.verify(self._folder, self._keys)

    def neutral_name(self) -> str:
        """A file name for a copy outside that tells nothing of a unit: "Kopia 2026-11-22.sipkopia"."""
        return f"Kopia {self._session.today().isoformat()}.sipkopia"

    def _days_since(self, setting: str) -> int | None:
        stored = self._session.store.setting(setting)
        if not stored:
            return None
        then: date = datetime.fromisoformat(stored).date()
        # A clock that went backwards makes nothing younger than today.
        return max(0, (self._session.today() - then).days)
