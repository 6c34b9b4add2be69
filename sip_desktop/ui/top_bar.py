"""The bar over every view of an open vault: the main views, Mötesläge, Dölj and Lås. It leads nowhere by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy

from sip_desktop.texts import binder, todo, vault_view
from sip_desktop.texts import shell as texts
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.shell_widgets import button, stacked
from sip_desktop.ui.theme import GAP, ROOM, set_role

ROOMS = (
    ("register", texts.CASES),
    ("todo", todo.TITLE),
    ("evaluations", texts.EVALUATIONS),
    ("binder", binder.TITLE),
    ("vault", vault_view.ROOM),
    ("settings", texts.SETTINGS),
    ("help", texts.HELP),
)


class TopBar(QFrame):
    """``chosen`` gives the name of a main view; the others say what they say."""

    chosen = Signal(str)
    meeting_asked = Signal()
    hide_asked = Signal()
    lock_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "topbar")
        self._marked = ""
        self.rooms = {name: self._room(name, words) for name, words in ROOMS}
        self.meeting = button(texts.MEETING, self._ask_meeting, "small")
        self.meeting.setCheckable(True)
        self.meeting.setToolTip(texts.MEETING_HELP)
        self.meeting.setAccessibleDescription(texts.MEETING_HELP)
        self.hiding = button(texts.HIDE, self.hide_asked.emit, "small")
        self.hiding.setToolTip(texts.HIDE_HELP)
        self.hiding.setAccessibleDescription(texts.HIDE_HELP)
        self.lock = button(texts.LOCK, self.lock_asked.emit, "small")
        self.lock.setToolTip(texts.LOCK_HELP)
        self.lock.setAccessibleDescription(texts.LOCK_HELP)
        column = stacked(self)
        column.setContentsMargins(ROOM, 4, ROOM, 4)
        column.addWidget(FlowRow(list(self.rooms.values()), pushed=(self.meeting, self.hiding, self.lock), gap=GAP))
        # Not Maximum: it would keep the bar at one line, and at 200 % text Lås stands on the second.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def mark(self, name: str) -> None:
        """Marks the main view one is in."""
        self._marked = name
        for room, made in self.rooms.items():
            made.setChecked(room == name)

    def mark_meeting(self, going: bool) -> None:
        """Shows whether meeting mode is on."""
        self.meeting.setChecked(going)

    def _ask_meeting(self) -> None:
        # As with the main views: the click marks the button by itself, before anybody has agreed to it.
        self.meeting.setChecked(not self.meeting.isChecked())
        self.meeting_asked.emit()

    def _choose(self, name: str) -> None:
        # A click marks the button by itself; whether one really goes there is for others to say.
        self.mark(self._marked)
        self.chosen.emit(name)

    def _room(self, name: str, words: str) -> QPushButton:
        made = button(words, lambda: self._choose(name), "nav")
        made.setCheckable(True)
        return made
