"""The written-out cases as the rules on consent and on children see them; and what O-01 asks after a withdrawal."""

from __future__ import annotations

from datetime import datetime

import pytest
from msgspec.structs import replace

from sip_desktop.domain.answers import Answers, Ref, Row, Unparsed, Value, rows_of
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.guidance.reading import Reading
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.lenses.case_papers import CasePaper
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
    withdrawal,
    yes,
)
from tests.domain.guidance.cases import NOW, reading, said, stopped
from tests.domain.guidance.family import REGIONS, call, draft, levels, mira, prepared, ruben

SEND, CLEAR = GuidedAct.SEND_CALL, GuidedAct.MAKE_PLAN_CLEAR
VIOLENT = CaseFacts(violence=True, age="vuxen")


def loke(day: int, *more: CasePaper) -> Reading:
    """Case B on a day of December 2026, with the invitations that are written."""
    sister = Row("n1", {"namn": "Sara Försök", "relation": "syster", "vill": "ja"})
    units = (("v", "Vårdcentralen", "region"), ("p", "Psykiatrisk öppenvård", "region"), ("b", "Boendestöd", "kommun"))
    actors = tuple(Row(row, {"enhet": unit, "huvudman": principal}) for row, unit, principal in units)
    agency = Row("af", {"enhet": "Arbetsförmedlingen", "huvudman": "statlig"})
    first = yes(
        "samtycke_vuxen",
        c_datum="2026-12-21",
        c_hur="jakande",
        c_verksamheter=tuple(actor(Ref(row, unit)) for row, unit, _ in units),
    )
    start = "2026-12-30T09:00"
    to_agency = draft("inbjudan", 21, ib_till=Ref("af", "Arbetsförmedlingen"), ib_huvudman="statlig", ib_start=start)
    to_sister = draft("inbjudan", 22, ib_till=Ref("n1", "Sara Försök, syster"), ib_start=start)
    sheet: Answers = {
        "namn": "Loke Försök",
        "skyddstyp": "sekretessmarkering",
        "aktorer": (*actors, agency),
        "narstaende": (sister,),
    }
    now = NOW.replace(month=12, day=day)
    facts = CaseFacts(protected=True, age="vuxen")
    return reading(first, to_agency, to_sister, *more, sheet=sheet, facts=facts, region="uppsala", now=now)


def test_case_b_the_invitations_wait_for_the_consent_and_then_go() -> None:
    before = loke(21)
    texts = [one.text for one in stopped("R-SAM-01", before, SEND)]
    assert [text.split(" omfattas")[0] for text in texts] == ["Arbetsförmedlingen", "Syster"]
    wider = yes(
        "samtycke_vuxen",
        2,
        c_datum="2026-12-22",
        c_hur="muntligt",
        c_verksamheter=(
            actor(Ref("n1", "Sara Försök, syster")),
            actor(Ref("af", "Arbetsförmedlingen"), limit="egen del"),
        ),
    )
    assert not stopped("R-SAM-01", loke(22, wider), SEND)


def test_case_b_each_invitation_is_stopped_for_its_own_guest() -> None:
    case = loke(21)
    only = Reading(known=case.known, now=case.now, region=case.region, state=case.state, about=22)
    assert [one.mark for one in stopped("R-SAM-01", only, SEND)] == ["inbjudan 22"]


def test_case_b_a_yes_without_words_is_weak() -> None:
    assert levels(said("R-SAM-02", loke(21))) == [Level.WARNING]


def test_case_f_oral_consent_to_two_stops_nothing() -> None:
    sheet: Answers = {
        "namn": "Asta Prov",
        "aktorer": (Row("k", {"funktion": "kvinnofridssamordnare", "huvudman": "kommun"}),),
        "far_inte_veta": (Row("x", {"namn": "Rolf Prov"}),),
    }
    who = (Ref("k", "kvinnofridssamordnare"), Ref("", "läkare på vårdcentralen"))
    agreed = yes(
        "samtycke_vuxen",
        c_datum="2026-12-11",
        c_hur="muntligt",
        c_verksamheter=(*map(actor, who), actor(Ref("", "Försäkringskassan"), know="nej")),
    )
    calls = tuple(Row(f"t{n}", {"ts_part": one, "ts_svar": "kommer"}) for n, one in enumerate(who))
    friday = datetime(2026, 12, 11, 15, 52, tzinfo=NOW.tzinfo)
    phone = draft("telefonkallelse", tk_samtal=calls, tk_start="2026-12-14T10:00")
    case = reading(agreed, phone, sheet=sheet, facts=VIOLENT, region="uppsala", now=friday)
    assert not [one for rule in ("R-SAM-01", "R-SAM-05", "R-SAM-06") for one in said(rule, case)]
    invited = draft("inbjudan", 25, ib_till=Ref("", "Försäkringskassan"))
    wider = reading(agreed, phone, invited, sheet=sheet, facts=VIOLENT, region="uppsala", now=friday)
    assert stopped("R-SAM-05", wider, SEND)


UNITS = (("v", "Vårdcentralen", "region"), ("p", "Psykiatrisk öppenvård", "region"), ("b", "Boendestöd", "kommun"))


def loke_later(*papers: CasePaper, day: str = "2027-02-04", units: tuple[tuple[str, str, str], ...] = UNITS) -> Reading:
    """Case B after the withdrawal of February."""
    sheet: Answers = {
        "namn": "Loke Försök",
        "aktorer": tuple(Row(row, {"enhet": unit, "huvudman": principal}) for row, unit, principal in units),
    }
    agreed = yes(
        "samtycke_vuxen",
        c_datum="2026-12-21",
        c_verksamheter=tuple(actor(Ref(row, unit)) for row, unit, _ in units),
    )
    now = datetime.fromisoformat(f"{day}T09:00").replace(tzinfo=NOW.tzinfo)
    return reading(agreed, *papers, sheet=sheet, facts=ADULT, region="uppsala", state="T7", now=now)


def back(*who: str, ordinal: int = 9, day: str = "2027-02-03T10:00", **more: Value) -> CasePaper:
    rows = tuple(Row(f"w{one}", {"c_part": Ref(one, one), "c_fortsatt": "nej"}) for one in who)
    return withdrawal(ordinal, day=day, c_hela="delvis", c_verksamheter=rows, **more)


def test_o_01_case_b_no_kommun_is_left() -> None:
    [found] = said("O-01", loke_later(back("b")))
    assert found.text == "Ingen kommunal verksamhet är kvar. Är det fortfarande en SIP?"
    assert found.level is Level.WARNING
    assert all(word in found.action for word in ("ny part", "avsluta", "egen plan"))
    assert stopped("O-01", loke_later(back("b")), CLEAR)
    assert [one.text for one in said("R-SAM-05", loke_later(back("b")))] == []


def test_o_01_is_asked_of_the_region_too_and_of_both_at_once() -> None:
    assert "regionen är kvar" in said("O-01", loke_later(back("v", "p")))[0].text
    assert len(said("O-01", loke_later(back("v", "p", "b")))) == 1
    assert not said("O-01", loke_later(back("v")))
    assert not said("O-01", loke_later())


def test_o_01_the_one_who_coordinates_is_left_without_being_named_in_the_consent() -> None:
    case = loke_later(back("b"))
    calls = Row("s", {"enhet": "Socialtjänst", "huvudman": "kommun", "roller": ("samordnare",)})
    other = Row("t", {"enhet": "Hemtjänst", "huvudman": "kommun", "roller": ("sekreterare",)})
    for row, asked in ((calls, False), (other, True)):
        known = replace(case.known, sheet={**case.sheet, "aktorer": (*rows_of(case.sheet["aktorer"]), row)})
        again = Reading(known=known, now=case.now, region=case.region, state=case.state)
        assert bool(said("O-01", again)) == asked


def test_o_01_after_two_withdrawals() -> None:
    case = loke_later(back("v", ordinal=8, day="2027-02-01T10:00"), back("p", ordinal=9))
    assert "regionen är kvar" in said("O-01", case)[0].text


@pytest.mark.parametrize("choice", ["ny_part", "avsluta", "egen_plan"])
def test_o_01_is_answered_by_a_choice(choice: str) -> None:
    assert not said("O-01", loke_later(back("b", c_kvar="nej", c_vidare=choice)))


def test_o_01_is_answered_by_saying_that_somebody_is_left_and_by_a_new_party() -> None:
    assert not said("O-01", loke_later(back("b", c_kvar="ja")))
    again = yes("samtycke_vuxen", 12, c_datum="2027-02-04", c_verksamheter=(actor(Ref("h", "Hemtjänst")),))
    units = (*UNITS, ("h", "Hemtjänst", "utforare_kommun"))
    agreed_later = reading(
        yes("samtycke_vuxen", c_datum="2026-12-21", c_verksamheter=tuple(actor(Ref(r, u)) for r, u, _ in UNITS)),
        back("b"),
        again,
        sheet={"aktorer": tuple(Row(r, {"enhet": u, "huvudman": p}) for r, u, p in units)},
        facts=ADULT,
        region="uppsala",
        state="T7",
        now=datetime(2027, 2, 5, 9, 0, tzinfo=NOW.tzinfo),
    )
    assert not said("O-01", agreed_later)
    assert said("O-01", loke_later(back("b", c_kvar=Unparsed("?"))))
    assert said("O-01", loke_later(back("v", c_kvar="nej")))


def test_o_01_says_nothing_when_everything_was_taken_back() -> None:
    case = loke_later(withdrawal(day="2027-02-03T10:00"))
    assert not said("O-01", case)
    assert said("R-SAM-05", case)


def tilda(*more: CasePaper, decided: bool = True) -> Reading:
    """Case A on the day of the meeting: one guardian's consent, and the other who may not be reached."""
    aktorer = (("a1", "BUP", "region"), ("a2", "Skolhälsovården", "skola"), ("a3", "Socialtjänst", "kommun"))
    sheet: Answers = {
        **SHEET,
        "fodelsedatum": "2015-09-22",
        "skyddstyp": "skyddad_folkbokforing",
        "vald_flagga": "ja",
        "vardnadshavare": (
            Row("v1", {"namn": "Mira Prov", "relation": "mamma", "vardnad": "gemensam"}),
            Row("v2", {"namn": "Ruben Prov", "relation": "pappa", "kontakt_tillaten": "nej"}),
        ),
        "aktorer": tuple(Row(row, {"enhet": unit, "huvudman": owner}) for row, unit, owner in aktorer),
    }
    rows = (
        actor(Ref("a1", "BUP")),
        actor(Ref("a2", "Skolhälsovården"), limit="bara schema, skjuts och idrott"),
        actor(Ref("a3", "Socialtjänst")),
    )
    yes_of_mira = guardian(MIRA, c_verksamheter=rows, c_info=("muntligt",), c_galler="till_dag", c_till="2027-05-12")
    calls = tuple(Row(f"t{row}", {"ts_part": Ref(row, unit), "ts_svar": "kommer"}) for row, unit, _ in aktorer)
    phone = draft("telefonkallelse", 15, tk_samtal=calls, tk_start="2026-11-26T13:00")
    voice = prepared(f_barn_rost="Orkar inte idrott", f_vill_delta=("teckning",), f_delaktighet="En teckning visas")
    papers = (yes_of_mira, phone, *more) if more else (yes_of_mira, phone, voice)
    return reading(*papers, *((exemption(),) if decided else ()), sheet=sheet)


OURS = [f"R-SAM-{n:02}" for n in range(1, 18)] + [f"R-BARN-{n:02}" for n in range(1, 20)] + ["O-01"]


def test_case_a_is_released_by_the_decision_and_says_nothing_more() -> None:
    assert [one.rule for rule in OURS for one in said(rule, tilda())] == []
    assert [one.rule for rule in OURS for one in said(rule, tilda(decided=False))] == ["R-BARN-02"]


def test_case_a_the_fritidshem_is_a_warning_when_suggested_and_a_stop_when_called() -> None:
    club = Ref("", "Fritidshemmet")
    row = Row("d4", {"fd_part": club, "fd_huvudman": "skola"})
    thought = tilda(prepared(f_deltagare=(row,), f_barn_ingen=True, f_vill_delta=("brev",)))
    [found] = said("R-BARN-01", thought)
    assert found.level is Level.WARNING
    assert "omfattas inte av samtycket" in found.text
    assert not stopped("R-BARN-01", thought, SEND)
    invited = tilda(draft("inbjudan", 21, ib_till=club, ib_huvudman="skola"))
    [stop] = stopped("R-BARN-01", invited, SEND)
    assert stop.level is Level.STOP


def test_case_c_both_guardians_consent_and_nothing_is_stopped() -> None:
    sheet: Answers = {**SHEET, "fodelsedatum": "2017-05-08"}
    ready = prepared(f_barn_klart=("vardnadshavare_fragad",), f_vill_delta=("del",))
    case = reading(mira(), ruben(), ready, call(BUP, SCHOOL), sheet=sheet, region="halland")
    assert not [one for rule in OURS for one in said(rule, case) if one.level is Level.STOP]


def test_bad_input_stops_no_rule() -> None:
    bad = Unparsed("vet inte")
    rows = (
        Row("r1", {}),
        Row("r2", {"kd_part": bad, "fd_part": bad, "c_part": bad, "pd_part": bad, "fv_mottagare": bad}),
    )
    papers = (
        guardian(MIRA, c_verksamheter=rows, c_datum=bad, c_till=bad, c_galler="till_dag", c_hur=bad),
        guardian(RUBEN, ordinal=2, c_verksamheter=bad, c_datum="2027-01-01"),
        withdrawal(c_aterkallat=bad, c_hela=bad, c_verksamheter=rows),
        exemption(c_omprovas=bad, c_beslut_datum=bad, c_vem=bad),
        prepared(f_deltagare=rows, f_narstaende=bad, f_vill_delta=bad, f_barn_klart=bad, f_info_datum=bad),
        draft("kallelse", 30, k_deltagare=rows, k_start=bad, k_avsandare=bad),
        draft("inbjudan", 31, ib_till=bad, ib_start=bad),
        draft("telefonkallelse", 32, tk_samtal=bad, tk_start=bad),
        draft("plan", 33, p_deltagare=rows, p_sign=bad),
        draft("vem_fick_vad", 34, fv_rader=rows, fv_fore=bad),
        draft("svar", 35, s_avstamt=bad, s_svar=bad),
    )
    sheet: Answers = {"fodelsedatum": bad, "vardnadshavare": bad, "aktorer": bad, "kanda_termer": bad}
    for region in REGIONS:
        for facts in (CHILD, YOUNG, ADULT, CaseFacts()):
            for about in (0, 30, 33):
                case = reading(*papers, sheet=sheet, facts=facts, region=region, about=about)
                assert all(one.text for rule in OURS for one in said(rule, case))
