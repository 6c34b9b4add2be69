"""The measures of the paper: margins, sizes of type, lines and greys; knows no form.

Points (1/72 inch) unless a name says otherwise. Source of the measures: the paper chapter of the design.
"""

from __future__ import annotations

from dataclasses import dataclass

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
ONE_LINE = 7 * MM  # from a label to the line under it, where there is only one to write
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
    """Everything that differs between an ordinary and an easy-read paper.

    A label that is a whole sentence is a ``question``. ``chars`` is the most characters a line may have; without
    ``boxed`` a field stands open, under its label.
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
    tick: float
    boxed: bool
    chars: int


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
    tick=5 * MM,
    boxed=False,
    chars=55,
)
