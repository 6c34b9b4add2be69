"""The real libcups against a server on a local socket; needs the Debian package libcups2."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from ctypes import CDLL
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sip_desktop.ui.print_view.libcups import LIBRARY
from tests.ui.print_view.cups_client import PDF

HERE = Path(__file__).parent


def _is_there() -> bool:
    try:
        CDLL(LIBRARY)
    except OSError:
        return False
    return True


pytestmark = pytest.mark.skipif(not _is_there(), reason="libcups is not on this machine (Debian: libcups2)")


@dataclass
class Server:
    """The stand-in's process and its socket; ``heard`` reads what it was asked, in order."""

    process: subprocess.Popen[str]
    socket: Path

    def heard(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line: dict[str, Any] = json.loads(self.process.stdout.readline())
        return line

    def close(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    started: list[Server] = []

    def start_server(create_status: str = "0") -> Server:
        socket = tmp_path / "s"
        command = [sys.executable, str(HERE / "cups_server.py"), str(socket), create_status]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        server = Server(process, socket)
        started.append(server)
        assert server.heard()["operation"] == "ready"
        return server

    yield start_server
    for server in started:
        with closing(server):
            pass


def client(what: str, address: str, root: Path, home: Path) -> Any:
    """What ``cups_client`` says, with a home folder of its own, which must stay empty."""
    environment = {**os.environ, "CUPS_SERVER": address, "PYTHONPATH": str(root), "HOME": str(home)}
    command = [sys.executable, "-B", str(HERE / "cups_client.py"), what]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr == ""
    return json.loads(done.stdout)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "home"
    folder.mkdir()
    yield folder
    assert list(folder.iterdir()) == []


def test_the_queues_of_the_server_are_listed(start: Callable[..., Server], root: Path, home: Path) -> None:
    server = start()
    assert client("list", str(server.socket), root, home) == [
        ["kontor", "HP på rummet", False, False],
        ["followme", "FollowMe", True, True],
    ]


def test_the_paper_comes_whole_and_the_job_says_nothing(start: Callable[..., Server], root: Path, home: Path) -> None:
    server = start()
    assert client("print", str(server.socket), root, home)[-1] == 6
    created, sent = server.heard(), server.heard()
    assert created["operation"] == "Create-Job"
    assert created["attributes"]["job-name"] == "Utskrift"
    assert created["attributes"]["copies"] == 2
    assert created["attributes"]["sides"] == "one-sided"
    assert "page-ranges" in created["attributes"]
    assert sent["operation"] == "Send-Document"
    assert sent["attributes"]["document-name"] == "Utskrift"
    assert sent["attributes"]["document-format"] == "application/pdf"
    assert sent["sha256"] == hashlib.sha256(PDF).hexdigest()


def test_a_job_that_is_given_up_is_cancelled_at_the_server(
    start: Callable[..., Server], root: Path, home: Path
) -> None:
    server = start()
    assert client("cancel", str(server.socket), root, home) == "cancelled"
    assert server.heard()["operation"] == "Create-Job"
    cancelled = server.heard()
    assert cancelled["operation"] == "Cancel-Job"
    assert 41 in cancelled["attributes"].values() or str(cancelled["attributes"]["job-uri"]).endswith("/41")


def test_a_queue_that_takes_no_jobs_is_said(start: Callable[..., Server], root: Path, home: Path) -> None:
    server = start("0506")
    assert "Inget papper har lämnat datorn" in client("print", str(server.socket), root, home)


@pytest.mark.parametrize("address", ["localhost", "127.0.0.1:631", "skrivserver.example", "/nowhere.sock"])
def test_only_a_local_socket_is_ever_spoken_to(root: Path, home: Path, address: str) -> None:
    assert client("list", address, root, home) == []
    assert "Inget papper har lämnat datorn" in client("print", address, root, home)
