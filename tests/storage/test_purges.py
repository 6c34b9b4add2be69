"""A purged case leaves its number and the decision, and nothing of it in any page that the key opens."""

from __future__ import annotations

import hashlib

import pytest

from sip_desktop.domain.records import (
    Access,
    Act,
    AddressSheet,
    Approval,
    CaseMode,
    CopyNews,
    CopyRecord,
    DueDate,
    Emergency,
    LetterRecord,
    LetterStep,
    LogEntry,
    Override,
    PlaceApproval,
    PurgeProposal,
    PurgeRecord,
    Reader,
    SheetRecord,
    SheetStatus,
    Transfer,
)
from sip_desktop.storage.connection import Database
from sip_desktop.storage.store import Store
from sip_desktop.storage.tables.log import first_broken

from .conftest import ANNA, TIME, Made, a_case, a_document, a_draft
from .pages import clear_pages

MARK = "Hemligmarkering-Qx7"
BODY = MARK.encode() * 700
DECIDED = PurgeRecord(serial=1, decided=TIME, decided_by="u1", basis="Delegationsbeslut 2031")
KEPT = {"access_log", "definitions", "purges", "sheets", "users", "vault", "settings", "sqlite_sequence"}


def fill(store: Store, body: bytes, mark: str) -> int:
    """A case with a row in every table that can hold one; its word and all its texts are ``mark``."""
    case = store.add_case(a_case(f"SIP {mark}", mark))
    serial = case.serial
    store.set_lookup(serial, (f"key {mark}",))
    store.keep_address_sheet(AddressSheet(serial, False, body))
    document = store.add_document(a_document(serial, "plan")).id
    store.keep_draft(a_draft(document, content=body))
    sha = hashlib.sha256(body).hexdigest()
    store.keep_definition(sha, body)
    fixed = a_draft(document, content=body)
    store.make_clear(type(fixed)(**{**_fields(fixed), "cleared": TIME, "cleared_by": "u1", "definition": sha}))
    store.keep_draft(a_draft(document, 2, body[:3000]))
    is_one = {"party": mark, "name": mark, "kind": mark, "purpose": mark, "parts": (mark,), "at": TIME}
    reader = store.add_reader(Reader(document_id=document, user_id="u1", **is_one))  # type: ignore[arg-type]
    left = {"mode": mark, "made": TIME, "made_by": "u1", "sha256": mark, "pages": 1, "reader": reader.id}
    copy = store.add_copy(CopyRecord(document_id=document, revision=1, **left))  # type: ignore[arg-type]
    store.add_copy_news(CopyNews(copy_id=copy.id, what=mark, day="2026-11-26", how=mark, at=TIME, user_id="u1"))
    sent = {"way": "brev", "receiver": mark, "copies": (copy.id,), "sheets": 1, "inner": mark, "outer": mark}
    letter = store.add_letter(LetterRecord(serial=serial, at=TIME, user_id="u1", **sent))  # type: ignore[arg-type]
    store.add_letter_step(
        LetterStep(letter_id=letter.id, step="bord", day="2026-11-26", words=mark, at=TIME, user_id="u1")
    )
    place = {"term": mark, "sentence": mark, "reader": str(reader.id), "reason": mark, "at": TIME, "user_id": "u1"}
    store.add_place_approval(PlaceApproval(serial=serial, **place))
    approved = {"party": mark, "name": mark, "day": "2026-11-26", "recorded": TIME, "recorded_by": "u1"}
    store.add_approval(Approval(document_id=document, revision=1, **approved))
    store.keep_transfer(Transfer(document_id=document, revision=1, path=mark, at=TIME, user_id="u1"))
    store.keep_access(serial, [Access(serial=serial, user_id="u1", kind="responsible", since=TIME)])
    store.add_emergency(Emergency(serial=serial, user_id="u1", at=TIME, reason=mark))
    store.keep_due_dates(serial, [DueDate(serial, mark, "2026-11-26", "2026-11-26", "", "info", False)], mark)
    went_on = {"act": mark, "rule": mark, "mark": mark, "reason": mark, "words": mark, "at": TIME, "user_id": "u1"}
    store.add_override(Override(serial=serial, **went_on))
    store.add_mode(CaseMode(serial=serial, at=TIME, protected=True, violence=True, user_id="u1"))
    store.keep_purge_proposal(PurgeProposal(serial=serial, proposed=TIME, proposed_by="u1", basis=mark))
    number = store.next_sheet()
    blank = {"region": "uppsala", "form": "plan", "issued": TIME, "issued_by": "u1"}
    store.add_sheet(SheetRecord(number=number, **blank))  # type: ignore[arg-type]
    used = {"status": SheetStatus.USED, "settled": TIME, "settled_by": "u1", "document_id": document}
    store.keep_sheet(SheetRecord(number=number, **blank, **used))  # type: ignore[arg-type]
    store.log(LogEntry(at=TIME, user_id="u1", act=Act.OPEN, serial=serial))
    return serial


def _fields(record: object) -> dict[str, object]:
    return {name: getattr(record, name) for name in record.__struct_fields__}  # type: ignore[attr-defined]


def rows_by_table(database: Database) -> dict[str, int]:
    tables = [str(name) for (name,) in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {table: database.number(f"SELECT count(*) FROM {table}") for table in tables}


def test_nothing_is_left_in_any_page_nor_in_the_log_beside(made: Made, store: Store) -> None:
    fill(store, BODY, MARK)
    key = made.keys.vault_key
    assert MARK.encode() in clear_pages(made.folder, key)
    store.purge(DECIDED)
    assert MARK.encode()[:12] not in clear_pages(made.folder, key)
    assert b"Delegationsbeslut 2031" in clear_pages(made.folder, key)


def test_of_every_table_only_what_is_no_part_of_the_case_stays(store: Store, database: Database) -> None:
    before = rows_by_table(database)
    fill(store, BODY, MARK)
    filled = rows_by_table(database)
    # Every table that refers to a case has been given a row: a table made later must be put in ``fill``.
    assert {name for name in filled if filled[name] == before[name]} <= KEPT | {
        *("evaluations", "own_regions", "log_checks")
    }
    store.purge(DECIDED)
    after = rows_by_table(database)
    assert {name: after[name] for name in after if name not in KEPT} == {n: before[n] for n in after if n not in KEPT}
    assert after["definitions"] == 0
    assert store.cases() == []
    assert store.look_up(f"key {MARK}") == []
    assert store.purges() == [DECIDED]
    # The blank's number is never forgotten: the paper may still lie somewhere.
    assert [(sheet.number, sheet.status, sheet.document_id) for sheet in store.sheets()] == [(1, SheetStatus.USED, 0)]


def test_it_is_logged_in_the_same_transaction_and_the_chain_holds(store: Store) -> None:
    fill(store, BODY, MARK)
    store.purge(DECIDED)
    last = store.log_entries()[-1]
    assert (last.act, last.serial, last.user_id, last.detail) == (Act.PURGE, 1, "u1", "")
    assert first_broken(store.log_entries()) == 0


def test_the_other_case_is_whole_and_the_number_is_never_used_again(store: Store, database: Database) -> None:
    fill(store, BODY, MARK)
    alone = rows_by_table(database)
    other = fill(store, b"another body" * 500, "annan")
    store.purge(DECIDED)
    assert [case.serial for case in store.cases()] == [other]
    left = rows_by_table(database)
    assert {n: left[n] for n in left if n not in KEPT} == {n: alone[n] for n in left if n not in KEPT}
    assert left["definitions"] == 1
    assert store.purge_proposals()[0].serial == other
    assert store.add_case(a_case("SIP-3", "ASK-NIO")).serial == 3


def purge_and_fail(store: Store) -> None:
    with store.transaction():
        store.purge(DECIDED)
        raise LookupError("something after it")


def test_what_fails_leaves_all_of_it(store: Store, database: Database) -> None:
    fill(store, BODY, MARK)
    before = rows_by_table(database)
    with pytest.raises(LookupError, match="no such case"):
        store.purge(PurgeRecord(serial=9, decided=TIME, decided_by="u1", basis="x"))
    with pytest.raises(LookupError, match="after it"):
        purge_and_fail(store)
    assert rows_by_table(database) == before
    assert store.purges() == []


def test_inside_a_transaction_the_last_pages_go_at_the_lock(made: Made) -> None:
    database = made.connect()
    store = Store(database)
    fill(store, BODY, MARK)
    with store.transaction():
        store.purge(DECIDED)
    database.close()
    assert MARK.encode()[:12] not in clear_pages(made.folder, made.keys.vault_key)


def test_a_copy_that_is_being_made_does_not_stop_a_purge(made: Made, store: Store) -> None:
    fill(store, BODY, MARK)
    reader = made.connect()
    with reader.transaction():
        pass
    reader.rows("BEGIN")
    assert reader.number("SELECT count(*) FROM cases") == 1
    store.purge(DECIDED)
    assert store.cases() == []
    assert reader.number("SELECT count(*) FROM cases") == 1
    reader.rows("COMMIT")
    reader.close()


def test_whoever_made_the_vault_stays(store: Store) -> None:
    fill(store, BODY, MARK)
    store.purge(DECIDED)
    assert [user.id for user in store.users()] == [ANNA.id]
