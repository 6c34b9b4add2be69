"""Deadlines are data: every limit the routines set is there with its source, and faults in the list are placed."""

from __future__ import annotations

import pytest

from sip_desktop import app
from sip_desktop.domain.deadlines import Deadline, Event, Level, Unit, read_deadlines
from sip_desktop.domain.definition_file import DefinitionFault
from sip_desktop.domain.form import Fact
from sip_desktop.domain.form_reader import read_form
from sip_desktop.domain.form_together import check_together
from sip_desktop.domain.region import read_region
from tests.domain.test_region import FORM, REGION, WORDS

KNOWN = app.definitions()
EVERY_REGION = "uppsala haninge skane halland varmland".split()

# forms.md §2.4: row, region ("" is every region), event, amount, unit, level. D17 is the profile's own last day.
LIMITS = [
    ("d1_", "uppsala", Event.NEED_NOTICED, 3, Unit.DAYS, Level.WARNING),
    ("d2_", "halland", Event.NEED_NOTICED, 3, Unit.DAYS, Level.WARNING),
    ("d3_", "halland", Event.NEED_NOTICED, 30, Unit.DAYS, Level.WARNING),
    ("d4_", "skane", Event.HOSPITAL_NOTICE, 24, Unit.HOURS, Level.WARNING),
    ("d5_", "skane", Event.INVITATION_PUBLISHED, 1, Unit.WEEKDAYS, Level.WARNING),
    ("d6_", "skane", Event.DISCHARGED, 3, Unit.WEEKS, Level.WARNING),
    ("d7_", "skane", Event.NEED_NOTICED, 0, Unit.DAYS, Level.NOTE),
    ("d8_", "", Event.NEED_NOTICED, 0, Unit.DAYS, Level.NOTE),
    ("d9_", "varmland", Event.NEED_NOTICED, 0, Unit.DAYS, Level.NOTE),
    ("d10_", "uppsala", Event.MEETING, 3, Unit.DAYS, Level.WARNING),
    ("d11_", "varmland", Event.INVITATION_PUBLISHED, 2, Unit.WEEKDAYS, Level.WARNING),
    ("d12_", "halland", Event.MEETING, 2, Unit.HOURS, Level.WARNING),
    ("d13_", "uppsala", Event.MEETING, 0, Unit.DAYS, Level.WARNING),
    ("d14_", "skane", Event.MEETING, 0, Unit.DAYS, Level.WARNING),
    ("d15_", "uppsala", Event.MEETING, 0, Unit.DAYS, Level.STOP),
    ("d15_", "halland", Event.MEETING, 0, Unit.DAYS, Level.STOP),
    ("d15_", "varmland", Event.MEETING, 0, Unit.DAYS, Level.WARNING),
    ("d16_", "haninge", Event.ROUTINE_ADOPTED, 12, Unit.MONTHS, Level.NOTE),
    ("utskrivningsklar_", "", Event.DISCHARGE_READY, 3, Unit.DAYS, Level.WARNING),
]
# The limits of other routines in the country, which a profile of one's own may take in.
OFFERED = {
    (Event.NEED_NOTICED, 3, Unit.WEEKS),
    (Event.NEED_NOTICED, 15, Unit.DAYS),
    (Event.MEETING, 12, Unit.MONTHS),
    (Event.CONSENT_GIVEN, 6, Unit.MONTHS),
    (Event.CONSENT_GIVEN, 12, Unit.MONTHS),
    (Event.DEVIATION_REPORTED, 60, Unit.DAYS),
    (Event.DEVIATION_REPORTED, 2, Unit.MONTHS),
}


def found(row: str, region: str) -> Deadline:
    here = KNOWN.deadlines(region)
    (deadline,) = (each for each in here if each.id.startswith(row))
    return deadline


@pytest.mark.parametrize(("row", "region", "event", "amount", "unit", "level"), LIMITS)
def test_every_limit_of_the_routines_is_there(
    row: str, region: str, event: Event, amount: int, unit: Unit, level: Level
) -> None:
    for code in [region] if region else EVERY_REGION:
        deadline = found(row, code)
        assert (deadline.event, deadline.amount, deadline.unit, deadline.level) == (event, amount, unit, level)


def test_no_region_has_a_limit_more() -> None:
    rows = {(row, region) for row, region, *_ in LIMITS}
    for region in EVERY_REGION:
        for deadline in KNOWN.regions[region].deadlines:
            assert (deadline.id.split("_")[0] + "_", region) in rows


def test_a_routine_past_its_day_is_data_too() -> None:
    assert str(KNOWN.regions["varmland"].valid_to) == "2026-06-18"


def test_what_other_routines_have_is_offered_and_holds_nowhere() -> None:
    offered = [each for each in KNOWN.national if each.offered]
    assert {(each.event, each.amount, each.unit) for each in offered} == OFFERED
    held = {each.id for region in EVERY_REGION for each in KNOWN.deadlines(region)}
    assert not held & {each.id for each in offered}


def test_a_number_of_ours_says_what_the_routine_says() -> None:
    """ "Några dagar" is not three days: where the number is our reading, the routine's words stand beside it."""
    ours = {each.id for code in EVERY_REGION for each in KNOWN.deadlines(code) if each.amount and each.routine_says}
    assert {name.split("_")[0] for name in ours} == {"d1", "d2", "d10", "d11"}
    for code in EVERY_REGION:
        for each in KNOWN.deadlines(code):
            assert each.amount or each.routine_says


def test_only_the_days_of_a_statute_are_moved_and_only_one_is_counted_backwards() -> None:
    every = [each for code in EVERY_REGION for each in KNOWN.deadlines(code)] + list(KNOWN.national)
    assert {each.id for each in every if each.moves} == {"utskrivningsklar_kallelse"}
    assert {each.id for each in every if each.before} == {"d10_kallelse_i_god_tid"}


def test_what_is_about_the_hospital_is_asked_of_the_situation() -> None:
    asked = {
        each.id.split("_")[0]: each.applies_when.equals
        for code in EVERY_REGION
        for each in KNOWN.deadlines(code)
        if each.applies_when and each.applies_when.fact is Fact.SITUATION
    }
    assert asked == {
        "d4": "utskrivning",
        "d5": "utskrivning",
        "d6": "ordinart_boende",
        "d7": "ordinart_boende",
        "utskrivningsklar": "utskrivning",
    }


ONE = """
[[deadline]]
id = "prov"
event = "meeting"
amount = 3
unit = "weeks"
what = "Gjort"
source = "Prov (1)"
"""


@pytest.mark.parametrize(
    ("change", "place", "sentence"),
    [
        (("meeting", "party"), "frist 'prov', nyckel 'event'", "'party'"),
        (("weeks", "years"), "frist 'prov', nyckel 'unit'", "'years'"),
        (("= 3", "= 1000"), "frist 'prov'", "0–999"),
        (("= 3", "= -1"), "frist 'prov'", "0–999"),
        (("= 3", "= 3.5"), "frist 'prov', nyckel 'amount'", "ett heltal"),
        (('"prov"', '"Prov"'), "frist 'Prov'", "'Prov'"),
        (('"Gjort"', '" "'), "frist 'prov'", "'what'"),
        (('"Prov (1)"', '""'), "frist 'prov'", "'source'"),
        (('"weeks"', '"hours"\nmoves = true'), "frist 'prov'", "nästa vardag"),
        (('"weeks"', '"days"\nbefore = true\nmoves = true'), "frist 'prov'", "nästa vardag"),
        (('"weeks"', '"days"\nlevel = "hårt"'), "frist 'prov', nyckel 'level'", "'hårt'"),
        (('"weeks"', '"days"\napplies_when = { field = "x", equals = "y" }'), "frist 'prov'", "'x'"),
        (('"weeks"', '"days"\napplies_when = { fact = "child" }'), "frist 'prov'", "precis en"),
    ],
)
def test_a_fault_in_a_deadline_is_placed(change: tuple[str, str], place: str, sentence: str) -> None:
    for read, file in ((read_deadlines, "deadlines.toml"), (read_region, "regions/prov.toml")):
        text = ONE.replace(*change) if read is read_deadlines else REGION + WORDS + ONE.replace(*change)
        with pytest.raises(DefinitionFault) as caught:
            read(text, file)
        assert (caught.value.file, caught.value.place) == (file, place)
        assert sentence in caught.value.sentence


def test_the_same_deadline_twice_is_a_fault() -> None:
    with pytest.raises(DefinitionFault, match="två gånger"):
        read_deadlines(ONE + ONE, "deadlines.toml")


@pytest.mark.parametrize(
    ("national", "own", "sentence"),
    [
        (ONE, ONE, "finns redan i deadlines"),
        ("", ONE + "offered = true\n", "hör hemma i deadlines"),
    ],
)
def test_a_region_invents_no_deadline_of_the_law(national: str, own: str, sentence: str) -> None:
    forms = {"prov": read_form(FORM, "prov.toml")}
    regions = {"prov": read_region(REGION + WORDS + own, "regions/prov.toml")}
    everywhere = read_deadlines(national, "deadlines.toml") if national else ()
    with pytest.raises(DefinitionFault, match=sentence):
        check_together(forms, regions, [], everywhere)


def test_a_region_may_take_in_what_is_offered() -> None:
    forms = {"prov": read_form(FORM, "prov.toml")}
    regions = {"prov": read_region(REGION + WORDS + ONE, "regions/prov.toml")}
    check_together(forms, regions, [], read_deadlines(ONE + "offered = true\n", "deadlines.toml"))


def test_a_situation_that_the_case_sheet_does_not_offer_is_a_fault() -> None:
    case_sheet = read_form(
        FORM.replace('id = "prov"', 'id = "arendeblad"').replace('id = "vem"', 'id = "situation"'), "arendeblad.toml"
    )
    asked = ONE + 'applies_when = { fact = "situation", equals = "utskriven" }\n'
    region = read_region(REGION.replace('["prov"]', '["arendeblad"]') + WORDS + asked, "regions/prov.toml")
    with pytest.raises(DefinitionFault, match="utskriven"):
        check_together({"arendeblad": case_sheet}, {"prov": region}, [])
