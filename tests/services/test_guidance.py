"""What stops an act in a real vault, and going on past it with a reason that somebody looks at."""

from __future__ import annotations

import pytest

from sip_desktop.domain.answers import Ref
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.records import Act, CopyRecord
from sip_desktop.domain.view import Mode
from sip_desktop.services.guidance import LONGEST, NotYet
from tests.services.conftest import Desk

WHY = "Hon måste få hjälp i dag."
REASON = "vantan_farligare"


@pytest.fixture
def case(ruled_desk: Desk) -> int:
    """A case of a grown-up in Uppsala, without any consent."""
    serial = ruled_desk.services.register.new_case("uppsala")
    ruled_desk.put(ruled_desk.sheet(serial), namn="Loke Försök", fodelsedatum="1979-11-11", vald_flagga="nej")
    return serial


def a_plan(desk: Desk, serial: int) -> int:
    """A plan that was typed in from paper: the meeting has been, and is not asked about."""
    with desk.services.session.transaction():
        return desk.services.documents.begin(serial, "plan")


def stopped(desk: Desk, document_id: int) -> NotYet:
    """What stops the paper from being made clear."""
    with pytest.raises(NotYet) as stop:
        desk.services.documents.make_clear(document_id)
    return stop.value


def print_copy(desk: Desk, document_id: int) -> CopyRecord | None:
    document = desk.services.documents.open(document_id)
    paper = desk.services.papers.paper(desk.services.papers.view(document, document.content, Mode.FILLED))
    return desk.services.papers.begin(document, paper, Mode.FILLED)


def test_a_plan_without_consent_is_not_made_clear_and_stays_a_draft(ruled_desk: Desk, case: int) -> None:
    plan = a_plan(ruled_desk, case)
    stop = stopped(ruled_desk, plan)
    assert stop.act is GuidedAct.MAKE_PLAN_CLEAR
    assert "R-SAM-01" in {one.rule for one in stop.findings}
    assert stop.text.startswith("Inte än:")
    assert not ruled_desk.services.documents.open(plan).fixed


def test_going_on_takes_a_reason_and_own_words(ruled_desk: Desk, case: int) -> None:
    stop = stopped(ruled_desk, a_plan(ruled_desk, case))
    guidance = ruled_desk.services.guidance
    for reason, words in (("", WHY), ("påhittat", WHY), (REASON, " "), (REASON, "x" * (LONGEST + 1))):
        with pytest.raises(Fault):
            guidance.go_on(stop, reason, words)
    assert guidance.to_review() == []
    assert (Act.OVERRIDE, case) not in ruled_desk.acts()


def test_whoever_goes_on_makes_it_clear_and_is_on_the_list_until_seen(ruled_desk: Desk, case: int) -> None:
    plan, guidance = a_plan(ruled_desk, case), ruled_desk.services.guidance
    stop = stopped(ruled_desk, plan)
    guidance.go_on(stop, REASON, WHY)
    assert ruled_desk.services.documents.make_clear(plan) == 1
    assert ruled_desk.acts().count((Act.OVERRIDE, case)) == 1
    lines = guidance.to_review()
    assert [line.rule for line in lines] == [one.rule for one in stop.findings]
    assert {(line.words, line.who) for line in lines} == {(WHY, "Anna Åkerö")}
    for line in lines:
        guidance.see(line.id)
    assert guidance.to_review() == []


def test_going_on_with_one_version_is_not_going_on_with_the_next(ruled_desk: Desk, case: int) -> None:
    plan, guidance = a_plan(ruled_desk, case), ruled_desk.services.guidance
    guidance.go_on(stopped(ruled_desk, plan), REASON, WHY)
    ruled_desk.services.documents.make_clear(plan)
    ruled_desk.services.documents.correct(plan)
    assert stopped(ruled_desk, plan)


def test_making_clear_is_one_act_and_giving_out_another(ruled_desk: Desk, case: int) -> None:
    plan, guidance = a_plan(ruled_desk, case), ruled_desk.services.guidance
    guidance.go_on(stopped(ruled_desk, plan), REASON, WHY)
    ruled_desk.services.documents.make_clear(plan)
    with pytest.raises(NotYet) as stop:
        print_copy(ruled_desk, plan)
    assert stop.value.act is GuidedAct.SEND_COPY
    assert ruled_desk.services.session.store.copies(plan) == []
    guidance.go_on(stop.value, REASON, WHY)
    assert print_copy(ruled_desk, plan)


def test_a_draft_a_blank_and_a_sheet_to_sign_are_never_stopped(ruled_desk: Desk, case: int) -> None:
    assert print_copy(ruled_desk, a_plan(ruled_desk, case)) is None
    consent = ruled_desk.services.documents.start(case, "samtycke_vuxen")
    ruled_desk.services.documents.make_clear(consent)
    assert print_copy(ruled_desk, consent)


def test_a_withdrawn_consent_cannot_be_passed(ruled_desk: Desk, case: int) -> None:
    documents = ruled_desk.services.documents
    yes = documents.start(case, "samtycke_vuxen")
    ruled_desk.put(yes, c_plan="ja", c_datum="2026-11-20", c_hur="skriftligt")
    documents.make_clear(yes)
    no = documents.start(case, "samtycke_aterkallelse")
    ruled_desk.put(no, c_vem=Ref("person", "Loke Försök"), c_aterkallat="2026-11-25T10:00", c_hela="helt")
    documents.make_clear(no)
    stop = stopped(ruled_desk, a_plan(ruled_desk, case))
    assert any(one.hard for one in stop.findings)
    with pytest.raises(Fault, match="går inte att gå vidare"):
        ruled_desk.services.guidance.go_on(stop, REASON, WHY)
    assert ruled_desk.services.register.rows()[0].state == "T10"


def test_the_mode_of_a_case_is_noted_when_it_changes(ruled_desk: Desk, case: int) -> None:
    store, sheet = ruled_desk.services.session.store, ruled_desk.sheet(case)
    ruled_desk.put(sheet, skyddstyp="sekretessmarkering")
    ruled_desk.put(sheet, ansvarig="AB")
    ruled_desk.put(sheet, skyddstyp="inget")
    assert [(one.protected, one.violence) for one in store.modes(case)] == [(True, False), (False, False)]


def test_findings_name_a_source_and_a_way_out(ruled_desk: Desk, case: int) -> None:
    found = ruled_desk.services.guidance.of(case).findings
    assert found
    assert all(one.source and one.why for one in found)
    assert all(one.action for one in found if not one.checklist)
