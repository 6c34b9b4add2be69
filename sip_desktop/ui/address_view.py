"""The address sheet of a case: apart from all forms, sealed when protected, shut two minutes after the last key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from sip_desktop.domain.faults import Fault
from sip_desktop.texts import case as texts
from sip_desktop.ui.address_card import AddressCard
from sip_desktop.ui.background import run
from sip_desktop.ui.countdown import Countdown, Seconds
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.key_file_field import KeyFileField
from sip_desktop.ui.passphrase_field import PassphraseField
from sip_desktop.ui.shell_widgets import Notice, box, button, empty, in_line, scaled, scrolled, stacked, text
from sip_desktop.ui.theme import GAP, ROOM, WIDE

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from sip_desktop.services.addresses import Address, Addresses
    from sip_desktop.services.door import CaseFile
    from sip_desktop.services.keyring import Keyring

SHUT_SECONDS = 120
MORE_SECONDS = 300
KEEP_PAUSE = 400
"""Milliseconds without a change before the sheet is kept."""
SEALED, OPEN = 0, 1
WIDEST = 1400
"""No wider than this at 100 % text, as the case itself."""


class AddressView(QWidget):
    """``left`` goes back to the case, ``saved`` comes when something was kept. Call ``shut`` before it is let go."""

    left = Signal()
    saved = Signal()

    def __init__(
        self, case: CaseFile, addresses: Addresses, keyring: Keyring, new_address: Address, clock: Seconds
    ) -> None:
        super().__init__()
        self._case = case
        self._serial = case.record.serial
        self._addresses = addresses
        self._keyring = keyring
        self._new = new_address
        self._cards: list[AddressCard] = []
        self._unkept = False
        self._keep = QTimer(self, singleShot=True, interval=KEEP_PAUSE)
        self._keep.timeout.connect(self.keep)
        self.passphrase = PassphraseField(texts.SHEET_PASSPHRASE)
        self.passphrase.edit.returnPressed.connect(self.unseal)
        self.key_file = KeyFileField()
        self.fault = Notice("problem")
        self.time_left = text("", "quiet", wrap=False)
        self.none = text("", "quiet")
        self.rows = stacked(gap=ROOM)
        self.pages = QStackedWidget()
        self._left = Countdown(self, clock, SHUT_SECONDS)
        self._left.left_changed.connect(self._tell_left)
        self._left.over.connect(self._seal)
        self._lay_out()
        if addresses.is_sealed(self._serial):
            self._seal()
        else:
            self._show(addresses.read(self._serial))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever shows the view gives it the focus: it belongs where one begins to write."""
        super().focusInEvent(event)
        if self.pages.currentIndex() == SEALED:
            self.passphrase.setFocus()
        else:
            (self._cards[0].lines["who"] if self._cards else self.add).setFocus()

    def unseal(self) -> None:
        """Opens the sheet with the passphrase in the field. Deriving the key is slow, so a thread does it."""
        if not self.open.isEnabled():
            return
        typed = self.passphrase.edit.take()
        if not typed:
            self._failed(Fault(texts.SHEET_PASSPHRASE_MISSING))
            return
        self.fault.tell("")
        self.opening.setText(texts.SHEET_OPENING)
        self.open.setEnabled(False)
        body, file = self._addresses.body(self._serial), self.key_file.path()

        def work() -> list[Address]:
            return self._addresses.unseal(body, typed, self._keyring.read_key_file(file) if file else b"")

        run(self, work, self._unsealed, self._failed)

    def _unsealed(self, found: list[Address]) -> None:
        self._addresses.note_opened(self._serial)
        self.opening.setText("")
        self.open.setEnabled(True)
        self._show(found)

    def _failed(self, fault: Fault) -> None:
        self.opening.setText("")
        self.open.setEnabled(True)
        self.fault.tell(fault.text)
        self.passphrase.setFocus()

    def keep(self) -> None:
        """Keeps the whole sheet, without the rows nothing was written in.

        Raises Fault when it cannot be kept; then it is tried again at the next change and before the sheet is shut.
        """
        self._keep.stop()
        self._unkept = True
        written = [card.address() for card in self._cards]
        self._addresses.keep(self._serial, [each for each in written if each != self._new])
        self._unkept = False
        self.saved.emit()

    def shut(self) -> None:
        """Keeps what is not kept yet and takes every address off the screen. What cannot be kept stays: Fault."""
        if self._unkept or self._keep.isActive():
            self.keep()
        self._forget()

    def _lay_out(self) -> None:
        column = stacked(self)
        sealed = QWidget()
        page = stacked(sealed, gap=ROOM, around=WIDE)
        page.addLayout(in_line(self._way_back(), None))
        card, inside = box("card", around=WIDE, gap=ROOM)
        card.setMaximumWidth(scaled(520))
        self.opening = text("", "quiet")
        inside.addWidget(text(texts.SHEET_SEALED, "section"))
        inside.addWidget(text(texts.SHEET_SEALED_TEXT))
        for widget in (self.passphrase, self.key_file, self.fault):
            inside.addWidget(widget)
        self.key_file.ask(self._keyring.needs_key_file())
        self.open = button(texts.SHEET_OPEN, self.unseal, "main")
        inside.addLayout(in_line(self.open, self.opening, None))
        page.addWidget(card)
        page.addStretch(1)
        self.pages.addWidget(scrolled(sealed))
        self.pages.addWidget(scrolled(self._open_page()))
        column.addWidget(self.pages)

    def _way_back(self) -> QWidget:
        case = self._case.record
        return button(texts.SHEET_BACK.format(number=case.number, word=case.word), self.left.emit, "link")

    def _open_page(self) -> QWidget:
        inside = QWidget()
        inside.setMaximumWidth(scaled(WIDEST))
        page = stacked(inside, gap=ROOM, around=WIDE)
        page.addLayout(in_line(self._way_back(), None))
        self.add = button(texts.SHEET_ADD, self._add, "main")
        page.addWidget(FlowRow((text(texts.SHEET_TITLE, "title", wrap=False),), pushed=(self.add,), gap=ROOM))
        self.more = button(texts.SHEET_KEEP, lambda: self._left.begin(MORE_SECONDS))
        self.shut_now = button(texts.SHEET_SHUT, self._left.stop)
        page.addWidget(FlowRow((self.time_left, self.more, self.shut_now), gap=GAP))
        page.addWidget(self.none)
        page.addLayout(self.rows)
        page.addStretch(1)
        return inside

    def _show(self, found: list[Address]) -> None:
        protected = self._case.facts.protected
        for widget in (self.time_left, self.more, self.shut_now):
            widget.setVisible(protected)
        self.none.setText(texts.SHEET_EMPTY_PROTECTED if protected else texts.SHEET_EMPTY)
        self.pages.setCurrentIndex(OPEN)
        for address in found:
            self._add_card(address)
        self._count()
        if protected:
            self._left.begin()

    def _add(self) -> None:
        card = self._add_card(self._new)
        self._count()
        card.lines["who"].setFocus()
        self._left.touch()

    def _add_card(self, address: Address) -> AddressCard:
        card = AddressCard(address, self._case.parties)
        card.edited.connect(self._keep.start)
        card.key_pressed.connect(self._left.touch)
        card.removed.connect(lambda: self._remove(card))
        self._cards.append(card)
        self.rows.addWidget(card)
        return card

    def _remove(self, card: AddressCard) -> None:
        self._cards.remove(card)
        card.hide()
        card.deleteLater()
        self._count()
        self.keep()

    def _count(self) -> None:
        self.none.setVisible(not self._cards)
        for number, card in enumerate(self._cards, start=1):
            card.number(number)

    def _tell_left(self, seconds: int) -> None:
        self.time_left.setText(texts.SHEET_LEFT.format(time=f"{seconds // 60}:{seconds % 60:02}"))

    def _seal(self) -> None:
        """Nobody has touched the sheet for a while: it goes off the screen even where it cannot be kept."""
        try:
            self.shut()
        finally:
            self._forget()
            self.pages.setCurrentIndex(SEALED)
            self.passphrase.setFocus()

    def _forget(self) -> None:
        self._cards = []
        self._unkept = False
        empty(self.rows)
