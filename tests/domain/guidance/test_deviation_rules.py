"""R-AVV-01 and the report it proposes: every cause, when it is silent, and that nothing typed in the case goes out."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sip_desktop.domain.answers import Answers, Content, Row, encode
from sip_desktop.domain.case_events import case_dues
from sip_desktop.domain.deadlines import Deadline, Event, Level, Step
from sip_desktop.domain.guidance.deviation import BEGIN, CLOCKS, OUR_NUMBERS, causes, proposal
from sip_desktop.domain.guidance.reading import Reading
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.lenses.case_papers import CasePaper
from tests.domain.guidance.cases import NOW, reading, said
from tests.domain.guidance.plan_papers import (
    BUP,
    GOAL,
    GRANDMOTHER,
    KORTTIDS,
    PERSON,
    SCHOOL,
    SHEET,
    after,
    changed,
    followed,
    full_plan,
    paper,
    plan_of,
)
from tests.domain.guidance.written_cases import clocks, form, on_day


def called(*answers: str, last: str = "2026-11-20", **more: object) -> CasePaper:
    """A clear kallelse to three services and the grandmother, with their answers in that order."""
    parts = (
        (BUP, "region", "kallad"),
        (KORTTIDS, "utforare_kommun", "kallad"),
        (SCHOOL, "skola", "inbjuden"),
        (GRANDMOTHER, "narstaende", "kallad"),
    )
    rows = tuple(
        Row(f"d{number}", {"kd_part": who, "kd_huvudman": principal, "kd_slag": kind, "kd_svar": answer})
        for number, ((who, principal, kind), answer) in enumerate(zip(parts, answers, strict=True))
    )
    said_then: Answers = {"k_start": "2026-11-24T14:00", "k_svar_senast": last, "k_deltagare": rows}
    return paper("kallelse", {**said_then, **more}, ordinal=3, day="2026-11-17", clear=True)


def marks(case: Reading) -> list[str]:
    return [one.mark for one in said("R-AVV-01", case)]


def at_call(*papers: CasePaper, region: str = "halland", **more: object) -> Reading:
    return reading(*papers, sheet=SHEET, region=region, state="T4", **more)


def test_r_avv_01_no_answer_in_time() -> None:
    case = at_call(called("kommer", "", "", ""))
    [found] = said("R-AVV-01", case)
    assert (found.mark, found.form, found.level) == ("svar:a3", "avvikelse", Level.NOTE)
    assert not marks(at_call(called("kommer", "", "", ""), now=NOW.replace(day=20)))
    assert not marks(at_call(called("kommer", "kommer_inte", "", "")))
    assert marks(at_call(called("inget_svar", "kommer", "", ""))) == ["svar:a1"]
    assert not marks(at_call(called("kommer", "", "", "", last="")))
    assert not marks(at_call(called("kommer", "", "", ""), region="skane"))


def test_r_avv_01_who_came_without_answering_is_no_deviation() -> None:
    plan = paper("plan", {"p_deltagare": (Row("m1", {"pd_part": KORTTIDS, "pd_deltog": "del"}),)}, ordinal=5)
    assert not marks(at_call(called("kommer", "", "", ""), plan))


def test_r_avv_01_called_but_not_there() -> None:
    rows = (
        Row("m1", {"pd_part": BUP, "pd_deltog": "hela"}),
        Row("m2", {"pd_part": KORTTIDS, "pd_deltog": "nej"}),
        Row("m3", {"pd_part": SCHOOL, "pd_slag": "inbjuden", "pd_deltog": "nej"}),
        Row("m4", {"pd_part": GRANDMOTHER, "pd_slag": "kallad", "pd_deltog": "nej"}),
        Row("m5", {"pd_part": PERSON, "pd_slag": "kallad", "pd_deltog": "nej"}),
        Row("m6", {"pd_part": "Tage Test", "pd_slag": "kallad", "pd_huvudman": "narstaende", "pd_deltog": "nej"}),
    )
    plan = paper("plan", {"p_start": "2026-11-24T14:00", "p_deltagare": rows}, ordinal=5, clear=True)
    [found] = said("R-AVV-01", at_call(called("kommer", "kommer", "", ""), plan))
    assert (found.mark, found.level) == ("motet:plan:a3", Level.WARNING)


def test_r_avv_01_a_time_that_was_not_kept() -> None:
    begun = paper("forberedelse", {"f_behov_datum": "2026-10-20", "f_bedomning": "erbjuds"})
    case = at_call(begun, called("kommer", "kommer", "", ""))
    dues = case_dues(case.known.papers, SHEET, clocks("halland"))
    late = at_call(*case.known.papers, dues=dues)
    [found] = said("R-AVV-01", late)
    assert (found.mark, found.level) == ("tid:d3_mote", Level.NOTE)
    early = at_call(*case.known.papers, dues=dues, now=NOW.replace(day=19))
    assert not marks(early)


def test_r_avv_01_a_number_of_ours_binds_nobody() -> None:
    """Where the routine has no number, R-AVV-01 proposes nothing because our reading of it is past."""
    ours = {
        one.id
        for region in ("uppsala", "varmland", "halland")
        for one in clocks(region)
        if one.routine_says and one.amount and one.event in CLOCKS
    }
    assert ours == OUR_NUMBERS


@pytest.mark.parametrize(("days", "found"), [(10, []), (11, [f"tid:{BEGIN}"])])
def test_r_avv_01_nothing_is_begun_though_the_need_is_there(days: int, found: list[str]) -> None:
    need = (NOW - timedelta(days=days)).date().isoformat()
    prepared = paper("forberedelse", {"f_behov_datum": need})
    dues = case_dues((prepared,), SHEET, clocks("uppsala"))
    assert marks(reading(prepared, sheet=SHEET, region="uppsala", state="T1", dues=dues)) == found


def test_r_avv_01_the_plan_is_not_followed() -> None:
    late = Row("k1", {"ua_aktivitet": "Kvällsbild", "ua_gjort": "nej"})
    not_done = followed(u_delmal=(Row("g1", {"um_uppfyllelse": "inte", "um_aktiviteter": (late,)}),))
    assert marks(after(plan_of(), not_done)) == ["planen:6"]
    own = changed(full_plan(), {f"{GOAL}/d_aktiviteter/k1/a_huvudman": "den_enskilde"})
    assert not marks(after(plan_of(own), not_done)), "what the person does is nobody's deviation"
    told = (Row("r1", {"ur_part": BUP, "ur_ogjort": "Bilderna"}), Row("r2", {"ur_part": GRANDMOTHER, "ur_ogjort": "x"}))
    assert marks(after(plan_of(), followed(u_redogorelse=told))) == ["planen:6"]
    assert not marks(after(plan_of(), followed()))


@pytest.mark.parametrize(
    ("kinds", "day", "silent"),
    [
        (("ej_svarat",), "2026-11-25", True),
        (("tidsgrans",), "2026-11-25", False),
        (("ej_svarat",), "2026-11-01", False),
        ((), "2026-11-25", False),
    ],
)
def test_r_avv_01_is_silent_when_there_is_a_report_since(kinds: tuple[str, ...], day: str, silent: bool) -> None:
    report = paper("avvikelse", {"v_typ": kinds}, ordinal=9, day=day)
    assert bool(marks(at_call(called("kommer", "", "", ""), report))) is not silent


# The proposed report

SECRETS = (
    "Alva", "Test", "20170508", "9801", "Anna Ek", "Norra", "Provlunda", "Provgården", "Siri", "farmor", "Säffle",
    "Hemligt", "AB",
)  # fmt: skip


def every_cause(region: str = "halland", careful: bool = False) -> Reading:
    """A case where everything went wrong, and everything that was typed is secret."""
    absent = Row("m1", {"pd_part": BUP, "pd_slag": "kallad", "pd_deltog": "nej"})
    stranger = Row("m2", {"pd_part": "Hemligt ställe i Säffle", "pd_slag": "kallad", "pd_deltog": "nej"})
    plan = paper("plan", {**full_plan(), "p_deltagare": (absent, stranger)}, ordinal=5, clear=True)
    late = Row("k1", {"ua_aktivitet": "Hemligt", "ua_gjort": "nej", "ua_gav": "Hemligt i Säffle"})
    not_done = followed(u_delmal=(Row("g1", {"um_delmal": "Hemligt", "um_aktiviteter": (late,)}),))
    begun = paper("forberedelse", {"f_behov_datum": "2026-10-20", "f_bedomning": "erbjuds"}, ordinal=2)
    call = called("", "", "", "", k_syfte="Hemligt", k_plats="Säffle")
    dues = case_dues((begun, call), SHEET, clocks(region))
    return after(begun, call, plan, not_done, region=region, dues=dues, facts=CaseFacts(violence=careful, child=True))


@pytest.mark.parametrize("careful", [True, False])
def test_a_proposal_says_nothing_that_was_typed_in_the_case(careful: bool) -> None:
    """No name, number of identity, place or free text, whatever R-AVV-01 found."""
    case = every_cause(careful=careful)
    found = list(causes(case))
    assert {one.kind for one in found} == {"ej_svarat", "ej_kommit", "tidsgrans", "foljs_inte"}
    for one in found:
        answers = proposal(case, one.mark, clocks("halland"))
        written = encode(Content(answers)).decode("utf-8")
        assert not [secret for secret in SECRETS if secret in written], written
        assert answers["v_typ"] == (one.kind,)
        assert "v_arende" not in answers
        assert answers["v_beskrivning"]
        known = form("avvikelse")
        assert all(known.field(name) is not None for name in answers)


def test_a_proposal_calls_a_service_by_its_kind_or_only_by_whose_it_is() -> None:
    """In an ordinary case the kind of service; in one handled by hand only not even that."""
    ordinary = proposal(every_cause(), "svar:a3")
    assert ordinary["v_enhet"] == "Korttidsvistelsen"
    assert ordinary["v_beskrivning"] == (
        "Korttidsvistelsen hade inte svarat på kallelsen till SIP-mötet. Svar skulle ha lämnats senast 2026-11-20."
    )
    assert proposal(every_cause(careful=True), "svar:a3")["v_enhet"] == "En verksamhet i kommunen"
    assert proposal(every_cause(), "svar:a1")["v_enhet"] == "Barn- och ungdomspsykiatrin"
    assert "v_enhet" not in proposal(every_cause(), "motet:plan:2")


def test_a_proposal_says_when() -> None:
    absent = proposal(every_cause(), "motet:plan:a1")
    assert absent["v_handelse"] == "2026-11-26T13:00"
    assert absent["v_upptackt"] == "2027-02-23T14:03"
    done = proposal(every_cause(), "planen:6")
    assert done["v_beskrivning"] == "Vid uppföljningen 2027-02-23 var en insats i planen inte gjord."
    late = proposal(every_cause(), "tid:d3_mote")
    assert late["v_beskrivning"] == (
        "En tid i rutinen hölls inte. Senast 2026-11-19 skulle det här ha varit gjort: SIP-mötet är hållet."
    )


def test_a_proposal_wishes_for_an_answer_by_the_regions_clock_if_it_has_one() -> None:
    assert "v_svar_senast" not in proposal(every_cause(), "svar:a3", clocks("halland"))
    clock = Deadline(
        id="svar", event=Event.DEVIATION_REPORTED, amount=60, what="Svar", settled_by=Step.ANSWERED, source="Egen"
    )
    assert proposal(every_cause(), "svar:a3", (clock,))["v_svar_senast"] == "2027-04-24"


def test_a_proposal_of_nothing_is_empty() -> None:
    assert proposal(every_cause(), "svar:zz") == {}
    assert proposal(reading(), "") == {}


def test_case_c_korttids_did_not_answer_until_the_report_is_written() -> None:
    """R-AVV-01: the deviation of the case is proposed before its report is there, and not after."""
    before_report = on_day("c", "2026-11-24T13:00", until="plan")
    [cause] = causes(before_report)
    assert cause.kind == "ej_svarat"
    assert proposal(before_report, cause.mark)["v_enhet"] == "Korttidsvistelsen"
    assert not list(causes(on_day("c", "2026-11-25T10:00", until="avvikelse")))


def test_a_report_on_a_day_that_nobody_knows_is_any_report() -> None:
    """A cause without a day, found by R-AVV-01, is silent as soon as there is a report of its kind."""
    undated = followed(u_datum="", u_redogorelse=(Row("r1", {"ur_part": BUP, "ur_ogjort": "Allt"}),))
    assert proposal(after(plan_of(), undated), "planen:6")["v_beskrivning"]
    report = paper("avvikelse", {"v_typ": ("foljs_inte",)}, ordinal=9)
    assert not marks(after(plan_of(), undated, report))
