"""The original: what stands on filled, blank and pen paper, and that nothing else is in the view at all."""

from __future__ import annotations

from msgspec.structs import replace

from sip_desktop.domain.answers import Answers, Row, Unparsed
from sip_desktop.domain.form import Condition, Fact, Field, FieldType, Form, Layout, Part, Section
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.original import original
from sip_desktop.domain.view import Head, Mode, View

CAREFUL = CaseFacts(protected=True)


def text(name: str, **keys: object) -> Field:
    return Field(id=name, type=FieldType.TEXT, **keys)  # type: ignore[arg-type]


def form(*fields: Field, internal: bool = False) -> Form:
    sections = (Section(id="s", title="S", fields=fields),)
    return Form(id="f", number="1", title="F", version=1, purpose="", internal=internal, sections=sections)


def view(shown: Form, answers: Answers, mode: Mode = Mode.FILLED, facts: CaseFacts = CAREFUL) -> View:
    return original(shown, answers, facts, mode, Head())


def names(seen: View) -> list[str]:
    return [field.id for field in seen.form.fields()]


OPEN_ONLY = Condition(fact=Fact.CAREFUL, equals=False)
PLAIN = form(
    text("a"),
    text("b"),
    text("maste", required=True),
    text("plats", shown_when=OPEN_ONLY),
    text("internt", part=Part.INTERNAL),
    text("mer", shown_when=Condition(field="a", equals="ja")),
    Field(id="sign", type=FieldType.SIGNATURE),
    Field(id="info", type=FieldType.INFO, text="Läs detta."),
)
ANSWERS: Answers = {"a": "nej", "b": " ", "plats": "Säffle", "internt": "hemligt", "mer": "kvar", "okand": "gammalt"}


def test_filled_paper_carries_what_was_answered_and_what_must_not_be_missing() -> None:
    seen = view(PLAIN, ANSWERS)
    assert names(seen) == ["a", "maste", "sign", "info"]
    assert seen.answers == {"a": "nej"}


def test_pen_paper_carries_every_question_that_may_be_asked() -> None:
    seen = view(PLAIN, ANSWERS, Mode.PEN)
    assert names(seen) == ["a", "b", "maste", "sign", "info"]
    assert seen.answers == {"a": "nej", "b": " "}


def test_pen_paper_asks_what_hangs_on_a_question_that_the_pen_will_answer() -> None:
    assert "mer" in names(view(PLAIN, {}, Mode.PEN))
    assert "mer" not in names(view(PLAIN, {}))


def test_a_blank_carries_no_answer() -> None:
    seen = view(PLAIN, ANSWERS, Mode.BLANK, CaseFacts())
    assert names(seen) == ["a", "b", "maste", "plats", "mer", "sign", "info"]
    assert seen.answers == {}
    assert seen.mode is Mode.BLANK


def test_the_place_is_there_for_those_who_may_know_it() -> None:
    assert view(PLAIN, ANSWERS, facts=CaseFacts()).answers == {"a": "nej", "plats": "Säffle"}


def test_an_internal_form_keeps_what_is_internal() -> None:
    inside = form(text("internt", part=Part.INTERNAL), internal=True)
    assert view(inside, ANSWERS).answers == {"internt": "hemligt"}


def rows(layout: Layout) -> Form:
    columns = (
        text("vem"),
        text("svar", part=Part.INTERNAL),
        text("hur", shown_when=Condition(field="vem", equals="A")),
        text("tom"),
        Field(id="gor", type=FieldType.ROWS, layout=layout, columns=(text("vad"), text("dolt", part=Part.INTERNAL))),
    )
    return form(Field(id="r", type=FieldType.ROWS, layout=layout, columns=columns))


CELLS = (
    Row("1", {"vem": "A", "svar": "x", "hur": "ringt", "gor": (Row("9", {"vad": "sova", "dolt": "y"}),), "bort": "z"}),
    Row("2", {"vem": "B", "svar": "x", "hur": "brev", "tom": Unparsed("?")}),
)


def test_rows_carry_only_the_cells_that_are_shown() -> None:
    for layout in Layout:
        for mode in (Mode.FILLED, Mode.PEN):
            seen = view(rows(layout), {"r": CELLS}, mode)
            assert seen.answers == {
                "r": (
                    Row("1", {"vem": "A", "hur": "ringt", "gor": (Row("9", {"vad": "sova"}),)}),
                    Row("2", {"vem": "B", "tom": Unparsed("?")}),
                )
            }


def test_a_filled_table_leaves_out_columns_that_no_row_answers() -> None:
    [field] = view(rows(Layout.TABLE), {"r": (Row("1", {"vem": "B"}),)}).form.fields()
    assert [column.id for column in field.columns] == ["vem"]
    [field] = view(rows(Layout.TABLE), {"r": CELLS}).form.fields()
    assert [column.id for column in field.columns] == ["vem", "hur", "tom", "gor"]


def test_a_filled_card_hides_the_cells_that_were_not_answered() -> None:
    seen = view(rows(Layout.CARDS), {"r": CELLS})
    assert {"r/1/tom", "r/2/hur", "r/2/gor"} <= seen.hidden
    assert "r/1/vem" not in seen.hidden


def test_a_form_with_nothing_to_show_is_empty() -> None:
    seen = view(form(text("internt", part=Part.INTERNAL)), ANSWERS)
    assert seen.form.sections == ()
    assert seen.answers == {}


def test_the_answers_that_were_given_are_not_changed() -> None:
    given: Answers = {"r": CELLS}
    view(rows(Layout.CARDS), given)
    assert given == {"r": CELLS}


def test_rows_that_say_nothing_yet_keep_their_first_question() -> None:
    """A row was just added: a list without any column could not be drawn at all."""
    rows = Field(id="mal", type=FieldType.ROWS, layout=Layout.CARDS, columns=(text("vad"), text("vem")), required=True)
    seen = view(form(rows), {"mal": (Row("r1", {}),)})
    assert [column.id for column in seen.form.at("mal").columns] == ["vad"]  # type: ignore[union-attr]


def test_a_filled_checklist_keeps_what_nobody_ticked() -> None:
    columns = (text("punkt"), Field(id="klar", type=FieldType.CHECK))
    plain = form(text("a"), text("b"), Field(id="r", type=FieldType.ROWS, columns=columns))
    answers: Answers = {"a": "x", "r": (Row("1", {"punkt": "1"}),)}
    assert names(view(plain, answers)) == ["a", "r"]
    seen = view(replace(plain, checklist=True), answers)
    assert names(seen) == ["a", "b", "r"]
    assert [column.id for column in seen.form.at("r").columns] == ["punkt", "klar"]  # type: ignore[union-attr]
    assert seen.answers == answers


def test_a_checklist_keeps_neither_what_is_internal_nor_what_is_not_asked() -> None:
    assert names(view(replace(PLAIN, checklist=True), ANSWERS)) == ["a", "b", "maste", "sign", "info"]


def secret_rows() -> Form:
    """Cards with rows in them, which are shown when their kind says so."""
    shown = Condition(field="slag", one_of=("visas",))
    inner = Field(
        id="inre",
        type=FieldType.ROWS,
        layout=Layout.CARDS,
        columns=(text("slag", part=Part.INTERNAL), text("vad", shown_when=shown), text("vem", shown_when=shown)),
    )
    return form(Field(id="kort", type=FieldType.ROWS, layout=Layout.CARDS, columns=(text("mal"), inner)))


def hidden_inside(*kinds: str, mode: Mode = Mode.FILLED, goal: str = "Sova") -> View:
    inner = tuple(Row(f"i{n}", {"slag": kind, "vad": "X", "vem": "Y"}) for n, kind in enumerate(kinds))
    return view(secret_rows(), {"kort": (Row("k", {"mal": goal, "inre": inner} if goal else {"inre": inner}),)}, mode)


def test_a_row_of_which_nothing_may_be_shown_has_no_heading_either() -> None:
    for mode in (Mode.FILLED, Mode.PEN):
        hidden = hidden_inside("visas", "dold", mode=mode).hidden
        assert "kort/k/inre/i1" in hidden
        assert "kort/k/inre/i0" not in hidden
        assert "kort/k/inre" not in hidden


def test_a_list_of_nothing_else_is_hidden_whole_and_what_is_round_it_stays() -> None:
    hidden = hidden_inside("dold", "dold").hidden
    assert "kort/k/inre" in hidden
    assert "kort/k" not in hidden
    assert {"kort/k", "kort"} <= hidden_inside("dold", goal="").hidden


def test_an_empty_row_is_not_taken_for_a_hidden_one() -> None:
    seen = view(secret_rows(), {"kort": (Row("k", {}),)})
    assert "kort/k" not in seen.hidden
