"""The access log: filtered, checked at random, signed off and exported. It changes no line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QTableView, QWidget

from sip_desktop.domain.faults import Fault
from sip_desktop.services.access_log import LONGEST_REMARK, Wanted
from sip_desktop.texts import access_log as words
from sip_desktop.texts import log_view as texts
from sip_desktop.ui.dates import short_time
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.form_page.saver import Saver
from sip_desktop.ui.long_list import LineModel, as_long_list
from sip_desktop.ui.safe_edits import SafeLineEdit
from sip_desktop.ui.shell_widgets import Notice, button, choices, field, in_line, scaled, scrolled, stacked, text
from sip_desktop.ui.theme import GAP, ROOM, WIDE, set_role

if TYPE_CHECKING:
    from sip_desktop.services.access_log import AccessLog, LogLine

WIDTHS = (64, 150, 64, 320)
LIST_HEIGHT = 260
WIDEST = 1100


class LogView(QWidget):
    """``left`` goes back to the vault's view, ``sheet_wanted`` gives the View of the lines on paper."""

    left = Signal()
    sheet_wanted = Signal(object)

    def __init__(self, log: AccessLog, today: Callable[[], date]) -> None:
        super().__init__()
        self._log = log
        self._today = today
        self.model: LineModel[LogLine] = LineModel(texts.COLUMNS, self._words)
        self.table = _table(self.model)
        self.who = choices([("", texts.ALL), *((one, one) for one in log.people())])
        self.act = choices([("", texts.ALL), *words.ACTS.items()])
        self.case, self.since, self.until = _line(8), _line(10), _line(10)
        for line in (self.since, self.until):
            line.setPlaceholderText(texts.DAY_HELP)
        self.wrong = text("", "warning")
        self.count = text("", "quiet", wrap=False)
        self.every = button(texts.SHOW_ALL, self._show_all, "link")
        self.export = button(texts.EXPORT, self._choose)
        self.on_paper = button(texts.PAGES, self._print)
        self.told = Notice("ok")
        self.fault = Notice("problem")
        self.check = CheckPanel(log, today)
        self.check.sampled.connect(self._show_sample)
        self._lay_out()
        for combo in (self.who, self.act):
            combo.currentIndexChanged.connect(lambda _: self.reload())
        for line in (self.case, self.since, self.until):
            line.editingFinished.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Reads the log again, and shows the lines that are asked for."""
        wanted, wrong = self._wanted()
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))
        self._show(self._log.lines(wanted))
        self.every.hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begins at the first question. Not by a focus proxy: Tab would stop at that, and pass by the way back."""
        self.who.setFocus(event.reason())

    def export_to(self, folder: Path) -> None:
        """Writes the lines that are shown as a file in the folder."""
        target = folder / self._log.neutral_name()
        try:
            self._log.export(target, list(self.model.lines))
        except Fault as fault:
            self.told.tell("")
            self.fault.tell(fault.text)
            return
        self.fault.tell("")
        self.told.tell(texts.EXPORTED.format(name=target.name))

    def _words(self, line: LogLine) -> tuple[str, ...]:
        return (str(line.number), short_time(line.at, self._today()), line.who, line.what, line.case)

    def _wanted(self) -> tuple[Wanted, str]:
        """What is asked for, and a sentence when something written cannot be understood; that is then left out."""
        days = [line.text().strip() for line in (self.since, self.until)]
        since, until = (day if _is_day(day) else "" for day in days)
        case = self.case.text().strip()
        wrong = texts.BAD_DAY if days != [since, until] else texts.BAD_CASE if case and not case.isdecimal() else ""
        serial = int(case) if case.isdecimal() else 0
        who, act = str(self.who.currentData()), str(self.act.currentData())
        return Wanted(who=who, act=act, serial=serial, since=since, until=until), wrong

    def _show(self, lines: Sequence[LogLine]) -> None:
        self.model.show_lines(lines)
        count = len(lines)
        self.count.setText(texts.COUNT_ONE if count == 1 else texts.COUNT.format(count=count))

    def _show_all(self) -> None:
        self.reload()
        self.table.setFocus()

    def _show_sample(self, lines: Sequence[LogLine]) -> None:
        """The lines to look at, brought into view: the button that asked for them stands far below."""
        self._show(lines)
        self.count.setText(texts.SAMPLE_COUNT.format(count=len(lines)))
        self.every.show()
        self.area.ensureWidgetVisible(self.table)
        self.table.setFocus()

    def _print(self) -> None:
        """The lines that are shown as a paper, told as they were asked for."""
        self.told.tell("")
        self.fault.tell("")
        asked = [
            texts.ASKED.format(label=label, value=value)
            for label, value in (
                (texts.WHO, str(self.who.currentData())),
                (texts.ACT, words.ACTS.get(str(self.act.currentData()), "")),
                (texts.CASE, self.case.text().strip()),
                (texts.SINCE, self.since.text().strip()),
                (texts.UNTIL, self.until.text().strip()),
            )
            if value
        ]
        sampled = self.every.isVisible()
        try:
            sheet = self._log.sheet(list(self.model.lines), texts.SAMPLED if sampled else ", ".join(asked) or texts.ALL)
        except Fault as fault:
            self.fault.tell(fault.text)
            return
        self.sheet_wanted.emit(sheet)

    def _choose(self) -> None:
        from sip_desktop.ui.folder_chooser import FolderChooser

        chooser = FolderChooser(Path.home(), self)
        chooser.chosen.connect(self.export_to)
        chooser.open()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(scaled(WIDEST))
        column = stacked(inside, gap=ROOM, around=WIDE)
        column.addLayout(in_line(button(texts.BACK, self.left.emit, "link"), None))
        column.addWidget(text(texts.TITLE, "title"))
        column.addWidget(text(texts.TEXT))
        pairs = (
            (texts.WHO, self.who),
            (texts.ACT, self.act),
            (texts.CASE, self.case),
            (texts.SINCE, self.since),
            (texts.UNTIL, self.until),
        )
        filters = in_line(*(field(label, editor) for label, editor in pairs))
        for place, stretch in enumerate((2, 3, 2, 2, 2)):
            filters.setStretch(place, stretch)
        column.addLayout(filters)
        column.addWidget(self.wrong)
        column.addWidget(self.table, 1)
        column.addWidget(FlowRow((self.count, self.every), pushed=(self.on_paper, self.export)))
        column.addWidget(self.told)
        column.addWidget(self.fault)
        column.addWidget(self.check)
        self.area = scrolled(inside)
        stacked(self).addWidget(self.area)


class CheckPanel(QFrame):
    """The recurring check. ``sampled`` gives the lines to look at."""

    sampled = Signal(object)

    def __init__(self, log: AccessLog, today: Callable[[], date]) -> None:
        super().__init__()
        set_role(self, "card")
        self._log = log
        self._today = today
        self._looked_at = 0
        self.last = text("", "quiet")
        self.unchecked = text()
        self.remark = SafeLineEdit()
        self.remark.setMaxLength(LONGEST_REMARK)
        self.remark.setText(log.remark())
        self.saver = Saver(lambda: log.keep_remark(self.remark.text()), self)
        self.remark.textEdited.connect(self.saver.touch)
        self.take = button(texts.SAMPLE, self._sample)
        self.sign = button(texts.SIGN, self._sign, "main")
        self.told = Notice("ok")
        self.fault = Notice("problem")
        column = stacked(self, around=ROOM, gap=GAP)
        column.addWidget(text(texts.CHECK_TITLE, "section"))
        column.addWidget(text(texts.CHECK_TEXT, "help"))
        column.addWidget(self.last)
        column.addWidget(self.unchecked)
        column.addLayout(in_line(self.take, None))
        column.addWidget(field(texts.REMARK, self.remark, texts.REMARK_HELP))
        column.addLayout(in_line(self.sign, None))
        column.addWidget(self.told)
        column.addWidget(self.fault)
        self.reload()

    def reload(self) -> None:
        """Tells anew when the log was last checked, and how much is new."""
        checks = self._log.checks()
        if checks:
            last = checks[0]
            when = short_time(last.at, self._today())
            self.last.setText(
                texts.LAST.format(when=when, who=last.who, first=last.first, last=last.last, remark=last.remark)
            )
        else:
            self.last.setText(texts.NEVER)
        self.unchecked.setText(texts.UNCHECKED.format(count=self._log.unchecked()))

    def _sample(self) -> None:
        lines = self._log.sample()
        self._looked_at = len(lines)
        self.sampled.emit(lines)

    def _sign(self) -> None:
        self.told.tell("")
        self.fault.tell("")
        if not self._looked_at:
            self.fault.tell(texts.SAMPLE_FIRST)
            return
        try:
            self._log.sign_off(self._looked_at, self.remark.text())
        except Fault as fault:
            self.fault.tell(fault.text)
            return
        self.told.tell(texts.SIGNED.format(count=self._looked_at))
        self._looked_at = 0
        self.remark.clear()
        self.reload()


def _table(model: QAbstractTableModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    as_long_list(table, texts.TITLE)
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 2 * GAP)
    for column, width in enumerate(WIDTHS):
        table.setColumnWidth(column, scaled(width))
    table.setMinimumHeight(scaled(LIST_HEIGHT))
    return table


def _line(longest: int) -> QLineEdit:
    line = SafeLineEdit()
    line.setMaxLength(longest)
    return line


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True
