"""What the rules say of a case, on the case view: the pressing things first, the rest on demand. It checks nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from sip_desktop.domain.guidance.finding import Finding
from sip_desktop.texts import guidance as texts
from sip_desktop.ui.finding_line import FindingLine
from sip_desktop.ui.shell_widgets import button, empty, in_line, stacked, text
from sip_desktop.ui.theme import GAP, ROOM, set_role

FEW = 4
"""Findings shown at once: more than a tired reader takes in is a list on demand."""


class GuidanceCard(QFrame):
    """``wanted`` gives form and path of the place where something is mended, ``proposed`` the mark of what a report of
    a deviation is for."""

    wanted = Signal(str, str)
    proposed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "card")
        self._findings: tuple[Finding, ...] = ()
        self._state, self._meeting = "", ""
        self._every = False
        self._checklist = False
        column = stacked(self, gap=GAP, around=ROOM)
        column.addWidget(text(texts.CARD, "section"))
        self._lines = stacked(gap=ROOM)
        column.addLayout(self._lines)
        self.more = button(texts.SHOW_ALL, self._toggle_all, "link")
        self.checklist = button(texts.CHECKLIST, self._toggle_checklist, "link")
        column.addLayout(in_line(self.more, self.checklist, None))
        self._points = QWidget()
        self._point_lines = stacked(self._points, gap=GAP)
        column.addWidget(self._points)

    def show_findings(self, findings: Sequence[Finding], state: str, meeting: str = "") -> None:
        """Shows what the rules say in a state; what was opened stays open. ``meeting`` is the next one's, in words."""
        self._findings, self._state, self._meeting = tuple(findings), state, meeting
        self._show()

    def _show(self) -> None:
        found = [one for one in self._findings if not one.checklist]
        points = [one for one in self._findings if one.checklist]
        empty(self._lines)
        for one in found if self._every else found[:FEW]:
            self._lines.addWidget(self._line(one))
        if not found:
            self._lines.addWidget(text(texts.NOTHING_FOUND, "quiet"))
        self.more.setText(texts.SHOW_FEW if self._every else texts.SHOW_ALL.format(count=len(found)))
        self.more.setVisible(len(found) > FEW)
        empty(self._point_lines)
        for one in points:
            self._point_lines.addWidget(self._line(one))
        self.checklist.setText(texts.CHECKLIST_HIDE if self._checklist else texts.CHECKLIST.format(count=len(points)))
        self.checklist.setVisible(bool(points))
        self._points.setVisible(self._checklist and bool(points))

    def _line(self, finding: Finding) -> FindingLine:
        line = FindingLine(finding, self._meeting, self._state)
        line.wanted.connect(self.wanted)
        line.proposed.connect(self.proposed)
        return line

    def _toggle_all(self) -> None:
        self._every = not self._every
        self._show()

    def _toggle_checklist(self) -> None:
        self._checklist = not self._checklist
        self._show()
