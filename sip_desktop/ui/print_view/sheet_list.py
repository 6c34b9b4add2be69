"""The paper on screen: a list of small pages and the chosen one large; it knows no printer and no document."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QScrollArea, QWidget

from sip_desktop.texts import printing_view as texts
from sip_desktop.ui.theme import GAP, set_role, tokens_for

SMALL = 72
WIDEST = 900
A4_RATIO = 297 / 210
SETTLE_MS = 60
FOCUS_RING = "QScrollArea { border: 2px solid transparent; } QScrollArea:focus { border-color: palette(highlight); }"
"""The page is scrolled with the arrow keys when it has the focus, and that must be seen."""

Picture = Callable[[int, int], QImage]
"""Page from 0 and width in pixels to an image."""


class PaperPreview(QWidget):
    """Pages of one paper. ``show_paper`` may be called again; the chosen page is kept where there still is one."""

    page_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self._total = 0
        self.thumbs = _thumb_list()
        self.thumbs.currentRowChanged.connect(self._choose)
        self.page = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area = QScrollArea(widgetResizable=True)
        self.area.setWidget(self.page)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        # The page is drawn to fit the width; a bar for the few pixels the other bar takes would only confuse.
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setStyleSheet(FOCUS_RING)
        set_role(self.area, "paper")
        self.area.viewport().installEventFilter(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.thumbs)
        layout.addWidget(self.area, 1)
        self._settle = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._draw)
        self._small = QTimer(self, interval=0, singleShot=True)
        self._small.timeout.connect(self._draw_next_thumb)

    def show_paper(self, picture: Picture, total: int) -> None:
        row = min(max(self.thumbs.currentRow(), 0), total - 1)
        self._picture, self._total = picture, total
        self.thumbs.blockSignals(True)
        self.thumbs.clear()
        for number in range(1, total + 1):
            self.thumbs.addItem(self._thumb(number))
        self.thumbs.setCurrentRow(row)
        self.thumbs.blockSignals(False)
        self.thumbs.setVisible(total > 1)
        self._small.start()
        self._draw()

    def forget(self) -> None:
        """Lets go of every page, so nothing of the paper stays on the screen or in a widget."""
        self._picture, self._total = None, 0
        self._settle.stop()
        self._small.stop()
        self.thumbs.clear()
        self.page.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._settle.start()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()

    def _choose(self, row: int) -> None:
        if self._picture is not None and row >= 0:
            self.area.verticalScrollBar().setValue(0)
            self._draw()
            self.page_chosen.emit(row)

    def _draw(self) -> None:
        row = self.thumbs.currentRow()
        if self._picture is None or row < 0:
            return
        width = min(WIDEST, self.area.viewport().width() - 2 * GAP)
        self.page.setPixmap(self._pixmap(row, max(width, SMALL)))
        self.page.setContentsMargins(GAP, GAP, GAP, GAP)
        shown = texts.PAGE_SHOWN.format(number=row + 1, total=self._total)
        self.page.setAccessibleName(shown)
        self.area.setAccessibleName(shown)

    def _draw_next_thumb(self) -> None:
        """One small page a turn, so a thick binder does not hold up the screen."""
        for row in range(self.thumbs.count()):
            item = self.thumbs.item(row)
            if item.icon().isNull():
                item.setIcon(_framed_icon(self._pixmap(row, SMALL), QColor(tokens_for(self.palette()).border)))
                self._small.start()
                return

    def _pixmap(self, row: int, width: int) -> QPixmap:
        if self._picture is None:
            return QPixmap()
        ratio = self.devicePixelRatioF()
        image = self._picture(row, round(width * ratio))
        image.setDevicePixelRatio(ratio)
        return QPixmap.fromImage(image)

    def _thumb(self, number: int) -> QListWidgetItem:
        item = QListWidgetItem(str(number))
        height = round(SMALL * A4_RATIO) + self.fontMetrics().height() + 2 * GAP
        item.setSizeHint(QSize(SMALL + 2 * GAP, height))
        item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, texts.PAGE.format(number=number, total=self._total))
        return item


def _framed_icon(pixmap: QPixmap, line: QColor) -> QIcon:
    """White paper with a line round it; the same picture when chosen, which Qt would tint."""
    painter = QPainter(pixmap)
    painter.setPen(line)
    size = pixmap.deviceIndependentSize()
    painter.drawRect(QRectF(0, 0, size.width() - 1, size.height() - 1))
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon


def _thumb_list() -> QListWidget:
    thumbs = QListWidget()
    thumbs.setAccessibleName(texts.PAGES_LIST)
    thumbs.setViewMode(QListWidget.ViewMode.IconMode)
    thumbs.setFlow(QListWidget.Flow.TopToBottom)
    thumbs.setWrapping(False)
    thumbs.setMovement(QListWidget.Movement.Static)
    thumbs.setDragEnabled(False)
    icon = QSize(SMALL, round(SMALL * A4_RATIO))
    thumbs.setIconSize(icon)
    thumbs.setSpacing(GAP // 2)
    thumbs.setUniformItemSizes(True)
    thumbs.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    thumbs.setFixedWidth(icon.width() + 5 * GAP)
    return thumbs
