"""One program at a time; the other is told who, and a crash leaves nothing shut."""

from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sip_desktop.domain.faults import Fault
from sip_desktop.storage import lock_file
from sip_desktop.storage.vaults import Vaults
from sip_desktop.texts import vault as texts

from .conftest import NOW, PASSPHRASE, Made

OTHER = """
import sys
from datetime import datetime
from pathlib import Path
from sip_desktop.storage import lock_file
lock_file.take(Path(sys.argv[1]), "BB", datetime(2026, 11, 26, 9, 15))
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def other_program(folder: Path, root: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-c", OTHER, str(folder)]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"held\n"
        yield process
        process.kill()


def test_a_second_program_is_told_who_has_it(vaults: Vaults, made: Made, root: Path) -> None:
    before = made.bytes()
    with other_program(made.folder, root) as process:
        expected = texts.HOLDER.format(initials="BB", time="2026-11-26 09:15", pid=process.pid)
        assert vaults.holder(made.folder) == expected
        with pytest.raises(Fault) as caught:
            vaults.open(made.folder, made.keys)
        assert caught.value.text == texts.HELD.format(who=expected)
        # Unlocking opens nothing, so it is not in the way.
        assert vaults.unlock(made.folder, PASSPHRASE).user_id == "u1"
    assert made.bytes() == before
    assert vaults.holder(made.folder) == ""
    vaults.open(made.folder, made.keys).close()


def test_held_from_opening_to_closing(vaults: Vaults, made: Made) -> None:
    assert vaults.holder(made.folder) == ""
    assert not (made.folder / lock_file.NAME).exists()
    opened = vaults.open(made.folder, made.keys)
    assert "AÅ" in vaults.holder(made.folder)
    with pytest.raises(Fault):
        vaults.open(made.folder, made.keys)
    opened.close()
    assert vaults.holder(made.folder) == ""


def test_an_opening_that_fails_lets_go(vaults: Vaults, made: Made) -> None:
    whole = made.file.read_bytes()
    made.file.write_bytes(whole[:4000] + b"xx" + whole[4002:])
    with pytest.raises(Fault, match=texts.DATABASE_DAMAGED):
        vaults.open(made.folder, made.keys)
    assert vaults.holder(made.folder) == ""


@pytest.mark.parametrize("body", [b"", b"{", b'{"initials": 1}', b"\xff" * 9999])
def test_unreadable_holder(tmp_path: Path, body: bytes) -> None:
    held = lock_file.take(tmp_path, "AÅ", NOW)
    (tmp_path / lock_file.NAME).write_bytes(body)
    assert lock_file.holder(tmp_path) == texts.HOLDER_UNKNOWN
    held.release()
    held.release()
    assert lock_file.holder(tmp_path) == ""


def test_a_longer_earlier_text_is_cut_off(tmp_path: Path) -> None:
    (tmp_path / lock_file.NAME).write_bytes(b"x" * 500)
    held = lock_file.take(tmp_path, "AÅ", NOW)
    assert "AÅ, sedan 2026-11-26 14:03" in lock_file.holder(tmp_path)
    held.release()


@pytest.mark.skipif(sys.platform == "win32", reason="flock is not Windows")
def test_a_place_without_locks_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left(*_: object) -> None:
        raise OSError(errno.ENOLCK, "")

    monkeypatch.setattr("fcntl.flock", none_left)
    with pytest.raises(Fault, match=texts.OTHER_FAULT):
        lock_file.take(tmp_path, "AÅ", NOW)


def test_no_folder(tmp_path: Path) -> None:
    assert lock_file.holder(tmp_path / "none") == ""
    with pytest.raises(Fault, match=texts.GONE):
        lock_file.take(tmp_path / "none", "AÅ", NOW)
