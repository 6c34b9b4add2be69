"""The rules on the command line: JSON of the keys that are promised, a paper that a stop holds is not written."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from sip_desktop import app, cli
from sip_desktop.domain.written_case import read_case
from sip_desktop.services.demo import write_case
from tests.test_cli import Run, Trial, cheap_vaults

KEYS = {"rule", "level", "text", "source", "action"}
LEVELS = {"stop", "warning", "info"}
PASSPHRASE = "en lång mening om höstlöv"
THE_DAY = datetime(2026, 12, 22, 16, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
A, B, C, F = range(4)
STORIES = (
    (A, "planering_insats"),  # Nobody has consented yet.
    (B, "kallelse"),  # Without the second consent, which covers the sister and the employment service.
    (C, "plan"),
)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setattr(cli, "harden", lambda: None)
    monkeypatch.setattr(app, "vaults", cheap_vaults)
    monkeypatch.setattr(app, "now", lambda: THE_DAY)
    return Run(monkeypatch, capsys)


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """A vault with three of the invented cases, told up to a paper; the numbers are 1 to 3."""
    folder = tmp_path_factory.mktemp("regler") / "skåp"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "vaults", cheap_vaults)
        opening = app.opening()
        made = opening.create(folder, "Anna Åkerö", "AÅ", "Handläggare", PASSPHRASE)
        services = opening.open(folder, made.keys)
        for number, until in STORIES:
            case = read_case(app.demo_texts()[number])
            names = [name for name in case.names() if (number, name) != (B, "samtycke_vuxen-2")]
            kept = [
                document
                for name, document in zip(case.names(), case.documents, strict=True)
                if name in names[: names.index(until) + 1]
            ]
            write_case(services, replace(case, documents=tuple(kept), evaluations=()))
        services.session.close()
    return Trial(folder, PASSPHRASE)


def test_what_the_rules_say_is_json_of_these_keys(run: Run, trial: Trial) -> None:
    for number in (1, 2, 3):
        answer = run("guidance", "--vault", trial.folder, "--case", number, "--json", passphrase=trial.passphrase)
        assert (answer.code, answer.err) == (0, "")
        found = json.loads(answer.out)
        assert found
        for one in found:
            assert one.keys() == KEYS
            assert one["level"] in LEVELS
            assert one["text"]
            assert one["source"]


def test_the_stops_come_first(run: Run, trial: Trial) -> None:
    answer = run("guidance", "--vault", trial.folder, "--case", "1", "--json", passphrase=trial.passphrase)
    levels = [one["level"] for one in json.loads(answer.out)]
    assert levels[0] == "stop"
    assert "stop" not in levels[levels.count("stop") :]


def rules(run: Run, trial: Trial, case: int, now: str) -> set[str]:
    words = ("guidance", "--vault", trial.folder, "--case", case, "--now", now, "--json")
    return {one["rule"] for one in json.loads(run(*words, passphrase=trial.passphrase).out)}


def test_the_time_that_is_given_is_the_time_that_is_counted_from(run: Run, trial: Trial) -> None:
    """Case C: the answers are late from the hour the kallelse says, and a consent ends after a year."""
    assert "R-SAM-01" not in rules(run, trial, 3, "2026-11-24T16:00")
    assert "R-SAM-01" in rules(run, trial, 3, "2028-01-01")
    assert "R-KAL-19" in rules(run, trial, 2, "2026-12-29T09:00")
    assert rules(run, trial, 3, "2026-11-24T16:00+01:00") == rules(run, trial, 3, "2026-11-24T16:00")


@pytest.mark.parametrize(
    "time", ["i morgon", "2026-13-01", "2026-02-30T10:00", "kl. 13", "0001-01-01", "9999-12-31T23:59", "-1", "{time}"]
)
def test_a_time_that_cannot_be_is_one_sentence(run: Run, trial: Trial, time: str) -> None:
    words = ("guidance", "--vault", trial.folder, "--case", "1", f"--now={time}", "--json")
    sentence = run(*words, passphrase=trial.passphrase).sentence()
    assert time in sentence
    assert "{first}" not in sentence


@pytest.mark.parametrize("case", ["99", "nej", "SIP-2026-"])
def test_a_case_that_is_not_there_is_one_sentence(run: Run, trial: Trial, case: str) -> None:
    assert run("guidance", "--vault", trial.folder, "--case", case, "--json", passphrase=trial.passphrase).sentence()


def test_a_clear_kallelse_that_a_stop_holds_is_not_written(run: Run, trial: Trial, tmp_path: Path) -> None:
    out = tmp_path / "papper.pdf"
    words = ("print", "--vault", trial.folder, "--case", "2", "--form", "kallelse", "--out", out)
    answer = run(*words, passphrase=trial.passphrase)
    assert (answer.code, answer.out) == (1, "")
    lines = answer.err.splitlines()
    assert [line.split(" ", 1)[0] for line in lines] == ["R-SAM-01", "R-SAM-01"]
    assert all(line.endswith(".") for line in lines)
    assert not out.exists()
    assert list(tmp_path.iterdir()) == []


def test_a_blank_and_what_no_stop_holds_are_written(run: Run, trial: Trial, tmp_path: Path) -> None:
    vault = ("--vault", trial.folder)
    blank = ("print", *vault, "--case", "2", "--form", "kallelse", "--blank", "--out", tmp_path / "tom.pdf")
    assert run(*blank, passphrase=trial.passphrase).code == 0
    allowed = ("print", *vault, "--case", "3", "--form", "plan", "--out", tmp_path / "plan.pdf")
    answer = run(*allowed, passphrase=trial.passphrase)
    assert (answer.code, answer.err) == (0, "")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["plan.pdf", "tom.pdf"]


def test_nothing_of_the_case_stands_in_the_output(run: Run, trial: Trial) -> None:
    """Rules speak of parties by what they are; a name or a place of the case stays in the vault."""
    answer = run("guidance", "--vault", trial.folder, "--case", "1", "--json", passphrase=trial.passphrase)
    secrets = ("Tilda", "Mira", "Ruben", "Prov,", "Säffle", "Provgården", "Provlundaskolan", "0533", "9801", "070-174")
    assert [secret for secret in secrets if secret in answer.out] == []
