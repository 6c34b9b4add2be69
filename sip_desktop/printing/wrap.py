"""Text broken into lines that fit; knows faces and widths, no page. Nothing is ever left out."""

from __future__ import annotations

from sip_desktop.printing.fonts import Face

_BREAKS = "-/–—_.,;:)@"
NO_LIMIT = 1_000_000


def wrap(text: str, face: Face, size: float, width: float, chars: int = NO_LIMIT) -> list[str]:
    """The lines of ``text`` within ``width`` points and ``chars`` characters; "\\n" is kept as a line end.

    A word wider than the line is broken after a hyphen or sign in it, otherwise between letters. A line that ends
    with a whole word carries a space after it, so that whoever reads the file's text finds the words apart.
    """
    room = width * 1000 / size
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _paragraph(paragraph.rstrip(" "), face.widths, room, chars)
    return lines


def longest_word(text: str, face: Face, size: float) -> float:
    """The width in points of the widest word."""
    return max((face.width(word, size) for word in text.split()), default=0.0)


def _paragraph(text: str, widths: dict[str, float], room: float, chars: int) -> list[str]:
    width = widths.__getitem__
    if len(text) <= chars and sum(map(width, text)) <= room:
        return [f"{text} " if text else ""]
    space, lines, line, used = width(" "), [], "", 0.0
    for word in text.split(" "):
        needed = sum(map(width, word))
        if line and used + space + needed <= room and len(line) + 1 + len(word) <= chars:
            line, used = f"{line} {word}", used + space + needed
            continue
        if line:
            lines.append(f"{line} ")
        *broken, line = _pieces(word, widths, room, chars) if needed > room or len(word) > chars else [word]
        lines += broken
        used = sum(map(width, line))
    return [*lines, f"{line} "]


def _pieces(word: str, widths: dict[str, float], room: float, chars: int) -> list[str]:
    pieces: list[str] = []
    start, used, sign = 0, 0.0, 0
    for at, letter in enumerate(word):
        # Again after a break at a sign: what stood after the sign may itself be too wide.
        while at > start and (used + widths[letter] > room or at - start >= chars):
            end = sign if sign > start else at
            pieces.append(word[start:end])
            start, used = end, sum(widths[c] for c in word[end:at])
        used += widths[letter]
        if letter in _BREAKS:
            sign = at + 1
    return [*pieces, word[start:]]
