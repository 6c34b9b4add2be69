"""A disk that fails at any one call, or from any one call on, or is full after any number of bytes.

Whatever is being done, what comes of it is done or a plain sentence, and the vault opens with all that was in it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sip_desktop.domain.faults import Fault
from sip_desktop.storage import backups, files
from sip_desktop.texts import vault as texts
from tests.small_disk import a_small_disk, fill
from tests.torture.killing import prepare
from tests.torture.one_act import ACTS
from tests.torture.victim import OWN, PASSPHRASE, VAULTS, passphrase

CALLS = ("open", "write", "fsync", "ftruncate", "replace", "rename", "mkdir", "unlink")
NUMBERS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES, errno.ENOENT)
# Every call and every page in the long run; some of them, others for each act, in the ordinary tests.
LONG = bool(os.environ.get("SIP_TORTURE"))
# Opening the vault is SQLite's own work, and a paper and the preferences have nothing to do with the vault.
ON_THE_VAULT = [act for act in ACTS if act not in ("save", "save a paper", "preferences")]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault in ``v`` with one case and a copy of itself in its own folder, and a copy to restore beside."""
    root = tmp_path_factory.mktemp("prepared") / "root"
    prepare("restoring", root)
    return root


class Calls:
    """Counts the calls that change something on disk; the ``at``-th fails, and with ``lasting`` all after it."""

    def __init__(self, patch: pytest.MonkeyPatch, at: int, lasting: bool) -> None:
        self.count, self.at, self.lasting = 0, at, lasting
        for name in CALLS:
            patch.setattr(os, name, self._counted(getattr(os, name)))

    def _counted(self, real: Callable[..., object]) -> Callable[..., object]:
        def calling(*given: object, **named: object) -> object:
            self.count += 1
            if self.count == self.at or (self.lasting and self.count > self.at):
                raise OSError(NUMBERS[self.at % len(NUMBERS)], "", "Anna Andersson")
            return real(*given, **named)

        return calling


def done(act: str, folder: Path) -> bool:
    """Does the act; True when it was done, False when it was refused in a sentence without a path or a name."""
    try:
        ACTS[act](folder)
    except Fault as fault:
        if "Anna" in f"{fault.text} {fault.__cause__}" or not fault.text.endswith("."):
            raise AssertionError(fault.text) from fault
        return False
    return True


def cases_in(folder: Path) -> set[str]:
    """What is in the vault, opened with whichever passphrase is in force; it must be whole, and so must its copies."""
    secrets = [secret for secret in (PASSPHRASE, passphrase(1)) if _opens(folder, secret)]
    assert secrets
    keys = VAULTS.unlock(folder, secrets[0])
    opened = VAULTS.open(folder, keys)
    found = {case.number for case in opened.store.cases()}
    opened.close()
    assert not [finding for finding in VAULTS.verify(folder, keys) if not finding.ok]
    for copy in (*(Path(backup.file) for backup in backups.listed(folder)), *folder.parent.glob("usb.sipkopia")):
        assert backups.look_into(copy, folder, OWN).cases == 1
    return found


def _opens(folder: Path, secret: str) -> bool:
    with contextlib.suppress(Fault):
        VAULTS.unlock(folder, secret)
        return True
    return False


def check(act: str, root: Path, was_done: bool) -> None:
    assert cases_in(root / "v") == {"first"}
    if act == "create":
        made = root / "a" / "b"
        assert _opens(made, PASSPHRASE) or (not was_done and not VAULTS.exists(made))


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("act", ON_THE_VAULT)
def test_any_call_that_fails(
    act: str, lasting: bool, prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, refused = tmp_path / "root", 0
    for at in range(1 if LONG else 1 + len(act) % 5, 500, 1 if LONG else 7):
        shutil.copytree(prepared, root)
        with monkeypatch.context() as patch:
            calls = Calls(patch, at, lasting)
            was_done = done(act, root / "v")
        refused += not was_done
        check(act, root, was_done)
        shutil.rmtree(root)
        if calls.count < at:
            break
    assert refused


@pytest.mark.parametrize("write", [files.replace_file, files.write_new])
def test_full_after_any_number_of_bytes(
    write: Callable[[Path, bytes], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, body, real = tmp_path / "file", bytes(range(256)) * 2, os.write
    left = [0]

    def until_full(descriptor: int, part: bytes) -> int:
        if not left[0]:
            raise OSError(errno.ENOSPC, "")
        written = real(descriptor, part[: left[0]])
        left[0] -= written
        return written

    monkeypatch.setattr(os, "write", until_full)
    for room in range(len(body)):
        left[0] = room
        with pytest.raises(Fault, match=texts.DISK_FULL):
            write(target, body)
        assert list(tmp_path.iterdir()) == []
    left[0] = len(body)
    write(target, body)
    assert target.read_bytes() == body


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    with a_small_disk(tmp_path / "disk", megabytes=2) as place:
        yield place


@pytest.mark.parametrize("act", ON_THE_VAULT)
def test_a_real_disk_with_room_for_ever_more(act: str, prepared: Path, small: Path) -> None:
    """Full at every write of SQLite's and ours in turn: the room grows until the act succeeds."""
    room, was_done, refused = 0, False, 0
    while not was_done:
        root = small / "root"
        shutil.copytree(prepared, root)
        filler = fill(small)
        os.truncate(filler, filler.stat().st_size - room)
        was_done = done(act, root / "v")
        filler.unlink()
        refused += not was_done
        check(act, root, was_done)
        shutil.rmtree(root)
        room += 4096 if LONG else 25 * 4096
    assert refused >= 1
