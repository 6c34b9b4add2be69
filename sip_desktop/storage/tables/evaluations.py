"""Answered evaluations, outside every case. Knows no user, no case and no day, so nothing here leads to a person."""

from __future__ import annotations

from typing import cast

from sip_desktop.domain.records import Evaluation
from sip_desktop.storage.connection import Database, Row


class Evaluations:
    """The table ``evaluations``, in the order of a random id."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep_evaluation(self, evaluation: Evaluation) -> None:
        """Keeps an evaluation; one with the same id (still being filled in) gets the new answers."""
        self._database.change(
            "INSERT INTO evaluations (id, form, version, region, month, meeting, content) VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET content = excluded.content",
            (
                evaluation.id,
                evaluation.form,
                evaluation.version,
                evaluation.region,
                evaluation.month,
                evaluation.meeting,
                evaluation.content,
            ),
        )

    def evaluations(self) -> list[Evaluation]:
        """Every evaluation, in the order of the random id."""
        sql = "SELECT id, form, version, region, month, meeting, content FROM evaluations ORDER BY id"
        return [_evaluation(row) for row in self._database.rows(sql)]


def _evaluation(row: Row) -> Evaluation:
    evaluation_id, form, version, region, month, meeting, content = cast(
        tuple[str, str, int, str, str, str, bytes], row
    )
    return Evaluation(
        id=evaluation_id, form=form, version=version, region=region, month=month, meeting=meeting, content=content
    )
