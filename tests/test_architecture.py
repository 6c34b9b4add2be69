"""The arrows between the layers, what each may take from outside, and the few calls that belong to one place."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sip_desktop.isolation import BLOCKED

PACKAGE = Path(__file__).resolve().parent.parent / "sip_desktop"
STDLIB = set(sys.stdlib_module_names)
PURE = set(
    "__future__ abc bisect calendar collections contextlib copy dataclasses datetime decimal difflib enum fractions "
    "functools hashlib heapq hmac html itertools json math operator re statistics string textwrap tomllib types "
    "typing unicodedata zoneinfo".split()
)
QT = {f"PySide6.Qt{name}" for name in ("Core", "Gui", "Widgets", "PrintSupport", "Svg", "DBus")} | {"shiboken6"}

# layer: (ours, from the standard library, from other packages); msgspec is how the domain's structs are changed
ALLOWED: dict[str, tuple[set[str], set[str], set[str]]] = {
    "texts": ({"texts"}, PURE, set()),
    "paths": (set(), STDLIB, {"platformdirs"}),
    "isolation": (set(), STDLIB, set()),
    "process_guard": (set(), STDLIB, set()),
    "domain": ({"domain", "texts"}, PURE, {"msgspec"}),
    "services": ({"services", "domain", "texts"}, STDLIB, {"msgspec"}),
    "storage": ({"storage", "domain", "texts"}, STDLIB, {"sqlcipher3", "cryptography", "msgspec"}),
    "printing": ({"printing", "domain", "texts"}, STDLIB, {"reportlab", "pypdfium2", "PIL", "msgspec"}),
    "ui": ({"ui", "services", "domain", "texts"}, STDLIB, QT | {"msgspec"}),
}
KNOW_ALL = {"__init__", "__main__", "app", "cli", "commands"}
NOWHERE = {*BLOCKED, "sqlite3", "PySide6.QtCore.QSettings"}

CLOCKS = {
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns", "time.monotonic"),
    *("time.localtime", "time.perf_counter", "QDate.currentDate", "QTime.currentTime", "QDateTime.currentDateTime"),
}
WRITES = {"write_text", "write_bytes", "fdopen", "makedirs", "mkstemp", "NamedTemporaryFile", "QSaveFile"}
READS = {"read_text", "read_bytes"}
MAY_WRITE = {"storage/files.py", "storage/lock_file.py"}  # the lock file is held open, not written and closed
MAY_READ = MAY_WRITE | {"services/definitions.py"}
NO_CLOCK = {"domain", "services", "printing", "texts"}


def layer_of(path: str) -> str:
    """``domain/law.py`` -> ``domain``; ``app.py`` -> ``app``."""
    return path.split("/")[0].removesuffix(".py")


def imported(tree: ast.AST) -> Iterator[str]:
    """Every dotted name imported anywhere in the file, also inside functions; ``.x`` for a relative one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)


def is_in(name: str, allowed: set[str]) -> bool:
    """Whether ``name`` is one of ``allowed`` or lies within one of them."""
    parts = name.split(".")
    return any(".".join(parts[:length]) in allowed for length in range(1, len(parts) + 1))


def import_faults(path: str, tree: ast.AST) -> Iterator[str]:
    layer = layer_of(path)
    for name in imported(tree):
        if is_in(name, NOWHERE):
            yield f"{name} is imported nowhere"
        elif layer not in KNOW_ALL and not may_import(layer, name):
            yield f"{layer} may not import {name}"


def may_import(layer: str, name: str) -> bool:
    ours, standard, outside = ALLOWED[layer]
    if name.startswith("sip_desktop."):
        return name.split(".")[1] in ours
    return is_in(name, standard) or is_in(name, outside)


def call_faults(path: str, tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        name = called.split(".")[-1]
        if layer_of(path) in NO_CLOCK and ".".join(called.split(".")[-2:]) in CLOCKS:
            yield f"line {node.lineno}: a clock is passed in, not read"
        if path not in MAY_WRITE and (name in WRITES or opens_file(node)) and path not in MAY_READ:
            yield f"line {node.lineno}: only storage/files.py writes files"
        if layer_of(path) in {"domain", "services"} and path not in MAY_READ and name in READS:
            yield f"line {node.lineno}: only services/definitions.py reads files here"


def opens_file(call: ast.Call) -> bool:
    """The builtin ``open``, ``os.open`` and ``io.open``, and ``anything.open("w")``; not ``door.open(serial)``."""
    if isinstance(call.func, ast.Name):
        return call.func.id == "open"
    if not isinstance(call.func, ast.Attribute) or call.func.attr != "open":
        return False
    modes = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
    owner = getattr(call.func.value, "id", "")
    return owner in {"os", "io"} or any(isinstance(mode, str) and set(mode) & set("wax+") for mode in modes)


def faults(path: str, source: str) -> list[str]:
    tree = ast.parse(source)
    return [*import_faults(path, tree), *call_faults(path, tree)]


def modules() -> list[str]:
    return sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", modules())
def test_module_keeps_to_its_layer(path: str) -> None:
    assert faults(path, (PACKAGE / path).read_text(encoding="utf-8")) == []


def test_every_module_has_a_layer() -> None:
    assert {layer_of(path) for path in modules()} <= KNOW_ALL | set(ALLOWED)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("domain/law.py", "from sip_desktop.services import door"),
        ("domain/law.py", "from sip_desktop import storage"),
        ("domain/law.py", "import os"),
        ("domain/law.py", "def f():\n    import random"),
        ("domain/law.py", "from PySide6 import QtCore"),
        ("domain/law.py", "from . import form"),
        ("services/door.py", "from sip_desktop.storage import vault"),
        ("services/door.py", "import reportlab"),
        ("storage/vault.py", "from sip_desktop.services import ports"),
        ("storage/vault.py", "import sqlite3"),
        ("printing/page.py", "from PySide6.QtGui import QImage"),
        ("ui/page.py", "from sip_desktop.storage.vault import Vault"),
        ("ui/page.py", "from PySide6.QtCore import QSettings"),
        ("ui/page.py", "from PySide6 import QtNetwork"),
        ("ui/page.py", "from PySide6.QtQml import QQmlEngine"),
        ("texts/case.py", "from sip_desktop import domain"),
        ("app.py", "import socket"),
        ("app.py", "from urllib.request import urlopen"),
        ("app.py", "from http import client"),
        ("app.py", "import asyncio"),
        ("app.py", "from multiprocessing import Process"),
        ("storage/vault.py", "open('a')"),
        ("storage/vault.py", "path.open('wb')"),
        ("ui/page.py", "path.write_text('a')"),
        ("services/door.py", "path.read_text()"),
        ("domain/law.py", "date.today()"),
        ("domain/law.py", "datetime.datetime.now(tz)"),
        ("services/door.py", "time.time()"),
    ],
)
def test_planted_breach_is_found(path: str, source: str) -> None:
    assert len(faults(path, source)) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("storage/files.py", "path.write_bytes(b'')"),
        ("services/definitions.py", "path.read_text()"),
        ("services/door.py", "self._door.open(7)"),
        ("services/door.py", "self._session.today()"),
        ("domain/law.py", "import re"),
        ("ui/page.py", "from PySide6.QtWidgets import QLabel"),
        ("app.py", "from sip_desktop import storage, ui\nfrom urllib.parse import quote"),
    ],
)
def test_allowed_is_not_reported(path: str, source: str) -> None:
    assert faults(path, source) == []
