"""The page beside the form, as it will print: follows the cursor, keeps the last image until the new one is ready."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from sip_desktop.domain.answers import Path
from sip_desktop.domain.view import Mode, Paper, Place, View
from sip_desktop.services.papers import Papers
from sip_desktop.texts import form_page as texts
from sip_desktop.ui.form_page.page_view import PageView
from sip_desktop.ui.theme import set_role

WAIT_MS = 200
PATIENCE = 6
ZOOM_STEP, ZOOM_LEAST, ZOOM_MOST = 1.25, 0.5, 4.0
EDGE = 16
READABLE = 760


class Preview(QWidget):
    """``view`` gives what to print in a mode, ``drawn`` what the font lacked, by path. A slow paper waits longer."""

    drawn = Signal(object)

    def __init__(self, papers: Papers, view: Callable[[Mode], View], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mode = Mode.FILLED
        self.paper: Paper | None = None
        self.index = 0
        self._papers, self._view = papers, view
        self._path: Path = ""
        self._zoom = 1.0
        self._seconds = 0.0
        self._page = PageView()
        self._page.setAccessibleName(texts.PAGE_NAME)
        self._area = QScrollArea()
        self._area.setWidget(self._page)
        self._area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName(texts.PAGE_NAME)
        behind = QFrame()
        set_role(behind, "paper")
        inner = QVBoxLayout(behind)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._area)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._mode_line())
        layout.addWidget(behind, 1)
        layout.addLayout(self._page_line())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.draw)

    def touch(self) -> None:
        """Something changed: draw when there is a pause, sooner for a paper that is quick to make."""
        self._timer.start(max(WAIT_MS, round(self._seconds * 1000 * PATIENCE)))

    def follow(self, path: Path) -> None:
        """The cursor stands at ``path``: show its page and frame its place."""
        self._path = path
        place = self._place()
        if place is not None:
            self.index = place.page
        self._show()
        if place is not None:
            self._scroll_to(place)

    def draw(self) -> None:
        """Makes the paper anew and shows the page; nothing is made while the page is not seen."""
        self._timer.stop()
        if not self.isVisible():
            self.paper = None
            return
        start = perf_counter()
        self.paper = self._papers.paper(self._view(self.mode))
        self.index = min(self.index, self.paper.pages - 1)
        place = self._place()
        if place is not None:
            self.index = place.page
        self._show()
        self._seconds = perf_counter() - start
        if place is not None:
            self._scroll_to(place)
        self.drawn.emit(self.paper.missing)

    def take_focus(self) -> None:
        """Puts the focus on the page, so that the arrow keys scroll it."""
        self._area.setFocus()

    def show_mode(self, mode: Mode) -> None:
        """Filled, blank or for the pen."""
        self.mode = mode
        self._modes[mode].setChecked(True)
        self.draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.paper is None:
            self.touch()
        else:
            self._show()

    def _turn(self, step: int) -> None:
        if self.paper is not None and 0 <= self.index + step < self.paper.pages:
            self.index += step
            self._show()
            self._area.verticalScrollBar().setValue(0)

    def _scale(self, factor: float) -> None:
        self._zoom = max(ZOOM_LEAST, min(ZOOM_MOST, self._zoom * factor))
        if self.paper is not None:
            self._show()

    def _show(self) -> None:
        if self.paper is None:
            return
        width = round(self._fitting_width() * self._zoom)
        ratio = self.devicePixelRatioF()
        pixels = self._papers.page(self.paper, self.index, round(width * ratio))
        image = QImage(pixels.data, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_BGR888).copy()
        place = self._place()
        self._page.show_page(image, width, place if place is not None and place.page == self.index else None)
        self._where.setText(texts.PAGE_OF.format(page=self.index + 1, pages=self.paper.pages))
        self._previous.setEnabled(self.index > 0)
        self._next.setEnabled(self.index + 1 < self.paper.pages)

    def _fitting_width(self) -> int:
        """As wide as there is room for, but no wider than that the page can be read and seen whole."""
        room = self._area.viewport().size()
        return max(200, min(room.width() - EDGE, max(READABLE, room.height() * 210 // 297)))

    def _place(self) -> Place | None:
        """Where the cursor's field stands on paper, or the nearest place round it that the paper knows."""
        path = self._path
        while path and self.paper is not None:
            if path in self.paper.places:
                return self.paper.places[path]
            path = path.rpartition("/")[0]
        return None

    def _scroll_to(self, place: Place) -> None:
        middle = self._page.pixels((place.top + place.bottom) / 2)
        half = self._area.viewport().height() // 2
        top, bottom = self._page.pixels(place.top), self._page.pixels(place.bottom)
        seen = self._area.verticalScrollBar().value()
        if top < seen or bottom > seen + 2 * half:
            self._area.verticalScrollBar().setValue(middle - half)

    def _mode_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(EDGE, 8, EDGE, 8)
        line.setSpacing(4)
        group = QButtonGroup(self)
        self._modes: dict[Mode, QPushButton] = {}
        for mode in Mode:
            button = self._modes[mode] = QPushButton(texts.MODES[mode.value])
            button.setCheckable(True)
            button.setChecked(mode is self.mode)
            button.setAccessibleName(texts.MODE_NAMES[mode.value])
            button.setToolTip(texts.MODE_NAMES[mode.value])
            set_role(button, "nav")
            group.addButton(button)
            button.clicked.connect(lambda _checked=False, mode=mode: self.show_mode(mode))
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _page_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(EDGE, 8, EDGE, 8)
        line.setSpacing(4)
        self._where = QLabel()
        set_role(self._where, "quiet")
        self._previous = _small(texts.PREVIOUS_PAGE, texts.PREVIOUS_PAGE_NAME, lambda: self._turn(-1))
        self._next = _small(texts.NEXT_PAGE, texts.NEXT_PAGE_NAME, lambda: self._turn(1))
        line.addWidget(self._previous)
        line.addWidget(self._where)
        line.addWidget(self._next)
        line.addStretch(1)
        line.addWidget(_small(texts.SMALLER, texts.SMALLER_NAME, lambda: self._scale(1 / ZOOM_STEP)))
        line.addWidget(_small(texts.LARGER, texts.LARGER_NAME, lambda: self._scale(ZOOM_STEP)))
        return line


def _small(text: str, name: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    set_role(button, "small")
    button.setAccessibleName(name)
    button.clicked.connect(lambda: act())
    return button
