"""The vault's place is lost while it is open: rights taken away, disk made read-only, folder moved or removed, clock.

Each time one sentence, what was acknowledged is there, and when the place is back one goes on.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sip_desktop import app
from sip_desktop.domain.answers import Content
from sip_desktop.domain.faults import Fault
from sip_desktop.services.opening import Opening
from sip_desktop.storage import backups
from sip_desktop.storage.tables.log import first_broken
from sip_desktop.texts import vault as texts
from tests.no_rules import definitions_without_rules
from tests.services.conftest import PASSPHRASE, Clock, Desk, surroundings
from tests.small_disk import a_small_disk, mount
from tests.torture.killing import ROOT

SAID, LATER = Content({"p_situation": "Sagt."}), Content({"p_situation": "Sagt senare."})


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, that can be made read-only and taken away."""
    with a_small_disk(tmp_path / "disk", megabytes=8) as found:
        yield found


@pytest.fixture
def desk(place: Path) -> Iterator[Desk]:
    clock = Clock()
    opening = Opening(surroundings(clock), definitions_without_rules, place, app.demo_texts)
    made = opening.create(place / "skåp", "Anna Åkerö", "AÅ", "", PASSPHRASE)
    desk = Desk(place / "skåp", opening, clock, made.keys, made.recovery_key)
    desk.services.register.new_case("uppsala")
    assert desk.services.documents.save(desk.services.documents.start(1, "plan"), SAID)
    yield desk
    with contextlib.suppress(Fault):
        desk.close()


def refused(desk: Desk) -> str:
    """What is said when the next words cannot be kept; what was kept can still be read on the screen."""
    with pytest.raises(Fault) as caught:
        desk.services.documents.save(2, LATER)
    return caught.value.text


def went_on(desk: Desk) -> bool:
    """Shut, opened again: what was acknowledged is there, the rest can be written now, and all is whole."""
    with contextlib.suppress(Fault):
        desk.close()
    assert desk.services.documents.open(2).content.answers["p_situation"] == "Sagt."
    desk.services.documents.save(2, LATER)
    desk.close()
    assert first_broken(desk.services.session.store.log_entries()) == 0
    assert all(finding.ok for finding in desk.services.backups.verify())
    return desk.services.documents.open(2).content.answers["p_situation"] == "Sagt senare."


def test_the_disk_becomes_read_only(desk: Desk, place: Path) -> None:
    # What is open for writing keeps a disk from being made read-only in the ordinary way; a fault of it does not ask.
    subprocess.run(["sync", "-f", str(place)], check=True)
    if mount("-o", "remount,ro,force", str(place)) and mount("-o", "remount,ro", str(place)):
        desk.close()
        assert mount("-o", "remount,ro", str(place)) == 0
        with pytest.raises(Fault) as caught:
            desk.opening.open(desk.folder, desk.opening.unlock(desk.folder, PASSPHRASE))
        assert caught.value.text == texts.READ_ONLY
    else:
        assert refused(desk) == texts.READ_ONLY
    assert mount("-o", "remount,rw", str(place)) == 0
    assert went_on(desk)


@pytest.mark.parametrize("how", ["renamed", "removed"])
def test_the_folder_is_taken_away(desk: Desk, place: Path, how: str) -> None:
    elsewhere = place / "undan"
    if how == "renamed":
        desk.folder.rename(elsewhere)
    else:
        shutil.copytree(desk.folder, elsewhere)
        shutil.rmtree(desk.folder)
    assert refused(desk) == texts.GONE
    with contextlib.suppress(Fault):
        desk.close()
    elsewhere.rename(desk.folder)
    assert went_on(desk)


def test_the_memory_stick_is_pulled_out(desk: Desk, place: Path, tmp_path: Path) -> None:
    saved = tmp_path / "som den var"
    shutil.copytree(desk.folder, saved)
    subprocess.run(["umount", "--lazy", str(place)], check=True)
    assert refused(desk) == texts.GONE
    assert mount("-t", "tmpfs", "-o", "size=8m", "tmpfs", str(place)) == 0
    with contextlib.suppress(Fault):
        desk.close()
    assert desk.opening.state(desk.folder).kind == "new"
    shutil.copytree(saved, desk.folder)
    assert went_on(desk)


RIGHTS = """
import os, sys
from pathlib import Path
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import CaseRecord
from sip_desktop.storage import backups, files, key_work
from tests.torture.victim import ANNA, CHEAP, OWN, PASSPHRASE, VAULTS, clock
folder, warm = Path(sys.argv[1]) / "v", Path(sys.argv[1]) / "warm"
# All that is imported when it is first needed, while it can still be read.
VAULTS.open(warm, VAULTS.create(warm, ANNA, PASSPHRASE, clock()).keys).close()
backups.make_own(warm, VAULTS.unlock(warm, PASSPHRASE).vault_key, clock())
os.setegid(65534)
os.seteuid(65534)
made = VAULTS.create(folder, ANNA, PASSPHRASE, clock())
opened = VAULTS.open(folder, made.keys)
opened.store.add_case(CaseRecord(number="kept", word="", region="", opened=""))
opened.close()
key = made.keys.vault_key
def told(act):
    try:
        act()
    except Fault as fault:
        print(fault.text)
    else:
        print("done")
folder.chmod(0o500)
told(lambda: key_work.change_passphrase(folder, OWN, OWN, CHEAP))
told(lambda: backups.make_own(folder, key, clock()))
folder.chmod(0o000)
told(lambda: VAULTS.unlock(folder, PASSPHRASE))
told(lambda: VAULTS.open(folder, made.keys))
told(lambda: backups.listed(folder))
folder.chmod(0o700)
(folder / "sip.db").chmod(0o400)
def write():
    opened = VAULTS.open(folder, made.keys)
    try:
        opened.store.add_case(CaseRecord(number="2", word="", region="", opened=""))
    finally:
        opened.close()
told(write)
(folder / "sip.db").chmod(0o000)
told(lambda: VAULTS.open(folder, made.keys))
(folder / "sip.db").chmod(0o600)
(folder / "nycklar.json").chmod(0o000)
told(lambda: VAULTS.unlock(folder, PASSPHRASE))
(folder / "nycklar.json").chmod(0o600)
opened = VAULTS.open(folder, VAULTS.unlock(folder, PASSPHRASE))
print([case.number for case in opened.store.cases()])
"""


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="rights do not hold for who may do all")
def test_rights_are_taken_away() -> None:
    """In a process of another user: this one may do everything whatever the rights say."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryDirectory() as root:
        os.chown(root, 65534, 65534)
        command = [sys.executable, "-c", RIGHTS, root]
        done = subprocess.run(command, cwd="/", env=environment, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    *told, cases = done.stdout.splitlines()
    closed, no_writing = texts.NOT_ALLOWED, texts.READ_ONLY
    assert told == [closed, no_writing, closed, closed, closed, no_writing, closed, closed]
    assert cases == "['kept']"


def test_a_clock_set_back_loses_nothing_and_breaks_no_order(desk: Desk) -> None:
    clock, services = desk.clock, desk.services
    services.backups.make()
    clock.now -= timedelta(days=400)
    assert services.documents.save(2, Content({"p_situation": "Skrivet före det andra."}))
    services.documents.make_clear(2)
    copy = services.backups.make()
    assert copy is not None
    desk.close()
    lines = desk.services.session.store.log_entries()
    assert [line.at for line in lines] != sorted(line.at for line in lines)
    assert first_broken(lines) == 0
    revision = desk.services.session.store.revisions(2)[0]
    assert revision.cleared
    assert "Skrivet före det andra.".encode() in revision.content
    assert backups.try_out(Path(copy.file), desk.folder, desk.keys.vault_key).documents == 2
    assert len(backups.listed(desk.folder)) == 2
    assert desk.services.backups.standing().outside_days is None


def test_two_saves_and_two_sittings_in_the_very_same_second(desk: Desk) -> None:
    for number in range(3):
        desk.services.documents.save(2, Content({"p_situation": f"Gång {number}"}))
        desk.close()
    assert desk.services.documents.open(2).content.answers["p_situation"] == "Gång 2"
