"""The place where one view at a time is shown, with those one came from under it. It knows no view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QWidget


def _nothing() -> None:
    """There is nothing to do."""


@dataclass(frozen=True)
class Page:
    """A view on the stage. ``leave`` saves and lets go; False, or a Fault, says that something could not be saved.
    ``again`` fetches anew when one comes back to it."""

    widget: QWidget
    leave: Callable[[], object] = _nothing
    again: Callable[[], object] = _nothing


class Stage(QStackedWidget):
    """What is left is let go at once, so no answer stays in a widget that nobody sees."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: list[Page] = []

    def begin(self, page: Page) -> bool:
        """Shows a page from which there is no way back; all others are left. One that cannot save stays: False."""
        try:
            while self._pages and self._pages[-1].leave() is not False:
                self._take_away()
        finally:
            if self._pages:
                self._show()
        if self._pages:
            return False
        self.push(page)
        return True

    def push(self, page: Page) -> None:
        """Shows a page on top of the present one."""
        self._pages.append(page)
        self.addWidget(page.widget)
        self._show()

    def back(self) -> None:
        """Leaves the present page and comes back to the one under it; the lowest stays, and one that cannot save."""
        if len(self._pages) > 1 and self._pages[-1].leave() is not False:
            self._take_away()
            self._pages[-1].again()
            self._show()

    def leave_all(self) -> None:
        """Leaves every page, the uppermost first, whatever one of them says: for the lock."""
        if not self._pages:
            return
        try:
            self._pages[-1].leave()
        finally:
            self._take_away()
            self.leave_all()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hands the focus on. Not by a focus proxy: Tab would stop at that, and pass by what stands before it."""
        if self._pages:
            self._pages[-1].widget.setFocus(event.reason())

    def _take_away(self) -> None:
        page = self._pages.pop()
        self.removeWidget(page.widget)
        page.widget.hide()
        page.widget.deleteLater()

    def _show(self) -> None:
        widget = self._pages[-1].widget
        self.setCurrentWidget(widget)
        widget.setFocus()
