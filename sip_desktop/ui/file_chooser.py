"""Chooses a file of one kind without leaving a trace of it anywhere; it opens none and knows not what it is for.

As with folders no file dialog of the system is used: those write down every folder that was visited.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from sip_desktop.texts import own_region as texts
from sip_desktop.texts import shell as shell_texts
from sip_desktop.ui.safe_edits import SafeLineEdit, forbid_copying
from sip_desktop.ui.shell_widgets import button, field, in_line, scaled, stacked, text
from sip_desktop.ui.theme import ROOM

WHERE = Qt.ItemDataRole.UserRole
MOST_LISTED = 2000


@dataclass(frozen=True)
class FileKind:
    """Which files are listed, by how their names end in small letters, and the words round them."""

    endings: frozenset[str]
    title: str
    listed: str
    none: str
    use: str


PICTURE = FileKind(
    frozenset({".png", ".jpg", ".jpeg"}), texts.FILE_TITLE, texts.FILE_LIST, texts.FILE_NONE, texts.FILE_USE
)


class FileChooser(QDialog):
    """``chosen`` gives the Path of a file. Open it with ``open()``: nothing waits for it."""

    chosen = Signal(object)

    def __init__(self, start: Path, parent: QWidget | None = None, kind: FileKind = PICTURE) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setWindowTitle(shell_texts.PROGRAM)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.path = SafeLineEdit()
        self.note = text("", "problem")
        self.note.hide()
        self.found = QListWidget()
        self.found.setAccessibleName(kind.listed)
        forbid_copying(self.found)
        self._lay_out()
        self.path.returnPressed.connect(self.use)
        self.found.itemActivated.connect(lambda item: self._go(Path(str(item.data(WHERE)))))
        self.found.currentItemChanged.connect(self._show_path)
        self._list(start)
        self.resize(scaled(640), scaled(440))

    def use(self) -> None:
        """Gives the file that stands in the line; a folder there is gone to instead."""
        self._go(Path(self.path.text().strip() or "/").expanduser())

    def _lay_out(self) -> None:
        column = stacked(self, around=ROOM)
        column.addWidget(text(self._kind.title, "section"))
        column.addWidget(field(texts.FILE_PATH, self.path, texts.FILE_PATH_HELP, [self.note]))
        column.addLayout(in_line(button(shell_texts.CHOOSE_UP, self._up, "small"), None))
        column.addWidget(self.found, 1)
        use = button(self._kind.use, self.use, "main")
        use.setAutoDefault(False)
        column.addLayout(in_line(None, button(shell_texts.CANCEL, self.close), use))

    def _go(self, where: Path) -> None:
        try:
            if where.is_file():
                self.close()
                self.chosen.emit(where)
            elif where.is_dir():
                self._list(where)
            else:
                self._tell(texts.FILE_NO_SUCH)
        except OSError:
            self._tell(texts.FILE_NO_SUCH)

    def _up(self) -> None:
        self._list(self._folder.parent)

    def _list(self, folder: Path) -> None:
        """The folders and pictures of a folder; no more than can be looked through."""
        self._folder = folder
        self.found.clear()
        self.path.setText(str(folder))
        try:
            shown = sorted(filter(self._is_shown, folder.iterdir()), key=_order)[:MOST_LISTED]
        except OSError:
            self._tell(shell_texts.CHOOSE_UNREADABLE)
            return
        self._tell("" if shown else self._kind.none)
        for each in shown:
            item = QListWidgetItem(texts.FILE_FOLDER.format(name=each.name) if each.is_dir() else each.name)
            item.setData(WHERE, str(each))
            self.found.addItem(item)

    def _tell(self, words: str) -> None:
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def _show_path(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.path.setText(str(item.data(WHERE)))

    def _is_shown(self, entry: Path) -> bool:
        if entry.name.startswith("."):
            return False
        try:
            return entry.is_dir() or entry.suffix.casefold() in self._kind.endings
        except OSError:
            return False


def _order(entry: Path) -> tuple[bool, str]:
    return not entry.is_dir(), entry.name.casefold()
