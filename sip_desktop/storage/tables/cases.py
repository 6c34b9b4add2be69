"""The register, the look-up keys and the address sheets: one row a case. Knows no document."""

from __future__ import annotations

from typing import cast

from sip_desktop.domain.records import AddressSheet, CaseRecord
from sip_desktop.storage.connection import Database, Row

_SELECT = "SELECT serial, number, word, region, opened, state, next_deadline, responsible, changed FROM cases"
_CASE_ROW = tuple[int, str, str, str, str, str, str, str, str]


class Cases:
    """The tables ``cases``, ``lookup`` and ``address_sheets``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_case(self, case: CaseRecord) -> CaseRecord:
        """Adds a case and returns it with its serial: the next one, or the one it already carries."""
        (serial,) = self._database.rows(
            "INSERT INTO cases (serial, number, word, region, opened, state, next_deadline, responsible, changed)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING serial",
            (case.serial or None, *_values(case)),
        )[0]
        return _with_serial(case, cast(int, serial))

    def keep_case(self, case: CaseRecord) -> None:
        """Replaces the row of ``case.serial``; raises ``LookupError`` when there is none."""
        changed = self._database.change(
            "UPDATE cases SET number = ?, word = ?, region = ?, opened = ?, state = ?, next_deadline = ?,"
            " responsible = ?, changed = ? WHERE serial = ?",
            (*_values(case), case.serial),
        )
        if not changed:
            raise LookupError("no such case")

    def case(self, serial: int) -> CaseRecord | None:
        """The case, None when there is none."""
        row = self._database.row(_SELECT + " WHERE serial = ?", (serial,))
        return _case(row) if row else None

    def cases(self) -> list[CaseRecord]:
        """Every case, in the order of the serial."""
        return [_case(row) for row in self._database.rows(_SELECT + " ORDER BY serial")]

    def words_in_use(self) -> frozenset[str]:
        """Every case word, so that a new case gets one that is free."""
        return frozenset(cast(str, word) for (word,) in self._database.rows("SELECT word FROM cases"))

    def set_lookup(self, serial: int, keys: tuple[str, ...]) -> None:
        """Replaces the look-up keys of a case."""
        with self._database.together():
            self._database.change("DELETE FROM lookup WHERE serial = ?", (serial,))
            for key in dict.fromkeys(keys):
                self._database.change("INSERT INTO lookup (key, serial) VALUES (?, ?)", (key, serial))

    def look_up(self, key: str) -> list[CaseRecord]:
        """The cases that carry exactly this key, in the order of the serial."""
        sql = _SELECT + " JOIN lookup USING (serial) WHERE key = ? ORDER BY serial"
        return [_case(row) for row in self._database.rows(sql, (key,))]

    def address_sheet(self, serial: int) -> AddressSheet | None:
        """The address sheet of a case, None when it holds none."""
        row = self._database.row("SELECT sealed, body FROM address_sheets WHERE serial = ?", (serial,))
        return AddressSheet(serial, bool(row[0]), cast(bytes, row[1])) if row else None

    def keep_address_sheet(self, sheet: AddressSheet) -> None:
        """Puts the sheet in place of the one there was; the old bytes are overwritten (secure_delete)."""
        self._database.change(
            "INSERT INTO address_sheets (serial, sealed, body) VALUES (?, ?, ?)"
            " ON CONFLICT (serial) DO UPDATE SET sealed = excluded.sealed, body = excluded.body",
            (sheet.serial, int(sheet.sealed), sheet.body),
        )


def _values(case: CaseRecord) -> tuple[str, ...]:
    dates = (case.opened, case.state, case.next_deadline, case.responsible, case.changed)
    return (case.number, case.word, case.region, *dates)


def _with_serial(case: CaseRecord, serial: int) -> CaseRecord:
    return _case((serial, *_values(case)))


def _case(row: Row) -> CaseRecord:
    # Spelled out: 10,000 of them are made for one list, and this is several times faster than by name.
    serial, number, word, region, opened, state, next_deadline, responsible, changed = cast(_CASE_ROW, row)
    return CaseRecord(
        serial=serial,
        number=number,
        word=word,
        region=region,
        opened=opened,
        state=state,
        next_deadline=next_deadline,
        responsible=responsible,
        changed=changed,
    )
