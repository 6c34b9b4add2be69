"""The lenses over an ärendeblad: facts for conditions, and who is in the case."""

from datetime import date

import pytest

from sip_desktop.domain.answers import Answers, Row, Unparsed
from sip_desktop.domain.form import Fact
from sip_desktop.domain.lenses.case_facts import age_group, case_facts
from sip_desktop.domain.lenses.parties import parties

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("born", "group"),
    [
        ("2011-11-23", "barn"),
        ("2011-11-22", "ungdom"),
        ("2008-11-23", "ungdom"),
        ("2008-11-22", "vuxen"),
        ("", ""),
        ("snart", ""),
    ],
)
def test_the_age_group_changes_on_the_birthday(born: str, group: str) -> None:
    assert age_group(born, TODAY) == group


def test_a_leap_day_child_turns_fifteen_on_the_first_of_march() -> None:
    assert age_group("2012-02-29", date(2027, 2, 28)) == "barn"
    assert age_group("2012-02-29", date(2027, 3, 1)) == "ungdom"


@pytest.mark.parametrize("kind", ["sekretessmarkering", "skyddad_folkbokforing", "annat_behov", "vet_inte"])
def test_every_answer_but_no_means_protected(kind: str) -> None:
    assert case_facts({"skyddstyp": kind}, TODAY).protected
    assert not case_facts({"skyddstyp": "inget"}, TODAY).protected


def test_not_knowing_about_violence_counts_as_violence() -> None:
    assert case_facts({"vald_flagga": "vet_inte"}, TODAY).violence
    assert not case_facts({"vald_flagga": "nej"}, TODAY).violence


@pytest.mark.parametrize(
    ("reason", "protected", "violence"),
    [("skyddade_uppgifter", True, False), ("forsiktig_kontakt", False, True), ("it_avbrott", False, False)],
)
@pytest.mark.parametrize("kind", ["", "inget"])
def test_a_reason_for_paper_makes_the_case_careful_at_once(
    reason: str, protected: bool, violence: bool, kind: str
) -> None:
    facts = case_facts({"anledning_manuell": (reason,), "skyddstyp": kind, "vald_flagga": "nej"}, TODAY)
    assert (facts.protected, facts.violence) == (protected, violence)


def test_every_fact_has_a_value() -> None:
    facts = case_facts({"fodelsedatum": "2015-09-22", "situation": "utskrivning"}, TODAY)
    assert {fact: facts.value(fact) for fact in Fact} == {
        Fact.PROTECTED: False,
        Fact.VIOLENCE: False,
        Fact.CAREFUL: False,
        Fact.CHILD: True,
        Fact.AGE: "barn",
        Fact.SITUATION: "utskrivning",
    }


def test_parties_are_the_person_and_every_named_row() -> None:
    sheet: Answers = {
        "namn": "Tilda Prov",
        "aktorer": (
            Row("r1", {"namn": "", "funktion": "kurator", "enhet": "BUP", "huvudman": "region", "roller": ("kallas",)}),
            Row("r2", {}),
        ),
        "vardnadshavare": (Row("r3", {"namn": "Mira Prov"}),),
        "personnummer": Unparsed("fel"),
    }
    found = parties(sheet)
    assert [(party.row, party.kind, party.label) for party in found] == [
        ("person", "person", "Tilda Prov"),
        ("r3", "vardnadshavare", "Mira Prov"),
        ("r1", "aktor", "kurator, BUP"),
    ]
    assert found[2].roles == ("kallas",)
