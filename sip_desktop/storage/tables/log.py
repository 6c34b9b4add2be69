"""The access log: one line an act, each bound to all before it. Knows no case but its serial.

The chain finds a changed, removed or moved line. It does not find a cut tail, nor an older whole vault put back.
"""

from __future__ import annotations

import hashlib
from typing import cast

import msgspec

from sip_desktop.domain.records import Act, LogEntry
from sip_desktop.storage.connection import Database, Row


class AccessLog:
    """The table ``access_log``: read and added to, never changed (the schema holds that)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def log(self, entry: LogEntry) -> None:
        """Adds a line; its number and chain are made here, whatever ``entry`` says."""
        with self._database.together():
            last = self._database.row("SELECT number, chain FROM access_log ORDER BY number DESC LIMIT 1")
            number, before = cast(tuple[int, str], last or (0, ""))
            line = msgspec.structs.replace(entry, number=number + 1)
            self._database.change(
                "INSERT INTO access_log (number, at, user_id, act, serial, detail, chain) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (line.number, line.at, line.user_id, str(line.act), line.serial, line.detail, chain(before, line)),
            )

    def log_entries(self) -> list[LogEntry]:
        """Every line, oldest first."""
        sql = "SELECT number, at, user_id, act, serial, detail, chain FROM access_log ORDER BY number"
        return [_entry(row) for row in self._database.rows(sql)]


def chain(before: str, line: LogEntry) -> str:
    """SHA-256, in hex, over the chain before ("" for the first line) and this line as a JSON array."""
    parts = [before, line.number, line.at, line.user_id, str(line.act), line.serial, line.detail]
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()


def first_broken(lines: list[LogEntry]) -> int:
    """The number of the first line that is not as it was written (counted from 1), 0 when all are."""
    before = ""
    for place, line in enumerate(lines, start=1):
        if line.number != place or line.chain != chain(before, line):
            return place
        before = line.chain
    return 0


def _entry(row: Row) -> LogEntry:
    number, at, user_id, act, serial, detail, link = cast(tuple[int, str, str, str, int, str, str], row)
    return LogEntry(number=number, at=at, user_id=user_id, act=Act(act), serial=serial, detail=detail, chain=link)
