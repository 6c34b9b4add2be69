"""Approvals: who has a part, one by name and day, none twice, and which are good for the next version."""

from __future__ import annotations

import pytest

from sip_desktop.domain.answers import Ref, Row, put
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Act
from sip_desktop.services.approvals import Approvals, PlanApprovals
from sip_desktop.services.everything import Services
from sip_desktop.texts import versions as texts
from tests.services.conftest import Desk
from tests.services.test_carrying import Carrying, follow_up
from tests.services.test_papers import demo_case, of_form

KURATOR, SKOLA = Ref("r1", "Kurator, Vårdcentralen"), Ref("r2", "Lärare, Skolan")


@pytest.fixture
def approvals(services: Services) -> Approvals:
    return Approvals(services.session, services.door, services.definitions)


def activity(row: str, who: Ref, huvudman: str = "region", what: str = "Samtal") -> Row:
    return Row(row, {"a_aktivitet": what, "a_ansvarig": who, "a_huvudman": huvudman})


def goal(row: str, *activities: Row) -> Row:
    return Row(row, {"d_delmal": f"Mål {row}", "d_aktiviteter": activities})


GOALS = (
    goal("g1", activity("a1", KURATOR), activity("a2", Ref("person", "Tilda"), "den_enskilde")),
    goal("g2", activity("a3", SKOLA, "skola"), activity("a4", Ref("", "Föreningen"), "annan")),
)


def clear_plan(desk: Desk, serial: int, *goals: Row) -> int:
    plan = desk.services.documents.start(serial, "plan")
    desk.put(plan, p_delmal=goals or GOALS)
    desk.services.documents.make_clear(plan)
    return plan


def state(found: PlanApprovals) -> list[tuple[str, int]]:
    """By party, which revision it has approved; 0 for none."""
    return [(line.party, line.approval.revision if line.approval else 0) for line in found.lines]


def test_those_with_a_part_are_the_services_that_answer_for_something(
    desk: Desk, approvals: Approvals, serial: int
) -> None:
    plan = clear_plan(desk, serial)
    found = approvals.of(plan)
    assert found.revision == 1
    assert [(line.party, line.label, line.activities) for line in found.lines] == [
        ("r1", "Kurator, Vårdcentralen", 1),
        ("r2", "Lärare, Skolan", 1),
        ("Föreningen", "Föreningen", 1),
    ]
    assert all(line.is_missing for line in found.lines)


def test_case_b_knows_its_services_and_neither_the_person_nor_the_sister(desk: Desk, approvals: Approvals) -> None:
    services = desk.services
    plan = of_form(services, demo_case(services, 1), "plan").record.id
    lines = approvals.of(plan).lines
    labels = [line.label for line in lines if line.activities]
    assert labels == [
        "Sjuksköterska, Psykiatriska öppenvården",
        "Boendestödjare, Boendestödet",
        "Arbetsterapeut, Psykiatriska öppenvården",
    ]
    assert "Syster" not in {line.label for line in lines}
    assert [line.label for line in lines if not line.is_missing] == ["Fast vårdkontakt, Vårdcentralen"]


def test_an_approval_has_a_name_and_a_day_and_is_logged(desk: Desk, approvals: Approvals, serial: int) -> None:
    plan = clear_plan(desk, serial)
    given = approvals.approve(plan, "r1", " Kaj\nEk ", "i dag")
    assert (given.revision, given.name, given.day) == (1, "Kaj Ek", "2026-11-26")
    assert given.recorded_by == desk.services.session.user.id
    assert desk.acts()[-1] == (Act.APPROVE, serial)
    assert state(approvals.of(plan)) == [("r1", 1), ("r2", 0), ("Föreningen", 0)]
    desk.close()
    again = Approvals(desk.services.session, desk.services.door, desk.services.definitions)
    assert again.of(plan).lines[0].approval == given


def test_what_is_wrong_is_said_plainly_and_nothing_is_kept(desk: Desk, approvals: Approvals, serial: int) -> None:
    plan = clear_plan(desk, serial)
    approvals.approve(plan, "r1", "Kaj", "2026-11-20")
    wrong = {
        ("r1", "Eva", "i dag"): texts.APPROVED_TWICE.format(revision=1),
        ("r9", "Eva", "i dag"): texts.NO_SUCH_PART,
        ("r2", " ", "i dag"): texts.NAME_MISSING,
        ("r2", "Eva", ""): texts.DAY_UNCLEAR,
        ("r2", "Eva", "snart"): texts.DAY_UNCLEAR,
        ("r2", "Eva", "2026-11-27"): texts.DAY_TO_COME,
    }
    for (party, name, day), sentence in wrong.items():
        with pytest.raises(Fault) as caught:
            approvals.approve(plan, party, name, day)
        assert caught.value.text == sentence
    assert state(approvals.of(plan)) == [("r1", 1), ("r2", 0), ("Föreningen", 0)]
    assert desk.acts().count((Act.APPROVE, serial)) == 1


def test_only_a_clear_plan_is_approved(desk: Desk, approvals: Approvals, serial: int) -> None:
    draft = desk.services.documents.start(serial, "plan")
    assert approvals.of(draft) == PlanApprovals(0, ())
    kallelse = desk.services.documents.start(serial, "kallelse")
    for call, sentence in (
        (lambda: approvals.approve(draft, "r1", "Kaj", "i dag"), texts.NOT_CLEAR),
        (lambda: approvals.of(draft, revision=1), texts.NOT_CLEAR),
        (lambda: approvals.of(kallelse), texts.NOT_A_PLAN),
        (lambda: approvals.approve(kallelse, "r1", "Kaj", "i dag"), texts.NOT_A_PLAN),
    ):
        with pytest.raises(Fault) as caught:
            call()
        assert caught.value.text == sentence


def test_a_new_version_asks_those_again_whose_own_activities_were_changed(
    desk: Desk, approvals: Approvals, serial: int
) -> None:
    plan = clear_plan(desk, serial)
    for party in ("r1", "r2", "Föreningen"):
        approvals.approve(plan, party, "Kaj", "i dag")
    desk.services.documents.correct(plan)
    assert state(approvals.of(plan)) == [("r1", 1), ("r2", 1), ("Föreningen", 1)]
    content = desk.services.documents.open(plan).content
    answers = put(content.answers, "p_delmal/g2/d_aktiviteter/a3/a_tid", "Varje dag")
    answers = put(answers, "p_delmal/g1/d_aktiviteter/a1/a_uppfoljning", "Gjort")
    answers = put(answers, "p_delmal/g1/d_uppfyllelse", "uppfyllt")
    desk.put(plan, **answers)
    desk.services.documents.make_clear(plan)
    found = approvals.of(plan)
    assert found.revision == 2
    assert state(found) == [("r1", 1), ("r2", 0), ("Föreningen", 1)]
    assert approvals.approve(plan, "r2", "Eva", "i dag").revision == 2
    assert state(approvals.of(plan)) == [("r1", 1), ("r2", 2), ("Föreningen", 1)]
    assert state(approvals.of(plan, revision=1)) == [("r1", 1), ("r2", 1), ("Föreningen", 1)]


def test_activities_that_came_went_or_changed_hands(desk: Desk, approvals: Approvals, serial: int) -> None:
    plan = clear_plan(desk, serial)
    for party in ("r1", "r2", "Föreningen"):
        approvals.approve(plan, party, "Kaj", "i dag")
    desk.services.documents.correct(plan)
    moved = goal("g2", activity("a4", Ref("", "Föreningen"), "annan"), activity("a3", KURATOR, "region"))
    desk.put(plan, p_delmal=(moved, goal("g3", activity("a9", SKOLA, "skola"))))
    desk.services.documents.make_clear(plan)
    assert state(approvals.of(plan)) == [("Föreningen", 1), ("r1", 0), ("r2", 0)]


def test_a_follow_up_asks_nobody_to_approve_again(desk: Desk, approvals: Approvals, serial: int) -> None:
    services = desk.services
    plan = clear_plan(desk, serial)
    approvals.approve(plan, "r1", "Kaj", "i dag")
    document = follow_up(desk, serial, ("delvis", "uppfyllt"), "2027-01-28")
    Carrying(services.session, services.door, services.documents, services.definitions).write_into_plan(document)
    services.documents.make_clear(plan)
    assert state(approvals.of(plan))[0] == ("r1", 1)


def test_a_party_that_got_another_name_is_the_same(desk: Desk, approvals: Approvals, serial: int) -> None:
    plan = clear_plan(desk, serial)
    approvals.approve(plan, "r1", "Kaj", "i dag")
    desk.services.documents.correct(plan)
    desk.put(plan, p_deltagare=(Row("m1", {"pd_part": Ref("r1", "Kurator Kaj"), "pd_huvudman": "region"}),))
    desk.services.documents.make_clear(plan)
    assert state(approvals.of(plan))[0] == ("r1", 1)
