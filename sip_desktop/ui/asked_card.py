"""The card for one kind of asker: what to say aloud, what to do and not to do. It knows no case and no log."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QWidget

from sip_desktop.domain.asked import Asked, Asker, Way, Words, not_to_do, spoken, to_do
from sip_desktop.texts import asked as texts
from sip_desktop.ui.shell_widgets import box, empty, scaled, stacked, text
from sip_desktop.ui.theme import GAP, ROOM

SIDE_BY_SIDE = 760
"""From this width, at 100 % text, what to do and what not to do stand beside each other."""


class AskedCard(QWidget):
    """One card at a time; ``show_card`` fills it anew."""

    def __init__(self, cards: Asked) -> None:
        super().__init__()
        self._cards = cards
        self.said = Words("", "")
        self._column = stacked(self, gap=ROOM)
        self._lists: QBoxLayout | None = None

    def show_card(self, asker: Asker, way: Way) -> None:
        """Puts the card for this asker, coming this way, in place of the one before."""
        self.said = spoken(asker, way)
        empty(self._column)
        self._column.addWidget(self._aloud(asker, way))
        self._lists = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lists.setSpacing(ROOM)
        self._lists.addWidget(_points(texts.DO, to_do(asker, way)), 1)
        self._lists.addWidget(_points(texts.DO_NOT, not_to_do(self._cards, asker, way)), 1)
        self._column.addLayout(self._lists)
        if asker.more:
            frame, lines = box("card", around=ROOM)
            lines.addWidget(text(texts.MORE, "label"))
            lines.addWidget(text(asker.more))
            lines.addWidget(text(texts.MORE_HELP, "help"))
            self._column.addWidget(frame)
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Two columns where there is room for them."""
        if self._lists is not None:
            way = QBoxLayout.Direction
            wide = self.width() >= scaled(SIDE_BY_SIDE)
            self._lists.setDirection(way.LeftToRight if wide else way.TopToBottom)

    def _aloud(self, asker: Asker, way: Way) -> QFrame:
        frame, lines = box("card", around=ROOM, gap=2)
        for label, words, role in (
            (way.aloud, self.said.say, "meeting"),
            (texts.AGAIN, self.said.refuse, "section"),
            (texts.MAY_SAY, asker.may_say, ""),
        ):
            lines.addWidget(text(label, "help"))
            lines.addWidget(text(words, role))
            lines.addSpacing(GAP)
        return frame


def _points(title: str, points: Sequence[str]) -> QFrame:
    """A card of short lines, each after its point, so that a line that wraps stays clear of it."""
    frame, lines = box("card", around=ROOM)
    lines.addWidget(text(title, "section"))
    grid = QGridLayout()
    grid.setColumnStretch(1, 1)
    grid.setHorizontalSpacing(GAP)
    for row, words in enumerate(points):
        point = text(texts.POINT, wrap=False)
        grid.addWidget(point, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text(words), row, 1)
    lines.addLayout(grid)
    lines.addStretch(1)
    return frame
