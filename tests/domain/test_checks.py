"""What is said to be missing, wrong or worth a look; and that nothing else is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sip_desktop.domain.answers import Answers, Ref, Row, Unparsed, Value
from sip_desktop.domain.checks import Problem, problems
from sip_desktop.domain.form import Condition, Fact, Field, FieldType, Form, Section
from sip_desktop.domain.form_reader import read_form
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.texts import values as texts

TODAY = date(2026, 11, 22)
NOBODY = CaseFacts()


def field(
    name: str,
    kind: FieldType = FieldType.TEXT,
    label: str = "",
    required: bool = False,
    required_when: Condition | None = None,
    shown_when: Condition | None = None,
    columns: tuple[Field, ...] = (),
) -> Field:
    return Field(
        id=name,
        type=kind,
        label=label or name.capitalize(),
        required=required,
        required_when=required_when,
        shown_when=shown_when,
        columns=columns,
    )


def form(*fields: Field) -> Form:
    section = Section(id="s", title="S", fields=fields)
    return Form(id="f", number="1", title="F", version=1, purpose="", sections=(section,))


def found(asked: Form, answers: Answers, facts: CaseFacts = NOBODY) -> dict[str, tuple[str, str]]:
    return {path: (p.kind, p.text) for path, p in problems(asked, answers, facts, TODAY).items()}


def test_required_answers_are_missing_until_given() -> None:
    asked = form(field("syfte", required=True), field("mer"), field("ok", FieldType.CHECK, required=True))
    assert found(asked, {"syfte": " ", "ok": False}) == {
        "syfte": ("missing", "Fattas: Syfte."),
        "ok": ("missing", "Fattas: Ok."),
    }
    assert found(asked, {"syfte": "x", "ok": True}) == {}


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        ("Syfte", "Fattas: Syfte."),
        ("Syfte:", "Fattas: Syfte."),
        ("Behövs tolk?", "Fattas: Behövs tolk?"),
        (" ", "Fattas: ett svar här."),
    ],
)
def test_what_is_missing_is_named(label: str, sentence: str) -> None:
    assert found(form(field("a", label=label, required=True)), {}) == {"a": ("missing", sentence)}


@pytest.mark.parametrize("kind", [FieldType.INFO, FieldType.COMPUTED, FieldType.SIGNATURE])
def test_what_nobody_can_type_is_never_missing(kind: FieldType) -> None:
    assert found(form(field("a", kind, required=True)), {}) == {}


def test_required_when() -> None:
    asked = form(field("tolk"), field("sprak", required_when=Condition(field="tolk", equals="ja")))
    assert found(asked, {"tolk": "nej"}) == {}
    assert list(found(asked, {"tolk": "ja"})) == ["sprak"]


def test_hidden_questions_have_no_problems() -> None:
    hidden = Condition(fact=Fact.PROTECTED, equals=True)
    asked = form(
        field("a", FieldType.DATE, required=True, shown_when=hidden),
        field("b", required_when=Condition(field="a", answered=True)),
    )
    answers: Answers = {"a": Unparsed("snart")}
    assert found(asked, answers) == {}
    assert list(found(asked, answers, CaseFacts(protected=True))) == ["a", "b"]


def test_what_was_not_understood_is_wrong_and_not_missing() -> None:
    asked = form(field("dag", FieldType.DATE, required=True))
    assert found(asked, {"dag": Unparsed("30/2")}) == {
        "dag": ("wrong", "Februari har ingen dag 30. Kontrollera datumet.")
    }


def test_rows_are_checked_one_by_one_and_within_each_other() -> None:
    inner = field("d_akt", FieldType.ROWS, columns=(field("a_vad", required=True),), required=True)
    goals = field(
        "delmal",
        FieldType.ROWS,
        label="Delmål",
        required=True,
        columns=(
            field("d_vad", required=True),
            field("d_skal", required_when=Condition(field="d_vad", equals="annat"), label="Skäl"),
            inner,
        ),
    )
    assert found(form(goals), {}) == {"delmal": ("missing", "Fattas: Delmål.")}
    answers: Answers = {
        "delmal": (
            Row("r1", {"d_vad": "annat", "d_akt": (Row("r3", {}), Row("r4", {"a_vad": "x"}))}),
            Row("r2", {}),
        )
    }
    assert list(found(form(goals), answers)) == [
        "delmal/r1/d_skal",
        "delmal/r1/d_akt/r3/a_vad",
        "delmal/r2/d_vad",
        "delmal/r2/d_akt",
    ]


DATE, TIME, MOMENT = FieldType.DATE, FieldType.TIME, FieldType.DATETIME


@pytest.mark.parametrize(
    ("kinds", "start", "end", "wrong"),
    [
        ((TIME, TIME), "13:00", "12:00", True),
        ((TIME, TIME), "13:00", "14:30", False),
        ((TIME, TIME), "13:00", "13:00", False),
        ((DATE, DATE), "2026-12-03", "2026-12-02", True),
        ((DATE, DATE), "2026-12-03", "2026-12-03", False),
        ((MOMENT, MOMENT), "2026-12-03T13:00", "2026-12-03T12:59", True),
        ((MOMENT, MOMENT), "2026-12-03T13:00", "2026-12-04T09:00", False),
        ((MOMENT, TIME), "2026-12-03T13:00", "12:00", True),
        ((MOMENT, TIME), "2026-12-03T13:00", "14:00", False),
        ((MOMENT, DATE), "2026-12-03T13:00", "2026-12-02", True),
        ((MOMENT, DATE), "2026-12-03T13:00", "2026-12-03", False),
        ((DATE, MOMENT), "2026-12-03", "2026-12-02T23:00", True),
        ((DATE, MOMENT), "2026-12-03", "2026-12-03T08:00", False),
        ((TIME, MOMENT), "13:00", "2026-12-03T12:00", False),
        ((DATE, TIME), "2026-12-03", "08:00", False),
        ((TIME, DATE), "13:00", "2026-12-03", False),
        ((TIME, TIME), "", "12:00", False),
        ((TIME, TIME), "13:00", "", False),
    ],
)
@pytest.mark.parametrize("names", [("k_start", "k_slut"), ("start", "slut"), ("d_start", "d_klart")])
def test_an_end_before_its_start_is_wrong(
    kinds: tuple[FieldType, FieldType], start: str, end: str, wrong: bool, names: tuple[str, str]
) -> None:
    asked = form(field(names[0], kinds[0]), field(names[1], kinds[1]))
    result = found(asked, {names[0]: start, names[1]: end})
    assert list(result) == ([names[1]] if wrong else [])


def test_the_sentence_about_an_end_and_only_one_problem_a_place() -> None:
    asked = form(field("k_start", TIME), field("k_slut", TIME))
    assert found(asked, {"k_start": "13:00", "k_slut": "12:00"}) == {
        "k_slut": ("wrong", "Slutet (12.00) är före början (13.00). Ändra det ena.")
    }
    assert found(asked, {"k_start": "13:00", "k_slut": Unparsed("12 00 0")}) == {"k_slut": ("wrong", texts.TIME_UNREAD)}
    assert found(form(field("slut", TIME), field("x_slut", TIME)), {"slut": "12:00", "x_slut": "12:00"}) == {}


def test_ends_are_looked_for_in_rows_too() -> None:
    table = field("r", FieldType.ROWS, columns=(field("start", DATE), field("slut", DATE)))
    answers: Answers = {"r": (Row("r1", {"start": "2026-12-03", "slut": "2026-12-01"}),)}
    assert list(found(form(table), answers)) == ["r/r1/slut"]


def test_a_party_that_left_the_case_sheet_is_a_note() -> None:
    asked = form(field("vem", FieldType.PARTY))
    answers: Answers = {"vem": Ref("r9", "Anna Berg")}
    gone = {"vem": Problem("note", "Anna Berg finns inte längre i ärendebladet. Texten står kvar.")}
    assert problems(asked, answers, NOBODY, TODAY, frozenset({"r1"})) == gone
    assert problems(asked, answers, NOBODY, TODAY, frozenset({"r9"})) == {}
    assert problems(asked, answers, NOBODY, TODAY) == {}
    assert problems(asked, {"vem": Ref("", "mormor")}, NOBODY, TODAY, frozenset()) == {}


@pytest.mark.parametrize(
    ("born", "number", "result"),
    [
        ("2015-09-22", "20150922-9801", {}),
        ("2015-09-23", "20150922-9801", {"fodelsedatum": ("note", texts.BORN_OTHERWISE)}),
        ("2026-11-23", "", {"fodelsedatum": ("wrong", texts.BORN_IN_FUTURE)}),
        ("2026-11-22", "20121212TF01", {}),
    ],
)
def test_the_birth_date_gets_a_second_look(born: str, number: str, result: dict[str, tuple[str, str]]) -> None:
    asked = form(field("personnummer", FieldType.PERSONNUMMER), field("fodelsedatum", DATE))
    assert found(asked, {"personnummer": number, "fodelsedatum": born}) == result


def test_an_empty_document_of_any_form_lacks_only_what_is_required(root: Path) -> None:
    texts_of_forms = {path.name: path.read_text("utf-8") for path in (root / "forms").glob("*.toml")}
    forms = [read_form(text, name) for name, text in texts_of_forms.items() if "[[section]]" in text]
    assert forms
    for asked in forms:
        for facts in (NOBODY, CaseFacts(protected=True, violence=True, child=True, age="barn")):
            for path, problem in problems(asked, {}, facts, TODAY).items():
                field_there = asked.at(path)
                assert field_there is not None
                assert field_there.required or field_there.required_when
                assert problem.kind == "missing"


cells: st.SearchStrategy[Value] = st.one_of(
    st.text(max_size=5), st.booleans(), st.builds(Unparsed, st.text(max_size=5)), st.builds(Ref, st.text(), st.text())
)
contents = st.dictionaries(
    st.sampled_from(["a", "r", "k_start", "k_slut", "fodelsedatum", "personnummer", "okand"]),
    st.recursive(
        cells,
        lambda inner: st.lists(
            st.builds(Row, st.sampled_from("xyz"), st.dictionaries(st.sampled_from("ark"), inner))
        ).map(tuple),
        max_leaves=6,
    ),
)


@settings(deadline=None)
@given(contents)
def test_no_content_whatever_breaks_the_checks(answers: Answers) -> None:
    kinds = zip(
        ("k_start", "k_slut", "fodelsedatum", "personnummer"), (DATE, MOMENT, DATE, FieldType.PERSONNUMMER), strict=True
    )
    columns = (field("a", required=True), field("k", DATE, shown_when=Condition(field="a", answered=True)))
    table = field("r", FieldType.ROWS, columns=(*columns, field("r", FieldType.ROWS, columns=columns)))
    asked = form(field("a", FieldType.MULTI), table, *(field(name, kind, required=True) for name, kind in kinds))
    for path, problem in problems(asked, answers, NOBODY, TODAY, frozenset()).items():
        assert asked.at(path) is not None
        assert problem.text
