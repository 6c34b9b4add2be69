"""Beside the nine questions: what stops, which papers are printed, what is left, and the words for a calendar."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from sip_desktop.domain.urgent_findings import Kind, UrgentFinding, When
from sip_desktop.texts import urgent as texts
from sip_desktop.ui.brief_clipboard import BriefClipboard
from sip_desktop.ui.countdown import Seconds
from sip_desktop.ui.shell_widgets import box, button, empty, in_line, say, stacked, text
from sip_desktop.ui.theme import GAP, ROOM

TYPE = "notice-{kind}"


class UrgentSide(QWidget):
    """``another`` gives the row of a call that is somebody else's, ``write_no`` asks for the paper of a no, and
    ``case_wanted`` for the case, where the rest is filled in."""

    another = Signal(str)
    write_no = Signal()
    case_wanted = Signal()

    def __init__(self, papers: Iterable[str], clock: Seconds) -> None:
        super().__init__()
        self.ticks = {form: QCheckBox(texts.PAPER_NAMES[form]) for form in papers}
        self._touched: set[str] = set()
        self._told: list[str] = []
        for form, tick in self.ticks.items():
            tick.clicked.connect(lambda _on, form=form: self._touched.add(form))
        self.notices = stacked(gap=GAP)
        self.left_lines = stacked(gap=GAP)
        self.calendar_text = text("", "section")
        self.copy = button(texts.CALENDAR_COPY, self._copy)
        self.copied = text(texts.CALENDAR_HELP, "help")
        self.clipboard = BriefClipboard(self, clock)
        self.clipboard.left_changed.connect(
            lambda seconds: self.copied.setText(texts.CALENDAR_COPIED.format(seconds=seconds))
        )
        self.clipboard.forgotten.connect(lambda: self.copied.setText(texts.CALENDAR_HELP))
        column = stacked(self, gap=GAP)
        column.addLayout(self.notices)
        self.papers = self._paper_card()
        column.addWidget(self.papers)
        self.calendar = self._calendar_card()
        column.addWidget(self.calendar)
        self.left_card = self._left_card()
        column.addWidget(self.left_card)
        column.addStretch(1)

    def ticked(self) -> list[str]:
        """The papers to print."""
        return [form for form, tick in self.ticks.items() if tick.isChecked() and tick.isEnabled()]

    def show_papers(self, lines: Iterable[tuple[str, bool, str]]) -> None:
        """Form, whether it is recommended, and for what it waits ("" for nothing). What somebody ticked stays so."""
        told: set[str] = set()
        for form, recommended, waits in reversed(list(lines)):
            tick = self.ticks[form]
            tick.setEnabled(not waits)
            if form not in self._touched:
                tick.setChecked(recommended and not waits)
            # What several papers wait for is said once, under the last of them.
            self.waits[form].setText(waits)
            self.waits[form].setVisible(bool(waits) and waits not in told)
            tick.setAccessibleDescription(waits)
            told.add(waits)

    def show_findings(self, findings: Iterable[UrgentFinding], meeting: str, begun: bool) -> None:
        """``meeting`` is when it begins, in words, "" while nobody knows; ``begun``: there is a case."""
        found = list(findings)
        empty(self.notices)
        halting = [finding for finding in found if finding.kind is not Kind.LATER]
        for finding in halting:
            self.notices.addWidget(self._notice(finding))
        told, self._told = self._told, [finding.text for finding in halting]
        if self._told and self._told != told:
            say(self, " ".join(self._told))
        # While something stops there is no paper to choose.
        self.papers.setVisible(not halting)
        empty(self.left_lines)
        self.left_card.setVisible(begun)
        heads = {
            When.TODAY: texts.LEFT_TODAY,
            When.DISPATCH: texts.LEFT_DISPATCH,
            When.MEETING: texts.LEFT_MEETING_AT.format(when=meeting) if meeting else texts.LEFT_MEETING,
        }
        for when, head in heads.items():
            lines = [finding for finding in found if finding.when is when]
            if lines:
                self.left_lines.addWidget(text(head, "label"))
            for finding in lines:
                line = text(f"•  {finding.text}")
                line.setToolTip(finding.source)
                self.left_lines.addWidget(line)
        if not any(finding.kind is Kind.LATER for finding in found):
            self.left_lines.addWidget(text(texts.LEFT_NONE, "quiet"))

    def show_calendar(self, words: str) -> None:
        """The words for a calendar, "" to show none."""
        self.calendar_text.setText(words)
        self.calendar.setVisible(bool(words))

    def _notice(self, finding: UrgentFinding) -> QFrame:
        stop = finding.kind is Kind.STOP
        frame, column = box(TYPE.format(kind="problem" if stop else "warning"), around=GAP + 2)
        column.addWidget(text(texts.STOPPED if stop else texts.ASKED, "label"))
        column.addWidget(text(finding.text))
        if finding.allowed:
            column.addWidget(text(finding.allowed))
        if not stop:
            column.addLayout(in_line(button(texts.ANOTHER, partial(self.another.emit, finding.row)), None))
        elif finding.id == "refused":
            column.addLayout(in_line(button(texts.WRITE_NO, self.write_no.emit), None))
        return frame

    def _paper_card(self) -> QFrame:
        card, column = box("card", around=ROOM - 4, gap=2)
        column.addWidget(text(texts.PAPERS_TITLE, "section"))
        self.waits = {form: text("", "help") for form in self.ticks}
        for form, tick in self.ticks.items():
            column.addWidget(tick)
            column.addWidget(self.waits[form])
        return card

    def _left_card(self) -> QFrame:
        card, column = box("card", around=ROOM - 4)
        column.addWidget(text(texts.LEFT_TITLE, "section"))
        column.addLayout(self.left_lines)
        column.addLayout(in_line(button(texts.TO_CASE, self.case_wanted.emit, "link"), None))
        return card

    def _calendar_card(self) -> QFrame:
        card, column = box("card", around=ROOM - 4)
        column.addWidget(text(texts.CALENDAR_TITLE, "label"))
        column.addLayout(in_line(self.calendar_text, None, self.copy))
        column.addWidget(self.copied)
        return card

    def _copy(self) -> None:
        self.clipboard.put(self.calendar_text.text())
