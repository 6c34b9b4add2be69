"""What is fixed stays fixed, whatever SQL is tried: revisions, copies, definitions, log, purge decisions."""

from __future__ import annotations

import msgspec
import pytest
from sqlcipher3 import dbapi2

from sip_desktop.domain.records import Act, CopyRecord, LogEntry
from sip_desktop.storage.connection import Database
from sip_desktop.storage.store import Store

from .conftest import TIME, a_case, a_document, a_draft
from .test_tables import BODY, SHA


@pytest.fixture
def used(store: Store) -> Store:
    """Case 1: document 1 with revision 1 fixed and 2 a draft, 2 a draft, 3 fixed, 4 empty; one copy; three lines."""
    case = store.add_case(a_case())
    store.set_lookup(case.serial, ("key",))
    document, other = store.add_document(a_document(case.serial)), store.add_document(a_document(case.serial))
    store.keep_definition(SHA, BODY)
    store.make_clear(msgspec.structs.replace(a_draft(document.id), cleared=TIME, cleared_by="u1", definition=SHA))
    store.keep_draft(a_draft(document.id, 2))
    store.keep_draft(a_draft(other.id))
    store.add_copy(
        CopyRecord(document_id=1, revision=1, mode="filled", made=TIME, made_by="u1", sha256="0" * 64, pages=1)
    )
    for _ in ("without a copy", "without a revision"):
        store.add_document(a_document(case.serial))
    store.make_clear(msgspec.structs.replace(a_draft(3), cleared=TIME, cleared_by="u1", definition=SHA))
    for act in (Act.UNLOCK, Act.OPEN, Act.PRINT):
        store.log(LogEntry(at=TIME, user_id="u1", act=act, serial=1))
    return store


REFUSED = [
    "UPDATE revisions SET content = x'00' WHERE number = 1 AND document_id = 1",
    "UPDATE revisions SET cleared = '', cleared_by = '', definition = NULL WHERE number = 1 AND document_id = 1",
    "UPDATE OR REPLACE revisions SET number = 1 WHERE number = 2",
    "UPDATE revisions SET number = 7 WHERE document_id = 2",
    "UPDATE revisions SET document_id = 2, number = 7 WHERE number = 2",
    "INSERT OR REPLACE INTO revisions VALUES (1, 1, x'00', 'x', 'u1', '', '', NULL)",
    "INSERT INTO revisions VALUES (1, 1, x'00', 'x', 'u1', '', '', NULL) ON CONFLICT DO UPDATE SET content = x'00'",
    "INSERT INTO revisions VALUES (1, 3, x'00', 'x', 'u1', '', '', NULL)",
    "INSERT INTO revisions VALUES (1, 0, x'00', 'x', 'u1', 'x', 'u1', NULL)",
    "DELETE FROM revisions WHERE number = 1",
    "DELETE FROM revisions",
    "DELETE FROM revisions WHERE document_id = 3",
    "UPDATE documents SET serial = 2",
    "UPDATE documents SET form = 'b'",
    "DELETE FROM documents",
    "DELETE FROM documents WHERE id = 4",
    "DELETE FROM cases",
    "INSERT OR REPLACE INTO cases SELECT serial, 'x', word, region, opened, state, '', '', '' FROM cases",
    "UPDATE definitions SET body = x'00'",
    "DELETE FROM definitions",
    "UPDATE copies SET sha256 = '1'",
    "UPDATE copies SET number = 2",
    "DELETE FROM copies",
    "INSERT INTO copies VALUES (9, 1, 2, 9, 'filled', 'x', 'u1', '0', 1, 'printed', NULL)",
    "INSERT INTO copies VALUES (9, 7, 1, 9, 'filled', 'x', 'u1', '0', 1, 'printed', NULL)",
    "UPDATE access_log SET user_id = 'u2'",
    "DELETE FROM access_log WHERE number = 3",
    "INSERT OR REPLACE INTO access_log SELECT 2, at, 'u2', act, serial, detail, chain FROM access_log WHERE number = 2",
    "INSERT INTO access_log SELECT 9, at, user_id, act, serial, detail, chain FROM access_log WHERE number = 3",
    "INSERT INTO access_log SELECT -1, at, user_id, act, serial, detail, chain FROM access_log WHERE number = 3",
]


@pytest.mark.parametrize("sql", REFUSED)
def test_refused(used: Store, database: Database, sql: str) -> None:
    before = everything(database)
    with pytest.raises(dbapi2.IntegrityError):
        database.change(sql)
    assert everything(database) == before


def test_the_methods_cannot_either(used: Store) -> None:
    with pytest.raises(dbapi2.IntegrityError, match="fixed"):
        used.keep_draft(a_draft(1, 1, b"changed"))
    with pytest.raises(dbapi2.IntegrityError, match="fixed"):
        used.make_clear(msgspec.structs.replace(a_draft(1), cleared=TIME, cleared_by="u1", definition=SHA))
    with pytest.raises(dbapi2.IntegrityError):
        used.keep_draft(a_draft(1, 3))


def test_drafts_may_go(used: Store, database: Database) -> None:
    assert database.change("DELETE FROM revisions WHERE cleared = ''") == 2
    assert [revision.number for revision in used.revisions(1)] == [1]


def test_a_purge_decision_lets_the_whole_case_go_and_is_kept(used: Store, database: Database) -> None:
    other = used.add_case(a_case("SIP-2"))
    with used.transaction():
        database.change("INSERT INTO purges VALUES (1, ?, 'u1', 'basis')", (TIME,))
        for sql in ("DELETE FROM copies", "DELETE FROM revisions", "DELETE FROM documents"):
            database.change(sql)
        database.change("DELETE FROM cases WHERE serial = 1")
    assert used.cases() == [other]
    assert used.look_up("key") == []
    assert len(used.log_entries()) == 3
    for sql in ("DELETE FROM cases", "UPDATE purges SET serial = 2", "DELETE FROM purges"):
        with pytest.raises(dbapi2.IntegrityError):
            database.change(sql)
    assert used.add_case(a_case("SIP-3")).serial == 3


def everything(database: Database) -> list[object]:
    tables = ("cases", "documents", "revisions", "definitions", "copies", "access_log", "purges")
    return [database.rows("SELECT * FROM " + table) for table in tables]
