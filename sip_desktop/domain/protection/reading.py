"""A text as the check reads it: composed letters, no hidden characters, words whole over line ends; and the way back.

Nothing is judged here. A name split by a hyphen at a line's end, by a soft hyphen or by a zero-width space is still
the name to whoever reads the paper, so it must be to the check; the offsets tell where it stood.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

import msgspec

# Everything that needs more than the plain characters of Swedish text, and a hyphen that ends a line.
_ODD = re.compile("[\xa0\xad\u0300-\U0010ffff]|-[ \t]{0,9}\r?\n")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_SPACES = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_QUOTES = {0x2019: "'", 0x2018: "'", 0x02BC: "'"}
_WIDE = {0xFF01 + step: chr(0x21 + step) for step in range(94)}
_DIGITS = {start + step: str(step) for start in (0x660, 0x6F0, 0x966) for step in range(10)}
_SAME_LENGTH = {**_DASHES, **_SPACES, **_QUOTES, **_WIDE, **_DIGITS}
# Looking for the few that differ takes a tenth of the time of translating every character.
_ANOTHER = re.compile("[" + "".join(map(re.escape, map(chr, _SAME_LENGTH))) + "]")
_HIDDEN = "\xad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f"
_PIECE = re.compile(rf"[\u0300-\u036f]{{1,8}}|[{_HIDDEN}](?![ \t]{{0,9}}\r?\n)|[-\xad][ \t]{{0,9}}\r?\n[ \t]{{0,9}}")
_NEAR = 160
_SENTENCE_END = re.compile(r"[.!?](?=\s{1,3}[\"”'(]?[A-ZÅÄÖÉ0-9])|\n[ \t]{0,9}\n|[•;]")
_WORDS = re.compile(r"[^\W_]+(?:[-':&/][^\W_]+)*")
_BEFORE_START = " \t\"”'»«([“"


class Piece(msgspec.Struct, frozen=True, gc=False):
    """From the plain character ``at`` on stands what began at ``start`` in the original; up to ``end`` it is one
    replaced piece, and with ``end`` 0 it stands letter for letter."""

    at: int
    start: int
    end: int = 0


class Text(msgspec.Struct, frozen=True):
    """``plain`` and ``low`` (the same in small letters) have the same length; ``pieces`` say where they stood,
    nothing when every character is where it was."""

    plain: str
    low: str
    pieces: tuple[Piece, ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where plain characters ``start`` to ``end`` (not empty) stand in the text as it was given."""
        return (self._at(start)[0], self._at(end - 1)[1]) if self.pieces else (start, end)

    def _at(self, index: int) -> tuple[int, int]:
        piece = self.pieces[bisect_right(self.pieces, index, key=lambda each: each.at) - 1]
        if piece.end:
            return piece.start, piece.end
        return piece.start + index - piece.at, piece.start + index - piece.at + 1


def read(text: str) -> Text:
    """The text ready to be checked."""
    if not _ODD.search(text):
        return Text(text, _lower(text))
    same = _ANOTHER.sub(lambda found: _SAME_LENGTH[ord(found.group())], text)
    parts: list[str] = []
    pieces: list[Piece] = []
    length = at = 0
    for found in _PIECE.finditer(same):
        start, letters = _instead(found, same)
        if letters is None:
            continue
        for kept, piece in (
            (same[at:start], Piece(length, at)),
            (letters, Piece(length + start - at, start, found.end())),
        ):
            if kept:
                parts.append(kept)
                pieces.append(piece)
                length += len(kept)
        at = found.end()
    if not at:
        return Text(same, _lower(same))
    plain = "".join((*parts, same[at:]))
    return Text(plain, _lower(plain), (*pieces, Piece(length, at)))


def _instead(found: re.Match[str], same: str) -> tuple[int, str | None]:
    """Where the replaced piece begins, and the letters in its place; None where it stays as it is."""
    start, end = found.span()
    first = found.group()[0]
    if "\u0300" <= first <= "\u036f":
        if start == 0:
            return start, None
        return start - 1, unicodedata.normalize("NFC", same[start - 1 : end])[0]
    if "\n" not in found.group():
        return start, ""
    if not (start and same[start - 1].isalpha() and same[end : end + 1].isalpha()):
        return start, None
    # "Sä-\nffle" is one word; "Munka-\nLjungby" has its hyphen anyway.
    return start, "" if same[end].islower() else "-"


def _lower(plain: str) -> str:
    low = plain.lower()
    if len(low) == len(plain):
        return low
    # A few letters are two in small: they would move every offset after them.
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in plain)


def sentence(plain: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence round ``start``–``end`` begins and ends; at most about 160 characters each way."""
    first = max(0, start - _NEAR)
    for found in _SENTENCE_END.finditer(plain, first, start):
        first = found.end()
    last = _SENTENCE_END.search(plain, end, min(len(plain), end + _NEAR))
    return first, last.end() if last else min(len(plain), end + _NEAR)


def starts_sentence(plain: str, at: int) -> bool:
    """True when what begins at ``at`` has a capital anyway: first in the text, a line or a sentence."""
    while at > 0 and plain[at - 1] in _BEFORE_START:
        at -= 1
    return at == 0 or plain[at - 1] in ".!?:\n•|;-*"


def words_before(plain: str, at: int, count: int) -> list[str]:
    """The last ``count`` words of the sentence before ``at``, nearest last."""
    first, _ = sentence(plain, at, at)
    return _WORDS.findall(plain, max(first, at - 24 * count), at)[-count:]


def word_before(plain: str, at: int) -> str:
    """The word that stands just before ``at``, "" when a mark of the sentence or nothing does."""
    near = plain[max(0, at - 42) : at].rstrip(" \t\n\"”'")
    if not near or not near[-1].isalnum():
        return ""
    return near[max(near.rfind(" "), near.rfind("\n")) + 1 :].lstrip("(\"”'«")


def word_after(plain: str, at: int) -> str:
    """The word that stands just after ``at``, only blanks between; "" when none does."""
    rest = plain[at : at + 60]
    stripped = rest.lstrip(" \t\n")
    found = _WORDS.match(stripped) if len(stripped) < len(rest) else None
    return found.group() if found else ""
