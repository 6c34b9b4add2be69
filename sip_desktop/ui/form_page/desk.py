"""What stands on the form page right now: the sheet, and the boxes and cards that show it, by path."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from sip_desktop.domain.answers import Path
from sip_desktop.domain.form import Field
from sip_desktop.ui.form_page.sheet import Sheet

if TYPE_CHECKING:
    from sip_desktop.ui.form_page.field_box import FieldBox
    from sip_desktop.ui.form_page.row_card import RowCard
    from sip_desktop.ui.form_page.rows_box import RowsBox


def nothing() -> None:
    """Nothing is left to do."""


@dataclass
class Desk:
    """Given to every editor. ``new_box`` makes the box of a field, ``finish`` builds what is not yet built,
    ``order_tabs`` makes Tab follow the screen, ``reviewed`` is set once Granska was pressed."""

    sheet: Sheet
    new_box: Callable[[Desk, Field, Path, QWidget], FieldBox]
    boxes: dict[Path, FieldBox] = field(default_factory=dict)
    cards: dict[Path, RowCard] = field(default_factory=dict)
    rows: dict[Path, RowsBox] = field(default_factory=dict)
    finish: Callable[[], None] = nothing
    order_tabs: Callable[[], None] = nothing
    reviewed: bool = False
    lacking: dict[Path, str] = field(default_factory=dict)

    def build(
        self, fields: tuple[Field, ...], before: Path, parent: QWidget, layout: QVBoxLayout, show: Callable[[], None]
    ) -> Iterator[None]:
        """Makes the boxes of fields, and of the rows in them, with a stop after each box.

        ``show`` is called before the first rows, and at the end: laying out what stands half made again and again
        takes far longer than making it, and showing all of it at once holds up the window.
        """
        for asked in fields:
            path = before + asked.id
            box = self.boxes[path] = self.new_box(self, asked, path, parent)
            layout.addWidget(box)
            yield
            if box.rows is not None:
                show()
                yield from box.rows.build()
        show()

    def name_inputs(self, below: Path) -> None:
        """Names the inputs below a path anew: the number of a row is part of what a screen reader says."""
        for path, box in self.boxes.items():
            if path.startswith(f"{below}/"):
                box.name_inputs()

    def say_missing_characters(self, lacking: dict[Path, str]) -> None:
        """Says beside each field which characters the paper's font lacks, and where it no longer lacks any."""
        for path in (lacking.keys() | self.lacking.keys()) & self.boxes.keys():
            self.boxes[path].say_missing_characters(lacking.get(path, ""))
        self.lacking = dict(lacking)

    def forget(self, below: Path) -> None:
        """Let go of everything that stood at or below a path."""
        for kept in (self.boxes, self.cards, self.rows):
            for path in [p for p in kept if p == below or p.startswith(f"{below}/")]:
                del kept[path]


def text_scale() -> float:
    """How much larger than 11 pt the text is: 1.0 to 2.0."""
    return max(1.0, QApplication.font().pointSizeF() / 11)


def in_lines(text: str, width: int, indent: str = "") -> str:
    """The text for a button, broken into lines of at most ``width`` pixels: buttons do not break theirs."""
    metrics = QFontMetrics(QApplication.font())
    lines = [""]
    for word in text.replace("&", "&&").split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and metrics.horizontalAdvance(longer) > width:
            lines.append(indent + word)
        else:
            lines[-1] = longer
    return "\n".join(lines)


def characters_wide(count: int) -> int:
    """The width in pixels of a field for ``count`` characters."""
    return QFontMetrics(QApplication.font()).horizontalAdvance("0") * count + round(24 * text_scale())


def path_at(widget: QWidget | None) -> Path:
    """The path of the box or card that a widget stands in, "" when it stands in none."""
    while widget is not None:
        path = widget.property("path")
        if path:
            return str(path)
        widget = widget.parentWidget()
    return ""
