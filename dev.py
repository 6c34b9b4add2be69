#!/usr/bin/env python3
"""The project's one tool: makes .venv from the locked packages, then runs, tests, checks, measures or builds.

    python3 dev.py run [argument ...]    startar programmet
    python3 dev.py test [pytest ...]     stil, typer och alla tester; med argument bara de testerna
    python3 dev.py lint                  stil och typer
    python3 dev.py bench [name ...]      mäter mot budgetarna
    python3 dev.py torture [antal]       dödar, svälter och lurar programmet; skriver docs/reliability.md
    python3 dev.py build                 bygger dist/sip-desktop och provar det

Standard library only: it must work before anything is installed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
RUN_LOCKS = ("requirements.lock",)
DEV_LOCKS = ("requirements.lock", "requirements-dev.lock")

# Debian's names of what Qt opens when it draws, and of what the tests look with. A wheel cannot bring these.
QT_LIBRARIES = (
    "libcups2 libdbus-1-3 libegl1 libfontconfig1 libgl1 libglib2.0-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 "
    "libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 libxss1"
).split()
TEST_TOOLS = "cups-daemon fonts-dejavu-core openbox poppler-utils strace xauth xdotool xvfb".split()
BUILD_TOOLS = ["binutils"]  # PyInstaller reads libraries with objdump


def main(arguments: list[str]) -> int:
    """Runs one command; returns its exit code."""
    commands = {"run": run, "test": test, "lint": lint, "bench": bench, "torture": torture, "build": build}
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        return 2
    if tuple(map(int, platform.python_version_tuple()[:2])) < (3, 11):
        print(f"SIP Desktop behöver Python 3.11 eller nyare. Det här är {platform.python_version()}.")
        return 2
    return commands[arguments[0]](arguments[1:])


def run(arguments: list[str]) -> int:
    """The program itself, from source."""
    system_packages(QT_LIBRARIES)
    prepare(RUN_LOCKS)
    return python("-m", "sip_desktop", *arguments)


def lint(_arguments: list[str]) -> int:
    """Style, then types."""
    prepare(DEV_LOCKS)
    return python("-m", "ruff", "check", ".") or python("-m", "mypy")


def test(arguments: list[str]) -> int:
    """Style, types and every test; given arguments, only the tests they name."""
    system_packages(QT_LIBRARIES + TEST_TOOLS)
    if not arguments and (fault := lint([])):
        return fault
    prepare(DEV_LOCKS)
    on_screen = test_on_screen(arguments)
    return python("-m", "pytest", "-m", "not screen", *arguments, QT_QPA_PLATFORM="offscreen") or on_screen


def test_on_screen(arguments: list[str]) -> int:
    """The tests that need a real window, on a virtual display of their own where there is one to be had."""
    command = [str(PYTHON), "-m", "pytest", "-m", "screen", *arguments]
    if shutil.which("xvfb-run"):
        inner = ["sh", "-c", 'openbox >/dev/null 2>&1 & exec "$@"', "sh"] if shutil.which("openbox") else []
        command = ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24 -nolisten tcp", *inner, *command]
        code = call(command, QT_QPA_PLATFORM="xcb")
    elif os.name == "nt" or sys.platform == "darwin" or os.environ.get("DISPLAY"):
        code = call(command, QT_QPA_PLATFORM=os.environ.get("QT_QPA_PLATFORM", ""))
    else:
        print("Testerna med riktigt fönster kördes inte: xvfb-run saknas.")
        return 1 if os.environ.get("CI") else 0
    return 0 if code == 5 else code  # 5: pytest found no such test among those asked for


def bench(arguments: list[str]) -> int:
    """Measures against the budgets."""
    system_packages(QT_LIBRARIES + TEST_TOOLS)
    prepare(DEV_LOCKS)
    return python("-m", "bench", *arguments)


def torture(arguments: list[str]) -> int:
    """Kills, starves and fools the program, long; the figures go to docs/reliability.md."""
    system_packages(QT_LIBRARIES + TEST_TOOLS)
    prepare(DEV_LOCKS)
    return python("-m", "tests.torture", *arguments, QT_QPA_PLATFORM="offscreen")


def build(_arguments: list[str]) -> int:
    """Builds dist/sip-desktop, looks at what is in it, and lets it test itself. Same source, same files."""
    system_packages(QT_LIBRARIES + BUILD_TOOLS)
    prepare(DEV_LOCKS)
    fixed = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1767225600"}
    return (
        python("-m", "PyInstaller", "--clean", "--noconfirm", "--log-level", "WARN", "build.spec", **fixed)
        or python("-m", "sbom", "dist/sip-desktop/sbom.cdx.json")
        or python("-m", "tests.built.check_folder", "dist/sip-desktop")
        or call([str(ROOT / "dist" / "sip-desktop" / "sip-desktop"), "selftest"], QT_QPA_PLATFORM="offscreen")
    )


def prepare(locks: tuple[str, ...]) -> None:
    """Makes .venv hold exactly the locked versions, checked by hash; nothing is done when it already does."""
    wanted = [f"{name} {hashlib.sha256((ROOT / name).read_bytes()).hexdigest()}" for name in locks]
    stamp = VENV / "locked.txt"
    if PYTHON.exists() and stamp.exists() and set(wanted) <= set(stamp.read_text(encoding="utf-8").splitlines()):
        return
    if not PYTHON.exists():
        if importlib.util.find_spec("ensurepip") is None:
            system_packages(["python3-venv"])
        if subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False).returncode:
            sys.exit("Python kunde inte skapa .venv. På Debian och Ubuntu: sudo apt-get install python3-venv")
    print(f"Hämtar och kontrollerar paketen i {' och '.join(locks)} …", flush=True)
    options = ["--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:"]
    files = [option for name in locks for option in ("-r", name)]
    if python("-m", "pip", "install", *options, *files, PIP_ROOT_USER_ACTION="ignore"):
        sys.exit("Paketen kunde inte installeras. Kontrollera nätet eller er paketspegel och försök igen.")
    stamp.write_text("\n".join(wanted) + "\n", encoding="utf-8")


def system_packages(names: list[str]) -> None:
    """Installs the missing ones on Debian and Ubuntu as root; otherwise says the command and goes on."""
    if sys.platform == "win32" or not shutil.which("dpkg-query"):
        return
    newer = [f"{name}t64" for name in names]  # the same library's name in releases with 64-bit time
    query = ["dpkg-query", "--show", "--showformat", "${Package} ${db:Status-Status}\n", *names, *newer]
    listed = subprocess.run(query, capture_output=True, text=True, check=False).stdout.splitlines()
    missing = [name for name in names if not {f"{name} installed", f"{name}t64 installed"} & set(listed)]
    if not missing:
        return
    if os.geteuid() != 0:
        print(f"Det här saknas i systemet och kan behövas:\n  sudo apt-get install {' '.join(missing)}")
        return
    print(f"Installerar {' '.join(missing)} …", flush=True)
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    if call(["apt-get", "-qq", "update"], **quiet) or call(
        ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", "install", "-y", "--no-install-recommends", *missing], **quiet
    ):
        print(f"Det gick inte. Försök själv:\n  apt-get install {' '.join(missing)}")


def python(*arguments: str, **environment: str) -> int:
    """Runs the Python of .venv in the project's folder; returns its exit code."""
    return call([str(PYTHON), *arguments], **environment)


def call(command: list[str], **environment: str) -> int:
    """Runs a command in the project's folder with its output shown; returns its exit code."""
    sys.stdout.flush()
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
