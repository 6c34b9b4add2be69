"""The screen's part of locking: everything of ours is off the screen and the clipboard at once; closing is not here."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

OUR_MARKS = ("x-kde-passwordManagerHint", "application/x-nspasteboard-concealed-type")
"""What every editor of ours puts on what it copies; together no other program does."""


def blank_everything(app: QApplication) -> None:
    """Hides every window, menu and list, and empties the clipboard where it holds what we put there.

    It asks nothing and cannot be refused: hide, not close, so that no closeEvent, no open dialog and no menu
    can hold it up. What others copied is left alone.
    """
    while popup := app.activePopupWidget():
        popup.hide()
    for window in app.topLevelWidgets():
        window.hide()
    clipboard = app.clipboard()
    if clipboard.ownsClipboard() or _is_marked_by_us(clipboard.mimeData()):
        clipboard.clear()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


def _is_marked_by_us(mime: QMimeData | None) -> bool:
    """For platforms that cannot say whose it is."""
    return mime is not None and all(mime.hasFormat(name) for name in OUR_MARKS)
