"""What left as paper or file: one row a printing. Knows no paper."""

from __future__ import annotations

from typing import cast

import msgspec

from sip_desktop.domain.records import CopyRecord, CopyStatus
from sip_desktop.storage.connection import Database, Row

_SELECT = "SELECT id, document_id, revision, number, mode, made, made_by, sha256, pages, status, reader FROM copies"
_COPY_ROW = tuple[int, int, int, int, str, str, str, str, int, str, int | None]


class Copies:
    """The table ``copies``. Only the status of a copy ever changes; the schema holds that."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_copy(self, copy: CopyRecord) -> CopyRecord:
        """Adds a copy of a cleared revision; returns it with its id and its number.

        That is the number it carries, since the paper may show it already, or else the next in the document.
        """
        row = self._database.rows(
            "INSERT INTO copies (document_id, revision, number, mode, made, made_by, sha256, pages, status, reader)"
            " SELECT ?1, ?2, coalesce(nullif(?3, 0), 1 + max(number), 1), ?4, ?5, ?6, ?7, ?8, ?9, nullif(?10, 0)"
            " FROM copies WHERE document_id = ?1"
            " RETURNING id, number",
            (
                copy.document_id,
                copy.revision,
                copy.number,
                copy.mode,
                copy.made,
                copy.made_by,
                copy.sha256,
                copy.pages,
                str(copy.status),
                copy.reader,
            ),
        )[0]
        copy_id, number = cast(tuple[int, int], row)
        return msgspec.structs.replace(copy, id=copy_id, number=number)

    def keep_copy(self, copy: CopyRecord) -> None:
        """Keeps what became of a copy; raises ``LookupError`` when there is none with its id."""
        if not self._database.change("UPDATE copies SET status = ? WHERE id = ?", (str(copy.status), copy.id)):
            raise LookupError("no such copy")

    def copies(self, document_id: int) -> list[CopyRecord]:
        """The copies of a document, first made first."""
        sql = _SELECT + " WHERE document_id = ? ORDER BY number"
        return [_copy(row) for row in self._database.rows(sql, (document_id,))]


def _copy(row: Row) -> CopyRecord:
    copy_id, document_id, revision, number, mode, made, made_by, sha256, pages, status, reader = cast(_COPY_ROW, row)
    return CopyRecord(
        id=copy_id,
        document_id=document_id,
        revision=revision,
        number=number,
        mode=mode,
        made=made,
        made_by=made_by,
        sha256=sha256,
        pages=pages,
        status=CopyStatus(status),
        reader=reader or 0,
    )
