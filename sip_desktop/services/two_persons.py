"""The rule that two persons must be present at a purge: on or off, and whether it is met. It purges nothing.

Order and not cryptography: what is proven is that somebody else's passphrase was entered. Whoever has a key could
change the vault by other means, make up another user, or set the clock forward; the log tells of the first two.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

import msgspec

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Act
from sip_desktop.services.session import Session
from sip_desktop.texts import purging as texts

RULE, OFF_ASKED = "purge_by_two", "purge_by_two_off_asked"
ON, OFF = "1", ""
DELAY = timedelta(days=7)
"""One person alone waits this long, for a unit may have only one (practice.md O17)."""


class HeldKey(Protocol):
    """Whose way into the vault a secret opened, and of what ``kind``: "user" or "recovery"."""

    @property
    def user_id(self) -> str: ...
    @property
    def kind(self) -> str: ...


WhoseKey = Callable[[Path, str, bytes], HeldKey]
"""Tries a passphrase and a key file's content on the vault in a folder. Slow, thread-safe. Raises Fault."""


class Witness(msgspec.Struct, frozen=True):
    """Somebody whose passphrase has just been entered; made by ``TwoPersons.witness``."""

    user_id: str


class Asked(msgspec.Struct, frozen=True):
    """That a chief has asked to turn the rule off: who, on what ISO day, and from when the same one may do it."""

    who: str
    day: str
    from_day: str


class TwoPersons:
    """The rule of one open vault, kept in its settings. ``whose`` is ``Vaults.unlock``."""

    def __init__(self, session: Session, folder: Path, whose: WhoseKey) -> None:
        self._session = session
        self._folder = folder
        self._whose = whose

    def is_on(self) -> bool:
        """True when one person alone has to wait."""
        return self._session.store.setting(RULE) == ON

    def may_change(self) -> bool:
        """True for a chief."""
        return self._session.is_chief()

    def witness(self, passphrase: str, second: bytes = b"") -> Witness:
        """Whoever this passphrase belongs to; of their key nothing is kept. Slow, thread-safe. Raises Fault."""
        if not passphrase.strip():
            raise Fault(texts.PASSPHRASE_MISSING)
        held = self._whose(self._folder, passphrase, second)
        # It lies in a safe that one person may open, and proves nobody's presence.
        if held.kind != "user":
            raise Fault(texts.NOT_RECOVERY)
        return Witness(held.user_id)

    def decider(self, first: str, day: str, witness: Witness | None) -> str:
        """The user id of the one who decides what the user ``first`` proposed on an ISO day. Raises Fault.

        That is another than the first: whoever is here, or the witness. The first alone waits for seven days.
        """
        here = self._session.user.id
        if not self.is_on() or here != first or self.waited(day):
            return here
        if witness is None:
            raise Fault(texts.WAIT.format(day=free_from(day)))
        if witness.user_id == first:
            raise Fault(texts.SAME_PERSON)
        if all(user.id != witness.user_id for user in self._session.store.users()):
            raise Fault(texts.NO_SUCH_USER)
        return witness.user_id

    def waited(self, day: str) -> bool:
        """True when seven days have passed since an ISO day."""
        return self._session.today().isoformat() >= free_from(day)

    def turn_on(self) -> None:
        """From now on; it also takes back what was asked about turning it off. Raises Fault for others than chiefs."""
        self._refuse_others()
        self._keep(ON, "")

    def turn_off(self, witness: Witness | None = None) -> bool:
        """Turns the rule off: two persons at once, or one who asked seven days ago. True when it is off now.

        One alone who has not asked has asked by this. A rule that one person could turn off would guard nothing.
        """
        self._refuse_others()
        if not self.is_on():
            return True
        day, who = self._asked()
        if not who and witness is None:
            self._keep(ON, f"{self._session.stamp()} {self._session.user.id}")
            return False
        self.decider(who or self._session.user.id, day or self._session.stamp(), witness)
        self._keep(OFF, "")
        return True

    def may_turn_off(self) -> bool:
        """True when nobody else need come: another has asked for it, or whoever is here did so seven days ago."""
        stamp, who = self._asked()
        return bool(who) and (who != self._session.user.id or self.waited(stamp))

    def asked(self) -> Asked | None:
        """That somebody has asked to turn it off, None when nobody has."""
        stamp, who = self._asked()
        if not who:
            return None
        names = {user.id: user.name for user in self._session.store.users()}
        return Asked(names.get(who, ""), stamp[:10], free_from(stamp))

    def _asked(self) -> tuple[str, str]:
        stamp, _, who = (self._session.store.setting(OFF_ASKED) or "").partition(" ")
        return stamp, who

    def _keep(self, rule: str, asked: str) -> None:
        with self._session.transaction():
            self._session.log(Act.DECIDE)
            self._session.store.keep_setting(RULE, rule)
            self._session.store.keep_setting(OFF_ASKED, asked)

    def _refuse_others(self) -> None:
        if not self._session.is_chief():
            raise Fault(texts.CHIEF_ONLY)


def free_from(day: str) -> str:
    """The ISO day from which one person alone may decide what was proposed on ``day`` (ISO day or time)."""
    return (date.fromisoformat(day[:10]) + DELAY).isoformat()
