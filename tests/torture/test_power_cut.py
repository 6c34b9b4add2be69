"""The order in which things reach the disk, as the system calls show it: what is said to be done survives a power cut.

Three rules. A file is settled before it takes the name of another. When something is said to be done, no file of it
has unsettled content, and no folder of it an unsettled name.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture.killing import ROOT, prepare
from tests.torture.one_act import ACTS

CALLS = "openat,write,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,close"
_ON_DESCRIPTOR = re.compile(r"^(write|pwrite64|ftruncate|fsync|fdatasync)\((\d+)<(.*?)>")
_OPENED = re.compile(r"^openat\(.*O_CREAT.*= \d+<(.*)>$")
_NAMED = re.compile(r"\"((?:[^\"\\]|\\.)*)\"")
# What tells who has the vault open, and SQLite's index of its log: both are of no use after a power cut.
NOT_KEPT = ("sip.lock", "-shm")


class Disk:
    """What would not survive a power cut now: files with unsettled content, names that their folder has not settled."""

    def __init__(self, root: Path) -> None:
        self.root = str(root)
        self.content: set[str] = set()
        self.names: set[str] = set()
        self.faults: list[str] = []
        self.known: set[str] = {str(path) for path in root.rglob("*")}

    def take(self, line: str) -> None:
        """One line of strace."""
        if found := _ON_DESCRIPTOR.match(line):
            self._on_descriptor(*found.groups())
        elif found := _OPENED.match(line):
            self._named(found[1])
        elif line.startswith(("rename", "unlink", "rmdir", "mkdir")) and line.endswith("= 0"):
            self._renamed(line.split("(")[0], _NAMED.findall(line))

    def _on_descriptor(self, call: str, number: str, path: str) -> None:
        if number == "1" and call == "write":
            self.faults += [f"said before settled: {path}" for path in sorted(self.content | self.names)]
        elif call in ("fsync", "fdatasync"):
            self.content.discard(path)
            self.names = {name for name in self.names if str(Path(name).parent) != path}
        elif path.startswith(self.root) and not path.endswith(NOT_KEPT):
            self.content.add(path)

    def _named(self, path: str) -> None:
        if path.startswith(self.root) and path not in self.known and not path.endswith(NOT_KEPT):
            self.names.add(path)
            self.known.add(path)

    def _renamed(self, call: str, paths: list[str]) -> None:
        if not paths[0].startswith(self.root):
            return
        if call == "mkdir":
            self._named(paths[0])
            return
        if call.startswith("rename"):
            if paths[0] in self.content:
                self.faults.append(f"named before settled: {paths[0]}")
            self.names.add(paths[1])
            self.known.add(paths[1])
        for kept in (self.content, self.names, self.known):
            kept.discard(paths[0])


def looked_at(act: str, folder: Path, root: Path) -> Disk:
    """The act under strace, line by line."""
    trace, disk = root.parent / "trace", Disk(root)
    command = ["strace", "-f", "-y", "-s", "0", "-e", f"trace={CALLS}", "-e", "signal=none", "-o", str(trace)]
    program = [sys.executable, "-m", "tests.torture.one_act", act, str(folder)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([*command, *program], cwd=ROOT, env=environment, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("strace may not look here")
    lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    for line in lines:
        disk.take(re.sub(r"^\d+\s+", "", line))
    assert any("fsync(" in line or "fdatasync(" in line for line in lines)
    return disk


@pytest.mark.skipif(not shutil.which("strace"), reason="strace shows the system calls")
@pytest.mark.parametrize("act", ACTS)
def test_nothing_is_said_before_it_would_survive_a_power_cut(act: str, tmp_path: Path) -> None:
    root = tmp_path / "root"
    prepare("restoring", root)
    disk = looked_at(act, root / "v", root)
    assert disk.faults == []


def test_the_rules_find_what_breaks_them(tmp_path: Path) -> None:
    disk, file = Disk(tmp_path), tmp_path / "f"
    disk.take(f'openat(AT_FDCWD, "{file}", O_WRONLY|O_CREAT|O_EXCL, 0600) = 3<{file}>')
    disk.take(f'write(3<{file}>, ""..., 5) = 5')
    disk.take(f'rename("{file}", "{file}2") = 0')
    disk.take('write(1</dev/null>, ""..., 5) = 5')
    assert disk.faults == [f"named before settled: {file}", f"said before settled: {file}2"]
    disk.faults.clear()
    disk.take(f"fsync(4<{tmp_path}>) = 0")
    disk.take('write(1</dev/null>, ""..., 5) = 5')
    assert disk.faults == []
