"""Who may see which part of a paper: the kinds of reader and the table of them, read from a file. It knows no paper.

The table is the default of practice §6.1. What consent makes of it is worked out elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from sip_desktop.domain.definition_file import DefinitionFault, decode
from sip_desktop.domain.form import Part
from sip_desktop.texts import definitions as texts


class Cell(StrEnum):
    """What a kind of reader gets of a part. ``ABSENT``: no such information in that kind of case.

    ``BOX``: of what shows whose paper it is, the secrecy box alone (OSL 5 kap. 5 §); ``SHEET``: on the address sheet.
    """

    SHOWN = "V"
    ROLE = "R"
    ASKED = "F"
    LEFT_OUT = "U"
    OWN = "egen"
    ABSENT = "-"
    BOX = "ruta"
    SHEET = "adressblad"


GOALS_OWN, GOALS_SUPPORT, GOALS_CARE = "goals_own", "goals_support", "goals_care"
PARTS = (*(part.value for part in Part if part is not Part.GOALS), GOALS_OWN, GOALS_SUPPORT, GOALS_CARE)
"""The rows of the table: a row of a plan is own, school, home and support, or care (architecture §3.15)."""


class Sort(StrEnum):
    """What readers of a kind have in common. ``UNIT`` keeps the original."""

    PERSON = "person"
    FAMILY = "family"
    UNIT = "unit"
    AUTHORITY = "authority"
    OTHER = "other"


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of reader, as it is called where it is chosen."""

    id: str
    label: str
    sort: Sort


class PartRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One part: for each kind "ordinary/handled by hand only", two values of ``Cell``."""

    id: str
    label: str
    den_enskilde: str
    barnet: str
    vardnadshavare: str
    annan_vardnadshavare: str
    foretradare: str
    original: str
    vard: str
    insats: str
    elevhalsa: str
    skola: str
    fk_af: str
    narstaende_ovrig: str


class Note(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What must be thought of when a part is ticked for a kind of reader."""

    part: str
    kind: str
    text: str


class Subject(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a consent that names subjects covers, beyond the reader's own rows."""

    id: str
    parts: tuple[str, ...]


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Answers in words that name a unit or a professional, or tell how somebody is reached; paths without row ids."""

    form: str
    fields: tuple[str, ...]


class _File(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={"parts": "part", "kinds": "kind", "notes": "note", "subjects": "subject"},
):
    parts: tuple[PartRow, ...]
    kinds: tuple[Kind, ...]
    subjects: tuple[Subject, ...]
    notes: tuple[Note, ...] = ()
    names: tuple[Names, ...] = ()


KINDS = tuple(name for name in PartRow.__struct_fields__ if name not in ("id", "label"))


class ReaderTable(msgspec.Struct, frozen=True):
    """The whole table. ``cells`` by part, kind and whether the case is handled by hand only."""

    kinds: dict[str, Kind]
    labels: dict[str, str]
    cells: dict[tuple[str, str, bool], Cell]
    subjects: dict[str, frozenset[str]]
    notes: dict[tuple[str, str], str]
    names: dict[str, frozenset[str]]

    def cell(self, part: str, kind: str, careful: bool) -> Cell:
        """What the kind of reader gets of the part. Raises KeyError for a part or kind that does not exist."""
        return self.cells[part, kind, careful]


NO_TABLE = ReaderTable({}, {}, {}, {}, {}, {})


def read_readers(text: str, file: str) -> ReaderTable:
    """The table in ``text``; ``file`` is its name in a fault. Raises DefinitionFault with file, place and sentence."""
    read = decode(text, file, _File)
    for place, sentence in _faults(read):
        raise DefinitionFault(file, place, sentence)
    return ReaderTable(
        kinds={kind.id: kind for kind in read.kinds},
        labels={row.id: row.label for row in read.parts},
        cells=dict(_cells(read.parts)),
        subjects={subject.id: frozenset(subject.parts) for subject in read.subjects},
        notes={(note.part, note.kind): note.text for note in read.notes},
        names={names.form: frozenset(names.fields) for names in read.names},
    )


def _cells(rows: tuple[PartRow, ...]) -> Iterator[tuple[tuple[str, str, bool], Cell]]:
    for row in rows:
        for kind in KINDS:
            ordinary, _, careful = str(getattr(row, kind)).partition("/")
            yield (row.id, kind, False), Cell(ordinary)
            yield (row.id, kind, True), Cell(careful)


def _faults(read: _File) -> Iterator[tuple[str, str]]:
    yield from _list_faults("part", [row.id for row in read.parts], PARTS)
    yield from _list_faults("kind", [kind.id for kind in read.kinds], KINDS)
    for row in read.parts:
        place = texts.level("part", row.id, 0)
        for kind in KINDS:
            if not _is_pair(str(getattr(row, kind))):
                yield f"{place}, {texts.key(kind)}", texts.UNKNOWN_VALUE.format(getattr(row, kind))
    for subject in read.subjects:
        for part in subject.parts:
            if part not in PARTS:
                yield texts.level("subject", subject.id, 0), texts.UNKNOWN_VALUE.format(part)
    for note in read.notes:
        for name in (note.part, note.kind):
            if name not in (*PARTS, *KINDS):
                yield texts.level("note", "", read.notes.index(note) + 1), texts.UNKNOWN_VALUE.format(name)


def _list_faults(level: str, given: list[str], wanted: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each once and none missing: a part without a row would be shown to everybody or to nobody, and nobody knows."""
    for name, count in Counter(given).items():
        if name not in wanted:
            yield texts.level(level, name, 0), texts.UNKNOWN_VALUE.format(name)
        if count > 1:
            yield texts.level(level, name, 0), texts.DOUBLE_ID.format(id=name)
    for name in wanted:
        if name not in given:
            yield texts.WHOLE_FILE, texts.MISSING_KEY.format(name)


def _is_pair(text: str) -> bool:
    ordinary, _, careful = text.partition("/")
    return {ordinary, careful} <= {cell.value for cell in Cell}
