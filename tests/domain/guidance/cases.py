"""Cases in memory for the tests of the rules: a reading of some papers, and what the real rules say of it."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from sip_desktop.domain.answers import Answers
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.guidance.engine import before, findings
from sip_desktop.domain.guidance.finding import Finding
from sip_desktop.domain.guidance.reading import Reading
from sip_desktop.domain.guidance.rule import Rule, read_rules
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.lenses.case_facts import case_facts as facts_of
from sip_desktop.domain.lenses.case_papers import CaseKnown, CasePaper

RULES_FOLDER = Path(__file__).parents[3] / "forms" / "rules"
NOW = datetime(2026, 11, 26, 14, 3, tzinfo=ZoneInfo("Europe/Stockholm"))


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule as shipped."""
    files = [path for path in sorted(RULES_FOLDER.glob("*.toml")) if path.name != "asked.toml"]
    return tuple(rule for path in files for rule in read_rules(path.read_text("utf-8"), path.name))


def rule(rule_id: str) -> Rule:
    return next(one for one in all_rules() if one.id == rule_id)


def reading(
    *papers: CasePaper,
    sheet: Answers | None = None,
    facts: CaseFacts | None = None,
    region: str = "varmland",
    state: str = "T3",
    now: datetime = NOW,
    **more: object,
) -> Reading:
    """A case with these papers. Facts come from the sheet unless they are given."""
    said = sheet or {}
    day: date = now.date()
    known = CaseKnown(tuple(papers), said, facts or facts_of(said, day), day)
    return Reading(known=known, now=now, region=region, state=state, **more)  # type: ignore[arg-type]


def said(rule_id: str, case: Reading) -> list[Finding]:
    """What one rule finds in the case where it stands now."""
    return [one for one in findings(all_rules(), case) if one.rule == rule_id]


def stopped(rule_id: str, case: Reading, act: GuidedAct) -> list[Finding]:
    """What one rule says before an act."""
    return [one for one in before(all_rules(), case, act) if one.rule == rule_id]
