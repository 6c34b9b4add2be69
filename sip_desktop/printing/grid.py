"""Questions with the same answers, one after the other, as one table of tick boxes; knows fields, not the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from sip_desktop.domain.answers import Answers, text_of
from sip_desktop.domain.form import Field, FieldType, Option
from sip_desktop.domain.view import Mode
from sip_desktop.printing.fields import Sheet
from sip_desktop.printing.pieces import Block, Cell, Node, Slice, Tick, together
from sip_desktop.printing.style import LEFT, MM, PAD, WIDTH
from sip_desktop.texts import paper as texts

_LEAST_OPTIONS, _MOST_OPTIONS = 3, 7
_OPTIONS_WIDTH = 0.6 * WIDTH
_PAD = 1.5 * MM


def runs(sheet: Sheet, group: Sequence[Field]) -> Iterator[tuple[bool, list[Field]]]:
    """The fields in order, parted into (True, questions for one grid) and (False, the others)."""
    if not sheet.ink.look.boxed or sheet.ink.look.large:
        yield False, list(group)
        return
    rest: list[Field] = []
    for options, alike in groupby(group, key=_alike):
        found = list(alike)
        if len(found) > 1 and _LEAST_OPTIONS <= len(options) <= _MOST_OPTIONS:
            if rest:
                yield False, rest
                rest = []
            yield True, found
        else:
            rest += found
    if rest:
        yield False, rest


def _alike(field: Field) -> tuple[Option, ...]:
    """What fields must share to stand in one grid; nothing for what has a look of its own."""
    return field.options if field.type is FieldType.CHOICE and not field.faces else ()


def table(sheet: Sheet, group: Sequence[Field], cells: Answers) -> list[Block]:
    """One head with the answers, then a line with its boxes for each question."""
    width = _OPTIONS_WIDTH / len(group[0].options)
    node = Node("Table")
    head = _head(sheet, group[0], width, node)
    body = [_line(sheet, field, cells, width, node, head) for field in group]
    return [head, *together(body, head.height)]


def _head(sheet: Sheet, field: Field, width: float, node: Node) -> Block:
    parent = Node("TR", node)
    first = WIDTH - _OPTIONS_WIDTH
    scope = " /A <</O /Table /Scope /Column>>"
    said = texts.STATEMENT if sheet.mode is Mode.FILLED else texts.ONE_A_ROW
    words = tuple(sheet.ink.lines(said, sheet.ink.look.cell_head, first - 2 * PAD))
    cells = [Cell(LEFT, first, words, Node("TH", parent, scope), filled=True)]
    for at, option in enumerate(field.options):
        lines = sheet.ink.middled(option.label, sheet.ink.look.option, width - 2 * PAD)
        cells.append(Cell(LEFT + first + at * width, width, tuple(lines), Node("TH", parent, scope), filled=True))
    return Block(tuple(cells), pad=_PAD, follow=True)


def _line(sheet: Sheet, field: Field, cells: Answers, width: float, node: Node, head: Block) -> Block:
    parent, first, look = Node("TR", node), WIDTH - _OPTIONS_WIDTH, sheet.ink.look
    chosen = text_of(sheet.shown(cells.get(field.id)))
    question = sheet.ink.lines(field.label, look.text, first - 2 * PAD, field.id)
    # What is none of the answers was still answered: it stands under the question.
    typed = "" if any(option.id == chosen for option in field.options) else chosen
    question += sheet.ink.lines(typed, look.text, first - 2 * PAD, field.id)
    name = Node("TH", parent, " /A <</O /Table /Scope /Row>>")
    made = [Cell(LEFT, first, tuple(question), name, field.id)]
    for at, option in enumerate(field.options):
        x = (width - look.tick) / 2 - PAD
        drop = max(0.0, (sum(piece.height for piece in question) - look.tick) / 2)
        box = Slice(drop + look.tick, (Tick(x, drop, look.tick, option.id == chosen),))
        made.append(Cell(LEFT + first + at * width, width, (box,), Node("TD", parent)))
    return Block(tuple(made), pad=2 * MM, heads=(head,))
