"""The form page of one open revision: puts head, contents, fields and paper together; thrown away when covered."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sip_desktop.domain.answers import Path
from sip_desktop.services.papers import Papers
from sip_desktop.services.places_and_rules import PlacesAndRules
from sip_desktop.texts import form_page as texts
from sip_desktop.ui.form_page.column import WIDEST, Column
from sip_desktop.ui.form_page.contents import Contents, contents_width
from sip_desktop.ui.form_page.cursor import Cursor
from sip_desktop.ui.form_page.desk import Desk, text_scale
from sip_desktop.ui.form_page.field_box import FieldBox
from sip_desktop.ui.form_page.head import Head, main_action
from sip_desktop.ui.form_page.help_panel import HelpPanel
from sip_desktop.ui.form_page.place_marks import PlaceMarks
from sip_desktop.ui.form_page.preview import Preview
from sip_desktop.ui.form_page.pulse import Pulse
from sip_desktop.ui.form_page.review import Review, no_matters
from sip_desktop.ui.form_page.saver import Saver
from sip_desktop.ui.form_page.sheet import Sheet

BROAD = 1200
FIELDS, PAGE = 480, 340
READABLE = 540
"""Width in pixels from which the page can be read; the fields give way to it down to ``FIELDS``."""
AROUND = 64
UNBOUND = 16_777_215


class Body(QWidget):
    """``clear_asked`` comes when "Gör klar" is pressed, after Granska."""

    clear_asked = Signal()

    def __init__(
        self,
        sheet: Sheet,
        papers: Papers,
        saver: Saver,
        parent: QWidget | None = None,
        places: PlacesAndRules | None = None,
    ) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.desk = Desk(sheet, FieldBox)
        watched = places is not None and not sheet.document.fixed
        self.marks = PlaceMarks(self.desk, places, self) if places is not None and watched else None
        self.head = Head(sheet.document)
        self.contents = Contents(sheet)
        self.review = Review(sheet, self.marks.matters if self.marks else no_matters)
        self.help = HelpPanel()
        self.column = Column(self.desk)
        self.preview = Preview(papers, lambda mode: papers.view(sheet.document, sheet.content, mode))
        self.pulse = Pulse(self.desk, self.column, saver, self, self.marks)
        self.cursor_watch = Cursor(self.column, self)
        self._middle = QWidget()
        self._page_wanted: bool | None = None
        self._left_at: Path = ""
        self._lay_out()
        self._connect(saver)
        self._name_main()

    def is_broad(self) -> bool:
        """True when contents, fields and page fit beside each other."""
        return self.width() >= max(BROAD, contents_width() + FIELDS * text_scale() + PAGE)

    def toggle_page(self) -> None:
        """Shows or hides the page; where it does not fit beside the fields it takes their place."""
        self._left_at = self.column.path_in_focus() or self._left_at
        self._page_wanted = self.preview.isHidden()
        self._fit()
        if self._middle.isHidden():
            self.preview.take_focus()
        elif self._left_at:
            self.column.go_to(self._left_at)

    def toggle_help(self) -> None:
        self.help.setVisible(self.help.isHidden())
        if not self.help.isHidden():
            self._show_help(self.column.path_in_focus())
            self.help.speak()

    def press_main(self) -> None:
        """Granska: says what is missing. Pressed again, as "Gör klar", it asks for the document to be made clear."""
        if not self.review.isHidden():
            self.clear_asked.emit()
            return
        self.desk.reviewed = True
        self.pulse.think()
        self.pulse.refresh_all()
        if self.marks is not None:
            self.marks.tell_all()
        self.review.show()
        self._show_state()

    def close_review(self) -> None:
        self.review.hide()
        self._name_main()

    def step_back(self) -> bool:
        """Closes what stands open over the fields; False when nothing did."""
        if not self.help.isHidden():
            self.help.hide()
        elif not self.review.isHidden():
            self.close_review()
        elif self._middle.isHidden():
            self.toggle_page()
        else:
            return False
        return True

    def go_to(self, path: Path) -> None:
        """Brings the field at ``path`` into view with the cursor in it."""
        if self._middle.isHidden():
            self.toggle_page()
        self.column.go_to(path)

    def step(self, by: int) -> None:
        """Moves the cursor to the next (1) or previous (-1) field."""
        box = self.column.next_box(self.column.path_in_focus(), by)
        if box is not None:
            box.focus_input()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        middle = QVBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.review)
        middle.addWidget(self.column, 1)
        middle.addWidget(self.help)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self.contents)
        line.addWidget(self._middle, 3)
        line.addWidget(self.preview, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addLayout(line, 1)

    def _connect(self, saver: Saver) -> None:
        saver.saved.connect(self.head.show_saved)
        saver.failed.connect(self.head.show_fault)
        self.pulse.touched.connect(self.preview.touch)
        self.pulse.thought.connect(self._show_state)
        self.cursor_watch.left.connect(lambda path: self._left(path, saver))
        self.cursor_watch.entered.connect(self._entered)
        self.contents.chosen.connect(self._go_to_section)
        self.contents.help_asked.connect(self.toggle_help)
        self.review.jump.connect(self.go_to)
        self.review.closed.connect(self.close_review)
        self.head.page.clicked.connect(self.toggle_page)
        self.column.verticalScrollBar().valueChanged.connect(lambda _value: self._mark_section())
        self.column.built.connect(self._mark_section)
        if self.marks is not None:
            self.column.built.connect(self.marks.look_at_all)
        self.preview.drawn.connect(self.desk.say_missing_characters)

    def _fit(self) -> None:
        broad = self.is_broad()
        wanted = broad if self._page_wanted is None else self._page_wanted
        if self.preview.isHidden() is wanted:
            self.preview.setVisible(wanted)
            self.preview.touch()
        self._middle.setVisible(broad or not wanted)
        self._middle.setMaximumWidth(fields_width(self.width()) if broad and wanted else UNBOUND)
        self.head.page.setText(texts.SHOW_PAGE if not wanted else texts.HIDE_PAGE if broad else texts.SHOW_FIELDS)

    def _show_state(self) -> None:
        self.contents.refresh()
        if not self.review.isHidden():
            self.review.refresh()
        self._name_main()

    def _name_main(self) -> None:
        if main_action(self.sheet.document) != texts.REVIEW:
            return
        missing = any(problem.kind != "note" for problem in self.sheet.problems.values())
        done = texts.MAKE_CLEAR_ANYWAY if missing else texts.MAKE_CLEAR
        self.head.main.setText(texts.REVIEW if self.review.isHidden() else done)

    def _left(self, path: Path, saver: Saver) -> None:
        saver.save_now()
        self.pulse.settle()
        if path in self.desk.boxes:
            self.desk.boxes[path].show_problem()
        if self.marks is not None:
            self.marks.left(path)

    def _entered(self, path: Path) -> None:
        self._mark_section(path)
        self.preview.follow(path)
        if not self.help.isHidden():
            self._show_help(path)

    def _show_help(self, path: Path) -> None:
        field = self.sheet.form.at(path) if path else next(self.sheet.form.fields(), None)
        if field is not None:
            self.help.show_help(field)

    def _mark_section(self, path: Path = "") -> None:
        first = (path or self.column.path_in_view()).split("/")[0]
        ids = [s.id for s in self.sheet.form.sections if any(f.id == first for f in s.fields)]
        self.contents.mark(ids[0] if ids else self.column.section_in_view())

    def _go_to_section(self, section_id: str) -> None:
        if self._middle.isHidden():
            self.toggle_page()
        self.column.go_to_section(section_id)


def fields_width(room: int) -> int:
    """How wide the fields are beside the page, in a window ``room`` wide: their widest, or less where the page could
    not be read otherwise. The page takes the rest."""
    widest, least = (round(width * text_scale()) + AROUND for width in (WIDEST, FIELDS))
    return max(least, min(widest, room - contents_width() - READABLE))
