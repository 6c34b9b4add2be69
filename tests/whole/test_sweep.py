"""Every question of every form is answered with a marker, and everything done that can be: no file tells any of it.

Save, search, look, print to a real print server, export, take copies, restore, change keys, lock; then a crash in the
middle of a word. What is searched is every file that the processes made or changed, as the system saw it.
"""

from __future__ import annotations

import base64
import gzip
import json
import os
import signal
import stat
import subprocess
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sip_desktop import app
from sip_desktop.domain.form import FieldType
from sip_desktop.domain.form_checks import NOT_ANSWERED
from sip_desktop.services.preferences import Preferences
from sip_desktop.ui.print_view.printers import JOB_NAME
from tests.whole.markers import PLAIN, STEM, TICKED, Search, written
from tests.whole.office import text_of_pdf
from tests.whole.spool import print_server
from tests.whole.sweep import PAPERS, STICK
from tests.whole.sweep_work import ASKED_FOR, LOGO
from tests.whole.trace import Trace, can_trace, traced

ROOT = Path(__file__).resolve().parents[2]
PLACES = {"HOME": "hem", "TMPDIR": "tmp", "XDG_RUNTIME_DIR": "run"} | {
    f"XDG_{kind}_HOME": kind.lower() for kind in ("CONFIG", "DATA", "STATE", "CACHE")
}
WORDS = 25
"""So many words are typed before the kill: twenty of them are saved, and the last are not."""
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at what Linux tells of a process")

traceable = pytest.mark.skipif(not can_trace(), reason="no process can be traced here (Debian: strace)")


@dataclass(frozen=True)
class Swept:
    """What the work said of itself, where it was, its traces, and the spool of the print server if there is one."""

    said: dict[str, Any]
    folder: Path
    traces: tuple[Trace, ...]
    jobs: dict[str, bytes] | None
    server_logs: str

    def files(self) -> set[Path]:
        """Every file there is in the process's own places, and every one it made or changed anywhere."""
        there = {file for place in PLACES.values() for file in self.folder.joinpath(place).rglob("*")}
        for each in self.traces:
            there |= each.made_or_changed()
        return {file for file in there if file.is_file()}

    def asked_for(self) -> set[Path]:
        return set(self.folder.joinpath("hem", PAPERS).iterdir())


@pytest.fixture(scope="module")
def swept(tmp_path_factory: pytest.TempPathFactory) -> Swept:
    folder = tmp_path_factory.mktemp("svep")
    for place in PLACES.values():
        folder.joinpath(place).mkdir(mode=0o700)
    environment = {name: str(folder / place) for name, place in PLACES.items()}
    environment |= {"PYTHONDONTWRITEBYTECODE": "1", "QT_QPA_PLATFORM": "offscreen"}
    logs = tuple(folder / f"{stage}.strace" for stage in ("work", "crash")) if can_trace() else ()
    before = [traced(log) for log in logs] or [[], []]
    jobs, server_logs = None, ""
    with print_server() as server:
        if server:
            environment["CUPS_SERVER"] = str(server.socket)
        said = _work(before[0], environment)
        _crash(before[1], environment)
        if server:
            jobs = {file.name: file.read_bytes() for file in server.jobs.iterdir() if file.is_file()}
            server_logs = "\n".join(file.read_text(errors="replace") for file in server.logs.iterdir())
    return Swept(said, folder, tuple(map(Trace, logs)), jobs, server_logs)


def _work(before: list[str], environment: dict[str, str]) -> dict[str, Any]:
    command = [*before, sys.executable, "-m", "tests.whole.sweep", "work"]
    ran = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert PLAIN not in ran.stderr.lower()
    said: dict[str, Any] = json.loads(ran.stdout)
    return said


def _crash(before: list[str], environment: dict[str, str]) -> None:
    """Kills the program in the middle of typing."""
    command = [*before, sys.executable, "-m", "tests.whole.sweep", "crash"]
    with subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.PIPE, encoding="utf-8"
    ) as typist:
        assert typist.stdout is not None
        pids = [int(typist.stdout.readline()) for _typed in range(WORDS)]
        os.kill(pids[-1], signal.SIGKILL)


def test_everything_was_filled_in(swept: Swept) -> None:
    known = app.definitions().forms.values()
    assert swept.said["forms"] == sorted(form.id for form in known if not form.binder)
    assert swept.said["types"] == sorted(set(FieldType) - NOT_ANSWERED - {*TICKED, FieldType.ROWS})


def test_only_the_papers_that_were_asked_for_tell_anything(swept: Swept) -> None:
    found = Search(swept.said["secrets"]).files(swept.files())
    papers = {file for file in swept.asked_for() if file.name.startswith("Papper")}
    assert set(found) == {str(file) for file in papers}
    assert len(papers) == 2 * len(ASKED_FOR)
    for file in papers:
        assert STEM in text_of_pdf(file.read_bytes())


@traceable
def test_nothing_else_was_ever_written_also_in_files_that_are_gone(swept: Swept) -> None:
    search, found = Search(swept.said["secrets"]), set()
    for each in swept.traces:
        everything = each.written()
        found |= {file for file, body in everything.items() if search.within(body, Path(file).name)}
        # What is searched is what was written: here the log of the vault, with every draft.
        assert len(everything[str(swept.folder / "data/sip-desktop/vault/sip.db-wal")]) > 100_000
        assert not search.within(each.names())
    papers = {str(file) for file in swept.asked_for() if file.name.startswith("Papper")}
    assert found == papers | {str(swept.folder / "hem" / STICK / LOGO)}


@traceable
def test_nothing_was_left_anywhere_but_where_it_belongs(swept: Swept) -> None:
    changed = {file for each in swept.traces for file in each.made_or_changed()}
    assert swept.folder / "data/sip-desktop/vault/nycklar.json" in changed
    assert {file for file in changed if file.exists() and not file.is_relative_to(swept.folder)} == set()


@traceable
def test_no_socket_but_the_computers_own(swept: Swept) -> None:
    assert [each.internet_sockets() for each in swept.traces] == [[], []]
    if swept.jobs is not None:
        assert b"cups.sock" in swept.traces[0].names()


def test_what_is_kept_is_what_was_asked_for_and_the_vault(swept: Swept) -> None:
    vault = swept.folder / "data/sip-desktop/vault"
    kept = {file for file in swept.files() if not file.is_relative_to(vault)}
    stick = {file.name for file in kept if file.parent.name == STICK}
    assert {name.split()[0].split(".")[0] for name in stick} == {"nyckel", "Kopia", "Logg"}
    assert {file.name for file in kept if file.parent.name == PAPERS} == {file.name for file in swept.asked_for()}
    others = {str(file.relative_to(swept.folder)) for file in kept if file.parent.name not in (STICK, PAPERS)}
    assert others == {"config/sip-desktop/installningar.json"}
    for file in swept.files():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


def test_the_settings_hold_nothing_but_their_own_names(swept: Swept) -> None:
    body = json.loads((swept.folder / "config/sip-desktop/installningar.json").read_bytes())
    assert body.keys() == set(Preferences.__struct_fields__)
    assert body["folder"] == str(swept.folder / "data/sip-desktop/vault")


def test_the_exported_log_tells_who_and_when_and_which_number(swept: Swept) -> None:
    (file,) = swept.folder.joinpath("hem", STICK).glob("*.csv")
    words = file.read_text(encoding="utf-8-sig")
    assert "KÖ" in words
    assert "0001" in words


def test_nothing_is_held_after_the_lock(swept: Swept) -> None:
    assert not swept.said["held"]


def test_the_print_server_has_the_paper_and_knows_nothing_else(swept: Swept) -> None:
    if swept.jobs is None:
        pytest.skip("no print server could be started here (Debian: cups-daemon)")
    assert swept.said["printed"]
    papers = [body for body in swept.jobs.values() if body.startswith(b"%PDF")]
    facts = [body for name, body in swept.jobs.items() if name.startswith("c")]
    assert [STEM in text_of_pdf(paper) for paper in papers] == [True]
    assert [JOB_NAME.encode() in fact for fact in facts] == [True]
    for words in (*facts, swept.server_logs.encode()):
        assert not any(form in words.lower() for form in written(PLAIN))
        assert b"sip-20" not in words.lower()
    assert JOB_NAME in swept.server_logs


def test_the_search_finds_what_it_looks_for(tmp_path: Path) -> None:
    word = f"xx {STEM}00012".encode()
    bodies = {
        "utf8": word,
        "utf16": word.decode().encode("utf-16-le"),
        "utf16be": word.decode().encode("utf-16-be"),
        "latin": word.decode().encode("latin-1"),
        "small": word.lower(),
        "large": word.decode().upper().encode(),
        "base64": base64.b64encode(word),
        "base64b": base64.b64encode(b"x" + word),
        "base64c": base64.b64encode(b"xx" + word),
        "hex": word.hex().encode(),
        "zlib": b"..." + zlib.compress(word),
        "gzip": gzip.compress(word),
        "json": json.dumps(word.decode()).encode(),
    }
    for name, body in bodies.items():
        tmp_path.joinpath(name).write_bytes(b"\0" + body + b" and more")
    tmp_path.joinpath(f"{STEM}.pdf").write_bytes(b"")
    tmp_path.joinpath("clean").write_bytes(b"nothing")
    assert {Path(name).name for name in Search().files(tmp_path.iterdir())} == {*bodies, f"{STEM}.pdf"}
