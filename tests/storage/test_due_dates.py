"""What is due is kept with its case, read by day over all cases, and carries the mark it was counted with."""

from __future__ import annotations

from msgspec.structs import replace

from sip_desktop.domain.records import DueDate
from sip_desktop.storage.store import Store

from .conftest import a_case, a_document, a_draft

LAW = "julafton: flyttas"


def due(serial: int, name: str = "d3_mote", day: str = "2026-12-28", at_once: bool = False) -> DueDate:
    return DueDate(serial=serial, id=name, raw="2026-12-24", due=day, moved_by=LAW, level="varning", at_once=at_once)


def test_due_dates_come_back_in_order_and_are_replaced_as_one(store: Store) -> None:
    serial = store.add_case(a_case()).serial
    rows = [due(serial, day="2026-12-01"), due(serial, "k_start", "2026-12-03T13:00:00+01:00", at_once=True)]
    store.keep_due_dates(serial, rows, "1")
    assert store.due_dates(serial) == rows
    store.keep_due_dates(serial, rows[1:], "1")
    assert store.due_dates(serial) == rows[1:]
    assert store.due_dates(serial + 1) == []


def test_what_is_due_before_a_day_in_any_case(store: Store) -> None:
    first, second = store.add_case(a_case()), store.add_case(replace(a_case("SIP-2026-0002"), word="BJÖRK-ÅTTA"))
    store.keep_due_dates(first.serial, [due(first.serial, day="2026-12-28")], "1")
    store.keep_due_dates(second.serial, [due(second.serial, day="2026-12-03T13:00:00+01:00")], "1")
    lines = store.due_lines("2026-12-04")
    assert [(line.number, line.word, line.what.due[:10]) for line in lines] == [
        ("SIP-2026-0002", "BJÖRK-ÅTTA", "2026-12-03")
    ]
    assert [line.what.serial for line in store.due_lines("2026-12-29")] == [second.serial, first.serial]


def test_a_case_that_was_never_counted_has_no_mark(store: Store) -> None:
    first, second = store.add_case(a_case()), store.add_case(a_case("SIP-2026-0002"))
    store.keep_due_dates(first.serial, [], "1:abc")
    assert store.due_marks() == [(first.serial, first.region, "1:abc"), (second.serial, second.region, "")]
    store.keep_due_dates(first.serial, [], "2:def")
    assert store.due_marks()[0][2] == "2:def"


def test_the_newest_revisions_of_a_case_in_one_question(store: Store) -> None:
    case = store.add_case(a_case())
    call, plan = (store.add_document(a_document(case.serial, form)) for form in ("kallelse", "plan"))
    for document in (call, plan):
        store.keep_draft(a_draft(document.id, 1))
    found = store.newest(case.serial, frozenset({"kallelse", "avslut"}))
    assert [(document.form, [one.number for one in revisions]) for document, revisions in found] == [("kallelse", [1])]
    assert store.newest(case.serial + 1, frozenset({"kallelse"})) == []
    assert store.newest(case.serial, frozenset()) == []
