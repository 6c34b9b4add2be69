"""The parts of the urgent page that one answers in: options by number, lines, those to ring; they keep nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QFrame, QRadioButton, QWidget

from sip_desktop.domain.urgent import Called
from sip_desktop.texts import urgent as texts
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.safe_edits import SafeLineEdit, SafeTextEdit
from sip_desktop.ui.shell_widgets import box, button, choices, in_line, scaled, stacked, tab_before, text
from sip_desktop.ui.theme import GAP, ROOM

Options = Sequence[tuple[str, str]]
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LEAST_WHO, PRINCIPAL, PHONE = 110, 140, 150
FIRST_ROWS = 2
PASSED = "passed"
"""Property of what Enter passes by; Tab comes to it."""


class Numbered(QFrame):
    """Options with a number each: the number chooses. ``changed``: another answer; ``settled``: chosen by its number,
    so one may go on. Tab comes to the group once, as Qt does for buttons of which one is chosen."""

    changed = Signal()
    settled = Signal()

    def __init__(self, name: str, options: Options, kind: type[QAbstractButton]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.buttons = {option: kind() for option, _ in options}
        for number, (option, words) in enumerate(options, 1):
            made = self.buttons[option]
            made.setText(texts.NUMBERED.format(number=number, words=words))
            made.setAccessibleName(words)
            made.setAccessibleDescription(name)
            made.toggled.connect(self._toggled)
        stacked(self).addWidget(FlowRow(tuple(self.buttons.values()), gap=ROOM))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        places = list(self.buttons.values())
        number = event.key() - Qt.Key.Key_1.value
        if 0 <= number < len(places) and event.modifiers() in _PLAIN:
            places[number].setFocus()
            places[number].click()
            self.settled.emit()
        else:
            super().keyPressEvent(event)

    def _toggled(self, _on: bool) -> None:
        self.changed.emit()


_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class OneOf(Numbered):
    """One answer, or none yet."""

    def __init__(self, name: str, options: Options) -> None:
        super().__init__(name, options, QRadioButton)
        for each in list(self.buttons.values())[1:]:
            # Qt does this itself from the first choice on; before it Tab would stop at each of them.
            each.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def value(self) -> str:
        return next((option for option, each in self.buttons.items() if each.isChecked()), "")

    def put(self, value: str) -> None:
        for option, each in self.buttons.items():
            each.setAutoExclusive(False)
            each.setChecked(option == value)
        for each in self.buttons.values():
            each.setAutoExclusive(True)

    def _toggled(self, on: bool) -> None:
        if on:
            self.changed.emit()


class AnyOf(Numbered):
    """Several answers. A number ticks, and one stays to tick more."""

    def __init__(self, name: str, options: Options) -> None:
        super().__init__(name, options, QCheckBox)

    def value(self) -> tuple[str, ...]:
        return tuple(option for option, each in self.buttons.items() if each.isChecked())

    def put(self, value: Sequence[str]) -> None:
        for option, each in self.buttons.items():
            each.setChecked(option in value)


class Line(SafeLineEdit):
    """One line of text with its name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)


class Words(SafeTextEdit):
    """Some lines of text; Enter goes on, as everywhere on the page, and Shift+Enter makes a line."""

    def __init__(self, name: str) -> None:
        super().__init__(2)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and event.modifiers() in _PLAIN:
            event.ignore()
        else:
            super().keyPressEvent(event)


class CallRow(QWidget):
    """One to ring. ``row`` is its row in the ärendeblad, "" until it is kept."""

    changed = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self.row = ""
        self.who, self.phone = SafeLineEdit(), SafeLineEdit()
        self.principal = choices(texts.PRINCIPALS)
        self.principal.setSizeAdjustPolicy(self.principal.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        named = ((self.who, texts.WHO), (self.principal, texts.PRINCIPAL), (self.phone, texts.PHONE))
        for each, name in named:
            each.setAccessibleName(texts.CALL_NAME.format(column=name, number=number))
        for editor, name in ((self.who, texts.WHO), (self.phone, texts.PHONE)):
            editor.setPlaceholderText(name)
            editor.textChanged.connect(lambda _: self.changed.emit())
        self.principal.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.who.setMinimumWidth(scaled(LEAST_WHO))
        self.principal.setFixedWidth(scaled(PRINCIPAL))
        self.phone.setFixedWidth(scaled(PHONE))
        line = in_line(self.who, self.principal, self.phone)
        line.setStretch(0, 1)
        self.setLayout(line)

    def value(self) -> Called:
        return Called(self.who.text(), self.principal.currentData(), self.phone.text(), self.row)

    def is_empty(self) -> bool:
        said = self.value()
        return not (said.who.strip() or said.phone.strip() or said.principal)

    def put(self, one: Called) -> None:
        self.row = one.row
        self.who.setText(one.who)
        self.phone.setText(one.phone)
        place = self.principal.findData(one.principal)
        if place < 0:
            # A principal that is not offered here (the person, a relative) stays what it was.
            self.principal.addItem(one.principal, one.principal)
            place = self.principal.count() - 1
        self.principal.setCurrentIndex(place)


class Calls(QWidget):
    """Those to ring, two lines to begin with."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[CallRow] = []
        column = stacked(self)
        self.lines = stacked(gap=GAP)
        column.addLayout(self.lines)
        for _ in range(FIRST_ROWS):
            self._add()
        self.more = button(texts.MORE_CALLED, self._more, "small")
        self.more.setProperty(PASSED, True)
        column.addLayout(in_line(self.more, None))

    def value(self) -> tuple[Called, ...]:
        return tuple(row.value() for row in self.rows if not row.is_empty())

    def put(self, called: Sequence[Called]) -> None:
        while len(self.rows) < len(called):
            self._add_later()
        for place, row in enumerate(self.rows):
            row.put(called[place] if place < len(called) else Called())

    def keep_rows(self, called: Sequence[Called]) -> None:
        """Takes the row ids that the answers were kept under; nothing that is being typed is touched."""
        filled = [row for row in self.rows if not row.is_empty()]
        for row, one in zip(filled, called, strict=False):
            row.row = one.row

    def _more(self) -> None:
        self._add_later().who.setFocus()

    def _add_later(self) -> CallRow:
        row = self._add()
        tab_before(self.more, (row.who, row.principal, row.phone))
        return row

    def _add(self) -> CallRow:
        row = CallRow(len(self.rows) + 1)
        row.changed.connect(self.changed)
        self.rows.append(row)
        self.lines.addWidget(row)
        return row


def question(number: int, words: str, *inside: QWidget, help_text: str = "") -> QFrame:
    """A numbered question as a card."""
    card, column = box("card", around=ROOM - 4, gap=GAP)
    title = text(texts.NUMBERED.format(number=number, words=words), "label")
    column.addWidget(title)
    if help_text:
        column.addWidget(text(help_text, "help"))
    for widget in inside:
        column.addWidget(widget)
    return card


def beside(*widgets: QWidget, stretch: int = 0) -> QWidget:
    """Widgets in a line, their tops level; the one at ``stretch`` takes the room that is left."""
    row = QWidget()
    line = in_line(*widgets, gap=ROOM)
    line.setStretch(stretch, 1)
    for widget in widgets:
        line.setAlignment(widget, Qt.AlignmentFlag.AlignTop)
    row.setLayout(line)
    return row
