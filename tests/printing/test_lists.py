"""Rows on an easy-read paper: points to read, lines to write on, and cards where more than one thing is asked."""

from __future__ import annotations

import msgspec
import pytest

from sip_desktop.domain.answers import Answers, Row, Unparsed
from sip_desktop.domain.form import Field, FieldType, Layout
from sip_desktop.domain.view import Head, Mode
from tests.printing.samples import field, form_of, maker, structure, view, words

ONE = (field(FieldType.TEXT, "vem", label="Vem?"),)
TWO = (*ONE, field(FieldType.TEXT, "vad", label="Vad?"))
PEOPLE: Answers = {"lista": (Row("r1", {"vem": "Lo", "vad": "Kör mig"}), Row("r2", {"vem": "Bo"}))}


def paper(columns: tuple[Field, ...], mode: Mode, easy: bool = True) -> bytes:
    rows = field(
        FieldType.ROWS, "lista", label="De här kommer", columns=columns, layout=Layout.CARDS, row_word="Person"
    )
    return maker()(view(form_of(rows, easy=easy), {} if mode is Mode.BLANK else PEOPLE, mode, Head())).pdf


def test_each_row_is_a_point_with_its_other_answers_under_it() -> None:
    said = words(paper(TWO, Mode.FILLED))
    assert "De här kommer • Lo Vad: Kör mig • Bo" in said
    assert "Person 1" not in said


def test_a_paper_with_boxes_keeps_its_cards() -> None:
    for mode in Mode:
        said = words(paper(TWO, mode, easy=False))
        assert "•" not in said
        assert "Vem?" in said


@pytest.mark.parametrize("mode", [Mode.BLANK, Mode.PEN])
def test_one_question_a_row_is_lines_to_write_on(mode: Mode) -> None:
    said = words(paper(ONE, mode))
    assert "Person" not in said
    assert "Vem?" not in said
    assert ("• Lo" in said) is (mode is Mode.PEN)


def test_two_questions_a_row_are_cards_for_the_pen() -> None:
    assert words(paper(TWO, Mode.BLANK)).count("Vad?") == 2


def test_the_points_are_heard_in_order() -> None:
    nodes = [node for node in structure(paper(TWO, Mode.FILLED)) if node[0] == "/P"]
    heard = [said for _, said in nodes if said.startswith(("•", "Vad"))]
    assert heard == ["• Lo", "Vad: Kör mig", "• Bo"]


def test_every_answer_has_its_place() -> None:
    rows = field(FieldType.ROWS, "lista", label="De här kommer", columns=TWO, layout=Layout.CARDS, row_word="Person")
    places = maker()(view(form_of(rows, easy=True), PEOPLE, Mode.FILLED, Head())).places
    assert {"lista/r1/vem", "lista/r1/vad", "lista/r2/vem"} <= set(places)


def test_an_easy_paper_says_the_day_in_words() -> None:
    day: Answers = {"date": "2027-02-23"}
    question = field(FieldType.DATE)
    assert "tisdag 23 februari 2027" in words(maker()(view(form_of(question, easy=True), day)).pdf)
    assert "2027-02-23" in words(maker()(view(form_of(question), day)).pdf)


def test_what_was_typed_instead_of_rows_is_not_lost() -> None:
    for columns in (ONE, TWO):
        rows = field(FieldType.ROWS, "lista", label="De här kommer", columns=columns, layout=Layout.CARDS)
        for mode in (Mode.FILLED, Mode.PEN):
            shown = view(form_of(rows, easy=True), {"lista": Unparsed("alla vi känner")}, mode, Head())
            assert "alla vi känner" in words(maker()(shown).pdf)


def test_a_row_without_its_first_answer_is_a_point_too() -> None:
    rows = field(FieldType.ROWS, "lista", label="Hjälp", columns=TWO, layout=Layout.CARDS)
    shown = view(form_of(rows, easy=True), {"lista": (Row("r1", {"vad": "Kör mig"}),)}, Mode.FILLED, Head())
    hidden = msgspec.structs.replace(shown, hidden=frozenset({"lista/r1/vem"}))
    assert "• Kör mig" in words(maker()(hidden).pdf)
