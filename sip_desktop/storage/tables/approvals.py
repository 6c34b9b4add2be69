"""Each service's approval of its own part of a cleared plan. Knows no plan and no service."""

from __future__ import annotations

from typing import cast

from sip_desktop.domain.records import Approval
from sip_desktop.storage.connection import Database


class Approvals:
    """The table ``approvals``: only added to; the schema holds that."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_approval(self, approval: Approval) -> None:
        """Adds one. Raises ``sqlcipher3.IntegrityError`` when that party has approved this revision already."""
        self._database.change(
            "INSERT INTO approvals (document_id, revision, party, name, day, recorded, recorded_by)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                approval.document_id,
                approval.revision,
                approval.party,
                approval.name,
                approval.day,
                approval.recorded,
                approval.recorded_by,
            ),
        )

    def approvals(self, document_id: int) -> list[Approval]:
        """Every approval of a document, in the order they were recorded."""
        sql = (
            "SELECT document_id, revision, party, name, day, recorded, recorded_by FROM approvals"
            " WHERE document_id = ? ORDER BY id"
        )
        return [
            Approval(document_id=d, revision=r, party=p, name=n, day=day, recorded=at, recorded_by=by)
            for d, r, p, n, day, at, by in cast(
                list[tuple[int, int, str, str, str, str, str]], self._database.rows(sql, (document_id,))
            )
        ]
