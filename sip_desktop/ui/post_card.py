"""What is alike for all letters of the vault: back address, post room, and where the windows of the envelopes are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from sip_desktop.domain.faults import Fault
from sip_desktop.texts import post as texts
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.safe_edits import SafeLineEdit, SafeTextEdit
from sip_desktop.ui.shell_widgets import Notice, button, choices, field, stacked, text
from sip_desktop.ui.theme import ROOM, set_role

if TYPE_CHECKING:
    from collections.abc import Callable

    from sip_desktop.services.post_office import PostOffice

WINDOWS = ("V2", "H2")


class PostCard(QFrame):
    """``print_wanted`` gives a Paper."""

    print_wanted = Signal(object)

    def __init__(self, office: PostOffice) -> None:
        super().__init__()
        set_role(self, "card")
        self._office = office
        now = office.settings.now()
        self.back = SafeTextEdit(3)
        self.back.setPlainText("\n".join(now.back))
        self.cost, self.before, self.receiver = (_line(each) for each in (now.cost, now.before, now.receiver))
        self.pane = choices([(one, one) for one in WINDOWS])
        self.envelope = choices([(one.id, one.label) for one in office.data.envelopes])
        self.from_left, self.from_top = _line(""), _line("")
        self.done, self.fault = Notice("ok"), Notice()
        self.save = button(texts.KEEP, self._keep, "main")
        for each in (self.pane, self.envelope):
            each.currentIndexChanged.connect(lambda _at: self._show_window())
        self._lay_out()
        self._show_window()

    def _place(self) -> tuple[str, str]:
        return str(self.pane.currentData()), str(self.envelope.currentData())

    def _show_window(self) -> None:
        place = self._office.settings.window(*self._place())
        self.from_left.setText(f"{place.left:g}")
        self.from_top.setText(f"{place.top:g}")

    def _keep(self) -> None:
        words = (self.cost.text(), self.before.text(), self.receiver.text())
        if self._done(lambda: self._office.settings.keep(self.back.toPlainText(), *words)):
            self._keep_window()

    def _keep_window(self) -> bool:
        def keep() -> None:
            left, top = _millimetres(self.from_left.text()), _millimetres(self.from_top.text())
            self._office.settings.keep_window(*self._place(), left, top)

        return self._done(keep)

    def _print_alignment(self) -> None:
        if self._keep_window():
            self.print_wanted.emit(self._office.papers.alignment(*self._place()))

    def _done(self, act: Callable[[], None]) -> bool:
        self.done.tell("")
        self.fault.tell("")
        try:
            act()
        except Fault as fault:
            self.fault.tell(fault.text)
            return False
        self.done.tell(texts.SAVED)
        return True

    def _lay_out(self) -> None:
        column = stacked(self, around=ROOM)
        column.addWidget(text(texts.SETTINGS, "section"))
        column.addWidget(text(texts.SETTINGS_TEXT, "help"))
        column.addWidget(field(texts.BACK_ADDRESS, self.back, texts.BACK_ADDRESS_HELP))
        column.addWidget(field(texts.COST, self.cost))
        column.addWidget(field(texts.BEFORE, self.before))
        column.addWidget(field(texts.ROOM_RECEIVER, self.receiver, texts.ROOM_RECEIVER_HELP))
        place = [
            field(texts.WINDOW, self.pane),
            field(texts.ENVELOPE, self.envelope),
            field(texts.WINDOW_LEFT, self.from_left),
            field(texts.WINDOW_TOP, self.from_top),
        ]
        column.addWidget(FlowRow(place))
        column.addWidget(self.fault)
        column.addWidget(self.done)
        room = button(texts.PRINT_ROOM, lambda: self.print_wanted.emit(self._office.papers.room_note()))
        column.addWidget(FlowRow((self.save, button(texts.PRINT_ALIGNMENT, self._print_alignment), room)))


def _line(words: str) -> SafeLineEdit:
    line = SafeLineEdit()
    line.setText(words)
    line.setMaxLength(texts.LONGEST_TEXT)
    return line


def _millimetres(words: str) -> float:
    """ "15,5" and "15.5 mm" as 15.5. Raises Fault."""
    try:
        return float(words.casefold().replace("mm", "").replace(",", ".").strip())
    except ValueError as error:
        raise Fault(texts.WINDOW_WRONG) from error
