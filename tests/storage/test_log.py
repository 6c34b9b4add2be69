"""The access log's chain finds a changed, removed or moved line."""

from __future__ import annotations

import msgspec
import pytest

from sip_desktop.domain.records import Act, LogEntry
from sip_desktop.storage.connection import Database
from sip_desktop.storage.store import Store
from sip_desktop.storage.tables.log import chain, first_broken
from sip_desktop.storage.vaults import Vaults
from sip_desktop.texts import vault as texts

from .conftest import TIME, Made, a_case

ACTS = list(Act)


@pytest.fixture
def lines(store: Store) -> list[LogEntry]:
    for number, act in enumerate(ACTS):
        store.log(LogEntry(at=TIME, user_id="u1", act=act, serial=number, detail="", number=77, chain="forged"))
    return store.log_entries()


def test_lines_come_back_numbered_and_chained(lines: list[LogEntry]) -> None:
    assert [(line.number, line.act, line.serial) for line in lines] == [(n + 1, act, n) for n, act in enumerate(ACTS)]
    assert lines[0].chain == chain("", lines[0])
    assert len({line.chain for line in lines}) == len(lines)
    assert first_broken(lines) == 0
    assert first_broken([]) == 0


@pytest.mark.parametrize(
    "change",
    [{"at": "x"}, {"user_id": "u2"}, {"act": Act.SEND}, {"serial": 99}, {"detail": "x"}, {"chain": "0"}, {"number": 9}],
)
def test_a_changed_line_is_found(lines: list[LogEntry], change: dict[str, object]) -> None:
    changed = [*lines[:4], msgspec.structs.replace(lines[4], **change), *lines[5:]]
    assert first_broken(changed) == 5


def test_a_line_changed_with_its_own_chain_made_new_is_found_at_the_next(lines: list[LogEntry]) -> None:
    forged = msgspec.structs.replace(lines[4], user_id="u2")
    forged = msgspec.structs.replace(forged, chain=chain(lines[3].chain, forged))
    assert first_broken([*lines[:4], forged, *lines[5:]]) == 6


def test_removed_and_moved_lines_are_found(lines: list[LogEntry]) -> None:
    assert first_broken(lines[1:]) == 1
    assert first_broken([*lines[:4], *lines[5:]]) == 5
    assert first_broken([*lines[:4], lines[5], lines[4], *lines[6:]]) == 5
    renumbered = [msgspec.structs.replace(line, number=n + 1) for n, line in enumerate(lines[:4] + lines[5:])]
    assert first_broken(renumbered) == 5


def test_fields_do_not_run_into_each_other() -> None:
    one = LogEntry(at="a", user_id="b", act=Act.OPEN, detail="c", number=1)
    assert chain("", one) != chain("", msgspec.structs.replace(one, at="ab", user_id=""))


def test_a_line_goes_with_its_act_or_not_at_all(store: Store) -> None:
    def fail() -> None:
        with store.transaction():
            store.add_case(a_case())
            store.log(LogEntry(at=TIME, user_id="u1", act=Act.CHANGE, serial=1))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert store.log_entries() == []


def test_verify_names_the_line(lines: list[LogEntry], database: Database, vaults: Vaults, made: Made) -> None:
    def log_finding() -> str:
        return next(f.text for f in vaults.verify(made.folder, made.keys) if f.what == texts.CHECK_LOG)

    assert log_finding() == texts.LOG_WELL.format(count=len(lines))
    database.script("DROP TRIGGER log_is_fixed; UPDATE access_log SET user_id = 'u2' WHERE number = 3;")
    assert log_finding() == texts.LOG_BAD.format(number=3)
