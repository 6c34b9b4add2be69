"""Every state is reached by papers as somebody writes them, one after the other, and left again where it can be."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sip_desktop.domain.answers import Ref, Row, Value
from sip_desktop.domain.case_events import case_events
from sip_desktop.domain.guidance.rule import STATES
from sip_desktop.domain.lenses.case_papers import CasePaper
from sip_desktop.domain.process import state_of
from sip_desktop.texts.process import NEXT_IN_STATE, STEP_OF_STATE
from tests.domain.consent_papers import paper, withdrawal, yes

Step = tuple[CasePaper, str]
SUPPORT = Ref("a2", "Boendestödet")
WAITING = (Row("d1", {"kd_part": SUPPORT, "kd_slag": "kallad"}),)
ANSWERED = (Row("d1", {"kd_part": SUPPORT, "kd_slag": "kallad", "kd_svar": "kommer"}),)


def draft(form: str, ordinal: int, **answers: Value) -> CasePaper:
    return paper(form, ordinal, "", **answers)


def noted(ordinal: int = 4, **answers: Value) -> CasePaper:
    return draft("motesanteckning", ordinal, **answers)


YES = yes("samtycke_vuxen", 3)
CALL = paper("kallelse", 5, k_deltagare=WAITING)
REFUSED = paper("samtycke_nej", 3, c_vem=Ref("person", "Loke Försök"), c_datum="2026-11-20")
TAKEN_BACK = withdrawal(20, day="2027-02-03T10:00")
PLAN = paper("plan", 7)
REVISED = replace(PLAN, revision=2, cleared="2027-02-10T10:00:00+01:00")
FOLLOWED = draft("uppfoljning", 8)
CLOSED = paper("avslut", 30)

THE_USUAL_WAY: tuple[Step, ...] = (
    (draft("arendeblad", 1, namn="Loke Försök"), "T0"),
    (draft("forberedelse", 2), "T0"),
    (draft("forberedelse", 2, f_behov_datum="2026-11-09"), "T1"),
    (draft("forberedelse", 2, f_behov_datum="2026-11-09", f_bedomning="erbjuds"), "T2"),
    (draft("samtycke_vuxen", 3), "T2"),
    (YES, "T3"),
    (draft("kallelse", 5), "T3"),
    (CALL, "T4"),
    (paper("kallelse", 5, k_deltagare=ANSWERED), "T5"),
    (draft("plan", 7), "T6"),
    (PLAN, "T7"),
    (FOLLOWED, "T8"),
    (replace(PLAN, revision=2, draft=True), "T8"),
    (REVISED, "T9"),
    (draft("avslut", 30), "T9"),
    (CLOSED, "T10"),
    (draft("aterforing", 31), "T10"),
    (paper("aterforing", 31), "T11"),
)
FROM_ANOTHER_MEETING: tuple[Step, ...] = (
    (YES, "T3"),
    (noted(), "T3f"),
    (noted(ma_sip="nu"), "T6"),
    (draft("plan", 7), "T6"),
    (PLAN, "T7"),
)
DECLINED: tuple[Step, ...] = (
    (draft("forberedelse", 2, f_bedomning="erbjuds"), "T2"),
    (replace(REFUSED, cleared="", draft=True), "T2"),
    (REFUSED, "T2n"),
    (yes("samtycke_vuxen", 4, c_datum="2026-11-21"), "T3"),
)
TAKEN_BACK_AND_GIVEN_ANEW: tuple[Step, ...] = (
    (YES, "T3"),
    (PLAN, "T7"),
    (withdrawal(20, day="2027-02-03T10:00", c_hela="delvis"), "T7"),
    (TAKEN_BACK, "T10"),
    (CLOSED, "T10"),
)
STORIES = (THE_USUAL_WAY, FROM_ANOTHER_MEETING, DECLINED, TAKEN_BACK_AND_GIVEN_ANEW)


def stands(*papers: CasePaper) -> str:
    """Where a case with these papers stands; what has been done is read from the same papers."""
    return state_of(papers, case_events(papers).done)


@pytest.mark.parametrize("story", STORIES)
def test_a_story_goes_from_state_to_state(story: tuple[Step, ...]) -> None:
    papers: dict[int, CasePaper] = {}
    for paper_now, state in story:
        papers[paper_now.ordinal] = paper_now
        assert stands(*papers.values()) == state, paper_now.form


def test_every_state_is_reached_by_some_story() -> None:
    assert {state for story in STORIES for _, state in story} == set(STATES)


def test_every_state_has_a_place_in_the_process_and_a_next_step() -> None:
    assert set(STEP_OF_STATE) == set(STATES)
    assert set(STATES) <= set(NEXT_IN_STATE)


def test_a_meeting_without_a_call_is_a_meeting_only_when_a_sip_is_made_there() -> None:
    """T3f → T6 (Haninge 001:133-143): a meeting of the services becomes a SIP meeting there and then."""
    assert stands(YES, noted(ma_sip="senare")) == "T3f"
    assert stands(YES, noted(ma_sip="nu")) == "T6"


def test_a_no_is_declined_only_before_anybody_was_called() -> None:
    assert stands(REFUSED) == "T2n"
    assert stands(REFUSED, CALL) == "T10"


BEFORE_THE_END = [(YES, CALL), (YES, PLAN), (YES, PLAN, FOLLOWED), (YES, REVISED, FOLLOWED)]


@pytest.mark.parametrize("papers", BEFORE_THE_END, ids=lambda papers: stands(*papers))
def test_a_consent_taken_back_as_a_whole_and_a_clear_closing_end_it_wherever_it_stands(
    papers: tuple[CasePaper, ...],
) -> None:
    assert stands(*papers) not in ("T10", "T11")
    assert stands(*papers, TAKEN_BACK) == "T10"
    assert stands(*papers, CLOSED) == "T10"
    assert stands(*papers, replace(CLOSED, cleared="", draft=True)) == stands(*papers)
    assert stands(*papers, replace(TAKEN_BACK, cleared="", draft=True)) == stands(*papers)


def test_a_new_yes_after_a_withdrawal_goes_on_where_it_was() -> None:
    assert stands(YES, PLAN, TAKEN_BACK) == "T10"
    assert stands(YES, PLAN, TAKEN_BACK, yes("samtycke_vuxen", 21, c_datum="2027-02-05")) == "T7"
    # On the same day the no wins.
    assert stands(YES, PLAN, TAKEN_BACK, yes("samtycke_vuxen", 21, c_datum="2027-02-03")) == "T10"


def test_what_goes_back_to_the_system_is_the_end_only_of_a_closed_case() -> None:
    """Case C: the list is ticked off in the middle of the case, and the case goes on."""
    note = paper("aterforing", 9)
    assert stands(YES, PLAN, note) == "T7"
    assert stands(YES, PLAN, note, CLOSED) == "T11"


def test_papers_in_an_order_that_cannot_be_give_a_plain_answer() -> None:
    assert stands(CLOSED) == "T10"
    assert stands(PLAN) == "T7"
    assert stands(FOLLOWED) == "T0"
    assert stands(TAKEN_BACK) == "T2n"
    assert stands(TAKEN_BACK, withdrawal(21, day="2027-02-03T10:00")) == "T2n"
