"""A View becomes a Paper: blocks, pages, then ink; the only way into printing besides ``pixels``. Reads no files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sip_desktop.domain.answers import Path
from sip_desktop.domain.view import Paper, Place, View
from sip_desktop.printing import cards, flow_chart, frame
from sip_desktop.printing.canvas import ArchiveCanvas
from sip_desktop.printing.drawing import Drawing
from sip_desktop.printing.ending import lay
from sip_desktop.printing.fields import Sheet
from sip_desktop.printing.flat import section
from sip_desktop.printing.flow import Placed
from sip_desktop.printing.fonts import Fonts
from sip_desktop.printing.ink import NO_ROW, Ink
from sip_desktop.printing.rows import rows
from sip_desktop.printing.style import MM, ORDINARY, look_of
from sip_desktop.texts import paper as texts

_UNDER_HEAD = 3 * MM
_ABOVE_FOOT = 4 * MM


@dataclass(frozen=True, slots=True)
class PaperMaker:
    """Makes papers with these fonts; ``icc`` is an sRGB profile, which PDF/A must carry."""

    fonts: Fonts
    icc: bytes

    def __call__(self, view: View) -> Paper:
        """The paper, in memory. The same view gives the same bytes."""
        canvas = ArchiveCanvas(Ink(self.fonts, ORDINARY).known(view.form.title).replace("\n", " "), self.icc)
        ink, pages = self._drawn(canvas, view)
        return Paper(canvas.finish(), len(pages), _places(pages), ink.missing)

    def binder(self, views: Sequence[View]) -> Paper:
        """Several papers after each other in one file, each with its own head and page numbers. It tells no places:
        the same path may stand in each of them."""
        return self._together(views, numbered=True)

    def joined(self, views: Sequence[View]) -> Paper:
        """Several papers for one printing, as ``binder``, but each page as it is when the paper is printed alone."""
        return self._together(views, numbered=False)

    def _together(self, views: Sequence[View], numbered: bool) -> Paper:
        canvas = ArchiveCanvas(texts.BINDER, self.icc)
        starts, count, missing = list[int](), 0, dict[Path, str]()
        for view in views:
            ink, pages = self._drawn(canvas, view, count + 1 if numbered else 0)
            starts.append(count)
            count += len(pages)
            missing |= ink.missing
        return Paper(canvas.finish(), count, {}, missing, tuple(starts))

    def _drawn(self, canvas: ArchiveCanvas, view: View, start: int = 0) -> tuple[Ink, list[list[Placed]]]:
        """All pages of a view, on the canvas after what stands there. ``start``: its first page in a binder, or 0."""
        ink = Ink(self.fonts, look_of(view.form.easy_read, view.large))
        pages = _pages(ink, view)
        drawing = Drawing(canvas, ink)
        draft = frame.draft_word(view)
        for number, placed in enumerate(pages, 1):
            if draft:
                drawing.margin(draft)
            framed = placed if view.form.pocket else _framed(ink, view, placed, number, len(pages))
            if start and not view.form.bare:
                # A bare card is cut out and carried: nothing on its page may tell what it was taken from.
                framed = [*framed, frame.binder_page(ink, start + number - 1)]
            drawing.page(framed)
        return ink, pages


def _framed(ink: Ink, view: View, placed: list[Placed], number: int, pages: int) -> list[Placed]:
    """What stands on a page between its head and its foot."""
    return [*frame.head(ink, view, number, pages)[0], *placed, frame.foot(ink, view, number)[0]]


def _pages(ink: Ink, view: View) -> list[list[Placed]]:
    sheet = Sheet(view, ink)
    if view.form.pocket:
        return cards.pocket(sheet)
    head, later = frame.head(ink, view, 1, 1)[1], frame.head(ink, view, 2, 2)[1]
    first = (head + _UNDER_HEAD, frame.foot(ink, view, 1)[1] - _ABOVE_FOOT)
    if view.form.cards:
        return cards.signs(sheet, *first)
    if view.form.chart:
        return flow_chart.chart(sheet, *first)
    return lay(
        [block for part in view.form.sections for block in section(sheet, part, rows)],
        first=first,
        later=(later + _UNDER_HEAD, frame.foot(ink, view, 2)[1] - _ABOVE_FOOT),
    )


def _places(pages: list[list[Placed]]) -> dict[Path, Place]:
    """Where each path first stands; millimetres from the upper edge."""
    places: dict[Path, Place] = {}
    for number, page in enumerate(pages):
        for placed in page:
            block = placed.block
            place = Place(number, round(placed.top / MM, 2), round((placed.top + block.height) / MM, 2))
            for path in (block.path, *(cell.path for cell in block.cells)):
                if path and NO_ROW not in path and not placed.again:
                    places.setdefault(path, place)
    return places
