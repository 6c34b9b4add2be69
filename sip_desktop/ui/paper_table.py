"""The papers of a case in a table; it knows their titles and states, not what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from sip_desktop.domain.case_words import short_number
from sip_desktop.texts import case as texts
from sip_desktop.ui.dates import short_time
from sip_desktop.ui.plain_table import PlainTable

if TYPE_CHECKING:
    from sip_desktop.services.door import DocumentLine

MARKS = {"utkast": "○", "klar": "✓"}


class PaperTable(PlainTable):
    """``opened`` gives the document id, by Enter or double click."""

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__(texts.PAPERS, texts.COLUMNS, (0,))
        self._ids: list[int] = []
        self.chosen.connect(lambda row: self.opened.emit(self._ids[row]))

    def show_lines(self, lines: Sequence[DocumentLine], today: date) -> None:
        """Shows the papers, the one changed last at the top; the chosen one stays chosen."""
        chosen = self.document()
        ordered = sorted(lines, key=lambda line: line.changed, reverse=True)
        self._ids = [line.document.id for line in ordered]
        self.show_rows([_row(line, today) for line in ordered])
        if ordered:
            self.selectRow(self._ids.index(chosen) if chosen in self._ids else 0)

    def document(self) -> int:
        """The id of the chosen document, 0 when there is none."""
        row = self.currentRow()
        return self._ids[row] if 0 <= row < len(self._ids) else 0


def _row(line: DocumentLine, today: date) -> tuple[str, ...]:
    state = f"{MARKS.get(line.state, '')} {line.state_text}"
    return _title(line), str(line.revision), state, str(line.copies), short_time(line.changed, today)


def _title(line: DocumentLine) -> str:
    """The paper's title, with the numbers of the blanks it was typed in from."""
    if not line.sheets:
        return line.title
    return texts.FROM_SHEET.format(title=line.title, numbers=", ".join(map(short_number, line.sheets)))
