"""The rows of one field: cards in order, adding, moving, removing and putting back. Rows may hold rows."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sip_desktop.domain.answers import Path, Row, rows_of
from sip_desktop.domain.form import Field
from sip_desktop.texts import form_page as texts
from sip_desktop.ui.form_page.desk import Desk
from sip_desktop.ui.form_page.row_card import RowCard
from sip_desktop.ui.form_page.wording import row_name, row_number, row_word
from sip_desktop.ui.shell_widgets import say


class RowsBox(QWidget):
    """The cards follow the sheet. A removed row leaves a line with Ångra in its place until the next change of rows."""

    def __init__(self, desk: Desk, field: Field, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.path = path
        self._desk, self._field = desk, field
        self._cards: dict[str, RowCard] = {}
        self._removed: tuple[Row, int] | None = None
        self._undo_line: QFrame | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self.add_button: QPushButton | None = None
        desk.rows[path] = self
        if not desk.sheet.document.fixed:
            word = row_word(field)
            self.add_button = QPushButton(texts.ADD_ROW.format(word=word), self)
            self.add_button.setAccessibleName(texts.ADD_ROW_NAME.format(word=word, label=field.label))
            self.add_button.clicked.connect(lambda: self.add_row())
            line = QHBoxLayout()
            line.addWidget(self.add_button)
            line.addStretch(1)
            self._layout.addLayout(line)

    def build(self) -> Iterator[None]:
        """Makes the cards of the rows there are, with a stop after each field."""
        for at, row in enumerate(self._rows()):
            card = self._new_card(row, at)
            card.hide()
            yield from card.build()
        self.name_rows()

    def refresh(self) -> None:
        """Makes the cards anew after a change from outside: an earlier document's rows were taken over."""
        for row_id in list(self._cards):
            self._drop_card(row_id)
        self._close_undo()
        for _ in self.build():
            pass

    def add_row(self, after: str | None = None) -> None:
        """Adds a row last, or after a row, and puts the cursor in it."""
        self._desk.finish()
        self._close_undo()
        row_id = self._desk.sheet.add_row(self.path, after)
        at = row_number(self._desk.sheet, self.path, row_id) - 1
        card = self._new_card(self._rows()[at], at)
        for _ in card.build():
            pass
        self._desk.order_tabs()
        self.name_rows()
        card.focus_first()
        say(self, texts.ROW_ADDED.format(row=row_name(self._field, at + 1)))

    def focus_first(self) -> bool:
        """Puts the cursor in the first field of the first row. False when there is no row."""
        rows = self._rows()
        if not rows or rows[0].id not in self._cards:
            return False
        self._cards[rows[0].id].focus_first()
        return True

    def move_row(self, row_id: str, step: int) -> None:
        """Moves a row up (-1) or down (1); the cursor stays where it was."""
        self._desk.finish()
        self._close_undo()
        focused = self.focusWidget() if self.isAncestorOf(self.window().focusWidget() or self) else None
        self._desk.sheet.move_row(self.path, row_id, step)
        card = self._cards[row_id]
        self._layout.removeWidget(card)
        self._layout.insertWidget(row_number(self._desk.sheet, self.path, row_id) - 1, card)
        self._desk.order_tabs()
        self.name_rows()
        if focused is not None and focused.isEnabled():
            focused.setFocus()
        elif focused is not None:
            card.focus_first()

    def remove_row(self, row_id: str) -> None:
        """Takes a row away at once and says so, with Ångra, where it stood."""
        self._desk.finish()
        self._close_undo()
        name = row_name(self._field, row_number(self._desk.sheet, self.path, row_id))
        used = self._desk.sheet.usage(row_id)
        self._removed = self._desk.sheet.remove_row(self.path, row_id)
        self._open_undo(name, used)
        self._drop_card(row_id)
        self.name_rows()

    def put_back(self) -> bool:
        """Puts the row that was removed last back, with the same id. False when there is none."""
        if self._removed is None:
            return False
        row, at = self._removed
        self._close_undo()
        self._desk.sheet.put_back(self.path, row, at)
        card = self._new_card(row, at)
        for _ in card.build():
            pass
        self._desk.order_tabs()
        self.name_rows()
        card.focus_first()
        say(self, texts.ROW_BACK.format(row=row_name(self._field, at + 1)))
        return True

    def name_rows(self) -> None:
        """Titles and numbers after a change in the rows or their texts."""
        rows = self._rows()
        for number, row in enumerate(rows, 1):
            if row.id in self._cards:
                self._cards[row.id].name(row, number, number == len(rows))

    def _rows(self) -> tuple[Row, ...]:
        return rows_of(self._desk.sheet.value(self.path))

    def _new_card(self, row: Row, at: int) -> RowCard:
        path = f"{self.path}/{row.id}"
        card = self._cards[row.id] = self._desk.cards[path] = RowCard(self._desk, self._field, path, self)
        self._layout.insertWidget(at, card)
        return card

    def _drop_card(self, row_id: str) -> None:
        card = self._cards.pop(row_id)
        self._desk.forget(card.path)
        self._layout.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _open_undo(self, name: str, used: list[str]) -> None:
        if self._removed is None:
            return
        line = self._undo_line = QFrame(self)
        line.setProperty("role", "notice-info")
        words = [texts.ROW_REMOVED.format(row=name)]
        if used:
            words.append(texts.ROW_USED.format(titles=", ".join(used)))
        label = QLabel(" ".join(words))
        label.setWordWrap(True)
        button = QPushButton(texts.UNDO)
        button.setProperty("role", "small")
        button.setAccessibleName(texts.UNDO_NAME.format(row=name))
        button.clicked.connect(self.put_back)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(12, 6, 6, 6)
        layout.addWidget(label, 1)
        layout.addWidget(button)
        self._layout.insertWidget(self._removed[1], line)
        button.setFocus()
        say(line, " ".join(words))

    def _close_undo(self) -> None:
        if self._undo_line is not None:
            self._undo_line.hide()
            self._layout.removeWidget(self._undo_line)
            self._undo_line.deleteLater()
        self._undo_line, self._removed = None, None
