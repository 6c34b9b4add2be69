"""Who may be one who must not know: names as people write them, numbers and telephones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip_desktop.domain.answers import Answers, Row, Unparsed
from sip_desktop.domain.protection.must_not_know import Match, kept_out, matches

ROLF = Row("x1", {"namn": "Rolf Prov", "personnummer": "19870615-9814", "relation": "Sambo"})
KARL = Row("x2", {"namn": "Karl Erik Prov-Test"})


@pytest.mark.parametrize(
    "name",
    [
        "Rolf Prov",
        "rolf  prov",
        "ROLF PROV",
        "Prov Rolf",
        "Prov, Rolf",
        "Rolf Provs",
        "Rolf Erik Prov",
        "Rolf Prov, granne",
        "Hem­tjänsten, Rolf Prov",
        "Rolf Prov (sambo)",
        "Ro­lf Prov",
        "Herr Rolf Prov",
    ],
)
def test_sure_by_name(name: str) -> None:
    assert matches(ROLF, name) is Match.SURE


@pytest.mark.parametrize(
    "name",
    [
        "Rolle Prov",
        "R. Prov",
        "R Prov",
        "R.Prov",
        "Rolf Pröv",
        "Rolv Prov",
        "Rolf Prow",
        "Rolf",
        "Rolf, granne",
        "Familjen Prov",
        "Prov",
        "Rolf Test-Prov",
        "Prov, R.",
    ],
)
def test_maybe_by_name(name: str) -> None:
    assert matches(ROLF, name) is Match.MAYBE


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "Ronja Prov",
        "Asta Prov",
        "Tilda Prov, dotter",
        "Rolf Test",
        "R. Test",
        "Anna Ek, kurator, BUP",
        "Vårdcentralen",
        "Provenius",
        "1987",
        "Bror Prov",
        "Anna Rolf, Prov AB",
        "Rolfs Buss AB",
    ],
)
def test_somebody_else(name: str) -> None:
    """A child has the same surname, and often the same first letter."""
    assert not matches(ROLF, name)


@pytest.mark.parametrize(
    ("name", "match"),
    [
        ("Kalle Prov-Test", Match.MAYBE),
        ("Karl Prov-Test", Match.SURE),
        ("Karl Prov", Match.MAYBE),
        ("Klara Prov-Test", Match.NO),
    ],
)
def test_pet_names_and_double_surnames(name: str, match: Match) -> None:
    assert matches(KARL, name) is match


def test_another_name_that_is_written_down_is_as_sure() -> None:
    known = Row("x1", {"namn": "Rolf Prov", "namnvarianter": "Rolle, Kapten Prov"})
    assert matches(known, "Rolle Prov") is Match.SURE
    assert matches(known, "Kapten Prov") is Match.SURE
    assert matches(known, "Rolle") is Match.MAYBE


def test_a_number_or_a_telephone_says_it_whatever_the_name() -> None:
    assert matches(ROLF, "Granne", "870615-9814") is Match.SURE
    assert matches(Row("x", {"namn": "Rolf Prov", "telefon": "070-174 06 12"}), "Granne", "", "+46701740612")
    assert not matches(ROLF, "Granne", "19870615-9806")


def test_another_whole_number_makes_a_question_of_the_name_and_nothing_of_a_likeness() -> None:
    other = "20110615-9810"
    assert matches(ROLF, "Rolf Prov", other) is Match.MAYBE
    assert not matches(ROLF, "Rolle Prov", other)
    assert matches(ROLF, "Rolf Prov", "1987") is Match.SURE


def test_when_only_the_relation_or_one_name_is_known() -> None:
    father = Row("x", {"relation": "Pappa"})
    assert matches(father, "Pappa") is Match.MAYBE
    assert not matches(father, "Ruben Test, pappa")
    alone = Row("x", {"namn": "Rolf"})
    assert matches(alone, "Rolf") is Match.SURE
    assert matches(alone, "Rolf Larsson") is Match.MAYBE
    assert not matches(alone, "Anna Larsson")
    assert not matches(Row("x", {}), "Rolf Prov")


def test_the_name_may_be_written_with_more_after_a_comma_or_turned() -> None:
    for name in ("Rolf Prov, sambo", "Prov, Rolf", "Rolf Prov (granne)"):
        assert matches(Row("x", {"namn": name}), "Rolf Prov") is Match.SURE
        assert matches(Row("x", {"namn": name}), "R. Prov") is Match.MAYBE
    assert not matches(Row("x", {"namn": "Rolf Prov, sambo"}), "Sambo")
    assert not matches(Row("x", {"namn": ", ;"}), "Sambo")


def test_those_kept_out_are_the_listed_and_guardians_not_to_be_contacted() -> None:
    sheet: Answers = {
        "far_inte_veta": (ROLF, Row("empty", {"namn": ""})),
        "vardnadshavare": (
            Row("v1", {"namn": "Mira", "kontakt_tillaten": "ja"}),
            Row("v2", {"namn": "Ruben", "kontakt_tillaten": "nej"}),
        ),
        "legal_foretradare": (Row("f1", {"kontakt_tillaten": Unparsed("nej?")}),),
    }
    assert [row.id for row in kept_out(sheet)] == ["x1", "v2"]
    assert kept_out({"far_inte_veta": Unparsed("Rolf")}) == ()


@given(st.text(max_size=80), st.text(max_size=30), st.text(max_size=30))
def test_any_text_can_be_asked_about(name: str, number: str, phone: str) -> None:
    written = Row("x", {"namn": name, "namnvarianter": phone, "personnummer": Unparsed(number)})
    assert matches(ROLF, name, number, phone) in Match
    assert matches(written, "Rolf Prov", number, phone) in Match
