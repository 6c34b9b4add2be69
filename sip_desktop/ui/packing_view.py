"""Packing a letter: first whether post is right at all, then every step in its order, and what has become of it.

One case and one receiver at a time. Nothing on it names a private person, and no number is shown: somebody may sit
beside the screen. Nothing here sends; "skickat" is what the last step says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from sip_desktop.domain.case_words import short_number
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.post import IN_HAND, LetterState
from sip_desktop.domain.post_data import FORWARDING
from sip_desktop.services.guidance import NotYet
from sip_desktop.texts import post as texts
from sip_desktop.ui.packing_choice import PackingChoice
from sip_desktop.ui.packing_letters import PackingLetters
from sip_desktop.ui.packing_sheets import PackingSheets
from sip_desktop.ui.packing_ticks import PackingTicks
from sip_desktop.ui.shell_widgets import Notice, box, button, in_line, scaled, scrolled, stacked, text
from sip_desktop.ui.stop_panel import StopPanel
from sip_desktop.ui.theme import ROOM, WIDE

if TYPE_CHECKING:
    from sip_desktop.services.letters import Packing
    from sip_desktop.services.post import Entry
    from sip_desktop.services.post_office import PostOffice
    from sip_desktop.services.session import Session
    from sip_desktop.ui.packing_sheets import MakePicture
    from sip_desktop.ui.stop_panel import GoOn

TWO_COLUMNS = 940
SIDE, WIDEST = 380, 1240


class PackingView(QWidget):
    """``left`` goes back to the case; ``print_wanted`` gives a Paper; ``returned`` the code of one that came back;
    ``place_wanted`` form and path of a place where what stops a letter is mended."""

    left = Signal()
    print_wanted = Signal(object)
    place_wanted = Signal(str, str)
    returned = Signal(str)

    def __init__(
        self, serial: int, word: str, office: PostOffice, session: Session, picture: MakePicture, go_on: GoOn
    ) -> None:
        super().__init__()
        self._serial = serial
        self._office = office
        self._session = session
        self._letter = 0
        self.back = button(texts.BACK.format(number=short_number(serial), word=word), self.left.emit, "link")
        self.done = Notice("ok")
        self.fault = Notice()
        self.letters = PackingLetters()
        lines = office.letters.of(serial)
        self.choice = PackingChoice(office.case.receivers(serial), office.case.copies(serial))
        self.ticks = PackingTicks()
        self.sheets = PackingSheets(office.papers, picture)
        self.stop = StopPanel(go_on)
        self.rules = self._rules_card()
        self._lay_out()
        self._connect()
        open_one = next((one.id for one in lines if one.state is LetterState.PACKING), 0)
        self._show(open_one)

    def leave(self) -> None:
        """Nothing that was typed is left."""
        self.sheets.forget()
        self.stop.forget()

    def reload(self) -> None:
        """Reads anew: a paper may have been printed, and the case changed, on the way back here."""
        self._show(self._letter)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._letter:
            self.ticks.take_focus()
        else:
            self.choice.receiver.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= scaled(TWO_COLUMNS)
        self.columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self.side.setMaximumWidth(scaled(SIDE) if wide else 16777215)

    def _show(self, letter_id: int) -> None:
        self._letter = letter_id
        self.letters.show_letters(self._office.letters.of(self._serial), letter_id)
        self.choice.setVisible(not letter_id)
        self.ticks.setVisible(bool(letter_id))
        self.sheets.setVisible(bool(letter_id))
        if not letter_id:
            self.rules.show()
            self.choice.show_copies(self._office.case.copies(self._serial))
            self._ask_ways()
            return
        packing = self._office.letters.packing(letter_id)
        self.rules.setVisible(packing.number)
        self.ticks.show_packing(packing, self._session.today().isoformat())
        single = not packing.double and packing.line.way not in IN_HAND
        self.sheets.show_letter(letter_id, single, packing.number)

    def _ask_ways(self) -> None:
        receiver = self.choice.chosen_receiver()
        if not receiver:
            return
        try:
            found = self._office.case.ways(self._serial, receiver, self.choice.chosen_copies())
        except Fault as fault:
            self.choice.fault.tell(fault.text)
            return
        self.choice.fault.tell("")
        self.choice.show_ways(found)

    def _begin(self) -> None:
        way = self.choice.chosen_way()
        if way is None:
            return
        try:
            made = self._office.post.begin(
                self._serial, self.choice.chosen_receiver(), way, self.choice.chosen_copies()
            )
        except NotYet as stop:
            self.stop.show_stop(stop)
            return
        except Fault as fault:
            self.choice.fault.tell(fault.text)
            return
        self.done.tell("")
        self._show(made)
        self._go_to_turn()

    def _go_to_turn(self) -> None:
        """Focus on the step in turn, and all of it in view once it has its place."""
        self.ticks.take_focus()
        QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(self.ticks.turn))

    def _tick(self, step: str, entry: Entry) -> None:
        letter = self._letter
        try:
            self._office.post.tick(letter, step, entry)
        except Fault as fault:
            self.ticks.fault.tell(fault.text)
            self._go_to_turn()
            return
        packing = self._office.letters.packing(letter)
        over = not any(line.now for line in packing.steps)
        self.done.tell(self._told(packing, step))
        if over:
            self.leave()
        self._show(0 if over else letter)
        if not over:
            self._go_to_turn()

    def _told(self, packing: Packing, step: str) -> str:
        code = packing.line.code
        if step == "forslutet":
            return texts.SEALED_NOW.format(code=code)
        if step != "lamnat":
            return ""
        if packing.line.way in IN_HAND:
            return texts.HANDED_NOW.format(code=code)
        day = next((one.at for one in self._office.letters.dues() if one.code == code and one.what == "ring"), "")
        return texts.SENT_NOW.format(code=code, day=day)

    def _news(self, letter_id: int, what: str, words: str) -> None:
        try:
            self._office.post.news(letter_id, what, words)
        except Fault as fault:
            self.fault.tell(fault.text)
            return
        self.fault.tell("")
        cancelled = what == "avbruten"
        code = next(one.code for one in self._office.letters.of(self._serial) if one.id == letter_id)
        self.done.tell(texts.CANCELLED.format(code=code) if cancelled else "")
        self._show(0 if cancelled and letter_id == self._letter else self._letter)

    def _connect(self) -> None:
        self.choice.asked.connect(self._ask_ways)
        self.choice.begun.connect(self._begin)
        self.stop.passed.connect(self._begin)
        self.stop.wanted.connect(self.place_wanted)
        self.ticks.ticked.connect(self._tick)
        self.sheets.print_wanted.connect(self.print_wanted)
        self.letters.told.connect(self._news)
        self.letters.go_on.connect(self._show)
        self.letters.returned.connect(self.returned)

    def _rules_card(self) -> QFrame:
        card, column = box("card")
        data = self._office.data
        column.addWidget(text(texts.RULES.format(day=data.checked_on.isoformat()), "section"))
        for rule in data.rules:
            words = rule.words if rule.certainty == "S" else texts.RULE_UNSURE.format(words=rule.words)
            column.addWidget(text(words, "help"))
        row = data.address(FORWARDING, self._session.today())
        if row is not None:
            said = texts.ADDRESS_SOURCE.format(lines=", ".join(row.lines), source=row.source, day=row.checked_on)
            column.addWidget(text(said, "help"))
        column.addWidget(text(data.days_source, "help"))
        return card

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(scaled(WIDEST))
        page = stacked(inside, gap=ROOM, around=WIDE)
        page.addLayout(in_line(self.back, None))
        page.addWidget(text(texts.TITLE, "title"))
        page.addWidget(self.done)
        page.addWidget(self.fault)
        page.addWidget(self.stop)
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.columns.setSpacing(WIDE)
        main = stacked(gap=ROOM)
        main.addWidget(self.choice)
        main.addWidget(self.ticks)
        main.addWidget(self.letters)
        main.addStretch(1)
        self.side = QWidget()
        side = stacked(self.side, gap=ROOM)
        side.addWidget(self.sheets)
        side.addWidget(self.rules)
        side.addStretch(1)
        self.columns.addLayout(main, 1)
        self.columns.addWidget(self.side, 0)
        page.addLayout(self.columns, 1)
        self.area = scrolled(inside)
        stacked(self).addWidget(self.area)
