"""Several forms in one file: each with its own head, page numbers and sheet number; one PDF/A, the same each time."""

from __future__ import annotations

import io

import msgspec
import pikepdf

from sip_desktop.domain.form import FieldType
from sip_desktop.domain.view import Head, Mode, Secrecy, View
from tests.printing.samples import FORMS, assert_archive, every_type, field, form_file, form_of, maker, page_texts, view
from tests.printing.samples import structure as structure_of


def _sheets() -> list[View]:
    heads = [Head(secrecy=Secrecy(), sheet_number=f"{41 + n:04}") for n in range(len(FORMS))]
    return [view(form_file(path), mode=Mode.BLANK, head=head) for path, head in zip(FORMS, heads, strict=True)]


def test_every_form_in_one_archive_file() -> None:
    sheets = _sheets()
    paper = maker().binder(sheets)
    assert_archive(paper.pdf)
    alone = [maker()(sheet).pages for sheet in sheets]
    assert paper.pages == sum(alone) == len(page_texts(paper.pdf))
    assert not paper.places
    assert paper.pdf == maker().binder(_sheets()).pdf


def test_each_form_has_its_own_numbers_and_sheet_number() -> None:
    sheets = _sheets()
    pages = iter(page_texts(maker().binder(sheets).pdf))
    for sheet in sheets:
        count = maker()(sheet).pages
        if sheet.form.pocket:  # nothing but the card is on its page
            next(pages)
            continue
        for number in range(1, count + 1):
            page = " ".join(next(pages).split())
            assert f"{number} ({count})" in page
            assert "Blankett nr" in page
            assert sheet.head.sheet_number in page


def test_the_file_is_named_after_no_form() -> None:
    with pikepdf.open(io.BytesIO(maker().binder(_sheets()).pdf)) as document:
        assert dict(document.docinfo) == {"/Title": "SIP-blanketter"}


def test_forms_are_heard_one_after_the_other_in_their_own_type() -> None:
    easy = msgspec.structs.replace(every_type(easy=True), title="Den andra")
    nodes = structure_of(maker().binder([view(every_type()), view(easy)]).pdf)
    titles = [text for tag, text in nodes if tag == "/H1"]
    assert [title.split(" Blankett")[0] for title in titles] == ["Provblankett", "Den andra"]


def test_what_the_fonts_lack_is_told_for_all_forms() -> None:
    form = form_of(field(FieldType.TEXT))
    paper = maker().binder([view(form, {"text": "漢"}), view(form_of(field(FieldType.TEXT, "b")), {"b": "字"})])
    assert paper.missing == {"text": "漢", "b": "字"}
    assert maker().binder([]).pages == 0


def test_papers_joined_for_one_printing_are_as_they_are_alone() -> None:
    sheets = _sheets()[:3]
    joined = maker().joined(sheets)
    assert_archive(joined.pdf)
    alone = [page for sheet in sheets for page in page_texts(maker()(sheet).pdf)]
    assert page_texts(joined.pdf) == alone
    assert joined.starts[0] == 0
    assert len(joined.starts) == len(sheets)
