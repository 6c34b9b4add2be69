"""The rules on consent: what each finds, and what makes it silent again."""

from __future__ import annotations

import pytest

from sip_desktop import app
from sip_desktop.domain.answers import Answers, Ref, Row, Unparsed, Value
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.guidance.acts import STOPPABLE, GuidedAct
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.lenses.case_papers import CasePaper
from sip_desktop.domain.lenses.consents import ANSWERS
from tests.domain.consent_papers import (
    ADULT,
    BUP,
    CHILD,
    MIRA,
    RUBEN,
    SCHOOL,
    SHEET,
    YOUNG,
    actor,
    exemption,
    guardian,
    paper,
    withdrawal,
    yes,
)
from tests.domain.guidance.cases import reading, said, stopped
from tests.domain.guidance.family import REGIONS, adult, call, child, draft, levels, mira, own, ruben

SEND, MEET, CLEAR = GuidedAct.SEND_CALL, GuidedAct.START_MEETING, GuidedAct.MAKE_PLAN_CLEAR
COPY, CLOSE = GuidedAct.SEND_COPY, GuidedAct.CLOSE
DAY = "2026-11-24T10:00"
CAREFUL = CaseFacts(protected=True, age="vuxen")
VIOLENT = CaseFacts(violence=True, age="vuxen")


def test_r_sam_01_no_call_before_consent() -> None:
    [found] = stopped("R-SAM-01", reading(facts=ADULT), SEND)
    assert found.level is Level.STOP
    assert found.allowed
    assert not found.hard


@pytest.mark.parametrize("act", STOPPABLE)
def test_r_sam_01_stops_what_goes_out_and_never_closing(act: GuidedAct) -> None:
    assert bool(stopped("R-SAM-01", reading(facts=ADULT), act)) == (act is not CLOSE)


@pytest.mark.parametrize("region", REGIONS)
def test_r_sam_01_is_released_by_consent(region: str) -> None:
    assert said("R-SAM-01", reading(facts=ADULT, region=region))
    assert not said("R-SAM-01", reading(yes("samtycke_vuxen"), facts=ADULT, region=region))


def test_r_sam_01_a_draft_is_no_consent() -> None:
    [found] = said("R-SAM-01", adult(draft("samtycke_vuxen", c_plan="ja")))
    assert "påbörjat" in found.text


def test_r_sam_01_says_when_a_consent_ended() -> None:
    [found] = said("R-SAM-01", adult(own(c_datum="2025-11-01")))
    assert "2026-11-01" in found.text


def test_r_sam_01_a_guardian_is_told_by_relation_and_never_by_name() -> None:
    [found] = said("R-SAM-01", reading(paper("samtycke_kan_inte_svara"), sheet=SHEET, facts=CHILD))
    assert "Mamma" in found.text
    assert "Prov" not in found.text
    assert found.form == "samtycke_barn_tva_vh"


def test_r_sam_01_leaves_the_word_to_others_when_one_guardian_has_said_yes() -> None:
    assert not said("R-SAM-01", reading(guardian(), sheet=SHEET, facts=CHILD))


def test_r_sam_01_is_silent_where_r_sam_05_speaks() -> None:
    case = adult(own(), withdrawal(day=DAY))
    assert said("R-SAM-05", case)
    assert not said("R-SAM-01", case)


def test_r_sam_01_a_called_party_outside_the_consent_stops_the_call() -> None:
    case = adult(own(), call(Ref("a1", "BUP"), Ref("", "Arbetsförmedlingen")))
    [found] = stopped("R-SAM-01", case, SEND)
    assert found.level is Level.STOP
    assert not found.hard
    assert (found.form, found.path, found.mark) == ("kallelse", "k_deltagare/k2/kd_part", "k2")
    assert stopped("R-SAM-01", case, MEET)
    assert not stopped("R-SAM-01", case, COPY)


def test_r_sam_01_free_text_is_never_shown_for_it_may_be_a_name() -> None:
    [found] = said("R-SAM-01", adult(own(), call(Ref("", "Rolle Prov"))))
    assert "Prov" not in found.text


def test_r_sam_01_one_who_is_only_thought_of_is_a_warning_and_stops_nothing() -> None:
    rows = (Row("d1", {"fd_part": Ref("", "Arbetsförmedlingen"), "fd_huvudman": "statlig"}),)
    case = adult(own(), draft("forberedelse", f_deltagare=rows))
    [found] = said("R-SAM-01", case)
    assert found.level is Level.WARNING
    assert found.text.startswith("Statlig myndighet omfattas inte av samtycket")
    assert not any(stopped("R-SAM-01", case, act) for act in STOPPABLE)
    for wish, found_at_all in (("ja", True), ("inte_fragad", True), ("nej", False)):
        near = (Row("n", {"fn_part": Ref("", "moster"), "fn_vill": wish}),)
        assert bool(said("R-SAM-01", adult(own(), draft("forberedelse", f_narstaende=near)))) == found_at_all


def test_r_sam_01_a_consent_that_names_nobody_is_said_once() -> None:
    [found] = stopped("R-SAM-01", adult(yes("samtycke_vuxen"), call(BUP, SCHOOL)), SEND)
    assert found.form == "samtycke_vuxen"
    assert found.path == "c_verksamheter"


def test_r_sam_01_the_own_unit_needs_no_consent_and_a_cancelled_meeting_calls_nobody() -> None:
    assert not said("R-SAM-01", adult(own(), call(Ref("", "Boendestöd"), k_avsandare=Ref("", "Boendestöd"))))
    assert not said("R-SAM-01", adult(own(), call(Ref("", "Boendestöd"), k_typ="installt")))
    calls = Row("a8", {"enhet": "Öppenvården", "roller": ("sammankallande",)})
    staff = Row("b1", {"namn": "Eva Ek", "enhet": "Enheten"})
    sheet: Answers = {**SHEET, "aktorer": (calls,), "behorig_personal": (staff,)}
    assert not said("R-SAM-01", adult(own(), call(Ref("a8", "Öppenvården"), Ref("b1", "Eva Ek, Enheten")), sheet=sheet))


def test_r_sam_01_a_meeting_that_has_been_is_no_call_any_more() -> None:
    past = call(Ref("", "Boendestöd"), k_start="2026-11-20T10:00")
    assert not said("R-SAM-01", adult(own(), past))
    assert stopped("R-SAM-01", adult(own(), past, about=30), SEND)
    assert stopped("R-SAM-01", adult(own(), call(Ref("", "Boendestöd"), k_start=Unparsed("på torsdag"))), SEND)


def test_r_sam_01_another_person_of_a_unit_that_the_consent_names_is_covered() -> None:
    sheet: Answers = {**SHEET, "aktorer": (*SHEET["aktorer"], Row("a7", {"enhet": "bup", "namn": "Bo Ek"}))}
    assert not said("R-SAM-01", adult(own(), call(Ref("a7", "Bo Ek, bup")), sheet=sheet))
    denied = own(c_verksamheter=(actor(BUP), actor(Ref("a7", "Bo Ek, bup"), know="nej")))
    assert said("R-SAM-05", adult(denied, call(Ref("a7", "Bo Ek, bup")), sheet=sheet))


def test_r_sam_01_somebody_rung_who_comes_stops_the_meeting_and_not_the_telephone() -> None:
    rows = (Row("t1", {"ts_part": Ref("", "Boendestöd"), "ts_svar": "kommer"}),)
    case = adult(own(), draft("telefonkallelse", tk_samtal=rows))
    assert stopped("R-SAM-01", case, MEET)
    assert not stopped("R-SAM-01", case, SEND)
    assert not stopped("R-SAM-01", case, GuidedAct.REGISTER_CALL)
    away = (Row("t1", {"ts_part": Ref("", "Boendestöd"), "ts_svar": "kommer_inte"}),)
    assert not said("R-SAM-01", adult(own(), draft("telefonkallelse", tk_samtal=away)))


def test_r_sam_01_a_withdrawal_that_is_only_begun_is_not_forgotten() -> None:
    begun = draft("samtycke_aterkallelse", c_aterkallat=Unparsed("i går"))
    [found] = stopped("R-SAM-01", adult(own(), begun), COPY)
    assert found.form == "samtycke_aterkallelse"
    assert not said("R-SAM-01", adult(own(), draft("samtycke_aterkallelse")))
    assert not said("R-SAM-01", adult(own(c_datum="2026-11-20"), begun))


def test_r_sam_01_a_representatives_no_when_the_person_cannot_answer() -> None:
    no = paper("samtycke_foretradare", 2, c_vem=Ref("f1", "Eva"), c_plan="nej", c_datum="2026-11-20", c_hur="muntligt")
    unable = paper("samtycke_kan_inte_svara", c_datum="2026-11-12", c_foljs_upp="2026-12-12")
    assert stopped("R-SAM-01", adult(unable, no), SEND)
    assert not stopped("R-SAM-01", adult(unable), SEND)


def test_r_sam_02_how_it_was_given_and_where_it_stands() -> None:
    [found] = stopped("R-SAM-02", adult(own(c_hur=""), region="uppsala"), SEND)
    assert found.level is Level.STOP
    assert levels(said("R-SAM-02", adult(own(), region="uppsala"))) == [Level.NOTE]
    assert not said("R-SAM-02", adult(own(c_dokumenterat="journal"), region="uppsala"))
    assert not said("R-SAM-02", adult(own(c_hur=""), region="varmland"))


@pytest.mark.parametrize("region", ["uppsala", "halland", "varmland"])
def test_r_sam_02_a_yes_without_words_is_weak_in_protected_mode(region: str) -> None:
    shown = own(c_hur="jakande", c_dokumenterat="journal")
    [found] = stopped("R-SAM-02", adult(shown, facts=CAREFUL, region=region), SEND)
    assert found.level is Level.WARNING
    assert not said("R-SAM-02", adult(shown, region=region))
    assert not said("R-SAM-02", adult(own(c_dokumenterat="akt"), facts=CAREFUL, region=region))


@pytest.mark.parametrize(("principal", "weak"), [("skola", True), ("statlig", True), ("kommun", False), ("", False)])
def test_r_sam_02_a_yes_without_words_is_weak_for_school_and_for_authorities(principal: str, weak: bool) -> None:
    sheet: Answers = {**SHEET, "aktorer": (Row("a2", {"enhet": "Provlundaskolan", "huvudman": principal}),)}
    shown = yes("samtycke_vuxen", c_hur="jakande", c_verksamheter=(actor(SCHOOL),), c_dokumenterat="journal")
    assert bool(said("R-SAM-02", adult(shown, sheet=sheet))) == weak
    both = yes("samtycke_vuxen", c_hur="jakande", c_verksamheter=(actor(BUP), actor(SCHOOL)))
    assert bool(said("R-SAM-02", adult(both, sheet=sheet))) == weak
    in_words = yes("samtycke_vuxen", 2, c_datum="2026-11-20", c_verksamheter=(actor(SCHOOL),))
    assert not said("R-SAM-02", adult(shown, in_words, sheet=sheet))


def test_r_sam_03_limits_are_told_before_a_copy_leaves_and_not_all_the_time() -> None:
    plan = paper("plan", 8)
    narrow = own(c_verksamheter=(actor(BUP), actor(SCHOOL, limit="bara schemat")))
    assert levels(stopped("R-SAM-03", adult(narrow, plan, about=8), COPY)) == [Level.WARNING]
    assert not said("R-SAM-03", adult(narrow, plan))
    assert not stopped("R-SAM-03", adult(own(), plan, about=8), COPY)
    assert not stopped("R-SAM-03", adult(narrow, plan, call(BUP), about=30), COPY)
    one_of_two = child(mira(c_undantag="inget om hälsan"), ruben(), plan, about=8)
    assert stopped("R-SAM-03", one_of_two, COPY)


def test_r_sam_03_says_who_gets_nothing() -> None:
    narrow = own(c_verksamheter=(actor(BUP), actor(SCHOOL, know="nej")), c_exemplar="nej")
    texts = [one.text for one in stopped("R-SAM-03", adult(narrow, paper("plan", 8), about=8), COPY)]
    assert "Provlundaskolan" in texts[0]
    assert "får inte planen" in texts[1]
    known = {**SHEET, "kanda_termer": (Row("t", {"term": "provlunda"}),)}
    [hidden, _] = stopped("R-SAM-03", adult(narrow, paper("plan", 8), about=8, sheet=known), COPY)
    assert "Provlunda" not in hidden.text


def test_r_sam_04_every_sheet_with_an_answer_says_that_it_can_be_taken_back() -> None:
    for name in ANSWERS:
        field = app.definitions().forms[name].at("c_aterkalla")
        assert field is not None
        assert "ta tillbaka" in field.text


@pytest.mark.parametrize("region", REGIONS)
def test_r_sam_05_a_consent_taken_back_is_a_hard_stop_everywhere(region: str) -> None:
    case = adult(own(), withdrawal(day=DAY), region=region)
    for act in (SEND, MEET, CLEAR, COPY):
        [found] = stopped("R-SAM-05", case, act)
        assert found.hard
        assert found.level is Level.STOP
        assert found.allowed
    assert not stopped("R-SAM-05", case, CLOSE)


def test_r_sam_05_a_refusal_and_a_new_yes() -> None:
    no = paper("samtycke_nej", c_vem=Ref("person", "T"), c_datum="2026-11-10", c_nej_till=("plan",))
    assert said("R-SAM-05", adult(no))
    assert not said("R-SAM-05", adult(no, own()))


def test_r_sam_05_a_new_yes_after_a_withdrawal_and_after_two() -> None:
    first, second = withdrawal(8, day="2026-11-14T10:00"), withdrawal(9, day="2026-11-20T10:00")
    again, last = own(c_datum="2026-11-16"), own(c_datum="2026-11-22")
    assert not said("R-SAM-05", adult(own(), first, again))
    assert said("R-SAM-05", adult(own(), first, again, second))
    assert not said("R-SAM-05", adult(own(), first, again, second, last))


def test_r_sam_05_a_withdrawal_on_the_day_of_the_yes_wins_and_so_does_one_without_a_readable_day() -> None:
    assert said("R-SAM-05", adult(own(c_datum="2026-11-24"), withdrawal(day=DAY)))
    assert said("R-SAM-05", adult(own(), withdrawal(c_aterkallat=Unparsed("i går"))))


def test_r_sam_05_shows_where_the_withdrawal_ends_the_case_and_no_more_when_it_is_closed() -> None:
    papers = (own(), withdrawal(day=DAY))
    assert said("R-SAM-05", adult(*papers, state="T10"))
    assert not said("R-SAM-05", adult(*papers, paper("avslut", 10), state="T10"))


def test_r_sam_05_that_a_meeting_is_cancelled_may_be_told() -> None:
    papers = (own(), withdrawal(day=DAY), call(BUP, k_typ="installt"))
    assert not stopped("R-SAM-05", adult(*papers, about=30), SEND)
    assert stopped("R-SAM-05", adult(*papers, about=30), COPY)


def test_r_sam_05_one_guardians_no_stops_and_a_later_decision_releases() -> None:
    no = guardian(RUBEN, ordinal=3, c_plan="nej", c_datum="2026-11-10")
    [found] = said("R-SAM-05", reading(guardian(MIRA), no, sheet=SHEET, facts=CHILD))
    assert found.text.startswith("Pappa")
    assert not said("R-SAM-05", reading(guardian(MIRA), no, exemption(), sheet=SHEET, facts=CHILD))


def partly(*rows: Row, day: str = DAY, ordinal: int = 9, **more: Value) -> CasePaper:
    return withdrawal(ordinal, day=day, c_hela="delvis", c_verksamheter=rows, **more)


def taken(who: Ref, still: str = "nej") -> Row:
    return Row(f"w{who.row}", {"c_part": who, "c_fortsatt": still})


def test_r_sam_05_a_part_taken_back_stops_that_party_and_no_other() -> None:
    back = partly(taken(SCHOOL), taken(BUP, still="ja"))
    [found] = stopped("R-SAM-05", adult(own(), back, call(BUP, SCHOOL)), SEND)
    assert found.hard
    assert found.mark == "k2"
    assert "tillbakatagen" in found.text
    assert not said("R-SAM-01", adult(own(), back, call(BUP, SCHOOL)))
    assert not said("R-SAM-05", adult(own(), back, call(BUP)))
    again = own(c_datum="2026-11-25")
    assert not said("R-SAM-05", adult(own(), back, again, call(BUP, SCHOOL)))


def test_r_sam_05_two_parts_taken_back() -> None:
    papers = (own(), partly(taken(SCHOOL)), partly(taken(BUP), ordinal=10, day="2026-11-25T09:00"))
    assert len(stopped("R-SAM-05", adult(*papers, call(BUP, SCHOOL)), SEND)) == 2


def test_r_sam_05_a_no_to_one_party_is_hard_on_the_call_and_a_warning_while_only_thought_of() -> None:
    denied = own(c_verksamheter=(actor(BUP), actor(SCHOOL, know="nej")))
    assert stopped("R-SAM-05", adult(denied, call(SCHOOL)), SEND)
    thought = draft("forberedelse", f_deltagare=(Row("d1", {"fd_part": SCHOOL}),))
    assert not said("R-SAM-05", adult(denied, thought))
    assert levels(said("R-SAM-01", adult(denied, thought))) == [Level.WARNING]


def test_r_sam_05_a_no_to_the_meeting_or_to_telling() -> None:
    assert stopped("R-SAM-05", adult(own(c_mote="nej")), MEET)
    assert not stopped("R-SAM-05", adult(own(c_mote="nej")), CLEAR)
    no = paper("samtycke_nej", 4, c_vem=Ref("person", "T"), c_datum="2026-11-20", c_nej_till=("uppgifter", "mote"))
    assert len(stopped("R-SAM-05", adult(own(), no), SEND)) == 2
    assert not said("R-SAM-05", adult(own(), no, own(c_datum="2026-11-22")))


def test_r_sam_06_the_sheet_that_says_so_must_be_clear() -> None:
    begun = draft("samtycke_kan_inte_svara", c_varfor="sover")
    [found] = stopped("R-SAM-06", adult(begun, region="uppsala"), SEND)
    assert found.level is Level.STOP
    assert not said("R-SAM-01", adult(begun, region="uppsala"))
    assert not said("R-SAM-06", adult(begun, region="varmland"))
    assert said("R-SAM-06", adult(draft("kallelse", k_samtycke="kan_inte_svara"), region="uppsala"))
    assert not said("R-SAM-06", adult(region="uppsala"))


def test_r_sam_06_somebody_close_should_be_asked() -> None:
    clear = paper("samtycke_kan_inte_svara", c_varfor="sover", c_datum="2026-11-12")
    assert levels(said("R-SAM-06", adult(clear, region="uppsala"))) == [Level.WARNING]
    asked = paper("samtycke_kan_inte_svara", c_kontakter=(Row("x", {"c_part": Ref("", "syster")}),))
    assert not said("R-SAM-06", adult(asked, region="uppsala"))


def test_r_sam_07_the_representative_first() -> None:
    sheet: Answers = {"namn": "T", "legal_foretradare": (Row("f1", {"namn": "Eva Ek", "typ": "god_man"}),)}
    clear = paper("samtycke_kan_inte_svara", c_varfor="sover", c_datum="2026-11-12")
    [found] = stopped("R-SAM-07", adult(clear, sheet=sheet), SEND)
    assert found.level is Level.STOP
    assert "Ek" not in found.text
    assert not said("R-SAM-07", adult(clear, sheet=sheet, region="uppsala"))
    answer = yes("samtycke_foretradare", 2, c_vem=Ref("f1", "Eva Ek"))
    assert not said("R-SAM-07", adult(clear, answer, sheet=sheet))
    asked = paper("samtycke_kan_inte_svara", c_kontakter=(Row("x", {"c_part": Ref("f1", "Eva Ek")}),))
    assert not said("R-SAM-07", adult(asked, sheet=sheet))
    away: Answers = {"legal_foretradare": (Row("f1", {"namn": "Eva Ek", "kontakt_tillaten": "nej"}), Row("f2", {}))}
    assert not said("R-SAM-07", adult(clear, sheet=away))


def test_r_sam_08_somebody_else_may_be_there_instead() -> None:
    stays = draft("forberedelse", f_vill_delta=("deltar_inte",))
    assert levels(said("R-SAM-08", adult(own(), stays, region="uppsala"))) == [Level.NOTE]
    assert not said("R-SAM-08", adult(own(c_ombud=Ref("", "syster")), stays, region="uppsala"))
    assert not said("R-SAM-08", adult(own(), draft("forberedelse", f_vill_delta=("hela",)), region="uppsala"))
    assert not said("R-SAM-08", adult(own(), draft("forberedelse", f_vill_delta=Unparsed("?")), region="uppsala"))


def test_r_sam_09_the_plan_may_be_made_without_the_person_there() -> None:
    stays = draft("forberedelse", f_vill_delta=("deltar_inte",))
    assert levels(said("R-SAM-09", adult(own(), stays))) == [Level.NOTE]
    assert not said("R-SAM-09", adult(stays))
    assert not said(
        "R-SAM-09", adult(own(), draft("forberedelse", f_vill_delta=("deltar_inte",), f_delaktighet="brev"))
    )


def refusal(**answers: Value) -> CasePaper:
    said_no: Answers = {"c_vem": Ref("person", "T"), "c_datum": "2026-11-20", "c_nej_till": ("plan",)}
    return paper("samtycke_nej", **{**said_no, **answers})


def test_r_sam_10_a_no_is_written_somewhere_before_the_case_is_closed() -> None:
    [found] = stopped("R-SAM-10", adult(refusal(c_dokumenterat="akt")), CLOSE)
    assert found.level is Level.STOP
    assert said("R-SAM-10", adult(refusal(c_dokumenterat="inte_an", c_dokumenterat_var="BUP"), state="T2n"))
    assert not said("R-SAM-10", adult(refusal(c_dokumenterat="akt", c_dokumenterat_var="BUP")))
    assert not said("R-SAM-10", adult(refusal(), region="uppsala"))
    assert not said("R-SAM-10", adult(own(), withdrawal(day=DAY)))
    assert not said("R-SAM-10", adult(refusal(), paper("avslut", 10), state="T10"))
    assert said("R-SAM-10", child(mira(), ruben(c_plan="nej")))
    assert said("R-SAM-10", adult(own(c_plan="nej")))[0].form == "samtycke_vuxen"


def test_r_sam_11_with_violence_the_place_must_be_safe() -> None:
    [found] = stopped("R-SAM-11", adult(refusal(), facts=VIOLENT), CLOSE)
    assert found.level is Level.STOP
    assert not said("R-SAM-10", adult(refusal(), facts=VIOLENT))
    plain = refusal(c_dokumenterat="journal", c_dokumenterat_var="VC")
    assert levels(said("R-SAM-11", adult(plain, facts=VIOLENT))) == [Level.WARNING]
    safe = refusal(c_dokumenterat="saker_plats", c_dokumenterat_var="mallen")
    assert not said("R-SAM-11", adult(safe, facts=VIOLENT))
    assert not said("R-SAM-11", adult(refusal()))


def test_r_sam_12_told_before_asked() -> None:
    assert levels(said("R-SAM-12", adult(own()))) == [Level.WARNING]
    assert not said("R-SAM-12", adult(own(c_info=("muntligt",))))
    assert not said("R-SAM-12", adult(own(c_forstatt=True)))
    assert not said("R-SAM-12", adult(own(), region="uppsala"))
    told = draft("forberedelse", f_info=("muntligt",), f_info_datum="2026-11-11")
    assert not said("R-SAM-12", adult(own(), told))
    late = draft("forberedelse", f_info=("muntligt",), f_info_datum="2026-11-15")
    [found] = said("R-SAM-12", adult(own(), late))
    assert "efter samtycket" in found.text
    unread = draft("forberedelse", f_info=("muntligt",), f_info_datum=Unparsed("i går"))
    assert not said("R-SAM-12", adult(own(), unread))


def test_r_sam_13_the_one_who_is_called_checks_with_the_person() -> None:
    some = draft("svar", s_svar="kommer", s_avstamt=("vill",))
    assert levels(said("R-SAM-13", adult(own(), some, region="haninge", state="T4"))) == [Level.WARNING]
    assert not said("R-SAM-13", adult(own(), some, region="haninge", state="T4", sector="region"))
    assert not said("R-SAM-13", adult(own(), some, region="uppsala", state="T4"))
    all_three = draft("svar", s_svar="kommer", s_avstamt=("vill", "kanner_till", "skrivit_under"))
    assert not said("R-SAM-13", adult(own(), all_three, region="haninge", state="T4"))
    assert not said("R-SAM-13", adult(own(), draft("svar"), region="haninge", state="T4"))


def test_r_sam_14_a_meeting_without_the_person_needs_its_own_yes() -> None:
    planned = draft("forberedelse", f_formote="ja")
    [found] = stopped("R-SAM-14", adult(own(), planned, region="haninge"), MEET)
    assert found.level is Level.STOP
    assert not said("R-SAM-14", adult(own(c_formote="ja"), planned, region="haninge"))
    assert not said("R-SAM-14", adult(own(), planned, region="uppsala"))
    asked = draft("forberedelse", f_formote="ja", f_formote_samtycke="ja")
    assert not said("R-SAM-14", adult(own(), asked, region="haninge"))
    assert said("R-SAM-14", adult(own(c_formote="nej"), asked, region="haninge"))
    assert said("R-SAM-14", adult(own(), draft("svar", s_formote="ja"), region="haninge"))
    assert said("R-SAM-14", child(mira(c_formote="nej"), ruben(c_formote="ja"), asked, region="haninge"))
    assert not said("R-SAM-14", adult(own(), draft("svar", s_formote="nej"), region="haninge"))


def test_r_sam_15_the_leaders_card_says_what_to_do() -> None:
    field = app.definitions().forms["motesledarkort"].at("ml_utanfor")
    assert field is not None
    assert "ja till" in field.text


def signed(*rows: Row) -> CasePaper:
    return draft("plan", 12, p_sign=rows)


def test_r_sam_16_guardians_sign_before_the_plan_is_clear() -> None:
    both = (guardian(MIRA), guardian(RUBEN, ordinal=2))
    one = Row("s1", {"pu_part": MIRA, "pu_datum": "2026-11-24"})
    other = Row("s2", {"pu_part": RUBEN, "pu_datum": Unparsed("i går")})
    more = {"sheet": SHEET, "facts": CHILD, "region": "halland", "state": "T6"}
    [found] = stopped("R-SAM-16", reading(*both, signed(one), **more), CLEAR)
    assert found.level is Level.STOP
    assert found.text.startswith("Pappa")
    assert not said("R-SAM-16", reading(*both, signed(one, other), **more))
    apart = draft("underskriftsblad", 13, un_sign=(Row("u", {"un_part": RUBEN, "un_datum": "2026-11-25"}),))
    assert not said("R-SAM-16", reading(*both, signed(one), apart, **more))
    spared = reading(guardian(MIRA), exemption(), signed(one), **more)
    assert not said("R-SAM-16", spared)
    young = reading(*both, signed(one, other), **{**more, "facts": YOUNG})
    assert levels(said("R-SAM-16", young)) == [Level.WARNING]
    elsewhere = reading(*both, signed(), sheet=SHEET, facts=CHILD, region="uppsala", state="T6")
    assert not said("R-SAM-16", elsewhere)


def test_r_sam_17_a_service_without_contact_may_be_told_of_the_need() -> None:
    def wanted(contact: str, who: Ref = BUP) -> CasePaper:
        return draft("forberedelse", f_deltagare=(Row("d1", {"fd_part": who, "fd_kontakt": contact}),))

    [found] = said("R-SAM-17", adult(own(), wanted("nej")))
    assert found.level is Level.NOTE
    assert found.text.startswith("BUP")
    assert not said("R-SAM-17", adult(own(), wanted("ja")))
    assert not said("R-SAM-17", adult(own(), wanted("nej", Ref("", "Boendestöd"))))
    assert not said("R-SAM-17", adult(own(), wanted("nej"), region="halland"))
