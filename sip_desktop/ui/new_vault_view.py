"""Making a vault: where, whose, with which passphrase; then the recovery key, shown once. It makes nothing itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QProgressBar, QWidget

from sip_desktop.domain.faults import Fault
from sip_desktop.texts import shell
from sip_desktop.texts import unlock as texts
from sip_desktop.ui.background import run
from sip_desktop.ui.passphrase_field import SECRET, PassphraseField
from sip_desktop.ui.safe_edits import SafeLineEdit
from sip_desktop.ui.shell_widgets import (
    Notice,
    box,
    button,
    centred,
    field,
    fill_dialog,
    fit_dialog,
    in_line,
    say,
    stacked,
    text,
)
from sip_desktop.ui.shown_secret import ShownSecret
from sip_desktop.ui.theme import ROOM, WIDE, set_role, set_state

if TYPE_CHECKING:
    from sip_desktop.services.opening import Opening
    from sip_desktop.services.ports import NewVault

NAME_LENGTH, INITIALS_LENGTH, ROLE_LENGTH = 80, 4, 60
WIDTH = 480


class NewVaultView(QWidget):
    """``made`` gives folder and keys when the recovery key has been written down; ``left`` goes back to unlocking."""

    made = Signal(object, object)
    left = Signal()

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self._opening = opening
        self._folder = opening.default_folder
        self._place_fault = ""
        self._new: NewVault | None = None
        self.place = text("", "")
        self.place_fault = Notice("problem")
        self.name, self.initials, self.role = _line(NAME_LENGTH), _line(INITIALS_LENGTH), _line(ROLE_LENGTH)
        self.first = PassphraseField(texts.NEW_PASSPHRASE, texts.NEW_PASSPHRASE_HELP)
        self.second = PassphraseField(texts.AGAIN, can_show=False)
        self.strength = text("", "quiet")
        self.same = text("", "quiet")
        self.missing = text("", "quiet")
        self.make = button(texts.MAKE, self._make, "main")
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.fault = Notice("problem")
        self._lay_out()
        for line in (self.name, self.initials, self.role, self.first.edit, self.second.edit):
            line.textChanged.connect(lambda _: self._judge())
        self.first.shown.toggled.connect(self.second.shown.setChecked)
        self.name.editingFinished.connect(self._suggest_initials)
        self.set_folder(opening.default_folder)
        self._set_busy(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begins at the name. Not by a focus proxy: Tab would stop at that, and pass by what stands before it."""
        self.name.setFocus(event.reason())

    def set_folder(self, folder: Path) -> None:
        """The place for the vault; says why when it cannot be there."""
        self._folder = folder
        state = self._opening.state(folder)
        self._place_fault = state.text or ("" if state.kind == "new" else texts.PLACE_HAS_VAULT)
        self.place.setText(str(folder))
        self.place_fault.tell(self._place_fault)
        self._judge()

    def missing_parts(self) -> list[str]:
        """What is still missing before the vault can be made, in words."""
        parts = (
            (bool(self._place_fault), texts.MISSING_PLACE),
            (not self.name.text().strip(), texts.MISSING_NAME),
            (not self.initials.text().strip(), texts.MISSING_INITIALS),
            (not self._opening.strength(self.first.edit.text()).enough, texts.MISSING_STRENGTH),
            (self.first.edit.text() != self.second.edit.text(), texts.MISSING_AGAIN),
        )
        return [words for is_missing, words in parts if is_missing]

    def _lay_out(self) -> None:
        inside = QWidget()
        column = stacked(inside, gap=ROOM)
        column.addLayout(in_line(button(texts.BACK, self.left.emit, "link"), None))
        column.addWidget(text(texts.NEW_TITLE, "title"))
        told, lines = box("notice-info")
        lines.addWidget(text(texts.NEW_AUTHORITY))
        lines.addWidget(text(texts.NEW_ONE_PLACE))
        column.addWidget(told)
        place = in_line(self.place, button(texts.PLACE_CHANGE, self._choose, "small"), gap=ROOM)
        place.setStretch(0, 1)
        where = stacked(gap=2)
        where.addWidget(text(texts.PLACE, "label"))
        where.addLayout(place)
        where.addWidget(self.place_fault)
        column.addLayout(where)
        who = in_line(
            field(texts.NAME, self.name, texts.NAME_HELP),
            field(texts.INITIALS, self.initials, texts.INITIALS_HELP),
            gap=ROOM,
        )
        who.setStretch(0, 3)
        who.setStretch(1, 2)
        column.addLayout(who)
        column.addWidget(field(texts.ROLE, self.role, texts.ROLE_HELP))
        column.addWidget(self.first)
        column.addWidget(self.strength)
        column.addWidget(self.second)
        column.addWidget(self.same)
        column.addWidget(self.fault)
        column.addLayout(in_line(self.make, None))
        column.addWidget(self.missing)
        column.addWidget(self.progress)
        column.addStretch(1)
        stacked(self).addWidget(centred(inside))

    def _suggest_initials(self) -> None:
        if not self.initials.text():
            self.initials.setText("".join(word[0].upper() for word in self.name.text().split()[:3]))

    def _judge(self) -> None:
        """Says how strong the passphrase is, whether both are alike and what is missing."""
        first, second = self.first.edit.text(), self.second.edit.text()
        strength = self._opening.strength(first)
        self.strength.setText(texts.STRENGTH.format(text=strength.text))
        set_role(self.strength, "ok" if strength.enough else "warning" if first else "quiet")
        self.same.setText("" if not second else texts.SAME if first == second else texts.NOT_SAME)
        set_role(self.same, "ok" if first == second else "warning")
        missing = self.missing_parts()
        self.missing.setText(texts.MISSING.format(what=", ".join(missing)) if missing else "")
        self.make.setEnabled(not missing)

    def _choose(self) -> None:
        from sip_desktop.ui.folder_chooser import FolderChooser

        chooser = FolderChooser(self._folder, self)
        chooser.chosen.connect(self.set_folder)
        chooser.open()

    def _make(self) -> None:
        folder, name, initials = self._folder, self.name.text().strip(), self.initials.text().strip()
        role, passphrase = self.role.text().strip(), self.first.edit.text()
        self._set_busy(True)
        say(self, texts.MAKING)
        run(
            self,
            lambda: self._opening.create(folder, name, initials, role, passphrase),
            self._show_recovery_key,
            self._failed,
        )

    def _failed(self, fault: Fault) -> None:
        self._set_busy(False)
        self.fault.tell(fault.text)

    def _show_recovery_key(self, new: NewVault) -> None:
        self._new = new
        for line in (self.first, self.second):
            line.edit.take()
        shown = ShownOnce(
            texts.KEY_TITLE, texts.KEY_TEXT, texts.KEY_LABEL, new.recovery_key, texts.KEY_DONE, self, check=True
        )
        shown.noted.connect(lambda: self.made.emit(self._folder, new.keys))
        shown.open()

    def _set_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.fault.tell("")
        for widget in (self.name, self.initials, self.role, self.first, self.second, self.make):
            widget.setEnabled(not busy)
        if not busy:
            self._judge()


class ShownOnce(QDialog):
    """A key or passphrase to write down, hidden while nobody is there. With ``check`` its last group must be typed back
    before ``noted`` comes.

    It cannot be copied: on the clipboard other programs would read it, and it belongs on paper.
    """

    noted = Signal()

    def __init__(
        self, title: str, why: str, label: str, secret: str, ready: str, parent: QWidget, check: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(shell.PROGRAM)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._last = secret.replace(" ", "-").split("-")[-1]
        self._check = check
        self.typed = SafeLineEdit()
        self.typed.setInputMethodHints(SECRET)
        self.wrong = text(texts.KEY_WRONG, "problem")
        self.wrong.hide()
        self.ready = button(ready, self._ready, "main")
        self.shown = ShownSecret(label, "\n".join(grouped(secret)))
        self.typed.textEdited.connect(lambda _: self.shown.touch())
        inner = self._inner = QWidget()
        column = stacked(inner, around=WIDE, gap=ROOM)
        for widget in (text(title, "title"), text(why), self.shown):
            column.addWidget(widget)
        if check:
            column.addWidget(field(texts.KEY_CHECK, self.typed, under=[self.wrong]))
            self.typed.returnPressed.connect(self._ready)
        column.addLayout(in_line(None, self.ready))
        fill_dialog(self, inner, WIDTH)
        (self.typed if check else self.ready).setFocus()

    def reject(self) -> None:
        """Esc and the window's cross do nothing: what is shown here is never shown again."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.shown.touch()
        super().keyPressEvent(event)

    def _ready(self) -> None:
        if self._check and self.typed.text().strip().casefold() != self._last.casefold():
            self.wrong.show()
            fit_dialog(self, self._inner, WIDTH)
            set_state(self.typed, "wrong")
            say(self, texts.KEY_WRONG)
            return
        self.accept()
        self.noted.emit()


def grouped(secret: str, each_line: int = 4) -> list[str]:
    """The groups of a key, at most ``each_line`` on a line, so that they can be copied by hand without a slip."""
    groups = secret.split("-")
    return ["  ".join(groups[n : n + each_line]) for n in range(0, len(groups), each_line)]


def _line(longest: int) -> QLineEdit:
    line = SafeLineEdit()
    line.setMaxLength(longest)
    return line
