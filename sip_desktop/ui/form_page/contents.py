"""The list of sections: what is done, what is missing, and the way to each; knows no field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from sip_desktop.domain.answers import is_answered
from sip_desktop.domain.form import Section
from sip_desktop.texts import form_page as texts
from sip_desktop.ui.form_page.desk import in_lines, text_scale
from sip_desktop.ui.form_page.sheet import Sheet
from sip_desktop.ui.theme import set_role

WIDTH = 200
HAIR_SPACE = "\u200a"


class Contents(QFrame):
    """``chosen`` carries the id of the section to go to."""

    chosen = Signal(str)
    help_asked = Signal()

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._buttons: dict[str, QPushButton] = {}
        set_role(self, "toc")
        self.setFixedWidth(contents_width())
        title = QLabel(texts.CONTENTS)
        set_role(title, "label")
        inner = self._inner = QWidget()
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(8, 0, 8, 0)
        lines.setSpacing(2)
        for section in sheet.form.sections:
            button = self._buttons[section.id] = QPushButton()
            button.setCheckable(True)
            set_role(button, "toc")
            button.clicked.connect(lambda _checked=False, section_id=section.id: self.chosen.emit(section_id))
            lines.addWidget(button)
        lines.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        self.help = QPushButton(texts.HELP_KEY)
        set_role(self.help, "link")
        self.help.clicked.connect(self.help_asked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 16, 0, 8)
        layout.addWidget(title)
        layout.addWidget(area, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 0, 0)
        foot.addWidget(self.help)
        foot.addStretch(1)
        layout.addLayout(foot)
        title.setContentsMargins(16, 0, 0, 4)
        self.refresh()

    def refresh(self) -> None:
        """Counts again what is missing in each section."""
        shown = {section.id: section for section in self._sheet.shown.sections}
        width = self.width() - 30 - round(18 * text_scale())
        for section_id, button in self._buttons.items():
            button.setVisible(section_id in shown)
            if section_id in shown:
                mark, spoken = section_words(self._sheet, shown[section_id])
                button.setText(in_lines(_aligned(mark), width, _spaces("○ ")))
                button.setAccessibleName(spoken)
        self._keep_height()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keep_height()

    def _keep_height(self) -> None:
        """The style sheet's least height of buttons would let those of two lines be pressed together."""
        self._inner.setMinimumHeight(self._inner.sizeHint().height())

    def mark(self, section_id: str) -> None:
        """Shows which section is in view."""
        for known, button in self._buttons.items():
            button.setChecked(known == section_id)


def contents_width() -> int:
    """200 px at ordinary text; grows half as fast as the text."""
    return round(WIDTH * (1 + text_scale()) / 2)


def section_words(sheet: Sheet, section: Section) -> tuple[str, str]:
    """How a section stands: as seen ("2 Min del") and as spoken ("Min del, 2 saker fattas")."""
    ids = {field.id for field in section.fields}
    count = sum(1 for path, problem in sheet.problems.items() if path.split("/")[0] in ids and problem.kind != "note")
    title = section.title
    if count:
        spoken = texts.SECTION_ONE_NAME if count == 1 else texts.SECTION_MISSING_NAME
        words = texts.SECTION_MISSING.format(count=count, title=title)
        return words, spoken.format(count=count, title=title)
    if any(is_answered(sheet.content.answers.get(field_id)) for field_id in ids):
        return texts.SECTION_DONE.format(title=title), texts.SECTION_DONE_NAME.format(title=title)
    return texts.SECTION_OPEN.format(title=title), texts.SECTION_OPEN_NAME.format(title=title)


def _aligned(words: str) -> str:
    """The mark and the title with hair spaces between, so that all titles begin at the same place."""
    mark, _, title = words.partition(" ")
    return f"{mark}{_spaces('○', mark)} {title}"


def _spaces(wide: str, narrow: str = "") -> str:
    """The hair spaces that make ``narrow`` as wide as ``wide``."""
    metrics, spaces = QFontMetrics(QApplication.font()), ""
    while metrics.horizontalAdvance(narrow + spaces) < metrics.horizontalAdvance(wide):
        spaces += HAIR_SPACE
    return spaces
