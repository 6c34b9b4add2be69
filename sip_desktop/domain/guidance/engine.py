"""All rules over one case: what they find, in the order it matters. It knows no rule by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.guidance import (
    call_rules,
    child_rules,
    consent_rules,
    follow_up_rules,
    law_rules,
    people_rules,
    plan_rules,
    safety_rules,
)
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.guidance.finding import Check, Finding, Hit
from sip_desktop.domain.guidance.reading import Reading
from sip_desktop.domain.guidance.rule import Met, Rule

CHECKS: Mapping[str, Check] = {
    **consent_rules.CHECKS,
    **child_rules.CHECKS,
    **safety_rules.CHECKS,
    **people_rules.CHECKS,
    **call_rules.CHECKS,
    **plan_rules.CHECKS,
    **follow_up_rules.CHECKS,
    **law_rules.CHECKS,
}
"""The functions of all rules that are met by a check, by rule id."""

_ORDER = {Level.STOP: 0, Level.WARNING: 1, Level.NOTE: 2}
CLOSED = ("T10", "T11")


def findings(rules: Iterable[Rule], reading: Reading) -> tuple[Finding, ...]:
    """What the rules say of the case where it stands now: stops first, what no software can know last."""
    found = [
        finding
        for rule in rules
        if rule.holds(reading.region, reading.sector) and _is_time(rule, reading.state)
        for finding in _said(rule, reading)
    ]
    return _in_order(found, rules)


def before(rules: Iterable[Rule], reading: Reading, act: GuidedAct) -> tuple[Finding, ...]:
    """What the rules say before an act, wherever the case stands: stops of that act, then what is worth knowing."""
    found = [
        finding
        for rule in rules
        if rule.holds(reading.region, reading.sector) and rule.met is Met.CHECK
        for finding in _said(rule, reading)
        if act in finding.acts
    ]
    return _in_order(found, rules)


def stops(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that stop."""
    return tuple(finding for finding in found if finding.level is Level.STOP)


def _is_time(rule: Rule, state: str) -> bool:
    return state in rule.states if rule.states else state not in CLOSED


def _said(rule: Rule, reading: Reading) -> Iterator[Finding]:
    if rule.met is Met.CHECKLIST:
        yield _finding(rule, Hit(), reading.region, checklist=True)
    elif rule.met is Met.CHECK:
        for hit in CHECKS[rule.id](reading):
            yield _finding(rule, hit, reading.region)


def _finding(rule: Rule, hit: Hit, region: str, checklist: bool = False) -> Finding:
    form, _, path = (hit.at or rule.at).partition(":")
    text = rule.texts[hit.wording] if hit.wording else rule.text
    return Finding(
        rule=rule.id,
        level=hit.level or rule.level_in(region),
        text=text.format_map(hit.words) if hit.words else text,
        why=rule.why,
        source=hit.source or rule.source,
        certainty=rule.certainty,
        action=rule.action,
        allowed=rule.allowed,
        form=form,
        path=path,
        mark=hit.mark,
        wording=hit.wording,
        acts=rule.acts if hit.acts is None else hit.acts,
        hard=rule.hard,
        checklist=checklist,
        thing=hit.thing,
        ways=rule.ways,
    )


def _in_order(found: list[Finding], rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Without those that yield to another that is there, of the same thing."""
    yields = {rule.id: rule.yields_to for rule in rules if rule.yields_to}
    there = {(finding.rule, finding.thing) for finding in found}
    left = [one for one in found if not any((rule, one.thing) in there for rule in yields.get(one.rule, ()))]
    return tuple(sorted(left, key=lambda one: (one.checklist, _ORDER[one.level])))
