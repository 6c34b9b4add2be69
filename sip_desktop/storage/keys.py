"""``nycklar.json``: key slots that a passphrase opens, each wrapping the vault's two keys. Knows no database.

Why slots: a passphrase never encrypts data, so a changed passphrase rewrites a slot and not the vault.
Why two keys: addresses of people in hiding are sealed under a second key that unlocking never touches, so an
unlocked and unattended program cannot show them.
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from sip_desktop.domain.faults import Fault
from sip_desktop.storage import files, names, plain_json, recovery
from sip_desktop.texts import vault as texts

NAME = names.KEY_FILE
KEY_BYTES = 32
_FORMAT = 1
_FORMAT_SECOND = 2
"""A file with a slot that needs a key file too; a program that knows no key files says that it is newer."""
_LARGEST_FILE = 1 << 18
_MOST_SLOTS = 32
_NONCE_BYTES = 12
_SALT_BYTES = 16

Kind = Literal["user", "recovery"]


class Kdf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Argon2id parameters of one slot (RFC 9106): KiB of memory, passes over it, parallel lanes."""

    memory_kib: int
    passes: int
    lanes: int


class Wrapped(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A key under AES-256-GCM: 12 bytes of nonce, 32 + 16 bytes of body."""

    nonce: bytes
    body: bytes


class Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One way in. The initials are the only thing here that tells a person anything.

    ``second`` says that the slot opens only with a key file beside the passphrase.
    """

    id: str
    user_id: str
    initials: str
    kind: Kind
    kdf: Kdf
    salt: bytes
    vault_key: Wrapped
    address_key: Wrapped
    second: bool = False


class KeyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of ``nycklar.json``."""

    version: int
    vault_id: str
    slots: tuple[Slot, ...]


class _VersionOnly(msgspec.Struct):
    version: int


@dataclass(frozen=True, repr=False)
class UnlockedKeys:
    """What a passphrase gave: the raw vault key and whose slot it was. ``repr`` is left out to keep the key unseen."""

    vault_id: str
    user_id: str
    initials: str
    kind: Kind
    vault_key: bytes


@dataclass(frozen=True, repr=False)
class MasterKeys:
    """Both keys of a vault, only ever together while it is made."""

    vault_key: bytes
    address_key: bytes


@dataclass(frozen=True, repr=False)
class Secret:
    """What somebody opens a slot with: a passphrase or the recovery key, and the content of a key file or nothing."""

    text: str
    second: bytes = b""


def make_slot(vault_id: str, owner: tuple[str, str], kind: Kind, secret: Secret, kdf: Kdf, keys: MasterKeys) -> Slot:
    """A new slot for ``owner`` (user id, initials). Slow: one key derivation."""
    user_id, initials = owner
    empty = Wrapped(b"", b"")
    salt = secrets.token_bytes(_SALT_BYTES)
    bare = Slot(secrets.token_hex(8), user_id, initials, kind, kdf, salt, empty, empty, bool(secret.second))
    for_vault, for_addresses = _wrapping_keys(bare, secret)
    return msgspec.structs.replace(
        bare,
        vault_key=_wrap(for_vault, keys.vault_key, _bound(vault_id, bare)),
        address_key=_wrap(for_addresses, keys.address_key, _bound(vault_id, bare)),
    )


def write(folder: Path, vault_id: str, slots: tuple[Slot, ...]) -> None:
    """Replaces the key file whole."""
    version = _FORMAT_SECOND if any(slot.second for slot in slots) else _FORMAT
    body = msgspec.json.format(msgspec.json.encode(KeyFile(version, vault_id, slots)), indent=1)
    files.replace_file(folder / NAME, body)


def read(folder: Path) -> KeyFile:
    """The key file; raises ``Fault`` when it is missing, damaged, newer, or asks for absurd work.

    Bounds are checked before any key derivation: a file with 1 TiB of memory in it must not stop the computer.
    """
    with files.plain_faults():
        if not (folder / NAME).exists():
            raise Fault(texts.NO_KEY_FILE)
        with (folder / NAME).open("rb") as file:
            body = file.read(_LARGEST_FILE + 1)
    key_file = _decode(body)
    for slot in key_file.slots:
        _check_bounds(slot)
    return key_file


def unlock(key_file: KeyFile, secret: Secret) -> UnlockedKeys:
    """The vault key; ``secret`` is a passphrase or the recovery key. Slow. Raises ``Fault`` when none fits."""
    for slot, attempt in _attempts(key_file, secret):
        for_vault, _ = _wrapping_keys(slot, attempt)
        vault_key = _unwrap(for_vault, slot.vault_key, _bound(key_file.vault_id, slot))
        if vault_key is not None:
            return UnlockedKeys(key_file.vault_id, slot.user_id, slot.initials, slot.kind, vault_key)
    raise Fault(texts.WRONG_PASSPHRASE)


def unlock_addresses(key_file: KeyFile, secret: Secret) -> bytes:
    """The private address key, for one opening of one sheet; the caller lets go of it at once. Slow."""
    for slot, attempt in _attempts(key_file, secret):
        _, for_addresses = _wrapping_keys(slot, attempt)
        address_key = _unwrap(for_addresses, slot.address_key, _bound(key_file.vault_id, slot))
        if address_key is not None:
            return address_key
    raise Fault(texts.WRONG_PASSPHRASE_ADDRESSES)


def unlock_all(key_file: KeyFile, secret: Secret) -> tuple[Slot, MasterKeys]:
    """Both keys and the slot that gave them, for making another slot; let go of at once. Slow. Raises ``Fault``."""
    for slot, attempt in _attempts(key_file, secret):
        both, bound = _wrapping_keys(slot, attempt), _bound(key_file.vault_id, slot)
        vault_key, address_key = _unwrap(both[0], slot.vault_key, bound), _unwrap(both[1], slot.address_key, bound)
        if vault_key is not None and address_key is not None:
            return slot, MasterKeys(vault_key, address_key)
    raise Fault(texts.WRONG_PASSPHRASE)


def _decode(body: bytes) -> KeyFile:
    version = plain_json.read(body, _VersionOnly, texts.KEY_FILE_DAMAGED).version
    if version > _FORMAT_SECOND:
        raise Fault(texts.KEY_FILE_NEWER)
    key_file = plain_json.read(body, KeyFile, texts.KEY_FILE_DAMAGED)
    if version < _FORMAT or not 1 <= len(key_file.slots) <= _MOST_SLOTS or len(body) > _LARGEST_FILE:
        raise Fault(texts.KEY_FILE_DAMAGED)
    return key_file


def _check_bounds(slot: Slot) -> None:
    kdf = slot.kdf
    if not (8 * kdf.lanes <= kdf.memory_kib <= 1 << 20 and 1 <= kdf.passes <= 64 and 1 <= kdf.lanes <= 8):
        raise Fault(texts.KEY_FILE_ABSURD)
    shapes = [(len(w.nonce), len(w.body)) for w in (slot.vault_key, slot.address_key)]
    if len(slot.salt) != _SALT_BYTES or shapes != [(_NONCE_BYTES, KEY_BYTES + 16)] * 2:
        raise Fault(texts.KEY_FILE_DAMAGED)


def _attempts(key_file: KeyFile, secret: Secret) -> Iterator[tuple[Slot, Secret]]:
    """Slots worth a derivation. The recovery slot is tried only by a well-formed recovery key, so that a wrong
    passphrase costs one derivation a user; it always costs at least one."""
    recovery_key = recovery.normalised(secret.text)
    for slot in key_file.slots:
        if slot.kind == "recovery" and recovery_key:
            yield slot, Secret(recovery_key)
    for slot in key_file.slots:
        if slot.kind == "user":
            yield slot, secret


def _wrapping_keys(slot: Slot, secret: Secret) -> tuple[bytes, bytes]:
    """Two keys from one derivation, so that opening the vault never decrypts the address key."""
    kdf = slot.kdf
    # The same passphrase may come decomposed from one keyboard and composed from another.
    material = unicodedata.normalize("NFC", secret.text).encode("utf-8", "surrogatepass")
    argon = Argon2id(
        salt=slot.salt,
        length=2 * KEY_BYTES,
        iterations=kdf.passes,
        lanes=kdf.lanes,
        memory_cost=kdf.memory_kib,
        # RFC 9106's secret value K: the key file takes part in the derivation and cannot be tried apart from it.
        secret=secret.second if slot.second else None,
    )
    try:
        both = argon.derive(material)
    except MemoryError as error:
        raise Fault(texts.TOO_LITTLE_MEMORY) from error
    return both[:KEY_BYTES], both[KEY_BYTES:]


def _bound(vault_id: str, slot: Slot) -> bytes:
    """Associated data: a wrapped key fits only its own vault, slot, owner and parameters.

    Without it a slot could be copied between vaults or relabelled to put another's initials in the access log.
    """
    kdf = slot.kdf
    parts = [_FORMAT, vault_id, slot.id, slot.user_id, slot.initials, slot.kind]
    second = ["second"] if slot.second else []
    return msgspec.json.encode([*parts, kdf.memory_kib, kdf.passes, kdf.lanes, slot.salt, *second])


def _wrap(key: bytes, plain: bytes, bound: bytes) -> Wrapped:
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return Wrapped(nonce, AESGCM(key).encrypt(nonce, plain, bound))


def _unwrap(key: bytes, wrapped: Wrapped, bound: bytes) -> bytes | None:
    try:
        return AESGCM(key).decrypt(wrapped.nonce, wrapped.body, bound)
    except InvalidTag:
        return None
