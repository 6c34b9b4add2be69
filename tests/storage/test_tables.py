"""What is kept comes back as it was, in order, and only where it belongs."""

from __future__ import annotations

import hashlib

import msgspec
import pytest
from sqlcipher3 import dbapi2

from sip_desktop.domain.records import AddressSheet, CopyRecord, CopyStatus, Evaluation
from sip_desktop.storage.connection import Database
from sip_desktop.storage.store import Store

from .conftest import ANNA, TIME, a_case, a_document, a_draft

BODY = b'{"form":"kallelse"}'
SHA = hashlib.sha256(BODY).hexdigest()


def evaluation(number: int) -> Evaluation:
    return Evaluation(
        id=hashlib.sha256(b"%d" % number).hexdigest(),
        form="utvardering",
        version=1,
        region="uppsala",
        month="2026-11",
        meeting="sip",
        content=b"%d" % number,
    )


def test_cases(store: Store) -> None:
    first, second = store.add_case(a_case()), store.add_case(a_case("SIP-2026-0002", "BJÖRK-ÅTTA"))
    assert (first.serial, second.serial) == (1, 2)
    assert store.cases() == [first, second]
    moved = msgspec.structs.replace(
        second, state="T4", next_deadline="2026-12-03", responsible="AÅ", changed="x", word="ALM-FYRA", number="SIP-9"
    )
    store.keep_case(moved)
    assert store.case(2) == moved
    assert store.case(1) == first
    assert store.case(3) is None
    assert store.words_in_use() == {"LIND-TREA", "ALM-FYRA"}


def test_a_case_keeps_the_serial_it_carries(store: Store) -> None:
    assert store.add_case(msgspec.structs.replace(a_case(), serial=40)).serial == 40
    assert store.add_case(a_case("SIP-2")).serial == 41


def test_keeping_a_case_that_is_not_there(store: Store) -> None:
    with pytest.raises(LookupError):
        store.keep_case(a_case())


def test_two_cases_never_share_a_number(store: Store) -> None:
    store.add_case(a_case())
    with pytest.raises(dbapi2.IntegrityError):
        store.add_case(a_case())


def test_look_up_is_exact_and_can_change(store: Store) -> None:
    first, second = store.add_case(a_case()), store.add_case(a_case("SIP-2"))
    store.set_lookup(second.serial, ("name", "number2", "name"))
    store.set_lookup(first.serial, ("name", "number1"))
    assert store.look_up("name") == [first, second]
    assert store.look_up("number1") == [first]
    assert store.look_up("numb") == store.look_up("") == []
    store.set_lookup(first.serial, ("other",))
    assert store.look_up("name") == [second]
    store.set_lookup(second.serial, ())
    assert store.look_up("name") == []


def test_address_sheets(store: Store) -> None:
    case = store.add_case(a_case())
    assert store.address_sheet(case.serial) is None
    for sheet in (AddressSheet(case.serial, False, b"[]"), AddressSheet(case.serial, True, b"\x00\xff")):
        store.keep_address_sheet(sheet)
        assert store.address_sheet(case.serial) == sheet
    with pytest.raises(dbapi2.IntegrityError):
        store.keep_address_sheet(AddressSheet(99, False, b""))


def test_documents_count_from_one_in_each_case(store: Store) -> None:
    first, second = store.add_case(a_case()), store.add_case(a_case("SIP-2"))
    made = [store.add_document(a_document(case.serial, form)) for case in (first, second) for form in ("a", "b")]
    assert [(d.id, d.serial, d.ordinal, d.form) for d in made] == [
        (1, 1, 1, "a"),
        (2, 1, 2, "b"),
        (3, 2, 1, "a"),
        (4, 2, 2, "b"),
    ]
    assert store.documents(1) == made[:2]
    assert store.documents(3) == []
    assert store.document(4) == made[3]
    assert store.document(5) is None
    with pytest.raises(dbapi2.IntegrityError):
        store.add_document(a_document(99))


def test_a_draft_is_replaced_and_then_fixed(store: Store) -> None:
    document = store.add_document(a_document(store.add_case(a_case()).serial))
    for content in (b"one", b"two" * 10_000, b""):
        store.keep_draft(a_draft(document.id, content=content))
        assert store.revisions(document.id) == [a_draft(document.id, content=content)]
    store.keep_definition(SHA, BODY)
    fixed = msgspec.structs.replace(
        a_draft(document.id, content=b"whole"), cleared=TIME, cleared_by="u1", definition=SHA, saved="later"
    )
    store.make_clear(fixed)
    correction = a_draft(document.id, 2, b"more")
    store.keep_draft(correction)
    assert store.revisions(document.id) == [fixed, correction]
    assert store.revisions(document.id + 1) == []


def test_a_document_made_clear_at_once(store: Store) -> None:
    document = store.add_document(a_document(store.add_case(a_case()).serial))
    store.keep_definition(SHA, BODY)
    fixed = msgspec.structs.replace(a_draft(document.id), cleared=TIME, cleared_by="u1", definition=SHA)
    store.make_clear(fixed)
    assert store.revisions(document.id) == [fixed]


def test_half_cleared_revisions_are_bugs(store: Store) -> None:
    document = store.add_document(a_document(store.add_case(a_case()).serial))
    draft = a_draft(document.id)
    with pytest.raises(ValueError, match="not cleared"):
        store.keep_draft(msgspec.structs.replace(draft, cleared=TIME))
    for lacking in ({}, {"cleared": TIME}, {"cleared": TIME, "cleared_by": "u1"}, {"definition": SHA}):
        with pytest.raises(ValueError, match="says when"):
            store.make_clear(msgspec.structs.replace(draft, **lacking))
    with pytest.raises(dbapi2.IntegrityError):
        store.make_clear(msgspec.structs.replace(draft, cleared=TIME, cleared_by="u1", definition=SHA))
    assert store.revisions(document.id) == []


def test_definitions(store: Store) -> None:
    assert store.definition(SHA) is None
    store.keep_definition(SHA, BODY)
    store.keep_definition(SHA, BODY)
    assert store.definition(SHA) == BODY
    with pytest.raises(ValueError, match="SHA-256"):
        store.keep_definition(SHA, BODY + b" ")


def test_copies(store: Store) -> None:
    documents = [store.add_document(a_document(store.add_case(a_case(n)).serial)) for n in ("SIP-1", "SIP-2")]
    store.keep_definition(SHA, BODY)
    for document in documents:
        store.make_clear(msgspec.structs.replace(a_draft(document.id), cleared=TIME, cleared_by="u1", definition=SHA))

    def copy(document_id: int) -> CopyRecord:
        return CopyRecord(
            document_id=document_id, revision=1, mode="filled", made=TIME, made_by="u1", sha256="0" * 64, pages=4
        )

    made = [store.add_copy(copy(document_id)) for document_id in (1, 1, 2)]
    assert [(c.id, c.document_id, c.number, c.status) for c in made] == [
        (1, 1, 1, CopyStatus.STARTED),
        (2, 1, 2, CopyStatus.STARTED),
        (3, 2, 1, CopyStatus.STARTED),
    ]
    done = msgspec.structs.replace(made[1], status=CopyStatus.PRINTED)
    store.keep_copy(done)
    assert store.copies(1) == [made[0], done]
    with pytest.raises(LookupError):
        store.keep_copy(copy(1))
    assert store.add_copy(msgspec.structs.replace(copy(1), number=3)).number == 3
    with pytest.raises(dbapi2.IntegrityError):
        store.add_copy(msgspec.structs.replace(copy(1), number=3))


def test_users_and_settings(store: Store) -> None:
    assert [(user.id, user.name, user.role) for user in store.users()] == [("u1", ANNA.name, ANNA.role)]
    assert store.setting("region") is None
    for value in ("uppsala", "", "skåne"):
        store.keep_setting("region", value)
        assert store.setting("region") == value


def test_an_evaluation_being_filled_in_stays_one(store: Store) -> None:
    store.keep_evaluation(evaluation(1))
    store.keep_evaluation(msgspec.structs.replace(evaluation(1), content=b"more"))
    assert [kept.content for kept in store.evaluations()] == [b"more"]


def test_evaluations_tell_nothing_of_who_or_when(store: Store, database: Database) -> None:
    """They lie in the order of a random id, without a row number, and have no column to tie them to anything."""
    for number in range(40):
        store.keep_evaluation(evaluation(number))
    kept = store.evaluations()
    assert [one.id for one in kept] == sorted(one.id for one in kept)
    stored = [row[0] for row in database.rows("SELECT content FROM evaluations NOT INDEXED")]
    assert stored == [one.content for one in kept]
    assert stored != [b"%d" % number for number in range(40)]
    with pytest.raises(dbapi2.OperationalError):
        database.rows("SELECT rowid FROM evaluations")
    columns = {row[1] for row in database.rows("PRAGMA table_info(evaluations)")}
    assert columns == {"id", "form", "version", "region", "month", "meeting", "content"}


def test_types_are_held(database: Database) -> None:
    with pytest.raises(dbapi2.IntegrityError):
        database.change("INSERT INTO settings VALUES ('a', x'00')")
