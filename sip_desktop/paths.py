"""Where forms/, resources/, the vault and the settings are: in every way of running it. Makes nothing."""

from __future__ import annotations

from pathlib import Path

import platformdirs

APP = "sip-desktop"  # neutral, in lower case, without a maker: it becomes a folder name others can see


def forms() -> Path:
    """The form definitions, with ``regions/`` within."""
    return _data("forms")


def resources() -> Path:
    """Fonts, icons, style and place names."""
    return _data("resources")


def default_vault() -> Path:
    """Where a vault is proposed: a local folder of this user, not one that follows the user between computers."""
    return platformdirs.user_data_path(APP, appauthor=False, roaming=False) / "vault"


def settings_file() -> Path:
    """The one file outside the vault: vault folder, theme, text size, capture switch; never anything of a case."""
    return platformdirs.user_config_path(APP, appauthor=False, roaming=False) / "installningar.json"


def _data(name: str) -> Path:
    """Beside the package from source and when built; within it when installed. Raises FileNotFoundError."""
    package = Path(__file__).resolve().parent
    for folder in (package / name, package.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"{name} is missing from this installation")
