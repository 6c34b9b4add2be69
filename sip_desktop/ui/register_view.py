"""The register, "Ärenden": numbers with a word, never a name (SoLPuL 7 a §). It only says which case was chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QStackedWidget, QTableView, QWidget

from sip_desktop.texts import post, urgent
from sip_desktop.texts import register as texts
from sip_desktop.ui.countdown import Countdown, Seconds
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.long_list import as_long_list
from sip_desktop.ui.register_model import RegisterModel
from sip_desktop.ui.register_panels import LookUpPanel, NewCasePanel
from sip_desktop.ui.safe_edits import SafeLineEdit
from sip_desktop.ui.shell_widgets import box, button, choices, say, scaled, scrolled, stacked, text
from sip_desktop.ui.theme import ROOM, WIDE, set_role

if TYPE_CHECKING:
    from sip_desktop.services.register import Register, RegisterRow
    from sip_desktop.ui.register_notices import RegisterNotices
    from sip_desktop.ui.urgent_notice import UrgentNotice

INITIALS_SECONDS = 60
LIST_HEIGHT = 160
"""Least height of the list at 100 % text; when there is less room the whole page scrolls."""
TYPING_PAUSE = 120
"""Milliseconds without a key before the list is searched, so that typing stays quick with 10,000 cases."""


class RegisterView(QWidget):
    """``chosen`` gives the serial number of the case to open, ``started`` that of a new case, ``urgent_wanted`` that of
    the urgent case to go on with, or 0."""

    chosen = Signal(int)
    started = Signal(int)
    urgent_wanted = Signal(int)
    return_wanted = Signal()

    def __init__(
        self,
        register: Register,
        notices: RegisterNotices,
        unfinished: UrgentNotice,
        today: Callable[[], date],
        clock: Seconds,
    ) -> None:
        super().__init__()
        self._register = register
        self.notices = notices
        self.unfinished = unfinished
        self._today = today
        self._region = ""
        self.model = RegisterModel()
        self.table = CaseTable(self.model)
        self.table.opened.connect(self._open)
        self.sought = SafeLineEdit()
        self.sought.setPlaceholderText(texts.FIND_HINT)
        self.sought.setAccessibleName(texts.FIND)
        self.sought.setClearButtonEnabled(True)
        self.sought.setMinimumWidth(scaled(280))
        self.state = choices([("", texts.ALL_STATES)])
        self.state.setAccessibleName(texts.STATE)
        self.responsible = choices([("", texts.ALL_RESPONSIBLE)])
        self.responsible.setAccessibleName(texts.RESPONSIBLE)
        self.count = text("", "quiet", wrap=False)
        self.show_initials = button(texts.INITIALS_SHOW, self._toggle_initials)
        self.no_initials = text("", "quiet")
        self.no_initials.hide()
        self.new = button(texts.NEW_CASE, self.ask_new_case, "main")
        self.urgent = button(urgent.TITLE, lambda: self.urgent_wanted.emit(0))
        self.returned = button(post.RETURN_TITLE, self.return_wanted.emit)
        self.new_panel = NewCasePanel(register.regions())
        self.look_up_panel = LookUpPanel(register.look_up)
        self.look_up = button(texts.LOOK_UP, self.look_up_panel.ask)
        self._initials = Countdown(self, clock, INITIALS_SECONDS)
        self._typed = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._lay_out()
        self._connect()
        self.reload()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begins in the list where there is one: what is not shown takes no focus, and then no key would do anything.

        Not by a focus proxy: Tab would stop at that, and pass by what stands before it.
        """
        first = self.table if self.model.rows else self.sought if self._all else self.new
        first.setFocus(event.reason())

    def reload(self) -> None:
        """Reads the whole register again: after a case was opened, changed or made."""
        rows = self._register.rows()
        self._all = len(rows)
        self._region = rows[0].region if rows else ""
        self.notices.reload(any_cases=bool(rows))
        self.unfinished.reload()
        _refill(self.state, list(dict.fromkeys(row.state_text for row in sorted(rows, key=lambda row: row.state))))
        _refill(self.responsible, sorted({row.responsible for row in rows} - {""}))
        # At unlocking nothing is sought, and to read thousands of rows twice is what takes the time.
        self._show(self._register.rows(*self._filters()) if any(self._filters()) else rows)

    def show_matching(self) -> None:
        """Shows what fits the search and the filters."""
        self._show(self._register.rows(*self._filters()))

    def _filters(self) -> tuple[str, str, str]:
        return self.sought.text().strip(), self.state.currentData(), self.responsible.currentData()

    def _show(self, rows: list[RegisterRow]) -> None:
        serial = self.table.serial()
        self.model.show_rows(rows, self._today())
        self.table.choose(serial)
        self.count.setText(_counted(len(rows), self._all))
        self.lists.setCurrentIndex(0 if rows else 1 if self._all else 2)
        self.filters.setVisible(self._all > 0)
        self.count.setVisible(self._all > 0)

    def ask_new_case(self) -> None:
        """Asks for the region, the last one chosen beforehand; makes the case at once when there is only one."""
        if self.new_panel.region.count() == 1:
            self._make(self.new_panel.region.itemData(0))
        else:
            self.new_panel.ask(self._region)

    def search(self) -> None:
        """Ctrl+K: to the search line, all of it marked."""
        self.sought.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.sought.selectAll()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = stacked(inside, gap=ROOM, around=WIDE)
        title = text(texts.TITLE, "title", wrap=False)
        pushed = (self.returned, self.look_up, self.urgent, self.new)
        column.addWidget(FlowRow((title, self.count), pushed=pushed, gap=ROOM))
        column.addWidget(self.unfinished)
        column.addWidget(self.notices)
        column.addWidget(self.new_panel)
        column.addWidget(self.look_up_panel)
        self.filters = FlowRow((self.sought, self.state, self.responsible), pushed=(self.show_initials,))
        column.addWidget(self.filters)
        column.addWidget(self.no_initials)
        self.lists = QStackedWidget()
        self.lists.addWidget(self.table)
        self.lists.addWidget(_told("", texts.NONE_FOUND, button(texts.CLEAR_SEARCH, self._clear)))
        self.lists.addWidget(_told(texts.EMPTY_TITLE, texts.EMPTY_TEXT))
        self.lists.setMinimumHeight(scaled(LIST_HEIGHT))
        column.addWidget(self.lists, 1)
        stacked(self).addWidget(scrolled(inside))

    def _connect(self) -> None:
        QShortcut(QKeySequence("Ctrl+K"), self, self.search)
        QShortcut(QKeySequence("Ctrl+N"), self, self.ask_new_case)
        QShortcut(QKeySequence("Ctrl+B"), self, lambda: self.urgent_wanted.emit(0))
        self.unfinished.wanted.connect(self.urgent_wanted)
        self._typed.timeout.connect(self.show_matching)
        self.sought.textChanged.connect(lambda _: self._typed.start())
        self.sought.returnPressed.connect(self._open_only)
        self.state.currentIndexChanged.connect(lambda _: self.show_matching())
        self.responsible.currentIndexChanged.connect(lambda _: self.show_matching())
        self.notices.seen.connect(self._after_seen)
        self.new_panel.wanted.connect(self._make)
        self.new_panel.turned.connect(self._show_main)
        self.look_up_panel.turned.connect(lambda asking: asking or self.setFocus())
        self.look_up_panel.chosen.connect(self._open)
        self._initials.left_changed.connect(self._tell_left)
        self._initials.over.connect(self._hide_initials)

    def _after_seen(self) -> None:
        """The button that was pressed is gone: the focus goes back to where the view begins."""
        self.reload()
        self.setFocus()

    def _open(self, serial: int) -> None:
        self._initials.stop()
        self.look_up_panel.shut()
        self.chosen.emit(serial)

    def _open_only(self) -> None:
        """Enter in the search line opens the case when one is left, and goes to the list when there are more."""
        self._typed.stop()
        self.show_matching()
        if len(self.model.rows) == 1:
            self._open(self.model.rows[0].serial)
        elif self.model.rows:
            self.table.choose(self.model.rows[0].serial)
            self.table.setFocus()

    def _make(self, region: str) -> None:
        self.new_panel.shut()
        self.started.emit(self._register.new_case(region))

    def _clear(self) -> None:
        self.sought.clear()
        self.state.setCurrentIndex(0)
        self.responsible.setCurrentIndex(0)
        self.show_matching()

    def _show_main(self, asking: bool) -> None:
        """One main action at a time: while the panel asks, it is the panel's own."""
        set_role(self.new, "" if asking else "main")
        if not asking:
            self.setFocus()

    def _toggle_initials(self) -> None:
        if self._initials.running:
            self._initials.stop()
            return
        found = self._register.initials()
        self.no_initials.setText("" if found else texts.INITIALS_NONE)
        self.no_initials.setVisible(not found)
        if found:
            self.model.show_initials(found)
            self.table.fit()
            self._initials.begin()
        else:
            say(self, texts.INITIALS_NONE)

    def _tell_left(self, seconds: int) -> None:
        self.show_initials.setText(texts.INITIALS_LEFT.format(seconds=seconds))

    def _hide_initials(self) -> None:
        self.model.show_initials({})
        self.table.fit()
        self.show_initials.setText(texts.INITIALS_SHOW)


class CaseTable(QTableView):
    """The list itself. ``opened`` gives the serial number, by Enter or double click."""

    opened = Signal(int)

    def __init__(self, model: RegisterModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        as_long_list(self, texts.TABLE)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.doubleClicked.connect(self._open)
        self.fit()

    def fit(self) -> None:
        """Columns by their content's usual width, row height by the text: asking 10,000 rows would take too long."""
        width = self.fontMetrics().horizontalAdvance
        for column, sample in enumerate(texts.WIDEST):
            title = self._model.headerData(column, Qt.Orientation.Horizontal)
            self.setColumnWidth(column, max(width(sample), width(str(title))) + 4 * 8)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 2 * 8)

    def serial(self) -> int:
        """The serial number of the chosen row, 0 when none is."""
        row = self.currentIndex().row()
        return self._model.rows[row].serial if 0 <= row < len(self._model.rows) else 0

    def choose(self, serial: int) -> None:
        """Chooses the row with this serial number, the first row when there is none such."""
        rows = self._model.rows
        if rows:
            self.selectRow(next((n for n, row in enumerate(rows) if row.serial == serial), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.serial():
            self.opened.emit(self.serial())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.rows[index.row()].serial)


def _refill(combo: QComboBox, words: list[str]) -> None:
    """Puts these choices after the first one, "all", and keeps what was chosen when it is still there."""
    chosen = combo.currentData()
    combo.blockSignals(True)
    while combo.count() > 1:
        combo.removeItem(1)
    for each in words:
        combo.addItem(each, each)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
    combo.blockSignals(False)


def _counted(shown: int, count: int) -> str:
    if shown != count:
        return texts.COUNT_OF.format(shown=shown, count=count)
    return texts.COUNT_ONE if count == 1 else texts.COUNT.format(count=count)


def _told(title: str, words: str, act: QWidget | None = None) -> QWidget:
    """The list's place when it is empty: what that means and what to do."""
    page = QWidget()
    column = stacked(page)
    card, inside = box("card", around=WIDE, gap=ROOM)
    if title:
        inside.addWidget(text(title, "section"))
    inside.addWidget(text(words))
    if act is not None:
        inside.addWidget(act)
    column.addWidget(card)
    column.addStretch(1)
    return page
