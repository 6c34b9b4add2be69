"""Papers: what a view carries and what it must not, and the row that says what left before it leaves."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from sip_desktop import app
from sip_desktop.domain.answers import Answers, Row, rows_of
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.form import Field, Part
from sip_desktop.domain.records import Act, CopyStatus
from sip_desktop.domain.view import Mode, Paper, View
from sip_desktop.domain.written_case import read_case
from sip_desktop.services.demo import write_case
from sip_desktop.services.documents import OpenDocument
from sip_desktop.services.everything import Services
from sip_desktop.texts import vault as vault_texts
from tests.services.conftest import Desk, actor

SENTENCE = "Jag saknar pappa ibland"
CHILD = "Tilda Prov"


def text_of_pdf(pdf: bytes) -> str:
    """What a reader can select, copy or have read aloud, on one line."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [document[index].get_textpage().get_text_range() for index in range(len(document))]
    return re.sub(r"[\s\u00ad\ufffe-]+", " ", " ".join(pages))


def everything_in(pdf: bytes) -> bytes:
    """The file, every stream unpacked, and every string in UTF-8: nothing may lie beside the text."""
    found = [pdf]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Stream):
                found.append(item.read_bytes())
            found += (word.encode() for word in strings_in(item))
    return b"\n".join(found)


def strings_in(item: object) -> Iterator[str]:
    """The strings of one object; objects it refers to are objects of the file themselves."""
    if isinstance(item, pikepdf.String):
        yield str(item)
    elif isinstance(item, pikepdf.Array):
        for below in item:
            yield from () if getattr(below, "is_indirect", False) else strings_in(below)
    elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        for below in dict(item.items()).values():
            yield from () if getattr(below, "is_indirect", False) else strings_in(below)


def holds(pdf: bytes, words: str) -> bool:
    """Whether the words stand in the file in any way they can be written there."""
    whole = everything_in(pdf)
    as_bytes = [words.encode(code) for code in ("utf-8", "utf-16-be", "latin-1", "mac-roman")]
    as_hex = [form.hex().encode() for form in as_bytes] + [form.hex().upper().encode() for form in as_bytes]
    return re.sub(r"\s+", " ", words) in text_of_pdf(pdf) or any(form in whole for form in as_bytes + as_hex)


def print_it(services: Services, document: OpenDocument, mode: Mode) -> Paper:
    return services.papers.paper(services.papers.view(document, document.content, mode))


def demo_case(services: Services, number: int) -> int:
    """One of the invented cases typed in: 0 is case A (child, violence, protected)."""
    case = read_case(app.demo_texts()[number])
    return write_case(services, case)


def of_form(services: Services, serial: int, form: str) -> OpenDocument:
    line = next(line for line in services.door.open(serial).lines if line.document.form == form)
    return services.documents.open(line.document.id)


def clear_kallelse(desk: Desk, serial: int) -> int:
    desk.put(desk.sheet(serial), skyddstyp="inget", vald_flagga="nej", aktorer=(actor("r1"),))
    document = desk.services.documents.start(serial, "kallelse")
    desk.put(document, k_syfte="Att ses.", k_plats="Torget 1")
    desk.services.documents.make_clear(document)
    return document


# ── what a view carries ─────────────────────────────────────────────────────────────────────────────────────


def test_the_head_of_a_draft_and_of_a_clear_paper(desk: Desk, serial: int) -> None:
    services = desk.services
    document = services.documents.start(serial, "kallelse")
    draft = services.documents.open(document)
    case = draft.case
    head = services.papers.view(draft, draft.content, Mode.FILLED).head
    assert (head.case_number, head.case_word, head.draft, head.copy_number) == (case.number, case.word, True, 0)
    assert head.document_id
    assert head.handling
    assert head.law
    services.documents.make_clear(document)
    clear = services.documents.open(document)
    head = services.papers.view(clear, clear.content, Mode.FILLED).head
    assert (head.draft, head.copy_number, head.revision) == (False, 1, 1)
    assert services.papers.view(clear, clear.content, Mode.PEN).head.copy_number == 0


@pytest.mark.parametrize("answers", [{"skyddstyp": "vet_inte"}, {"vald_flagga": "misstanke"}])
def test_the_head_of_a_case_by_hand_names_no_region(desk: Desk, serial: int, answers: Answers) -> None:
    desk.put(desk.sheet(serial), **answers)
    opened = desk.services.documents.open(desk.services.documents.start(serial, "kallelse"))
    for mode in (Mode.FILLED, Mode.PEN):
        head = desk.services.papers.view(opened, opened.content, mode).head
        assert (head.document_id, head.valid_to) == ("", "")
        text = text_of_pdf(print_it(desk.services, opened, mode).pdf)
        assert "uppsala" not in text.lower()
        assert "DocPlus" not in text


def test_draft_and_blank_say_so_and_pen_has_room(desk: Desk, serial: int) -> None:
    services = desk.services
    desk.put(desk.sheet(serial), namn=CHILD, skyddstyp="inget", vald_flagga="nej")
    opened = services.documents.open(services.documents.start(serial, "kallelse"))
    filled, pen = (text_of_pdf(print_it(services, opened, mode).pdf) for mode in (Mode.FILLED, Mode.PEN))
    blank = text_of_pdf(services.papers.paper(services.papers.blank("kallelse", "uppsala")).pdf)
    assert "UTKAST" in filled
    assert CHILD in filled
    assert CHILD in pen
    assert CHILD not in blank
    assert opened.case.number not in blank
    assert "Andra tider som går" in pen
    assert "Andra tider som går" in blank
    assert "Andra tider som går" not in filled


def test_every_demo_paper_prints_in_every_mode_and_the_same_twice(desk: Desk) -> None:
    services = desk.services
    for number in range(len(app.demo_texts())):
        for line in services.door.open(demo_case(services, number)).lines:
            opened = services.documents.open(line.document.id)
            for mode in Mode:
                paper = print_it(services, opened, mode)
                assert paper.pages >= 1
                assert print_it(services, opened, mode).pdf == paper.pdf


# ── what it must not carry ──────────────────────────────────────────────────────────────────────────────────


def internal_fields(form_fields: tuple[Field, ...]) -> list[Field]:
    below = [column for field in form_fields for column in internal_fields(field.columns)]
    return [field for field in form_fields if field.part is Part.INTERNAL] + below


@pytest.mark.parametrize("mode", [Mode.FILLED, Mode.PEN])
def test_the_childs_sentence_stands_on_no_paper_of_the_plan(desk: Desk, mode: Mode) -> None:
    services = desk.services
    plan = of_form(services, demo_case(services, 0), "plan")
    assert SENTENCE in str(plan.content.answers["p_barn_inte_lasa"])
    view = services.papers.view(plan, plan.content, mode)
    assert internal_fields(tuple(plan.form.fields()))
    assert internal_fields(tuple(view.form.fields())) == []
    assert SENTENCE not in repr(view)
    pdf = services.papers.paper(view).pdf
    assert not holds(pdf, SENTENCE)
    assert not holds(pdf, "saknar pappa")
    assert holds(pdf, "Sova hela nätter")


@pytest.mark.parametrize("form", ["kallelse", "plan"])
@pytest.mark.parametrize("mode", list(Mode))
def test_no_paper_of_case_a_names_a_place_or_the_father(desk: Desk, form: str, mode: Mode) -> None:
    services = desk.services
    serial = demo_case(services, 0)
    document = of_form(services, serial, form)
    pdf = print_it(services, document, mode).pdf
    for words in ("Säffle", "Provgården", "Provlundaskolan", "Ruben", "19850611", "Sägs muntligt", "Värmland"):
        assert not holds(pdf, words), words
    assert "0533" not in text_of_pdf(pdf)


@pytest.mark.parametrize("form", ["kallelse", "plan"])
@pytest.mark.parametrize(("case", "names"), [(0, ("Tilda", "Mira", "20150922")), (3, ("Asta", "19900203", "Rolf"))])
def test_paper_for_the_pen_names_nobody_in_a_case_handled_by_hand(
    desk: Desk, case: int, names: tuple[str, ...], form: str
) -> None:
    services = desk.services
    document = of_form(services, demo_case(services, case), form)
    pdf = print_it(services, document, Mode.PEN).pdf
    for words in names:
        assert not holds(pdf, words), words
    assert holds(pdf, document.case.number)


def test_hidden_and_internal_answers_are_not_even_in_the_view(desk: Desk, serial: int) -> None:
    services = desk.services
    desk.put(desk.sheet(serial), skyddstyp="sekretessmarkering", namn=CHILD, personnummer="20150922-9801")
    document = services.documents.start(serial, "kallelse")
    called = Row("d1", {"kd_syfte": "Bildstöd", "kd_svar_mer": "RINGT-VÄXELN", "kd_kallad": "2026-11-16T10:15"})
    opened = desk.put(
        document,
        k_plats="PLATSEN",
        k_tolk="nej",
        k_tolk_sprak="SPRÅKET",
        k_deltagare=(called,),
        dropped_long_ago="GAMMALT",
    )
    for mode in (Mode.FILLED, Mode.PEN):
        view = services.papers.view(opened, opened.content, mode)
        shown = repr(view.answers)
        for words in (CHILD, "20150922", "PLATSEN", "RINGT", "10:15", "GAMMALT"):
            assert words not in shown, (mode, words)
        assert "SPRÅKET" not in shown
        assert rows_of(view.answers["k_deltagare"])[0].cells["kd_syfte"] == "Bildstöd"
    assert services.papers.view(opened, opened.content, Mode.BLANK).answers == {}


def stray(view: View) -> list[str]:
    """Paths in a view's answers that its form does not show."""
    found: list[str] = []

    def look(fields: tuple[Field, ...], answers: Answers, before: str) -> None:
        known = {field.id: field for field in fields}
        for name, value in answers.items():
            path = before + name
            if name not in known or path in view.hidden:
                found.append(path)
                continue
            for row in rows_of(value):
                look(known[name].columns, row.cells, f"{path}/{row.id}/")

    look(tuple(view.form.fields()), view.answers, "")
    return found


def test_no_demo_view_holds_an_answer_it_does_not_show(desk: Desk) -> None:
    services = desk.services
    for number in range(len(app.demo_texts())):
        for line in services.door.open(demo_case(services, number)).lines:
            opened = services.documents.open(line.document.id)
            for mode in Mode:
                assert stray(services.papers.view(opened, opened.content, mode)) == []


def test_the_arendeblad_is_for_those_inside_and_shows_what_is_internal(desk: Desk, serial: int) -> None:
    row = Row("x", {"namn": "Rolf Prov", "skal": "Får inte veta"})
    opened = desk.put(desk.sheet(serial), skyddstyp="inget", vald_flagga="ja", far_inte_veta=(row,))
    assert "Rolf Prov" in text_of_pdf(print_it(desk.services, opened, Mode.FILLED).pdf)


# ── what left ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_copy_is_written_before_it_leaves_and_numbered_once(desk: Desk, serial: int) -> None:
    services = desk.services
    document = clear_kallelse(desk, serial)
    opened = services.documents.open(document)
    for ok in (False, True):
        paper = print_it(services, opened, Mode.FILLED)
        copy = services.papers.begin(opened, paper, Mode.FILLED)
        assert copy is not None
        assert services.session.store.copies(document)[-1].status is CopyStatus.STARTED
        assert copy.sha256 == hashlib.sha256(paper.pdf).hexdigest()
        assert (copy.pages, copy.revision) == (paper.pages, 1)
        services.papers.finish(copy, ok)
    statuses = [(copy.number, copy.status) for copy in services.session.store.copies(document)]
    assert statuses == [(1, CopyStatus.BROKEN), (2, CopyStatus.PRINTED)]
    assert services.papers.view(opened, opened.content, Mode.FILLED).head.copy_number == 3
    assert services.door.open(serial).lines[-1].copies == 1


def test_a_copy_number_stands_on_the_paper_and_changes_its_bytes(desk: Desk, serial: int) -> None:
    services = desk.services
    opened = services.documents.open(clear_kallelse(desk, serial))
    first = print_it(services, opened, Mode.FILLED).pdf
    assert print_it(services, opened, Mode.FILLED).pdf == first
    services.papers.finish(services.papers.begin(opened, print_it(services, opened, Mode.FILLED), Mode.FILLED), True)
    assert print_it(services, opened, Mode.FILLED).pdf != first


@pytest.mark.parametrize("mode", [Mode.PEN, Mode.BLANK])
def test_paper_for_the_pen_is_logged_but_no_copy(desk: Desk, serial: int, mode: Mode) -> None:
    services = desk.services
    opened = services.documents.open(clear_kallelse(desk, serial))
    paper = print_it(services, opened, mode)
    assert services.papers.begin(opened, paper, mode) is None
    services.papers.finish(None, ok=True)
    assert services.session.store.copies(opened.record.id) == []
    assert desk.acts()[-1] == (Act.PRINT, serial)


def test_drafts_and_blanks_are_no_copies(desk: Desk, serial: int) -> None:
    services = desk.services
    draft = services.documents.open(services.documents.start(serial, "kallelse"))
    assert services.papers.begin(draft, print_it(services, draft, Mode.FILLED), Mode.FILLED) is None
    blank = services.papers.paper(services.papers.blank("plan", "halland", "0041"))
    assert "0041" in text_of_pdf(blank.pdf)
    assert services.papers.begin(None, blank, Mode.BLANK) is None
    assert [act for act in desk.acts() if act[0] is Act.PRINT] == [(Act.PRINT, serial)]


def test_a_pdf_is_saved_under_a_neutral_name(desk: Desk, serial: int, tmp_path: Path) -> None:
    services = desk.services
    desk.put(desk.sheet(serial), namn=CHILD)
    opened = services.documents.open(clear_kallelse(desk, serial))
    name = services.papers.neutral_name(opened)
    assert name == "Papper 0001-2.pdf"
    assert services.papers.neutral_name(None).endswith(".pdf")
    paper = print_it(services, opened, Mode.FILLED)
    services.papers.save_pdf(tmp_path / name, paper, opened)
    assert (tmp_path / name).read_bytes() == paper.pdf
    [copy] = services.session.store.copies(opened.record.id)
    assert copy.status is CopyStatus.SAVED


def test_a_file_that_exists_is_not_touched_and_the_copy_is_broken(desk: Desk, serial: int, tmp_path: Path) -> None:
    services = desk.services
    opened = services.documents.open(clear_kallelse(desk, serial))
    taken = tmp_path / "finns.pdf"
    taken.write_bytes(b"annat")
    for path, sentence in ((taken, vault_texts.FILE_EXISTS), (tmp_path / "saknas" / "x.pdf", vault_texts.GONE)):
        with pytest.raises(Fault) as caught:
            services.papers.save_pdf(path, print_it(services, opened, Mode.FILLED), opened)
        assert caught.value.text == sentence
        assert services.session.store.copies(opened.record.id)[-1].status is CopyStatus.BROKEN
    assert taken.read_bytes() == b"annat"
    assert [copy.number for copy in services.session.store.copies(opened.record.id)] == [1, 2]


def test_a_page_becomes_pixels(desk: Desk, serial: int) -> None:
    services = desk.services
    opened = services.documents.open(clear_kallelse(desk, serial))
    image = services.papers.page(print_it(services, opened, Mode.FILLED), 0, 300)
    assert (image.width, len(image.data)) == (300, image.stride * image.height)


def test_a_card_to_carry_tells_of_no_case_no_region_and_no_law(desk: Desk, serial: int) -> None:
    """Who sees it on somebody must not learn what it is about (practice O20)."""
    services = desk.services
    desk.put(desk.sheet(serial), namn=CHILD)
    card = desk.put(services.documents.start(serial, "tidskort"), t_fornamn="Karin", t_telefon="070-174 06 05")
    for mode in Mode:
        pdf = print_it(services, card, mode).pdf
        for words in (card.case.number, card.case.word, CHILD, card.region.name, "socialtjänst", "Sekretess"):
            assert not holds(pdf, words), words
    assert "Karin" in text_of_pdf(print_it(services, card, Mode.FILLED).pdf)
