"""Differences between two revisions: rows by id, the words of each form, and what may never be printed."""

from __future__ import annotations

from msgspec.structs import replace

from sip_desktop.domain.answers import Answers, Ref, Row, Unparsed, Value
from sip_desktop.domain.differences import Change, Kind, Version, differences, place_of, that_may_leave
from sip_desktop.domain.form import Field, FieldType, Form, Option, Part, Section

ACTIVITY = Field(
    id="a",
    label="Aktiviteter",
    row_word="Aktivitet",
    type=FieldType.ROWS,
    columns=(
        Field(id="vad", label="Det här ska göras", type=FieldType.TEXT),
        Field(id="vem", label="Ansvarig", type=FieldType.PARTY),
    ),
)
GOAL = Field(
    id="mal",
    label="Delmål",
    row_word="Delmål",
    type=FieldType.ROWS,
    columns=(
        Field(id="text", label="Delmål", type=FieldType.LONGTEXT),
        Field(id="klart", label="Klart senast", type=FieldType.DATE),
        Field(id="tyst", label="Anteckning", type=FieldType.TEXT, part=Part.INTERNAL),
        ACTIVITY,
    ),
)
CHOICE = Field(
    id="val",
    label="Planen är",
    type=FieldType.CHOICE,
    options=(Option(id="ny", label="Ny plan"), Option(id="rev", label="Reviderad plan")),
)
INFO = Field(id="info", type=FieldType.INFO, text="Text")
TICK = Field(id="kryss", label="Sagt", type=FieldType.CHECK)
SECRET = Field(id="hemligt", label="Får inte skrivas ut", type=FieldType.TEXT, part=Part.INTERNAL)


def form(*fields: Field, section: str = "s") -> Form:
    sections = (Section(id=section, title="Rubriken", fields=fields),)
    return Form(id="f", number="1", title="F", version=1, purpose="", sections=sections)


FORM = form(CHOICE, INFO, TICK, SECRET, GOAL)


def goal(row: str, text: str = "Sova", *activities: Row, **cells: Value) -> Row:
    return Row(row, {"text": text, "a": activities, **cells})


def activity(row: str, what: str = "Kvällsrutin", who: Value = "") -> Row:
    return Row(row, {"vad": what, "vem": who})


def changes(
    was: Answers, now: Answers, old_form: Form = FORM, new_form: Form = FORM
) -> list[tuple[str, str, str, str]]:
    found = differences(Version(old_form, was), Version(new_form, now))
    return [(change.kind.value, change.place, change.was, change.now) for change in found]


def test_the_same_answers_differ_in_nothing() -> None:
    answers: Answers = {"val": "ny", "mal": (goal("g1", "Sova", activity("a1")),)}
    assert changes(answers, answers) == []
    assert changes(answers, {**answers, "kryss": False, "hemligt": ""}) == []


def test_an_answer_is_told_in_the_words_of_the_form() -> None:
    assert changes({"val": "ny"}, {"val": "rev", "kryss": True}) == [
        ("changed", "Planen är", "Ny plan", "Reviderad plan"),
        ("changed", "Sagt", "", "Ja"),
    ]


def test_what_was_not_understood_is_told_as_typed() -> None:
    was = {"mal": (goal("g1", klart=Unparsed("i våras")),)}
    now = {"mal": (goal("g1", klart="2027-02-01"),)}
    assert changes(was, now) == [("changed", "Delmål 1 – Klart senast", "i våras", "2027-02-01")]


def test_rows_are_matched_by_id_and_placed_by_where_they_stand_now() -> None:
    was = {"mal": (goal("g1", "Sova", activity("a1")), goal("g2", "Äta", activity("a2", "Matlåda", Ref("r1", "Kaj"))))}
    now = {
        "mal": (goal("g2", "Äta", activity("a2", "Matlåda", Ref("r2", "Eva"))), goal("g3", "Simma", klart="2027-03-01"))
    }
    assert changes(was, now) == [
        ("changed", "Delmål 1 – Aktivitet 1 – Ansvarig", "Kaj", "Eva"),
        ("added", "Delmål 2", "", "Delmål: Simma\nKlart senast: 2027-03-01"),
        ("removed", "Delmål 1", "Delmål: Sova\nAktivitet 1: Det här ska göras: Kvällsrutin", ""),
    ]


def test_only_the_row_that_was_moved_counts_as_moved() -> None:
    rows = [goal(f"g{n}", f"Mål {n}") for n in range(1, 6)]
    was, now = {"mal": tuple(rows)}, {"mal": (rows[4], *rows[:4])}
    assert changes(was, now) == [("moved", "Delmål 1", "Nummer 5", "Nummer 1")]
    assert changes({"mal": tuple(rows)}, {"mal": tuple(rows[1:])}) == [("removed", "Delmål 1", "Delmål: Mål 1", "")]


def test_a_row_may_be_moved_and_changed() -> None:
    was, now = {"mal": (goal("g1", "A"), goal("g2", "B"))}, {"mal": (goal("g2", "C"), goal("g1", "A"))}
    found = changes(was, now)
    assert [kind for kind, *_ in found].count("moved") == 1
    assert ("changed", "Delmål 1 – Delmål", "B", "C") in found


def test_another_reference_with_the_same_words_is_no_difference_to_a_reader() -> None:
    was = {"mal": (goal("g1", "Sova", activity("a1", who=Ref("", "Kaj"))),)}
    now = {"mal": (goal("g1", "Sova", activity("a1", who=Ref("r1", "Kaj"))),)}
    assert changes(was, now) == []


def test_a_question_that_only_one_of_the_forms_has() -> None:
    old = form(CHOICE, Field(id="fax", label="Fax", type=FieldType.TEXT))
    new = form(Field(id="e", label="Nytt", type=FieldType.TEXT), CHOICE)
    assert changes({"val": "ny", "fax": "1"}, {"val": "rev", "fax": "2", "e": "x"}, old, new) == [
        ("changed", "Nytt", "", "x"),
        ("changed", "Planen är", "Ny plan", "Reviderad plan"),
        ("changed", "Fax", "1", "2"),
    ]


def test_a_section_that_only_the_older_form_has_stands_last() -> None:
    old = replace(form(CHOICE), sections=(*form(TICK, section="borta").sections, *form(CHOICE).sections))
    found = differences(Version(old, {"val": "ny", "kryss": True}), Version(form(CHOICE), {"val": "rev"}))
    assert [(change.label, change.was, change.now) for change in found] == [
        ("Planen är", "Ny plan", "Reviderad plan"),
        ("Sagt", "Ja", ""),
    ]


def test_a_question_with_another_name_is_the_same_question() -> None:
    new = form(replace(CHOICE, id="planen", label="Planen", was=("val",)))
    assert changes({"val": "ny"}, {"planen": "ny"}, form(CHOICE), new) == []
    assert changes({"val": "ny"}, {"planen": "rev"}, form(CHOICE), new) == [
        ("changed", "Planen", "Ny plan", "Reviderad plan")
    ]


def test_an_option_that_only_the_older_form_has_keeps_its_words() -> None:
    new = form(replace(CHOICE, options=(Option(id="rev", label="Reviderad"),)))
    assert changes({"val": "ny"}, {"val": "rev"}, form(CHOICE), new) == [
        ("changed", "Planen är", "Ny plan", "Reviderad")
    ]


def test_what_is_internal_is_on_the_screen_and_never_on_what_is_printed() -> None:
    was = {"hemligt": "a", "val": "ny", "mal": (goal("g1", tyst="viskat"),)}
    now = {"hemligt": "b", "val": "rev", "mal": (goal("g1", tyst="sagt"), goal("g2", "Äta", tyst="tyst"))}
    everything = differences(Version(FORM, was), Version(FORM, now))
    assert {change.path for change in everything} == {"val", "hemligt", "mal/g1/tyst", "mal/g2"}
    hidden = frozenset({"val"})
    printed = differences(that_may_leave(FORM, was, hidden), that_may_leave(FORM, now, hidden))
    assert [(change.path, change.now) for change in printed] == [("mal/g2", "Delmål: Äta")]


def test_the_place_of_a_path_in_words() -> None:
    answers = {"mal": (goal("g1"), goal("g2", "Äta", activity("a1"), activity("a2")))}
    assert place_of(FORM, answers, "val") == "Planen är"
    assert place_of(FORM, answers, "mal/g2") == "Delmål 2"
    assert place_of(FORM, answers, "mal/g2/klart") == "Delmål 2 – Klart senast"
    assert place_of(FORM, answers, "mal/g2/a/a2/vad") == "Delmål 2 – Aktivitet 2 – Det här ska göras"
    assert place_of(FORM, answers, "mal/g2/borta") == "Delmål 2 – borta"
    assert place_of(FORM, answers, "borta") == "borta"


def test_sixty_goals_turned_round() -> None:
    rows = [goal(f"g{n}", f"Mål {n}", activity(f"a{n}")) for n in range(60)]
    found: tuple[Change, ...] = differences(
        Version(FORM, {"mal": tuple(rows)}), Version(FORM, {"mal": tuple(reversed(rows))})
    )
    assert [change.kind for change in found] == [Kind.MOVED] * 59
