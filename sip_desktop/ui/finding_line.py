"""One thing that a rule says: what, what to do, and on demand why; a button that goes to where it is mended."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.guidance.acts import GuidedAct, ahead
from sip_desktop.domain.guidance.finding import Finding
from sip_desktop.texts import guidance as texts
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.shell_widgets import button, stacked, text
from sip_desktop.ui.theme import GAP

DEVIATION = "avvikelse"
ROLES = {Level.STOP: "problem", Level.WARNING: "warning", Level.NOTE: "info"}


class FindingLine(QWidget):
    """``wanted`` gives form and path of the place where it is mended, ``proposed`` the mark of what a report is for.
    ``meeting`` is the next one's time in words. In a ``state`` (T0–T11) a stop says what it waits with.
    """

    wanted = Signal(str, str)
    proposed = Signal(str)

    def __init__(self, finding: Finding, meeting: str = "", state: str = "") -> None:
        super().__init__()
        self._finding = finding
        column = stacked(self, gap=2)
        words = _mark(finding, meeting, state) if state else texts.MARKS[finding.level.value]
        mark = text(words, ROLES[finding.level], wrap=False)
        self.why_button = button(texts.WHY, self.toggle_why, "link")
        self.why_button.setAccessibleName(texts.WHY_NAME.format(what=finding.text))
        acts = [self.why_button]
        if finding.form == DEVIATION:
            report = button(texts.REPORT, lambda: self.proposed.emit(finding.mark), "link")
            report.setAccessibleName(texts.REPORT_NAME.format(what=finding.text))
            acts.insert(0, report)
        elif finding.form:
            self.go = button(texts.GO, lambda: self.wanted.emit(finding.form, finding.path), "link")
            self.go.setAccessibleName(texts.GO_NAME.format(what=finding.text))
            acts.insert(0, self.go)
        column.addWidget(FlowRow((mark,), pushed=acts, gap=GAP))
        column.addWidget(text(finding.text))
        if finding.action:
            column.addWidget(text(finding.action, "help"))
        if finding.ways:
            ways = [button(texts.WAYS[form], partial(self.wanted.emit, form, ""), "small") for form in finding.ways]
            column.addWidget(FlowRow(ways, gap=GAP))
        self.why = text(_reasons(finding), "quiet")
        self.why.hide()
        column.addWidget(self.why)

    def toggle_why(self) -> None:
        """Shows or hides what the rule says and where it stands."""
        self.why.setVisible(self.why.isHidden())
        self.why_button.setText(texts.WHY if self.why.isHidden() else texts.WHY_NOT)


def _mark(finding: Finding, meeting: str, state: str) -> str:
    """What a stop waits with: nobody is stopped from anything else (practice O16)."""
    if finding.level is not Level.STOP or not finding.acts:
        return texts.MARKS[finding.level.value]
    act = ahead(finding.acts, state)
    if act is GuidedAct.START_MEETING and meeting:
        return texts.BEFORE_MEETING.format(when=meeting)
    return texts.BEFORE[act.value]


def _reasons(finding: Finding) -> str:
    lines = (finding.why, texts.SOURCE.format(source=finding.source), texts.CERTAINTY[finding.certainty])
    return "\n".join(line for line in lines if line)
