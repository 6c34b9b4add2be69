"""What papers take from several others together: copied at the start, offered later, never put over what is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import count

import pytest

from sip_desktop.domain.answers import Answers, Content, Origin, Ref, Row, Value, rows_of
from sip_desktop.domain.derived import DERIVED
from sip_desktop.domain.form import Field, FieldType, Form, Option, Part, Section
from sip_desktop.domain.form_together import form_faults
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.lenses.case_papers import CaseKnown, CasePaper
from sip_desktop.domain.prefill import Source, newer, prefilled, taken_over
from tests.test_forms import DEFINITIONS

CLEARED = "2026-11-13T09:00:00+01:00"
WAYS = tuple(Option(id=name, label=name) for name in ("skriftligt", "muntligt", "jakande"))
DAY = Field(id="dag", type=FieldType.DATE, prefill=("samtycken.dag", "kallelse.k_datum"))
HOW = Field(id="hur", type=FieldType.CHOICE, options=WAYS, prefill=("samtycken.hur",))


def form(*fields: Field) -> Form:
    section = Section(id="s", title="", fields=fields)
    return Form(id="ny", number="1", title="", version=1, purpose="", sections=(section,))


def said(**answers: str) -> dict[str, Source]:
    return {"samtycken": Source(DERIVED["samtycken"].form, dict(answers), derived=True)}


def ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"ny{next(numbers)}"


def known(*papers: CasePaper, **sheet: Value) -> CaseKnown:
    return CaseKnown(papers, sheet, CaseFacts(age="vuxen"), date(2026, 11, 26))


def test_no_form_has_the_name_of_a_derived_source() -> None:
    assert DERIVED.keys().isdisjoint(DEFINITIONS.forms)
    assert all(source.form.id == name and source.reads <= DEFINITIONS.forms.keys() for name, source in DERIVED.items())


@pytest.mark.parametrize(
    "field",
    [
        Field(id="x", label="X", type=FieldType.TEXT, prefill=("samtycken.finns_inte",)),
        Field(id="x", label="X", type=FieldType.DATE, prefill=("samtycken.svar",)),
        Field(id="x", label="X", type=FieldType.CHOICE, options=WAYS, prefill=("samtycken.svar",)),
        Field(
            id="x",
            label="X",
            type=FieldType.ROWS,
            prefill=("kallade.rader",),
            columns=(Field(id="y", label="Y", type=FieldType.TEXT, prefill=("ka_fel",)),),
        ),
    ],
)
def test_a_form_that_takes_what_is_not_derived_or_does_not_fit_is_refused(field: Field) -> None:
    wrong = form(field)
    assert len(list(form_faults(wrong, {"ny": wrong}, set()))) == 1


def test_consents_become_answers_and_no_clear_paper_becomes_nothing() -> None:
    answers: Answers = {"c_plan": "ja", "c_datum": "2026-11-12", "c_hur": "muntligt"}
    sheet = CasePaper(form="samtycke_vuxen", title="", ordinal=1, created=CLEARED, answers=answers, cleared=CLEARED)
    found = DERIVED["samtycken"].answers(known(sheet))
    assert {name: found[name] for name in ("svar", "dag", "hur")} == {
        "svar": "ja",
        "dag": "2026-11-12",
        "hur": "muntligt",
    }
    assert set(found) == {"svar", "dag", "hur", "omfattar", "pa_papper"}
    assert DERIVED["samtycken"].answers(known()) == {}
    assert DERIVED["kallade"].answers(known()) == {}


def test_who_comes_and_how_become_rows() -> None:
    rows = (
        Row("k1", {"kd_part": Ref("a1", "BUP"), "kd_slag": "kallad", "kd_huvudman": "region", "kd_kontakt": "070"}),
        Row("k2", {"kd_part": Ref("", "Skolan"), "kd_slag": "inbjuden", "kd_svar": "kommer_inte"}),
        Row("k3", {"kd_part": Ref("", "Farmor")}),
    )
    answers: Answers = {"k_deltagare": rows, "k_motesform": "pa_plats"}
    call = CasePaper(
        form="kallelse", title="", ordinal=1, created=CLEARED, answers=answers, newest=answers, cleared=CLEARED
    )
    came: Answers = {"s_verksamhet": Ref("a1", "BUP"), "s_svar": "kommer", "s_representant": Ref("", "Bo Ek, kurator")}
    reply = CasePaper(form="svar", title="", ordinal=2, created=CLEARED, newest=came, draft=True)
    units = (Row("a1", {"enhet": "BUP", "namn": "Anna"}),)
    found = rows_of(DERIVED["kallade"].answers(known(call, reply, aktorer=units))["rader"])
    assert [row.cells for row in found] == [
        {
            "ka_part": Ref("", "Bo Ek, kurator, BUP"),
            "ka_huvudman": "region",
            "ka_slag": "kallad",
            "ka_satt": "pa_plats",
        },
        {"ka_part": Ref("", "Skolan"), "ka_slag": "inbjuden"},
        {"ka_part": Ref("", "Farmor")},
    ]


def test_what_is_derived_is_copied_before_an_older_paper_and_all_of_it_or_nothing() -> None:
    call = Source(form(Field(id="k_datum", type=FieldType.DATE)), {"k_datum": "2026-01-01"})
    whole = prefilled(form(DAY), {**said(svar="ja", dag="2026-11-12"), "kallelse": call}, {}, ids())
    assert whole == Content({"dag": "2026-11-12"}, {"dag": Origin("samtycken", "2026-11-12")})
    assert prefilled(form(DAY), {**said(svar="inte_fragad"), "kallelse": call}, {}, ids()) == Content()
    older = prefilled(form(DAY), {**said(), "kallelse": call}, {}, ids())
    assert older.answers == {"dag": "2026-01-01"}


def test_a_derived_answer_is_offered_to_an_empty_field_and_over_what_was_typed_but_never_put() -> None:
    offer = {"hur": Origin("samtycken", "muntligt")}
    assert newer(form(HOW), Content(), said(hur="muntligt"), {}) == offer
    assert newer(form(HOW), Content({"hur": "skriftligt"}), said(hur="muntligt"), {}) == offer
    assert newer(form(HOW), Content({"hur": "muntligt"}), said(hur="muntligt"), {}) == {}
    assert newer(form(HOW), Content(), said(), {}) == {}
    assert newer(form(HOW), Content({"hur": "skriftligt"}), said(svar="nej"), {}) == {}


def test_a_value_that_was_copied_from_an_older_paper_is_offered_the_derived_one() -> None:
    content = Content({"dag": "2026-01-01"}, {"dag": Origin("kallelse", "2026-01-01")})
    assert newer(form(DAY), content, said(dag="2026-11-12"), {}) == {"dag": Origin("samtycken", "2026-11-12")}


def test_what_was_copied_and_no_longer_holds_is_offered_to_be_emptied_once() -> None:
    content = Content({"dag": "2026-11-12"}, {"dag": Origin("samtycken", "2026-11-12")})
    [(path, offer)] = newer(form(DAY), content, said(svar="inte_fragad"), {}).items()
    assert offer == Origin("samtycken", "")
    emptied = taken_over(content, path, offer, ids())
    assert emptied.answers == {}
    assert newer(form(DAY), emptied, said(svar="inte_fragad"), {}) == {}


# Taking over rows

BUP, SCHOOL, FARMOR = (Ref("", name) for name in ("BUP", "Skolan", "Farmor"))


def test_taking_rows_over_keeps_what_was_written_in_them() -> None:
    copied = (Row("1", {"vem": BUP, "satt": "plats"}), Row("2", {"vem": SCHOOL}), Row("3", {"vem": FARMOR}))
    stands = (
        Row("1", {"vem": BUP, "satt": "plats", "deltog": "hela"}),
        Row("2", {"vem": SCHOOL, "deltog": "nej"}),
        Row("3", {"vem": FARMOR}),
        Row("4", {"vem": Ref("", "Vaktmästaren")}),
        Row("5", {}),
    )
    offer = Origin("kallade", (Row("", {"vem": BUP}), Row("", {"vem": Ref("", "Boendestödet")})))
    found = taken_over(Content({"r": stands}, {"r": Origin("kallelse", copied)}), "r", offer, ids())
    assert found.answers["r"] == (
        Row("1", {"deltog": "hela", "vem": BUP}),
        Row("ny1", {"vem": Ref("", "Boendestödet")}),
        Row("2", {"vem": SCHOOL, "deltog": "nej"}),
        Row("4", {"vem": Ref("", "Vaktmästaren")}),
    )
    assert found.origins["r"].value == (Row("1", {"vem": BUP}), Row("ny1", {"vem": Ref("", "Boendestödet")}))


def test_rows_that_nobody_touched_are_replaced_and_count_as_copied() -> None:
    copied = (Row("1", {"vem": BUP}), Row("2", {"vem": SCHOOL}))
    content = Content({"r": copied}, {"r": Origin("kallade", copied)})
    found = taken_over(content, "r", Origin("kallade", (Row("", {"vem": SCHOOL, "satt": "tel"}),)), ids())
    assert found.answers["r"] == found.origins["r"].value == (Row("2", {"vem": SCHOOL, "satt": "tel"}),)


def test_rows_without_a_party_get_new_ids_and_written_ones_stay() -> None:
    content = Content({"r": (Row("1", {"a": "mitt"}),)})
    found = taken_over(content, "r", Origin("x", (Row("", {"a": "nytt"}),)), ids())
    assert found.answers["r"] == (Row("ny1", {"a": "nytt"}), Row("1", {"a": "mitt"}))


# What may stand on paper


def test_nothing_internal_is_copied_to_a_field_that_is_printed() -> None:
    """Also what is derived: what each may know goes to the unit's own field, and to paper goes only that it is so."""
    for target in DEFINITIONS.forms.values():
        for section in target.sections:
            for field in section.fields:
                part = field.part or section.part
                if target.internal or part is Part.INTERNAL:
                    continue
                assert "samtycken.omfattar" not in field.prefill, field.id
                for name in field.prefill:
                    form_id, _, field_id = name.partition(".")
                    source = DEFINITIONS.forms.get(form_id)
                    asked = source.field(field_id) if source and not source.internal else None
                    assert asked is None or asked.part is not Part.INTERNAL, f"{target.id}.{field.id}"
