"""Where the cursor stands among the fields: tells when it comes and goes, and keeps it in view."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from sip_desktop.ui.form_page.column import Column
from sip_desktop.ui.form_page.desk import path_at
from sip_desktop.ui.safe_edits import SafeTextEdit


class Cursor(QObject):
    """``entered`` and ``left`` carry paths of fields and rows; moving inside one field says nothing."""

    entered = Signal(str)
    left = Signal(str)

    def __init__(self, column: Column, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._column = column
        self._edit: SafeTextEdit | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show_caret)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        left, entered = self._path(old), self._path(new)
        if left and left != entered:
            self.left.emit(left)
        self._watch(new if isinstance(new, SafeTextEdit) and entered else None)
        if new is not None and entered and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            # Not while a mouse button is down: the text would slide away under the mouse and be marked.
            if self._edit is None:
                self._column.show_widget(new)
            else:
                self._soon.start()
        if entered and entered != left:
            self.entered.emit(entered)

    def _path(self, widget: QWidget | None) -> str:
        return path_at(widget) if widget is not None and self._column.isAncestorOf(widget) else ""

    def _watch(self, edit: SafeTextEdit | None) -> None:
        """Follows the caret of the text that has the focus. The one before may be gone already, and its signal too."""
        self._edit = edit
        if edit is not None and not edit.property("watched"):
            edit.setProperty("watched", True)
            edit.caret_moved.connect(self._soon.start)

    def _show_caret(self) -> None:
        focused = self._column.window().focusWidget()
        if isinstance(focused, SafeTextEdit) and self._column.isAncestorOf(focused):
            self._column.show_caret(focused)
