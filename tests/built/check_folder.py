"""Looks through a built program's folder for anything that could reach a network; run by ``dev.py build``."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from PyInstaller.archive.readers import CArchiveReader

from sip_desktop.isolation import BLOCKED

FORBIDDEN_FILE = re.compile(
    r"Qt6?(Network|Pdf|Qml|Quick|VirtualKeyboard|WebEngine|WebSockets)|^_?(socket|ssl|asyncio|multiprocessing)\."
    r"|^lib(ssl|cups|gnutls|curl|krb5)|qtvirtualkeyboard|qpdf|qnetworkmanager|(openssl|certonly|schannel)backend|tkinter",
    re.IGNORECASE,
)
FORBIDDEN_FOLDER = {"tls", "networkinformation", "generic", "qmltooling", "qml"}
NEEDED = (
    "../sbom.cdx.json",
    "forms/arendeblad.toml",
    "resources/fonts",
    "licences/LGPL-3.0.txt",
    "sip_desktop/storage/migrations/0001_first.sql",
)


def faults(folder: Path) -> Iterator[str]:
    """Each file that must not be there, each link that leads nowhere, and each part that is missing."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() and not path.exists():
            yield f"{name} leads nowhere"
        elif path.is_dir():
            if path.name in FORBIDDEN_FOLDER and "plugins" in path.parts:
                yield f"{name} must not be there"
        elif FORBIDDEN_FILE.search(path.name):
            yield f"{name} must not be there"
    yield from (f"{name} is missing" for name in NEEDED if not (folder / "_internal" / name).exists())


def module_faults(folder: Path) -> Iterator[str]:
    """Each Python module that must not be there, within the program file or beside it."""
    program = next(path for path in (folder / "sip-desktop", folder / "sip-desktop.exe") if path.exists())
    modules = set(CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz").toc)
    with zipfile.ZipFile(folder / "_internal" / "base_library.zip") as library:
        names = (name.removesuffix(".pyc").removesuffix("/__init__") for name in library.namelist())
        modules |= {name.replace("/", ".") for name in names}
    yield from (f"module {name} must not be there" for name in sorted(modules & set(BLOCKED)))


def library_faults(folder: Path) -> Iterator[str]:
    """Each library that needs one which is neither in the folder nor in the system (Linux only)."""
    for path in sorted(folder.rglob("*.so*")) if sys.platform == "linux" else []:
        needed = subprocess.run(["ldd", str(path)], capture_output=True, text=True, check=False).stdout
        yield from (f"{path.name}: {line.strip()}" for line in needed.splitlines() if "not found" in line)


def main(folder: Path) -> int:
    """Prints what was found; returns 1 when it was anything."""
    found = [*faults(folder), *module_faults(folder), *library_faults(folder)]
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    print(*found, f"{folder}: {size / 1e6:.0f} MB, {len(found)} faults", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
