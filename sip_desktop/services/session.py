"""One sitting at one open vault: who, what time, and the one way to write a line in the access log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

from sip_desktop.domain.records import Act, LogEntry, User
from sip_desktop.services.ports import OpenVault, Store

Clock = Callable[[], datetime]
Pick = Callable[[int], int]


_LETTERS = "abcdefghjkmnpqrstvwxyz0123456789"


def random_letters(pick: Pick, count: int) -> str:
    """``count`` letters and digits, 5 bits each, without those that are taken for one another."""
    return "".join(_LETTERS[pick(len(_LETTERS))] for _ in range(count))


class Session:
    """Made when a vault is opened, closed when it is locked. ``pick(n)`` is a random whole number under n."""

    def __init__(self, vault: OpenVault, clock: Clock, pick: Pick) -> None:
        self.vault = vault
        self.clock = clock
        self.pick = pick
        self._logged: set[tuple[Act, int]] = set()
        try:
            with self.transaction():
                self.log(Act.UNLOCK)
        except BaseException:
            # What cannot be logged is not opened; and a vault left open here could not be opened again.
            vault.close()
            raise

    @property
    def store(self) -> Store:
        return self.vault.store

    @property
    def user(self) -> User:
        return self.vault.user

    def is_chief(self) -> bool:
        """True when whoever is here looks after keys and log, as the vault says now."""
        return any(user.chief for user in self.store.users() if user.id == self.user.id)

    def today(self) -> date:
        return self.clock().date()

    def stamp(self) -> str:
        """Now, as it is stored: local time with seconds and offset."""
        return self.clock().isoformat(timespec="seconds")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One call of a service: all of it is kept, or nothing of it.

        A line of the log that was rolled back with the rest must be written again the next time.
        """
        before = set(self._logged)
        try:
            with self.store.transaction():
                yield
        except BaseException:
            self._logged = before
            raise

    def log(self, act: Act, serial: int = 0, detail: str = "") -> None:
        """One line in the access log; call it inside the transaction of the act. ``detail`` is a name of ours."""
        self.store.log(LogEntry(at=self.stamp(), user_id=self.user.id, act=act, serial=serial, detail=detail))

    def log_once(self, act: Act, serial: int) -> None:
        """As ``log``, but once a sitting for each case: the first opening, the first change."""
        if (act, serial) not in self._logged:
            self.log(act, serial)
            self._logged.add((act, serial))

    def close(self) -> None:
        """Lock: the last line of the log, and the vault is shut. Everything is already saved."""
        try:
            with self.transaction():
                self.log(Act.LOCK)
        finally:
            # A full disk may cost the line in the log, but never the lock.
            self.vault.close()
