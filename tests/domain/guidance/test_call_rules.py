"""The rules on the kallelse and what comes before it: what each finds, and what makes it silent again."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from sip_desktop.domain.answers import Answers, Ref, Row, Unparsed, Value
from sip_desktop.domain.case_events import case_dues
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.due_dates import Due
from sip_desktop.domain.guidance import call_rules, people_rules
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.guidance.finding import Finding
from sip_desktop.domain.guidance.reading import Reading
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.lenses.case_papers import CasePaper
from tests.domain.consent_papers import ADULT, paper
from tests.domain.guidance.cases import NOW, reading, rule, said, stopped
from tests.domain.guidance.written_cases import clocks, form, on_day, profile

START, CALL = GuidedAct.START_MEETING, GuidedAct.SEND_CALL
BUP, SOCIAL, OFFICE, SISTER = Ref("a1", "Ann Ek"), Ref("a2", "Bo Al"), Ref("a4", "Dan"), Ref("n1", "Eva")
SHEET: Answers = {
    "aktorer": (
        Row("a1", {"namn": "Ann Ek", "funktion": "kurator", "enhet": "BUP", "huvudman": "region"}),
        Row("a2", {"namn": "Bo Al", "funktion": "handläggare", "huvudman": "kommun"}),
        Row("a4", {"namn": "Dan", "enhet": "Försäkringskassan", "huvudman": "statlig"}),
    ),
    "narstaende": (Row("n1", {"namn": "Eva", "relation": "syster"}),),
}
ALL = ["halland", "haninge", "skane", "uppsala", "varmland"]
CAREFUL = CaseFacts(age="vuxen", violence=True)


def seat(ref: Ref, **cells: Value) -> Row:
    return Row(f"r-{ref.row}", {"kd_part": ref, "kd_slag": "kallad", **cells})


def call(*rows: Row, cleared: str = "", **answers: Value) -> CasePaper:
    return paper("kallelse", 3, cleared, k_deltagare=rows, **answers)


def prepared(**answers: Value) -> CasePaper:
    return paper("forberedelse", 2, "", **answers)


def invitation(**answers: Value) -> CasePaper:
    return paper("inbjudan", 4, "", **answers)


def case(*papers: CasePaper, state: str = "T3", region: str = "uppsala", **more: Any) -> Reading:
    return reading(*papers, **{"sheet": SHEET, **more}, state=state, region=region)


def there_and_then(ordinal: int = 4) -> CasePaper:
    return paper("motesanteckning", ordinal, "", ma_sip="nu", ma_motesform="samverkan")


def cancelled(**answers: Value) -> CasePaper:
    return call(k_typ="installt", **answers)


@pytest.mark.parametrize("region", ["haninge", "skane", "uppsala"])
def test_r_kal_01_the_purpose_before_a_kallelse_is_sent(region: str) -> None:
    [found] = stopped("R-KAL-01", case(call(), region=region), CALL)
    assert (found.level, found.path, bool(found.allowed)) == (Level.STOP, "k_syfte", True)
    assert not stopped("R-KAL-01", case(call(k_syfte="Trygg hemgång."), region=region), CALL)
    assert stopped("R-KAL-01", case(call(k_syfte="  "), region=region), CALL)


def test_r_kal_01_belongs_to_sending_and_to_a_kallelse() -> None:
    assert not stopped("R-KAL-01", case(call()), START)
    assert not stopped("R-KAL-01", case(call()), GuidedAct.REGISTER_CALL)
    assert not said("R-KAL-01", case())
    assert not said("R-KAL-01", case(cancelled()))
    assert not said("R-KAL-01", case(call(), region="halland"))


def test_r_kal_01_an_inbjudan_has_a_purpose_of_its_own() -> None:
    papers = (call(k_syfte="Trygg hemgång."), invitation())
    [found] = stopped("R-KAL-01", case(*papers, about=4), CALL)
    assert (found.form, found.path) == ("inbjudan", "ib_syfte")
    told = (call(), invitation(ib_syfte="Vägen till arbete"))
    assert not stopped("R-KAL-01", case(*told, about=4), CALL)


def test_r_kal_01_the_persons_own_sheet_is_no_kallelse() -> None:
    own = paper("inbjudan_lattlast", 4, "")
    for rule_id in ("R-KAL-01", "R-KAL-02", "R-KAL-03"):
        assert not stopped(rule_id, case(call(), own, about=4, region="skane"), CALL)


@pytest.mark.parametrize("region", ALL)
def test_r_kal_02_wishes_stop_in_skane_and_haninge_and_warn_elsewhere(region: str) -> None:
    [found] = stopped("R-KAL-02", case(call(), region=region), CALL)
    assert found.level is (Level.STOP if region in ("skane", "haninge") else Level.WARNING)
    assert not stopped("R-KAL-02", case(call(k_onskemal="Sova."), region=region), CALL)
    assert not stopped("R-KAL-02", case(call(), invitation(), about=4, region=region), CALL)
    assert not said("R-KAL-02", case(cancelled(), region=region))


def test_r_kal_03_why_each_is_needed() -> None:
    rows = (seat(BUP, kd_syfte="Medicin"), seat(SOCIAL), seat(SISTER))
    [found] = said("R-KAL-03", case(call(*rows), region="skane"))
    assert (found.level, found.path) == (Level.WARNING, "k_deltagare/r-a2/kd_syfte")
    assert not said("R-KAL-03", case(call(seat(BUP, kd_syfte="Medicin"), seat(SISTER)), region="skane"))
    [nobody] = said("R-KAL-03", case(call(Row("x", {}), Row("y", {"kd_part": ""})), region="skane"))
    assert "vilka som önskas" in nobody.text
    assert not said("R-KAL-03", case(call(seat(BUP)), region="uppsala"))


def test_r_kal_04_time_and_place() -> None:
    found = stopped("R-KAL-04", case(call(), region="varmland"), CALL)
    assert [(one.mark, one.level) for one in found] == [("time", Level.STOP), ("place", Level.STOP)]
    whole = call(k_start="2026-12-01T13:00", k_plats="Rum 3")
    assert not stopped("R-KAL-04", case(whole, region="varmland"), CALL)
    proposed = call(k_alt_tid=(Row("t", {"kt_start": "2026-12-02T13:00"}),), k_plats="Rum 3")
    assert not stopped("R-KAL-04", case(proposed, region="varmland"), CALL)
    typed = call(k_start=Unparsed("nästa vecka"), k_plats="Rum 3")
    assert not stopped("R-KAL-04", case(typed, region="varmland"), CALL)


def test_r_kal_04_a_place_told_by_mouth_is_enough_in_a_careful_case() -> None:
    by_mouth = case(call(k_start="2026-12-01T13:00"), region="varmland", facts=CAREFUL)
    assert not stopped("R-KAL-04", by_mouth, CALL)
    assert [one.mark for one in stopped("R-KAL-04", case(call(), region="varmland", facts=CAREFUL), CALL)] == ["time"]


def test_r_kal_04_asks_an_inbjudan_of_its_own() -> None:
    whole = call(k_start="2026-12-01T13:00", k_plats="Rum 3")
    found = stopped("R-KAL-04", case(whole, invitation(), about=4, region="varmland"), CALL)
    assert [one.path for one in found] == ["ib_start", "ib_plats"]


def test_r_kal_05_external_parties_get_it_by_post() -> None:
    rows = (seat(OFFICE), seat(BUP))
    [found] = said("R-KAL-05", case(call(*rows, k_vag="telefon"), region="varmland"))
    assert (found.level, found.mark) == (Level.NOTE, "r-a4")
    assert not said("R-KAL-05", case(call(*rows, k_vag="brev"), region="varmland"))
    invited = invitation(ib_till=OFFICE)
    assert not said("R-KAL-05", case(call(*rows, k_vag="telefon"), invited, region="varmland"))


def test_r_kal_05_leaves_the_post_of_a_careful_case_to_safety() -> None:
    for way in ("telefon", "brev"):
        careful = case(call(seat(OFFICE), k_vag=way), region="varmland", facts=CAREFUL)
        assert not said("R-KAL-05", careful)
        assert bool(stopped("R-SKY-07", careful, CALL)) is (way == "brev")


def test_r_kal_06_ring_first() -> None:
    assert said("R-KAL-06", case(call(seat(BUP)), region="halland"))
    rung = paper("telefonkallelse", 4, "", tk_samtal=(Row("t", {"ts_part": BUP, "ts_tid": "2026-11-20T10:00"}),))
    assert not said("R-KAL-06", case(call(seat(BUP)), rung, region="halland"))
    assert not said("R-KAL-06", case(call(seat(BUP, kd_svar="kommer")), region="halland"))
    assert not said("R-KAL-06", case(call(seat(BUP)), region="uppsala"))
    assert not said("R-KAL-06", case(region="halland"))


def soon(start: Value, made: Value = "", **answers: Value) -> Reading:
    return case(call(k_start=start, k_datum=made), prepared(**answers))


def test_r_kal_07_in_good_time() -> None:
    [found] = said("R-KAL-07", soon("2026-11-28T09:00"))
    assert found.level is Level.WARNING
    assert not said("R-KAL-07", soon("2026-11-29T09:00"))
    assert not said("R-KAL-07", soon("2026-11-28T09:00", "2026-11-20T09:00"))
    assert said("R-KAL-07", soon("2026-12-01T09:00", "2026-11-30T09:00"))


def test_r_kal_07_hurry_or_a_reason_is_enough() -> None:
    assert not said("R-KAL-07", soon("2026-11-28T09:00", f_brattom="genast"))
    assert not said("R-KAL-07", soon("2026-11-28T09:00", f_tid_skal="Alla kan då."))
    assert said("R-KAL-07", soon("2026-11-28T09:00", f_brattom="dagar"))


@pytest.mark.parametrize(
    ("start", "made"),
    [
        ("", ""),
        (Unparsed("i övermorgon"), ""),
        ("2026-11-28T09:00", "2026-12-05T09:00"),
        ("2026-11-25T09:00", ""),
        ("9999-12-31T09:00", Unparsed("i går")),
    ],
)
def test_r_kal_07_says_nothing_of_dates_it_cannot_use(start: Value, made: Value) -> None:
    assert not said("R-KAL-07", soon(start, made))


def test_r_kal_08_purpose_goal_and_questions_before_the_meeting() -> None:
    half = prepared(f_syfte="Hemgång", f_fraga="Vem ringer?")
    [found] = stopped("R-KAL-08", case(half), START)
    assert (found.level, found.path) == (Level.STOP, "f_mal")
    assert not stopped("R-KAL-08", case(half, call(k_mal="En plan")), START)
    assert not stopped("R-KAL-08", case(half), CALL)
    assert not stopped("R-KAL-08", case(half, region="skane"), START)


def test_r_kal_08_is_not_said_twice_with_the_purpose() -> None:
    assert said("R-KAL-01", case(call()))
    assert not said("R-KAL-08", case(call()))
    assert stopped("R-KAL-08", case(call()), START)


def test_r_kal_09_how_the_person_takes_part() -> None:
    [found] = stopped("R-KAL-09", case(), START)
    assert (found.level, found.path) == (Level.STOP, "f_vill_delta")
    assert not stopped("R-KAL-09", case(prepared(f_vill_delta=("telefon",))), START)
    assert not stopped("R-KAL-09", case(call(k_medverkan="Genom systern")), START)
    away = prepared(f_vill_delta=("deltar_inte",))
    [otherwise] = stopped("R-KAL-09", case(away), START)
    assert otherwise.path == "f_delaktighet"
    assert not stopped("R-KAL-09", case(prepared(f_vill_delta=("deltar_inte",), f_delaktighet="Brev")), START)
    assert not stopped("R-KAL-09", case(prepared(f_vill_delta=("deltar_inte", "teckning"))), START)


@pytest.mark.parametrize("rule_id", ["R-KAL-01", "R-KAL-02", "R-KAL-04", "R-KAL-08", "R-KAL-09"])
def test_no_kallelse_is_asked_for_where_a_sip_is_made_there_and_then(rule_id: str) -> None:
    """Haninge 001:137-141, also in a profile copied from another region."""
    for region in rule(rule_id).regions or ALL:
        for act in (CALL, START):
            assert not stopped(rule_id, case(call(), there_and_then(), region=region, state="T6"), act)
    region = (rule(rule_id).regions or ALL)[0]
    later = case(call(), there_and_then(2), region=region)
    assert [act for act in (CALL, START) if stopped(rule_id, later, act)]


@pytest.mark.parametrize("region", ["skane", "uppsala"])
def test_r_kal_10_interpreter(region: str) -> None:
    [found] = said("R-KAL-10", case(region=region))
    assert (found.form, found.path) == ("arendeblad", "tolk")
    assert not said("R-KAL-10", case(sheet={**SHEET, "tolk": "nej"}, region=region))
    assert not said("R-KAL-10", case(call(k_tolk="nej"), region=region))
    [language] = said("R-KAL-10", case(sheet={**SHEET, "tolk": "telefon"}, region=region))
    assert language.path == "tolk_sprak"
    assert not said("R-KAL-10", case(sheet={**SHEET, "tolk": "telefon", "tolk_sprak": "finska"}, region=region))


def test_r_kal_11_the_time_is_agreed_with_the_person() -> None:
    [found] = said("R-KAL-11", case())
    assert (found.level, found.checklist) == (Level.NOTE, True)
    assert not said("R-KAL-11", case(state="T4"))
    assert not said("R-KAL-11", case(region="halland"))


def test_r_kal_12_told_beforehand() -> None:
    found = said("R-KAL-12", case(prepared(), region="haninge"))
    assert [(one.mark, one.level) for one in found] == [("told", Level.WARNING), ("way", Level.WARNING)]
    done = prepared(f_info=("muntligt",), f_vill_delta=("hela",))
    assert not said("R-KAL-12", case(done, region="haninge"))
    assert not said("R-KAL-12", case(region="haninge"))
    assert not said("R-KAL-12", case(prepared(), region="skane"))


@pytest.mark.parametrize(
    "text",
    ["Vem står för kostnaden?", "BETALNINGSANSVARET mellan oss", "ansvarsfördelning", "Hur blir finansieringen?"],
)
def test_r_kal_13_who_pays_is_settled_elsewhere(text: str) -> None:
    for region in ("haninge", "varmland"):
        [found] = said("R-KAL-13", case(call(k_fraga=text), region=region))
        assert (found.level, found.path) == (Level.WARNING, "k_fraga")
        assert text not in found.text
    assert said("R-KAL-13", case(prepared(f_syfte=text), region="haninge"))
    assert not said("R-KAL-13", case(call(k_fraga=text), region="uppsala"))


@pytest.mark.parametrize(
    "text",
    ["Hjälp att betala räkningar i tid", "En kostnadsfri aktivitet", "på bekostnad av sömnen", "betalningsanmärkning"],
)
def test_r_kal_13_a_persons_own_economy_is_no_such_question(text: str) -> None:
    assert not said("R-KAL-13", case(call(k_fraga=text, k_syfte=text), region="haninge"))


def test_r_kal_14_the_service_says_what_it_can_offer() -> None:
    field = form("kartlaggning").field("m_erbjuda")
    assert field is not None
    assert "före mötet" in field.help
    assert rule("R-KAL-14").at == "kartlaggning:m_erbjuda"


def test_r_kal_15_every_service_that_comes_has_mapped() -> None:
    called = call(seat(BUP), seat(SOCIAL), seat(SISTER), seat(OFFICE, kd_svar="kommer_inte"), cleared=NOW.isoformat())
    [found] = said("R-KAL-15", case(called, region="skane", state="T4"))
    assert found.text.startswith("2 av 2")
    half = paper("kartlaggning", 5, "", m_part=BUP, m_resurser="Minns allt")
    [still] = said("R-KAL-15", case(called, half, region="skane", state="T4"))
    assert still.text.startswith("2 av 2")
    whole = [
        paper("kartlaggning", n, "", m_part=who, m_resurser="Ja", m_problem="Ja")
        for n, who in enumerate((BUP, SOCIAL), 5)
    ]
    assert not said("R-KAL-15", case(called, *whole, region="skane", state="T4"))
    assert not said("R-KAL-15", case(region="skane", state="T4"))


def test_r_kal_16_no_other_plan_does_the_same() -> None:
    [found] = said("R-KAL-16", case(prepared(), region="varmland", state="T1"))
    assert found.level is Level.WARNING
    assert not said("R-KAL-16", case(prepared(f_behov_slag=("ingen_annan",)), region="varmland", state="T1"))
    assert not said("R-KAL-16", case(region="varmland", state="T1"))
    leaving = case(prepared(), sheet={**SHEET, "situation": "utskrivning"}, region="varmland", state="T1")
    assert "utskrivning" in said("R-KAL-16", leaving)[0].text


LEAVING: Answers = {**SHEET, "situation": "utskrivning"}


@pytest.mark.parametrize(
    ("sheet", "papers"),
    [
        ({**LEAVING, "fast_vardkontakt": "Sjuksköterska"}, ()),
        ({**LEAVING, "aktorer": (Row("a9", {"enhet": "VC", "roller": ("fast_vardkontakt",)}),)}, ()),
        (LEAVING, (call(k_sjukhus=("vardkontakt",)),)),
        (LEAVING, (call(k_sammankallande_roll="fast_vardkontakt"),)),
        (SHEET, ()),
    ],
)
def test_r_kal_17_is_released_where_a_contact_is_named(sheet: Answers, papers: tuple[CasePaper, ...]) -> None:
    assert not said("R-KAL-17", case(*papers, sheet=sheet))


def test_r_kal_17_a_discharge_needs_a_contact() -> None:
    [found] = said("R-KAL-17", case(sheet=LEAVING))
    assert (found.level, found.path) == (Level.WARNING, "fast_vardkontakt")


def test_r_kal_18_who_calls_is_responsible_in_halland() -> None:
    [change] = [
        one for one in profile("halland").changes if (one.form, one.field) == ("kallelse", "k_sammankallande_roll")
    ]
    assert change.help == "Du som kallar blir huvudansvarig."
    assert rule("R-KAL-18").at == "kallelse:k_sammankallande_roll"


def due(day: date, name: str = "d2_start", **more: Any) -> Due:
    told_of = {"event": "need_noticed", "what": "SIP-arbetet har börjat", "source": "Halland (003:90)"}
    return Due(id=name, raw=day, due=day, **{**told_of, **more})


def told(*dues: Due, papers: tuple[CasePaper, ...] = (), region: str = "halland") -> list[Finding]:
    return said("R-KAL-19", case(*papers, dues=dues, region=region, state="T4"))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 25), "Senast onsdag 25 november 2026 skulle"),
        (date(2026, 11, 26), "Senast torsdag 26 november 2026 ska "),
        (date(2026, 11, 27), "Senast fredag 27 november 2026 ska "),
        (datetime(2026, 11, 26, 14, 0, tzinfo=NOW.tzinfo), "Senast torsdag 26 november 2026 kl. 14.00 skulle"),
        (datetime(2026, 11, 27, 14, 0, tzinfo=NOW.tzinfo), "Senast fredag 27 november 2026 kl. 14.00 ska "),
    ],
)
def test_r_kal_19_overdue_or_due_within_a_day(day: date, words: str) -> None:
    [found] = told(due(day))
    assert words in found.text
    assert (found.mark, found.source, found.level) == ("d2_start", "Halland (003:90)", Level.WARNING)


@pytest.mark.parametrize("day", [date(2026, 11, 28), datetime(2026, 11, 27, 14, 4, tzinfo=NOW.tzinfo)])
def test_r_kal_19_is_silent_of_what_is_further_on(day: date) -> None:
    assert not told(due(day))


def test_r_kal_19_the_level_is_the_clocks_own_and_a_clock_stops_no_act() -> None:
    levels = [told(due(date(2026, 11, 26), level=level))[0] for level in Level]
    assert [(one.level, one.acts) for one in levels] == [
        (Level.WARNING, ()),
        (Level.WARNING, ()),
        (Level.NOTE, ()),
    ]


def test_r_kal_19_what_other_rules_say_is_not_said_again() -> None:
    names = ("d12_motets_langd", "d13_utskrift", "d14_godkanna_sin_del", "d15_tid_for_uppfoljning", "f_oro_senast")
    assert not told(*(due(date(2026, 11, 20), name) for name in names))


def test_r_kal_19_at_once_and_days_when_something_happens() -> None:
    [at_once] = told(due(date(2026, 11, 9), "d8_genast", at_once=True, level=Level.NOTE))
    assert "genast, räknat från måndag 9 november 2026:" in at_once.text
    [meeting] = told(due(date(2026, 11, 27), "k_start", event="", what="SIP-mötet hålls", level=Level.NOTE))
    assert (meeting.text, meeting.form, meeting.path) == (
        "SIP-mötet hålls: fredag 27 november 2026.",
        "kallelse",
        "k_start",
    )
    [passed] = told(due(date(2026, 11, 25), "c_till", event="", what="Samtycket har sin sista dag"))
    assert passed.text.startswith("Datumet har varit")


def test_r_kal_19_a_meeting_after_its_time_wants_a_reason() -> None:
    clock = due(date(2026, 12, 10), "d3_mote", what="SIP-mötet är hållet")
    late = call(k_start="2026-12-15T13:00")
    [found] = told(clock, papers=(late,))
    assert found.text.startswith(
        "Mötet är planerat till tisdag 15 december 2026 kl. 13.00. Senast torsdag 10 december 2026 ska"
    )
    assert not told(clock, papers=(late, prepared(f_tid_skal="Alla kan då.")))
    [inside] = told(clock, papers=(call(k_start="2026-12-09T13:00"),))
    assert (inside.level, "Det är i tid" in inside.text) == (Level.NOTE, True)
    assert not told(clock, papers=(call(k_start=Unparsed("snart")),))


def test_r_kal_19_yields_to_the_rules_of_the_same_matter() -> None:
    asked = call(seat(SOCIAL), cleared="2026-11-24T09:00:00+01:00", k_svar_senast="2026-11-25T12:00")
    answer = due(date(2026, 11, 25), "k_svar_senast", event="", what="De kallade har svarat")
    assert said("R-DEL-13", case(asked, dues=(answer,), state="T4"))
    assert not told(answer, papers=(asked,))
    replied = call(seat(SOCIAL, kd_svar="kommer"), cleared="2026-11-24T09:00:00+01:00")
    assert not told(answer, papers=(replied,))
    in_time = due(date(2026, 11, 25), "d10_kallelse_i_god_tid", event="meeting", what="Kallelsen är skickad")
    hurried = call(k_start="2026-11-28T09:00")
    assert said("R-KAL-07", case(hurried, dues=(in_time,)))
    assert not told(in_time, papers=(hurried,), region="uppsala")
    assert not told(in_time, papers=(hurried, prepared(f_brattom="genast")), region="uppsala")


def test_case_a_the_place_is_told_by_mouth_and_nothing_is_in_the_way() -> None:
    called = on_day("a", "2026-11-17T10:00", until="telefonkallelse")
    for rule_id in ("R-KAL-02", "R-KAL-04", "R-KAL-05", "R-KAL-13"):
        assert not stopped(rule_id, called, CALL)
        assert not said(rule_id, called)


def test_case_b_both_days_of_the_kallelse_are_shown() -> None:
    """Three days from Monday 21 December is the 24th, moved to Monday the 28th."""
    written = on_day("b", "2026-12-27T12:00", until="kallelse", kallelse={"k_datum": ""})
    [found] = [one for one in said("R-KAL-19", written) if one.mark == "utskrivningsklar_kallelse"]
    assert "Senast måndag 28 december 2026" in found.text
    assert "Räknat till torsdag 24 december 2026" in found.text
    assert "lagen (1930:173)" in found.text
    assert found.source.startswith("4 kap. 3 § lagen (2017:612)")
    late = on_day("b", "2026-12-29T12:00", until="kallelse", kallelse={"k_datum": ""})
    assert any(
        one.text.startswith("Senast måndag 28 december 2026 skulle") and "Räknat till torsdag 24" in one.text
        for one in said("R-KAL-19", late)
    )
    assert not said("R-KAL-17", written)


def test_case_c_the_meeting_is_within_the_thirty_days() -> None:
    [found] = [
        one for one in said("R-KAL-19", on_day("c", "2026-11-18T16:00", until="kallelse")) if one.mark == "d3_mote"
    ]
    assert "senast torsdag 26 november 2026" in found.text
    assert "tisdag 24 november 2026 kl. 14.00. Det är i tid" in found.text


def test_case_f_no_stop_before_the_telephone_and_the_rest_is_told_of_the_meeting() -> None:
    at_once = on_day("f", "2026-12-11T15:55", until="telefonkallelse")
    ids = [f"R-KAL-{number:02}" for number in range(1, 20)]
    assert not [found for name in ids for found in stopped(name, at_once, GuidedAct.REGISTER_CALL)]
    assert not [one for name in ids for one in said(name, at_once) if CALL in one.acts and one.level is Level.STOP]
    written = on_day("f", "2026-12-11T16:05", until="kallelse")
    assert not said("R-KAL-07", written)
    assert not [one for name in ids for one in stopped(name, written, CALL) if one.level is Level.STOP]
    later = [one.rule for name in ids for one in stopped(name, written, START) if one.level is Level.STOP]
    assert later == ["R-KAL-08", "R-KAL-09"]


def test_the_clocks_of_every_region_can_be_told() -> None:
    asked = call(k_start="2026-12-30T09:00", k_underrattelse="2026-12-21T10:00", k_utskrivning="2026-12-23")
    for region in ALL:
        papers = (prepared(f_behov_datum="2026-11-09", f_senast="2026-11-20"), asked)
        dues = case_dues(papers, {**SHEET, "situation": "utskrivning"}, clocks(region))
        found = said("R-KAL-19", case(*papers, dues=dues, region=region, facts=ADULT))
        assert found
        assert all(one.text and one.source for one in found)


@pytest.mark.parametrize("value", [Unparsed("?"), "", True, (), (Row("x", {}),), Ref("", ""), "2026-13-45"])
def test_what_cannot_be_read_never_breaks_a_check(value: Value) -> None:
    forms = (
        "forberedelse",
        "kallelse",
        "inbjudan",
        "telefonkallelse",
        "svar",
        "motesanteckning",
        "kartlaggning",
        "plan",
    )
    papers = []
    for ordinal, name in enumerate(forms, 1):
        columns = {column.id: value for field in form(name).fields() for column in field.columns}
        answers = {field.id: (Row("x", columns),) if field.columns else value for field in form(name).fields()}
        papers.append(paper(name, ordinal, NOW.isoformat(), **answers))
    sheet = {field.id: value for field in form("arendeblad").fields()}
    odd = [case(*papers[:count], sheet=sheet, about=count) for count in range(len(papers) + 1)]
    for check in (*people_rules.CHECKS.values(), *call_rules.CHECKS.values()):
        for one in odd:
            assert all(hit.mark is not None for hit in check(one))
