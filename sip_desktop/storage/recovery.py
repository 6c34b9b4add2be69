"""The recovery key: 26 random characters and a check character, to be written down by hand. Opens nothing itself.

Alphabet: Crockford's base 32 (no I, L, O, U), so that what a tired hand writes has one reading. 130 random bits.
"""

from __future__ import annotations

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_RANDOM = 26
_GROUP = 3
_SAME = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


def new_key() -> str:
    """A fresh recovery key in nine groups of three, ``7KM-2QD-…``."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(_RANDOM))
    whole = body + check_character(body)
    return "-".join(whole[at : at + _GROUP] for at in range(0, len(whole), _GROUP))


def normalised(text: str) -> str:
    """The 27 characters of a typed recovery key without groups, "" when ``text`` is not one or is miswritten."""
    whole = "".join(c for c in text.upper() if not c.isspace() and c not in "-–").translate(_SAME)
    if len(whole) != _RANDOM + 1 or not set(whole) <= set(ALPHABET):
        return ""
    return whole if check_character(whole[:-1]) == whole[-1] else ""


def check_character(body: str) -> str:
    """One character that differs whenever one character is wrong or two are swapped.

    The characters are coefficients of a polynomial over GF(32), taken at a primitive element (x^5 + x^2 + 1);
    its powers differ for 31 places, more than the 27 used.
    """
    total = 0
    for character in body:
        total = _doubled(total) ^ ALPHABET.index(character)
    return ALPHABET[_doubled(total)]


def _doubled(value: int) -> int:
    return (value << 1) ^ (0b100101 if value & 0b10000 else 0)
