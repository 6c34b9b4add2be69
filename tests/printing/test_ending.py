"""No paper ends with a page for a signature alone, and what should stand together does where it costs no page."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sip_desktop.domain.form import FieldType, Section
from sip_desktop.printing.ending import lay
from sip_desktop.printing.pieces import Block, Cell, Node, Slice
from sip_desktop.printing.style import MM
from tests.printing.samples import HEAD, form_of, maker, page_texts, view
from tests.printing.samples import field as make

PAGE = (0.0, 250 * MM)


def _block(height: float, tag: str = "P", **more: object) -> Block:
    cell = Cell(0.0, 100.0, (Slice(height * MM),), Node(tag))
    return Block((cell,), pad=0.0, **more)  # type: ignore[arg-type]


def _laid(*blocks: Block) -> list[list[int]]:
    """The heights in whole millimetres on each page."""
    return [[round(placed.block.height / MM) for placed in page] for page in lay(blocks, PAGE, PAGE)]


def test_white_space_gives_way_before_a_page_is_spent() -> None:
    blocks = [_block(40, before=3 * MM) for _ in range(6)]
    assert _laid(*blocks) == [[40] * 6]
    assert _laid(*blocks[:5]) == [[40] * 5]


def test_a_page_saved_may_still_end_with_too_little() -> None:
    pages = _laid(*[_block(28.5, before=5 * MM) for _ in range(50)])
    assert [len(page) for page in pages] == [8, 8, 8, 8, 8, 6, 4]  # seven or eight on a page before all came closer


def test_the_last_page_takes_over_what_stands_before() -> None:
    blocks = [_block(30) for _ in range(8)]
    assert _laid(*blocks, _block(31)) == [[30] * 5, [30, 30, 30, 31]]


def test_the_last_page_begins_with_a_section_when_one_is_near() -> None:
    blocks = [_block(30) for _ in range(4)] + [_block(30, "H2")] + [_block(30) for _ in range(3)]
    assert _laid(*blocks, _block(31)) == [[30] * 4, [30, 30, 30, 30, 31]]


def test_a_block_that_follows_is_not_parted_from_its_own() -> None:
    blocks = [_block(30) for _ in range(4)] + [_block(30, follow=True)] + [_block(30) for _ in range(3)]
    assert _laid(*blocks, _block(31)) == [[30] * 4, [30, 30, 30, 30, 31]]


def test_a_last_page_with_enough_on_it_stays() -> None:
    assert _laid(*[_block(30) for _ in range(13)]) == [[30] * 8, [30] * 5]


def test_too_much_is_not_pulled_along() -> None:
    assert _laid(_block(60), _block(190), _block(20)) == [[60, 190], [20]]


def test_a_wish_is_kept_where_it_costs_no_page() -> None:
    card = [_block(50, wish=True), _block(50, wish=True), _block(50)]
    assert _laid(_block(140), *card) == [[140], [50, 50, 50]]
    assert len(_laid(_block(140), *card, _block(180))) == 2


@pytest.mark.parametrize("lines", range(30, 62, 4))
def test_a_signature_never_stands_alone_on_the_last_page(lines: int) -> None:
    text = Section(id="a", title="Texten", fields=tuple(make(FieldType.TEXT, f"t{n}") for n in range(lines)))
    end = Section(id="b", title="Slutet", fields=(make(FieldType.SIGNATURE),))
    form = form_of()
    form = type(form)(id="x", number="0", title="Prov", version=1, purpose="Prov.", sections=(text, end))
    pages = page_texts(maker()(view(form, {f"t{n}": f"rad {n}" for n in range(lines)}, head=HEAD)).pdf)
    assert "Fråga signature" in pages[-1]
    assert len(pages) == 1 or pages[-1].count("Fråga t") >= 3
    assert all(len(page) > 200 for page, _ in pairwise(pages))


@pytest.mark.parametrize("lines", range(30, 52))
def test_a_signature_does_not_begin_a_page_where_something_before_it_can_come_along(lines: int) -> None:
    ticks = (make(FieldType.CHECK, "a", label="Jag har förstått"), make(FieldType.CHECK, "b", label="Jag vill"))
    form = form_of(make(FieldType.LONGTEXT), *ticks, make(FieldType.SIGNATURE, label="Din underskrift"))
    places = maker()(view(form, {"longtext": "rad\n" * lines})).places
    assert places["signature"].page == places["b"].page
