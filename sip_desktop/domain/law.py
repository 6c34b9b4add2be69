"""Law as dated data: which wording of a provision was in force on a day; it never says what applies to a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from itertools import pairwise

import msgspec

from sip_desktop.domain.definition_file import ID, DefinitionFault, decode
from sip_desktop.texts import definitions as texts


class Certainty(StrEnum):
    """How sure the row is: read in the statute, good secondary source, to be confirmed."""

    SURE = "S"
    MEDIUM = "M"
    LOW = "L"


class Law(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One wording of one provision, in our own words. Rows with the same ``id`` follow each other in time.

    Both days are included; no ``valid_to`` means still in force when it was checked.
    """

    id: str
    provision: str
    words: str
    valid_from: date
    valid_to: date | None = None
    checked_on: date
    source: str
    certainty: Certainty


class _LawFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"rows": "row"}):
    rows: tuple[Law, ...]


def read_law(text: str, file: str) -> tuple[Law, ...]:
    """The rows of ``law.toml``. Raises DefinitionFault; no two rows of one id may be in force on the same day."""
    rows = decode(text, file, _LawFile).rows
    for number, row in enumerate(rows, 1):
        for sentence in _faults(row):
            raise DefinitionFault(file, texts.level("row", row.id, number), sentence)
    for name in dict.fromkeys(row.id for row in rows):
        if _overlap([row for row in rows if row.id == name]):
            raise DefinitionFault(file, texts.level("row", name, 0), texts.DATES_OVERLAP.format(id=name))
    return rows


def in_force(law: Iterable[Law], ids: Iterable[str], on: date) -> tuple[Law, ...]:
    """The wordings in force on a day, in the order of ``ids``; an id with none on that day gives none."""
    rows = tuple(law)
    return tuple(row for name in ids for row in rows if row.id == name and _holds(row, on))


def _holds(row: Law, on: date) -> bool:
    return row.valid_from <= on and (row.valid_to is None or on <= row.valid_to)


def _faults(row: Law) -> Iterator[str]:
    if not ID.fullmatch(row.id):
        yield texts.BAD_ID.format(id=row.id)
    for key in ("provision", "words", "source"):
        if not getattr(row, key).strip():
            yield texts.NO_TEXT.format(key=key)
    if row.valid_to is not None and row.valid_to < row.valid_from:
        yield texts.DATES_TURNED.format(valid_to=row.valid_to, valid_from=row.valid_from)


def _overlap(rows: list[Law]) -> bool:
    in_time = sorted(rows, key=lambda row: row.valid_from)
    return any(earlier.valid_to is None or earlier.valid_to >= later.valid_from for earlier, later in pairwise(in_time))
