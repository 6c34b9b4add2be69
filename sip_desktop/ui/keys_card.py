"""Who can unlock the vault and with what: listed, added, changed and taken away. It makes no key itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QProgressBar, QTableWidget, QTableWidgetItem

from sip_desktop.domain.faults import Fault
from sip_desktop.texts import keyring as keyring_texts
from sip_desktop.texts import keys_view as texts
from sip_desktop.texts import unlock
from sip_desktop.ui.background import run
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.key_panels import AddPanel, ChangePanel, Enough, KeyPanel, SurePanel
from sip_desktop.ui.register_panels import Panel
from sip_desktop.ui.safe_edits import forbid_copying
from sip_desktop.ui.shell_widgets import Notice, button, say, stacked, text
from sip_desktop.ui.theme import ROOM, set_role

if TYPE_CHECKING:
    from sip_desktop.services.keyring import Keyring, Secret, UserLine


MOST_ROWS = 8


class KeysCard(QFrame):
    """``folder_wanted`` asks for a folder for a key file, answered with ``make_key_file``; ``vault_key_wanted`` asks
    for a new vault key, which only a vault that is shut can be given."""

    folder_wanted = Signal()
    vault_key_wanted = Signal()

    def __init__(self, keyring: Keyring, enough: Enough) -> None:
        super().__init__()
        set_role(self, "card")
        self._keyring = keyring
        self._lines: list[UserLine] = []
        self._leaving: UserLine | None = None
        self.people = _table()
        self.change = ChangePanel(texts.DO_CHANGE, keyring.read_key_file, enough)
        self.add = AddPanel(texts.DO_ADD, keyring.read_key_file, enough)
        self.recovery = KeyPanel(texts.DO_RECOVERY, keyring.read_key_file)
        self.key_file = KeyPanel(texts.DO_KEY_FILE, keyring.read_key_file, texts.KEY_FILE_TEXT)
        self.no_file = KeyPanel(texts.KEY_FILE_OFF, keyring.read_key_file)
        self.sure = SurePanel(texts.REVOKE_YES)
        self.lock_first = SurePanel(texts.KEY_LOCK_NOW)
        self.done = Notice("ok")
        self.fault = Notice("problem")
        self.doing = QProgressBar()
        self.doing.setRange(0, 0)
        self.doing.setTextVisible(False)
        self._panels: tuple[Panel, ...] = (
            *(self.change, self.add, self.recovery, self.key_file, self.no_file),
            *(self.sure, self.lock_first),
        )
        self._lay_out()
        self._connect()
        self._set_busy(False)
        self.reload()

    def reload(self) -> None:
        """Reads anew who there is."""
        self._lines = self._keyring.lines()
        self.people.setRowCount(len(self._lines))
        for row, line in enumerate(self._lines):
            name = texts.OWN_MARK.format(name=line.user.name) if line.own else line.user.name
            key = (texts.HAS_KEY_AND_FILE if line.second else texts.HAS_KEY) if line.can_unlock else texts.NO_KEY
            chief = texts.IS_CHIEF if line.user.chief else texts.NOT_CHIEF
            for column, words in enumerate((name, line.user.initials, line.user.role, key, chief)):
                self.people.setItem(row, column, QTableWidgetItem(words))
        _fit(self.people)
        if self._lines and self.people.currentRow() < 0:
            self.people.selectRow(0)
        second = any(line.own and line.second for line in self._lines)
        self.use_file.setVisible(not second)
        self.drop_file.setVisible(second)
        self._follow_role()
        self._follow_choice()

    def make_key_file(self, folder: Path) -> None:
        """A key file in the folder, which becomes one's own second key."""
        own = self._secret(self.key_file)
        if own is None:
            return
        target = folder / texts.KEY_FILE_NAME

        def work() -> None:
            # The file first: a key that needs a file which could not be written would lock its owner out.
            self._keyring.change_passphrase(own, (own[0], self._keyring.new_key_file(target)))

        self._do(work, lambda _: texts.KEY_FILE_MADE.format(name=target.name))

    def _lay_out(self) -> None:
        column = stacked(self, around=ROOM)
        column.addWidget(text(texts.TITLE, "section"))
        column.addWidget(text(texts.TEXT, "help"))
        column.addWidget(self.people)
        self.revoke = button(texts.REVOKE, self._ask_revoke)
        self.chief = button(texts.CHIEF_ON, self._turn_chief)
        self.only_chief = text(keyring_texts.CHIEF_ONLY_SHORT, "help")

        def ask_lock() -> None:
            self._shut_all()
            self.lock_first.ask(texts.KEY_LOCKS)

        self.use_file = button(texts.KEY_FILE, lambda: self._ask(self.key_file))
        self.drop_file = button(texts.KEY_FILE_OFF, lambda: self._ask(self.no_file))
        self.new_user = button(texts.ADD, lambda: self._ask(self.add))
        change = button(texts.CHANGE, lambda: self._ask(self.change))
        self.new_recovery = button(texts.NEW_RECOVERY, lambda: self._ask(self.recovery))
        self.new_vault_key = button(texts.NEW_VAULT_KEY, ask_lock)
        first = (self.new_user, self.revoke, self.chief, change, self.new_recovery)
        self.acts = FlowRow((*first, self.use_file, self.drop_file, self.new_vault_key))
        column.addWidget(self.acts)
        column.addWidget(self.only_chief)
        for widget in (*self._panels, self.doing, self.done, self.fault):
            column.addWidget(widget)

    def _connect(self) -> None:
        keyring = self._keyring

        def drop(own: Secret) -> None:
            keyring.change_passphrase(own, (own[0], b""))

        self.people.currentCellChanged.connect(lambda *_: self._follow_choice())
        self.change.wanted.connect(self._change)
        self.add.wanted.connect(self._add)
        self.recovery.wanted.connect(
            lambda: self._with_own(self.recovery, keyring.new_recovery_key, partial(_show_recovery_key, self))
        )
        self.key_file.wanted.connect(self.folder_wanted)
        self.no_file.wanted.connect(lambda: self._with_own(self.no_file, drop, lambda _: texts.KEY_FILE_GONE))
        self.sure.wanted.connect(self._revoke)
        self.lock_first.wanted.connect(self.vault_key_wanted)

    def _ask(self, panel: KeyPanel) -> None:
        self._shut_all()
        self.done.tell("")
        panel.ask(self._keyring.needs_key_file())

    def _change(self) -> None:
        try:
            fresh = self.change.fresh()
        except Fault as fault:
            self.change.fault.tell(fault.text)
            return
        own = self._secret(self.change)
        if own is not None:
            self._do(lambda: self._keyring.change_passphrase(own, (fresh, own[1])), lambda _: texts.CHANGED)

    def _add(self) -> None:
        panel = self.add
        try:
            fresh = panel.fresh()
            user = self._keyring.add_user(panel.name.text(), panel.initials.text(), panel.role.text())
        except Fault as fault:
            panel.fault.tell(fault.text)
            return
        own = self._secret(panel)
        if own is not None:
            told = texts.ADDED.format(name=user.name)
            self._do(lambda: self._keyring.give_key(own, user, (fresh, b"")), lambda _: told)

    def _ask_revoke(self) -> None:
        self._leaving = self._chosen()
        if self._leaving is not None:
            self._shut_all()
            self.sure.ask(texts.REVOKE_SURE.format(name=self._leaving.user.name))

    def _shut_all(self) -> None:
        for panel in self._panels:
            panel.shut()

    def _revoke(self) -> None:
        self.sure.shut()
        if self._leaving is None:
            return
        try:
            self._keyring.revoke(self._leaving.user.id)
        except Fault as fault:
            self.fault.tell(fault.text)
            return
        self.fault.tell("")
        self.done.tell(texts.REVOKED.format(name=self._leaving.user.name))
        self.reload()

    def _turn_chief(self) -> None:
        line = self._chosen()
        if line is None:
            return
        try:
            self._keyring.set_chief(line.user.id, not line.user.chief)
        except Fault as fault:
            self.fault.tell(fault.text)
        self.reload()

    def _chosen(self) -> UserLine | None:
        row = self.people.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _follow_choice(self) -> None:
        line = self._chosen()
        self.revoke.setEnabled(line is not None and line.can_unlock and not line.own)
        self.chief.setEnabled(line is not None)
        self.chief.setText(texts.CHIEF_OFF if line is not None and line.user.chief else texts.CHIEF_ON)

    def _follow_role(self) -> None:
        """What touches others is offered to a chief; the service refuses it to others whatever is shown."""
        chief = self._keyring.may_change_others()
        for act in (self.new_user, self.revoke, self.chief, self.new_recovery, self.new_vault_key):
            act.setVisible(chief)
        self.only_chief.setVisible(not chief)

    def _secret(self, panel: KeyPanel) -> Secret | None:
        """What was typed of one's own, or None after saying what is wrong."""
        try:
            own = panel.own.take()
        except Fault as fault:
            panel.fault.tell(fault.text)
            return None
        if not own[0].strip():
            panel.fault.tell(unlock.EMPTY)
            return None
        return own

    def _with_own(self, panel: KeyPanel, work: Callable[[Secret], object], words: Callable[[str], str]) -> None:
        """Work that needs nothing but one's own secret."""
        own = self._secret(panel)
        if own is not None:
            self._do(lambda: work(own), words)

    def _do(self, work: Callable[[], object], words: Callable[[str], str]) -> None:
        """Logs the change, makes it in a thread, and tells how it went; ``words`` gets what the work gave."""
        self._keyring.note_change()
        self._shut_all()
        self._set_busy(True)

        def done(given: object) -> None:
            self._set_busy(False)
            self.reload()
            self.done.tell(words(given if isinstance(given, str) else ""))

        run(self, work, done, self._failed)

    def _failed(self, fault: Fault) -> None:
        self._set_busy(False)
        self.reload()
        self.fault.tell(fault.text)

    def _set_busy(self, busy: bool) -> None:
        self.doing.setVisible(busy)
        self.doing.setAccessibleName(texts.WORKING)
        self.fault.tell("")
        self.done.tell("")
        self.acts.setEnabled(not busy)
        if busy:
            say(self, texts.WORKING)


def _show_recovery_key(card: QFrame, key: str) -> str:
    """Shows the new key once; gives the words for the card."""
    from sip_desktop.ui.new_vault_view import ShownOnce

    window = card.window()
    shown = ShownOnce(unlock.KEY_TITLE, unlock.KEY_TEXT, unlock.KEY_LABEL, key, unlock.KEY_DONE, window, check=True)
    shown.open()
    return texts.RECOVERY_CHANGED


def _table() -> QTableWidget:
    table = QTableWidget(0, len(texts.COLUMNS))
    table.setHorizontalHeaderLabels(list(texts.COLUMNS))
    table.setAccessibleName(texts.TITLE)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    head = table.horizontalHeader()
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    forbid_copying(table)
    return table


def _fit(table: QTableWidget) -> None:
    """As high as its rows, up to a few; then it scrolls."""
    rows = min(max(table.rowCount(), 1), MOST_ROWS)
    height = table.horizontalHeader().sizeHint().height() + rows * table.verticalHeader().defaultSectionSize()
    table.setFixedHeight(height + 2 * table.frameWidth() + 2)
