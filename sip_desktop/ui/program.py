"""The running window: it opens the vault that was unlocked, watches over it and locks it; it builds no layer.

Locking never asks. Everything is saved as it is typed, so locking takes the windows away at once, saves the last
words, closes the vault and replaces the process: what Python still holds in memory goes with the old one.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QDir, QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from sip_desktop.domain.faults import Fault
from sip_desktop.texts import shell as texts
from sip_desktop.ui import theme
from sip_desktop.ui.blank import blank_everything
from sip_desktop.ui.capture_guard import CaptureGuard, set_affinity_of_this_machine
from sip_desktop.ui.main_window import MainWindow
from sip_desktop.ui.pages import Pages
from sip_desktop.ui.safe_edits import keep_no_selection

if TYPE_CHECKING:
    from sip_desktop.services.everything import Services
    from sip_desktop.services.opening import Opening
    from sip_desktop.services.ports import UnlockedKeys
    from sip_desktop.services.preferences import PreferenceFile
    from sip_desktop.ui.idle_watch import IdleWatch
    from sip_desktop.ui.system_watch import SystemWatch

About = Callable[[], list[tuple[str, str]]]
ErrorCode = Callable[[type[BaseException], TracebackType | None], str]


class Program(QObject):
    """``replace`` starts the program anew and does not come back; it is called last of all when locking.

    ``error_code`` names a fault of our own without anything of its message, which may hold what somebody wrote.
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
    ) -> None:
        super().__init__(app)
        self._app = app
        self._opening = opening
        self._preferences = preferences
        self._replace = replace
        self._error_code = error_code
        self.services: Services | None = None
        self._watches: tuple[IdleWatch, SystemWatch] | None = None
        self._speak_swedish()
        self._guard = CaptureGuard(app, set_affinity_of_this_machine(), preferences.now.capture_guard)
        self._apply_look()
        self.window = MainWindow(opening, preferences, pages, about, time.monotonic)
        self.window.unlocked.connect(self._open)
        self.window.lock_asked.connect(self.lock)
        self.window.closed.connect(self._close)
        self.window.settings_changed.connect(self._apply_settings)
        sys.excepthook = self._uncaught

    def show(self) -> None:
        """Shows the window, as large as a small screen allows."""
        self.window.show()

    def lock(self) -> None:
        """Everything off the screen at once; then saved, closed, replaced. With no vault open there is no need."""
        if self.services is None:
            return
        try:
            blank_everything(self._app)
            self._app.processEvents()
            self._close()
        finally:
            # A full disk, or a vault whose folder is gone, may cost the last line of the log but never the lock:
            # a process left behind without a window would hold the case and the keys until the computer is off.
            self._replace()

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

    def _watch(self) -> None:
        from sip_desktop.ui.idle_watch import IdleWatch
        from sip_desktop.ui.system_idle import system_idle
        from sip_desktop.ui.system_watch import SystemWatch

        idle = IdleWatch(
            self._app,
            time.monotonic,
            time.time,
            system_idle(self._app.platformName()),
            self._preferences.now.idle_minutes,
        )
        system = SystemWatch(self)
        for watch in (idle, system):
            watch.lock_now.connect(self.lock)
        idle.soon.connect(self.window.tell_soon)
        idle.start()
        system.start(int(self.window.winId()))
        self._watches = (idle, system)

    def _close(self) -> None:
        """The vault is shut, whatever a view says on its way out: a key left in memory is worse than an odd view."""
        if self.services is None:
            return
        blank_everything(self._app)
        services, self.services = self.services, None
        try:
            self.window.leave_all()
        finally:
            services.session.close()

    def _apply_settings(self) -> None:
        self._apply_look()
        self._guard.set_on(self._preferences.now.capture_guard)
        if self._watches is not None:
            self._watches[0].set_minutes(self._preferences.now.idle_minutes)

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
