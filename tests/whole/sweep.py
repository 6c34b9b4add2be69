"""A process that does all there is to do with markers and is locked, or killed: ``python -m tests.whole.sweep work``.

Where it may write is said by HOME and the XDG folders. ``work`` says what it did in one line of JSON on stdout and
ends at the lock; ``crash`` unlocks, types in a form, says its process id, and goes on typing until it is killed.
``replace_process`` alone is exchanged, for the end of the process.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import traceback
from itertools import count
from pathlib import Path
from typing import Any, NoReturn

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QTextEdit, QWidget

from sip_desktop import app, paths, process_guard
from sip_desktop.domain.form import FieldType
from sip_desktop.domain.view import Mode
from sip_desktop.services.everything import Services
from sip_desktop.services.opening import Opening
from sip_desktop.ui.brief_clipboard import BriefClipboard
from sip_desktop.ui.form_page.page import FormPage
from sip_desktop.ui.pages import Way
from sip_desktop.ui.print_view.printers import Sheets, printers_of_this_machine
from sip_desktop.ui.program import Program, make_app
from sip_desktop.ui.stage import Page
from tests.whole.first_start import held_words
from tests.whole.markers import PLAIN, marker
from tests.whole.sweep_work import PLAIN_CASE, PROTECTED, SECOND, THEIRS, Work, cheap_keys

PAPERS, STICK = "utskrifter", "sticka"
WRITTEN = (QLineEdit, QTextEdit)
PATIENCE = 20_000
"""Milliseconds for something to be saved; nothing is measured by it."""


class Window:
    """The program's window over an open vault, and its pages one after the other on its stage."""

    def __init__(self, opening: Opening, passphrase: str) -> None:
        self.application = make_app([app.NAME], paths.resources() / "icons")
        code = process_guard.error_code
        self.program = Program(self.application, opening, app.preferences(), app.pages(), app.about, lambda: None, code)
        self.program.show()
        folder = opening.default_folder
        self.program.window.entrance.remember(folder)
        self.program.window.unlocked.emit(folder, opening.unlock(folder, passphrase))
        assert self.program.services is not None
        self.services: Services = self.program.services
        stage = self.program.window.stage
        self.way = Way(lambda: None, lambda _time: None, lambda _id, _revision=None: None, stage.push)
        self.types: set[FieldType] = set()

    def type_in(self, document: int) -> FormPage:
        """Opens the form page of a document and types a marker in the first field of each kind not typed in yet."""
        page = self._form(document)
        assert page.body is not None
        assert not page.sheet.document.fixed
        for path, box in page.body.desk.boxes.items():
            kind, target = box.field.type, _written(box.inputs)
            if target is not None and kind not in self.types and page.sheet.is_shown(path):
                box.focus_input()
                _type(target, marker())
                self.types.add(kind)
        return page

    def look(self, document: int) -> None:
        """The paper as the print view shows it."""
        self._push(app.pages().paper(self.services, document, self.way))
        self.program.window.grab()
        self.program.window.stage.back()

    def leave(self) -> None:
        self.program.window.stage.back()

    def lock(self) -> str:
        """Locks; whatever any widget or the clipboard still holds afterwards."""
        self.program.lock()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return held_words()

    def _form(self, document: int) -> FormPage:
        page = app.pages().form(self.services, document, self.way)
        self._push(page)
        assert isinstance(page.widget, FormPage)
        assert page.widget.body is not None
        page.widget.body.column.finish()
        self.application.processEvents()
        return page.widget

    def _push(self, page: Page) -> None:
        self.program.window.stage.push(page)
        self.application.processEvents()


def _written(inputs: tuple[QWidget, ...]) -> QWidget | None:
    """Where words are typed in a field; where there is a list beside, its last choice is one's own words."""
    found = next((each for each in inputs if isinstance(each, WRITTEN)), None)
    if found is not None and found.isHidden() and isinstance(inputs[0], QComboBox):
        inputs[0].setCurrentIndex(inputs[0].count() - 1)
    return None if found is None or found.isHidden() else found


def _type(target: QWidget, words: str) -> None:
    """The stem has a letter that no English keyboard has; it is put in as a paste does."""
    QTest.keyClick(target, Qt.Key.Key_End)
    assert isinstance(target, WRITTEN)
    target.insert(words) if isinstance(target, QLineEdit) else target.insertPlainText(words)
    QCoreApplication.processEvents()


def work() -> dict[str, Any]:
    """Everything, and the lock."""
    papers, stick = (Path.home() / name for name in (PAPERS, STICK))
    papers.mkdir()
    stick.mkdir()
    done = Work(cheap_keys(), papers, stick)
    done.do()
    window = Window(done.opening, done.passphrase)
    for document in done.documents[PROTECTED].values():
        window.type_in(document)
        window.leave()
    for serial in (PROTECTED, PLAIN_CASE):
        window.look(done.documents[serial]["plan"])
    printed = print_paper(window.services, done.documents[PROTECTED]["plan"])
    clipboard = BriefClipboard(window.program, lambda: 0.0)
    clipboard.put(done.copied)
    assert PLAIN in window.application.clipboard().text().lower()
    window.type_in(done.documents[PLAIN_CASE]["kallelse"])
    assert PLAIN in held_words().lower()
    return {
        "forms": sorted(done.filled),
        "types": sorted(window.types),
        "printed": printed,
        "secrets": [*done.recovery_keys, *(word for text in (SECOND, THEIRS) for word in text.split())],
        "held": PLAIN in window.lock().lower(),
    }


def print_paper(services: Services, document: int) -> bool:
    """Prints a paper of a case on the first queue there is; False where there is none."""
    printers = printers_of_this_machine()
    queue = next(iter(printers.available()), None)
    if queue is None:
        return False
    opened = services.documents.open(document)
    paper = services.papers.paper(services.papers.view(opened, opened.content, Mode.FILLED))
    copy = services.papers.begin(opened, paper, Mode.FILLED)
    pages = tuple(range(1, paper.pages + 1))
    for _sent in printers.send(queue, Sheets(paper.pdf, paper.pages, pages, 1, lambda _page, _width: QImage())):
        QCoreApplication.processEvents()
    services.papers.finish(copy, True)
    return True


def crash() -> NoReturn:
    """Types until it is killed; after every tenth word it waits for what was typed to be saved, as a pause would."""
    opening = cheap_keys()
    window = Window(opening, SECOND)
    lines = window.services.door.open(PLAIN_CASE).lines
    page = window.type_in(next(line.document.id for line in lines if line.state == "utkast"))
    assert page.body is not None
    target = next(found for box in page.body.desk.boxes.values() if (found := _written(box.inputs)) is not None)
    for number in count(1):
        saved = QSignalSpy(page.saver.saved)
        _type(target, marker())
        assert number % 10 or saved.wait(PATIENCE)
        print(os.getpid(), flush=True)
    raise AssertionError


def main(stage: str) -> None:
    process_guard.harden()
    if os.geteuid() != 0:
        # The tracer of an ordinary user could not read the names of files from a process that is closed to others.
        ctypes.CDLL(None).prctl(process_guard.PR_SET_DUMPABLE, 1, 0, 0, 0)
    if stage == "crash":
        crash()
    print(json.dumps(work()), flush=True)
    os._exit(0)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    finally:
        # The program itself keeps silent about what went wrong; here nobody's words are at stake.
        traceback.print_exc()
        os._exit(1)
