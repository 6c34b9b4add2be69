"""A fault planted in a shipped form, profile or law is said plainly, with file and place; nothing is loaded half."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from sip_desktop.domain.definition_file import DefinitionFault
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.form_together import form_faults, region_faults
from sip_desktop.domain.region import Change
from sip_desktop.services.definitions import Definitions, load
from tests.test_forms import DEFINITIONS, FOLDER


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
        ("kallelse.toml", '["utskrivning", ""]', '["utskriven", ""]', "avsnitt 'sjukhus'", "utskriven"),
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
        ("law.toml", "checked_on = 2026-11-22\n", "", "rad 'sip_socialtjanst'", "'checked_on' fattas"),
        ("law.toml", 'provision = "2 kap.', 'provision = ""\nx = "', "rad 'sip_socialtjanst'", "'x'"),
        (
            "regions/skane.toml",
            '"arendeblad",',
            '"arendeblad",\n    "plan",',
            "nyckel 'forms'",
            "'plan' finns två gånger",
        ),
        ("regions/skane.toml", 'field = "k_onskemal"\nrequired', 'field = "k_syfte"\nhidden', "k_syfte", "kräver det"),
        (
            "regions/skane.toml",
            'field = "k_onskemal"',
            'field = "k_deltagare/kd_syfte"',
            "kallelse.k_deltagare/kd_syfte",
            "två gånger",
        ),
        ("plan.toml", 'id = "p_slut"', 'id = "p_start"', "fält 'p_start'", "två gånger"),
        ("plan.toml", 'id = "huvud"', 'id = "samtycke"', "avsnitt 'samtycke'", "två gånger"),
        ("plan.toml", 'id = "pd_kontakt"', 'id = "pd_part"', "fält 'p_deltagare'", "'pd_part' finns två gånger"),
        ("plan.toml", '{ id = "reviderad",', '{ id = "ny",', "fält 'p_plan'", "'ny' finns två gånger"),
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


def test_a_provision_that_is_gone_is_said_with_the_form_that_rests_on_it(folder: Path) -> None:
    edit(folder / "law.toml", 'id = "personuppgiftsincident"', 'id = "incident"')
    assert fault_of(folder).text == (
        "avvikelse.toml, nyckel 'law': lagrummet 'personuppgiftsincident' finns inte i law.toml."
    )


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


def test_every_fault_between_files_is_found_not_only_the_first() -> None:
    form, profile = DEFINITIONS.forms["kallelse"], DEFINITIONS.region("skane")
    name = replace(form.sections[0].fields[3], prefill=("x.y", "arendeblad.y", "arendeblad.aktorer"))
    wrong = replace(form, sections=(replace(form.sections[0], fields=(name,)),))
    assert len(list(form_faults(wrong, {**DEFINITIONS.forms, "kallelse": wrong}, set()))) == len(form.law) + 3
    changes = (Change(form="x", field="y", hidden=True), Change(form="plan", field="y", hidden=True))
    assert len(list(region_faults(replace(profile, forms=("x",), changes=changes), DEFINITIONS.forms))) == 3
