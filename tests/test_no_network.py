"""The program imports all of itself with the network cut, and nothing it imports can undo that unseen."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from sip_desktop.isolation import BLOCKED

ROOT = Path(__file__).resolve().parent.parent
IMPORT_ALL = """
import importlib, pkgutil, sys
from sip_desktop.isolation import BLOCKED, cut_network
cut_network()
import sip_desktop
for found in pkgutil.walk_packages(sip_desktop.__path__, "sip_desktop."):
    importlib.import_module(found.name)
import reportlab.pdfbase.ttfonts, reportlab.pdfgen.canvas, pypdfium2, PySide6.QtPrintSupport, PySide6.QtDBus
loaded = set(sys.modules)
print([name for name in BLOCKED if sys.modules[name] is not None])
print(sorted(name for name in loaded if name.startswith("PySide6.Qt")))
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)


def test_all_of_the_program_is_imported_without_a_network_module() -> None:
    done = run(IMPORT_ALL)
    assert done.stderr == ""
    assert done.stdout.splitlines()[0] == "[]"


@pytest.mark.parametrize("name", BLOCKED)
def test_blocked_module_cannot_be_imported(name: str) -> None:
    done = run(f"from sip_desktop.isolation import cut_network\ncut_network()\nimport {name}")
    assert "ModuleNotFoundError" in done.stderr or "ImportError" in done.stderr


def test_a_late_cut_is_refused() -> None:
    assert "before the network was cut" in run("import socket, sip_desktop.isolation as i\ni.cut_network()").stderr


def test_the_program_starts_with_the_cut() -> None:
    code = "import sys; sys.argv = ['sip-desktop', 'nonsense']; from sip_desktop.__main__ import main; main()"
    assert run(code + "; print(sys.modules['socket'], sys.modules['PySide6.QtNetwork'])").stdout == "None None\n"


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_the_suite_itself_has_no_network(family: socket.AddressFamily, no_network: list[str]) -> None:
    with socket.socket(family, socket.SOCK_DGRAM) as probe, pytest.raises(RuntimeError, match="no network"):
        probe.connect(("127.0.0.1" if family == socket.AF_INET else "::1", 9))
    with pytest.raises(RuntimeError, match="no network"):
        socket.getaddrinfo("localhost", 9)
    with pytest.raises(RuntimeError, match="no network"):
        socket.gethostbyname("localhost")
    assert no_network == ["socket.connect", "socket.getaddrinfo", "socket.gethostbyname"]
    no_network.clear()


def test_a_local_socket_is_no_network(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(tmp_path / "s"))


# A user who is not root may make a network of one's own only within a user space of one's own; root needs none.
IS_ROOT = sys.platform != "win32" and os.geteuid() == 0
ALONE = ["unshare", "--net"] if IS_ROOT else ["unshare", "--map-root-user", "--net"]
REACHES = "import socket; socket.create_connection(('127.0.0.1', 9))"


def alone(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Python with no network at all, not even within the computer: an empty network namespace."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [*ALONE, sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def can_be_alone() -> bool:
    return bool(shutil.which("unshare")) and alone("-c", "").returncode == 0


needs_unshare = pytest.mark.skipif(not can_be_alone(), reason="no network namespace can be made here")


@needs_unshare
def test_there_is_nothing_to_reach_there() -> None:
    assert "Network is unreachable" in alone("-c", REACHES).stderr


@needs_unshare
def test_everything_goes_with_no_network_there_is(tmp_path: Path) -> None:
    """A vault is made, filled, printed, locked and opened again, and a window made; then the whole reserve binder."""
    done = alone("-m", "sip_desktop", "selftest")
    assert (done.returncode, done.stderr) == (0, "")
    binder = tmp_path / "reservparm.pdf"
    done = alone("-m", "sip_desktop", "blanks", "--region", "uppsala", "--out", str(binder))
    assert (done.returncode, done.stderr) == (0, "")
    assert binder.read_bytes().startswith(b"%PDF")
