"""The easy-read papers: short words, what they take from the case, and what must never stand on the person's own."""

from __future__ import annotations

import re
from datetime import date
from itertools import count
from pathlib import Path

import msgspec
import pytest

from sip_desktop.domain.answers import Answers, Ref, Row, rows_of
from sip_desktop.domain.form import FieldType, Form, Part
from sip_desktop.domain.form_checks import spots
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.original import original
from sip_desktop.domain.prefill import Source, prefilled
from sip_desktop.domain.view import Head, Mode, View
from sip_desktop.services.definitions import load
from tests.printing.samples import maker, words

DEFINITIONS = load(Path(__file__).resolve().parent.parent / "forms")
REGIONS = tuple(DEFINITIONS.regions)
EASY = ("plan_lattlast", "inbjudan_lattlast", "samtycke_lattlast", "utvardering_lattlast")
CHILD, ADULT = CaseFacts(age="barn"), CaseFacts(age="vuxen")
CAREFUL_CHILD, CAREFUL_ADULT = (msgspec.structs.replace(facts, violence=True) for facts in (CHILD, ADULT))
PLAN: Answers = {
    "p_namn": "Tilda Prov",
    "p_huvudmal": "Att orka hela dagen",
    "p_barn_inte_lasa": "HEMLIGT",
    "p_barn_rost": "RÖSTEN",
    "p_risk": "RISKEN",
    "p_tidiga_tecken": (Row("t", {"pt_tecken": "Sover dåligt", "pt_gora": "Ring Karin"}),),
    "p_samordnare": Ref("s", "Karin Ek, samordnare"),
    "p_samordnare_telefon": "070-174 06 05",
    "p_uppf_datum": "2027-01-14",
    "p_uppf_tid": "15:00",
    "p_uppf_plats": "Rådhuset",
    "p_delmal": (
        Row(
            "d1",
            {
                "d_delmal": "Vara med på idrotten",
                "d_mitt_ansvar": "Packar väskan",
                "d_beskrivning": "BAKGRUND",
                "d_aktiviteter": (
                    Row("a1", {"a_aktivitet": "Skjuts", "a_huvudman": "skola", "a_ansvarig": Ref("l", "Lo, Ekskolan")}),
                    Row("a2", {"a_aktivitet": "BEHANDLING", "a_huvudman": "region", "a_ansvarig": Ref("b", "Bo, BUP")}),
                ),
            },
        ),
        Row(
            "d2",
            {
                "d_delmal": "Sova",
                "d_aktiviteter": (
                    Row("a3", {"a_aktivitet": "MEDICIN", "a_huvudman": "utforare_region", "a_ansvarig": "Privatvård"}),
                ),
            },
        ),
    ),
}


def plan_of(facts: CaseFacts, answers: Answers | None = None) -> View:
    """The person's own plan as it is made from the plan."""
    form = DEFINITIONS.form("plan_lattlast", "varmland")
    sources = {"plan": Source(DEFINITIONS.forms["plan"], PLAN)}
    ids = count(1)
    made = prefilled(form, sources, {}, lambda: f"n{next(ids)}").answers
    return original(form, {**made, **(answers or {})}, facts, Mode.FILLED, Head())


def texts(form: Form) -> str:
    found = [form.title, form.purpose, *(section.title for section in form.sections)]
    for spot in spots(form):
        if spot.field.part is not Part.INTERNAL:
            found += [spot.field.label, spot.field.text, *(option.label for option in spot.field.options)]
    return "\n".join(found)


@pytest.mark.parametrize("form_id", EASY)
def test_easy_papers_say_one_thought_in_a_few_words(form_id: str) -> None:
    form = DEFINITIONS.forms[form_id]
    assert form.easy_read
    for spot in spots(form):
        if spot.field.filled_by == ("IN",):  # asked of those who work there
            continue
        assert all(len(line) <= 55 for line in spot.field.text.split("\n")), spot.field.id
        for sentence in re.split(r"[.!?\n]", f"{spot.field.label}\n{spot.field.text}"):
            assert len(sentence.split()) <= 13, sentence
    assert not re.search(r"\b(den enskilde|brukare|klient|patient|huvudman)\b", texts(form).lower())


@pytest.mark.parametrize("region", REGIONS)
def test_every_region_offers_the_easy_paper_right_after_the_ordinary_one(region: str) -> None:
    offered = DEFINITIONS.region(region).forms
    for easy in EASY:
        ordinary = easy.replace(
            "_lattlast", {"samtycke_lattlast": "_vuxen", "utvardering_lattlast": "_person"}.get(easy, "")
        )
        assert offered.index(easy) == offered.index(ordinary) + 1


def test_the_childs_own_plan_tells_what_the_child_wants_and_what_others_do_for_it() -> None:
    said = words(maker()(plan_of(CHILD)).pdf)
    for told in ("Att orka hela dagen", "Vara med på idrotten", "Packar väskan", "Skjuts", "Vem: Lo, Ekskolan"):
        assert told in said, told
    for told in ("Karin Ek", "070-174 06 05", "torsdag 14 januari 2027", "Rådhuset"):
        assert told in said, told


@pytest.mark.parametrize("facts", [CHILD, CAREFUL_CHILD, CaseFacts()])
@pytest.mark.parametrize("mode", [Mode.FILLED, Mode.PEN])
def test_no_care_no_risk_and_no_secret_is_on_a_childs_own_plan(facts: CaseFacts, mode: Mode) -> None:
    form = DEFINITIONS.form("plan_lattlast", "varmland")
    made = plan_of(facts)
    view = original(form, prefill_answers(), facts, mode, Head())
    for pdf in (maker()(made).pdf, maker()(view).pdf):
        said = words(pdf)
        for secret in (
            "BEHANDLING",
            "BUP",
            "MEDICIN",
            "Privatvård",
            "HEMLIGT",
            "RÖSTEN",
            "RISKEN",
            "BAKGRUND",
            "Sover",
        ):
            assert secret not in said, secret


def prefill_answers() -> Answers:
    form = DEFINITIONS.form("plan_lattlast", "varmland")
    ids = count(1)
    return prefilled(form, {"plan": Source(DEFINITIONS.forms["plan"], PLAN)}, {}, lambda: f"n{next(ids)}").answers


def test_a_part_where_only_care_is_given_has_no_heading_for_it() -> None:
    said = words(maker()(plan_of(CHILD)).pdf)
    assert said.count("Det här gör andra") == 1
    assert "Hjälp" not in said


def test_what_the_child_wants_to_have_there_can_be_put_there() -> None:
    answers = prefill_answers()
    first, second = rows_of(answers["pl_delmal"])
    (medicine,) = rows_of(second.cells["pl_andra"])
    wanted = Row(second.id, {**second.cells, "pl_andra": (Row(medicine.id, {**medicine.cells, "pl_slag": "med"}),)})
    said = words(maker()(plan_of(CHILD, {"pl_delmal": (first, wanted)})).pdf)
    assert "MEDICIN" in said
    assert "BEHANDLING" not in said


def test_a_grown_up_has_the_care_on_the_paper_and_what_to_do_when_it_gets_hard() -> None:
    said = words(maker()(plan_of(ADULT)).pdf)
    for told in ("Skjuts", "BEHANDLING", "Bo, BUP", "MEDICIN", "Sover dåligt", "Ring Karin"):
        assert told in said, told
    assert "HEMLIGT" not in said


@pytest.mark.parametrize("facts", [CAREFUL_CHILD, CAREFUL_ADULT])
def test_by_hand_neither_name_nor_unit_nor_place_is_carried_over(facts: CaseFacts) -> None:
    said = words(maker()(plan_of(facts)).pdf)
    assert "Skjuts" in said
    for told in ("Tilda", "Ekskolan", "BUP", "Privatvård", "Rådhuset"):
        assert told not in said, told


def test_the_invitation_by_hand_has_no_place_and_nobodys_name() -> None:
    answers: Answers = {
        "il_start": "2026-11-26T13:00",
        "il_plats": "Torget 1",
        "il_vilka": (Row("r", {"iv_vem": "Bo, BUP Säffle"}),),
        "il_yrken": (Row("y", {"iy_vem": "Läraren"}),),
        "il_fraga": "Karin",
    }
    form = DEFINITIONS.form("inbjudan_lattlast", "varmland")
    ordinary, careful = (
        words(maker()(original(form, answers, facts, Mode.FILLED, Head())).pdf) for facts in (CHILD, CAREFUL_CHILD)
    )
    assert "Torget 1" in ordinary
    assert "Bo, BUP Säffle" in ordinary
    assert "Torget" not in careful
    assert "Säffle" not in careful
    assert "Läraren" in careful
    assert "Vi säger till dig var vi ses." in careful
    assert not [field for field in form.fields() if field.part in (Part.NAME, Part.IDENTITY_NUMBER)]


def test_the_invitation_takes_over_time_and_people_and_not_the_purpose() -> None:
    call: Answers = {
        "k_start": "2026-11-26T13:00",
        "k_slut": "14:00",
        "k_syfte": "Samordna behandlingen",
        "k_deltagare": (Row("r", {"kd_part": Ref("a", "Amira Hassan, kurator"), "kd_syfte": "Vården"}),),
        "k_avsandare": Ref("s", "Karin Ek"),
    }
    ids = count(1)
    made = prefilled(
        DEFINITIONS.forms["inbjudan_lattlast"],
        {"kallelse": Source(DEFINITIONS.forms["kallelse"], call)},
        {},
        lambda: f"n{next(ids)}",
    ).answers
    assert made == {
        "il_start": "2026-11-26T13:00",
        "il_slut": "14.00",
        "il_vilka": (Row("n1", {"iv_vem": "Amira Hassan, kurator"}),),
        "il_fraga": "Karin Ek",
    }


def test_the_easy_consent_is_read_as_the_ordinary_one() -> None:
    """The same ids, types and answers: who reads consents needs to know of no second kind."""
    easy, ordinary = DEFINITIONS.forms["samtycke_lattlast"], DEFINITIONS.forms["samtycke_vuxen"]
    known = {field.id: field for field in ordinary.fields()}
    for field in easy.fields():
        same = known[field.id]
        assert field.type is same.type, field.id
        assert [option.id for option in field.options] == [option.id for option in same.options], field.id
        assert field.part == same.part or same.part is None, field.id
        assert field.required == same.required, field.id
        columns = {column.id: column for column in same.columns}
        for column in field.columns:
            assert column.type is columns[column.id].type
            assert [option.id for option in column.options] == [option.id for option in columns[column.id].options]
    asked = {field.id for field in easy.fields()}
    assert {field.id for field in ordinary.fields() if field.required} <= asked
    assert set(known) - asked == {"c_dokumenterat", "c_dokumenterat_var"}
    assert easy.offered_when == ordinary.offered_when


def test_the_easy_evaluation_stands_outside_every_case_and_asks_nothing_that_tells_who_answered() -> None:
    form = DEFINITIONS.forms["utvardering_lattlast"]
    assert not form.in_case
    asked = [field for field in form.fields() if re.fullmatch(r"l\d+", field.id)]
    assert len(asked) == 9
    assert {tuple(option.id for option in field.options) for field in asked} == {
        ("ja", "delvis", "nej", "vill_inte_svara")
    }
    for field in form.fields():
        assert field.type in {FieldType.CHOICE, FieldType.LONGTEXT, FieldType.INFO}
        assert not field.prefill
        assert not field.required


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("form_id", ["kort_om_sip", "kort_om_sip_engelska", "kort_om_sip_finska"])
def test_what_a_sip_is_stands_on_one_page_in_every_language(form_id: str, mode: Mode) -> None:
    for region in REGIONS:
        form = DEFINITIONS.form(form_id, region)
        names = [field.id for field in form.fields() if field.type is FieldType.TEXT]
        answers: Answers = dict(zip(names, ("Karin Ek, samordnare", "070-174 06 05", "vardagar 9–11"), strict=True))
        head = DEFINITIONS.head(form_id, region, date(2026, 11, 22))
        assert maker()(original(form, answers, CaseFacts(), mode, head)).pages == 1
