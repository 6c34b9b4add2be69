"""Another user's passphrase, typed by them and tried in a thread. It keeps neither what was typed nor the key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from sip_desktop.domain.faults import Fault
from sip_desktop.texts import purging as texts
from sip_desktop.ui.background import run
from sip_desktop.ui.key_file_field import KeyFileField
from sip_desktop.ui.passphrase_field import PassphraseField
from sip_desktop.ui.shell_widgets import Notice, stacked

if TYPE_CHECKING:
    from sip_desktop.services.keyring import Keyring
    from sip_desktop.services.two_persons import TwoPersons, Witness


class WitnessField(QWidget):
    """``busy`` says that a passphrase is being tried (True), or no more; ``entered`` that Enter was pressed in it."""

    busy = Signal(bool)
    entered = Signal()

    def __init__(self, rule: TwoPersons, keyring: Keyring) -> None:
        super().__init__()
        self._rule = rule
        self._keyring = keyring
        self.passphrase = PassphraseField(texts.THEIR_PASSPHRASE, texts.THEIR_HELP, can_show=False)
        self.passphrase.edit.returnPressed.connect(self.entered)
        self.key_file = KeyFileField()
        self.doing = QProgressBar()
        self.doing.setRange(0, 0)
        self.doing.setTextVisible(False)
        self.doing.setAccessibleName(texts.WORKING)
        self.fault = Notice("problem")
        column = stacked(self)
        for widget in (self.passphrase, self.key_file, self.doing, self.fault):
            column.addWidget(widget)
        self.setFocusProxy(self.passphrase.edit)
        self.ask()

    def ask(self) -> None:
        """Emptied; a key file is asked for where somebody else's way in needs one."""
        self.passphrase.edit.take()
        self.key_file.ask(any(line.second and not line.own for line in self._keyring.lines()))
        self.doing.hide()
        self.fault.tell("")

    def meet(self, met: Callable[[Witness], None]) -> None:
        """Tries what was typed, slowly; then ``met`` gets whose it was. A wrong one is said here."""
        typed, file = self.passphrase.edit.take(), self.key_file.path()
        self.fault.tell("")
        self._turn(True)

        def work() -> Witness:
            return self._rule.witness(typed, self._keyring.read_key_file(file) if file else b"")

        def done(witness: Witness) -> None:
            self._turn(False)
            met(witness)

        run(self, work, done, self._failed)

    def _failed(self, fault: Fault) -> None:
        self._turn(False)
        self.fault.tell(fault.text)
        self.passphrase.setFocus()

    def _turn(self, busy: bool) -> None:
        self.doing.setVisible(busy)
        self.busy.emit(busy)
