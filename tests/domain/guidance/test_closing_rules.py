"""The rules on closing: agreed with whom, why, and what happens with the papers and what the program keeps."""

from __future__ import annotations

import pytest

from sip_desktop.domain.answers import Unparsed
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.guidance.reading import Reading
from sip_desktop.domain.lenses.case_facts import CaseFacts
from tests.domain.guidance.cases import stopped
from tests.domain.guidance.plan_papers import (
    after,
    hits,
    paper,
)

REGIONS = ("uppsala", "varmland", "halland", "skane", "haninge")
CLEAR, CLOSE = GuidedAct.MAKE_PLAN_CLEAR, GuidedAct.CLOSE


def closing(region: str, child: bool = False, clear: bool = False, **answers: object) -> Reading:
    made = paper("avslut", answers, ordinal=7, clear=clear)
    return after(made, region=region, facts=CaseFacts(child=child))


@pytest.mark.parametrize(
    ("answers", "stops"),
    [
        ({}, True),
        ({"z_skal": "malen", "z_samrad": ("parterna",)}, True),
        ({"z_skal": "malen", "z_samrad": ("den_enskilde",)}, False),
        ({"z_skal": "malen", "z_samrad": ("foretradare", "parterna")}, False),
        ({"z_skal": "aterkallat"}, False),
        ({"z_skal": "avliden"}, False),
        ({"z_skal": "flyttat", "z_samrad": Unparsed("alla")}, True),
    ],
)
def test_r_avs_01_closing_is_agreed_with_the_person(answers: dict[str, object], stops: bool) -> None:
    case = closing("uppsala", **answers)
    found = stopped("R-AVS-01", case, CLOSE)
    assert bool(found) is stops
    assert all(one.level is Level.STOP and one.allowed for one in found)
    assert not stopped("R-AVS-01", case, CLEAR)
    assert not stopped("R-AVS-01", closing("varmland", **answers), CLOSE)


@pytest.mark.parametrize(
    ("answers", "child", "marks"),
    [
        ({}, True, ["skal"]),
        ({"z_skal": "annat", "z_samrad": ("barnet", "parterna")}, True, ["mer"]),
        ({"z_skal": "malen", "z_samrad": ("parterna",)}, True, ["samrad"]),
        ({"z_skal": "malen", "z_samrad": ("vardnadshavare", "parterna")}, True, []),
        ({"z_skal": "malen", "z_samrad": ("den_enskilde", "parterna")}, False, []),
        ({"z_skal": "aterkallat"}, True, []),
    ],
)
def test_r_avs_02_a_reason_and_who_agreed(answers: dict[str, object], child: bool, marks: list[str]) -> None:
    found = stopped("R-AVS-02", closing("halland", child, **answers), CLOSE)
    assert [one.mark for one in found] == marks
    assert all(one.level is Level.STOP for one in found)
    assert not stopped("R-AVS-02", closing("uppsala", child, **answers), CLOSE)


def test_r_avs_02_the_other_services_are_only_a_warning() -> None:
    [found] = stopped("R-AVS-02", closing("halland", True, z_skal="malen", z_samrad=("barnet",)), CLOSE)
    assert (found.level, found.mark) == (Level.WARNING, "parterna")


@pytest.mark.parametrize("region", REGIONS)
def test_o_30_what_happens_with_papers_and_data_is_asked_and_never_stops(region: str) -> None:
    found = stopped("O-30", closing(region), CLOSE)
    assert [one.mark for one in found] == ["original", "tillbaka", "gallring"]
    assert {one.level for one in found} == {Level.WARNING, Level.NOTE}
    answered: dict[str, object] = {"z_original": "Akt", "z_tillbaka": "fattas", "z_gallring": "kvar"}
    assert not stopped("O-30", closing(region, **answered), CLOSE)
    [left] = stopped("O-30", closing(region, **{**answered, "z_gallring": "gallras"}), CLOSE)
    assert left.mark == "beslut"
    decided = {**answered, "z_gallring": "gallras", "z_gallring_datum": "2027-04-08", "z_gallring_av": "AB"}
    assert not stopped("O-30", closing(region, **decided), CLOSE)


def test_a_closed_case_is_left_alone() -> None:
    """R-AVS-01, R-AVS-02 and O-30 ask about a closing that is being written, not of one that is made."""
    for rule_id in ("R-AVS-01", "R-AVS-02", "O-30"):
        assert not hits(rule_id, closing("halland", clear=True))
