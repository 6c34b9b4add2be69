"""Marks in an editor where its words may show a place, and changes to them that can be undone; it knows no form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap, QPolygonF, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLineEdit, QTextEdit

from sip_desktop.domain.protection.in_paper import PlaceFinding
from sip_desktop.domain.protection.levels import Level
from sip_desktop.domain.protection.neutral import Swap
from sip_desktop.texts import whereabouts as texts
from sip_desktop.ui.safe_edits import SafeLineEdit, SafeTextEdit
from sip_desktop.ui.theme import tokens_for

Edit = SafeLineEdit | SafeTextEdit
SIZE = 14
_NAME = "kan_visa_plats"
_ORDER = (Level.INFO, Level.WARNING, Level.STOP)


def text_in(edit: Edit) -> str:
    """What stands in the editor."""
    return edit.text() if isinstance(edit, SafeLineEdit) else edit.toPlainText()


def mark(edit: Edit, found: Sequence[PlaceFinding]) -> None:
    """Underlines what was found; in a line of text, which cannot be underlined in part, a sign stands at its end."""
    if isinstance(edit, SafeTextEdit):
        edit.setExtraSelections([_selection(edit, one) for one in found])
        return
    before = next((action for action in edit.actions() if action.objectName() == _NAME), None)
    if before is not None:
        edit.removeAction(before)
        before.deleteLater()
    if found:
        action = QAction(_sign(edit, max((one.level for one in found), key=_ORDER.index)), texts.MARK_NAME, edit)
        action.setObjectName(_NAME)
        edit.addAction(action, QLineEdit.ActionPosition.TrailingPosition)


def put(edit: Edit, swap: Swap) -> None:
    """Writes the words in their place, as typed: Ctrl+Z takes it back."""
    text = text_in(edit)
    start, end = _units(text[: swap.start]), _units(text[: swap.end])
    if isinstance(edit, SafeLineEdit):
        edit.setSelection(start, end - start)
        edit.insert(swap.words)
        return
    cursor = edit.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(swap.words)
    edit.setTextCursor(cursor)


def _selection(edit: SafeTextEdit, one: PlaceFinding) -> QTextEdit.ExtraSelection:
    text, cursor, how = edit.toPlainText(), edit.textCursor(), QTextCharFormat()
    cursor.setPosition(_units(text[: one.start]))
    cursor.setPosition(_units(text[: one.end]), QTextCursor.MoveMode.KeepAnchor)
    grave = one.level is Level.STOP
    style = QTextCharFormat.UnderlineStyle
    how.setUnderlineStyle(style.WaveUnderline if grave else style.DashUnderline)
    how.setUnderlineColor(_colour(edit, one.level))
    made = QTextEdit.ExtraSelection()
    # Qt's own stubs leave these two out.
    made.cursor = cursor
    made.format = how
    return made


def _colour(edit: Edit, level: Level) -> QColor:
    # Not the editor's own palette, which the style sheet has changed.
    tokens = tokens_for(edit.window().palette())
    return QColor({Level.STOP: tokens.stop, Level.WARNING: tokens.warning, Level.INFO: tokens.info}[level])


def _sign(edit: Edit, level: Level) -> QIcon:
    """As in the guidance: a square stops, a triangle warns, a round spot tells."""
    ratio = edit.devicePixelRatioF()
    picture = QPixmap(round(SIZE * ratio), round(SIZE * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_colour(edit, level))
    if level is Level.STOP:
        painter.drawRect(QRectF(3, 3, SIZE - 6, SIZE - 6))
    elif level is Level.WARNING:
        painter.drawPolygon(QPolygonF([QPointF(SIZE / 2, 2), QPointF(SIZE - 1, SIZE - 2), QPointF(1, SIZE - 2)]))
    else:
        painter.drawEllipse(QRectF(3, 3, SIZE - 6, SIZE - 6))
    painter.end()
    return QIcon(picture)


def _units(text: str) -> int:
    """The length as Qt counts it, where a letter outside the first plane is two."""
    return len(text.encode("utf-16-le")) // 2
