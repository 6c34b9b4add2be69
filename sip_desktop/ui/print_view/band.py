"""The band across the view that says how a printing goes and asks whether all sheets came; it prints nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sip_desktop.texts import printing_view as texts
from sip_desktop.ui.print_view import ranges
from sip_desktop.ui.print_view.choices import fault_line, heading, show_fault
from sip_desktop.ui.theme import GAP, ROOM, set_role, set_state


class Band(QFrame):
    """Hidden, or one of: progress with "Avbryt", the question after a printing, one sentence.

    The focus goes to the text and not to a button, so a second press of Enter answers nothing, and a screen
    reader reads the text.
    """

    cancelled = Signal()
    all_came = Signal()
    nothing_came = Signal()
    again = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._printed: tuple[int, ...] = ()
        self._total = 0
        self.text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        set_role(self.text, "label")
        self.help = QLabel(texts.QUESTION_HELP, wordWrap=True)
        self.bar = QProgressBar(textVisible=False)
        self.cancel = _button(texts.CANCEL)
        self.yes = _button(texts.YES)
        self.some = _button(texts.AGAIN)
        self.none = _button(texts.NOTHING)
        self.field = QLineEdit(placeholderText=texts.RANGE_EXAMPLE)
        self.field_label = heading(texts.AGAIN_FIELD)
        self.field_label.setBuddy(self.field)
        self.print_again = _button(texts.AGAIN_PRINT)
        self.fault = fault_line()
        self._lay_out()
        self._connect()
        for part in self._parts:
            part.hide()
        self.hide()

    def show_progress(self, done: int, total: int) -> None:
        self.bar.setMaximum(total)
        self.bar.setValue(done)
        self.text.setText(texts.PROGRESS.format(done=done, total=total) if done else texts.PROGRESS_START)
        if self.cancel.isHidden():
            self._show("notice-info", self.bar, self.cancel)

    def ask(self, printed: tuple[int, ...], count: int, total: int) -> None:
        """Asks about ``count`` sheets of the pages ``printed`` of a paper of ``total`` pages."""
        self._printed, self._total = printed, total
        self.text.setText(texts.QUESTION.format(count=count) if count > 1 else texts.QUESTION_ONE)
        self._show("notice-info", self.help, self.yes, self.some, self.none)

    def say(self, sentence: str, role: str) -> None:
        """One sentence that stays until the next; ``role`` is a notice role of the theme."""
        self.text.setText(sentence)
        self._show(role)

    def clear(self) -> None:
        self.text.clear()
        self.field.clear()
        self.hide()

    def _show(self, role: str, *parts: QWidget) -> None:
        set_role(self, role)
        for part in self._parts:
            part.setVisible(part in parts)
        show_fault(self.fault, "")
        self.show()
        self.text.setFocus()

    def _ask_which(self) -> None:
        if len(self._printed) == 1:
            self.again.emit(self._printed)
            return
        self._show("notice-info", self.field_label, self.field, self.print_again, self.yes)
        self.field.clear()
        set_state(self.field, "")
        self.field.setFocus()

    def _send_again(self) -> None:
        found = ranges.parse(self.field.text(), self._total)
        missing = [page for page in found.pages if page not in self._printed]
        fault = texts.RANGE_NOT_PRINTED.format(number=missing[0]) if missing else found.fault
        show_fault(self.fault, fault)
        set_state(self.field, "wrong" if fault else "")
        if fault:
            self.field.setFocus()
        else:
            self.again.emit(found.pages)

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.cancelled)
        self.yes.clicked.connect(self.all_came)
        self.none.clicked.connect(self.nothing_came)
        self.some.clicked.connect(self._ask_which)
        self.print_again.clicked.connect(self._send_again)
        self.field.returnPressed.connect(self._send_again)

    def _lay_out(self) -> None:
        self._parts = (
            self.bar, self.cancel, self.help, self.yes, self.some, self.none,
            self.field_label, self.field, self.print_again,
        )  # fmt: skip
        words = QVBoxLayout()
        words.setSpacing(GAP // 2)
        for widget in (self.text, self.help, self.bar, self.field_label, self.field, self.fault):
            words.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for button in (self.print_again, self.yes, self.some, self.none, self.cancel):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(ROOM, GAP, ROOM, GAP)
        layout.setSpacing(ROOM)
        layout.addLayout(words, 1)
        layout.addLayout(buttons)


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(True)
    return button
