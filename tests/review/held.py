"""Whatever words any widget of this process still holds: on a screen, hidden, in a list, to undo, copied."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLineEdit, QListView, QTextEdit, QWidget

WORDS = {"QString", "QStringList"}
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.UserRole,
)
_KNOWN: dict[str, tuple[str, ...]] = {}
TOP = QModelIndex()
PICTURES = ("PageView", "PaperPreview", "SheetList")


def let_go() -> None:
    """What was to be deleted later is deleted now; a replaced process would not even come to it."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def holders(marker: str) -> list[str]:
    """Which kinds of widget hold the marker, and "clipboard"."""
    return sorted({kind for kind, words in everything() if marker in words})


def everything() -> Iterator[tuple[str, str]]:
    """(kind of widget, words): every property of Qt or ours that is a text, and every cell of a list or table.

    Only what hangs on no widget is left out; asked for by Python, such objects of Qt's own are deleted twice.
    """
    for widget in QApplication.allWidgets():
        kind = type(widget).__name__
        yield from ((kind, str(widget.property(name))) for name in word_properties(widget))
        if isinstance(widget, QComboBox):
            for number in range(widget.count()):
                yield from ((kind, str(widget.itemData(number, role))) for role in ROLES)
        elif isinstance(widget, QAbstractItemView):
            yield from cells(kind, widget)
    clipboard = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        if mode is QClipboard.Mode.Clipboard or clipboard.supportsSelection():
            mime = clipboard.mimeData(mode)
            for form in mime.formats() if mime is not None else ():
                yield "clipboard", bytes(mime.data(form).data()).decode("utf-8", "replace")


def cells(kind: str, view: QAbstractItemView) -> Iterator[tuple[str, str]]:
    model = view.model()
    if model is None:
        return
    for row in range(model.rowCount(TOP)):
        for column in range(1 if isinstance(view, QListView) else model.columnCount(TOP)):
            yield from ((kind, str(model.index(row, column).data(role))) for role in ROLES)


def word_properties(widget: QWidget) -> tuple[str, ...]:
    """Names, by kind of widget: what Python gets to know of a class is read once and let go."""
    kind = widget.metaObject()
    name = kind.className()
    if name not in _KNOWN:
        found = [kind.property(number) for number in range(kind.propertyCount())]
        _KNOWN[name] = tuple(each.name() for each in found if each.typeName() in WORDS)
    return _KNOWN[name]


def can_undo() -> list[QWidget]:
    """Editors that could still bring back what stood in them."""
    return [
        widget
        for widget in QApplication.allWidgets()
        if (isinstance(widget, QLineEdit) and widget.isUndoAvailable())
        or (isinstance(widget, QTextEdit) and widget.document().isUndoAvailable())
    ]


def pictures() -> list[str]:
    """Widgets that hold a page as an image."""
    return [type(each).__name__ for each in QApplication.allWidgets() if type(each).__name__ in PICTURES]
