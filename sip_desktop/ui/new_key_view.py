"""A new vault key, made before the vault is opened: the vault must be shut meanwhile. It makes no key itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from sip_desktop.domain.faults import Fault
from sip_desktop.texts import keys_view as texts
from sip_desktop.texts import unlock
from sip_desktop.ui.background import run
from sip_desktop.ui.key_file_field import KeyFileField
from sip_desktop.ui.passphrase_field import PassphraseField
from sip_desktop.ui.shell_widgets import Notice, button, centred, in_line, say, stacked, text
from sip_desktop.ui.theme import ROOM

if TYPE_CHECKING:
    from sip_desktop.domain.records import NewKey
    from sip_desktop.services.opening import Opening


class NewKeyView(QWidget):
    """``left`` goes back to unlocking."""

    left = Signal()

    def __init__(self, opening: Opening, folder: Path) -> None:
        super().__init__()
        self._opening = opening
        self._folder = folder
        self.passphrase = PassphraseField(unlock.PASSPHRASE)
        self.key_file = KeyFileField()
        self.act = button(texts.KEY_DO, self._begin, "main")
        self.back = button(unlock.BACK, self.left.emit, "link")
        self.doing = QProgressBar()
        self.doing.setRange(0, 0)
        self.doing.setTextVisible(False)
        self.fault = Notice("problem")
        self.done = Notice("ok")
        inside = QWidget()
        column = stacked(inside, gap=ROOM)
        column.addLayout(in_line(self.back, None))
        column.addWidget(text(texts.KEY_TITLE, "title"))
        column.addWidget(text(texts.KEY_TEXT))
        column.addWidget(self.passphrase)
        column.addWidget(self.key_file)
        column.addLayout(in_line(self.act, None))
        column.addWidget(self.doing)
        column.addWidget(self.fault)
        column.addWidget(self.done)
        column.addStretch(1)
        stacked(self).addWidget(centred(inside))
        self.key_file.ask(opening.wants_key_file(folder))
        self.passphrase.edit.returnPressed.connect(self._begin)
        self._set_busy(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begins at the passphrase. Not by a focus proxy: Tab would stop at that, and pass by the way back."""
        self.passphrase.edit.setFocus(event.reason())

    def _begin(self) -> None:
        typed, file, folder = self.passphrase.edit.text(), self.key_file.path(), self._folder
        if not typed.strip():
            self.fault.tell(unlock.EMPTY)
            return
        self.passphrase.edit.take()
        self._set_busy(True)

        def work() -> NewKey:
            second = self._opening.read_key_file(file) if file else b""
            return self._opening.new_vault_key(folder, (typed, second))

        run(self, work, self._show, self._failed)

    def _show(self, new: NewKey) -> None:
        from sip_desktop.ui.new_vault_view import ShownOnce

        self._set_busy(False)
        words = texts.KEY_DONE if new.without_slot else texts.KEY_DONE_ALONE
        self.done.tell(words.format(who=", ".join(new.without_slot), old=new.old_copies))
        shown = ShownOnce(
            unlock.KEY_TITLE, unlock.KEY_TEXT, unlock.KEY_LABEL, new.recovery_key, unlock.KEY_DONE, self, check=True
        )
        shown.open()

    def _failed(self, fault: Fault) -> None:
        self._set_busy(False)
        self.fault.tell(fault.text)

    def _set_busy(self, busy: bool) -> None:
        self.doing.setVisible(busy)
        self.doing.setAccessibleName(texts.KEY_DOING)
        self.fault.tell("")
        for widget in (self.passphrase, self.key_file, self.act, self.back):
            widget.setEnabled(not busy)
        if busy:
            say(self, texts.KEY_DOING)
