"""The papers that may be begun in a case: first those of the present step, all of them when asked. It begins none."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from sip_desktop.domain.form import Stage
from sip_desktop.texts import case as texts
from sip_desktop.texts import process
from sip_desktop.ui.form_page.desk import in_lines
from sip_desktop.ui.next_step import CALL, PLAN
from sip_desktop.ui.shell_widgets import button, empty, scaled, stacked, tab_before, text
from sip_desktop.ui.theme import GAP, ROOM, set_role

if TYPE_CHECKING:
    from sip_desktop.domain.form import Form

FEW_PAPERS = 6
"""More than this many papers are parted by where in the process they belong, and not all are shown at first."""
LINE = 250


class StartCard(QFrame):
    """``wanted`` gives the id of a form. Kallelse and plan are always in reach: a case may go straight to them."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "card")
        self._forms: Sequence[Form] = ()
        self._step = 0
        self._all = False
        self.lines = stacked(gap=GAP)
        self.more = button("", self._turn, "small")
        column = stacked(self, around=ROOM)
        column.addWidget(text(texts.START_PAPER, "section"))
        column.addWidget(text(texts.START_HELP, "help"))
        column.addLayout(self.lines)
        column.addWidget(self.more)

    def show_forms(self, forms: Sequence[Form], state: str) -> None:
        """What may be begun in a case in this state (T0–T11)."""
        self._forms, self._step = forms, process.STEP_OF_STATE[state]
        self._show()

    def _turn(self) -> None:
        self._all = not self._all
        self._show()

    def _show(self) -> None:
        empty(self.lines)
        many = len(self._forms) > FEW_PAPERS
        shown = [form for form in self._forms if not many or self._all or self._is_near(form)]
        for stage in Stage:
            here = [form for form in shown if form.stage is stage]
            if here and many:
                self.lines.addWidget(text(process.STAGES[stage.value], "quiet"))
            for form in here:
                link = button(_words(form), partial(self.wanted.emit, form.id), "link")
                self.lines.addWidget(link)
                tab_before(self.more, (link,))
        self.more.setText(texts.START_FEWER if self._all else texts.START_ALL.format(count=len(self._forms)))
        self.more.setVisible(many)

    def _is_near(self, form: Form) -> bool:
        return form.id in (CALL, PLAN) or list(Stage).index(form.stage) == self._step


def _words(form: Form) -> str:
    return in_lines(form.title, scaled(LINE))
