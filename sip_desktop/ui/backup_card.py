"""Backup copies of the vault: how old they are, one to a USB stick, and a restoring tried. It makes none itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from sip_desktop.domain.faults import Fault
from sip_desktop.texts import vault_view as texts
from sip_desktop.ui.background import run
from sip_desktop.ui.dates import short_time
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.shell_widgets import Notice, button, say, stacked, text
from sip_desktop.ui.theme import ROOM, set_role

if TYPE_CHECKING:
    from sip_desktop.domain.records import Backup, Held
    from sip_desktop.services.backups import Backups, Standing

MEGABYTE = 1_000_000


class BackupCard(QFrame):
    """``folder_wanted`` asks for a folder to copy to; it is answered with ``copy_to``."""

    folder_wanted = Signal()

    def __init__(self, backups: Backups, today: Callable[[], date]) -> None:
        super().__init__()
        set_role(self, "card")
        self._backups = backups
        self._today = today
        self.own = text()
        self.outside = text()
        self.tried = text()
        self.done = text("", "ok")
        self.fault = Notice("problem")
        self.doing = QProgressBar()
        self.doing.setRange(0, 0)
        self.doing.setTextVisible(False)
        self.copy = button(texts.OUTSIDE, self.folder_wanted.emit, "main")
        self.try_out = button(texts.TRY, self._try)
        self._used = self.copy
        column = stacked(self, around=ROOM)
        column.addWidget(text(texts.COPIES, "section"))
        column.addWidget(text(texts.COPIES_TEXT, "help"))
        for line in (self.own, self.outside, self.tried):
            column.addWidget(line)
        column.addWidget(FlowRow((self.copy, self.try_out)))
        for widget in (self.doing, self.done, self.fault):
            column.addWidget(widget)
        column.addWidget(text(texts.HOW_TO_RESTORE, "help"))
        self._set_busy("")
        self.reload()

    def reload(self) -> None:
        """Tells anew how well the vault is kept."""
        standing = self._backups.standing()
        self.own.setText(_own_words(standing.own, self._today()))
        self.outside.setText(_outside_words(standing))
        set_role(self.outside, "warning" if standing.outside_is_old else "ok")
        self.tried.setText(_tried_words(standing))
        set_role(self.tried, "warning" if standing.trial_is_old else "ok")

    def copy_to(self, folder: Path) -> None:
        """Makes a copy in the folder, in a thread, under a name that tells of no unit."""
        target = folder / self._backups.neutral_name()
        self._used = self.copy
        self._set_busy(texts.OUTSIDE_DOING)
        run(self, lambda: self._backups.make_outside(target), self._copied, self._failed)

    def _copied(self, made: Backup) -> None:
        self._backups.note_outside()
        self._finish(texts.OUTSIDE_DONE.format(name=Path(made.file).name))

    def _try(self) -> None:
        own = self._backups.standing().own
        if not own:
            self.fault.tell(texts.TRY_NONE)
            return
        newest = Path(own[0].file)
        self._used = self.try_out
        self._set_busy(texts.TRY_DOING)
        run(self, lambda: self._backups.try_out(newest), self._tried, self._failed)

    def _tried(self, held: Held) -> None:
        self._backups.note_tried()
        when = short_time(held.made, self._today())
        self._finish(texts.TRY_DONE.format(when=when, cases=held.cases, documents=held.documents))

    def _finish(self, words: str) -> None:
        self._end()
        self.reload()
        self.done.setText(words)
        self.done.show()
        say(self, words)

    def _failed(self, fault: Fault) -> None:
        self._end()
        self.reload()
        self.fault.tell(fault.text)

    def _end(self) -> None:
        """The button that was turned off while it worked lost the focus, and gets it back."""
        self._set_busy("")
        self._used.setFocus()

    def _set_busy(self, doing: str) -> None:
        self.doing.setVisible(bool(doing))
        self.doing.setAccessibleName(doing)
        self.fault.tell("")
        self.done.setText(doing)
        self.done.setVisible(bool(doing))
        for act in (self.copy, self.try_out):
            act.setEnabled(not doing)
        if doing:
            say(self, doing)


def _own_words(own: tuple[Backup, ...], today: date) -> str:
    if not own:
        return texts.NO_OWN
    when = short_time(own[0].made.isoformat(), today)
    return texts.LAST_OWN.format(when=when, size=size_words(own[0].size), count=len(own))


def _outside_words(standing: Standing) -> str:
    days = standing.outside_days
    if days is None:
        return texts.OUTSIDE_NEVER
    if standing.outside_is_old:
        return texts.OUTSIDE_OLD.format(days=days)
    return (texts.OUTSIDE_TODAY, texts.OUTSIDE_ONE)[days] if days < 2 else texts.OUTSIDE_DAYS.format(days=days)


def _tried_words(standing: Standing) -> str:
    days = standing.tried_days
    if days is None:
        return texts.TRIED_NEVER
    if standing.trial_is_old:
        return texts.TRIED_OLD.format(days=days)
    return texts.TRIED_WELL.format(days=days) if days else texts.TRIED_TODAY


def size_words(count: int) -> str:
    """A size in bytes as "4,2 MB" or "160 kB"."""
    if count >= MEGABYTE:
        return texts.SIZE_MB.format(size=f"{count / MEGABYTE:.1f}".replace(".", ","))
    return texts.SIZE_KB.format(size=round(count / 1000))
