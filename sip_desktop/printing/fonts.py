"""The two faces that everything is printed with: their widths and which characters they have; knows no page."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

SHOWN_FOR_MISSING = "□"


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: ReportLab's font, and the width of each character in thousandths of the type size."""

    font: Any
    widths: dict[str, float]

    def width(self, text: str, size: float) -> float:
        """The width of ``text`` in points; every character must be known (see ``Fonts.known``)."""
        return sum(map(self.widths.__getitem__, text)) * size / 1000


@dataclass(frozen=True, slots=True)
class Fonts:
    """Regular and bold, and what both of them can show, the line end included."""

    regular: Face
    bold: Face
    letters: frozenset[str]

    def known(self, text: str) -> tuple[str, str]:
        """The text with □ for what the fonts lack, and the characters that were lacking, each once, in order.

        Why: a character without a glyph would vanish from the paper without a word, and break PDF/A.
        """
        lacking = set(text).difference(self.letters)
        if not lacking:
            return text, ""
        unseen = {c for c in lacking if _is_unseen(c)}
        table = str.maketrans({c: "" if c in unseen else SHOWN_FOR_MISSING for c in lacking})
        return text.translate(table), "".join(dict.fromkeys(c for c in text if c in lacking - unseen))


def load_fonts(regular: bytes, bold: bytes) -> Fonts:
    """The fonts from the bytes of two TrueType files. About 10 ms; done once."""
    faces = _face("Regular", regular), _face("Bold", bold)
    return Fonts(*faces, frozenset(faces[0].widths.keys() & faces[1].widths.keys() | {"\n"}))


def _face(name: str, data: bytes) -> Face:
    font = TTFont(name, BytesIO(data))
    widths = {chr(code): float(width) for code, width in font.face.charWidths.items() if code in font.face.charToGlyph}
    return Face(font, widths)


def _is_unseen(character: str) -> bool:
    """Joiners and variation selectors shape their neighbours and have no glyph of their own."""
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"
