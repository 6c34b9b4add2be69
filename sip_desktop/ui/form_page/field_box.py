"""One field on the page: its label, help and editor, and the quiet lines that say how it was understood."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sip_desktop.domain import values
from sip_desktop.domain.answers import Path, is_answered
from sip_desktop.domain.form import Field, FieldType
from sip_desktop.texts import form_page as texts
from sip_desktop.ui.form_page.desk import Desk
from sip_desktop.ui.form_page.editors import EDITORS, read_only
from sip_desktop.ui.form_page.rows_box import RowsBox
from sip_desktop.ui.form_page.sheet import WRITTEN
from sip_desktop.ui.form_page.wording import help_text, newer_text, origin_text, place
from sip_desktop.ui.theme import set_role, set_state

SHORT_HELP = 140
LONG_LABEL = 40
_ORDER = ("problem", "missing", "characters", "origin", "newer")


class FieldBox(QWidget):
    """The path is the widget's property ``path``. The lines under the editor are made when they are first needed."""

    def __init__(self, desk: Desk, field: Field, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.field, self.path = field, path
        self._desk = desk
        self._lines: dict[str, QLabel] = {}
        self._problem_shown = False
        self._remark = ""
        self._offer: QWidget | None = None
        self._take: QPushButton | None = None
        self.setProperty("path", path)
        make = read_only if desk.sheet.document.fixed else EDITORS[field.type]
        self._editor = make(desk, field, path, self)
        self._label = _label(self, "label", field.label)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        if self._editor.has_own_label or not field.label:
            self._label.hide()
        layout.addWidget(self._label)
        if field.help and len(field.help) <= SHORT_HELP:
            layout.addWidget(_label(self, "help", field.help))
        layout.addWidget(self._editor.widget)
        self.name_inputs()
        self.refresh()
        if not desk.sheet.is_shown(path):
            self.hide()

    @property
    def rows(self) -> RowsBox | None:
        return self._editor.rows

    @property
    def inputs(self) -> tuple[QWidget, ...]:
        """The widgets that take the focus, in order."""
        return self._editor.inputs

    def focus_input(self) -> None:
        """Puts the cursor in the field: on the chosen option where there are several, in the first row of rows."""
        if self.rows is not None and self.rows.focus_first():
            return
        chosen = [i for i in self.inputs if getattr(i, "isChecked", bool)()]
        for target in (*chosen, *self.inputs):
            if not target.isHidden():
                target.setFocus()
                return

    def show_value(self) -> None:
        """Shows what the sheet holds, after a change from outside the editor."""
        self._editor.show()
        self.refresh()

    def refresh(self) -> None:
        """Sets the lines round the editor after a change; what is wrong is said first when the cursor leaves."""
        sheet = self._desk.sheet
        if sheet.document.fixed:
            return
        needed = self._is_missing()
        self._label.setText(texts.REQUIRED.format(label=self.field.label) if needed else self.field.label)
        prefilled = sheet.is_prefilled(self.path)
        self._say("origin", "quiet", origin_text(sheet.content.origins[self.path].form) if prefilled else "")
        if self.path in sheet.newer:
            self._offer_newer()
        elif self._offer is not None:
            self._offer.hide()
        self._say("missing", "warning", texts.MISSING if needed and self._desk.reviewed else "")
        if self._problem_shown or not self._fault():
            self.show_problem()

    def show_problem(self) -> None:
        """Says what is wrong or worth noting with the answer; called when the cursor leaves the field."""
        sheet = self._desk.sheet
        problem = sheet.problems.get(self.path)
        fault = self._fault()
        self._problem_shown = bool(fault)
        if fault:
            self._say("problem", "problem", fault)
        else:
            self._say("problem", "warning", problem.text if problem and problem.kind == "note" else "")
        for target in self.inputs:
            set_state(target, "wrong" if fault else "")
            target.setAccessibleDescription(self._description(fault))

    def say_missing_characters(self, characters: str) -> None:
        """Says which characters the paper's font lacks, "" when it has them all."""
        text = texts.CANNOT_PRINT.format(characters=" ".join(characters)) if characters else ""
        self._say("characters", "warning", text)

    @property
    def remark(self) -> str:
        """What a screen reader says of the words in the field besides what is wrong with them."""
        return self._remark

    @remark.setter
    def remark(self, words: str) -> None:
        if words != self._remark:
            self._remark = words
            for target in self.inputs:
                target.setAccessibleDescription(self._description(self._fault() if self._problem_shown else ""))

    def put_below(self, widget: QWidget) -> None:
        """Puts a widget right under the editor, above the lines that say how it was understood."""
        self._layout.insertWidget(self._layout.indexOf(self._editor.widget) + 1, widget)

    def _is_missing(self) -> bool:
        problem = self._desk.sheet.problems.get(self.path)
        missing = problem is not None and problem.kind == "missing"
        return missing and not is_answered(self._desk.sheet.value(self.path))

    def _fault(self) -> str:
        sheet = self._desk.sheet
        problem = sheet.problems.get(self.path)
        if fault := values.fault(self.field, sheet.value(self.path)):
            return fault
        return problem.text if problem and problem.kind == "wrong" else ""

    def _description(self, fault: str) -> str:
        required = texts.REQUIRED_SPOKEN if self.field.required or self._is_missing() else ""
        return " ".join(part for part in (fault, self._remark, required, help_text(self.field)) if part)

    def name_inputs(self) -> None:
        """Gives every input the name and description a screen reader says; row numbers are part of them."""
        if self.rows is not None:
            return  # its one input is "Lägg till", which says itself what it adds
        name = place(self._desk.sheet, self.path)
        for target in self.inputs:
            own = getattr(target, "text", str)()
            is_button = isinstance(target.property("checkable"), bool)
            spoken = f"{name}: {own}" if is_button and len(self.inputs) > 1 else name
            if self.field.type is FieldType.PARTY and target is not self.inputs[0]:
                spoken = texts.OTHER_NAME.format(label=name)
            target.setAccessibleName(spoken)
            target.setAccessibleDescription(self._description(""))
        if self.inputs:
            self._label.setBuddy(self.inputs[0])

    def _offer_newer(self) -> None:
        if self._offer is not None:
            self._lines["newer"].setText(newer_text(self._desk.sheet, self.path))
            self._name_offer()
            self._offer.show()
            return
        line = self._offer = QWidget(self)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        label = self._lines["newer"] = _label(line, "info", newer_text(self._desk.sheet, self.path))
        button = self._take = QPushButton(line)
        set_role(button, "small")
        self._name_offer()
        layout.addWidget(label, 1)
        layout.addWidget(button)
        self._layout.addWidget(line)

        def take_over() -> None:
            self.focus_input()
            line.hide()
            self._desk.sheet.take_over(self.path)
            self.show_value()

        button.clicked.connect(take_over)

    def _name_offer(self) -> None:
        back = self._desk.sheet.newer[self.path].form == WRITTEN
        if self._take is None:
            return
        self._take.setText(texts.TAKE_BACK if back else texts.TAKE_OVER)
        name = texts.TAKE_BACK_NAME if back else texts.TAKE_OVER_NAME
        self._take.setAccessibleName(name.format(label=self.field.label))

    def _say(self, line: str, role: str, text: str) -> None:
        label = self._lines.get(line)
        if label is None:
            if not text:
                return
            label = self._lines[line] = _label(self, role, text)
            before = sum(1 for name in _ORDER[: _ORDER.index(line)] if name in self._lines)
            self._layout.insertWidget(self._layout.indexOf(self._editor.widget) + 1 + before, label)
        set_role(label, role)
        label.setText(text)
        label.setVisible(bool(text))


def _label(parent: QWidget, role: str, text: str) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", role)
    label.setTextFormat(label.textFormat().PlainText)
    label.setWordWrap(role != "label" or len(text) > LONG_LABEL)
    return label
