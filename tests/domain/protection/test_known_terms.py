"""The case's own terms: exact, inflected, misspelt, in compounds, as numbers in every writing; and refused ones."""

from __future__ import annotations

import pytest

from sip_desktop import app
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.protection.check import find
from sip_desktop.domain.protection.known_terms import is_too_short, known

STOP, NEAR = "known_term", "near_known_term"


def found(text: str, *terms: str) -> list[tuple[str, str]]:
    every = find(text, app.gazetteer(), known(terms))
    return [(one.kind.value, one.text) for one in every if one.kind.value in (STOP, NEAR)]


@pytest.mark.parametrize(
    ("term", "text", "kind"),
    [
        ("Säffle", "hon bor i säffle", STOP),
        ("Säffle", "Säffles kommun", STOP),
        ("Säffle", "SÄFFLE", STOP),
        ("Säffle", "hon åkte till Säfle", NEAR),
        ("Säffle", "hon åkte till Säfffle", NEAR),
        ("Säffle", "hon åkte till Säfflr", NEAR),
        ("Säffle", "hon åkte till Säflfe", NEAR),
        ("Säffle", "hon är säfflebo", NEAR),
        ("Säffle", "hon åkte hem", ""),
        ("Provgården", "Provgårdens växel", STOP),
        ("Provgården", "på Provgård", STOP),
        ("Provgården", "alla Provgårdar", STOP),
        ("Provgården", "det provgårdska huset", NEAR),
        ("Provlundaskolan", "på en Provlundaskola", STOP),
        ("Mira Prov", "Mira Prov kommer", STOP),
        ("Mira Prov", "Mira Provs dotter", STOP),
        ("Mira Prov", "Mira\nProv kommer", STOP),
        ("Mira Prov", "Mira kommer", NEAR),
        ("Mira Prov", "ett mirakel", ""),
        ("Storgatan 5, 661 30 Säffle", "på Storgatan 5", STOP),
        ("Storgatan 5, 661 30 Säffle", "hela Säffle", STOP),
        ("Storgatan 5, 661 30 Säffle", "koden 66130", STOP),
        ("Kungens kurva", "en kurva", NEAR),
        ("Vara", "hon ska vara hemma", ""),
        ("Vara", "hon bor i Vara", STOP),
        ("Nora", "Nora kommer", STOP),
        ("Bosse", "bossen kommer", NEAR),
        ("Säffle", "det var en säker åkare", ""),
    ],
)
def test_words(term: str, text: str, kind: str) -> None:
    assert [each for each, _ in found(text, term)] == ([kind] if kind else [])


@pytest.mark.parametrize(
    "text",
    [
        *("070-174 06 12", "0701740612", "070 17 40 612", "+46 70 174 06 12", "+46 (0)70-174 06 12", "0046701740612"),
        *("0 7 0 1 7 4 0 6 1 2", "070.174.06.12", "noll sju noll ett sju fyra noll sex ett två"),
        "noll sjuttio, ett sju fyra, noll sex, tolv",
    ],
)
def test_a_number_in_every_writing(text: str) -> None:
    assert found(f"Numret är {text}.", "070-174 06 12") == [(STOP, text)]


def test_an_area_code_is_every_number_that_begins_so() -> None:
    assert found("Växeln: 0533-123 45. Annars 0534-123 45.", "0533-") == [(STOP, "0533-123 45")]
    assert found("Riktnummer +46 533 123 45", "0533") == [(STOP, "+46 533 123 45")]
    assert found("Ärende 05330 är ett annat nummer, 10533 också.", "661 30") == []


def test_a_term_cut_by_a_line_end_without_a_hyphen() -> None:
    assert found("vid Provgår\nden i går", "Provgården") == [(STOP, "Provgår\nden")]
    assert found("vid P r o v g å r d e n", "Provgården") == [(STOP, "P r o v g å r d e n")]


@pytest.mark.parametrize("term", ["Bo", "Å", "12", "a-b", " .é. "])
def test_short_terms_are_refused(term: str) -> None:
    assert is_too_short(term)
    with pytest.raises(Fault) as told:
        known([term])
    assert term.strip() not in told.value.text


def test_empty_terms_are_no_terms() -> None:
    assert known(["", "  ", "\n"]) == known([])


@pytest.mark.parametrize(
    "text", ["a\nSäf\nfle", "Hon bor i\nSäf\nfle\nnu", "i Säf \n fle", "1\nSäf\nfle", "x\ny\nSäf\nfle"]
)
def test_a_term_cut_without_a_hyphen_is_found_after_any_line(text: str) -> None:
    assert [kind for kind, _ in found(text, "Säffle")] == [STOP]


@pytest.mark.parametrize("text", ["S ä f f l e", "bor i S ä f f l e.", "S ä f"])
def test_a_term_that_is_spaced_out(text: str) -> None:
    assert [kind for kind, _ in found(text, "Säffle")] == ([STOP] if "l e" in text else [])


@pytest.mark.parametrize("word", ["Säfle", "Säfffle", "Sefflee", "Säffel", "Xäffle", "Säfflx", "Säfflebo", "Nysäffle"])
def test_near_terms_are_told_apart_from_others_at_a_glance_and_not_missed(word: str) -> None:
    assert bool(found(f"Hon nämnde {word} igår", "Säffle", "Provgården")) is (word != "Sefflee")
