"""Whose a row of a paper is, and what a row of a plan is to others: school, home and support, or care.

It reads the whole paper, also what a reader never sees: who answers for a measure decides who may know of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from sip_desktop.domain.answers import Answers, Path, Ref, rows_of, text_of
from sip_desktop.domain.form import Field, FieldType, Form
from sip_desktop.domain.lenses.parties import Party, is_party
from sip_desktop.domain.readers import GOALS_CARE, GOALS_SUPPORT

OF_PERSON = "den_enskilde"
CARE = frozenset({"region", "utforare_region", "vard"})
_MAY_BE_CARE = frozenset({"kommun", "utforare_kommun", "annan"})
_PRINCIPAL_OPTIONS = frozenset({"region", "utforare_kommun"})
_CARE_WORDS = re.compile("sjuk|läkar|psyk|terapeut|behandl|vårdcentral")
_PRIVATE = {
    "person": OF_PERSON,
    "vardnadshavare": "narstaende",
    "foretradare": "narstaende",
    "narstaende": "narstaende",
}


class RowOf(msgspec.Struct, frozen=True):
    """One row: who answers for it (``party`` where the case knows them), the principal, and the rows within it."""

    ref: Ref | None
    party: Party | None
    principal: str
    inner: tuple[Path, ...] = ()

    @property
    def group(self) -> str:
        """What it is to others. Care where nobody has said whose it is: that is what fewest may see."""
        if self.principal in CARE or not self.principal:
            return GOALS_CARE
        told = f"{self.party.function} {self.party.unit}".casefold() if self.party else ""
        return GOALS_CARE if self.principal in _MAY_BE_CARE and _CARE_WORDS.search(told) else GOALS_SUPPORT


def read_rows(form: Form, answers: Answers, people: Sequence[Party]) -> dict[Path, RowOf]:
    """Every row of the paper by its path, rows within rows too."""
    return {path: row for field in form.fields() for path, row in _rows(field, answers, people, field.id)}


def party_of(ref: Ref | None, people: Sequence[Party]) -> Party | None:
    """The party a reference is to, None for somebody the case does not know."""
    return next((one for one in people if is_party(one, ref)), None) if ref else None


def _rows(field: Field, answers: Answers, people: Sequence[Party], path: Path) -> Iterator[tuple[Path, RowOf]]:
    for row in rows_of(answers.get(field.id)):
        place = f"{path}/{row.id}"
        inner: list[Path] = []
        for column in field.columns:
            for below, found in _rows(column, row.cells, people, f"{place}/{column.id}"):
                inner.append(below)
                yield below, found
        ref = _ref(field, row.cells)
        party = party_of(ref, people)
        yield place, RowOf(ref, party, _principal(field, row.cells, party), tuple(inner))


def _ref(field: Field, cells: Answers) -> Ref | None:
    found = (cells.get(column.id) for column in field.columns if column.type is FieldType.PARTY)
    return next((value for value in found if isinstance(value, Ref) and (value.row or value.text.strip())), None)


def _principal(field: Field, cells: Answers, party: Party | None) -> str:
    """As the row says; else that of the party in the ärendeblad."""
    for column in field.columns:
        is_principal = {option.id for option in column.options} >= _PRINCIPAL_OPTIONS
        if is_principal and (said := text_of(cells.get(column.id))):
            return said
    return _PRIVATE.get(party.kind, party.principal) if party else ""
