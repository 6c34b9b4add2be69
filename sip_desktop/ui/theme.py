"""How the program looks: colours by role, text sizes and the one style sheet; it knows no view.

Everything on screen gets its look from roles, never from colours of its own. Give a widget its role with
``set_role(widget, "title")``; the sheet in ``theme_sheet.py`` reads the dynamic property ``role``.

Roles of text (QLabel)
    ``brand`` ``title`` ``section`` ``label`` ``help`` ``quiet`` ``meeting`` (22 pt) ``saved``
    ``problem`` (what stops) ``warning`` ``info`` ``ok``: one line of coloured text, always with a word or sign
    ``chip`` (small outlined label, e.g. "Endast manuell hantering")   ``number`` (case number, even digits)
Roles of boxes (QFrame)
    ``card`` (white, thin line)   ``panel`` (white, no line)   ``toc`` (list of contents)   ``topbar``
    ``statusline``   ``paper`` (behind a page)   ``notice-problem`` ``notice-warning`` ``notice-info`` ``notice-ok``
Roles of buttons (QPushButton, QToolButton)
    ``main`` (the one main action of a view)   no role = ordinary   ``link`` (looks like a link)
    ``nav`` (top bar; checkable)   ``toc`` (line in a list of contents; checkable)   ``small`` (ordinary, lower)
State of an input (any editor), set with ``set_state(widget, "wrong")``
    ``wrong`` (not understood)   ``missing``   ``note``   ``""``

Own painting asks ``tokens_for(widget.palette())``, which is right also in high contrast, where the colours are
the system's own and the sheet carries sizes only (EN 301 549 11.7: the user's own settings are followed).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from sip_desktop.ui.theme_sheet import coloured_sheet, plain_sheet

Scheme = Literal["system", "light", "dark"]
BASE_POINTS = 11.0
GAP, ROOM, WIDE = 8, 16, 24


@dataclass(frozen=True)
class Tokens:
    """The colours by role, as ``#RRGGBB``. ``line`` parts what needs no border of its own and carries no meaning."""

    name: str
    background: str
    surface: str
    text: str
    quiet: str
    border: str
    line: str
    primary: str
    on_primary: str
    primary_strong: str
    chosen: str
    stop: str
    stop_surface: str
    warning: str
    warning_surface: str
    info: str
    info_surface: str
    ok: str
    ok_surface: str


LIGHT = Tokens(
    name="light",
    background="#F4F6F5",
    surface="#FFFFFF",
    text="#1A211E",
    quiet="#4F5B55",
    border="#7B8781",
    line="#D3DAD6",
    primary="#0B5D57",
    on_primary="#FFFFFF",
    primary_strong="#084843",
    chosen="#DCEBE9",
    stop="#9B1C1C",
    stop_surface="#FDECEC",
    warning="#7A4E00",
    warning_surface="#FFF3D6",
    info="#1F4E79",
    info_surface="#E8F0F8",
    ok="#2C652C",
    ok_surface="#E9F4E9",
)
DARK = Tokens(
    name="dark",
    background="#151A18",
    surface="#1D2421",
    text="#E8EEEB",
    quiet="#A9B5AF",
    border="#7B8781",
    line="#35403B",
    primary="#6CC7BF",
    on_primary="#151A18",
    primary_strong="#8FD6CF",
    chosen="#213F3B",
    stop="#FFB4AB",
    stop_surface="#3B1512",
    warning="#FFD38A",
    warning_surface="#33260B",
    info="#A8CDF0",
    info_surface="#12263A",
    ok="#A5D6A5",
    ok_surface="#16301A",
)


def apply(app: QApplication, scheme: Scheme = "system", text_percent: int = 100) -> None:
    """Gives the whole program its look; may be called again at any time. ``text_percent`` is 100 to 200."""
    percent = max(100, min(200, text_percent))
    hints = app.styleHints()
    hints.setColorScheme(_QT_SCHEMES[scheme])
    app.setStyle("Fusion")
    app.setFont(base_font(percent))
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        app.setPalette(QPalette())
        app.setStyleSheet(plain_sheet(percent))
        return
    dark = scheme == "dark" or (scheme == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
    tokens = DARK if dark else LIGHT
    app.setPalette(palette(tokens))
    app.setStyleSheet(coloured_sheet(tokens, percent))


def base_font(text_percent: int = 100) -> QFont:
    """The system's own interface font in the program's base size, 11 pt at 100 %."""
    font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    font.setPointSizeF(BASE_POINTS * text_percent / 100)
    return font


def set_role(widget: QWidget, role: str) -> None:
    """Gives a widget its role (see the list above) and redraws it when the role changed."""
    _set(widget, "role", role)


def set_state(widget: QWidget, state: str) -> None:
    """Marks an input ``wrong``, ``missing``, ``note`` or nothing, "", and redraws it when that changed."""
    _set(widget, "state", state)


def tokens_for(palette: QPalette) -> Tokens:
    """The colours a widget with this palette paints with; made of the system's own colours in high contrast."""
    window = palette.color(QPalette.ColorRole.Window).name().upper()
    for tokens in (LIGHT, DARK):
        if window == tokens.background:
            return tokens
    return _system_tokens(palette)


def palette(tokens: Tokens) -> QPalette:
    """The tokens as a QPalette, for everything that Qt itself draws."""
    result = QPalette()
    for role, colour in _PALETTE_ROLES.items():
        result.setColor(role, QColor(getattr(tokens, colour)))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.border))
    return result


def _set(widget: QWidget, name: str, value: str) -> None:
    if (widget.property(name) or "") == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def _system_tokens(palette: QPalette) -> Tokens:
    def colour(role: QPalette.ColorRole) -> str:
        return palette.color(role).name()

    window, base = colour(QPalette.ColorRole.Window), colour(QPalette.ColorRole.Base)
    text = colour(QPalette.ColorRole.WindowText)
    highlight, on_highlight = colour(QPalette.ColorRole.Highlight), colour(QPalette.ColorRole.HighlightedText)
    return Tokens(
        name="system",
        background=window,
        surface=base,
        text=text,
        quiet=text,
        border=text,
        line=text,
        primary=highlight,
        on_primary=on_highlight,
        primary_strong=highlight,
        chosen=highlight,
        stop=text,
        stop_surface=window,
        warning=text,
        warning_surface=window,
        info=text,
        info_surface=window,
        ok=text,
        ok_surface=window,
    )


_QT_SCHEMES: dict[Scheme, Qt.ColorScheme] = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}
_PALETTE_ROLES = {
    QPalette.ColorRole.Window: "background",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "background",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "quiet",
    QPalette.ColorRole.Highlight: "primary",
    QPalette.ColorRole.HighlightedText: "on_primary",
    QPalette.ColorRole.Link: "primary",
    QPalette.ColorRole.LinkVisited: "primary",
    QPalette.ColorRole.Accent: "primary",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "border",
}
