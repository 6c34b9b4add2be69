"""Each measure of the process guard, seen from a process that took it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sip_desktop.process_guard import CUPS_SOCKET

linux = pytest.mark.skipif(sys.platform != "linux", reason="measures of Linux")


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs ``code`` after ``harden()`` in a process of its own."""
    source = "from sip_desktop.process_guard import *\nharden()\n" + code
    root = Path(__file__).resolve().parent.parent
    return subprocess.run(
        [sys.executable, "-c", source],
        cwd=root,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@linux
def test_files_are_for_this_user_alone(tmp_path: Path) -> None:
    run(f"open({str(tmp_path / 'a')!r}, 'w').close(); os.mkdir({str(tmp_path / 'b')!r})")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "b").stat().st_mode) == 0o700


@linux
def test_no_core_file_can_be_made() -> None:
    done = run(
        "import resource\nprint(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    assert done.stdout.strip() == "(0, 0) 0"  # 3 is PR_GET_DUMPABLE


@linux
def test_temporary_files_are_in_memory(tmp_path: Path) -> None:
    code = "import tempfile\nprint(tempfile.gettempdir())"
    assert run(code, XDG_RUNTIME_DIR=str(tmp_path), TMPDIR="/").stdout.strip() == str(tmp_path)
    fallback = "/dev/shm" if Path("/dev/shm").is_dir() else "/"
    assert run(code, XDG_RUNTIME_DIR="/no/such", TMPDIR="/").stdout.strip() == fallback


@linux
@pytest.mark.parametrize(
    ("before", "after"),
    [("", CUPS_SOCKET), ("print.example.se:631", CUPS_SOCKET), ("/own/cups.sock", "/own/cups.sock")],
)
def test_printing_is_asked_for_on_this_computer(before: str, after: str) -> None:
    assert run("print(os.environ['CUPS_SERVER'])", CUPS_SERVER=before).stdout.strip() == after


SECRET = "Anna Andersson"
RAISES = {
    "main": f"raise ValueError({SECRET!r})",
    "chained": f"try:\n    {{}}[{SECRET!r}]\nexcept KeyError as e:\n    raise OSError({SECRET!r}) from e",
    "thread": f"def f(): raise ValueError({SECRET!r})\nt = threading.Thread(target=f)\nt.start()\nt.join()",
    "finalizer": f"class C:\n    def __del__(self): raise ValueError({SECRET!r})\nC()",
}


@pytest.mark.parametrize("where", RAISES)
def test_an_error_says_its_code_and_nothing_else(where: str) -> None:
    done = run(RAISES[where])
    kind = "OSError" if where == "chained" else "ValueError"
    assert (done.stdout, done.stderr) == ("", f"SIP-FEL {kind} ?\n")


def test_a_slot_that_raises_says_its_code_and_nothing_else() -> None:
    code = f"""
from PySide6.QtCore import QCoreApplication, QTimer
app = QCoreApplication([])
def slot():
    QTimer.singleShot(0, app.quit)
    raise ValueError({SECRET!r})
QTimer.singleShot(0, slot)
app.exec()
"""
    assert run(code).stderr == "SIP-FEL ValueError ?\n"


def test_the_code_names_our_own_line() -> None:
    done = run("from sip_desktop.isolation import cut_network\nimport socket\ncut_network()")
    assert done.stderr.startswith("SIP-FEL RuntimeError isolation.py:")
    assert done.returncode == 1


def test_no_terminal_is_no_error() -> None:
    done = run("sys.stderr = None\nto_stderr('SIP-FEL')\nprint('on')")
    assert (done.stdout, done.returncode) == ("on\n", 0)
