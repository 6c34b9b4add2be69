"""Chooses a folder for a vault without leaving a trace of it anywhere; it knows nothing of what a vault is.

Qt's file dialog writes every folder it shows to QtProject.conf or the registry, and that of Windows keeps its own
list of the last twenty. Folder names can hold a name, so neither is used. This one is a line to type in, the places
of the computer and the folders there; it remembers nothing.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStorageInfo, Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from sip_desktop.texts import shell as texts
from sip_desktop.ui.safe_edits import SafeLineEdit
from sip_desktop.ui.shell_widgets import button, field, in_line, scaled, stacked, text
from sip_desktop.ui.theme import ROOM

WHERE = Qt.ItemDataRole.UserRole


class FolderChooser(QDialog):
    """``chosen`` gives a Path, which need not exist yet. Open it with ``open()``: nothing waits for it."""

    chosen = Signal(object)

    def __init__(self, start: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.PROGRAM)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.path = SafeLineEdit()
        self.note = text("", "help")
        self.folders = _list(texts.CHOOSE_FOLDERS)
        self.places = _list(texts.CHOOSE_PLACES)
        self.places.setMaximumWidth(scaled(200))
        self._lay_out()
        self.path.textEdited.connect(lambda _: self._list_folders())
        self.path.returnPressed.connect(self._use)
        self.folders.itemActivated.connect(self._go)
        self.places.itemActivated.connect(self._go)
        self.places.itemClicked.connect(self._go)
        self._list_places()
        self.show_folder(start)
        self.resize(scaled(640), scaled(440))

    def show_folder(self, folder: Path) -> None:
        """Goes to a folder, or to the nearest one above it that exists."""
        self.path.setText(str(folder))
        self._list_folders()

    def _lay_out(self) -> None:
        column = stacked(self, around=ROOM)
        column.addWidget(text(texts.CHOOSE_TITLE, "section"))
        column.addWidget(field(texts.CHOOSE_PATH, self.path, texts.CHOOSE_PATH_HELP))
        column.addLayout(in_line(button(texts.CHOOSE_UP, self._up, "small"), None))
        lists = in_line(self.places, self.folders)
        lists.setStretch(1, 1)
        column.addLayout(lists, 1)
        column.addWidget(self.note)
        use = button(texts.CHOOSE_USE, self._use, "main")
        use.setAutoDefault(False)
        column.addLayout(in_line(None, button(texts.CANCEL, self.close), use))

    def _folder(self) -> Path:
        return Path(self.path.text().strip() or "/").expanduser()

    def _go(self, item: QListWidgetItem) -> None:
        self.show_folder(Path(str(item.data(WHERE))))

    def _up(self) -> None:
        self.show_folder(self._folder().parent)

    def _use(self) -> None:
        folder = self._folder()
        self.close()
        self.chosen.emit(folder)

    def _list_folders(self) -> None:
        folder = self._folder()
        self.folders.clear()
        note = ""
        try:
            found = sorted((f for f in folder.iterdir() if f.is_dir() and not f.name.startswith(".")), key=_name)
            note = "" if found else texts.CHOOSE_NONE
        except FileNotFoundError:
            found, note = [], texts.CHOOSE_NO_SUCH
        except OSError:
            found, note = [], texts.CHOOSE_UNREADABLE
        for each in found:
            _add(self.folders, each.name, each)
        self.note.setText(note)

    def _list_places(self) -> None:
        _add(self.places, texts.HOME, Path.home())
        for volume in QStorageInfo.mountedVolumes():
            root = Path(volume.rootPath())
            if volume.isReady() and not volume.isReadOnly() and _is_place(root):
                _add(self.places, volume.displayName(), root)


def _is_place(root: Path) -> bool:
    """Drives and memory sticks, not the many mounts that a Linux system has for itself."""
    return bool(root.drive) or root == Path("/") or root.parts[1:2] in (("media",), ("mnt",), ("Volumes",), ("run",))


def _list(name: str) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(name)
    return made


def _add(folders: QListWidget, words: str, where: Path) -> None:
    item = QListWidgetItem(words)
    item.setData(WHERE, str(where))
    folders.addItem(item)


def _name(folder: Path) -> str:
    return folder.name.casefold()
