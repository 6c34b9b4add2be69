"""Counted answers on screen: a line a period, and under it how they fall on the options. It counts nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from sip_desktop.texts import evaluations as texts
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.shell_widgets import box, button, stacked, text
from sip_desktop.ui.theme import GAP, ROOM

if TYPE_CHECKING:
    from sip_desktop.services.evaluations import PeriodCounts, QuestionCounts


class PeriodRow(QWidget):
    """A period and its number, with a button that shows its questions under it."""

    def __init__(self, form: str, period: PeriodCounts) -> None:
        super().__init__()
        self._form = form
        self._period = period
        self.answers: AnswerCounts | None = None
        self.turn = button("", self._turn, "link")
        column = self._column = stacked(self, gap=GAP)
        number = text(texts.NUMBER.format(number=period.number), "label", wrap=False)
        column.addWidget(FlowRow((text(period.words, wrap=False), number), pushed=(self.turn,), gap=ROOM))
        self._say(False)

    def _turn(self) -> None:
        # Made when first asked for: all answers of all periods would be thousands of texts that nobody looks at.
        if self.answers is None:
            self.answers = AnswerCounts(self._period.questions)
            self._column.addWidget(self.answers)
            self._say(True)
            return
        self.answers.setVisible(self.answers.isHidden())
        self._say(not self.answers.isHidden())

    def _say(self, shown: bool) -> None:
        self.turn.setText(texts.HIDE if shown else texts.SHOW)
        named = texts.HIDE_NAMED if shown else texts.SHOW_NAMED
        self.turn.setAccessibleName(named.format(form=self._form, period=self._period.words))


class AnswerCounts(QWidget):
    """Every question with its options, or that they cannot be shown."""

    def __init__(self, questions: tuple[QuestionCounts, ...]) -> None:
        super().__init__()
        frame, column = box("card", gap=ROOM)
        stacked(self).addWidget(frame)
        for question in questions:
            column.addWidget(_question(question))


def _question(question: QuestionCounts) -> QWidget:
    page = QWidget()
    grid = QGridLayout(page)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(GAP // 2)
    grid.setColumnStretch(0, 1)
    grid.addWidget(text(question.label, "label"), 0, 0, 1, 2)
    for row, (words, number) in enumerate(question.groups, start=1):
        grid.addWidget(text(words), row, 0)
        grid.addWidget(text(str(number), "label", wrap=False), row, 1, Qt.AlignmentFlag.AlignRight)
    if not question.groups:
        grid.addWidget(text(texts.NOT_SHOWN, "quiet"), 1, 0, 1, 2)
    return page
