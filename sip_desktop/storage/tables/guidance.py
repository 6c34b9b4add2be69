"""Going on past a rule, and how cases have been marked. Knows no rule and no content."""

from __future__ import annotations

from typing import cast

import msgspec

from sip_desktop.domain.records import CaseMode, Override
from sip_desktop.storage.connection import Database

_ALL = "SELECT id, serial, act, rule, mark, reason, words, at, user_id, seen, seen_by FROM overrides"


class GuidanceTables:
    """The tables ``overrides`` and ``case_modes``: only added to; the schema holds that."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_override(self, override: Override) -> Override:
        """Adds one, and gives it with its id."""
        row = self._database.rows(
            "INSERT INTO overrides (serial, act, rule, mark, reason, words, at, user_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (
                override.serial,
                override.act,
                override.rule,
                override.mark,
                override.reason,
                override.words,
                override.at,
                override.user_id,
            ),
        )[0]
        return msgspec.structs.replace(override, id=cast(int, row[0]))

    def overrides(self, serial: int) -> list[Override]:
        """Those of a case, oldest first."""
        return self._read(_ALL + " WHERE serial = ? ORDER BY id", serial)

    def unseen_overrides(self) -> list[Override]:
        """Those that nobody has seen yet, oldest first."""
        return self._read(_ALL + " WHERE seen = '' ORDER BY id")

    def see_override(self, override_id: int, seen: str, seen_by: str) -> None:
        """Says that one has been seen; the first time counts."""
        self._database.change(
            "UPDATE overrides SET seen = ?, seen_by = ? WHERE id = ? AND seen = ''", (seen, seen_by, override_id)
        )

    def add_mode(self, mode: CaseMode) -> None:
        """Adds how the case is marked from now on."""
        self._database.change(
            "INSERT INTO case_modes (serial, at, protected, violence, user_id) VALUES (?, ?, ?, ?, ?)",
            (mode.serial, mode.at, int(mode.protected), int(mode.violence), mode.user_id),
        )

    def modes(self, serial: int) -> list[CaseMode]:
        """How the case has been marked, oldest first."""
        sql = "SELECT serial, at, protected, violence, user_id FROM case_modes WHERE serial = ? ORDER BY id"
        return [
            CaseMode(serial=s, at=at, protected=bool(protected), violence=bool(violence), user_id=user)
            for s, at, protected, violence, user in cast(
                list[tuple[int, str, int, int, str]], self._database.rows(sql, (serial,))
            )
        ]

    def _read(self, sql: str, *values: int) -> list[Override]:
        rows = self._database.rows(sql, values)
        return [
            Override(
                id=i,
                serial=s,
                act=act,
                rule=rule,
                mark=mark,
                reason=reason,
                words=words,
                at=at,
                user_id=user,
                seen=seen,
                seen_by=by,
            )
            for i, s, act, rule, mark, reason, words, at, user, seen, by in cast(
                list[tuple[int, int, str, str, str, str, str, str, str, str, str]], rows
            )
        ]
