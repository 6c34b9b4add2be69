"""The people and units of a case, read from the rows of its ärendeblad; other forms refer to them by row id."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sip_desktop.domain.answers import Answers, Ref, Row, options_of, rows_of, text_of

PERSON_ROW = "person"
PARTY_FIELDS = {
    "vardnadshavare": "vardnadshavare",
    "legal_foretradare": "foretradare",
    "narstaende": "narstaende",
    "aktorer": "aktor",
    "behorig_personal": "personal",
}


class Party(msgspec.Struct, frozen=True):
    """One human or unit. ``row`` is its row id in the ärendeblad, "person" for the person the case is about."""

    row: str
    kind: str
    name: str
    function: str = ""
    unit: str = ""
    principal: str = ""
    roles: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """How the party is written where it is chosen and printed: name, function, unit; "Farmor" only once."""
        return ", ".join(dict.fromkeys(part for part in (self.name, self.function, self.unit) if part))


def parties(case_sheet: Answers) -> tuple[Party, ...]:
    """Everyone the case knows, the person first, then in the order of the ärendeblad."""
    return tuple(_all(case_sheet))


def is_same(one: Ref, other: Ref) -> bool:
    """True when both are the same row of the ärendeblad, or one is written as free text with the words of the other."""
    if one.row and other.row:
        return one.row == other.row
    return bool(folded(one.text)) and folded(one.text) == folded(other.text)


def is_party(party: Party, ref: Ref) -> bool:
    """True when the reference is to this party: its row, or its name or label written as free text."""
    if party.row and ref.row:
        return party.row == ref.row
    return bool(folded(ref.text)) and folded(ref.text) in (folded(party.label), folded(party.name))


def folded(text: str) -> str:
    """The text without differences of capitals and spaces, for comparing names that somebody typed."""
    return " ".join(text.split()).casefold()


def _all(case_sheet: Answers) -> Iterator[Party]:
    name = text_of(case_sheet.get("namn"))
    if name:
        yield Party(PERSON_ROW, "person", name)
    for field, kind in PARTY_FIELDS.items():
        for row in rows_of(case_sheet.get(field)):
            party = _party(row, kind)
            if party.label:
                yield party


def _party(row: Row, kind: str) -> Party:
    cell = row.cells.get
    return Party(
        row=row.id,
        kind=kind,
        name=text_of(cell("namn")).strip(),
        function=text_of(cell("funktion") or cell("relation")).strip(),
        unit=text_of(cell("enhet")).strip(),
        principal=text_of(cell("huvudman")),
        roles=options_of(cell("roller")),
    )
