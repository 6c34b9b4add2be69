"""The revisions of a document: listed, told apart, and printed again as they were."""

from __future__ import annotations

import hashlib
from pathlib import Path

from msgspec.structs import replace

from sip_desktop import app
from sip_desktop.domain.answers import Row
from sip_desktop.domain.form import Form
from sip_desktop.domain.records import CopyRecord
from sip_desktop.domain.view import Mode, Paper
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.everything import Services
from sip_desktop.services.opening import Opening
from sip_desktop.services.versions import Versions
from tests.services.conftest import Desk, surroundings
from tests.services.test_carrying import Carrying, follow_up, of_form
from tests.services.test_papers import demo_case, text_of_pdf


def versions(services: Services) -> Versions:
    return Versions(services.session, services.documents)


def printed(services: Services, document_id: int, revision: int) -> tuple[Paper, CopyRecord]:
    """One printing of a clear revision, noted as a copy."""
    papers, document = services.papers, services.documents.open(document_id, revision)
    paper = papers.paper(papers.view(document, document.content, Mode.FILLED))
    copy = papers.begin(document, paper, Mode.FILLED)
    assert copy is not None
    papers.finish(copy, ok=True)
    return paper, copy


def printed_again(services: Services, copy: CopyRecord) -> Paper:
    """The paper that a copy was, made anew: its own revision and its own number."""
    document = services.documents.open(copy.document_id, copy.revision)
    view = services.papers.view(document, document.content, Mode.FILLED)
    return services.papers.paper(replace(view, head=replace(view.head, copy_number=copy.number)))


def test_the_first_version_prints_the_same_bytes_after_the_second_was_made(desk: Desk) -> None:
    """The same copy is the same bytes; another copy of the same version differs in its number and nothing else."""
    services = desk.services
    serial = demo_case(services, 1)
    plan = of_form(services, serial, "plan").record.id
    first, copy = printed(services, plan, 1)
    assert copy.sha256 == hashlib.sha256(first.pdf).hexdigest()
    document = follow_up(desk, serial, ("uppfyllt", "delvis", "inte"), "2027-02-10")
    desk.clock.pass_days(76)
    Carrying(services.session, services.door, services.documents, services.definitions).write_into_plan(document)
    assert printed_again(services, copy).pdf == first.pdf
    services.documents.make_clear(plan)
    second, of_second = printed(services, plan, 2)
    assert second.pdf != first.pdf
    assert "Delvis uppfyllt" in text_of_pdf(second.pdf)
    assert printed_again(services, copy).pdf == first.pdf
    assert printed_again(services, of_second).pdf == second.pdf
    third, of_third = printed(services, plan, 1)
    assert (of_second.number, of_third.number) == (2, 3)
    assert third.pdf != first.pdf
    assert text_of_pdf(third.pdf).replace("Exemplar 3", "Exemplar 1") == text_of_pdf(first.pdf)
    assert [(line.number, line.copies) for line in versions(services).of(plan).lines] == [(2, 1), (1, 2)]
    desk.close()
    assert printed_again(desk.services, copy).pdf == first.pdf


def test_the_list_has_the_newest_first_and_a_draft_last_made(desk: Desk, serial: int) -> None:
    services = desk.services
    document = services.documents.start(serial, "kallelse")
    services.documents.make_clear(document)
    desk.clock.pass_days(1)
    services.documents.correct(document)
    found = versions(services).of(document)
    assert (found.form, found.case[:3]) == ("kallelse", "SIP")
    assert [(line.number, line.fixed, line.state_text, line.copies) for line in found.lines] == [
        (2, False, "utkast", 0),
        (1, True, "klar", 0),
    ]
    assert [line.changed[:10] for line in found.lines] == ["2026-11-27", "2026-11-26"]


def test_what_is_changed_between_two_versions_also_backwards_and_in_computed_answers(desk: Desk, serial: int) -> None:
    services = desk.services
    plan = services.documents.start(serial, "plan")
    activity = Row("a1", {"a_aktivitet": "Anpassat schema", "a_huvudman": "skola"})
    desk.put(plan, p_delmal=(Row("g1", {"d_delmal": "Sova", "d_aktiviteter": (activity,)}),))
    services.documents.make_clear(plan)
    services.documents.correct(plan)
    desk.put(plan, p_delmal=(Row("g1", {"d_delmal": "Sova", "d_klart": "2027-02-01"}),))
    there = versions(services).differences(plan, 1, 2)
    assert [(change.place, change.was, change.now) for change in there] == [
        ("Delmål 1 – Klart senast", "", "2027-02-01"),
        ("Delmål 1 – Aktivitet 1", "Det här ska göras: Anpassat schema\nHuvudman: Skola eller förskola", ""),
        ("Det här gör andra än regionen och kommunen", "Anpassat schema", ""),
    ]
    back = versions(services).differences(plan, 2, 1)
    assert [(change.was, change.now) for change in back] == [(change.now, change.was) for change in there]
    assert versions(services).differences(plan, 1, 1) == ()


def newer_forms() -> Definitions:
    """The program's forms after the plan got other words, another question and lost one."""
    known = app.definitions()

    def changed(form: Form) -> Form:
        if form.id != "plan":
            return form
        sections = tuple(
            replace(
                section,
                fields=tuple(
                    replace(field, label="Läget nu") if field.id == "p_situation" else field
                    for field in section.fields
                    if field.id != "p_resurser"
                ),
            )
            for section in form.sections
        )
        return replace(form, version=form.version + 1, dropped=("p_resurser",), sections=sections)

    return Definitions({name: changed(form) for name, form in known.forms.items()}, known.regions, known.law)


def test_each_version_is_read_with_the_form_it_was_made_with(desk: Desk, serial: int, tmp_path: Path) -> None:
    plan = desk.services.documents.start(serial, "plan")
    desk.put(plan, p_situation="Bor hemma", p_resurser="Simning")
    desk.services.documents.make_clear(plan)
    desk.close()
    desk.opening = Opening(surroundings(desk.clock), newer_forms, tmp_path, app.demo_texts)
    desk.services.documents.correct(plan)
    desk.put(plan, p_situation="Har flyttat", p_resurser="Simning och dans")
    found = versions(desk.services).differences(plan, 1, 2)
    assert [(change.label, change.was, change.now) for change in found] == [
        ("Läget nu", "Bor hemma", "Har flyttat"),
        (found[1].label, "Simning", "Simning och dans"),
    ]
