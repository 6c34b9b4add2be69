"""To whom, which copies and how: the first page of packing, with the safest way first. It sends nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFrame, QRadioButton, QWidget

from sip_desktop.domain.post import Way
from sip_desktop.texts import post as texts
from sip_desktop.ui.shell_widgets import Notice, button, choices, empty, field, in_line, stacked, text
from sip_desktop.ui.theme import GAP, ROOM, set_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sip_desktop.services.post_case import CopyLine, Receiver, WayChoice


class PackingChoice(QFrame):
    """``asked``: receiver or copies were chosen anew, and the ways are to be shown; ``begun``: begin packing."""

    asked = Signal()
    begun = Signal()

    def __init__(self, receivers: Sequence[Receiver], copies: Sequence[CopyLine]) -> None:
        super().__init__()
        set_role(self, "card")
        self._home = {one.row: one.home for one in receivers}
        self.receiver = choices([(one.row, one.label) for one in receivers])
        self.copies: dict[int, QCheckBox] = {}
        self._party: dict[int, str] = {}
        self.ways: dict[Way, QRadioButton] = {}
        self.group = QButtonGroup(self)
        self.begin = button(texts.BEGIN, self.begun.emit, "main")
        self.fault = Notice()
        self.receiver.currentIndexChanged.connect(lambda _at: self._propose())
        self._lay_out()
        self.show_copies(copies)

    def show_copies(self, copies: Sequence[CopyLine]) -> None:
        """The copies there are now; what is in a letter already cannot be chosen."""
        empty(self.listed)
        self.copies = {one.id: QCheckBox(_words(one)) for one in copies}
        self._party = {one.id: one.party for one in copies}
        for one in copies:
            self.copies[one.id].setEnabled(not one.code)
            self.copies[one.id].toggled.connect(lambda _on: self.asked.emit())
            self.listed.addWidget(self.copies[one.id])
        self.listed.addWidget(text(texts.COPIES_HELP if self.copies else texts.NO_COPIES, "help"))
        self._tick_theirs()

    def chosen_receiver(self) -> str:
        return str(self.receiver.currentData() or "")

    def chosen_copies(self) -> list[int]:
        return [copy for copy, each in self.copies.items() if each.isChecked()]

    def chosen_way(self) -> Way | None:
        return next((way for way, each in self.ways.items() if each.isChecked()), None)

    def show_ways(self, found: Sequence[WayChoice]) -> None:
        """The ways that are open, in safe order, and under them those that are not, with what must be done first."""
        before = self.chosen_way()
        empty(self.lines)
        self.ways = {}
        closed = [one for one in found if not one.open]
        for one in found:
            if one.open:
                self._show_open(one, before)
        if closed:
            self.lines.addWidget(text(texts.OTHER_WAYS, "label"))
        for one in closed:
            self.lines.addWidget(text(f"{one.label} – {texts.NOT_YET.format(what=' '.join(one.stops))}", "help"))
        if closed:
            at_home = self._home.get(self.chosen_receiver(), True)
            self.lines.addWidget(text(texts.DO_NOW if at_home else texts.DO_NOW_UNIT, "ok"))
        self._set_begin()

    def _show_open(self, one: WayChoice, before: Way | None) -> None:
        made = QRadioButton(one.label)
        self.group.addButton(made)
        made.toggled.connect(lambda _on: self._set_begin())
        self.ways[one.way] = made
        self.lines.addWidget(made)
        if one.notes:
            note = text(" ".join(one.notes), "help")
            made.setAccessibleDescription(note.text())
            made.toggled.connect(note.setVisible)
            note.hide()
            self.lines.addWidget(note)
        made.setChecked(one.way is before)

    def _set_begin(self) -> None:
        way = self.chosen_way()
        # A card to carry tells nothing and is printed from the case: there is nothing to pack.
        self.begin.setEnabled(bool(self.chosen_copies()) and way is not None and way is not Way.CARD)

    def _propose(self) -> None:
        self._tick_theirs()
        self.asked.emit()

    def _tick_theirs(self) -> None:
        """What was made for the receiver is proposed; nothing else is."""
        for copy, each in self.copies.items():
            each.blockSignals(True)
            each.setChecked(each.isEnabled() and self._party[copy] == self.chosen_receiver())
            each.blockSignals(False)

    def _lay_out(self) -> None:
        column = stacked(self, gap=ROOM, around=ROOM)
        column.addWidget(text(texts.INTRO))
        column.addWidget(field(texts.RECEIVER, self.receiver))
        column.addWidget(text(texts.COPIES, "label"))
        copies = QWidget()
        self.listed = stacked(copies, gap=2)
        column.addWidget(copies)
        column.addWidget(text(texts.WAY, "label"))
        shown = QWidget()
        self.lines = stacked(shown, gap=GAP // 2)
        column.addWidget(shown)
        column.addWidget(self.fault)
        column.addLayout(in_line(self.begin, None))


def _words(copy: CopyLine) -> str:
    return f"{copy.words} ({copy.code})" if copy.code else copy.words
