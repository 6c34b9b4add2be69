"""Envelopes and slips are tagged PDF/A of the right size that say nothing but what they were handed."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from sip_desktop.domain import letter_pages as pages
from sip_desktop.domain.letter_pages import LetterPage
from sip_desktop.domain.post_data import read_post
from sip_desktop.domain.view import A4
from sip_desktop.texts import post_paper as texts

from .samples import letter_maker

MM = 72 / 25.4
DATA = read_post((Path(__file__).resolve().parents[2] / "forms" / "post.toml").read_text("utf-8"), "post.toml")
C65, C5, C4 = (DATA.envelope(one) for one in ("C65", "C5", "C4"))
ADDRESS = ("Skatteverket", "Box 2820", "403 20 Göteborg")
PAGES = {
    "inner": pages.inner_front(C65, "19870314-9800", True),
    "pen": pages.inner_front(C65, "", False),
    "only": pages.only_for(C5, "Kurator", "R 0041"),
    "back": pages.back(C65, ("Box 4711", "651 00 Karlstad"), "R 0041"),
    "outer": pages.outer_front(C4, ADDRESS),
    "label": pages.label(ADDRESS, 5),
    "cover": pages.cover(C5, DATA.window("V2", "C5"), ADDRESS),
    "alignment": pages.alignment(C65, DATA.window("H2", "C65")),
    "underlay": pages.underlay(C65, C5, texts.UNDERLAY_STEPS),
    "slip": pages.slip(((texts.SLIP_CLASS, "Brev"), (texts.SLIP_REK, ""))),
    "room": pages.room_note("Handläggare plan 2"),
    "list": pages.packing_list("Packlista R 0041", (("Blad", "3"),), (("Räknat", "2026-11-27 AÅ"), ("Klistrat", ""))),
}


@pytest.mark.parametrize("name", PAGES)
def test_each_is_one_tagged_page_of_its_size(name: str) -> None:
    page: LetterPage = PAGES[name]
    paper = letter_maker()(page)
    assert (paper.pages, paper.media, paper.missing) == (1, page.media, {})
    with pikepdf.open(io.BytesIO(paper.pdf)) as pdf:
        assert len(pdf.pages) == 1
        box = [float(side) for side in pdf.pages[0].mediabox]
        assert box == pytest.approx([0, 0, page.width * MM, page.height * MM], abs=0.5)
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.StructTreeRoot is not None
        assert "pdfaid:part>2" in pdf.Root.Metadata.read_bytes().decode()
    assert letter_maker()(page).pdf == paper.pdf


@pytest.mark.parametrize("name", PAGES)
def test_all_words_are_on_the_page(name: str) -> None:
    page = PAGES[name]
    shown = pypdfium2.PdfDocument(letter_maker()(page).pdf)[0]
    text, width, height = shown.get_textpage(), shown.get_width(), shown.get_height()
    for at in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(at)
        assert 0 <= left < right <= width
        assert 0 <= bottom < top <= height
    said = "".join(text.get_text_bounded().split())
    for column in page.columns:
        for para in column.paragraphs:
            assert "".join(para.words.split()) in said


def test_envelopes_lie_and_are_named_for_the_printer() -> None:
    assert [(one.media, one.width > one.height) for one in (PAGES["inner"], PAGES["only"], PAGES["outer"])] == [
        ("iso_c6c5_114x229mm", True),
        ("iso_c5_162x229mm", True),
        ("iso_c4_229x324mm", True),
    ]
    assert PAGES["label"].media == A4


def test_an_a4_paper_is_as_it_was() -> None:
    assert letter_maker()(PAGES["room"]).media == A4
