"""Who a case is about, shown only when asked for and for sixty seconds; it knows not where the answers come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from sip_desktop.texts import case as texts
from sip_desktop.ui.countdown import Countdown, Seconds
from sip_desktop.ui.shell_widgets import button, empty, in_line, stacked, text
from sip_desktop.ui.theme import ROOM, set_role

SHOWN_SECONDS = 60
Lines = Sequence[tuple[str, str]]


class IdentityCard(QFrame):
    """``ask`` gives label and answer of each line. While hidden the card holds no answer at all, not even unseen."""

    def __init__(self, ask: Callable[[], Lines], clock: Seconds) -> None:
        super().__init__()
        set_role(self, "card")
        self._ask = ask
        self.state = text(texts.IDENTITY_HIDDEN, "help")
        self._left = Countdown(self, clock, SHOWN_SECONDS)
        self._left.left_changed.connect(lambda s: self.state.setText(texts.IDENTITY_LEFT.format(seconds=s)))
        self._left.over.connect(self._hide)
        self.switch = button(texts.IDENTITY_SHOW, self._switch)
        self.answers = QWidget()
        self.answers.hide()
        self._grid = QGridLayout(self.answers)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        column = stacked(self, around=ROOM)
        column.addLayout(in_line(text(texts.IDENTITY, "section", wrap=False), None, self.switch))
        column.addWidget(self.answers)
        column.addWidget(self.state)

    def stop(self) -> None:
        """Hides at once: the case is left."""
        self._left.stop()

    def _switch(self) -> None:
        if self._left.running:
            self._left.stop()
            return
        lines = [(label, answer) for label, answer in self._ask() if answer]
        for n, (label, answer) in enumerate(lines or [("", texts.IDENTITY_NONE)]):
            self._grid.addWidget(text(label, "quiet", wrap=False), n, 0)
            self._grid.addWidget(text(answer), n, 1)
        self.answers.show()
        self.switch.setText(texts.IDENTITY_HIDE)
        self._left.begin()

    def _hide(self) -> None:
        empty(self._grid)
        self.answers.hide()
        self.switch.setText(texts.IDENTITY_SHOW)
        self.state.setText(texts.IDENTITY_HIDDEN)
