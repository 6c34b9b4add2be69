"""What the user chooses before printing: kind of paper, size of print, pages and number; it prints nothing itself."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from sip_desktop.domain.view import Mode
from sip_desktop.texts import printing_view as texts
from sip_desktop.ui.print_view import ranges
from sip_desktop.ui.print_view.ranges import PageChoice
from sip_desktop.ui.theme import GAP, ROOM, set_role, set_state

MOST_COPIES = 20


class ModeChoice(QWidget):
    """Filled, for the pen, or blank; hidden where there is only one kind."""

    changed = Signal(object)

    def __init__(self, modes: Iterable[Mode], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modes = list(modes)
        self._group = QButtonGroup(self)
        layout = _column(self)
        layout.addWidget(heading(texts.PAPER))
        for number, mode in enumerate(self._modes):
            button = QRadioButton(texts.MODES[mode.value])
            self._group.addButton(button, number)
            layout.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._toggled)
        if len(self._modes) < 2:
            self.hide()

    def mode(self) -> Mode:
        return self._modes[self._group.checkedId()]

    def _toggled(self, number: int, checked: bool) -> None:
        if checked:
            self.changed.emit(self._modes[number])


class SizeChoice(QWidget):
    """Ordinary print, or large for who reads badly; it goes with every kind of paper."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tick = QCheckBox(texts.LARGE)
        self.tick.setAccessibleDescription(texts.LARGE_HELP)
        self.tick.toggled.connect(self._toggled)
        layout = _column(self)
        layout.addWidget(heading(texts.SIZE))
        layout.addWidget(self.tick)
        layout.addWidget(help_line(texts.LARGE_HELP))

    def is_large(self) -> bool:
        return self.tick.isChecked()

    def _toggled(self) -> None:
        self.changed.emit()


class PagesChoice(QWidget):
    """All pages, or those written in the field; hidden for a paper of one page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._total = 1
        self.every = QRadioButton()
        self.every.setChecked(True)
        self.some = QRadioButton(texts.RANGE_SOME)
        self.field = QLineEdit(placeholderText=texts.RANGE_EXAMPLE)
        self.field.setAccessibleName(texts.RANGE_FIELD)
        self.fault = fault_line()
        self.field.textEdited.connect(self._typed)
        self.field.editingFinished.connect(self.choice)
        self.every.toggled.connect(self._tell_nothing)
        row = QHBoxLayout()
        row.addWidget(self.some)
        row.addWidget(self.field, 1)
        layout = _column(self)
        layout.addWidget(heading(texts.RANGE))
        layout.addWidget(self.every)
        layout.addLayout(row)
        layout.addWidget(self.fault)

    def set_total(self, total: int) -> None:
        self._total = total
        self.every.setText(texts.RANGE_ALL.format(total=total))
        self.setVisible(total > 1)

    def choice(self) -> PageChoice:
        """The pages; a fault is also shown beside the field."""
        if self.every.isChecked():
            return ranges.every_page(self._total)
        found = ranges.parse(self.field.text(), self._total)
        self._tell(found.fault)
        return found

    def _typed(self) -> None:
        self.some.setChecked(True)
        self._tell("")

    def _tell_nothing(self) -> None:
        self._tell("")

    def _tell(self, fault: str) -> None:
        show_fault(self.fault, fault)
        set_state(self.field, "wrong" if fault else "")


class CopiesChoice(QWidget):
    """How many of each, 1 to 20: a closed list, so nothing can be mistyped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = QComboBox()
        self.number.addItems([str(number) for number in range(1, MOST_COPIES + 1)])
        label = heading(texts.COPIES)
        label.setBuddy(self.number)
        self.number.setAccessibleName(texts.COPIES)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(ROOM)
        layout.addWidget(label)
        layout.addWidget(self.number)
        layout.addStretch(1)

    def copies(self) -> int:
        return self.number.currentIndex() + 1


def heading(text: str) -> QLabel:
    label = QLabel(text)
    set_role(label, "label")
    return label


def help_line(text: str) -> QLabel:
    label = QLabel(text, wordWrap=True)
    set_role(label, "help")
    return label


def fault_line() -> QLabel:
    """An empty line for a sentence on what stops; ``show_fault`` fills it."""
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.hide()
    set_role(label, "problem")
    return label


def show_fault(line: QLabel, fault: str) -> None:
    line.setText(fault)
    line.setVisible(bool(fault))


def _column(widget: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GAP // 2)
    return layout
