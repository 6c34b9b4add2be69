"""Editors and lists that leak nothing round them; they know no form.

What stands in a field must not reach the clipboard's history or cloud (Win+V, Klipper), the X11 primary
selection, another program by drag and drop, or the typing history of the system (``ImhSensitiveData``). These
are requests that well-behaved programs follow: a program that ignores them still reads what is copied.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QClipboard,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QTextEdit, QWidget

HINTS = Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData
LONGEST_LINE = 200_000
_DWORD_0 = b"\0\0\0\0"
EXCLUDED_FROM_HISTORY = {
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': _DWORD_0,
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': _DWORD_0,
    'application/x-qt-windows-mime;value="Clipboard Viewer Ignore"': b"1",
    "application/x-nspasteboard-concealed-type": b"1",
    "x-kde-passwordManagerHint": b"secret",
}


def plain(text: str) -> str:
    """The text as it may be stored: no control characters but line break and tab, no half surrogates."""
    if not text.isprintable():
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
        text = "".join(c for c in text if c >= " " or c in "\n\t")
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def private_mime(text: str) -> QMimeData:
    """The text for the clipboard, marked so that histories, cloud copies and clipboard viewers leave it alone."""
    mime = QMimeData()
    mime.setText(text)
    for name, value in EXCLUDED_FROM_HISTORY.items():
        mime.setData(name, value)
    return mime


def keep_no_selection(clipboard: QClipboard) -> None:
    """Empties the X11 primary selection each time something of ours gets there: Qt copies text as it is marked, by
    mouse or by keyboard, in editors and in labels, and what was only marked must not be pasted elsewhere."""

    def forget() -> None:
        if clipboard.ownsSelection() and clipboard.text(QClipboard.Mode.Selection):
            clipboard.clear(QClipboard.Mode.Selection)

    clipboard.selectionChanged.connect(forget)


class SafeLineEdit(QLineEdit):
    """One line of text. Copy, cut and paste go its own way, as Qt gives no hook for them in a line edit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setInputMethodHints(HINTS)
        self.setDragEnabled(False)
        self.setAcceptDrops(False)
        self.setMaxLength(LONGEST_LINE)

    def copy_privately(self) -> None:
        if self.hasSelectedText() and self.echoMode() is QLineEdit.EchoMode.Normal:
            QGuiApplication.clipboard().setMimeData(private_mime(self.selectedText()))

    def cut_privately(self) -> None:
        self.copy_privately()
        if not self.isReadOnly():
            self.insert("")

    def paste_plain(self) -> None:
        text = plain(QGuiApplication.clipboard().text())
        if text and not self.isReadOnly():
            self.insert(" ".join(text.split("\n")))

    def _delete_to_end(self) -> None:
        if not self.isReadOnly():
            self.end(True)
            self.del_()

    def put(self, text: str) -> None:
        """Replaces the text so that it can be undone; ``setText`` would forget what stood here."""
        if text != self.text():
            self.selectAll()
            self.insert(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        own = {
            QKeySequence.StandardKey.Copy: self.copy_privately,
            QKeySequence.StandardKey.Cut: self.cut_privately,
            QKeySequence.StandardKey.Paste: self.paste_plain,
            # Ctrl+K on X11 and macOS: Qt itself would copy what it removes.
            QKeySequence.StandardKey.DeleteEndOfLine: self._delete_to_end,
        }
        for key, act in own.items():
            if event.matches(key):
                act()
                event.accept()
                return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        own = {"edit-copy": self.copy_privately, "edit-cut": self.cut_privately, "edit-paste": self.paste_plain}
        for action in menu.actions():
            if act := own.get(action.objectName()):
                _redirect(action, act)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.MiddleButton:
            super().mouseReleaseEvent(event)


class SafeTextEdit(QTextEdit):
    """Plain text of many lines. It grows with its text and never scrolls by itself; ``lines`` is its least height."""

    caret_moved = Signal()

    def __init__(self, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setInputMethodHints(HINTS)
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.cursorPositionChanged.connect(self.caret_moved)

    def put(self, text: str) -> None:
        """Replaces the text so that it can be undone; ``setPlainText`` would forget what stood here."""
        if text != self.toPlainText():
            self.selectAll()
            self.insertPlainText(text)

    def createMimeDataFromSelection(self) -> QMimeData:
        return private_mime(self.textCursor().selection().toPlainText())

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(plain(source.text()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and event.modifiers() != Qt.KeyboardModifier.ShiftModifier:
            # Qt has no switch for this here: without a selection under the mouse no drag to another program can begin.
            # Shift alone makes the selection longer and begins no drag.
            self.setTextCursor(self.cursorForPosition(event.position().toPoint()))
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.MiddleButton:
            super().mouseReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow(self.document().size())

    def _grow(self, size: QSizeF) -> None:
        around = self.height() - self.viewport().height()
        least = self._lines * self.fontMetrics().lineSpacing() + 2 * self.document().documentMargin()
        height = round(max(size.height(), least)) + around
        if height != self.minimumHeight():
            self.setFixedHeight(height)


class SafeComboBox(QComboBox):
    """A list to choose from that the wheel does not change when the page is scrolled past it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forbid_copying(self.view())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _NoCopying(QObject):
    """Takes the keys for copying from what it watches."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy)


def forbid_copying(view: QAbstractItemView) -> None:
    """Ctrl+C does nothing in a list or table: Qt would put the row, a name perhaps, on the clipboard unmarked."""
    view.installEventFilter(_NoCopying(view))


def _redirect(action: QAction, act: object) -> None:
    action.triggered.disconnect()
    action.triggered.connect(act)
