"""The table of who gets what: complete, as practice §6.1 has it, and its faults told by file and place."""

from __future__ import annotations

import pytest

from sip_desktop import app, paths
from sip_desktop.domain.definition_file import DefinitionFault
from sip_desktop.domain.form import Part
from sip_desktop.domain.readers import GOALS_CARE, GOALS_OWN, GOALS_SUPPORT, KINDS, PARTS, Cell, read_readers

# In the order of KINDS: the person, the child, a guardian who has agreed, another guardian, a representative, the
# original, care, kommun, school health, school, the state, relatives and others.
AS_AGREED = """
name            V/U V/F V/U V/U V/F V/V V/F V/F V/F V/F V/F V/U
identity_number V/U U/U V/U F/U V/F V/V V/F V/F V/F F/U V/F U/U
contact         V/U U/U egen/U egen/U F/U V/adressblad V/U V/U F/U F/U F/U U/U
threat          -/F -/U -/F -/U -/F -/V -/F -/F -/F -/F -/U -/U
participants    V/R V/R V/R V/U V/R V/V V/R V/R V/R V/R R/R R/U
meeting_time    V/V V/V V/V V/U V/V V/V V/V V/V V/V V/V egen/egen egen/F
place           V/U V/U V/U V/U V/U V/V V/U V/U V/U V/U V/U V/U
situation       V/V F/F V/V V/U V/V V/V V/V V/V F/F F/U F/U F/U
main_goal       V/V V/V V/V V/U V/V V/V V/V V/V V/V V/F V/F V/F
child_voice     V/V V/V F/F F/U F/F V/V V/F V/F F/F F/F U/U U/U
risk            V/V U/U V/V F/U V/F V/V V/V F/F F/F U/U U/U F/F
goals_own       V/V V/V V/V V/U V/V V/V V/V V/V V/V V/V V/V V/V
goals_support   V/V F/F V/V V/U V/V V/V V/V V/V V/F V/F F/U F/U
goals_care      V/V U/U V/V F/U V/F V/V V/V V/F F/F U/U F/U U/U
coordination    V/V V/V V/V V/U V/V V/V V/V V/V V/V V/V V/V V/V
consent         V/V U/U egen/egen egen/U V/V V/V egen/egen egen/egen egen/egen egen/egen egen/egen U/U
new_needs       V/V U/U V/V F/U V/F V/V F/F F/F U/U U/U F/U U/U
signatures      V/U V/U V/U V/U V/U V/V V/U V/U V/U V/U U/U U/U
origin          V/U V/U V/U V/U V/U V/V V/ruta V/ruta V/ruta V/ruta V/ruta V/U
general         V/V V/V V/V V/V V/V V/V V/V V/V V/V V/V V/V V/V
internal        U/U U/U U/U U/U U/U U/U U/U U/U U/U U/U U/U U/U
"""

TABLE = app.definitions().readers
FILE = (paths.forms() / "readers.toml").read_text("utf-8")


@pytest.mark.parametrize("line", AS_AGREED.strip().splitlines(), ids=lambda line: line.split()[0])
def test_the_table_is_the_one_that_was_agreed(line: str) -> None:
    part, *cells = line.split()
    found = [f"{TABLE.cell(part, kind, False).value}/{TABLE.cell(part, kind, True).value}" for kind in KINDS]
    assert found == cells


def test_every_part_of_every_form_has_a_value_for_every_kind_and_both_modes() -> None:
    rows = {line.split()[0] for line in AS_AGREED.strip().splitlines()}
    assert rows == set(PARTS)
    wanted = {part.value for part in Part} - {Part.GOALS.value} | {GOALS_OWN, GOALS_SUPPORT, GOALS_CARE}
    for part in wanted:
        for kind in KINDS:
            for careful in (False, True):
                assert isinstance(TABLE.cell(part, kind, careful), Cell)


def test_what_stays_in_the_unit_goes_to_nobody() -> None:
    assert {TABLE.cell("internal", kind, careful) for kind in KINDS for careful in (False, True)} == {Cell.LEFT_OUT}


def test_the_answers_that_name_somebody_in_words_are_questions_of_their_forms() -> None:
    for form_id, fields in TABLE.names.items():
        form = app.definitions().forms[form_id]
        for path in fields:
            # A path has no row ids here: one is put in for each list.
            assert form.at("/r/".join(path.split("/"))) is not None, path


def test_the_subjects_are_those_of_the_consent_sheets() -> None:
    sheet = app.definitions().forms["samtycke_vuxen"].at("c_verksamheter/r/c_uppgifter")
    assert sheet is not None
    assert {option.id for option in sheet.options} == {*TABLE.subjects, "hela_planen"}


@pytest.mark.parametrize(
    ("was", "now", "place", "sentence"),
    [
        ('den_enskilde = "V/U"', 'den_enskilde = "V/X"', "del 'name', nyckel 'den_enskilde'", "'V/X'"),
        ('den_enskilde = "V/U"', 'den_enskilde = "V"', "del 'name', nyckel 'den_enskilde'", "'V'"),
        ('den_enskilde = "V/U"\n', "", "del 'name'", "'den_enskilde' fattas"),
        ('den_enskilde = "V/U"', 'den_enskilda = "V/U"', "del 'name'", "den_enskilda"),
        ('id = "threat"', 'id = "treat"', "del 'treat'", "'treat'"),
        ('id = "threat"', 'id = "contact"', "del 'contact'", "två gånger"),
        ('id = "fk_af"', 'id = "fk"', "slag av mottagare 'fk'", "'fk'"),
        ('"goals_care", "risk"', '"goals_care", "risks"', "ämne 'halsa'", "'risks'"),
        ('kind = "skola"', 'kind = "skolan"', "anmärkning nr 2", "'skolan'"),
    ],
)
def test_a_fault_is_told_by_file_and_place(was: str, now: str, place: str, sentence: str) -> None:
    assert was in FILE
    with pytest.raises(DefinitionFault) as caught:
        read_readers(FILE.replace(was, now, 1), "readers.toml")
    assert caught.value.text.startswith("readers.toml, ")
    assert place in caught.value.text
    assert sentence in caught.value.text
