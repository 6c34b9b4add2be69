"""What stands on envelopes, labels and slips: pages of columns in millimetres. It knows no font, no case and no screen.

Nothing is put on an envelope but what is handed to these functions: the number, or a line for the pen, the back
address and the code (law.md §2.1; no unit, no name, no "SIP").
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sip_desktop.domain.envelopes import A4_HEIGHT, A4_WIDTH, Zone, always_shows, can_show, panel
from sip_desktop.domain.post_data import Envelope, WindowPlace
from sip_desktop.texts import post_paper as texts

ADDRESS_POINTS, NUMBER_POINTS, SMALL_POINTS, WINDOW_POINTS = 12.0, 20.0, 9.0, 10.0
WINDOW_LINE = 4.5
"""Millimetres that a line of an address in a window takes, rounded up."""
MARGIN = 20.0
LABEL_COLUMNS, LABEL_ROWS = 3, 8
"""A label sheet of 70 × 37 mm: one label of it is printed, never a whole sheet."""


class Para(msgspec.Struct, frozen=True, kw_only=True):
    """One text; ``gap`` is above it. ``pen``: a dotted line follows, to write on; ``tick``: a box stands before it."""

    words: str
    points: float = 11.0
    bold: bool = False
    gap: float = 0.0
    pen: bool = False
    tick: bool = False
    on: bool = False
    heading: bool = False


class Column(msgspec.Struct, frozen=True):
    """Texts under each other from ``(x, y)``, broken to ``width``."""

    x: float
    y: float
    width: float
    paragraphs: tuple[Para, ...]
    middle: bool = False


class Outline(msgspec.Struct, frozen=True):
    """An empty rectangle; ``cut`` is dashed."""

    x: float
    y: float
    width: float
    height: float
    cut: bool = False


class LetterPage(msgspec.Struct, frozen=True, kw_only=True):
    """One page and its size. ``media`` is the sheet's name to a printer."""

    title: str
    width: float = A4_WIDTH
    height: float = A4_HEIGHT
    media: str = "iso_a4_210x297mm"
    columns: tuple[Column, ...] = ()
    outlines: tuple[Outline, ...] = ()


def inner_front(envelope: Envelope, number: str, personal: bool) -> LetterPage:
    """The number alone, or a line for it; "Personlig utlämning" beside it where it is registered."""
    words = [Para(words=number, points=NUMBER_POINTS, pen=not number)]
    if personal:
        words.append(Para(words=texts.PERSONAL, points=ADDRESS_POINTS, gap=4))
    return _envelope(envelope, _address_column(envelope, words))


def only_for(envelope: Envelope, function: str, code: str) -> LetterPage:
    """The inner envelope to an authority: who alone may open it, and the code."""
    words = texts.ONLY_FOR.format(function=function)
    return _envelope(envelope, _address_column(envelope, [Para(words=words, points=14.0, bold=True), _code(code)]))


def back(envelope: Envelope, lines: Sequence[str], code: str) -> LetterPage:
    """The back: where it goes if it cannot be handed over, and the code."""
    words = [Para(words=texts.BACK_TO, points=SMALL_POINTS)]
    words += [Para(words=line, points=SMALL_POINTS) for line in lines]
    return _envelope(envelope, Column(15.0, 15.0, 90.0, (*words, _code(code))))


def outer_front(envelope: Envelope, lines: Sequence[str]) -> LetterPage:
    """The outer envelope: the address, and nothing else."""
    return _envelope(envelope, _address_column(envelope, [Para(words=x, points=ADDRESS_POINTS) for x in lines]))


def label(lines: Sequence[str], place: int) -> LetterPage:
    """One label on a sheet of 3 × 8, at ``place`` from 1, so that a sheet can be used up one letter at a time."""
    row, column = divmod(min(max(place, 1), LABEL_COLUMNS * LABEL_ROWS) - 1, LABEL_COLUMNS)
    width, height = A4_WIDTH / LABEL_COLUMNS, A4_HEIGHT / LABEL_ROWS
    words = tuple(Para(words=line, points=ADDRESS_POINTS) for line in lines)
    return LetterPage(title=texts.LABEL, columns=(Column(column * width + 8, row * height + 8, width - 14, words),))


def cover(envelope: Envelope, window: WindowPlace | None, lines: Sequence[str]) -> LetterPage:
    """The outermost sheet: it says nothing, and behind a window it shows the address alone."""
    body = tuple(Para(words=words, points=12.0, gap=3) for words in texts.COVER)
    if window is None:
        return LetterPage(title=texts.COVER_TITLE, columns=(Column(MARGIN, 60.0, 150.0, body),))
    place = always_shows(envelope, window)
    address = tuple(Para(words=line, points=WINDOW_POINTS) for line in lines)
    below = max(can_show(envelope, window).bottom, panel(envelope)[1] if envelope.fold > 1 else 0.0) + 12
    return LetterPage(
        title=texts.COVER_TITLE,
        columns=(
            Column(place.left + 1, place.top + 1, place.right - place.left - 2, address),
            Column(MARGIN, below, 150.0, body),
        ),
    )


def most_lines(envelope: Envelope, window: WindowPlace) -> int:
    """How many lines of an address the window shows however the sheet slides."""
    sure = always_shows(envelope, window)
    return int((sure.bottom - sure.top - 1) / WINDOW_LINE)


def alignment(envelope: Envelope, window: WindowPlace) -> LetterPage:
    """A sheet to fold, put in and look at: where the address comes, and all that can show, in full size."""
    sure, seen = always_shows(envelope, window), can_show(envelope, window)
    edge = panel(envelope)[1]
    folds = tuple(Outline(0.0, edge * part, A4_WIDTH, 0.0, cut=True) for part in range(1, envelope.fold))
    wide = Column(
        sure.left + 1, sure.top + 1, sure.right - sure.left - 2, (Para(words=texts.HERE, points=WINDOW_POINTS),)
    )
    told = texts.ALIGN.format(window=window.id, envelope=envelope.label, left=window.left, top=window.top)
    below = (edge if envelope.fold > 1 else seen.bottom) + 10
    words = (Para(words=texts.ALIGN_TITLE, points=14.0, bold=True, heading=True), Para(words=told, gap=2))
    steps = tuple(Para(words=step, gap=2, tick=True) for step in texts.ALIGN_STEPS)
    return LetterPage(
        title=texts.ALIGN_TITLE,
        columns=(wide, Column(MARGIN, below, 170.0, (*words, *steps))),
        outlines=(*folds, _outline(sure), _outline(seen, cut=True)),
    )


def underlay(inner: Envelope | None, outer: Envelope, order: Sequence[str]) -> LetterPage:
    """Kuvertunderlägg: the envelope in full size, standing, to lay on the empty desk, and the order of what goes in."""
    drawn = inner or outer
    width, height = min(drawn.width, drawn.height), max(drawn.width, drawn.height)
    fits = width <= A4_WIDTH - 10 and height <= A4_HEIGHT - 10
    place = Outline((A4_WIDTH - width) / 2, 10.0, width, height)
    words = [Para(words=texts.UNDERLAY, points=14.0, bold=True, heading=True)]
    words += [Para(words=f"{number}. {step}", points=12.0, gap=2.5) for number, step in enumerate(order, 1)]
    words.append(Para(words=drawn.label, points=SMALL_POINTS, gap=4))
    x, wide = (place.x + 8, width - 16) if fits else (MARGIN, 170.0)
    return LetterPage(
        title=texts.UNDERLAY, columns=(Column(x, 20.0, wide, tuple(words)),), outlines=(place,) if fits else ()
    )


def slip(lines: Sequence[tuple[str, str]]) -> LetterPage:
    """Frankeringslapp: what the post room needs to know, and nothing more, to cut out."""
    words = [Para(words=texts.SLIP, points=14.0, bold=True, heading=True)]
    for name, value in lines:
        words.append(Para(words=f"{name}: {value}" if value else f"{name}:", points=12.0, gap=2, pen=not value))
    return LetterPage(
        title=texts.SLIP,
        columns=(Column(15.0, 15.0, 115.0, tuple(words)),),
        outlines=(Outline(8.0, 8.0, 130.0, 30.0 + 9.0 * len(lines), cut=True),),
    )


def room_note(receiver: str) -> LetterPage:
    """The standing note for the post room and the registrator: what comes back is not opened."""
    words = [Para(words=texts.ROOM_TITLE, points=20.0, bold=True, heading=True)]
    words += [Para(words=x.format(receiver=receiver), points=16.0, gap=6) for x in texts.ROOM]
    return LetterPage(title=texts.ROOM_TITLE, columns=(Column(25.0, 35.0, 160.0, tuple(words)),))


def packing_list(title: str, facts: Sequence[tuple[str, str]], steps: Sequence[tuple[str, str]]) -> LetterPage:
    """The receipt for the original: what, when and by whom, without address and number."""
    words = [Para(words=title, points=16.0, bold=True, heading=True)]
    words += [Para(words=f"{name}: {value}", gap=1.5) for name, value in facts]
    words.append(Para(words=texts.LIST_STEPS, points=12.0, bold=True, gap=5))
    for name, done in steps:
        words.append(Para(words=f"{name}  {done}".rstrip(), gap=1.2, tick=True, on=bool(done)))
    return LetterPage(title=title, columns=(Column(23.0, MARGIN, 170.0, tuple(words)),))


def _envelope(envelope: Envelope, column: Column) -> LetterPage:
    return LetterPage(
        title=texts.ENVELOPE,
        width=envelope.width,
        height=envelope.height,
        media=envelope.media,
        columns=(column,),
    )


def _address_column(envelope: Envelope, words: Sequence[Para]) -> Column:
    """To the right of the middle and below it, where the post reads an address and no stamp covers it."""
    return Column(envelope.width * 0.42, envelope.height * 0.45, envelope.width * 0.54, tuple(words))


def _code(code: str) -> Para:
    return Para(words=code, points=ADDRESS_POINTS, bold=True, gap=3)


def _outline(zone: Zone, cut: bool = False) -> Outline:
    return Outline(zone.left, zone.top, zone.right - zone.left, zone.bottom - zone.top, cut)
