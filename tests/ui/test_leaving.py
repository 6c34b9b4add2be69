"""The process really goes, at the lock and when the window is closed, whatever work is still under way in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sip_desktop import app
from sip_desktop.cli import MINIMISED

STORY = """
import sys, time
from PySide6.QtCore import QProcess, QTimer
from sip_desktop import app, cli
from sip_desktop.ui.program import Program
app.warm_up = lambda: time.sleep(60)
QProcess.startDetached = lambda program, arguments: print(*arguments[-1:], flush=True)
shown = Program.show

def show(program, minimised):
    shown(program, minimised)
    print("minimised" if program.window.isMinimized() else "shown", flush=True)
    QTimer.singleShot(0, lambda: leave(program))

def leave(program):
    if sys.argv[1] == "close":
        program.window.close()
    else:
        program._watch()
        program.lock()

Program.show = show
cli.main(sys.argv[2:])
"""


def left(root: Path, *words: str) -> tuple[list[str], str]:
    """What the process said; it fails when it does not end, as work that takes a minute is under way in it."""
    ran = subprocess.run(
        [sys.executable, "-c", STORY, *words],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=40,
        check=True,
        cwd=root,
    )
    return ran.stdout.split(), ran.stderr


def test_a_closed_window_leaves_no_process_behind(root: Path) -> None:
    assert left(root, "close") == (["shown"], "")


def test_the_lock_waits_for_no_work(root: Path) -> None:
    assert left(root, "lock") == (["shown", "lock"], "")


def test_a_minimised_program_comes_back_minimised(root: Path) -> None:
    assert left(root, "lock", MINIMISED) == (["minimised", MINIMISED], "")


@pytest.mark.parametrize("minimised", [False, True])
@pytest.mark.parametrize("before", [[], [MINIMISED]])
def test_it_is_started_as_it_was(monkeypatch: pytest.MonkeyPatch, minimised: bool, before: list[str]) -> None:
    monkeypatch.setattr(sys, "orig_argv", ["python", "-m", "sip_desktop", *before])
    assert app.own_arguments(minimised) == ["-m", "sip_desktop", *[MINIMISED] * minimised]
