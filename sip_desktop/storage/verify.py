"""The whole vault read through and checked: pages, tables, links, log, definitions, key slots. Changes nothing.

It cannot see that an older whole vault, or an older single page, was put back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Finding
from sip_desktop.storage import keys
from sip_desktop.storage.connection import Database
from sip_desktop.storage.tables.log import AccessLog, first_broken
from sip_desktop.texts import vault as texts

_Check = Callable[[Database], tuple[bool, str]]


def verify(folder: Path, connect: Callable[[], Database]) -> list[Finding]:
    """One finding a check. Each check has its own connection: a damaged page spoils later answers on the same one."""
    return [_keys(folder), *database_findings(connect)]


def database_findings(connect: Callable[[], Database]) -> list[Finding]:
    """The findings about the database alone: what a copy of it must pass before it counts as one."""
    return [_run(what, check, connect) for what, check in _CHECKS]


def _run(what: str, check: _Check, connect: Callable[[], Database]) -> Finding:
    try:
        with _closing(connect()) as database:
            ok, text = check(database)
    except Fault as fault:
        ok, text = False, fault.text
    return Finding(what, ok, text)


def _keys(folder: Path) -> Finding:
    try:
        count = len(keys.read(folder).slots)
    except Fault as fault:
        return Finding(texts.CHECK_KEYS, False, fault.text)
    return Finding(texts.CHECK_KEYS, True, texts.KEYS_WELL.format(count=count))


def _pages(database: Database) -> tuple[bool, str]:
    bad = len(database.rows("PRAGMA cipher_integrity_check"))
    return not bad, texts.PAGES_BAD.format(count=bad) if bad else texts.PAGES_WELL


def _tables(database: Database) -> tuple[bool, str]:
    rows = database.rows("PRAGMA integrity_check")
    bad = 0 if rows == [("ok",)] else len(rows)
    return not bad, texts.DATABASE_BAD.format(count=bad) if bad else texts.DATABASE_WELL


def _links(database: Database) -> tuple[bool, str]:
    bad = len(database.rows("PRAGMA foreign_key_check"))
    return not bad, texts.LINKS_BAD.format(count=bad) if bad else texts.LINKS_WELL


def _log(database: Database) -> tuple[bool, str]:
    lines = AccessLog(database).log_entries()
    broken = first_broken(lines)
    return not broken, texts.LOG_BAD.format(number=broken) if broken else texts.LOG_WELL.format(count=len(lines))


def _definitions(database: Database) -> tuple[bool, str]:
    rows = cast(list[tuple[str, bytes]], database.rows("SELECT sha, body FROM definitions"))
    bad = sum(hashlib.sha256(body).hexdigest() != sha for sha, body in rows)
    return not bad, texts.DEFINITIONS_BAD.format(count=bad) if bad else texts.DEFINITIONS_WELL.format(count=len(rows))


_CHECKS: tuple[tuple[str, _Check], ...] = (
    (texts.CHECK_PAGES, _pages),
    (texts.CHECK_DATABASE, _tables),
    (texts.CHECK_LINKS, _links),
    (texts.CHECK_LOG, _log),
    (texts.CHECK_DEFINITIONS, _definitions),
)


@contextmanager
def _closing(database: Database) -> Iterator[Database]:
    try:
        yield database
    finally:
        database.close()
