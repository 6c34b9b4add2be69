"""The consent papers and their neighbours: what code will read alike, what no paper may show, what stays apart."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sip_desktop.domain import conditions
from sip_desktop.domain.answers import Row, rows_of
from sip_desktop.domain.form import Field, FieldType, Form, Part
from sip_desktop.domain.form_checks import spots
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.lenses.parties import parties
from sip_desktop.domain.prefill import Source, prefilled
from sip_desktop.domain.view import Head
from sip_desktop.services.definitions import load

DEFINITIONS = load(Path(__file__).resolve().parent.parent / "forms")
REGIONS = ("uppsala", "haninge", "skane", "halland", "varmland")
SIGNED = ("samtycke_vuxen", "samtycke_barn_en_vh", "samtycke_barn_tva_vh", "samtycke_ungdom", "samtycke_foretradare")
ALL = (
    *SIGNED,
    "samtycke_undantag",
    "samtycke_kan_inte_svara",
    "samtycke_nej",
    "samtycke_aterkallelse",
    "underrattelse_aterkallat",
    "planering_insats",
    "underskriftsblad",
    "samordnarkort",
    "identitetsblad",
    "tidskort",
)
HOW = ["skriftligt", "muntligt", "jakande"]


def field(form: Form, path: str) -> Field:
    found = form.at(path)
    assert found is not None, f"{form.id}.{path}"
    return found


def options(asked: Field) -> list[str]:
    return [option.id for option in asked.options]


@pytest.mark.parametrize("region", REGIONS)
def test_every_region_offers_them_in_the_order_of_the_process(region: str) -> None:
    offered = DEFINITIONS.region(region).forms
    assert set(ALL) <= set(offered)
    assert offered.index("samtycke_vuxen") < offered.index("kallelse") < offered.index("plan")
    assert offered.index("plan") < offered.index("underskriftsblad")


@pytest.mark.parametrize("form_id", SIGNED)
def test_the_two_consents_are_asked_apart_and_alike_in_every_paper(form_id: str) -> None:
    form = DEFINITIONS.forms[form_id]
    homes = {asked.id: section.id for section in form.sections for asked in section.fields}
    for name in ("c_plan", "c_mote", "c_formote"):
        assert options(field(form, name)) == ["ja", "nej"]
        assert homes[name] == "planen"
    for name in ("c_verksamheter", "c_exemplar", "c_undantag"):
        assert homes[name] == "uppgifter"
    assert field(form, "c_plan").required
    assert options(field(form, "c_verksamheter/r/c_far_veta")) == ["ja", "nej"]
    assert options(field(form, "c_verksamheter/r/c_uppgifter")) == [
        "hela_planen",
        "halsa",
        "social",
        "skola",
        "ekonomi",
        "boende",
    ]
    assert options(field(form, "c_hur")) == HOW
    for name in ("c_datum", "c_hur", "c_mottagare"):
        assert field(form, name).required
    for name in ("c_galler", "c_till", "c_foljs_upp", "c_info", "c_frivilligt", "c_underskrift"):
        assert form.field(name)


@pytest.mark.parametrize("form_id", SIGNED)
def test_the_right_to_change_ones_mind_is_fixed_text(form_id: str) -> None:
    said = field(DEFINITIONS.forms[form_id], "c_aterkalla")
    assert said.type is FieldType.INFO
    assert "när som helst" in said.text
    assert "Det som redan är lämnat finns kvar" in said.text


@pytest.mark.parametrize("form_id", SIGNED)
def test_a_new_consent_names_the_parties_and_answers_nothing_for_anybody(form_id: str) -> None:
    sheet = {
        "namn": "Tilda Prov",
        "aktorer": (Row("r1", {"enhet": "BUP", "huvudman": "region"}), Row("r2", {"enhet": "Skolan"})),
        "vardnadshavare": (Row("r3", {"namn": "Mira Prov"}), Row("r4", {"namn": "Ruben Prov"})),
    }
    sources = {"arendeblad": Source(DEFINITIONS.forms["arendeblad"], sheet)}
    people = {party.row: party for party in parties(sheet)}
    form = DEFINITIONS.forms[form_id]
    made = prefilled(form, sources, people, lambda: "new")
    assert set(made.answers) == {"c_namn", "c_verksamheter"}
    assert [set(row.cells) for row in rows_of(made.answers["c_verksamheter"])] == [{"c_part"}, {"c_part"}]


@pytest.mark.parametrize("form_id", ["samtycke_barn_en_vh", "samtycke_barn_tva_vh"])
def test_a_guardians_paper_has_room_for_one_guardian_and_nothing_of_another(form_id: str) -> None:
    form = DEFINITIONS.forms[form_id]
    asked = [spot.field for spot in spots(form) if "vardnadshavare" in spot.field.roles]
    assert [guardian.id for guardian in asked] == ["c_vem"]
    assert asked[0].type is FieldType.PARTY
    assert not any("vardnadshavare" in name for spot in spots(form) for name in spot.field.prefill)


def test_why_a_guardian_is_not_asked_never_stands_on_the_guardians_own_paper() -> None:
    form = DEFINITIONS.forms["samtycke_barn_tva_vh"]
    assert field(form, "c_fragad").part is Part.INTERNAL
    assert field(form, "c_fragad_skal").part is Part.INTERNAL


def test_an_exception_says_who_when_until_and_why_and_is_never_given_by_a_provision() -> None:
    form = DEFINITIONS.forms["samtycke_undantag"]
    assert form.internal
    for name in ("c_grund", "c_motivering", "c_beslutat_av", "c_beslut_datum", "c_omprovas"):
        assert field(form, name).required
    assert not any("§" in option.label for option in field(form, "c_grund").options)
    assert "avgör inte" in field(form, "c_avgor_inte").text


def test_what_may_never_leave_is_internal() -> None:
    internal = {form_id for form_id in ALL if DEFINITIONS.forms[form_id].internal}
    assert internal == {"samtycke_undantag", "samtycke_nej", "underskriftsblad"}


@pytest.mark.parametrize("facts", [CaseFacts(protected=True), CaseFacts(violence=True)])
def test_the_letter_about_a_withdrawn_consent_carries_no_name_in_a_case_handled_by_hand(facts: CaseFacts) -> None:
    form = DEFINITIONS.form("underrattelse_aterkallat", "uppsala")
    ordinary, _ = conditions.visible(form, {}, CaseFacts())
    careful, _ = conditions.visible(form, {}, facts)
    assert ordinary.field("c_namn")
    assert careful.field("c_namn") is None
    assert careful.field("c_personnummer") is None
    assert careful.field("c_utan_namn")


def test_the_letter_takes_nothing_of_what_others_were_told() -> None:
    form = DEFINITIONS.forms["underrattelse_aterkallat"]
    taken = {name for asked in form.fields() for name in asked.prefill if name.startswith("samtycke")}
    assert taken == {"samtycke_aterkallelse.c_aterkallat"}


def test_the_pocket_card_has_four_things_and_nothing_round_them() -> None:
    form = DEFINITIONS.forms["tidskort"]
    assert [asked.id for asked in form.fields()] == ["t_tid", "t_klockan", "t_fornamn", "t_telefon", "t_tider"]
    for region in REGIONS:
        assert DEFINITIONS.head("tidskort", region, date(2026, 11, 22)) == Head()
    assert "sip" not in f"{form.title} {form.purpose}".lower()


def test_each_region_has_its_own_tasks_for_the_one_who_coordinates() -> None:
    cards = {region: DEFINITIONS.form("samordnarkort", region) for region in REGIONS}
    own = {
        "sk_foretradare_andra": "varmland",
        "sk_dubbelt": "uppsala",
        "sk_bedom": "uppsala",
        "sk_barnrost": "haninge",
        "sk_egen_del": "skane",
        "sk_signerad": "halland",
        "sk_leder": "halland",
    }
    for name, home in own.items():
        assert [region for region in REGIONS if cards[region].field(name)] == [home]
    assert cards["halland"].title == "Du är huvudansvarig"


def test_uppsala_never_asks_to_enter_a_plan_in_a_shared_system() -> None:
    for form_id in SIGNED:
        asking = [region for region in REGIONS if DEFINITIONS.form(form_id, region).field("c_it")]
        assert asking == ["haninge", "skane", "halland", "varmland"]
