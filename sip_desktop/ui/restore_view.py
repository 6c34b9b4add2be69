"""Restoring from a copy, before a vault is open: choose, see what it holds, restore. It restores nothing itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QListWidget, QProgressBar, QWidget

from sip_desktop.domain.faults import Fault
from sip_desktop.texts import keys_view as texts
from sip_desktop.texts import unlock
from sip_desktop.ui.background import run
from sip_desktop.ui.backup_card import size_words
from sip_desktop.ui.dates import short_time
from sip_desktop.ui.key_file_field import KeyFileField
from sip_desktop.ui.passphrase_field import PassphraseField
from sip_desktop.ui.safe_edits import SafeLineEdit
from sip_desktop.ui.shell_widgets import Notice, button, centred, field, in_line, say, scaled, stacked, text
from sip_desktop.ui.theme import ROOM, set_role

if TYPE_CHECKING:
    from sip_desktop.domain.records import Backup, Held
    from sip_desktop.services.opening import Opening

LIST_HEIGHT = 150
COPY_ENDING = ".sipkopia"
NO_DAY = date.min
"""No day is today here: each is written out whole, with its year."""


class RestoreView(QWidget):
    """``left`` goes back to unlocking, also when the vault has been restored."""

    left = Signal()

    def __init__(self, opening: Opening, folder: Path) -> None:
        super().__init__()
        self._opening = opening
        self._folder = folder
        self._known: tuple[Path, str, bytes] | None = None
        self.fault = Notice("problem")
        self.copies = QListWidget()
        self.copies.setAccessibleName(texts.RESTORE_OWN)
        self.copies.setMaximumHeight(scaled(LIST_HEIGHT))
        self.file = SafeLineEdit()
        self.choose = button(texts.RESTORE_FILE_CHOOSE, self._choose_file, "small")
        self.passphrase = PassphraseField(unlock.PASSPHRASE)
        self.key_file = KeyFileField()
        self.with_key_file = button(texts.RESTORE_KEY_FILE, self._ask_key_file, "link")
        self.look = button(texts.RESTORE_LOOK, self._look, "main")
        self.holds = Notice("info")
        self.restore = button(texts.RESTORE_DO, self._restore, "main")
        self.doing = QProgressBar()
        self.doing.setRange(0, 0)
        self.doing.setTextVisible(False)
        self.done = Notice("ok")
        self._list()
        self._lay_out()
        self.key_file.ask(opening.wants_key_file(folder))
        self._forget()
        self.copies.currentRowChanged.connect(self._chose_own)
        self.file.textChanged.connect(self._named_file)
        self.passphrase.edit.textChanged.connect(lambda _: self._forget())
        self.passphrase.edit.returnPressed.connect(self._look)
        self.key_file.line.textChanged.connect(lambda _: self._forget())
        self.key_file.line.returnPressed.connect(self._look)

    def focusInEvent(self, event: QFocusEvent) -> None:
        (self.copies if self.copies.count() else self.file).setFocus(event.reason())

    def _list(self) -> None:
        try:
            self._own = self._opening.backups(self._folder)
        except Fault as fault:
            self._own = list[Backup]()
            self.fault.tell(fault.text)
        for backup in self._own:
            when = short_time(backup.made.isoformat(), NO_DAY)
            self.copies.addItem(texts.RESTORE_COPY.format(when=when, size=size_words(backup.size)))
        if self._own:
            self.copies.setCurrentRow(0)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = stacked(inside, gap=ROOM)
        column.addLayout(in_line(button(unlock.BACK, self.left.emit, "link"), None))
        column.addWidget(text(texts.RESTORE_TITLE, "title"))
        column.addWidget(text(texts.RESTORE_TEXT))
        if self._own:
            column.addWidget(field(texts.RESTORE_OWN, self.copies))
        else:
            column.addWidget(text(texts.RESTORE_NONE, "quiet"))
        column.addWidget(field(texts.RESTORE_FILE, self.file, texts.RESTORE_FILE_HELP, [self.choose]))
        column.addWidget(self.passphrase)
        column.addWidget(self.key_file)
        column.addLayout(in_line(self.look, self.with_key_file, None))
        for widget in (self.doing, self.holds):
            column.addWidget(widget)
        column.addLayout(in_line(self.restore, None))
        column.addWidget(self.fault)
        column.addWidget(self.done)
        column.addStretch(1)
        self.area = centred(inside)
        stacked(self).addWidget(self.area)

    def _chosen(self) -> Path | None:
        typed = self.file.text().strip()
        if typed:
            return Path(typed).expanduser()
        row = self.copies.currentRow()
        return Path(self._own[row].file) if 0 <= row < len(self._own) else None

    def _choose_file(self) -> None:
        from sip_desktop.ui.file_chooser import FileChooser, FileKind

        kind = FileKind(
            frozenset({COPY_ENDING}),
            texts.RESTORE_FILE_TITLE,
            texts.RESTORE_FILE_LIST,
            texts.RESTORE_FILE_NONE,
            texts.RESTORE_FILE_USE,
        )
        chooser = FileChooser(Path.home(), self, kind)
        chooser.chosen.connect(lambda file: self.file.setText(str(file)))
        chooser.open()

    def _chose_own(self, row: int) -> None:
        if row >= 0:
            self.file.clear()
        self._forget()

    def _named_file(self, named: str) -> None:
        """One copy at a time is chosen: with a file named, none of the vault's own looks chosen."""
        if named.strip():
            self.copies.setCurrentRow(-1)
        self._forget()

    def _ask_key_file(self) -> None:
        """For whoever had a key file when the copy was made; the vault in the folder, if any, may need none now."""
        self.key_file.ask(True)
        self._set_busy("")
        self.key_file.line.setFocus()

    def _forget(self) -> None:
        """What was seen of another copy, or with another passphrase, is no ground for restoring this one."""
        self._known = None
        self.holds.tell("")
        self._set_busy("")

    def _look(self) -> None:
        file, typed = self._chosen(), self.passphrase.edit.text()
        if file is None:
            self.fault.tell(texts.RESTORE_CHOOSE)
            return
        if not typed.strip():
            self.fault.tell(unlock.EMPTY)
            return
        self._set_busy(texts.RESTORE_LOOKING)
        folder, key_file = self._folder, self.key_file.path()

        def work() -> tuple[bytes, Held]:
            second = self._opening.read_key_file(key_file) if key_file else b""
            return second, self._opening.look_into(file, folder, typed, second)

        run(self, work, lambda found: self._show((file, typed, found[0]), found[1]), self._failed)

    def _show(self, opened_with: tuple[Path, str, bytes], held: Held) -> None:
        self._known = opened_with
        self._set_busy("")
        last = short_time(held.last_saved, NO_DAY) if held.last_saved else texts.RESTORE_NEVER
        made = short_time(held.made, NO_DAY)
        words = texts.RESTORE_HOLDS.format(made=made, cases=held.cases, documents=held.documents, last=last)
        self.holds.tell(words)
        self.restore.setFocus()
        # When the page has been laid out with what the copy holds in it.
        QTimer.singleShot(0, self.restore, lambda: self.area.ensureWidgetVisible(self.restore))

    def _restore(self) -> None:
        if self._known is None:
            return
        file, passphrase, second = self._known
        folder = self._folder
        self._set_busy(texts.RESTORE_DOING)

        def work() -> Held:
            return self._opening.restore(file, folder, passphrase, second)

        run(self, work, lambda _: self._restored(), self._failed)

    def _restored(self) -> None:
        self.passphrase.edit.take()
        self._forget()
        self.done.tell(texts.RESTORE_DONE)

    def _failed(self, fault: Fault) -> None:
        self._set_busy("")
        self.fault.tell(fault.text)

    def _set_busy(self, doing: str) -> None:
        self.doing.setVisible(bool(doing))
        self.doing.setAccessibleName(doing)
        self.fault.tell("")
        self.done.tell("")
        self.restore.setVisible(self._known is not None and not doing)
        set_role(self.look, "main" if self._known is None else "")
        self.with_key_file.setVisible(self.key_file.isHidden())
        for widget in (
            self.copies,
            self.file,
            self.choose,
            self.passphrase,
            self.key_file,
            self.look,
            self.with_key_file,
        ):
            widget.setEnabled(not doing)
        if doing:
            say(self, doing)
