"""The shell's window over a real vault, for attacks on it; and the whole program, for the lock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sip_desktop.storage.vault_backups import VaultBackups
from tests.review.locking import Made, Room, made_in, room_in
from tests.ui.print_view.stand_ins import LOCAL, PrintersInMemory
from tests.ui.shell.conftest import clock, desk, known, look, opening, preferences, services

__all__ = ["clock", "desk", "known", "look", "opening", "preferences", "services"]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made_in(tmp_path_factory.mktemp("gjort"))


@pytest.fixture
def room(made: Made, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    printers = PrintersInMemory([LOCAL])
    monkeypatch.setattr("sip_desktop.ui.print_view.printers.printers_of_this_machine", lambda: printers)
    # The copy that is made after unlocking is proven elsewhere; here it would take the time of the others.
    monkeypatch.setattr(VaultBackups, "back_up", lambda *_: None)
    with monkeypatch.context() as hook:
        hook.setattr("sys.excepthook", None)
        room = room_in(made, tmp_path / "skåp", qapp, printers)
    yield room
    room.done_with()
