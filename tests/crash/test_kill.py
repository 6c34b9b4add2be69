"""Killing the program in the middle of saving loses nothing that was kept and leaves nothing half done."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from sip_desktop.domain.records import CaseRecord, DocumentRecord, User
from sip_desktop.storage.keys import Kdf
from sip_desktop.storage.vaults import Vaults

TYPIST = Path(__file__).with_name("typist.py")
PASSPHRASE = "en lång mening om höstlöv"
ROUNDS = 20
NOW = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)


def killed_at(folder: Path, root: Path, after: int) -> int:
    """Lets the typist save ``after`` times, kills it, and returns the last number it said was kept."""
    command = [sys.executable, str(TYPIST), str(folder), PASSPHRASE]
    with subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(root)}, stdout=subprocess.PIPE) as process:
        assert process.stdout
        lines = [process.stdout.readline() for _ in range(after)]
        process.kill()
        lines += process.stdout.read().splitlines()
    return int(lines[-1])


def test_nothing_kept_is_lost(tmp_path: Path, root: Path) -> None:
    vaults = Vaults(lambda: NOW, {}, lambda: Kdf(64, 1, 1))
    folder = tmp_path / "v"
    keys = vaults.create(folder, User("u1", "Anna", "AÅ", "handläggare"), PASSPHRASE, NOW).keys
    opened = vaults.open(folder, keys)
    opened.store.add_case(CaseRecord(number="1", word="LIND-TREA", region="uppsala", opened=""))
    opened.store.add_document(DocumentRecord(serial=1, form="arendeblad", created="", created_by="u1"))
    opened.close()

    chance = random.Random(1)
    for _ in range(ROUNDS):
        said = killed_at(folder, root, after=chance.randint(1, 40))
        assert (folder / "sip.db-wal").exists()
        assert vaults.holder(folder) == ""
        opened = vaults.open(folder, keys)
        [draft] = opened.store.revisions(1)
        kept = int(draft.content.split()[0])
        # One more than said can be kept: killed between keeping and saying.
        assert said <= kept <= said + 1
        assert len(draft.content) == len(b"%d " % kept) + 25_000
        assert len(opened.store.log_entries()) == kept
        opened.close()
    assert all(finding.ok for finding in vaults.verify(folder, keys))
