"""The running window: it opens the vault that was unlocked, watches over it and locks it; it builds no layer.

Locking never asks. Everything is saved as it is typed, so locking takes the windows away at once, saves the last
words, closes the vault and replaces the process: what Python still holds in memory goes with the old one.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QDir, QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from sip_desktop.domain.faults import Fault
from sip_desktop.texts import shell as texts
from sip_desktop.ui import theme
from sip_desktop.ui.blank import blank_everything
from sip_desktop.ui.capture_guard import CaptureGuard, set_affinity_of_this_machine
from sip_desktop.ui.idle_watch import TICK
from sip_desktop.ui.main_window import MainWindow
from sip_desktop.ui.meeting import LONGEST, TELL
from sip_desktop.ui.pages import Pages
from sip_desktop.ui.safe_edits import keep_no_selection

if TYPE_CHECKING:
    from sip_desktop.domain.records import Backup
    from sip_desktop.services.everything import Services
    from sip_desktop.services.opening import Opening
    from sip_desktop.services.ports import UnlockedKeys
    from sip_desktop.services.preferences import PreferenceFile
    from sip_desktop.ui.countdown import Seconds
    from sip_desktop.ui.watches import Watches

TOLD_MS = 60_000
"""How long it stands in the status line that meeting mode is over."""
About = Callable[[], list[tuple[str, str]]]
ErrorCode = Callable[[type[BaseException], TracebackType | None], str]


class Program(QObject):
    """``replace`` starts the program anew and does not come back; it is called last of all when locking. In its place
    ``replace_minimised`` is, where the window is minimised: a new one must not come up over other work.

    ``error_code`` names a fault of our own without anything of its message, which may hold what somebody wrote.
    ``steady`` and ``wall`` are the clocks of the watches.
    """

    def __init__(
        self,
        app: QApplication,
        opening: Opening,
        preferences: PreferenceFile,
        pages: Pages,
        about: About,
        replace: Callable[[], None],
        error_code: ErrorCode,
        *,
        replace_minimised: Callable[[], None] | None = None,
        steady: Seconds = time.monotonic,
        wall: Seconds = time.time,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._opening = opening
        self._preferences = preferences
        self._replace = replace
        self._replace_minimised = replace_minimised or replace
        self._error_code = error_code
        self._steady = steady
        self._wall = wall
        self.services: Services | None = None
        self.watches: Watches | None = None
        self._leaving = False
        self._speak_swedish()
        self._guard = CaptureGuard(app, set_affinity_of_this_machine(), preferences.now.capture_guard)
        self._apply_look()
        self.window = MainWindow(opening, preferences, pages, about, steady)
        self.window.unlocked.connect(self._open)
        self.window.lock_asked.connect(self.lock)
        self.window.closed.connect(self._leave)
        self.window.settings_changed.connect(self._apply_settings)
        self.window.meeting_wanted.connect(self._turn_meeting)
        self.window.entrance.secret_soon.connect(self._watch)
        sys.excepthook = self._uncaught

    def show(self, minimised: bool = False) -> None:
        """Shows the window, as large as a small screen allows."""
        if minimised:
            self.window.showMinimized()
        else:
            self.window.show()

    def lock(self) -> None:
        """Everything off the screen at once; then saved, closed, replaced.

        Not while the passphrase is first asked for: nothing is watched over yet. What stands in the views beside it,
        a passphrase or a recovery key, goes as a case does.
        """
        if self._leaving or (self.watches is None and self.services is None):
            return
        self._leaving = True
        replace = self._replace_minimised if self.window.isMinimized() else self._replace
        try:
            blank_everything(self._app)
            self._app.processEvents()
            self._close()
        finally:
            # A full disk, or a vault whose folder is gone, may cost the last line of the log but never the lock:
            # a process left behind without a window would hold the case and the keys until the computer is off.
            replace()

    def _open(self, folder: Path, keys: UnlockedKeys) -> None:
        try:
            self.services = self._opening.open(folder, keys)
        except Fault as fault:
            self.window.show_fault(fault.text)
            self.window.entrance.show_unlock()
            return
        self.window.show_fault("")
        # First of all: if the register cannot be shown, the vault is open all the same, and must not stay so unwatched.
        self._watch()
        self.window.open_vault(self.services, folder)
        self._back_up(self.services)

    def _back_up(self, services: Services) -> None:
        """A copy beside, right after unlocking and never at the lock: a lock must not wait."""
        from sip_desktop.texts import vault_view
        from sip_desktop.ui.background import run

        def made(backup: Backup | None) -> None:
            if backup is not None:
                self.window.saved.setText(vault_view.BACKED_UP.format(time=backup.made.strftime("%H:%M")))

        def failed(fault: Fault) -> None:
            self.window.show_fault(vault_view.BACK_UP_FAILED.format(why=fault.text))

        run(self.window, services.backups.make, made, failed)

    def _watch(self) -> None:
        from sip_desktop.ui.watches import Watches

        if self.watches is not None:
            return
        watches = self.watches = Watches(self._app, self._steady, self._wall, self._preferences.now.idle_minutes)
        watches.lock_now.connect(self.lock)
        watches.idle.soon.connect(self.window.tell_soon)
        watches.keys.hide_pressed.connect(self.window.turn_cover)
        watches.meeting.hide_now.connect(lambda: self.window.set_covered(True, any_key=True))
        watches.meeting.soon.connect(self._tell_meeting_soon)
        watches.meeting.ended.connect(self._tell_meeting_over)
        watches.start(int(self.window.winId()))

    def _turn_meeting(self, on: bool) -> None:
        if self.watches is None or self.services is None:
            return
        if not on:
            self.watches.meeting.end()
            return
        self.watches.begin_meeting()
        ends = self.services.session.clock() + timedelta(seconds=LONGEST)
        self.window.show_meeting(texts.MEETING_UNTIL.format(time=ends.strftime("%H:%M")), True)

    def _tell_meeting_soon(self, seconds: int) -> None:
        self.window.show_meeting(texts.MEETING_SOON.format(seconds=seconds), True, aloud=seconds > TELL - TICK)

    def _tell_meeting_over(self) -> None:
        self.window.show_meeting(texts.MEETING_OVER, False)
        QTimer.singleShot(TOLD_MS, self.window, self._forget_meeting)

    def _forget_meeting(self) -> None:
        if self.watches is not None and not self.watches.meeting.going:
            self.window.show_meeting("", False)

    def _leave(self) -> None:
        """The window was closed: the program ends, and nothing that still watches may start it anew."""
        self._leaving = True
        self._close()

    def _close(self) -> None:
        """The vault is shut, whatever a view says on its way out: a key left in memory is worse than an odd view."""
        blank_everything(self._app)
        services, self.services = self.services, None
        try:
            self.window.leave_all()
        finally:
            if services is not None:
                services.session.close()

    def _apply_settings(self) -> None:
        self._apply_look()
        self._guard.set_on(self._preferences.now.capture_guard)
        if self.watches is not None:
            self.watches.idle.set_minutes(self._preferences.now.idle_minutes)

    def _apply_look(self) -> None:
        now = self._preferences.now
        theme.apply(self._app, cast(theme.Scheme, now.scheme), now.text_percent)

    def _speak_swedish(self) -> None:
        """Qt's own buttons and menus in Swedish, whatever language the computer is set to."""
        swedish = QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden)
        QLocale.setDefault(swedish)
        translator = QTranslator(self._app)
        if translator.load(swedish, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self._app.installTranslator(translator)

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """A Fault no view took is a sentence; anything else is a fault of ours, and only its code is shown."""
        if isinstance(error, Fault):
            self.window.show_fault(error.text)
        elif not issubclass(kind, KeyboardInterrupt):
            self.window.show_fault(texts.OUR_FAULT.format(code=self._error_code(kind, trace)))


def make_app(arguments: list[str], icons: Path) -> QApplication:
    """The Qt application, before anything is shown. Its name is neutral: it becomes a window class others see."""
    QDir.addSearchPath("icons", str(icons))
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(arguments)
    app.setApplicationName("sip-desktop")
    app.setApplicationDisplayName(texts.PROGRAM)
    app.setQuitOnLastWindowClosed(True)
    keep_no_selection(app.clipboard())
    return app
