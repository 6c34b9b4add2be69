"""What follows when an answer changes: saving, showing and hiding, counting what is missing; draws nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from sip_desktop.domain.answers import Path
from sip_desktop.domain.checks import Problem
from sip_desktop.domain.form import FieldType
from sip_desktop.ui.form_page.column import Column
from sip_desktop.ui.form_page.desk import Desk
from sip_desktop.ui.form_page.place_marks import PlaceMarks
from sip_desktop.ui.form_page.saver import Saver

PAUSE_MS = 200


class Pulse(QObject):
    """``touched`` comes at every change, ``thought`` when it is known again what is missing and wrong."""

    touched = Signal()
    thought = Signal()

    def __init__(
        self,
        desk: Desk,
        column: Column,
        saver: Saver,
        parent: QObject | None = None,
        marks: PlaceMarks | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._column, self._saver, self._marks = desk, column, saver, marks
        self._told: dict[Path, Problem] = dict(desk.sheet.problems)
        self._offered = frozenset(desk.sheet.newer)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.think)
        desk.sheet.answered.connect(self._answered)
        desk.sheet.rearranged.connect(self._rearranged)

    def settle(self) -> None:
        """As ``think``, where something was answered since: the cursor leaves sooner than the pause is over."""
        if self._pause.isActive():
            self.think()

    def think(self) -> None:
        """Works out what is missing or wrong and tells the boxes whose state changed."""
        self._pause.stop()
        self._desk.sheet.think()
        self._tell()
        if self._marks is not None:
            self._marks.look()

    def refresh_all(self) -> None:
        """Tells every box, after something that concerns them all."""
        for box in self._desk.boxes.values():
            box.refresh()

    def _answered(self, path: Path) -> None:
        # What was wrong with the answer before says nothing of the one that stands there now.
        for problems in (self._desk.sheet.problems, self._told):
            problems.pop(path, None)
        box = self._desk.boxes.get(path)
        if box is not None:
            box.refresh()
        parts = path.split("/")
        for end in range(1, len(parts), 2):
            rows = self._desk.rows.get("/".join(parts[:end]))
            if rows is not None:
                rows.name_rows()
        if self._desk.sheet.asks(path):
            self._desk.sheet.look()
            self._column.show_shown()
        self._saver.touch()
        if self._marks is not None:
            self._marks.touch(path)
        self._pause.start()
        self.touched.emit()

    def _rearranged(self, path: Path) -> None:
        self._saver.touch()
        self._saver.save_now()
        del path
        self._column.show_shown()
        self._tell()
        if self._marks is not None:
            self._marks.look_soon()
        self.touched.emit()

    def _tell(self) -> None:
        now = self._desk.sheet.problems
        changed = {path for path in self._told.keys() | now.keys() if self._told.get(path) != now.get(path)}
        self._told = dict(now)
        offered, before = frozenset(self._desk.sheet.newer), self._offered
        self._offered = offered
        changed |= offered ^ before
        for path in changed & self._desk.boxes.keys():
            self._desk.boxes[path].refresh()
        for box in self._desk.boxes.values():
            if box.field.type is FieldType.COMPUTED:
                box.show_value()
        self.thought.emit()
