"""Text flows on over pages: nothing is clipped, nothing stands alone, and every place is told."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import msgspec
import pypdfium2
import pytest

from sip_desktop.domain.answers import Row, walk
from sip_desktop.domain.form import FieldType, Layout, Section
from sip_desktop.domain.view import Mode
from sip_desktop.printing.canvas import ArchiveCanvas
from sip_desktop.printing.flow import Flow
from sip_desktop.printing.pieces import Block, Cell, Slice, cut
from tests.printing.samples import (
    FORMS,
    HEAD,
    OPTIONS,
    answers_to,
    assert_archive,
    every_type,
    field,
    form_file,
    form_of,
    maker,
    page_texts,
    view,
    words,
)

TALL = " ".join(f"ord{n}" for n in range(15_000))  # just over 100,000 characters


def _block(lines: int, **more: object) -> Block:
    slices = tuple(Slice(10.0) for _ in range(lines))
    return replace(Block((Cell(0.0, 100.0, slices, None),), pad=5.0), **more)  # type: ignore[arg-type]


def _flow(*blocks: Block) -> list[list[int]]:
    """The lines of each block on each page; pages have room for ten lines and a block's padding."""
    flow = Flow((0.0, 110.0), (0.0, 110.0))
    flow.put_all(blocks)
    return [[len(placed.block.cells[0].slices) for placed in page] for page in flow.pages]


@pytest.mark.parametrize("path", ["longtext", "lista/r1/k", "kort/r1/k"])
def test_a_hundred_thousand_characters_flow(path: str) -> None:
    columns = (field(FieldType.LONGTEXT, "k"),)
    table = field(FieldType.ROWS, "lista", columns=columns)
    cards = field(FieldType.ROWS, "kort", columns=columns, layout=Layout.CARDS)
    form = form_of(field(FieldType.LONGTEXT), table, cards)
    name = path.split("/")[0]
    value = TALL if "/" not in path else (Row("r1", {"k": TALL}),)
    paper = maker()(view(form, {name: value}))
    text = words(paper.pdf).split()
    assert [word for word in text if word.startswith("ord")] == TALL.split()
    assert paper.pages > 20
    assert_archive(paper.pdf)


@pytest.mark.parametrize("easy", [False, True])
@pytest.mark.parametrize(
    "kind", [FieldType.TEXT, FieldType.INFO, FieldType.CHECK, FieldType.CHOICE, FieldType.SIGNATURE]
)
def test_a_word_wider_than_the_line_is_broken_not_clipped(kind: FieldType, easy: bool) -> None:
    word = "Samordningsansvarsöverlämnandeblankett" * 12
    option = msgspec.structs.replace(OPTIONS[0], label=word)
    form = form_of(field(kind, label=word, text=word, options=(option,), width=3), easy=easy)
    shown = msgspec.structs.replace(form, title=word, purpose=word)
    paper = maker()(view(shown, {kind.value: word}))
    text = words(paper.pdf).replace(" ", "")
    assert text.count(word) >= 3
    assert _right_edge(paper.pdf) <= 595 - 15 / 25.4 * 72 + 0.5


def _right_edge(pdf: bytes) -> float:
    """The right end in points of what stands farthest to the right, boxes of text only."""
    document = pypdfium2.PdfDocument(pdf)
    edges = []
    for number in range(len(document)):
        text = document[number].get_textpage()
        edges += [text.get_rect(n)[2] for n in range(text.count_rects())]
    document.close()
    return max(edges)


@pytest.mark.parametrize("mode", Mode)
def test_all_text_is_inside_the_margins(mode: Mode) -> None:
    assert _right_edge(maker()(view(every_type(), mode=mode)).pdf) <= 595 - 15 / 25.4 * 72 + 3


def test_the_head_of_a_table_is_repeated_on_each_page() -> None:
    columns = (field(FieldType.TEXT, "vad"), field(FieldType.DATE, "dag"))
    rows = tuple(Row(f"r{n}", {"vad": f"Sak {n}", "dag": "2026-11-26"}) for n in range(100))
    form = form_of(field(FieldType.ROWS, "lista", columns=columns))
    pages = page_texts(maker()(view(form, {"lista": rows})).pdf)
    assert len(pages) > 2
    assert all("Fråga vad" in page and "Fråga dag" in page for page in pages)


def test_a_card_that_goes_on_says_so() -> None:
    columns = tuple(field(FieldType.LONGTEXT, f"k{n}") for n in range(6))
    form = form_of(field(FieldType.ROWS, "kort", columns=columns, layout=Layout.CARDS, row_word="Delmål"))
    row = Row("r1", {column.id: "Sofia " * 150 for column in columns})
    pages = page_texts(maker()(view(form, {"kort": (row,)})).pdf)
    assert "Delmål 1, fortsättning" not in pages[0]
    assert all("Delmål 1, fortsättning" in page for page in pages[1:])


@pytest.mark.parametrize("lines", range(1, 60))
def test_a_section_title_never_ends_a_page_and_a_label_never_leaves_its_box(lines: int) -> None:
    first = Section(id="a", title="Fyllnad", fields=(field(FieldType.LONGTEXT, "fyll"),))
    second = Section(id="b", title="Rubriken", fields=(field(FieldType.LONGTEXT, "sist", label="Etiketten"),))
    form = msgspec.structs.replace(form_of(), sections=(first, second))
    pages = page_texts(maker()(view(form, {"fyll": "rad\n" * lines, "sist": "ett\ntvå\ntre\nfyra\nfem\nsex"})).pdf)
    page = next(page for page in pages if "Rubriken" in page)
    assert all(word in page for word in ("Etiketten", "ett", "två", "tre"))


def test_a_cut_leaves_three_lines_on_each_side() -> None:
    assert cut(_block(5), 45.0) is None
    for lines, room, expected in ((6, 55.0, [3, 3]), (20, 70.0, [6, 14]), (11, 110.0, [8, 3])):
        assert [len(part.cells[0].slices) for part in cut(_block(lines), room) or ()] == expected


def test_flow_fills_pages_and_keeps_what_belongs_together() -> None:
    assert _flow(_block(25)) == [[10], [10], [5]]
    assert _flow(_block(7), _block(1, follow=True), _block(2)) == [[7], [1, 2]]
    assert _flow(_block(6), _block(5)) == [[6], [5]]
    assert _flow(_block(2), _block(1, follow=True), _block(30)) == [[2, 1, 5], [10], [10], [5]]


def test_a_slice_higher_than_a_page_still_ends() -> None:
    huge = Block((Cell(0.0, 100.0, tuple(Slice(60.0) for _ in range(4)), None),), pad=5.0)
    flow = Flow((0.0, 110.0), (0.0, 110.0))
    flow.put_all([huge])
    assert [len(p.block.cells[0].slices) for page in flow.pages for p in page] == [1, 1, 1, 1]


def test_repeated_heads_higher_than_the_page_do_not_hang() -> None:
    flow = Flow((0.0, 110.0), (0.0, 110.0))
    flow.put_all([_block(30, heads=(_block(10),))])
    assert sum(len(p.block.cells[0].slices) for page in flow.pages for p in page if not p.again) == 30


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_every_place_is_inside_its_page_and_every_field_has_one(path: Path, mode: Mode) -> None:
    form = form_file(path)
    answers = {} if mode is Mode.BLANK else answers_to(tuple(form.fields()))
    paper = maker()(view(form, answers, mode))
    for place in paper.places.values():
        assert 0 <= place.page < paper.pages
        assert 15 <= place.top < place.bottom <= 297 - 15
    assert not any("//" in path for path in paper.places)
    wanted = {question.id for question in form.fields() if question.type is not FieldType.ROWS}
    wanted |= {path for path, value in walk(answers) if not isinstance(value, tuple)}
    assert wanted <= paper.places.keys()


def test_places_are_in_the_order_of_the_fields() -> None:
    form = every_type()
    places = maker()(view(form)).places
    order = [(places[q.id].page, places[q.id].top) for q in form.fields() if q.id in places]
    assert order == sorted(order)


def _dotted(monkeypatch: pytest.MonkeyPatch, mode: Mode, lines: int, answer: str = "") -> list[float]:
    """The heights at which dotted lines are drawn for one longtext field."""
    drawn: list[float] = []
    draw = ArchiveCanvas.line

    def line(self: ArchiveCanvas, *place: float, dots: bool = False) -> None:
        if dots or (len(place) > 6 and place[6]):
            drawn.append(place[1])
        draw(self, *place[:6], dots=dots or len(place) > 6)

    monkeypatch.setattr(ArchiveCanvas, "line", line)
    maker()(view(form_of(field(FieldType.LONGTEXT, lines=lines)), {"longtext": answer}, mode))
    return drawn


def test_blank_paper_has_the_writing_lines_eight_millimetres_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = _dotted(monkeypatch, Mode.BLANK, 7)
    assert len(drawn) == 6  # the seventh is the box's own line
    assert {round((b - a) / 72 * 25.4, 3) for a, b in pairwise(drawn)} == {8.0}


def test_pen_paper_has_lines_where_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(_dotted(monkeypatch, Mode.PEN, 5)) == 4
    assert 0 < len(_dotted(monkeypatch, Mode.PEN, 5, "Känt sedan tidigare.")) < 4
    assert not _dotted(monkeypatch, Mode.FILLED, 5)


def test_blank_rows_and_pen_rows() -> None:
    columns = (field(FieldType.TEXT, "k"),)
    form = form_of(field(FieldType.ROWS, "kort", columns=columns, layout=Layout.CARDS, row_word="Delmål", blank_rows=4))
    one = {"kort": (Row("r1", {"k": "Sofia"}),)}
    assert "Delmål 4" in words(maker()(view(form, {}, Mode.BLANK)).pdf)
    pen = words(maker()(view(form, one, Mode.PEN)).pdf)
    assert "Delmål 4" in pen
    assert "Sofia" in pen
    filled = words(maker()(view(form, one)).pdf)
    assert "Sofia" in filled
    assert "Delmål" not in filled  # a table, without empty rows


def test_a_blank_paper_carries_no_answers() -> None:
    form = every_type()
    text = words(maker()(view(form, answers_to(tuple(form.fields())), Mode.BLANK)).pdf)
    assert "Sofia" not in text
    assert "9801" not in text


@pytest.mark.parametrize(("mode", "word"), [(Mode.FILLED, "UTKAST"), (Mode.PEN, "UTKAST – samlas in")])
def test_a_draft_says_so_on_every_page(mode: Mode, word: str) -> None:
    form = form_of(field(FieldType.LONGTEXT))
    head = msgspec.structs.replace(HEAD, draft=True)
    pages = page_texts(maker()(view(form, {"longtext": "rad\n" * 120}, mode, head)).pdf)
    assert len(pages) > 2
    assert all(word in " ".join(page.split()) for page in pages)
    assert not any("UTKAST" in page for page in page_texts(maker()(view(form, {"longtext": "rad"}, mode)).pdf))


def test_heads_and_feet() -> None:
    pages = page_texts(maker()(view(form_of(field(FieldType.LONGTEXT)), {"longtext": "rad\n" * 120})).pdf)
    for number, page in enumerate(pages, 1):
        assert f"{number} ({len(pages)})" in page
        assert HEAD.handling in page
        assert "SIP-2026-0007 LIND-TREA" in page
    assert HEAD.law[0] in pages[0]
    assert "exemplar 2 av" not in " ".join(pages).lower()


def test_easy_read_lines_have_at_most_55_characters() -> None:
    form = form_of(field(FieldType.LONGTEXT), easy=True)
    pages = page_texts(maker()(view(form, {"longtext": "Jag bor hos en vän och har svårt att sova. " * 80})).pdf)
    lines = [line.strip() for page in pages for line in page.splitlines() if "sova" in line or "vän" in line]
    assert len(lines) > 50
    assert max(map(len, lines)) <= 55


def test_a_hidden_cell_does_not_show_as_a_wider_column() -> None:
    columns = (field(FieldType.TEXT, "a", width=3), field(FieldType.TEXT, "b", width=9))
    form = form_of(field(FieldType.ROWS, "lista", columns=columns))
    files = []
    for secret in ("x", "Kvinnojourshandläggare"):
        shown = view(form, {"lista": (Row("r1", {"a": secret, "b": "syns"}),)})
        files.append(maker()(msgspec.structs.replace(shown, hidden=frozenset({"lista/r1/a"}))).pdf)
    assert files[0] == files[1]


def test_a_cell_of_several_lines_has_room_for_them_on_paper_for_the_pen() -> None:
    heights = []
    for lines in (0, 1, 2, 3):
        columns = (field(FieldType.LONGTEXT, "vad", lines=lines), field(FieldType.DATE, "dag"))
        rows = field(FieldType.ROWS, "lista", columns=columns, blank_rows=1)
        below = field(FieldType.TEXT, "sist")
        heights.append(maker()(view(form_of(rows, below), mode=Mode.BLANK)).places["sist"].top)
    assert heights[0] == heights[1]
    assert heights[2] - heights[1] > 5
    assert abs(heights[3] - heights[2] - 8) < 0.1


@pytest.mark.parametrize(("width", "beside"), [(7, True), (4, False), (12, False)])
def test_short_questions_stand_beside_each_other_on_an_easy_paper(width: int, beside: bool) -> None:
    form = form_of(field(FieldType.TEXT, "a", width=width), field(FieldType.TEXT, "b", width=5), easy=True)
    for large in (False, True):
        places = maker()(msgspec.structs.replace(view(form), large=large)).places
        assert (places["a"].top == places["b"].top) is (beside and not large)
