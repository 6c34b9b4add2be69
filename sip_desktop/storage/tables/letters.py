"""Letters, and each step of them, only ever added to. Knows no address and no content."""

from __future__ import annotations

from typing import cast

import msgspec

from sip_desktop.domain.records import LetterRecord, LetterStep
from sip_desktop.storage.connection import Database, Row

_LETTERS = "SELECT id, serial, way, receiver, copies, sheets, inner_size, outer_size, at, user_id FROM letters"
_LETTER_ROW = tuple[int, int, str, str, str, int, str, str, str, str]
_HAS = "EXISTS (SELECT 1 FROM letter_steps WHERE letter_id = letters.id AND step IN "
_UNSETTLED = (
    f" WHERE NOT {_HAS} ('framme', 'avbruten', 'anmald'))"
    f" AND (NOT {_HAS} ('retur')) OR {_HAS} ('oppnad')))"
    f" AND NOT (way IN ('overlamna', 'lasa') AND {_HAS} ('lamnat'))) ORDER BY id"
)
_STEPS = "SELECT id, letter_id, step, day, words, at, user_id FROM letter_steps"
_STEP_ROW = tuple[int, int, str, str, str, str, str]


class Letters:
    """The tables ``letters`` and ``letter_steps``; the schema holds that nothing leaves unsealed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_letter(self, letter: LetterRecord) -> LetterRecord:
        """Adds one, and gives it with its id, which no letter has had before."""
        row = self._database.rows(
            "INSERT INTO letters (serial, way, receiver, copies, sheets, inner_size, outer_size, at, user_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (
                letter.serial,
                letter.way,
                letter.receiver,
                msgspec.json.encode(letter.copies).decode(),
                letter.sheets,
                letter.inner,
                letter.outer,
                letter.at,
                letter.user_id,
            ),
        )[0]
        return msgspec.structs.replace(letter, id=cast(int, row[0]))

    def letter(self, letter_id: int) -> LetterRecord | None:
        """The letter of a return code, None when there is none."""
        rows = self._database.rows(_LETTERS + " WHERE id = ?", (letter_id,))
        return _letter(rows[0]) if rows else None

    def letters(self, serial: int) -> list[LetterRecord]:
        """Those of a case, oldest first."""
        return [_letter(row) for row in self._database.rows(_LETTERS + " WHERE serial = ? ORDER BY id", (serial,))]

    def unsettled_letters(self) -> list[LetterRecord]:
        """Those of every case that something may still wait for, oldest first: not said to have come, come back or
        been broken off, nor put into somebody's hand; and what was opened by the wrong one until it is reported."""
        return [_letter(row) for row in self._database.rows(_LETTERS + _UNSETTLED)]

    def add_letter_step(self, step: LetterStep) -> None:
        """Adds a step, after those there are."""
        self._database.change(
            "INSERT INTO letter_steps (letter_id, step, day, words, at, user_id) VALUES (?, ?, ?, ?, ?, ?)",
            (step.letter_id, step.step, step.day, step.words, step.at, step.user_id),
        )

    def letter_steps(self, letter_id: int) -> list[LetterStep]:
        """The steps of a letter in the order they were written."""
        rows = self._database.rows(_STEPS + " WHERE letter_id = ? ORDER BY id", (letter_id,))
        return [_step(row) for row in rows]


def _letter(row: Row) -> LetterRecord:
    letter, serial, way, receiver, copies, sheets, inner, outer, at, user = cast(_LETTER_ROW, row)
    return LetterRecord(
        id=letter,
        serial=serial,
        way=way,
        receiver=receiver,
        copies=msgspec.json.decode(copies, type=tuple[int, ...]),
        sheets=sheets,
        inner=inner,
        outer=outer,
        at=at,
        user_id=user,
    )


def _step(row: Row) -> LetterStep:
    number, letter, step, day, words, at, user = cast(_STEP_ROW, row)
    return LetterStep(id=number, letter_id=letter, step=step, day=day, words=words, at=at, user_id=user)
