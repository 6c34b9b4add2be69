"""How fast the vault is: opening, saving as one types, listing a full register. Run by ``dev.py bench``."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from sip_desktop.domain.records import CaseRecord, DocumentRecord, Revision, User
from sip_desktop.storage.keys import Kdf, UnlockedKeys
from sip_desktop.storage.store import Store
from sip_desktop.storage.vaults import Vaults

CASES = 10_000
DOCUMENT = b"x" * 25_000
_NOW = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)
_CLEANED = tempfile.TemporaryDirectory()


@cache
def _vaults() -> Vaults:
    return Vaults(lambda: _NOW, {}, lambda: Kdf(64, 1, 1))


@cache
def _made(name: str) -> tuple[Path, UnlockedKeys]:
    folder = Path(_CLEANED.name) / name
    return folder, _vaults().create(folder, User("u1", "Anna", "AÅ", "handläggare"), "mening", _NOW).keys


@cache
def _full() -> Store:
    """An open vault with a full register and one draft."""
    store = _vaults().open(*_made("full")).store
    with store.transaction():
        for number in range(1, CASES + 1):
            store.add_case(
                CaseRecord(
                    number=f"SIP-2026-{number:05}",
                    word=f"LIND-{number}",
                    region="uppsala",
                    opened="2026-11-26",
                    next_deadline="2026-12-03",
                    responsible="Anna Åkerö",
                    changed="2026-11-26T14:03:00+01:00",
                )
            )
        store.add_document(DocumentRecord(serial=1, form="arendeblad", created="", created_by="u1"))
    return store


def autosave() -> None:
    """One document of 25 kB saved as a draft, in its own transaction, on disk when it returns."""
    store = _full()
    with store.transaction():
        store.keep_draft(Revision(document_id=1, number=1, content=DOCUMENT, saved="", saved_by="u1"))


def list_cases() -> None:
    """Every row of a register of 10,000 cases."""
    assert len(_full().cases()) == CASES


def open_and_close() -> None:
    """A vault opened with keys that have been unlocked, and shut."""
    _vaults().open(*_made("empty")).close()


MEASURES: list[tuple[str, Callable[[], None], float | None]] = [
    ("vault: write a draft of 25 kB", autosave, 5),
    ("vault: list 10,000 cases", list_cases, 50),
    ("vault: open and close with keys", open_and_close, 50),
]
