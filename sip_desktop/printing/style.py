"""The measures of the paper: margins, sizes of type, lines and greys; knows no form.

Points (1/72 inch) unless a name says otherwise. Source of the measures: the paper chapter of the design.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

MM = 72 / 25.4

LEFT = 23 * MM  # room for the holes
RIGHT = TOP = BOTTOM = 15 * MM
PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89  # A4 portrait
WIDTH = PAGE_WIDTH - LEFT - RIGHT
COLUMNS = 12  # a full line of fields; ``Field.width`` counts these

PAD = 1.8 * MM  # from a box's line to its text
HAIR = 0.5  # the lines of boxes
BOX_GREY, HEAD_GREY, QUIET_GREY = 0.55, 0.92, 0.25  # 45 %, 8 % and 75 % black
PEN_ROOM = 8 * MM  # between two writing lines
ONE_LESS = 1 * MM  # so much nearer is the line under a label, where there is only one to write
SIGNATURE_LINE = 75 * MM


@dataclass(frozen=True, slots=True)
class Type:
    """One size of type: size and line height in points, weight, and grey (0 black)."""

    size: float
    leading: float
    bold: bool = False
    grey: float = 0.0


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that differs between an ordinary, an easy-read and a large paper.

    A label that is a whole sentence is a ``question``. ``chars`` is the most characters a line may have; without
    ``boxed`` a field stands open, under its label. ``pen`` is from one writing line to the next. ``large``: letters
    so large that few things have room beside each other.
    """

    title: Type
    section: Type
    card: Type
    label: Type
    question: Type
    text: Type
    cell: Type
    cell_head: Type
    option: Type
    small: Type
    running: Type
    tick: float
    boxed: bool
    chars: int
    pen: float = PEN_ROOM
    large: bool = False


ORDINARY = Look(
    title=Type(16, 20, bold=True),
    section=Type(11.5, 15, bold=True),
    card=Type(10, 13, bold=True),
    label=Type(7.5, 9.6, grey=QUIET_GREY),
    question=Type(9.5, 12.6),
    text=Type(10.5, 13.8),
    cell=Type(9.5, 12.2),
    cell_head=Type(8, 10, bold=True),
    option=Type(8.5, 10.8),
    small=Type(7.5, 9.6, grey=QUIET_GREY),
    running=Type(8, 11, grey=QUIET_GREY),
    tick=3.6 * MM,
    boxed=True,
    chars=1_000_000,
)

# Easy-read: 14 points on 20, at most 55 characters a line, no boxes.
EASY = Look(
    title=Type(20, 26, bold=True),
    section=Type(16, 22, bold=True),
    card=Type(14, 20, bold=True),
    label=Type(14, 20, bold=True),
    question=Type(14, 20, bold=True),
    text=Type(14, 20),
    cell=Type(14, 20),
    cell_head=Type(14, 20, bold=True),
    option=Type(14, 20),
    small=Type(9, 12, grey=QUIET_GREY),
    running=Type(8, 11, grey=QUIET_GREY),
    tick=5 * MM,
    boxed=False,
    chars=55,
)

# Large print: 16 points on 22, at most 60 characters a line. The same boxes, two beside each other at most, since a
# box shows where an answer ends; all that is read is black.
LARGE = Look(
    title=Type(24, 30, bold=True),
    section=Type(20, 26, bold=True),
    card=Type(17, 23, bold=True),
    label=Type(13, 17),
    question=Type(16, 22, bold=True),
    text=Type(16, 22),
    cell=Type(16, 22),
    cell_head=Type(16, 22, bold=True),
    option=Type(16, 22),
    small=Type(10, 13),
    running=Type(10, 13),
    tick=5.6 * MM,
    boxed=True,
    chars=60,
    pen=11 * MM,
    large=True,
)

# An easy-read paper in large print: open as it was, as large as the others.
LARGE_EASY = replace(
    LARGE,
    card=Type(16, 22, bold=True),
    label=Type(16, 22, bold=True),
    boxed=False,
    chars=EASY.chars,
)


def look_of(easy_read: bool, large: bool) -> Look:
    """The look of a paper."""
    if large:
        return LARGE_EASY if easy_read else LARGE
    return EASY if easy_read else ORDINARY
