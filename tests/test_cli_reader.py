"""The paper of a case as one of its parties may see it, from the command line: exit codes, and whose copy it is."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from sip_desktop import app, cli
from sip_desktop.storage.keys import Kdf
from sip_desktop.storage.vaults import Vaults
from sip_desktop.texts import cli as texts
from tests.no_rules import definitions_without_rules
from tests.services.test_papers import text_of_pdf


class Vault:
    """A trial vault, and one command on it."""

    def __init__(
        self, folder: Path, passphrase: str, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]
    ) -> None:
        self.folder = folder
        self._passphrase, self._patch, self._capture = passphrase, patch, capture

    def run(self, *arguments: str) -> tuple[int, str, str]:
        self._patch.setattr("sys.stdin", io.StringIO(self._passphrase + "\n"))
        code = cli.main([*arguments, "--vault", str(self.folder), "--passphrase-stdin"])
        said = self._capture.readouterr()
        return code, said.out, said.err

    def row(self, word: str) -> str:
        parties = json.loads(self.run("cases", "--case", "1", "--json")[1])
        return next(str(party["row"]) for party in parties if word in party["label"])

    def print(self, row: str, out: Path, *more: str) -> tuple[int, str]:
        code, _, err = self.run("print", "--case", "1", "--form", "plan", "--reader", row, "--out", str(out), *more)
        return code, err


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Vault:
    monkeypatch.setattr(app, "vaults", lambda: Vaults(app.now, {}, lambda: Kdf(64, 1, 1)))
    bare = definitions_without_rules()
    monkeypatch.setattr(app, "definitions", lambda: bare)
    assert cli.main(["demo", "--vault", str(tmp_path / "skåp"), "--cases", "1"]) == 0
    return Vault(tmp_path / "skåp", capsys.readouterr().out.splitlines()[-1], monkeypatch, capsys)


def test_a_party_gets_what_is_theirs_and_the_copies_are_counted(vault: Vault, tmp_path: Path) -> None:
    school = vault.row("Skolsköterska")
    for number in (1, 2):
        assert vault.print(school, tmp_path / f"{number}.pdf") == (0, "")
        text = text_of_pdf((tmp_path / f"{number}.pdf").read_bytes())
        assert f"Exemplar {number}" in text
        assert "Anpassat schema" in text
        assert "KBT" not in text
    assert vault.print(vault.row("Behandlare"), tmp_path / "3.pdf", "--large") == (0, "")
    assert "KBT" in text_of_pdf((tmp_path / "3.pdf").read_bytes())


def test_whoever_must_not_know_gets_nothing(vault: Vault, tmp_path: Path) -> None:
    code, err = vault.print(vault.row("Ruben"), tmp_path / "x.pdf")
    assert code == 1
    assert "får inte kontaktas eller få veta" in err
    assert "Ruben" not in err
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize("more", [(), ("--pen",), ("--blank",)])
def test_a_row_that_nobody_has_and_an_empty_paper_are_refused(
    vault: Vault, tmp_path: Path, more: tuple[str, ...]
) -> None:
    row = vault.row("Skolsköterska") if more == ("--pen",) else "finns-inte"
    code, err = vault.print(row, tmp_path / "x.pdf", *more)
    assert code == 2
    assert err.strip() == texts.NO_READER
    assert not (tmp_path / "x.pdf").exists()
