"""The form page: one document opened, filled in, saved as it is typed, made clear; and covered when asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sip_desktop.domain.answers import Path
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.form import FieldType
from sip_desktop.services.documents import Filling
from sip_desktop.services.guidance import NotYet
from sip_desktop.services.papers import Papers
from sip_desktop.services.places_and_rules import PlacesAndRules
from sip_desktop.texts import form_page as texts
from sip_desktop.ui.form_page import keys
from sip_desktop.ui.form_page.body import Body
from sip_desktop.ui.form_page.head import main_action
from sip_desktop.ui.form_page.saver import Saver
from sip_desktop.ui.form_page.sheet import Sheet
from sip_desktop.ui.stop_panel import GoOn, StopPanel

ONLY_READ = (FieldType.INFO, FieldType.COMPUTED)


class FormPage(QWidget):
    """Signals: ``leave`` (back to the case), ``print_asked`` (everything is saved then), ``made_clear`` (revision),
    ``place_wanted`` (form and path of another paper, where what stops this one is mended).

    ``clock`` gives the local time. ``go_to`` a path after opening to start somewhere else than at the top. ``go_on``
    goes on past what stops a paper from being made clear; what is of no case is never stopped. ``places`` looks at
    what is typed for what may show where the person is.
    """

    leave = Signal()
    print_asked = Signal()
    made_clear = Signal(int)
    place_wanted = Signal(str, str)

    def __init__(
        self,
        documents: Filling,
        papers: Papers,
        document_id: int,
        clock: Callable[[], datetime],
        parent: QWidget | None = None,
        revision: int | None = None,
        go_on: GoOn | None = None,
        places: PlacesAndRules | None = None,
    ) -> None:
        super().__init__(parent)
        self._places = places
        self._documents, self._papers, self._clock = documents, papers, clock
        self._id = document_id
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._cover = QLabel(texts.COVERED)
        self._cover.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._cover.hide()
        self._layout.addWidget(self._cover)
        self.stop = StopPanel(go_on) if go_on else None
        if self.stop is not None:
            self.stop.passed.connect(self._make_clear)
            self.stop.wanted.connect(self._go_to_place)
            self._layout.addWidget(self.stop)
        self._path: Path = ""
        self.saver = Saver(self._save, self)
        self.saver.failed.connect(self._remember_fault)
        self._fault = ""
        self.sheet = self._open(revision)
        self.body: Body | None = None
        self._show_body()
        keys.bind(self, self._keys())

    def flush(self) -> bool:
        """Saves what is not yet saved, now. False when it could not be saved; the fault then stands on the page."""
        self._fault = ""
        self.saver.save_now()
        return not self._fault

    def blank(self) -> None:
        """Hides all content at once. The widgets go, and with them what they hold: texts, undo, the page's image."""
        self.flush()
        if self.stop is not None:
            self.stop.forget()
        if self.body is None:
            return
        self.body.hide()
        self._layout.removeWidget(self.body)
        self.body.deleteLater()
        self.body = None
        self._cover.show()

    def unblank(self) -> None:
        """Shows the content again, with the cursor where it was."""
        if self.body is None:
            self._cover.hide()
            self._show_body()

    def go_to(self, path: Path) -> None:
        """Brings the field at ``path`` into view with the cursor in it."""
        if self.body is not None:
            self.body.go_to(path)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The page itself was given the focus, by whoever shows it: it belongs in the field it was in last."""
        super().focusInEvent(event)
        self._go_to_last()

    def go_back(self) -> None:
        """Esc: closes what stands open, else leaves the page."""
        if self.stop is not None and not self.stop.isHidden():
            self.stop.back.click()
            return
        if self.body is not None and self.body.step_back():
            return
        self.flush()
        self.leave.emit()

    def _open(self, revision: int | None = None) -> Sheet:
        document = self._documents.open(self._id, revision)
        return Sheet(self._documents, document, self._clock, self)

    def _save(self) -> str:
        return self._documents.save(self._id, self.sheet.content)

    def _remember_fault(self, text: str) -> None:
        self._fault = text

    def _show_body(self) -> None:
        body = self.body = Body(self.sheet, self._papers, self.saver, places=self._places)
        body.head.back.clicked.connect(self._leave)
        acts: dict[str, Callable[[], object]] = {
            texts.CORRECT: self._correct,
            texts.DONE: self._leave,
            texts.TO_NEWEST: self._reopen,
        }
        body.head.main.clicked.connect(acts.get(main_action(self.sheet.document), body.press_main))
        body.head.print.clicked.connect(self._ask_print)
        body.clear_asked.connect(self._make_clear)
        body.cursor_watch.entered.connect(self._remember_path)
        self._layout.addWidget(body)
        body.show()
        self._go_to_last()

    def _go_to_last(self) -> None:
        first = next((field.id for field in self.sheet.shown.fields() if field.type not in ONLY_READ), "")
        self.go_to(self._path or first)

    def _remember_path(self, path: Path) -> None:
        self._path = path

    def _reopen(self) -> None:
        self.blank()
        self.sheet.deleteLater()
        self.sheet = self._open()
        self._path = ""
        self.unblank()

    def _leave(self) -> None:
        self.flush()
        self.leave.emit()

    def _make_clear(self) -> None:
        if not self.flush():
            return
        try:
            revision = self._documents.make_clear(self._id)
        except Fault as fault:
            if isinstance(fault, NotYet) and self.stop is not None:
                self.stop.show_stop(fault)
            else:
                self.saver.failed.emit(fault.text)
            return
        self._reopen()
        self.made_clear.emit(revision)

    def _go_to_place(self, form: str, path: Path) -> None:
        """To where what stops it is mended: in this paper, or in another one of the case."""
        if form == self.sheet.document.record.form:
            self.go_to(path)
        elif self.flush():
            self.place_wanted.emit(form, path)

    def _correct(self) -> None:
        try:
            self._documents.correct(self._id)
        except Fault as fault:
            self.saver.failed.emit(fault.text)
            return
        self._reopen()

    def _ask_print(self) -> None:
        if self.flush():
            self.print_asked.emit()

    def _keys(self) -> dict[str, Callable[[], object]]:
        def on(act: Callable[[Body], object]) -> Callable[[], object]:
            return lambda: act(self.body) if self.body is not None else None

        def at(act: Callable[[Body, Path], object]) -> Callable[[], object]:
            return on(lambda body: act(body, body.column.path_in_focus()))

        return {
            "Ctrl+Up": on(lambda body: body.step(-1)),
            "Ctrl+Down": on(lambda body: body.step(1)),
            "Alt+Up": at(lambda body, path: keys.move_row(body.desk, path, -1)),
            "Alt+Down": at(lambda body, path: keys.move_row(body.desk, path, 1)),
            "Ctrl+Return": at(lambda body, path: keys.add_row(body.desk, path)),
            "Ctrl+Enter": at(lambda body, path: keys.add_row(body.desk, path)),
            "Ctrl+Z": at(lambda body, path: keys.take_back(body.desk, path)),
            "F1": on(lambda body: body.toggle_help()),
            "F6": on(lambda body: body.toggle_page()),
            "Ctrl+P": self._ask_print,
            "Esc": self.go_back,
            "Alt+Left": self._leave,
        }
