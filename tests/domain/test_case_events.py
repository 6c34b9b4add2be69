"""What the papers say of time, what stops a clock, and which typed dates are still open."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sip_desktop import app
from sip_desktop.domain.answers import Answers, Ref, Row, Unparsed, Value
from sip_desktop.domain.case_events import EVENT_FORMS, case_dues, case_events, moment
from sip_desktop.domain.deadlines import Event, Step
from sip_desktop.domain.lenses.case_papers import CasePaper
from tests.domain.consent_papers import paper

KNOWN = app.definitions()
ANNA = Ref("a1", "Anna Ek")
CALLED = (Row("d1", {"kd_part": Ref("a1", "Anna Ek"), "kd_svar": "kommer"}),)
NOT_ANSWERED = (Row("d1", {"kd_part": Ref("a1", "Anna Ek")}),)


def draft(form: str, ordinal: int = 1, **answers: Value) -> CasePaper:
    return paper(form, ordinal, "", **answers)


def due_ids(papers: tuple[CasePaper, ...], region: str, sheet: Answers | None = None) -> list[str]:
    return [due.id for due in case_dues(papers, sheet or {}, KNOWN.deadlines(region))]


def test_what_each_paper_tells() -> None:
    papers = (
        draft("forberedelse", 2, f_behov_datum="2026-11-10"),
        paper("samtycke_vuxen", 3, c_datum="2026-11-12", c_plan="ja"),
        paper(
            "kallelse",
            4,
            k_datum="2026-11-13T09:15",
            k_start="2026-11-26T13:00",
            k_underrattelse="2026-11-12T16:00",
            k_utskrivning="2026-11-20",
        ),
        draft("avvikelse", 5, v_datum="2026-11-14"),
    )
    told = {event.value: str(at) for event, at in case_events(papers).events.items()}
    assert told == {
        "need_noticed": "2026-11-10",
        "consent_given": "2026-11-12",
        "invitation_published": "2026-11-13 09:15:00",
        "meeting": "2026-11-26 13:00:00",
        "hospital_notice": "2026-11-12 16:00:00",
        "discharge_ready": "2026-11-12 16:00:00",
        "discharged": "2026-11-20",
        "deviation_reported": "2026-11-14",
    }


@pytest.mark.parametrize("broken", [Unparsed("snart"), "nyss", "", "9999-01-01", "0001-01-01", True, ()])
def test_what_is_not_understood_or_out_of_reach_starts_no_clock(broken: Value) -> None:
    papers = (
        draft("forberedelse", 1, f_behov_datum=broken, f_senast=broken),
        paper("kallelse", 2, k_start=broken, k_underrattelse=broken, k_svar_senast=broken),
        draft("plan", 3, p_uppf_datum=broken, p_uppf_tid="25:99"),
        draft("avvikelse", 4, v_datum=broken),
    )
    # That it was made clear is known all the same.
    assert set(case_events(papers).events) == {Event.INVITATION_PUBLISHED}
    assert case_events(papers).agreed == ()


def test_a_request_is_a_need_until_the_preparation_says_when() -> None:
    asked = (draft("begaran", 1, bg_mottagen="2026-11-03"), draft("begaran_barn", 2, bb_mottagen="2026-11-02"))
    assert str(case_events(asked).events[Event.NEED_NOTICED]) == "2026-11-02"
    known = (*asked, draft("forberedelse", 3, f_behov_datum="2026-10-30"))
    assert str(case_events(known).events[Event.NEED_NOTICED]) == "2026-10-30"
    not_needed = (*asked, draft("forberedelse", 3, f_behov_datum="2026-10-30", f_bedomning="behovs_inte"))
    assert Event.NEED_NOTICED not in case_events(not_needed).events


def test_a_draft_calls_nobody_and_a_cancelled_meeting_is_none() -> None:
    assert Event.INVITATION_PUBLISHED not in case_events((draft("kallelse", k_datum="2026-11-13T09:00"),)).events
    cancelled = (paper("kallelse", 1, k_start="2026-11-26T13:00"), paper("kallelse", 2, k_typ="installt"))
    assert case_events(cancelled).events == {}


def test_a_new_paper_that_is_silent_takes_nothing_back() -> None:
    told = (draft("forberedelse", 1, f_behov_datum="2026-11-10"), draft("forberedelse", 2, f_uttryckt="ja"))
    assert str(case_events(told).events[Event.NEED_NOTICED]) == "2026-11-10"
    again = (paper("kallelse", 1, k_datum="2026-11-13T09:15"), draft("kallelse", 2, k_typ="uppfoljning"))
    assert str(case_events(again).events[Event.INVITATION_PUBLISHED]) == "2026-11-13 09:15:00"


def test_the_newest_meeting_counts_whichever_paper_tells_it() -> None:
    papers = (
        paper("kallelse", 1, k_start="2026-11-26T13:00"),
        paper("plan", 2, p_start="2026-11-26T13:05"),
        paper("uppfoljning", 3, u_datum="2027-01-28", u_tid="09:00"),
    )
    assert [str(case_events(papers[:n]).events[Event.MEETING]) for n in (1, 2, 3)] == [
        "2026-11-26 13:00:00",
        "2026-11-26 13:05:00",
        "2027-01-28 09:00:00",
    ]


HELD = (Row("r1", {"pd_deltog": "hela"}),)
GOAL = (
    Row("g1", {"d_aktiviteter": (Row("a1", {"a_huvudman": "region", "a_ansvarig": ANNA, "a_godkand": "2026-11-27"}),)}),
)


@pytest.mark.parametrize(
    ("step", "one"),
    [
        (Step.STARTED, draft("forberedelse", f_bedomning="erbjuds")),
        (Step.CONTACTED, draft("telefonkallelse")),
        (Step.PLANNED, draft("kallelse", k_start="2026-11-26T13:00")),
        (Step.CALLED, paper("kallelse", k_deltagare=NOT_ANSWERED)),
        (Step.CONFIRMED, paper("kallelse", k_deltagare=CALLED)),
        (Step.HELD, draft("plan", p_deltagare=HELD)),
        (Step.HELD, paper("plan")),
        (Step.FOLLOW_UP_SET, draft("plan", p_uppf_datum="2027-01-28")),
        (Step.GIVEN_OUT, draft("vem_fick_vad", fv_rader=(Row("v1", {"fv_datum": "2026-11-27"}),))),
        (Step.APPROVED, draft("plan", p_delmal=GOAL)),
    ],
)
def test_what_stops_a_clock(step: Step, one: CasePaper) -> None:
    assert step in case_events((one,)).done
    assert step not in case_events(()).done


@pytest.mark.parametrize(
    ("step", "one"),
    [
        (Step.STARTED, draft("forberedelse", f_bedomning="inte_klar")),
        (Step.CALLED, draft("kallelse", k_deltagare=NOT_ANSWERED)),
        (Step.CONFIRMED, paper("kallelse", k_deltagare=NOT_ANSWERED)),
        (Step.HELD, draft("plan", p_start="2026-11-26T13:00", p_deltagare=(Row("r1", {"pd_deltog": ""}),))),
        (Step.GIVEN_OUT, draft("vem_fick_vad", fv_rader=(Row("v1", {}),))),
        (Step.APPROVED, draft("plan", p_delmal=(Row("g1", {"d_aktiviteter": (Row("a1", {"a_ansvarig": ANNA}),)}),))),
    ],
)
def test_what_does_not_stop_a_clock(step: Step, one: CasePaper) -> None:
    assert step not in case_events((one,)).done


def test_a_recorded_approval_stands_for_the_day_on_paper() -> None:
    activity = Row("t1", {"a_huvudman": "region", "a_ansvarig": ANNA})
    plan = paper("plan", p_delmal=(Row("g1", {"d_aktiviteter": (activity,)}),))
    assert Step.APPROVED not in case_events((plan,)).done
    assert Step.APPROVED in case_events((replace(plan, approved=frozenset({"a1"})),)).done
    assert Step.APPROVED not in case_events((replace(plan, approved=frozenset({"a2"})),)).done


def test_a_report_is_answered_by_the_answer_to_it() -> None:
    first = draft("avvikelse", 1, v_datum="2026-11-01", v_svar_senast="2026-12-01")
    second = draft("avvikelse", 2, v_datum="2026-11-08", v_svar_senast="2026-12-08")
    answer = draft("avvikelse_svar", 3, vs_rapport="2026-11-08", vs_datum="2026-11-20")
    assert Step.ANSWERED not in case_events((first, second, answer)).done
    assert [str(due.due) for due in case_events((first, second, answer)).agreed] == ["2026-12-01"]
    rest = draft("avvikelse_svar", 4, vs_datum="2026-11-21")
    assert case_events((first, second, answer, rest)).agreed == ()


def test_the_meeting_of_halland_within_thirty_days_until_it_is_held() -> None:
    seen = draft("forberedelse", f_behov_datum="2026-11-10")
    assert due_ids((seen,), "halland") == ["d8_genast", "d2_start", "d3_mote"]
    assert due_ids((seen, draft("kallelse", 2)), "halland") == ["d3_mote"]
    assert due_ids((seen, paper("plan", 2, p_uppf_datum="")), "halland") == []


def test_24_hours_in_skane_ask_for_the_situation_and_stop_when_the_call_is_clear() -> None:
    notice = {"k_underrattelse": "2026-11-12T16:00"}
    hospital: Answers = {"situation": "utskrivning"}
    assert due_ids((draft("kallelse", **notice),), "skane", hospital) == ["d4_kallelse", "utskrivningsklar_kallelse"]
    assert due_ids((draft("kallelse", **notice),), "skane") == []
    called = paper("kallelse", **notice, k_datum="2026-11-13T09:00")
    assert due_ids((called,), "skane", hospital) == ["d5_mote"]


def test_typed_dates_are_open_until_they_come_about() -> None:
    call = paper("kallelse", 2, k_start="2026-11-26T13:00", k_svar_senast="2026-11-20T12:00", k_deltagare=NOT_ANSWERED)
    ready = draft("forberedelse", 1, f_senast="2026-12-01", f_oro="ska_goras", f_oro_senast="2026-11-11T12:00")
    assert [due.id for due in case_events((ready, call)).agreed] == [
        "f_oro_senast",
        "k_svar_senast",
        "k_start",
        "f_senast",
    ]
    done = draft("forberedelse", 1, f_senast="2026-12-01", f_oro="gjord", f_oro_senast="2026-11-11T12:00")
    plan = paper("plan", 3, p_uppf_datum="2027-01-28", p_uppf_tid="09:00")
    [follow_up] = case_events((done, call, plan)).agreed
    assert str(follow_up.due) == "2027-01-28 09:00:00+01:00"
    after = paper("uppfoljning", 4, u_datum="2027-01-28", u_nasta="2027-05-20")
    assert [str(due.due) for due in case_events((done, call, plan, after)).agreed] == ["2027-05-20"]


def test_a_consent_ends_and_one_taken_back_does_not() -> None:
    given = paper("samtycke_vuxen", 1, c_datum="2026-11-12", c_plan="ja", c_galler="till_dag", c_till="2027-02-01")
    assert [(due.id, str(due.due)) for due in case_events((given,)).agreed] == [("c_till", "2027-02-01")]
    back = paper("samtycke_aterkallelse", 2, c_aterkallat="2026-11-20", c_hela="hela")
    assert case_events((given, back)).agreed == ()
    assert case_events((paper("samtycke_vuxen", 1, "", c_datum="2026-11-12", c_plan="ja"),)).agreed == ()


def test_nothing_is_due_in_a_closed_case() -> None:
    papers = (draft("forberedelse", 1, f_behov_datum="2026-11-10"), paper("avslut", 2))
    assert due_ids(papers, "halland") == []
    assert due_ids((papers[0], draft("avslut", 2)), "halland") != []


def test_every_form_that_is_read_exists_and_every_deadline_can_stop_or_start_anew() -> None:
    assert set(KNOWN.forms) >= EVENT_FORMS
    anew = {Event.CONSENT_GIVEN, Event.MEETING, Event.ROUTINE_ADOPTED}
    for region in KNOWN.regions:
        for deadline in KNOWN.deadlines(region):
            assert deadline.settled_by is not Step.NOTHING or deadline.event in anew, deadline.id


def test_a_moment_is_a_day_or_a_time() -> None:
    assert str(moment("2026-11-26")) == "2026-11-26"
    assert str(moment("2026-11-26T13:00")) == "2026-11-26 13:00:00"
    assert moment(Unparsed("snart")) is moment(None) is moment("2026-13-01") is None


def test_nobody_waits_for_an_answer_from_whom_calls_or_is_free_to_come() -> None:
    seats = (
        Row("d1", {"kd_part": ANNA, "kd_slag": "kallad"}),
        Row("d2", {"kd_part": Ref("a2", "Boendestödet"), "kd_slag": "kallad", "kd_svar": "kommer"}),
        Row("d3", {"kd_part": Ref("n1", "Syster"), "kd_slag": "inbjuden"}),
    )
    waiting = paper("kallelse", 1, k_deltagare=seats)
    assert Step.CONFIRMED not in case_events((waiting,)).done
    assert Step.CONFIRMED in case_events((paper("kallelse", 1, k_deltagare=seats, k_avsandare=ANNA),)).done
    only_invited = paper("kallelse", 1, k_deltagare=seats[2:])
    assert Step.CONFIRMED not in case_events((only_invited,)).done
