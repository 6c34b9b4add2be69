"""The whereabouts check: speed on ordinary text and while typing, and how well it does by kind.

``dev.py bench`` runs the measures; ``python -m bench.whereabouts`` prints recall and precision by kind, and seconds a
MB of the worst texts known.
"""

from __future__ import annotations

import time
from functools import cache

from sip_desktop import app
from sip_desktop.domain.protection.check import find
from sip_desktop.domain.protection.known_terms import known
from tests.domain.protection.labelled import HARMLESS, measured, sentences

_KNOWN = known(["Säffle", "Provgården", "0533-", "Provlundaskolan", "Storgatan 5, 661 30 Säffle", "070-174 06 12"])
_SETS = ("tuning", "held_out", "later")
_WORST = (
    "0 ",
    "0",
    "00-",
    "noll ",
    "noll",
    "a-",
    "1:1 ",
    "a@",
    "a.",
    "S ",
    "A",
    "kod 12345 ",
    "Säf\n",
    "c/o ",
    "a\u0308",
)


@cache
def _text(size: int) -> str:
    """Ordinary text of about ``size`` bytes: a paper has far more harmless sentences than leaks, here twenty to one."""
    harmless = [row.sentence for row in sentences("held_out") if row.kind == HARMLESS]
    leaks = [row.sentence for row in sentences("held_out") if row.kind != HARMLESS]
    part = "".join(" ".join((*harmless[step::8], leak)) + "\n" for step, leak in enumerate(leaks[:8]))
    return part * (size // len(part.encode()) + 1)


def speed() -> float:
    """MB of text a second, with the known terms of a case."""
    text = _text(1_000_000)
    start = time.perf_counter()
    find(text, app.gazetteer(), _KNOWN)
    return len(text.encode()) / 1_000_000 / (time.perf_counter() - start)


def form() -> None:
    """All answers of a well-filled form at once."""
    find(_text(8_000)[:8_000], app.gazetteer(), _KNOWN)


def answer() -> None:
    """The answer that is being typed in: the only one that a key press changes."""
    find(_text(8_000)[:1_500], app.gazetteer(), _KNOWN)


MEASURES = [
    ("whereabouts: ordinary text (MB/s, at least 2)", speed, None),
    ("whereabouts: one key in an answer of 1,500 letters", answer, 5.0),
    ("whereabouts: a whole form of 8,000 letters", form, None),
]


def by_kind() -> None:
    """Recall and precision of every kind, set by set; precision counts findings that stand in a leak."""
    for name in _SETS:
        result = measured(name)
        print(f"{name}: recall {result.recall:.3f} of {result.leaks}")
        print(f"{name}: disturbed {result.disturbance:.3f} of {result.harmless}")
        for kind in sorted({*result.wanted, *result.given}):
            recall = f"{result.found[kind]}/{result.wanted[kind]}"
            print(f"  {kind:16} found {recall:7} findings in leaks {result.right[kind]}/{result.given[kind]}")


def worst() -> None:
    """Seconds a MB of texts made to be slow, and of twice as much: linear when they are alike."""
    for part in _WORST:
        figures = []
        for length in (50_000, 100_000):
            text = part * (length // len(part))
            start = time.perf_counter()
            find(text, app.gazetteer(), _KNOWN)
            figures.append((time.perf_counter() - start) / len(text) * 1_000_000)
        print(f"{part!r:14} {figures[0]:6.2f} {figures[1]:6.2f} s/MB")


if __name__ == "__main__":
    by_kind()
    worst()
