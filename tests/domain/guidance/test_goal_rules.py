"""The rules on the goals of a plan: what each finds, in which region, and what makes it silent again."""

from __future__ import annotations

import pytest

from sip_desktop.domain.answers import Row, Value
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.lenses.case_facts import CaseFacts
from tests.domain.guidance.cases import stopped
from tests.domain.guidance.plan_papers import (
    ACTIVITY,
    GOAL,
    changed,
    full_plan,
    hits,
    less,
    meeting,
)

CLEAR = GuidedAct.MAKE_PLAN_CLEAR


@pytest.mark.parametrize(
    ("whose", "child", "level"),
    [
        ("", False, Level.STOP),
        ("den_enskilde", False, None),
        ("barnet", True, None),
        ("vardnadshavare", False, Level.STOP),
        ("vardnadshavare", True, Level.WARNING),
        ("ombud", False, Level.WARNING),
    ],
)
def test_r_plan_09_whose_words_the_main_goal_is(whose: str, child: bool, level: Level | None) -> None:
    plan = changed(full_plan(), {"p_huvudmal_av": whose})
    case = meeting(plan, "skane", facts=CaseFacts(child=child))
    assert [one.level for one in stopped("R-PLAN-09", case, CLEAR)] == ([level] if level else [])


def test_r_plan_09_waits_for_the_goal_and_holds_in_skane() -> None:
    unsaid = less(full_plan(), "p_huvudmal_av")
    assert not hits("R-PLAN-09", meeting(less(unsaid, "p_huvudmal"), "skane"))
    assert not stopped("R-PLAN-09", meeting(unsaid, "uppsala"), CLEAR)


def test_r_plan_10_one_remark_for_each_goal() -> None:
    bare = less(full_plan(), f"{GOAL}/d_ansvarig", f"{GOAL}/d_beskrivning", f"{GOAL}/d_mitt_ansvar")
    [found] = stopped("R-PLAN-10", meeting(bare, "skane"), CLEAR)
    assert found.level is Level.WARNING
    assert found.text == "Delmål 1: skriv också vem som ansvarar, bakgrunden och vad den enskilde gör själv."
    assert (found.form, found.path, found.mark) == ("plan", f"{GOAL}/d_ansvarig", "g1")
    assert not stopped("R-PLAN-10", meeting(bare, "uppsala"), CLEAR)


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({f"{GOAL}/d_delmal": "Sova bra"}, "tydligt"),
        ({f"{GOAL}/d_delmal": "Ha en lugn överlämning"}, "möjligt att mäta"),
        ({f"{GOAL}/d_accept": False}, "accepterat"),
        ({f"{ACTIVITY}/a_ansvarig": ""}, "möjligt att nå"),
        ({f"{GOAL}/d_klart": ""}, "bestämt i tid"),
    ],
)
def test_r_plan_11_asks_for_each_criterion_that_neither_paper_nor_tick_shows(
    changes: dict[str, Value], word: str
) -> None:
    plan = changed(full_plan(), changes)
    [found] = stopped("R-PLAN-11", meeting(plan, "halland"), CLEAR)
    assert found.level is Level.WARNING
    assert word in found.text
    every = ("specifikt", "matbart", "accepterat", "realistiskt", "tidsbestamt")
    assert not hits("R-PLAN-11", meeting(changed(plan, {f"{GOAL}/d_smart": every}), "halland"))


def test_r_plan_11_a_need_without_a_goal() -> None:
    needs = tuple(Row(f"b{number}", {"pb_behov": "Behov"}) for number in range(3))
    [found] = stopped("R-PLAN-11", meeting(changed(full_plan(), {"p_behov": needs}), "halland"), CLEAR)
    assert found.text == "2 behov har inget delmål än."
    assert not hits("R-PLAN-11", meeting({"p_behov": needs}, "halland")), "no goals at all: the law's rule says it"


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({f"{ACTIVITY}/a_ansvarig": ""}, "Delmål 1: skriv vem som ansvarar för det som ska göras."),
        ({f"{ACTIVITY}/a_slut": "", f"{GOAL}/d_klart": ""}, "Delmål 1: skriv när det ska göras."),
        ({f"{GOAL}/d_aktiviteter": ()}, "Delmål 1: skriv vad som ska göras."),
    ],
)
def test_r_plan_12_what_when_and_who(changes: dict[str, Value], text: str) -> None:
    case = meeting(changed(full_plan(), changes), "halland")
    [found] = stopped("R-PLAN-12", case, CLEAR)
    assert (found.level, found.text) == (Level.STOP, text)
    assert not stopped("R-PLAN-12", meeting(changed(full_plan(), changes), "uppsala"), CLEAR)


def test_r_plan_12_the_day_of_the_goal_is_time_enough() -> None:
    assert not hits("R-PLAN-12", meeting(less(full_plan(), f"{ACTIVITY}/a_slut"), "halland"))


def test_r_plan_13_the_person_says_yes_to_the_goals() -> None:
    unsaid = less(full_plan(), f"{GOAL}/d_accept")
    [found] = stopped("R-PLAN-13", meeting(unsaid, "uppsala"), CLEAR)
    assert found.level is Level.WARNING
    assert not stopped("R-PLAN-13", meeting(unsaid, "halland"), CLEAR), "R-PLAN-11 says it"
    assert not stopped("R-PLAN-13", meeting(unsaid, "varmland"), CLEAR)


def test_r_plan_13_one_remark_for_several_goals() -> None:
    goals = tuple(Row(f"g{number}", {"d_delmal": "Sova"}) for number in range(3))
    [found] = stopped("R-PLAN-13", meeting(changed(full_plan(), {"p_delmal": goals}), "uppsala"), CLEAR)
    assert "3 väntar" in found.text


def test_r_plan_14_every_question_on_risk_has_an_answer() -> None:
    [found] = stopped("R-PLAN-14", meeting(less(full_plan(), "p_vardniva", "p_krisplan"), "skane"), CLEAR)
    assert found.text == "Gå igenom vårdnivå och krisplan med den enskilde."
    assert found.level is Level.WARNING
    assert not stopped("R-PLAN-14", meeting({}, "uppsala"), CLEAR)
