"""Rows of an easy-read paper as points, which read better than cards; knows fields and rows, not the page."""

from __future__ import annotations

from dataclasses import replace

from sip_desktop.domain.answers import Path, Row
from sip_desktop.domain.form import Field, FieldType
from sip_desktop.domain.view import Mode
from sip_desktop.printing.fields import Sheet, in_words
from sip_desktop.printing.pieces import Block, Cell, Node, Slice, Words
from sip_desktop.printing.style import LEFT, MM, WIDTH
from sip_desktop.texts import paper as texts

_WORDS = (FieldType.TEXT, FieldType.LONGTEXT, FieldType.PARTY, FieldType.PHONE, FieldType.DATE, FieldType.TIME)
_INDENT = 5 * MM
_GAP = 2 * MM


def is_list(sheet: Sheet, field: Field, known: list[Row]) -> bool:
    """True for rows of words on an open paper, where they are read and where one question is all there is to answer."""
    if sheet.ink.look.boxed or any(column.type not in _WORDS for column in field.columns):
        return False
    return len(field.columns) == 1 or (sheet.mode is Mode.FILLED and bool(known))


def listed(sheet: Sheet, field: Field, shown: list[Row], path: Path, heads: tuple[Block, ...]) -> list[Block]:
    """Each row as a point: its first answer, and under it the others with their questions; a line for the pen."""
    blocks = []
    for row in shown:
        before = f"{path}/{row.id}/" if row.id else ""
        seen = [column for column in field.columns if not before or before + column.id not in sheet.view.hidden]
        for number, column in enumerate(seen):
            place = before + column.id if before else ""
            slices = _point(sheet, row, column, place or path, first=not number)
            gap = _GAP if not number else 0.0
            blocks.append(Block((Cell(LEFT, WIDTH, slices, Node("P"), place, boxed=False),), gap, 0.0, heads=heads))
    return blocks


def _point(sheet: Sheet, row: Row, column: Field, path: Path, first: bool) -> tuple[Slice, ...]:
    look, ink = sheet.ink.look, sheet.ink
    text = in_words(column, sheet.shown(row.cells.get(column.id)), easy=True)
    if not text:
        return tuple(ink.pen_lines(1, WIDTH)) if sheet.mode is not Mode.FILLED else (Slice(look.text.leading),)
    said = text if first else texts.ANSWERED.format(label=column.label.rstrip("?"), text=text)
    slices = ink.lines(said, look.text, WIDTH - _INDENT, path, _INDENT)
    if first:
        words = [mark for mark in slices[0].marks if isinstance(mark, Words)]
        slices[0] = Slice(slices[0].height, (*(replace(mark, x=0.0, text=texts.POINT) for mark in words), *words))
    return tuple(slices)
