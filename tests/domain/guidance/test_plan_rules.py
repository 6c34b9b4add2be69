"""The rules on the plan and its meeting: what each finds, where and at which act, and what makes it silent again."""

from __future__ import annotations

import pytest

from sip_desktop.domain.answers import Answers, Ref, Row, Unparsed
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.guidance.engine import before, findings
from sip_desktop.domain.guidance.plan_rules import CHECKS
from sip_desktop.domain.guidance.reading import Reading
from sip_desktop.domain.guidance.rule import Met
from tests.domain.guidance.cases import NOW, all_rules, reading, rule, said, stopped
from tests.domain.guidance.plan_papers import (
    ACTIVITY,
    GOAL,
    SCHOOL,
    SHEET,
    changed,
    full_plan,
    hits,
    less,
    meeting,
    paper,
)
from tests.domain.guidance.written_cases import form, on_day, profile

REGIONS = ("uppsala", "varmland", "halland", "skane", "haninge")
CLEAR = GuidedAct.MAKE_PLAN_CLEAR


def of_plan(case: Reading) -> set[str]:
    """The rules on the plan that find something before it is made clear."""
    return {one.rule for one in before(all_rules(), case, CLEAR) if one.rule in CHECKS}


@pytest.mark.parametrize("region", REGIONS)
def test_a_whole_plan_is_stopped_and_remarked_on_by_nothing(region: str) -> None:
    case = meeting(full_plan(), region)
    assert of_plan(case) == set()
    assert not [one for one in findings(all_rules(), case) if one.rule in CHECKS]


@pytest.mark.parametrize("region", REGIONS)
def test_no_rule_on_the_plan_speaks_before_there_is_one(region: str) -> None:
    assert not [one for name in CHECKS if name != "R-PLAN-08" for one in hits(name, reading(region=region))]


@pytest.mark.parametrize("rule_id", sorted(CHECKS))
@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"p_delmal": (Row("g1", {}), Row("g2", {"d_delmal": Unparsed("?")}))},
        {name: Unparsed("31 februari") for name in full_plan()},
        {"p_start": "2026-11-26T13:00", "p_uppf_datum": "2025-01-01", "p_slut": "12:00"},
        {"p_delmal": "text", "p_deltagare": True, "p_behov": ("ett", "två")},
    ],
)
def test_no_answer_makes_a_rule_fall(rule_id: str, answers: Answers) -> None:
    for region in REGIONS:
        for one in hits(rule_id, meeting(answers, region)):
            text = (rule(rule_id).texts[one.wording] if one.wording else rule(rule_id).text).format_map(one.words)
            assert 0 < len(text) <= 140


# R-PLAN-01: the four points of law


@pytest.mark.parametrize(
    ("plan", "wording", "at"),
    [
        (less(full_plan(), f"{ACTIVITY}/a_aktivitet", f"{ACTIVITY}/a_huvudman"), "insatser", "plan:p_delmal"),
        (less(full_plan(), f"{ACTIVITY}/a_huvudman"), "ansvar", f"plan:{ACTIVITY}/a_huvudman"),
        (less(full_plan(), "p_overg_huvudman"), "huvudman", "plan:p_overg_huvudman"),
    ],
)
def test_r_plan_01_says_each_point_that_the_plan_lacks(plan: Answers, wording: str, at: str) -> None:
    found = {one.wording: one for one in hits("R-PLAN-01", meeting(plan, "skane"))}
    assert found[wording].at == at
    assert found[wording].mark == wording


def test_r_plan_01_what_others_do_is_asked_for_only_when_others_do_something() -> None:
    assert not hits("R-PLAN-01", meeting(full_plan(), "skane"))
    more = Row("k2", {"a_huvudman": "skola", "a_ansvarig": SCHOOL})
    plan = changed(full_plan(), {f"{GOAL}/d_aktiviteter": (*full_activities(), more)})
    [found] = hits("R-PLAN-01", meeting(plan, "skane"))
    assert (found.wording, found.at) == ("andra", f"plan:{GOAL}/d_aktiviteter/k2/a_aktivitet")


def full_activities() -> tuple[str | Row, ...]:
    [goal] = full_plan()["p_delmal"]
    assert isinstance(goal, Row)
    found = goal.cells["d_aktiviteter"]
    assert isinstance(found, tuple)
    return found


@pytest.mark.parametrize("region", REGIONS)
def test_r_plan_01_stops_only_the_plan_and_says_what_may_be_done(region: str) -> None:
    case = meeting(less(full_plan(), "p_overg_huvudman"), region)
    [found] = stopped("R-PLAN-01", case, CLEAR)
    assert found.level is Level.STOP
    assert not found.hard
    assert found.allowed
    for act in GuidedAct:
        if act is not CLEAR:
            assert not stopped("R-PLAN-01", case, act)


def test_r_plan_01_the_principal_must_be_one_of_the_two() -> None:
    assert hits("R-PLAN-01", meeting(changed(full_plan(), {"p_overg_huvudman": Unparsed("båda")}), "skane"))


def test_r_plan_01_still_stands_for_a_clear_plan_without_it() -> None:
    assert said("R-PLAN-01", meeting(less(full_plan(), "p_overg_huvudman"), "skane", clear=True))


def test_a_plan_prepared_for_the_meeting_lacks_nothing_yet_but_is_stopped_if_it_is_made_clear() -> None:
    """Before the meeting nothing is agreed: "R-PLAN-01", "R-PLAN-04" and the others then wait."""
    prepared = meeting({"p_start": "2026-11-30T10:00"}, "uppsala")
    assert not [one for one in findings(all_rules(), prepared) if one.rule in CHECKS]
    plan = prepared.known.papers[0]
    asked = reading(plan, sheet=SHEET, region="uppsala", state="T6", about=plan.ordinal)
    assert {"R-PLAN-01", "R-PLAN-03", "R-PLAN-04", "R-PLAN-17"} <= of_plan(asked)


# R-PLAN-02, R-PLAN-17: how and when it is followed up


@pytest.mark.parametrize(("region", "stops"), [("varmland", True), ("halland", True), ("uppsala", False)])
def test_r_plan_02_a_plan_without_any_follow_up(region: str, stops: bool) -> None:
    neither = meeting(less(full_plan(), "p_uppf_datum", "p_utvardering"), region)
    assert bool(stopped("R-PLAN-02", neither, CLEAR)) is stops
    for left in ("p_uppf_datum", "p_utvardering"):
        assert not stopped("R-PLAN-02", meeting(less(full_plan(), left), region), CLEAR)


@pytest.mark.parametrize(("region", "level"), [("uppsala", Level.STOP), ("halland", Level.STOP)])
def test_r_plan_17_a_day_for_the_follow_up(region: str, level: Level) -> None:
    [found] = stopped("R-PLAN-17", meeting(less(full_plan(), "p_uppf_datum"), region), CLEAR)
    assert found.level is level
    assert stopped("R-PLAN-17", meeting(changed(full_plan(), {"p_uppf_datum": Unparsed("snart")}), region), CLEAR)


def test_r_plan_17_in_varmland_a_warning_and_a_way_to_follow_up_is_enough() -> None:
    assert rule("R-PLAN-17").level_in("varmland") is Level.WARNING
    neither = meeting(less(full_plan(), "p_uppf_datum", "p_utvardering"), "varmland")
    assert hits("R-PLAN-17", neither)
    assert not stopped("R-PLAN-17", neither, CLEAR), "R-PLAN-02 says it"
    assert not hits("R-PLAN-17", meeting(less(full_plan(), "p_uppf_datum"), "varmland"))


def test_r_plan_17_a_day_that_cannot_be_meant_is_only_a_warning() -> None:
    [found] = stopped("R-PLAN-17", meeting(changed(full_plan(), {"p_uppf_datum": "2026-02-23"}), "halland"), CLEAR)
    assert found.level is Level.WARNING
    assert "före mötet" in found.text


def test_r_plan_17_a_changed_plan_needs_the_next_day() -> None:
    followed = paper("uppfoljning", {"u_datum": "2027-02-23", "u_beslut": "revidera"}, ordinal=6, clear=True)
    late = NOW.replace(year=2027, month=3, day=1)
    [found] = stopped("R-PLAN-17", meeting(full_plan(), "halland", followed, now=late), CLEAR)
    assert found.level is Level.WARNING


def test_r_plan_17_nothing_more_is_to_be_followed_up_when_coordination_ends() -> None:
    followed = paper("uppfoljning", {"u_datum": "2027-02-23", "u_beslut": "avsluta"}, ordinal=6, clear=True)
    case = meeting(less(full_plan(), "p_uppf_datum", "p_utvardering"), "halland", followed)
    assert not stopped("R-PLAN-17", case, CLEAR)
    assert not stopped("R-PLAN-02", case, CLEAR)


# R-PLAN-03: Uppsala's nine points

NINE: dict[str, tuple[str, ...]] = {
    "person": ("p_namn",),
    "deltagare": ("p_deltagare",),
    "behov": ("p_behov",),
    "mal": (f"{GOAL}/d_delmal",),
    "atgarder": (GOAL,),
    "enheter": (f"{ACTIVITY}/a_ansvarig",),
    "huvudman": ("p_overg_huvudman",),
    "uppfoljning": ("p_utvardering",),
    "kontakt": ("p_samordnare",),
}


@pytest.mark.parametrize("point", NINE)
def test_r_plan_03_finds_each_of_uppsalas_points(point: str) -> None:
    plan = full_plan()
    plan = {**plan, "p_delmal": ()} if point == "atgarder" else less(plan, *NINE[point])
    found = {one.wording: one for one in hits("R-PLAN-03", meeting(plan, "uppsala"))}
    assert point in found
    assert rule("R-PLAN-03").texts[point]
    assert of_plan(meeting(plan, "uppsala"))


def test_r_plan_03_the_point_of_others_is_found_too() -> None:
    more = Row("k2", {"a_huvudman": "skola", "a_ansvarig": SCHOOL})
    plan = changed(full_plan(), {f"{GOAL}/d_aktiviteter": (*full_activities(), more)})
    assert [one.wording for one in hits("R-PLAN-03", meeting(plan, "uppsala"))] == ["andra"]


def test_r_plan_03_says_nothing_that_the_law_or_the_coordinators_rule_says() -> None:
    found = [one.mark for one in stopped("R-PLAN-03", meeting({}, "uppsala"), CLEAR)]
    assert found == ["person", "deltagare", "behov", "mal", "uppfoljning"]


def test_r_plan_03_holds_in_uppsala_only() -> None:
    assert not stopped("R-PLAN-03", meeting({}, "skane"), CLEAR)


# R-PLAN-04, 05, 08, 28: who answers for it


@pytest.mark.parametrize(("region", "stops"), [("uppsala", True), ("varmland", True), ("skane", False)])
def test_r_plan_04_a_coordinator_is_named(region: str, stops: bool) -> None:
    case = meeting(less(full_plan(), "p_samordnare"), region)
    assert bool(stopped("R-PLAN-04", case, CLEAR)) is stops


def test_r_plan_04_a_unit_is_nobody() -> None:
    [found] = stopped("R-PLAN-04", meeting(changed(full_plan(), {"p_samordnare": SCHOOL}), "uppsala"), CLEAR)
    assert "vilken person" in found.text
    assert not hits("R-PLAN-04", meeting(changed(full_plan(), {"p_samordnare": Ref("", "kuratorn")}), "uppsala"))


@pytest.mark.parametrize(("region", "level"), [("varmland", Level.STOP), ("halland", Level.WARNING)])
def test_r_plan_05_a_coordinator_from_elsewhere(region: str, level: Level) -> None:
    [found] = stopped("R-PLAN-05", meeting(changed(full_plan(), {"p_samordnare_inom": "annat"}), region), CLEAR)
    assert found.level is level


def test_r_plan_05_without_the_question_the_principal_tells_and_varmland_asks() -> None:
    school = less(changed(full_plan(), {"p_samordnare": SCHOOL}), "p_samordnare_inom")
    assert [one.wording for one in hits("R-PLAN-05", meeting(school, "halland"))] == [""]
    unsaid = less(full_plan(), "p_samordnare_inom")
    assert not hits("R-PLAN-05", meeting(unsaid, "halland"))
    assert [one.wording for one in hits("R-PLAN-05", meeting(unsaid, "varmland"))] == ["var"]
    assert not hits("R-PLAN-05", meeting(less(unsaid, "p_samordnare"), "varmland")), "R-PLAN-04 says it"


def test_r_plan_08_who_keeps_the_papers_until_there_is_a_coordinator() -> None:
    alone = reading(sheet={"namn": "Alva Test"}, region="uppsala", state="T4")
    [found] = said("R-PLAN-08", alone)
    assert found.level is Level.NOTE
    assert not said("R-PLAN-08", reading(sheet=SHEET, region="uppsala", state="T4"))
    assert not said("R-PLAN-08", reading(sheet={"namn": "Alva Test"}, region="varmland", state="T4"))


def test_r_plan_28_who_takes_over() -> None:
    [found] = stopped("R-PLAN-28", meeting(less(full_plan(), "p_samordnare_ers"), "halland"), CLEAR)
    assert found.level is Level.WARNING
    assert not hits("R-PLAN-28", meeting(less(full_plan(), "p_samordnare", "p_samordnare_ers"), "halland"))


# Met by forms

BY_FORMS = {
    "R-PLAN-06": "hör i regel till den huvudman som hen har mest med att göra",
    "R-PLAN-07": "Den enskildes önskan väger tyngst",
    "R-PLAN-15": "Det här tycker vi olika om",
    "R-PLAN-23": "Den enskilde först",
    "R-PLAN-25": "ersätter inte verksamheternas egen journal",
    "R-PLAN-26": "påmint om sekretessen",
    "R-PLAN-27": "tid att ta ställning",
    "R-PLAN-29": "hos den andra huvudmannen",
    "R-PLAN-30": "får de insatser som var bestämda",
}


@pytest.mark.parametrize(("rule_id", "words"), BY_FORMS.items())
def test_what_a_form_says(rule_id: str, words: str) -> None:
    """The words of a rule that a form meets stand in the form, and no region that it holds for hides them."""
    one = rule(rule_id)
    name, _, path = one.at.partition(":")
    field = form(name).at(path)
    assert one.met is Met.FORM
    assert field is not None
    assert words in " ".join((field.label, field.help, field.text, *(option.label for option in field.options)))
    for region in one.regions:
        hidden = [(change.form, change.field) for change in profile(region).changes if change.hidden]
        assert (name, path) not in hidden
        assert name in profile(region).forms


def test_every_rule_on_the_plan_is_tried() -> None:
    assert {one.id for one in all_rules() if one.id.startswith("R-PLAN") and one.met is Met.FORM} == set(BY_FORMS)


# The written cases


def test_case_a_the_plan_of_varmland_is_whole() -> None:
    plan = on_day("a", "2026-11-26T15:00", until="plan", plan={})
    assert not [one for one in before(all_rules(), plan, CLEAR) if one.rule in CHECKS and one.level is Level.STOP]


def test_case_b_uppsalas_nine_points_are_checked() -> None:
    """R-PLAN-03 and R-PLAN-01 find nothing in the plan as written, and each point that is taken out of it."""
    plan = on_day("b", "2026-12-30T10:00", until="plan", plan={})
    assert not hits("R-PLAN-03", plan)
    assert not hits("R-PLAN-01", plan)
    for field in ("p_deltagare", "p_behov", "p_delmal", "p_overg_huvudman", "p_utvardering"):
        assert of_plan(on_day("b", "2026-12-30T10:00", until="plan", plan={field: ()})) & {"R-PLAN-01", "R-PLAN-03"}


def test_case_c_the_plan_of_halland_is_whole() -> None:
    plan = on_day("c", "2026-11-24T16:30", until="plan", plan={})
    assert not [one for one in before(all_rules(), plan, CLEAR) if one.rule in CHECKS and one.level is Level.STOP]


def test_case_f_the_pen_plan_for_monday_stops_nothing_on_friday() -> None:
    """An urgent case: no rule on the plan, "R-PLAN-01" and the rest, says anything before the meeting."""
    friday = on_day("f", "2026-12-11T16:00")
    assert not [one for one in findings(all_rules(), friday) if one.rule in CHECKS]
    monday = on_day("f", "2026-12-14T11:30")
    assert said("R-PLAN-01", monday)
