"""The rules on law and other sources: what each finds, and what makes it silent again."""

from __future__ import annotations

from datetime import datetime

import pytest

from sip_desktop.domain.answers import Answers, Ref, Row, Unparsed, Value
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.lenses.case_papers import CasePaper
from tests.domain.consent_papers import ADULT, CHILD, MIRA, RUBEN, SHEET, exemption, guardian, paper, yes
from tests.domain.guidance.cases import NOW, all_rules, reading, rule, said, stopped
from tests.domain.guidance.demo_cases import demo

SEND, COPY, CLEAR = GuidedAct.SEND_CALL, GuidedAct.SEND_COPY, GuidedAct.MAKE_PLAN_CLEAR
LEAVING = CaseFacts(age="vuxen", situation="utskrivning")
CAREFUL_CHILD = CaseFacts(protected=True, child=True, age="barn")


def draft(form: str, ordinal: int = 1, **answers: Value) -> CasePaper:
    return paper(form, ordinal, cleared="", **answers)


def test_x_02_the_day_of_the_notice_starts_the_clock() -> None:
    [found] = stopped("X-02", reading(draft("kallelse"), facts=LEAVING), SEND)
    assert (found.level, found.path) == (Level.WARNING, "k_underrattelse")
    assert said("X-02", reading(draft("kallelse", k_underrattelse=Unparsed("i går")), facts=LEAVING))
    assert not said("X-02", reading(draft("kallelse", k_underrattelse="2026-11-25T10:00"), facts=LEAVING))
    assert not said("X-02", reading(draft("kallelse"), facts=ADULT))
    assert not said("X-02", reading(facts=LEAVING))


def test_x_03_another_plan_is_made_in_open_compulsory_care() -> None:
    [found] = said("X-03", reading(draft("kallelse", k_tvangsvard="ja"), facts=LEAVING))
    assert found.level is Level.NOTE
    [unknown] = said("X-03", reading(draft("kallelse", k_tvangsvard="vet_inte"), facts=LEAVING))
    assert unknown.text.startswith("Ta reda på")
    for answer in ("nej", "", Unparsed("LPT")):
        assert not said("X-03", reading(draft("kallelse", k_tvangsvard=answer), facts=LEAVING))
    assert not said("X-03", reading(draft("kallelse", k_tvangsvard="ja"), facts=ADULT))


def to(who: Value, day: Value = "") -> CasePaper:
    return draft("vem_fick_vad", 20, fv_rader=(Row("g1", {"fv_mottagare": who, "fv_datum": day}),))


def test_x_04_no_copy_goes_by_itself_to_a_guardian_who_has_not_said_yes() -> None:
    case = reading(guardian(), to(RUBEN), sheet=SHEET, facts=CAREFUL_CHILD)
    [found] = stopped("X-04", case, COPY)
    assert found.level is Level.STOP
    assert found.text.startswith("Pappa har inte sagt ja.")
    assert "Ruben" not in found.text
    assert not found.hard
    assert stopped("X-04", reading(guardian(), exemption(), to(RUBEN), sheet=SHEET, facts=CAREFUL_CHILD), COPY)


def test_x_04_is_silent_of_a_yes_of_an_ordinary_case_and_of_what_has_left() -> None:
    assert not said("X-04", reading(guardian(), to(MIRA), sheet=SHEET, facts=CAREFUL_CHILD))
    assert not said("X-04", reading(guardian(RUBEN), to(RUBEN), sheet=SHEET, facts=CAREFUL_CHILD))
    assert not said("X-04", reading(guardian(), to(RUBEN), sheet=SHEET, facts=CHILD))
    assert not said("X-04", reading(guardian(), to(RUBEN, "2026-11-20"), sheet=SHEET, facts=CAREFUL_CHILD))
    assert not said("X-04", reading(guardian(), to(Ref("a1", "BUP")), sheet=SHEET, facts=CAREFUL_CHILD))
    assert not said("X-04", reading(guardian(), draft("vem_fick_vad", fv_rader=Unparsed("?")), facts=CAREFUL_CHILD))


def test_x_04_leaves_one_who_may_not_be_contacted_to_the_rule_that_nobody_passes() -> None:
    rows = (Row("v2", {"namn": "Ruben Prov", "relation": "pappa", "kontakt_tillaten": "nej"}),)
    sheet: Answers = {**SHEET, "vardnadshavare": rows}
    case = reading(to(RUBEN), sheet=sheet, facts=CAREFUL_CHILD)
    assert not stopped("X-04", case, COPY)
    assert stopped("O-23", case, COPY)


def plan(**cells: Value) -> CasePaper:
    activity = Row("t1", {"a_aktivitet": "KBT", "a_huvudman": "region", **cells})
    return draft("plan", 30, p_delmal=(Row("d1", {"d_aktiviteter": (activity,)}),))


def test_x_05_a_measure_of_care_says_what_it_rests_on_when_one_guardian_is_not_asked() -> None:
    papers = (guardian(), exemption())
    [found] = stopped("X-05", reading(*papers, plan(), sheet=SHEET, facts=CHILD), CLEAR)
    assert found.level is Level.NOTE
    assert found.path == "p_delmal/d1/d_aktiviteter/t1/a_grund"
    said_so = plan(a_grund="FB 6:13 a, 2026-11-05")
    assert not stopped("X-05", reading(*papers, said_so, sheet=SHEET, facts=CHILD), CLEAR)
    assert not stopped("X-05", reading(*papers, plan(a_huvudman="skola"), sheet=SHEET, facts=CHILD), CLEAR)
    both = (guardian(), guardian(RUBEN, ordinal=2))
    assert not stopped("X-05", reading(*both, plan(), sheet=SHEET, facts=CHILD), CLEAR)


@pytest.mark.parametrize("how", ["muntligt", "jakande"])
def test_x_09_a_consent_by_word_of_mouth_is_put_in_a_record(how: str) -> None:
    [found] = said("X-09", reading(yes("samtycke_vuxen", c_hur=how), facts=ADULT))
    assert (found.level, found.form) == (Level.WARNING, "samtycke_vuxen")
    assert said("X-09", reading(yes("samtycke_vuxen", c_hur=how, c_dokumenterat="inte_an"), facts=ADULT))
    for where in ("journal", "akt"):
        assert not said("X-09", reading(yes("samtycke_vuxen", c_hur=how, c_dokumenterat=where), facts=ADULT))
    assert not said("X-09", reading(yes("samtycke_vuxen"), facts=ADULT))
    assert not said("X-09", reading(draft("samtycke_vuxen", c_hur=how), facts=ADULT))


def test_x_09_and_the_rule_of_the_region_do_not_say_it_twice() -> None:
    for how in ("muntligt", "skriftligt"):
        case = reading(yes("samtycke_vuxen", c_hur=how), facts=ADULT, region="uppsala")
        assert len([*said("R-SAM-02", case), *said("X-09", case)]) == 1


def test_x_09_a_no_to_a_request_has_a_reason() -> None:
    [found] = said("X-09", reading(draft("begaran_svar", bs_svar="nej"), facts=ADULT))
    assert found.path == "bs_skal"
    assert not said("X-09", reading(draft("begaran_svar", bs_svar="nej", bs_skal="En huvudman."), facts=ADULT))
    assert not said("X-09", reading(draft("begaran_svar", bs_svar="nej", bs_skal_slag=("vill_inte",)), facts=ADULT))
    assert not said("X-09", reading(draft("begaran_svar", bs_svar="erbjuds"), facts=ADULT))


@pytest.mark.parametrize(("rule_id", "state"), [("X-10", "T1"), ("X-13", "T4"), ("X-13", "T7")])
def test_what_no_software_can_know_is_on_the_list_in_its_time(rule_id: str, state: str) -> None:
    [found] = said(rule_id, reading(facts=ADULT, state=state))
    assert found.checklist
    assert not said(rule_id, reading(facts=ADULT, state="T9"))


def test_no_sentence_gives_the_right_by_a_provision() -> None:
    """The program tells of a provision and never says that it is enough."""
    for one in all_rules():
        if one.id.startswith("X-"):
            for text in (one.text, *one.texts.values()):
                assert "med stöd av" not in text
                assert "ger rätt" not in text


def test_case_a_the_measure_has_its_ground() -> None:
    case = demo("a", state="T6", now=datetime(2026, 11, 26, 15, 0, tzinfo=NOW.tzinfo))
    assert not stopped("X-05", case, CLEAR)
    assert not said("X-04", case)


def test_case_b_the_notice_is_written_and_no_other_plan_is_made() -> None:
    case = demo("b", now=datetime(2026, 12, 22, 10, 0, tzinfo=NOW.tzinfo))
    for rule_id in ("X-02", "X-03", "X-09"):
        assert not said(rule_id, case), rule_id


def test_x_01_is_met_by_the_dated_law() -> None:
    assert rule("X-01").at == "forms/law.toml"
