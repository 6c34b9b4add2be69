"""The ways into a vault, as services see them; ``key_work`` does the work. Secrets are (passphrase, key file)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import NewKey, SlotLine, User
from sip_desktop.storage import key_work
from sip_desktop.storage.keys import Kdf, Secret


class VaultKeys:
    """Fits ``services.ports.VaultKeys``. What takes a secret is slow and thread-safe.

    ``check_place`` says why a file may not be put in a folder, "" when it may.
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        calibrate: Callable[[], Kdf],
        check_place: Callable[[Path], str] = lambda _folder: "",
    ) -> None:
        self._now = now
        self._calibrate = calibrate
        self._check_place = check_place

    def slots(self, folder: Path) -> list[SlotLine]:
        """Every way into the vault."""
        return key_work.slots(folder)

    def change_passphrase(self, folder: Path, old: tuple[str, bytes], new: tuple[str, bytes]) -> None:
        """A new passphrase, for whoever the old (passphrase, key file) opens for. Slow. Raises ``Fault``."""
        key_work.change_passphrase(folder, Secret(*old), Secret(*new), self._calibrate())

    def add_slot(self, folder: Path, own: tuple[str, bytes], user: User, theirs: tuple[str, bytes]) -> None:
        """A way in for another user, made with one's own (passphrase, key file). Slow. Raises ``Fault``."""
        key_work.add_user(folder, Secret(*own), user, Secret(*theirs), self._calibrate())

    def new_recovery_key(self, folder: Path, own: tuple[str, bytes]) -> str:
        """A new recovery key, to be shown once. Slow. Raises ``Fault``."""
        return key_work.new_recovery_key(folder, Secret(*own), self._calibrate())

    def revoke(self, folder: Path, user_id: str) -> None:
        """Takes a user's ways in away. Raises ``Fault`` for the last one."""
        key_work.revoke(folder, user_id)

    def new_vault_key(self, folder: Path, own: tuple[str, bytes]) -> NewKey:
        """The whole vault under new keys; it must be shut. Slow. Raises ``Fault``."""
        return key_work.new_vault_key(folder, Secret(*own), self._calibrate(), self._now())

    def new_key_file(self, target: Path) -> bytes:
        """Writes a new key file and returns its content. Raises ``Fault``, also when one is there already.

        Refused where a cloud or a network would take it: then it is no longer something that one has in one's hand.
        """
        if reason := self._check_place(target.parent):
            raise Fault(reason)
        return key_work.new_key_file(target)

    def read_key_file(self, file: Path) -> bytes:
        """The content of a key file. Raises ``Fault``."""
        return key_work.read_key_file(file)
