"""The vault's users and settings, and the two keys it keeps inside. Knows no case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from sip_desktop.domain.records import User
from sip_desktop.storage.connection import Database


@dataclass(frozen=True, repr=False)
class InnerKeys:
    """What the vault holds of itself: its id, the public address key and the HMAC key of look-ups."""

    vault_id: str
    address_key: bytes
    lookup_key: bytes


class People:
    """The tables ``users`` and ``settings``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def users(self) -> list[User]:
        """Everyone who can unlock, first made first."""
        rows = self._database.rows("SELECT id, name, initials, role, created, chief FROM users ORDER BY created, id")
        return [_user(*cast(tuple[str, str, str, str, str, int], row)) for row in rows]

    def add_user(self, user: User) -> None:
        """Adds one who may unlock; the way in is a slot in the key file."""
        self._database.change(
            "INSERT INTO users (id, name, initials, role, created, chief) VALUES (?, ?, ?, ?, ?, ?)",
            (user.id, user.name, user.initials, user.role, user.created, int(user.chief)),
        )

    def keep_chief(self, user_id: str, chief: bool) -> None:
        """Says whether a user is a chief."""
        self._database.change("UPDATE users SET chief = ? WHERE id = ?", (int(chief), user_id))

    def setting(self, name: str) -> str | None:
        """The setting, None when it was never set."""
        row = self._database.row("SELECT value FROM settings WHERE name = ?", (name,))
        return cast(str, row[0]) if row else None

    def keep_setting(self, name: str, value: str) -> None:
        """Sets a setting."""
        self._database.change(
            "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )


def _user(user_id: str, name: str, initials: str, role: str, created: str, chief: int) -> User:
    return User(user_id, name, initials, role, created, bool(chief))


def settle(database: Database, inner: InnerKeys, user: User) -> None:
    """Writes what a new vault starts with."""
    with database.transaction():
        database.change(
            "INSERT INTO vault (one, id, address_key, lookup_key) VALUES (1, ?, ?, ?)",
            (inner.vault_id, inner.address_key, inner.lookup_key),
        )
        People(database).add_user(user)


def keep_address_key(database: Database, public: bytes) -> None:
    """A new public address key, when the vault gets new keys."""
    database.change("UPDATE vault SET address_key = ?", (public,))


def inner_keys(database: Database) -> InnerKeys | None:
    """What ``settle`` wrote, None when the file was never finished."""
    row = database.row("SELECT id, address_key, lookup_key FROM vault")
    return InnerKeys(*cast(tuple[str, bytes, bytes], row)) if row else None
