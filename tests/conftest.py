"""What every test gets: no screen, no network, and no folder of the real user."""

from __future__ import annotations

import os
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_NETWORK = (socket.AF_INET, socket.AF_INET6)
_LOOK_UPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "urllib.Request"}
_calls: list[str] = []


def _refuse_network(event: str, args: tuple[object, ...]) -> None:
    """Audit hook: raises at any use of an internet socket or a name look-up, by us or by a package.

    It sees what goes through Python in this process. What Qt and CUPS do beneath is proven by the tests that
    trace a whole process.
    """
    if event in _LOOK_UPS or (
        event in {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"}
        and getattr(args[0], "family", None) in _NETWORK
    ):
        _calls.append(event)
        raise RuntimeError(f"{event}: the suite has no network")


sys.addaudithook(_refuse_network)


@pytest.fixture(autouse=True)
def no_network() -> Iterator[list[str]]:
    """Fails the test that used the network, also where the code under test swallowed the refusal."""
    _calls.clear()
    yield _calls
    assert not _calls, f"network was used: {_calls}"


@pytest.fixture(autouse=True)
def own_process() -> Iterator[None]:
    """A test may start the program in this process; the suite's hooks for errors nobody caught come back after it."""
    hooks, mask = (threading.excepthook, sys.unraisablehook), os.umask(0o022)
    os.umask(mask)
    yield
    threading.excepthook, sys.unraisablehook = hooks
    os.umask(mask)


@pytest.fixture(autouse=True, scope="session")
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings and data folders of the real user are out of reach."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        yield


@pytest.fixture(autouse=True, scope="session")
def empty_clipboard() -> Iterator[None]:
    """Qt's offscreen platform falls over at the end of the process when its clipboard still holds something."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is not None and (app := widgets.QApplication.instance()) is not None:
        app.clipboard().clear()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test marked ``screen`` is skipped where there is no real display."""
    if os.environ.get("DISPLAY") and os.environ["QT_QPA_PLATFORM"] != "offscreen":
        return
    skip = pytest.mark.skip(reason="needs a real display: run python3 dev.py test")
    for item in items:
        if item.get_closest_marker("screen"):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return Path(__file__).resolve().parent.parent
