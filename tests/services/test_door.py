"""The way into a case: what stands in it, and what may be started."""

from __future__ import annotations

import pytest

from sip_desktop.services.everything import Services
from tests.services.conftest import Desk, actor


def test_an_opened_case_shows_its_papers_people_and_facts(desk: Desk, serial: int) -> None:
    desk.put(
        desk.sheet(serial), namn="Tilda Prov", skyddstyp="vet_inte", fodelsedatum="2015-09-22", aktorer=(actor("r1"),)
    )
    document = desk.services.documents.start(serial, "kallelse")
    file = desk.services.door.open(serial)
    assert file.record.serial == serial
    assert file.region.code == "uppsala"
    assert (file.facts.protected, file.facts.child) == (True, True)
    assert [party.row for party in file.parties] == ["person", "r1"]
    assert [(line.document.id, line.title, line.state_text, line.copies) for line in file.lines][1:] == [
        (document, "SIP – Kallelse", "utkast", 0)
    ]


def test_what_can_be_started_is_what_the_region_offers_in_a_case(services: Services) -> None:
    for region, _name in services.register.regions():
        file = services.door.open(services.register.new_case(region))
        offered = {form.id for form in services.definitions.forms_of(region) if form.in_case}
        assert {form.id for form in file.can_start} == offered - {"arendeblad"}


def test_a_line_follows_its_paper(desk: Desk, serial: int) -> None:
    documents = desk.services.documents
    document = documents.start(serial, "kallelse")
    states = []
    for act in (documents.make_clear, documents.correct, documents.make_clear):
        desk.clock.pass_days(1)
        act(document)
        line = desk.services.door.open(serial).lines[-1]
        states.append((line.state, line.revision, line.changed[:10]))
    assert states == [("klar", 1, "2026-11-27"), ("utkast", 2, "2026-11-28"), ("klar", 2, "2026-11-29")]


@pytest.mark.parametrize(
    ("born", "offered", "not_offered"),
    [
        ("2017-05-08", {"samtycke_barn_en_vh", "samtycke_barn_tva_vh"}, {"samtycke_vuxen", "samtycke_ungdom"}),
        ("2010-05-08", {"samtycke_ungdom", "samtycke_barn_tva_vh"}, {"samtycke_vuxen"}),
        ("1979-11-11", {"samtycke_vuxen"}, {"samtycke_ungdom", "samtycke_barn_en_vh"}),
        ("", {"samtycke_vuxen", "samtycke_ungdom", "samtycke_barn_en_vh"}, set()),
    ],
)
def test_consents_are_offered_by_age_and_all_while_it_is_unknown(
    desk: Desk, serial: int, born: str, offered: set[str], not_offered: set[str]
) -> None:
    desk.put(desk.sheet(serial), fodelsedatum=born)
    ids = {form.id for form in desk.services.door.open(serial).can_start}
    assert offered <= ids
    assert not not_offered & ids
