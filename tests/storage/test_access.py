"""Who works with a case, openings in an emergency and checks of the log: kept, and fixed where they must be."""

from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2

from sip_desktop.domain.records import Access, Emergency, LogCheck
from sip_desktop.storage.connection import Database
from sip_desktop.storage.store import Store

from .conftest import ANNA, TIME, a_case

BO = "u2"


def with_bo(store: Store) -> int:
    store.add_user(type(ANNA)(BO, "Bo Ek", "BE", "handläggare", TIME, chief=True))
    return store.add_case(a_case()).serial


def access(serial: int, user: str, kind: str) -> Access:
    return Access(serial=serial, user_id=user, kind=kind, since=TIME)


def test_who_works_with_a_case_is_said_anew_each_time(store: Store) -> None:
    serial = with_bo(store)
    assert store.access(serial) == []
    whole = [access(serial, ANNA.id, "responsible"), access(serial, BO, "substitute")]
    store.keep_access(serial, whole)
    assert store.access(serial) == whole
    assert store.cases_of(BO) == [serial]
    store.keep_access(serial, [access(serial, BO, "responsible")])
    assert [a.user_id for a in store.access(serial)] == [BO]
    assert store.cases_of(ANNA.id) == []


def test_a_case_has_one_responsible(store: Store) -> None:
    serial = with_bo(store)
    with pytest.raises(dbapi2.IntegrityError):
        store.keep_access(serial, [access(serial, ANNA.id, "responsible"), access(serial, BO, "responsible")])
    assert store.access(serial) == []


def test_an_opening_in_an_emergency_is_kept_until_seen_and_after(store: Store, database: Database) -> None:
    serial = with_bo(store)
    store.add_emergency(Emergency(serial=serial, user_id=BO, at=TIME, reason="Sjukdom på mötesdagen."))
    (kept,) = store.emergencies()
    assert (kept.reason, kept.seen) == ("Sjukdom på mötesdagen.", "")
    store.see_emergency(kept.id, TIME, ANNA.id)
    store.see_emergency(kept.id, "2030", BO)
    assert store.emergencies()[0].seen_by == ANNA.id
    for sql in ("DELETE FROM emergencies", "UPDATE emergencies SET reason = 'annat'"):
        with pytest.raises(dbapi2.IntegrityError):
            database.change(sql)


def test_checks_of_the_log_are_fixed(store: Store, database: Database) -> None:
    check = LogCheck(at=TIME, user_id=ANNA.id, first=1, last=7, sampled=3, remark="Utan anmärkning.")
    store.add_log_check(check)
    assert store.log_checks() == [check]
    for sql in ("DELETE FROM log_checks", "UPDATE log_checks SET last = 9"):
        with pytest.raises(dbapi2.IntegrityError):
            database.change(sql)


def test_a_chief_is_said_and_unsaid(store: Store) -> None:
    with_bo(store)
    assert {user.id: user.chief for user in store.users()}[BO]
    store.keep_chief(BO, False)
    assert not {user.id: user.chief for user in store.users()}[BO]
