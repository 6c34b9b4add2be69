"""What has been answered in a document: canonical values, rows and how to change them; not what a field means.

A value is text (also for dates, times, numbers and options, in their canonical form), a tick, a tuple of
option ids, a tuple of rows, a reference to a row of the ärendeblad, or ``Unparsed`` when what was typed
cannot be understood. Bad input is never thrown away: it is kept as ``Unparsed`` and shown back as typed.

A *path* names one place in a document: ``"k_syfte"``, ``"p_delmal/r3/d_delmal"``,
``"p_delmal/r3/d_aktiviteter/r7/a_tid"`` (field, row id, column, row id, column).
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

Path = str


class Unparsed(msgspec.Struct, frozen=True, tag="unparsed"):
    """Text that could not be understood as the field's type; shown back exactly as typed."""

    text: str


class Ref(msgspec.Struct, frozen=True, tag="ref"):
    """One party of the case: ``row`` is its row id in the ärendeblad ("" = free text), ``text`` what it said then.

    The text stays when the row is removed, so a paper never loses a name it once carried.
    """

    row: str
    text: str


class Row(msgspec.Struct, frozen=True, tag="row"):
    """One row of a rows field. The id is made by services, kept through revisions and never used again."""

    id: str
    cells: dict[str, Value]


Value = str | bool | Unparsed | Ref | tuple[str | Row, ...]
Answers = dict[str, Value]


class Origin(msgspec.Struct, frozen=True):
    """Where a prefilled value came from (``"arendeblad"``, ``"kallelse"`` …) and what it was when copied."""

    form: str
    value: Value


class Content(msgspec.Struct, frozen=True):
    """All that one revision of a document holds: the answers, and what of them was prefilled (by path)."""

    answers: Answers = {}
    origins: dict[Path, Origin] = {}


_encoder = msgspec.json.Encoder(order="sorted")
_decoder = msgspec.json.Decoder(Content)


def encode(content: Content) -> bytes:
    """The content as JSON; the same content always gives the same bytes."""
    return _encoder.encode(content)


def decode(body: bytes) -> Content:
    """The content from JSON; raises ``msgspec.DecodeError`` or ``ValidationError`` on anything else."""
    return _decoder.decode(body)


def rows_of(value: Value | None) -> tuple[Row, ...]:
    """The rows of a value, () when it holds none."""
    if not isinstance(value, tuple):
        return ()
    return tuple(item for item in value if isinstance(item, Row))


def options_of(value: Value | None) -> tuple[str, ...]:
    """The ticked option ids of a value, () when it holds none."""
    if not isinstance(value, tuple):
        return ()
    return tuple(item for item in value if isinstance(item, str))


def text_of(value: Value | None) -> str:
    """The text of a value, "" for ticks, rows and no answer."""
    if isinstance(value, str):
        return value
    if isinstance(value, (Unparsed, Ref)):
        return value.text
    return ""


def is_answered(value: Value | None) -> bool:
    """True when something was answered: text that is not blank, a ticked box, an option, a row."""
    if isinstance(value, bool):
        return value
    if isinstance(value, tuple):
        return bool(value)
    return bool(text_of(value).strip())


def get(answers: Answers, path: Path) -> Value | None:
    """The value at ``path``, None when there is none."""
    field, *rest = path.split("/")
    value = answers.get(field)
    while rest:
        row_id, *rest = rest
        row = next((r for r in rows_of(value) if r.id == row_id), None)
        if row is None:
            return None
        if not rest:
            return (row,)
        column, *rest = rest
        value = row.cells.get(column)
    return value


def put(answers: Answers, path: Path, value: Value | None) -> Answers:
    """New answers with ``value`` at ``path`` (None takes the answer away). An unknown row changes nothing."""
    field, *rest = path.split("/")
    changed = dict(answers)
    if not rest:
        if value is None:
            changed.pop(field, None)
        else:
            changed[field] = value
        return changed
    row_id, below = rest[0], "/".join(rest[1:])
    changed[field] = tuple(
        Row(r.id, put(r.cells, below, value)) if isinstance(r, Row) and r.id == row_id else r
        for r in _items(answers.get(field))
    )
    return changed


def add_row(answers: Answers, path: Path, row: Row, after: str | None = None) -> Answers:
    """New answers with ``row`` last in the rows field at ``path``, or right after the row id ``after``."""
    items = list(_items(get(answers, path)))
    at = next((i + 1 for i, r in enumerate(items) if isinstance(r, Row) and r.id == after), len(items))
    return put(answers, path, (*items[:at], row, *items[at:]))


def remove_row(answers: Answers, path: Path, row_id: str) -> Answers:
    """New answers without the row ``row_id`` of the rows field at ``path``."""
    kept = tuple(r for r in _items(get(answers, path)) if not (isinstance(r, Row) and r.id == row_id))
    return put(answers, path, kept)


def move_row(answers: Answers, path: Path, row_id: str, step: int) -> Answers:
    """New answers with the row moved ``step`` places (-1 up, 1 down), stopping at either end."""
    items = list(_items(get(answers, path)))
    at = next((i for i, r in enumerate(items) if isinstance(r, Row) and r.id == row_id), None)
    if at is None:
        return answers
    row = items.pop(at)
    items.insert(max(0, min(len(items), at + step)), row)
    return put(answers, path, tuple(items))


def walk(answers: Answers, before: str = "") -> Iterator[tuple[Path, Value]]:
    """Every value with its path, rows and what is in them included, in the order they stand."""
    for name, value in answers.items():
        path = before + name
        yield path, value
        for row in rows_of(value):
            yield from walk(row.cells, f"{path}/{row.id}/")


def _items(value: Value | None) -> tuple[str | Row, ...]:
    return value if isinstance(value, tuple) else ()
