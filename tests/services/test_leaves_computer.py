"""Nothing is put where a cloud would take it out of the house: no paper, log, copy, key or vault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sip_desktop import app
from sip_desktop.cli import main
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.view import Paper
from sip_desktop.storage.vault_backups import VaultBackups
from tests.services.conftest import PASSPHRASE, Desk

WAYS: dict[str, Callable[[Desk, Path], object]] = {
    "paper": lambda desk, cloud: desk.services.papers.save_pdf(cloud / "a.pdf", _blank(desk), None),
    "log": lambda desk, cloud: desk.services.access_log.export(cloud / "a.csv", desk.services.access_log.lines()),
    "copy": lambda desk, cloud: _copies().back_up_to(desk.folder, desk.keys, cloud / "a.sipkopia"),
    "key file": lambda _desk, cloud: app.surroundings().ways().new_key_file(cloud / "sip-nyckel.bin"),
    "vault": lambda desk, cloud: app.opening().create(cloud / "skåp", "Anna Åkerö", "AÅ", "Chef", PASSPHRASE),
    "restored vault": lambda desk, cloud: _restore(desk, cloud / "skåp"),
}


@pytest.fixture
def cloud(tmp_path: Path) -> Path:
    folder = tmp_path / "OneDrive - Kommunen"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("way", WAYS)
def test_what_is_put_in_a_synchronised_folder_is_refused(desk: Desk, cloud: Path, way: str) -> None:
    with pytest.raises(Fault):
        WAYS[way](desk, cloud)
    assert list(cloud.iterdir()) == []


def test_the_commands_refuse_it_too(cloud: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["blanks", "--region", "uppsala", "--out", str(cloud / "a.pdf")]) == 2
    assert main(["demo", "--vault", str(cloud / "skåp")]) == 2
    assert capsys.readouterr().out == ""
    assert list(cloud.iterdir()) == []


def _blank(desk: Desk) -> Paper:
    return desk.services.papers.paper(desk.services.papers.blank("kallelse", "uppsala"))


def _copies() -> VaultBackups:
    return VaultBackups(app.now, app.vaults().check_place)


def _restore(desk: Desk, folder: Path) -> object:
    copy = desk.folder.parent / "k.sipkopia"
    _copies().back_up_to(desk.folder, desk.keys, copy)
    return _copies().restore(copy, folder, PASSPHRASE)
