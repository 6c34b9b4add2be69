"""The whereabouts check of a case's papers: its known terms and its level put to the words of a document.

Nothing is kept and nothing is logged: looking at one's own words is no act. Approvals come from whoever asks.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

import msgspec

from sip_desktop.domain.answers import Answers, Content, Path, Ref, Unparsed, Value, rows_of, text_of
from sip_desktop.domain.conditions import visible
from sip_desktop.domain.form import Field, FieldType, Part
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.protection.check import Approved, Destination, Finding, Level, Mode, find, level
from sip_desktop.domain.protection.gazetteer import Gazetteer
from sip_desktop.domain.protection.known_terms import Known, is_too_short, known
from sip_desktop.domain.protection.levels import mode_of
from sip_desktop.domain.transfer import TellsPlace
from sip_desktop.services.documents import OpenDocument
from sip_desktop.services.door import Door

_READ = frozenset({FieldType.TEXT, FieldType.LONGTEXT, FieldType.PHONE, FieldType.PARTY, FieldType.PERSONNUMMER})
_TELLS = frozenset({Level.STOP, Level.WARNING})
_TERMS, _TERM = "kanda_termer", "term"


class Mark(msgspec.Struct, frozen=True):
    """A finding in one answer, and how grave it is there; its offsets are characters of that answer's text."""

    finding: Finding
    level: Level


class Whereabouts:
    """Asks of every word of a paper whether it can show where the person is. ``gazetteer`` is fetched when needed."""

    def __init__(self, door: Door, gazetteer: Callable[[], Gazetteer]) -> None:
        self._door = door
        self._gazetteer = gazetteer

    def check(
        self,
        document: OpenDocument,
        destination: Destination = Destination.LEAVES,
        content: Content | None = None,
        approved: Collection[Approved] = (),
    ) -> dict[Path, tuple[Mark, ...]]:
        """What was found, by the path of the answer it stands in. ``content`` is what stands on the screen now.

        What is hidden by its condition is on no paper and is not read, nor what never leaves the unit when the paper
        does. The person's own identity number is nobody else's and no finding.
        """
        sheet = self._door.sheet(document.case.serial)
        terms, mode = _known(sheet), _mode(document.facts)
        own = (*approved, Approved(text_of(sheet.get("personnummer")) or "-"))
        found = {
            path: self._marks(text, terms, mode, destination, own)
            for path, text in _texts(document, (content or document.content).answers, destination)
        }
        return {path: marks for path, marks in found.items() if marks}

    def check_text(self, serial: int, facts: CaseFacts, text: str) -> tuple[Mark, ...]:
        """One answer while it is typed, as on a paper that leaves."""
        return self._marks(text, _known(self._door.sheet(serial)), _mode(facts), Destination.LEAVES, ())

    def tells_place(self, serial: int) -> TellsPlace:
        """Says of a text of the case whether it may show where the person is, as in a protected case; for writing
        into other systems (Värmland, 004:73)."""
        sheet = self._door.sheet(serial)
        terms, own = _known(sheet), (Approved(text_of(sheet.get("personnummer")) or "-"),)

        def tells(text: str) -> bool:
            marks = self._marks(text, terms, Mode.PROTECTED, Destination.LEAVES, own)
            return any(mark.level in _TELLS for mark in marks)

        return tells

    def refused_terms(self, serial: int) -> tuple[str, ...]:
        """Known terms of fewer than three letters or digits: they would be found everywhere and are not looked for."""
        return tuple(term for term in _terms(self._door.sheet(serial)) if is_too_short(term))

    def _marks(
        self, text: str, terms: Known, mode: Mode, destination: Destination, approved: Collection[Approved]
    ) -> tuple[Mark, ...]:
        return tuple(
            Mark(finding, grave)
            for finding in find(text, self._gazetteer(), terms, approved)
            if (grave := level(finding, mode, destination)) is not None
        )


def _mode(facts: CaseFacts) -> Mode:
    return mode_of(facts.protected, facts.violence)


def _terms(sheet: Answers) -> Iterator[str]:
    return (text_of(row.cells.get(_TERM)) for row in rows_of(sheet.get(_TERMS)))


def _known(sheet: Answers) -> Known:
    return known(term for term in _terms(sheet) if not is_too_short(term))


def _texts(document: OpenDocument, answers: Answers, destination: Destination) -> Iterator[tuple[Path, str]]:
    shown, hidden = visible(document.form, answers, document.facts)
    for section in shown.sections:
        for field in section.fields:
            stays = (field.part or section.part) is Part.INTERNAL and destination is Destination.LEAVES
            if not stays and field.id not in hidden:
                yield from _field_texts(field, answers.get(field.id), field.id, hidden)


def _field_texts(field: Field, value: Value | None, path: Path, hidden: frozenset[Path]) -> Iterator[tuple[Path, str]]:
    if field.type is FieldType.ROWS:
        for row in rows_of(value):
            for column in field.columns:
                below = f"{path}/{row.id}/{column.id}"
                if below not in hidden:
                    yield from _field_texts(column, row.cells.get(column.id), below, hidden)
    elif isinstance(value, Unparsed):
        yield path, value.text
    elif field.type in _READ and (isinstance(value, Ref) or text_of(value)):
        yield path, value.text if isinstance(value, Ref) else text_of(value)
