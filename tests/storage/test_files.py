"""Files are written whole or not at all, for their owner only, and every fault of the place has its sentence."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from pathlib import Path

import pytest

from sip_desktop.domain.faults import Fault
from sip_desktop.storage import files
from sip_desktop.texts import vault as texts
from tests.small_disk import fill, mount


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_replacing(tmp_path: Path) -> None:
    target = tmp_path / "nycklar.json"
    for body in (b"first", b"", b"x" * 1_000_000):
        files.replace_file(target, body)
        assert target.read_bytes() == body
    assert names(tmp_path) == ["nycklar.json"]


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_fault_at_any_step_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def failing(*_: object) -> int:
        raise OSError(errno.EIO, "unplugged", str(tmp_path / "Anna Andersson"))

    target = tmp_path / "nycklar.json"
    files.replace_file(target, b"old")
    with monkeypatch.context() as patch:
        patch.setattr(Path if step == "replace" else os, step, failing)
        with pytest.raises(Fault) as caught:
            files.replace_file(target, b"new")
    assert caught.value.text == texts.GONE
    assert "Anna" not in "".join(traceback.format_exception(caught.value))
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["nycklar.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows settles names on its own")
def test_the_new_name_itself_is_settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settled: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: settled.append(os.fstat(descriptor).st_ino))
    for write, name in ((files.replace_file, "a"), (files.write_new, "b")):
        settled.clear()
        write(tmp_path / name, b"body")
        assert settled == [(tmp_path / name).stat().st_ino, tmp_path.stat().st_ino]


def test_short_writes_are_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, body: real(descriptor, body[:3]))
    files.replace_file(tmp_path / "f", b"0123456789")
    assert (tmp_path / "f").read_bytes() == b"0123456789"


def test_a_new_file_is_never_written_over(tmp_path: Path) -> None:
    target = tmp_path / "Papper 0007-2.pdf"
    files.write_new(target, b"paper")
    with pytest.raises(Fault, match=texts.FILE_EXISTS):
        files.write_new(target, b"another")
    assert target.read_bytes() == b"paper"
    with pytest.raises(Fault, match=texts.FILE_EXISTS):
        files.rename(tmp_path / "none", target)


def test_a_half_written_new_file_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Fault, match=texts.DISK_FULL):
        files.write_new(tmp_path / "a.pdf", b"paper")
    assert names(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="rights are POSIX rights")
def test_rights_are_narrow_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        files.make_folder(tmp_path / "a" / "b")
        files.replace_file(tmp_path / "replaced", b"")
        files.write_new(tmp_path / "new", b"")
        files.make_empty(tmp_path / "empty")
        os.close(files.open_shared(tmp_path / "shared"))
    finally:
        os.umask(before)
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700
    for name in ("replaced", "new", "empty", "shared"):
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (errno.ENOSPC, texts.DISK_FULL),
        (errno.EROFS, texts.READ_ONLY),
        (errno.EACCES, texts.NOT_ALLOWED),
        (errno.ENODEV, texts.GONE),
        (errno.EMFILE, texts.OTHER_FAULT),
    ],
)
def test_each_fault_has_its_sentence(number: int, text: str) -> None:
    with pytest.raises(Fault) as caught, files.plain_faults():
        raise OSError(number, "")
    assert caught.value.text == text
    assert texts.KEPT in text


def test_missing_folder(tmp_path: Path) -> None:
    for write in (files.replace_file, files.write_new):
        with pytest.raises(Fault, match=texts.GONE):
            write(tmp_path / "none" / "file", b"")


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"")
    with pytest.raises(Fault):
        files.make_folder(tmp_path / "f")


def test_a_really_full_disk(small_disk: Path) -> None:
    target = small_disk / "nycklar.json"
    files.replace_file(target, b"old")
    filler = fill(small_disk)
    with pytest.raises(Fault, match=texts.DISK_FULL):
        files.replace_file(target, b"new" * 10_000)
    assert target.read_bytes() == b"old"
    assert names(small_disk) == ["filler", "nycklar.json"]
    filler.unlink()
    files.replace_file(target, b"new")
    assert target.read_bytes() == b"new"


def test_a_really_read_only_disk(small_disk: Path) -> None:
    assert mount("-o", "remount,ro", str(small_disk)) == 0
    with pytest.raises(Fault, match=texts.READ_ONLY):
        files.write_new(small_disk / "a.pdf", b"paper")
