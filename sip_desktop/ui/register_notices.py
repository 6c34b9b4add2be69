"""What must be seen when the register is shown: openings in an emergency, going on past a rule, a copy that is old,
a profile that broke.

It knows no case but by the number and word it is told, and is empty most days.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from sip_desktop.texts import guidance as guidance_texts
from sip_desktop.texts import log_view, vault_view
from sip_desktop.texts import register as texts
from sip_desktop.ui.dates import short_time
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.post_notice import PostNotice
from sip_desktop.ui.shell_widgets import box, button, empty, in_line, say, stacked, text
from sip_desktop.ui.theme import GAP

if TYPE_CHECKING:
    from sip_desktop.services.backups import Standing
    from sip_desktop.services.case_access import EmergencyLine
    from sip_desktop.services.everything import Services
    from sip_desktop.services.guidance import ReviewLine

MOST = 3
"""Openings shown at once; when one has been seen the next comes up, and the list of cases is never pushed away."""


class RegisterNotices(QWidget):
    """``vault_wanted`` goes to the vault's own view, ``letter_wanted`` to the letters of a case; ``seen`` says that an
    opening has been seen."""

    vault_wanted = Signal()
    letter_wanted = Signal(int)
    seen = Signal()

    def __init__(self, services: Services, today: Callable[[], date]) -> None:
        super().__init__()
        self._access = services.case_access
        self._backups = services.backups
        self._guidance = services.guidance
        self._own_regions = services.own_regions
        self._letters = services.post.letters
        self._today = today
        self._lines = stacked(self, gap=GAP)
        self.hide()

    def reload(self, any_cases: bool) -> None:
        """Tells what there is to tell now. An old copy is no matter while there are no cases to lose."""
        empty(self._lines)
        unseen = self._access.unseen()
        for line in unseen[:MOST]:
            self._lines.addWidget(self._opening(line))
        if len(unseen) > MOST:
            self._lines.addWidget(text(texts.UNSEEN_MORE.format(count=len(unseen) - MOST), "quiet"))
        to_review = self._guidance.to_review()
        for passed in to_review[:MOST]:
            self._lines.addWidget(self._going_on(passed))
        if len(to_review) > MOST:
            more = guidance_texts.REVIEW_MORE.format(count=len(to_review) - MOST)
            self._lines.addWidget(text(more, "quiet"))
        waiting = PostNotice(self._letters, self._today)
        waiting.wanted.connect(self.letter_wanted)
        if waiting.isVisibleTo(self):
            self._lines.addWidget(waiting)
        for sentence in self._own_regions.faults():
            self._lines.addWidget(_banner(sentence))
        standing = self._backups.standing()
        if any_cases and standing.outside_is_old:
            self._lines.addWidget(self._old_copy(standing))
        self.setVisible(self._lines.count() > 0)

    def _opening(self, line: EmergencyLine) -> QFrame:
        when = short_time(line.at, self._today())
        who = line.who or texts.SOMEBODY
        words = log_view.UNSEEN_ONE.format(who=who, case=line.case, when=when, reason=line.reason)
        see = button(log_view.SEEN, partial(self._see, line.id), "small")
        see.setAccessibleName(texts.SEEN_NAME.format(what=words))
        return _banner(words, see)

    def _going_on(self, line: ReviewLine) -> QFrame:
        words = guidance_texts.REVIEW_ONE.format(
            who=line.who or texts.SOMEBODY,
            case=line.case,
            when=short_time(line.at, self._today()),
            act=line.act.lower(),
            why=line.why,
            reason=line.reason,
            words=line.words,
        )
        see = button(guidance_texts.REVIEW_SEEN, partial(self._review, line.id), "small")
        see.setAccessibleName(texts.SEEN_NAME.format(what=words))
        return _banner(words, see)

    def _review(self, override_id: int) -> None:
        self._guidance.see(override_id)
        say(self, guidance_texts.REVIEW_DONE)
        self.seen.emit()

    def _see(self, emergency_id: int) -> None:
        self._access.see(emergency_id)
        say(self, texts.SEEN_DONE)
        self.seen.emit()

    def _old_copy(self, standing: Standing) -> QWidget:
        """One quiet line: it stands here every day until somebody has taken a copy, and must not shout."""
        days = standing.outside_days
        words = vault_view.OUTSIDE_NEVER if days is None else vault_view.OUTSIDE_OLD.format(days=days)
        return FlowRow((text(words, "warning", wrap=False), button(texts.TO_VAULT, self.vault_wanted.emit, "link")))


def _banner(words: str, act: QPushButton | None = None) -> QFrame:
    frame, column = box("notice-warning", around=GAP + 2)
    line = in_line(text(words), act) if act else in_line(text(words))
    line.setStretch(0, 1)
    column.addLayout(line)
    return frame
