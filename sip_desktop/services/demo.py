"""Invented cases for a trial vault: the written ones, and as many generated ones as are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from msgspec.structs import replace

from sip_desktop.domain.answers import Content, Ref
from sip_desktop.domain.lenses.parties import parties
from sip_desktop.domain.records import SheetRecord, SheetStatus
from sip_desktop.domain.written_case import (
    WrittenCase,
    WrittenDocument,
    WrittenSheet,
    content_of,
    keyed_rows,
    read_case,
)
from sip_desktop.services.carrying import Carrying
from sip_desktop.services.documents import Documents
from sip_desktop.services.door import CASE_SHEET
from sip_desktop.services.everything import Services
from sip_desktop.services.register import Register
from sip_desktop.services.session import Session
from sip_desktop.texts import demo as texts

BATCH = 500
MORNING, AFTERNOON = 9, 15


def fill_demo(services: Services, written: list[str], cases: int) -> None:
    """Fill an empty vault with ``cases`` invented cases, the written ones first."""
    known = [read_case(text) for text in written]
    for case in known[:cases]:
        serial = write_case(services, case)
        follow_up(services, case, serial)
    _generate(services.session, services.register, services.documents, range(len(known), cases))


def write_case(services: Services, case: WrittenCase) -> int:
    """Type a whole case in, as a user would, each paper on its own day. Returns its serial number."""
    with on_day(services.session, case.day):
        serial = services.register.new_case(case.region)
    people: dict[str, Ref] = {}
    for written in case.documents:
        with on_day(services.session, case.day_of(written)):
            _write_paper(services.documents, serial, case, written, people)
    for answer in case.evaluations:
        evaluations = services.evaluations
        evaluation = evaluations.start(answer.form, case.region, answer.meeting, answer.month)
        new_id = services.documents.new_row_id
        evaluations.save(evaluation, content_of(evaluation.form, answer.answers, Content(), people, new_id, case.day))
    return serial


@contextmanager
def on_day(session: Session, day: date, hour: int = MORNING) -> Iterator[None]:
    """The desk at an hour of a day. The rules ask what day it is: on any other, a consent of the case has ended
    or a decision is still to be made, and the case could not be written."""
    clock = session.clock
    session.clock = lambda: clock().replace(
        year=day.year, month=day.month, day=day.day, hour=hour, minute=0, second=0, microsecond=0
    )
    try:
        yield
    finally:
        session.clock = clock


def _write_paper(
    documents: Documents, serial: int, case: WrittenCase, written: WrittenDocument, people: dict[str, Ref]
) -> None:
    """One paper; the rows of an ärendeblad that have a key are added to ``people``."""
    document_id = documents.start(serial, written.form)
    opened = documents.open(document_id)
    new_id, day = documents.new_row_id, case.day_of(written)
    content = content_of(opened.form, written.answers, opened.content, people, new_id, day)
    documents.save(document_id, content)
    if written.form == CASE_SHEET:
        labels = {party.row: party.label for party in parties(content.answers)}
        people |= keyed_rows(written.answers, content, labels)
    if written.clear:
        documents.make_clear(document_id)


def follow_up(services: Services, case: WrittenCase, serial: int) -> None:
    """What is done with the papers of a case once they are written: the plan's next version, the numbered blanks."""
    lines = services.door.open(serial).lines
    papers = {name: line.document.id for name, line in zip(case.names(), lines, strict=True)}
    carrying = Carrying(services.session, services.door, services.documents, services.definitions)
    for name, written in zip(case.names(), case.documents, strict=True):
        if written.into_plan:
            with on_day(services.session, case.day_of(written), AFTERNOON):
                services.documents.make_clear(carrying.write_into_plan(papers[name]).plan_document)
    with services.session.transaction():
        for sheet in case.sheets:
            _keep_sheet(services.session, case.region, sheet, papers.get(sheet.paper, 0))


def _keep_sheet(session: Session, region: str, sheet: WrittenSheet, document_id: int) -> None:
    """A numbered blank, and what became of it."""
    now, user = session.stamp(), session.user.id
    issued = SheetRecord(number=sheet.number, region=region, form=sheet.form, issued=now, issued_by=user)
    status = SheetStatus.USED if document_id else SheetStatus.VOID
    session.store.add_sheet(issued)
    session.store.keep_sheet(
        replace(
            issued,
            status=status,
            settled=now,
            settled_by=user,
            reason=sheet.reason,
            signed=sheet.signed,
            document_id=document_id,
        )
    )


def _generate(session: Session, register: Register, documents: Documents, numbers: range) -> None:
    regions = [code for code, _ in register.regions()]
    for first in range(numbers.start, numbers.stop, BATCH):
        with session.transaction():
            for number in range(first, min(first + BATCH, numbers.stop)):
                serial = register.add(regions[number % len(regions)])
                case = session.store.case(serial)
                if case is not None:
                    documents.add(case, CASE_SHEET, _sheet(number))


def _sheet(number: int) -> Content:
    born = date(1940, 1, 1) + timedelta(days=(number * 37) % 28_000)
    name = f"{texts.GIVEN[number % len(texts.GIVEN)]} {texts.FAMILY[number % len(texts.FAMILY)]}"
    return Content(
        {
            "namn": name,
            "fodelsedatum": born.isoformat(),
            "personnummer": _identity_number(born, 980 + number % 20),
            "skyddstyp": "sekretessmarkering" if number % 3 == 0 else "inget",
            "vald_flagga": "nej",
        }
    )


def _identity_number(born: date, serial: int) -> str:
    """A number of the test series 980–999, with its check digit."""
    digits = f"{born:%y%m%d}{serial}"
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    total = sum(value // 10 + value % 10 for value in doubled)
    return f"{born:%Y%m%d}-{serial}{-total % 10}"
