"""How the two font files here were made: Noto Sans cut down to the scripts that Swedish papers meet.

Run by hand, with fontTools and Debian's package fonts-noto-core installed; the result is kept in the repository:

    python resources/fonts/build_fonts.py [FOLDER WITH NotoSans-Regular.ttf AND NotoSans-Bold.ttf]

Kept: Latin with all extensions (Vietnamese and the Sámi languages included), Greek, Cyrillic, combining marks,
punctuation, currency, the commonest signs. Drawn here, where the font lacks them: □ (shown for any other
character it lacks), → ✓ − ≤ ≥.
Noto Sans has no Reserved Font Name, so the cut files may keep the family name (OFL.txt, clause 3).
Layout tables (GSUB, GPOS) are dropped: the paper places one glyph a character. The same input gives the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
RANGES = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x250, 0x2AF), (0x2B0, 0x36F), (0x370, 0x3FF), (0x400, 0x52F),
    (0x1E00, 0x1EFF), (0x1F00, 0x1FFF), (0x2010, 0x2027), (0x2030, 0x205E), (0x2070, 0x209F), (0x20A0, 0x20C0),
    (0x2100, 0x214F), (0x2150, 0x218F), (0x2C60, 0x2C7F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F), (0xA720, 0xA7FF),
    (0xAB30, 0xAB6F), (0xFB00, 0xFB06),
)  # fmt: skip
SIGNS = "□→✓←≤≥−"
Stroke = list[tuple[int, int]]
DRAWN: dict[str, tuple[int, list[Stroke]]] = {
    "□": (760, [[(80, 0), (80, 600), (680, 600), (680, 0)], [(140, 60), (620, 60), (620, 540), (140, 540)]]),
    "→": (
        1000,
        [[(80, 270), (80, 330), (785, 330), (640, 475), (685, 520), (905, 300), (685, 80), (640, 125), (785, 270)]],
    ),
    "−": (572, [[(60, 270), (60, 330), (512, 330), (512, 270)]]),
    "≤": (
        572,
        [
            [(60, 355), (60, 395), (512, 600), (512, 535), (140, 375), (512, 215), (512, 150)],
            [(60, 40), (60, 100), (512, 100), (512, 40)],
        ],
    ),
    "≥": (
        572,
        [
            [(60, 150), (60, 215), (432, 375), (60, 535), (60, 600), (512, 395), (512, 355)],
            [(60, 40), (60, 100), (512, 100), (512, 40)],
        ],
    ),
    "✓": (760, [[(90, 290), (140, 345), (280, 190), (620, 620), (680, 575), (285, 80)]]),
}


def draw(font: TTFont, sign: str) -> None:
    """Adds ``sign`` as polygons in font units, clockwise outside and counter-clockwise inside."""
    width, outlines = DRAWN[sign]
    pen = TTGlyphPen(None)
    scale = font["head"].unitsPerEm / 1000
    for outline in outlines:
        points = [(round(x * scale), round(y * scale)) for x, y in outline]
        pen.moveTo(points[0])
        for point in points[1:]:
            pen.lineTo(point)
        pen.closePath()
    name = f"uni{ord(sign):04X}"
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = pen.glyph()
    font["hmtx"][name] = (round(width * scale), round(min(x for o in outlines for x, _ in o) * scale))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(sign)] = name


def build(source: Path, target: Path) -> None:
    """Cuts one font file and adds the drawn signs it lacks."""
    font = TTFont(source, recalcTimestamp=False)
    for sign in DRAWN:
        if ord(sign) not in font.getBestCmap():
            draw(font, sign)
    options = Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=["*"], glyph_names=False)
    options.drop_tables += ["GDEF", "GPOS", "GSUB", "STAT", "MATH"]
    cutter = Subsetter(options)
    cutter.populate(unicodes={c for low, high in RANGES for c in range(low, high + 1)} | set(map(ord, SIGNS)))
    cutter.subset(font)
    font.save(target, reorderTables=True)


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("/usr/share/fonts/truetype/noto")
    for file in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        build(folder / file, HERE / file)
