"""The rules on follow-up, evaluation, deviation, closing and the reserve routine."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sip_desktop.domain.answers import Answers, Row, Unparsed
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.due_dates import own_date
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.guidance.engine import before, findings
from sip_desktop.domain.guidance.follow_up_rules import CHECKS
from sip_desktop.domain.guidance.reading import Reading
from sip_desktop.domain.guidance.rule import Met
from sip_desktop.domain.lenses.case_papers import CasePaper
from tests.domain.guidance.cases import NOW, all_rules, reading, rule, said, stopped
from tests.domain.guidance.plan_papers import (
    BUP,
    GOAL,
    GRANDMOTHER,
    LATER,
    PERSON,
    SHEET,
    after,
    changed,
    followed,
    full_plan,
    hits,
    paper,
    plan_of,
)
from tests.domain.guidance.written_cases import form, on_day, profile

REGIONS = ("uppsala", "varmland", "halland", "skane", "haninge")
CLEAR, CLOSE = GuidedAct.MAKE_PLAN_CLEAR, GuidedAct.CLOSE


@pytest.mark.parametrize("rule_id", sorted(CHECKS))
@pytest.mark.parametrize("name", ["uppfoljning", "avslut", "plan", "kallelse", "avvikelse", "aterforing"])
@pytest.mark.parametrize("clear", [True, False])
def test_no_answer_makes_a_rule_fall(rule_id: str, name: str, clear: bool) -> None:
    odd = (Row("x1", {}), Row("x2", {"ud_part": Unparsed("?"), "ud_deltog": "nej", "um_aktiviteter": "text"}))
    known: Answers = {
        "u_datum": Unparsed("snart"), "u_delmal": odd, "u_deltagare": odd, "u_redogorelse": odd, "p_deltagare": odd,
        "k_svar_senast": "2026-01-01", "k_deltagare": odd, "z_samrad": Unparsed("alla"), "z_gallring": "gallras",
        "v_typ": Unparsed("?"), "p_delmal": odd,
    }  # fmt: skip
    for region in REGIONS:
        for answers in ({}, known):
            case = after(paper(name, answers, clear=clear), region=region, valid_to=date(2026, 6, 18))
            for one in hits(rule_id, case):
                text = (rule(rule_id).texts[one.wording] if one.wording else rule(rule_id).text).format_map(one.words)
                assert 0 < len(text) <= 140


@pytest.mark.parametrize("region", REGIONS)
def test_an_empty_case_is_met_with_silence(region: str) -> None:
    assert not [one for name in CHECKS for one in hits(name, reading(region=region))]


# R-UPP-01 to 06


def test_r_upp_01_the_need_is_gone_through_before_the_meeting() -> None:
    [found] = said("R-UPP-01", after(plan_of(), followed(clear=False, u_infor=False), region="uppsala"))
    assert found.level is Level.WARNING
    assert not said("R-UPP-01", after(plan_of(), followed(clear=False), region="uppsala"))
    assert not said("R-UPP-01", after(plan_of(), followed(clear=False, u_infor=False), region="halland"))
    assert not said("R-UPP-01", after(plan_of(), followed(u_infor=False), region="uppsala")), "that meeting is over"


@pytest.mark.parametrize(("days", "is_said"), [(14, True), (15, False), (-3, True)])
def test_r_upp_01_when_a_follow_up_is_near_and_nothing_is_begun(days: int, is_said: bool) -> None:
    due = own_date("p_uppf_datum", LATER.date() + timedelta(days=days))
    assert bool(said("R-UPP-01", after(plan_of(), region="uppsala", dues=(due,)))) is is_said


def test_r_upp_03_everybody_tells_and_the_goals_are_gone_through() -> None:
    silent = (Row("r1", {"ur_part": BUP}), Row("r2", {"ur_part": PERSON}), Row("r3", {"ur_part": GRANDMOTHER}))
    open_one = followed(clear=False, u_redogorelse=silent, u_delmal=(Row("g1", {"um_delmal": "Sova"}),))
    assert [one.mark for one in said("R-UPP-03", after(plan_of(), open_one, region="uppsala"))] == [
        "redogorelse",
        "delmal",
    ]
    assert not said("R-UPP-03", after(plan_of(), followed(clear=False), region="uppsala"))
    assert not said("R-UPP-03", after(plan_of(), open_one, region="halland"))


def test_r_upp_03_waits_for_the_meeting() -> None:
    coming = followed(clear=False, u_redogorelse=(), u_datum="2027-03-01")
    assert not said("R-UPP-03", after(plan_of(), coming, region="uppsala"))


def test_r_upp_04_what_came_of_a_goal_is_written_in_the_plan() -> None:
    case = after(plan_of(), followed())
    for act in (CLEAR, CLOSE):
        [found] = stopped("R-UPP-04", case, act)
        assert (found.level, found.mark, found.path) == (Level.STOP, "g1", f"{GOAL}/d_uppfyllelse")
        assert found.allowed
    written = plan_of(changed(full_plan(), {f"{GOAL}/d_uppfyllelse": "uppfyllt"}))
    assert not stopped("R-UPP-04", after(written, followed()), CLEAR)
    other = plan_of(changed(full_plan(), {f"{GOAL}/d_uppfyllelse": "inte"}))
    assert stopped("R-UPP-04", after(other, followed()), CLEAR)
    assert not stopped("R-UPP-04", after(plan_of(), followed(), region="uppsala"), CLEAR)


def test_r_upp_04_new_goals_and_goals_taken_away_are_not_asked_for() -> None:
    [goal] = full_plan()["p_delmal"]
    assert isinstance(goal, Row)
    new = plan_of({**full_plan(), "p_delmal": (Row("g9", goal.cells),)})
    assert not hits("R-UPP-04", after(new, followed()))
    assert not hits("R-UPP-04", after(plan_of(), followed(clear=False, u_datum="2027-03-01"))), "not held yet"


def test_r_upp_05_whether_coordination_is_still_needed() -> None:
    undecided = followed(clear=False, u_beslut="")
    [found] = stopped("R-UPP-05", after(plan_of(clear=False), undecided), CLEAR)
    assert found.level is Level.STOP
    assert not stopped("R-UPP-05", after(plan_of(), followed()), CLEAR)
    assert not stopped("R-UPP-05", after(plan_of(), undecided, region="uppsala"), CLEAR)
    assert not stopped("R-UPP-05", after(plan_of(), followed(clear=False, u_beslut="", u_datum="2027-03-01")), CLEAR)


@pytest.mark.parametrize(
    ("decision", "done"),
    [
        ("revidera", plan_of(clear=False)),
        ("ny_plan", paper("plan", {}, ordinal=7, day="2027-02-24")),
        ("avsluta", paper("avslut", {}, ordinal=7, day="2027-02-24")),
    ],
)
def test_r_upp_06_what_was_decided_is_begun(decision: str, done: CasePaper) -> None:
    [found] = said("R-UPP-06", after(plan_of(), followed(u_beslut=decision)))
    assert (found.level, found.mark) == (Level.NOTE, decision)
    others = () if done.ordinal == 5 else (plan_of(),)
    assert not said("R-UPP-06", after(*others, done, followed(u_beslut=decision)))
    assert not said("R-UPP-06", after(plan_of(), followed(u_beslut=decision), region="varmland"))


# R-RES


def test_r_res_01_the_stop_is_over() -> None:
    sheet: Answers = {**SHEET, "anledning_manuell": ("it_avbrott",), "avbrott_till": "2026-11-18T15:00"}
    [found] = said("R-RES-01", reading(sheet=sheet, region="varmland", state="T4"))
    assert found.level is Level.NOTE
    assert not said("R-RES-01", reading(sheet=sheet, region="uppsala", state="T4"))
    entered = paper("aterforing", {"t_klart": True})
    assert not said("R-RES-01", reading(entered, sheet=sheet, region="varmland"))
    going_on = {**sheet, "avbrott_till": "2026-11-27T15:00"}
    assert not said("R-RES-01", reading(sheet=going_on, region="varmland"))
    assert not said("R-RES-01", reading(sheet={**sheet, "anledning_manuell": ("ordinarie_rutin",)}, region="varmland"))


def test_r_res_03_the_routine_is_past_its_last_day() -> None:
    last = profile("varmland").valid_to
    assert last is not None
    [found] = said("R-RES-03", reading(region="varmland", valid_to=last))
    assert found.text == "Regionens rutin gällde till 2026-06-18. Kontrollera om det finns en nyare."
    assert found.level is Level.NOTE
    then = NOW.replace(month=6, day=18)
    assert not said("R-RES-03", reading(region="varmland", valid_to=last, now=then))
    assert not said("R-RES-03", reading(region="varmland"))


# Met by checklists and forms


@pytest.mark.parametrize(("rule_id", "region"), [("R-UTV-01", "uppsala"), ("R-UTV-03", "haninge")])
def test_evaluations_are_thought_of_after_the_meeting(rule_id: str, region: str) -> None:
    one = rule(rule_id)
    assert one.met is Met.CHECKLIST
    for state in ("T7", "T8"):
        [found] = said(rule_id, reading(region=region, state=state))
        assert found.checklist
        assert found.level is Level.NOTE
    assert not said(rule_id, reading(region=region, state="T6"))
    assert not said(rule_id, reading(region="varmland", state="T7"))


BY_FORMS = {
    "R-UPP-02": "Du kallar till uppföljning",
    "R-UPP-07": "",
    "R-UPP-08": "Skrivet i egen journal",
    "R-UTV-02": "{dagordning}",
    "R-AVV-02": "Mellan huvudmännen",
    "R-AVV-03": "enligt er egen rutin",
    "R-RES-02": "En part saknar IT-stöd",
}


@pytest.mark.parametrize(("rule_id", "words"), BY_FORMS.items())
def test_what_a_form_says(rule_id: str, words: str) -> None:
    """The words of a rule that a form meets stand in the form, and no region that it holds for hides them."""
    one = rule(rule_id)
    name, _, path = one.at.partition(":")
    field = form(name).at(path)
    assert field is not None
    columns = (column.label for column in field.columns)
    options = (option.label for option in field.options)
    assert words in " ".join((field.label, field.help, field.text, *options, *columns))
    for region in one.regions:
        hidden = [(change.form, change.field) for change in profile(region).changes if change.hidden]
        assert (name, path) not in hidden
        assert name in profile(region).forms


def test_every_rule_met_by_a_form_is_tried() -> None:
    kinds = ("R-UPP", "R-UTV", "R-AVV", "R-AVS", "R-RES")
    assert {one.id for one in all_rules() if one.id.startswith(kinds) and one.met is Met.FORM} == set(BY_FORMS)


def test_r_utv_02_uppsalas_agenda_tells_of_the_anonymous_way_and_of_paper_first() -> None:
    [line] = [line for line in profile("uppsala").agenda if "SIP-kollen" in line]
    assert line.index("på papper") < line.index("SIP-kollen")


# The written cases


def test_case_a_the_routine_was_valid_to_june() -> None:
    case = on_day("a", "2026-11-16T12:00", until="telefonkallelse")
    told = Reading(
        known=case.known, now=case.now, region="varmland", state=case.state, valid_to=profile("varmland").valid_to
    )
    [found] = said("R-RES-03", told)
    assert "2026-06-18" in found.text


def test_case_b_uppsalas_follow_up_goes_on_as_a_changed_plan() -> None:
    case = on_day("b", "2027-02-10T15:00")
    assert [one.mark for one in said("R-UPP-06", case)] == ["revidera"]
    assert not stopped("R-UPP-04", case, CLEAR), "that is Halland's"


def test_case_c_what_came_of_the_goals_is_written_into_the_plan() -> None:
    case = on_day("c", "2027-02-23T15:00")
    assert len(stopped("R-UPP-04", case, CLEAR)) == 2
    plan = next(one for one in case.known.papers if one.form == "plan")
    found = next(one for one in case.known.papers if one.form == "uppfoljning")
    results = {row.id: row.cells["um_uppfyllelse"] for row in found.newest["u_delmal"]}
    written = changed(plan.newest, {f"p_delmal/{row}/d_uppfyllelse": value for row, value in results.items()})
    assert not stopped("R-UPP-04", on_day("c", "2027-02-23T15:00", plan=written), CLEAR)


def test_case_f_an_urgent_case_hears_nothing_of_this() -> None:
    friday = on_day("f", "2026-12-11T16:00")
    assert not [one for one in findings(all_rules(), friday) if one.rule in CHECKS]
    for act in GuidedAct:
        assert not [one for one in before(all_rules(), friday, act) if one.rule in CHECKS]
