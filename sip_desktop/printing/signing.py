"""Rows to be signed, each two lines high: signature, name and date, and under them as whom; knows no page."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from sip_desktop.domain.answers import Path, Row
from sip_desktop.domain.form import Field, FieldType, Layout
from sip_desktop.domain.view import Mode
from sip_desktop.printing.fields import Sheet, boxes, cell
from sip_desktop.printing.ink import NO_ROW
from sip_desktop.printing.pieces import Block, Cell, Slice
from sip_desktop.printing.style import LEFT, MM, PAD, SIGNATURE_LINE, WIDTH
from sip_desktop.texts import paper as texts

_PLAIN = (FieldType.SIGNATURE, FieldType.PARTY, FieldType.DATE, FieldType.CHOICE, FieldType.TEXT)
_ROOM = 10 * MM
_DATE_WIDTH = 32 * MM
_DATE_WIDTH_LARGE = 40 * MM
_GAP = 2.5 * MM
_NAME = Field(id="", label=texts.NAME_IN_PRINT, type=FieldType.TEXT)
_DATE = Field(id="", label=texts.SIGNED_ON, type=FieldType.DATE)


def is_signing(sheet: Sheet, field: Field) -> bool:
    """True for rows that are there to be signed: one signature in each, and otherwise only who, when and as whom."""
    kinds = [column.type for column in field.columns]
    plain = field.layout is Layout.CARDS and all(kind in _PLAIN for kind in kinds)
    return plain and kinds.count(FieldType.SIGNATURE) == 1 and sheet.ink.look.boxed


def signatures(sheet: Sheet, field: Field, shown: list[Row], path: Path, heads: tuple[Block, ...]) -> list[Block]:
    """The rows under each other, none of them parted where a page ends."""
    blocks = []
    for number, row in enumerate(shown):
        # An empty row is for the pen on a filled paper too.
        pen = sheet if row.id else replace(sheet, view=msgspec.structs.replace(sheet.view, mode=Mode.PEN))
        first = _first_line(pen, field, row, path, heads)
        rest = [column for column in field.columns if column not in _first_columns(field)]
        below = boxes(pen, rest, row.cells, _before(row, path), heads)
        group = [replace(first, before=_GAP if number else 0.0, path=f"{path}/{row.id}" if row.id else ""), *below]
        blocks += [replace(block, follow=True) for block in group[:-1]] + group[-1:]
    return blocks


def _first_line(sheet: Sheet, field: Field, row: Row, path: Path, heads: tuple[Block, ...]) -> Block:
    """Signature, name and date. Name and date have their boxes even where they are not known: they are written."""
    signature, name, date = _first_columns(field)
    before = _before(row, path)
    wide = SIGNATURE_LINE + 2 * PAD
    narrow = _DATE_WIDTH_LARGE if sheet.ink.look.large else _DATE_WIDTH
    places = ((LEFT, wide), (LEFT + wide, WIDTH - wide - narrow), (LEFT + WIDTH - narrow, narrow))
    columns = (signature, msgspec.structs.replace(name, label=texts.NAME_IN_PRINT), date)
    cells = []
    for column, (x, width) in zip(columns, places, strict=True):
        shown = column.id and before + column.id not in sheet.view.hidden
        value = sheet.answer(row.cells, column, before) if shown else None
        made = cell(sheet, column, value, before + column.id if column.id else "", x, width)
        cells.append(_with_room(made) if column is signature else made)
    return Block(tuple(cells), heads=heads)


def _first_columns(field: Field) -> tuple[Field, Field, Field]:
    found = {kind: next((c for c in field.columns if c.type is kind), None) for kind in _PLAIN}
    signature = next(column for column in field.columns if column.type is FieldType.SIGNATURE)
    return signature, found[FieldType.PARTY] or _NAME, found[FieldType.DATE] or _DATE


def _with_room(made: Cell) -> Cell:
    """At least as high as a hand needs, over the box's own line."""
    lacking = _ROOM - sum(piece.height for piece in made.slices[1:]) - PAD
    slices = (*made.slices, Slice(lacking)) if lacking > 0 else made.slices
    return replace(made, slices=slices, keep=len(slices))


def _before(row: Row, path: Path) -> Path:
    return f"{path}/{row.id}/" if row.id else path + NO_ROW
