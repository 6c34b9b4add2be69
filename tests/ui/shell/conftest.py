"""Real services over a real vault with a cheap key derivation, and the window, for the tests of the shell."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QDir, QEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sip_desktop import app
from sip_desktop.domain.answers import Answers, Content
from sip_desktop.domain.view import Paper, View
from sip_desktop.printing.picture import plain_png
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.everything import Services
from sip_desktop.services.opening import Opening, Surroundings
from sip_desktop.services.ports import PageImage
from sip_desktop.services.preferences import PreferenceFile
from sip_desktop.storage.chosen import read_chosen
from sip_desktop.storage.keys import Kdf
from sip_desktop.storage.vault_backups import VaultBackups
from sip_desktop.storage.vault_keys import VaultKeys
from sip_desktop.storage.vaults import Vaults
from sip_desktop.ui import theme
from sip_desktop.ui.main_window import MainWindow
from sip_desktop.ui.pages import Pages
from sip_desktop.ui.stage import Page
from tests.no_rules import definitions_without_rules
from tests.printing.samples import letter_maker

ROOT = Path(__file__).resolve().parents[3]
NOW = datetime(2026, 11, 26, 14, 3, tzinfo=ZoneInfo("Europe/Stockholm"))
TODAY = date(2026, 11, 26)
PASSPHRASE = "blyerts gräddfil hängmatta kaffekopp"
DEFINITIONS = definitions_without_rules()
NAME = "Karin Prov"
NUMBER = "19900203-9809"


class Clock:
    """A clock that goes forward only when told to; it shows seconds, and the time of day from ``NOW``."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds

    def go(self, seconds: float) -> None:
        self.seconds += seconds

    def now(self) -> datetime:
        return NOW + timedelta(seconds=self.seconds - 1000.0)


@dataclass
class Desk:
    """The window with what is behind it, and what it asked for."""

    window: MainWindow
    services: Services
    clock: Clock
    opened: list[tuple[str, object]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def shown(self) -> QWidget:
        widget = self.window.stage.currentWidget()
        assert widget is not None
        return widget

    def case(self, region: str = "uppsala", **answers: object) -> int:
        """A new case; ``answers`` go into its ärendeblad."""
        serial = self.services.register.new_case(region)
        sheet = self.services.documents.start(serial, "arendeblad")
        content: Answers = dict(answers)  # type: ignore[arg-type]
        self.services.documents.save(sheet, Content(content))
        return serial


def no_paper(view: View) -> Paper:
    raise AssertionError("the shell makes no paper")


def no_page(pdf: bytes, index: int, width: int) -> PageImage:
    raise AssertionError("the shell shows no page")


def no_binder(views: Sequence[View]) -> Paper:
    raise AssertionError("the shell makes no binder")


def pick_in_turn() -> Callable[[int], int]:
    numbers = itertools.count()
    return lambda n: next(numbers) % n


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    """Every test sees the program's own look, in its usual size, and no window of the test before."""
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QDir.setSearchPaths("icons", [str(ROOT / "resources" / "icons")])
    theme.apply(qapp, "light", 100)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def known() -> Definitions:
    """The program's definitions; a module that is about the rules asks for them with the rules."""
    return DEFINITIONS


@pytest.fixture
def opening(tmp_path: Path, clock: Clock, known: Definitions) -> Opening:
    ids = itertools.count(1)
    kdf = Kdf(memory_kib=64, passes=1, lanes=1)
    outside = Surroundings(
        vaults=Vaults(clock.now, {}, lambda: kdf),
        paper=no_paper,
        page=no_page,
        write=lambda path, body: None,
        clock=clock.now,
        pick=pick_in_turn(),
        new_id=lambda: f"u{next(ids)}",
        copies=lambda: VaultBackups(clock.now, lambda _folder: ""),
        ways=lambda: VaultKeys(clock.now, lambda: kdf),
        binder=no_binder,
        joined=no_binder,
        letter=letter_maker(),
        read=read_chosen,
        picture=plain_png,
        gazetteer=app.gazetteer,
    )
    return Opening(outside, lambda: known, tmp_path / "Team Norr", list)


@pytest.fixture
def services(opening: Opening) -> Iterator[Services]:
    made = opening.create(opening.default_folder, "Anna Berg", "AB", "socialsekreterare", PASSPHRASE)
    services = opening.open(opening.default_folder, made.keys)
    yield services
    services.session.close()


@pytest.fixture
def preferences() -> PreferenceFile:
    kept = [b""]
    return PreferenceFile(lambda: kept[-1], kept.append)


@pytest.fixture
def desk(qtbot: QtBot, opening: Opening, services: Services, preferences: PreferenceFile, clock: Clock) -> Desk:
    """The window with an open vault; papers are plain labels that remember how they were asked for."""

    def page(kind: str) -> Callable[..., Page]:
        def make(_: Services, what: object, *rest: object) -> Page:
            made.opened.append((kind, what))
            return Page(QLabel(kind), leave=lambda: made.left.append(kind))

        return make

    kinds = ("form", "paper", "evaluation", "binder", "blank", "sheet", "urgent", "letter", "dispatch")
    pages = Pages(*(page(kind) for kind in kinds))
    window = MainWindow(opening, preferences, pages, lambda: [("Version", "1")], clock)
    qtbot.addWidget(window)
    made = Desk(window, services, clock)
    window.resize(1366, 728)
    window.show()
    window.open_vault(services, opening.default_folder)
    return made


def words_on(widget: QWidget) -> str:
    """Every word that can be seen in a widget now: labels and buttons."""
    QApplication.processEvents()
    seen = [*widget.findChildren(QLabel), *widget.findChildren(QPushButton)]
    return "\n".join(each.text() for each in seen if each.isVisible())


def press(widget: QWidget, words: str) -> None:
    """Presses the visible button with these words."""
    QApplication.processEvents()
    found = [b for b in widget.findChildren(QPushButton) if b.isVisible() and b.text() == words]
    assert len(found) == 1, (words, words_on(widget))
    found[0].click()
