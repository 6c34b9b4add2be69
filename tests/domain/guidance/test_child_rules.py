"""The rules on children: what each finds, and what makes it silent again."""

from __future__ import annotations

import pytest

from sip_desktop import app
from sip_desktop.domain.answers import Answers, Ref, Row, Unparsed
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.guidance.reading import Reading
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.lenses.case_papers import CasePaper
from tests.domain.consent_papers import (
    ADULT,
    BUP,
    MIRA,
    RUBEN,
    SCHOOL,
    SHEET,
    YOUNG,
    actor,
    exemption,
    guardian,
    only,
    paper,
    yes,
)
from tests.domain.guidance.cases import reading, said, stopped
from tests.domain.guidance.family import REGIONS, WHOLE, adult, call, child, draft, levels, mira, own, prepared, ruben

SEND, MEET, CLEAR = GuidedAct.SEND_CALL, GuidedAct.START_MEETING, GuidedAct.MAKE_PLAN_CLEAR
COPY = GuidedAct.SEND_COPY
VIOLENT = CaseFacts(violence=True, child=True, age="barn")


@pytest.mark.parametrize("region", REGIONS)
def test_r_barn_01_what_one_guardian_has_not_said_yes_to_stops_the_call(region: str) -> None:
    papers = (mira(), ruben(c_verksamheter=(actor(BUP),)), call(BUP, SCHOOL))
    [found] = stopped("R-BARN-01", child(*papers, region=region), SEND)
    assert found.level is Level.STOP
    assert found.mark == "k2"
    assert not found.hard
    assert not said("R-BARN-01", child(mira(), ruben(), call(BUP, SCHOOL), region=region))
    assert not said("R-SAM-01", child(*papers, region=region))


def test_r_barn_01_a_relative_must_be_covered_and_guardians_need_not_be_named() -> None:
    sheet: Answers = {**SHEET, "narstaende": (Row("n1", {"namn": "Greta Prov", "relation": "farmor"}),)}
    farmor = Ref("n1", "Greta Prov, farmor")
    invited = draft("inbjudan", 31, ib_till=farmor)
    [found] = stopped("R-BARN-01", child(mira(), ruben(), invited, call(MIRA, RUBEN), sheet=sheet), SEND)
    assert found.text == "Farmor omfattas inte av samtycket."
    wider = (mira(c_verksamheter=(*WHOLE, actor(farmor))), ruben(c_verksamheter=(*WHOLE, actor(farmor))))
    assert not said("R-BARN-01", child(*wider, invited, sheet=sheet))


def test_r_barn_01_says_nothing_of_adults_and_nothing_without_consent() -> None:
    assert not said("R-BARN-01", child(call(BUP)))
    assert not said("R-BARN-01", reading(yes("samtycke_vuxen", c_verksamheter=WHOLE), call(Ref("", "X")), facts=ADULT))


@pytest.mark.parametrize("region", REGIONS)
def test_r_barn_02_both_guardians(region: str) -> None:
    case = child(mira(), region=region)
    for act in (SEND, MEET, CLEAR, COPY):
        [found] = stopped("R-BARN-02", case, act)
        assert found.level is Level.STOP
        assert found.allowed
        assert found.text.startswith("Pappa")
        assert "Prov" not in found.text
    assert not stopped("R-BARN-02", case, GuidedAct.CLOSE)
    assert not said("R-BARN-02", child(mira(), ruben(), region=region))


def test_r_barn_02_before_any_answer_r_sam_01_says_it_and_after_a_no_r_sam_05() -> None:
    assert not said("R-BARN-02", child())
    assert not said("R-BARN-02", child(mira(c_plan="nej")))
    one_of_each = child(mira(), ruben(c_plan="nej"), facts=YOUNG, region="uppsala")
    assert not said("R-BARN-03", one_of_each)


def test_r_barn_02_a_decision_that_holds_releases_it() -> None:
    assert not said("R-BARN-02", child(mira(), exemption()))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"c_omprovas": "2026-11-25"}, "2026-11-25"),
        ({"c_omprovas": Unparsed("i vår")}, "omprövas"),
        ({"c_beslutat_av": Ref("", "")}, "vem som har beslutat"),
        ({"c_beslut_datum": "2026-12-24"}, "vem som har beslutat"),
    ],
)
def test_r_barn_02_a_decision_that_does_not_hold_does_not(changed: Answers, words: str) -> None:
    [found] = said("R-BARN-02", child(mira(), exemption(**changed)))
    assert words in found.text


def test_r_barn_02_a_decision_holds_from_its_first_day_to_its_last() -> None:
    assert not said("R-BARN-02", child(mira(), exemption(c_omprovas="2026-11-26")))
    assert not said("R-BARN-02", child(mira(), exemption(c_beslut_datum="2026-11-26")))


def test_r_barn_02_a_guardian_who_may_not_be_reached_is_no_errand_to_ring() -> None:
    [found] = said("R-BARN-02", child(mira(), sheet=only("v1", "v2", kontakt_tillaten="nej")))
    assert "ska inte kontaktas" in found.text
    assert "blankett 14" in found.action
    rows = (Row("v1", {"relation": "mamma", "kontakt_tillaten": "nej"}), Row("v2", {"relation": "pappa"}))
    [other] = said("R-BARN-02", child(mira(), sheet={"namn": "T", "vardnadshavare": rows}))
    assert "ska inte kontaktas" not in other.text
    assert "5C-b" in found.action


def test_r_barn_02_no_provision_is_said_to_give_the_right() -> None:
    [found] = said("R-BARN-02", child(mira()))
    assert "13 a" not in found.text + found.why + found.action + found.allowed + found.source


def test_r_barn_02_guardians_who_stand_nowhere_and_consent_that_ended() -> None:
    [found] = said("R-BARN-02", child(mira(), sheet={"namn": "T"}))
    assert found.form == "arendeblad"
    [one] = said("R-BARN-02", child(mira(), sheet=only("v1", vardnad="gemensam")))
    assert "Skriv in båda" in one.text
    [old] = said("R-BARN-02", child(mira(), ruben(c_datum="2025-11-01")))
    assert "2026-11-01" in old.text


def test_r_barn_02_sole_custody_needs_one() -> None:
    alone = guardian(MIRA, "samtycke_barn_en_vh", c_vardnad="ensam", c_verksamheter=WHOLE)
    assert not said("R-BARN-02", child(alone, sheet=only("v1", vardnad="ensam")))


@pytest.mark.parametrize(("region", "level"), [("uppsala", Level.STOP), ("halland", Level.WARNING)])
def test_r_barn_03_from_fifteen(region: str, level: Level) -> None:
    both = (mira(), ruben())
    [found] = stopped("R-BARN-03", child(*both, facts=YOUNG, region=region), SEND)
    assert found.level is level
    assert not said("R-SAM-01", child(*both, facts=YOUNG, region=region))
    own = yes("samtycke_ungdom", 5, c_mogen="ja")
    assert not said("R-BARN-03", child(*both, own, facts=YOUNG, region=region))


@pytest.mark.parametrize(("born", "asked"), [("2011-11-27", False), ("2011-11-26", True), ("2008-11-26", False)])
def test_r_barn_03_the_day_before_fifteen_the_day_itself_and_at_eighteen(born: str, asked: bool) -> None:
    sheet: Answers = {**SHEET, "fodelsedatum": born}
    case = reading(mira(), ruben(), sheet=sheet, region="uppsala")
    assert bool(said("R-BARN-03", case)) == asked


def test_r_barn_03_fifteen_before_the_meeting() -> None:
    sheet: Answers = {**SHEET, "fodelsedatum": "2011-11-27"}
    soon = call(BUP, k_start="2026-11-27T13:00")
    assert levels(said("R-BARN-03", reading(mira(), ruben(), soon, sheet=sheet, region="uppsala"))) == [Level.WARNING]
    own = yes("samtycke_ungdom", 5)
    assert not said("R-BARN-03", reading(mira(), ruben(), soon, own, sheet=sheet, region="uppsala"))
    today = call(BUP, k_start="2026-11-26T16:00")
    assert not said("R-BARN-03", reading(mira(), ruben(), today, sheet=sheet, region="uppsala"))
    unread = call(BUP, k_start=Unparsed("i morgon"))
    assert not said("R-BARN-03", reading(mira(), ruben(), unread, sheet=sheet, region="uppsala"))


def test_r_barn_03_a_judgement_needs_reasons() -> None:
    judged = yes("samtycke_ungdom", 5, c_plan="", c_mogen="nej")
    both = (mira(), ruben())
    assert levels(said("R-BARN-03", child(*both, judged, facts=YOUNG, region="uppsala"))) == [Level.WARNING]
    reasons = yes("samtycke_ungdom", 5, c_plan="", c_mogen="nej", c_mogen_skal="Läkarens bedömning.")
    assert not said("R-BARN-03", child(*both, reasons, facts=YOUNG, region="uppsala"))
    alone = yes("samtycke_ungdom", 5, c_mogen="ja", c_vh_samtycke="behovs_inte", c_verksamheter=WHOLE)
    assert levels(said("R-BARN-03", child(alone, facts=YOUNG, region="uppsala"))) == [Level.WARNING]
    assert not said("R-BARN-02", child(alone, facts=YOUNG, region="uppsala"))


def test_r_barn_03_a_young_persons_no_is_r_sam_05s_and_hard() -> None:
    no = yes("samtycke_ungdom", 5, c_plan="nej")
    case = child(mira(), ruben(), no, facts=YOUNG, region="uppsala")
    assert not said("R-BARN-03", case)
    [found] = said("R-SAM-05", case)
    assert found.hard
    assert found.text.startswith("Den unga")


@pytest.mark.parametrize("region", ["uppsala", "haninge", "varmland"])
def test_r_barn_04_the_childs_own_view(region: str) -> None:
    assert levels(said("R-BARN-04", child(prepared(), region=region))) == [Level.WARNING]
    for answers in ({"f_barn_rost": "Vill simma"}, {"f_barn_ingen": True}):
        assert not said("R-BARN-04", child(prepared(**answers), region=region))
    assert not said("R-BARN-04", child(mira(c_barn_inget=True), prepared(), region=region))
    assert not said("R-BARN-04", child(region=region))
    assert not said("R-BARN-04", child(prepared(), region="halland"))
    assert not said("R-BARN-04", reading(prepared(), facts=ADULT, region=region))


def test_r_barn_05_the_childs_paper_says_that_it_must_not_think_anything() -> None:
    field = app.definitions().forms["infor_mitt_mote_barn"].at("im_sa_har")
    assert field is not None
    assert "måste inte tycka" in field.text


def test_r_barn_06_what_the_voice_led_to() -> None:
    at = {"region": "haninge", "state": "T6"}
    [found] = stopped("R-BARN-06", child(draft("plan", p_barn_rost="Vill simma"), **at), CLEAR)
    assert found.level is Level.WARNING
    told = draft("plan", p_barn_rost="Vill simma", p_barn_paverkan="Simskola, sagt av kuratorn")
    assert not said("R-BARN-06", child(told, **at))
    assert not said("R-BARN-06", child(draft("plan"), **at))
    assert not said("R-BARN-06", child(draft("plan", p_barn_rost="x"), region="uppsala", state="T6"))


def test_r_barn_07_whether_the_child_is_there() -> None:
    assert levels(said("R-BARN-07", child(prepared()))) == [Level.NOTE]
    assert not said("R-BARN-07", child(prepared(f_vill_delta=("deltar_inte",))))
    [there] = said("R-BARN-07", child(prepared(f_vill_delta=("del",))))
    assert "Barnet ska vara med" in there.text
    assert not said("R-BARN-07", child(prepared(f_vill_delta=("del",), f_delaktighet="Första halvtimmen")))
    assert not said("R-BARN-07", child(prepared(), region="halland"))


def test_r_barn_07_yields_to_r_sky_13() -> None:
    tilda = Ref("person", "Tilda Prov")
    case = child(prepared(), call(tilda, k_start="2026-12-01T13:00"), facts=VIOLENT)
    assert said("R-SKY-13", case)
    assert not said("R-BARN-07", case)
    assert not said("R-BARN-07", child(prepared(), facts=VIOLENT))


def test_r_barn_08_a_guardian_is_part_of_it() -> None:
    assert levels(said("R-BARN-08", child(prepared(), region="uppsala"))) == [Level.NOTE]
    assert not said("R-BARN-08", child(prepared(f_barn_klart=("vardnadshavare_fragad",)), region="uppsala"))
    assert not said("R-BARN-08", child(prepared(), call(MIRA), region="uppsala"))
    away = only("v1", "v2", kontakt_tillaten="nej")
    assert not said("R-BARN-08", child(prepared(), sheet=away, region="uppsala"))
    assert not said("R-BARN-08", child(prepared(), region="varmland"))


def test_r_barn_09_a_childs_own_request_gets_reasons() -> None:
    no = prepared(f_bedomning="behovs_inte")
    asked = draft("begaran_barn", 1)
    assert levels(said("R-BARN-09", child(asked, no, region="halland"))) == [Level.WARNING]
    reasons = prepared(f_bedomning="behovs_inte", f_bedomning_skal="Bara en huvudman.")
    assert not said("R-BARN-09", child(asked, reasons, region="halland"))
    assert not said("R-BARN-09", child(no, region="halland"))
    assert not said("R-BARN-09", child(asked, no, region="uppsala"))


def test_r_barn_10_prepared_with_a_guardian() -> None:
    assert levels(said("R-BARN-10", child(prepared(), region="halland"))) == [Level.WARNING]
    assert not said("R-BARN-10", child(prepared(f_barn_klart=("vardnadshavare_fragad",)), region="halland"))
    assert not said("R-BARN-10", child(region="halland"))
    assert not said("R-BARN-10", child(prepared(), region="uppsala"))


def test_r_barn_11_a_preliminary_plan_waits() -> None:
    at = {"region": "halland", "state": "T6"}
    preliminary = draft("plan", p_plan="preliminar")
    [found] = stopped("R-BARN-11", child(preliminary, **at), COPY)
    assert found.level is Level.STOP
    assert not stopped("R-BARN-11", child(preliminary, **at), CLEAR)
    assert not said("R-BARN-11", child(preliminary, draft("vem_fick_vad", fv_fore=True), **at))
    assert not said("R-BARN-11", child(draft("plan", p_plan="ny"), **at))
    assert not said("R-BARN-11", child(preliminary, region="uppsala", state="T6"))


def test_r_barn_11_a_guardian_who_wanted_it_and_was_not_there() -> None:
    at = {"region": "halland", "state": "T6"}
    plan = draft("plan", p_plan="ny", p_deltagare=(Row("d", {"pd_part": RUBEN, "pd_deltog": "nej"}),))
    [found] = stopped("R-BARN-11", child(mira(), ruben(), plan, **at), COPY)
    assert found.text.startswith("Pappa")
    assert not said("R-BARN-11", child(mira(), exemption(), plan, **at))


def test_r_barn_12_school_has_been_thought_of() -> None:
    def seen(principal: str) -> Reading:
        row = Row("d1", {"fd_part": BUP, "fd_huvudman": principal})
        return child(prepared(f_deltagare=(row,)), region="halland")

    assert levels(said("R-BARN-12", seen("region"))) == [Level.WARNING]
    assert not said("R-BARN-12", seen("skola"))
    assert not said("R-BARN-12", child(prepared(), region="halland"))
    assert not said(
        "R-BARN-12", child(call(BUP), sheet={**SHEET, "aktorer": (Row("s", {"enhet": "x", "huvudman": "skola"}),)})
    )


def school_calls(*principals: str) -> CasePaper:
    rows = tuple(Row(f"k{n}", {"kd_part": Ref("", f"p{n}"), "kd_huvudman": one}) for n, one in enumerate(principals))
    return draft("kallelse", k_avsandare=Ref("", "rektor"), k_avs_huvudman="skola", k_deltagare=rows)


def school_free_call() -> CasePaper:
    return call(BUP, k_avs_huvudman="region")


def test_r_barn_13_the_schools_right_to_call_is_checked() -> None:
    assert levels(said("R-BARN-13", child(school_calls(), region="haninge"))) == [Level.NOTE]
    assert not said("R-BARN-13", child(call(BUP, k_avs_huvudman="region"), region="haninge"))
    assert not said("R-BARN-13", child(school_calls(), region="halland"))
    assert not said("R-BARN-13", child(region="haninge"))


def test_r_barn_14_region_and_social_services_answer_for_their_own() -> None:
    assert levels(said("R-BARN-14", child(school_calls("region", "kommun"), region="haninge"))) == [Level.NOTE]
    assert not said("R-BARN-14", child(school_calls("region"), region="haninge"))
    assert not said("R-BARN-14", child(school_calls("region", "kommun"), region="uppsala"))


def test_r_barn_15_school_health_has_no_duty_to_call() -> None:
    assert levels(stopped("R-BARN-15", child(school_calls(), region="uppsala"), SEND)) == [Level.WARNING]
    assert not said("R-BARN-15", child(call(BUP, k_avs_huvudman="kommun"), region="uppsala"))
    assert not said("R-BARN-15", child(school_calls(), region="haninge"))


def test_r_barn_16_care_school_and_social_services() -> None:
    def with_(*principals: str) -> Reading:
        actors = tuple(Row(f"b{n}", {"enhet": f"e{n}", "huvudman": one}) for n, one in enumerate(principals))
        sheet: Answers = {**only("v1", vardnad="ensam"), "aktorer": actors}
        rows = tuple(actor(Ref(row.id, f"e{n}"), know="nej" if n else "ja") for n, row in enumerate(actors))
        return child(mira(c_verksamheter=rows), sheet=sheet, facts=VIOLENT)

    assert levels(said("R-BARN-16", with_("region"))) == [Level.WARNING, Level.WARNING]
    assert not said("R-BARN-16", with_("region", "kommun", "skola"))
    assert not said("R-BARN-16", child(mira()))


def test_r_barn_17_a_copy_of_ones_own() -> None:
    def given(*who: Ref) -> Reading:
        rows = tuple(Row(f"f{n}", {"fv_mottagare": one}) for n, one in enumerate(who))
        return child(
            mira(),
            ruben(),
            prepared(f_vill_delta=("del",)),
            paper("plan", 21),
            draft("vem_fick_vad", 22, fv_rader=rows),
            region="halland",
            state="T7",
        )

    assert levels(said("R-BARN-17", given(BUP))) == [Level.WARNING] * 3
    assert [
        one.text.removeprefix("Ge ").split(" ett")[0]
        for one in said("R-BARN-17", given(MIRA, Ref("person", "Tilda Prov")))
    ] == ["Pappa"]
    assert not said("R-BARN-17", given(MIRA, RUBEN, Ref("person", "Tilda Prov")))
    assert not said("R-BARN-17", given())
    rows = (Row("f", {"fv_mottagare": MIRA}), Row("g", {"fv_mottagare": RUBEN}))
    papers = (mira(), ruben(), paper("plan", 21), draft("vem_fick_vad", 22, fv_rader=rows))
    assert not said("R-BARN-17", child(*papers, region="halland", state="T7"))


def test_r_barn_18_told_in_its_own_way() -> None:
    assert levels(said("R-BARN-18", child(prepared(), region="uppsala"))) == [Level.NOTE]
    assert not said("R-BARN-18", child(prepared(f_barn_klart=("information",)), region="uppsala"))
    assert not said("R-BARN-18", child(region="uppsala"))
    assert not said("R-BARN-18", child(prepared(), region="varmland"))


@pytest.mark.parametrize("region", REGIONS)
def test_rules_on_children_say_nothing_of_an_adult(region: str) -> None:
    papers = (own(), prepared(f_vill_delta=("hela",)), school_free_call(), draft("plan", p_plan="preliminar"))
    case = adult(*papers, region=region, state="T3", sheet={"namn": "Loke Försök"})
    assert not [one for number in range(1, 20) for one in said(f"R-BARN-{number:02}", case)]


def test_r_barn_19_asked_how_they_want_it() -> None:
    assert levels(said("R-BARN-19", child(prepared(), region="uppsala"))) == [Level.NOTE]
    called = child(prepared(f_barn_klart=("barnet_fragat",)), call(MIRA), region="uppsala")
    assert ["årdnadshavaren" in one.text for one in said("R-BARN-19", called)] == [True]
    both = prepared(f_barn_klart=("barnet_fragat", "vardnadshavare_fragad"))
    assert not said("R-BARN-19", child(both, region="uppsala"))


def test_r_barn_02_a_later_decision_does_not_hide_the_one_that_holds() -> None:
    papers = (guardian(), exemption(), exemption(10, c_beslut_datum="2027-01-11", c_omprovas="2027-05-01"))
    assert not stopped("R-BARN-02", child(*papers), CLEAR)
