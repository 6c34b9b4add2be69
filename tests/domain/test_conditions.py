"""Which questions are shown, in forms and in rows."""

from __future__ import annotations

import pytest

from sip_desktop.domain.answers import Answers, Ref, Row, Unparsed, Value
from sip_desktop.domain.conditions import holds, row_scope, visible, without
from sip_desktop.domain.form import Condition, Fact, Field, FieldType, Form, Section
from sip_desktop.domain.lenses.case_facts import CaseFacts

NOBODY = CaseFacts()


def text(name: str, shown: Condition | None = None) -> Field:
    return Field(id=name, type=FieldType.TEXT, shown_when=shown)


def rows(name: str, *columns: Field) -> Field:
    return Field(id=name, type=FieldType.ROWS, columns=columns)


def form(*fields: Field, shown: Condition | None = None) -> Form:
    section = Section(id="s", title="S", shown_when=shown, fields=fields)
    return Form(id="f", number="1", title="F", version=1, purpose="", sections=(section,))


def shown_ids(form: Form) -> list[str]:
    return [field.id for field in form.fields()]


@pytest.mark.parametrize(
    ("value", "equals", "one_of", "answered", "met"),
    [
        ("ja", "ja", (), None, True),
        ("nej", "ja", (), None, False),
        (None, "ja", (), None, False),
        ("nej", None, ("ja", "nej"), None, True),
        ("kanske", None, ("ja", "nej"), None, False),
        (None, None, ("ja", ""), None, True),
        ("", "", (), None, True),
        (True, True, (), None, True),
        (False, True, (), None, False),
        (None, True, (), None, False),
        (None, False, (), None, True),
        (True, False, (), None, False),
        (True, None, ("",), None, False),
        (("skola", "bup"), "bup", (), None, True),
        (("skola",), None, ("bup", "hab"), None, False),
        ((), None, ("",), None, True),
        (Ref("r1", "Anna"), "Anna", (), None, True),
        (Unparsed("ja"), "ja", (), None, False),
        (Unparsed("snart"), None, (), True, True),
        ("  ", None, (), True, False),
        ("  ", None, (), False, True),
        ((Row("r1", {}),), None, (), True, True),
    ],
)
def test_conditions_on_answers(
    value: Value | None, equals: str | bool | None, one_of: tuple[str, ...], answered: bool | None, met: bool
) -> None:
    condition = Condition(field="a", equals=equals, one_of=one_of, answered=answered)
    answers: Answers = {} if value is None else {"a": value}
    assert holds(condition, answers, NOBODY) is met


def test_conditions_on_the_case() -> None:
    child = CaseFacts(protected=True, child=True, age="barn")
    assert holds(Condition(fact=Fact.PROTECTED, equals=True), {}, child)
    assert not holds(Condition(fact=Fact.PROTECTED, equals=True), {}, NOBODY)
    assert holds(Condition(fact=Fact.VIOLENCE, equals=False), {}, child)
    assert holds(Condition(fact=Fact.AGE, one_of=("barn", "ungdom")), {}, child)
    assert holds(Condition(fact=Fact.AGE, one_of=("barn", "")), {}, NOBODY)
    assert holds(Condition(fact=Fact.SITUATION, answered=False), {}, NOBODY)
    assert holds(None, {}, NOBODY)


def test_a_hidden_field_leaves_the_form_and_keeps_its_answer() -> None:
    asked = form(text("a"), text("b", Condition(field="a", equals="ja")))
    answers: Answers = {"a": "nej", "b": "kvar"}
    shown, hidden = visible(asked, answers, NOBODY)
    assert shown_ids(shown) == ["a"]
    assert hidden == {"b"}
    assert answers == {"a": "nej", "b": "kvar"}
    assert without(answers, hidden) == {"a": "nej"}


def test_what_depends_on_a_hidden_answer_hides_too_whatever_the_order() -> None:
    c = text("c", Condition(field="b", equals="ja"))
    d = text("d", Condition(field="c", answered=True))
    e = text("e", Condition(field="c", answered=False))
    asked = form(d, e, c, text("b", Condition(field="a", equals="ja")), text("a"))
    said: Answers = {"a": "ja", "b": "ja", "c": "x"}
    assert shown_ids(visible(asked, said, NOBODY)[0]) == ["d", "c", "b", "a"]
    shown, hidden = visible(asked, {**said, "a": "nej"}, NOBODY)
    assert shown_ids(shown) == ["e", "a"]
    assert hidden == {"b", "c", "d"}


def test_conditions_in_a_circle_come_to_an_end() -> None:
    asked = form(text("a", Condition(field="b", answered=False)), text("b", Condition(field="a", answered=False)))
    shown, hidden = visible(asked, {"a": "x", "b": "y"}, NOBODY)
    assert {*shown_ids(shown), *hidden} == {"a", "b"}


def test_a_hidden_section_leaves_with_all_its_fields() -> None:
    asked = form(text("a"), text("b"), shown=Condition(fact=Fact.PROTECTED, equals=True))
    assert visible(asked, {}, NOBODY) == (form_without_sections(asked), {"a", "b"})
    assert visible(asked, {}, CaseFacts(protected=True)) == (asked, frozenset())


def test_a_section_whose_fields_are_all_hidden_leaves_too() -> None:
    asked = form(text("a", Condition(fact=Fact.CHILD, equals=True)))
    assert visible(asked, {}, NOBODY)[0].sections == ()


def form_without_sections(form: Form) -> Form:
    return Form(id=form.id, number=form.number, title=form.title, version=form.version, purpose=form.purpose)


def test_a_column_depends_on_its_own_row() -> None:
    asked = form(rows("r", text("k"), text("why", Condition(field="k", equals="nej"))))
    answers: Answers = {"r": (Row("r1", {"k": "ja"}), Row("r2", {"k": "nej"}), Row("r3", {}))}
    shown, hidden = visible(asked, answers, NOBODY)
    assert hidden == {"r/r1/why", "r/r3/why"}
    field = shown.field("r")
    assert field
    assert [column.id for column in field.columns] == ["k", "why"]


def test_a_column_of_the_row_comes_before_a_field_with_the_same_name() -> None:
    asked = form(text("k"), rows("r", text("k"), text("why", Condition(field="k", equals="nej"))))
    _, hidden = visible(asked, {"k": "nej", "r": (Row("r1", {}),)}, NOBODY)
    assert hidden == {"r/r1/why"}


def test_a_column_that_depends_on_the_form_or_the_case_leaves_all_rows() -> None:
    by_form = text("b", Condition(field="a", equals="ja"))
    by_case = text("c", Condition(fact=Fact.CHILD, equals=True))
    asked = form(text("a"), rows("r", text("k"), by_form, by_case))
    answers: Answers = {"r": (Row("r1", {"b": "x", "c": "y"}),)}
    shown, hidden = visible(asked, answers, NOBODY)
    field = shown.field("r")
    assert field
    assert [column.id for column in field.columns] == ["k"]
    assert hidden == {"r/r1/b", "r/r1/c"}
    child = visible(asked, {**answers, "a": "ja"}, CaseFacts(child=True))
    assert child == (asked, frozenset())


def test_rows_in_rows_see_all_that_is_round_them() -> None:
    inner = rows(
        "in", text("x"), text("y", Condition(field="k", equals="ja")), text("z", Condition(field="a", equals="ja"))
    )
    asked = form(text("a"), rows("out", text("k"), inner))
    answers: Answers = {
        "a": "ja",
        "out": (
            Row("r1", {"k": "ja", "in": (Row("r2", {}),)}),
            Row("r3", {"k": "nej", "in": (Row("r4", {}),)}),
        ),
    }
    shown, hidden = visible(asked, answers, NOBODY)
    assert hidden == {"out/r3/in/r4/y"}
    assert shown == asked


def test_a_row_scope_holds_the_row_and_what_is_outside_it() -> None:
    field = rows("r", text("k"), text("v"))
    assert row_scope(field, Row("r1", {"v": "1"}), {"a": "2", "k": "3"}) == {"a": "2", "v": "1"}


def test_paper_for_the_pen_asks_what_hangs_on_an_open_question() -> None:
    asked = form(
        text("a"),
        text("b", Condition(field="a", equals="ja")),
        text("c", Condition(field="b", equals="ja")),
        text("d", Condition(fact=Fact.PROTECTED, equals=True)),
        rows("r", text("k"), text("why", Condition(field="k", equals="nej"))),
    )
    assert shown_ids(visible(asked, {}, NOBODY, by_hand=True)[0]) == ["a", "b", "c", "r"]
    answers: Answers = {"a": "nej", "r": (Row("r1", {}), Row("r2", {"k": "ja"}))}
    shown, hidden = visible(asked, answers, NOBODY, by_hand=True)
    assert shown_ids(shown) == ["a", "r"]
    assert hidden == {"b", "c", "d", "r/r2/why"}
