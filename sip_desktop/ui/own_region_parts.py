"""The parts a profile is edited in: lines of text, forms, deadlines, logo.

Each has ``put`` to show a profile, ``taken`` to give back the profile with what stands there, ``tell`` to say what is
wrong beside what it is about and to give where the first of it stands, and ``edited`` when the user changed something.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sip_desktop.domain.deadlines import Deadline, Unit
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.form_together import CASE_SHEET
from sip_desktop.domain.own_profile import Faults, Profile, Term
from sip_desktop.services.own_regions import OwnRegions
from sip_desktop.texts import own_region as texts
from sip_desktop.ui.file_chooser import FileChooser
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.safe_edits import SafeLineEdit, SafeTextEdit, forbid_copying
from sip_desktop.ui.shell_widgets import box, button, choices, empty, field, in_line, scaled, stacked, text
from sip_desktop.ui.theme import GAP, ROOM, WIDE, set_role, set_state

SHORT = ("document_id", "valid_from", "valid_to")
LOGO_WIDTH, LOGO_HEIGHT = 360, 120
CHOICE = 160
NUMBER = 90
_PLACE_IN_FILE = re.compile(r" \(\d{3}:[^)]*\)")


class Lines(QWidget):
    """Lines of text by their name in ``Profile``, and the words of the forms when ``words`` is asked for."""

    edited = Signal()

    def __init__(self, names: Sequence[str], words: bool = False) -> None:
        super().__init__()
        self._names = tuple(names)
        self._with_words = words
        self.edits: dict[str, SafeLineEdit | SafeTextEdit] = {}
        self._wrong: dict[str, QLabel] = {}
        column = stacked(self, gap=ROOM)
        card, self._inside = box("card", around=WIDE, gap=ROOM)
        column.addWidget(card)
        for name in names:
            self._add(name, *texts.LINES[name], self._inside)
        self._word_card, self._words = box("card", around=WIDE, gap=ROOM)
        column.addWidget(self._word_card)
        self._word_card.setVisible(words)
        column.addStretch(1)

    def put(self, profile: Profile) -> None:
        for name in self._names:
            _set(self.edits[name], getattr(profile, name))
        if self._with_words:
            self._put_words(profile.words)
        self.tell({})

    def taken(self, profile: Profile) -> Profile:
        typed = {name: _typed(self.edits[name]) for name in self._names}
        words = {name[len("word:") :]: _typed(edit) for name, edit in self.edits.items() if name.startswith("word:")}
        return replace(profile, **typed, words=words or profile.words)

    def tell(self, faults: Faults) -> QWidget | None:
        for name, label in self._wrong.items():
            label.setText(faults.get(name, ""))
            label.setVisible(name in faults)
            set_state(self.edits[name], "wrong" if name in faults else "")
        return next((edit for name, edit in self.edits.items() if name in faults), None)

    def _put_words(self, words: Mapping[str, str]) -> None:
        for name in [name for name in self.edits if name.startswith("word:")]:
            del self.edits[name], self._wrong[name]
        empty(self._words)
        self._words.addWidget(text(texts.WORDS_TITLE, "section"))
        for word, own in words.items():
            label, help_text = texts.WORDS.get(word, (texts.OTHER_WORD.format(word=word), texts.OTHER_WORD_HELP))
            self._add(f"word:{word}", label, help_text, self._words)
            _set(self.edits[f"word:{word}"], own)

    def _add(self, name: str, label: str, help_text: str, column: QVBoxLayout) -> None:
        edit: SafeLineEdit | SafeTextEdit = SafeTextEdit(6) if name == "agenda" else SafeLineEdit()
        wrong = text("", "problem")
        self.edits[name], self._wrong[name] = edit, wrong
        if name in SHORT:
            edit.setMaximumWidth(scaled(320))
        column.addWidget(field(label, edit, help_text, [wrong]))
        edit.textChanged.connect(lambda *_: self.edited.emit())


class Offered(QWidget):
    """Which forms are offered, by ticks, in the order of the list."""

    edited = Signal()

    def __init__(self, forms: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._titles = dict(forms)
        self._wrong = text("", "problem")
        self.list = QListWidget()
        self.list.setAccessibleName(texts.FORMS_TITLE)
        self.list.setMinimumHeight(scaled(300))
        forbid_copying(self.list)
        self.up = button(texts.UP, lambda: self._move(-1), "small")
        self.down = button(texts.DOWN, lambda: self._move(1), "small")
        card, inside = box("card", around=WIDE)
        inside.addWidget(text(texts.FORMS_TITLE, "section"))
        inside.addWidget(text(texts.FORMS_HELP, "help"))
        inside.addWidget(self._wrong)
        inside.addWidget(self.list, 1)
        inside.addWidget(FlowRow((self.up, self.down)))
        stacked(self).addWidget(card)
        self.list.itemChanged.connect(lambda _: self.edited.emit())

    def put(self, profile: Profile) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for form_id in (*profile.forms, *(each for each in self._titles if each not in profile.forms)):
            item = QListWidgetItem(self._titles.get(form_id, form_id))
            item.setData(Qt.ItemDataRole.UserRole, form_id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = form_id in profile.forms
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            if form_id == CASE_SHEET:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self.tell({})

    def taken(self, profile: Profile) -> Profile:
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked]
        return replace(profile, forms=tuple(ticked))

    def tell(self, faults: Faults) -> QWidget | None:
        self._wrong.setText(faults.get("forms", ""))
        self._wrong.setVisible("forms" in faults)
        return self.list if "forms" in faults else None

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        if 0 <= row + step < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + step, item)
            self.list.setCurrentRow(row + step)
            self.edited.emit()


class TermRow(QFrame):
    """One deadline: whether it holds here, and how long it is."""

    edited = Signal()

    def __init__(self, term: Term) -> None:
        super().__init__()
        set_role(self, "panel")
        self._term = term
        self.on = QCheckBox(term.deadline.what)
        self.on.setChecked(term.on)
        self.amount = SafeLineEdit()
        self.amount.setText(term.amount)
        self.amount.setAccessibleName(f"{texts.AMOUNT}, {term.deadline.what}")
        self.amount.setFixedWidth(scaled(NUMBER))
        self.unit: QComboBox = choices(texts.UNITS, term.unit.value)
        self.unit.setAccessibleName(f"{texts.UNIT}, {term.deadline.what}")
        self.unit.setFixedWidth(scaled(CHOICE))
        self.wrong = text("", "problem")
        self.wrong.hide()
        column = stacked(self, gap=GAP // 2)
        column.addWidget(self.on)
        length = in_line(self.amount, self.unit, text(event_words(term.deadline)))
        length.setStretch(2, 1)
        column.addLayout(length)
        column.addWidget(self.wrong)
        column.addWidget(text(about(term.deadline), "help"))
        self.on.toggled.connect(lambda _: self._changed())
        self.amount.textChanged.connect(lambda _: self.edited.emit())
        self.unit.currentIndexChanged.connect(lambda _: self.edited.emit())
        self._changed()

    def term(self) -> Term:
        """The deadline as it stands here."""
        unit = Unit(self.unit.currentData())
        return replace(self._term, amount=self.amount.text(), unit=unit, on=self.on.isChecked())

    def _changed(self) -> None:
        for widget in (self.amount, self.unit):
            widget.setEnabled(self.on.isChecked())
        self.edited.emit()


class Terms(QWidget):
    """The deadlines of a profile; ``always`` are those of the law, which nobody changes here."""

    edited = Signal()

    def __init__(self, always: Sequence[Deadline]) -> None:
        super().__init__()
        self.rows: dict[str, TermRow] = {}
        column = stacked(self, gap=ROOM)
        card, inside = box("card", around=WIDE, gap=ROOM)
        inside.addWidget(text(texts.TERMS_TITLE, "section"))
        inside.addWidget(text(texts.TERMS_HELP, "help"))
        self._list = stacked(gap=WIDE)
        inside.addLayout(self._list)
        column.addWidget(card)
        law, under = box("card", around=WIDE)
        under.addWidget(text(texts.ALWAYS_TITLE, "section"))
        for deadline in always:
            under.addWidget(text(texts.TERM_LINE.format(what=deadline.what, when=when(deadline))))
            under.addWidget(text(about(deadline), "help"))
        column.addWidget(law)
        column.addStretch(1)

    def put(self, profile: Profile) -> None:
        empty(self._list)
        self.rows = {}
        for term in profile.terms:
            row = self.rows[term.deadline.id] = TermRow(term)
            row.edited.connect(self.edited)
            self._list.addWidget(row)

    def taken(self, profile: Profile) -> Profile:
        return replace(profile, terms=tuple(row.term() for row in self.rows.values()))

    def tell(self, faults: Faults) -> QWidget | None:
        for name, row in self.rows.items():
            sentence = faults.get(f"term:{name}", "")
            row.wrong.setText(sentence)
            row.wrong.setVisible(bool(sentence))
            set_state(row.amount, "wrong" if sentence else "")
        return next((row.amount for name, row in self.rows.items() if f"term:{name}" in faults), None)


class Logo(QWidget):
    """The logo: choose a file, see it as it will be on paper, take it away."""

    edited = Signal()

    def __init__(self, own: OwnRegions) -> None:
        super().__init__()
        self._own = own
        self._logo = b""
        self.shown = QLabel()
        self.shown.setAccessibleName(texts.LOGO_SHOWN)
        # White whatever the theme: it is paper, and a pale logo must be seen to vanish on it.
        self.shown.setStyleSheet("background: white; border: 1px solid #7B8781")
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none = text(texts.LOGO_NONE, "quiet")
        self.wrong = text("", "problem")
        self.choose = button(texts.LOGO_CHOOSE, self._choose)
        self.remove = button(texts.LOGO_REMOVE, lambda: self._use(b""))
        card, inside = box("card", around=WIDE, gap=ROOM)
        inside.addWidget(text(texts.LOGO_TITLE, "section"))
        inside.addWidget(text(texts.LOGO_HELP, "help"))
        inside.addLayout(in_line(self.shown, None))
        for widget in (self.none, self.wrong, FlowRow((self.choose, self.remove))):
            inside.addWidget(widget)
        column = stacked(self)
        column.addWidget(card)
        column.addStretch(1)

    def put(self, profile: Profile) -> None:
        self._show(profile.logo)

    def taken(self, profile: Profile) -> Profile:
        return replace(profile, logo=self._logo)

    def tell(self, faults: Faults) -> QWidget | None:
        self.wrong.setText(faults.get("logo", ""))
        self.wrong.setVisible("logo" in faults)
        return self.choose if "logo" in faults else None

    def take(self, file: Path) -> None:
        """Uses a picture; one that cannot be used is said why, and the one there was stays."""
        try:
            self._use(self._own.logo(file))
        except Fault as fault:
            self.tell({"logo": fault.text})

    def _choose(self) -> None:
        chooser = FileChooser(Path.home(), self)
        chooser.chosen.connect(self.take)
        chooser.open()

    def _use(self, logo: bytes) -> None:
        self._show(logo)
        self.edited.emit()

    def _show(self, logo: bytes) -> None:
        self._logo = logo
        picture = QPixmap()
        there = picture.loadFromData(logo) if logo else False
        if there:
            fits = picture.scaled(
                scaled(LOGO_WIDTH),
                scaled(LOGO_HEIGHT),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self.shown.setPixmap(fits)
            self.shown.setFixedSize(fits.width() + 2 * GAP, fits.height() + 2 * GAP)
        self.shown.setVisible(there)
        self.none.setVisible(not there)
        self.remove.setEnabled(bool(logo))
        self.tell({})


def when(deadline: Deadline) -> str:
    """The limit in words: "24 timmar efter …", "genast"."""
    if not deadline.amount:
        return texts.AT_ONCE
    unit = dict(texts.UNITS)[deadline.unit.value]
    words = texts.TERM_WHEN.format(amount=deadline.amount, unit=unit, event=event_words(deadline))
    return words + (texts.TERM_MOVES if deadline.moves else "")


def event_words(deadline: Deadline) -> str:
    """From what it is counted: "efter mötet"."""
    return texts.BEFORE_MEETING if deadline.before else texts.AFTER[deadline.event.value]


def about(deadline: Deadline) -> str:
    """What it is to miss it, what the routine says, and where it is from."""
    says = texts.ROUTINE_SAYS.format(words=deadline.routine_says) if deadline.routine_says else ""
    # Without the places in the files it was read from: they say nothing on screen.
    rest = texts.TERM_SOURCE.format(says=says, source=_PLACE_IN_FILE.sub("", deadline.source))
    return texts.TERM_HELP.format(level=texts.LEVELS[deadline.level.value], rest=rest)


def _set(edit: SafeLineEdit | SafeTextEdit, words: str) -> None:
    if isinstance(edit, SafeLineEdit):
        edit.setText(words)
    else:
        edit.setPlainText(words)


def _typed(edit: SafeLineEdit | SafeTextEdit) -> str:
    return edit.text() if isinstance(edit, SafeLineEdit) else edit.toPlainText()
