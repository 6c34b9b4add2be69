"""The neutral words that stand beside a case number, so that 0007 and 0070 are not mixed up under stress.

A word says nothing: things of wood, kitchen and garden, and numbers. No word is a Swedish place, first name,
diagnosis or relation; the list is fixed, for a word is read aloud and written by hand (practice O3).
"""

from __future__ import annotations

from collections.abc import Callable

FIRST = tuple(
    "BARK BJÖRK BLAD BOKHYLLA BORSTE BRICKA BURK BÄNK DUK FAT FJÄDER FLASKA FRÖ FURU GAFFEL GARN GRAN GREN "
    "GRYTA HAMMARE HASSEL HINK HYLLA KANNA KASTANJ KLOCKA KNAPP KOPP KORG KOTTE KRITA KRUKA KVIST LAMPA LIND "
    "LINJAL LÖNN LÖV MATTA MORTEL NYCKEL NÅL PAPPER PENNA PENSEL RING RÖNN SAX SKED SKOPA SKÅL SLEV SNÖRE SPADE "
    "SPIK STEGE STOL SÅLL SÄLG TALLRIK TAVLA TRÅD TVÅL VAS VISP VÄV YXA".split()
)
SECOND = ("ETTA", "TVÅA", "TREA", "FYRA", "FEMMA", "SEXA", "SJUA", "ÅTTA", "NIA", "TIA")

Pick = Callable[[int], int]


def new_word(in_use: frozenset[str], pick: Pick) -> str:
    """A word not in use, by ``pick(n)`` (a random whole number under n); with a third part when all are taken."""
    free = [f"{first}-{second}" for first in FIRST for second in SECOND if f"{first}-{second}" not in in_use]
    if free:
        return free[pick(len(free))]
    while True:
        word = f"{FIRST[pick(len(FIRST))]}-{FIRST[pick(len(FIRST))]}-{SECOND[pick(len(SECOND))]}"
        if word not in in_use:
            return word


def case_number(serial: int, year: int) -> str:
    """ "SIP-2026-0007": the year it was opened and the vault's serial number, which never starts over."""
    return f"SIP-{year}-{serial:04}"


def short_number(serial: int) -> str:
    """ "0007", as it is said and written on neutral file names."""
    return f"{serial:04}"
