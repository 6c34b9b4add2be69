"""What the check finds where: the texts of the written cases, broken and hidden names, approvals, offsets."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip_desktop import app
from sip_desktop.domain.protection.check import Finding, Kind, find
from sip_desktop.domain.protection.known_terms import known
from sip_desktop.domain.protection.neutral import neutral

MOTHER = (
    "Vi bor på Provgården i Säffle, Tilda har fått plats på Provlundaskolan, man når mig på 070-174 06 12, "
    "boendets växel börjar på 0533."
)


def found(text: str, terms: list[str] | None = None) -> list[tuple[str, str]]:
    return [(one.kind.value, one.text) for one in find(text, app.gazetteer(), known(terms or []))]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in found(text)]


def test_the_mothers_text_gives_everything_also_when_nothing_is_known() -> None:
    assert {text for _, text in found(MOTHER)} == {"Provgården", "Säffle", "Provlundaskolan", "070-174 06 12", "0533"}


def test_the_mothers_text_with_the_known_terms() -> None:
    assert found(MOTHER, ["Säffle", "Provgården", "0533-", "Provlundaskolan"]) == [
        ("known_term", "Provgården"),
        ("known_term", "Säffle"),
        ("known_term", "Provlundaskolan"),
        ("phone", "070-174 06 12"),
        ("known_term", "0533"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Jag vill klara julen hemma och sedan börja jobba i verkstan igen.",
        "Prova verkstan två timmar i veckan.",
        "Ring 112, 1177, 020-50 50 50, 0771-524 524, 114 14 eller 116 111.",
        "Plats sägs muntligt.",
        "",
        " \n\n\t",
    ],
)
def test_silent(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Hon bor i Sä-\nffle nu.", "Sä-\nffle"),
        ("Hon bor i Sä-\r\n  ffle nu.", "Sä-\r\n  ffle"),
        ("Hon bor i Sä\u00adffle nu.", "Sä\u00adffle"),
        ("Hon bor i S\u200bäff\u200ble nu.", "S\u200bäff\u200ble"),
        (unicodedata.normalize("NFD", "Hon bor i Säffle nu."), unicodedata.normalize("NFD", "Säffle")),
        ("Hon bor i Munka-\nLjungby nu.", "Munka-\nLjungby"),
        ("Hon bor i Lilla\nEdet nu.", "Lilla\nEdet"),
        ("Hon bor i\nSäffle\nnu.", "Säffle"),
        ("Ring 070\u2011174 06 12.", "070\u2011174 06 12"),
        ("Ring 070\u00a0174\u00a006\u00a012.", "070\u00a0174\u00a006\u00a012"),
        ("Ring 070–174 06 12.", "070–174 06 12"),
        ("Ring ０７０１７４０６１２.", "０７０１７４０６１２"),
    ],
)
def test_broken_and_hidden_names_are_found_where_they_stand(text: str, written: str) -> None:
    assert [one for _, one in found(text)] == [written]


@given(st.text(alphabet="aåäöSBl \n-\u00ad\u200b\u0308\u030a019–.:/@\xa0İ", max_size=80))
def test_offsets_are_characters_of_the_text_given(text: str) -> None:
    end = 0
    for one in find(text, app.gazetteer(), known(["Säll", "0190"])):
        assert text[one.start : one.end] == one.text != ""
        assert one.start >= end
        end = one.end


@given(st.text(max_size=200))
def test_any_text_can_be_checked(text: str) -> None:
    assert all(isinstance(one, Finding) for one in find(text, app.gazetteer(), known(["Säffle", "0533-"])))


def test_a_sentence_that_says_somebody_lives_there_is_marked() -> None:
    lives = {one.text: one.lives for one in find("Hon bor i Säffle. Mötet rör Eslövs rutin.", app.gazetteer())}
    assert lives == {"Säffle": True, "Eslövs": False}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nora Berg är skolsköterska. Anna Lund skriver. Vi ringer till Nora.", ""),
        ("Vara hemma. Hon ska vara med i stora salen.", ""),
        ("De har flyttat till Nora.", "place"),
        ("Hon bor i Lund.", "place"),
        ("vi bor i sala nu", "place"),
        ("cykeln står i boden", ""),
        ("Tildas skola ringer. Barnets förskola vet.", ""),
        ("Björkhagens förskola ringer.", "school"),
        ("Övergången till gymnasiet, framgången, skolgången.", ""),
        ("Hon bor vid Kistagången.", "address"),
    ],
)
def test_words_that_are_also_names_are_judged_by_what_stands_round_them(text: str, kind: str) -> None:
    assert kinds(text) == ([kind] if kind else [])


def test_neutral_words() -> None:
    assert (neutral(Kind.PLACE), neutral(Kind.SCHOOL), neutral(Kind.SHELTER)) == ("på orten", "skolan", "boendet")
    assert (neutral(Kind.WORKPLACE), neutral(Kind.CARE_UNIT), neutral(Kind.PHONE)) == ("arbetet", "enheten", "")


def test_of_two_kinds_for_the_same_word_it_is_always_the_same_one() -> None:
    # The order in which a set gives them changes from one start of the program to the next.
    assert [kind for kind, _ in found("Hon pendlar med Öresundståget.")] == ["transport"]
