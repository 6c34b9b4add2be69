"""Numbered blanks: a number is handed out once, for ever, and keeps what it was issued as."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from sqlcipher3 import dbapi2

from sip_desktop.domain.records import SheetRecord, SheetStatus
from sip_desktop.storage.store import Store

from .conftest import a_case, a_document

FIRST = SheetRecord(number=1, region="halland", form="plan", issued="2026-11-26T14:03:00+01:00", issued_by="u1")
USED = replace(FIRST, status=SheetStatus.USED, settled="2026-11-27T08:00:00+01:00", settled_by="u1", signed=True)
VOID = replace(FIRST, status=SheetStatus.VOID, settled="2026-11-27T08:00:00+01:00", settled_by="u1", reason="fel")


def test_numbers_go_on_from_the_highest(store: Store) -> None:
    assert store.next_sheet() == 1
    store.add_sheet(FIRST)
    store.add_sheet(replace(FIRST, number=41))
    assert store.next_sheet() == 42
    assert [sheet.number for sheet in store.sheets()] == [1, 41]
    assert store.sheet(2) is None


def test_a_number_is_handed_out_once(store: Store) -> None:
    store.add_sheet(FIRST)
    with pytest.raises(dbapi2.IntegrityError):
        store.add_sheet(replace(FIRST, form="kallelse"))
    assert store.sheets() == [FIRST]


@pytest.mark.parametrize("settled", [USED, VOID])
def test_what_became_of_it_is_kept(store: Store, settled: SheetRecord) -> None:
    store.add_sheet(FIRST)
    store.keep_sheet(settled)
    assert store.sheet(1) == settled


def test_what_it_was_issued_as_never_changes(store: Store) -> None:
    store.add_sheet(FIRST)
    store.keep_sheet(replace(USED, form="kallelse", region="skane", issued="", issued_by=""))
    assert store.sheet(1) == USED
    with pytest.raises(LookupError):
        store.keep_sheet(replace(USED, number=2))


def test_a_sheet_is_tied_to_its_document(store: Store) -> None:
    document = store.add_document(a_document(store.add_case(a_case()).serial))
    store.add_sheet(FIRST)
    store.keep_sheet(replace(USED, document_id=document.id))
    assert [sheet.number for sheet in store.sheets_of(document.id)] == [1]
    assert store.sheets_of(document.id + 1) == []
    with pytest.raises(dbapi2.IntegrityError):
        store.keep_sheet(replace(USED, document_id=99))


def test_what_is_settled_says_when(store: Store) -> None:
    store.add_sheet(FIRST)
    with pytest.raises(dbapi2.IntegrityError):
        store.keep_sheet(replace(USED, settled=""))
    with pytest.raises(dbapi2.IntegrityError):
        store.add_sheet(replace(FIRST, number=0))
