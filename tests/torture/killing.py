"""Kills a program at a random moment of one kind of work, opens what it left, and looks for what it said was kept.

Every round has its own copy of the kind's vault. A round that finds anything amiss raises ``AssertionError``.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Act, CaseRecord
from sip_desktop.services.everything import Services
from sip_desktop.storage import backups
from sip_desktop.storage.tables.log import first_broken
from tests.storage.pages import clear_pages
from tests.torture import victim
from tests.torture.victim import ANNA, OLD_PASSPHRASE, OWN, PASSPHRASE, SCHEMA_1, VAULTS, clock, passphrase, services

ROOT = Path(__file__).resolve().parent.parent.parent
LONGEST_WAIT = {"rekeying": 1.6, "backing up": 1.6, "restoring": 1.2, "migrating": 1.2}
USUAL_WAIT = 0.6
"""Seconds after it has begun in which the program is killed: room for several acts of every kind."""
Said = list[tuple[str, str]]


@dataclass
class Result:
    """What came of the rounds of one kind. ``longest`` is the seconds of the slowest opening and checking."""

    kind: str
    runs: int = 0
    said: int = 0
    longest: float = 0.0
    failures: list[str] = field(default_factory=list)


def torture(kind: str, rounds: int, seed: int, scratch: Path) -> Result:
    """So many rounds of one kind."""
    result, chance = Result(kind), random.Random(f"{kind} {seed}")
    template = scratch / "template"
    prepare(kind, template)
    for number in range(1, rounds + 1):
        place = scratch / "round"
        shutil.copytree(template, place)
        after = chance.uniform(0, LONGEST_WAIT.get(kind, USUAL_WAIT))
        said = killed(kind, place / "v", after)
        started = time.perf_counter()
        try:
            CHECKS[kind](place / "v", said)
        except (AssertionError, Fault):
            result.failures.append(f"{kind} {number}, {after:.4f} s\n{traceback.format_exc()}")
            shutil.copytree(place, scratch / f"failed {kind} {number}")
        result.longest = max(result.longest, time.perf_counter() - started)
        result.runs, result.said = number, result.said + len(said)
        shutil.rmtree(place)
    shutil.rmtree(template)
    return result


def killed(kind: str, folder: Path, after: float) -> Said:
    """Lets the program work for ``after`` seconds, kills it, and returns what it said it had done."""
    command = [sys.executable, "-m", "tests.torture.victim", kind, str(folder)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"ready \n"
        timer = threading.Timer(after, process.kill)
        timer.start()
        text = process.stdout.read().decode()
        timer.join()
    assert process.returncode not in (0, 1), f"{kind} ended by itself"
    # A line without its end was being said when the program was killed: it promised nothing yet.
    return [(word, about) for word, _, about in (line.partition(" ") for line in text.split("\n")[:-1])]


def prepare(kind: str, template: Path) -> None:
    """The vault that each round begins with, in the folder ``v``, and a copy to restore beside it."""
    template.mkdir(parents=True)
    folder = template / "v"
    if kind in ("migrating", "creating"):
        folder.mkdir()
        return
    recovery = VAULTS.create(folder, ANNA, PASSPHRASE, clock()).recovery_key
    (template / "recovery").write_text(recovery, encoding="utf-8")
    if kind in ("typing", "fixing", "purging"):
        opened = services(folder)
        opened.register.new_case("uppsala")
        if kind == "typing":
            opened.documents.start(1, "plan")
        opened.session.close()
        return
    opened = VAULTS.open(folder, VAULTS.unlock(folder, PASSPHRASE))
    opened.store.add_case(CaseRecord(number="first", word="LIND-TREA", region="uppsala", opened=""))
    opened.close()
    key = VAULTS.unlock(folder, PASSPHRASE).vault_key
    backups.make(folder, key, template / "kopia.sipkopia", clock())


def _about(said: Said, word: str) -> list[str]:
    return [about for each, about in said if each == word]


def _cases(folder: Path, secret: str = PASSPHRASE) -> set[str]:
    """The numbers in the register of a vault that is whole and can be gone on with."""
    assert VAULTS.holder(folder) == ""
    keys = VAULTS.unlock(folder, secret)
    opened = VAULTS.open(folder, keys)
    found = {case.number for case in opened.store.cases()}
    opened.store.add_case(CaseRecord(number="after", word="BJÖRK-ÅTTA", region="uppsala", opened=""))
    assert first_broken(opened.store.log_entries()) == 0
    opened.close()
    assert not [finding for finding in VAULTS.verify(folder, keys) if not finding.ok]
    return found


def _opened_services(folder: Path) -> Services:
    keys = VAULTS.unlock(folder, PASSPHRASE)
    opened = services(folder)
    assert not [finding for finding in VAULTS.verify(folder, keys) if not finding.ok]
    assert opened.register.differences() == []
    return opened


def _check_typing(folder: Path, said: Said) -> None:
    number = int((_about(said, "saved") or ["0"])[-1])
    opened = _opened_services(folder)
    answers = opened.documents.open(1).content.answers
    kept = int(str(answers.get("p_parkering") or "0"))
    # One more than was said can be there: killed between keeping and saying.
    assert number <= kept <= number + 1
    assert kept == 0 or answers["p_situation"] == victim.FILLING + f"{kept}"
    opened.session.close()


def _check_fixing(folder: Path, said: Said) -> None:
    opened = _opened_services(folder)
    for line in _about(said, "fixed"):
        document, number = map(int, line.split())
        fixed = opened.session.store.revisions(document)[0]
        assert fixed.cleared
        assert f"Möte {number}".encode() in fixed.content
    # The case's own sheet, what was fixed, and one that was being written.
    assert len(opened.session.store.documents(1)) <= 1 + len(_about(said, "fixed")) + 1
    opened.session.close()


def _check_purging(folder: Path, said: Said) -> None:
    opened = _opened_services(folder)
    store = opened.session.store
    purged, proposed = ({int(serial) for serial in _about(said, word)} for word in ("purged", "proposed"))
    cases, gone = {case.serial for case in store.cases()}, {one.serial for one in store.purges()}
    # Killed between the purge and the saying of it, one more is gone; one more may have been begun.
    assert purged <= gone <= proposed
    assert len(gone - purged) <= 1
    assert cases - proposed <= {1, max(cases | gone)}
    assert {entry.serial for entry in store.log_entries() if entry.act is Act.PURGE} == gone
    assert not cases & gone
    assert not [serial for serial in gone if store.documents(serial)]
    # Whole or not at all: what was proposed and is not gone has its papers and its proposal.
    for serial in proposed - gone:
        content = [revision.content for paper in store.documents(serial) for revision in store.revisions(paper.id)]
        assert any(victim.secret(serial).encode() in each for each in content)
        assert [one.serial for one in store.purge_proposals()] == [serial]
    opened.session.close()
    clear = clear_pages(folder, VAULTS.unlock(folder, PASSPHRASE).vault_key)
    assert b"purge_proposals" in clear
    assert not [serial for serial in gone if victim.secret(serial).encode() in clear]


def _check_migrating(folder: Path, said: Said) -> None:
    expected = {case["number"] for case in json.loads((SCHEMA_1 / "expected.json").read_bytes())["cases"]}
    done = _about(said, "opened")
    # Those before were opened and shut: the last that was said to be open, and the one after.
    for number in _about(said, "copied")[-2:]:
        own = folder / number
        keys = VAULTS.unlock(own, OLD_PASSPHRASE)
        opened = VAULTS.open(own, keys)
        assert opened.store.setting("opened") == number or number not in done
        opened.close()
        assert _cases(own, OLD_PASSPHRASE) == expected
        [copy] = backups.listed(own)
        assert backups.try_out(Path(copy.file), own, keys.vault_key).cases == len(expected)


def _check_rekeying(folder: Path, said: Said) -> None:
    known = set(_about(said, "case")) | {"first"}
    assert known <= _cases(folder) <= known | {f"{len(known)}"}
    recovery = [(folder.parent / "recovery").read_text(encoding="utf-8"), *_about(said, "recovery")]
    # Whichever keys are in force, no older recovery key opens; the newest does unless a newer was never said.
    opening = [key for key in recovery if _opens(folder, key)]
    assert opening in ([recovery[-1]], [])


def _check_passphrases(folder: Path, said: Said) -> None:
    number = int((_about(said, "passphrase") or ["0"])[-1])
    opening = [each for each in range(number + 2) if _opens(folder, passphrase(each))]
    assert opening in ([number], [number, number + 1], [number + 1])
    assert _opens(folder, (folder.parent / "recovery").read_text(encoding="utf-8"))
    assert _cases(folder, passphrase(opening[0])) == {"first"}


def _check_backing_up(folder: Path, said: Said) -> None:
    known = set(_about(said, "case")) | {"first"}
    assert known <= _cases(folder) <= known | {f"{len(known)}"}
    listed = [Path(backup.file) for backup in backups.listed(folder)]
    outside = [file for file in folder.parent.glob("*.sipkopia") if not file.name.startswith(".")]
    # Everything that has the name of a copy is a whole one, said or not.
    for file in (*listed[:3], *outside[-3:]):
        assert 1 <= backups.look_into(file, folder, OWN).cases <= len(known)
    assert {Path(file) for file in _about(said, "copy")[-2:] if file} <= {*listed, *outside}
    key = VAULTS.unlock(folder, PASSPHRASE).vault_key
    assert backups.make_own(folder, key, clock()) is not None
    assert not [file for place in (folder, folder / backups.FOLDER) for file in place.glob(".*")]


def _check_restoring(folder: Path, said: Said) -> None:
    known = set(_about(said, "case")) | {"first"}
    now = _cases(folder)
    kept = [_cases(beside) for beside in folder.glob("ersatt *")]
    assert "first" in now
    # Nothing that was said is gone: it is in the vault, or in one of those that are kept beside.
    assert known <= now.union(*kept) <= known | {f"{len(known)}"}
    assert len(kept) in (len(_about(said, "restored")), len(_about(said, "restored")) + 1)


def _check_creating(folder: Path, said: Said) -> None:
    made = [line.split() for line in _about(said, "made")]
    for number, recovery in made[-2:]:
        assert _opens(folder / number, recovery)
        assert _cases(folder / number) == set()
    last = folder / (_about(said, "making") or ["1"])[-1]
    if last.name in {number for number, _ in made}:
        # Killed between two: the last one is made, and has been looked at.
        return
    if not VAULTS.exists(last):
        VAULTS.create(last, ANNA, PASSPHRASE, clock())
    assert _cases(last) == set()


def _opens(folder: Path, secret: str) -> bool:
    try:
        VAULTS.unlock(folder, secret)
    except Fault:
        return False
    return True


CHECKS: dict[str, Callable[[Path, Said], None]] = {
    "typing": _check_typing,
    "fixing": _check_fixing,
    "purging": _check_purging,
    "migrating": _check_migrating,
    "rekeying": _check_rekeying,
    "passphrases": _check_passphrases,
    "backing up": _check_backing_up,
    "restoring": _check_restoring,
    "creating": _check_creating,
}
