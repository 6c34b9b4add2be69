"""Who gets which paper, what became of each copy, and places in texts that somebody let stand. Knows no content."""

from __future__ import annotations

from typing import cast

import msgspec

from sip_desktop.domain.records import CopyNews, PlaceApproval, Reader
from sip_desktop.storage.connection import Database


class Readers:
    """The tables ``readers``, ``copy_news`` and ``place_approvals``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_reader(self, reader: Reader) -> Reader:
        """Adds one, and gives them with their id."""
        row = self._database.rows(
            "INSERT INTO readers (document_id, party, name, kind, identity, purpose, parts, at, user_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (
                reader.document_id,
                reader.party,
                reader.name,
                reader.kind,
                reader.identity,
                reader.purpose,
                msgspec.json.encode(reader.parts).decode(),
                reader.at,
                reader.user_id,
            ),
        )[0]
        return msgspec.structs.replace(reader, id=cast(int, row[0]))

    def readers(self, document_id: int) -> list[Reader]:
        """Everybody who is or has been a reader of a document, in the order they became one."""
        sql = (
            "SELECT id, document_id, party, name, kind, identity, purpose, parts, at, user_id, removed FROM readers"
            " WHERE document_id = ? ORDER BY id"
        )
        return [
            Reader(
                id=i,
                document_id=d,
                party=party,
                name=name,
                kind=kind,
                identity=identity,
                purpose=purpose,
                parts=msgspec.json.decode(parts, type=tuple[str, ...]),
                at=at,
                user_id=user,
                removed=removed,
            )
            for i, d, party, name, kind, identity, purpose, parts, at, user, removed in cast(
                list[tuple[int, int, str, str, str, str, str, str, str, str, str]],
                self._database.rows(sql, (document_id,)),
            )
        ]

    def remove_reader(self, reader_id: int, at: str) -> None:
        """Says that somebody is a reader no more; the first time counts."""
        self._database.change("UPDATE readers SET removed = ? WHERE id = ? AND removed = ''", (at, reader_id))

    def add_copy_news(self, news: CopyNews) -> None:
        """Adds what became of a copy."""
        self._database.change(
            "INSERT INTO copy_news (copy_id, what, day, how, at, user_id) VALUES (?, ?, ?, ?, ?, ?)",
            (news.copy_id, news.what, news.day, news.how, news.at, news.user_id),
        )

    def copy_news(self, document_id: int) -> list[CopyNews]:
        """What became of the copies of a document, in the order it was told."""
        sql = (
            "SELECT copy_news.id, copy_id, what, day, how, at, user_id FROM copy_news"
            " JOIN copies ON copies.id = copy_id WHERE document_id = ? ORDER BY copy_news.id"
        )
        return [
            CopyNews(id=i, copy_id=copy, what=what, day=day, how=how, at=at, user_id=user)
            for i, copy, what, day, how, at, user in cast(
                list[tuple[int, int, str, str, str, str, str]], self._database.rows(sql, (document_id,))
            )
        ]

    def add_place_approval(self, approval: PlaceApproval) -> None:
        """Adds one; the same place for the same reader keeps who let it stand first."""
        self._database.change(
            "INSERT INTO place_approvals (serial, term, sentence, reader, reason, at, user_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (
                approval.serial,
                approval.term,
                approval.sentence,
                approval.reader,
                approval.reason,
                approval.at,
                approval.user_id,
            ),
        )

    def place_approvals(self, serial: int) -> list[PlaceApproval]:
        """Those of a case, oldest first."""
        sql = (
            "SELECT id, serial, term, sentence, reader, reason, at, user_id FROM place_approvals"
            " WHERE serial = ? ORDER BY id"
        )
        return [
            PlaceApproval(
                id=i, serial=s, term=term, sentence=sentence, reader=reader, reason=reason, at=at, user_id=user
            )
            for i, s, term, sentence, reader, reason, at, user in cast(
                list[tuple[int, int, str, str, str, str, str, str]], self._database.rows(sql, (serial,))
            )
        ]
