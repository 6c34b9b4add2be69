"""One page as pixels, with a thin frame round the place of the field that has the cursor; knows no form."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from sip_desktop.domain.view import Place

PAGE_MM = (210.0, 297.0)
MARGIN_MM = (21.0, 13.0)
AIR_MM = 0.8
MARKER = "#0B5D57"  # the page is white in the dark theme too, so its frame keeps the dark colour


class PageView(QWidget):
    """Keeps the image it has until it is given another one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._place: Place | None = None

    def show_page(self, image: QImage, width: int, place: Place | None) -> None:
        """``width`` is in the screen's own units; ``place`` is what to frame, None for nothing."""
        self._image, self._place = image, place
        self.setFixedSize(QSize(width, round(width * PAGE_MM[1] / PAGE_MM[0])))
        self.update()

    def clear(self) -> None:
        """Forgets the page."""
        self._image, self._place = QImage(), None
        self.update()

    def pixels(self, millimetres: float) -> int:
        """How far down the page a height in millimetres is."""
        return round(millimetres * self.width() / PAGE_MM[0])

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)
        if self._place is not None:
            scale = self.width() / PAGE_MM[0]
            frame = QRectF(
                MARGIN_MM[0] * scale,
                (self._place.top - AIR_MM) * scale,
                (PAGE_MM[0] - sum(MARGIN_MM)) * scale,
                (self._place.bottom - self._place.top + 2 * AIR_MM) * scale,
            )
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(MARKER), 2))
            painter.drawRoundedRect(frame, 3, 3)
        painter.end()
