"""Who works with which case, and who opened one that was not theirs. Knows no name and no content."""

from __future__ import annotations

from typing import cast

from sip_desktop.domain.records import Access, Emergency, LogCheck
from sip_desktop.storage.connection import Database


class AccessTables:
    """The tables ``case_access``, ``emergencies`` and ``log_checks``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def access(self, serial: int) -> list[Access]:
        """Who works with a case, the responsible first; nobody means that everybody does."""
        sql = "SELECT serial, user_id, kind, since FROM case_access WHERE serial = ? ORDER BY kind, since, user_id"
        rows = cast(list[tuple[int, str, str, str]], self._database.rows(sql, (serial,)))
        return [Access(serial=s, user_id=user, kind=kind, since=since) for s, user, kind, since in rows]

    def cases_of(self, user_id: str) -> list[int]:
        """The serial numbers of the cases that a user works with."""
        rows = self._database.rows("SELECT serial FROM case_access WHERE user_id = ?", (user_id,))
        return [cast(int, serial) for (serial,) in rows]

    def keep_access(self, serial: int, whole: list[Access]) -> None:
        """Says anew who works with a case."""
        with self._database.together():
            self._database.change("DELETE FROM case_access WHERE serial = ?", (serial,))
            for access in whole:
                self._database.change(
                    "INSERT INTO case_access (serial, user_id, kind, since) VALUES (?, ?, ?, ?)",
                    (serial, access.user_id, access.kind, access.since),
                )

    def add_emergency(self, emergency: Emergency) -> None:
        """Adds that somebody opened a case that is not theirs."""
        self._database.change(
            "INSERT INTO emergencies (serial, user_id, at, reason) VALUES (?, ?, ?, ?)",
            (emergency.serial, emergency.user_id, emergency.at, emergency.reason),
        )

    def emergencies(self) -> list[Emergency]:
        """Every opening in an emergency, newest first."""
        sql = "SELECT id, serial, user_id, at, reason, seen, seen_by FROM emergencies ORDER BY id DESC"
        rows = cast(list[tuple[int, int, str, str, str, str, str]], self._database.rows(sql))
        return [
            Emergency(id=i, serial=s, user_id=user, at=at, reason=reason, seen=seen, seen_by=by)
            for i, s, user, at, reason, seen, by in rows
        ]

    def see_emergency(self, emergency_id: int, seen: str, seen_by: str) -> None:
        """Says that one has been seen; the first time counts."""
        self._database.change(
            "UPDATE emergencies SET seen = ?, seen_by = ? WHERE id = ? AND seen = ''", (seen, seen_by, emergency_id)
        )

    def add_log_check(self, check: LogCheck) -> None:
        """Adds a check of the access log."""
        self._database.change(
            "INSERT INTO log_checks (at, user_id, first, last, sampled, remark) VALUES (?, ?, ?, ?, ?, ?)",
            (check.at, check.user_id, check.first, check.last, check.sampled, check.remark),
        )

    def log_checks(self) -> list[LogCheck]:
        """Every check of the access log, newest first."""
        sql = "SELECT at, user_id, first, last, sampled, remark FROM log_checks ORDER BY id DESC"
        rows = cast(list[tuple[str, str, int, int, int, str]], self._database.rows(sql))
        return [
            LogCheck(at=at, user_id=user, first=first, last=last, sampled=sampled, remark=remark)
            for at, user, first, last, sampled, remark in rows
        ]
