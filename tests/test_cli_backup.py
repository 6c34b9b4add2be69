"""Backups on the command line: made, looked at by ``verify``, and put back; what cannot be is one plain sentence."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sip_desktop import app, cli
from sip_desktop.storage.keys import Kdf
from sip_desktop.storage.vault_keys import VaultKeys
from sip_desktop.storage.vaults import Vaults
from sip_desktop.texts import cli as texts
from sip_desktop.texts import vault as vault_texts

Answer = tuple[int, str, str]
Command = Callable[..., Answer]


def cheap_vaults() -> Vaults:
    return Vaults(app.now, {}, lambda: Kdf(64, 1, 1))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    monkeypatch.setattr(cli, "harden", lambda: None)
    monkeypatch.setattr(app, "vaults", cheap_vaults)

    def command(*words: object, passphrase: str) -> Answer:
        monkeypatch.setattr(sys, "stdin", io.StringIO(passphrase + "\n"))
        code = cli.main([*map(str, words), "--passphrase-stdin"])
        out, err = capsys.readouterr()
        return code, out, err

    return command


@pytest.fixture
def trial(run: Command, tmp_path: Path) -> tuple[Path, str]:
    _keys, passphrase = app.opening().make_demo(tmp_path / "skåp", 2)
    return tmp_path / "skåp", passphrase


def test_a_backup_is_made_and_put_back_elsewhere(run: Command, trial: tuple[Path, str], tmp_path: Path) -> None:
    folder, passphrase = trial
    copy = tmp_path / "usb.sipkopia"
    assert run("backup", "--vault", folder, "--out", copy, passphrase=passphrase) == (0, texts.BACKED_UP + "\n", "")
    code, out, err = run("restore", copy, "--vault", tmp_path / "ny", passphrase=passphrase)
    assert (code, err) == (0, "")
    assert "2 ärenden" in out
    _, register, _ = run("cases", "--vault", tmp_path / "ny", "--json", passphrase=passphrase)
    assert len(json.loads(register)) == 2


def test_a_file_that_is_there_is_not_written_over(run: Command, trial: tuple[Path, str], tmp_path: Path) -> None:
    folder, passphrase = trial
    (tmp_path / "upptagen").write_bytes(b"mitt")
    code, out, err = run("backup", "--vault", folder, "--out", tmp_path / "upptagen", passphrase=passphrase)
    assert (code, out, err) == (2, "", texts.FILE_TAKEN + "\n")
    assert (tmp_path / "upptagen").read_bytes() == b"mitt"


@pytest.mark.parametrize("given", ["fel mening", ""])
def test_a_copy_that_does_not_open_is_not_put_back(
    run: Command, trial: tuple[Path, str], tmp_path: Path, given: str
) -> None:
    folder, passphrase = trial
    run("backup", "--vault", folder, "--out", tmp_path / "k", passphrase=passphrase)
    before = (folder / "nycklar.json").read_bytes(), (folder / "sip.db").read_bytes()
    code, _out, err = run("restore", tmp_path / "k", "--vault", folder, passphrase=given)
    assert code == 2
    assert "stämmer inte" in err
    assert before == ((folder / "nycklar.json").read_bytes(), (folder / "sip.db").read_bytes())


def test_what_is_no_copy_is_said(run: Command, tmp_path: Path) -> None:
    (tmp_path / "bild.jpg").write_bytes(b"\xff\xd8" * 500)
    for file in (tmp_path / "bild.jpg", tmp_path / "ingen"):
        code, out, err = run("restore", file, "--vault", tmp_path / "v", passphrase="vad som helst")
        assert (code, out) == (2, "")
        assert len(err.splitlines()) == 1


def test_verify_tries_the_newest_copy(run: Command, trial: tuple[Path, str]) -> None:
    folder, passphrase = trial
    code, out, _ = run("verify", "--vault", folder, passphrase=passphrase)
    assert code == 0
    assert texts.BACKUPS_NONE in out
    services = app.opening().open(folder, app.opening().unlock(folder, passphrase))
    made = services.backups.make()
    services.session.close()
    assert made is not None
    code, out, _ = run("verify", "--vault", folder, passphrase=passphrase)
    assert (code, texts.BACKUPS_WELL.format(count=1) in out) == (0, True)
    copy = Path(made.file)
    body = bytearray(copy.read_bytes())
    body[len(body) // 2] ^= 1
    copy.write_bytes(body)
    code, out, _ = run("verify", "--vault", folder, passphrase=passphrase)
    assert code == 1
    assert next(line for line in out.splitlines() if line.startswith("✗")).startswith(f"✗ {texts.FINDING_BACKUPS}")


@pytest.fixture
def with_key_file(trial: tuple[Path, str], tmp_path: Path) -> tuple[Path, str, Path]:
    """The trial vault, whose user now unlocks with the passphrase and a key file."""
    folder, passphrase = trial
    file = tmp_path / "sip-nyckel.bin"
    keys = VaultKeys(app.now, lambda: Kdf(64, 1, 1))
    keys.change_passphrase(folder, (passphrase, b""), (passphrase, keys.new_key_file(file)))
    return folder, passphrase, file


def test_every_command_that_unlocks_takes_the_key_file(
    run: Command, with_key_file: tuple[Path, str, Path], tmp_path: Path
) -> None:
    folder, passphrase, file = with_key_file
    vault = ("--vault", folder, "--key-file", file)
    out = ("--out", tmp_path / "ut.pdf")
    for words in (
        ("cases", *vault, "--json"),
        ("verify", *vault),
        ("backup", *vault, "--out", tmp_path / "k"),
        ("blanks", "--region", "uppsala", *vault, "--out", tmp_path / "pärm.pdf"),
        ("print", *vault, "--case", "1", "--form", "arendeblad", *out),
        ("restore", tmp_path / "k", "--vault", tmp_path / "ny", "--key-file", file),
        ("cases", "--vault", tmp_path / "ny", "--key-file", file, "--json"),
    ):
        code, _out, err = run(*words, passphrase=passphrase)
        assert (code, err) == (0, ""), words


def test_without_the_key_file_nothing_opens_and_the_option_is_named(
    run: Command, with_key_file: tuple[Path, str, Path], tmp_path: Path
) -> None:
    folder, passphrase, file = with_key_file
    code, out, err = run("cases", "--vault", folder, "--json", passphrase=passphrase)
    assert (code, out) == (2, "")
    assert err == f"{vault_texts.WRONG_PASSPHRASE} {texts.MAY_NEED_KEY_FILE}\n"
    run("backup", "--vault", folder, "--key-file", file, "--out", tmp_path / "k", passphrase=passphrase)
    code, _out, err = run("restore", tmp_path / "k", "--vault", tmp_path / "ny", passphrase=passphrase)
    assert (code, err.count("\n")) == (2, 1)
    assert not (tmp_path / "ny" / "sip.db").exists()


def test_a_wrong_passphrase_is_not_blamed_on_the_key_file_where_nobody_has_one(
    run: Command, trial: tuple[Path, str]
) -> None:
    code, _out, err = run("cases", "--vault", trial[0], "--json", passphrase="fel mening")
    assert (code, err) == (2, vault_texts.WRONG_PASSPHRASE + "\n")


def test_what_is_no_key_file_is_said_before_anything_is_typed(
    run: Command, with_key_file: tuple[Path, str, Path], tmp_path: Path
) -> None:
    folder, passphrase, _file = with_key_file
    (tmp_path / "bild.jpg").write_bytes(b"\xff\xd8" * 500)
    for other in (tmp_path / "bild.jpg", tmp_path / "ingen"):
        code, out, err = run("cases", "--vault", folder, "--key-file", other, "--json", passphrase=passphrase)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert sys.stdin.readline() == passphrase + "\n"
