"""A form whose fields have other names now: what was saved under the old ones is shown, offered, corrected and kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from sip_desktop import app
from sip_desktop.domain.answers import Content, encode
from sip_desktop.domain.form import Form
from sip_desktop.domain.records import DocumentRecord, Evaluation, Revision
from sip_desktop.domain.view import Mode
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.everything import Services
from sip_desktop.services.opening import Opening
from tests.services.conftest import PASSPHRASE, Clock, surroundings

OLD = {"k_syfte": "k_andamal", "k_start": "k_tid", "e1": "e1_gammal"}


def newest() -> Definitions:
    """The program's own forms, as if fields of the kallelse and of an evaluation had been given other names since."""
    known = app.definitions()
    forms = {name: _with_old_names(form) for name, form in known.forms.items()}
    return Definitions(forms, known.regions, known.law)


def _with_old_names(form: Form) -> Form:
    sections = (
        replace(
            section,
            fields=tuple(replace(f, was=(OLD[f.id],)) if f.id in OLD else f for f in section.fields),
        )
        for section in form.sections
    )
    return replace(form, sections=tuple(sections))


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opening = Opening(surroundings(Clock()), newest, tmp_path, app.demo_texts)
    made = opening.create(tmp_path / "skåp", "Anna Åkerö", "AÅ", "Handläggare", PASSPHRASE)
    services = opening.open(tmp_path / "skåp", made.keys)
    yield services
    services.session.close()


def old_kallelse(services: Services, cleared: str = "") -> int:
    """A kallelse saved before its fields were renamed, with an answer that no field asks for today."""
    serial = services.register.new_case("uppsala")
    store = services.session.store
    document = store.add_document(DocumentRecord(serial=serial, form="kallelse", created="", created_by=""))
    content = Content({"k_andamal": "Trygg hemgång.", "k_tid": "2026-12-30T09:00", "k_fax": "018-12 34 56"})
    draft = Revision(document_id=document.id, number=1, content=encode(content), saved="", saved_by="")
    store.keep_draft(draft)
    if cleared:
        services.documents.make_clear(document.id)
    return document.id


def test_the_draft_is_shown_and_printed_under_the_new_names(services: Services) -> None:
    document = services.documents.open(old_kallelse(services))
    assert document.content.answers["k_syfte"] == "Trygg hemgång."
    view = services.papers.view(document, document.content, Mode.FILLED)
    assert view.answers["k_syfte"] == "Trygg hemgång."


def test_saving_keeps_what_no_field_asks_for(services: Services) -> None:
    document_id = old_kallelse(services)
    services.documents.save(document_id, services.documents.open(document_id).content)
    answers = services.documents.open(document_id).content.answers
    assert answers == {"k_syfte": "Trygg hemgång.", "k_start": "2026-12-30T09:00", "k_fax": "018-12 34 56"}


def test_the_register_and_later_papers_read_the_new_names(services: Services) -> None:
    document_id = old_kallelse(services)
    document = services.documents.open(document_id)
    services.documents.save(document_id, document.content)
    [row] = services.register.rows()
    assert row.next_deadline == "2026-12-27"
    assert services.register.differences() == []
    call = services.documents.open(services.documents.start(row.serial, "telefonkallelse"))
    assert call.content.answers["tk_start"] == "2026-12-30T09:00"


def test_a_correction_of_a_clear_paper_goes_on_under_the_new_names(services: Services) -> None:
    document_id = old_kallelse(services, cleared="yes")
    services.documents.correct(document_id)
    assert services.documents.open(document_id).content.answers["k_syfte"] == "Trygg hemgång."


def test_evaluations_of_an_earlier_version_are_counted_under_the_new_names(services: Services) -> None:
    for letter in "abcdefghijkl":
        services.session.store.keep_evaluation(
            Evaluation(
                id=letter,
                form="utvardering_person",
                version=1,
                region="uppsala",
                month="2026-11",
                meeting="forsta",
                content=encode(Content({"e1_gammal": "helt" if letter < "g" else "daligt"})),
            )
        )
    [counted] = services.evaluations.counts("uppsala")
    [period] = counted.periods
    counts = {question.label: [number for _, number in question.groups] for question in period.questions}
    asked = newest().form("utvardering_person", "uppsala").field("e1")
    assert asked is not None
    assert counts[asked.label] == [6, 6]
