"""Ticks of fields that stand in the ordinary system: kept once, taken away alone, gone with their case only."""

from __future__ import annotations

import msgspec
import pytest
from sqlcipher3 import dbapi2

from sip_desktop.domain.records import Transfer
from sip_desktop.storage.connection import Database
from sip_desktop.storage.store import Store

from .conftest import TIME, a_case, a_document, a_draft
from .test_tables import BODY, SHA

LATER = "2026-11-27T08:00:00+01:00"


@pytest.fixture
def document(store: Store) -> int:
    """The id of a document with two clear revisions."""
    case = store.add_case(a_case())
    made = store.add_document(a_document(case.serial, "kallelse"))
    store.keep_definition(SHA, BODY)
    for number in (1, 2):
        draft = a_draft(made.id, number)
        store.make_clear(msgspec.structs.replace(draft, cleared=TIME, cleared_by="u1", definition=SHA))
    return made.id


def tick(document: int, path: str, revision: int = 1, at: str = TIME, user: str = "u1") -> Transfer:
    return Transfer(document_id=document, revision=revision, path=path, at=at, user_id=user)


def test_ticks_come_back_in_order(store: Store, document: int) -> None:
    kept = [tick(document, "b"), tick(document, "a", at=LATER), tick(document, "a", revision=2)]
    for each in reversed(kept):
        store.keep_transfer(each)
    assert store.transfers(document) == kept
    assert store.transfers(document + 1) == []


def test_who_ticked_first_stays(store: Store, document: int) -> None:
    store.keep_transfer(tick(document, "a"))
    store.keep_transfer(tick(document, "a", at=LATER, user="u2"))
    assert store.transfers(document) == [tick(document, "a")]


def test_one_tick_is_taken_away_and_no_other(store: Store, document: int) -> None:
    for each in (tick(document, "a"), tick(document, "b"), tick(document, "a", revision=2)):
        store.keep_transfer(each)
    store.drop_transfer(document, 1, "a")
    store.drop_transfer(document, 1, "never there")
    assert store.transfers(document) == [tick(document, "b"), tick(document, "a", revision=2)]


def test_a_tick_is_of_a_revision_that_is_there(store: Store, document: int) -> None:
    with pytest.raises(dbapi2.IntegrityError):
        store.keep_transfer(tick(document, "a", revision=3))


def test_ticks_go_with_what_they_are_ticks_of(store: Store, document: int, database: Database) -> None:
    store.keep_transfer(tick(document, "a"))
    with store.transaction():
        database.change("INSERT INTO purges VALUES (1, ?, 'u1', 'basis')", (TIME,))
        database.change("DELETE FROM revisions")
    assert store.transfers(document) == []
