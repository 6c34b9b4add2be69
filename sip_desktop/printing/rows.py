"""Rows as cards, and which rows stand as a table or as signatures instead; knows fields and rows, not the page."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from sip_desktop.domain.answers import Answers, Path, Row, text_of
from sip_desktop.domain.form import Field
from sip_desktop.domain.view import Mode
from sip_desktop.printing.fields import Sheet, rows_shown
from sip_desktop.printing.flat import fields
from sip_desktop.printing.ink import NO_ROW
from sip_desktop.printing.lists import is_list, listed
from sip_desktop.printing.pieces import LEAST, Block, Cell, Node, together
from sip_desktop.printing.signing import is_signing, signatures
from sip_desktop.printing.style import LEFT, MM, PAD, WIDTH
from sip_desktop.printing.tables import BAND_PAD, is_dense, is_table, table
from sip_desktop.texts import paper as texts

_CARD_GAP = 3.5 * MM
_BLANK_ROWS = 2


def rows(
    sheet: Sheet, field: Field, cells: Answers, before: Path, heads: tuple[Block, ...], titled: bool
) -> list[Block]:
    """A rows field: its title (unless the section has said it) and a table or cards, with empty ones for the pen."""
    path = before + field.id
    value = sheet.answer(cells, field, before)
    known = rows_shown(sheet, value, path)
    signing = is_signing(sheet, field)
    shown = [*known, *_empty(sheet, field, len(known), before, signing)]
    as_table = is_table(sheet, field, shown, path) or is_dense(sheet, field, known, path)
    said = field.label == field.row_word and not as_table
    title = _title(sheet, field, path, bool(before), heads) if titled and field.label and not said else []
    if as_table:
        return [*title, *table(sheet, field, shown, path, heads)]
    if signing:
        return [*title, *signatures(sheet, field, shown, path, heads)]
    if not known and sheet.mode is Mode.FILLED:
        # Nothing to read and nothing to fill in: the first question says what is missing.
        field = msgspec.structs.replace(field, columns=field.columns[:1])
    if is_list(sheet, field, known):
        body = listed(sheet, field, shown, path, heads)
    else:
        cards = [_card(sheet, field, row, number, path, heads) for number, row in enumerate(shown, 1)]
        body = [block for card in cards for block in card]
    typed = sheet.ink.lines(text_of(sheet.shown(value)), sheet.ink.look.text, WIDTH, path)
    last = [Block((Cell(LEFT, WIDTH, tuple(typed), Node("P"), path, boxed=False),))] if typed else []
    return [*title, *body, *last]


def _empty(sheet: Sheet, field: Field, known: int, before: Path, signing: bool) -> list[Row]:
    """Empty rows.

    A blank paper has those the form wants. Where something is known there is room for one row more, inside a card
    only up to what the form wants, and inside that one more for a single one. A filled paper without rows shows one;
    signatures are always written by hand, so it has room for all of them.
    """
    wanted = field.blank_rows or _BLANK_ROWS
    pen = max(0 if before and known else 1, wanted - known)
    counts = {
        Mode.BLANK: wanted,
        Mode.PEN: 1 if NO_ROW in before else pen,
        Mode.FILLED: 0 if known else (wanted if signing else 1),
    }
    return [Row("", {}) for _ in range(counts[sheet.mode])]


def _title(sheet: Sheet, field: Field, path: Path, inner: bool, heads: tuple[Block, ...]) -> list[Block]:
    look = sheet.ink.look
    kind = look.cell_head if inner else look.card
    width = WIDTH - 2 * PAD if inner else WIDTH
    slices = tuple(sheet.ink.lines(field.label, kind, width, path))
    boxed = inner and look.boxed
    shown = Cell(LEFT, WIDTH, slices, Node("H4" if inner else "H3"), path, len(slices), boxed)
    above = (0.0 if look.boxed else 4 * MM) if inner else 2.5 * MM
    return [Block((shown,), before=above, pad=BAND_PAD, follow=True, heads=heads)]


def _card(sheet: Sheet, field: Field, row: Row, number: int, path: Path, heads: tuple[Block, ...]) -> list[Block]:
    """One row as a card: a grey band with its title, then its fields; the title again where it starts a page."""
    look = sheet.ink.look
    word = field.row_word or field.label or texts.ROW
    title = texts.NUMBERED.format(word=word, number=number)
    row_path = f"{path}/{row.id}" if row.id else ""
    band = _band(sheet, title, Node("H4" if heads else "H3"), row_path)
    again = _band(sheet, texts.CONTINUED.format(title=title), None, "")
    gap = 0.0 if heads else _CARD_GAP
    card = replace(band, before=gap if look.boxed else 6 * MM, follow=True, heads=heads)
    before = f"{row_path}/" if row.id else path + NO_ROW
    body = fields(sheet, field.columns, row.cells, before, (*heads, again), rows)
    return [card, *together(body, band.height)]


def _band(sheet: Sheet, title: str, node: Node | None, path: Path) -> Block:
    look = sheet.ink.look
    boxed = look.boxed
    slices = tuple(sheet.ink.lines(title, look.card, WIDTH - 2 * PAD if boxed else WIDTH, path))
    band = Cell(LEFT, WIDTH, slices, node, path, max(LEAST, len(slices)), boxed, filled=boxed)
    return Block((band,), pad=BAND_PAD)
