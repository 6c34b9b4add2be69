"""One reader of a paper, or somebody who might be one: why they get it, what is left out, and what can be ticked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from sip_desktop.domain.reader_cells import WHOLE
from sip_desktop.texts import dispatch as texts
from sip_desktop.texts import reader_view as paper_texts
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.safe_edits import SafeLineEdit
from sip_desktop.ui.shell_widgets import Notice, button, choices, empty, field, stacked, text
from sip_desktop.ui.theme import GAP, ROOM, set_role

if TYPE_CHECKING:
    from sip_desktop.domain.reader_view import LeftOut
    from sip_desktop.services.dispatch import DispatchDesk
    from sip_desktop.services.dispatch_lines import ReaderLine

SHORT = "kod"


class DispatchDetail(QFrame):
    """``added``, ``printed``, ``removed`` and ``sheet_wanted`` are what was pressed. ``changed``: the paper is another
    one, since something was ticked or chosen. ``line`` is None for somebody who is not on the ärendeblad."""

    added = Signal()
    printed = Signal()
    removed = Signal()
    sheet_wanted = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "card")
        self.line: ReaderLine | None = None
        self.ticked: tuple[str, ...] = ()
        self._labels: dict[str, str] = {WHOLE: texts.WHOLE_TICK}
        self.title = text("", "section")
        self.barred, self.limits = Notice("problem"), Notice("warning")
        self.name, self.purpose, self.decision = SafeLineEdit(), SafeLineEdit(), SafeLineEdit()
        self.kind, self.identity = choices([]), choices([])
        self.said = text("", "quiet")
        self.apart = text(texts.IDENTITY_APART, "help")
        self.left = stacked(gap=GAP)
        self.left_title = text(texts.LEFT_OUT, "label")
        self.none_left = text(texts.NOTHING_LEFT_OUT, "quiet")
        self.left_help = text(texts.LEFT_OUT_HELP, "help")
        self.add = button(texts.ADD, self.added.emit, "main")
        self.look = button(texts.LOOK, self.changed.emit)
        self.print = button(texts.PRINT, self.printed.emit, "main")
        self.sheet = button(texts.IDENTITY_SHEET, self.sheet_wanted.emit)
        self.remove = button(texts.REMOVE, self.removed.emit, "link")
        self.identity.activated.connect(lambda _index: self.changed.emit())
        self.kind.activated.connect(lambda _index: self.changed.emit())
        for edit in (self.name, self.purpose, self.decision):
            edit.returnPressed.connect(self.add.click)
        self._lay_out()

    def show_line(self, line: ReaderLine | None, desk: DispatchDesk) -> None:
        """Somebody of the list; None for whoever is to be written in."""
        self.line = line
        self.ticked = line.parts if line else ()
        self.title.setText(line.name if line else texts.SOMEBODY)
        self.barred.tell(line.barred if line and not line.wants_decision else "")
        self.limits.tell("\n".join(texts.LIMIT.format(words=words) for words in line.limits) if line else "")
        for edit in (self.name, self.purpose, self.decision):
            edit.clear()
        self.kind.clear()
        for kind in desk.kinds:
            self.kind.addItem(kind.label, kind.id)
        self._show_identity(line)
        self._show_what_fits(line)

    def show_left_out(self, left: Sequence[LeftOut], refused: str = "") -> None:
        """What this reader does not get; ``refused`` says why there is no paper at all."""
        empty(self.left)
        if refused:
            self.barred.tell(refused)
        for one in left:
            self.left.addWidget(self._left_line(one))
        for key in self.ticked:
            if all(one.key != key for one in left):
                self.left.addWidget(self._ticked_line(key))
        self.left_title.setVisible(not refused)
        self.none_left.setVisible(not left and not self.ticked and not refused)
        self.left_help.setVisible(any(one.key for one in left))

    def _left_line(self, one: LeftOut) -> QWidget:
        template = texts.TICK_NOTE if one.note else texts.TICK
        words = template.format(what=one.label, why=paper_texts.WHY[one.why.value], note=one.note)
        if not one.key:
            return text(words)
        line = QWidget()
        tick = QCheckBox(one.label)
        tick.setAccessibleDescription(words)
        tick.toggled.connect(partial(self._tick, one.key))
        column = stacked(line, gap=0)
        column.addWidget(tick)
        column.addWidget(text(words.partition(": ")[2], "help"))
        return line

    def _ticked_line(self, key: str) -> QWidget:
        tick = QCheckBox(self._labels.get(key, key))
        tick.setChecked(True)
        tick.toggled.connect(partial(self._tick, key))
        return tick

    @property
    def unknown(self) -> bool:
        """True when something is ticked that nobody has said what it is called."""
        return any(key not in self._labels for key in self.ticked)

    def know(self, left: Sequence[LeftOut]) -> None:
        """What each thing that can be ticked is called."""
        self._labels |= {one.key: one.label for one in left if one.key}

    def _tick(self, key: str, on: bool) -> None:
        self.ticked = (*self.ticked, key) if on else tuple(one for one in self.ticked if one != key)
        self.changed.emit()

    def _show_identity(self, line: ReaderLine | None) -> None:
        self.identity.clear()
        for each in line.identities if line else (SHORT,):
            self.identity.addItem(texts.IDENTITIES[each], each)
        self.identity.setCurrentIndex(max(0, self.identity.findData(line.identity if line else SHORT)))
        self.identity_field.setVisible(self.identity.count() > 1)

    def _show_what_fits(self, line: ReaderLine | None) -> None:
        is_reader, barred = bool(line and line.id), bool(line and line.barred and not line.wants_decision)
        self.name_field.setVisible(line is None)
        self.kind_field.setVisible(line is None)
        self.look.setVisible(line is None)
        self.purpose_field.setVisible(not is_reader and not barred)
        self.decision_field.setVisible(bool(line and line.wants_decision))
        self.said.setText(texts.PURPOSE_SAID.format(purpose=line.purpose) if line and is_reader else "")
        self.said.setVisible(is_reader)
        self.add.setVisible(not is_reader and not barred)
        self.print.setVisible(is_reader and not barred)
        self.remove.setVisible(is_reader)
        apart = is_reader and not barred and self.identity.count() > 1 and self.identity.currentData() == SHORT
        self.sheet.setVisible(apart)
        self.apart.setVisible(apart)

    def _lay_out(self) -> None:
        column = stacked(self, around=ROOM)
        self.name_field, self.kind_field = field(texts.NAME, self.name), field(texts.KIND, self.kind)
        self.purpose_field = field(texts.PURPOSE, self.purpose)
        self.decision_field = field(texts.DECISION, self.decision)
        self.identity_field = field(texts.IDENTITY, self.identity)
        for widget in (
            self.title,
            self.barred,
            self.limits,
            self.name_field,
            self.kind_field,
            self.said,
            self.purpose_field,
            self.decision_field,
            self.identity_field,
            FlowRow((self.add, self.look, self.print, self.sheet, self.remove)),
            self.apart,
            self.left_title,
            self.left_help,
            self.none_left,
        ):
            column.addWidget(widget)
        column.addLayout(self.left)
