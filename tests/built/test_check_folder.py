"""The look through a built program's folder finds what must not be there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.built import check_folder


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder with the parts that must be there, and nothing else."""
    for name in check_folder.NEEDED:
        (tmp_path / "_internal" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "_internal" / name).touch()
    return tmp_path


def test_nothing_is_found_in_a_clean_folder(built: Path) -> None:
    (built / "_internal" / "libQt6Widgets.so.6").touch()
    assert list(check_folder.faults(built)) == []


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt6Network.dll",
        "PySide6/QtNetwork.abi3.so",
        "lib-dynload/_socket.cpython-311-x86_64-linux-gnu.so",
        "_ssl.pyd",
        "libssl.so.3",
        "libssl-3.dll",
        "libgnutls.so.30",
        "plugins/tls",
        "PySide6/plugins/tls/qschannelbackend.dll",
    ],
)
def test_planted_file_is_found(built: Path, name: str) -> None:
    planted = built / "_internal" / name
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.mkdir() if name.endswith("tls") else planted.touch()
    assert list(check_folder.faults(built))


def test_link_to_nothing_is_found(built: Path) -> None:
    (built / "_internal" / "libQt6Gui.so.6").symlink_to("gone")
    assert list(check_folder.faults(built)) == ["_internal/libQt6Gui.so.6 leads nowhere"]


def test_missing_part_is_found(built: Path) -> None:
    (built / "_internal" / check_folder.NEEDED[-1]).unlink()
    assert list(check_folder.faults(built)) == [f"{check_folder.NEEDED[-1]} is missing"]
