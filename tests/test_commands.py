"""The self-test of the program: goes through every step, and names the one where it stopped."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sip_desktop import app, commands
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Finding
from sip_desktop.storage.keys import Kdf
from sip_desktop.storage.vaults import Vaults
from sip_desktop.texts import cli as texts

ROOT = Path(__file__).resolve().parents[1]


class Odd(Vaults):
    """Vaults with cheap keys whose check of a vault finds something."""

    def verify(self, folder: Path, keys: object) -> list[Finding]:
        return [Finding("sidor", False, "Skadade sidor: 1.")]


def cheap(kind: type[Vaults]) -> Callable[[], Vaults]:
    return lambda: kind(app.now, {}, lambda: Kdf(64, 1, 1))


def stop(*_given: object) -> None:
    raise Fault("Något utanför programmet är fel.")


@pytest.fixture(autouse=True)
def cheap_keys_and_no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "vaults", cheap(Vaults))
    monkeypatch.setattr(app, "try_window", lambda: None)


def test_the_self_test_says_that_all_is_well_and_leaves_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert commands.selftest() == 0
    assert capsys.readouterr().out.strip() == texts.SELFTEST_OK
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "broken", "step"),
    [
        ("demo_texts", stop, texts.STEP_VAULT),
        ("paper", stop, texts.STEP_PAPER),
        ("vaults", cheap(Odd), texts.STEP_CHECK),
        ("try_window", stop, texts.STEP_WINDOW),
    ],
)
def test_the_self_test_names_the_step_where_it_stopped(
    monkeypatch: pytest.MonkeyPatch, name: str, broken: Callable[[], object], step: str
) -> None:
    monkeypatch.setattr(app, name, broken)
    with pytest.raises(Fault) as caught:
        commands.selftest()
    assert texts.SELFTEST_STEP.format(step=step) in caught.value.text


def test_the_self_test_of_the_program_itself_passes(root: Path) -> None:
    command = [sys.executable, "-m", "sip_desktop", "selftest"]
    environment = os.environ | {"PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == texts.SELFTEST_OK


@pytest.mark.parametrize("others", ["services.everything", "services.guidance", "domain.protection.check", "printing"])
def test_a_short_command_does_not_wait_for_what_only_others_need(others: str) -> None:
    code = f"import sys, sip_desktop.commands; print('sip_desktop.{others}' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout == "False\n"
