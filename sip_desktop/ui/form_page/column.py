"""The column of sections and fields, built a little at a time so that the window never stands still."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from time import perf_counter

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from sip_desktop.domain.answers import Path
from sip_desktop.domain.form import Section
from sip_desktop.ui.form_page.desk import Desk, path_at, text_scale
from sip_desktop.ui.form_page.field_box import FieldBox
from sip_desktop.ui.form_page.tab_order import order_tabs
from sip_desktop.ui.safe_edits import SafeTextEdit

SLICE_SECONDS = 0.012
WIDEST = 640
ROOM_ABOVE = 24


class Column(QScrollArea):
    """``built`` is sent once, when every field stands. Sections come in order, so nothing moves that is in view."""

    built = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sections: dict[str, QWidget] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = self._inner = QWidget()
        fields = self._fields = QWidget(inner)
        fields.setMaximumWidth(round(WIDEST * text_scale()))
        line = QHBoxLayout(inner)
        line.setContentsMargins(24, 16, 24, 48)
        line.addWidget(fields, 1)
        line.addStretch(0)
        self._layout = QVBoxLayout(fields)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(32)
        self._layout.addStretch(1)
        self.setWidget(inner)
        self._steps: Iterator[None] | None = self._build()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._build_slice)
        desk.finish = self.finish
        desk.order_tabs = lambda: order_tabs(fields)
        self._build_slice()
        self._timer.start()

    def finish(self) -> None:
        """Builds all that is left, now."""
        for _ in self._steps or ():
            pass
        self._end()

    def reach(self, path: Path) -> FieldBox | None:
        """The box at a path, or at the nearest path above it that has one; builds on until it can be seen."""
        boxes = self._desk.boxes
        while self._steps is not None and not (path in boxes and boxes[path].isVisibleTo(self)):
            if next(self._steps, self) is self:
                self._end()
        while path and path not in self._desk.boxes:
            path = path.rpartition("/")[0]
        return self._desk.boxes.get(path)

    def go_to(self, path: Path) -> None:
        """Scrolls to a field and puts the cursor in it."""
        box = self.reach(path)
        if box is not None:
            box.focus_input()
            self.show_widget(box, self.viewport().height() // 4)

    def go_to_section(self, section_id: str) -> None:
        """Scrolls to a section and puts the cursor in its first field that can be filled in."""
        section = next(s for s in self._desk.sheet.form.sections if s.id == section_id)
        for field in section.fields:
            box = self.reach(field.id)
            if box is not None and not box.isHidden() and box.inputs:
                box.focus_input()
                break
        self._settle()
        self.verticalScrollBar().setValue(self._sections[section_id].y())

    def show_widget(self, widget: QWidget, above: int = ROOM_ABOVE) -> None:
        """Scrolls for a widget to be seen whole, or its top, with ``above`` pixels over it. Not when it is in view."""
        self._settle()
        top, bar = widget.mapTo(self._inner, QPoint(0, 0)).y(), self.verticalScrollBar()
        seen = self.viewport().height()
        if top - ROOM_ABOVE < bar.value() or top + min(widget.height(), seen - ROOM_ABOVE) > bar.value() + seen:
            bar.setValue(top - min(above, max(ROOM_ABOVE, seen - widget.height() - ROOM_ABOVE)))

    def show_caret(self, edit: SafeTextEdit) -> None:
        """Scrolls no more than needed for the line being written to be seen."""
        rect: QRect = edit.cursorRect()
        top = edit.viewport().mapTo(self._inner, rect.topLeft()).y()
        self._show_lines(top - ROOM_ABOVE, top + rect.height() + ROOM_ABOVE)

    def show_shown(self) -> None:
        """Hides and shows fields and sections as the answers have it; what is hidden keeps its answer."""
        sheet = self._desk.sheet
        for path, box in self._desk.boxes.items():
            if box.isHidden() is sheet.is_shown(path):
                box.setVisible(sheet.is_shown(path))
        shown = {section.id for section in sheet.shown.sections}
        for section_id, section in self._sections.items():
            if section.isHidden() is (section_id in shown):
                section.setVisible(section_id in shown)

    def section_in_view(self) -> str:
        """The id of the section at the top of what is seen."""
        at = self.verticalScrollBar().value() + ROOM_ABOVE
        shown = [(s.y(), section_id) for section_id, s in self._sections.items() if not s.isHidden()]
        return max((s for s in shown if s[0] <= at), default=min(shown, default=(0, "")))[1]

    def next_box(self, path: Path, step: int) -> FieldBox | None:
        """The box one step after (1) or before (-1) the one at a path, in the order on screen."""
        self.finish()
        boxes = [box for box in self._desk.boxes.values() if box.isVisibleTo(self) and box.inputs and not box.rows]
        boxes.sort(key=lambda box: box.mapTo(self._inner, QPoint(0, 0)).y())
        at = next((i for i, box in enumerate(boxes) if box.path == path), -1 if step > 0 else len(boxes))
        return boxes[at + step] if 0 <= at + step < len(boxes) else None

    def path_in_focus(self) -> Path:
        focused = self.window().focusWidget()
        return path_at(focused) if focused is not None and self.isAncestorOf(focused) else ""

    def path_in_view(self) -> Path:
        """The path the cursor is at, when its field can be seen; "" when it was scrolled out of sight."""
        path = self.path_in_focus()
        box = self._desk.boxes.get(path)
        return path if box is not None and not box.visibleRegion().isEmpty() else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        box = self._desk.boxes.get(self.path_in_focus())
        if box is not None:
            self.show_widget(box)

    def _build(self) -> Iterator[None]:
        for section in self._desk.sheet.form.sections:
            widget = self._sections[section.id] = QWidget(self._fields)
            widget.hide()
            layout = _section_layout(widget, section)
            self._layout.insertWidget(self._layout.count() - 1, widget)
            yield from self._desk.build(section.fields, "", widget, layout, partial(self._show_section, section.id))

    def _show_section(self, section_id: str) -> None:
        shown = any(section.id == section_id for section in self._desk.sheet.shown.sections)
        self._sections[section_id].setVisible(shown)

    def _build_slice(self) -> None:
        end = perf_counter() + SLICE_SECONDS
        while self._steps is not None and perf_counter() < end:
            if next(self._steps, self) is self:
                self._end()

    def _end(self) -> None:
        if self._steps is not None:
            self._steps = None
            self._timer.stop()
            self._desk.order_tabs()
            self.built.emit()

    def _settle(self) -> None:
        """Gives new widgets their places now, so that it is known where they are."""
        inner = self._inner
        layout = inner.layout()
        if layout is not None:
            layout.activate()
        if inner.height() < inner.sizeHint().height():
            inner.resize(inner.width(), inner.sizeHint().height())

    def _show_lines(self, top: int, bottom: int) -> None:
        bar = self.verticalScrollBar()
        if bottom > bar.value() + self.viewport().height():
            bar.setValue(bottom - self.viewport().height())
        if top < bar.value():
            bar.setValue(top)


def _section_layout(widget: QWidget, section: Section) -> QVBoxLayout:
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(16)
    for role, text in (("section", section.title), ("help", section.help)):
        if text:
            label = QLabel(text, widget)
            label.setProperty("role", role)
            label.setWordWrap(True)
            layout.addWidget(label)
    return layout
