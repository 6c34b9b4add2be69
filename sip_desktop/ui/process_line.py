"""Draws how far a case has come: one dot a step, the present one filled and named. It knows no case."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sip_desktop.texts import process as texts
from sip_desktop.ui.shell_widgets import scaled
from sip_desktop.ui.theme import GAP, tokens_for

RADIUS = 6


class ProcessLine(QWidget):
    """Shape tells as well as colour: passed steps are filled dots, the present one is ringed, the rest are open."""

    def __init__(self) -> None:
        super().__init__()
        self._step = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_state("T0")

    def show_state(self, state: str) -> None:
        """``state`` is T0–T11."""
        self._step = texts.STEP_OF_STATE[state]
        spoken = texts.STEP_SPOKEN.format(step=self.step, number=self._step + 1, count=len(texts.STEPS))
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.update()

    @property
    def step(self) -> str:
        """The name of the present step."""
        return texts.STEPS[self._step]

    def sizeHint(self) -> QSize:
        return QSize(scaled(420), scaled(RADIUS * 2 + 10) + self.fontMetrics().height() + GAP)

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(200), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.width() / len(texts.STEPS)
        middle = scaled(RADIUS) + 5.0
        tokens = tokens_for(self.palette())
        centres = [QPointF(room * (n + 0.5), middle) for n in range(len(texts.STEPS))]
        for n, (left, right) in enumerate(pairwise(centres)):
            painter.setPen(QPen(QColor(tokens.primary if n < self._step else tokens.border), 2))
            gap = QPointF(scaled(RADIUS) + 4.0, 0)
            painter.drawLine(left + gap, right - gap)
        for n, centre in enumerate(centres):
            self._draw_dot(painter, n, centre)
        self._draw_names(painter, room, middle)
        painter.end()

    def _draw_dot(self, painter: QPainter, n: int, centre: QPointF) -> None:
        tokens, radius = tokens_for(self.palette()), float(scaled(RADIUS))
        painter.setPen(QPen(QColor(tokens.primary if n <= self._step else tokens.border), 2))
        painter.setBrush(QColor(tokens.primary) if n < self._step else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, radius, radius)
        if n == self._step:
            painter.setBrush(QColor(tokens.primary))
            painter.drawEllipse(centre, radius * 0.45, radius * 0.45)

    def _draw_names(self, painter: QPainter, room: float, middle: float) -> None:
        """Every name when they fit under their dots; otherwise only that of the present step."""
        tokens, bold = tokens_for(self.palette()), self.font()
        bold.setBold(True)
        all_fit = max(QFontMetrics(bold).horizontalAdvance(name) for name in texts.STEPS) + 4 <= room
        top = middle + scaled(RADIUS) + 4
        for n, name in enumerate(texts.STEPS):
            if n != self._step and not all_fit:
                continue
            painter.setFont(bold if n == self._step else self.font())
            painter.setPen(QColor(tokens.text if n == self._step else tokens.quiet))
            wide = room if all_fit else QFontMetrics(bold).horizontalAdvance(name) + 4.0
            left = min(max(0.0, room * (n + 0.5) - wide / 2), self.width() - wide)
            words = QRectF(left, top, wide, self.fontMetrics().height())
            painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, name)
