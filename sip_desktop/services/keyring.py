"""Who can unlock the vault, and with what. Every change is logged before it is made; secrets pass through only.

A secret is (passphrase, content of a key file or b""). What takes one is slow and may run in a worker.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.gate import one_line
from sip_desktop.domain.records import Act, SlotLine, User
from sip_desktop.services.ports import OpenVault, VaultKeys
from sip_desktop.services.session import Session
from sip_desktop.texts import keyring as texts

Secret = tuple[str, bytes]


class UserLine(msgspec.Struct, frozen=True):
    """One user as shown: whether there is a way in, and whether it needs a key file; ``own`` is who is here now."""

    user: User
    can_unlock: bool
    second: bool
    own: bool


class Keyring:
    """The users of one open vault and their ways in.

    What touches others is for a chief. That is order and not cryptography: every key opens the whole vault.
    """

    def __init__(self, session: Session, ways: VaultKeys, folder: Path, new_id: Callable[[], str]) -> None:
        self._session = session
        self._ways = ways
        self._folder = folder
        self._new_id = new_id
        # Kept, since keys are made in a thread that may not ask the database; nobody else changes it meanwhile.
        self._chief = session.is_chief()

    def may_change_others(self) -> bool:
        """True for a chief: others can add nobody, take nobody's key away, and make no new recovery key."""
        return self._chief

    def lines(self) -> list[UserLine]:
        """Everyone who is or has been a user, first made first."""
        slots = {slot.user_id: slot for slot in self._slots() if slot.kind == "user"}
        return [
            UserLine(
                user,
                user.id in slots,
                user.id in slots and slots[user.id].second,
                user.id == self._session.user.id,
            )
            for user in self._session.store.users()
        ]

    def needs_key_file(self) -> bool:
        """True when one's own way in needs a key file."""
        return any(line.own and line.second for line in self.lines())

    def add_user(self, name: str, initials: str, role: str) -> User:
        """Somebody new, who cannot unlock until ``give_key`` has been called. By a chief. Raises Fault for initials
        in use.

        Somebody of that name who never got a key is the same person: one's own passphrase may have been mistyped.
        """
        self._refuse_others()
        name, initials, role = (one_line(text).strip() for text in (name, initials, role))
        if not name or not initials:
            raise Fault(texts.NAME_MISSING)
        if any(line.user.initials.casefold() == initials.casefold() for line in self.lines() if line.can_unlock):
            raise Fault(texts.INITIALS_TAKEN.format(initials=initials))
        keyless = (line.user for line in self.lines() if not line.can_unlock)
        again = next((user for user in keyless if (user.name, user.initials) == (name, initials)), None)
        if again is not None:
            return again
        user = User(id=self._new_id(), name=name, initials=initials, role=role, created=self._session.stamp())
        with self._session.transaction():
            self._session.log(Act.KEY_CHANGE)
            self._session.store.add_user(user)
        return user

    def note_change(self) -> None:
        """The line in the log of a change that is about to be made; no key is changed without one."""
        with self._session.transaction():
            self._session.log(Act.KEY_CHANGE)

    def give_key(self, own: Secret, user: User, theirs: Secret) -> None:
        """A way in for ``user``, made with one's own secret. By a chief. Slow. Raises Fault."""
        self._refuse_others()
        self._ways.add_slot(self._folder, own, user, theirs)

    def change_passphrase(self, old: Secret, new: Secret) -> None:
        """One's own passphrase, or key file. Slow. Raises Fault."""
        self._ways.change_passphrase(self._folder, old, new)

    def new_recovery_key(self, own: Secret) -> str:
        """A new recovery key, shown once; the old one opens nothing more. By a chief. Slow. Raises Fault."""
        self._refuse_others()
        return self._ways.new_recovery_key(self._folder, own)

    def revoke(self, user_id: str) -> None:
        """Takes somebody's way in away; the user stays in the log. By a chief. Raises Fault for oneself and for the
        last one."""
        self._refuse_others()
        if user_id == self._session.user.id:
            raise Fault(texts.NOT_ONESELF)
        with self._session.transaction():
            self._session.log(Act.KEY_CHANGE)
        self._ways.revoke(self._folder, user_id)

    def set_chief(self, user_id: str, chief: bool) -> None:
        """Says whether somebody looks after keys and log. By a chief. Raises Fault for the last one, and for whoever
        the recovery key opens as: where everybody else's passphrase is lost, nobody could look after the keys again.
        """
        self._refuse_others()
        others = [line.user for line in self.lines() if line.can_unlock and line.user.id != user_id]
        if not chief and not any(user.chief for user in others):
            raise Fault(texts.LAST_CHIEF)
        if not chief and any(slot.kind == "recovery" and slot.user_id == user_id for slot in self._slots()):
            raise Fault(texts.RECOVERY_IS_THEIRS)
        with self._session.transaction():
            self._session.log(Act.DECIDE)
            self._session.store.keep_chief(user_id, chief)
        self._chief = self._session.is_chief()

    def new_key_file(self, target: Path) -> bytes:
        """A new key file, for a USB stick that is kept apart from the computer. Raises Fault."""
        return self._ways.new_key_file(target)

    def read_key_file(self, file: Path) -> bytes:
        """The content of a key file. Raises Fault."""
        return self._ways.read_key_file(file)

    def _slots(self) -> list[SlotLine]:
        return self._ways.slots(self._folder)

    def _refuse_others(self) -> None:
        if not self._chief:
            raise Fault(texts.CHIEF_ONLY)


def refuse_all_but_a_chief(vault: OpenVault) -> None:
    """Raises Fault unless whoever opened the vault is a chief: for a new vault key, which no sitting is there for."""
    if not any(user.chief for user in vault.store.users() if user.id == vault.user.id):
        raise Fault(texts.NEW_VAULT_KEY_CHIEF)
