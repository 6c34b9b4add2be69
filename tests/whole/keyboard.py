"""The only hand of the tests that use no mouse: keys go to what has the focus, Tab finds the way; it calls no slot."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from tests.whole.office import key_in

NO, CTRL, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PATIENCE = 30.0
"""Seconds for what takes its time: making keys. Nothing is measured by it."""
FAR = 600
WINDOWS = (Qt.WindowType.Window, Qt.WindowType.Dialog)


def names_of(widget: QWidget) -> tuple[str, str]:
    """What one may call a widget: what a screen reader says, and the words on it where it has such."""
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName(), words


class Keyboard:
    """``titles`` gathers every title that any window has had."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._watch = Titles()
        self.titles = self._watch.seen
        application.installEventFilter(self._watch)

    def focused(self) -> QWidget:
        self.wait(lambda: QApplication.focusWidget() is not None, "something has the focus")
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO) -> None:
        QTest.keyClick(self.focused(), key, modifiers)
        self._application.processEvents()

    def type(self, text: str) -> None:
        key_in(self.focused(), text)
        self._application.processEvents()

    def tab_to(self, name: str) -> QWidget:
        """Tab until what has the focus is called so, or says so; fails when it has gone round without meeting it."""
        met: list[tuple[str, str]] = []
        while name not in names_of(self.focused()):
            met.append(names_of(self.focused()))
            assert len(met) < FAR, f"Tab does not reach {name!r}, only {sorted(set(met))}"
            self.press(Qt.Key.Key_Tab)
        return self.focused()

    def choose(self, words: str) -> None:
        """With the arrows, in the list that has the focus."""
        combo = self.focused()
        assert isinstance(combo, QComboBox)
        while combo.currentText() != words:
            before = combo.currentIndex()
            self.press(Qt.Key.Key_Down)
            assert combo.currentIndex() != before, words

    def wait(self, until: Callable[[], bool], what: str) -> None:
        """Lets the program work until something is so."""
        end = monotonic() + PATIENCE
        while not until():
            assert monotonic() < end, f"it never came: {what}"
            QTest.qWait(5)


class Titles(QObject):
    """``seen`` holds the title of every window and dialog that was shown. An event filter of the application."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() in (QEvent.Type.Show, QEvent.Type.WindowTitleChange)
        if shown and isinstance(watched, QWidget) and watched.windowType() in WINDOWS:
            self.seen.add(watched.windowTitle())
        return False
