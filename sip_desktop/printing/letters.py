"""Envelopes, labels and slips drawn from ``LetterPage``: its texts broken to their columns, in a tagged PDF/A.

It adds nothing to what it is handed: no head, no foot, no number of a page. Reads no files.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sip_desktop.domain.letter_pages import Column, LetterPage, Outline, Para
from sip_desktop.domain.view import Paper
from sip_desktop.printing.canvas import ArchiveCanvas
from sip_desktop.printing.drawing import Drawing
from sip_desktop.printing.flow import Placed
from sip_desktop.printing.fonts import Fonts
from sip_desktop.printing.ink import Ink
from sip_desktop.printing.pieces import Block, Cell, Cut, Frame, Node, Rule, Slice
from sip_desktop.printing.style import MM, ORDINARY, QUIET_GREY, Type

_LEADING = 1.25
_PEN_ROOM = 14 * MM
_TICK_GAP = 3.0


@dataclass(frozen=True, slots=True)
class LetterMaker:
    """Draws such pages with these fonts; ``icc`` is an sRGB profile, which PDF/A must carry."""

    fonts: Fonts
    icc: bytes

    def __call__(self, page: LetterPage) -> Paper:
        """The page, in memory. The same page gives the same bytes; what is too long for it goes on over its edge."""
        ink = Ink(self.fonts, replace(ORDINARY, tick=4 * MM))
        canvas = ArchiveCanvas(ink.known(page.title), self.icc, (page.width * MM, page.height * MM))
        placed = [item for outline in page.outlines for item in _outlined(outline)]
        for column in page.columns:
            placed += _column(ink, column)
        Drawing(canvas, ink).page(placed)
        return Paper(canvas.finish(), 1, {}, ink.missing, media=page.media)


def _column(ink: Ink, column: Column) -> Iterator[Placed]:
    top = column.y * MM
    for para in column.paragraphs:
        top += para.gap * MM
        block = _block(ink, column, para)
        yield Placed(block, top)
        top += block.height


def _block(ink: Ink, column: Column, para: Para) -> Block:
    kind = Type(para.points, para.points * _LEADING, bold=para.bold)
    width = column.width * MM
    if para.tick:
        lines = ink.tick(para.words, para.on, width, kind, "")
    else:
        lines = (ink.middled if column.middle else ink.lines)(para.words, kind, width)
    if para.pen:
        # The words are black on the sheet, and the line waits for the pen under or after them.
        lines = [*lines, Slice(_PEN_ROOM, (Rule(0.0, _PEN_ROOM - _TICK_GAP, width, dots=True, grey=QUIET_GREY),))]
    node = Node("H1" if para.heading else "P")
    return Block((Cell(column.x * MM, width, tuple(lines), node, "", len(lines), boxed=False),), pad=0.0)


def _outlined(outline: Outline) -> Iterator[Placed]:
    width, height = outline.width * MM, outline.height * MM
    if not outline.cut:
        yield _drawn(outline, Slice(height, (Frame(0.0, 0.0, width, height),)))
        return
    sides = [Cut(0.0, 0.0, width, 0.0)]
    if height:
        sides += [Cut(0.0, height, width, 0.0), Cut(0.0, 0.0, 0.0, height), Cut(width, 0.0, 0.0, height)]
    yield _drawn(outline, Slice(height, tuple(sides)))


def _drawn(outline: Outline, piece: Slice) -> Placed:
    cell = Cell(outline.x * MM, outline.width * MM, (piece,), None, boxed=False)
    return Placed(Block((cell,), pad=0.0), outline.y * MM)
