"""A paper for reading is short: only what was ticked, tables for cards, questions in a grid, small signatures."""

from __future__ import annotations

import msgspec
import pytest

from sip_desktop.domain.answers import Ref, Row, Unparsed
from sip_desktop.domain.form import Field, FieldType, Layout, Option
from sip_desktop.domain.view import Mode
from tests.printing.samples import OPTIONS, assert_archive, field, form_of, maker, structure, view, words

MANY = tuple(Option(id=f"v{n}", label=f"Val nummer {n}") for n in range(9))
INNER = field(FieldType.ROWS, "inre", columns=(field(FieldType.TEXT, "k"),))
LONG = "Ett beslut som är för långt för att få plats i en kolumn. " * 2


def _cards(*columns: Field, **more: object) -> Field:
    return field(FieldType.ROWS, "kort", columns=columns, layout=Layout.CARDS, row_word="Delmål", **more)


def _printed(rows: Field, *cells: dict[str, object], mode: Mode = Mode.FILLED) -> list[tuple[str, str]]:
    answers = {rows.id: tuple(Row(f"r{n}", given) for n, given in enumerate(cells, 1))}  # type: ignore[arg-type]
    return structure(maker()(view(form_of(rows), answers, mode)).pdf)  # type: ignore[arg-type]


def test_a_choice_in_a_card_shows_only_what_was_ticked() -> None:
    rows = _cards(field(FieldType.LONGTEXT, "vad"), field(FieldType.CHOICE), INNER)
    nodes = _printed(rows, {"vad": "x", "choice": "nej"})
    assert ("/P", "Fråga choice Kryssat: Nej") in nodes
    pen = _printed(rows, {"vad": "x", "choice": "nej"}, mode=Mode.PEN)
    assert ("/P", "Fråga choice Ej kryssat: Ja Kryssat: Nej Ej kryssat: Vet inte än") in pen


@pytest.mark.parametrize(("mode", "shown"), [(Mode.FILLED, 1), (Mode.PEN, 9), (Mode.BLANK, 9)])
def test_a_long_list_of_options_is_whole_only_for_the_pen(mode: Mode, shown: int) -> None:
    form = form_of(field(FieldType.CHOICE, options=MANY))
    assert words(maker()(view(form, {"choice": "v3"}, mode)).pdf).count("Val nummer") == shown


def test_a_long_list_that_is_answered_is_short_in_a_card_for_the_pen() -> None:
    rows = _cards(field(FieldType.CHOICE, options=MANY), field(FieldType.LONGTEXT, "vad"), blank_rows=1)
    form = form_of(rows)
    answers = {"kort": (Row("r1", {"choice": "v3"}), Row("r2", {}))}
    assert words(maker()(view(form, answers, Mode.PEN)).pdf).count("Val nummer") == 1 + 9 + 9


def test_a_choice_with_few_options_keeps_them_all() -> None:
    form = form_of(field(FieldType.CHOICE))
    assert ("/P", "Fråga choice Ej kryssat: Ja Kryssat: Nej Ej kryssat: Vet inte än") in structure(
        maker()(view(form, {"choice": "nej"})).pdf
    )


def test_short_choices_in_a_card_stand_beside_each_other() -> None:
    columns = (field(FieldType.LONGTEXT, "vad"), field(FieldType.CHOICE, "a"), field(FieldType.CHOICE, "b"))
    rows = _cards(*columns, INNER)
    paper = maker()(view(form_of(rows), {"kort": (Row("r1", {"vad": "x", "a": "ja", "b": "nej"}),)}))
    assert paper.places["kort/r1/a"].top == paper.places["kort/r1/b"].top


def test_cards_in_a_card_are_a_table_with_long_answers_under_their_line() -> None:
    inner = field(
        FieldType.ROWS,
        "inre",
        layout=Layout.CARDS,
        columns=(field(FieldType.TEXT, "vad"), field(FieldType.PARTY, "vem"), field(FieldType.LONGTEXT, "varfor")),
    )
    steps = (
        Row("a1", {"vad": "Samtal", "vem": Ref("p", "Amira Hassan, kurator på elevhälsan i kommunen"), "varfor": LONG}),
        Row("a2", {"vad": "Skjuts", "vem": Ref("p", "Noor")}),
    )
    rows = _cards(field(FieldType.TEXT, "mal"), inner)
    nodes = _printed(rows, {"mal": "Sova", "inre": steps})
    tags = [tag for tag, _ in nodes]
    assert [text for tag, text in nodes if tag == "/TH"] == ["Fråga vad", "Fråga vem"]
    assert tags.count("/Table") == 1
    assert ("/TD", f"Fråga varfor: {LONG.strip()}") in nodes
    assert nodes.index(("/TD", "Samtal")) < tags.index("/TD", tags.index("/TD") + 2) < nodes.index(("/TD", "Skjuts"))
    pen = [tag for tag, _ in _printed(rows, {"mal": "Sova", "inre": steps}, mode=Mode.PEN)]
    assert "/Table" not in pen


def test_cards_whose_answers_have_room_in_columns_are_a_table() -> None:
    columns = (field(FieldType.TEXT, "ord"), field(FieldType.CHOICE, "slag"))
    assert ("/TD", "Vet inte än") in _printed(_cards(*columns), {"ord": "Säffle", "slag": "vet"})
    long = _printed(_cards(*columns, field(FieldType.TEXT, "mer")), {"ord": "Säffle", "slag": "vet", "mer": LONG})
    assert ("/H3", "Delmål 1") in long
    assert "/Table" not in [tag for tag, _ in long]


def test_a_filled_paper_without_cards_shows_only_their_first_question() -> None:
    text = words(maker()(view(form_of(_cards(field(FieldType.TEXT, "a"), field(FieldType.LONGTEXT, "b"))), {})).pdf)
    assert "Fråga a" in text
    assert "Fråga b" not in text


@pytest.mark.parametrize(("count", "boxes"), [(2, 2), (3, 0)])
def test_an_empty_cell_has_boxes_only_when_they_are_few(count: int, boxes: int) -> None:
    columns = (field(FieldType.TEXT, "vem", width=9), field(FieldType.CHOICE, "slag", options=OPTIONS[:count], width=3))
    form = form_of(field(FieldType.ROWS, "lista", columns=columns, blank_rows=1))
    text = " ".join(text for tag, text in structure(maker()(view(form, mode=Mode.BLANK)).pdf) if tag == "/TD")
    assert text.count("Ej kryssat") == boxes


def _signing(**more: object) -> Field:
    columns = (
        field(FieldType.PARTY, "vem"),
        field(FieldType.DATE, "dag", label="Skrev under"),
        field(FieldType.CHOICE, "som", width=9),
        field(FieldType.SIGNATURE, "namn", label="Underskrift"),
        field(FieldType.TEXT, "mer", width=3),
    )
    return _cards(*columns, **more)


@pytest.mark.parametrize("mode", Mode)
def test_signatures_have_room_on_every_empty_paper(mode: Mode) -> None:
    text = words(maker()(view(form_of(_signing(blank_rows=3)), {}, mode)).pdf)
    assert text.count("Underskrift") == text.count("Namnförtydligande") == text.count("Skrev under") == 3
    assert text.count("Vet inte än") == 3


def test_a_signature_is_two_lines_with_the_name_in_print() -> None:
    rows = (
        Row("r1", {"vem": Ref("p", "Ylva Test, mamma"), "som": "ja"}),
        Row("r2", {"vem": Ref("q", "Alva Test"), "som": "nej", "mer": "Alva ritade sitt namn."}),
    )
    paper = maker()(view(form_of(_signing()), {"kort": rows}))
    nodes = structure(paper.pdf)
    assert ("/P", "Namnförtydligande Ylva Test, mamma") in nodes
    assert ("/P", "Fråga som Kryssat: Ja") in nodes
    assert [text for _, text in nodes].count("Underskrift") == 2
    place = paper.places["kort/r1/som"]
    assert place.bottom - paper.places["kort/r1"].top < 32
    assert paper.places["kort/r2/som"].top == paper.places["kort/r2/mer"].top


def test_a_hidden_name_or_date_leaves_room_for_the_pen() -> None:
    form = form_of(_signing())
    shown = view(form, {"kort": (Row("r1", {"vem": Ref("p", "Ylva Test"), "dag": "2026-11-24"}),)})
    shown = msgspec.structs.replace(shown, hidden=frozenset({"kort/r1/vem", "kort/r1/dag"}))
    text = words(maker()(shown).pdf)
    assert "Ylva" not in text
    assert "2026-11-24" not in text
    assert "Namnförtydligande" in text
    assert "Skrev under" in text


def test_questions_with_the_same_answers_share_a_grid() -> None:
    questions = [field(FieldType.CHOICE, name, label=f"Det här stämmer {name}.") for name in ("a", "b", "c")]
    form = form_of(*questions, field(FieldType.LONGTEXT, "ord"))
    paper = maker()(view(form, {"a": "ja", "b": Unparsed("kanske"), "ord": "Bra."}))
    nodes = structure(paper.pdf)
    heads = [text for tag, text in nodes if tag == "/TH"]
    assert heads[1:4] == ["Ja", "Nej", "Vet inte än"]
    assert heads[4:] == ["Det här stämmer a.", "Det här stämmer b. kanske", "Det här stämmer c."]
    ticks = [text.strip(": ") for tag, text in nodes if tag == "/TD"]
    assert ticks == ["Kryssat"] + ["Ej kryssat"] * 8
    assert {"a", "b", "c"} <= paper.places.keys()
    assert_archive(paper.pdf)
    blank = structure(maker()(view(form, mode=Mode.BLANK)).pdf)
    assert ("/TH", "Sätt ett kryss på varje rad") in blank
    assert ("/TD", "Kryssat:") not in blank


def test_other_questions_are_no_grid() -> None:
    other = field(FieldType.CHOICE, "b", options=OPTIONS[:2])
    for questions in (
        [field(FieldType.CHOICE, "a"), other],
        [other, field(FieldType.CHOICE, "c", options=OPTIONS[:2])],
    ):
        nodes = structure(maker()(view(form_of(*questions), mode=Mode.BLANK)).pdf)
        assert "/Table" not in [tag for tag, _ in nodes]
    easy = form_of(field(FieldType.CHOICE, "a"), field(FieldType.CHOICE, "b"), easy=True)
    assert "/Table" not in [tag for tag, _ in structure(maker()(view(easy, mode=Mode.BLANK)).pdf)]
