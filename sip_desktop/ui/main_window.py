"""The one window: unlocking first, then the views of the open vault under a bar; it knows no case.

Its title is always the program's name: titles are seen in task switchers, by remote help and time-keeping programs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QStackedWidget, QWidget

from sip_desktop.texts import shell as texts
from sip_desktop.ui.blank import put_aside, take_forth
from sip_desktop.ui.cover import Cover
from sip_desktop.ui.entrance import Entrance
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.shell_widgets import Notice, button, in_line, say, stacked, text
from sip_desktop.ui.stage import Stage
from sip_desktop.ui.theme import GAP, ROOM, set_role
from sip_desktop.ui.top_bar import TopBar

if TYPE_CHECKING:
    from sip_desktop.services.everything import Services
    from sip_desktop.services.opening import Opening
    from sip_desktop.services.preferences import PreferenceFile
    from sip_desktop.ui.countdown import Seconds
    from sip_desktop.ui.meeting_strip import MeetingStrip
    from sip_desktop.ui.pages import Pages
    from sip_desktop.ui.rooms import Rooms

USUAL, LEAST = QSize(1280, 800), QSize(640, 400)


class MainWindow(QMainWindow):
    """``unlocked`` gives folder and keys, to be answered with ``open_vault``; ``lock_asked`` and ``closed`` close it.

    ``settings_changed`` says that look, capture guard or idle time are to be applied anew. ``meeting_wanted`` asks
    that meeting mode begin (True) or end, answered with ``show_meeting``.
    """

    unlocked = Signal(object, object)
    lock_asked = Signal()
    closed = Signal()
    settings_changed = Signal()
    meeting_wanted = Signal(bool)

    def __init__(
        self,
        opening: Opening,
        preferences: PreferenceFile,
        pages: Pages,
        about: Callable[[], Sequence[tuple[str, str]]],
        steady: Seconds,
    ) -> None:
        super().__init__()
        self._preferences = preferences
        self._pages = pages
        self._about = about
        self._steady = steady
        self._rooms: Rooms | None = None
        self._strip: MeetingStrip | None = None
        self.stage = Stage()
        self.bar = TopBar()
        self.saved = text("", "saved", wrap=False)
        self.meeting = text("", "label", wrap=False)
        self.soon = text("", "warning", wrap=False)
        self.who = text("", "quiet", wrap=False)
        self.fault = Notice("problem")
        self.cover = Cover()
        self.status = self._status_line()
        self._lay_out()
        self._bind_keys()
        self.entrance = Entrance(self.stage, opening, preferences)
        self.entrance.unlocked.connect(self.unlocked)
        self.entrance.settings_changed.connect(self.settings_changed)
        self.entrance.troubled.connect(self.show_fault)
        self.entrance.show_unlock()

    def open_vault(self, services: Services, folder: Path) -> None:
        """The vault is open: the register is shown, under the bar. ``folder`` is remembered as the one used last."""
        from sip_desktop.ui.rooms import Rooms

        self.entrance.remember(folder)
        self._rooms = Rooms(self.stage, services, self._preferences, self._pages, self._about, self._steady)
        self._rooms.entered.connect(self.bar.mark)
        self._rooms.saved.connect(self.saved.setText)
        self._rooms.settings_changed.connect(self.settings_changed)
        self._rooms.lock_wanted.connect(self.lock_asked)
        self.bar.chosen.connect(self._rooms.go)
        vault = self.entrance.words_for(folder)
        self.who.setText(texts.WHO.format(initials=services.session.user.initials, vault=vault))
        for part in (self.bar, self.status):
            part.show()
        self._rooms.go("register")

    def leave_all(self) -> None:
        """Saves what is not saved yet and lets go of every view. For the lock, before the vault is closed."""
        self.stage.leave_all()

    def show_fault(self, words: str) -> None:
        """A Fault that no view took, as a sentence over the view; "" takes it away."""
        self.fault.tell(words)
        self.dismiss.setVisible(bool(words))

    def tell_soon(self, seconds: int) -> None:
        """The vault locks in ``seconds`` unless somebody moves; 0 takes the words away."""
        self.soon.setText(texts.LOCKS_SOON.format(seconds=seconds) if seconds else "")

    def show_meeting(self, words: str, going: bool, aloud: bool = True) -> None:
        """Says in the status line and on the cover how it stands with meeting mode; "" when there is nothing to say.

        ``aloud``: a screen reader says it too.
        """
        self.bar.mark_meeting(going)
        self.meeting.setText(words)
        self.meeting.setVisible(bool(words))
        self.cover.tell(words)
        if words and aloud:
            say(self, words)

    def set_covered(self, covered: bool, any_key: bool = False) -> None:
        """Hides all content at once (F12), open dialogs too, or shows it again; then with ``any_key``, if so hidden.

        Only an open vault has anything to hide.
        """
        app = QApplication.instance()
        if self._rooms is None or covered == self.is_covered or not isinstance(app, QApplication):
            return
        if covered:
            put_aside(app, self)
            self.layers.setCurrentWidget(self.cover)
            self.cover.begin(any_key)
        else:
            self.layers.setCurrentWidget(self.content)
            self.stage.setFocus()
            take_forth(app)

    def ask_lock(self) -> None:
        """Ctrl+L. Before a vault is open there is nothing to lock."""
        if self._rooms is not None:
            self.lock_asked.emit()

    def turn_cover(self) -> None:
        """F12."""
        self.set_covered(not self.is_covered)

    @property
    def is_covered(self) -> bool:
        return self.layers.currentWidget() is self.cover

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Keys that no view wanted: in a form, F1 explains the field and Esc closes what is open there first.
        if event.key() == Qt.Key.Key_F1:
            self._show_help()
        elif event.key() == Qt.Key.Key_Escape and not self.is_covered:
            self.stage.back()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # The task bar's small picture of a minimised window is not covered by the protection against screenshots.
        if event.type() is QEvent.Type.WindowStateChange and self.isMinimized():
            self.set_covered(True)
            if self._preferences.now.lock_minimised:
                self.ask_lock()

    def closeEvent(self, event: QCloseEvent) -> None:
        try:
            self.leave_all()
        finally:
            self.closed.emit()
            super().closeEvent(event)

    def _lay_out(self) -> None:
        self.setWindowTitle(texts.PROGRAM)
        self.content = QWidget()
        column = self.column = stacked(self.content, gap=0)
        column.addWidget(self.bar)
        self.dismiss = button(texts.CLOSE, lambda: self.show_fault(""), "small")
        fault = in_line(self.fault, self.dismiss)
        fault.setContentsMargins(ROOM, 0, ROOM, 0)
        fault.setStretch(0, 1)
        column.addLayout(fault)
        column.addWidget(self.stage, 1)
        column.addWidget(self.status)
        self.layers = QStackedWidget()
        self.layers.addWidget(self.content)
        self.layers.addWidget(self.cover)
        self.setCentralWidget(self.layers)
        for part in (self.bar, self.status, self.dismiss, self.meeting):
            part.hide()
        self.cover.lifted.connect(lambda: self.set_covered(False))
        self.bar.hide_asked.connect(lambda: self.set_covered(True))
        self.bar.lock_asked.connect(self.lock_asked)
        self.bar.meeting_asked.connect(self._ask_meeting)
        room = QGuiApplication.primaryScreen().availableSize()
        self.setMinimumSize(LEAST.boundedTo(room))
        self.resize(USUAL.boundedTo(room * 0.94))

    def _status_line(self) -> QFrame:
        line = QFrame()
        set_role(line, "statusline")
        column = stacked(line)
        column.setContentsMargins(ROOM, 2, ROOM, 2)
        column.addWidget(FlowRow((self.meeting, self.saved, self.soon), pushed=(self.who,), gap=GAP))
        return line

    def _bind_keys(self) -> None:
        keys = {"F12": self.turn_cover, "Ctrl+L": self.ask_lock, "Ctrl+?": self._show_help, "F8": self._show_asked}
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self, act)

    def _ask_meeting(self) -> None:
        """Asks once before it begins; to end it needs no question."""
        from sip_desktop.ui.meeting_strip import MeetingStrip

        if self.bar.meeting.isChecked():
            self.meeting_wanted.emit(False)
            return
        if self._strip is None:
            self._strip = MeetingStrip()
            self._strip.agreed.connect(lambda: self.meeting_wanted.emit(True))
            self._strip.turned.connect(lambda _open: self.stage.setFocus())
            self.column.insertWidget(1, self._strip)
        self._strip.ask()

    def _show_asked(self) -> None:
        if self._rooms is not None and not self.is_covered:
            self._rooms.asked()

    def _show_help(self) -> None:
        if self._rooms is not None and not self.is_covered:
            self._rooms.help()
