"""A vault is made, unlocked, opened and verified here; ``vaults`` is the way in. Knows no form and no case.

Wrong passphrase, damaged key file, damaged database and newer schema are different sentences, and none of them
touches a file. All that takes time to import (cryptography, SQLCipher) is imported by this module.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Finding, User
from sip_desktop.storage import backups, files, lock_file, migrate, names, recovery, restoring, sealing, verify
from sip_desktop.storage import keys as key_slots
from sip_desktop.storage.connection import PAGE, Database, connect, refuse_plain
from sip_desktop.storage.keys import Kdf, MasterKeys, Secret, UnlockedKeys
from sip_desktop.storage.tables import people
from sip_desktop.storage.tables.people import InnerKeys
from sip_desktop.storage.vault import OpenVault
from sip_desktop.texts import vault as texts


@dataclass(frozen=True, repr=False)
class NewVault:
    """A vault just made: the recovery key, shown once, and keys to open it with at once."""

    recovery_key: str
    keys: UnlockedKeys


def create(folder: Path, user: User, passphrase: str, now: datetime, kdf: Kdf) -> NewVault:
    """Makes a vault in ``folder`` (made if missing) with one user and a recovery key. Slow. Raises ``Fault``.

    It is made beside and put in place as a restored one is: a crash leaves no vault, or one that the passphrase
    opens, and never a part of one that nobody can open and that stands in the way.
    """
    master = MasterKeys(secrets.token_bytes(key_slots.KEY_BYTES), sealing.new_private_key())
    vault_id, recovery_key = secrets.token_hex(16), recovery.new_key()
    owner = (user.id, user.initials)
    slots = (
        key_slots.make_slot(vault_id, owner, "user", Secret(passphrase), kdf, master),
        key_slots.make_slot(vault_id, owner, "recovery", Secret(recovery.normalised(recovery_key)), kdf, master),
    )
    inner = InnerKeys(vault_id, sealing.public_key(master.address_key), secrets.token_bytes(key_slots.KEY_BYTES))
    files.make_folder(folder)
    ready = restoring.new_ready(folder)
    try:
        _make_database(ready / names.DATABASE, master.vault_key, inner, _with_date(user, now))
        key_slots.write(ready, vault_id, slots)
        restoring.put_in_place(folder, now)
    except BaseException:
        _clear_unmade(folder)
        raise
    return NewVault(recovery_key, UnlockedKeys(vault_id, user.id, user.initials, "user", master.vault_key))


def unlock(folder: Path, secret: Secret, now: datetime) -> UnlockedKeys:
    """The vault's keys; the recovery key is taken in the same field. Slow. Opens no database. Raises ``Fault``.

    A restoring that a crash interrupted is finished first: until then the folder holds no whole vault.
    """
    restoring.finish(folder, now)
    _refuse_missing(folder)
    return key_slots.unlock(key_slots.read(folder), secret)


def open_vault(folder: Path, keys: object, now: datetime) -> OpenVault:
    """The open vault, for ``keys`` from ``unlock`` or ``create``. Quick. Raises ``Fault``."""
    unlocked = own(keys)
    _refuse_missing(folder)
    lock = lock_file.take(folder, unlocked.initials, now)
    try:
        database = _open_database(folder, unlocked, now)
        try:
            inner, user = _whose(database, unlocked)
            return OpenVault(folder, database, inner, user, lock)
        except BaseException:
            database.close()
            raise
    except BaseException:
        lock.release()
        raise


def verify_vault(folder: Path, keys: object) -> list[Finding]:
    """Every check of the whole vault, on connections of its own. Slow. Changes nothing."""
    unlocked = own(keys)
    _refuse_missing(folder)
    return verify.verify(folder, lambda: _connect_known(folder, unlocked))


def _make_database(file: Path, key: bytes, inner: InnerKeys, user: User) -> None:
    files.make_empty(file)
    database = connect(file, key)
    try:
        migrate.migrate(database)
        refuse_plain(file)
        people.settle(database, inner, user)
    finally:
        database.close()
    refuse_plain(file)


def _clear_unmade(folder: Path) -> None:
    """Nothing is left of a making that failed, unless it has come so far that unlocking finishes it."""
    with files.plain_faults():
        if (folder / names.RESTORING).exists():
            return
    files.remove_folder(folder / names.READY)


def _open_database(folder: Path, unlocked: UnlockedKeys, now: datetime) -> Database:
    database = _connect_known(folder, unlocked)
    try:
        if migrate.is_older(database):
            _back_up_before(folder, unlocked, now)
            migrate.migrate(database)
        refuse_plain(folder / names.DATABASE)
    except BaseException:
        database.close()
        raise
    return database


def _back_up_before(folder: Path, unlocked: UnlockedKeys, now: datetime) -> None:
    """A copy as it was before the migration; without one nothing is migrated. The whole file is read: once a schema."""
    try:
        backups.make_own(folder, unlocked.vault_key, now)
    except Fault as fault:
        raise Fault(texts.NOT_MIGRATED.format(why=fault.text)) from fault


def _connect_known(folder: Path, unlocked: UnlockedKeys) -> Database:
    database = connect(folder / names.DATABASE, unlocked.vault_key)
    try:
        migrate.refuse_newer(database)
    except BaseException:
        database.close()
        raise
    return database


def _whose(database: Database, unlocked: UnlockedKeys) -> tuple[InnerKeys, User]:
    inner = people.inner_keys(database)
    if inner is None or inner.vault_id != unlocked.vault_id:
        raise Fault(texts.FOREIGN_KEYS_FILE)
    user = next((user for user in people.People(database).users() if user.id == unlocked.user_id), None)
    if user is None:
        raise Fault(texts.USER_MISSING)
    return inner, user


def _refuse_missing(folder: Path) -> None:
    """An absent or cut database must not be taken for a new one: SQLite would fill an empty file without a word."""
    file = folder / names.DATABASE
    with files.plain_faults():
        if not file.exists():
            raise Fault(texts.NO_DATABASE if (folder / names.KEY_FILE).exists() else texts.NO_VAULT)
        if file.stat().st_size < PAGE:
            raise Fault(texts.DATABASE_DAMAGED)


def own(keys: object) -> UnlockedKeys:
    """The keys as this package made them: to others they are something to hand back."""
    if not isinstance(keys, UnlockedKeys):
        raise TypeError("keys come from unlock or create")
    return keys


def _with_date(user: User, now: datetime) -> User:
    return user if user.created else msgspec.structs.replace(user, created=now.isoformat(timespec="seconds"))
