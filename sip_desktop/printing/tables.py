"""Rows as a table: a repeated head, a line for each row, and under a line what is too long for a column of its own.

Knows fields, rows and the widths of words; not the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sip_desktop.domain.answers import Path, Row, Value
from sip_desktop.domain.form import Field, FieldType, Layout
from sip_desktop.domain.view import Mode
from sip_desktop.printing.fields import Sheet, in_words
from sip_desktop.printing.pieces import Block, Cell, Node, Slice, together
from sip_desktop.printing.style import LEFT, MM, PAD, PEN_ROOM, WIDTH
from sip_desktop.printing.wrap import longest_word

BAND_PAD = 1.2 * MM
_OVER_PEN = 2 * MM  # an empty row is this much higher than a writing line
_NO_LONE_ROW = 2  # in a longer table the last row is not alone on a page
_WIDEST_WORD = 12.1  # letter heights; a word wider than this may be broken rather than squeeze the other columns
_WIDEST_COLUMN = 0.45 * WIDTH  # what a long text asks for, so that it does not take all room
_HEAD_SHARE = 0.6  # of a head's length, so that it stands on two lines
_PEN_TICKS = 2  # more options than this are written by hand in an empty cell
_PEN_ROOM = {FieldType.PHONE: 24 * MM, FieldType.DATE: 20 * MM, FieldType.DATETIME: 24 * MM}
_ONE_LINE = 14  # characters of an answer that is not broken: a phone number, "Hela mötet"
_SHORT = 40  # characters of an answer that may stand in a column
_ALWAYS_COLUMN = (FieldType.PARTY, FieldType.CHOICE)
_MOST_COLUMNS = 5


@dataclass(frozen=True, slots=True)
class _Table:
    """One table: its structure element, its columns with their left edges and widths, and its heads on a new page."""

    node: Node
    path: Path
    columns: Sequence[Field]
    starts: list[float]
    widths: list[float]
    heads: tuple[Block, ...]


def is_table(sheet: Sheet, field: Field, shown: list[Row], path: Path) -> bool:
    """True when rows stand as a table on this paper: easy-read has none, large print only where all words have room,
    and no cell holds rows."""
    plain = all(column.type is not FieldType.ROWS for column in field.columns)
    if field.layout is not Layout.TABLE or not sheet.ink.look.boxed or not plain:
        return False
    return not sheet.ink.look.large or sum(_needed(sheet, column, shown, path) for column in field.columns) <= WIDTH


def is_dense(sheet: Sheet, field: Field, shown: list[Row], path: Path) -> bool:
    """True for cards that read better as a table, when there is nothing to fill in by hand: those inside a card, and
    those whose answers all have room in columns."""
    odd = (FieldType.ROWS, FieldType.SIGNATURE, FieldType.INFO)
    if any(column.type in odd for column in field.columns) or not sheet.ink.look.boxed or sheet.ink.look.large:
        return False
    if not shown or sheet.mode is not Mode.FILLED:
        return False
    return "/" in path or len(_main_columns(sheet, field, shown, path)) == len(field.columns)


def table(sheet: Sheet, field: Field, shown: list[Row], path: Path, heads: tuple[Block, ...]) -> list[Block]:
    """The table. Cards drawn as one keep short answers in columns, and the others on lines of their own."""
    dense = field.layout is Layout.CARDS
    columns = _main_columns(sheet, field, shown, path) if dense else list(field.columns)
    widths = _widths(sheet, columns, shown, path)
    starts = [LEFT + sum(widths[:at]) for at in range(len(widths))]
    node = Node("Table")
    head = _head(sheet, _Table(node, path, columns, starts, widths, heads))
    made = _Table(node, path, columns, starts, widths, (*heads, replace(head, heads=())))
    body: list[Block] = []
    for row in shown:
        notes = _notes(sheet, field, row, made) if dense else []
        lines = [_line(sheet, row, made), *notes]
        body += [replace(block, follow=True) for block in lines[:-1]] + lines[-1:]
    return [head, *together(body, head.height, least=_NO_LONE_ROW if len(shown) > _NO_LONE_ROW else 0)]


def _main_columns(sheet: Sheet, field: Field, shown: list[Row], path: Path) -> list[Field]:
    """The first column, and those that at least half of the rows answer in few words."""
    first, *others = field.columns
    main = []
    for column in others:
        texts = [_text(sheet, row, column, path) for row in shown]
        given = [text for text in texts if text]
        short = column.type in _ALWAYS_COLUMN or all(len(text) <= _SHORT and "\n" not in text for text in given)
        if given and short and 2 * len(given) >= len(shown):
            main.append(column)
    return [first, *main[: _MOST_COLUMNS - 1]]


def _head(sheet: Sheet, made: _Table) -> Block:
    kind = sheet.ink.look.cell_head
    parent = Node("TR", made.node)
    cells = []
    for column, x, width in zip(made.columns, made.starts, made.widths, strict=True):
        slices = sheet.ink.lines(column.label, kind, width - 2 * PAD, made.path) or [Slice(kind.leading)]
        node = Node("TH", parent, " /A <</O /Table /Scope /Column>>")
        cells.append(Cell(x, width, tuple(slices), node, keep=len(slices), filled=True))
    return Block(tuple(cells), pad=BAND_PAD, follow=True, heads=made.heads, path=made.path)


def _line(sheet: Sheet, row: Row, made: _Table) -> Block:
    parent = Node("TR", made.node)
    before = _before(row, made.path)
    cells = []
    for column, x, width in zip(made.columns, made.starts, made.widths, strict=True):
        value = _value(sheet, row, column, made.path)
        place = before + column.id if before else ""
        slices = _cell(sheet, column, value, width - 2 * PAD, place or made.path)
        cells.append(Cell(x, width, tuple(slices), Node("TD", parent), place))
    return Block(tuple(cells), heads=made.heads, path=before.rstrip("/"))


def _notes(sheet: Sheet, field: Field, row: Row, made: _Table) -> list[Block]:
    """What has no column: one line for each answer over the whole width, its label before it."""
    blocks = []
    kind = sheet.ink.look.cell
    for column in field.columns:
        text = "" if column in made.columns else _text(sheet, row, column, made.path)
        if not text:
            continue
        place = _before(row, made.path) + column.id
        # A tick has no words of its own: its label says it.
        said = column.label if column.type is FieldType.CHECK else f"{column.label}: {text}"
        node = Node("TD", Node("TR", made.node), f" /A <</O /Table /ColSpan {len(made.columns)}>>")
        cell = Cell(LEFT, WIDTH, tuple(sheet.ink.lines(said, kind, WIDTH - 2 * PAD, place)), node, place)
        blocks.append(Block((cell,), pad=BAND_PAD, heads=made.heads))
    return blocks


def _cell(sheet: Sheet, column: Field, value: Value | None, width: float, path: Path) -> list[Slice]:
    ink, look = sheet.ink, sheet.ink.look
    pen = sheet.mode is not Mode.FILLED
    if column.type is FieldType.CHECK:
        return ink.tick("", value is True, width, look.cell, path)
    if pen and value is None and 0 < len(column.options) <= _PEN_TICKS:
        ticks = ink.ticks([(option.label, False) for option in column.options], width, look.option, path)
        if len(ticks) <= _PEN_TICKS:
            return ticks
    slices = ink.lines(in_words(column, value), look.cell, width, path)
    if not slices and pen and column.lines > 1:
        return ink.pen_lines(column.lines, width)
    return slices or [Slice(look.pen + _OVER_PEN - 2 * PAD if pen else look.cell.leading)]


def _widths(sheet: Sheet, columns: Sequence[Field], shown: list[Row], path: Path) -> list[float]:
    """The columns' widths in points: no narrower than the longest word while there is room, and then, where all is
    known, as the texts ask for; else as the form says."""
    least = [_needed(sheet, column, shown, path) for column in columns]
    if sum(least) > WIDTH:
        least = [min(width, WIDTH / len(columns)) for width in least]
    if sheet.mode is Mode.FILLED:
        wanted = [max(_asked(sheet, column, shown, path), low) for column, low in zip(columns, least, strict=True)]
    else:
        total = sum(max(1, column.width) for column in columns)
        shares = [WIDTH * max(1, column.width) / total for column in columns]
        wanted = [max(pair) for pair in zip(shares, least, strict=True)]
    over = sum(wanted) - WIDTH
    if over <= 0.01:
        return [width * WIDTH / sum(wanted) for width in wanted]
    spare = [width - low for width, low in zip(wanted, least, strict=True)]
    return [width - over * part / sum(spare) for width, part in zip(wanted, spare, strict=True)]


def _needed(sheet: Sheet, column: Field, shown: list[Row], path: Path) -> float:
    look, ink = sheet.ink.look, sheet.ink
    widest = longest_word(ink.known(column.label, path), ink.face(look.cell_head), look.cell_head.size)
    for text in _texts(sheet, column, shown, path):
        unbroken = text.replace(" ", "_") if len(text) <= _ONE_LINE else text
        widest = max(
            widest, min(_WIDEST_WORD * look.cell.size, longest_word(unbroken, ink.face(look.cell), look.cell.size))
        )
    if sheet.mode is not Mode.FILLED:
        widest = max(widest, _PEN_ROOM.get(column.type, 0.0) * look.pen / PEN_ROOM, _tick_room(sheet, column, path))
    return widest + 2 * PAD + 0.1


def _tick_room(sheet: Sheet, column: Field, path: Path) -> float:
    if not 0 < len(column.options) <= _PEN_TICKS:
        return 0.0
    return max(sheet.ink.tick_width(option.label, sheet.ink.look.option, path) for option in column.options)


def _asked(sheet: Sheet, column: Field, shown: list[Row], path: Path) -> float:
    """The width that shows every answer on one line and the head on two, within reason."""
    look, ink = sheet.ink.look, sheet.ink
    face = ink.face(look.cell)
    lines = [line for text in _texts(sheet, column, shown, path) for line in text.split("\n")]
    head = ink.face(look.cell_head).width(ink.known(column.label, path).replace("\n", " "), look.cell_head.size)
    widest = max(_HEAD_SHARE * head, *(face.width(line, look.cell.size) for line in lines), 0.0)
    return min(widest + 2 * PAD + 0.1, _WIDEST_COLUMN)


def _texts(sheet: Sheet, column: Field, shown: list[Row], path: Path) -> list[str]:
    return [sheet.ink.known(_text(sheet, row, column, path), _before(row, path) + column.id) for row in shown if row.id]


def _text(sheet: Sheet, row: Row, column: Field, path: Path) -> str:
    """The cell's words, "" when it has none or is hidden: what is hidden must not even show as a wider column."""
    value = _value(sheet, row, column, path)
    if column.type is FieldType.CHECK and isinstance(value, bool):
        return column.label if value else ""
    return in_words(column, value)


def _value(sheet: Sheet, row: Row, column: Field, path: Path) -> Value | None:
    before = _before(row, path)
    if not before or before + column.id in sheet.view.hidden:
        return None
    return sheet.answer(row.cells, column, before)


def _before(row: Row, path: Path) -> Path:
    return f"{path}/{row.id}/" if row.id else ""
