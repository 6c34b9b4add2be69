"""Offers to go on with a profile that somebody was changing when the vault was locked. It knows no widget of it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sip_desktop.domain.own_profile import Profile
from sip_desktop.services.own_regions import OwnRegions
from sip_desktop.texts import own_region as texts
from sip_desktop.ui.dates import short_time
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.shell_widgets import box, button, say, stacked, text
from sip_desktop.ui.theme import GAP

NO_DAY = date.min
"""No day is today here: that of the draft is written out."""


class DraftOffer(QWidget):
    """``chosen`` gives the profile as it was typed, or None when it is not wanted and has been dropped."""

    chosen = Signal(object)

    def __init__(self, own: OwnRegions) -> None:
        super().__init__()
        self._own = own
        self._typed: Profile | None = None
        self.words = text()
        self.resume = button(texts.DRAFT_RESUME, self._resume, "main")
        self.throw = button(texts.DRAFT_THROW, self._throw)
        card, inside = box("notice-info", gap=GAP)
        inside.addWidget(self.words)
        inside.addWidget(FlowRow((self.resume, self.throw)))
        stacked(self).addWidget(card)
        self.hide()

    def ask(self) -> bool:
        """Shows the offer when there is something to go on with. True when there is."""
        found = self._own.unfinished()
        if found is None:
            return False
        self._typed = found.profile
        name = found.profile.name.strip() or texts.DRAFT_UNNAMED
        self.words.setText(texts.DRAFT.format(name=name, when=short_time(found.saved, NO_DAY)))
        self.show()
        say(self, self.words.text())
        return True

    def _resume(self) -> None:
        self._answer(self._typed)

    def _throw(self) -> None:
        self._own.drop_draft()
        self._answer(None)

    def _answer(self, profile: Profile | None) -> None:
        self._typed = None
        self.hide()
        self.chosen.emit(profile)
