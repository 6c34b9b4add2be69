"""Answers to every released version of every form open with the newest one: all of it is shown, said and printed."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pypdfium2
import pytest

from sip_desktop import app
from sip_desktop.domain import conditions, values
from sip_desktop.domain.answers import (
    Answers,
    Content,
    Ref,
    Unparsed,
    Value,
    decode,
    encode,
    is_answered,
    rows_of,
    walk,
)
from sip_desktop.domain.form import Field, FieldType, Form, Part
from sip_desktop.domain.records import DocumentRecord, Revision
from sip_desktop.domain.renamed import renamed
from sip_desktop.domain.view import Mode
from sip_desktop.printing.fields import in_words
from sip_desktop.services.evaluation_desk import EvaluationDesk
from sip_desktop.services.evaluations import OpenEvaluation
from sip_desktop.services.everything import Services
from sip_desktop.services.opening import Opening
from sip_desktop.storage.keys import Kdf
from sip_desktop.storage.vaults import Vaults
from tests.answers.make import HERE, NOT_ANSWERED, full_answers, name_of, write
from tests.no_rules import definitions_without_rules

NOW = datetime(2026, 12, 28, 14, 3, tzinfo=ZoneInfo("Europe/Stockholm"))
FILES = sorted(file.name for file in HERE.glob("*_v*.json"))
FORMS = app.definitions().forms
IN_CASE = [name for name in FILES if FORMS[name.rpartition("_v")[0]].in_case]
OUTSIDE = [name for name in FILES if name not in IN_CASE]


def of(name: str) -> tuple[Form, Content]:
    """The form a file is of, as it is now, and the answers as they were stored."""
    return FORMS[name.rpartition("_v")[0]], decode(HERE.joinpath(name).read_bytes())


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """One vault for all of them."""
    chance = random.Random(7)
    outside = replace(
        app.surroundings(Vaults(lambda: NOW, {}, lambda: Kdf(64, 1, 1))), clock=lambda: NOW, pick=chance.randrange
    )
    folder = tmp_path_factory.mktemp("answers") / "v"
    opening = Opening(outside, definitions_without_rules, folder, app.demo_texts)
    made = opening.create(folder, "Anna Åkerö", "AÅ", "Handläggare", "en lång mening om höstlöv")
    services = opening.open(folder, made.keys)
    yield services
    services.session.close()


def stored(services: Services, form: Form, content: Content) -> int:
    """The id of a draft of a case that holds the answers as an earlier program left them."""
    serial = services.register.new_case(next(iter(app.definitions().regions)))
    store = services.session.store
    if form.id == "arendeblad":
        record = store.documents(serial)[0]
    else:
        record = store.add_document(DocumentRecord(serial=serial, form=form.id, created="", created_by=""))
    store.keep_draft(Revision(document_id=record.id, number=1, content=encode(content), saved="", saved_by=""))
    return record.id


def columns_of(path: str) -> tuple[str, ...]:
    """The field and columns of a path, the row ids left out."""
    return tuple(path.split("/")[::2])


def fits(kind: FieldType, value: Value) -> bool:
    """True when a field of this type can show the value."""
    if isinstance(value, tuple):
        return kind is (FieldType.ROWS if rows_of(value) else FieldType.MULTI) or not value
    if kind in (FieldType.ROWS, FieldType.MULTI):
        return isinstance(value, Unparsed)
    return isinstance(value, {FieldType.CHECK: bool, FieldType.PARTY: Ref | Unparsed}.get(kind, str | Unparsed))


def words(text: str) -> str:
    """The text without spaces, line ends and the hyphens of broken words."""
    return re.sub(r"[\s\xad\-‐\ufffe\x02]", "", text)


def text_of_pdf(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        found = []
        for page in document:
            text = page.get_textpage()
            found.append(text.get_text_range())
            text.close()
            page.close()
    return words("".join(found))


def unseen(form: Form, shown: Answers, content: Content, hidden: frozenset[str]) -> list[str]:
    """Answers that a field of the form asks for, and that are neither on the paper nor rightly left out of it."""
    there = {path for path, _ in walk(shown)}
    lost = []
    for path, value in walk(content.answers):
        field = form.at(path)
        above = ["/".join(path.split("/")[: n + 1]) for n in range(path.count("/") + 1)]
        inside = [found for each in above if (found := form.at(each))]
        internal = not form.internal and any(each.part is Part.INTERNAL for each in inside)
        if field is None or internal or not is_answered(value) or hidden.intersection(above):
            continue
        if path not in there:
            lost.append(path)
    return lost


def unsaid(form: Form, shown: Answers, said: str) -> list[str]:
    """What is written in the answers of a paper and cannot be read on it."""
    lost = []
    for path, value in walk(shown):
        field = form.at(path)
        assert field is not None, path
        easy = words(in_words(field, value, easy=True))
        known = form.easy_read and field.type is FieldType.DATE and easy in said
        lost += [f"{path}: {word}" for word in _words_of(field, value) if words(word) not in said and not known]
    return lost


def _words_of(field: Field, value: Value) -> list[str]:
    text = values.printed(field, value)
    if isinstance(value, Unparsed) or field.type in (FieldType.TEXT, FieldType.LONGTEXT, FieldType.PARTY):
        return re.findall(r"svar\d+b?", text, re.IGNORECASE)
    plain = (FieldType.DATE, FieldType.TIME, FieldType.NUMBER, FieldType.PHONE, FieldType.PERSONNUMMER)
    return [text] if field.type in plain else []


def test_every_version_of_every_form_has_its_answers() -> None:
    missing = [name_of(form, v) for form in FORMS.values() for v in range(1, form.version + 1)]
    missing = [name for name in missing if name not in FILES]
    assert not missing, f"{', '.join(missing)} fattas: kör python -m tests.answers.make och spara filerna."


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_the_newest_answers_are_to_what_the_form_asks_now(form: Form) -> None:
    """A question that is added, taken away or renamed makes a new version, for papers are told apart by it."""
    kept = decode(HERE.joinpath(name_of(form)).read_bytes())
    said = {columns_of(path) for path, _ in walk(kept.answers)}
    asked = {columns_of(path) for path, _ in walk(full_answers(form).answers)}
    ways = f"är versionen utgiven: höj den och kör python -m tests.answers.make; annars: samma med {form.id} efter"
    assert said == asked, f"{name_of(form)}: {ways}"


@pytest.mark.parametrize("name", FILES)
def test_every_answer_still_has_a_field_or_is_said_to_be_dropped(name: str) -> None:
    form, content = of(name)
    now = renamed(form, content)
    gone = {path for path, _ in walk(now.answers) if form.at(path) is None}
    unexplained = {"/".join(columns_of(path)) for path in gone if not set(columns_of(path)) & set(form.dropped)}
    assert not unexplained, f"{name}: skriv was eller dropped i {form.id}.toml för {', '.join(sorted(unexplained))}"
    assert {words(repr(value)) for _, value in walk(content.answers) if not isinstance(value, tuple)} == {
        words(repr(value)) for _, value in walk(now.answers) if not isinstance(value, tuple)
    }


@pytest.mark.parametrize("name", FILES)
def test_every_answer_is_of_the_kind_its_field_asks_for_today(name: str) -> None:
    """A field of another type is another question: it has a new name, and says which it had (``was``)."""
    form, content = of(name)
    answers = renamed(form, content).answers
    asked = {path: field.type for path, _ in walk(answers) if (field := form.at(path))}
    wrong = [path for path, value in walk(answers) if path in asked and not fits(asked[path], value)]
    assert not wrong, f"{form.id}.toml: ge fältet ett nytt namn och skriv was för {', '.join(wrong)}"


@pytest.mark.parametrize("name", IN_CASE)
def test_answers_of_a_case_open_and_print(services: Services, name: str) -> None:
    form, content = of(name)
    document_id = stored(services, form, content)
    opened = services.documents.open(document_id)
    services.documents.problems(opened, opened.content)
    services.documents.save(document_id, opened.content)
    again = services.documents.open(document_id)
    assert again.content == opened.content
    assert {words(path) for path, _ in walk(again.content.answers)} >= {
        words(path) for path, _ in walk(renamed(form, content).answers)
    }
    facts = services.documents.facts(opened, opened.content)
    hidden = conditions.visible(opened.form, opened.content.answers, facts)[1]
    for mode in Mode:
        view = services.papers.view(opened, opened.content, mode)
        paper = services.papers.paper(view)
        assert paper.pages
        if mode is Mode.FILLED:
            assert unseen(opened.form, view.answers, opened.content, hidden) == []
            assert unsaid(view.form, view.answers, text_of_pdf(paper.pdf)) == []
    assert services.register.differences() == []


@pytest.mark.parametrize("name", OUTSIDE)
def test_evaluations_open_and_print(services: Services, name: str) -> None:
    form, content = of(name)
    region = next(iter(app.definitions().regions))
    evaluation = OpenEvaluation("e" + name, form, region, "2026-12", "forsta", renamed(form, content))
    desk = EvaluationDesk(services.session, app.definitions(), services.evaluations, evaluation)
    opened = desk.open(0)
    desk.problems(opened, opened.content)
    desk.save(0, opened.content)
    hidden = conditions.visible(form, opened.content.answers, opened.facts)[1]
    for mode in Mode:
        view = services.papers.evaluation(form, region, opened.content, mode)
        paper = services.papers.paper(view)
        if mode is Mode.FILLED:
            assert unseen(form, view.answers, opened.content, hidden) == []
            assert unsaid(view.form, view.answers, text_of_pdf(paper.pdf)) == []


def test_a_clear_paper_is_corrected_with_the_newest_form(services: Services) -> None:
    """A revision made clear with an old form is corrected: the draft holds its answers under today's names."""
    form, content = of("plan_v1.json")
    document_id = stored(services, form, content)
    services.documents.make_clear(document_id)
    first = services.documents.open(document_id)
    assert services.documents.correct(document_id) == 2
    second = services.documents.open(document_id)
    asked = [path for path, _ in walk(first.content.answers) if second.form.at(path)]
    assert set(asked) <= {path for path, _ in walk(second.content.answers)}


def test_a_raised_version_asks_for_its_answers(tmp_path: Path) -> None:
    """The script makes what is missing, once, and with an answer to everything that is asked."""
    made = write(tmp_path, app.paths.forms())
    assert sorted(made) == sorted(name_of(form) for form in FORMS.values())
    assert write(tmp_path, app.paths.forms()) == []
    assert write(tmp_path, app.paths.forms(), ["plan"]) == [name_of(FORMS["plan"])]
    plan = FORMS["plan"]
    raised = msgspec.structs.replace(plan, version=plan.version + 1)
    assert name_of(raised) not in made
    asked = {field.id for field in plan.fields() if field.type not in NOT_ANSWERED}
    assert {name for name, value in full_answers(plan).answers.items() if is_answered(value)} == asked


def test_a_loss_is_seen(services: Services) -> None:
    """The tests above can fail: an answer that is left out of the paper, and one that no field asks for, are found."""
    form, content = of("kallelse_v1.json")
    opened = services.documents.open(stored(services, form, content))
    view = services.papers.view(opened, opened.content, Mode.FILLED)
    facts = services.documents.facts(opened, opened.content)
    hidden = conditions.visible(opened.form, opened.content.answers, facts)[1]
    without = {name: value for name, value in view.answers.items() if name != "k_syfte"}
    assert unseen(opened.form, without, opened.content, hidden) == ["k_syfte"]
    assert [line.partition(":")[0] for line in unsaid(view.form, {"k_syfte": "svar999"}, "")] == ["k_syfte"]
