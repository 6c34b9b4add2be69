"""Proposals to purge a case, and the purging itself: all of the case goes but its number. Knows no content."""

from __future__ import annotations

import contextlib
from typing import cast

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Act, LogEntry, PurgeProposal, PurgeRecord
from sip_desktop.storage.connection import Database
from sip_desktop.storage.tables.log import AccessLog

# What refers to a paper goes before it. The rest of a case follows its row by itself (ON DELETE CASCADE).
_STEPS = (
    "DELETE FROM copies WHERE document_id IN (SELECT id FROM documents WHERE serial = ?)",
    "DELETE FROM revisions WHERE document_id IN (SELECT id FROM documents WHERE serial = ?)",
    "DELETE FROM documents WHERE serial = ?",
)


class Purges:
    """The tables ``purge_proposals`` and ``purges``; without a row in the latter the schema lets nothing fixed go."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep_purge_proposal(self, proposal: PurgeProposal) -> None:
        """Adds a proposal; one that there is already stays as it was first made."""
        self._database.change(
            "INSERT INTO purge_proposals (serial, proposed, proposed_by, basis) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            (proposal.serial, proposal.proposed, proposal.proposed_by, proposal.basis),
        )

    def drop_purge_proposal(self, serial: int) -> None:
        """Takes a proposal back."""
        self._database.change("DELETE FROM purge_proposals WHERE serial = ?", (serial,))

    def purge_proposals(self) -> list[PurgeProposal]:
        """Every proposal, oldest first."""
        sql = "SELECT serial, proposed, proposed_by, basis FROM purge_proposals ORDER BY proposed, serial"
        return [
            PurgeProposal(serial=s, proposed=at, proposed_by=by, basis=basis)
            for s, at, by, basis in cast(list[tuple[int, str, str, str]], self._database.rows(sql))
        ]

    def purge(self, purge: PurgeRecord) -> None:
        """Takes away all of a case but its number, with the line in the log that says so. Raises ``LookupError`` when
        there is no such case.

        A definition that no other paper was made with goes as well: an own profile may carry a unit's name. Outside a
        transaction, which it then makes itself, it also leaves no older page behind; inside one that waits for the
        lock.
        """
        alone = not self._database.in_transaction
        with self._database.together():
            # Here and not in a service: no case can go without its line.
            line = LogEntry(at=purge.decided, user_id=purge.decided_by, act=Act.PURGE, serial=purge.serial)
            AccessLog(self._database).log(line)
            self._database.change(
                "INSERT INTO purges (serial, decided, decided_by, basis) VALUES (?, ?, ?, ?)",
                (purge.serial, purge.decided, purge.decided_by, purge.basis),
            )
            for step in _STEPS:
                self._database.change(step, (purge.serial,))
            if not self._database.change("DELETE FROM cases WHERE serial = ?", (purge.serial,)):
                raise LookupError("no such case")
            self._database.change(
                "DELETE FROM definitions WHERE sha NOT IN (SELECT definition FROM revisions WHERE definition <> '')"
            )
        if alone:
            self._empty_the_write_ahead_log()

    def purges(self) -> list[PurgeRecord]:
        """Every case that has been purged, in the order of their numbers."""
        sql = "SELECT serial, decided, decided_by, basis FROM purges ORDER BY serial"
        return [
            PurgeRecord(serial=s, decided=at, decided_by=by, basis=basis)
            for s, at, by, basis in cast(list[tuple[int, str, str, str]], self._database.rows(sql))
        ]

    def _empty_the_write_ahead_log(self) -> None:
        # It holds pages as they were before the purge, and whoever has the key reads them. A copy that is being made
        # meanwhile, or a full disk, leaves it as it is: the case is gone all the same, and the lock empties the log.
        with contextlib.suppress(Fault):
            self._database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
