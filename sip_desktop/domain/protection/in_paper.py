"""What may show where somebody is in the words of one paper: where, how grave, what to write instead; knows no vault.

What has been let stand is bound to the term and to the sentence it stands in, by the sentence's SHA-256: when the
sentence changes it is asked again (practice O6). A known term of the case is never let through.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

import msgspec

from sip_desktop.domain.answers import Answers, Path, Ref, Unparsed, Value, options_of, rows_of, text_of
from sip_desktop.domain.form import Field, FieldType, Form, Part
from sip_desktop.domain.lenses.parties import folded
from sip_desktop.domain.protection.check import find, sentence_of
from sip_desktop.domain.protection.finding import Finding, Kind
from sip_desktop.domain.protection.gazetteer import Gazetteer
from sip_desktop.domain.protection.known_terms import Known
from sip_desktop.domain.protection.levels import Destination, Level, Mode, level
from sip_desktop.domain.protection.numbers import national

_WRITTEN = frozenset({FieldType.TEXT, FieldType.LONGTEXT, FieldType.PHONE, FieldType.PARTY, FieldType.PERSONNUMMER})
READ = _WRITTEN | {FieldType.COMPUTED}
"""Kinds of field with words that somebody chose; of any other kind only what could not be understood is read."""
_CALLED = frozenset({Kind.PHONE, Kind.AREA_CODE})
_COORDINATORS = frozenset({"samordnare", "sammankallande", "kontaktperson"})
_PEOPLE = ("vardnadshavare", "legal_foretradare", "narstaende")
ON_PLAN = "p_samordnare_telefon"
_IDENTITY = 10
_MOBILE = re.compile(r"07\d{8}")


class Asked(msgspec.Struct, frozen=True):
    """With what the words of a case are looked at. ``approved``: (term, SHA-256 of the sentence) that somebody let
    stand. ``phones`` and ``people`` are digits of numbers that never alarm: those on which the coordinator is reached,
    the person's own identity number, and in a field that asks for one also ``relatives``'."""

    known: Known
    mode: Mode
    destination: Destination = Destination.LEAVES
    approved: frozenset[tuple[str, str]] = frozenset()
    phones: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()


class PlaceFinding(msgspec.Struct, frozen=True):
    """A finding in the answer at ``path``, from character ``start`` to ``end`` of its text; ``sentence`` is the SHA-256
    that letting it stand is bound to."""

    path: Path
    start: int
    end: int
    text: str
    kind: Kind
    level: Level
    sentence: str

    @property
    def hard(self) -> bool:
        """True when nobody may let it stand: one of the case's own known terms on paper that leaves."""
        return self.kind is Kind.KNOWN_TERM and self.level is Level.STOP

    @property
    def mark(self) -> str:
        """Tells it from other findings and says nothing of it."""
        return hashlib.sha256(f"{folded(self.text)}\n{self.sentence}".encode()).hexdigest()[:16]


def words_of(
    form: Form, answers: Answers, hidden: frozenset[Path], destination: Destination
) -> Iterator[tuple[Path, Field, str]]:
    """Every answer in words that stands on the paper, with its path. What never leaves the unit is not on what does."""
    for field in form.fields():
        yield from _words(field, answers.get(field.id), field.id, hidden, destination)


def is_read(field: Field, value: Value | None, destination: Destination = Destination.LEAVES) -> bool:
    """True when the field's answer is words that stand on the paper."""
    if destination is Destination.LEAVES and field.part is Part.INTERNAL:
        return False
    return isinstance(value, Unparsed) or (field.type in READ and bool(text_of(value)))


def look(text: str, path: Path, field: Field, asked: Asked, gazetteer: Gazetteer) -> tuple[PlaceFinding, ...]:
    """What is found in one answer and matters in this case, in the order it stands."""
    made = (_made(finding, text, path, asked) for finding in find(text, gazetteer, asked.known))
    return tuple(one for one in made if one is not None and not _is_fine(one, field, asked))


def coordinators(sheet: Answers, form: Form, papers: Iterable[Answers]) -> frozenset[str]:
    """Digits of the mobile telephones on which those who coordinate are reached; they must be on paper (practice O6).

    From the ärendeblad's rows by role, from what ``form`` asks under coordination, and from the plan. A number with an
    area code shows a place, whoever has it.
    """
    asked = {ON_PLAN, *(field.id for field in form.fields() if field.part is Part.COORDINATION)}
    rows = (row for row in rows_of(sheet.get("aktorer")) if _COORDINATORS & set(options_of(row.cells.get("roller"))))
    said = [text_of(row.cells.get("telefon")) for row in rows]
    said += [text_of(answers.get(name)) for answers in papers for name in asked]
    return frozenset(_digits(each) for each in said if _MOBILE.fullmatch(_digits(each)))


def own_numbers(sheet: Answers) -> tuple[frozenset[str], frozenset[str]]:
    """Digits of the person's own identity number, and of those the case has for people near."""
    own = _digits(text_of(sheet.get("personnummer")))[-_IDENTITY:]
    near = (
        _digits(text_of(row.cells.get("personnummer")))[-_IDENTITY:]
        for name in _PEOPLE
        for row in rows_of(sheet.get(name))
    )
    return frozenset(filter(None, [own])), frozenset(filter(None, near))


def sentence_key(text: str, finding: Finding) -> str:
    """The SHA-256 of the sentence a finding stands in; capitals, spaces and the mark at its end make no difference."""
    return hashlib.sha256(folded(sentence_of(text, finding)).rstrip(".!? ").encode()).hexdigest()


def _words(
    field: Field, value: Value | None, path: Path, hidden: frozenset[Path], destination: Destination
) -> Iterator[tuple[Path, Field, str]]:
    if path in hidden:
        return
    if field.type is FieldType.ROWS:
        for row in rows_of(value):
            if f"{path}/{row.id}" not in hidden:
                for column in field.columns:
                    below = f"{path}/{row.id}/{column.id}"
                    yield from _words(column, row.cells.get(column.id), below, hidden, destination)
    elif is_read(field, value, destination):
        yield path, field, text_of(value)


def _made(finding: Finding, text: str, path: Path, asked: Asked) -> PlaceFinding | None:
    grave = level(finding, asked.mode, asked.destination)
    if grave is None:
        return None
    key = sentence_key(text, finding)
    return PlaceFinding(path, finding.start, finding.end, finding.text, finding.kind, grave, key)


def _is_fine(one: PlaceFinding, field: Field, asked: Asked) -> bool:
    if one.kind is Kind.KNOWN_TERM:
        return False
    if one.kind is Kind.IDENTITY_NUMBER:
        number = _digits(one.text)[-_IDENTITY:]
        asked_for = field.type is FieldType.PERSONNUMMER
        # Before the ärendeblad has a number, nobody can say whose the one in its place on the paper is.
        if number in asked.people or (asked_for and (number in asked.relatives or not asked.people)):
            return True
    if one.kind in _CALLED and _digits(one.text) in asked.phones:
        return True
    return (folded(one.text), one.sentence) in asked.approved


def _digits(said: str) -> str:
    return national(re.sub(r"\D", "", said))


def is_chosen(value: Value | None) -> bool:
    """True for a party of the ärendeblad: its words are changed there, not where it is chosen."""
    return isinstance(value, Ref) and bool(value.row)
