"""The tick list of a letter: every step in its order, the one in turn open with what it asks. It keeps nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from sip_desktop.services.post import Entry
from sip_desktop.texts import post as texts
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.safe_edits import SafeLineEdit
from sip_desktop.ui.shell_widgets import Notice, box, button, empty, field, in_line, scaled, stacked, text
from sip_desktop.ui.theme import GAP, ROOM, set_role

if TYPE_CHECKING:
    from sip_desktop.services.letters import Packing, StepLine

NARROW_LINE = 175
DONE, TURN, LATER = "✓", "▸", "○"


class PackingTicks(QFrame):
    """``ticked`` gives the step and what was typed (``Entry``)."""

    ticked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "card")
        self.lines: dict[str, QLineEdit] = {}
        self.fault = Notice()
        self.tick = button(texts.TICK, self._tick, "main")
        self._turn = ""
        self._today = ""
        self.turn: QWidget = self
        column = stacked(self, around=ROOM)
        self.title = text("", "section")
        self.pack = text("", "help")
        column.addWidget(self.title)
        column.addWidget(self.pack)
        shown = QWidget()
        self.steps = stacked(shown, gap=GAP // 2)
        column.addWidget(shown)
        column.addStretch(1)

    def show_packing(self, packing: Packing, today: str) -> None:
        """Shows where the packing is; nothing that was typed is left."""
        self._today = today
        self.title.setText(texts.PACKING.format(code=packing.line.code, way=texts.WAYS[packing.line.way]))
        self.pack.setText(packing.pack)
        # Who looks a second time alone answers unseen: until then nothing here says how many sheets there are.
        blind = any(line.now and line.step == "granskat" for line in packing.steps)
        self.pack.setVisible(bool(packing.pack) and not blind)
        self.tick = button(texts.TICK, self._tick, "main")
        self.fault = Notice()
        empty(self.steps)
        self.lines = {}
        self._turn = ""
        for number, line in enumerate(packing.steps, 1):
            if line.now:
                self.steps.addWidget(self._open(number, line, packing.number))
                self.steps.addWidget(self.fault)
            else:
                self.steps.addWidget(_short(number, line, blind))

    def take_focus(self) -> None:
        """Where one goes on: the first line of the step in turn, or its button."""
        next(iter(self.lines.values()), self.tick).setFocus()

    def entry(self) -> Entry:
        """What stands in the lines of the step in turn."""
        return Entry(**{name: line.text() for name, line in self.lines.items()})

    def _open(self, number: int, line: StepLine, numbered: bool) -> QFrame:
        card, column = box("notice-info", around=ROOM - 4, gap=GAP)
        self._turn = line.step
        self.turn = card
        words = text(f"{TURN}  {number}. {line.words}", "section")
        column.addWidget(words)
        if line.help:
            column.addWidget(text(line.help))
        if line.step == "raknat":
            column.addLayout(in_line(self._line("sheets", texts.SECOND_SHEETS), None))
        elif line.step == "siffror":
            column.addLayout(in_line(self._line("digits", texts.SECOND_DIGITS), None))
        elif line.step == "lamnat":
            column.addLayout(in_line(self._line("day", texts.LEFT_DAY, self._today), None))
        elif line.step == "granskat":
            self._second(column, numbered)
        column.addLayout(in_line(self.tick, None))
        self.tick.setAccessibleDescription(line.words)
        return card

    def _second(self, column: QVBoxLayout, numbered: bool) -> None:
        asked = [("copies", texts.SECOND_COPIES), ("sheets", texts.SECOND_SHEETS)]
        if numbered:
            asked.append(("digits", texts.SECOND_DIGITS))
        initials = self._line("initials", texts.SECOND_INITIALS)
        alone = FlowRow([self._line(name, label) for name, label in asked])
        column.addLayout(in_line(initials, None))
        column.addWidget(text(texts.SECOND_ALONE, "label"))
        column.addWidget(alone)

    def _line(self, name: str, label: str, words: str = "") -> QWidget:
        line = SafeLineEdit()
        line.setText(words)
        line.setFixedWidth(scaled(NARROW_LINE))
        line.returnPressed.connect(self._tick)
        self.lines[name] = line
        return field(label, line)

    def _tick(self) -> None:
        if self._turn:
            self.ticked.emit(self._turn, self.entry())


def _short(number: int, line: StepLine, blind: bool) -> QWidget:
    """A step that is done, or that waits, on one line where there is room."""
    words = texts.COUNTED if blind and line.step == "raknat" else line.words
    if not line.done:
        return text(f"{LATER}  {number}. {words}", "quiet")
    row = QWidget()
    shown = text(f"{DONE}  {number}. {words}")
    by = text(line.done, "help", wrap=False)
    layout = in_line(shown, by)
    layout.setStretch(0, 1)
    row.setLayout(layout)
    return row
