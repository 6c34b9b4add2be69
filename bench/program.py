"""How fast the program itself is: start, lock, memory. Each figure is a whole process, measured from outside."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

from sip_desktop import app
from sip_desktop.services.opening import Opening
from sip_desktop.storage.keys import Kdf
from sip_desktop.storage.vaults import Vaults

_CLEANED = tempfile.TemporaryDirectory()
LONGEST_S = 20.0


@cache
def _demo() -> Path:
    """A folder with a vault of invented cases, quick to unlock: key derivation is slow on purpose, and not measured."""
    folder = Path(_CLEANED.name)
    outside = app.surroundings(Vaults(calibrate=lambda: Kdf(64, 1, 1)))
    opening = Opening(outside, app.definitions, folder, app.demo_texts)
    _keys, passphrase = opening.make_demo(folder / "v")
    (folder / "passphrase").write_text(passphrase)
    return folder


def _figures(what: str, last: str) -> dict[str, float]:
    """Runs the driver and reads its figures, until the one named ``last`` is there."""
    folder = _demo()
    figures = folder / "figures"
    figures.unlink(missing_ok=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    command = [sys.executable, "-m", "bench.start_driver", what, str(folder), str(time.monotonic())]
    subprocess.run(command, env=environment, check=False, timeout=LONGEST_S)
    found: dict[str, float] = {}
    end = time.monotonic() + LONGEST_S
    while last not in found and time.monotonic() < end:
        time.sleep(0.01)
        lines = figures.read_text().splitlines() if figures.exists() else []
        found = {line.split()[0]: float(line.split()[1]) for line in lines if line.count(" ") == 1}
    return found


def start() -> float:
    """Milliseconds from the start of the process to the painted unlock window."""
    return _figures("start", "start")["start"]


def lock_to_blank() -> float:
    """Milliseconds from Ctrl+L, with a plan open, to nothing on the screen."""
    return _figures("lock", "again")["blank"]


def lock_to_window() -> float:
    """Milliseconds from Ctrl+L to the painted unlock window of the new process."""
    return _figures("lock", "again")["again"]


def memory() -> float:
    """Megabytes (resident) with a case and its plan open beside its page."""
    return _figures("memory", "memory")["memory"]


def first_preview() -> float:
    """Milliseconds to make and draw the first page beside a form after unlocking."""
    return _figures("preview", "preview")["preview"]


MEASURES = [
    ("start till upplåsning", start, 600.0),
    ("lås till tom skärm", lock_to_blank, 100.0),
    ("lås till nytt fönster", lock_to_window, 400.0),
    ("första sidan efter upplåsning", first_preview, 100.0),
    ("minne med plan öppen (MB)", memory, 140.0),
]
