"""What is due in each case, a cache of what its papers say, and what it was counted with. It has no clock."""

from __future__ import annotations

from typing import cast

from sip_desktop.domain.records import DueDate, DueLine
from sip_desktop.storage.connection import Database

_SELECT = "SELECT serial, id, raw, due, moved_by, level, at_once FROM due_dates"
_INSERT = "INSERT INTO due_dates (serial, id, raw, due, moved_by, level, at_once) VALUES (?, ?, ?, ?, ?, ?, ?)"
_ROW = tuple[int, str, str, str, str, str, int]
_LINE = tuple[int, str, str, str, str, str, int, str, str, str]


class DueDates:
    """The tables ``due_dates`` and ``due_marks``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def due_dates(self, serial: int) -> list[DueDate]:
        """What is due in a case, the earliest first."""
        sql = _SELECT + " WHERE serial = ? ORDER BY due, id"
        return [_due(row) for row in cast(list[_ROW], self._database.rows(sql, (serial,)))]

    def keep_due_dates(self, serial: int, whole: list[DueDate], mark: str) -> None:
        """Puts these, counted with ``mark``, in place of what was due in the case; what is the same is not written."""
        with self._database.together():
            if self.due_dates(serial) != whole:
                self._database.change("DELETE FROM due_dates WHERE serial = ?", (serial,))
                for due in whole:
                    self._database.change(
                        _INSERT,
                        (serial, due.id, due.raw, due.due, due.moved_by, due.level, int(due.at_once)),
                    )
            self._database.change(
                "INSERT INTO due_marks (serial, mark) VALUES (?, ?)"
                " ON CONFLICT (serial) DO UPDATE SET mark = excluded.mark WHERE mark <> excluded.mark",
                (serial, mark),
            )

    def due_marks(self) -> list[tuple[int, str, str]]:
        """Serial number, region and mark of every case; "" for one that has not been counted."""
        sql = "SELECT serial, region, coalesce(mark, '') FROM cases LEFT JOIN due_marks USING (serial) ORDER BY serial"
        return cast(list[tuple[int, str, str]], self._database.rows(sql))

    def due_lines(self, before: str) -> list[DueLine]:
        """What is due before this ISO day in any case, the earliest first."""
        sql = (
            "SELECT serial, id, raw, due, moved_by, level, at_once, number, word, region"
            " FROM due_dates JOIN cases USING (serial) WHERE due < ? ORDER BY due, serial, id"
        )
        rows = cast(list[_LINE], self._database.rows(sql, (before,)))
        return [DueLine(_due(row[:7]), row[7], row[8], row[9]) for row in rows]


def _due(row: _ROW) -> DueDate:
    # By place: there are tens of thousands of them in one list, and by name takes twice as long.
    return DueDate(*row[:6], bool(row[6]))
