"""The papers round the meeting and after it, as shipped: what they carry over, and what must not stand on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sip_desktop.domain.answers import Row, rows_of
from sip_desktop.domain.form import Field, FieldType, Form, Part
from sip_desktop.domain.form_checks import spots
from sip_desktop.domain.prefill import Source, prefilled
from sip_desktop.services.definitions import load

DEFINITIONS = load(Path(__file__).resolve().parent.parent / "forms")
FOR_THE_PERSON = ("kort_om_sip", "kort_om_sip_lattlast", "kort_om_sip_engelska", "kort_om_sip_finska")
REPORTS = ("avvikelse", "avvikelse_svar")
EVALUATIONS = ("utvardering_barn", "utvardering_foretradare")


def every_field(form: Form) -> Iterator[Field]:
    return (spot.field for spot in spots(form))


def numbers() -> Iterator[str]:
    return iter(f"r{at}" for at in range(100))


def test_the_follow_up_takes_goals_activities_and_new_needs_from_the_plan() -> None:
    plan, follow_up = DEFINITIONS.form("plan", "halland"), DEFINITIONS.form("uppfoljning", "halland")
    activity = Row("a", {"a_aktivitet": "Bildschema"})
    goal = Row("d", {"d_delmal": "Sova", "d_klart": "2027-02-01", "d_aktiviteter": (activity,)})
    need = Row("n", {"pn_behov": "Glasögon"})
    ids = numbers()
    content = prefilled(
        follow_up, {"plan": Source(plan, {"p_delmal": (goal,), "p_nya_behov": (need,)})}, {}, lambda: next(ids)
    )
    (taken,) = rows_of(content.answers["u_delmal"])
    assert (taken.cells["um_delmal"], taken.cells["um_klart"]) == ("Sova", "2027-02-01")
    assert [row.cells["ua_aktivitet"] for row in rows_of(taken.cells["um_aktiviteter"])] == ["Bildschema"]
    assert [row.cells["un_behov"] for row in rows_of(content.answers["u_nya_behov"])] == ["Glasögon"]


def test_the_closing_says_how_the_goals_went_at_the_last_follow_up() -> None:
    follow_up, closing = DEFINITIONS.form("uppfoljning", "skane"), DEFINITIONS.form("avslut", "skane")
    goal = Row("d", {"um_delmal": "Sova", "um_uppfyllelse": "delvis"})
    ids = numbers()
    content = prefilled(closing, {"uppfoljning": Source(follow_up, {"u_delmal": (goal,)})}, {}, lambda: next(ids))
    (taken,) = rows_of(content.answers["z_utfall"])
    assert taken.cells == {"zu_delmal": "Sova", "zu_uppfyllelse": "delvis"}


@pytest.mark.parametrize("form_id", REPORTS)
def test_a_report_knows_neither_name_nor_number_of_anybody_in_the_case(form_id: str) -> None:
    """It goes to others than those who work with the case: nothing of the case is copied into it."""
    for field in every_field(DEFINITIONS.forms[form_id]):
        assert field.part not in {Part.NAME, Part.IDENTITY_NUMBER, Part.THREAT}, field.id
        assert field.type not in {FieldType.PARTY, FieldType.PERSONNUMMER}, field.id
        assert all(source.startswith("avvikelse.") for source in field.prefill), field.id


def test_the_regions_say_their_own_about_what_is_entered_afterwards() -> None:
    said = {
        region: {field.id for field in DEFINITIONS.form("aterforing", region).fields() if field.type is FieldType.INFO}
        for region in DEFINITIONS.regions
    }
    assert said.pop("uppsala") == {"t_aldrig"}
    assert said.pop("varmland") == {"t_utan_plats", "t_mall"}
    assert all(texts == {"t_fraga"} for texts in said.values())


def test_what_is_kept_by_the_unit_is_internal() -> None:
    for form_id in ("vem_fick_vad", "aterforing"):
        assert DEFINITIONS.forms[form_id].internal
        assert DEFINITIONS.forms[form_id].once


def test_a_copy_is_one_of_three_kinds() -> None:
    """What another authority has received is its own document and cannot be demanded back."""
    rows = DEFINITIONS.forms["vem_fick_vad"].field("fv_rader")
    kind = rows.column("fv_slag") if rows else None
    assert kind is not None
    assert [option.id for option in kind.options] == ["arbetsexemplar", "eget", "handling"]


@pytest.mark.parametrize("form_id", FOR_THE_PERSON)
def test_information_to_the_person_says_when_it_is_read_again(form_id: str) -> None:
    form = DEFINITIONS.forms[form_id]
    words = " ".join(field.text for field in form.fields())
    assert "2026" in words
    assert "2027" in words
    assert not form.secrecy
    assert not re.search(r"\b(den enskilde|brukare|klient|patient)", words.lower())


def test_easy_papers_have_short_lines() -> None:
    for form_id in ("kort_om_sip_lattlast", "utvardering_barn", "bordskort"):
        form = DEFINITIONS.forms[form_id]
        assert form.easy_read
        for field in form.fields():
            assert all(len(line) <= 55 for line in field.text.split("\n")), field.id


@pytest.mark.parametrize("form_id", EVALUATIONS)
def test_an_evaluation_stands_outside_every_case(form_id: str) -> None:
    form = DEFINITIONS.forms[form_id]
    assert not form.in_case
    for field in form.fields():
        assert field.type in {FieldType.CHOICE, FieldType.LONGTEXT, FieldType.INFO}
        assert not field.prefill
        assert not field.required


def test_every_statement_of_the_child_has_the_same_faces() -> None:
    asked = [field for field in DEFINITIONS.forms["utvardering_barn"].fields() if re.fullmatch(r"b[1-7]", field.id)]
    assert len(asked) == 7
    for field in asked:
        assert [option.id for option in field.options] == ["glad", "mellan", "ledsen", "vet_inte"]


def test_each_region_has_its_own_agenda_and_word_on_the_table() -> None:
    def said(form_id: str, field_id: str, region: str) -> Field:
        found = DEFINITIONS.form(form_id, region).field(field_id)
        assert found is not None
        return found

    agendas = {said("dagordning", "dg_punkter", region).text for region in DEFINITIONS.regions}
    assert len(agendas) == len(DEFINITIONS.regions)
    assert said("journalanteckning", "j_samordnare", "halland").label == "Huvudansvarig"
