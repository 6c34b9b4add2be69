"""Our own plain TOML is read as the standard library reads it, and what is not plain is left to that library."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sip_desktop import paths
from sip_desktop.domain.plain_toml import read

FILES = sorted(paths.forms().rglob("*.toml"))
SMALL = next(file for file in FILES if file.name == "tidskort.toml").read_text(encoding="utf-8")
REGION = next(file for file in FILES if file.name == "varmland.toml").read_text(encoding="utf-8")[-3000:]
LONG = 'text = """\nEtt ”citat” och "ett till".\n\nSlut."""\n'
LIST = 'options = [\n    { id = "ja", label = "Ja" },\n    { id = "nej", label = "Nej" },\n]\n'
PIECES = ["\n", "\r\n", "\r", "\t", *'" """ \\ [ ] [[ { } = # , x å 0'.split(), " = ", "# "]


def judged(text: str) -> object:
    """What the standard library makes of it; None when it refuses."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_file_of_ours_is_plain_and_read_alike(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert read(text) == tomllib.loads(text)
    assert read(text.replace("\n", "\r\n")) == tomllib.loads(text)


@pytest.mark.parametrize("whole", [SMALL, REGION, LONG, LIST, "a = 1\n[b]\nc = true\n[[d]]\ne = 2026-11-22\n"])
@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_read_alike_or_not_at_all(whole: str, data: st.DataObject) -> None:
    text = whole
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.integers(0, 6))
        new = data.draw(st.sampled_from(PIECES) | st.text(max_size=2))
        text = text[:at] + new + text[at + gone :]
    found = read(text)
    assert found is None or found == judged(text)


@pytest.mark.parametrize(
    "text",
    [
        'a = "x"\na = "y"\n',
        "[a]\n[a]\n",
        "[[a]]\n[a]\n",
        "a = [1]\n[[a]]\n",
        "[[a.b]]\n",
        'a = """\nx\n',
        "a = [\n",
        'a = "x\n',
        "a = {b = 1}\n[a.c]\n",
        'options = [\n    { id = "x", label = "y" },\n]\n[[options]]\n',
        "a = 1\r\r\n",
        "# \x00\n",
        'a = """\nx""""\n',
    ],
)
def test_faults_and_oddities_are_left_to_the_standard_library(text: str) -> None:
    assert read(text) is None


def test_a_value_of_another_kind_is_read_too() -> None:
    text = 'a = 1.5\nb = \'x\'\nc = { in = ["ja", "nej"] }\nd = "a\\nb"\n'
    assert read(text) == tomllib.loads(text)
