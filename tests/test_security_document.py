"""SECURITY.md names nothing that is not there: each file, each test, each heading that it leads to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
FILES = sorted(set(re.findall(r"`((?:sip_desktop|tests|docs)/[\w/.]+|\w+\.py)`", TEXT)))
COLUMNS = ("who", "wants", "can do", "measure", "test", "what remains")
THREATS = (
    "colleague at the same desk",
    "thief of the laptop",
    "thief of a copy",
    "administrator",
    "malware",
    "cloud",
    "spooler",
    "Recall",
    "shoulder",
    "violent relative",
    "wrong receiver",
    "former user",
    "evil USB",
    "forensic",
)


def rows() -> list[list[str]]:
    """The threat model's table, without its head."""
    table = TEXT.partition("## Threat model")[2].partition("\n## ")[0]
    lines = [line for line in table.splitlines() if line.startswith("|")]
    assert [cell.strip() for cell in lines[0].strip("|").split("|")] == list(COLUMNS)
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


@pytest.mark.parametrize("name", FILES)
def test_every_file_it_names_is_there(name: str) -> None:
    assert (ROOT / name).is_file()


def test_every_threat_has_a_row_with_all_that_belongs_to_it() -> None:
    found = rows()
    assert all(len(row) == len(COLUMNS) and all(row) for row in found)
    assert [threat for threat in THREATS if not any(threat in row[0] for row in found)] == []


def test_every_threat_names_a_test() -> None:
    for row in rows():
        assert re.findall(r"`tests/[\w/]+\.py`", row[4]), row[0]


def test_every_link_within_it_leads_somewhere() -> None:
    headings = {heading.lower().replace(" ", "-") for heading in re.findall(r"(?m)^#+ (.+)$", TEXT)}
    assert set(re.findall(r"\(#([\w-]+)\)", TEXT)) <= headings


def test_it_says_how_many_preferences_there_are() -> None:
    from sip_desktop.services.preferences import Preferences

    words = "no one two three four five six seven eight nine ten".split()
    assert f"holds {words[len(Preferences.__struct_fields__)]} named preferences" in TEXT
