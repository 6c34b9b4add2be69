"""Killed in the middle of typing: every save that was acknowledged is there, whole, and the case can go on."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

from sip_desktop.domain.answers import rows_of
from sip_desktop.domain.records import Act
from sip_desktop.storage.tables.log import first_broken
from tests.services.conftest import PASSPHRASE, Desk

TYPIST = Path(__file__).with_name("typist.py")
ROUNDS = 10


def killed_after(desk: Desk, document: int, root: Path, saves: int) -> int:
    """Let the typist save so many times, kill it, and return the last number it said was saved."""
    command = [sys.executable, str(TYPIST), str(desk.folder), PASSPHRASE, str(document)]
    environment = os.environ | {"PYTHONPATH": str(root)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout
        said = [process.stdout.readline() for _ in range(saves)]
        process.kill()
        said += process.stdout.read().splitlines()
    return int(said[-1])


def test_every_acknowledged_save_survives(desk: Desk, serial: int, root: Path) -> None:
    document = desk.services.documents.start(serial, "plan")
    chance = random.Random(3)
    for round_number in range(1, ROUNDS + 1):
        desk.close()
        said = killed_after(desk, document, root, chance.randint(1, 25))
        assert desk.opening.state(desk.folder).kind == "vault"
        answers = desk.services.documents.open(document).content.answers
        kept = int(str(answers["p_parkering"]))
        # One more than was said can be there: killed between keeping and saying.
        assert said <= kept <= said + 1
        assert str(answers["p_situation"]).endswith(f"nu. {kept}")
        assert [row.cells["d_delmal"] for row in rows_of(answers["p_delmal"])] == [f"{kept}"] * (kept % 7)
        assert desk.services.register.differences() == []
        lines = desk.services.session.store.log_entries()
        assert first_broken(lines) == 0
        # Each killed sitting has its opening and its one change; none could say that it locked.
        assert [line.act for line in lines].count(Act.CHANGE) == 1 + round_number
