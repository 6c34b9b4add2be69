"""The views before a vault is open, and the way between them; what they chose is remembered outside the vault."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sip_desktop.domain.faults import Fault
from sip_desktop.ui.stage import Page, Stage
from sip_desktop.ui.unlock_view import UnlockView, vault_words

if TYPE_CHECKING:
    from sip_desktop.services.opening import Opening
    from sip_desktop.services.preferences import PreferenceFile


class Entrance(QObject):
    """``unlocked`` gives folder and keys; ``troubled`` a sentence when something could not be remembered.

    ``secret_soon``: a view is opened where secrets stand for longer than it takes to unlock.
    """

    unlocked = Signal(object, object)
    settings_changed = Signal()
    troubled = Signal(str)
    secret_soon = Signal()

    def __init__(self, stage: Stage, opening: Opening, preferences: PreferenceFile) -> None:
        super().__init__(stage)
        self._stage = stage
        self._opening = opening
        self._preferences = preferences

    def show_unlock(self) -> None:
        """Unlock the vault that was used last, or make one."""
        now = self._preferences.now
        folder = Path(now.folder) if now.folder else self._opening.default_folder
        view = UnlockView(self._opening, folder, now.capture_guard)
        view.unlocked.connect(self.unlocked)
        view.new_wanted.connect(self.show_new_vault)
        view.folder_changed.connect(self.remember)
        view.protect_changed.connect(self._protect)
        view.restore_wanted.connect(self.show_restore)
        view.new_key_wanted.connect(self.show_new_key)
        self._stage.begin(Page(view))

    def show_new_vault(self) -> None:
        from sip_desktop.ui.new_vault_view import NewVaultView

        self.secret_soon.emit()
        view = NewVaultView(self._opening)
        view.left.connect(self.show_unlock)
        view.made.connect(self.unlocked)
        self._stage.begin(Page(view))

    def show_restore(self, folder: Path) -> None:
        from sip_desktop.ui.restore_view import RestoreView

        self.secret_soon.emit()
        view = RestoreView(self._opening, folder)
        view.left.connect(self.show_unlock)
        self._stage.begin(Page(view))

    def show_new_key(self, folder: Path) -> None:
        from sip_desktop.ui.new_key_view import NewKeyView

        self.secret_soon.emit()
        view = NewKeyView(self._opening, folder)
        view.left.connect(self.show_unlock)
        self._stage.begin(Page(view))

    def words_for(self, folder: Path) -> str:
        """How the vault in ``folder`` is called on screen."""
        return vault_words(folder, self._opening.default_folder)

    def remember(self, folder: Path) -> None:
        """The vault to offer the next time the program starts."""
        if str(folder) != self._preferences.now.folder:
            self._keep("folder", str(folder))

    def _protect(self, on: bool) -> None:
        self._keep("capture_guard", on)
        self.settings_changed.emit()

    def _keep(self, name: str, value: str | bool) -> None:
        try:
            self._preferences.change(**{name: value})
        except Fault as fault:
            self.troubled.emit(fault.text)
