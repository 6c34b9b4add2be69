"""The invented cases: each can be typed in whole, and its clear papers are without a remark."""

from __future__ import annotations

import pytest

from sip_desktop import app
from sip_desktop.domain.answers import Content, Unparsed, get, put, rows_of, walk
from sip_desktop.domain.records import Act
from sip_desktop.domain.view import Mode
from sip_desktop.domain.written_case import WrittenCase, read_case
from sip_desktop.services.demo import write_case
from sip_desktop.services.documents import OpenDocument
from sip_desktop.services.everything import Services
from tests.services.conftest import Desk

CASES = {case.region + str(number): case for number, case in enumerate(map(read_case, app.demo_texts()))}


def typed(desk: Desk, case: WrittenCase) -> int:
    """The case written down on its own day."""
    desk.clock.now = desk.clock.now.replace(year=case.day.year, month=case.day.month, day=case.day.day)
    services = desk.services
    return write_case(services.register, services.documents, services.evaluations, case)


def papers_of(services: Services, serial: int) -> dict[str, OpenDocument]:
    lines = services.door.open(serial).lines
    return {line.document.form: services.documents.open(line.document.id) for line in lines}


@pytest.mark.parametrize("name", CASES)
def test_every_answer_is_understood_and_nothing_is_wrong(desk: Desk, name: str) -> None:
    papers = papers_of(desk.services, typed(desk, CASES[name]))
    assert list(papers) == [document.form for document in CASES[name].documents]
    for paper in papers.values():
        assert [path for path, value in walk(paper.content.answers) if isinstance(value, Unparsed)] == []
        found = desk.services.documents.problems(paper, paper.content)
        kinds = {problem.kind for problem in found.values()}
        # What is still missing in a draft is what the one who goes on with it will be told.
        assert kinds <= (set() if paper.fixed else {"missing"}), found


@pytest.mark.parametrize("name", CASES)
def test_the_case_stands_where_its_papers_say(desk: Desk, name: str) -> None:
    serial = typed(desk, CASES[name])
    [row] = desk.services.register.rows()
    clear = all(document.clear for document in CASES[name].documents[1:])
    assert row.state == ("T7" if clear else "T6")
    assert row.next_deadline
    assert desk.services.register.differences() == []
    assert [act for act, _ in desk.acts()].count(Act.OPEN) == 1
    assert desk.services.door.open(serial).record.region == CASES[name].region


def test_every_party_that_is_referred_to_is_in_the_arendeblad(desk: Desk) -> None:
    for case in CASES.values():
        papers = papers_of(desk.services, typed(desk, case))
        rows = {party.row for party in papers["arendeblad"].parties}
        for paper in papers.values():
            for _path, value in walk(paper.content.answers):
                row = getattr(value, "row", "")
                assert not row or row in rows


def test_evaluations_of_the_cases_are_kept_outside_them(desk: Desk) -> None:
    for case in CASES.values():
        typed(desk, case)
    kept = desk.services.session.store.evaluations()
    assert len(kept) == sum(len(case.evaluations) for case in CASES.values())
    shown = repr(kept)
    for case in desk.services.register.rows():
        assert case.number not in shown
        assert case.word not in shown


def test_a_follow_up_gives_revision_two_and_leaves_revision_one_as_it_was(desk: Desk) -> None:
    """Case B: goals met, partly met and not met are written into the plan; the first plan prints byte for byte."""
    services = desk.services
    case = next(case for name, case in CASES.items() if name == "uppsala1")
    serial = typed(desk, case)
    plan = papers_of(services, serial)["plan"]
    before = services.papers.paper(services.papers.view(plan, plan.content, Mode.FILLED)).pdf
    desk.clock.pass_days(51)
    document = plan.record.id
    assert services.documents.correct(document) == 2
    answers = plan.content.answers
    goals = rows_of(answers["p_delmal"])
    for goal, outcome in zip(goals, ("uppfyllt", "delvis", "inte"), strict=True):
        answers = put(answers, f"p_delmal/{goal.id}/d_uppfyllelse", outcome)
    services.documents.save(document, Content(answers, plan.content.origins))
    services.documents.make_clear(document)
    [row] = services.register.rows()
    assert row.state == "T9"
    second = services.documents.open(document)
    assert get(second.content.answers, f"p_delmal/{goals[2].id}/d_uppfyllelse") == "inte"
    first = services.documents.open(document, revision=1)
    assert first.content == plan.content
    assert services.papers.paper(services.papers.view(first, first.content, Mode.FILLED)).pdf == before


def test_the_number_on_the_note_is_kept_and_said_to_be_wrong(desk: Desk, serial: int) -> None:
    """Case B: the control digit on the slip of paper is wrong; nothing is lost and the sentence says what is."""
    from sip_desktop.domain import values

    field = desk.services.definitions.form("arendeblad", "uppsala").field("personnummer")
    assert field is not None
    opened = desk.put(desk.sheet(serial), personnummer=values.parse(field, "19791111-9804", desk.clock().date()))
    assert opened.content.answers["personnummer"] == Unparsed("19791111-9804")
    problem = desk.services.documents.problems(opened, opened.content)["personnummer"]
    assert problem.kind == "wrong"
    assert "kontrollsiffra" in problem.text.lower()
    assert desk.services.register.look_up("19791111-9804") == []
