"""The fields of a section or a card in order: boxes, signatures, information and rows; knows no page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from sip_desktop.domain import values
from sip_desktop.domain.answers import Answers, Path
from sip_desktop.domain.form import Field, FieldType, Section
from sip_desktop.domain.view import Mode
from sip_desktop.printing import grid
from sip_desktop.printing.fields import Sheet, boxes
from sip_desktop.printing.pieces import LEAST, Block, Cell, Node, Rule, Slice
from sip_desktop.printing.style import HAIR, LEFT, MM, PAD, QUIET_GREY, SIGNATURE_LINE, WIDTH
from sip_desktop.texts import paper as texts

Rows = Callable[[Sheet, Field, Answers, Path, tuple[Block, ...], bool], list[Block]]
_SIGNING_ROOM = 13 * MM
_TITLE_RULE = 1 * MM
_AFTER_ROWS = 3 * MM
_SIGNATURE_GAP = 5 * MM
_WHOLE_INFO = 60 * MM  # a text no higher than this is not parted
_OWN = (FieldType.INFO, FieldType.SIGNATURE, FieldType.ROWS)


def section(sheet: Sheet, part: Section, rows: Rows) -> list[Block]:
    """A section: its title on a thin rule, then its fields. The title stands with what follows."""
    look = sheet.ink.look
    body = fields(sheet, part.fields, sheet.view.answers, "", (), rows, part.title)
    words = sheet.ink.lines(part.title, look.section, WIDTH)
    line = Slice(_TITLE_RULE, (Rule(0.0, _TITLE_RULE, WIDTH, grey=QUIET_GREY),))
    title = Cell(LEFT, WIDTH, (*words, line), Node("H2"), keep=len(words) + 1, boxed=False)
    above = 6.5 * MM if look.boxed else 10 * MM
    # Who writes by hand has no screen to ask, so the section's help stands on paper for the pen.
    advice = _advice(sheet, part.help) if sheet.mode is not Mode.FILLED else []
    return [Block((title,), before=above, pad=0.0, follow=True), *advice, *body] if body else []


def _advice(sheet: Sheet, text: str) -> list[Block]:
    """Help as small text that stands with what follows; none when there is nothing to say."""
    look = sheet.ink.look
    lines = tuple(sheet.ink.lines(text, look.label if look.boxed else look.text, WIDTH))
    return [Block((Cell(LEFT, WIDTH, lines, Node("P"), boxed=False),), pad=1.2 * MM, follow=True)] if lines else []


def fields(
    sheet: Sheet,
    group: Sequence[Field],
    cells: Answers,
    before: Path,
    heads: tuple[Block, ...],
    rows: Rows,
    said: str = "",
) -> list[Block]:
    """The blocks of the fields in order. ``said``: the title above, which a rows field need not say again."""
    blocks: list[Block] = []
    for own, run in groupby(group, key=lambda field: field.type in _OWN):
        if not own:
            for made in _asked(sheet, list(run), cells, before, heads):
                # Boxes right under a table would look like one more row of it.
                blocks += [replace(made[0], before=_AFTER_ROWS), *made[1:]] if blocks and not heads else made
            continue
        for field in run:
            if before + field.id in sheet.view.hidden:
                continue
            if field.type is FieldType.ROWS:
                blocks += rows(sheet, field, cells, before, heads, field.label != said)
            elif field.type is FieldType.INFO:
                blocks += _info(sheet, field, before + field.id, heads)
            else:
                # A name is not to be put on a page that does not show what it stands under.
                blocks[-1:] = [replace(block, wish=True) for block in blocks[-1:]]
                blocks.append(_signature(sheet, field, cells, before, heads))
    return blocks


def _asked(
    sheet: Sheet, group: Sequence[Field], cells: Answers, before: Path, heads: tuple[Block, ...]
) -> Iterator[list[Block]]:
    """Fields answered in boxes; outside rows, questions with the same answers share a grid."""
    shown = [field for field in group if before + field.id not in sheet.view.hidden]
    for alike, run in [(False, shown)] if heads else grid.runs(sheet, shown):
        made = grid.table(sheet, run, cells) if alike else boxes(sheet, run, cells, before, heads)
        if made:
            yield made


def _info(sheet: Sheet, field: Field, path: Path, heads: tuple[Block, ...]) -> list[Block]:
    """Text to read: its label in bold, then its text.

    A paper without a secrecy mark is one to hold in the hand, mostly the person's own, where such a text is what it
    says: there it is as large as an answer. Elsewhere it is small print beside the answers.
    """
    ink, look = sheet.ink, sheet.ink.look
    boxed = bool(heads) and look.boxed
    width = WIDTH - 2 * PAD if boxed else WIDTH
    kinds = (look.cell_head, look.cell) if sheet.view.form.secrecy else (look.card, look.text)
    title = ink.lines(field.label, kinds[0], width, path)
    body = ink.lines(field.text, kinds[1], width, path)
    if not title and not body:
        return []
    whole = sum(piece.height for piece in body) <= _WHOLE_INFO
    keep = len(title) + (len(body) if whole else LEAST)
    shown = Cell(LEFT, WIDTH, (*title, *body), Node("P"), path, keep, boxed)
    return [Block((shown,), before=0.0 if boxed else 1 * MM, pad=PAD if boxed else 1 * MM, heads=heads)]


def _signature(sheet: Sheet, field: Field, cells: Answers, before: Path, heads: tuple[Block, ...]) -> Block:
    """A line to sign on, with name in print and date; in a card only the line, since the card asks for the rest."""
    path = before + field.id
    typed = values.printed(field, sheet.shown(sheet.answer(cells, field, before)))
    ink, look = sheet.ink, sheet.ink.look
    if heads and look.boxed:
        rule = Slice(_SIGNING_ROOM - 2 * MM, (Rule(0.0, _SIGNING_ROOM - 3 * MM, SIGNATURE_LINE),))
        label = ink.lines(field.label, look.label, WIDTH - 2 * PAD, path)
        name = ink.lines(typed, look.text, WIDTH - 2 * PAD, path)
        shown = Cell(LEFT, WIDTH, (*label, rule, *name), Node("P"), path, len(label) + 4)
        return Block((shown,), heads=heads)
    second = LEFT + SIGNATURE_LINE + _SIGNATURE_GAP
    rest = WIDTH - SIGNATURE_LINE - 2 * _SIGNATURE_GAP
    wide, narrow = rest * 0.6, rest * 0.4
    parts = (
        (LEFT, SIGNATURE_LINE, field.label, "", path),
        (second, wide, texts.NAME_IN_PRINT, typed, path),
        (second + wide + _SIGNATURE_GAP, narrow, texts.SIGNED_ON, "", ""),
    )
    made = [_signed(sheet, *part) for part in parts]
    return Block(tuple(made), before=2 * MM, pad=1 * MM)


def _signed(sheet: Sheet, x: float, width: float, label: str, typed: str, path: Path) -> Cell:
    ink, look = sheet.ink, sheet.ink.look
    name = ink.lines(typed, look.cell, width, path)
    room = max(2 * MM, _SIGNING_ROOM - sum(s.height for s in name))
    rule = Slice(1 * MM, (Rule(0.0, HAIR, width),))
    slices = (Slice(room), *name, rule, *ink.lines(label, look.label if look.boxed else look.option, width, path))
    return Cell(x, width, slices, Node("P"), path, len(slices), boxed=False)
