"""Texts that follow from other answers, and that every form's computed field has its function."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from sip_desktop.domain.answers import Answers, Ref, Row
from sip_desktop.domain.computed import COMPUTED
from sip_desktop.domain.lenses.case_facts import CaseFacts

NOBODY = CaseFacts()


def compute_names(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if node.get("type") == "computed":
            yield node["compute"]
        for below in node.values():
            yield from compute_names(below)
    elif isinstance(node, list):
        for below in node:
            yield from compute_names(below)


def test_every_computed_field_of_every_form_has_its_function(root: Path) -> None:
    files = sorted((root / "forms").glob("*.toml"))
    named = {name: path.name for path in files for name in compute_names(tomllib.loads(path.read_text("utf-8")))}
    assert named
    assert set(named) - set(COMPUTED) == set()


@pytest.mark.parametrize(("age", "text"), [("barn", "Barn 0–14"), ("ungdom", "15–17"), ("vuxen", "Vuxen"), ("", "")])
def test_age_group(age: str, text: str) -> None:
    assert COMPUTED["age_group"]({}, CaseFacts(age=age)) == text


def activity(row: str, what: str, principal: str, who: str = "") -> Row:
    return Row(row, {"a_aktivitet": what, "a_huvudman": principal, "a_ansvarig": Ref("", who)})


def test_others_actions_are_those_of_neither_region_nor_kommun() -> None:
    answers: Answers = {
        "p_delmal": (
            Row(
                "r1",
                {
                    "d_aktiviteter": (
                        activity("r2", "KBT", "region", "BUP"),
                        activity("r3", "kvällsrutin\nvarje kväll", "narstaende", "Mira"),
                        activity("r4", "boendestöd", "utforare_kommun"),
                        activity("r5", "rehab", "utforare_region"),
                        activity("r6", "skjuts", "kommun"),
                    )
                },
            ),
            Row("r7", {"d_aktiviteter": (activity("r8", "egen dagbok", "den_enskilde"), activity("r9", "oklart", ""))}),
            Row("r10", {"d_aktiviteter": (activity("r11", " ", "annan", "någon"),)}),
        )
    }
    assert COMPUTED["others_actions"](answers, NOBODY) == "kvällsrutin varje kväll (Mira)\negen dagbok"
    assert COMPUTED["others_actions"]({}, NOBODY) == ""


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2026-11-26T13:00", "2026-11-26T14:30", "1 timme 30 minuter"),
        ("2026-11-24T14:00", "16:15", "2 timmar 15 minuter"),
        ("13:00", "13:45", "45 minuter"),
        ("13:00", "13:01", "1 minut"),
        ("13:00", "14:00", "1 timme"),
        ("13:00", "13:00", ""),
        ("13:00", "12:00", ""),
        ("", "12:00", ""),
        ("13:00", "", ""),
        ("snart", "12:00", ""),
    ],
)
def test_meeting_length(start: str, end: str, text: str) -> None:
    assert COMPUTED["meeting_length"]({"k_start": start, "k_slut": end}, NOBODY) == text
