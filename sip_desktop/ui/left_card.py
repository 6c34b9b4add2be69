"""What had left before the case changed, and telling those who have it. Empty, and hidden, in most cases."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from sip_desktop.domain.left_papers import GIVEN, Given, LeftBefore
from sip_desktop.texts import left as texts
from sip_desktop.ui.dates import short_date
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.shell_widgets import box, button, empty, stacked, text
from sip_desktop.ui.theme import GAP, ROOM

if TYPE_CHECKING:
    from datetime import date

    from sip_desktop.domain.answers import Ref
    from sip_desktop.domain.guidance.reading import LeftPaper
    from sip_desktop.services.left import Left

FEW = 6


class LeftCard(QFrame):
    """``document_wanted`` gives the id of a letter that was begun, ``place_wanted`` form and path of the list."""

    document_wanted = Signal(int)
    place_wanted = Signal(str, str)

    def __init__(self, serial: int, left: Left, today: date) -> None:
        super().__init__()
        self._serial = serial
        self._left = left
        self._today = today
        self._cards = stacked(self, gap=ROOM)
        self.hide()

    def reload(self) -> None:
        """Shows how it is now."""
        empty(self._cards)
        for one in self._left.of(self._serial):
            self._cards.addWidget(self._card(one))
        self.setVisible(self._cards.count() > 0)

    def _card(self, found: LeftBefore) -> QFrame:
        card, column = box("notice-warning", around=ROOM, gap=GAP)
        column.addWidget(text(texts.TITLES[found.change.value], "section"))
        lines = [*map(self._given, found.given), *map(self._copy, found.copies)]
        for line in lines[:FEW]:
            column.addWidget(text(line))
        if len(lines) > FEW:
            column.addWidget(text(texts.MORE.format(count=len(lines) - FEW)))
        column.addWidget(text(texts.WHAT_TO_DO[found.change.value]))
        acts = [
            button(texts.TELL.format(who=self._who(ref)), partial(self._tell, ref), "small") for ref in found.to_tell
        ]
        acts.append(button(texts.TO_LIST, partial(self.place_wanted.emit, GIVEN, ""), "link"))
        column.addWidget(FlowRow(acts, gap=GAP))
        return card

    def _given(self, given: Given) -> str:
        return texts.GIVEN.format(
            who=self._who(given.to),
            what=given.what or texts.PAPER,
            day=short_date(given.day, self._today),
            theirs=(texts.THEIRS if given.theirs else "") + (texts.TOLD if given.told else ""),
        )

    def _copy(self, copy: LeftPaper) -> str:
        return texts.COPY.format(
            title=copy.title,
            revision=copy.revision,
            number=copy.number,
            day=short_date(copy.made[:10], self._today),
            file=texts.AS_FILE if copy.saved_as_file else "",
        )

    def _who(self, ref: Ref) -> str:
        return self._left.called(self._serial, ref) or texts.SOMEBODY

    def _tell(self, ref: Ref) -> None:
        self.document_wanted.emit(self._left.tell(self._serial, ref))
