"""Every form × every region, as shipped: reads, resolves, says where each question comes from, in the house's words."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from sip_desktop.domain import conditions
from sip_desktop.domain.definition_file import DefinitionFault
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.form import Field, FieldType, Form, Part
from sip_desktop.domain.form_checks import faults, spots
from sip_desktop.domain.form_together import form_faults, region_faults, words_of
from sip_desktop.domain.law import in_force
from sip_desktop.domain.lenses.case_facts import CAREFUL, PROTECTED, CaseFacts
from sip_desktop.domain.lenses.parties import PARTY_FIELDS
from sip_desktop.domain.region import PLACEHOLDER, Change
from sip_desktop.domain.view import Head
from sip_desktop.domain.vocabulary import readme, vocabulary_table
from sip_desktop.services.definitions import Definitions, load

FOLDER = Path(__file__).resolve().parent.parent / "forms"
DEFINITIONS = load(FOLDER)
FORMS = ("arendeblad", "kallelse", "plan", "utvardering_person", "utvardering_verksamhet")
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
# Words that frighten, blame or name a visitor's secret, with what the house says instead in its own list of words.
NOT_ON_PAPER = (
    "förövare",
    "våldsutsatt",
    "skyddat läge",
    "fingerad",
    "läsare",
    "fastställ",
    "stopp:",
    "åsidosätt",
    "röjandekontroll",
    "expedition",
    "återföring",
    "valv",
    "lösenfras",
    "validering",
    "motring",
    "brist",
    "kan inte samtycka",
    "samtycke saknas",
    "kvittens saknas",
    "klient",
    "brukare",
    "patient",
)
NOBODY_FILLS = {FieldType.INFO, FieldType.SIGNATURE}
SOURCES = (
    "Uppsala, ",
    "Haninge, ",
    "Skåne, ",
    "Halland, ",
    "Värmland, ",
    "Botkyrka, ",
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


@pytest.mark.parametrize("form_id", FORMS)
def test_every_text_is_in_the_words_of_the_house(form_id: str) -> None:
    for text in texts(DEFINITIONS.forms[form_id]):
        for word in NOT_ON_PAPER:
            assert word not in text.lower().replace("inte kopiera", ""), f"{word}: {text}"


@pytest.mark.parametrize("form_id", FORMS)
def test_every_help_is_whole_sentences_and_no_label_ends_with_a_stop(form_id: str) -> None:
    for field in fields(DEFINITIONS.forms[form_id]):
        assert not field.help or field.help.endswith((".", "?")), field.help
        assert not field.label.endswith(":"), field.label
        if form_id.startswith("utvardering"):
            continue
        assert not field.label.endswith((".", "?")), field.label


@pytest.mark.parametrize("form_id", FORMS)
def test_a_row_of_widths_is_at_most_twelve_wide(form_id: str) -> None:
    """A table's columns share one line; cards and sections wrap at twelve."""
    for field in fields(DEFINITIONS.forms[form_id]):
        if field.type is FieldType.ROWS and field.layout.value == "table":
            assert sum(column.width for column in field.columns) <= 12, field.id


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


def test_the_person_is_spoken_to_as_du() -> None:
    words = " ".join(texts(DEFINITIONS.forms["utvardering_person"]))
    assert re.search(r"\bdu\b", words)
    assert "den enskilde" not in words.lower()


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
    smart = [r for r in REGIONS if DEFINITIONS.form("plan", r).at("p_delmal/r1/d_smart")]
    assert smart == ["halland"]
    for region in REGIONS:
        for name in ("p_delmal", "p_overg_huvudman", "p_samordnare"):
            assert required("plan", region, name)
        assert required("plan", region, "p_delmal/r1/d_aktiviteter/r2/a_huvudman")


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


@pytest.mark.parametrize("form_id", [form.id for form in DEFINITIONS.forms.values() if form.law])
def test_the_law_is_that_of_the_day(form_id: str) -> None:
    new = " ".join(DEFINITIONS.law_lines(form_id, date(2026, 11, 22)))
    old = " ".join(DEFINITIONS.law_lines(form_id, date(2025, 6, 30)))
    assert "2001:453" not in new
    assert "2025:400" not in old
    assert new


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


def test_every_fault_between_files_is_found_not_only_the_first() -> None:
    form, profile = DEFINITIONS.forms["kallelse"], DEFINITIONS.region("skane")
    name = replace(form.sections[0].fields[3], prefill=("x.y", "arendeblad.y", "arendeblad.aktorer"))
    wrong = replace(form, sections=(replace(form.sections[0], fields=(name,)),))
    assert len(list(form_faults(wrong, {**DEFINITIONS.forms, "kallelse": wrong}, set()))) == len(form.law) + 3
    changes = (Change(form="x", field="y", hidden=True), Change(form="plan", field="y", hidden=True))
    assert len(list(region_faults(replace(profile, forms=("x",), changes=changes), DEFINITIONS.forms))) == 3


def test_the_provisions_that_stops_will_cite_are_there() -> None:
    day = date(2026, 11, 22)
    rows = {row.id: row.provision for row in in_force(DEFINITIONS.law, [row.id for row in DEFINITIONS.law], day)}
    assert rows["orosanmalan"].startswith("19 kap. 1 §")
    assert rows["skola_samverkan"].startswith("29 kap. 13 §")
    assert all(row.checked_on == day for row in DEFINITIONS.law)


def test_prefill_sources_are_each_named_once() -> None:
    assert DEFINITIONS.prefill_sources("plan")[:2] == ("kallelse", "arendeblad")
    assert set(DEFINITIONS.prefill_sources("plan")) == {"kallelse", "arendeblad", "previous", "forberedelse"}
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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(FOLDER, tmp_path / "forms")
    return tmp_path / "forms"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), "utf-8")


def fault_of(folder: Path) -> DefinitionFault:
    with pytest.raises(DefinitionFault) as caught:
        load(folder)
    assert caught.value.text == f"{caught.value.file}, {caught.value.place}: {caught.value.sentence}"
    return caught.value


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "sentence"),
    [
        ("kallelse.toml", '"arendeblad.namn"', '"arendeblad.nman"', "fält 'k_namn'", "fält som inte finns"),
        ("kallelse.toml", '"arendeblad.namn"', '"arende.namn"', "fält 'k_namn'", "formulär som inte finns"),
        ("kallelse.toml", '"arendeblad.namn"', '"arendeblad.aktorer"', "fält 'k_namn'", "kan inte bli text"),
        ("kallelse.toml", 'prefill = ["fd_telefon", "telefon"]', 'prefill = ["fax"]', "fält 'k_deltagare'", "'fax'"),
        ("plan.toml", '{ id = "jakande", label = "Genom att visa ja" },', "", "fält 'p_samtycke_form'", "jakande"),
        ("kallelse.toml", 'equals = "utskrivning"', 'equals = "utskriven"', "avsnitt 'sjukhus'", "utskriven"),
        ("plan.toml", '"sip_medverkan"', '"sip_medverka"', "nyckel 'law'", "sip_medverka"),
        ("plan.toml", "{Samordnaren}", "{Samordaren}", "fält 'p_dokumenteras_av'", "samordaren"),
        ("regions/skane.toml", '"arendeblad",', '"arendeblatt",', "nyckel 'forms'", "arendeblatt"),
        ("regions/skane.toml", 'field = "k_onskemal"', 'field = "k_onske"', "kallelse.k_onske", "k_onske"),
        (
            "regions/skane.toml",
            'form = "kallelse"\nfield = "k_onskemal"',
            'form = "kalla"\nfield = "k_onskemal"',
            "kalla.k_onskemal",
            "'kalla' finns inte",
        ),
        ("regions/skane.toml", 'field = "k_onskemal"', 'field = "k_signatur"', "k_signatur", "ingen kan fylla i"),
        ("regions/skane.toml", 'field = "p_delmal/d_smart"', 'field = "p_uppf_datum"', "p_uppf_datum", "p_utvardering"),
        ("regions/skane.toml", 'code = "skane"', 'code = "skåne"', "nyckel 'code'", "skåne"),
        ("regions/skane.toml", 'code = "skane"', 'code = "skane2"', "hela filen", "skane2.toml"),
        ("plan.toml", 'id = "plan"', 'id = "planen"', "hela filen", "planen.toml"),
        ("law.toml", "2025-07-01", "2025-06-01", "rad 'sip_socialtjanst'", "samtidigt"),
        ("law.toml", 'certainty = "S"', 'certainty = "X"', "rad 'sip_socialtjanst'", "'X'"),
    ],
)
def test_a_planted_fault_names_file_and_place(
    folder: Path, file: str, old: str, new: str, place: str, sentence: str
) -> None:
    edit(folder / file, old, new)
    fault = fault_of(folder)
    assert fault.file == file
    assert place in fault.place
    assert sentence in fault.sentence


def test_a_folder_that_cannot_be_read_is_said_plainly(folder: Path) -> None:
    with pytest.raises(Fault, match="Inget är förlorat"):
        load(folder / "borta")
    (folder / "law.toml").unlink()
    with pytest.raises(Fault, match="lägga in programmet på nytt"):
        load(folder)


def test_a_folder_without_regions_and_a_file_in_other_letters_are_faults(folder: Path) -> None:
    (folder / "plan.toml").write_bytes('id = "plan"\ntitle = "Möte"'.encode("latin-1"))
    assert "UTF-8" in fault_of(folder).sentence
    for path in (folder / "regions").iterdir():
        path.unlink()
    shutil.copy(FOLDER / "plan.toml", folder / "plan.toml")
    assert fault_of(folder).file == "regions"


def test_unknown_ids_are_bugs_of_ours() -> None:
    definitions: Definitions = DEFINITIONS
    with pytest.raises(KeyError):
        definitions.form("finns_inte", "skane")
    with pytest.raises(KeyError):
        definitions.region("finns_inte")
