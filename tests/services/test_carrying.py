"""A follow-up written into the plan's next version, through the services, on the written-out cases."""

from __future__ import annotations

import pytest

from sip_desktop import app
from sip_desktop.domain.answers import Answers, Content, Ref, Row, get, put, rows_of
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Act
from sip_desktop.domain.written_case import read_case
from sip_desktop.services.carrying import Carrying
from sip_desktop.services.demo import write_case
from sip_desktop.services.documents import OpenDocument
from sip_desktop.services.everything import Services
from sip_desktop.texts import versions as texts
from tests.services.conftest import Desk, actor

ATTAINMENT = {0: ("delvis", "uppfyllt"), 1: ("uppfyllt", "delvis", "inte")}
"""By the number of the demo case: A and B."""
DAY = {0: "2027-01-28", 1: "2027-02-10"}


@pytest.fixture
def carrying(services: Services) -> Carrying:
    return Carrying(services.session, services.door, services.documents, services.definitions)


def demo_case(services: Services, number: int) -> int:
    case = read_case(app.demo_texts()[number])
    return write_case(services, case)


def of_form(services: Services, serial: int, form: str) -> OpenDocument:
    line = next(line for line in services.door.open(serial).lines if line.document.form == form)
    return services.documents.open(line.document.id)


def follow_up(desk: Desk, serial: int, attainment: tuple[str, ...], day: str, **answers: object) -> int:
    """The id of a follow-up that says this of the plan's goals, in their order."""
    documents = desk.services.documents
    document = documents.start(serial, "uppfoljning")
    goals = rows_of(documents.open(document).content.answers["u_delmal"])
    said = tuple(
        Row(goal.id, {**goal.cells, "um_uppfyllelse": how}) for goal, how in zip(goals, attainment, strict=True)
    )
    desk.put(document, u_delmal=said, u_datum=day, u_beslut="revidera", **answers)  # type: ignore[arg-type]
    return document


def plan_with(desk: Desk, serial: int, *goals: Row) -> int:
    plan = desk.services.documents.start(serial, "plan")
    desk.put(plan, p_delmal=goals)
    desk.services.documents.make_clear(plan)
    return plan


def goal(number: int) -> Row:
    return Row(f"g{number}", {"d_delmal": f"Mål {number}", "d_aktiviteter": (Row(f"a{number}", {}),)})


@pytest.mark.parametrize("number", [0, 1])
def test_the_follow_up_of_a_written_case_becomes_the_second_version(
    desk: Desk, carrying: Carrying, number: int
) -> None:
    services = desk.services
    serial = demo_case(services, number)
    first = of_form(services, serial, "plan")
    ids = [row.id for row in rows_of(first.content.answers["p_delmal"])]
    document = follow_up(desk, serial, ATTAINMENT[number], DAY[number])
    prefilled = services.documents.open(document).content.answers
    assert [row.id for row in rows_of(prefilled["u_delmal"])] == ids
    services.documents.make_clear(document)
    carried = carrying.write_into_plan(document)
    assert (carried.plan_document, carried.revision, carried.kept) == (first.record.id, 2, (texts.NO_NEXT,))
    assert carried.written == 2 * len(ids) + 1
    second = services.documents.open(first.record.id)
    rows = rows_of(second.content.answers["p_delmal"])
    assert tuple(row.cells["d_uppfyllelse"] for row in rows) == ATTAINMENT[number]
    assert {row.cells["d_uppfyllelse_datum"] for row in rows} == {DAY[number]}
    assert [row.id for row in rows] == ids
    assert second.content.answers["p_plan"] == "reviderad"
    assert not second.fixed
    unchanged = services.documents.open(first.record.id, revision=1)
    assert unchanged.content == first.content
    assert services.documents.make_clear(first.record.id) == 2
    closed = any(line.document.form == "avslut" for line in services.door.open(serial).lines)
    assert services.door.open(serial).record.state == ("T10" if closed else "T9")


def test_a_draft_of_the_plan_is_written_into_as_it_stands(desk: Desk, carrying: Carrying, serial: int) -> None:
    plan = plan_with(desk, serial, goal(1), goal(2))
    document = follow_up(desk, serial, ("delvis", "uppfyllt"), "2027-01-28")
    desk.services.documents.correct(plan)
    draft = desk.services.documents.open(plan).content
    answers = put(draft.answers, "p_delmal/g1/d_uppfyllelse", "inte")
    desk.services.documents.save(plan, Content({**answers, "p_situation": "Nytt"}, draft.origins))
    carried = carrying.write_into_plan(document)
    found = desk.services.documents.open(plan).content.answers
    assert (carried.revision, len(carried.kept)) == (2, 1)
    assert (found["p_situation"], get(found, "p_delmal/g1/d_uppfyllelse")) == ("Nytt", "inte")
    assert get(found, "p_delmal/g2/d_uppfyllelse") == "uppfyllt"


def test_a_goal_that_a_later_revision_removed(desk: Desk, carrying: Carrying, serial: int) -> None:
    plan = plan_with(desk, serial, goal(1), goal(2))
    document = follow_up(desk, serial, ("delvis", "uppfyllt"), "2027-01-28")
    desk.services.documents.correct(plan)
    desk.put(plan, p_delmal=(goal(2),))
    desk.services.documents.make_clear(plan)
    carried = carrying.write_into_plan(document)
    assert carried.kept == ("Delmålet ”Mål 1” finns inte i planen längre. Det står kvar i uppföljningen.",)
    assert carried.revision == 3
    assert [row.id for row in rows_of(desk.services.documents.open(plan).content.answers["p_delmal"])] == ["g2"]
    assert desk.services.documents.open(document).newer == {}
    said = rows_of(desk.services.documents.open(document).content.answers["u_delmal"])
    assert [row.cells["um_uppfyllelse"] for row in said] == ["delvis", "uppfyllt"]


def test_only_gone_goals_open_no_new_version(desk: Desk, carrying: Carrying, serial: int) -> None:
    plan = plan_with(desk, serial, goal(1), goal(2))
    document = follow_up(desk, serial, ("delvis", "uppfyllt"), "2027-01-28")
    desk.services.documents.correct(plan)
    desk.put(plan, p_delmal=(goal(3),))
    desk.services.documents.make_clear(plan)
    carried = carrying.write_into_plan(document)
    assert (carried.revision, carried.written, len(carried.kept)) == (2, 0, 2)
    assert desk.services.documents.open(plan).fixed


def test_sixty_goals_of_which_one_is_gone(desk: Desk, carrying: Carrying, serial: int) -> None:
    plan = plan_with(desk, serial, *(goal(number) for number in range(60)))
    document = follow_up(desk, serial, ("delvis",) * 60, "2027-01-28")
    desk.services.documents.correct(plan)
    desk.put(plan, p_delmal=tuple(goal(number) for number in range(60) if number != 7))
    desk.services.documents.make_clear(plan)
    carried = carrying.write_into_plan(document)
    assert (carried.written, len(carried.kept)) == (59 * 2 + 1, 1)
    assert "Mål 7”" in carried.kept[0]


def test_the_follow_up_belongs_to_the_plan_whose_goals_it_speaks_of(
    desk: Desk, carrying: Carrying, serial: int
) -> None:
    first = plan_with(desk, serial, goal(1))
    document = follow_up(desk, serial, ("uppfyllt",), "2027-01-28")
    second = desk.services.documents.start(serial, "plan")
    assert carrying.write_into_plan(document).plan_document == first
    assert desk.services.documents.open(second).revision == 1


@pytest.mark.parametrize("form", ["uppfoljning", "samordnarbyte"])
def test_without_a_plan_or_without_words_nothing_is_opened(
    desk: Desk, carrying: Carrying, serial: int, form: str
) -> None:
    document = desk.services.documents.start(serial, form)
    with pytest.raises(Fault) as caught:
        carrying.write_into_plan(document)
    assert caught.value.text == texts.NO_PLAN
    plan = plan_with(desk, serial, goal(1))
    for untouched in (document, desk.services.documents.start(serial, form)):
        with pytest.raises(Fault) as caught:
            carrying.write_into_plan(untouched)
        assert caught.value.text == texts.EMPTY
    with pytest.raises(Fault) as caught:
        carrying.write_into_plan(plan)
    assert caught.value.text == texts.NOT_CARRIED
    assert desk.services.documents.open(plan).revision == 1


def test_pressed_twice_it_says_that_all_of_it_is_there(desk: Desk, carrying: Carrying, serial: int) -> None:
    plan = plan_with(desk, serial, goal(1))
    document = follow_up(desk, serial, ("delvis",), "2027-01-28")
    carrying.write_into_plan(document)
    with pytest.raises(Fault) as caught:
        carrying.write_into_plan(document)
    assert caught.value.text == texts.ALREADY
    assert desk.services.documents.open(plan).revision == 2


def test_the_change_is_logged_once_and_the_register_follows(desk: Desk, carrying: Carrying, serial: int) -> None:
    plan_with(desk, serial, goal(1))
    document = follow_up(desk, serial, ("delvis",), "2027-01-28", u_nasta="2027-06-01")
    carrying.write_into_plan(document)
    assert desk.acts().count((Act.CHANGE, serial)) == 1
    assert desk.services.door.open(serial).record.next_deadline == "2027-06-01"


def test_a_hand_over_becomes_the_plans_next_version(desk: Desk, carrying: Carrying, serial: int) -> None:
    desk.put(desk.sheet(serial), aktorer=(actor("r1"), actor("r2", unit="Socialtjänsten")))
    services = desk.services
    plan = services.documents.start(serial, "plan")
    desk.put(plan, p_samordnare=Ref("r1", "Anna"), p_samordnare_telefon="070-174 06 05", p_delmal=(goal(1),))
    services.documents.make_clear(plan)
    document = services.documents.start(serial, "samordnarbyte")
    assert services.documents.open(document).content.answers["sb_fran"] == Ref("r1", "Anna")
    desk.put(document, sb_till=Ref("r2", "Bo"), sb_till_telefon="070-174 06 09", sb_datum="2027-01-01")
    carried = carrying.write_into_plan(document)
    found: Answers = services.documents.open(plan).content.answers
    assert (carried.revision, carried.kept) == (2, (texts.ROLE,))
    assert (found["p_samordnare"], found["p_samordnare_telefon"]) == (Ref("r2", "Bo"), "070-174 06 09")
    assert found["p_plan"] == "reviderad"


def test_the_number_at_work_of_the_next_coordinator_is_taken_from_the_arendeblad(
    desk: Desk, carrying: Carrying, serial: int
) -> None:
    desk.put(desk.sheet(serial), aktorer=(actor("r2", telefon="070-174 06 09"),))
    plan = plan_with(desk, serial, goal(1))
    document = follow_up(desk, serial, ("inte",), "2027-01-28", u_nasta_samordnare=Ref("r2", "Bo"))
    carrying.write_into_plan(document)
    assert desk.services.documents.open(plan).content.answers["p_samordnare_telefon"] == "070-174 06 09"
