"""Where one's key file is: found by itself on a memory stick, else typed. It reads no key."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStorageInfo
from PySide6.QtWidgets import QWidget

from sip_desktop.texts import keys_view as texts
from sip_desktop.ui.safe_edits import SafeLineEdit
from sip_desktop.ui.shell_widgets import field, stacked


class KeyFileField(QWidget):
    """Shown only where a key file is needed."""

    def __init__(self) -> None:
        super().__init__()
        self.line = SafeLineEdit()
        stacked(self).addWidget(field(texts.OWN_KEY_FILE, self.line, texts.OWN_KEY_FILE_HELP))
        self.hide()

    def ask(self, wanted: bool) -> None:
        """Shows the field, with the file that lies on a memory stick now, or hides it."""
        self.setVisible(wanted)
        if wanted and not self.line.text():
            found = _on_a_stick()
            self.line.setText(str(found) if found else "")

    def path(self) -> Path | None:
        """The file, None when none is named or none is needed."""
        typed = self.line.text().strip()
        return Path(typed).expanduser() if typed and not self.isHidden() else None


def _on_a_stick() -> Path | None:
    """A key file at the root of a volume; the computer's own disk is not searched: a key there guards nothing."""
    roots = [Path(volume.rootPath()) for volume in QStorageInfo.mountedVolumes() if volume.isReady()]
    files = (root / texts.KEY_FILE_NAME for root in roots if root != Path("/"))
    return next((file for file in files if _is_file(file)), None)


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:
        return False
