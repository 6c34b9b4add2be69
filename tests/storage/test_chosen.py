"""A file that the user pointed out is read whole or refused in a sentence, whatever it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sip_desktop.domain.faults import Fault
from sip_desktop.storage.chosen import read_chosen


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(b"12345")
    assert read_chosen(file, 5) == b"12345"
    with pytest.raises(Fault, match="större"):
        read_chosen(file, 4)


def test_a_huge_file_is_not_read_through(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    with file.open("wb") as stream:
        stream.truncate(10**12)
    with pytest.raises(Fault, match="större"):
        read_chosen(file, 1000)


def test_what_is_no_file_is_refused_and_not_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "", "borta", "a" * 300):
        with pytest.raises(Fault, match="går inte att läsa") as caught:
            read_chosen(tmp_path / name, 1000)
        assert caught.value.__cause__ is None
        assert str(tmp_path) not in str(caught.value)
    with pytest.raises(Fault):
        read_chosen(Path("/dev/zero"), 1000)
