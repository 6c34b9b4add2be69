"""The command line as it is used: exit codes, one Swedish sentence on stderr, JSON of the shapes that are promised."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from sip_desktop import app, cli, commands
from sip_desktop.domain.answers import Content, Ref, Row
from sip_desktop.services.binder_pages import is_numbered
from sip_desktop.storage.keys import Kdf
from sip_desktop.storage.vaults import Vaults
from sip_desktop.texts import cli as texts
from sip_desktop.texts import vault as vault_texts

FIELD_KEYS = {"id", "label", "type", "required", "filled_by", "source"}
CASE_KEYS = {"number", "word", "region", "state", "next_deadline", "responsible"}


@dataclass(frozen=True)
class Answer:
    """What a command gave back."""

    code: int
    out: str
    err: str

    def sentence(self) -> str:
        """The one sentence or two of a refusal, after proving that it is nothing else."""
        assert self.code == 2, self
        assert self.out == ""
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1, self.err
        assert "Traceback" not in self.err
        assert re.fullmatch(r"(?:[A-ZÅÄÖ]|[a-z]+\.toml, ).*[.!]", self.err.strip()), self.err
        return self.err.strip()


@dataclass(frozen=True)
class Trial:
    """A trial vault and the passphrase it was made with."""

    folder: Path
    passphrase: str


class Run:
    """Runs a command in this process, with a passphrase as stdin where one is given."""

    def __init__(self, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self._patch = patch
        self._capture = capture

    def __call__(self, *words: object, passphrase: str = "") -> Answer:
        self._patch.setattr(sys, "stdin", io.StringIO(passphrase + "\n"))
        if passphrase:
            words = (*words, "--passphrase-stdin")
        code = cli.main([str(word) for word in words])
        out, err = self._capture.readouterr()
        return Answer(code, out, err)


def cheap_vaults() -> Vaults:
    return Vaults(app.now, {}, lambda: Kdf(64, 1, 1))


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    folder = tmp_path_factory.mktemp("prov") / "skåp"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "vaults", cheap_vaults)
        _keys, passphrase = app.opening().make_demo(folder)
    return Trial(folder, passphrase)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setattr(cli, "harden", lambda: None)
    monkeypatch.setattr(app, "vaults", cheap_vaults)
    return Run(monkeypatch, capsys)


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def pdf_text(file: Path) -> str:
    document = pypdfium2.PdfDocument(file.read_bytes())
    text = " ".join(document[index].get_textpage().get_text_range() for index in range(len(document)))
    document.close()
    return re.sub(r"\s+", " ", text)


# ── what works ──────────────────────────────────────────────────────────────────────────────────────────────


def test_demo_makes_a_vault_and_its_last_line_opens_it(run: Run, tmp_path: Path) -> None:
    answer = run("demo", "--vault", tmp_path / "nytt", "--cases", "5")
    assert (answer.code, answer.err) == (0, "")
    passphrase = answer.out.splitlines()[-1]
    rows = json.loads(run("cases", "--vault", tmp_path / "nytt", "--json", passphrase=passphrase).out)
    assert len(rows) == 5


def test_cases_lists_the_register(run: Run, trial: Trial) -> None:
    answer = run("cases", "--vault", trial.folder, "--json", passphrase=trial.passphrase)
    rows: list[dict[str, Any]] = json.loads(answer.out)
    assert answer.code == 0
    assert all(row.keys() == CASE_KEYS for row in rows)
    assert [row["number"][-4:] for row in rows] == ["0004", "0003", "0002", "0001"]
    assert [row["region"] for row in rows] == ["uppsala", "halland", "uppsala", "varmland"]
    followed_up = rows[2]
    assert (followed_up["state"], followed_up["next_deadline"]) == ("T9", "2027-03-31")
    for secret in ("Tilda", "Prov", "20150922", "skyddad"):
        assert secret not in answer.out


def test_cases_of_one_case_lists_its_parties(run: Run, trial: Trial) -> None:
    year = app.now().year
    answers = [
        run("cases", "--vault", trial.folder, "--case", case, "--json", passphrase=trial.passphrase)
        for case in ("1", "0001", f"SIP-{year}-0001", f"sip-{year}-0001")
    ]
    assert len({answer.out for answer in answers}) == 1
    parties = json.loads(answers[0].out)
    assert all(party.keys() == {"row", "kind", "label"} for party in parties)
    assert parties[0] == {"row": "person", "kind": "person", "label": "Tilda Prov"}
    assert {party["kind"] for party in parties} == {"person", "vardnadshavare", "aktor"}


def test_forms_lists_every_form_and_field(run: Run) -> None:
    answer = run("forms", "--json")
    forms = json.loads(answer.out)
    assert answer.code == 0
    assert {form["id"] for form in forms} == set(app.definitions().forms)
    for form in forms:
        assert form.keys() == {"id", "title", "version", "fields"}
        assert all(field.keys() == FIELD_KEYS for field in form["fields"])
        assert isinstance(form["version"], int)


def test_forms_of_a_region_speak_as_the_region_does(run: Run) -> None:
    def label(region: str) -> str:
        forms = json.loads(run("forms", "--region", region, "--json").out)
        plan = next(form for form in forms if form["id"] == "plan")
        return str(next(field["label"] for field in plan["fields"] if field["id"] == "p_samordnare"))

    labels = {region: label(region) for region in app.definitions().regions}
    assert len(set(labels.values())) > 1
    assert not any("{" in words for words in labels.values())


@pytest.mark.parametrize("form", ["arendeblad", "kallelse", "plan"])
@pytest.mark.parametrize(("mode", "named"), [((), True), (("--pen",), True), (("--blank",), False)])
def test_print_writes_the_paper(
    run: Run, trial: Trial, tmp_path: Path, form: str, mode: tuple[str, ...], named: bool
) -> None:
    out = tmp_path / "papper.pdf"
    words = ("print", "--vault", trial.folder, "--case", "3", "--form", form, *mode, "--out", out)
    answer = run(*words, passphrase=trial.passphrase)
    assert answer == Answer(0, "", "")
    assert ("Alva Test" in pdf_text(out)) is named
    if os.name == "posix":
        assert out.stat().st_mode & 0o077 == 0


def test_a_stop_is_told_without_what_was_found_in_the_case(run: Run, trial: Trial, tmp_path: Path) -> None:
    """What a command complains of ends in logs: which rule and what to do, and nobody's name."""
    folder = tmp_path / "skåp"
    keys, passphrase = app.opening().make_demo(folder, 4)
    services = app.opening().open(folder, keys)
    services.documents.save(
        services.documents.start(2, "arendeblad"),
        Content({"namn": "Tilda Prov", "far_inte_veta": (Row("rolf", {"namn": "Rolf Prov"}),)}),
    )
    plan = next(line.document.id for line in services.door.open(2).lines if line.document.form == "plan")
    services.documents.correct(plan)
    content = services.documents.open(plan).content
    seats = (Row("d1", {"pd_part": Ref("", "Rolf Prov")}),)
    services.documents.save(plan, Content({**content.answers, "p_deltagare": seats}))
    services.session.close()
    words = ("print", "--vault", folder, "--case", "2", "--form", "plan", "--out", tmp_path / "x.pdf")
    answer = run(*words, passphrase=passphrase)
    assert answer.code == 1
    assert not (tmp_path / "x.pdf").exists()
    assert "O-23" in answer.err
    rules = {rule.id: f"{rule.id} {rule.why} {rule.action}" for rule in app.definitions().rules}
    for line in answer.err.splitlines():
        assert line == rules[line.split(" ")[0]]


def test_printing_a_clear_paper_twice_gives_the_next_copy(run: Run, trial: Trial, tmp_path: Path) -> None:
    words = ("print", "--vault", trial.folder, "--case", "2", "--form", "plan")
    for number in (1, 2):
        assert run(*words, "--out", tmp_path / f"{number}.pdf", passphrase=trial.passphrase).code == 0
    assert pdf_text(tmp_path / "1.pdf") != pdf_text(tmp_path / "2.pdf")


def numbered(region: str) -> int:
    """How many of a region's forms carry a number in its binder."""
    return sum(is_numbered(form) for form in app.definitions().forms_of(region))


def test_blanks_are_numbered_one_after_another(run: Run, tmp_path: Path) -> None:
    assert run("blanks", "--region", "halland", "--out", tmp_path / "a.pdf", "--from", "4100", "--count", "2").code == 0
    text = pdf_text(tmp_path / "a.pdf")
    forms = numbered("halland")
    for number in range(4100, 4100 + 2 * forms):
        assert f"{number:04}" in text
    assert f"{4100 + 2 * forms:04}" not in text
    assert run("blanks", "--region", "halland", "--out", tmp_path / "b.pdf").code == 0
    bare = pdf_text(tmp_path / "b.pdf")
    assert "4100" not in bare
    assert "Blankett nr" not in bare.replace("Namn Blankett nr", "")


def test_blanks_of_a_vault_go_on_where_the_last_ones_ended(run: Run, trial: Trial, tmp_path: Path) -> None:
    ends = []
    for place in range(2):
        out = tmp_path / f"{place}.pdf"
        words = ("blanks", "--region", "uppsala", "--vault", trial.folder, "--out", out)
        assert run(*words, passphrase=trial.passphrase).code == 0
        text = pdf_text(out)
        cover = re.search(r"([0-9]{4})–([0-9]{4})", text)
        assert cover
        first, last = int(cover[1]), int(cover[2])
        assert last - first + 1 == numbered("uppsala")
        shown = {int(number) for number in re.findall(r"Blankett nr ([0-9]{4})", text)}
        assert shown <= set(range(first, last + 1))
        assert len(shown) > numbered("uppsala") / 2, "those with more than one page say it in words"
        ends.append((first, last))
    assert ends[1][0] == ends[0][1] + 1


def test_blanks_with_a_number_that_is_taken_change_nothing(run: Run, trial: Trial, tmp_path: Path) -> None:
    def blanks(name: str, *more: object) -> Answer:
        words = ("blanks", "--region", "skane", "--vault", trial.folder, "--out", tmp_path / name, *more)
        return run(*words, passphrase=trial.passphrase)

    assert blanks("a.pdf", "--from", "7001").code == 0
    assert "7001 är redan utdelat" in blanks("b.pdf", "--from", "7001").sentence()
    assert not (tmp_path / "b.pdf").exists()
    assert blanks("saknas/c.pdf").sentence() == vault_texts.GONE
    assert blanks("d.pdf").code == 0
    first = 7001 + numbered("skane")
    assert f"{first:04}–" in pdf_text(tmp_path / "d.pdf")


def test_verify_looks_at_everything_and_says_so(run: Run, trial: Trial) -> None:
    answer = run("verify", "--vault", trial.folder, passphrase=trial.passphrase)
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert len(lines) >= 6
    assert all(line.startswith("✓ ") for line in lines)


def test_verify_is_one_when_the_register_is_wrong(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "skåp"
    keys, passphrase = app.opening().make_demo(folder, 1)
    opened = cheap_vaults().open(folder, keys)
    [case] = opened.store.cases()
    from msgspec.structs import replace

    opened.store.keep_case(replace(case, next_deadline="2020-01-01"))
    opened.close()
    answer = run("verify", "--vault", folder, passphrase=passphrase)
    assert answer.code == 1
    assert [line for line in answer.out.splitlines() if line.startswith("✗")] == [
        f"✗ {texts.FINDING_REGISTER}: {texts.REGISTER_WRONG.format(count=1)}"
    ]


def test_verify_is_one_when_a_page_is_damaged(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "skåp"
    _keys, passphrase = app.opening().make_demo(folder, 2)
    file = folder / "sip.db"
    body = bytearray(file.read_bytes())
    body[len(body) // 2] ^= 1
    file.write_bytes(body)
    answer = run("verify", "--vault", folder, passphrase=passphrase)
    assert answer.code == 1
    assert "✗" in answer.out
    assert "Traceback" not in answer.err


# ── what is refused ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["hittepå"], "hittepå"),
        (["--version2"], "kommando"),
        (["demo"], "--vault"),
        (["demo", "--vault", "v", "--cases", "många"], "heltal, inte många"),
        (["demo", "--vault", "v", "--cases", "0"], texts.BAD_COUNT),
        (["forms", "--json", "mer"], "mer"),
        (["forms", "--region", "atlantis", "--json"], "atlantis"),
        (["blanks", "--region", "atlantis", "--out", "x.pdf"], "uppsala"),
        (["blanks", "--region", "uppsala", "--out", "x.pdf", "--count", "0"], texts.BAD_COUNT),
        (["blanks", "--region", "uppsala", "--out", "x.pdf", "--from", "-3"], texts.BAD_COUNT),
        (["blanks", "--region", "uppsala", "--out", "finns/inte/x.pdf"], vault_texts.GONE),
        (["cases", "--vault"], "--vault"),
        (["cases", "--vault", "finns-inte"], texts.NO_VAULT),
        (["verify", "--vault", "finns-inte"], texts.NO_VAULT),
        (["verify", "--vault", "x" * 5000], texts.NO_VAULT),
        (["demo", "--vault", "x" * 5000], texts.UNREACHABLE),
        (["print", "--vault", "v", "--case", "1", "--form", "plan", "--out", "x", "--pen", "--blank"], "--pen"),
        (["print", "--vault", "finns-inte", "--case", "1", "--form", "hittepå", "--out", "x.pdf"], "hittepå"),
    ],
)
def test_wrong_use_is_one_sentence(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert said in run(*words).sentence()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--case", "77", "--form", "plan"), "Det finns inget ärende"),
        (("--case", "0", "--form", "plan"), "Det finns inget ärende"),
        (("--case", "SIP-1999-0001", "--form", "plan"), "Det finns inget ärende"),
        (("--case", "9" * 30, "--form", "plan"), texts.NO_CASE_NUMBER),
        (("--case", "-1", "--form", "plan"), texts.NO_CASE_NUMBER),
        (("--case", "Tilda Prov", "--form", "plan"), texts.NO_CASE_NUMBER),
        (("--case", "٣", "--form", "plan"), texts.NO_CASE_NUMBER),
        (("--case", "1", "--form", "utvardering_person"), texts.NO_DOCUMENT),
    ],
)
def test_what_is_not_there_is_one_sentence(
    run: Run, trial: Trial, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    out = tmp_path / "x.pdf"
    answer = run("print", "--vault", trial.folder, *words, "--out", out, passphrase=trial.passphrase)
    assert said in answer.sentence()
    assert not out.exists()


@pytest.mark.parametrize("command", [("cases",), ("verify",), ("blanks", "--region", "uppsala", "--out", "x.pdf")])
def test_a_wrong_passphrase_changes_nothing(
    run: Run, trial: Trial, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    before = contents(trial.folder)
    for wrong in ("fel", trial.passphrase + "x", "\udcff"):
        answer = run(*command, "--vault", trial.folder, passphrase=wrong)
        assert answer.sentence() == vault_texts.WRONG_PASSPHRASE
    assert contents(trial.folder) == before
    assert list(tmp_path.iterdir()) == []


def test_without_a_terminal_the_passphrase_is_asked_for_by_name(run: Run, trial: Trial) -> None:
    assert run("cases", "--vault", trial.folder).sentence() == texts.NO_TERMINAL


def test_a_folder_that_exists_is_refused_and_left_alone(run: Run, trial: Trial, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    (tmp_path / "fil").write_text("mitt")
    before = contents(trial.folder)
    for folder in (trial.folder, tmp_path / "tom", tmp_path / "fil"):
        assert run("demo", "--vault", folder).sentence() == texts.FOLDER_TAKEN
    assert contents(trial.folder) == before
    assert list((tmp_path / "tom").iterdir()) == []
    assert (tmp_path / "fil").read_text() == "mitt"


def test_a_file_that_exists_is_refused_and_left_alone(run: Run, trial: Trial, tmp_path: Path) -> None:
    taken = tmp_path / "finns.pdf"
    taken.write_bytes(b"mitt")
    before = contents(trial.folder)
    vault = ("--vault", trial.folder)
    for words in (
        ("blanks", "--region", "uppsala", "--out", taken),
        ("print", *vault, "--case", "1", "--form", "plan", "--out", taken),
    ):
        assert run(*words, passphrase=trial.passphrase).sentence() == texts.FILE_TAKEN
    assert taken.read_bytes() == b"mitt"
    assert contents(trial.folder) == before


def test_a_vault_that_is_open_is_said_to_be(run: Run, trial: Trial) -> None:
    opened = cheap_vaults().open(trial.folder, cheap_vaults().unlock(trial.folder, trial.passphrase))
    try:
        answer = run("cases", "--vault", trial.folder, passphrase=trial.passphrase)
        assert answer.sentence().startswith("Skåpet är redan öppet: DH")
    finally:
        opened.close()


def test_a_fault_of_the_forms_names_the_file(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sip_desktop.services import definitions

    (tmp_path / "regions").mkdir()
    (tmp_path / "plan.toml").write_text('id = "plan"\nhittepå = 1\n', encoding="utf-8")
    monkeypatch.setattr(app, "definitions", lambda: definitions.load(tmp_path))
    assert "plan.toml" in run("forms", "--json").sentence()


def test_an_error_of_our_own_is_a_code_and_no_traceback(tmp_path: Path, root: Path) -> None:
    script = (
        "import sys\nfrom sip_desktop import cli, commands\n"
        "def broken(region):\n    raise ValueError('Tilda Prov, 20150922-9801')\n"
        "commands.forms = broken\nsys.exit(cli.main(['forms', '--json']))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=root, check=False)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "Tilda" not in done.stderr
    assert "SIP-FEL ValueError" in done.stderr
    assert commands.forms.__name__ == "forms"


# ── the program itself, as a process ────────────────────────────────────────────────────────────────────────


def program(root: Path, *words: object, passphrase: str = "", **env: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "sip_desktop", *map(str, words)]
    environment = os.environ | {"PYTHONPATH": str(root)} | env
    return subprocess.run(command, input=passphrase.encode() + b"\n", capture_output=True, env=environment, check=False)


def test_as_a_process_it_answers_in_utf8_whatever_the_computer_speaks(root: Path, trial: Trial) -> None:
    speaks_otherwise = {"LC_ALL": "C", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for env in ({}, speaks_otherwise):
        words = ("verify", "--vault", trial.folder, "--passphrase-stdin")
        done = program(root, *words, passphrase=trial.passphrase, **env)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode().startswith("✓ ")


def test_as_a_process_it_refuses_in_one_sentence(root: Path, trial: Trial) -> None:
    done = program(root, "cases", "--vault", trial.folder, "--passphrase-stdin", passphrase="fel")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().strip() == vault_texts.WRONG_PASSPHRASE
    latin = [sys.executable, "-m", "sip_desktop", "cases", "--vault", str(trial.folder), "--passphrase-stdin"]
    odd = subprocess.run(latin, input=b"\xff\xfe\x00\n", capture_output=True, cwd=root, check=False)
    assert (odd.returncode, odd.stderr.decode().strip()) == (2, vault_texts.WRONG_PASSPHRASE)


def test_who_stops_reading_gets_no_complaint(root: Path) -> None:
    command = [sys.executable, "-m", "sip_desktop", "forms", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=root) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
