"""Every form × every region, as shipped: reads, resolves, says where each question comes from, and fits the region."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from sip_desktop.domain import conditions
from sip_desktop.domain.form import Field, FieldType, Form, Part
from sip_desktop.domain.form_checks import faults, spots
from sip_desktop.domain.form_together import words_of
from sip_desktop.domain.lenses.case_facts import CAREFUL, PROTECTED, CaseFacts
from sip_desktop.domain.lenses.parties import PARTY_FIELDS
from sip_desktop.domain.original import original
from sip_desktop.domain.region import PLACEHOLDER
from sip_desktop.domain.view import Head, Mode
from sip_desktop.domain.vocabulary import readme, vocabulary_table
from sip_desktop.services.definitions import load

FOLDER = Path(__file__).resolve().parent.parent / "forms"
DEFINITIONS = load(FOLDER)
FORMS = ("arendeblad", "kallelse", "plan", "utvardering_person", "utvardering_verksamhet")
ALL_FORMS = tuple(DEFINITIONS.forms)
REGIONS = ("uppsala", "haninge", "skane", "halland", "varmland")
PAIRS = [(form, region) for region in DEFINITIONS.regions for form in DEFINITIONS.forms]
PRINCIPALS = (
    "region",
    "utforare_region",
    "kommun",
    "utforare_kommun",
    "skola",
    "statlig",
    "annan",
    "den_enskilde",
    "narstaende",
)
NOBODY_FILLS = {FieldType.INFO, FieldType.SIGNATURE}
SOURCES = (
    "Uppsala, ",
    "Haninge, ",
    "Skåne, ",
    "Halland, ",
    "Värmland, ",
    "Botkyrka, ",
    "HSLF-FS ",
    "Kristianstad, ",
    "NSPH, ",
    "NCK, ",
    "Region Stockholm, ",
    "Skatteverket, ",
    "Lag ",
    "lag ",
    "SoL ",
    "HSL ",
    "OSL ",
    "Föräldrabalken ",
    "Folkbokföringslagen ",
    "Eget val: ",
)


def fields(form: Form) -> Iterator[Field]:
    return (spot.field for spot in spots(form))


def texts(form: Form) -> Iterator[str]:
    yield from (form.title, form.purpose)
    for section in form.sections:
        yield from (section.title, section.help)
    for field in fields(form):
        yield from (field.label, field.help, field.text, field.row_word)
        yield from (option.label for option in field.options)


def column(form_id: str, *path: str) -> Field:
    found = DEFINITIONS.forms[form_id].field(path[0])
    for name in path[1:]:
        found = found.column(name) if found else None
    assert found is not None, f"{form_id}.{'/'.join(path)}"
    return found


def test_the_five_forms_and_five_regions_are_there() -> None:
    assert set(FORMS) <= set(DEFINITIONS.forms)
    assert set(REGIONS) <= set(DEFINITIONS.regions)
    for code in REGIONS:
        assert set(FORMS) <= set(DEFINITIONS.region(code).forms)


@pytest.mark.parametrize(("form_id", "region"), PAIRS)
def test_every_form_resolves_in_every_region(form_id: str, region: str) -> None:
    form = DEFINITIONS.form(form_id, region)
    assert not list(faults(form))
    for field in fields(form):
        assert field.part in Part
        assert field.source, field.id
        assert field.source.startswith(SOURCES), f"{field.id}: {field.source}"
        assert field.label or field.type is FieldType.INFO, field.id
        assert field.filled_by or field.type in NOBODY_FILLS, field.id
    for text in texts(form):
        assert not PLACEHOLDER.search(text), text
        assert text == text.strip()


@pytest.mark.parametrize("form_id", ALL_FORMS)
def test_a_row_of_widths_is_at_most_twelve_wide(form_id: str) -> None:
    """A table's columns share one line on paper; cards and sections wrap at twelve, and the screen asks for no width.

    What only the unit may read stands on no paper but those that stay there. A page of the binder has its own measure.
    """
    form = DEFINITIONS.forms[form_id]
    for field in fields(form):
        if field.type is FieldType.ROWS and field.layout.value == "table" and not form.binder:
            printed = [column for column in field.columns if form.internal or column.part is not Part.INTERNAL]
            assert sum(column.width for column in printed) <= 12, field.id


def test_every_huvudman_has_the_same_options() -> None:
    """Code reads these ids: which principal an activity has decides which point of the law it stands under."""
    asked = [field for form in DEFINITIONS.forms.values() for field in fields(form) if field.label == "Huvudman"]
    assert len(asked) >= 5
    for field in asked:
        assert tuple(option.id for option in field.options) == PRINCIPALS, field.id
    overall = column("plan", "p_overg_huvudman")
    assert [option.id for option in overall.options] == ["region", "kommun"]


def test_the_answers_that_code_relies_on_can_be_given() -> None:
    protection = {option.id for option in column("arendeblad", "skyddstyp").options}
    assert protection == {"inget", *PROTECTED}
    assert {option.id for option in column("arendeblad", "vald_flagga").options} == {"nej", *CAREFUL}
    for rows in PARTY_FIELDS:
        names = {part.id for part in column("arendeblad", rows).columns}
        assert "namn" in names
    for name in ("namn", "personnummer", "relation", "namnvarianter", "skal"):
        assert column("arendeblad", "far_inte_veta", name)
    for name in ("term", "slag"):
        assert column("arendeblad", "kanda_termer", name)


def test_a_blank_in_the_binder_has_room_for_what_nobody_knows_yet() -> None:
    """Who takes a blank in an outage may meet a protected person, or somebody on the way home from a hospital."""
    for form_id, wanted in (
        (
            "arendeblad",
            ("skydd_styrkt", "skydd_datum", "skydd_provas", "post_anmald", "fast_vardkontakt", "vardnadshavare"),
        ),
        ("kallelse", ("k_underrattelse", "k_utskrivning", "k_sjukhus", "k_digitalt")),
        ("plan", ("p_familjemal", "p_barn_rost", "p_krisplan_hos")),
    ):
        for region in REGIONS:
            blank = original(DEFINITIONS.form(form_id, region), {}, CaseFacts(), Mode.BLANK, Head())
            there = {field.id for field in blank.form.fields()}
            hidden = {change.field for change in DEFINITIONS.region(region).changes if change.hidden}
            assert set(wanted) - hidden <= there, region


def test_no_form_asks_for_a_private_address_or_number() -> None:
    """They stand on the address sheet alone, which is sealed under its own key."""
    for form in DEFINITIONS.forms.values():
        for field in fields(form):
            assert field.id not in {"adress", "e_post", "epost", "mobil"}
            if field.type is FieldType.PHONE:
                assert "tjänsten" in field.label or field.id == "ps_telefon", field.id


def test_the_case_record_never_leaves_and_evaluations_have_no_case() -> None:
    assert DEFINITIONS.forms["arendeblad"].internal
    assert DEFINITIONS.forms["arendeblad"].once
    for form_id in ("utvardering_person", "utvardering_verksamhet"):
        form = DEFINITIONS.forms[form_id]
        assert not form.in_case
        for field in fields(form):
            assert not field.prefill
            assert field.type in {FieldType.CHOICE, FieldType.LONGTEXT, FieldType.INFO}
            assert field.shown_when is None
            assert not field.required


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("facts", [CaseFacts(protected=True), CaseFacts(violence=True)])
def test_a_case_handled_by_hand_has_no_place_and_no_name_on_the_invitation(region: str, facts: CaseFacts) -> None:
    form = DEFINITIONS.form("kallelse", region)
    ordinary, _ = conditions.visible(form, {}, CaseFacts())
    careful, _ = conditions.visible(form, {}, facts)
    for name in ("k_namn", "k_personnummer", "k_plats"):
        assert ordinary.field(name)
        assert careful.field(name) is None
    assert careful.field("k_plats_muntligt")
    assert ordinary.field("k_plats_muntligt") is None
    plan, _ = conditions.visible(DEFINITIONS.form("plan", region), {}, facts)
    assert plan.field("p_plats") is None
    assert plan.field("p_uppf_plats") is None


def test_what_only_the_unit_may_read_is_internal() -> None:
    """Those who are called need not know what others may know, nor anybody what a child told one person."""
    for path in ("k_samtycke_omfattar", "k_deltagare/r1/kd_svar", "k_deltagare/r1/kd_kallad"):
        field = DEFINITIONS.forms["kallelse"].at(path)
        assert field is not None
        assert field.part is Part.INTERNAL
    assert column("plan", "p_barn_inte_lasa").part is Part.INTERNAL


def test_what_the_regions_ask_for_differs() -> None:
    def required(form_id: str, region: str, path: str) -> bool:
        field = DEFINITIONS.form(form_id, region).at(path)
        assert field is not None, path
        return field.required

    assert [r for r in REGIONS if required("plan", r, "p_uppf_datum")] == ["uppsala", "halland"]
    assert [r for r in REGIONS if required("plan", r, "p_risk")] == ["skane"]
    assert [r for r in REGIONS if required("plan", r, "p_sign")] == ["halland"]
    assert [r for r in REGIONS if required("kallelse", r, "k_onskemal")] == ["haninge", "skane"]
    assert [r for r in REGIONS if required("plan", r, "p_delmal/r1/d_klart")] == ["halland"]
    assert [r for r in REGIONS if required("plan", r, "p_utvardering")] == ["uppsala"]
    assert [r for r in REGIONS if not required("plan", r, "p_summering")] == ["haninge"]
    named = [r for r in REGIONS if required("plan", r, "p_delmal/r1/d_aktiviteter/r2/a_ansvarig")]
    assert named == ["uppsala", "skane", "halland"]
    assert [r for r in REGIONS if required("plan", r, "p_barn_paverkan")] == ["haninge"]
    assert [r for r in REGIONS if required("plan", r, "p_samtycke")] == ["uppsala", "halland"]
    assert [r for r in REGIONS if required("kartlaggning", r, "m_problem")] == ["skane"]
    assert [r for r in REGIONS if required("forberedelse", r, "f_barn_rost")] == ["uppsala", "haninge", "varmland"]
    assert [r for r in REGIONS if required("uppfoljning", r, "u_redogorelse")] == ["uppsala"]
    assert [r for r in REGIONS if required("uppfoljning", r, "u_delmal/r1/um_uppfyllelse")] == ["halland"]
    smart = [r for r in REGIONS if DEFINITIONS.form("plan", r).at("p_delmal/r1/d_smart")]
    assert smart == ["halland"]
    for region in REGIONS:
        for name in ("p_delmal", "p_overg_huvudman", "p_samordnare"):
            assert required("plan", region, name)
        assert required("plan", region, "p_delmal/r1/d_aktiviteter/r2/a_huvudman")
        assert required("plan", region, "p_delmal/r1/d_aktiviteter/r2/a_aktivitet")


def test_the_regions_have_their_own_words() -> None:
    halland = DEFINITIONS.form("plan", "halland").field("p_samordnare")
    varmland = DEFINITIONS.form("plan", "varmland").field("p_samordnare")
    assert halland is not None
    assert varmland is not None
    assert halland.label.startswith("Huvudansvarig")
    assert varmland.label.startswith("Samordningsansvarig")
    agenda = DEFINITIONS.form("kallelse", "halland").field("k_dagordning")
    assert agenda is not None
    assert [line[:2] for line in agenda.text.split("\n")] == [f"{letter}." for letter in "abcdefghijk"]


def test_each_region_is_called_and_led_as_its_own_routine_says() -> None:
    def labels(region: str) -> dict[str, str]:
        asked = ("plan.p_samordnare", "plan.p_ordforande", "dagordning.dg_ledare", "kallelse.k_avsandare")
        found = {name: DEFINITIONS.form(name.split(".")[0], region).field(name.split(".")[1]) for name in asked}
        return {name: field.label for name, field in found.items() if field}

    assert labels("uppsala")["plan.p_ordforande"].startswith("Ordförande")
    assert labels("uppsala")["dagordning.dg_ledare"] == labels("uppsala")["plan.p_ordforande"]
    assert labels("haninge")["kallelse.k_avsandare"].startswith("Sammankallande")
    assert labels("skane")["plan.p_samordnare"].startswith("Fast vårdkontakt eller samordningsansvarig")
    assert labels("varmland")["plan.p_ordforande"] == "Mötesledare"


@pytest.mark.parametrize("code", REGIONS)
def test_papers_are_offered_in_the_order_they_are_needed(code: str) -> None:
    """What is filled from another paper comes after it, and everybody has the routine's main papers."""
    offered = DEFINITIONS.region(code).forms
    order = ("begaran", "samtycke_vuxen", "forberedelse", "kallelse", "svar", "kartlaggning", "plan", "uppfoljning")
    places = [offered.index(name) for name in (*order, "avslut")]
    assert places == sorted(places)
    assert ("motesanteckning" in offered) == (code == "haninge")
    only_somewhere = {"motesanteckning"}
    every = {form.id for form in DEFINITIONS.forms.values() if not form.binder}
    assert every - set(offered) <= only_somewhere


def test_every_word_that_forms_leave_to_the_region_is_used_and_given() -> None:
    used = {word for form in DEFINITIONS.forms.values() for _, word in words_of(form)}
    for region in DEFINITIONS.regions.values():
        assert set(region.words) == used


def test_nobody_can_be_called_without_knowing_what_for() -> None:
    for region in REGIONS:
        form = DEFINITIONS.form("kallelse", region)
        for name in ("k_syfte", "k_deltagare", "k_start"):
            field = form.field(name)
            assert field is not None
            assert field.required


def test_the_head_says_nothing_of_the_region_in_a_case_handled_by_hand() -> None:
    day = date(2026, 11, 22)
    ordinary = DEFINITIONS.head("plan", "varmland", day)
    careful = DEFINITIONS.head("plan", "varmland", day, careful=True)
    assert ordinary.valid_to == "2026-06-18"
    assert ordinary.document_id
    assert (careful.document_id, careful.valid_to) == ("", "")
    for code in REGIONS:
        foot = DEFINITIONS.region(code).foot(careful=True)
        assert foot
        assert not any(DEFINITIONS.region(other).name.lower() in foot.lower() for other in REGIONS)
    assert DEFINITIONS.region("varmland").is_past(day)
    assert not DEFINITIONS.region("uppsala").is_past(day)


def test_an_evaluation_has_no_foot_of_a_case_paper() -> None:
    for form_id in ("utvardering_person", "utvardering_verksamhet"):
        assert DEFINITIONS.head(form_id, "uppsala", date(2026, 11, 22)) == Head()


def test_prefill_sources_are_each_named_once() -> None:
    assert DEFINITIONS.prefill_sources("plan")[:2] == ("kallelse", "arendeblad")
    papers = {"kallelse", "arendeblad", "previous", "forberedelse"}
    assert set(DEFINITIONS.prefill_sources("plan")) == {*papers, "samtycken", "kallade"}
    assert DEFINITIONS.prefill_sources("arendeblad") == ()


def test_forms_of_a_region_come_resolved_and_in_its_order() -> None:
    forms = DEFINITIONS.forms_of("halland")
    assert [form.id for form in forms] == list(DEFINITIONS.region("halland").forms)
    assert DEFINITIONS.title("plan") in [form.title for form in forms]


def test_the_bytes_of_a_resolved_form_are_steady_and_read_back() -> None:
    form = DEFINITIONS.form("plan", "halland")
    again = load(FOLDER).form("plan", "halland")
    body = msgspec.json.encode(form, order="sorted")
    assert body == msgspec.json.encode(again, order="sorted")
    assert body != msgspec.json.encode(DEFINITIONS.form("plan", "skane"), order="sorted")
    assert msgspec.json.decode(body, type=Form) == form


def test_the_readme_is_made_from_the_code() -> None:
    assert (FOLDER / "README.md").read_text("utf-8") == readme()
    assert vocabulary_table() in readme()
