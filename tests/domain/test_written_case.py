"""Cases written as text become the answers that typing them would give."""

from __future__ import annotations

from datetime import date
from itertools import count

import msgspec
import pytest

from sip_desktop.domain.answers import Content, Origin, Ref, Row, Unparsed, rows_of
from sip_desktop.domain.form import Field, FieldType, Form, Option, Section
from sip_desktop.domain.written_case import content_of, keyed_rows, read_case

DAY = date(2026, 11, 16)
WRITTEN = """
region = "halland"
day = 2026-11-16

[[document]]
form = "blad"
clear = true
[document.answers]
namn = "Tilda"
dag = "i morgon"
ja = true
stod = ["b", "a"]
vem = "@mira"
[[document.answers.folk]]
key = "mira"
namn = "Mira"
[[document.answers.folk]]
namn = "Bo"
[[document.answers.folk.gora]]
vad = "Läsa"

[[evaluation]]
form = "utvardering"
month = "2026-11"
meeting = "forsta"
"""
BELOW = Field(id="gora", type=FieldType.ROWS, columns=(Field(id="vad", type=FieldType.LONGTEXT),))
FORM = Form(
    id="blad",
    number="1",
    title="",
    version=1,
    purpose="",
    sections=(
        Section(
            id="s",
            title="",
            fields=(
                Field(id="namn", type=FieldType.TEXT),
                Field(id="dag", type=FieldType.DATE),
                Field(id="ja", type=FieldType.CHECK),
                Field(id="stod", type=FieldType.MULTI, options=(Option(id="a", label="A"), Option(id="b", label="B"))),
                Field(id="vem", type=FieldType.PARTY),
                Field(id="folk", type=FieldType.ROWS, columns=(Field(id="namn", type=FieldType.TEXT), BELOW)),
            ),
        ),
    ),
)
MIRA = {"mira": Ref("r7", "Mira, mamma")}


def typed(answers: dict[str, object], start: Content | None = None) -> Content:
    numbers = count(1)
    return content_of(FORM, answers, start or Content(), MIRA, lambda: f"n{next(numbers)}", DAY)


def test_a_case_is_read() -> None:
    case = read_case(WRITTEN)
    assert (case.region, case.day) == ("halland", DAY)
    [document] = case.documents
    assert (document.form, document.clear) == ("blad", True)
    [evaluation] = case.evaluations
    assert (evaluation.form, evaluation.month, evaluation.meeting, evaluation.answers) == (
        "utvardering",
        "2026-11",
        "forsta",
        {},
    )


def test_answers_are_what_typing_gives() -> None:
    answers = typed(read_case(WRITTEN).documents[0].answers).answers
    assert answers == {
        "namn": "Tilda",
        "dag": "2026-11-17",
        "ja": True,
        "stod": ("a", "b"),
        "vem": Ref("r7", "Mira, mamma"),
        "folk": (
            Row("n1", {"namn": "Mira"}),
            Row("n3", {"namn": "Bo", "gora": (Row("n2", {"vad": "Läsa"}),)}),
        ),
    }


def test_what_is_not_understood_is_kept_as_written() -> None:
    assert typed({"dag": "när det går"}).answers == {"dag": Unparsed("när det går")}


def test_an_option_that_the_form_lacks_is_seen() -> None:
    assert typed({"stod": ["a", "c"]}).answers == {"stod": Unparsed("a\nc")}


def test_a_party_without_a_key_is_free_text() -> None:
    assert typed({"vem": "Farmor"}).answers == {"vem": Ref("", "Farmor")}


def test_what_is_written_goes_over_what_was_prefilled() -> None:
    start = Content({"namn": "Alva", "dag": "2026-01-01"}, {"namn": Origin("blad", "Alva")})
    assert typed({"namn": "Tilda"}, start) == Content({"namn": "Tilda", "dag": "2026-01-01"}, start.origins)


@pytest.mark.parametrize("answers", [{"fel": "x"}, {"folk": [{"fel": "x"}]}, {"vem": "@okand"}])
def test_a_word_that_does_not_exist_is_said_at_once(answers: dict[str, object]) -> None:
    with pytest.raises(KeyError):
        typed(answers)


def test_rows_with_a_key_can_be_referred_to() -> None:
    answers = read_case(WRITTEN).documents[0].answers
    content = typed(answers)
    mira, _bo = rows_of(content.answers["folk"])
    people = keyed_rows(answers, content, {"person": "Tilda", mira.id: "Mira, mamma"})
    assert people == {"person": Ref("person", "Tilda"), "mira": Ref(mira.id, "Mira, mamma")}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "region = 1",
        'region = "x"',
        'region = "x"\nday = 2026-11-16\nmer = 1',
        'region = "x"\nday = "snart"',
        'region = "x"\nday = 2026-11-16\n[[document]]\nform = "a"\nklar = true',
        "[[",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(msgspec.MsgspecError):
        read_case(text)


def test_papers_of_the_same_form_have_names_and_days_of_their_own() -> None:
    text = 'region = "halland"\nday = 2026-11-16\n' + '[[document]]\nform = "samtycke"\n' * 2
    case = read_case(text + '[[document]]\nform = "plan"\nday = 2026-11-24\n')
    assert case.names() == ("samtycke", "samtycke-2", "plan")
    assert [case.day_of(document) for document in case.documents] == [DAY, DAY, date(2026, 11, 24)]


def test_numbered_blanks_name_the_paper_they_were_typed_in_as() -> None:
    sheet = '[[sheet]]\nnumber = 42\nform = "samtycke"\npaper = "samtycke-2"\nsigned = true\n'
    [read] = read_case('region = "halland"\nday = 2026-11-16\n' + sheet).sheets
    assert (read.number, read.form, read.paper, read.signed, read.reason) == (42, "samtycke", "samtycke-2", True, "")


def test_prefilled_rows_are_written_over_and_keep_their_ids() -> None:
    """A follow-up is prefilled with the plan's own rows: their ids say which goal is meant."""
    before = (Row("p1", {"namn": "Från planen", "gora": (Row("p2", {"vad": "Läsa"}),)}), Row("p3", {"namn": "Bort"}))
    start = Content({"folk": before})
    mira = {"namn": "Mira", "gora": [{"vad": "Åka"}, {"vad": "Bada"}]}
    [row] = rows_of(typed({"folk": [mira]}, start).answers["folk"])
    assert row.id == "p1"
    assert row.cells["namn"] == "Mira"
    assert [inner.id for inner in rows_of(row.cells["gora"])] == ["p2", "n1"]
    assert rows_of(typed({"folk": [{}]}, start).answers["folk"]) == (Row("p1", {}),)
