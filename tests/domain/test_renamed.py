"""Answers of an earlier version under today's names: moved, fitted to the field's type, and never thrown away."""

from __future__ import annotations

import pytest

from sip_desktop.domain.answers import Content, Origin, Ref, Row, Unparsed, Value, get
from sip_desktop.domain.form import Field, FieldType, Form, Option, Section
from sip_desktop.domain.renamed import has_old_names, renamed

T = FieldType


def form(*fields: Field, dropped: tuple[str, ...] = ()) -> Form:
    section = Section(id="s", title="S", fields=fields)
    return Form(id="f", number="1", title="F", version=2, purpose="P.", dropped=dropped, sections=(section,))


NEW = Field(id="ny", label="Ny", type=T.TEXT, was=("gammal", "aldre"))


def test_what_has_not_changed_is_the_same_object() -> None:
    content = Content({"ny": "A", "gammal_annan": "B"}, {"ny": Origin("arendeblad", "A")})
    assert renamed(form(NEW), content) is content


@pytest.mark.parametrize("old", ["gammal", "aldre"])
def test_an_answer_moves_with_its_origin(old: str) -> None:
    content = renamed(form(NEW), Content({old: "A"}, {old: Origin("arendeblad", "A")}))
    assert content == Content({"ny": "A"}, {"ny": Origin("arendeblad", "A")})


def test_an_old_answer_is_kept_when_the_new_name_has_one() -> None:
    answers: dict[str, Value] = {"gammal": "A", "ny": "B"}
    assert renamed(form(NEW), Content(answers)).answers == answers


def test_an_empty_new_answer_gives_way_to_the_old_one() -> None:
    assert renamed(form(NEW), Content({"gammal": "A", "ny": ""})).answers == {"ny": "A"}


def test_what_no_field_asks_for_stays() -> None:
    content = Content({"k_fax": "018-12", "gammal": "A"})
    assert renamed(form(NEW, dropped=("k_fax",)), content).answers == {"k_fax": "018-12", "ny": "A"}


def test_columns_move_in_every_row_at_every_depth_and_rows_keep_their_ids() -> None:
    inner = Field(id="a", label="A", type=T.ROWS, was=("a0",), columns=(NEW,))
    outer = Field(id="d", label="D", type=T.ROWS, was=("d0",), columns=(inner,))
    rows = (Row("r1", {"a0": (Row("r2", {"gammal": "x"}), Row("r3", {"ny": "y", "kvar": "z"}))}), Row("r4", {}))
    now = renamed(form(outer), Content({"d0": rows})).answers
    assert get(now, "d/r1/a/r2/ny") == "x"
    assert get(now, "d/r1/a/r3/kvar") == "z"
    assert get(now, "d/r4") == (Row("r4", {}),)
    assert list(now) == ["d"]


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        (T.PARTY, "Anna Berg, kurator", Ref("", "Anna Berg, kurator")),
        (T.PARTY, Ref("r1", "Anna Berg"), Ref("r1", "Anna Berg")),
        (T.TEXT, Ref("r1", "Anna Berg"), "Anna Berg"),
        (T.TEXT, Unparsed("i morgon"), "i morgon"),
        (T.TEXT, ("a", "b"), "a, b"),
        (T.LONGTEXT, "A\nB", "A\nB"),
        (T.DATE, "2026-12-03", "2026-12-03"),
        (T.DATE, "i morgon", Unparsed("i morgon")),
        (T.DATE, Unparsed("torsdag"), Unparsed("torsdag")),
        (T.TIME, "efter lunch", Unparsed("efter lunch")),
        (T.CHOICE, "a", "a"),
        (T.CHOICE, ("a",), "a"),
        (T.CHOICE, ("a", "b"), Unparsed("a, b")),
        (T.MULTI, "a", ("a",)),
        (T.CHECK, True, True),
        (T.PERSONNUMMER, "19791111-9804", Unparsed("19791111-9804")),
    ],
)
def test_an_answer_is_fitted_to_its_new_kind_of_field(kind: FieldType, old: Value, new: Value) -> None:
    field = Field(id="ny", label="Ny", type=kind, was=("gammal",), options=(Option("a", "A"), Option("b", "B")))
    assert renamed(form(field), Content({"gammal": old})).answers == {"ny": new}


@pytest.mark.parametrize("old", [(Row("r1", {"x": "y"}),), True])
def test_what_a_line_cannot_hold_stays_under_its_old_name(old: Value) -> None:
    assert renamed(form(NEW), Content({"gammal": old})).answers == {"gammal": old}


def test_text_is_no_list_of_rows() -> None:
    rows = Field(id="ny", label="Ny", type=T.ROWS, was=("gammal",), columns=(NEW,))
    assert renamed(form(rows), Content({"gammal": "A"})).answers == {"gammal": "A"}


def test_a_form_says_whether_it_has_old_names() -> None:
    inner = Field(id="a", label="A", type=T.ROWS, columns=(NEW,))
    assert has_old_names(form(NEW))
    assert has_old_names(form(Field(id="d", label="D", type=T.ROWS, columns=(inner,))))
    assert not has_old_names(form(Field(id="ny", label="Ny", type=T.TEXT)))
