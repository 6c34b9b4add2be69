"""The reserve binder's numbered blanks: one row a number, for ever. Knows no form and no paper."""

from __future__ import annotations

from typing import cast

from sip_desktop.domain.records import SheetRecord, SheetStatus
from sip_desktop.storage.connection import Database, Row

_SELECT = (
    "SELECT number, region, form, issued, issued_by, status, settled, settled_by, reason, signed,"
    " coalesce(document_id, 0) FROM sheets"
)
_SHEET_ROW = tuple[int, str, str, str, str, str, str, str, str, int, int]


class Sheets:
    """The table ``sheets``. What a number was issued as never changes; the schema holds that."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def next_sheet(self) -> int:
        """The number after the highest one handed out; 1 in a vault that has handed out none."""
        return self._database.number("SELECT 1 + coalesce(max(number), 0) FROM sheets")

    def add_sheet(self, sheet: SheetRecord) -> None:
        """Hands out a number. Raises ``sqlcipher3.IntegrityError`` for one that has been handed out before."""
        self._database.change(
            "INSERT INTO sheets (number, region, form, issued, issued_by, status, settled, settled_by, reason, signed,"
            " document_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0))",
            (sheet.number, sheet.region, sheet.form, sheet.issued, sheet.issued_by, *_settling(sheet)),
        )

    def keep_sheet(self, sheet: SheetRecord) -> None:
        """Keeps what became of a blank; raises ``LookupError`` when its number was never handed out."""
        changed = self._database.change(
            "UPDATE sheets SET status = ?, settled = ?, settled_by = ?, reason = ?, signed = ?,"
            " document_id = nullif(?, 0) WHERE number = ?",
            (*_settling(sheet), sheet.number),
        )
        if not changed:
            raise LookupError("no such sheet")

    def sheet(self, number: int) -> SheetRecord | None:
        """The blank with this number, None when it was never handed out."""
        rows = self._database.rows(_SELECT + " WHERE number = ?", (number,))
        return _sheet(rows[0]) if rows else None

    def sheets(self) -> list[SheetRecord]:
        """Every number handed out, in order."""
        return [_sheet(row) for row in self._database.rows(_SELECT + " ORDER BY number")]

    def sheets_of(self, document_id: int) -> list[SheetRecord]:
        """The blanks whose words were typed in as this document."""
        sql = _SELECT + " WHERE document_id = ? ORDER BY number"
        return [_sheet(row) for row in self._database.rows(sql, (document_id,))]


def _settling(sheet: SheetRecord) -> tuple[str, str, str, str, int, int]:
    return (
        str(sheet.status),
        sheet.settled,
        sheet.settled_by,
        sheet.reason,
        int(sheet.signed),
        sheet.document_id,
    )


def _sheet(row: Row) -> SheetRecord:
    number, region, form, issued, issued_by, status, settled, settled_by, reason, signed, document_id = cast(
        _SHEET_ROW, row
    )
    return SheetRecord(
        number=number,
        region=region,
        form=form,
        issued=issued,
        issued_by=issued_by,
        status=SheetStatus(status),
        settled=settled,
        settled_by=settled_by,
        reason=reason,
        signed=bool(signed),
        document_id=document_id,
    )
