"""Swedish telephone numbers as they are written; knows nothing of whose they are or of which may be called."""

from __future__ import annotations

import re

# Area and mobile codes of two and three digits (Post- och telestyrelsen, the Swedish numbering plan); the
# others have four. Shared-cost numbers (077) are read in groups of three.
_THREE = frozenset(
    "010 011 013 016 018 019 020 021 023 026 031 033 035 036 040 042 044 046 "
    "054 060 063 070 072 073 076 079 090".split()
)
_BY_THREE = "077"
# Written in groups already, "020-50 50 50" or "070-17 40 650": whoever wrote it so is understood as it stands.
_WRITTEN = re.compile("(?P<code>0[0-9]{1,3})-[0-9]{2,3}(?: [0-9]{2,3})+")
_GROUPS = {5: (3, 2), 6: (2, 2, 2), 7: (3, 2, 2), 8: (3, 3, 2)}
_NUMBER = re.compile(r"(?:(?:\+|00)46[\s-]*(?:\(0\))?|\(?(?=0))(?P<rest>[0-9][0-9()\s/-]*)")
_DASHES = str.maketrans("‐‑‒–—−", "------")


def parse_phone(text: str) -> str | None:
    """The number as Swedes write it, "070-174 06 50"; None only when there is no digit at all.

    What is not a plain Swedish number (with "ankn 12", a short number, a foreign one) is kept as written, on one
    line: a number that somebody can call is worth more than one that looks right.
    """
    plain = " ".join(text.split())
    if not re.search("[0-9]", plain):
        return None
    dashed = plain.translate(_DASHES)
    written = _WRITTEN.fullmatch(dashed)
    if written and written["code"] == _code(dashed.replace("-", "")):
        return dashed
    found = _NUMBER.fullmatch(dashed)
    digits = re.sub("[^0-9]", "", found["rest"]) if found else ""
    return _grouped(digits if digits.startswith("0") else "0" + digits) or plain


def _grouped(digits: str) -> str:
    code = _code(digits)
    rest = digits[len(code) :]
    if digits.startswith("00") or len(rest) not in _GROUPS:
        return ""
    groups = (3, 3) if len(rest) == 6 and code.startswith(_BY_THREE) else _GROUPS[len(rest)]
    parts = []
    for size in groups:
        parts.append(rest[:size])
        rest = rest[size:]
    return f"{code}-{' '.join(parts)}"


def _code(digits: str) -> str:
    return "08" if digits.startswith("08") else digits[:3] if digits[:3] in _THREE else digits[:4]
