"""Which fields of cleared documents stand in the ordinary system by now. Knows no form."""

from __future__ import annotations

from typing import cast

from sip_desktop.domain.records import Transfer
from sip_desktop.storage.connection import Database


class Transfers:
    """The table ``transfers``: one row a field that has been ticked off."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep_transfer(self, transfer: Transfer) -> None:
        """Ticks a field off; one that is ticked keeps who ticked it first."""
        self._database.change(
            "INSERT INTO transfers (document_id, revision, path, at, user_id) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            (transfer.document_id, transfer.revision, transfer.path, transfer.at, transfer.user_id),
        )

    def drop_transfer(self, document_id: int, revision: int, path: str) -> None:
        """Takes the tick away again."""
        self._database.change(
            "DELETE FROM transfers WHERE document_id = ? AND revision = ? AND path = ?", (document_id, revision, path)
        )

    def transfers(self, document_id: int) -> list[Transfer]:
        """The ticked fields of a document, all its revisions."""
        sql = (
            "SELECT document_id, revision, path, at, user_id FROM transfers WHERE document_id = ?"
            " ORDER BY revision, at, path"
        )
        return [
            Transfer(document_id=d, revision=r, path=path, at=at, user_id=user)
            for d, r, path, at, user in cast(
                list[tuple[int, int, str, str, str]], self._database.rows(sql, (document_id,))
            )
        ]
