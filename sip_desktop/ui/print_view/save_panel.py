"""Where to save the PDF: our own plain chooser of folder and name. It reads folders; a service writes the file.

Security: no file dialog is used. Qt's writes the folders visited to its settings file (``history``,
``lastVisited``), and the Windows dialog fills ``OpenSavePidlMRU``, recent files and jump lists; what a user names
a folder may be a person's name. This chooser remembers nothing, and proposes a name that says nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QStorageInfo, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sip_desktop.texts import printing_view as texts
from sip_desktop.ui.print_view.choices import fault_line, heading, help_line, show_fault
from sip_desktop.ui.safe_edits import SafeLineEdit
from sip_desktop.ui.theme import GAP, set_role, set_state

FORBIDDEN = set('/\\:*?"<>|')
SUFFIX = ".pdf"
STICK_FOLDERS = ("/media/", "/run/media/", "/Volumes/", "/mnt/")


@dataclass(frozen=True)
class Place:
    """A folder to begin at, with the word on its button."""

    name: str
    path: Path


Places = Callable[[], list[Place]]


class SavePanel(QWidget):
    """Folder and name. ``target`` gives the path, or None after saying beside the field what is wrong."""

    entered = Signal()

    def __init__(self, places: Places, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self._folder = Path()
        self.shortcuts = QHBoxLayout()
        self.shortcuts.setSpacing(GAP)
        self.folder = QLabel(wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.NoTextInteraction)
        self.folder.setTextFormat(Qt.TextFormat.PlainText)
        self.up = _small_button(texts.SAVE_UP)
        self.up.clicked.connect(lambda: self.go(self._folder.parent))
        self.inside = QListWidget()
        self.inside.setAccessibleName(texts.SAVE_INSIDE)
        self.inside.itemActivated.connect(lambda item: self.go(self._folder / item.data(Qt.ItemDataRole.UserRole)))
        self.name = SafeLineEdit()
        self.name.setAccessibleName(texts.SAVE_NAME)
        self.name.textEdited.connect(lambda: self.tell(""))
        self.name.returnPressed.connect(self.entered)
        self.fault = fault_line()
        self._lay_out()

    def begin(self, name: str) -> None:
        """Starts anew with the proposed name, at the first place there is."""
        while self.shortcuts.count():
            item = self.shortcuts.takeAt(0)
            button = item.widget() if item else None
            if button is not None:
                button.deleteLater()
        places = self._places()
        for place in places:
            shortcut = _small_button(place.name)
            shortcut.clicked.connect(lambda _=False, path=place.path: self.go(path))
            self.shortcuts.addWidget(shortcut)
        self.shortcuts.addStretch(1)
        self.name.setText(name)
        self.tell("")
        self.go(places[0].path if places else Path.home())

    def go(self, folder: Path) -> None:
        """Shows what folders are in this one; stays where it is when it cannot be opened."""
        try:
            names = sorted((entry.name for entry in folder.iterdir() if _is_open_folder(entry)), key=str.casefold)
        except OSError:
            self.tell(texts.SAVE_FOLDER_CLOSED)
            return
        self._folder = folder
        self.tell("")
        self.folder.setText(str(folder))
        self.up.setEnabled(folder.parent != folder)
        self.inside.clear()
        for name in names:
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.inside.addItem(item)
        if names:
            self.inside.setCurrentRow(0)
        else:
            empty = QListWidgetItem(texts.SAVE_NO_FOLDERS)
            empty.setFlags(Qt.ItemFlag.NoItemFlags)
            self.inside.addItem(empty)

    def target(self) -> Path | None:
        name = self.name.text().strip()
        stem = name[: -len(SUFFIX)] if name.casefold().endswith(SUFFIX) else name
        if not stem.strip(". ") or FORBIDDEN & set(stem) or not stem.isprintable():
            self._refuse(texts.SAVE_NAME_WRONG)
            return None
        path = self._folder / (stem + SUFFIX)
        if path.exists():
            self._refuse(texts.SAVE_EXISTS)
            return None
        return path

    def tell(self, fault: str) -> None:
        show_fault(self.fault, fault)
        set_state(self.name, "")

    def _refuse(self, fault: str) -> None:
        self.tell(fault)
        set_state(self.name, "wrong")
        self.name.setFocus()

    def _lay_out(self) -> None:
        title = QLabel(texts.SAVE_TITLE)
        set_role(title, "section")
        name_label = heading(texts.SAVE_NAME)
        name_label.setBuddy(self.name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP // 2)
        layout.addWidget(title)
        layout.addWidget(help_line(texts.SAVE_HELP))
        layout.addSpacing(GAP)
        layout.addWidget(name_label)
        layout.addWidget(self.name)
        layout.addWidget(help_line(texts.SAVE_NAME_HELP))
        layout.addWidget(self.fault)
        layout.addSpacing(GAP)
        layout.addWidget(heading(texts.SAVE_FOLDER))
        where = QHBoxLayout()
        where.addWidget(self.folder, 1)
        where.addWidget(self.up, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(where)
        layout.addLayout(self.shortcuts)
        layout.addWidget(self.inside, 1)


def places_of_this_machine() -> list[Place]:
    """USB sticks first, for that is the better place; then the user's documents and home."""
    sticks = [Place(texts.PLACE_STICK.format(name=v.displayName()), Path(v.rootPath())) for v in _sticks()]
    standard = [
        Place(texts.PLACE_DOCUMENTS, _standard(QStandardPaths.StandardLocation.DocumentsLocation)),
        Place(texts.PLACE_HOME, _standard(QStandardPaths.StandardLocation.HomeLocation)),
    ]
    return sticks + [place for place in standard if place.path.is_dir()]


def _sticks() -> list[QStorageInfo]:
    def is_stick(volume: QStorageInfo) -> bool:
        root = volume.rootPath()
        # Windows: any drive with a letter but the system's own; elsewhere: where desktops mount what is put in.
        apart = root.startswith(STICK_FOLDERS) or (root[1:3] == ":/" and not volume.isRoot())
        return volume.isValid() and volume.isReady() and not volume.isReadOnly() and apart

    return [volume for volume in QStorageInfo.mountedVolumes() if is_stick(volume)]


def _standard(location: QStandardPaths.StandardLocation) -> Path:
    return Path(QStandardPaths.writableLocation(location))


def _is_open_folder(entry: Path) -> bool:
    try:
        return entry.is_dir() and not entry.name.startswith(".")
    except OSError:
        return False


def _small_button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(True)
    set_role(button, "small")
    return button
