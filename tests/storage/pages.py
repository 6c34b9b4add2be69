"""A vault's file and its write-ahead log as somebody with the key reads them: every page, free ones too, in clear."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, IV, SALT = 4096, 80, 16, 16
"""SQLCipher 4: each page ends in 16 bytes of IV and 64 of HMAC; the first begins with the salt."""
LOG_HEAD, FRAME_HEAD = 32, 24


def clear_pages(folder: Path, key: bytes) -> bytes:
    """Every page of the database and of the log beside it, decrypted, one after another."""
    database, log = folder / "sip.db", folder / "sip.db-wal"
    pages = list(_cut(database.read_bytes(), 0, 0))
    if log.exists():
        pages += _cut(log.read_bytes(), LOG_HEAD, FRAME_HEAD)
    return b"".join(_clear(page, key) for page in pages)


def _cut(body: bytes, start: int, head: int) -> Iterator[bytes]:
    for at in range(start, len(body), PAGE + head):
        yield body[at + head : at + head + PAGE]


def _clear(page: bytes, key: bytes) -> bytes:
    if not page.strip(b"\x00"):
        return page
    iv = page[PAGE - RESERVED : PAGE - RESERVED + IV]
    body = page[: PAGE - RESERVED]
    clear = Cipher(algorithms.AES256(key), modes.CBC(iv)).decryptor().update(body)
    # The first page's salt stands where its first block would be; what is read without it is all but that block.
    first = Cipher(algorithms.AES256(key), modes.CBC(iv)).decryptor().update(body[SALT:])
    return clear + first
