"""Page ranges: what people write is understood, and nothing else is taken for a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip_desktop.ui.print_view import ranges


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("1–2, 4", (1, 2, 4)),
        ("1-2,4", (1, 2, 4)),
        ("4, 1 - 2", (1, 2, 4)),
        ("2", (2,)),
        (" 2 ", (2,)),
        ("1 2 3", (1, 2, 3)),
        ("1;3", (1, 3)),
        ("1 och 3", (1, 3)),
        ("1, 2 och 4", (1, 2, 4)),
        ("sida 1 och 3", (1, 3)),
        ("Sid. 2", (2,)),
        ("s. 2-3", (2, 3)),
        ("blad 4", (4,)),
        ("1 till 3", (1, 2, 3)),
        ("från 2 till 4", (2, 3, 4)),
        ("1 t.o.m. 3", (1, 2, 3)),
        ("1 tom 3", (1, 2, 3)),
        ("1 till och med 3", (1, 2, 3)),
        ("1—3", (1, 2, 3)),
        ("3-1", (1, 2, 3)),
        ("3-", (3, 4)),
        ("-2", (1, 2)),
        ("2, 2, 1-2", (1, 2)),
        ("1, 3,", (1, 3)),
        ("alla", (1, 2, 3, 4)),
        ("Alla sidor", (1, 2, 3, 4)),
        ("alla 4 sidor", (1, 2, 3, 4)),
    ],
)
def test_what_people_write_is_understood(text: str, pages: tuple[int, ...]) -> None:
    assert ranges.parse(text, 4) == ranges.PageChoice(pages)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "Skriv vilka sidor, till exempel 1–2, 4."),
        ("sidor", "Skriv vilka sidor, till exempel 1–2, 4."),
        ("första", "”första” gick inte att förstå. Skriv till exempel 1–2, 4."),
        ("1-2-3", "”1-2-3” gick inte att förstå. Skriv till exempel 1–2, 4."),
        ("1-3x", "”1-3x” gick inte att förstå. Skriv till exempel 1–2, 4."),
        ("-", "”-” gick inte att förstå. Skriv till exempel 1–2, 4."),
        ("²", "”²” gick inte att förstå. Skriv till exempel 1–2, 4."),
        ("99999", "”99999” gick inte att förstå. Skriv till exempel 1–2, 4."),
        ("7", "Sidan 7 finns inte. Papperet har sidorna 1–4."),
        ("2-9", "Sidan 9 finns inte. Papperet har sidorna 1–4."),
        ("0-2", "Sidan 0 finns inte. Papperet har sidorna 1–4."),
    ],
)
def test_what_is_not_understood_is_said(text: str, fault: str) -> None:
    assert ranges.parse(text, 4) == ranges.PageChoice((), fault)


def test_a_paper_of_one_page_says_so() -> None:
    assert ranges.parse("2", 1).fault == "Sidan 2 finns inte. Papperet har bara en sida."


@given(st.sets(st.integers(1, 60), min_size=1), st.integers(60, 99), st.sampled_from([("–", ", "), ("-", ",")]))
def test_what_is_written_reads_back(pages: set[int], total: int, marks: tuple[str, str]) -> None:
    rising = tuple(sorted(pages))
    assert ranges.parse(ranges.written(rising, *marks), total).pages == rising


@given(st.text(alphabet="0123456789-–,. soch till²½٣\n\x00", max_size=20) | st.text(max_size=20), st.integers(1, 30))
def test_any_text_gives_pages_of_the_paper_or_a_fault(text: str, total: int) -> None:
    found = ranges.parse(text, total)
    assert bool(found.pages) != bool(found.fault)
    assert list(found.pages) == sorted(set(found.pages))
    assert set(found.pages) <= set(range(1, total + 1))
