"""Evaluations, outside every case: choose what was answered and count what has been entered. No case is known here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sip_desktop.texts import evaluations as texts
from sip_desktop.texts.values import MONTHS
from sip_desktop.ui.evaluation_counts import PeriodRow
from sip_desktop.ui.shell_widgets import box, button, centred, choices, empty, field, in_line, stacked, text
from sip_desktop.ui.theme import ROOM, WIDE

if TYPE_CHECKING:
    from sip_desktop.services.evaluations import Evaluations, FormCounts

MONTHS_BACK = 12


class EvaluationsView(QWidget):
    """``started`` gives an OpenEvaluation to fill in. ``regions`` are (code, name), the usual one first."""

    started = Signal(object)

    def __init__(self, evaluations: Evaluations, regions: list[tuple[str, str]], today: Callable[[], date]) -> None:
        super().__init__()
        self._evaluations = evaluations
        self.region = choices(regions)
        self.form = choices([])
        self.meeting = choices(texts.MEETINGS)
        self.month = choices(list(months(today(), MONTHS_BACK)))
        self.none = text(texts.NO_FORMS, "quiet")
        self.fill_in = button(texts.FILL_IN, self._start, "main")
        self.counted = text("", "section")
        self._counts = stacked()
        self.region.currentIndexChanged.connect(lambda _: self._change_region())
        self._lay_out()
        self._change_region()
        self.setFocusProxy(self.region)

    def reload(self) -> None:
        """Counts again: after an evaluation was saved."""
        empty(self._counts)
        counts = self._evaluations.counts(self.region.currentData() or "")
        self.counted.setText(texts.COUNTS.format(region=self.region.currentText()))
        for form in counts:
            self._show_form(form)
        if not counts:
            self._counts.addWidget(text(texts.NO_COUNTS, "quiet"))

    def _lay_out(self) -> None:
        inside = QWidget()
        column = stacked(inside, gap=ROOM)
        column.addWidget(text(texts.TITLE, "title"))
        column.addWidget(text(texts.TEXT))
        card, lines = box("card", around=WIDE, gap=ROOM)
        lines.addWidget(field(texts.REGION, self.region))
        lines.addWidget(field(texts.FORM, self.form, under=[self.none]))
        side = in_line(field(texts.MEETING, self.meeting), field(texts.MONTH, self.month), gap=ROOM)
        side.setStretch(0, 1)
        side.setStretch(1, 1)
        lines.addLayout(side)
        lines.addLayout(in_line(self.fill_in, None))
        column.addWidget(card)
        counted, under = box("card", around=WIDE)
        under.addWidget(self.counted)
        under.addLayout(self._counts)
        under.addWidget(text(texts.COUNTS_HELP, "help"))
        column.addWidget(counted)
        column.addStretch(1)
        stacked(self).addWidget(centred(inside, 640))

    def _show_form(self, form: FormCounts) -> None:
        self._counts.addWidget(text(form.title, "label"))
        if not form.periods:
            self._counts.addWidget(text(texts.TOO_FEW, "quiet"))
        for period in form.periods:
            self._counts.addWidget(PeriodRow(form.title, period))

    def _change_region(self) -> None:
        self.form.clear()
        for form in self._evaluations.forms(self.region.currentData() or ""):
            self.form.addItem(form.title, form.id)
        found = self.form.count() > 0
        self.none.setVisible(not found)
        self.fill_in.setEnabled(found)
        self.reload()

    def _start(self) -> None:
        chosen = [combo.currentData() for combo in (self.form, self.region, self.meeting, self.month)]
        self.started.emit(self._evaluations.start(*chosen))


def months(today: date, back: int) -> Iterator[tuple[str, str]]:
    """This month and those before it, newest first: ``("2026-11", "november 2026")``."""
    for n in range(back + 1):
        year, month = divmod(today.year * 12 + today.month - 1 - n, 12)
        yield f"{year}-{month + 1:02}", f"{MONTHS[month]} {year}"
