"""What is missing before a document is clear, as lines that lead to the field; and the button that makes it clear."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from sip_desktop.domain.answers import Path
from sip_desktop.domain.checks import Problem
from sip_desktop.texts import form_page as texts
from sip_desktop.texts import whereabouts as place_texts
from sip_desktop.ui.form_page.desk import in_lines
from sip_desktop.ui.form_page.sheet import Sheet
from sip_desktop.ui.form_page.wording import place
from sip_desktop.ui.shell_widgets import say
from sip_desktop.ui.theme import set_role

MOST_OF_PAGE = 0.35
Matters = Callable[[], list[tuple[Path, str]]]


def no_matters() -> list[tuple[Path, str]]:
    """Nothing is looked for."""
    return []


class Review(QFrame):
    """``places`` gives what in the words may show where the person is; it stands after all else.

    ``jump`` carries the path to go to. Nothing missing stops it: what is not answered is left empty on paper."""

    jump = Signal(str)
    closed = Signal()

    def __init__(self, sheet: Sheet, places: Matters = no_matters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet, self._places = sheet, places
        set_role(self, "card")
        title = QLabel(texts.REVIEW_TITLE)
        set_role(title, "section")
        close = QPushButton(texts.REVIEW_CLOSE)
        set_role(close, "small")
        close.clicked.connect(self.closed)
        self._told = ("", "")
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 12)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self._said)
        layout.addWidget(self._area)
        self.hide()

    def refresh(self) -> None:
        """Lists again what is missing or wrong, in the order of the form."""
        found, places = open_matters(self._sheet), self._places()
        said = texts.SOMETHING_MISSING.format(count=len(found)) if found else texts.NOTHING_MISSING
        also = place_texts.REVIEW_PLACES.format(count=len(places)) if places else ""
        if (said, also) != self._told:
            self._told = (said, also)
            self._said.setText(said)
            if self.isVisible():
                say(self._said, f"{said} {also}")
        lines, width = QWidget(), max(240, self.width() - 48)
        layout = QVBoxLayout(lines)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._add_lines(layout, found, width)
        if also:
            layout.addWidget(_words(also, "warning"))
            self._add_lines(layout, places, width)
        layout.addWidget(_words(texts.CLEAR_ANYWAY, "help"))
        layout.addStretch(1)
        self._area.setWidget(lines)
        around = self.parentWidget()
        highest = around.height() * MOST_OF_PAGE if around is not None else lines.sizeHint().height()
        self._area.setFixedHeight(min(layout.totalHeightForWidth(width) + 4, round(highest)))
        self._area.setVisible(bool(found or places))

    def _add_lines(self, layout: QVBoxLayout, found: list[tuple[Path, str]], width: int) -> None:
        for path, text in found:
            button = QPushButton(in_lines(text, width))
            set_role(button, "link")
            button.clicked.connect(lambda _checked=False, path=path: self.jump.emit(path))
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


def open_matters(sheet: Sheet) -> list[tuple[Path, str]]:
    """What is missing or wrong: the path and one line of text, in the order of the form."""
    return [
        (path, _line(problem, place(sheet, path))) for path, problem in sheet.problems.items() if problem.kind != "note"
    ]


def _words(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    set_role(label, role)
    return label


def _line(problem: Problem, where: str) -> str:
    if problem.kind == "missing":
        return texts.MISSING_LINE.format(where=where)
    return texts.PROBLEM_LINE.format(where=where, text=problem.text)
