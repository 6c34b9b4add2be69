"""A real small disk that can be filled to the last byte and made read-only."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def a_small_disk(place: Path, megabytes: int) -> Iterator[Path]:
    """A disk mounted at ``place``; the test is skipped where this user may not mount one."""
    place.mkdir()
    if sys.platform != "linux" or mount("-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place)):
        pytest.skip("a small disk cannot be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True, capture_output=True)


def mount(*arguments: str) -> int:
    """The exit code of mount, 1 where there is no such program."""
    program = shutil.which("mount")
    return subprocess.run([program, *arguments], check=False, capture_output=True).returncode if program else 1


def fill(place: Path) -> Path:
    """Fills a small disk to the last byte; the file to remove when there should be room again."""
    filler = place / "filler"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        for size in (65536, 4096, 1):
            with contextlib.suppress(OSError):
                while file.write(b"x" * size):
                    pass
    return filler
