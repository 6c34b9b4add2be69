"""One row as a card: a small title made from its text, what can be done with it, and its fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from sip_desktop.domain.answers import Path, Row
from sip_desktop.domain.form import Field
from sip_desktop.texts import form_page as texts
from sip_desktop.ui.form_page.desk import Desk, nothing, text_scale
from sip_desktop.ui.form_page.wording import row_name, row_title

if TYPE_CHECKING:
    from sip_desktop.ui.form_page.rows_box import RowsBox


LARGE = 1.3


class RowCard(QFrame):
    """The path of the row, ``p_delmal/r3``, is the widget's property ``path``."""

    def __init__(self, desk: Desk, field: Field, path: Path, rows: RowsBox) -> None:
        super().__init__(rows)
        self.path = path
        self._desk, self._field = desk, field
        self.setProperty("path", path)
        self.setProperty("role", "card")
        self._title = QLabel(self)
        # The title is made of what somebody wrote: it must never be read as markup.
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setProperty("role", "label")
        self._title.setWordWrap(True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 8, 12, 12)
        self._layout.setSpacing(10)
        way = QBoxLayout.Direction
        head = QBoxLayout(way.LeftToRight if text_scale() < LARGE else way.TopToBottom)
        head.setSpacing(4)
        head.addWidget(self._title, 1)
        self._layout.addLayout(head)
        self._number = 0
        self._buttons: dict[str, QPushButton] = {}
        if desk.sheet.document.fixed:
            return
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        head.addLayout(buttons)
        row_id = path.rsplit("/", 1)[-1]
        self._up = self._button(buttons, texts.ROW_UP)
        self._down = self._button(buttons, texts.ROW_DOWN)
        self._remove = self._button(buttons, texts.ROW_REMOVE)
        buttons.addStretch(1)
        self._up.clicked.connect(lambda: rows.move_row(row_id, -1))
        self._down.clicked.connect(lambda: rows.move_row(row_id, 1))
        self._remove.clicked.connect(lambda: rows.remove_row(row_id))

    def build(self) -> Iterator[None]:
        """Makes the fields, a stop after each, so that a long card never holds up the window."""
        yield from self._desk.build(self._field.columns, f"{self.path}/", self, self._layout, nothing)
        self.show()

    def name(self, row: Row, number: int, last: bool) -> None:
        """Sets the title and what the buttons say, after a change of text or place."""
        title = row_title(self._field, row, number)
        if self._title.text() == title and self._buttons and self._down.isEnabled() is not last:
            return
        self._title.setText(title)
        if self._number not in (0, number):
            self._desk.name_inputs(self.path)
        self._number = number
        if not self._buttons:
            return
        spoken = row_name(self._field, number)
        names = {self._up: texts.ROW_UP_NAME, self._down: texts.ROW_DOWN_NAME, self._remove: texts.ROW_REMOVE_NAME}
        for button, words in names.items():
            button.setAccessibleName(words.format(row=spoken))
        self._up.setEnabled(number > 1)
        self._down.setEnabled(not last)

    def focus_first(self) -> None:
        """Puts the cursor in the first field of the row."""
        for column in self._field.columns:
            box = self._desk.boxes.get(f"{self.path}/{column.id}")
            if box is not None and not box.isHidden() and box.inputs:
                box.focus_input()
                return

    def _button(self, line: QHBoxLayout, text: str) -> QPushButton:
        button = self._buttons[text] = QPushButton(text, self)
        button.setProperty("role", "small")
        line.addWidget(button)
        return button
