"""What stops an act, what may be done meanwhile, and going on all the same with a reason. It does not do the act."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QWidget

from sip_desktop.domain.faults import Fault
from sip_desktop.services.guidance import LONGEST, NotYet
from sip_desktop.texts import guidance as texts
from sip_desktop.ui.finding_line import FindingLine
from sip_desktop.ui.safe_edits import SafeLineEdit
from sip_desktop.ui.shell_widgets import Notice, button, empty, field, in_line, say, scrolled, stacked, text
from sip_desktop.ui.theme import GAP, ROOM, set_role

GoOn = Callable[[NotYet, str, str], None]
MOST_OF_PAGE = 0.6
PLACES = "R-SKY-04"


class StopPanel(QFrame):
    """``passed``: somebody went on with a reason, and the act can be done now. ``wanted`` gives form and path of a
    place where something is mended. ``closed``: back to where one was. Hidden until ``show_stop``.

    ``go_on`` takes the stop, the id of a ready sentence and own words, and raises Fault when it may not be.
    """

    passed = Signal()
    wanted = Signal(str, str)
    closed = Signal()

    def __init__(self, go_on: GoOn) -> None:
        super().__init__()
        set_role(self, "card")
        self._go_on = go_on
        self._stop: NotYet | None = None
        self.title = text("", "section")
        self.back = button(texts.CLOSE, self._close, "small")
        self._lines = stacked(gap=ROOM)
        self.allowed = text()
        self.hard = text(texts.HARD_ONLY, "label")
        self.open = button(texts.GO_ON, self._open_reasons, "link")
        self.reasons = self._make_reasons()
        inside = QWidget()
        column = stacked(inside, gap=GAP, around=ROOM)
        column.addLayout(in_line(self.title, None, self.back))
        column.addLayout(self._lines)
        for widget in (self.allowed, self.hard):
            column.addWidget(widget)
        column.addLayout(in_line(self.open, None))
        column.addWidget(self.reasons)
        self._inside = inside
        self._area = scrolled(inside)
        stacked(self).addWidget(self._area)
        self.hide()

    def show_stop(self, stop: NotYet) -> None:
        """Says what stops the act and offers what can be done."""
        self._stop = stop
        self.title.setText(texts.STOP_TITLE.format(act=texts.ACTS[stop.act.value].lower()))
        empty(self._lines)
        for finding in stop.findings:
            line = FindingLine(finding)
            line.wanted.connect(self.wanted)
            self._lines.addWidget(line)
        allowed = " ".join(dict.fromkeys(one.allowed for one in stop.findings if one.allowed))
        self.allowed.setText(texts.ALLOWED.format(allowed=allowed))
        self.allowed.setVisible(bool(allowed))
        hard = any(one.hard for one in stop.findings)
        self.hard.setVisible(hard)
        self.open.setVisible(not hard)
        # A place that is let stand is kept with its reason, but is on no list to look at afterwards.
        places = all(one.rule == PLACES for one in stop.findings)
        self.help.setText(texts.GO_ON_HELP_PLACES if places else texts.GO_ON_HELP)
        self.reasons.hide()
        # What was written to go past another stop is no reason for this one.
        self._unsay()
        self.show()
        self._fit()
        say(self, stop.text)
        self.back.setFocus()

    def forget(self) -> None:
        """For the lock and the cover: neither what stops nor what was typed stays on the screen."""
        self._stop = None
        self._unsay()
        empty(self._lines)
        self.hide()

    def _unsay(self) -> None:
        self.words.clear()
        self.fault.tell("")
        self.ready.setExclusive(False)
        for choice in self.ready.buttons():
            choice.setChecked(False)
        self.ready.setExclusive(True)

    def _fit(self) -> None:
        """As high as what it says, but never so high that what it is about is out of sight."""
        around = self.parentWidget()
        highest = round(around.height() * MOST_OF_PAGE) if around is not None else self._inside.sizeHint().height()
        width = max(320, self.width())
        needed = self._inside.heightForWidth(width)
        self.setFixedHeight(min(max(needed, self._inside.minimumSizeHint().height()) + 4, max(highest, 160)))

    def _make_reasons(self) -> QWidget:
        part = QWidget()
        column = stacked(part, gap=GAP)
        self.help = text(texts.GO_ON_HELP, "help")
        column.addWidget(self.help)
        self.ready = QButtonGroup(part)
        for number, (name, words) in enumerate(texts.REASONS.items()):
            choice = QRadioButton(words)
            choice.setProperty("reason", name)
            self.ready.addButton(choice, number)
            column.addWidget(choice)
        self.words = SafeLineEdit()
        self.words.setMaxLength(LONGEST)
        self.words.returnPressed.connect(self._pass)
        column.addWidget(field(texts.GO_ON_WORDS, self.words, texts.GO_ON_WORDS_HELP))
        self.fault = Notice("problem")
        column.addWidget(self.fault)
        self.act = button(texts.GO_ON_ACT, self._pass)
        column.addLayout(in_line(self.act, None))
        return part

    def _open_reasons(self) -> None:
        self.open.hide()
        self.reasons.show()
        self._fit()
        self.ready.button(0).setFocus()

    def _pass(self) -> None:
        chosen = self.ready.checkedButton()
        if self._stop is None:
            return
        try:
            self._go_on(self._stop, str(chosen.property("reason")) if chosen else "", self.words.text())
        except Fault as fault:
            self.fault.tell(fault.text)
            self._fit()
            return
        self.words.clear()
        self.hide()
        self.passed.emit()

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
