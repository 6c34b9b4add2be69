"""Cards to cut out: signs of one size, a pocket card alone on its page, and nothing lost on either."""

from __future__ import annotations

import msgspec
import pytest

from sip_desktop.domain.form import FieldType, Form, Section
from sip_desktop.domain.view import Head, Mode
from sip_desktop.printing.canvas import ArchiveCanvas
from sip_desktop.printing.style import MM, PAGE_HEIGHT
from tests.printing.samples import (
    ROOT,
    assert_archive,
    field,
    form_file,
    form_of,
    maker,
    page_texts,
    structure,
    view,
    words,
)

SIGNS = form_file(ROOT / "forms" / "bordskort.toml")
POCKET = form_file(ROOT / "forms" / "tidskort.toml")
ANSWERS = {"t_tid": "torsdag 14 januari", "t_fornamn": "Karin", "t_telefon": "070-174 06 05"}
Line = tuple[float, ...]


def _cuts(monkeypatch: pytest.MonkeyPatch, form: Form, mode: Mode, answers: dict[str, str]) -> list[Line]:
    """The lines to cut along, in millimetres."""
    drawn: list[Line] = []
    draw = ArchiveCanvas.cut

    def cut(self: ArchiveCanvas, *place: float) -> None:
        drawn.append(tuple(round(value / MM, 1) for value in place[:4]))
        draw(self, *place)  # type: ignore[call-arg]

    with monkeypatch.context() as patched:
        patched.setattr(ArchiveCanvas, "cut", cut)
        assert_archive(maker()(view(form, dict(answers), mode, Head())).pdf)
    return drawn


def _many(count: int, text: str = "Peka på mig.") -> Form:
    """A form with this many signs."""
    sections = tuple(
        Section(id=f"s{n}", title=f"Skylt {n}", fields=(field(FieldType.INFO, f"i{n}", label="", text=text),))
        for n in range(count)
    )
    return msgspec.structs.replace(form_of(), cards=True, secrecy=False, sections=sections)


@pytest.mark.parametrize("mode", Mode)
def test_four_signs_stand_two_by_two_on_one_page(monkeypatch: pytest.MonkeyPatch, mode: Mode) -> None:
    lines = _cuts(monkeypatch, SIGNS, mode, {})
    down = sorted(line[0] for line in lines if line[0] == line[2])
    across = sorted(line[1] for line in lines if line[1] == line[3])
    assert (len(down), len(across)) == (3, 3)
    assert down[1] - down[0] == pytest.approx(down[2] - down[1], abs=0.2)
    assert across[1] - across[0] == pytest.approx(across[2] - across[1], abs=0.2)
    assert down[1] - down[0] > 85
    assert across[1] - across[0] > 100
    paper = maker()(view(SIGNS, {}, mode, Head()))
    assert paper.pages == 1
    for number, question in enumerate(SIGNS.fields()):
        row, column = divmod(number, 2)
        place = paper.places[question.id]
        assert across[row] < place.top < place.bottom < across[row + 1], column


def test_a_sign_is_heard_as_a_title_and_its_text() -> None:
    nodes = structure(maker()(view(SIGNS, {})).pdf)
    signs = [node for node in nodes if node[0] in ("/H2", "/P")][-8:]
    expected = []
    for section in SIGNS.sections:
        expected += [("/H2", section.title), ("/P", section.fields[0].text)]
    assert signs == expected


def test_more_signs_go_on_to_the_next_page() -> None:
    pages = page_texts(maker()(view(_many(6), {}, Mode.FILLED, Head())).pdf)
    assert [page.count("Skylt") for page in pages] == [4, 2]


def test_long_words_make_all_signs_smaller_and_none_is_clipped() -> None:
    text = "Jag vill ha en paus och kommer tillbaka när jag orkar prata mer om det här. " * 6
    paper = maker()(view(_many(4, text), {}, Mode.FILLED, Head()))
    assert words(paper.pdf).count("när jag orkar") == 24
    assert paper.places["i0"].bottom < paper.places["i2"].top
    assert paper.places["i3"].bottom < 297 - 15


def test_a_form_without_sections_is_an_empty_page() -> None:
    assert maker()(view(_many(0), {}, Mode.FILLED, Head())).pages == 1


def test_the_pocket_card_is_as_large_as_a_bank_card_in_the_corner(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = _cuts(monkeypatch, POCKET, Mode.FILLED, ANSWERS)
    assert sorted(lines) == [
        (23.0, 15.0, 23.0, 69.0),
        (23.0, 15.0, 108.0, 15.0),
        (23.0, 69.0, 108.0, 69.0),
        (
            108.0,
            15.0,
            108.0,
            69.0,
        ),
    ]
    paper = maker()(view(POCKET, dict(ANSWERS), Mode.FILLED, Head()))
    assert all(15 < place.top < place.bottom < 69 for place in paper.places.values())


def test_nothing_but_the_answers_is_on_the_pocket_card() -> None:
    shown = view(POCKET, dict(ANSWERS), Mode.FILLED, Head())
    text = words(maker()(shown).pdf)
    assert text.startswith("Välkommen")
    for told in ("SIP", "Blankett", "Sida", "version", POCKET.purpose):
        assert told not in text
    for answer in ANSWERS.values():
        assert text.count(answer) == 1


def test_a_blank_is_a_sheet_of_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    assert words(maker()(view(POCKET, {}, Mode.BLANK, Head())).pdf).count("Fråga efter") == 8
    lines = _cuts(monkeypatch, POCKET, Mode.BLANK, {})
    assert len(lines) == 3 + 5
    assert max(line[3] for line in lines) <= PAGE_HEIGHT / MM - 15
    assert words(maker()(view(POCKET, {}, Mode.PEN, Head())).pdf).count("Fråga efter") == 1


@pytest.mark.parametrize("mode", [Mode.FILLED, Mode.PEN])
def test_a_long_answer_makes_the_card_higher_and_then_flows_on(mode: Mode) -> None:
    some = maker()(view(POCKET, {**ANSWERS, "t_tider": "vardagar nio till elva " * 20}, mode, Head()))
    assert some.pages == 1
    assert words(some.pdf).count("vardagar") == 20
    paper = maker()(view(POCKET, {**ANSWERS, "t_tider": "vardagar nio till elva " * 2000}, mode, Head()))
    assert paper.pages > 2
    assert words(paper.pdf).count("vardagar") == 2000
    assert_archive(paper.pdf)


def test_text_on_the_persons_own_paper_is_as_large_as_an_answer() -> None:
    form = form_of(field(FieldType.INFO, label="Så går det till", text="Du bestämmer vem som får se pappret. " * 12))
    heights = []
    for secrecy in (True, False):
        shown = msgspec.structs.replace(form, secrecy=secrecy)
        place = maker()(view(shown, {}, Mode.FILLED, Head())).places["info"]
        heights.append(place.bottom - place.top)
    assert heights[1] > heights[0] * 1.1


@pytest.mark.parametrize("checklist", [False, True])
def test_a_filled_checklist_keeps_its_empty_boxes(checklist: bool) -> None:
    form = form_file(ROOT / "forms" / "motesledarkort.toml")
    question = next(question for question in form.fields() if len(question.options) > 5)
    shown = msgspec.structs.replace(form, checklist=checklist)
    text = words(maker()(view(shown, {question.id: (question.options[0].id,)})).pdf)
    assert (question.options[-1].label.split(".")[0] in text) is checklist


@pytest.mark.parametrize("bare", [False, True])
def test_a_bare_paper_has_no_room_for_a_case_number(bare: bool) -> None:
    form = msgspec.structs.replace(form_of(field(FieldType.TEXT)), bare=bare)
    assert ("Ärende" in words(maker()(view(form, mode=Mode.BLANK, head=Head())).pdf)) is not bare
