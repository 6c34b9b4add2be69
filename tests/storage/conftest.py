"""A small real vault, with a key derivation cheap enough for tests, and a store to use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sip_desktop.domain.records import CaseRecord, DocumentRecord, Revision, User
from sip_desktop.storage.connection import Database, connect
from sip_desktop.storage.keys import Kdf, UnlockedKeys
from sip_desktop.storage.store import Store
from sip_desktop.storage.vaults import Vaults
from tests.small_disk import a_small_disk

CHEAP = Kdf(memory_kib=64, passes=1, lanes=1)
NOW = datetime(2026, 11, 26, 14, 3, tzinfo=ZoneInfo("Europe/Stockholm"))
TIME = "2026-11-26T14:03:00+01:00"
PASSPHRASE = "en lång mening om höstlöv"
ANNA = User(id="u1", name="Anna Åkerö", initials="AÅ", role="samordningsansvarig")


@dataclass(frozen=True)
class Made:
    """A vault on disk, shut."""

    folder: Path
    recovery_key: str
    keys: UnlockedKeys

    @property
    def file(self) -> Path:
        return self.folder / "sip.db"

    def connect(self) -> Database:
        return connect(self.file, self.keys.vault_key)

    def bytes(self) -> dict[str, bytes]:
        """Every file that carries something; the lock file says only who has it open."""
        return {file.name: file.read_bytes() for file in self.folder.iterdir() if file.name != "sip.lock"}


@pytest.fixture
def vaults() -> Vaults:
    return Vaults(lambda: NOW, {}, lambda: CHEAP)


@pytest.fixture
def made(vaults: Vaults, tmp_path: Path) -> Made:
    new = vaults.create(tmp_path / "skåp", ANNA, PASSPHRASE, NOW)
    return Made(tmp_path / "skåp", new.recovery_key, vaults.unlock(tmp_path / "skåp", PASSPHRASE))


@pytest.fixture
def database(made: Made) -> Iterator[Database]:
    database = made.connect()
    yield database
    database.close()


@pytest.fixture
def store(database: Database) -> Store:
    return Store(database)


def a_case(number: str = "SIP-2026-0001", word: str = "LIND-TREA") -> CaseRecord:
    return CaseRecord(number=number, word=word, region="uppsala", opened="2026-11-26", changed=TIME)


def a_document(serial: int, form: str = "arendeblad") -> DocumentRecord:
    return DocumentRecord(serial=serial, form=form, created=TIME, created_by="u1")


def a_draft(document_id: int, number: int = 1, content: bytes = b'{"answers":{}}') -> Revision:
    return Revision(document_id=document_id, number=number, content=content, saved=TIME, saved_by="u1")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte that can be filled and made read-only."""
    with a_small_disk(tmp_path / "disk", megabytes=1) as place:
        yield place
