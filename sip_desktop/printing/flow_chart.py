"""A form whose sections are steps, drawn as one picture: boxes, arrows and branches; knows sections, no file.

The words of the boxes are ordinary text in the order of the steps. The lines are one figure whose alternative text
says in words what leads to what, so that who hears the page misses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sip_desktop.domain import values
from sip_desktop.domain.form import Field, FieldType, Section
from sip_desktop.printing.faces import Curve, Point
from sip_desktop.printing.fields import Sheet
from sip_desktop.printing.flow import Placed
from sip_desktop.printing.pieces import Block, Cell, Node, Shape, Slice, Words
from sip_desktop.printing.style import BOX_GREY, HEAD_GREY, LEFT, MM, QUIET_GREY, WIDTH, Type
from sip_desktop.texts import paper as texts

_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.0)
_LEADING, _TITLE = 1.28, 1.15
_STEP, _BETWEEN, _GUTTER = 104 * MM, 8 * MM, 6 * MM
_BRANCH_X = LEFT + _STEP + _BETWEEN
_BRANCH = WIDTH - _STEP - _BETWEEN - _GUTTER
_GAP = 5.5 * MM  # between two steps: room for an arrow
_PAD, _NUMBER = 2 * MM, 9 * MM
_RING, _CORNER, _TIP = 3.1 * MM, 2 * MM, 1.7 * MM
_THICK, _THIN = 1.3, 0.9
_ROUND = 0.5523


@dataclass(frozen=True, slots=True)
class _Box:
    """The text blocks of one box, one under the other; ``said`` is its name in the alternative text."""

    blocks: tuple[Block, ...]
    said: str
    leads_to: str = ""

    @property
    def height(self) -> float:
        return sum(block.before + block.height for block in self.blocks) + 2 * _PAD


@dataclass(frozen=True, slots=True)
class _Row:
    """A step with its branches beside it, placed at ``top``; without a number nothing leads to it."""

    id: str
    step: _Box
    branches: tuple[_Box, ...]
    numbered: bool
    top: float = 0.0
    height: float = 0.0

    @property
    def least(self) -> float:
        return max(self.step.height, sum(branch.height for branch in self.branches))

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


def chart(sheet: Sheet, top: float, bottom: float) -> list[list[Placed]]:
    """The steps under each other, on one page, in the largest type that all of them have room for."""
    rows = _as_large_as_fits(sheet, bottom - top)
    spare = max(0.0, bottom - top - _height(rows)) / max(1, len(rows))
    placed, y = list[_Row](), top
    for row in rows:
        made = replace(row, top=y, height=row.least + spare)
        placed.append(made)
        y += made.height + _GAP
    figure = Node("Figure", more=f" /Alt <FEFF{_told(placed).encode('utf-16-be').hex()}>")
    lines = Slice(0.0, tuple(_shapes(placed)))
    drawing = Placed(Block((Cell(0.0, WIDTH, (lines,), figure, boxed=False),), pad=0.0), 0.0)
    return [[drawing, *(item for row in placed for item in _texts(row))]]


def _as_large_as_fits(sheet: Sheet, room: float) -> list[_Row]:
    rows: list[_Row] = []
    for size in _SIZES:
        rows = _rows(sheet, size)
        if _height(rows) <= room:
            break
    return rows


def _height(rows: Sequence[_Row]) -> float:
    return sum(row.least for row in rows) + _GAP * max(0, len(rows) - 1)


def _rows(sheet: Sheet, size: float) -> list[_Row]:
    """A section with help is a step, and has a number; one without stands by itself."""
    rows, number = [], 0
    for section in sheet.view.form.sections:
        number += bool(section.help)
        shown = [field for field in section.fields if field.id not in sheet.view.hidden]
        step = _step(sheet, section, shown, number if section.help else 0, size)
        branches = tuple(_branch(sheet, field, size) for field in shown if field.type is FieldType.INFO)
        rows.append(_Row(section.id, step, branches, bool(section.help)))
    return rows


def _step(sheet: Sheet, section: Section, shown: Sequence[Field], number: int, size: float) -> _Box:
    """Number in a ring, title, what is done and with what papers. Without branches it takes the whole width."""
    whole = all(field.type is not FieldType.INFO for field in shown) and not number
    width = (WIDTH if whole else _STEP) - 2 * _PAD - _NUMBER
    kind, text = _kinds(size)
    title = _text(sheet, section.title, kind, width, Node("H2"), "", _NUMBER)
    blocks = [_numbered(sheet, title, number, kind) if number else title]
    words = [(section.help, text, "")]
    for field in shown:
        if field.type is not FieldType.INFO:
            value = values.printed(field, sheet.shown(sheet.answer(sheet.view.answers, field, "")))
            papers = texts.CHART_PAPERS.format(label=field.label, papers=value)
            words.append((papers, replace(text, bold=True), field.id))
    blocks += [_text(sheet, said, kind, width, Node("P"), path, _NUMBER) for said, kind, path in words if said]
    said = texts.CHART_STEP.format(number=number, title=section.title) if number else section.title
    return _Box(tuple(blocks), said)


def _numbered(sheet: Sheet, title: Block, number: int, kind: Type) -> Block:
    """The title with its number in white, for the dark ring that is drawn under it."""
    cell = title.cells[0]
    words = f"{number} "
    width = sheet.ink.face(kind).width(words.strip(), kind.size)
    first = cell.slices[0]
    drop = next(mark.drop for mark in first.marks if isinstance(mark, Words))
    mark = Words(_RING - width / 2, drop, words, replace(kind, grey=1.0))
    slices = (replace(first, marks=(mark, *first.marks)), *cell.slices[1:])
    return replace(title, cells=(replace(cell, slices=slices),))


def _branch(sheet: Sheet, field: Field, size: float) -> _Box:
    width = _BRANCH - 2 * _PAD
    kind, text = _kinds(size * 0.94)
    kind = replace(kind, size=text.size, leading=text.leading)
    blocks = [
        _text(sheet, said, kind, width, Node("P"), field.id, 0.0)
        for said, kind in ((field.label, kind), (field.text, text))
        if said
    ]
    return _Box(tuple(blocks), field.label, field.leads_to)


def _kinds(size: float) -> tuple[Type, Type]:
    """The type of a title and of the text under it."""
    title = size * _TITLE
    return Type(title, title * _LEADING, bold=True), Type(size, size * _LEADING)


def _text(sheet: Sheet, said: str, kind: Type, width: float, node: Node, path: str, indent: float) -> Block:
    lines = tuple(sheet.ink.lines(said, kind, width, path, indent))
    return Block((Cell(0.0, width, lines, node, path, len(lines), boxed=False),), pad=0.0)


def _texts(row: _Row) -> Iterator[Placed]:
    """The words of a step and then of its branches, in the middle of their boxes."""
    yield from _in_box(row.step, LEFT, row.top, row.height)
    for branch, top, height in _beside(row):
        yield from _in_box(branch, _BRANCH_X, top, height)


def _in_box(box: _Box, left: float, top: float, height: float) -> Iterator[Placed]:
    y = top + _PAD + (height - box.height) / 2
    for block in box.blocks:
        cells = tuple(replace(cell, x=left + _PAD) for cell in block.cells)
        yield Placed(replace(block, cells=cells), y + block.before)
        y += block.before + block.height


def _beside(row: _Row) -> list[tuple[_Box, float, float]]:
    """The branches of a step, one under the other, with top and height."""
    made, y = [], row.top
    spare = (row.height - sum(branch.height for branch in row.branches)) / max(1, len(row.branches))
    for branch in row.branches:
        height = branch.height + spare
        made.append((branch, y, height - (_TIP if branch is not row.branches[-1] else 0.0)))
        y += height
    return made


def _shapes(rows: Sequence[_Row]) -> Iterator[Shape]:
    steps = [row for row in rows if row.numbered]
    for row in rows:
        width = _STEP if row.numbered or row.branches else WIDTH
        yield _outline(LEFT, row.top, width, row.height, 0.0 if row.numbered else QUIET_GREY, _THICK)
        if row.numbered:
            yield _ring(row)
        for _, top, height in _beside(row):
            yield Shape(0.0, 0.0, _box(_BRANCH_X, top, _BRANCH, height, True), _THIN, HEAD_GREY)
            yield _outline(_BRANCH_X, top, _BRANCH, height, BOX_GREY, _THIN)
            middle = top + height / 2
            yield from _arrow(((LEFT + _STEP, middle), (_BRANCH_X, middle)))
    for first, second in pairwise(steps):
        x = LEFT + _STEP / 2
        yield from _arrow(((x, first.top + first.height), (x, second.top)))
    for row in rows:
        for branch, top, height in _beside(row):
            target = next((other for other in rows if other.id == branch.leads_to), None)
            if target is not None:
                yield from _arrow(_way(row, target, top, height))


def _way(row: _Row, target: _Row, top: float, height: float) -> tuple[Point, ...]:
    """From a branch to the step it leads to: upwards over itself, downwards along the margin, past other branches."""
    if target.top < row.top:
        x = _BRANCH_X + _BRANCH / 2
        return (x, top), (x, target.middle), (LEFT + _STEP, target.middle)
    x = LEFT + WIDTH
    middle = top + height / 2
    return (_BRANCH_X + _BRANCH, middle), (x, middle), (x, target.middle), (LEFT + _STEP, target.middle)


def _ring(row: _Row) -> Shape:
    """The dark ring under a step's number, round the middle of its title."""
    title = row.step.blocks[0].cells[0].slices[0].height
    y = row.top + _PAD + (row.height - row.step.height) / 2 + title / 2
    x = LEFT + _PAD + _RING
    return Shape(0.0, 0.0, _box(x - _RING, y - _RING, 2 * _RING, 2 * _RING, True, _RING), 0.0, QUIET_GREY)


def _outline(x: float, y: float, width: float, height: float, grey: float, line: float) -> Shape:
    return Shape(0.0, 0.0, _box(x, y, width, height, False), line, grey)


def _box(x: float, y: float, width: float, height: float, filled: bool, corner: float = _CORNER) -> Curve:
    """A rectangle with round corners."""
    left, right, top, bottom = x, x + width, y, y + height
    r, k = corner, corner * (1 - _ROUND)
    bends = (
        *_straight((left + r, top), (right - r, top)),
        ((right - k, top), (right, top + k), (right, top + r)),
        *_straight((right, top + r), (right, bottom - r)),
        ((right, bottom - k), (right - k, bottom), (right - r, bottom)),
        *_straight((right - r, bottom), (left + r, bottom)),
        ((left + k, bottom), (left, bottom - k), (left, bottom - r)),
        *_straight((left, bottom - r), (left, top + r)),
        ((left, top + k), (left + k, top), (left + r, top)),
    )
    return Curve((left + r, top), bends, filled)


def _straight(*points: Point) -> tuple[tuple[Point, Point, Point], ...]:
    """Straight lines from the first point through the others, as bends that do not bend."""
    return tuple((start, end, end) for start, end in pairwise(points))


def _arrow(points: tuple[Point, ...]) -> Iterator[Shape]:
    """A line through the points with a filled tip at the last of them."""
    (x0, y0), (x1, y1) = points[-2:]
    length = max(abs(x1 - x0), abs(y1 - y0)) or 1.0
    dx, dy = (x1 - x0) / length, (y1 - y0) / length
    foot = (x1 - dx * 1.5 * _TIP, y1 - dy * 1.5 * _TIP)
    yield Shape(0.0, 0.0, Curve(points[0], _straight(*points[:-1], foot)), _THICK)
    wings = [(foot[0] - dy * side, foot[1] + dx * side) for side in (_TIP * 0.8, -_TIP * 0.8)]
    yield Shape(0.0, 0.0, Curve((x1, y1), _straight((x1, y1), *wings, (x1, y1)), True), 0.0)


def _told(rows: Sequence[_Row]) -> str:
    """What leads to what, in words."""
    steps = [row for row in rows if row.numbered]
    said = [texts.CHART]
    for first, second in pairwise(steps):
        said.append(texts.CHART_ARROW.format(start=first.step.said, end=second.step.said))
    for row in rows:
        for branch in row.branches:
            said.append(texts.CHART_BRANCH.format(start=row.step.said, end=branch.said))
            target = next((other for other in rows if other.id == branch.leads_to), None)
            if target is not None:
                said.append(texts.CHART_ARROW.format(start=branch.said, end=target.step.said))
    return " ".join(said)
