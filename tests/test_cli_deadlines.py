"""The command ``deadlines``: due dates as JSON, and one plain sentence for what cannot be understood."""

from __future__ import annotations

import json

import pytest

from sip_desktop.cli import main

KEYS = {"id", "from_event", "raw", "due", "moved_by", "source"}


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["deadlines", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_due_dates_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(
        capsys,
        *("--region", "skane", "--event", "hospital_notice=2026-12-23T14:30"),
        *("--event", "discharge_ready=2026-12-21T09:00", "--event", "invitation_published=2026-12-23", "--json"),
    )
    assert (code, err) == (0, "")
    found = {each["id"]: each for each in json.loads(out)}
    assert all(set(each) == KEYS for each in found.values())
    assert found["d4_kallelse"]["due"] == "2026-12-24T14:30:00+01:00"
    assert found["d4_kallelse"]["from_event"] == "hospital_notice"
    assert (found["d5_mote"]["raw"], found["d5_mote"]["due"]) == ("2026-12-24", "2026-12-28")
    law = found["utskrivningsklar_kallelse"]
    assert (law["raw"], law["due"]) == ("2026-12-24", "2026-12-28")
    assert "julafton" in law["moved_by"]
    assert "1930:173" in law["moved_by"]


@pytest.mark.parametrize("region", "uppsala haninge skane halland varmland".split())
def test_every_region_answers_every_event(capsys: pytest.CaptureFixture[str], region: str) -> None:
    names = "need_noticed hospital_notice invitation_published discharge_ready discharged meeting deviation_reported"
    events = [f"--event={name}=2026-11-26T13:00" for name in [*names.split(), "consent_given"]]
    code, out, err = run(capsys, "--region", region, *events, "--json")
    assert (code, err) == (0, "")
    assert {each["id"] for each in json.loads(out)} >= {"d8_genast", "utskrivningsklar_kallelse"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--region", "narke", "--event", "meeting=2026-11-26"), "narke"),
        (("--region", "skane", "--event", "party=2026-11-26"), "ingen händelse party"),
        (("--region", "skane", "--event", "meeting"), "meeting går inte att förstå"),
        (("--region", "skane", "--event", "meeting="), "går inte att förstå"),
        (("--region", "skane", "--event", "meeting=i morgon"), "i morgon går inte att förstå"),
        (("--region", "skane", "--event", "meeting=2026-02-30"), "2026-02-30"),
        (("--region", "skane", "--event", "meeting=2026-11-26T25:00"), "25:00"),
        (("--region", "skane", "--event", "meeting=9999-12-31"), "1900–2100"),
        (("--region", "skane", "--event", "meeting=-2026-11-26"), "går inte att förstå"),
        (("--region", "skane", "--event", "meeting=2026-11-26", "--event", "meeting=2026-11-27"), "två gånger"),
        (("--region", "skane"), "--event"),
        (("--event", "meeting=2026-11-26"), "--region"),
    ],
)
def test_bad_input_is_one_sentence(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str) -> None:
    code, out, err = run(capsys, *arguments, "--json")
    assert (code, out) == (2, "")
    assert words in err
    assert len(err.strip().splitlines()) == 1


def test_an_order_that_cannot_be_is_counted_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(
        capsys, "--region", "halland", "--event", "need_noticed=2026-11-26", "--event", "meeting=2026-11-20", "--json"
    )
    assert code == 0
    assert {each["id"] for each in json.loads(out)} >= {"d3_mote", "d12_motets_langd"}
    assert err == "Mötet ligger före dagen då behovet sågs. Kontrollera datumen.\n"
