"""Documents, their revisions and the definitions they were made with. Knows no form and reads no content.

That a fixed revision stays fixed, and that a document has one draft at most, is held by the schema.
"""

from __future__ import annotations

import hashlib
import json
from typing import cast

import msgspec

from sip_desktop.domain.records import DocumentRecord, Revision
from sip_desktop.storage.connection import Database, Row

_SELECT = "SELECT id, serial, form, ordinal, created, created_by FROM documents"


class Documents:
    """The tables ``documents``, ``revisions`` and ``definitions``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_document(self, document: DocumentRecord) -> DocumentRecord:
        """Adds a document and returns it with its id and its ordinal, the next in the case (from 1)."""
        row = self._database.rows(
            "INSERT INTO documents (serial, form, ordinal, created, created_by)"
            " SELECT ?1, ?2, 1 + coalesce(max(ordinal), 0), ?3, ?4 FROM documents WHERE serial = ?1"
            " RETURNING id, ordinal",
            (document.serial, document.form, document.created, document.created_by),
        )[0]
        document_id, ordinal = cast(tuple[int, int], row)
        return msgspec.structs.replace(document, id=document_id, ordinal=ordinal)

    def documents(self, serial: int) -> list[DocumentRecord]:
        """The documents of a case, in the order they were made."""
        sql = _SELECT + " WHERE serial = ? ORDER BY ordinal"
        return [_document(row) for row in self._database.rows(sql, (serial,))]

    def document(self, document_id: int) -> DocumentRecord | None:
        """The document, None when there is none."""
        row = self._database.row(_SELECT + " WHERE id = ?", (document_id,))
        return _document(row) if row else None

    def revisions(self, document_id: int) -> list[Revision]:
        """Every revision of a document, oldest first; a draft can only be the last."""
        rows = self._database.rows(
            "SELECT document_id, number, content, saved, saved_by, cleared, cleared_by, definition"
            " FROM revisions WHERE document_id = ? ORDER BY number",
            (document_id,),
        )
        return [_revision(row) for row in rows]

    def newest(self, serial: int, forms: frozenset[str]) -> list[tuple[DocumentRecord, list[Revision]]]:
        """The documents of these forms in a case, in order, each with its newest clear revision and its newest one.

        One revision when they are the same, or when none is clear. In one question to the vault, for it is asked at
        every autosave.
        """
        rows = self._database.rows(
            "SELECT id, serial, form, ordinal, created, created_by,"
            " document_id, number, content, saved, saved_by, cleared, cleared_by, definition"
            " FROM documents JOIN revisions ON document_id = id"
            " WHERE serial = ? AND form IN (SELECT value FROM json_each(?))"
            " AND number IN ((SELECT max(number) FROM revisions WHERE document_id = id),"
            " (SELECT max(number) FROM revisions WHERE document_id = id AND cleared <> ''))"
            " ORDER BY ordinal, number",
            (serial, json.dumps(sorted(forms))),
        )
        found: dict[int, tuple[DocumentRecord, list[Revision]]] = {}
        for row in rows:
            document = _document(row[:6])
            found.setdefault(document.id, (document, []))[1].append(_revision(row[6:]))
        return list(found.values())

    def keep_draft(self, revision: Revision) -> None:
        """Adds a draft or replaces its content; a fixed revision of that number is an ``IntegrityError``."""
        if revision.cleared or revision.definition:
            raise ValueError("a draft is not cleared")
        self._keep(revision)

    def make_clear(self, revision: Revision) -> None:
        """Fixes a revision for good, with the content it carries. Its definition must have been kept before."""
        if not (revision.cleared and revision.cleared_by and revision.definition):
            raise ValueError("a cleared revision says when, by whom and with which definition")
        self._keep(revision)

    def keep_definition(self, sha: str, body: bytes) -> None:
        """Keeps a resolved form under its SHA-256 in hex; one that is kept already is left as it is."""
        if hashlib.sha256(body).hexdigest() != sha:
            raise ValueError("the SHA-256 is not of this definition")
        self._database.change(
            "INSERT INTO definitions (sha, body) VALUES (?, ?) ON CONFLICT (sha) DO NOTHING", (sha, body)
        )

    def definition(self, sha: str) -> bytes | None:
        """The resolved form kept under ``sha``, None when there is none."""
        row = self._database.row("SELECT body FROM definitions WHERE sha = ?", (sha,))
        return cast(bytes, row[0]) if row else None

    def _keep(self, revision: Revision) -> None:
        self._database.change(
            "INSERT INTO revisions"
            " (document_id, number, content, saved, saved_by, cleared, cleared_by, definition)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (document_id, number) DO UPDATE SET content = excluded.content, saved = excluded.saved,"
            " saved_by = excluded.saved_by, cleared = excluded.cleared, cleared_by = excluded.cleared_by,"
            " definition = excluded.definition",
            (*msgspec.structs.astuple(revision)[:-1], revision.definition or None),
        )


def _document(row: Row) -> DocumentRecord:
    document_id, serial, form, ordinal, created, created_by = cast(tuple[int, int, str, int, str, str], row)
    return DocumentRecord(
        id=document_id, serial=serial, form=form, ordinal=ordinal, created=created, created_by=created_by
    )


def _revision(row: Row) -> Revision:
    document_id, number, content, saved, saved_by, cleared, cleared_by, definition = cast(
        tuple[int, int, bytes, str, str, str, str, str | None], row
    )
    return Revision(
        document_id=document_id,
        number=number,
        content=content,
        saved=saved,
        saved_by=saved_by,
        cleared=cleared,
        cleared_by=cleared_by,
        definition=definition or "",
    )
