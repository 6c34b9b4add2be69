"""Cards to cut out: four signs a page, or one pocket card; knows fields and measures, no file.

A sign is read across a table, so its words are as large as its card allows. A pocket card is as large as a bank card
and alone on its page: whoever finds it learns nothing that is not an answer on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sip_desktop.domain.form import Field, FieldType, Section
from sip_desktop.domain.view import Mode
from sip_desktop.printing.fields import Sheet, answer, packed
from sip_desktop.printing.flow import Flow, Placed
from sip_desktop.printing.pieces import Block, Cell, Cut, Node, Rule, Slice
from sip_desktop.printing.style import (
    BOTTOM,
    COLUMNS,
    LEFT,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    QUIET_GREY,
    RIGHT,
    TOP,
    WIDTH,
    Type,
)

_SIGN_COLUMNS, _SIGN_ROWS = 2, 2
_SIGN_PAD, _SIGN_GAP = 7 * MM, 6 * MM
_SIGN_SIZES = (32, 28, 24, 20, 16, 12)
_TEXT_OF_TITLE = 0.55  # the size of a sign's text against its title
_LEADING = 1.3


@dataclass(frozen=True, slots=True)
class _Pocket:
    """The measures of a pocket card."""

    width: float
    height: float
    pad: float
    title: Type
    value: Type
    label: Type
    pen: float
    gap: float
    beside: float


_BANK_CARD = _Pocket(
    width=85 * MM,
    height=54 * MM,
    pad=3.2 * MM,
    title=Type(12, 16, bold=True),
    value=Type(11, 14, bold=True),
    label=Type(7.5, 9, grey=QUIET_GREY),
    pen=6.4 * MM,
    gap=0.8 * MM,
    beside=3 * MM,
)
# In large print the card grows with its letters: it can be folded once and still has its place in a pocket.
_LARGE_CARD = _Pocket(
    width=130 * MM,
    height=82 * MM,
    pad=5 * MM,
    title=Type(18, 24, bold=True),
    value=Type(16, 21, bold=True),
    label=Type(12, 15),
    pen=11 * MM,
    gap=1.2 * MM,
    beside=4 * MM,
)


def signs(sheet: Sheet, top: float, bottom: float) -> list[list[Placed]]:
    """The sections as signs of one size between ``top`` and ``bottom``, with lines to cut along."""
    width = (PAGE_WIDTH - 2 * RIGHT) / _SIGN_COLUMNS
    height = (bottom - top) / _SIGN_ROWS
    on_page = _SIGN_COLUMNS * _SIGN_ROWS
    room = (width - 2 * _SIGN_PAD, height - 2 * _SIGN_PAD)
    pages: list[list[Placed]] = []
    for at, blocks in enumerate(_as_large_as_fits(sheet, room)):
        if at % on_page == 0:
            pages.append([_cuts(RIGHT, top, (width, height), _SIGN_COLUMNS, _SIGN_ROWS)])
        row, column = divmod(at % on_page, _SIGN_COLUMNS)
        pages[-1] += _sign(blocks, (RIGHT + column * width + _SIGN_PAD, top + row * height + _SIGN_PAD), room[1])
    return pages or [[]]


def _as_large_as_fits(sheet: Sheet, room: tuple[float, float]) -> list[list[Block]]:
    """Every sign in the largest size that all of them have room for: together they are one set."""
    made: list[list[Block]] = []
    for points in _SIGN_SIZES:
        made = [_sign_blocks(sheet, section, room[0], points) for section in sheet.view.form.sections]
        if all(_height(blocks) <= room[1] for blocks in made):
            break
    return made


def _sign(blocks: Sequence[Block], corner: tuple[float, float], room: float) -> list[Placed]:
    """One sign, in the middle of its card."""
    y = corner[1] + max(0.0, (room - _height(blocks)) / 2)
    placed = []
    for block in blocks:
        cells = tuple(replace(cell, x=corner[0]) for cell in block.cells)
        placed.append(Placed(replace(block, cells=cells), y + block.before))
        y += block.before + block.height
    return placed


def _sign_blocks(sheet: Sheet, section: Section, width: float, points: float) -> list[Block]:
    title = Type(points, points * _LEADING, bold=True)
    text = Type(points * _TEXT_OF_TITLE, points * _TEXT_OF_TITLE * _LEADING)
    shown = [field for field in section.fields if field.id not in sheet.view.hidden]
    words = [(section.help, ""), *((said, field.id) for field in shown for said in (field.label, field.text))]
    blocks = [_sign_block(sheet, section.title, title, width, Node("H2"), "")]
    for said, path in words:
        if said:
            gap = _SIGN_GAP if len(blocks) == 1 else _SIGN_GAP / 2
            blocks.append(replace(_sign_block(sheet, said, text, width, Node("P"), path), before=gap))
    return blocks


def _sign_block(sheet: Sheet, said: str, kind: Type, width: float, node: Node, path: str) -> Block:
    lines = tuple(sheet.ink.middled(said, kind, width, path))
    return Block((Cell(0.0, width, lines, node, path, len(lines), boxed=False),), pad=0.0)


def _height(blocks: Sequence[Block]) -> float:
    return sum(block.before + block.height for block in blocks)


def pocket(sheet: Sheet) -> list[list[Placed]]:
    """The answers on one card in the upper left; a blank has as many as there is room for.

    Answers that take more room than a card make it higher, and then flow on: they are never clipped.
    """
    card = _card(sheet)
    span = (TOP + card.pad, PAGE_HEIGHT - BOTTOM - card.pad)
    flow = Flow(span, span)
    flow.put_all(_pocket_blocks(sheet, LEFT))
    first = flow.pages[0]
    end = max((placed.top + placed.block.height for placed in first), default=span[0])
    height = max(card.height, end - TOP + card.pad)
    many = sheet.mode is Mode.BLANK and len(flow.pages) == 1
    across, down = int(WIDTH / card.width), int((PAGE_HEIGHT - TOP - BOTTOM) / height)
    columns, rows = (max(1, across), max(1, down)) if many else (1, 1)
    cuts = _cuts(LEFT, TOP, (card.width, height), columns, rows)
    copies = [_copy(sheet, divmod(at, columns), height) for at in range(1, columns * rows)]
    return [[cuts, *first, *(placed for copy in copies for placed in copy)], *flow.pages[1:]]


def _copy(sheet: Sheet, place: tuple[int, int], height: float) -> list[Placed]:
    """The card once more, ``place`` = (row, column) on the page."""
    row, column = place
    card = _card(sheet)
    flow = Flow((TOP + card.pad + row * height, PAGE_HEIGHT), (0.0, PAGE_HEIGHT))
    flow.put_all(_pocket_blocks(sheet, LEFT + column * card.width))
    return flow.pages[0]


def _card(sheet: Sheet) -> _Pocket:
    return _LARGE_CARD if sheet.ink.look.large else _BANK_CARD


def _pocket_blocks(sheet: Sheet, left: float) -> list[Block]:
    card = _card(sheet)
    x, width = left + card.pad, card.width - 2 * card.pad
    blocks = []
    for number, section in enumerate(sheet.view.form.sections):
        title = tuple(sheet.ink.lines(section.title, card.title, width))
        node = Node("H2" if number else "H1")
        blocks.append(Block((Cell(x, width, title, node, keep=len(title), boxed=False),), pad=0.0, follow=True))
        shown = [field for field in section.fields if field.id not in sheet.view.hidden]
        lines = packed([(field, max(1, min(COLUMNS, field.width))) for field in shown])
        blocks += [_pocket_line(sheet, line, x, width) for line in lines]
    return blocks


def _pocket_line(sheet: Sheet, line: Sequence[tuple[Field, int]], x: float, width: float) -> Block:
    card = _card(sheet)
    used = sum(columns for _, columns in line)
    room = width - card.beside * (len(line) - 1)
    cells = []
    for field, columns in line:
        wide = room * columns / used
        slices = tuple(_pocket_slices(sheet, field, wide))
        cells.append(Cell(x, wide, slices, Node("P"), field.id, boxed=False))
        x += wide + card.beside
    return Block(tuple(cells), before=card.gap, pad=0.0)


def _pocket_slices(sheet: Sheet, field: Field, width: float) -> list[Slice]:
    """The label and under it the answer, or a line to write on."""
    if field.type is FieldType.INFO:
        return sheet.ink.lines(field.text, sheet.ink.look.cell, width, field.id)
    card = _card(sheet)
    value = sheet.shown(sheet.answer(sheet.view.answers, field, ""))
    label = sheet.ink.lines(field.label, card.label, width, field.id)
    if value is None and sheet.mode is not Mode.FILLED and not field.options:
        return [*label, Slice(card.pen, (Rule(0.0, card.pen, width, dots=True, grey=QUIET_GREY),))]
    return [*label, *answer(sheet, field, value, width, card.value, field.id)]


def _cuts(x: float, y: float, size: tuple[float, float], columns: int, rows: int) -> Placed:
    """Dashed lines round and between cards of one size; each drawn once, so that dashes never fill each other."""
    width, height = size
    whole, high = columns * width, rows * height
    across = [Cut(0.0, row * height, whole, 0.0) for row in range(rows + 1)]
    down = [Cut(column * width, 0.0, 0.0, high) for column in range(columns + 1)]
    lines = Slice(high, (*across, *down))
    return Placed(Block((Cell(x, whole, (lines,), None, boxed=False),), pad=0.0), y)
