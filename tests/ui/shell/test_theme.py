"""The colours can be read, the sheet is whole, and high contrast is left to the system."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from sip_desktop.ui import theme
from sip_desktop.ui.theme import DARK, LIGHT, Tokens
from sip_desktop.ui.theme_sheet import coloured_sheet, plain_sheet

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
TEXT_PAIRS = [
    *[(text, on) for text in ("text", "quiet", "primary") for on in ("background", "surface", "chosen")],
    *[(text, on) for text in ("stop", "warning", "info", "ok") for on in ("background", "surface")],
    *[(role, f"{role}_surface") for role in ("stop", "warning", "info", "ok")],
    ("on_primary", "primary"),
    ("on_primary", "primary_strong"),
    ("quiet", "line"),
]
EDGE_PAIRS = [(edge, on) for edge in ("border", "primary", "stop", "warning") for on in ("background", "surface")]


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    read = QColor(colour)
    return 0.2126 * linear(read.redF()) + 0.7152 * linear(read.greenF()) + 0.0722 * linear(read.blueF())


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.1, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@BOTH
@pytest.mark.parametrize(("text", "on"), TEXT_PAIRS)
def test_text_can_be_read(tokens: Tokens, text: str, on: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, on)) >= 4.5


@BOTH
@pytest.mark.parametrize(("edge", "on"), EDGE_PAIRS)
def test_edges_and_focus_can_be_seen(tokens: Tokens, edge: str, on: str) -> None:
    assert contrast(getattr(tokens, edge), getattr(tokens, on)) >= 3


@BOTH
def test_sheet_is_filled_and_takes_no_colour_from_elsewhere(tokens: Tokens) -> None:
    sheet = coloured_sheet(tokens, 100)
    ours = {getattr(tokens, name) for name in vars(tokens)}
    assert "$" not in sheet
    assert set(re.findall("#[0-9A-Fa-f]{6}", sheet)) <= ours


def test_high_contrast_sheet_has_no_colour() -> None:
    assert "color" not in plain_sheet(150)
    assert "#" not in plain_sheet(150)


def test_colours_follow_the_choice(qapp: QApplication) -> None:
    for scheme, tokens in (("dark", DARK), ("light", LIGHT)):
        theme.apply(qapp, scheme)  # type: ignore[arg-type]
        assert theme.tokens_for(qapp.palette()) == tokens


def test_text_grows_to_double_and_no_further(qapp: QApplication, qtbot: QtBot) -> None:
    heights = []
    for percent in (100, 200, 900):
        theme.apply(qapp, "light", percent)
        label = QLabel("Å")
        qtbot.addWidget(label)
        label.ensurePolished()
        heights.append(label.fontMetrics().height())
    assert heights[1] > 1.9 * heights[0]
    assert heights[2] == heights[1]


def test_colours_of_the_system_are_used_when_they_are_not_ours() -> None:
    palette = QPalette(QColor("#000000"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#00FF00"))
    tokens = theme.tokens_for(palette)
    assert (tokens.text, tokens.stop) == ("#00ff00", "#00ff00")


def test_a_wrong_field_looks_wrong(qtbot: QtBot) -> None:
    line = QLineEdit("x")
    qtbot.addWidget(line)
    line.show()
    before = line.grab().toImage()
    theme.set_state(line, "wrong")
    assert line.grab().toImage() != before
    theme.set_state(line, "")
    assert line.grab().toImage() == before
