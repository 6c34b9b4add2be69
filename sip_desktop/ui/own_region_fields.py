"""The questions of one form in a profile: required or not, shown or not, a label of one's own. A list, not widgets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from sip_desktop.domain.form import Form
from sip_desktop.domain.own_profile import Faults, FieldMark, Profile, with_mark
from sip_desktop.services.own_regions import OwnRegions
from sip_desktop.texts import own_region as texts
from sip_desktop.ui.safe_edits import SafeLineEdit, forbid_copying
from sip_desktop.ui.shell_widgets import Notice, box, choices, field, scaled, stacked, text
from sip_desktop.ui.theme import WIDE

Index = QModelIndex | QPersistentModelIndex
Change = Callable[[str, str, object], None]
"""Keeps a mark: the field's path, which mark ("required", "shown", "label") and its new value."""
LABEL, REQUIRED, SHOWN, OWN_LABEL = range(4)
MARKS = {REQUIRED: "required", SHOWN: "shown", OWN_LABEL: "label"}
INDENT = "    "
FIRST_FORM = "plan"
_ROLE = Qt.ItemDataRole


class FieldModel(QAbstractTableModel):
    """The marks of one form; ``change`` keeps what is altered, after which ``show`` is called again."""

    def __init__(self, change: Change) -> None:
        super().__init__()
        self._change = change
        self._rows: list[FieldMark] = []
        self._wrong: dict[str, str] = {}

    def show_marks(self, rows: list[FieldMark], wrong: dict[str, str]) -> None:
        """Shows the fields; ``wrong`` are sentences by path. The place one stands at is kept when they are the same."""
        same = [row.path for row in rows] == [row.path for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows, self._wrong = rows, wrong
        if same:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, OWN_LABEL))
        else:
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(texts.COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if role == _ROLE.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return texts.COLUMNS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == OWN_LABEL:
            return flags | Qt.ItemFlag.ItemIsEditable
        if index.column() == SHOWN or (index.column() == REQUIRED and self._rows[index.row()].answered):
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        mark, column = self._rows[index.row()], index.column()
        if column in (REQUIRED, SHOWN):
            return self._tick(mark, column, role)
        if role == _ROLE.DisplayRole and column == LABEL:
            return INDENT * mark.depth + mark.label
        if role in (_ROLE.DisplayRole, _ROLE.EditRole) and column == OWN_LABEL:
            return mark.own_label
        if role == _ROLE.ToolTipRole:
            return self._wrong.get(mark.path) or (mark.label if column == LABEL else mark.own_label)
        return None

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        mark, column = self._rows[index.row()], index.column()
        if role == _ROLE.CheckStateRole and index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            self._change(mark.path, MARKS[column], Qt.CheckState(value) is Qt.CheckState.Checked)
        elif role == _ROLE.EditRole and column == OWN_LABEL and value != mark.own_label:
            self._change(mark.path, MARKS[column], value)
        else:
            return False
        return True

    def row_of(self, path: str) -> int:
        """The line of a field, 0 when it is not here."""
        return next((row for row, mark in enumerate(self._rows) if mark.path == path), 0)

    def path_at(self, row: int) -> str:
        """The path of the field in a line."""
        return self._rows[row].path

    def _tick(self, mark: FieldMark, column: int, role: int) -> Any:
        if column == REQUIRED and not mark.answered:
            return None
        on = mark.required if column == REQUIRED else mark.shown
        if role == _ROLE.CheckStateRole:
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        # The word beside the box, for those who do not see whether it is crossed.
        return (texts.YES if on else texts.NO) if role == _ROLE.DisplayRole else None


class _OwnLabel(QStyledItemDelegate):
    """The line one writes a label in: ours, so that what is copied is marked as private.

    ``typed`` says that something was written in it; ``row`` is where the newest one is.
    """

    typed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = 0

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = SafeLineEdit(parent)
        line.setAccessibleName(texts.COLUMNS[OWN_LABEL])
        line.setFrame(False)
        line.textEdited.connect(lambda _: self.typed.emit())
        self.row = index.row()
        return line


class FieldTable(QTableView):
    """The table: Space changes a tick, F2 or a double click opens the label."""

    def __init__(self, change: Change) -> None:
        super().__init__()
        self.fields = FieldModel(change)
        self.setModel(self.fields)
        self.labels = _OwnLabel(self)
        self.setItemDelegateForColumn(OWN_LABEL, self.labels)
        self.setAccessibleName(texts.PARTS["fields"])
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        forbid_copying(self)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in (LABEL, OWN_LABEL):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.setMinimumHeight(scaled(240))

    def being_written(self) -> tuple[str, str] | None:
        """The path of the field whose label is being written, and the label so far; None when none is."""
        # One that is done with is hidden at once, and taken away later.
        lines = [line for line in self.viewport().findChildren(SafeLineEdit) if not line.isHidden()]
        return (self.fields.path_at(self.labels.row), lines[-1].text()) if lines else None

    def go_to(self, path: str) -> None:
        """Chooses a field's line and shows it."""
        self.setCurrentIndex(self.fields.index(self.fields.row_of(path), OWN_LABEL))


class Fields(QWidget):
    """The questions of one chosen form, in a list that holds any number of them."""

    edited = Signal()

    def __init__(self, own: OwnRegions, forms: dict[str, Form]) -> None:
        super().__init__()
        self._own = own
        self._forms = forms
        self._profile: Profile | None = None
        self._faults: Faults = {}
        self.form: QComboBox = choices([(form.id, form.title) for form in forms.values()], FIRST_FORM)
        self.table = FieldTable(self._change)
        self.table.labels.typed.connect(self.edited)
        self.wrong = Notice("problem")
        card, inside = box("card", around=WIDE)
        inside.addWidget(field(texts.FORM, self.form))
        inside.addWidget(text(texts.FIELDS_HELP, "help"))
        inside.addWidget(self.wrong)
        inside.addWidget(self.table, 1)
        stacked(self).addWidget(card)
        self.form.currentIndexChanged.connect(lambda _: self._show())

    def put(self, profile: Profile) -> None:
        self._profile = profile
        self._faults = {}
        self._show()

    def taken(self, profile: Profile) -> Profile:
        """With the label that is still being written: the lock does not wait until it is done."""
        if self._profile is None:
            return profile
        typed = replace(profile, changes=self._profile.changes)
        writing = self.table.being_written()
        return with_mark(typed, self._shown_form(), writing[0], label=writing[1]) if writing else typed

    def tell(self, faults: Faults) -> QWidget | None:
        """Goes to the form of the first fault: its line is chosen and the sentence stands above."""
        self._faults = {subject: words for subject, words in faults.items() if subject.startswith("change:")}
        if self._faults:
            _, form_id, path = next(iter(self._faults)).split(":", 2)
            with QSignalBlocker(self.form):
                self.form.setCurrentIndex(max(0, self.form.findData(form_id)))
        self._show()
        if self._faults:
            self.table.go_to(path)
        return self.table if self._faults else None

    def _shown_form(self) -> Form:
        return self._forms[str(self.form.currentData())]

    def _show(self) -> None:
        if self._profile is None:
            return
        form_id = str(self.form.currentData())
        rows = self._own.marks(self._profile, form_id)
        here = f"change:{form_id}:"
        wrong = {about[len(here) :]: words for about, words in self._faults.items() if about.startswith(here)}
        labels = {row.path: row.label for row in rows}
        self.wrong.tell("\n".join(_said(labels.get(path, path), wrong[path]) for path in wrong))
        self.table.fields.show_marks(rows, wrong)

    def _change(self, path: str, mark: str, value: object) -> None:
        if self._profile is None:
            return
        form = self._shown_form()
        if mark == "label":
            self._profile = with_mark(self._profile, form, path, label=str(value))
        elif mark == "required":
            self._profile = with_mark(self._profile, form, path, required=bool(value))
        else:
            self._profile = with_mark(self._profile, form, path, shown=bool(value))
        self._faults.pop(f"change:{form.id}:{path}", None)
        self._show()
        self.edited.emit()


def _said(label: str, sentence: str) -> str:
    """The sentence, led by what the question is called where it does not say that itself."""
    return sentence if label in sentence else texts.FIELD_WRONG.format(label=label, sentence=sentence)
