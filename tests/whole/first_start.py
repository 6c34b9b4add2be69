"""From the first start to a printed PDF and the lock, by keyboard alone: ``python -m tests.whole.first_start``.

A process of its own, as the program has; where it may write is said by HOME and the XDG folders. What it saw is one
line of JSON on stdout. ``replace_process`` alone is exchanged, for a note that it was called.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from pathlib import Path
from typing import Any, NoReturn

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QEvent, Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QTableView,
    QTextEdit,
    QWidget,
)

from sip_desktop import app, paths, process_guard
from sip_desktop.texts import form_page as form_texts
from sip_desktop.texts import printing_view as print_texts
from sip_desktop.texts import register as register_texts
from sip_desktop.texts import unlock as unlock_texts
from sip_desktop.ui.case_view import CaseView
from sip_desktop.ui.form_page.page import FormPage
from sip_desktop.ui.main_window import MainWindow
from sip_desktop.ui.new_vault_view import NewVaultView, ShownOnce
from sip_desktop.ui.print_view.view import PrintView
from sip_desktop.ui.program import Program, make_app
from sip_desktop.ui.register_view import RegisterView
from tests.whole.keyboard import ALT, CTRL, Keyboard

PASSPHRASE = "hängmatta gräddfil blyerts kaffekopp älvstrand"
NAME, PURPOSE, WISH = "Tröskverk Hålmarkör", "Syftet är igelkottsäng", "Önskar violoncellhav"
MARKERS = (NAME, PURPOSE, WISH)
FOLDER = "utskrifter"
ROOT = Path(__file__).resolve().parents[2]
KEY = Qt.Key


def run(folder: Path, platform: str) -> dict[str, Any]:
    """Runs the story as a process whose every folder is under ``folder``; gives what it saw."""
    places = {"HOME": "hem", "TMPDIR": "tmp", "XDG_RUNTIME_DIR": "run"}
    places |= {f"XDG_{kind}_HOME": kind.lower() for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
    for place in places.values():
        folder.joinpath(place).mkdir(mode=0o700)
    own = {name: str(folder / place) for name, place in places.items()}
    ran = subprocess.run(
        [sys.executable, "-m", "tests.whole.first_start"],
        cwd=ROOT,
        env={**os.environ, **own, "QT_QPA_PLATFORM": platform},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    seen: dict[str, Any] = json.loads(ran.stdout)
    return seen


class Story:
    """Each method is one stretch of the way; all of them go by keys."""

    def __init__(self, application: QApplication, window: MainWindow) -> None:
        self._window = window
        self.keys = Keyboard(application)

    def make_vault(self) -> None:
        keys = self.keys
        keys.tab_to(unlock_texts.MAKE_VAULT)
        keys.press(KEY.Key_Return)
        self._shown(NewVaultView)
        keys.tab_to(unlock_texts.NAME)
        keys.type("Karin Örn")
        keys.tab_to(unlock_texts.ROLE)
        keys.type("Kurator")
        for field in (unlock_texts.NEW_PASSPHRASE, unlock_texts.AGAIN):
            keys.tab_to(field)
            keys.type(PASSPHRASE)
        keys.tab_to(unlock_texts.MAKE)
        keys.press(KEY.Key_Return)
        keys.wait(lambda: isinstance(QApplication.activeModalWidget(), ShownOnce), "the recovery key")
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        shown = next(label for label in dialog.findChildren(QLabel) if label.accessibleName() == unlock_texts.KEY_LABEL)
        keys.tab_to(unlock_texts.KEY_CHECK)
        keys.type(shown.text().split()[-1])
        keys.tab_to(unlock_texts.KEY_DONE)
        keys.press(KEY.Key_Return)
        self._shown(RegisterView)

    def start_case(self) -> None:
        keys = self.keys
        keys.press(KEY.Key_N, CTRL)
        assert keys.focused().accessibleName() == register_texts.NEW_CASE_REGION
        keys.choose("Uppsala")
        keys.tab_to(register_texts.NEW_CASE_MAKE)
        keys.press(KEY.Key_Return)
        self._shown(FormPage)
        keys.tab_to("Namn")
        keys.type(NAME)
        keys.press(KEY.Key_Left, ALT)
        self._shown(CaseView)

    def write_call(self) -> None:
        """Enter opens the kallelse; Ctrl+↓, Tab, arrows, Ctrl+Enter and Alt+↓ do the rest."""
        keys = self.keys
        keys.tab_to("SIP – Kallelse")
        keys.press(KEY.Key_Return)
        page = self._shown(FormPage)
        assert isinstance(page, FormPage)
        keys.tab_to("Kallelsen gäller: Första SIP-mötet")
        keys.press(KEY.Key_Space)
        while keys.focused().accessibleName() != "Syfte med mötet":
            keys.press(KEY.Key_Down, CTRL)
        keys.type(PURPOSE)
        keys.tab_to("Önskemål, behov och problem så som den enskilde beskriver dem")
        keys.type(WISH)
        keys.tab_to("Mötet börjar")
        keys.type("3/12 13")
        keys.tab_to(form_texts.ADD_ROW.format(word="deltagare"))
        keys.press(KEY.Key_Space)
        self._name_party("Första, Vårdcentralen")
        keys.press(KEY.Key_Return, CTRL)
        self._name_party("Andra, Boendestödet")
        keys.press(KEY.Key_Up, ALT)
        keys.press(KEY.Key_F1)
        keys.press(KEY.Key_Escape)
        keys.press(KEY.Key_F6)
        keys.press(KEY.Key_F6)

    def print_it(self) -> None:
        keys = self.keys
        keys.press(KEY.Key_P, CTRL)
        self._shown(PrintView)
        keys.tab_to(print_texts.SAVE_AS)
        keys.press(KEY.Key_Return)
        assert keys.focused().accessibleName() == print_texts.SAVE_NAME
        keys.tab_to(print_texts.PLACE_HOME)
        keys.press(KEY.Key_Return)
        folders = keys.tab_to(print_texts.SAVE_INSIDE)
        assert isinstance(folders, QListWidget)
        while folders.currentItem().text() != FOLDER:
            keys.press(KEY.Key_Down)
        keys.press(KEY.Key_Return)
        keys.tab_to(print_texts.SAVE)
        keys.press(KEY.Key_Return)
        keys.press(KEY.Key_Escape)
        self._shown(FormPage)

    def copy_and_lock(self) -> None:
        """What was copied is ours, and goes with the lock."""
        keys = self.keys
        keys.tab_to("Syfte med mötet")
        keys.press(KEY.Key_A, CTRL)
        keys.press(KEY.Key_C, CTRL)
        assert PURPOSE in QApplication.clipboard().text()
        keys.press(KEY.Key_L, CTRL)

    def _name_party(self, words: str) -> None:
        self.keys.choose(form_texts.OTHER)
        self.keys.type(words)

    def _shown(self, kind: type[QWidget]) -> QWidget:
        self.keys.wait(lambda: isinstance(self._window.stage.currentWidget(), kind), kind.__name__)
        if QApplication.activeWindow() is None:
            # A window manager gives the focus back when a dialog closes; where there is no screen there is none.
            self._window.activateWindow()
        return self._window.stage.currentWidget()


def held_words() -> str:
    """Whatever any widget of the process still holds, seen or not, and every title and clipboard."""
    held: list[str] = []
    for widget in QApplication.allWidgets():
        held += [widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, (QLabel, QLineEdit, QAbstractButton)):
            held.append(widget.text())
        elif isinstance(widget, QTextEdit):
            held.append(widget.toPlainText())
        elif isinstance(widget, QComboBox):
            held += [widget.itemText(n) for n in range(widget.count())]
        elif isinstance(widget, (QTableView, QListWidget)):
            model = widget.model()
            wide = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
            cells = [model.index(row, column) for row in range(model.rowCount()) for column in range(wide)]
            held += [str(cell.data()) for cell in cells]
    clipboard = QApplication.clipboard()
    held += [clipboard.text(mode) for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)]
    return "\n".join(held)


def main() -> NoReturn:
    """Goes the whole way and says what was seen."""
    process_guard.harden()
    Path.home().joinpath(FOLDER).mkdir()
    replaced: list[list[str]] = []

    def replace() -> None:
        replaced.append([window.windowTitle() for window in QApplication.topLevelWidgets() if window.isVisible()])

    application = make_app([app.NAME], paths.resources() / "icons")
    code = process_guard.error_code
    program = Program(application, app.opening(), app.preferences(), app.pages(), app.about, replace, code)
    program.show()
    program.window.activateWindow()
    story = Story(application, program.window)
    for stretch in (story.make_vault, story.start_case, story.write_call, story.print_it):
        stretch()
        assert program.window.fault.isHidden(), program.window.fault.words.text()
    before = held_words()
    story.copy_and_lock()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    after = held_words()
    print(
        json.dumps(
            {
                "platform": application.platformName(),
                "replaced": replaced,
                "titles": sorted(story.keys.titles),
                "held_before": [marker for marker in MARKERS if marker in before],
                "held_after": [marker for marker in MARKERS if marker in after],
                "register": _register(),
            }
        )
    )
    sys.stdout.flush()
    os._exit(0)


def _register() -> list[dict[str, Any]]:
    """The rows as the next one to unlock the vault sees them."""
    opening = app.opening()
    services = opening.open(opening.default_folder, opening.unlock(opening.default_folder, PASSPHRASE))
    rows = [{"number": r.number, "state": r.state_text, "responsible": r.responsible} for r in services.register.rows()]
    services.session.close()
    return rows


if __name__ == "__main__":
    try:
        main()
    except BaseException:
        # The program itself keeps silent about what went wrong; here nobody's words are at stake.
        traceback.print_exc()
        raise
