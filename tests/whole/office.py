"""A vault on disk, the program's own pages over it, a clock that stands still and a seeded chance; no stand-ins."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pypdfium2
from PySide6.QtCore import QCoreApplication, QDir, QEvent, QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from sip_desktop import app, paths
from sip_desktop.domain.view import Mode
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.evaluations import OpenEvaluation
from sip_desktop.services.everything import Services
from sip_desktop.services.opening import Opening, Surroundings
from sip_desktop.storage.keys import Kdf
from sip_desktop.storage.vaults import Vaults
from sip_desktop.texts import printing_view
from sip_desktop.texts.paper import TICKED, UNTICKED
from sip_desktop.ui import theme
from sip_desktop.ui.form_page.page import FormPage
from sip_desktop.ui.pages import Way
from sip_desktop.ui.print_view.view import PrintView
from sip_desktop.ui.stage import Page
from tests.printing.samples import structure

STOCKHOLM = ZoneInfo("Europe/Stockholm")
THE_DAY = datetime(2026, 11, 26, 14, 3, tzinfo=STOCKHOLM)
PASSPHRASE = "blyerts gräddfil hängmatta kaffekopp"
USER = ("Anna Åkerö", "AÅ", "Handläggare")
SEED = 7


def surroundings(now: datetime) -> Surroundings:
    """As the program has them, but with cheap keys, this time and a chance that is the same each time."""
    chance = random.Random(SEED)
    return replace(
        app.surroundings(Vaults(lambda: now, {}, lambda: Kdf(memory_kib=64, passes=1, lanes=1))),
        clock=lambda: now,
        pick=chance.randrange,
        new_id=lambda: f"{chance.getrandbits(64):016x}",
    )


def opening_at(folder: Path, now: datetime = THE_DAY, known: Callable[[], Definitions] = app.definitions) -> Opening:
    """What the program starts with; a vault is proposed in ``folder``."""
    return Opening(surroundings(now), known, folder / "skåp", app.demo_texts)


def look(application: QApplication) -> None:
    """The program's own look and language."""
    QDir.setSearchPaths("icons", [str(paths.resources() / "icons")])
    QLocale.setDefault(QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden))
    theme.apply(application, "light", 100)


class Office:
    """One vault; ``form`` and ``print_view`` open the program's own pages on it, shown in the size of a laptop."""

    def __init__(self, folder: Path, now: datetime = THE_DAY) -> None:
        self._opening = opening_at(folder, now)
        self._folder = folder / "skåp"
        self._keys = self._opening.create(self._folder, *USER, PASSPHRASE).keys
        self.services = self._opening.open(self._folder, self._keys)
        self.asked_to_print: list[int] = []
        self.left: list[bool] = []
        self._pages: list[Page] = []

    def close(self) -> None:
        """Leaves every page, as locking does, and shuts the vault."""
        self.leave_pages()
        self.services.session.close()

    def open_anew(self) -> Services:
        """Shuts the vault and unlocks it again with the passphrase, as the next morning."""
        self.close()
        self.services = self._opening.open(self._folder, self._opening.unlock(self._folder, PASSPHRASE))
        return self.services

    def leave_pages(self) -> None:
        while self._pages:
            page = self._pages.pop()
            page.leave()
            page.widget.hide()
            page.widget.deleteLater()
        let_go()

    def form(self, document_id: int) -> FormPage:
        """The form page of a document, all of it built."""
        return self._filling(app.pages().form(self.services, document_id, self._way()))

    def evaluation(self, evaluation: OpenEvaluation) -> FormPage:
        """The form page of an evaluation."""
        return self._filling(app.pages().evaluation(self.services, evaluation, self._way()))

    def print_view(self, document_id: int) -> PrintView:
        page = self._show(app.pages().paper(self.services, document_id, self._way()))
        assert isinstance(page.widget, PrintView)
        return page.widget

    def save_pdf(self, document_id: int, mode: Mode, folder: Path) -> Path:
        """Saves the paper through the print view: kind of paper, "Spara som PDF …", the place, the proposed name."""
        view = self.print_view(document_id)
        modes = view.side.modes
        wanted = printing_view.MODES[mode.value]
        press(modes, wanted)
        assert modes.mode() is mode
        press(view, printing_view.SAVE_AS)
        press(view, printing_view.PLACE_HOME)
        QTest.keyClick(view.side.save_panel.name, Qt.Key.Key_Return)
        assert printing_view.SAVED.format(name=view.side.save_panel.name.text()) == view.band.text.text()
        saved = folder / view.side.save_panel.name.text()
        self.leave_pages()
        return saved

    def _filling(self, page: Page) -> FormPage:
        self._show(page)
        assert isinstance(page.widget, FormPage)
        assert page.widget.body is not None
        page.widget.body.column.finish()
        QApplication.processEvents()
        return page.widget

    def _show(self, page: Page) -> Page:
        self._pages.append(page)
        page.widget.resize(1366, 700)
        page.widget.show()
        page.widget.activateWindow()
        QApplication.processEvents()
        return page

    def _way(self) -> Way:
        return Way(
            back=lambda: self.left.append(True),
            saved=lambda _time: None,
            print_paper=lambda document_id, _revision=None: self.asked_to_print.append(document_id),
            show=self._push,
        )

    def _push(self, page: Page) -> None:
        self._show(page)


@contextmanager
def an_office(folder: Path, now: datetime = THE_DAY) -> Iterator[Office]:
    """An office that is shut afterwards."""
    office = Office(folder, now)
    try:
        yield office
    finally:
        office.close()


def let_go() -> None:
    """Deletes now what is to be deleted later; else every widget of every test would live on, and be styled anew."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(inside: QWidget, words: str) -> None:
    """Presses the one button with these words by the space bar."""
    found = [b for b in inside.findChildren(QAbstractButton) if b.text() == words and b.isVisible()]
    assert len(found) == 1, (words, [b.text() for b in inside.findChildren(QAbstractButton) if b.isVisible()])
    assert found[0].isEnabled(), words
    QTest.keyClick(found[0], Qt.Key.Key_Space)
    QApplication.processEvents()


def key_in(edit: QWidget, text: str) -> None:
    """Types a line with one key for each character; QTest itself knows the keys of English only."""
    for character in text:
        if character.isascii():
            QTest.keyClicks(edit, character)
        else:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, character)
                QApplication.sendEvent(edit, key)


def text_of_pdf(pdf: bytes) -> str:
    """All words of a PDF, page after page, as a reader would copy them out."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = []
        for number in range(len(document)):
            page = document[number]
            words = page.get_textpage()
            pages.append(f"--- sida {number + 1} ---\n" + words.get_text_range().replace("\r\n", "\n"))
            words.close()
            page.close()
    return "\n".join(pages) + "\n"


def ticks_of_pdf(pdf: bytes) -> str:
    """Every question with tick boxes as a screen reader says it: a cross is a drawing and no word on the page."""
    lines: list[str] = []
    row: list[str] = []
    for tag, text in [*structure(pdf), ("", "")]:
        if tag in ("/TH", "/TD"):
            row.append(text)
        elif tag != "/Span":
            lines += [" | ".join(row), text if tag == "/P" else ""]
            row = []
    said = [line.replace(UNTICKED.strip(), "☐").replace(TICKED.strip(), "☒") for line in lines if TICKED[1:-2] in line]
    return "\n".join(["--- kryss ---", *said, ""])
