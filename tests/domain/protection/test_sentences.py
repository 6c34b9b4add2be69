"""How many leaks are found and how many harmless sentences disturbed, on sentences as social workers write them."""

from __future__ import annotations

import pytest

from tests.domain.protection.labelled import HARMLESS, measured, sentences

SETS = ("tuning", "held_out", "later")


def test_there_are_enough_sentences_and_half_are_harmless() -> None:
    rows = [row for name in SETS for row in sentences(name)]
    assert len(rows) >= 600
    assert sum(row.kind == HARMLESS for row in rows) >= len(rows) // 2 - 5
    assert len({row.sentence for row in rows}) == len(rows)
    assert all(row.told in row.sentence for row in rows)


@pytest.mark.parametrize("name", SETS)
def test_leaks_are_found(name: str) -> None:
    result = measured(name)
    assert result.recall >= 0.97, result.missed


@pytest.mark.parametrize("name", SETS)
def test_harmless_sentences_are_left_alone(name: str) -> None:
    result = measured(name)
    assert result.disturbance <= 0.03, result.disturbed
