"""Answers without the names of private persons, for paper that lies on a table in a case handled by hand only.

A paper for the pen is carried to a room, written on and counted back in; until it is back anybody may have seen
it. So it says who by relation and not by name (practice O18; case number and word tell the unit whose it is).
Professionals keep their function and unit. What somebody wrote as free text is not touched.
"""

from __future__ import annotations

from collections.abc import Iterable

from sip_desktop.domain.answers import Answers, Ref, Row, Value
from sip_desktop.domain.lenses.parties import Party, is_party
from sip_desktop.texts.people import WITHOUT_NAME


def unnamed(answers: Answers, people: Iterable[Party]) -> Answers:
    """The answers with every reference to a private person as relation ("Mamma") or kind ("Närstående")."""
    private = {party.row: party.function or WITHOUT_NAME[party.kind] for party in people if party.kind in WITHOUT_NAME}
    return {name: _without(value, private) for name, value in answers.items()}


def open_name(ref: Ref, people: Iterable[Party]) -> str:
    """How a party is called where names of private persons do not stand: "Mamma", "Närstående", "kurator, BUP".

    What was written as free text stands as it was written, but for the name of somebody the case knows.
    """
    party = next((one for one in people if is_party(one, ref)), None)
    if party is None:
        return ref.text
    return party.function or WITHOUT_NAME[party.kind] if party.kind in WITHOUT_NAME else party.label


def _without(value: Value, private: dict[str, str]) -> Value:
    if isinstance(value, Ref):
        return Ref(value.row, private.get(value.row, value.text))
    if isinstance(value, tuple):
        return tuple(_row(item, private) if isinstance(item, Row) else item for item in value)
    return value


def _row(row: Row, private: dict[str, str]) -> Row:
    return Row(row.id, {name: _without(cell, private) for name, cell in row.cells.items()})
