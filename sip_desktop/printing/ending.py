"""How a paper ends: no last page with only a signature or two lines, where that can be avoided; knows blocks only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sip_desktop.printing.flow import Flow, Placed
from sip_desktop.printing.pieces import Block
from sip_desktop.printing.style import MM

Span = tuple[float, float]
_HALF = 150 * MM  # a last page with less on it is perhaps not needed
_LITTLE = 115 * MM  # and with less than this it takes over from the page before
_MOST_PULLED = 170 * MM  # more is not moved to it: the page before would end too early
_CLOSER, _CLOSER_PAD = 0.6, 0.75


def lay(blocks: Sequence[Block], first: Span, later: Span) -> list[list[Placed]]:
    """The blocks on pages, with what should stand together so where that costs no page.

    When little is left for the last page, all are put a little closer; when that does not save it, it takes over what
    stands before.
    """
    flow = _flow(blocks, first, later)
    wished = [replace(block, follow=block.follow or block.wish) for block in blocks]
    kept = _flow(wished, first, later)
    if len(kept.pages) == len(flow.pages):
        blocks, flow = wished, kept
    if len(flow.pages) > 1 and flow.used < _HALF:
        closer = [_closer(block) for block in blocks]
        saved = _flow(closer, first, later)
        if len(saved.pages) < len(flow.pages):
            blocks, flow = closer, saved
    if len(flow.pages) == 1 or flow.used >= _LITTLE:
        return flow.pages
    at = _start(blocks, flow.last_start)
    pulled = _flow(blocks, first, later, at) if at else flow
    return pulled.pages if len(pulled.pages) == len(flow.pages) else flow.pages


def _flow(blocks: Sequence[Block], first: Span, later: Span, turn_at: int = -1) -> Flow:
    flow = Flow(first, later)
    flow.put_all(blocks, turn_at)
    return flow


def _closer(block: Block) -> Block:
    heads = tuple(_closer(head) for head in block.heads)
    return replace(block, before=block.before * _CLOSER, pad=block.pad * _CLOSER_PAD, heads=heads)


def _start(blocks: Sequence[Block], last: int) -> int:
    """The block before ``last`` that begins the last page and brings enough with it: the nearest section, else the
    nearest that may begin a page; 0 when there is none."""
    nearest = 0
    for at in range(last, 0, -1):
        height = sum(block.before + block.height for block in blocks[at:])
        if height > _MOST_PULLED:
            break
        if height < _LITTLE or blocks[at - 1].follow:
            continue
        if _is_section(blocks[at]):
            return at
        nearest = nearest or at
    return nearest


def _is_section(block: Block) -> bool:
    return any(cell.node is not None and cell.node.tag == "H2" for cell in block.cells)
