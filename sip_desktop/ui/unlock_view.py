"""The first window: unlock the vault, make one, open another, or try with invented cases. It opens no vault itself.

Only what this view needs is imported when the program starts; all else waits until the vault is open.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QProgressBar, QWidget

from sip_desktop.domain.faults import Fault
from sip_desktop.texts import keys_view as keys_texts
from sip_desktop.texts import shell
from sip_desktop.texts import unlock as texts
from sip_desktop.ui import capture_guard
from sip_desktop.ui.background import run
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.key_file_field import KeyFileField
from sip_desktop.ui.passphrase_field import PassphraseField
from sip_desktop.ui.shell_widgets import Notice, box, button, centred, in_line, say, stacked, text
from sip_desktop.ui.theme import ROOM, WIDE

if TYPE_CHECKING:
    from sip_desktop.services.opening import Opening
    from sip_desktop.services.ports import UnlockedKeys

CARD = 480


class UnlockView(QWidget):
    """``unlocked`` gives folder and keys; ``new_wanted`` asks for a new vault; ``folder_changed`` is to be kept.

    ``restore_wanted`` and ``new_key_wanted`` give the folder whose vault is to be restored or given a new key.
    """

    unlocked = Signal(object, object)
    new_wanted = Signal()
    folder_changed = Signal(object)
    protect_changed = Signal(bool)
    restore_wanted = Signal(object)
    new_key_wanted = Signal(object)

    def __init__(self, opening: Opening, folder: Path, protect: bool) -> None:
        super().__init__()
        self._opening = opening
        self.folder = folder
        self._busy = False
        self.vault = text("", "section")
        self.place = text("", "help")
        self.passphrase = PassphraseField(texts.PASSPHRASE)
        self.recovery = PassphraseField(texts.RECOVERY_KEY, texts.RECOVERY_HELP)
        self.recovery.shown.setChecked(True)
        self.key_file = KeyFileField()
        self.unlock = button(texts.UNLOCK, self._unlock, "main")
        self.use_other_key = button(texts.USE_RECOVERY, self._switch_key, "link")
        self.again = button(texts.TRY_AGAIN, lambda: self.show_folder(self.folder))
        self.make_vault = button(texts.MAKE_VAULT, self.new_wanted.emit, "main")
        self.new = button(texts.NEW, self.new_wanted.emit, "link")
        self.other = button(texts.OPEN_OTHER, self._choose_other, "link")
        self.try_out = button(texts.TRY, self._try, "link")
        self.restore = button(keys_texts.RESTORE_LINK, lambda: self.restore_wanted.emit(self.folder), "link")
        self.new_key = button(keys_texts.KEY_TITLE, lambda: self.new_key_wanted.emit(self.folder), "link")
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.doing = text("", "quiet")
        self.fault = Notice("problem")
        self.protect = protect_switch(protect)
        self.protect.toggled.connect(self.protect_changed)
        self._lay_out()
        for line in (self.passphrase, self.recovery):
            line.edit.returnPressed.connect(self._unlock)
        self.show_folder(folder)

    def show_folder(self, folder: Path) -> None:
        """Shows what can be done with a folder: unlock the vault in it, make one, or why neither."""
        self.folder = folder
        state = self._opening.state(folder)
        self._is_vault = state.kind == "vault"
        self._is_held = state.kind == "held"
        self.vault.setText(vault_words(folder, self._opening.default_folder) if state.kind != "new" else texts.WELCOME)
        self.place.setText(str(folder) if state.kind != "new" else texts.WELCOME_TEXT)
        self.again.setVisible(state.kind in ("held", "refused"))
        self.make_vault.setVisible(state.kind == "new")
        self.new.setVisible(state.kind != "new")
        self.other.setText(texts.OPEN_EXISTING if state.kind == "new" else texts.OPEN_OTHER)
        self._use_recovery = False
        self.fault.tell(state.text)
        self._set_busy("")

    def _lay_out(self) -> None:
        card, column = box("card", around=WIDE, gap=ROOM)
        head = stacked(gap=2)
        head.addWidget(self.vault)
        head.addWidget(self.place)
        column.addLayout(head)
        column.addWidget(self.passphrase)
        column.addWidget(self.recovery)
        column.addWidget(self.key_file)
        column.addWidget(self.fault)
        column.addLayout(in_line(self.again, self.make_vault, self.unlock, None))
        column.addWidget(self.progress)
        column.addWidget(self.doing)
        column.addWidget(self.use_other_key)
        inside = QWidget()
        page = stacked(inside, gap=ROOM)
        page.addStretch(2)
        page.addWidget(text(shell.PROGRAM, "brand"))
        page.addWidget(card)
        page.addWidget(FlowRow((self.new, self.other, self.try_out, self.restore, self.new_key), gap=ROOM))
        page.addWidget(with_help(self.protect))
        page.addStretch(3)
        stacked(self).addWidget(centred(inside, CARD))

    def _line(self) -> PassphraseField:
        return self.recovery if self._use_recovery else self.passphrase

    def _switch_key(self) -> None:
        self._use_recovery = not self._use_recovery
        self.fault.tell("")
        self._set_busy("")

    def _unlock(self) -> None:
        if self._busy or not self._is_vault:
            return
        typed = self._line().edit.take()
        if not typed.strip():
            self.fault.tell(texts.EMPTY)
            return
        self._set_busy(texts.UNLOCKING)
        folder, file = self.folder, self.key_file.path()

        def work() -> UnlockedKeys:
            return self._opening.unlock(folder, typed, self._opening.read_key_file(file) if file else b"")

        run(self, work, self._unlocked, self._failed)

    def _unlocked(self, keys: UnlockedKeys) -> None:
        self.unlocked.emit(self.folder, keys)

    def _failed(self, fault: Fault) -> None:
        self._set_busy("")
        self.fault.tell(fault.text)
        self._line().edit.setFocus()

    def _set_busy(self, doing: str) -> None:
        """Shows that work is going on (``doing`` says what), or, with "", that the view is ready for use."""
        self._busy = bool(doing)
        self.doing.setText(doing)
        self.doing.setVisible(self._busy)
        self.progress.setVisible(self._busy)
        if doing:
            self.fault.tell("")
            say(self, doing)
        self.passphrase.setVisible(self._is_vault and not self._use_recovery)
        self.recovery.setVisible(self._is_vault and self._use_recovery)
        wants_file = self._is_vault and not self._use_recovery and self._opening.wants_key_file(self.folder)
        self.key_file.ask(wants_file)
        self.restore.setVisible(not self._is_held)
        self.new_key.setVisible(self._is_vault)
        self.unlock.setVisible(self._is_vault)
        self.use_other_key.setVisible(self._is_vault)
        self.use_other_key.setText(texts.USE_PASSPHRASE if self._use_recovery else texts.USE_RECOVERY)
        for widget in (
            *(self.passphrase, self.recovery, self.key_file),
            *(self.unlock, self.use_other_key, self.make_vault),
        ):
            widget.setEnabled(not self._busy)
        for link in (self.new, self.other, self.try_out, self.restore, self.new_key):
            link.setEnabled(not self._busy)
        self.setFocusProxy(self._line().edit if self._is_vault else self.make_vault)
        if not self._busy:
            self.setFocus()

    def _choose_other(self) -> None:
        from sip_desktop.ui.folder_chooser import FolderChooser

        chooser = FolderChooser(self.folder.parent, self)
        chooser.chosen.connect(self._chose)
        chooser.open()

    def _chose(self, folder: Path) -> None:
        if self._opening.state(folder).kind == "new":
            self.fault.tell(texts.NO_VAULT_HERE.format(folder=folder))
            return
        self.show_folder(folder)
        self.folder_changed.emit(folder)

    def _try(self) -> None:
        folder = free_folder(self._opening.default_folder)
        self._set_busy(texts.TRYING)
        run(self, lambda: self._opening.make_demo(folder), lambda made: self._tried(folder, *made), self._failed)

    def _tried(self, folder: Path, keys: UnlockedKeys, passphrase: str) -> None:
        from sip_desktop.ui.new_vault_view import ShownOnce

        self._set_busy("")
        shown = ShownOnce(texts.TRY_READY, texts.TRY_READY_TEXT, texts.PASSPHRASE, passphrase, texts.TRY_OPEN, self)
        shown.noted.connect(lambda: self.folder_changed.emit(folder))
        shown.noted.connect(lambda: self.unlocked.emit(folder, keys))
        shown.open()


def vault_words(folder: Path, usual: Path) -> str:
    """How a vault is called on screen: by its folder, or, when it lies where vaults usually do, by the computer."""
    return texts.USUAL_VAULT if folder == usual else texts.VAULT.format(name=folder.name)


def protect_switch(on: bool) -> QCheckBox:
    """The switch for the protection against screenshots; it stands before unlock, for those it would lock out."""
    switch = QCheckBox(texts.PROTECT)
    switch.setChecked(on and capture_guard.AVAILABLE)
    switch.setEnabled(capture_guard.AVAILABLE)
    switch.setAccessibleDescription(texts.PROTECT_HELP if capture_guard.AVAILABLE else texts.PROTECT_ONLY_WINDOWS)
    return switch


def with_help(switch: QCheckBox) -> QWidget:
    """A switch with its help under it."""
    whole = QWidget()
    column = stacked(whole, gap=2)
    column.addWidget(switch)
    column.addWidget(text(switch.accessibleDescription(), "help"))
    return whole


def free_folder(beside: Path) -> Path:
    """A folder for invented cases that is not there yet: "prov", "prov 2" …, beside the usual vault."""
    names = (beside.with_name(texts.TRY_FOLDER if n == 1 else f"{texts.TRY_FOLDER} {n}") for n in range(1, 1000))
    return next(folder for folder in names if not folder.exists())
