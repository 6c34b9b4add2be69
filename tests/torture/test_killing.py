"""A short run of the killing, without typing: that is killed in tests/services and tests/crash.

The long run is ``dev.py torture``, and its figures stand in docs/reliability.md.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture.killing import CHECKS, torture
from tests.torture.victim import KINDS

ROUNDS = 5


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "typing"])
def test_nothing_that_was_said_is_lost(kind: str, tmp_path: Path) -> None:
    result = torture(kind, ROUNDS, 1, tmp_path)
    assert result.failures == []
    assert result.runs == ROUNDS


def test_every_kind_is_checked() -> None:
    assert list(KINDS) == list(CHECKS)
