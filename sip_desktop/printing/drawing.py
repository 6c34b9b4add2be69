"""Placed blocks drawn on a canvas with their tags; knows pieces, no form."""

from __future__ import annotations

from dataclasses import dataclass, field

from sip_desktop.printing import faces
from sip_desktop.printing.canvas import ArchiveCanvas
from sip_desktop.printing.flow import Placed
from sip_desktop.printing.ink import Ink
from sip_desktop.printing.pieces import Block, Cell, Cut, Frame, Mood, Node, Picture, Rule, Shape, Slice, Tick, Words
from sip_desktop.printing.style import BOX_GREY, HAIR, HEAD_GREY, MM, PAD, PAGE_HEIGHT, Type
from sip_desktop.printing.tags import Element
from sip_desktop.texts import paper as texts

_MARGIN_TYPE = Type(26, 30, bold=True, grey=0.62)
_MARGIN_X = 14 * MM
_CROSS, _RING_CROSS = 1.1, 1.8
_FACE_LINE = 1.1
_RING_GREY = 0.8


@dataclass(slots=True)
class Drawing:
    """The canvas, and the structure element of each node drawn so far."""

    canvas: ArchiveCanvas
    ink: Ink
    elements: dict[Node, Element] = field(default_factory=dict)

    def margin(self, word: str) -> None:
        """A word up the left margin, where no text stands."""
        face = self.ink.face(_MARGIN_TYPE)
        start = (PAGE_HEIGHT + face.width(word, _MARGIN_TYPE.size)) / 2
        self.canvas.mark(None)
        self.canvas.upright(_MARGIN_X, start, word, face, _MARGIN_TYPE.size, _MARGIN_TYPE.grey)
        self.canvas.unmark()

    def page(self, placed: list[Placed]) -> None:
        """One whole page."""
        self.canvas.mark(None)
        for item in placed:
            self._boxes(item.block, item.top)
        self.canvas.unmark()
        for item in placed:
            for cell in item.block.cells:
                self._cell(cell, item.top + item.block.pad, item.again)
        self.canvas.end_page()

    def _boxes(self, block: Block, top: float) -> None:
        for cell in block.cells:
            if cell.filled:
                self.canvas.fill(cell.x, top, cell.width, block.height, HEAD_GREY)
        for cell in block.cells:
            if cell.boxed:
                self.canvas.box(cell.x, top, cell.width, block.height, HAIR, BOX_GREY)

    def _cell(self, cell: Cell, top: float, again: bool) -> None:
        # An empty cell still stands in the tree, so that a table keeps its shape for who hears it.
        element = None if again or cell.node is None else self._element(cell.node)
        if not any(piece.marks for piece in cell.slices):
            return
        self.canvas.mark(element)
        left = cell.x + (PAD if cell.boxed else 0.0)
        for piece in cell.slices:
            self._slice(piece, left, top, element)
            top += piece.height
        self.canvas.unmark()

    def _element(self, node: Node) -> Element:
        found = self.elements.get(node)
        if found is None:
            parent = self._element(node.parent) if node.parent else self.canvas.root
            found = self.elements[node] = parent.add(node.tag, node.more)
        return found

    def _slice(self, piece: Slice, left: float, top: float, element: Element | None) -> None:
        for mark in piece.marks:
            x, y = left + mark.x, top + mark.drop
            if isinstance(mark, Words):
                self.canvas.text(x, y, mark.text, self.ink.face(mark.type), mark.type.size, mark.type.grey)
            elif isinstance(mark, Rule):
                self.canvas.line(x, y, x + mark.width, y, HAIR * 1.6 if mark.dots else HAIR, mark.grey, mark.dots)
            elif isinstance(mark, Tick):
                self._tick(mark, x, y, element)
            elif isinstance(mark, Shape):
                self.canvas.curve(faces.placed(mark.curve, x, y), mark.line, mark.grey)
            elif isinstance(mark, Picture):
                self.canvas.picture(x, y, mark.width, mark.height, mark.raster)
            else:
                self._aside(mark, x, y, element)

    def _aside(self, mark: Frame | Mood | Cut, x: float, y: float, element: Element | None) -> None:
        """A frame, a face or a line to cut along: decoration, also where it stands among words."""
        if element is not None:
            self.canvas.unmark()
            self.canvas.mark(None)
        if isinstance(mark, Frame):
            self.canvas.box(x, y, mark.width, mark.height, HAIR * 2, BOX_GREY)
        elif isinstance(mark, Cut):
            self.canvas.cut(x, y, x + mark.right, y + mark.down, HAIR, BOX_GREY)
        else:
            radius = mark.size / 2
            for curve in faces.face(mark.mood, x + radius, y + radius, radius):
                self.canvas.curve(curve, _FACE_LINE, 0.0)
        if element is not None:
            self.canvas.unmark()
            self.canvas.mark(element)

    def _tick(self, tick: Tick, x: float, y: float, element: Element | None) -> None:
        """The box, and a cross of two strokes in it; who hears the page hears words instead."""
        if element is not None:
            said = texts.TICKED if tick.on else texts.UNTICKED
            self.canvas.unmark()
            self.canvas.mark(element.add("Span", f" /ActualText <FEFF{said.encode('utf-16-be').hex()}>"))
        if tick.ring:
            self._ring(tick, x, y)
        else:
            self.canvas.box(x, y, tick.size, tick.size, 0.8, 0.2)
        if tick.on:
            self._cross(tick, x, y)
        if element is not None:
            self.canvas.unmark()
            self.canvas.mark(element)

    def _ring(self, tick: Tick, x: float, y: float) -> None:
        radius = tick.size / 2
        if tick.on:
            self.canvas.curve(faces.circle(x + radius, y + radius, radius, filled=True), 0.0, _RING_GREY)
        self.canvas.curve(faces.circle(x + radius, y + radius, radius), _FACE_LINE, 0.0)

    def _cross(self, tick: Tick, x: float, y: float) -> None:
        size, inset = tick.size, tick.size * 0.2
        width = _RING_CROSS if tick.ring else _CROSS
        self.canvas.line(x + inset, y + inset, x + size - inset, y + size - inset, width, 0.0)
        self.canvas.line(x + size - inset, y + inset, x + inset, y + size - inset, width, 0.0)
