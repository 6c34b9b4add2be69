"""A letter is only added to, leaves sealed and looked at twice, and its code is never used again."""

from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2

from sip_desktop.domain.records import LetterRecord, LetterStep, PurgeRecord
from sip_desktop.storage.connection import Database
from sip_desktop.storage.store import Store

from .conftest import TIME, a_case


def letter(way: str = "formedling", serial: int = 1) -> LetterRecord:
    return LetterRecord(
        serial=serial,
        way=way,
        receiver="r1",
        copies=(3, 4),
        sheets=4,
        inner="C65",
        outer="C5",
        at=TIME,
        user_id="u1",
    )


def step(letter_id: int, name: str, words: str = "") -> LetterStep:
    return LetterStep(letter_id=letter_id, step=name, day="2026-11-26", words=words, at=TIME, user_id="u1")


@pytest.fixture(autouse=True)
def case(store: Store) -> None:
    store.add_case(a_case())


def test_letters_and_steps_come_back_as_they_were(store: Store) -> None:
    first, second = store.add_letter(letter()), store.add_letter(letter("brev"))
    assert (first.id, second.id) == (1, 2)
    assert store.letters(1) == store.unsettled_letters() == [first, second]
    assert (store.letter(2), store.letter(3)) == (second, None)
    for name in ("forslutet", "granskat", "lamnat"):
        store.add_letter_step(step(2, name, "BO"))
    assert [(one.step, one.words) for one in store.letter_steps(2)] == [
        ("forslutet", "BO"),
        ("granskat", "BO"),
        ("lamnat", "BO"),
    ]
    assert store.letter_steps(1) == []


@pytest.mark.parametrize("done", [(), ("forslutet",), ("granskat",)])
def test_nothing_leaves_unsealed_or_looked_at_once(store: Store, done: tuple[str, ...]) -> None:
    made = store.add_letter(letter())
    for name in done:
        store.add_letter_step(step(made.id, name))
    with pytest.raises(dbapi2.IntegrityError):
        store.add_letter_step(step(made.id, "lamnat"))


def test_what_is_handed_over_has_no_envelope_to_seal(store: Store) -> None:
    made = store.add_letter(letter("overlamna"))
    store.add_letter_step(step(made.id, "lamnat"))
    assert [one.step for one in store.letter_steps(made.id)] == ["lamnat"]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE letters SET way = 'brev'",
        "DELETE FROM letters",
        "UPDATE letter_steps SET step = 'lamnat'",
        "DELETE FROM letter_steps",
        "INSERT INTO letter_steps (letter_id, step, day, words, at, user_id) VALUES (1, 'flugit', '', '', '', '')",
        "INSERT INTO letters (serial, way, receiver, copies, sheets, inner_size, outer_size, at, user_id)"
        " VALUES (1, 'brev', 'r1', '[]', 1, '', '', '', '')",
    ],
)
def test_the_schema_refuses(store: Store, database: Database, change: str) -> None:
    store.add_letter(letter())
    store.add_letter_step(step(1, "bord"))
    with pytest.raises(dbapi2.IntegrityError):
        database.change(change)


def test_a_code_is_not_used_again_after_a_purge(store: Store) -> None:
    store.add_letter(letter())
    store.add_letter_step(step(1, "bord"))
    store.purge(PurgeRecord(serial=1, decided=TIME, decided_by="u1", basis="Beslut"))
    assert store.unsettled_letters() == []
    assert (store.letter(1), store.letter_steps(1)) == (None, [])
    assert store.add_letter(letter(serial=store.add_case(a_case("SIP-2")).serial)).id == 2


@pytest.mark.parametrize(
    ("way", "steps", "unsettled"),
    [
        ("brev", ("bord",), True),
        ("brev", ("granskat", "forslutet", "lamnat"), True),
        ("brev", ("granskat", "forslutet", "lamnat", "rek"), True),
        ("brev", ("granskat", "forslutet", "lamnat", "framme"), False),
        ("brev", ("granskat", "forslutet", "lamnat", "retur"), False),
        ("brev", ("granskat", "forslutet", "lamnat", "retur", "oppnad"), True),
        ("brev", ("granskat", "forslutet", "lamnat", "retur", "oppnad", "anmald"), False),
        ("brev", ("bord", "avbruten"), False),
        ("overlamna", ("bord",), True),
        ("overlamna", ("bord", "lamnat"), False),
    ],
)
def test_what_something_may_still_wait_for(store: Store, way: str, steps: tuple[str, ...], unsettled: bool) -> None:
    made = store.add_letter(letter(way))
    for name in steps:
        store.add_letter_step(step(made.id, name))
    assert bool(store.unsettled_letters()) is unsettled
