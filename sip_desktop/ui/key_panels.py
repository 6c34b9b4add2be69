"""The panels of the card of keys: one's own passphrase asked for, and what is to be changed. They change nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sip_desktop.domain.faults import Fault
from sip_desktop.services.opening import ShownStrength
from sip_desktop.texts import keys_view as texts
from sip_desktop.texts import shell
from sip_desktop.ui.passphrase_field import PassphraseField
from sip_desktop.ui.register_panels import Panel
from sip_desktop.ui.safe_edits import SafeLineEdit
from sip_desktop.ui.shell_widgets import Notice, button, field, in_line, text
from sip_desktop.ui.theme import set_role

Enough = Callable[[str], ShownStrength]
ReadKeyFile = Callable[[Path], bytes]
NAME_LENGTH, INITIALS_LENGTH, ROLE_LENGTH = 80, 4, 60


class OwnSecret(QWidget):
    """One's own passphrase, and the key file where one is needed."""

    def __init__(self, read_key_file: ReadKeyFile) -> None:
        super().__init__()
        self._read = read_key_file
        self.passphrase = PassphraseField(texts.OWN_PASSPHRASE, can_show=False)
        self.file = SafeLineEdit()
        self.with_file = field(texts.OWN_KEY_FILE, self.file, texts.OWN_KEY_FILE_HELP)
        line = in_line(self.passphrase, self.with_file)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setFocusProxy(self.passphrase.edit)

    def ask(self, second: bool) -> None:
        """Emptied; the key file is asked for only where one is needed."""
        self.passphrase.edit.take()
        self.file.clear()
        self.with_file.setVisible(second)

    def take(self) -> tuple[str, bytes]:
        """The secret, and the fields are emptied. Raises Fault when the key file cannot be read."""
        second = self._read(Path(self.file.text().strip()).expanduser()) if self.file.text().strip() else b""
        return self.passphrase.edit.take(), second


class KeyPanel(Panel):
    """One change of keys. ``wanted`` says that it is to be made; ``secret`` and ``fresh`` then give what was typed."""

    wanted = Signal()

    def __init__(self, words: str, read_key_file: ReadKeyFile, help_text: str = "") -> None:
        super().__init__()
        self.own = OwnSecret(read_key_file)
        self.fault = Notice("problem")
        self.act = button(words, self.wanted.emit, "main")
        if help_text:
            self.column.addWidget(text(help_text, "help"))
        self._before()
        self.column.addWidget(self.own)
        self._between()
        self.column.addWidget(self.fault)
        self.column.addLayout(in_line(self.act, button(shell.CANCEL, self.shut), None))

    def ask(self, second: bool) -> None:
        """Opens the panel with empty fields; ``second`` asks for one's key file too."""
        self.own.ask(second)
        self.fault.tell("")
        self.show()
        self.turned.emit(True)
        self.own.setFocus()

    def shut(self) -> None:
        """Nothing that was typed is left in a panel that is shut."""
        self.own.ask(False)
        super().shut()

    def _before(self) -> None:
        """What stands over one's own passphrase."""

    def _between(self) -> None:
        """What stands under it."""


class ChangePanel(KeyPanel):
    """A new passphrase, typed twice."""

    _label, _help = texts.NEW_PASSPHRASE, ""

    def __init__(self, words: str, read_key_file: ReadKeyFile, enough: Enough) -> None:
        self._enough = enough
        super().__init__(words, read_key_file)

    def _between(self) -> None:
        self.first = PassphraseField(self._label, self._help)
        self.again = PassphraseField(texts.AGAIN, can_show=False)
        self.strength = text("", "quiet")
        self.first.edit.textChanged.connect(lambda _: self._judge())
        self.first.shown.toggled.connect(self.again.shown.setChecked)
        for widget in (self.first, self.strength, self.again):
            self.column.addWidget(widget)

    def fresh(self) -> str:
        """The new passphrase, and the fields are emptied. Raises Fault, and keeps them, when it will not do."""
        typed = self.first.edit.text()
        if not self._enough(typed).enough:
            raise Fault(texts.WEAK)
        if typed != self.again.edit.text():
            raise Fault(texts.NOT_SAME)
        self._clear()
        return typed

    def shut(self) -> None:
        self._clear()
        super().shut()

    def _clear(self) -> None:
        for part in (self.first, self.again):
            part.edit.take()
            part.shown.setChecked(False)

    def _judge(self) -> None:
        strength = self._enough(self.first.edit.text())
        self.strength.setText(strength.text)
        set_role(self.strength, "ok" if strength.enough else "quiet")


class AddPanel(ChangePanel):
    """Somebody new: name, initials, what they do, and the passphrase they type themselves."""

    _label, _help = texts.THEIR_PASSPHRASE, texts.THEIR_HELP

    def _before(self) -> None:
        self.name, self.initials, self.role = (_line(most) for most in (NAME_LENGTH, INITIALS_LENGTH, ROLE_LENGTH))
        line = in_line(field(texts.NAME, self.name), field(texts.INITIALS, self.initials), field(texts.ROLE, self.role))
        for place, stretch in enumerate((3, 1, 2)):
            line.setStretch(place, stretch)
        self.column.addLayout(line)

    def ask(self, second: bool) -> None:
        for line in (self.name, self.initials, self.role):
            line.clear()
        super().ask(second)
        self.name.setFocus()


class SurePanel(Panel):
    """Tells what will happen, and waits for a yes."""

    wanted = Signal()

    def __init__(self, yes: str) -> None:
        super().__init__()
        self.words = text()
        self.yes = button(yes, self.wanted.emit, "main")
        self.column.addWidget(self.words)
        self.column.addLayout(in_line(self.yes, button(shell.CANCEL, self.shut), None))

    def ask(self, words: str) -> None:
        """Opens with what will happen."""
        self.words.setText(words)
        self.show()
        self.turned.emit(True)
        self.yes.setFocus()


def _line(longest: int) -> SafeLineEdit:
    line = SafeLineEdit()
    line.setMaxLength(longest)
    return line
