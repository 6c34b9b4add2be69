"""What fits in which envelope, what it weighs, and what can show in a window; and the file they are read from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sip_desktop.domain.definition_file import DefinitionFault
from sip_desktop.domain.envelopes import (
    always_shows,
    can_show,
    front,
    is_in_front,
    pack,
    panel,
)
from sip_desktop.domain.letter_pages import LetterPage, cover, label, most_lines, underlay
from sip_desktop.domain.post_data import FORWARDING, WindowPlace, read_post

FILE = (Path(__file__).resolve().parents[2] / "forms" / "post.toml").read_text("utf-8")
DATA = read_post(FILE, "post.toml")


@pytest.mark.parametrize(
    ("sheets", "double", "inner", "outer", "weight"),
    [
        (1, True, "C65", "C5", 50),
        (5, True, "C65", "C5", 50),
        (6, True, "C5", "C4", 100),
        (12, True, "C5", "C4", 100),
        (5, False, "", "C65", 50),
        (6, False, "", "C5", 50),
        (13, False, "", "C4", 100),
        (80, False, "", "C4", 500),
    ],
)
def test_the_smallest_envelopes_that_hold(sheets: int, double: bool, inner: str, outer: str, weight: int) -> None:
    found = pack(DATA, sheets, double)
    assert found is not None
    assert (found.inner, found.outer, found.weight) == (inner, outer, weight)


@pytest.mark.parametrize(("sheets", "double"), [(13, True), (81, False)])
def test_too_many_sheets(sheets: int, double: bool) -> None:
    assert pack(DATA, sheets, double) is None


def test_the_weight_is_of_paper_and_envelopes() -> None:
    found = pack(DATA, 3, True)
    assert found is not None
    assert found.grams == 3 * 5 + 6 + 8


def test_folds_and_fronts() -> None:
    assert [panel(DATA.envelope(one)) for one in ("C65", "C5", "C4")] == [(210, 99), (210, 148.5), (210, 297)]
    assert [front(DATA.envelope(one)) for one in ("C65", "C5", "C4")] == [(229, 114), (229, 162), (229, 324)]


@pytest.mark.parametrize("window", DATA.windows, ids=lambda one: f"{one.id}-{one.envelope}")
def test_the_programs_windows_show_an_address_wherever_the_sheet_slides(window: WindowPlace) -> None:
    envelope = DATA.envelope(window.envelope)
    assert is_in_front(envelope, window)
    sure, seen = always_shows(envelope, window), can_show(envelope, window)
    assert seen.holds(sure)
    aside = front(envelope)[0] - panel(envelope)[0]
    # Slid to the left edge and to the right edge, what is sure is behind the window.
    for slide in (0.0, aside):
        assert window.left <= sure.left + slide
        assert sure.right + slide <= window.left + window.width


def test_a_window_off_the_envelope_or_too_small_is_none() -> None:
    c5 = DATA.envelope("C5")
    assert not is_in_front(c5, WindowPlace(id="V2", envelope="C5", left=140, top=44, width=105, height=35))
    assert not is_in_front(c5, WindowPlace(id="V2", envelope="C5", left=15, top=44, width=60, height=35))


def tops(page: LetterPage) -> list[float]:
    return [column.y for column in page.columns]


@pytest.mark.parametrize("window", DATA.windows, ids=lambda one: f"{one.id}-{one.envelope}")
def test_the_words_of_the_cover_stand_below_all_that_can_show(window: WindowPlace) -> None:
    envelope = DATA.envelope(window.envelope)
    address, words = tops(cover(envelope, window, ("Namn", "Gata 1", "123 45 Ort")))
    assert address < can_show(envelope, window).bottom < words


def test_how_many_lines_a_window_shows() -> None:
    assert [most_lines(DATA.envelope(one.envelope), one) for one in DATA.windows] == [4, 4, 4, 4, 3, 3]


def test_one_label_at_a_place_of_the_sheet() -> None:
    for place, x, y in ((1, 8, 8), (3, 148, 8), (24, 148, 297 / 8 * 7 + 8), (99, 148, 297 / 8 * 7 + 8)):
        column = label(("Skatteverket",), place).columns[0]
        assert (column.x, column.y) == (pytest.approx(x), pytest.approx(y))


def test_the_underlay_draws_what_a_sheet_has_room_for() -> None:
    c65, c5, c4 = (DATA.envelope(one) for one in ("C65", "C5", "C4"))
    drawn = underlay(c65, c5, ("Ett",)).outlines[0]
    assert (drawn.width, drawn.height) == (114, 229)
    assert underlay(None, c4, ("Ett",)).outlines == ()


def test_the_address_of_a_day() -> None:
    row = DATA.address(FORWARDING, date(2026, 11, 22))
    assert row is not None
    assert row.lines == ("Skatteverket", "Box 2820", "403 20 Göteborg")
    assert (row.certainty, row.checked_on) == ("S", date(2026, 11, 22))
    assert DATA.address(FORWARDING, date(2020, 1, 1)) is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('outer = "C5"', 'outer = "C7"', "C7"),
        ('envelope = "C65"', 'envelope = "B4"', "B4"),
        ('id = "rek_barn"', 'id = "rek"', "två gånger"),
        ('lines = ["Skatteverket", "Box 2820", "403 20 Göteborg"]', "lines = []", "lines"),
        ("valid_from = 2026-11-22", "valid_from = 2026-11-22\nvalid_to = 2026-11-01", "före första dagen"),
        ("valid_from = 2026-11-22", "valid_from = 2027-11-22", "lines"),
        ("forwarding_days = 7", 'forwarding_days = "sju"', "post.toml"),
    ],
)
def test_a_faulty_file_is_named(old: str, new: str, said: str) -> None:
    with pytest.raises(DefinitionFault) as caught:
        read_post(FILE.replace(old, new, 1), "post.toml")
    assert said in caught.value.text
