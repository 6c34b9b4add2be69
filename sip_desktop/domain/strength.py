"""An honest, low estimate of how hard a passphrase is to guess; it knows no user data and stores nothing.

The attacker has the vault file and knows how people choose: words cost what a word list costs, years and
keyboard runs next to nothing. The estimate is meant to be too low rather than too high.
"""

from __future__ import annotations

import re

import msgspec

WORD_BITS = 11.0
LETTER_BITS = 3.5
DIGIT_BITS = 2.5
SIGN_BITS = 4.0
RUN_BITS = 2.0
YEAR_BITS = 5.0
ENOUGH_BITS = 44.0
LEVELS = (20.0, 32.0, ENOUGH_BITS, 60.0)
RUNS = ("abcdefghijklmnopqrstuvwxyzåäö", "qwertyuiopå", "asdfghjklöä", "zxcvbnm", "0123456789", "9876543210")
COMMON = frozenset({"password", "lösenord", "losenord", "sommar", "vinter", "hemlig", "hemligt", "admin", "test"})


class Strength(msgspec.Struct, frozen=True):
    """``bits`` of guessing work, ``level`` 0–4, and whether it is enough for a vault."""

    bits: float
    level: int
    enough: bool


def strength(passphrase: str) -> Strength:
    """The estimate for a passphrase; "" gives 0 bits."""
    seen: set[str] = set()
    bits = 0.0
    for token in re.findall(r"[^\W\d_]+|\d+|[\W_]", passphrase.casefold()):
        bits += 0.5 if token in seen else _token_bits(token)
        seen.add(token)
    level = sum(bits >= limit for limit in LEVELS)
    return Strength(round(bits, 1), level, bits >= ENOUGH_BITS)


def _token_bits(token: str) -> float:
    if token == " ":
        return 0.0
    if token in COMMON or len(set(token)) == 1 or any(token in run for run in RUNS if len(token) > 2):
        return RUN_BITS
    if token.isdigit():
        year = len(token) == 4 and token[:2] in ("19", "20")
        return YEAR_BITS if year else DIGIT_BITS * len(token)
    if token.isalpha():
        return min(LETTER_BITS * len(token), WORD_BITS + max(0, len(token) - 8))
    return SIGN_BITS
