"""Prefill copies what is known when a document is made, and later says what has changed, once."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest

from sip_desktop.domain.answers import Answers, Content, Origin, Ref, Row, Unparsed, Value, rows_of
from sip_desktop.domain.form import Field, FieldType, Form, Option, Section
from sip_desktop.domain.lenses.parties import Party
from sip_desktop.domain.prefill import Source, newer, offered, prefilled, with_new_ids

OPTIONS = (Option(id="ja", label="Ja"), Option(id="nej", label="Nej"))
KAJ = Party("r1", "aktor", "Kaj Ek", "kurator", "Skolan")


def form(name: str, *fields: Field) -> Form:
    return Form(
        id=name, number="1", title=name, version=1, purpose="", sections=(Section(id="s", title="", fields=fields),)
    )


def text(name: str, *prefill: str) -> Field:
    return Field(id=name, type=FieldType.TEXT, prefill=prefill)


def ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"ny{next(numbers)}"


def taken(target: Field, source: Field, value: Value) -> Value | None:
    """What a field of a new document takes from one field of the ärendeblad."""
    sources = {"blad": Source(form("blad", source), {source.id: value})}
    return prefilled(form("ny", target), sources, {KAJ.row: KAJ}, ids()).answers.get(target.id)


def test_the_first_source_that_has_an_answer_is_copied_with_where_it_came_from() -> None:
    target = form("ny", text("a", "forra.a", "blad.b"), text("b", "blad.b"), text("c"))
    source = form("blad", text("b"))
    found = prefilled(target, {"blad": Source(source, {"b": "Tilda"})}, {}, ids())
    assert found == Content({"a": "Tilda", "b": "Tilda"}, {"a": Origin("blad", "Tilda"), "b": Origin("blad", "Tilda")})
    sources = {"blad": Source(source, {"b": "Tilda"}), "forra": Source(form("forra", text("a")), {"a": "Alva"})}
    assert prefilled(target, sources, {}, ids()).answers["a"] == "Alva"


@pytest.mark.parametrize("answers", [{}, {"b": ""}, {"b": " "}, {"b": False}, {"b": ()}])
def test_nothing_answered_gives_nothing(answers: Answers) -> None:
    sources = {"blad": Source(form("blad", text("b")), answers)}
    assert prefilled(form("ny", text("a", "blad.b")), sources, {}, ids()) == Content()


def test_a_source_or_a_field_that_is_not_there_gives_nothing() -> None:
    target = form("ny", text("a", "saknas.b"), text("b", "blad.saknas"))
    assert prefilled(target, {"blad": Source(form("blad", text("b")), {"b": "x"})}, {}, ids()) == Content()


def test_what_was_not_understood_is_copied_as_it_was_typed() -> None:
    day = Field(id="d", type=FieldType.DATE)
    assert taken(Field(id="a", type=FieldType.DATE, prefill=("blad.d",)), day, Unparsed("i somras")) == Unparsed(
        "i somras"
    )
    assert taken(text("a", "blad.d"), day, Unparsed("i somras")) == "i somras"


def test_text_takes_any_answer_as_it_is_printed() -> None:
    choice = Field(id="v", type=FieldType.CHOICE, options=OPTIONS)
    assert taken(text("a", "blad.v"), choice, "ja") == "Ja"
    assert taken(text("a", "blad.v"), Field(id="v", type=FieldType.TIME), "13:00") == "13.00"


def test_a_choice_is_only_taken_when_the_new_form_has_it() -> None:
    choice = Field(id="v", type=FieldType.CHOICE, options=(*OPTIONS, Option(id="vet", label="Vet inte")))
    target = Field(id="a", type=FieldType.CHOICE, options=OPTIONS, prefill=("blad.v",))
    assert taken(target, choice, "ja") == "ja"
    assert taken(target, choice, "vet") is None


def test_kinds_that_do_not_fit_are_left_out() -> None:
    assert taken(Field(id="a", type=FieldType.DATE, prefill=("blad.b",)), text("b"), "2026-11-26") is None
    assert taken(Field(id="a", type=FieldType.CHECK, prefill=("blad.b",)), text("b"), "ja") is None


def test_a_name_becomes_a_party_without_a_row() -> None:
    assert taken(Field(id="a", type=FieldType.PARTY, prefill=("blad.b",)), text("b"), "Kaj Ek") == Ref("", "Kaj Ek")


def rows(name: str, *columns: Field, prefill: tuple[str, ...] = ()) -> Field:
    return Field(id=name, type=FieldType.ROWS, columns=columns, prefill=prefill)


def party(name: str, *prefill: str) -> Field:
    return Field(id=name, type=FieldType.PARTY, prefill=prefill)


CALLED = rows("kallade", party("vem", "row"), text("tel", "telefon"), prefill=("blad.aktorer",))
ACTORS = rows("aktorer", text("enhet"), text("telefon"))


def test_rows_get_new_ids_and_refer_to_the_row_they_came_from() -> None:
    value = (Row("r1", {"enhet": "Skolan", "telefon": "070"}), Row("r2", {"enhet": ""}))
    found = rows_of(taken(CALLED, ACTORS, value))
    assert found == (
        Row("ny1", {"vem": Ref("r1", "Kaj Ek, kurator, Skolan"), "tel": "070"}),
        Row("ny2", {}),
    )


def test_columns_of_the_same_name_are_taken_without_being_told_and_rows_in_rows_too() -> None:
    deep = rows("mal", text("vad"), rows("gora", text("vad"), Field(id="klart", type=FieldType.DATE)))
    target = rows(
        "mal", text("vad"), rows("gora", text("vad"), Field(id="klart", type=FieldType.DATE)), prefill=("blad.mal",)
    )
    value = (Row("g", {"vad": "Sova", "gora": (Row("a", {"vad": "Rutin", "klart": "2026-12-01"}),)}),)
    [goal] = rows_of(taken(target, deep, value))
    [activity] = rows_of(goal.cells["gora"])
    assert goal.cells["vad"] == "Sova"
    assert activity.cells == {"vad": "Rutin", "klart": "2026-12-01"}
    assert len({goal.id, activity.id, "g", "a"}) == 4


def known(answers: Answers) -> dict[str, Source]:
    return {"blad": Source(form("blad", text("b"), ACTORS), answers)}


NEW = form("ny", text("a", "blad.b"), CALLED)


def test_newer_says_only_what_has_changed_since() -> None:
    before: Answers = {"b": "Tilda", "aktorer": (Row("r1", {"telefon": "070"}),)}
    content = prefilled(NEW, known(before), {"r1": KAJ}, ids())
    assert newer(NEW, content, known(before), {"r1": KAJ}) == {}
    changed = newer(NEW, content, known({**before, "b": "Alva"}), {"r1": KAJ})
    assert changed == {"a": Origin("blad", "Alva")}


def test_newer_is_silent_when_the_new_value_is_already_there_or_nothing_is_known() -> None:
    content = prefilled(NEW, known({"b": "Tilda"}), {}, ids())
    assert newer(NEW, Content({"a": "Alva"}, content.origins), known({"b": "Alva"}), {}) == {}
    assert newer(NEW, content, known({}), {}) == {}
    assert newer(NEW, content, {}, {}) == {}


def test_newer_is_silent_about_what_was_typed_and_about_fields_that_are_gone() -> None:
    assert newer(NEW, Content({"a": "typed"}), known({"b": "Alva"}), {}) == {}
    gone = Content({"borta": "x"}, {"borta": Origin("blad", "x")})
    assert newer(NEW, gone, known({"b": "Alva"}), {}) == {}


def test_newer_sees_a_changed_row_and_not_a_changed_row_id() -> None:
    before: Answers = {"aktorer": (Row("r1", {"telefon": "070"}),)}
    content = prefilled(NEW, known(before), {"r1": KAJ}, ids())
    more: Answers = {"aktorer": (Row("r1", {"telefon": "071"}),)}
    found = newer(NEW, content, known(more), {"r1": KAJ})["kallade"]
    fresh = rows_of(with_new_ids(found.value, ids()))
    assert [row.id for row in fresh] == ["ny1"]
    assert fresh[0].cells["tel"] == "071"


@pytest.mark.parametrize("value", ["x", True, Unparsed("x"), Ref("r", "x"), ("ja", "nej")])
def test_new_ids_leave_everything_but_rows_alone(value: Value) -> None:
    assert with_new_ids(value, ids()) == value


def test_the_birth_date_of_a_number_is_offered_while_none_is_written() -> None:
    sheet = form("arendeblad", Field(id="personnummer", type=FieldType.PERSONNUMMER), text("fodelsedatum"))
    offer = {"fodelsedatum": Origin("personnummer", "2015-09-22")}
    assert offered(sheet, {"personnummer": "20150922-9801"}) == offer
    assert offered(sheet, {"personnummer": "20150922-9801", "fodelsedatum": "2015-09-23"}) == {}
    assert offered(sheet, {"personnummer": Unparsed("20150922-9802")}) == {}
    assert offered(sheet, {}) == {}
    assert offered(form("annan", text("personnummer")), {"personnummer": "20150922-9801"}) == {}
