"""Small builders that every view of the shell uses: texts, buttons, fields, notices, scrolling; they know no view."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sip_desktop.ui.safe_edits import SafeComboBox
from sip_desktop.ui.theme import BASE_POINTS, GAP, ROOM, WIDE, set_role

NARROW = 560
"""Widest a column of fields gets at 100 % text, in pixels: longer lines are hard to follow."""


def text(words: str = "", role: str = "", wrap: bool = True) -> QLabel:
    """A text with a role of the theme. Never read as HTML: what a user typed must not become markup."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if role:
        set_role(label, role)
    return label


def button(words: str, act: Callable[[], object], role: str = "") -> QPushButton:
    """A button that calls ``act``; Enter presses it as well as Space, as everywhere else on the computer."""
    made = QPushButton(words)
    made.setAutoDefault(True)
    made.clicked.connect(lambda _checked=False: act())
    if role:
        set_role(made, role)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if role == "link":
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def field(label: str, editor: QWidget, help_text: str = "", under: Sequence[QWidget] = ()) -> QWidget:
    """Label above, editor, help under; the label is the editor's buddy and its name for a screen reader."""
    box = QWidget()
    column = stacked(box, gap=2)
    words = text(label, "label")
    words.setBuddy(editor)
    editor.setAccessibleName(label)
    column.addWidget(words)
    column.addWidget(editor)
    if help_text:
        editor.setAccessibleDescription(help_text)
        column.addWidget(text(help_text, "help"))
    for widget in under:
        column.addWidget(widget)
    return box


def stacked(parent: QWidget | None = None, gap: int = GAP, around: int = 0) -> QVBoxLayout:
    """A column with our spacing and ``around`` pixels at every side."""
    column = QVBoxLayout(parent) if parent else QVBoxLayout()
    column.setContentsMargins(around, around, around, around)
    column.setSpacing(gap)
    return column


def in_line(*widgets: QWidget | None, gap: int = GAP) -> QHBoxLayout:
    """Widgets in a line; None takes up the room that is left."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(gap)
    for widget in widgets:
        if widget is None:
            line.addStretch(1)
        else:
            line.addWidget(widget)
    return line


def box(role: str, around: int = ROOM, gap: int = GAP) -> tuple[QFrame, QVBoxLayout]:
    """A frame with a role and the column inside it."""
    frame = QFrame()
    set_role(frame, role)
    return frame, stacked(frame, gap, around)


def scrolled(inside: QWidget) -> QScrollArea:
    """The widget in a frameless area that scrolls when it is larger than the window."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def centred(inside: QWidget, width: int = NARROW) -> QScrollArea:
    """The widget as a column of at most ``width`` (growing with the text) in the middle of a scrolling page."""
    page = QWidget()
    line = QHBoxLayout(page)
    line.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
    inside.setMaximumWidth(scaled(width))
    line.addStretch(1)
    line.addWidget(inside, 100)
    line.addStretch(1)
    return scrolled(page)


def fill_dialog(dialog: QDialog, inside: QWidget, width: int) -> None:
    """Puts the content in a dialog, ``width`` wide at 100 % text and as high as needed; a small screen scrolls it."""
    stacked(dialog).addWidget(scrolled(inside))
    fit_dialog(dialog, inside, width)


def fit_dialog(dialog: QDialog, inside: QWidget, width: int) -> None:
    """Makes the dialog as high as its content needs, anew when there came more to say."""
    room = dialog.screen().availableSize() * 0.94
    wide = min(scaled(width), room.width())
    dialog.resize(wide, min(inside.heightForWidth(wide) + 2 * GAP, room.height()))


def choices(options: Sequence[tuple[object, str]], chosen: object = None) -> QComboBox:
    """A list to choose from: ``(value, words)``; the wheel does not change it by mistake while a page is scrolled."""
    combo = SafeComboBox()
    for value, words in options:
        combo.addItem(words, value)
    if chosen is not None:
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
    return combo


def scaled(pixels: int) -> int:
    """A length that grows with the text: ``pixels`` is its size at 100 %."""
    return round(pixels * max(1.0, QApplication.font().pointSizeF() / BASE_POINTS))


def tab_before(stop: QWidget, widgets: Sequence[QWidget]) -> None:
    """Lets Tab come to widgets made later right before ``stop``, where they are seen; else it comes to them last."""
    before = stop.previousInFocusChain()
    while before is not None and before is not stop and before.focusPolicy() is Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    for widget in widgets:
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def say(widget: QWidget, words: str) -> None:
    """Lets a screen reader read ``words`` without moving the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def empty(layout: QLayout) -> None:
    """Takes everything out of a layout and lets it go."""
    while item := layout.takeAt(0):
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


class Notice(QFrame):
    """A coloured box with a sentence, hidden while there is nothing to say. ``kind``: problem, warning, info, ok."""

    def __init__(self, kind: str = "problem") -> None:
        super().__init__()
        set_role(self, f"notice-{kind}")
        self.words = text()
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = stacked(self, around=GAP + 2)
        column.addWidget(self.words)
        self.hide()

    def tell(self, words: str) -> None:
        """Shows the sentence and has it read out; "" hides the box."""
        self.words.setText(words)
        self.setVisible(bool(words))
        if words:
            say(self, words)
