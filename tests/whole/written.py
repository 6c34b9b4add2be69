"""A written-out case from the first key to the printed pages, all of it through the program's own pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path

from sip_desktop import paths
from sip_desktop.domain.answers import Answers, Content, Ref, Row, Value
from sip_desktop.domain.cleaned import cleaned
from sip_desktop.domain.lenses.parties import parties
from sip_desktop.domain.view import Mode
from sip_desktop.domain.written_case import (
    WrittenCase,
    WrittenDocument,
    WrittenEvaluation,
    content_of,
    keyed_rows,
    read_case,
)
from sip_desktop.services.carrying import Carrying
from sip_desktop.services.demo import on_day
from sip_desktop.services.door import CASE_SHEET
from tests.whole.office import STOCKHOLM, Office, text_of_pdf, ticks_of_pdf
from tests.whole.typist import Typist, make_clear

EXPECTED = Path(__file__).parent / "expected"
NEXT_PLAN = "plan-utgava2"
CASES = {"a": Mode.FILLED, "b": Mode.FILLED, "c": Mode.FILLED, "f": Mode.PEN}


@dataclass
class Typed:
    """What came out: ``papers`` by the name of their expected file; stored and wanted answers by the paper's name."""

    papers: dict[str, str] = field(default_factory=dict)
    stored: dict[str, Answers] = field(default_factory=dict)
    wanted: dict[str, Answers] = field(default_factory=dict)


def written_case(name: str) -> WrittenCase:
    return read_case(paths.resources().joinpath("demo", f"{name}.toml").read_text(encoding="utf-8"))


def the_day(name: str) -> datetime:
    """When the case is typed: its own day, early in the afternoon."""
    return datetime.combine(written_case(name).day, time(14, 3), STOCKHOLM)


def type_case(office: Office, name: str, home: Path) -> Typed:
    """Types one case in an empty vault and prints it; ``home`` is the folder the program calls "Hem"."""
    case, mode, done = written_case(name), CASES[name], Typed()
    serial = office.services.register.new_case(case.region)
    people: dict[str, Ref] = {}
    for paper, document in zip(case.names(), case.documents, strict=True):
        # Each paper on its own day: the rules ask what day it is, and what is decided later does not hold yet.
        with on_day(office.services.session, case.day_of(document)):
            document_id = _type_document(office, serial, document, people, case, done)
            if document.form != CASE_SHEET:
                pdf = office.save_pdf(document_id, mode, home).read_bytes()
                done.papers[f"{name}-{paper}-{mode.value}"] = said(pdf)
            if document.into_plan:
                done.papers[f"{name}-{NEXT_PLAN}-{mode.value}"] = _next_plan(office, document_id, mode)
    for evaluation in case.evaluations:
        text = _type_evaluation(office, evaluation, case, done)
        done.papers[f"{name}-{evaluation.form}-filled"] = text
    return done


def _type_document(
    office: Office, serial: int, document: WrittenDocument, people: dict[str, Ref], case: WrittenCase, done: Typed
) -> int:
    documents = office.services.documents
    document_id = documents.start(serial, document.form)
    before = documents.open(document_id)
    page = office.form(document_id)
    Typist(page, people).fill(document.answers)
    assert page.flush()
    stored = documents.open(document_id).content
    wanted = content_of(before.form, document.answers, before.content, people, _same_id, case.day_of(document))
    paper = case.names()[case.documents.index(document)]
    done.stored[paper], done.wanted[paper] = bare(stored.answers), bare(cleaned(wanted).answers)
    if document.form == CASE_SHEET:
        labels = {party.row: party.label for party in parties(stored.answers)}
        people.update(keyed_rows(document.answers, stored, labels))
    if document.clear:
        make_clear(page)
    office.leave_pages()
    return document_id


def _next_plan(office: Office, document_id: int, mode: Mode) -> str:
    """The plan's next version, which a follow-up is written into; made clear and laid out."""
    services = office.services
    carrying = Carrying(services.session, services.door, services.documents, services.definitions)
    plan = carrying.write_into_plan(document_id).plan_document
    services.documents.make_clear(plan)
    opened = services.documents.open(plan)
    return said(services.papers.paper(services.papers.view(opened, opened.content, mode)).pdf)


def _type_evaluation(office: Office, evaluation: WrittenEvaluation, case: WrittenCase, done: Typed) -> str:
    services = office.services
    begun = services.evaluations.start(evaluation.form, case.region, evaluation.meeting, evaluation.month)
    page = office.evaluation(begun)
    Typist(page, {}).fill(evaluation.answers)
    assert page.flush()
    content = page.sheet.content
    wanted = content_of(begun.form, evaluation.answers, Content(), {}, _same_id, case.day)
    done.stored[evaluation.form], done.wanted[evaluation.form] = bare(content.answers), bare(wanted.answers)
    paper = services.papers.paper(services.papers.evaluation(begun.form, case.region, content, Mode.FILLED))
    office.leave_pages()
    return said(paper.pdf)


def said(pdf: bytes) -> str:
    """The whole of a paper as text: the words of each page, then what is ticked."""
    return text_of_pdf(pdf) + ticks_of_pdf(pdf)


def bare(answers: Answers) -> Answers:
    """The answers with every row's own id taken away; references keep whom they mean."""
    return {name: _bare(value) for name, value in answers.items()}


def _bare(value: Value) -> Value:
    if not isinstance(value, tuple):
        return value
    return tuple(Row("", bare(item.cells)) if isinstance(item, Row) else item for item in value)


def _same_id() -> str:
    return ""


def expected_names() -> Iterator[str]:
    """The names of every paper that has an expected text."""
    for name, mode in CASES.items():
        case = written_case(name)
        yield from (f"{name}-{paper}-{mode.value}" for paper in case.names() if paper != CASE_SHEET)
        yield from (f"{name}-{NEXT_PLAN}-{mode.value}" for document in case.documents if document.into_plan)
        yield from (f"{name}-{each.form}-filled" for each in case.evaluations)
