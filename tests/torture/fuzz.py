"""Bad input made up by the thousand: every file that is read and the command line, mended, cut and filled with noise.

Only a ``Fault`` may come of it. Nothing may take a second, and nothing may be written outside the folder given.
"""

from __future__ import annotations

import contextlib
import io
import random
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest import mock
from zoneinfo import ZoneInfo

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sip_desktop import app, cli
from sip_desktop.domain.asked import read_asked
from sip_desktop.domain.deadlines import read_deadlines
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.form_reader import read_form
from sip_desktop.domain.form_together import region_faults
from sip_desktop.domain.guidance.rule import read_rules
from sip_desktop.domain.law import read_law
from sip_desktop.domain.own_profile import faults_of
from sip_desktop.domain.post_data import read_post
from sip_desktop.domain.readers import read_readers
from sip_desktop.domain.region import apply, read_own_region, read_region
from sip_desktop.services.opening import Opening
from sip_desktop.services.preferences import read_preferences
from sip_desktop.storage import backups, keys, names, restoring
from sip_desktop.storage.keys import Secret
from tests.no_rules import definitions_without_rules
from tests.torture.killing import ROOT, Result, prepare
from tests.torture.victim import PASSPHRASE, VAULTS

NOW = datetime(2026, 11, 26, 14, 3, tzinfo=ZoneInfo("Europe/Stockholm"))
MOST_SECONDS = 1.0
"""Of this process's own time, so that a busy computer is not taken for a slow program."""
FORMS = ROOT / "forms"
Examine = Callable[[Any], None]

_PATHS = ("..", "../ute", "/ute", "C:\\ute", "\\\\server\\ute", "NUL", "con", "aux.db", "a\0b", "ute ", "", ".")
_TOKENS = [b"[" * 3000, b"{" * 3000, b'{"a":' * 500, b"\xff\xfe", b"\0", b"\\u0000", b"\\ud800", b"1e999", b"-1"]
_TOKENS += [b"9" * 400, b'""', b"null", b"true", b"[]", b"{}", b"'''", b'"""', b"\r", b"\n[[", b"]]\n", b"=", b"NaN"]
# What only shows where a value is looked for: too deep, too long, no number and half a letter.
_RAW = [msgspec.Raw(body) for body in (b"[" * 3000, b'{"a":' * 3000, b"9" * 5000, b"1e999", b'"\\ud800"', b'"\xff"')]
_TOML_VALUES = [b"[" * 3000, b"{a=" * 3000, b"9" * 5000, b"nan", b"1e999", b"1979-13-41", b"12:61:00", b"0x"]
_TOML_VALUES += [b'"\\uD800"', b"'a' 'b'", b"true", b"-1", b"[[1], 2]", b'""', b"a." * 3000 + b"b = 1"]
_ODD_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(_PATHS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """``whole`` with up to six pieces cut out, doubled, replaced by noise or by what is odd in some format."""
    body = whole
    for _ in range(draw(st.integers(1, 6))):
        # Directories lie last in a zip, and what a file says of itself first.
        near = min(len(body), 500)
        at = draw(
            st.one_of(st.integers(0, len(body)), st.integers(0, near), st.integers(max(0, len(body) - near), len(body)))
        )
        length = draw(st.sampled_from([0, 0, 1, 1, 2, 4, 16, 200, 5000]))
        put = draw(st.one_of(st.just(b""), st.sampled_from(_TOKENS), st.binary(max_size=8), st.just(body[at:][:300])))
        body = body[:at] + put + body[at + length :]
    return body


@st.composite
def odd_json(draw: st.DrawFn, whole: bytes) -> bytes:
    """JSON with one value, anywhere in it, that is something else."""
    tree = msgspec.json.decode(whole)
    at, choice = tree, draw(st.randoms(use_true_random=False))
    while True:
        spots = list(at) if isinstance(at, dict) else list(range(len(at)))
        if not spots:
            break
        spot = choice.choice(spots)
        if isinstance(at[spot], dict | list) and choice.random() < 0.7:
            at = at[spot]
            continue
        at[spot] = draw(_ODD_JSON | st.sampled_from(_RAW))
        break
    return msgspec.json.encode(tree)


def noise(whole: bytes) -> st.SearchStrategy[bytes]:
    """What a JSON file may turn into."""
    return st.one_of(damaged(whole), odd_json(whole), st.binary(max_size=300), _ODD_JSON.map(msgspec.json.encode))


def zips(whole: bytes) -> st.SearchStrategy[bytes]:
    """What a backup may turn into, and zips of names that lead elsewhere."""
    parts = st.lists(
        st.tuples(st.sampled_from([backups.ABOUT, names.DATABASE, names.KEY_FILE, *_PATHS]), st.binary(max_size=60)),
        max_size=5,
    )
    return st.one_of(damaged(whole), parts.map(_zip), parts.flatmap(lambda made: damaged(_zip(made))))


def _zip(parts: list[tuple[str, bytes]]) -> bytes:
    made = io.BytesIO()
    with contextlib.suppress(UserWarning), zipfile.ZipFile(made, "w") as archive:
        for name, body in {(name or "tom").replace("\0", "0"): body for name, body in parts}.items():
            archive.writestr(name, body)
    return made.getvalue()


@st.composite
def odd_toml(draw: st.DrawFn, whole: bytes) -> bytes:
    """TOML with something else after one of its equal signs."""
    lines = whole.split(b"\n")
    with_value = [number for number, line in enumerate(lines) if b" = " in line]
    number = draw(st.sampled_from(with_value))
    lines[number] = lines[number].partition(b" = ")[0] + b" = " + draw(st.sampled_from(_TOML_VALUES))
    return b"\n".join(lines)


def toml(files: list[Path]) -> st.SearchStrategy[str]:
    """Any of the files, damaged, as the text that was read."""
    bodies = st.sampled_from([file.read_bytes() for file in files])
    return bodies.flatmap(lambda body: damaged(body) | odd_toml(body)).map(lambda body: body.decode("utf-8", "replace"))


class Sandbox:
    """A vault and a copy of it, in a folder whose surroundings are watched."""

    def __init__(self, outer: Path) -> None:
        self.outer, self.root = outer, outer / "inre" / "rum"
        prepare("restoring", self.root)
        self.folder, self.copy = self.root / "v", self.root / "kopia.sipkopia"
        self.scratch = self.root / "prov"
        self.scratch.mkdir()

    def around(self) -> dict[Path, int]:
        """Everything outside the folder that may be written in, with its size."""
        inside = {self.scratch, *self.scratch.rglob("*")}
        return {path: path.stat().st_size for path in self.outer.rglob("*") if path.is_file() and path not in inside}

    def key_file(self, body: bytes) -> None:
        (self.scratch / names.KEY_FILE).write_bytes(body)
        read = keys.read(self.scratch)
        if all(slot.kdf.memory_kib * slot.kdf.passes < 1 << 12 for slot in read.slots):
            keys.unlock(read, Secret(PASSPHRASE))

    def marker(self, body: bytes) -> None:
        (self.scratch / names.RESTORING).write_bytes(body)
        restoring.finish(self.scratch, NOW)

    def backup(self, body: bytes) -> None:
        file, into = self.scratch / "k.sipkopia", self.scratch / "uppackad"
        file.write_bytes(body)
        into.mkdir(exist_ok=True)
        for left in into.iterdir():
            left.unlink()
        backups.unpack(file, into)
        keys.unlock(keys.read(into), Secret(PASSPHRASE))


def own_profile(body: bytes) -> None:
    known = app.definitions()
    region = read_own_region(body, known.regions["uppsala"])
    if not faults_of(region, known.forms, known.national):
        for form in known.forms.values():
            apply(region, form)


def region_file(text: str) -> None:
    known = app.definitions()
    list(region_faults(read_region(text, "region.toml"), known.forms, known.national))


def _joined(parts: tuple[list[str], list[str]]) -> list[str]:
    return [*parts[0], *parts[1]]


# What each command needs, "" for a word that stands alone.
NEEDED = {"print": ("--case", "--form", "--out"), "backup": ("--out",), "blanks": ("--region", "--out")}
NEEDED |= {"restore": ("",)}


class CommandLine:
    """Commands in this process, on a trial vault and with cheap keys."""

    COMMANDS = ("cases", "verify", "forms", "print", "backup", "restore", "blanks", "demo", "", "casés", "--help")
    OPTIONS = tuple("--vault --out --case --form --region --cases --count --from --json --pen --blank --large".split())
    WORDS = ("7", "1", "-1", "0", "99999999999999999999", "1e3", "SIP-2026-0001", "uppsala", "ute")
    ODD = ("kallelse", "../../ute", "\udcff", "x" * 5000, "--", "-", "=", "'", "\n", "/dev/null", "/proc/self/mem", "~")

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        opening = Opening(app.surroundings(VAULTS), definitions_without_rules, folder, app.demo_texts)
        _keys, self.passphrase = opening.make_demo(folder / "skåp", 1)
        self.words = (*self.WORDS, *self.ODD, str(folder / "skåp"), str(folder / "ny"), str(folder))

    def strategy(self) -> st.SearchStrategy[tuple[list[str], str]]:
        option = st.sampled_from((*self.OPTIONS, "--passphrase-stdin"))
        word = st.sampled_from(self.words) | st.text(st.characters(exclude_characters="\0"), max_size=6)
        given_to = st.tuples(option, word).map(list) | st.tuples(option).map(list) | st.tuples(word).map(list)
        rest = st.lists(given_to, max_size=5).map(lambda groups: [each for group in groups for each in group])
        stdin = st.sampled_from([self.passphrase, "", "fel"]) | st.text(max_size=10)
        return st.tuples(st.tuples(st.sampled_from(self.COMMANDS).flatmap(self._begun), rest).map(_joined), stdin)

    def _begun(self, command: str) -> st.SearchStrategy[list[str]]:
        """The command alone, or with all that it needs and something odd for each."""
        words = st.sampled_from(self.words)
        filled = [words.map(lambda word, name=name: [name, word][not name :]) for name in NEEDED.get(command, ())]
        vault = [] if command == "forms" else ["--vault", str(self.folder / "skåp"), "--passphrase-stdin"]
        whole = st.tuples(*filled).map(lambda groups: [command, *vault, *(each for group in groups for each in group)])
        return st.one_of(st.just([command]), whole, whole)

    def examine(self, made: tuple[list[str], str]) -> None:
        arguments, stdin = made
        said = io.StringIO()
        started = time.process_time()
        with (
            mock.patch.object(app, "vaults", return_value=VAULTS),
            mock.patch.object(sys, "stdin", io.StringIO(stdin + "\n")),
            contextlib.redirect_stdout(said),
            contextlib.redirect_stderr(said),
        ):
            try:
                code = cli.main(arguments)
            except SystemExit as ended:
                code = ended.code
        assert code in (0, 1, 2), (code, said.getvalue()[-300:])
        assert "Traceback" not in said.getvalue()
        # What was asked for may take its time; a refusal may not.
        assert code != 2 or time.process_time() - started < MOST_SECONDS


@contextlib.contextmanager
def targets(scratch: Path) -> Iterator[dict[str, tuple[st.SearchStrategy[Any], Examine]]]:
    """What is examined, by name: how its input is made up, and what reads it."""
    sandbox, line = Sandbox(scratch / "yttre"), CommandLine(scratch)
    egen = msgspec.json.encode(app.definitions().regions["uppsala"])
    marker = msgspec.json.encode(restoring.Marker("ersatt 2026-11-26 14.03.00"))
    forms = [file for file in sorted(FORMS.glob("*.toml")) if file.name not in NOT_FORMS]
    rules = [file for file in sorted((FORMS / "rules").glob("*.toml")) if file.name != "asked.toml"]
    preferences = b'{"folder":"/home/anna/v","scheme":"dark","text_percent":150,"capture_guard":true,"idle_minutes":5}'
    around = sandbox.around()
    yield {
        "nycklar.json": (noise((sandbox.folder / names.KEY_FILE).read_bytes()), sandbox.key_file),
        "aterstall.json": (noise(marker), sandbox.marker),
        "backup copy": (zips(sandbox.copy.read_bytes()), sandbox.backup),
        "own profile": (noise(egen), own_profile),
        "form": (toml(forms), lambda text: read_form(text, "form.toml") and None),
        "region": (toml(sorted((FORMS / "regions").glob("*.toml"))), region_file),
        "law": (one("law.toml"), lambda text: read_law(text, "law.toml") and None),
        "deadlines": (one("deadlines.toml"), lambda text: read_deadlines(text, "deadlines.toml") and None),
        "rules": (toml(rules), lambda text: read_rules(text, "rules.toml") and None),
        "asked": (one("rules/asked.toml"), lambda text: read_asked(text, "asked.toml") and None),
        "readers": (one("readers.toml"), lambda text: read_readers(text, "readers.toml") and None),
        "post": (one("post.toml"), lambda text: read_post(text, "post.toml") and None),
        "preferences": (noise(preferences), lambda body: read_preferences(body) and None),
        "command line": (line.strategy(), line.examine),
    }
    assert sandbox.around() == around, "something outside the folder was written"


NAMES = ("nycklar.json", "aterstall.json", "backup copy", "own profile", "form", "region", "law", "deadlines")
NAMES += ("rules", "asked", "readers", "post", "preferences", "command line")
NOT_FORMS = ("law.toml", "deadlines.toml", "readers.toml", "post.toml")


def one(name: str) -> st.SearchStrategy[str]:
    """Damaged forms of one file of the program."""
    return toml([FORMS / name])


def fuzz(name: str, examples: int, seed: int | None = None) -> Result:
    """So many examples of one kind; with no seed always the same. Raises what was found, with the example."""
    result = Result(f"fuzz: {name}")

    def examine(made: Any) -> None:
        started = time.process_time()
        with contextlib.suppress(Fault):
            read(made)
        took = time.process_time() - started
        result.runs, result.longest = result.runs + 1, max(result.longest, took)
        assert name == "command line" or took < MOST_SECONDS

    with tempfile.TemporaryDirectory() as scratch, targets(Path(scratch)) as known:
        strategy, read = known[name]
        cwd = Path(scratch) / "cwd" / "här"
        cwd.mkdir(parents=True)
        quiet = settings(
            max_examples=examples,
            deadline=None,
            database=None,
            derandomize=seed is None,
            suppress_health_check=list(HealthCheck),
        )
        random.seed(seed)
        with contextlib.chdir(cwd):
            quiet(given(strategy)(examine))()
    return result
