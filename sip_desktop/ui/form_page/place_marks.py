"""The whereabouts check on the form page: marks what is typed when typing pauses, and tells of it when one leaves.

What was found is kept beside the text it was found in, for as long as the page is shown: it goes with it at the lock.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from sip_desktop.domain.answers import Path
from sip_desktop.domain.form import Field, FieldType, Part
from sip_desktop.domain.protection import neutral
from sip_desktop.domain.protection.in_paper import PlaceFinding, is_chosen, is_read, words_of
from sip_desktop.domain.protection.levels import Destination, Level
from sip_desktop.services.places_and_rules import PlacesAndRules
from sip_desktop.texts import whereabouts as texts
from sip_desktop.ui.form_page import underline
from sip_desktop.ui.form_page.desk import Desk
from sip_desktop.ui.form_page.field_box import FieldBox
from sip_desktop.ui.form_page.place_lines import PlaceLines, Ways
from sip_desktop.ui.form_page.place_lines import words_of as line_words
from sip_desktop.ui.form_page.wording import place
from sip_desktop.ui.safe_edits import SafeLineEdit, SafeTextEdit

Found = tuple[PlaceFinding, ...]


class PlaceMarks(QObject):
    """``touch`` at every change, ``look`` when typing pauses, ``left`` when the cursor leaves a field. In an ordinary
    case only what the case itself keeps secret, and numbers of other people, are marked."""

    def __init__(self, desk: Desk, places: PlacesAndRules, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._places = desk, places
        self._watch = places.watch(desk.sheet.document, desk.sheet.content)
        self._waiting: set[Path] = set()
        self._seen: dict[Path, tuple[str, Found]] = {}
        # Granska says it of many fields at once: Tab is made to follow the screen once, after the last.
        self._order = QTimer(self, singleShot=True, interval=0)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.look_at_all)
        self._order.timeout.connect(lambda: desk.order_tabs())

    def touch(self, path: Path) -> None:
        """The answer at a path has changed."""
        self._waiting.add(path)

    def look_soon(self) -> None:
        """Rows have come, gone or moved: looks at all when their fields stand."""
        self._soon.start()

    def look(self) -> None:
        """Looks at what has changed, and marks it in its field."""
        waiting, self._waiting = self._waiting, set()
        fields = (self._desk.sheet.form.at(path) for path in waiting)
        if any(field is not None and field.part is Part.COORDINATION for field in fields):
            # Perhaps the coordinator's number: the one that never alarms, wherever it stands.
            self._begin_again()
            return
        for path in waiting & self._desk.boxes.keys():
            self._mark(self._desk.boxes[path])

    def look_at_all(self) -> None:
        """Looks at every field that stands; what has not changed since is not read again."""
        if self._watch is not None:
            for box in list(self._desk.boxes.values()):
                self._mark(box)

    def left(self, path: Path) -> None:
        """The cursor has left a field: now it is said what was marked in it."""
        box = self._desk.boxes.get(path)
        if box is not None:
            self._mark(box)
            self._tell(box)

    def tell_all(self) -> None:
        """Says it of every field, as Granska does."""
        self.look_at_all()
        for box in list(self._desk.boxes.values()):
            self._tell(box)

    def matters(self) -> list[tuple[Path, str]]:
        """Everything in the paper that is to be looked at: the path and one line of text, in the order of the form."""
        if self._watch is None:
            return []
        sheet = self._desk.sheet
        return [
            (path, texts.REVIEW_LINE.format(line=line_words(one), where=place(sheet, path)))
            for path, field, text in words_of(sheet.shown, sheet.content.answers, sheet.hidden, Destination.LEAVES)
            for one in self._found(path, field, text)
        ]

    def _begin_again(self) -> None:
        self._watch = self._places.watch(self._desk.sheet.document, self._desk.sheet.content)
        self._seen.clear()
        self.look_at_all()

    def _mark(self, box: FieldBox) -> None:
        edit = edit_of(box)
        if self._watch is None or edit is None:
            return
        found = self._in_box(box, edit)
        underline.mark(edit, found)
        box.remark = " ".join(map(line_words, found))
        if (lines := lines_of(box)) is not None:
            lines.keep(found)

    def _tell(self, box: FieldBox) -> None:
        found = self._seen.get(box.path, ("", ()))[1] if edit_of(box) is not None else ()
        lines = lines_of(box)
        if lines is None:
            if not found:
                return
            lines = PlaceLines(place(self._desk.sheet, box.path), self._ways(box), box)
            lines.rearranged.connect(self._order.start)
            box.put_below(lines)
        lines.show_findings(found)

    def _in_box(self, box: FieldBox, edit: underline.Edit) -> Found:
        value = self._desk.sheet.value(box.path)
        if is_chosen(value) or not is_read(box.field, value) or not self._desk.sheet.is_shown(box.path):
            return ()
        return self._found(box.path, box.field, underline.text_in(edit))

    def _found(self, path: Path, field: Field, text: str) -> Found:
        before = self._seen.get(path)
        if before is not None and before[0] == text:
            return before[1]
        if self._watch is None:
            return ()
        found = self._watch.look(path, field, text)
        if not self._watch.careful:
            found = tuple(one for one in found if one.level is not Level.INFO)
        self._seen[path] = text, found
        return found

    def _ways(self, box: FieldBox) -> Ways:
        def instead(one: PlaceFinding) -> str:
            swap = self._watch.instead(_text_of(box), one) if self._watch is not None else None
            return swap.words if swap is not None else ""

        def swap(one: PlaceFinding) -> None:
            now = self._now(box, one)
            if now is not None and self._watch is not None:
                self._put(box, self._watch.instead(_text_of(box), now))

        def remove(one: PlaceFinding) -> None:
            now = self._now(box, one)
            self._put(box, neutral.without(_text_of(box), now.start, now.end) if now is not None else None)

        def let_stand(one: PlaceFinding, reason: str) -> None:
            self._places.approve(self._desk.sheet.document.case.serial, self._now(box, one) or one, reason)
            box.focus_input()
            self._begin_again()

        return Ways(instead, swap, remove, let_stand)

    def _now(self, box: FieldBox, one: PlaceFinding) -> PlaceFinding | None:
        """The finding as it stands in the field now: something may have been typed before it since it was told."""
        edit = edit_of(box)
        found = self._in_box(box, edit) if edit is not None else ()
        same = [each for each in found if (each.text, each.kind) == (one.text, one.kind)]
        return min(same, key=lambda each: abs(each.start - one.start), default=None)

    def _put(self, box: FieldBox, swap: neutral.Swap | None) -> None:
        edit = edit_of(box)
        if edit is not None and swap is not None:
            underline.put(edit, swap)
            edit.setFocus()
        self.left(box.path)


def edit_of(box: FieldBox) -> underline.Edit | None:
    """The editor in which the words of a field are typed; None for a field of choices, rows or results."""
    inputs: Sequence[object] = box.inputs[1:] if box.field.type is FieldType.PARTY else box.inputs[:1]
    return next((one for one in inputs if isinstance(one, SafeLineEdit | SafeTextEdit)), None)


def lines_of(box: FieldBox) -> PlaceLines | None:
    """What is said under the editor of a field, None while nothing has been."""
    return box.findChild(PlaceLines) if box.rows is None else None


def _text_of(box: FieldBox) -> str:
    edit = edit_of(box)
    return underline.text_in(edit) if edit is not None else ""
