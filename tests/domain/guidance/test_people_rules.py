"""The rules on who takes part: what each finds, what makes it silent again, and where it is met otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sip_desktop.domain.answers import Answers, Ref, Row, Unparsed, Value
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.guidance.finding import Finding
from sip_desktop.domain.guidance.people_rules import STOPPED_IN
from sip_desktop.domain.guidance.reading import Reading
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.lenses.case_papers import CasePaper
from tests.domain.consent_papers import ADULT, paper, withdrawal, yes
from tests.domain.guidance.cases import reading, rule, said, stopped
from tests.domain.guidance.written_cases import form, on_day

START, CLEAR, CALL = GuidedAct.START_MEETING, GuidedAct.MAKE_PLAN_CLEAR, GuidedAct.SEND_CALL
BUP, SOCIAL, SCHOOL, OFFICE = Ref("a1", "Ann Ek"), Ref("a2", "Bo Al"), Ref("a3", "Cia"), Ref("a4", "Dan")
SISTER = Ref("n1", "Eva")
SHEET: Answers = {
    "namn": "Asta Prov",
    "aktorer": (
        Row("a1", {"namn": "Ann Ek", "funktion": "kurator", "enhet": "BUP", "huvudman": "region"}),
        Row("a2", {"namn": "Bo Al", "funktion": "handläggare", "huvudman": "utforare_kommun"}),
        Row("a3", {"namn": "Cia", "enhet": "Provlundaskolan", "huvudman": "skola"}),
        Row("a4", {"namn": "Dan", "funktion": "handläggare", "enhet": "Försäkringskassan", "huvudman": "statlig"}),
    ),
    "narstaende": (Row("n1", {"namn": "Eva", "relation": "syster", "vill": "ja"}),),
}


def seat(ref: Value, kind: str = "kallad", row: str = "", **cells: Value) -> Row:
    mark = row or f"r-{ref.row}" if isinstance(ref, Ref) else row
    return Row(mark, {"kd_part": ref, "kd_slag": kind, **cells})


def call(*rows: Row, ordinal: int = 3, cleared: bool = True, **answers: Value) -> CasePaper:
    made = "2026-11-13T09:00:00+01:00" if cleared else ""
    return paper("kallelse", ordinal, made, k_deltagare=rows, **answers)


def wished(*rows: Row, **answers: Value) -> CasePaper:
    return paper("forberedelse", 2, "", f_deltagare=rows, **answers)


def wish(ref: Ref, **cells: Value) -> Row:
    return Row(f"w-{ref.row}", {"fd_part": ref, **cells})


def case(*papers: CasePaper, state: str = "T4", sheet: Answers = SHEET, **more: Any) -> Reading:
    return reading(*papers, sheet=sheet, state=state, **more)


def texts(found: list[Finding]) -> list[str]:
    return [one.text for one in found]


def test_r_del_01_both_principals_take_part() -> None:
    both = case(call(seat(BUP), seat(SOCIAL)))
    assert not said("R-DEL-01", both)
    assert not stopped("R-DEL-01", both, START)


@pytest.mark.parametrize(("region", "level"), [("haninge", Level.STOP), ("uppsala", Level.WARNING)])
def test_r_del_01_stops_the_meeting_in_haninge_and_warns_elsewhere(region: str, level: Level) -> None:
    for act in (START, CLEAR):
        [found] = stopped("R-DEL-01", case(call(seat(BUP)), region=region), act)
        assert (found.level, found.mark, found.hard) == (level, "", False)
        assert "Ingen från kommunen" in found.text
    assert tuple(rule("R-DEL-01").levels) == STOPPED_IN


def test_r_del_01_calls_are_sent_one_at_a_time() -> None:
    """While the first of several calls is sent, it is only worth knowing that the other side is not there yet."""
    sent = case(call(seat(BUP), cleared=False), region="haninge", state="T3", about=3)
    [found] = stopped("R-DEL-01", sent, CALL)
    assert found.level is Level.WARNING
    assert not stopped("R-DEL-01", sent, GuidedAct.REGISTER_CALL)


def test_r_del_01_is_not_told_before_anybody_is_called() -> None:
    assert not said("R-DEL-01", case(call(seat(BUP), cleared=False), region="haninge", state="T3"))


def test_r_del_01_the_one_who_calls_takes_part() -> None:
    assert not stopped("R-DEL-01", case(call(seat(BUP), k_avs_huvudman="kommun")), START)
    assert not stopped("R-DEL-01", case(call(seat(BUP), k_avsandare=SOCIAL)), START)
    by_phone = paper("telefonkallelse", 3, "", tk_samtal=(Row("t1", {"ts_part": BUP, "ts_svar": "kommer"}),))
    assert not stopped("R-DEL-01", case(by_phone, sector="socialtjanst"), START)
    assert stopped("R-DEL-01", case(by_phone, sector="region"), START)


def test_r_del_01_who_has_said_no_does_not_count() -> None:
    declined = case(call(seat(BUP), seat(SOCIAL, kd_svar="kommer_inte")), region="haninge")
    assert stopped("R-DEL-01", declined, START)
    reply = paper("svar", 4, "", s_verksamhet=SOCIAL, s_svar="kommer_inte")
    assert stopped("R-DEL-01", case(call(seat(BUP), seat(SOCIAL)), reply), START)


def test_r_del_01_asks_of_the_plan_who_took_part() -> None:
    def plan(took_part: str) -> CasePaper:
        rows = (Row("p1", {"pd_part": BUP}), Row("p2", {"pd_part": SOCIAL, "pd_deltog": took_part}))
        return paper("plan", 5, "", p_deltagare=rows)

    called = call(seat(BUP), seat(SOCIAL))
    assert not stopped("R-DEL-01", case(called, plan("del"), about=5), CLEAR)
    [found] = stopped("R-DEL-01", case(called, plan("nej"), about=5, region="haninge"), CLEAR)
    assert found.level is Level.STOP


def test_r_del_01_what_consent_leaves_out_is_not_left() -> None:
    gone = withdrawal(6, Ref("person", "Asta Prov"), "2026-11-20", c_hela="delvis")
    gone.newest["c_verksamheter"] = (Row("c1", {"c_part": SOCIAL, "c_fortsatt": "nej"}),)
    papers = (call(seat(BUP), seat(SOCIAL)), yes("samtycke_vuxen"), gone)
    [found] = stopped("R-DEL-01", case(*papers, facts=ADULT), START)
    assert "Ingen från kommunen" in found.text
    assert not stopped("R-DEL-01", case(*papers[:2], facts=ADULT), START)


def test_r_del_01_a_cancelled_meeting_needs_nobody() -> None:
    assert not stopped("R-DEL-01", case(call(seat(BUP), k_typ="installt")), START)


@pytest.mark.parametrize("cells", [{}, {"kd_part": Unparsed("?")}, {"kd_part": "", "kd_huvudman": Unparsed("kommun?")}])
def test_r_del_01_what_cannot_be_read_is_nobody(cells: dict[str, Value]) -> None:
    [found] = stopped("R-DEL-01", case(call(Row("x", cells), k_avsandare=Unparsed("?"))), START)
    assert "region eller kommun" in found.text


@pytest.mark.parametrize(
    ("kind", "who", "stops"), [("natverk", SOCIAL, False), ("natverk", SCHOOL, True), ("information", SOCIAL, True)]
)
def test_r_del_01_a_sip_made_there_and_then_needs_both_present(kind: str, who: Ref, stops: bool) -> None:
    """Haninge 001:137-141: at three kinds of meeting, with those that are there."""
    rows = (Row("m1", {"md_part": BUP}), Row("m2", {"md_part": who}))
    meeting = paper("motesanteckning", 3, "", ma_sip="nu", ma_motesform=kind, ma_deltagare=rows)
    found = stopped("R-DEL-01", case(meeting, region="haninge", state="T6"), START)
    assert [one.level for one in found] == ([Level.STOP] if stops else [])


def test_r_del_02_a_need_and_no_offer_wants_its_reason() -> None:
    refused: Answers = {"f_behover_samordnas": "ja", "f_bedomning": "behovs_inte"}
    [found] = said("R-DEL-02", case(wished(**refused), region="uppsala", state="T1"))
    assert (found.level, found.acts) == (Level.WARNING, (GuidedAct.CLOSE,))
    reasoned = {**refused, "f_bedomning_skal": "Hen har redan en plan."}
    assert not said("R-DEL-02", case(wished(**reasoned), region="uppsala", state="T1"))
    assert not said("R-DEL-02", case(wished(f_bedomning="behovs_inte"), region="uppsala", state="T1"))
    assert not said("R-DEL-02", case(wished(**refused), region="skane", state="T1"))


def test_r_del_03_health_care_and_social_services_are_called() -> None:
    [found] = said("R-DEL-03", case(call(seat(SOCIAL, "inbjuden"), seat(SCHOOL, "inbjuden"), seat(BUP))))
    assert (found.text.split()[0], found.level) == ("Handläggare", Level.NOTE)
    assert found.path == "k_deltagare/r-a2/kd_slag"
    assert not said("R-DEL-03", case(call(seat(BUP), seat(SOCIAL))))
    assert not said("R-DEL-03", case(call(seat(SOCIAL, "inbjuden")), region="uppsala"))


def test_r_del_03_a_no_from_one_that_must_come() -> None:
    [found] = stopped("R-DEL-03", case(call(seat(BUP, kd_svar="kommer_inte"), seat(SCHOOL))), START)
    assert "väljer själv vem som kommer" in found.text


def test_r_del_04_a_service_without_contact_may_say_so() -> None:
    field = form("svar").field("s_avbojd_skal")
    assert field is not None
    assert {"ingen_insats", "information"} <= {option.id for option in field.options}
    assert rule("R-DEL-04").at == "svar:s_avbojd_skal"


def test_r_del_05_a_service_without_contact_needs_a_purpose() -> None:
    bare = wish(OFFICE, fd_kontakt="nej")
    [found] = said("R-DEL-05", case(wished(bare), region="haninge", state="T2"))
    assert (found.level, found.mark) == (Level.WARNING, "w-a4")
    with_purpose = wish(OFFICE, fd_kontakt="nej", fd_syfte="Visa vägen till arbete")
    assert not said("R-DEL-05", case(wished(with_purpose), region="haninge", state="T2"))
    on_call = call(seat(OFFICE, "inbjuden", kd_syfte="Visa vägen"), cleared=False)
    assert not said("R-DEL-05", case(wished(bare), on_call, region="haninge", state="T3"))
    assert not said("R-DEL-05", case(wished(wish(OFFICE, fd_kontakt="ja")), region="haninge", state="T2"))


def test_r_del_06_a_discharge_is_planned_and_the_open_care_called() -> None:
    leaving = {**SHEET, "situation": "utskrivning"}
    found = said("R-DEL-06", case(call(seat(BUP)), sheet=leaving, region="haninge"))
    assert [one.mark for one in found] == ["care", "hospital"]
    ready = call(seat(BUP), k_sjukhus=("oppenvard", "medicinskt"), k_utskrivning="2026-12-01")
    assert not said("R-DEL-06", case(ready, sheet=leaving, region="haninge"))
    half = call(seat(BUP), k_sjukhus=("oppenvard",), k_utskrivning="2026-12-01")
    assert [one.mark for one in said("R-DEL-06", case(half, sheet=leaving, region="haninge"))] == ["hospital"]
    assert not said("R-DEL-06", case(call(seat(BUP)), region="haninge"))
    assert not said("R-DEL-06", case(sheet=leaving, region="haninge"))


def test_r_del_07_contact_first() -> None:
    rows = (wish(BUP, fd_kontakt="ja"), wish(SOCIAL, fd_kontakt="nej"), wish(SCHOOL), wish(SISTER))
    found = said("R-DEL-07", case(wished(*rows), region="halland", state="T2"))
    assert [(one.mark, one.path) for one in found] == [
        ("w-a2", "f_deltagare/w-a2/fd_kontakt"),
        ("", "f_deltagare/w-a3/fd_kontakt"),
    ]
    known = wished(*(wish(ref, fd_kontakt="ja") for ref in (BUP, SOCIAL)))
    assert not said("R-DEL-07", case(known, region="halland", state="T2"))


@pytest.mark.parametrize("region", ["halland", "uppsala", "varmland"])
def test_r_del_08_the_person_chooses(region: str) -> None:
    asked, not_asked = wish(BUP, fd_vill="ja"), wish(SOCIAL, fd_vill="inte_fragad")
    [found] = said("R-DEL-08", case(wished(asked, not_asked), region=region, state="T2"))
    assert found.path == "f_deltagare/w-a2/fd_vill"
    assert not said("R-DEL-08", case(wished(asked), region=region, state="T2"))
    assert not said("R-DEL-08", case(wished(not_asked), region="skane", state="T2"))


@pytest.mark.parametrize("who", ["försäkringskassan ", "Dan"])
def test_r_del_08_who_is_not_wanted_is_not_called(who: str) -> None:
    refused = Row("i1", {"fi_vem": who, "fi_vad": "kallas_inte"})
    found = said("R-DEL-08", case(wished(f_ska_inte=(refused,)), call(seat(OFFICE), seat(BUP))))
    assert [one.mark for one in found] == ["r-a4"]
    assert "Dan" not in found[0].text


def test_r_del_08_a_relative_the_person_does_not_want() -> None:
    not_wanted = {**SHEET, "narstaende": (Row("n1", {"namn": "Eva", "relation": "syster", "vill": "nej"}),)}
    [found] = said("R-DEL-08", case(call(seat(SISTER, "inbjuden")), sheet=not_wanted))
    assert found.text.startswith("Syster står på kallelsen")
    assert not said("R-DEL-08", case(call(seat(SISTER, "inbjuden"))))


def test_r_del_09_the_service_chooses_who_comes() -> None:
    field = form("svar").field("s_representant")
    assert field is not None
    assert "verksamheten avgör själv" in field.source
    assert rule("R-DEL-09").at == "svar:s_representant"


def test_r_del_10_others_are_invited() -> None:
    found = said("R-DEL-10", case(call(seat(OFFICE), seat(SISTER), seat(BUP), seat(SCHOOL, "inbjuden"))))
    assert [one.mark for one in found] == ["r-a4", "r-n1"]
    assert {one.level for one in found} == {Level.NOTE}


def test_r_del_10_a_school_is_called_when_the_board_asks() -> None:
    """Skollagen 29 kap. 13 §, Haninge 001:82."""
    [called] = said("R-DEL-10", case(call(seat(SCHOOL))))
    assert "om inte socialnämnden begär" in called.text
    assert not said("R-DEL-10", case(call(seat(SCHOOL), k_skollag=True)))
    [invited] = said("R-DEL-10", case(call(seat(SCHOOL, "inbjuden"), k_skollag=True)))
    assert "Då är den kallad" in invited.text
    assert not said("R-DEL-10", case(call(seat(SCHOOL)), region="halland"))
    assert "skollagen" in rule("R-DEL-10").source


def test_r_del_11_the_kallelse_says_what_to_prepare() -> None:
    field = form("kallelse").field("k_forbered")
    assert field is not None
    assert "mandat" in {option.id for option in field.options}
    assert rule("R-DEL-11").at == "kallelse:k_forbered"


def test_r_del_12_somebody_may_lead_the_talk() -> None:
    assert form("plan").field("p_samtalsledare") is not None
    assert rule("R-DEL-12").at == "plan:p_samtalsledare"


LATE = {"k_svar_senast": "2026-11-25T12:00"}


def test_r_del_13_an_answer_that_did_not_come() -> None:
    rows = (seat(BUP, kd_svar="kommer"), seat(SOCIAL), seat(SCHOOL, kd_svar="inget_svar"), seat(OFFICE, "inbjuden"))
    found = said("R-DEL-13", case(call(*rows, **LATE)))
    assert [one.mark for one in found] == ["a2", "a3"]
    assert {one.level for one in found} == {Level.WARNING}
    assert stopped("R-DEL-13", case(call(*rows, **LATE)), START)


def test_r_del_13_is_silent_when_answered_or_in_time() -> None:
    assert not said("R-DEL-13", case(call(seat(SOCIAL), k_svar_senast="2026-11-26T15:00")))
    assert not said("R-DEL-13", case(call(seat(SOCIAL))))
    assert not said("R-DEL-13", case(call(seat(SOCIAL), k_svar_senast=Unparsed("snart"))))
    assert not said("R-DEL-13", case(call(seat(SOCIAL), k_avsandare=SOCIAL, **LATE)))
    reply = paper("svar", 4, "", s_verksamhet=SOCIAL, s_svar="ersattare")
    assert not said("R-DEL-13", case(call(seat(SOCIAL), **LATE), reply))
    assert not said("R-DEL-13", case(call(seat(SOCIAL), k_typ="installt", **LATE)))


def test_r_del_14_a_kallelse_that_has_come_is_confirmed() -> None:
    reply = paper("svar", 3, "", s_avsandare=Ref("", "Habiliteringen"))
    [found] = said("R-DEL-14", case(reply, region="haninge", state="T0"))
    assert "Bekräfta kallelsen" in found.text
    whole = paper("svar", 3, "", s_mottagen="2026-11-20", s_fortydliga="tydliga")
    assert not said("R-DEL-14", case(whole, region="haninge", state="T0"))
    assert not said("R-DEL-14", case(reply, region="haninge", state="T0", sector="region"))
    assert said("R-DEL-14", case(reply, region="haninge", state="T0", sector="socialtjanst"))


def test_r_del_14_somebody_called_asks_what_it_is_for() -> None:
    reply = paper("svar", 4, "", s_verksamhet=BUP, s_mottagen="2026-11-20", s_fortydliga="otydliga")
    [found] = said("R-DEL-14", case(call(seat(BUP)), reply, region="haninge"))
    assert (found.form, found.path) == ("kallelse", "k_fraga")
    again = paper("kallelse", 3, "2026-11-21T09:00:00+01:00", k_deltagare=(seat(BUP),))
    assert not said("R-DEL-14", case(again, reply, region="haninge"))


def test_no_name_of_anybody_stands_in_a_finding() -> None:
    rows = (seat(OFFICE), seat(SISTER), seat(SCHOOL), seat(Ref("", "Fia Fri"), "kallad", "x", kd_huvudman="annan"))
    careful = CaseFacts(age="vuxen", protected=True)
    for facts in (ADULT, careful):
        words = " ".join(texts(said("R-DEL-10", case(call(*rows), facts=facts))))
        assert not any(name in words for name in ("Dan", "Eva", "Cia", "Fia"))
        assert ("Provlundaskolan" in words) is not facts.careful
    assert "Deltagare 4" in words


def test_no_word_that_may_not_stand_on_paper_stands_in_a_finding() -> None:
    terms = {**SHEET, "kanda_termer": (Row("k", {"term": "provlunda"}),)}
    [found] = said("R-DEL-10", case(call(seat(SCHOOL)), sheet=terms))
    assert found.text.startswith("Deltagare 1 är kallad")


def test_case_a_both_sit_at_the_table_and_the_school_is_remarked_on() -> None:
    called = on_day("a", "2026-11-17T10:00", until="telefonkallelse")
    assert not stopped("R-DEL-01", called, START)
    assert [one.level for one in said("R-DEL-10", called)] == [Level.NOTE]


def test_case_b_after_the_withdrawal_it_is_said_once_and_again_before_a_meeting() -> None:
    before_it = on_day("b", "2027-01-05T08:00", until="plan")
    assert not stopped("R-DEL-01", before_it, START)
    gone = on_day("b", "2027-02-04T08:00", until="samtycke_aterkallelse")
    [asked] = said("O-01", gone)
    assert asked.text.startswith("Ingen kommunal verksamhet är kvar")
    assert not said("R-DEL-01", gone)
    assert [one.level for one in stopped("R-DEL-01", gone, START)] == [Level.WARNING]
    in_haninge = replace(gone, region="haninge")
    assert [one.level for one in said("R-DEL-01", in_haninge)] == [Level.STOP]
    assert [one.level for one in stopped("R-DEL-01", in_haninge, CLEAR)] == [Level.STOP]


def test_case_c_the_service_that_did_not_answer_in_time() -> None:
    [found] = said("R-DEL-13", on_day("c", "2026-11-21T08:00", until="kallelse"))
    assert "Korttidsvistelsen" in found.text
    assert not said("R-DEL-13", on_day("c", "2026-11-20T11:00", until="kallelse"))


def test_case_f_nothing_of_this_stops_a_telephone_call() -> None:
    for rule_id in ("R-DEL-01", "R-DEL-08", "R-DEL-13"):
        assert not stopped(rule_id, on_day("f", "2026-12-11T15:55", until="telefonkallelse"), GuidedAct.REGISTER_CALL)
    assert not stopped("R-DEL-01", on_day("f", "2026-12-11T16:05", until="kallelse"), START)
