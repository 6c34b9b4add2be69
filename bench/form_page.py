"""How fast the form page is: opening the largest plan, typing in it, pasting much. Offscreen, no vault."""

from __future__ import annotations

import os
from collections.abc import Callable
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDir, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sip_desktop.printing.fonts import load_fonts
from sip_desktop.printing.maker import PaperMaker
from sip_desktop.printing.pixels import Pixels
from sip_desktop.ui import theme
from sip_desktop.ui.form_page import FormPage
from tests.ui.form_page.stand_in import ROOT, Documents, Papers, big_plan, clock, form_from

PAUSE_MS = 400  # till everything that follows a pause in the typing is done
ACTIVITY = "p_delmal/d3/d_aktiviteter/a31/a_aktivitet"


class RealPapers(Papers):
    """The stand-in's views, but real pages."""

    def __init__(self) -> None:
        super().__init__()
        fonts = ROOT / "resources" / "fonts"
        faces = [(fonts / f"NotoSans-{face}.ttf").read_bytes() for face in ("Regular", "Bold")]
        self.paper = PaperMaker(load_fonts(*faces), (ROOT / "resources" / "icc" / "sRGB.icc").read_bytes())
        pixels = Pixels()
        self.page = lambda paper, index, width: pixels(paper.pdf, index, width)


def _app() -> QApplication:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        return app
    app = QApplication([])
    QDir.addSearchPath("icons", str(ROOT / "resources" / "icons"))
    theme.apply(app)
    return app


def _opened() -> FormPage:
    _app()
    page = FormPage(Documents(form_from("plan"), big_plan()), _papers(), 1, clock)
    page.resize(1366, 700)
    page.show()
    return page


_kept: list[RealPapers] = []


def _papers() -> RealPapers:
    if not _kept:
        _kept.append(RealPapers())
    return _kept[0]


def _closed(page: FormPage) -> None:
    page.close()
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def first_view() -> float:
    """From the call to a page that can be typed in: a plan of 6 delmål with 3 activities each."""
    _app()
    _papers()
    start = perf_counter()
    page = _opened()
    QApplication.processEvents()
    spent = perf_counter() - start
    _closed(page)
    return spent * 1000


def longest_hold() -> float:
    """The longest the window stands still while the rest of that plan is built."""
    page = _opened()
    longest = 0.0
    building = True

    def stop() -> None:
        nonlocal building
        building = False

    assert page.body is not None
    page.body.column.built.connect(stop)
    while building:
        start = perf_counter()
        QApplication.processEvents()
        longest = max(longest, perf_counter() - start)
    _closed(page)
    return longest * 1000


def _built() -> FormPage:
    page = _opened()
    assert page.body is not None
    page.body.column.finish()
    page.go_to(ACTIVITY)
    QTest.qWait(PAUSE_MS)
    return page


def key_press() -> float:
    """One key in the middle of the plan, until the screen is right again."""
    page = _built()
    edit = QApplication.focusWidget()
    QTest.keyClicks(edit, "abc")
    QTest.qWait(PAUSE_MS)
    start = perf_counter()
    QTest.keyClick(edit, Qt.Key.Key_D)
    QApplication.processEvents()
    spent = perf_counter() - start
    _closed(page)
    return spent * 1000


def paper_at_pause() -> float:
    """The page beside the form made anew after a change: 17 pages of PDF, one of them drawn."""
    page = _built()
    assert page.body is not None
    page.body.preview.draw()
    start = perf_counter()
    page.body.preview.draw()
    spent = perf_counter() - start
    _closed(page)
    return spent * 1000


def new_row() -> float:
    """A new delmål among 6, until the cursor stands in it."""
    page = _built()
    assert page.body is not None
    start = perf_counter()
    page.body.desk.rows["p_delmal"].add_row()
    QApplication.processEvents()
    spent = perf_counter() - start
    _closed(page)
    return spent * 1000


def _pasted(text: str) -> float:
    page = _built()
    edit = QApplication.focusWidget()
    QGuiApplication.clipboard().setText(text)
    start = perf_counter()
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    spent = perf_counter() - start
    _closed(page)
    return spent * 1000


def paste_lines() -> float:
    """100,000 characters in 400 paragraphs."""
    return _pasted(("lorem ipsum " * 20 + "\n") * 416)


def paste_one_paragraph() -> float:
    """100,000 characters without a line break."""
    return _pasted("lorem ipsum " * 8334)


MEASURES: list[tuple[str, Callable[[], object], float | None]] = [
    ("form page: first view of the largest plan", first_view, 150),
    ("form page: longest hold while the rest is built", longest_hold, 100),
    ("form page: one key in the largest plan", key_press, 16),
    ("form page: new row in the largest plan", new_row, 100),
    ("form page: paper made anew, 17 pages", paper_at_pause, 60),
    ("form page: paste 100,000 characters, paragraphs", paste_lines, 100),
    ("form page: paste 100,000 characters, one paragraph", paste_one_paragraph, 100),
]
