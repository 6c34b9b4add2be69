"""Approvals are kept as given: of a clear revision only, one a party, never changed, gone with a purge alone."""

from __future__ import annotations

import msgspec
import pytest
from sqlcipher3 import dbapi2

from sip_desktop.domain.records import Approval
from sip_desktop.storage.connection import Database
from sip_desktop.storage.store import Store

from .conftest import TIME, a_case, a_document, a_draft
from .test_tables import BODY, SHA


@pytest.fixture
def used(store: Store) -> Store:
    """A document whose revision 1 is clear and 2 a draft."""
    document = store.add_document(a_document(store.add_case(a_case()).serial, "plan"))
    store.keep_definition(SHA, BODY)
    store.make_clear(msgspec.structs.replace(a_draft(document.id), cleared=TIME, cleared_by="u1", definition=SHA))
    store.keep_draft(a_draft(document.id, 2))
    return store


def approval(party: str = "r1", revision: int = 1, document_id: int = 1) -> Approval:
    return Approval(
        document_id=document_id,
        revision=revision,
        party=party,
        name="Åsa Ö",
        day="2026-11-26",
        recorded=TIME,
        recorded_by="u1",
    )


def test_approvals_come_back_in_the_order_they_were_recorded(used: Store) -> None:
    given = [approval("r2"), approval("r1"), approval("Föreningen")]
    for each in given:
        used.add_approval(each)
    assert used.approvals(1) == given
    assert used.approvals(2) == []


def test_a_party_approves_a_revision_once(used: Store) -> None:
    used.add_approval(approval())
    with pytest.raises(dbapi2.IntegrityError):
        used.add_approval(msgspec.structs.replace(approval(), name="Någon annan"))
    assert used.approvals(1) == [approval()]


@pytest.mark.parametrize(("revision", "document_id"), [(2, 1), (3, 1), (1, 2)])
def test_only_a_clear_revision_that_exists_is_approved(used: Store, revision: int, document_id: int) -> None:
    with pytest.raises(dbapi2.IntegrityError):
        used.add_approval(approval(revision=revision, document_id=document_id))
    assert used.approvals(document_id) == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE approvals SET name = 'x'",
        "UPDATE approvals SET party = 'r2'",
        "DELETE FROM approvals",
        "INSERT OR REPLACE INTO approvals SELECT id, document_id, revision, party, 'x', day, recorded, recorded_by"
        " FROM approvals",
    ],
)
def test_an_approval_is_never_changed_or_taken_back(used: Store, database: Database, sql: str) -> None:
    used.add_approval(approval())
    with pytest.raises(dbapi2.IntegrityError):
        database.change(sql)
    assert used.approvals(1) == [approval()]


def test_a_purge_takes_the_approvals_with_the_revision(used: Store, database: Database) -> None:
    used.add_approval(approval())
    database.change("INSERT INTO purges (serial, decided, decided_by, basis) VALUES (1, 'x', 'u1', 'x')")
    database.change("DELETE FROM revisions WHERE document_id = 1")
    assert used.approvals(1) == []
