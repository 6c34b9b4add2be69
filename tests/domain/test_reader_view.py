"""The View of a reader: of every paper that goes out, for every kind of reader, nothing but what the table gives."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sip_desktop import app
from sip_desktop.domain.answers import Answers, Ref, Row, Value, rows_of
from sip_desktop.domain.form import Field, FieldType, Form, Part
from sip_desktop.domain.guidance.acts import SENT
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.lenses.consents import Actor
from sip_desktop.domain.lenses.parties import PERSON_ROW, Party
from sip_desktop.domain.original import original
from sip_desktop.domain.reader_cells import ReaderOf
from sip_desktop.domain.reader_limits import Limits
from sip_desktop.domain.reader_view import PaperOf, Shown, reader_view
from sip_desktop.domain.readers import KINDS, Cell
from sip_desktop.domain.view import Head, Mode, Secrecy
from tests.printing.samples import answer_to

TABLE = app.definitions().readers
HEAD = Head(
    case_number="SIP-2026-0007",
    document_id="DocPlus-1",
    valid_to="2027-01-01",
    secrecy=Secrecy(),
    handling="Rutin",
    logo=b"x",
    logo_of="Regionen",
)
PEOPLE = (
    Party(PERSON_ROW, "person", "Tilda Prov"),
    Party("rv", "aktor", "Anna Ås", "Behandlare", "Öppenvården Norr", "region"),
    Party("rk", "aktor", "Bo Ek", "Handläggare", "Enheten Söder", "kommun"),
    Party("rn", "narstaende", "Eva Prov", "Faster"),
)
RESPONSIBLE = ("rv", "rk", "rn", PERSON_ROW)
PARTY_OF = {"vard": "rv", "insats": "rk", "narstaende_ovrig": "rn", "den_enskilde": PERSON_ROW, "barnet": PERSON_ROW}
WHOLE_FORMS = [app.definitions().form(name, region) for name in SENT for region in ("varmland", "halland")]


def answered(fields: tuple[Field, ...], rows: int = 4) -> Answers:
    """Every question answered; the rows of a list are those of four different people."""
    return {field.id: value for field in fields if (value := _value(field, rows, 0)) is not None}


def _value(field: Field, rows: int, number: int) -> Value | None:
    if field.type is FieldType.INFO:
        return None
    if field.type is FieldType.ROWS:
        return tuple(Row(f"r{at}", _cells(field, rows, at)) for at in range(rows))
    if field.type is FieldType.PARTY:
        party = next(one for one in PEOPLE if one.row == RESPONSIBLE[number % 4])
        return Ref(party.row, party.label)
    if field.type in (FieldType.TEXT, FieldType.LONGTEXT):
        return f"Ord om {field.id}"
    if field.type is FieldType.CHOICE and {"region", "utforare_kommun"} <= {option.id for option in field.options}:
        return ("region", "kommun", "narstaende", "den_enskilde")[number % 4]
    return answer_to(field)


def _cells(field: Field, rows: int, number: int) -> dict[str, Value]:
    found = ((column.id, _value(column, rows, number)) for column in field.columns)
    return {name: value for name, value in found if value is not None}


def shown(form: Form, kind: str, careful: bool, **more: object) -> Shown:
    facts = CaseFacts(protected=careful, child=True, age="barn", situation="utskrivning")
    answers = answered(tuple(form.fields()))
    paper = PaperOf(
        base=original(form, answers, facts, Mode.FILLED, HEAD),
        form=form,
        answers=answers,
        facts=facts,
        people=PEOPLE,
        authority="Kommunen",
    )
    row = PARTY_OF.get(kind, "")
    reader = ReaderOf(kind=kind, rows=frozenset({row} - {""}), **more)  # type: ignore[arg-type]
    return reader_view(paper, reader, TABLE)


def leaves(fields: tuple[Field, ...], answers: Answers, before: str = "") -> Iterator[tuple[str, Field, Value]]:
    """Every answered question that is not a list, with its path."""
    for field in fields:
        value = answers.get(field.id)
        if field.type is FieldType.ROWS:
            for row in rows_of(value):
                yield from leaves(field.columns, row.cells, f"{before}{field.id}/{row.id}/")
        elif value is not None:
            yield before + field.id, field, value


EVERY = [
    pytest.param(form, kind, careful, id=f"{form.id}-{kind}-{'by_hand' if careful else 'ordinary'}")
    for form in WHOLE_FORMS[::2]
    for kind in KINDS
    if kind != "original"
    for careful in (False, True)
]


@pytest.mark.parametrize(("form", "kind", "careful"), EVERY)
def test_nothing_is_shown_that_the_table_leaves_out(form: Form, kind: str, careful: bool) -> None:
    view = shown(form, kind, careful).view
    for path, field, value in leaves(tuple(view.form.fields()), view.answers):
        part = field.part
        assert part not in (None, Part.INTERNAL), path
        if part is Part.GOALS or (part is Part.CONTACT and "/" in path):
            continue
        cell = TABLE.cell(part.value, kind, careful)
        assert cell not in (Cell.LEFT_OUT, Cell.ABSENT), path
        if cell is Cell.ASKED:
            assert form.easy_read, path
        if careful:
            assert not isinstance(value, Ref) or not value.row, path
            for name in ("Öppenvården Norr", "Enheten Söder", "Tilda Prov", "Eva Prov"):
                assert name not in str(value), path


@pytest.mark.parametrize(("form", "kind", "careful"), EVERY)
def test_what_is_hidden_is_of_rows_that_are_there(form: Form, kind: str, careful: bool) -> None:
    view = shown(form, kind, careful).view
    there = {f"{path.rpartition('/')[0]}" for path, _field, _value in leaves(tuple(view.form.fields()), view.answers)}
    for path in view.hidden:
        row = path.rpartition("/")[0]
        assert any(known == row or known.startswith(f"{row}/") for known in there), path
    assert set(view.answers) <= {field.id for field in view.form.fields()}


@pytest.mark.parametrize("form", WHOLE_FORMS, ids=lambda form: form.id)
def test_every_paper_of_every_reader_prints(form: Form) -> None:
    for kind in KINDS:
        paper = app.paper(shown(form, kind, careful=True).view)
        assert paper.pages >= 1
        assert not paper.missing


@pytest.mark.parametrize("kind", KINDS)
def test_whose_paper_it_is_shows_by_the_table(kind: str) -> None:
    form = WHOLE_FORMS[6]
    head = shown(form, kind, careful=True).view.head
    ordinary = shown(form, kind, careful=False).view.head
    cell = TABLE.cell(Part.ORIGIN.value, kind, True)
    assert ordinary == HEAD
    assert (head == HEAD) is (kind == "original")
    if cell is Cell.BOX:
        assert head.secrecy == Secrecy(authority="Kommunen")
    if kind != "original":
        assert (head.document_id, head.valid_to, head.logo, head.logo_of) == ("", "", b"", "")
    if cell is Cell.LEFT_OUT:
        assert head.secrecy is None
        assert head.handling != HEAD.handling


PLAN = app.definitions().form("plan", "varmland")


def _goals(view: Shown) -> list[tuple[str, list[str]]]:
    """Each goal that is shown, and who does what in it."""
    return [
        (row.id, [inner.id for inner in rows_of(row.cells.get("d_aktiviteter"))])
        for row in rows_of(view.view.answers.get("p_delmal"))
    ]


@pytest.mark.parametrize(
    ("kind", "first_goal"),
    [
        ("den_enskilde", ["r0", "r1", "r2", "r3"]),
        ("barnet", ["r3"]),
        ("vard", ["r0", "r1", "r2", "r3"]),
        ("insats", ["r1", "r2", "r3"]),
        ("elevhalsa", []),
        ("fk_af", []),
        ("narstaende_ovrig", ["r2"]),
    ],
)
def test_a_measure_is_the_readers_own_or_by_whose_it_is(kind: str, first_goal: list[str]) -> None:
    found = dict(_goals(shown(PLAN, kind, careful=True)))
    assert found.get("r0", []) == first_goal


def test_a_goal_of_others_is_named_for_its_own_measure_and_no_more() -> None:
    [goal, *_] = rows_of(shown(PLAN, "narstaende_ovrig", careful=True).view.answers["p_delmal"])
    assert "d_delmal" in goal.cells
    assert "d_beskrivning" not in goal.cells
    assert "d_mitt_ansvar" not in goal.cells


def _limits(*subjects: str, limit: str = "") -> Limits:
    return Limits(said=(Actor(Ref("rk", ""), "ja", "", subjects, limit),))


def test_a_consent_to_the_whole_plan_is_the_asking_for_what_the_table_asks_for() -> None:
    plain = shown(PLAN, "insats", careful=True)
    asked = shown(PLAN, "insats", careful=True, limits=_limits("hela_planen"))
    assert "p_risk" not in plain.view.answers
    assert "p_risk" in asked.view.answers
    # What the table gives to nobody of the kind is not given by any consent.
    assert "p_plats" not in asked.view.answers
    assert "p_personnummer" not in asked.view.answers


def test_named_subjects_take_away_and_words_take_back_until_somebody_has_ticked() -> None:
    health = shown(PLAN, "insats", careful=False, limits=_limits("halsa"))
    assert "p_situation" not in health.view.answers
    assert "p_risk" in health.view.answers
    words = shown(PLAN, "insats", careful=False, limits=_limits(limit="Bara maten"))
    assert "p_huvudmal" not in words.view.answers
    ticked = shown(PLAN, "insats", careful=False, limits=_limits(limit="Bara maten"), ticked=frozenset({"main_goal"}))
    assert "p_huvudmal" in ticked.view.answers
    both = shown(PLAN, "insats", careful=False, limits=_limits("skola"), ticked=frozenset({"main_goal"}))
    assert "p_huvudmal" not in both.view.answers


def test_the_gravest_of_two_givers_counts() -> None:
    two = Limits(said=(*_limits("hela_planen").said, *_limits("skola").said))
    assert "p_situation" not in shown(PLAN, "insats", careful=True, limits=two).view.answers
