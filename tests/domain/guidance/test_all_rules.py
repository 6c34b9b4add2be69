"""Every rule of the field is there, once, with words, source and, where software can know, a check."""

from __future__ import annotations

from string import Formatter

import pytest

from sip_desktop import app
from sip_desktop.domain.guidance.engine import CHECKS
from sip_desktop.domain.guidance.rule import Met, Rule
from tests.domain.guidance.cases import all_rules
from tests.domain.guidance.write_rules import FILE, ROOT, naming, written

COUNTS = {
    "R-SAM": 17,
    "R-BARN": 19,
    "R-SKY": 19,
    "R-DEL": 14,
    "R-KAL": 19,
    "R-PLAN": 31,
    "R-UPP": 8,
    "R-UTV": 3,
    "R-AVV": 3,
    "R-AVS": 2,
    "R-RES": 3,
    "X": 13,
}
"""How many rules of each kind there are: forms.md §3.1–3.9, and R-BARN-18, 19 and R-PLAN-31 of practice.md §1."""
WANTED = {f"{kind}-{number:02}" for kind, count in COUNTS.items() for number in range(1, count + 1)}


def test_every_rule_is_there_once() -> None:
    ids = [rule.id for rule in all_rules()]
    assert len(ids) == len(set(ids))
    assert {name for name in ids if not name.startswith("O-")} == WANTED


def test_a_rule_that_is_checked_has_a_check_and_the_other_way_round() -> None:
    assert {rule.id for rule in all_rules() if rule.met is Met.CHECK} == set(CHECKS)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_words_can_be_filled_in(rule: Rule) -> None:
    for text in (rule.text, *rule.texts.values()):
        names = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
        assert all(name.isidentifier() for name in names)
    assert rule.text or rule.texts or rule.met in (Met.FORM, Met.DESIGN)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_those_it_yields_to_are_rules(rule: Rule) -> None:
    assert set(rule.yields_to) <= {one.id for one in all_rules()}


def test_the_document_of_all_rules_is_as_they_are() -> None:
    assert FILE.read_text("utf-8") == written(), "python -m tests.domain.guidance.write_rules"


@pytest.mark.parametrize("rule", [one for one in all_rules() if one.met is Met.CHECK], ids=lambda rule: rule.id)
def test_a_checked_rule_has_a_test_that_names_it(rule: Rule) -> None:
    assert naming(rule.id)


@pytest.mark.parametrize("rule", [one for one in all_rules() if one.met is Met.DESIGN], ids=lambda rule: rule.id)
def test_a_rule_met_by_design_names_a_test_there_is(rule: Rule) -> None:
    file, _, name = rule.tests.partition("::")
    path = ROOT / "tests" / file.removeprefix("tests/")
    assert f"def {name}(" in path.read_text("utf-8")


@pytest.mark.parametrize("rule", [one for one in all_rules() if one.met is Met.FORM], ids=lambda rule: rule.id)
def test_a_rule_met_by_a_form_stands_in_it(rule: Rule) -> None:
    form, _, path = rule.at.partition(":")
    assert app.definitions().forms[form].at(path) is not None
