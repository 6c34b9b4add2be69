"""A rule as data: its words, level, region, source and acts, read from ``forms/rules/*.toml``. It checks nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.definition_file import DefinitionFault, decode
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.texts import definitions as texts

RULE_ID = re.compile(r"(R-[A-Z]+|X|O)-[0-9]{2}[a-z]?")
STATES = ("T0", "T1", "T2", "T2n", "T3", "T3f", "T4", "T5", "T6", "T7", "T8", "T9", "T10", "T11")


class Met(StrEnum):
    """How a rule is met. CHECK: a function finds it in the papers. CHECKLIST: no software can know; a line to think of,
    shown in ``states``. FORM: a field or fixed text of a form (``at``). DESIGN: the program is made so (``at`` names
    where)."""

    CHECK = "check"
    CHECKLIST = "checklist"
    FORM = "form"
    DESIGN = "design"


class Sector(StrEnum):
    """For whom a rule holds: the authority that the vault belongs to (Haninge 001:118-129)."""

    SOCIAL = "socialtjanst"
    EDUCATION = "utbildning"
    REGION = "region"


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule. ``regions``: codes, () for all. ``levels``: where a region has another level. ``acts``: what it stops,
    or, below a stop, before what it is said. ``hard``: nobody may go on past it. ``for_whom``: () for all.

    ``why`` is what the rule says, in our own words; ``action`` what to do; ``allowed`` what may be done meanwhile (for
    stops). ``text`` is what is found; ``texts`` other wordings of it, by name. ``{words}`` in them come from the check.
    ``states``: when it is shown in the case, () for always until the case is closed. ``at``: "form:path", where to go
    and, for FORM, where it is met. ``tests``: where it is tried, for DESIGN. ``yields_to``: rules before which this one
    is silent when both find the same thing. ``ways`` are ids of forms that are other ways on, all of the same weight.
    ``certainty``: S statute or seed read, M good secondary source, L to be confirmed, H our own conclusion.
    """

    id: str
    met: Met
    level: Level
    why: str
    source: str
    certainty: str = "S"
    regions: tuple[str, ...] = ()
    levels: dict[str, Level] = {}
    for_whom: tuple[Sector, ...] = ()
    acts: tuple[GuidedAct, ...] = ()
    hard: bool = False
    text: str = ""
    texts: dict[str, str] = {}
    action: str = ""
    allowed: str = ""
    states: tuple[str, ...] = ()
    at: str = ""
    tests: str = ""
    yields_to: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()

    def level_in(self, region: str) -> Level:
        """Its level in a region."""
        return self.levels.get(region, self.level)

    def holds(self, region: str, sector: str) -> bool:
        """True in this region and for this authority; an authority that is not known is every one of them."""
        return (not self.regions or region in self.regions) and (
            not self.for_whom or not sector or sector in self.for_whom
        )


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"rules": "rule"}):
    rules: tuple[Rule, ...]


def read_rules(text: str, file: str) -> tuple[Rule, ...]:
    """The rules in ``text``; ``file`` is its name in a fault. Raises DefinitionFault."""
    found = decode(text, file, _File).rules
    seen: set[str] = set()
    for number, rule in enumerate(found, 1):
        place = texts.level("rule", rule.id, number)
        for sentence in _faults(rule, seen):
            raise DefinitionFault(file, place, sentence)
        seen.add(rule.id)
    return found


def _faults(rule: Rule, seen: set[str]) -> Iterator[str]:
    if not RULE_ID.fullmatch(rule.id):
        yield texts.BAD_ID.format(id=rule.id)
    if rule.id in seen:
        yield texts.DOUBLE_ID.format(id=rule.id)
    for key in ("why", "source", *_needed(rule)):
        if not str(getattr(rule, key)).strip():
            yield texts.NO_TEXT.format(key=key)
    for state in rule.states:
        if state not in STATES:
            yield texts.UNKNOWN_VALUE.format(state)
    # A stop that stops nothing would only frighten.
    levels = {rule.level, *rule.levels.values()}
    if rule.met is Met.CHECK and Level.STOP in levels and not rule.acts:
        yield texts.STOP_WITHOUT_ACT
    if rule.hard and Level.STOP not in levels:
        yield texts.HARD_WITHOUT_STOP


def _needed(rule: Rule) -> tuple[str, ...]:
    """What must be said besides, by how the rule is met."""
    stop = rule.level is Level.STOP or Level.STOP in rule.levels.values()
    return {
        Met.CHECK: ("action", "allowed") if stop else ("action",),
        Met.CHECKLIST: ("text",),
        Met.FORM: ("at",),
        Met.DESIGN: ("at", "tests"),
    }[rule.met]
