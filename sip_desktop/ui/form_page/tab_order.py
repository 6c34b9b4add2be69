"""Makes Tab follow the screen from top to bottom, also where cards were added or moved after the rest was made."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from sip_desktop.ui.flow_row import FlowRow

TAB = Qt.FocusPolicy.TabFocus


def order_tabs(root: QWidget) -> None:
    """Chains everything under ``root`` that Tab stops at in the order of its layouts."""
    layout = root.layout()
    if layout is None:
        return
    before: QWidget | None = None
    for widget in _stops(layout):
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def _stops(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if inner is not None:
            yield from _stops(inner)
        elif widget is not None:
            if widget.focusPolicy() & TAB:
                yield widget
            if isinstance(widget, FlowRow):
                yield from (one for one in widget.findChildren(QPushButton) if one.focusPolicy() & TAB)
            below = widget.layout()
            if below is not None:
                yield from _stops(below)
