"""The style sheet, filled with colours and sizes; what each role is for stands in ``theme.py``.

Sizes are in points for text and in pixels, scaled with the text, for the rest, so 200 % grows all alike.
``coloured_sheet`` is the whole look; ``plain_sheet`` has sizes only and is used when the system asks for high
contrast, where no colour of ours may stand in the way of the user's own.
"""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sip_desktop.ui.theme import Tokens

TEXT_POINTS = {"help": 9.5, "base": 11.0, "section": 13.0, "title": 17.0, "meeting": 22.0}
PIXELS = {"p2": 2, "p4": 4, "p6": 6, "p8": 8, "p12": 12, "p16": 16, "p18": 18, "p24": 24, "p34": 34}
"""Lengths by their size at 100 %; ``p34`` is the height of a field or a button."""


def coloured_sheet(tokens: Tokens, text_percent: int) -> str:
    """The whole sheet in the given colours, with text of ``text_percent`` (100 to 200)."""
    colours = {name: str(value) for name, value in asdict(tokens).items()}
    parts = (SIZES, LABELS, BOXES, BUTTONS, INPUTS, CHOICES, TABLES, REST)
    return Template("".join(parts)).substitute(colours, **sizes(text_percent))


def plain_sheet(text_percent: int) -> str:
    """Text sizes and room only, for high contrast."""
    return Template(SIZES).substitute(sizes(text_percent))


def sizes(text_percent: int) -> dict[str, str]:
    """Every size the sheet names, as style sheet text: ``{"title": "17pt", "p8": "8px", …}`` at 100 %."""
    points = {name: f"{value * text_percent / 100:g}pt" for name, value in TEXT_POINTS.items()}
    # Room grows half as fast as text: at 200 % there must still be place for the words on a 1024 × 600 screen.
    scale = 1 + (text_percent / 100 - 1) / 2
    lengths = {name: f"{round(value * scale)}px" for name, value in PIXELS.items()}
    whole = text_percent / 100
    round_box = {"mark": f"{round(18 * whole)}px", "mark_half": f"{round(18 * whole) // 2}px"}
    # The main button's edge is 9 px wide, so that a focus ring with a gap fits inside it and the button never grows.
    field = round(26 * whole)
    main = {"main_field": f"{field + 2 * round(4 * scale) + 2 - 18}px"}
    return {**points, **lengths, **round_box, **main, "field": f"{field}px"}


SIZES = """
QWidget { font-size: $base; }
QLabel[role="brand"] { font-size: $title; font-weight: 600; }
QLabel[role="title"] { font-size: $title; font-weight: 600; }
QLabel[role="section"] { font-size: $section; font-weight: 600; }
QLabel[role="label"] { font-weight: 600; }
QLabel[role="number"] { font-size: $section; font-weight: 600; }
QLabel[role="help"], QLabel[role="quiet"], QLabel[role="saved"], QLabel[role="chip"] { font-size: $help; }
QLabel[role="problem"] { font-weight: 600; }
QLabel[role="meeting"] { font-size: $meeting; }
QPushButton[role="small"], QPushButton[role="link"], QToolButton[role="small"] { font-size: $help; }
"""
LABELS = """
QWidget { color: $text; }
QLabel { background: transparent; }
QLabel:disabled { color: $quiet; }
QLabel[role="help"], QLabel[role="quiet"], QLabel[role="saved"] { color: $quiet; }
QLabel[role="problem"] { color: $stop; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="info"] { color: $info; }
QLabel[role="ok"] { color: $ok; }
QLabel[role="chip"] { color: $text; border: 1px solid $border; border-radius: 6px; padding: $p2 $p8; }
"""
BOXES = """
QMainWindow, QDialog { background: $background; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }
QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: 6px; }
QFrame[role="panel"] { background: $surface; border: none; }
QFrame[role="toc"] { background: $background; border: none; border-right: 1px solid $line; }
QFrame[role="topbar"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[role="statusline"] { background: $surface; border: none; border-top: 1px solid $line; }
QFrame[role="paper"] { background: $line; border: none; }
QFrame[role="notice-problem"] { background: $stop_surface; border: 1px solid $stop; border-radius: 6px; }
QFrame[role="notice-warning"] { background: $warning_surface; border: 1px solid $warning; border-radius: 6px; }
QFrame[role="notice-info"] { background: $info_surface; border: 1px solid $info; border-radius: 6px; }
QFrame[role="notice-ok"] { background: $ok_surface; border: 1px solid $ok; border-radius: 6px; }
QFrame[role="notice-problem"] QLabel { color: $stop; }
QFrame[role="notice-warning"] QLabel { color: $warning; }
QFrame[role="notice-info"] QLabel { color: $info; }
QFrame[role="notice-ok"] QLabel { color: $ok; }
"""
BUTTONS = """
QPushButton, QToolButton { background: $surface; color: $text; border: 1px solid $border; border-radius: 6px;
  padding: $p4 $p12; min-height: $field; margin: 0; }
QPushButton:hover, QToolButton:hover { background: $chosen; border-color: $primary; }
QPushButton:pressed, QToolButton:pressed { background: $chosen; border-color: $primary_strong; }
QPushButton:focus, QToolButton:focus { border: 2px solid $primary; padding: 3px $p12; }
QPushButton:disabled, QToolButton:disabled { color: $quiet; background: $background; border-color: $line; }
QPushButton[role="main"] { background: $primary; color: $on_primary; border: 9px solid $primary; font-weight: 600;
  padding: 0 $p4; min-height: $main_field; }
QPushButton[role="main"]:hover, QPushButton[role="main"]:pressed { background: $primary_strong;
  border-color: $primary_strong; }
QPushButton[role="main"]:focus { border: 9px double $primary; border-radius: 0; background-clip: padding; }
QPushButton[role="main"]:disabled { background: $line; color: $quiet; border-color: $line; }
QPushButton[role="link"] { background: transparent; border: 2px solid transparent; color: $primary;
  text-decoration: underline; padding: 0; min-height: $p18; text-align: left; }
QPushButton[role="link"]:hover { color: $primary_strong; background: $chosen; }
QPushButton[role="link"]:focus { border: 2px solid $primary; }
QPushButton[role="link"]:disabled { color: $quiet; text-decoration: none; }
QPushButton[role="small"], QToolButton[role="small"] { padding: 1px $p8; min-height: $p18; }
QPushButton[role="small"]:focus, QToolButton[role="small"]:focus { padding: 0 $p8; }
QPushButton[role="small"]:checked { background: $chosen; color: $primary; border-color: $primary; }
QPushButton[role="nav"] { background: transparent; border: 2px solid transparent; padding: $p2 $p8; }
QPushButton[role="nav"]:hover { background: $chosen; }
QPushButton[role="nav"]:checked { color: $primary; border-bottom: 2px solid $primary; border-radius: 0; }
QPushButton[role="nav"]:focus { border: 2px solid $primary; }
QPushButton[role="toc"] { background: transparent; border: 2px solid transparent; border-radius: 6px;
  text-align: left; padding: $p2 $p6; }
QPushButton[role="toc"]:hover { background: $chosen; }
QPushButton[role="toc"]:checked { background: $chosen; color: $primary; }
QPushButton[role="toc"]:focus { border: 2px solid $primary; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: url(icons:chevron-down-$name.svg);
  width: $p12; height: $p12; subcontrol-origin: padding; subcontrol-position: center right; right: $p6; }
"""
INPUTS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox { background: $surface; color: $text;
  border: 1px solid $border; border-radius: 6px; padding: $p4 $p8; selection-background-color: $primary;
  selection-color: $on_primary; placeholder-text-color: $quiet; }
QLineEdit, QComboBox { min-height: $field; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QComboBox:hover { border-color: $primary; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus {
  border: 2px solid $primary; padding: 3px $p8; }
QLineEdit:read-only, QPlainTextEdit:read-only, QTextEdit:read-only { background: $background; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $quiet;
  background: $background; border-color: $line; }
QLineEdit[state="wrong"], QPlainTextEdit[state="wrong"], QTextEdit[state="wrong"], QComboBox[state="wrong"] {
  border: 2px solid $stop; padding: 3px $p8; }
QLineEdit[state="note"], QPlainTextEdit[state="note"], QTextEdit[state="note"], QComboBox[state="note"] {
  border-color: $warning; }
QComboBox::drop-down { border: none; width: $p24; }
QComboBox::down-arrow { image: url(icons:chevron-down-$name.svg); width: $p12; height: $p12; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $border; outline: none;
  selection-background-color: $chosen; selection-color: $text; padding: $p4; }
QComboBox QAbstractItemView::item { min-height: $field; padding: $p2 $p6; }
QComboBox QAbstractItemView::item:selected { background: $chosen; color: $text; }
"""
CHOICES = """
QCheckBox, QRadioButton { background: transparent; spacing: $p8; padding: $p2; border: 2px solid transparent;
  border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $primary; }
QCheckBox:disabled, QRadioButton:disabled { color: $quiet; }
QCheckBox::indicator, QRadioButton::indicator { width: $mark; height: $mark; background: $surface;
  border: 1px solid $border; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: ${mark_half}; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $primary; }
QCheckBox::indicator:checked { background: $primary; border-color: $primary; image: url(icons:tick-$name.svg); }
QRadioButton::indicator:checked { background: $primary; border-color: $primary; image: url(icons:dot-$name.svg); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $background; border-color: $line; }
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled { background: $quiet;
  border-color: $quiet; }
QTableView::indicator, QListView::indicator { width: $mark; height: $mark; background: $surface;
  border: 1px solid $border; border-radius: 4px; }
QTableView::indicator:checked, QListView::indicator:checked { background: $primary; border-color: $primary;
  image: url(icons:tick-$name.svg); }
QGroupBox { border: none; margin: 0; padding: 0; }
"""
TABLES = """
QTableView, QListView { background: $surface; color: $text; border: 2px solid $line; border-radius: 6px;
  gridline-color: $line; outline: none; selection-background-color: $chosen; selection-color: $text; }
QTableView:focus, QListView:focus { border: 2px solid $primary; }
QTableView::item, QListView::item { padding: $p4 $p8; border: none; }
QTableView::item:selected, QListView::item:selected { background: $chosen; color: $text; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $quiet; border: none; border-bottom: 1px solid $border;
  padding: $p6 11px; font-weight: 400; text-align: left; }
QTableCornerButton::section { background: $surface; border: none; }
"""
REST = """
QToolTip { background: $surface; color: $text; border: 1px solid $border; padding: $p4; }
QMenu { background: $surface; color: $text; border: 1px solid $border; padding: $p4; }
QMenu::item { padding: $p6 $p16; border-radius: 4px; }
QMenu::item:selected { background: $chosen; color: $text; }
QMenu::item:disabled { color: $quiet; }
QMenu::separator { height: 1px; background: $line; margin: $p4 0; }
QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $primary; border-radius: 3px; }
QScrollBar:vertical { background: transparent; width: $p12; margin: 0; }
QScrollBar:horizontal { background: transparent; height: $p12; margin: 0; }
QScrollBar::handle { background: $border; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: $p34; }
QScrollBar::handle:horizontal { min-width: $p34; }
QScrollBar::handle:hover { background: $primary; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: transparent;
  border: none; width: 0; height: 0; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $primary; }
"""
