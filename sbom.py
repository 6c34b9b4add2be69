"""Lists what a built program consists of, as CycloneDX JSON, for those who look for known faults in packages.

    python -m sbom dist/sip-desktop/sbom.cdx.json

It runs in ``.venv`` and asks nobody outside: names, versions and hashes are those of ``requirements.lock``, licences
what the installed packages say of themselves. The same packages always give the same bytes, without any address.
"""

from __future__ import annotations

import json
import platform
import re
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
PROGRAM = "sip-desktop"
ENTRY = re.compile(r"(?m)^([A-Za-z0-9._-]+)==(\S+)((?:[^\n]*\\\n)*[^\n]*)")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
UNSAID = {"sqlcipher3": "Zlib"}
"""Licences of packages whose metadata name none; see docs/decisions.md."""
Library = tuple[str, str, str]
"""Name, version and licence of a library in C or C++."""


def bill(lock: str) -> dict[str, Any]:
    """The whole list. Raises ``ValueError`` when another version is installed than the lock says."""
    packages = [_package(*entry.groups()) for entry in ENTRY.finditer(lock)]
    python = {"type": "platform", "name": "Python", "version": platform.python_version(), **_licence("PSF-2.0")}
    program = {"type": "application", "name": PROGRAM, "version": _program_version()}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {**program, "bom-ref": PROGRAM}},
        "components": [*packages, {**python, "bom-ref": "python"}],
        "dependencies": [{"ref": PROGRAM, "dependsOn": [*(each["bom-ref"] for each in packages), "python"]}],
    }


def _package(name: str, version: str, rest: str) -> dict[str, Any]:
    installed = metadata.metadata(name)
    if installed["Version"] != version:
        raise ValueError(f"{name}: {version} is locked, {installed['Version']} is installed")
    found: dict[str, Any] = {
        "type": "library",
        "bom-ref": f"{name}@{version}",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
        **_licence(_said(installed) or UNSAID[name]),
        # One for each file of this version that may be installed: which one it was differs between systems.
        "hashes": [{"alg": "SHA-256", "content": content} for content in HASH.findall(rest)],
    }
    if name in WITHIN:
        found["components"] = [
            {"type": "library", "name": library, "version": version, **_licence(licence)}
            for library, version, licence in WITHIN[name]()
        ]
    return found


def _said(installed: metadata.PackageMetadata) -> str:
    """The licence in the package's own words; the first of them where it has put a whole text there."""
    said = next((installed[name] for name in ("License-Expression", "License") if name in installed), "")
    return said.partition("\n")[0].partition("(")[0].strip()


def _licence(expression: str) -> dict[str, Any]:
    is_expression = re.fullmatch(r"[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*", expression)
    return {"licenses": [{"expression": expression} if is_expression else {"license": {"name": expression}}]}


def _qt() -> list[Library]:
    from PySide6.QtCore import qVersion

    return [("Qt", qVersion(), "LGPL-3.0-only")]


def _pdfium() -> list[Library]:
    version = json.loads(metadata.distribution("pypdfium2").read_text("../pypdfium2_raw/version.json") or "")
    numbers = ".".join(str(version[part]) for part in ("major", "minor", "build", "patch"))
    return [("PDFium", numbers, "BSD-3-Clause AND Apache-2.0")]


def _openssl() -> list[Library]:
    from cryptography.hazmat.backends.openssl import backend

    return [("OpenSSL", backend.openssl_version_text().split()[1], "Apache-2.0")]


def _sqlcipher() -> list[Library]:
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(":memory:")
    connection.execute("PRAGMA key = 'of nothing'")  # it tells of its provider only when it has a key
    pragmas = ("cipher_version", "cipher_provider_version")
    cipher, provider = (connection.execute(f"PRAGMA {pragma}").fetchone()[0] for pragma in pragmas)
    connection.close()
    return [
        ("SQLCipher", cipher, "BSD-3-Clause"),
        ("SQLite", dbapi2.sqlite_version, "blessing"),
        ("OpenSSL", provider.split()[1], "Apache-2.0"),
    ]


WITHIN = {"pyside6-essentials": _qt, "pypdfium2": _pdfium, "cryptography": _openssl, "sqlcipher3": _sqlcipher}
"""What a package brings within it, asked of the library itself: known faults are more often there than in Python."""


def _program_version() -> str:
    from sip_desktop import __version__

    return __version__


def main(file: Path) -> int:
    """Writes the list to ``file``."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    file.write_text(json.dumps(bill(lock), ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
