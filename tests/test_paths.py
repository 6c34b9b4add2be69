"""The places are found from source and in an installed layout, and none carries a name of a person or a case."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from sip_desktop import paths

ROOT = Path(__file__).resolve().parent.parent


def test_found_from_source() -> None:
    assert paths.forms() == ROOT / "forms"
    assert paths.resources() == ROOT / "resources"


def test_found_when_installed(tmp_path: Path) -> None:
    package = tmp_path / "sip_desktop"
    (package / "forms").mkdir(parents=True)
    (tmp_path / "forms").mkdir()  # another package's folder of the same name
    for name in ("__init__.py", "paths.py"):
        shutil.copy(ROOT / "sip_desktop" / name, package)
    code = "from sip_desktop import paths; print(paths.forms()); print(paths.resources())"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == str(package / "forms")
    assert "FileNotFoundError: resources is missing" in done.stderr


def test_places_of_the_user_are_neutral() -> None:
    assert paths.default_vault().parts[-2:] == ("sip-desktop", "vault")
    assert paths.settings_file().parts[-2:] == ("sip-desktop", "installningar.json")
