"""The program imports all of itself with the network cut, and nothing it imports can undo that unseen."""

from __future__ import annotations

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
    assert no_network == ["socket.connect", "socket.getaddrinfo"]
    no_network.clear()


def test_a_local_socket_is_no_network(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(tmp_path / "s"))
