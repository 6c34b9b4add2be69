"""A row of widgets that begins a new line when there is no more room; it knows nothing of the widgets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sip_desktop.ui.theme import GAP


class FlowRow(QWidget):
    """For buttons and chips that must stay whole and in reach at 200 % text on a small screen.

    ``pushed`` widgets stand at the right end when everything fits in one line.
    """

    def __init__(self, widgets: Sequence[QWidget], pushed: Sequence[QWidget] = (), gap: int = GAP) -> None:
        super().__init__()
        self._widgets = [*widgets, *pushed]
        self._pushed = len(pushed)
        self._gap = gap
        for widget in self._widgets:
            widget.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def fill(self, widgets: Sequence[QWidget]) -> None:
        """Puts these widgets in place of all that stood here."""
        for old in self._widgets:
            old.hide()
            old.deleteLater()
        self._widgets, self._pushed = list(widgets), 0
        for widget in self._widgets:
            widget.setParent(self)
            widget.show()
        self.updateGeometry()
        self._place()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return sum(self._height(line) for line in lines) + self._gap * max(0, len(lines) - 1)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(self._size(widget).width() for widget in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, self._height(shown))

    def minimumSizeHint(self) -> QSize:
        widest = max((widget.minimumSizeHint().width() for widget in self._shown()), default=0)
        return QSize(widest, self._height(self._shown()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        # A child was shown, hidden or got other words: Qt asks for a new layout, and we have no QLayout to do it.
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _place(self) -> None:
        lines = self._lines(self.width())
        top = 0
        for line in lines:
            height, left = self._height(line), 0
            spare = self.width() - sum(self._size(w).width() for w in line) - self._gap * (len(line) - 1)
            for widget in line:
                size = self._size(widget)
                if len(lines) == 1 and self._pushed and widget is self._widgets[-self._pushed]:
                    left += max(0, spare)
                # Middle of the line, so that labels stand level with the buttons beside them.
                at = QRect(left, top + (height - size.height()) // 2, min(size.width(), self.width()), size.height())
                widget.setGeometry(at)
                left += size.width() + self._gap
            top += height + self._gap

    def _lines(self, width: int) -> list[list[QWidget]]:
        lines: list[list[QWidget]] = []
        used = 0
        for widget in self._shown():
            wide = self._size(widget).width()
            if not lines or used + wide > width:
                lines.append([])
                used = 0
            lines[-1].append(widget)
            used += wide + self._gap
        return lines

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _height(self, line: Sequence[QWidget]) -> int:
        return max((self._size(widget).height() for widget in line), default=0)

    def _size(self, widget: QWidget) -> QSize:
        return widget.sizeHint().expandedTo(widget.minimumSizeHint()).expandedTo(widget.minimumSize())
