"""``check`` on the command line: one JSON object a finding and line, its exits, and bad input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sip_desktop.cli import main
from sip_desktop.texts import whereabouts as texts

KEYS = ["line", "start", "end", "kind", "level", "text"]


def checked(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, terms: str = "") -> list[dict[str, Any]]:
    file, known = tmp_path / "text.txt", tmp_path / "ord.txt"
    file.write_bytes(text.encode())
    known.write_bytes(terms.encode())
    status = main(["check", "--known-from", str(known), str(file)])
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert status == (1 if found else 0)
    lines = text.split("\n")
    for each in found:
        assert list(each) == KEYS
        assert lines[each["line"] - 1][each["start"] : each["end"]] == each["text"]
    return found


def test_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = checked(tmp_path, capsys, "Lugnt läge.\r\nHon bor i Eslöv.\r\nRing 070-174 06 12.", "Knutshult\n")
    assert [tuple(each.values()) for each in found] == [
        (2, 10, 15, "place", "stop", "Eslöv"),
        (3, 5, 18, "phone", "stop", "070-174 06 12"),
    ]


def test_a_name_over_two_lines_is_told_on_both(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = checked(tmp_path, capsys, "Kom till Sä-\r\nffle nu.", "Säffle\n")
    assert [(each["line"], each["text"], each["kind"]) for each in found] == [
        (1, "Sä-", "known_term"),
        (2, "ffle", "known_term"),
    ]


def test_nothing_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(tmp_path, capsys, "Hon vill börja jobba i verkstan igen.\n") == []


def test_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd, short = tmp_path / "odd", tmp_path / "short"
    odd.write_bytes(b"S\xe4ffle")
    short.write_text("Eslöv\n\nBo\n", encoding="utf-8")
    for arguments, sentence in (
        (["check", str(tmp_path / "none")], texts.NO_FILE),
        (["check", str(tmp_path)], texts.NO_FILE),
        (["check", str(odd)], texts.NOT_TEXT),
        (["check", "--known-from", str(short), str(odd)], texts.TERM_TOO_SHORT_LINE.format(line=3)),
    ):
        assert main(arguments) == 2
        told = capsys.readouterr()
        assert (told.out, told.err.strip()) == ("", sentence)
