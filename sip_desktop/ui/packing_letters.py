"""The letters of a case: where each is, what waits, and what one can say has become of it. It keeps nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from sip_desktop.domain.post import OPEN
from sip_desktop.texts import post as texts
from sip_desktop.texts import shell
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.safe_edits import SafeLineEdit
from sip_desktop.ui.shell_widgets import button, empty, stacked, text
from sip_desktop.ui.theme import GAP, ROOM, set_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sip_desktop.services.letters import LetterLine

WORDED = {"rek": texts.REK, "avbruten": texts.CANCEL_WHY, "framme": texts.ARRIVED_HOW, "anmald": texts.REPORTED}
BUTTONS = {"framme": texts.ARRIVED, "rek": texts.REK, "avbruten": texts.CANCEL, "anmald": texts.REPORTED}


class PackingLetters(QFrame):
    """``told`` gives letter id, what became of it and words; ``go_on`` the letter to pack on; ``returned`` the code."""

    told = Signal(int, str, str)
    go_on = Signal(int)
    returned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "card")
        column = stacked(self, around=ROOM)
        column.addWidget(text(texts.LETTERS, "section"))
        shown = QWidget()
        self.lines = stacked(shown, gap=GAP)
        column.addWidget(shown)
        self.words = SafeLineEdit()
        self.label = text("", "label")
        self.label.setBuddy(self.words)
        self.save = button(texts.KEEP, self._keep, "main")
        self.panel = QWidget()
        panel = stacked(self.panel)
        panel.addWidget(self.label)
        panel.addWidget(self.words)
        panel.addWidget(FlowRow((self.save, button(shell.CANCEL, self.panel.hide))))
        self.words.returnPressed.connect(self._keep)
        self._about = (0, "")
        column.addWidget(self.panel)
        self.panel.hide()

    def show_letters(self, letters: Sequence[LetterLine], packed: int = 0) -> None:
        """The letters, newest first, each with what can be said of it now. ``packed`` is the one being packed."""
        self.panel.hide()
        empty(self.lines)
        for one in letters:
            way = texts.WAYS[one.way]
            words = texts.LETTER.format(code=one.code, way=way, receiver=one.receiver, state=one.words)
            self.lines.addWidget(text(words))
            for due in one.due:
                self.lines.addWidget(text(due, "warning"))
            self.lines.addWidget(FlowRow(self._acts(one, one.id == packed)))
        if not letters:
            self.lines.addWidget(text(texts.NO_LETTERS, "help"))

    def _acts(self, one: LetterLine, is_packed: bool) -> list[QWidget]:
        acts: list[QWidget] = []
        if one.state in OPEN and not is_packed:
            acts.append(button(texts.GONE_ON.format(code=one.code), partial(self.go_on.emit, one.id), "small"))
        for what in one.news:
            if what in BUTTONS:
                acts.append(button(BUTTONS[what], partial(self._ask, one.id, what), "small"))
            elif what == "retur":
                acts.append(button(texts.RETURN, partial(self.returned.emit, one.code), "small"))
        for act in acts:
            act.setAccessibleDescription(one.code)
        return acts

    def _ask(self, letter_id: int, what: str) -> None:
        self._about = (letter_id, what)
        self.words.clear()
        self.label.setText(WORDED[what])
        self.words.setAccessibleName(WORDED[what])
        self.save.setText(BUTTONS[what])
        self.panel.show()
        self.words.setFocus()

    def _keep(self) -> None:
        self.told.emit(*self._about, self.words.text())
