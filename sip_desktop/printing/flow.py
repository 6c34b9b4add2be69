"""Blocks put on pages one after the other; knows heights, no form and no file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sip_desktop.printing.pieces import Block, cut, cut_anywhere


@dataclass(frozen=True, slots=True)
class Placed:
    """A block at ``top`` on its page. ``again``: a repeated head, which is decoration for who hears the page."""

    block: Block
    top: float
    again: bool = False


@dataclass(slots=True)
class Flow:
    """Pages being filled. ``first`` and ``later``: top and bottom of the text on page 1 and on the others.

    ``last_start``: number of the block that the last page begins with, or with the rest of.
    """

    first: tuple[float, float]
    later: tuple[float, float]
    pages: list[list[Placed]] = field(default_factory=lambda: [[]])
    y: float = 0.0
    fresh: bool = True
    last_start: int = 0

    def __post_init__(self) -> None:
        self.y = self.first[0]

    def put_all(self, blocks: Sequence[Block], turn_at: int = -1) -> None:
        """Puts the blocks in order; a block that must stand with the next never ends a page.

        ``turn_at``: number of a block that begins a page wherever it would come.
        """
        for at, block in enumerate(blocks):
            pages = len(self.pages)
            together = block.follow and block.before + _together(blocks, at) > self._room
            if not self.fresh and (together or at == turn_at):
                self._turn(block)
            self._put(block)
            if len(self.pages) > pages:
                self.last_start = at

    @property
    def used(self) -> float:
        """The height used on the page that is being filled."""
        return self.y - (self.first[0] if len(self.pages) == 1 else self.later[0])

    @property
    def _room(self) -> float:
        bottom = self.first[1] if len(self.pages) == 1 else self.later[1]
        return bottom - self.y

    def _put(self, block: Block) -> None:
        rest: Block | None = block
        while rest:
            rest = self._put_part(rest)

    def _put_part(self, block: Block) -> Block | None:
        """Puts what there is room for and returns what is left."""
        before = 0.0 if self.fresh else block.before
        if before + block.height <= self._room + 0.01:
            self._place(block, before)
            return None
        if self.fresh:
            part, rest = cut_anywhere(block, self._room)
            self._place(part, 0.0)
        else:
            parts = cut(block, self._room - before)
            if parts:
                self._place(parts[0], before)
            rest = parts[1] if parts else block
        if rest.cells:
            self._turn(rest)
            return rest
        return None

    def _turn(self, block: Block) -> None:
        self.pages.append([])
        self.y, self.fresh = self.later[0], True
        for head in block.heads:
            self.pages[-1].append(Placed(head, self.y, again=True))
            self.y += head.height

    def _place(self, block: Block, before: float) -> None:
        self.pages[-1].append(Placed(block, self.y + before))
        self.y += before + block.height
        self.fresh = False


def _together(blocks: Sequence[Block], at: int) -> float:
    """The height of the blocks from ``at`` that must stand together, and of the least of the one they lead to."""
    height = 0.0
    for number, block in enumerate(blocks[at:]):
        height += block.before if number else 0.0
        if not block.follow:
            return height + block.least
        height += block.height
    return height
