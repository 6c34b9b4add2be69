"""Kallade och svar: who is called, when, what they answered and out of which paper, and the line about consent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem

from sip_desktop.texts import consents as texts
from sip_desktop.ui.dates import short_date, short_time
from sip_desktop.ui.safe_edits import forbid_copying
from sip_desktop.ui.shell_widgets import stacked, text
from sip_desktop.ui.theme import GAP, ROOM, set_role

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from sip_desktop.domain.lenses.consent_summary import ConsentSummary
    from sip_desktop.domain.lenses.invitations import Called
    from sip_desktop.services.overview import CaseOverview

HOLDS = ("ja", "delvis")


class CalledCard(QFrame):
    """Shows what ``services.overview`` found; it changes nothing."""

    def __init__(self, today: date) -> None:
        super().__init__()
        set_role(self, "card")
        self._today = today
        self.consent = text("", "info")
        self.missing = text("", "warning")
        self.sheets = text("", "quiet")
        self.none = text(texts.NOBODY_CALLED, "help")
        self.table = _table()
        column = stacked(self, GAP, ROOM)
        for widget in (text(texts.CARD, "section"), self.consent, self.missing, self.sheets, self.none, self.table):
            column.addWidget(widget)

    def show_overview(self, found: CaseOverview) -> None:
        """Shows how it stands now."""
        self.consent.setText(consent_line(found.consent, self._today))
        set_role(self.consent, "ok" if found.consent.answer in HOLDS else "info")
        self.missing.setText("\n".join(found.consent.missing))
        self.missing.setVisible(bool(found.consent.missing))
        self.sheets.setText(sheets_line(found.consent))
        self.sheets.setVisible(bool(self.sheets.text()))
        self.none.setVisible(not found.called)
        self.table.setVisible(bool(found.called))
        self._fill(found.called)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fill(self, called: Sequence[Called]) -> None:
        self.table.setRowCount(len(called))
        for row, one in enumerate(called):
            for column, words in enumerate(cells(one, self._today)):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                self.table.setItem(row, column, item)
        self._fit()

    def _fit(self) -> None:
        """As high as its rows with their wrapped words: the page scrolls, not the table in the page."""
        self.table.resizeRowsToContents()
        rows = sum(self.table.rowHeight(row) for row in range(self.table.rowCount()))
        self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + rows + GAP)


def cells(one: Called, today: date) -> tuple[str, ...]:
    """One party as it stands in the table: who, called or invited and when, the answer and its paper."""
    reply = texts.REPLIES.get(one.answer, one.answer)
    if one.stand_in is not None:
        reply = texts.REPLY_BY.format(reply=reply, who=one.stand_in.text)
    when = short_time(one.when, today) if "T" in one.when else short_date(one.when, today)
    paper = texts.DRAFT_PAPER.format(title=one.paper) if one.draft else one.paper
    kind = f"{texts.KINDS[one.kind]} {when}".strip()
    return one.party.text, kind, texts.REPLY_FROM.format(reply=reply, paper=paper)


def consent_line(consent: ConsentSummary, today: date) -> str:
    """ "Samtycke: ja, med begränsning. Gäller till 12 maj 2027." """
    if not consent.answer:
        return texts.LINE_NONE
    answer = texts.ANSWERS[consent.answer]
    line = texts.LINE.format(answer=answer[0].lower() + answer[1:])
    until = texts.LINE_UNTIL.format(day=short_date(consent.valid_to, today)) if consent.valid_to else ""
    return f"{line} {until}".strip()


def sheets_line(consent: ConsentSummary) -> str:
    """ "2 blad klara, 1 utkast. Ett utkast räknas inte."; "" without any sheet."""
    if not consent.clear and not consent.drafts:
        return ""
    words = texts.SHEETS if consent.clear == 1 else texts.SHEETS_MANY
    line = words.format(clear=consent.clear, drafts=consent.drafts)
    return f"{line} {texts.DRAFTS_DO_NOT_COUNT}" if consent.drafts else line


def _table() -> QTableWidget:
    table = QTableWidget(0, len(texts.COLUMNS))
    table.setHorizontalHeaderLabels(list(texts.COLUMNS))
    table.setAccessibleName(texts.CARD)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setDragEnabled(False)
    forbid_copying(table)
    table.verticalHeader().hide()
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    # Every column gives way alike and the words wrap: nothing is cut off at 200 % text or beside the other cards.
    head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return table
