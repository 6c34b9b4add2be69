"""What a page is built of: slices that are never cut, cells of slices, and blocks of cells side by side.

Knows how a block is cut where a page ends; knows no form and no file. Points throughout; x from the page's left edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sip_desktop.domain.answers import Path
from sip_desktop.printing.faces import Curve
from sip_desktop.printing.picture import Raster
from sip_desktop.printing.style import MM, PAD, Type

LEAST = 3  # lines of a cell that stay together where a page ends
_WHOLE, _BETTER_WHOLE = 60 * MM, 110 * MM  # what is no higher is not parted; nor this, unless it takes a page more


@dataclass(frozen=True, slots=True)
class Words:
    """Text with its left end ``x`` from the cell's inner edge and its baseline ``drop`` under the slice's top."""

    x: float
    drop: float
    text: str
    type: Type


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick box; crossed with two strokes when ``on``. A ``ring`` is round, and grey within when crossed."""

    x: float
    drop: float
    size: float
    on: bool
    ring: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A level line from ``x`` over ``width``; dotted for the pen."""

    x: float
    drop: float
    width: float
    dots: bool = False
    grey: float = 0.0


@dataclass(frozen=True, slots=True)
class Frame:
    """An empty rectangle to draw in."""

    x: float
    drop: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Mood:
    """A drawn face as wide as ``size``; ``mood`` is the id of the option it stands for."""

    x: float
    drop: float
    size: float
    mood: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A dashed line to cut along, which goes ``right`` and ``down`` from its start."""

    x: float
    drop: float
    right: float
    down: float


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn curve that means something: it belongs to its cell's node, which must tell it in words."""

    x: float
    drop: float
    curve: Curve
    line: float = 1.0
    grey: float = 0.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a rectangle of its own proportions."""

    x: float
    drop: float
    width: float
    height: float
    raster: Raster


Mark = Words | Tick | Rule | Frame | Mood | Cut | Shape | Picture


@dataclass(frozen=True, slots=True)
class Slice:
    """A horizontal piece of a cell that is never cut, ``height`` high."""

    height: float
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A place in the structure tree, the same for all parts of what was cut. No parent: right under the document."""

    tag: str
    parent: Node | None = None
    more: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Slices under each other in one column of a block. ``keep``: how many of the first may not be parted."""

    x: float
    width: float
    slices: tuple[Slice, ...]
    node: Node | None
    path: Path = ""
    keep: int = LEAST
    boxed: bool = True
    filled: bool = False
    height: float = field(init=False, compare=False)
    """The height of all slices, without padding. Worked out once: laying out asks for it many times."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "height", sum(s.height for s in self.slices))


@dataclass(frozen=True, slots=True)
class Block:
    """Cells side by side, equally high when drawn.

    ``before`` is white space above, dropped at the top of a page. ``follow``: must stand on the same page as the
    start of the next block; ``wish``: should, when that takes no more pages. ``heads`` are drawn again where the block
    starts a new page. ``path``: of the whole.
    """

    cells: tuple[Cell, ...]
    before: float = 0.0
    pad: float = PAD
    follow: bool = False
    wish: bool = False
    heads: tuple[Block, ...] = ()
    path: Path = ""
    height: float = field(init=False, compare=False)
    """The height drawn, without the white space above."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "height", max((c.height for c in self.cells), default=0.0) + 2 * self.pad)

    @property
    def least(self) -> float:
        """The least height of its first part."""
        return max((_least(c) for c in self.cells), default=0.0) + 2 * self.pad


def together(blocks: Sequence[Block], above: float, least: int = 0) -> list[Block]:
    """The blocks of one thing, ``above`` points under its start: a low thing is not parted, a higher one not where that
    costs no page. The last ``least`` of them are never parted."""
    height = above + sum(block.before + block.height for block in blocks)
    firm, wish = height <= _WHOLE, height <= _BETTER_WHOLE
    at_end = len(blocks) - least
    last = len(blocks) - 1
    return [
        replace(block, follow=block.follow or (at < last and (firm or at >= at_end)), wish=wish and at < last)
        for at, block in enumerate(blocks)
    ]


def cut(block: Block, room: float) -> tuple[Block, Block] | None:
    """The block in two, the first at most ``room`` high; None when that would leave less than the least on a side."""
    if block.least > room:
        return None
    counts = [_count(cell, room - 2 * block.pad) for cell in block.cells]
    if all(count == len(cell.slices) for count, cell in zip(counts, block.cells, strict=True)):
        return None
    first, rest = [], []
    for cell, count in zip(block.cells, counts, strict=True):
        first.append(replace(cell, slices=cell.slices[:count]))
        rest.append(replace(cell, slices=cell.slices[count:], keep=LEAST))
    return replace(block, cells=tuple(first), follow=False, wish=False), replace(block, cells=tuple(rest), before=0.0)


def cut_anywhere(block: Block, room: float) -> tuple[Block, Block]:
    """As ``cut`` on an empty page: where even the least is too high, as many slices as there is room for, at least one.

    Only a page-high label or option can come here; it flows on rather than being clipped.
    """
    whole = cut(block, room)
    if whole:
        return whole
    loose = replace(block, cells=tuple(replace(c, keep=1) for c in block.cells))
    return cut(loose, max(room, loose.least)) or (block, replace(block, cells=()))


def _least(cell: Cell) -> float:
    return sum(s.height for s in cell.slices[: _kept(cell)])


def _kept(cell: Cell) -> int:
    """How many slices the first part must have: all, when fewer than ``LEAST`` would be left over."""
    return cell.keep if len(cell.slices) >= cell.keep + min(LEAST, cell.keep) else len(cell.slices)


def _count(cell: Cell, room: float) -> int:
    used, count = 0.0, 0
    for piece in cell.slices:
        if used + piece.height > room + 0.01:
            break
        used, count = used + piece.height, count + 1
    if count == len(cell.slices):
        return count
    return max(min(count, len(cell.slices) - LEAST), min(cell.keep, count))
