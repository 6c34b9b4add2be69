"""One editor for each kind of field: makes the widgets, puts what they say in the sheet; knows no other field.

To add a kind of field: ``FieldType``, an editor here, a block on paper, a check (tests fail until all are there).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sip_desktop.domain import values
from sip_desktop.domain.answers import Path, is_answered, options_of, text_of
from sip_desktop.domain.form import Field, FieldType
from sip_desktop.texts import form_page as texts
from sip_desktop.ui.form_page.desk import Desk, characters_wide, in_lines
from sip_desktop.ui.form_page.party_editor import PartyEditor
from sip_desktop.ui.form_page.rows_box import RowsBox
from sip_desktop.ui.safe_edits import SafeComboBox, SafeLineEdit, SafeTextEdit

MOST_RADIO_BUTTONS = 6
LONGEST_IN_A_LINE = 24
CHARACTERS = {
    FieldType.DATE: 18,
    FieldType.TIME: 10,
    FieldType.DATETIME: 24,
    FieldType.NUMBER: 10,
    FieldType.PERSONNUMMER: 18,
    FieldType.PHONE: 20,
}
ONE_LINE = 44
NARROW_TEXT = 32
WIDEST_OPTION = 500


@dataclass(frozen=True)
class Editor:
    """The widgets of one field. ``inputs`` take the focus, the first is the label's; ``show`` reads the sheet."""

    widget: QWidget
    inputs: tuple[QWidget, ...]
    show: Callable[[], None]
    has_own_label: bool = False
    rows: RowsBox | None = None


MakeEditor = Callable[[Desk, Field, Path, QWidget], Editor]


def _text(desk: Desk, field: Field, path: Path, parent: QWidget) -> Editor:
    """One line of text. A column's width is its share of the paper's table and says nothing of how much is written."""
    edit = SafeLineEdit(parent)
    if field.width <= 4 and "/" not in path:
        edit.setMaximumWidth(characters_wide(NARROW_TEXT))
    return _line(desk, field, path, edit, edit, _nothing)


def _typed(desk: Desk, field: Field, path: Path, parent: QWidget) -> Editor:
    """Text that means something else: how it is understood stands to its right, at every change."""
    widget = QWidget(parent)
    edit, understood = SafeLineEdit(widget), QLabel(widget)
    edit.setFixedWidth(characters_wide(CHARACTERS[field.type]))
    understood.setProperty("role", "quiet")
    understood.setWordWrap(True)
    layout = QHBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    layout.addWidget(edit)
    layout.addWidget(understood, 1)

    def tell() -> None:
        understood.setText(values.understood(field, desk.sheet.value(path)))

    return _line(desk, field, path, widget, edit, tell)


def _line(
    desk: Desk, field: Field, path: Path, widget: QWidget, edit: SafeLineEdit, tell: Callable[[], None]
) -> Editor:
    def read() -> None:
        desk.sheet.answer(path, values.parse(field, edit.text(), desk.sheet.clock().date()))
        tell()

    def show() -> None:
        with QSignalBlocker(edit):
            edit.put(values.edit_text(field, desk.sheet.value(path)))
        tell()

    edit.setText(values.edit_text(field, desk.sheet.value(path)))
    tell()
    edit.textChanged.connect(read)
    return Editor(widget, (edit,), show)


def _long_text(desk: Desk, field: Field, path: Path, parent: QWidget) -> Editor:
    edit = SafeTextEdit(max(2, min(field.lines, 8)), parent)

    def read() -> None:
        desk.sheet.answer(path, values.parse(field, edit.toPlainText(), desk.sheet.clock().date()))

    def show() -> None:
        with QSignalBlocker(edit):
            edit.put(values.edit_text(field, desk.sheet.value(path)))

    if text := values.edit_text(field, desk.sheet.value(path)):
        edit.setPlainText(text)
    edit.textChanged.connect(read)
    return Editor(edit, (edit,), show)


def _choice(desk: Desk, field: Field, path: Path, parent: QWidget) -> Editor:
    chosen = text_of(desk.sheet.value(path))
    if len(field.options) > MOST_RADIO_BUTTONS or (chosen and not _has_option(field, chosen)):
        return _list(desk, field, path, parent)
    return _radio_buttons(desk, field, path, parent)


def _radio_buttons(desk: Desk, field: Field, path: Path, parent: QWidget) -> Editor:
    """Up to six options, all to be seen. Choosing the chosen one again takes the answer away.

    Not the first time for an answer that stood there before: who presses it means to confirm it.
    """
    pressed: set[str] = set()
    widget = QWidget(parent)
    layout = _options_layout(widget, [option.label for option in field.options])
    group = QButtonGroup(widget)
    buttons = {option.id: QRadioButton(in_lines(option.label, WIDEST_OPTION), widget) for option in field.options}
    for button in buttons.values():
        group.addButton(button)
        layout.addWidget(button)
    _end_line(layout)

    def show() -> None:
        chosen = text_of(desk.sheet.value(path))
        group.setExclusive(False)
        for option, button in buttons.items():
            button.setChecked(option == chosen)
        group.setExclusive(True)

    def choose(option: str) -> None:
        again = text_of(desk.sheet.value(path)) == option
        if not again:
            desk.sheet.answer(path, option)
        elif option in pressed:
            desk.sheet.answer(path, None)
        pressed.clear()
        pressed.add(option)
        show()

    for option, button in buttons.items():
        button.clicked.connect(lambda _checked=False, option=option: choose(option))
    show()
    return Editor(widget, tuple(buttons.values()), show)


def _list(desk: Desk, field: Field, path: Path, parent: QWidget) -> Editor:
    """Many options in a list that cannot be typed in; an option the form no longer has is kept and shown."""
    combo = SafeComboBox(parent)
    combo.addItem(texts.UNANSWERED, "")
    for option in field.options:
        combo.addItem(option.label, option.id)
    combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    combo.setMaximumWidth(characters_wide(2 + max(len(option.label) for option in field.options or (field,))))

    def show() -> None:
        chosen = text_of(desk.sheet.value(path))
        at = combo.findData(chosen)
        if at < 0:
            combo.addItem(field.option_label(chosen), chosen)
            at = combo.count() - 1
        combo.setCurrentIndex(at)

    combo.activated.connect(lambda _index: desk.sheet.answer(path, combo.currentData() or None))
    show()
    return Editor(combo, (combo,), show)


def _multi(desk: Desk, field: Field, path: Path, parent: QWidget) -> Editor:
    widget = QWidget(parent)
    gone = [option for option in options_of(desk.sheet.value(path)) if not _has_option(field, option)]
    options = [option.id for option in field.options] + gone
    layout = _options_layout(widget, [field.option_label(option) for option in options])
    boxes = {option: QCheckBox(in_lines(field.option_label(option), WIDEST_OPTION), widget) for option in options}
    for box in boxes.values():
        layout.addWidget(box)
    _end_line(layout)

    def show() -> None:
        ticked = options_of(desk.sheet.value(path))
        for option, box in boxes.items():
            box.setChecked(option in ticked)

    def read() -> None:
        desk.sheet.answer(path, tuple(option for option, box in boxes.items() if box.isChecked()))

    for box in boxes.values():
        box.clicked.connect(read)
    show()
    return Editor(widget, tuple(boxes.values()), show)


def _check(desk: Desk, field: Field, path: Path, parent: QWidget) -> Editor:
    box = QCheckBox(in_lines(field.label, WIDEST_OPTION), parent)

    def show() -> None:
        box.setChecked(desk.sheet.value(path) is True)

    box.clicked.connect(lambda checked: desk.sheet.answer(path, True if checked else None))
    show()
    return Editor(box, (box,), show, has_own_label=True)


def _party(desk: Desk, field: Field, path: Path, parent: QWidget) -> Editor:
    editor = PartyEditor(desk, field, path, parent)
    return Editor(editor, (editor.combo, editor.other), editor.show_value)


def _rows(desk: Desk, field: Field, path: Path, parent: QWidget) -> Editor:
    rows = RowsBox(desk, field, path, parent)
    inputs = (rows.add_button,) if rows.add_button else ()
    return Editor(rows, inputs, rows.refresh, rows=rows)


def _quiet(text: Callable[[], str], parent: QWidget) -> Editor:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "help")
    label.setWordWrap(True)

    def show() -> None:
        label.setText(text())

    show()
    return Editor(label, (), show)


def _signature(desk: Desk, field: Field, path: Path, parent: QWidget) -> Editor:
    del desk, field, path
    return _quiet(lambda: texts.SIGN_ON_PAPER, parent)


def _info(desk: Desk, field: Field, path: Path, parent: QWidget) -> Editor:
    del desk, path
    return _quiet(lambda: field.text, parent)


def _computed(desk: Desk, field: Field, path: Path, parent: QWidget) -> Editor:
    del field
    return _quiet(lambda: desk.sheet.computed.get(path) or texts.NOT_COMPUTED, parent)


def read_only(desk: Desk, field: Field, path: Path, parent: QWidget) -> Editor:
    """A field of a clear revision: its answer as it stands on paper, to be read and copied, not changed."""
    if field.type in (FieldType.ROWS, FieldType.SIGNATURE, FieldType.INFO):
        return EDITORS[field.type](desk, field, path, parent)
    value = desk.sheet.value(path)
    words = values.printed(field, value) if is_answered(value) else texts.UNANSWERED
    edit: SafeLineEdit | SafeTextEdit
    # A text edit is five widgets, and a clear plan has 150 answers that fit on a line.
    if len(words) <= ONE_LINE and "\n" not in words:
        edit = SafeLineEdit(parent)
        edit.setText(words)
        edit.setCursorPosition(0)
    else:
        edit = SafeTextEdit(1, parent)
        edit.setPlainText(words)
    edit.setReadOnly(True)
    return Editor(edit, (edit,), _nothing)


def _has_option(field: Field, option_id: str) -> bool:
    return any(option.id == option_id for option in field.options)


def _nothing() -> None:
    """There is nothing to show anew: plain text means only itself, and a clear answer never changes."""


def _options_layout(widget: QWidget, labels: list[str]) -> QBoxLayout:
    """Short answers such as Ja, Nej, Vet inte stand in a line; all others under each other."""
    layout: QBoxLayout
    if len(labels) <= 3 and sum(map(len, labels)) <= LONGEST_IN_A_LINE:
        layout = QHBoxLayout(widget)
        layout.setSpacing(16)
    else:
        layout = QVBoxLayout(widget)
        layout.setSpacing(0)
    layout.setContentsMargins(0, 0, 0, 0)
    return layout


def _end_line(layout: QBoxLayout) -> None:
    if isinstance(layout, QHBoxLayout):
        layout.addStretch(1)


EDITORS: dict[FieldType, MakeEditor] = {
    FieldType.TEXT: _text,
    FieldType.LONGTEXT: _long_text,
    FieldType.DATE: _typed,
    FieldType.TIME: _typed,
    FieldType.DATETIME: _typed,
    FieldType.NUMBER: _typed,
    FieldType.CHOICE: _choice,
    FieldType.MULTI: _multi,
    FieldType.CHECK: _check,
    FieldType.PERSONNUMMER: _typed,
    FieldType.PHONE: _typed,
    FieldType.PARTY: _party,
    FieldType.ROWS: _rows,
    FieldType.SIGNATURE: _signature,
    FieldType.INFO: _info,
    FieldType.COMPUTED: _computed,
}
