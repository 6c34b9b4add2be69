"""Makes ``docs/rules.md`` from the rules as shipped and from the tests that name them.

    python -m tests.domain.guidance.write_rules

A test compares the file with what this makes, so no rule can come or change without its row.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sip_desktop.domain.guidance.acts import STOPPABLE, GuidedAct
from sip_desktop.domain.guidance.rule import Met, Rule
from sip_desktop.texts.guidance import ACTS, SECTORS
from tests.domain.guidance.cases import all_rules

ROOT = Path(__file__).parents[3]
FILE = ROOT / "docs" / "rules.md"
TESTS = (ROOT / "tests" / "domain" / "guidance", ROOT / "tests" / "services", ROOT / "tests" / "whole")

HEAD = """# The rules of the process

Made by `python -m tests.domain.guidance.write_rules`; a test holds it against `forms/rules/*.toml` and the tests.

A rule is met in one of four ways. **check**: a function of that name in `sip_desktop/domain/guidance/` finds it in the
case's papers. **checklist**: no software can know; a line to think of, shown in the states named. **form**: a field or
fixed text of a form. **design**: the program is made so. Levels: *stopp* (“Inte än”), *varning*, *upplysning*; a region
with another level is named. A stop belongs to the acts named and to nothing else, and anybody who has the case may go
on past it with a reason that is looked at afterwards, except where it says **hard**. Nothing stops registering a call.

Certainty: S statute or seed read, M good secondary source, L to be confirmed by a jurist, H our own conclusion.
"""


def written() -> str:
    """The whole file."""
    return "\n".join([HEAD, *_acts_table(), "", *_rules_table(), ""])


def _acts_table() -> Iterator[str]:
    acts = list(STOPPABLE)
    yield "## Which rules stop or remark on which act\n"
    yield "S stops, **H** stops and cannot be passed, w warns, i informs.\n"
    yield f"| Rule | For whom | {' | '.join(ACTS[act.value] for act in acts)} |"
    yield f"|---|---|{'---|' * len(acts)}"
    for rule in all_rules():
        if rule.acts:
            whom = ", ".join(SECTORS[one.value] for one in rule.for_whom) or "alla"
            yield f"| {rule.id} | {whom} | {' | '.join(_mark(rule, act) for act in acts)} |"


def _mark(rule: Rule, act: GuidedAct) -> str:
    if act not in rule.acts:
        return ""
    own = "**H**" if rule.hard else {"stopp": "S", "varning": "w", "upplysning": "i"}[rule.level.value]
    others = {f"{code}: {level.value}" for code, level in rule.levels.items()}
    return f"{own} ({', '.join(sorted(others))})" if others else own


def _rules_table() -> Iterator[str]:
    yield "## All rules\n"
    yield "| Rule | Region | Level | Met by | What it says | Source | Certainty | Tests |"
    yield "|---|---|---|---|---|---|---|---|"
    for rule in all_rules():
        cells = (
            rule.id,
            ", ".join(rule.regions) or "alla",
            _level(rule),
            _met(rule),
            rule.why,
            rule.source,
            rule.certainty,
            _tests(rule),
        )
        yield f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _level(rule: Rule) -> str:
    own = f"{rule.level.value}, hard" if rule.hard else rule.level.value
    others = "; ".join(f"{code}: {level.value}" for code, level in rule.levels.items())
    return f"{own} ({others})" if others else own


def _met(rule: Rule) -> str:
    shown = f" ({', '.join(rule.states)})" if rule.states and rule.met is Met.CHECKLIST else ""
    where = f" `{rule.at}`" if rule.at and rule.met in (Met.FORM, Met.DESIGN) else ""
    return f"{rule.met.value}{shown}{where}"


def _tests(rule: Rule) -> str:
    if rule.met is Met.DESIGN:
        return f"`{rule.tests}`"
    found = naming(rule.id)
    return ", ".join(f"`{name}`" for name in found[:4])


def naming(rule_id: str) -> list[str]:
    """The tests whose name or words tell of the rule."""
    as_name = rule_id.lower().replace("-", "_")
    return [name for name, words in _all_tests() if as_name in name or f'"{rule_id}"' in words]


@cache
def _all_tests() -> tuple[tuple[str, str], ...]:
    """Every test function: ``file::name``, and its source."""
    found = []
    for folder in TESTS:
        for path in sorted(folder.glob("test_*.py")):
            source = path.read_text("utf-8")
            for node in ast.parse(source).body:
                if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                    lines = source.splitlines()
                    first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
                    words = "\n".join(lines[first - 1 : node.end_lineno])
                    found.append((f"{path.stem}::{node.name}", words))
    return tuple(found)


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
