"""Settings of this computer: look and protection. They are kept outside the vault, so nothing of a case is here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QWidget

from sip_desktop.domain.faults import Fault
from sip_desktop.texts import own_region as profile_texts
from sip_desktop.texts import settings as texts
from sip_desktop.ui.shell_widgets import Notice, box, button, centred, choices, field, scaled, stacked, text
from sip_desktop.ui.theme import ROOM, WIDE
from sip_desktop.ui.unlock_view import protect_switch, with_help

if TYPE_CHECKING:
    from sip_desktop.services.preferences import PreferenceFile

IDLE_MINUTES = (1, 2, 3, 4, 5, 7, 10, 15)
CHOICE = 280


class SettingsView(QWidget):
    """Keeps each change at once; ``changed`` says that something should be applied. ``about`` is label and words.

    ``profiles_wanted`` goes to the region profiles made in the program.
    """

    changed = Signal()
    profiles_wanted = Signal()

    def __init__(self, preferences: PreferenceFile, about: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._preferences = preferences
        now = preferences.now
        self.scheme = choices(texts.SCHEMES, now.scheme)
        self.text_size = choices(texts.TEXT_SIZES, _nearest(now.text_percent, [size for size, _ in texts.TEXT_SIZES]))
        self.idle = choices([(n, _minutes(n)) for n in IDLE_MINUTES], _nearest(now.idle_minutes, IDLE_MINUTES))
        self.minimised = QCheckBox(texts.MINIMISED)
        self.minimised.setChecked(now.lock_minimised)
        self.minimised.setAccessibleDescription(texts.MINIMISED_HELP)
        self.protect = protect_switch(now.capture_guard)
        self.fault = Notice("problem")
        self._lay_out(about)
        for name, combo in (("scheme", self.scheme), ("text_percent", self.text_size), ("idle_minutes", self.idle)):
            combo.setMaximumWidth(scaled(CHOICE))
            self._follow(name, combo)
        self.minimised.toggled.connect(lambda on: self._keep("lock_minimised", on))
        self.protect.toggled.connect(lambda on: self._keep("capture_guard", on))
        self.setFocusProxy(self.scheme)

    def _follow(self, name: str, combo: QComboBox) -> None:
        combo.currentIndexChanged.connect(lambda _: self._keep(name, combo.currentData()))

    def _keep(self, name: str, value: str | int | bool) -> None:
        try:
            self._preferences.change(**{name: value})
        except Fault as fault:
            self.fault.tell(fault.text)
        self.changed.emit()

    def _lay_out(self, about: Sequence[tuple[str, str]]) -> None:
        inside = QWidget()
        column = stacked(inside, gap=ROOM)
        column.addWidget(text(texts.TITLE, "title"))
        column.addWidget(text(texts.HELP, "help"))
        column.addWidget(self.fault)
        column.addWidget(_card(texts.LOOK, field(texts.SCHEME, self.scheme), field(texts.TEXT_SIZE, self.text_size)))
        idle = field(texts.IDLE, self.idle, texts.IDLE_HELP)
        column.addWidget(_card(texts.SAFETY, idle, with_help(self.minimised), with_help(self.protect)))
        self.profiles = button(profile_texts.OPEN, self.profiles_wanted.emit)
        column.addWidget(_card(profile_texts.CARD, text(profile_texts.CARD_TEXT, "help"), self.profiles))
        lines = QWidget()
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for row, (label, words) in enumerate(about):
            grid.addWidget(text(label, "quiet", wrap=False), row, 0)
            grid.addWidget(text(words), row, 1)
        column.addWidget(_card(texts.ABOUT, lines))
        column.addStretch(1)
        stacked(self).addWidget(centred(inside, 640))


def _card(title: str, *inside: QWidget) -> QFrame:
    card, column = box("card", around=WIDE, gap=ROOM)
    column.addWidget(text(title, "section"))
    for widget in inside:
        column.addWidget(widget)
    return card


def _minutes(minutes: int) -> str:
    return texts.IDLE_MINUTE if minutes == 1 else texts.IDLE_MINUTES.format(minutes=minutes)


def _nearest(value: int, offered: Sequence[int]) -> int:
    """The largest choice that is not above ``value``: never a longer time than was set."""
    return max((n for n in offered if n <= value), default=offered[0])
