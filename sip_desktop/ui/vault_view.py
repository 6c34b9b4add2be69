"""The vault itself: its backup copies, its keys and users, its log, and whether all is well. It knows no case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from sip_desktop.domain.faults import Fault
from sip_desktop.texts import vault_view as texts
from sip_desktop.ui.authority_card import AuthorityCard
from sip_desktop.ui.background import run
from sip_desktop.ui.backup_card import BackupCard
from sip_desktop.ui.keys_card import KeysCard
from sip_desktop.ui.post_card import PostCard
from sip_desktop.ui.purge_card import PurgeCard
from sip_desktop.ui.shell_widgets import Notice, button, centred, empty, in_line, say, stacked, text
from sip_desktop.ui.theme import ROOM, set_role

if TYPE_CHECKING:
    from sip_desktop.domain.records import Finding
    from sip_desktop.services.everything import Services
    from sip_desktop.ui.key_panels import Enough

WIDTH = 760


class VaultView(QWidget):
    """``log_wanted`` goes to the access log; ``vault_key_wanted`` asks for a new vault key, which needs the lock."""

    log_wanted = Signal()
    vault_key_wanted = Signal()

    def __init__(self, services: Services, enough: Enough, today: Callable[[], date]) -> None:
        super().__init__()
        self.copies = BackupCard(services.backups, today)
        self.keys = KeysCard(services.keyring, enough)
        self.purges = PurgeCard(services.purging, services.keyring)
        self.authority = AuthorityCard(services.guidance)
        self.post = PostCard(services.post)
        self.check = CheckCard(services.backups.verify)
        self.copies.folder_wanted.connect(lambda: self._choose(self.copies.copy_to))
        self.keys.folder_wanted.connect(lambda: self._choose(self.keys.make_key_file))
        self.keys.vault_key_wanted.connect(self.vault_key_wanted)
        inside = QWidget()
        column = stacked(inside, gap=ROOM)
        column.addWidget(text(texts.TITLE, "title"))
        column.addWidget(text(texts.INTRO))
        for card in (self.copies, self.keys, self._log_card(), self.purges, self.authority, self.post, self.check):
            column.addWidget(card)
        column.addStretch(1)
        stacked(self).addWidget(centred(inside, WIDTH))
        self.setFocusProxy(self.copies.copy)

    def reload(self) -> None:
        """Reads anew how the vault is kept and who can unlock it."""
        self.copies.reload()
        self.keys.reload()
        self.purges.reload()

    def _log_card(self) -> QFrame:
        card = QFrame()
        set_role(card, "card")
        column = stacked(card, around=ROOM)
        column.addWidget(text(texts.LOG, "section"))
        column.addWidget(text(texts.LOG_TEXT, "help"))
        self.open_log = button(texts.LOG_OPEN, self.log_wanted.emit)
        column.addLayout(in_line(self.open_log, None))
        return card

    def _choose(self, use: Callable[[Path], None]) -> None:
        from sip_desktop.ui.folder_chooser import FolderChooser

        chooser = FolderChooser(Path.home(), self)
        chooser.chosen.connect(use)
        chooser.open()


class CheckCard(QFrame):
    """Reads the whole vault through when asked, in a thread, and tells each finding."""

    def __init__(self, verify: Callable[[], list[Finding]]) -> None:
        super().__init__()
        set_role(self, "card")
        self._verify = verify
        self.begin = button(texts.CHECK, self._begin)
        self.doing = QProgressBar()
        self.doing.setRange(0, 0)
        self.doing.setTextVisible(False)
        self.doing.setAccessibleName(texts.CHECK_DOING)
        self.doing.hide()
        self.fault = Notice("problem")
        self.findings = QVBoxLayout()
        column = stacked(self, around=ROOM)
        column.addWidget(text(texts.CHECK, "section"))
        column.addWidget(text(texts.CHECK_TEXT, "help"))
        column.addLayout(in_line(self.begin, None))
        column.addWidget(self.doing)
        column.addWidget(self.fault)
        column.addLayout(self.findings)

    def _begin(self) -> None:
        empty(self.findings)
        self.fault.tell("")
        self._set_busy(True)
        run(self, self._verify, self._tell, self._failed)

    def _tell(self, findings: list[Finding]) -> None:
        self._set_busy(False)
        for finding in findings:
            form = texts.FINDING_WELL if finding.ok else texts.FINDING_BAD
            words = form.format(what=finding.what, text=finding.text)
            self.findings.addWidget(text(words, "ok" if finding.ok else "problem"))
        say(self, texts.CHECK_WELL if all(finding.ok for finding in findings) else texts.CHECK_BAD)

    def _failed(self, fault: Fault) -> None:
        self._set_busy(False)
        self.fault.tell(fault.text)

    def _set_busy(self, busy: bool) -> None:
        self.doing.setVisible(busy)
        self.begin.setEnabled(not busy)
        if not busy:
            # It lost the focus when it was turned off, and by keyboard one would have to find the way back to it.
            self.begin.setFocus()
