"""The keys of the form page. Each works wherever the cursor stands on the page, unless a field needs it itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from sip_desktop.domain.answers import Path
from sip_desktop.ui.form_page.desk import Desk
from sip_desktop.ui.form_page.rows_box import RowsBox


def bind(page: QWidget, keys: dict[str, Callable[[], object]]) -> None:
    """Lets each key sequence ("Ctrl+Up") call its function while the focus is in ``page``."""
    for sequence, act in keys.items():
        shortcut = QShortcut(QKeySequence(sequence), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)


def move_row(desk: Desk, path: Path, step: int) -> None:
    """Moves the innermost row that ``path`` stands in up (-1) or down (1)."""
    rows, row_id = row_at(desk, path)
    if rows is not None and row_id and rows.add_button is not None:
        rows.move_row(row_id, step)


def add_row(desk: Desk, path: Path) -> None:
    """Adds a row after the innermost row that ``path`` stands in, or last in the rows field that it is."""
    rows, row_id = row_at(desk, path)
    if rows is not None and rows.add_button is not None:
        rows.add_row(row_id or None)


def take_back(desk: Desk, path: Path) -> None:
    """Undo: the choice that was made before in the field of ``path``, else the row that was removed last.

    Text fields undo by themselves, so this key comes here from all other places.
    """
    if desk.sheet.take_back(path):
        desk.boxes[path].show_value()
        return
    for rows in list(desk.rows.values()):
        if rows.put_back():
            return


def row_at(desk: Desk, path: Path) -> tuple[RowsBox | None, str]:
    """The innermost rows field and row id that a path stands in; the row id is "" on the rows field itself."""
    if path in desk.rows:
        return desk.rows[path], ""
    parts = path.split("/")
    if len(parts) % 2:
        parts = parts[:-1]
    if not parts:
        return None, ""
    return desk.rows.get("/".join(parts[:-1])), parts[-1]
