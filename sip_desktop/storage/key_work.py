"""Keys are added, changed, taken away and made anew here; ``vaults`` is the way in. Knows no form and no case.

Whatever is interrupted, somebody can open the vault: a new slot is written and tried before an old one goes, and a
vault with a new key lies ready and checked before it takes the old one's place.
"""

from __future__ import annotations

import secrets
from datetime import datetime
from pathlib import Path
from typing import cast

import msgspec

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import NewKey, SlotLine, User
from sip_desktop.storage import backups, files, keys, lock_file, names, recovery, restoring, sealing
from sip_desktop.storage.connection import Database, connect
from sip_desktop.storage.keys import Kdf, KeyFile, Kind, MasterKeys, Secret, Slot
from sip_desktop.storage.tables import people
from sip_desktop.texts import vault as texts

KEY_FILE_BYTES = 32
LARGEST_KEY_FILE = 1 << 10


def slots(folder: Path) -> list[SlotLine]:
    """Every way in."""
    return [SlotLine(slot.user_id, slot.initials, slot.kind, slot.second) for slot in keys.read(folder).slots]


def change_passphrase(folder: Path, old: Secret, new: Secret, kdf: Kdf) -> None:
    """A new passphrase (and key file, or none) for the one whose ``old`` opens. Slow. Raises ``Fault``.

    ``old`` may be the recovery key: then the forgotten slot of that user goes.
    """
    key_file = keys.read(folder)
    opened, master = keys.unlock_all(key_file, old)
    owner = (opened.user_id, opened.initials)
    _replace(folder, key_file, owner, "user", new, kdf, master)


def add_user(folder: Path, own: Secret, user: User, theirs: Secret, kdf: Kdf) -> None:
    """A slot for another user, made by somebody whose ``own`` opens. Slow. Raises ``Fault``."""
    key_file = keys.read(folder)
    _, master = keys.unlock_all(key_file, own)
    _replace(folder, key_file, (user.id, user.initials), "user", theirs, kdf, master)


def new_recovery_key(folder: Path, own: Secret, kdf: Kdf) -> str:
    """A new recovery key, shown once; the old one opens nothing from then on. Slow. Raises ``Fault``."""
    key_file = keys.read(folder)
    opened, master = keys.unlock_all(key_file, own)
    key = recovery.new_key()
    owner = (opened.user_id, opened.initials)
    _replace(folder, key_file, owner, "recovery", Secret(recovery.normalised(key)), kdf, master)
    return key


def revoke(folder: Path, user_id: str) -> None:
    """Takes away a user's slots. Raises ``Fault`` for the last one: nobody could open the vault with a passphrase.

    The one whose slot goes may have a copy of the key file: only a new vault key helps against that.
    """
    key_file = keys.read(folder)
    left = tuple(slot for slot in key_file.slots if slot.user_id != user_id or slot.kind == "recovery")
    if not any(slot.kind == "user" for slot in left):
        raise Fault(texts.LAST_SLOT)
    keys.write(folder, key_file.vault_id, left)


def new_vault_key(folder: Path, secret: Secret, kdf: Kdf, now: datetime) -> NewKey:
    """The whole vault under new keys, for when the old may have leaked. The vault is shut meanwhile. Slow.

    First a backup. Then a copy is given the new key, its address sheets are sealed anew, every page of it is checked,
    and it takes the old one's place with a key file that only ``secret`` and a new recovery key open: nobody else's
    passphrase is known here, so the others get new slots from a user afterwards.
    """
    restoring.finish(folder, now)
    key_file = keys.read(folder)
    opened, old = keys.unlock_all(key_file, secret)
    lock = lock_file.take(folder, opened.initials, now)
    try:
        backups.make_own(folder, old.vault_key, now)
        new = MasterKeys(secrets.token_bytes(keys.KEY_BYTES), sealing.new_private_key())
        ready = restoring.new_ready(folder)
        _rekeyed_copy(folder, ready / names.DATABASE, key_file.vault_id, old, new)
        key = recovery.new_key()
        owner = (opened.user_id, opened.initials)
        slots_left = (
            keys.make_slot(key_file.vault_id, owner, "user", _own(opened, secret), kdf, new),
            keys.make_slot(key_file.vault_id, owner, "recovery", Secret(recovery.normalised(key)), kdf, new),
        )
        keys.write(ready, key_file.vault_id, slots_left)
        backups.refuse_damaged(ready / names.DATABASE, new.vault_key)
        replaced = restoring.put_in_place(folder, now)
        # The backup holds the same: a second set of files that the leaked key opens would only be forgotten.
        files.remove_folder(replaced)
    finally:
        lock.release()
    others = {slot.initials for slot in key_file.slots if slot.user_id != opened.user_id}
    return NewKey(key, tuple(sorted(others)), len(backups.listed(folder)) + restoring.kept_beside(folder))


def new_key_file(target: Path) -> bytes:
    """Writes a new key file, which must not exist yet, and returns its content."""
    body = secrets.token_bytes(KEY_FILE_BYTES)
    files.write_new(target, body)
    return body


def read_key_file(file: Path) -> bytes:
    """The content of a key file. Raises ``Fault`` for one that is not there, or is none."""
    with files.plain_faults(), file.open("rb") as stream:
        body = stream.read(LARGEST_KEY_FILE + 1)
    if len(body) != KEY_FILE_BYTES:
        raise Fault(texts.NOT_A_KEY_FILE)
    return body


def _own(opened: Slot, secret: Secret) -> Secret:
    """The secret of the slot that is made anew. The recovery key cannot become somebody's passphrase."""
    if opened.kind == "recovery":
        raise Fault(texts.NEEDS_PASSPHRASE)
    return secret if opened.second else Secret(secret.text)


def _replace(
    folder: Path, key_file: KeyFile, owner: tuple[str, str], kind: Kind, secret: Secret, kdf: Kdf, master: MasterKeys
) -> None:
    """A new slot is written and tried from disk; only then do the owner's old ones of that kind go."""
    slot = keys.make_slot(key_file.vault_id, owner, kind, secret, kdf, master)
    keys.write(folder, key_file.vault_id, (*key_file.slots, slot))
    written = next((other for other in keys.read(folder).slots if other.id == slot.id), None)
    if written is None or keys.unlock_all(msgspec.structs.replace(key_file, slots=(written,)), secret)[1] != master:
        raise Fault(texts.SLOT_NOT_WRITTEN)
    gone = {other.id for other in key_file.slots if other.kind == kind and (kind == "recovery" or _owns(other, owner))}
    keys.write(folder, key_file.vault_id, (*(o for o in key_file.slots if o.id not in gone), slot))


def _owns(slot: Slot, owner: tuple[str, str]) -> bool:
    return slot.user_id == owner[0]


def _rekeyed_copy(folder: Path, copy: Path, vault_id: str, old: MasterKeys, new: MasterKeys) -> None:
    source = connect(folder / names.DATABASE, old.vault_key)
    try:
        source.rows("VACUUM INTO ?", (str(copy),))
    finally:
        source.close()
    database = connect(copy, old.vault_key)
    try:
        _reseal(database, vault_id, old, new)
        database.rekey(new.vault_key)
    finally:
        database.close()


def _reseal(database: Database, vault_id: str, old: MasterKeys, new: MasterKeys) -> None:
    """The sealed address sheets under the new address key; they are open only inside this call."""
    bound, public = vault_id.encode(), sealing.public_key(new.address_key)
    with database.transaction():
        rows = cast(list[tuple[int, bytes]], database.rows("SELECT serial, body FROM address_sheets WHERE sealed = 1"))
        for serial, body in rows:
            anew = sealing.seal(public, sealing.unseal(old.address_key, body, bound), bound)
            database.change("UPDATE address_sheets SET body = ? WHERE serial = ?", (anew, serial))
        people.keep_address_key(database, public)
