"""The one gate that all text passes when it is typed and again before it is printed; knows no field and no font."""

from __future__ import annotations

import re
import unicodedata

# Line ends of every kind become \n: CRLF, CR, vertical tab, form feed, NEL, line and paragraph separator.
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")

# Dropped because they cannot be seen but change what is read, found or stored:
# - controls but \n: terminals and printers may act on them;
# - bidi marks, overrides and isolates: text would stand in another order than it is stored ("Trojan Source");
# - zero-width space, word joiner, soft hyphen, BOM, tags: they would hide "Säf|fle" from the whereabouts check;
# - lone surrogates: they can be neither encoded as JSON nor drawn.
# The zero-width joiners (200C, 200D) stay: they belong to the spelling of Persian and other names.
_DROPPED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_HARD_SPACES = re.compile("[\u2007\u202f]")
_SPACES = re.compile("[\t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")


def clean(text: str) -> str:
    """The text in NFC, with plain line ends and spaces and without what cannot be seen. Cleaning twice changes nothing.

    It never cuts: long text stays long, since input must not be lost. NFC comes last, so that a letter and its
    accent join also when something dropped stood between them.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _SPACES.sub(" ", text)
    text = _HARD_SPACES.sub("\u00a0", text)
    return unicodedata.normalize("NFC", _DROPPED.sub("", text))


def one_line(text: str) -> str:
    """The cleaned text on one line, for fields that hold one line: each line end is a space."""
    return clean(text).replace("\n", " ")
