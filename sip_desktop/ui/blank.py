"""The screen's part of locking and hiding: what is ours is off the screen, and at the lock off the clipboard, at once.

Closing is not here.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QDialog, QWidget

OUR_MARKS = ("x-kde-passwordManagerHint", "application/x-nspasteboard-concealed-type")
"""What every editor of ours puts on what it copies; together no other program does."""
_ASIDE = "aside"


def blank_everything(app: QApplication) -> None:
    """Hides every window, menu and list, and empties the clipboard where it holds what we put there.

    It asks nothing and cannot be refused: hide, not close, so that no closeEvent, no open dialog and no menu
    can hold it up. What others copied is left alone.
    """
    shut_popups(app)
    for window in app.topLevelWidgets():
        window.hide()
    clipboard = app.clipboard()
    if clipboard.ownsClipboard() or _is_marked_by_us(clipboard.mimeData()):
        clipboard.clear()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


def shut_popups(app: QApplication) -> None:
    """Menus and open lists."""
    while popup := app.activePopupWidget():
        popup.hide()


def put_aside(app: QApplication, but: QWidget) -> None:
    """Hides every window but one, for as long as that one is covered. The dialogs come back with ``take_forth``."""
    shut_popups(app)
    for window in app.topLevelWidgets():
        if window.isVisible() and window is not but:
            window.setProperty(_ASIDE, isinstance(window, QDialog))
            window.hide()


def take_forth(app: QApplication) -> None:
    """Shows again the dialogs that were put aside, as the dialogs they were."""
    for window in app.topLevelWidgets():
        if isinstance(window, QDialog) and window.property(_ASIDE):
            window.setProperty(_ASIDE, False)
            window.open()


def _is_marked_by_us(mime: QMimeData | None) -> bool:
    """For platforms that cannot say whose it is."""
    return mime is not None and all(mime.hasFormat(name) for name in OUR_MARKS)
