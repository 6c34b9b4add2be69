"""The invented cases: each can be typed in whole, and its clear papers are without a remark."""

from __future__ import annotations

import pytest

from sip_desktop import app
from sip_desktop.domain.answers import Content, Unparsed, get, put, rows_of, walk
from sip_desktop.domain.records import Act, SheetStatus
from sip_desktop.domain.view import Mode
from sip_desktop.domain.written_case import WrittenCase, read_case
from sip_desktop.services.demo import follow_up, write_case
from sip_desktop.services.documents import OpenDocument
from sip_desktop.services.everything import Services
from sip_desktop.texts import binder
from tests.services.conftest import Desk

GOALS = (("plan", "p_delmal"), ("uppfoljning", "u_delmal"))
CASES = {case.region + str(number): case for number, case in enumerate(map(read_case, app.demo_texts()))}


def typed(desk: Desk, case: WrittenCase) -> int:
    """The case written down on its own day."""
    desk.clock.now = desk.clock.now.replace(year=case.day.year, month=case.day.month, day=case.day.day)
    services = desk.services
    return write_case(services, case)


def papers_of(services: Services, serial: int, case: WrittenCase) -> dict[str, OpenDocument]:
    """The papers by the names the written case has for them, in its order."""
    lines = services.door.open(serial).lines
    assert [line.document.form for line in lines] == [document.form for document in case.documents]
    return {name: services.documents.open(line.document.id) for name, line in zip(case.names(), lines, strict=True)}


@pytest.mark.parametrize("name", CASES)
def test_every_answer_is_understood_and_nothing_is_wrong(desk: Desk, name: str) -> None:
    papers = papers_of(desk.services, typed(desk, CASES[name]), CASES[name])
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
    state = {"varmland0": "T10", "uppsala3": "T6"}.get(name, "T8")
    assert row.state == state
    assert bool(row.next_deadline) is (state != "T10")
    assert desk.services.register.differences() == []
    assert [act for act, _ in desk.acts()].count(Act.OPEN) == 1
    assert desk.services.door.open(serial).record.region == CASES[name].region


def test_every_party_that_is_referred_to_is_in_the_arendeblad(desk: Desk) -> None:
    for case in CASES.values():
        papers = papers_of(desk.services, typed(desk, case), case)
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


def test_every_case_goes_through_the_papers_of_its_way() -> None:
    """Case A has two guardians and an exception, B is asked twice and takes a part back, C is written in an outage."""
    papers = {name: set(case.names()) for name, case in CASES.items()}
    assert {"forberedelse", "planering_insats", "samtycke_barn_tva_vh", "samtycke_undantag-2"} <= papers["varmland0"]
    assert {"telefonkallelse", "uppfoljning", "avslut"} <= papers["varmland0"]
    assert {"samtycke_vuxen", "samtycke_vuxen-2", "samtycke_aterkallelse"} <= papers["uppsala1"]
    assert {"underrattelse_aterkallat", "uppfoljning"} <= papers["uppsala1"]
    assert {"forberedelse", "samtycke_barn_tva_vh-2", "avvikelse", "aterforing", "uppfoljning"} <= papers["halland2"]
    assert {"telefonkallelse", "samtycke_vuxen", "tidskort", "forberedelse"} <= papers["uppsala3"]


@pytest.mark.parametrize("name", [name for name in CASES if name != "uppsala3"])
def test_the_follow_up_is_of_the_plans_own_goals_and_is_written_into_the_plan(desk: Desk, name: str) -> None:
    services, case = desk.services, CASES[name]
    serial = typed(desk, case)
    before = papers_of(services, serial, case)
    goals, followed = (rows_of(before[form].content.answers[rows]) for form, rows in GOALS)
    assert [row.id for row in followed] == [row.id for row in goals]
    follow_up(services, case, serial)
    plan = services.documents.open(before["plan"].record.id)
    assert (plan.revision, plan.fixed) == (2, True)
    outcomes = [row.cells.get("d_uppfyllelse") for row in rows_of(plan.content.answers["p_delmal"])]
    assert outcomes == [row.cells["um_uppfyllelse"] for row in followed]
    assert services.documents.open(plan.record.id, revision=1).content == before["plan"].content
    assert services.register.differences() == []
    assert services.register.rows()[0].state == ("T10" if "avslut" in before else "T9")


def test_the_numbered_blanks_of_the_outage_are_tied_to_what_was_typed_in(desk: Desk) -> None:
    """Case C: 0041–0044 were used, two of them signed originals, and 0045 was spoilt."""
    services, case = desk.services, CASES["halland2"]
    serial = typed(desk, case)
    follow_up(services, case, serial)
    sheets = {sheet.number: sheet for sheet in services.session.store.sheets()}
    assert list(sheets) == [41, 42, 43, 44, 45]
    papers = papers_of(services, serial, case)
    names = ["kallelse", "samtycke_barn_tva_vh", "samtycke_barn_tva_vh-2", "forberedelse"]
    for number, name in zip(range(41, 45), names, strict=True):
        assert sheets[number].document_id == papers[name].record.id
        assert sheets[number].form == papers[name].record.form
    assert [number for number, sheet in sheets.items() if sheet.signed] == [42, 43]
    assert (sheets[45].status, sheets[45].document_id) == (SheetStatus.VOID, 0)
    assert sheets[45].reason in binder.REASONS
    assert services.session.store.next_sheet() == 46


def test_no_paper_of_case_a_that_can_leave_says_where_they_are(desk: Desk) -> None:
    services, case = desk.services, CASES["varmland0"]
    for name, paper in papers_of(services, typed(desk, case), case).items():
        view = services.papers.view(paper, paper.content, Mode.FILLED)
        said = "" if name == "arendeblad" else repr(view)
        assert [word for word in ("Säffle", "Provgården", "Provlundaskolan", "0533") if word in said] == []


def test_a_follow_up_gives_revision_two_and_leaves_revision_one_as_it_was(desk: Desk) -> None:
    """Case B: goals met, partly met and not met are written into the plan; the first plan prints byte for byte."""
    services = desk.services
    case = next(case for name, case in CASES.items() if name == "uppsala1")
    serial = typed(desk, case)
    plan = papers_of(services, serial, case)["plan"]
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
