"""The project's tool: what it installs is exactly what is locked, and what it says when it cannot."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dev
from bench.__main__ import measure, once, table

ROOT = Path(__file__).resolve().parent.parent
NAME = re.compile(r"^([A-Za-z0-9_.-]+)", re.MULTILINE)


def names(text: str) -> set[str]:
    return {name.lower().replace("_", "-") for name in NAME.findall(re.sub(r"(?m)^(\s|#|-).*$", "", text))}


def test_every_requirement_is_locked_with_hashes() -> None:
    for lock in dev.DEV_LOCKS:
        text = (ROOT / lock).read_text(encoding="utf-8")
        wanted = (ROOT / lock).with_suffix(".in").read_text(encoding="utf-8")
        assert names(wanted) <= names(text)
        entries = re.split(r"(?m)^(?=[A-Za-z])", text)[1:]
        assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)
        assert "://" not in text


def test_the_package_asks_for_what_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert names("\n".join(project["dependencies"])) == names((ROOT / "requirements.in").read_text(encoding="utf-8"))


def test_both_locks_agree() -> None:
    """A package in both has the same version: pip would refuse it otherwise, but only on a new machine."""
    texts = [(ROOT / lock).read_text(encoding="utf-8") for lock in dev.DEV_LOCKS]
    run, more = (dict(re.findall(r"(?m)^(\S+?)==(\S+)", text)) for text in texts)
    assert all(run[name] == more[name] for name in run.keys() & more.keys())


@pytest.mark.parametrize("arguments", [[], ["nonsense"]])
def test_wrong_use_shows_the_commands(arguments: list[str]) -> None:
    done = subprocess.run([sys.executable, "dev.py", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert all(f"dev.py {name}" in done.stdout for name in ("run", "test", "lint", "bench", "build"))


def test_an_old_python_is_told_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("platform.python_version_tuple", lambda: ("3", "9", "2"))
    assert dev.main(["run"]) == 2
    assert "3.11 eller nyare" in capsys.readouterr().out


def test_nothing_is_installed_when_the_stamp_is_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a stamp of both locks neither set is installed again; with a changed lock it is."""
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(dev, "python", lambda *given, **_: asked.append(given) or 0)
    dev.prepare(dev.DEV_LOCKS)
    dev.prepare(dev.DEV_LOCKS)
    dev.prepare(dev.RUN_LOCKS)
    assert len(asked) == 1
    assert {"--require-hashes", "requirements.lock", "requirements-dev.lock"} <= set(asked[0])
    stamp = tmp_path / "locked.txt"
    stamp.write_text("requirements.lock 0\n", encoding="utf-8")
    dev.prepare(dev.RUN_LOCKS)
    assert len(asked) == 2


def test_a_failed_install_is_not_stamped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(dev, "python", lambda *_, **__: 1)
    with pytest.raises(SystemExit, match="kunde inte installeras"):
        dev.prepare(dev.RUN_LOCKS)
    assert not (tmp_path / "locked.txt").exists()


@pytest.mark.skipif(not Path("/usr/bin/dpkg-query").exists(), reason="Debian's package tool")
def test_without_the_right_to_install_the_command_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    dev.system_packages(["dpkg", "no-such-library"])
    assert "sudo apt-get install no-such-library\n" in capsys.readouterr().out


def test_a_measure_counts_its_time_or_what_it_says() -> None:
    assert once(lambda: 7) == 7.0
    assert 0 <= once(lambda: None) < 1000
    assert measure("minne (MB)", lambda: 7, 6.0).within is False
    assert measure("minne (MB)", lambda: 7, 7.0).within is True
    assert "ÖVER" in table([measure("m", lambda: 7, 6.0)])[-1]
