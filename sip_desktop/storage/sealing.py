"""Sealing bytes to the vault's public address key: X25519, HKDF-SHA256, AES-256-GCM. Knows no file and no passphrase.

Only the public key lies in the vault, so a case can be marked protected, and its addresses sealed, without asking
for the passphrase; opening needs the private key, which only the passphrase unwraps.
A sealed body is: format (1 byte), ephemeral public key (32), nonce (12), ciphertext with tag.
"""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sip_desktop.domain.faults import Fault
from sip_desktop.texts import vault as texts

_FORMAT = b"\x01"
_HEAD = 1 + 32
_NONCE_END = _HEAD + 12


def new_private_key() -> bytes:
    """32 fresh bytes of X25519 private key."""
    return X25519PrivateKey.generate().private_bytes_raw()


def public_key(private_key: bytes) -> bytes:
    """The 32 public bytes that belong to ``private_key``."""
    return X25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes_raw()


def seal(public: bytes, plain: bytes, bound: bytes) -> bytes:
    """``plain`` sealed; ``bound`` (the vault's id) must be the same when it is opened."""
    ephemeral = X25519PrivateKey.generate()
    head = _FORMAT + ephemeral.public_key().public_bytes_raw()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(public))
    nonce = secrets.token_bytes(12)
    return head + nonce + AESGCM(_key(shared, head, public)).encrypt(nonce, plain, head + bound)


def unseal(private_key: bytes, sealed: bytes, bound: bytes) -> bytes:
    """What was sealed; raises ``Fault`` when it is damaged or was sealed to another key."""
    head, nonce, body = sealed[:_HEAD], sealed[_HEAD:_NONCE_END], sealed[_NONCE_END:]
    if head[:1] != _FORMAT or len(body) < 16:
        raise Fault(texts.SEALED_DAMAGED)
    try:
        # exchange raises ValueError for a point that gives an all-zero secret
        shared = X25519PrivateKey.from_private_bytes(private_key).exchange(X25519PublicKey.from_public_bytes(head[1:]))
        return AESGCM(_key(shared, head, public_key(private_key))).decrypt(nonce, body, head + bound)
    except (InvalidTag, ValueError) as error:
        raise Fault(texts.SEALED_DAMAGED) from error


def _key(shared: bytes, head: bytes, public: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"sip address sheet" + head + public).derive(shared)
