"""What stands round the answers: the head of page 1, the line above later pages, the foot; knows no field.

Never a clock, a user or a path. The copy's number is never "of m": that would tell who else got one.
"""

from __future__ import annotations

from sip_desktop.domain.view import Mode, Secrecy, View
from sip_desktop.printing.flow import Placed
from sip_desktop.printing.ink import Ink
from sip_desktop.printing.picture import raster
from sip_desktop.printing.pieces import Block, Cell, Node, Picture, Rule, Slice
from sip_desktop.printing.style import BOTTOM, BOX_GREY, LEFT, MM, PAD, PAGE_HEIGHT, PEN_ROOM, TOP, WIDTH, Type
from sip_desktop.texts import paper as texts

_RIGHT_WIDTH = 70 * MM
_RIGHT = LEFT + WIDTH - _RIGHT_WIDTH
_LOGO_WIDTH, _LOGO_HEIGHT, _UNDER_LOGO = 45 * MM, 15 * MM, 2.5 * MM
_WORD_WIDTH, _DATE_WIDTH = 30 * MM, 28 * MM
_DRAFT_TYPE = Type(13, 17, bold=True)
_VALUE_TYPE = Type(10.5, 13.8)
_VALUE_BOLD = Type(10.5, 13.8, bold=True)
_SMALL_BOX = Type(9, 11.5)
_SECRECY_TYPE = Type(11.5, 15, bold=True)  # the same on every paper: in large print the word would not fit its box


def draft_word(view: View) -> str:
    """The word over a paper that is not to be relied on, "" for a clear one."""
    if not view.head.draft or view.mode is Mode.BLANK:
        return ""
    return texts.DRAFT_PEN if view.mode is Mode.PEN else texts.DRAFT


def head(ink: Ink, view: View, page: int, pages: int) -> tuple[list[Placed], float]:
    """The head of a page, and where it ends."""
    return _first_head(ink, view, pages) if page == 1 else _running_head(ink, view, page, pages)


def _first_head(ink: Ink, view: View, pages: int) -> tuple[list[Placed], float]:
    """Title at the left, case and numbers at the right, and under both the secrecy mark over the whole width."""
    title = Cell(LEFT, _RIGHT - LEFT - 6 * MM, tuple(_title(ink, view)), Node("H1"), boxed=False)
    placed, top = _logo(view)
    placed.append(Placed(Block((title,), pad=0.0), top))
    y = TOP
    for block in _right(ink, view, pages):
        placed.append(Placed(block, y + block.before))
        y += block.before + block.height
    y = max(top + title.height, y)
    if view.head.secrecy:
        mark = _secrecy(ink, view.head.secrecy)
        placed.append(Placed(mark, y + mark.before))
        y += mark.before + mark.height
    return placed, y


def _logo(view: View) -> tuple[list[Placed], float]:
    """The logo above the title, and where the title begins. It says whose it is to who hears the page."""
    found = raster(view.head.logo)
    if found is None:
        return [], TOP
    scale = min(_LOGO_WIDTH / found.width, _LOGO_HEIGHT / found.height)
    width, height = found.width * scale, found.height * scale
    bottom = PAGE_HEIGHT - TOP - height
    place = f"[{LEFT:.2f} {bottom:.2f} {LEFT + width:.2f} {bottom + height:.2f}]"
    said = texts.LOGO.format(name=view.head.logo_of).encode("utf-16-be").hex()
    node = Node("Figure", more=f" /Alt <FEFF{said}> /A <</O /Layout /Placement /Block /BBox {place}>>")
    cell = Cell(LEFT, width, (Slice(height, (Picture(0.0, 0.0, width, height, found),)),), node, boxed=False)
    return [Placed(Block((cell,), pad=0.0), TOP)], TOP + height + _UNDER_LOGO


def _running_head(ink: Ink, view: View, page: int, pages: int) -> tuple[list[Placed], float]:
    """One line and a rule."""
    kind = ink.look.running
    number = texts.RUNNING_PAGE.format(page=page, pages=pages)
    right = ink.face(kind).width(number, kind.size)
    parts = [view.form.title, *_case(view)]
    if view.head.copy_number:
        parts.append(texts.RUNNING_COPY.format(number=view.head.copy_number))
    if view.head.sheet_number:
        parts.append(texts.RUNNING_SHEET.format(number=view.head.sheet_number))
    if view.head.secrecy:
        parts.append(texts.SECRECY)
    width = WIDTH - right - 5 * MM
    left = Cell(LEFT, width, (ink.line(texts.BETWEEN.join(parts), kind, width),), None, boxed=False)
    number_cell = Cell(LEFT + WIDTH - right, right, (ink.line(number, kind, right + 1),), None, boxed=False)
    rule = Cell(LEFT, WIDTH, (Slice(1.5 * MM, (Rule(0.0, 1 * MM, WIDTH, grey=BOX_GREY),)),), None, boxed=False)
    height = kind.leading
    blocks = [Placed(Block((left, number_cell), pad=0.0), TOP), Placed(Block((rule,), pad=0.0), TOP + height)]
    return blocks, TOP + height + 1.5 * MM


def foot(ink: Ink, view: View, page: int) -> tuple[Placed, float]:
    """The foot, and where it begins. Page 1 says what the paper is for and by what law; every page how to handle it."""
    whole = page == 1
    kind = ink.look.small
    slices: list[Slice] = [Slice(1.5 * MM, (Rule(0.0, 0.0, WIDTH, grey=BOX_GREY),))]
    law = texts.BETWEEN.join(view.head.law)
    for text in (view.form.purpose if whole else "", law if whole else "", view.head.handling):
        slices += ink.lines(text, kind, WIDTH)
    slices += ink.lines(texts.BETWEEN.join(_identity(view)), kind, WIDTH)
    slices = slices if len(slices) > 1 else []
    cell = Cell(LEFT, WIDTH, tuple(slices), None, boxed=False)
    top = PAGE_HEIGHT - BOTTOM - cell.height
    return Placed(Block((cell,), pad=0.0), top), top


def binder_page(ink: Ink, page: int) -> Placed:
    """The page of the whole binder, under the foot, for its list of contents."""
    said, kind = texts.BINDER_PAGE.format(page=page), ink.look.running
    width = ink.face(kind).width(said, kind.size) + 1
    cell = Cell(LEFT + WIDTH - width, width, (ink.line(said, kind, width),), None, boxed=False)
    return Placed(Block((cell,), pad=0.0), PAGE_HEIGHT - BOTTOM + 2 * MM)


def _title(ink: Ink, view: View) -> list[Slice]:
    width = _RIGHT - LEFT - 6 * MM
    form = texts.FORM.format(number=view.form.number, version=view.form.version)
    if view.head.revision:
        form = texts.BETWEEN.join((form, texts.REVISION.format(revision=view.head.revision)))
    return [
        *ink.lines(view.form.title, ink.look.title, width),
        Slice(1 * MM),
        *ink.lines(form, ink.look.running, width),
    ]


def _case(view: View) -> list[str]:
    given = [part for part in (view.head.case_number, view.head.case_word) if part]
    return [" ".join(given)] if given else []


def _identity(view: View) -> list[str]:
    given = []
    if view.head.document_id:
        given.append(texts.DOCUMENT_ID.format(id=view.head.document_id))
    if view.head.valid_to:
        given.append(texts.VALID_TO.format(date=view.head.valid_to))
    return given


def _right(ink: Ink, view: View, pages: int) -> list[Block]:
    """Draft mark, case and page numbers, under each other in the right column."""
    blocks: list[Block] = []
    draft = draft_word(view)
    if draft:
        cell = _cell(_RIGHT, _RIGHT_WIDTH, ink.lines(draft, _DRAFT_TYPE, _RIGHT_WIDTH - 2 * PAD))
        blocks.append(Block((cell,), pad=1 * MM))
    case = " ".join(_case(view))
    # A bare paper must not tell of a case, so it has no empty box for the number either: somebody would fill it in.
    pen = view.mode is not Mode.FILLED and view.form.in_case and not view.form.bare
    gap = 2 * MM if draft else 0.0
    if case or pen:
        cell = _labelled(ink, texts.CASE, case, _RIGHT, _RIGHT_WIDTH, _VALUE_BOLD, pen)
        blocks.append(Block((cell,), before=gap, pad=1 * MM))
        gap = 0.0
    numbers = [(texts.PAGE, texts.PAGE_OF.format(page=1, pages=pages))]
    if view.head.sheet_number:
        numbers.insert(0, (texts.SHEET, view.head.sheet_number))
    if view.head.copy_number:
        numbers.insert(0, (texts.COPY, str(view.head.copy_number)))
    width = _RIGHT_WIDTH / len(numbers)
    cells = [_labelled(ink, *pair, _RIGHT + at * width, width, _VALUE_TYPE) for at, pair in enumerate(numbers)]
    blocks.append(Block(tuple(cells), before=gap, pad=1 * MM))
    return blocks


def _secrecy(ink: Ink, secrecy: Secrecy) -> Block:
    """The secrecy mark (OSL 5 kap. 5 §): provision, date and authority, with room for the pen where they are empty."""
    word = ink.lines(texts.SECRECY, _SECRECY_TYPE, _WORD_WIDTH - 2 * PAD)
    rest = WIDTH - _WORD_WIDTH - _DATE_WIDTH
    given = (
        (texts.SECRECY_PROVISION, secrecy.provision, 0.55 * rest),
        (texts.SECRECY_DATE, secrecy.date, _DATE_WIDTH),
        (texts.SECRECY_AUTHORITY, secrecy.authority, 0.45 * rest),
    )
    cells, x = [Cell(LEFT, _WORD_WIDTH, tuple(word), Node("P"), filled=True)], LEFT + _WORD_WIDTH
    for label, text, width in given:
        cells.append(_labelled(ink, label, text, x, width, _SMALL_BOX, True))
        x += width
    return Block(tuple(cells), before=2.5 * MM, pad=1.2 * MM)


def _labelled(ink: Ink, label: str, text: str, x: float, width: float, kind: Type, pen: bool = False) -> Cell:
    body = ink.lines(text, kind, width - 2 * PAD) or [Slice(PEN_ROOM if pen else kind.leading)]
    return _cell(x, width, [*ink.lines(label, ink.look.small, width - 2 * PAD), *body])


def _cell(x: float, width: float, slices: list[Slice]) -> Cell:
    return Cell(x, width, tuple(slices), Node("P"))
