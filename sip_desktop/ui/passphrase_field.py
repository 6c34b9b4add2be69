"""A field for a passphrase: hidden, never kept by Qt or the system, with a word when Caps Lock is on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from sip_desktop.texts import shell as texts
from sip_desktop.ui.safe_edits import SafeLineEdit
from sip_desktop.ui.shell_widgets import field, stacked, text

SECRET = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


def caps_lock_in(typed: str, shift: bool) -> bool | None:
    """True when a typed letter shows that Caps Lock is on, False when off, None when it shows nothing.

    Qt has no way to ask; a letter tells: large without Shift, or small with it.
    """
    if len(typed) != 1 or typed.lower() == typed.upper():
        return None
    return typed.isupper() != shift


class PassphraseEdit(SafeLineEdit):
    """The line itself. What is typed can be shown but never copied: from the clipboard other programs would read it."""

    caps_lock = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(SECRET)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def copy_privately(self) -> None:
        """Nothing, also when the text is shown."""

    def take(self) -> str:
        """What was typed; the field is emptied, its undo steps with it."""
        typed = self.text()
        self.setText("")
        return typed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        on = caps_lock_in(event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        if on is not None:
            self.caps_lock.emit(on)
        elif event.key() == Qt.Key.Key_CapsLock:
            # Whether it went on or off cannot be known; the next letter tells.
            self.caps_lock.emit(False)
        super().keyPressEvent(event)


class PassphraseField(QWidget):
    """The line with its label, help, the word about Caps Lock and "Visa det jag skriver"."""

    def __init__(self, label: str, help_text: str = "", can_show: bool = True) -> None:
        super().__init__()
        self.edit = PassphraseEdit()
        self.caps = text(texts.CAPS_LOCK, "warning")
        self.caps.hide()
        self.shown = QCheckBox(texts.SHOW_TYPED)
        if not can_show:
            # setVisible(True) would open a window of its own for a moment: it has no parent yet.
            self.shown.hide()
        self.shown.toggled.connect(self._show)
        self.edit.caps_lock.connect(self.caps.setVisible)
        under = [self.caps, self.shown] if can_show else [self.caps]
        stacked(self).addWidget(field(label, self.edit, help_text, under))
        self.setFocusProxy(self.edit)

    def _show(self, shown: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
