"""One field as a cell: label, answer, tick boxes, writing lines; knows field and answer, not where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import msgspec

from sip_desktop.domain import values
from sip_desktop.domain.answers import Answers, Path, Row, Value, is_answered, options_of, rows_of, text_of
from sip_desktop.domain.form import Field, FieldType
from sip_desktop.domain.values.dates import date_words
from sip_desktop.domain.view import Mode, View
from sip_desktop.printing.ink import OPTION_GAP, Ink
from sip_desktop.printing.pieces import LEAST, Block, Cell, Frame, Node, Slice
from sip_desktop.printing.style import COLUMNS, LEFT, MM, PAD, PEN_ROOM, WIDTH, Type

_ROOMY = (FieldType.LONGTEXT,)
_LONGTEXT_LINES = 3
_TALL = 4
_ALL_SHOWN = 5  # a longer list of options is not shown whole on a paper for reading
_LEAST_COLUMNS = 3
_BESIDE = 8 * MM  # between fields without boxes
_HALF = COLUMNS // 2  # in large print nothing is narrower
_UNDER_LABEL = 1.5
_GAP_UNDER_TICKS = 1 * MM
_LEAST_DRAWING, _MOST_DRAWING = 70 * MM, 180 * MM  # the highest must find room under a head and over a foot


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the blocks of one paper are made from: the view and the ink."""

    view: View
    ink: Ink

    @property
    def mode(self) -> Mode:
        """Filled, blank or pen."""
        return self.view.mode

    def answer(self, cells: Answers, field: Field, before: Path) -> Value | None:
        """The answer to a field; a computed one may stand under its whole path."""
        return self.view.answers.get(before + field.id, cells.get(field.id)) if before else cells.get(field.id)

    def shown(self, value: Value | None) -> Value | None:
        """The answer in the modes that print answers, None on a blank paper."""
        return None if self.mode is Mode.BLANK else value


def cell(sheet: Sheet, field: Field, value: Value | None, path: Path, x: float, width: float) -> Cell:
    """A field as a box with its label in the upper left, ``width`` wide with its padding."""
    look = sheet.ink.look
    inner = width - 2 * PAD if look.boxed else width
    value = sheet.shown(value)
    if field.type is FieldType.CHECK:
        slices = check(sheet, field, value, inner, path)
        return Cell(x, width, tuple(slices), Node("P"), path, max(LEAST, len(slices)), look.boxed)
    kind = look.question if field.label.endswith((".", "?")) else look.label
    label = sheet.ink.lines(field.label, kind, inner, path)
    body = answer(sheet, field, value, inner, look.cell if field.options and "/" in path else look.text, path)
    gap = [Slice(_UNDER_LABEL)] if label else []
    return Cell(x, width, (*label, *gap, *body), Node("P"), path, len(label) + len(gap) + LEAST, look.boxed)


def check(sheet: Sheet, field: Field, value: Value | None, width: float, path: Path) -> list[Slice]:
    """A single tick box with the label as its text; what was typed instead of a tick stands under it."""
    slices = sheet.ink.tick(field.label, value is True, width, sheet.ink.look.text, path)
    return slices + sheet.ink.lines(text_of(value), sheet.ink.look.text, width, path)


def answer(sheet: Sheet, field: Field, value: Value | None, width: float, kind: Type, path: Path) -> list[Slice]:
    """The answer itself: tick boxes with every option, text, or writing lines."""
    if field.type in (FieldType.CHOICE, FieldType.MULTI) and field.options:
        return _options(sheet, _told(sheet, field, value, path), value, width, kind, path)
    slices = sheet.ink.lines(in_words(field, value, sheet.view.form.easy_read), kind, width, path)
    wanted = field.lines or (_LONGTEXT_LINES if field.type in _ROOMY else 1)
    if sheet.mode is Mode.FILLED:
        return slices or [Slice(kind.leading)]
    if field.drawing:
        return [*slices, _drawing(sheet, field, width)]
    if not slices:
        return sheet.ink.pen_lines(wanted, width)
    used = sum(s.height for s in slices)
    pens = sheet.ink.pen_lines(1, width)[0].height
    return slices + sheet.ink.pen_lines(max(0, wanted - 1 - int(used / pens)), width)


def _drawing(sheet: Sheet, field: Field, width: float) -> Slice:
    """White room to draw in, with a frame of its own where the field has no box."""
    height = min(_MOST_DRAWING, max(_LEAST_DRAWING, field.lines * PEN_ROOM))
    return Slice(height, () if sheet.ink.look.boxed else (Frame(0.0, 1 * MM, width, height - 1 * MM),))


def in_words(field: Field, value: Value | None, easy: bool = False) -> str:
    """The answer as printed; a clock time is not parted from its "kl.", and an ``easy`` paper says the day in words."""
    if easy and field.type is FieldType.DATE and isinstance(value, str):
        return date_words(value).partition(",")[0] or value
    text = values.printed(field, value)
    return text.replace("kl. ", "kl.\u00a0") if field.type is FieldType.DATETIME else text


def _told(sheet: Sheet, field: Field, value: Value | None, path: Path) -> Field:
    """The field with the options this paper shows: all of them, or only what was ticked when all would be too much."""
    if not _is_compact(sheet, field, value, path):
        return field
    chosen = (*options_of(value), text_of(value))
    return msgspec.structs.replace(field, options=tuple(option for option in field.options if option.id in chosen))


def _is_compact(sheet: Sheet, field: Field, value: Value | None, path: Path) -> bool:
    """True where only the answer is shown: on a paper for reading in a row and where the list is long; for the pen
    where it is known, in a row and long. Never in a checklist, whose empty boxes tell as much."""
    if sheet.view.form.checklist:
        return False
    long, inner = len(field.options) > _ALL_SHOWN, "/" in path
    if sheet.mode is Mode.FILLED:
        return bool(field.options) and (inner or long)
    return inner and long and is_answered(sheet.shown(value))


def _options(sheet: Sheet, field: Field, value: Value | None, width: float, kind: Type, path: Path) -> list[Slice]:
    known = {option.id for option in field.options}
    gap = [Slice(_GAP_UNDER_TICKS)] if len(known) > 1 else []
    chosen = options_of(value) if field.type is FieldType.MULTI else (text_of(value),)
    if field.faces and "/" not in path:  # in a row there is no room for them
        moods = [(option.id, option.label, option.id in chosen) for option in field.options]
        slices = sheet.ink.faces(moods, width, kind, path)
    else:
        labels = [(option.label, option.id in chosen) for option in field.options]
        slices = sheet.ink.ticks(labels, width, kind, path)
    # What is no option of this form (typed, or of an older version) was still answered: it stands under the boxes.
    rest = [item for item in (*options_of(value), text_of(value)) if item and item not in known]
    return (slices + sheet.ink.lines("\n".join(rest), kind, width, path) + gap) or [Slice(kind.leading)]


def boxes(
    sheet: Sheet, group: Sequence[Field], cells: Answers, before: Path = "", heads: tuple[Block, ...] = ()
) -> list[Block]:
    """Fields that are answered in a box, side by side by their widths; the last of a line reaches the margin.

    Without boxes it is white room that keeps them apart.
    """
    blocks = []
    shown = [field for field in group if before + field.id not in sheet.view.hidden]
    for line in packed([(field, _columns(sheet, field, cells, before)) for field in shown]):
        x, made = LEFT, []
        for number, (field, columns) in enumerate(line):
            last = number == len(line) - 1
            width = LEFT + WIDTH - x if last else WIDTH * columns / COLUMNS
            path = before + field.id
            gap = 0.0 if last or sheet.ink.look.boxed else _BESIDE
            made.append(cell(sheet, field, sheet.answer(cells, field, before), path, x, width - gap))
            x += width
        boxed = sheet.ink.look.boxed
        blocks.append(Block(tuple(made), before=0 if boxed else 5 * MM, pad=PAD if boxed else 0.0, heads=heads))
    return blocks


def packed(group: Sequence[tuple[Field, int]]) -> list[list[tuple[Field, int]]]:
    """Fields with the columns they take, as lines of at most ``COLUMNS``."""
    lines: list[list[tuple[Field, int]]] = []
    used = COLUMNS
    for field, columns in group:
        if used + columns > COLUMNS:
            lines.append([])
            used = 0
        lines[-1].append((field, columns))
        used += columns
    return lines


def _columns(sheet: Sheet, field: Field, cells: Answers, before: Path) -> int:
    """The columns a field takes: all for a long list of options, what it needs when it is compact.

    Large print knows half and all of them, an easy-read paper nothing narrower than five, and in large print all.
    """
    look = sheet.ink.look
    columns = max(1, min(COLUMNS, field.width))
    if field.faces or (look.large and not look.boxed):
        return COLUMNS
    if not look.boxed:
        return columns if columns >= _HALF - 1 else COLUMNS
    if look.large:
        columns = _HALF if columns <= _HALF else COLUMNS
    path = before + field.id
    value = sheet.answer(cells, field, before)
    if _is_compact(sheet, field, value, path):
        shown = _told(sheet, field, value, path).options
        kind = look.cell if "/" in path else look.text
        wide = sum(sheet.ink.tick_width(option.label, kind, path) + OPTION_GAP for option in shown) - OPTION_GAP
        label = sheet.ink.face(look.label).width(sheet.ink.known(field.label, path).replace("\n", " "), look.label.size)
        needed = ceil((max(wide, label) + 2 * PAD) * COLUMNS / WIDTH)
        return columns if look.large else max(_LEAST_COLUMNS, min(columns, needed))
    if len(field.options) <= _TALL:
        return columns
    labels = [(option.label, False) for option in field.options]
    ticks = sheet.ink.ticks(labels, WIDTH * columns / COLUMNS - 2 * PAD, look.text, path)
    return COLUMNS if len(ticks) > _TALL else columns


def rows_shown(sheet: Sheet, value: Value | None, path: Path) -> list[Row]:
    """The rows of an answer that this paper shows."""
    return [row for row in rows_of(sheet.shown(value)) if f"{path}/{row.id}" not in sheet.view.hidden]
