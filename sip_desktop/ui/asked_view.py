"""F8: somebody rings, comes or writes. Who asks and how, then the card for it. It shows no case and looks none up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QSizePolicy, QWidget

from sip_desktop.domain.asked import NOTE_KEY, Asker, Way
from sip_desktop.domain.faults import Fault
from sip_desktop.texts import asked as texts
from sip_desktop.ui.asked_card import AskedCard
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.safe_edits import SafeLineEdit
from sip_desktop.ui.shell_widgets import Notice, box, button, centred, field, in_line, say, scaled, stacked, text
from sip_desktop.ui.stage import Page, Stage
from sip_desktop.ui.theme import GAP, ROOM, WIDE

if TYPE_CHECKING:
    from sip_desktop.services.asked import AskedDesk

WIDEST = 960
ROUND_COLUMNS = 8 * WIDE
"""Edges, keys and gaps round two columns of askers, in pixels."""
NUMBER_WIDTH = 180
YEAR = timedelta(days=365)
_LONGEST_NUMBER = 20
_PLAIN = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


class AskedView(QWidget):
    """``left`` goes back to where one was. Every way and asker has a key; Esc leaves, N notes in the log."""

    left = Signal()

    def __init__(self, desk: AskedDesk, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._desk = desk
        self._clock = clock
        cards = desk.cards
        self.asker: Asker | None = None
        self.way: Way = cards.ways[0]
        self.askers = {asker.id: self._asker_button(asker) for asker in cards.askers}
        self.ways = {way.id: self._way_button(way) for way in cards.ways}
        self._keys: dict[str, Callable[[], None]] = {
            **{way.key: partial(self.choose_way, way) for way in cards.ways},
            **{asker.key: partial(self.choose, asker) for asker in cards.askers},
            NOTE_KEY: self.note,
        }
        self.back = button(texts.BACK, self.left.emit, "link")
        self.other = button(texts.OTHER, self.choose_again, "link")
        self.title = text(texts.TITLE, "title")
        self.noted = button(texts.KEYED.format(label=texts.NOTE, key=NOTE_KEY.upper()), self.note, "main")
        self.number = SafeLineEdit()
        self.number.setMaxLength(_LONGEST_NUMBER)
        self.number.returnPressed.connect(self.note)
        self.told, self.fault = Notice("ok"), Notice("problem")
        self.card = AskedCard(cards)
        self.sources = text("", "help")
        self._lay_out()
        self.choose_way(self.way)
        self.choose_again()

    def choose(self, asker: Asker) -> None:
        """Shows the card for this asker, and begins a new note."""
        self.asker = asker
        self.title.setText(asker.label)
        self.number.clear()
        self.told.tell("")
        self.fault.tell("")
        self.noted.setEnabled(True)
        self._show_card()
        # Not at the button that notes: an Enter too many on the choice would write a line.
        self.other.setFocus()

    def choose_way(self, way: Way) -> None:
        """How it comes; the card, if one is shown, is that of the asker coming this way."""
        self.way = way
        for way_id, made in self.ways.items():
            made.setChecked(way_id == way.id)
        self._show_card()

    def choose_again(self) -> None:
        """Back to the list of those who may ask, at the one that was chosen."""
        at = self.asker.id if self.asker else next(iter(self.askers))
        self.asker = None
        self.told.tell("")
        self.title.setText(texts.TITLE)
        self._show_card()
        self.askers[at].setFocus()

    def note(self) -> None:
        """One line in the log, once for each asker that is chosen. The number is wiped from the screen."""
        if self.asker is None or not self.noted.isEnabled():
            return
        try:
            self._desk.note(self.asker.id, self.number.text())
        except Fault as fault:
            self.fault.tell(fault.text)
            self.area.ensureWidgetVisible(self.number)
            return
        self.number.clear()
        self.noted.setEnabled(False)
        self.fault.tell("")
        self.told.tell(texts.NOTED.format(time=self._clock().strftime("%H:%M")))
        self.area.verticalScrollBar().setValue(0)
        self.back.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begins at the list. Not by a focus proxy: Tab would stop at that, and pass by the way back."""
        start = self.other if self.asker else next(iter(self.askers.values()))
        start.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._keys.get(event.text().lower()) if event.modifiers() in _PLAIN else None
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif act is not None and not event.isAutoRepeat():
            act()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_askers()

    def _show_card(self) -> None:
        for part in self._of_card:
            part.setVisible(self.asker is not None)
        self.list.setVisible(self.asker is None)
        if self.asker is not None:
            self.card.show_card(self.asker, self.way)
            self.sources.setText(self._sources(self.asker))
            self.area.verticalScrollBar().setValue(0)
            said = self.card.said.say
            say(self, texts.CARD_SPOKEN.format(asker=self.asker.label, aloud=self.way.aloud, say=said))

    def _sources(self, asker: Asker) -> str:
        """Where the card is from, how sure it is, and when it was checked."""
        lines = [
            texts.SOURCE.format(words=source.words, certainty=texts.CERTAINTY[source.certainty])
            for source in asker.sources
        ]
        checked = self._desk.cards.checked_on
        old = self._clock().date() - checked > YEAR
        end = (texts.OLD if old else texts.CHECKED).format(day=checked.isoformat())
        return "\n".join((texts.SOURCES, *lines, end))

    def _asker_button(self, asker: Asker) -> QPushButton:
        made = button(asker.label, partial(self.choose, asker), "toc")
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setAccessibleName(texts.ASKER_SPOKEN.format(label=asker.label, key=asker.key))
        return made

    def _way_button(self, way: Way) -> QPushButton:
        words = texts.KEYED.format(label=way.label, key=way.key.upper())
        made = button(words, partial(self.choose_way, way), "small")
        made.setCheckable(True)
        return made

    def _lay_out(self) -> None:
        inside = QWidget()
        column = stacked(inside, gap=ROOM)
        ways = (text(texts.WAYS, "help", wrap=False), *self.ways.values())
        column.addWidget(FlowRow((self.back, self.other), pushed=ways, gap=GAP))
        head = in_line(self.title, self.noted, gap=ROOM)
        head.setStretch(0, 1)
        column.addLayout(head)
        column.addWidget(self.told)
        column.addWidget(self._list())
        column.addWidget(self.card)
        self._log, lines = box("card", around=ROOM)
        self.number.setMaximumWidth(scaled(NUMBER_WIDTH))
        lines.addWidget(field(texts.NUMBER, self.number, texts.NUMBER_HELP))
        lines.addWidget(self.fault)
        column.addWidget(self._log)
        column.addWidget(text(texts.SCREEN, "quiet"))
        column.addWidget(self.sources)
        column.addStretch(1)
        self._of_card = (self.other, self.noted, self.card, self._log, self.sources)
        self.area = centred(inside, WIDEST)
        stacked(self).addWidget(self.area)

    def _list(self) -> QWidget:
        self.list, lines = box("card", around=WIDE, gap=GAP)
        lines.addWidget(text(texts.WHO, "section"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(2)
        self._marks = [text(asker.key.upper(), "label", wrap=False) for asker in self._desk.cards.askers]
        lines.addLayout(self._grid)
        lines.addWidget(text(texts.SAME, "help"))
        self._columns = 0
        return self.list

    def _place_askers(self) -> None:
        """The askers in one column or two, read downwards."""
        widest = max(made.sizeHint().width() for made in self.askers.values())
        columns = 2 if self.width() >= 2 * widest + ROUND_COLUMNS else 1
        if columns == self._columns:
            return
        self._columns = columns
        rows = -(-len(self.askers) // columns)
        for number, (mark, made) in enumerate(zip(self._marks, self.askers.values(), strict=True)):
            row, column = number % rows, 3 * (number // rows)
            self._grid.addWidget(mark, row, column)
            self._grid.addWidget(made, row, column + 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(2, ROOM * (columns - 1))
        self._grid.setColumnStretch(4, columns - 1)


def lay_over(stage: Stage, view: AskedView) -> None:
    """Shows the view over where one is; when one leaves it, the focus is back where it was."""
    under, at = stage.currentWidget(), QApplication.focusWidget()

    def go_back() -> None:
        stage.back()
        # What is under may have fetched anew and no longer have what the focus was in.
        if under is not None and at is not None and at in under.findChildren(QWidget) and at.isVisible():
            at.setFocus()

    view.left.connect(go_back)
    stage.push(Page(view))
