"""An office to type in, with a home folder of its own and no printer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.whole.office import Office, an_office, look


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the program and Qt take for the user's own."""
    folder = tmp_path / "hem"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("CUPS_SERVER", "/run/cups/cups.sock")
    return folder


@pytest.fixture(autouse=True, scope="module")
def own_look(qapp: QApplication) -> Iterator[None]:
    """Every test sees the program's own look; the next room's tests do not."""
    look(qapp)
    yield
    qapp.setStyleSheet("")


@pytest.fixture
def office(home: Path, tmp_path: Path) -> Iterator[Office]:
    with an_office(tmp_path / "vault") as made:
        yield made
