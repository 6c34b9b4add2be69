"""Large print: every form in every mode says the same as in ordinary print, in 16 points, and stays on the page."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import msgspec
import pypdfium2
import pytest

from sip_desktop.domain.answers import Row
from sip_desktop.domain.form import FieldType
from sip_desktop.domain.view import Mode, Paper, View
from sip_desktop.printing.canvas import ArchiveCanvas
from sip_desktop.printing.fields import Sheet
from sip_desktop.printing.fonts import Face
from sip_desktop.printing.ink import Ink
from sip_desktop.printing.style import BOTTOM, LEFT, MM, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, TOP, look_of
from sip_desktop.printing.tables import is_table
from sip_desktop.services.definitions import load
from sip_desktop.services.papers import blank_view
from sip_desktop.texts import paper as texts
from tests.printing.samples import (
    ROOT,
    answers_to,
    assert_archive,
    every_type,
    field,
    form_of,
    maker,
    page_texts,
    view,
    words,
)

DEFINITIONS = load(ROOT / "forms")
REGIONS = sorted(DEFINITIONS.regions)
# Each form in one region, the regions in turn: what differs between them is words, not measures.
FORMS = [(form, REGIONS[at % len(REGIONS)]) for at, form in enumerate(sorted(DEFINITIONS.forms))]
OVERHANG = 4.5  # a letter may reach past its own width, and a line ends with a space
SMALLEST, READ = 9.0, 16.0


def both(form_id: str, region: str, mode: Mode) -> tuple[View, View]:
    """The same paper in ordinary and in large print."""
    made = blank_view(DEFINITIONS, form_id, region, date(2026, 11, 22))
    answers = {} if mode is Mode.BLANK else answers_to(tuple(made.form.fields()))
    made = msgspec.structs.replace(made, mode=mode, answers=answers)
    return made, large(made)


def large(made: View) -> View:
    return msgspec.structs.replace(made, large=True)


@cache
def paper(form_id: str, region: str, mode: Mode, size: int) -> Paper:
    return maker()(both(form_id, region, mode)[size])


def said(pdf: bytes) -> set[str]:
    """The words without their signs and without numbers, which tell pages: "Sida 1 (4)"."""
    return set(re.findall(r"[^\W\d]{2,}", words(pdf)))


def heads_of_grids(made: View) -> set[str]:
    """What only a grid of tick boxes says: how it is filled in and, on a paper for reading, what was not ticked."""
    scales = [question for question in made.form.fields() if question.type is FieldType.CHOICE]
    labels = [option.label for question in scales for option in question.options[1:] if made.mode is Mode.FILLED]
    return set(" ".join([texts.STATEMENT, texts.ONE_A_ROW, *labels]).split())


def outside(pdf: bytes) -> list[str]:
    """What stands outside the margins."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            for at in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(at)
                wide = left >= LEFT - OVERHANG and right <= PAGE_WIDTH - RIGHT + OVERHANG
                high = bottom >= BOTTOM - OVERHANG and top <= PAGE_HEIGHT - TOP + OVERHANG
                if not wide or not high:
                    found.append(text.get_text_bounded(left, bottom, right, top))
    return found


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize(("form_id", "region"), FORMS)
def test_every_form_says_the_same_in_large_print_and_stays_on_its_pages(form_id: str, region: str, mode: Mode) -> None:
    ordinary, enlarged = (paper(form_id, region, mode, size) for size in (0, 1))
    made = both(form_id, region, mode)[0]
    signs = DEFINITIONS.forms[form_id].cards  # they use the left margin too: nobody files them
    assert signs or not outside(enlarged.pdf)
    assert not said(ordinary.pdf) - said(enlarged.pdf) - heads_of_grids(made)
    rows = {question.id for question in made.form.fields() if question.type is FieldType.ROWS}
    assert set(ordinary.places) - rows <= set(enlarged.places)
    assert enlarged.pages >= ordinary.pages


@pytest.mark.parametrize("easy", [False, True])
@pytest.mark.parametrize("mode", Mode)
def test_every_kind_of_field_is_drawn_in_letters_large_enough(
    monkeypatch: pytest.MonkeyPatch, mode: Mode, easy: bool
) -> None:
    sizes: set[float] = set()
    draw = ArchiveCanvas.text

    def text(self: ArchiveCanvas, x: float, y: float, said: str, face: Face, size: float, grey: float = 0.0) -> None:
        sizes.add(size)
        draw(self, x, y, said, face, size, grey)

    monkeypatch.setattr(ArchiveCanvas, "text", text)
    assert_archive(maker()(large(view(every_type(easy), mode=mode))).pdf)
    assert min(sizes) >= SMALLEST
    assert READ in sizes


@pytest.mark.parametrize("easy", [False, True])
def test_no_line_is_longer_than_sixty_characters(easy: bool) -> None:
    form = form_of(field(FieldType.LONGTEXT), easy=easy)
    lines = "".join(page_texts(maker()(large(view(form, {"longtext": "il " * 400}))).pdf)).splitlines()
    assert max(len(line) for line in lines if line.startswith("il")) <= 60


def test_rows_stand_as_a_table_only_where_all_their_words_have_room() -> None:
    few = field(FieldType.ROWS, "rader", columns=(field(FieldType.TEXT, "a"), field(FieldType.DATE, "b")))
    many = field(FieldType.ROWS, "rader", columns=tuple(field(FieldType.PHONE, f"k{n}") for n in range(6)))
    for size, expected in ((False, [True, True]), (True, [True, False])):
        shown = msgspec.structs.replace(view(form_of(few), mode=Mode.BLANK), large=size)
        sheet = Sheet(shown, Ink(maker().fonts, look_of(False, size)))
        assert [is_table(sheet, rows, [Row("", {})], "rader") for rows in (few, many)] == expected, size


def test_a_writing_line_is_higher_for_who_writes_large() -> None:
    form = form_of(field(FieldType.LONGTEXT, lines=10))
    heights = []
    for size in (False, True):
        shown = msgspec.structs.replace(view(form, mode=Mode.BLANK), large=size)
        place = maker()(shown).places["longtext"]
        heights.append(place.bottom - place.top)
    assert heights[0] > 80
    assert heights[1] > 110


def test_the_pocket_card_grows_and_has_everything_on_it() -> None:
    ordinary, enlarged = (paper("tidskort", "skane", Mode.FILLED, size) for size in (0, 1))
    assert (ordinary.pages, enlarged.pages) == (1, 1)
    assert words(ordinary.pdf) == words(enlarged.pdf)
    assert max(place.bottom for place in enlarged.places.values()) < 15 + 100
    blank = paper("tidskort", "skane", Mode.BLANK, 1)
    assert words(blank.pdf).count("Fråga efter") == 3


def test_an_easy_paper_grows_too() -> None:
    ordinary, enlarged = (both("kort_om_sip_lattlast", "halland", Mode.FILLED)[size] for size in (0, 1))
    heights = []
    for shown in (ordinary, enlarged):
        place = maker()(shown).places["kl_vad"]
        heights.append(place.bottom - place.top)
    assert heights[1] / heights[0] == pytest.approx(22 / 20, abs=0.02)


def test_the_measures_of_large_print() -> None:
    for easy in (False, True):
        look = look_of(easy, large=True)
        for kind in (look.text, look.cell, look.option, look.question):
            assert (kind.size, kind.leading) == (16, 22)
        assert min(kind.size for kind in (look.small, look.running)) >= SMALLEST
        assert look.pen > 8 * MM
