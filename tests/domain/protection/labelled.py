"""The labelled sentences, and how well the check does on a set of them; also read by the bench."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sip_desktop import app
from sip_desktop.domain.protection.check import Finding, find

HARMLESS = "-"


class Labelled(NamedTuple):
    kind: str
    told: str
    sentence: str


class Result(NamedTuple):
    """``missed`` leaks and ``disturbed`` harmless sentences; by kind how many were to be found and were."""

    leaks: int
    harmless: int
    missed: list[Labelled]
    disturbed: list[str]
    wanted: Counter[str]
    found: Counter[str]
    given: Counter[str]
    right: Counter[str]

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.leaks

    @property
    def disturbance(self) -> float:
        return len(self.disturbed) / self.harmless


@cache
def sentences(name: str) -> list[Labelled]:
    """The sentences of a set: "tuning", "held_out" or "later"."""
    lines = Path(__file__).with_name("sentences.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [Labelled(*rest) for first, *rest in rows if first == name]


def tells(found: Finding, told: str) -> bool:
    """Whether the finding is about what the label says: one of them holds the other."""
    return found.text in told or told in found.text


def measured(name: str) -> Result:
    """The check put to a set. A leak is found when something of it is, of whatever kind; ``given`` and ``right`` count
    every finding by kind, and those that stand in a sentence labelled as a leak."""
    rows = sentences(name)
    result = Result(
        leaks=sum(row.kind != HARMLESS for row in rows),
        harmless=sum(row.kind == HARMLESS for row in rows),
        missed=[],
        disturbed=[],
        wanted=Counter(),
        found=Counter(),
        given=Counter(),
        right=Counter(),
    )
    for row in rows:
        findings = find(row.sentence, app.gazetteer())
        result.given.update(finding.kind.value for finding in findings)
        if row.kind == HARMLESS:
            result.disturbed.extend([row.sentence] if findings else [])
            continue
        result.right.update(finding.kind.value for finding in findings)
        result.wanted[row.kind] += 1
        hit = any(tells(finding, row.told) for finding in findings)
        result.found[row.kind] += hit
        result.missed.extend([] if hit else [row])
    return result
