"""The rules on the meeting and right after it: who leads, how long, summing up, and who gets the plan."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from sip_desktop.domain.answers import Answers, Row
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.guidance.reading import LeftPaper
from tests.domain.guidance.cases import NOW, reading, said, stopped
from tests.domain.guidance.plan_papers import (
    ACTIVITY,
    BUP,
    GRANDMOTHER,
    PERSON,
    SHEET,
    changed,
    full_plan,
    hits,
    less,
    meeting,
    paper,
)
from tests.domain.guidance.written_cases import on_day

CLEAR = GuidedAct.MAKE_PLAN_CLEAR


@pytest.mark.parametrize(("region", "warns"), [("skane", True), ("uppsala", True), ("haninge", False)])
def test_r_plan_16_summing_up(region: str, warns: bool) -> None:
    case = meeting(changed(full_plan(), {"p_summering": False}), region)
    assert bool(stopped("R-PLAN-16", case, CLEAR)) is warns


def test_r_plan_18_the_clear_plan_goes_to_those_who_should_have_it() -> None:
    clear = meeting(full_plan(), "varmland", clear=True)
    [found] = said("R-PLAN-18", clear)
    assert found.level is Level.WARNING
    assert found.acts == ()
    assert not said("R-PLAN-18", meeting(full_plan(), "varmland")), "a draft goes to nobody"
    copy = LeftPaper(form="plan", title="", ordinal=5, revision=1, number=41, made="2026-11-26T15:00:00+01:00")
    assert not said("R-PLAN-18", meeting(full_plan(), "varmland", clear=True, left=(copy,)))
    easy = replace(copy, form="plan_lattlast")
    assert not said("R-PLAN-18", meeting(full_plan(), "varmland", clear=True, left=(easy,)))
    listed = paper("vem_fick_vad", {"fv_rader": (Row("f1", {"fv_datum": "2026-11-26"}),)}, ordinal=8)
    assert not said("R-PLAN-18", meeting(full_plan(), "varmland", listed, clear=True))


def test_r_plan_18_a_copy_of_the_revision_before_is_not_this_one() -> None:
    copy = LeftPaper(form="plan", title="", ordinal=5, revision=1, number=41, made="2026-11-26T15:00:00+01:00")
    second = replace(paper("plan", full_plan(), ordinal=5, clear=True), revision=2)
    assert said("R-PLAN-18", reading(second, sheet=SHEET, state="T9", left=(copy,)))


def test_r_plan_18_skane_decides_at_the_meeting_who_sees_to_it() -> None:
    plan = less(full_plan(), "p_utskrift_ansvarig")
    [found] = said("R-PLAN-18", meeting(plan, "skane"))
    assert (found.mark, found.path) == ("vem", "p_utskrift_ansvarig")
    assert not said("R-PLAN-18", meeting(plan, "uppsala"))


def test_r_plan_19_parts_that_wait_for_approval() -> None:
    [found] = said("R-PLAN-19", meeting(full_plan(), "skane", clear=True))
    assert found.text == "Väntar på att en verksamhet godkänner sin del av planen."
    signed = changed(full_plan(), {f"{ACTIVITY}/a_godkand": "2026-11-26"})
    assert not said("R-PLAN-19", meeting(signed, "skane", clear=True))
    approved = replace(paper("plan", full_plan(), clear=True), approved=frozenset({"a1"}))
    assert not said("R-PLAN-19", reading(approved, sheet=SHEET, region="skane", state="T7"))
    assert not said("R-PLAN-19", meeting(full_plan(), "skane")), "nothing to approve in a draft"
    assert not said("R-PLAN-19", meeting(full_plan(), "uppsala", clear=True))


def test_r_plan_20_somebody_else_writes_though_the_person_does_not_want_it() -> None:
    against = changed(full_plan(), {"p_motsatter_sig": "nej", "p_dokumenteras_av": BUP})
    [found] = stopped("R-PLAN-20", meeting(against, "skane"), CLEAR)
    assert found.level is Level.NOTE
    assert not hits("R-PLAN-20", meeting(changed(against, {"p_dokumenteras_av": PERSON}), "skane"))
    assert not hits("R-PLAN-20", meeting(changed(against, {"p_motsatter_sig": "ja"}), "skane"))


def test_r_plan_21_a_new_need_goes_to_somebody() -> None:
    needs = (Row("x1", {"pn_behov": "Tandvård"}), Row("x2", {"pn_behov": "Skuld", "pn_vem": BUP}), Row("x3", {}))
    [found] = stopped("R-PLAN-21", meeting(changed(full_plan(), {"p_nya_behov": needs}), "uppsala"), CLEAR)
    assert (found.level, found.path) == (Level.NOTE, "p_nya_behov/x1/pn_vem")
    assert not stopped("R-PLAN-21", meeting(changed(full_plan(), {"p_nya_behov": needs}), "skane"), CLEAR)


def test_r_plan_22_who_leads_and_who_writes_before_the_meeting_begins() -> None:
    call = paper("kallelse", {"k_start": "2026-11-30T10:00"}, clear=True)
    [found] = stopped("R-PLAN-22", reading(call, state="T4"), GuidedAct.START_MEETING)
    assert (found.level, found.form) == (Level.WARNING, "dagordning")
    assert found.text == "Bestäm vem som leder mötet och vem som skriver."
    half = paper("dagordning", {"dg_ledare": BUP}, ordinal=2)
    [found] = said("R-PLAN-22", reading(call, half, state="T4"))
    assert found.text == "Bestäm vem som skriver på mötet."
    whole = paper("dagordning", {"dg_ledare": BUP, "dg_sekreterare": BUP}, ordinal=2)
    assert not said("R-PLAN-22", reading(call, whole, state="T4"))
    assert not said("R-PLAN-22", reading(call, state="T4", region="halland"))


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2026-11-24T14:00", "16:00", ""),
        ("2026-11-24T14:00", "16:01", "2 timmar 1 minut"),
        ("2026-11-24T14:00", "13:00", ""),
        ("i morgon", "16:15", ""),
    ],
)
def test_r_plan_24_two_hours(start: str, end: str, text: str) -> None:
    call = paper("kallelse", {"k_start": start, "k_slut": end})
    found = stopped("R-PLAN-24", reading(call, region="halland"), GuidedAct.SEND_CALL)
    assert [text in one.text for one in found] == ([True] if text else [])
    assert not stopped("R-PLAN-24", reading(call, region="uppsala"), GuidedAct.SEND_CALL)


def test_r_plan_24_is_over_when_the_plan_is_clear_and_reads_calls_by_telephone() -> None:
    times: Answers = {"k_start": "2026-11-24T14:00", "k_slut": "16:15"}
    call, plan = paper("kallelse", times, day="2026-11-17"), paper("plan", {}, 2, day="2026-11-24", clear=True)
    assert not said("R-PLAN-24", reading(call, plan, region="halland", state="T7"))
    phone = paper("telefonkallelse", {"tk_start": "2026-11-24T14:00", "tk_slut": "16:15"})
    [found] = said("R-PLAN-24", reading(phone, region="halland"))
    assert (found.form, found.path) == ("telefonkallelse", "tk_slut")


def test_r_plan_31_a_plan_that_the_person_had_no_part_in() -> None:
    absent = changed(full_plan(), {"p_deltagare/m1/pd_deltog": "nej"})
    [found] = stopped("R-PLAN-31", meeting(absent, "uppsala"), CLEAR)
    assert found.level is Level.WARNING
    told = changed(absent, {"p_deltar_ej": "Systern läste upp hens brev."})
    assert not hits("R-PLAN-31", meeting(told, "uppsala"))
    assert not stopped("R-PLAN-31", meeting(absent, "varmland"), CLEAR)


def test_r_plan_31_somebody_beside_the_person_is_not_the_person() -> None:
    rows = (Row("m1", {"pd_part": GRANDMOTHER, "pd_huvudman": "narstaende", "pd_deltog": "hela"}),)
    assert hits("R-PLAN-31", meeting(changed(full_plan(), {"p_deltagare": rows}), "uppsala"))


def test_case_c_the_meeting_is_longer_than_two_hours() -> None:
    call = on_day("c", "2026-11-18T15:00", until="kallelse")
    [found] = said("R-PLAN-24", call)
    assert found.level is Level.WARNING
    assert "2 timmar 15 minuter" in found.text


def test_the_meeting_begins_at_its_hour() -> None:
    """R-PLAN-16 waits until the meeting has begun."""
    plan = changed(full_plan(), {"p_summering": False, "p_start": "2026-11-26T14:04"})
    assert not said("R-PLAN-16", meeting(plan, "uppsala"))
    assert said("R-PLAN-16", meeting(plan, "uppsala", now=NOW + timedelta(minutes=2)))
