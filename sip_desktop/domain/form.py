"""The form vocabulary: what a form, a section, a field and a condition are; not how they are read or shown.

The keys are those of ``forms/README.md``, which is generated from this module. A definition is data: it is
read by ``form_reader`` from ``forms/*.toml`` and drives screen, check, prefill, print, blank and pen paper.

The structs are trees that never point back at themselves, so the garbage collector need not look through them
(``gc=False``): reading all forms takes a third less time.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import msgspec


class FieldType(StrEnum):
    """The closed list of kinds of field."""

    TEXT = "text"
    LONGTEXT = "longtext"
    DATE = "date"
    TIME = "time"
    DATETIME = "datetime"
    NUMBER = "number"
    CHOICE = "choice"
    MULTI = "multi"
    CHECK = "check"
    PERSONNUMMER = "personnummer"
    PHONE = "phone"
    PARTY = "party"
    ROWS = "rows"
    SIGNATURE = "signature"
    INFO = "info"
    COMPUTED = "computed"


class Part(StrEnum):
    """What kind of information a field carries; ``forms/readers.toml`` says who may see it.

    Source: the default table of who gets what (practice §6.1).
    """

    GENERAL = "general"
    NAME = "name"
    IDENTITY_NUMBER = "identity_number"
    CONTACT = "contact"
    THREAT = "threat"
    PARTICIPANTS = "participants"
    MEETING_TIME = "meeting_time"
    PLACE = "place"
    SITUATION = "situation"
    MAIN_GOAL = "main_goal"
    CHILD_VOICE = "child_voice"
    RISK = "risk"
    GOALS = "goals"
    COORDINATION = "coordination"
    CONSENT = "consent"
    NEW_NEEDS = "new_needs"
    SIGNATURES = "signatures"
    ORIGIN = "origin"
    INTERNAL = "internal"


class FilledBy(StrEnum):
    """Who fills a field in, with the letters of the field catalogue (forms.md §1)."""

    INITIATOR = "IN"
    PERSON = "DE"
    GUARDIAN = "VH"
    REPRESENTATIVE = "FÖ"
    CALLED = "KA"
    CHAIR = "ML"
    SECRETARY = "SE"
    COORDINATOR = "SA"
    ACTOR = "AK"
    SYSTEM = "SY"


class Fact(StrEnum):
    """What a condition may ask about the case; the values are those of ``lenses.case_facts``.

    ``careful`` is protected data or violence: both are handled by hand only (R-SKY-05).
    """

    PROTECTED = "protected"
    VIOLENCE = "violence"
    CAREFUL = "careful"
    CHILD = "child"
    AGE = "age"
    SITUATION = "situation"


class Layout(StrEnum):
    """How a rows field stands on paper: a table with one line a row, or a card for each row."""

    TABLE = "table"
    CARDS = "cards"


class Stage(StrEnum):
    """Where in the process a paper belongs; the papers of a case are offered in this order."""

    NEED = "behov"
    CONSENT = "samtycke"
    PREPARATION = "forberedelse"
    INVITATION = "kallelse"
    MEETING = "mote"
    PLAN = "plan"
    FOLLOW_UP = "uppfoljning"
    CLOSING = "avslut"
    ANY = "nar_som_helst"


class Option(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """One choice: ``id`` is stored, ``label`` is shown."""

    id: str
    label: str


class Condition(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True, rename={"one_of": "in"}):
    """True when a field of the same document (or row), or a case fact, equals, is in, or is answered.

    Exactly one of ``field`` and ``fact``, and exactly one of ``equals``, ``one_of`` (key ``in``) and ``answered``.
    """

    field: str = ""
    fact: Fact | None = None
    equals: str | bool | None = None
    one_of: tuple[str, ...] = ()
    answered: bool | None = None


class Field(
    msgspec.Struct,
    frozen=True,
    gc=False,
    kw_only=True,
    forbid_unknown_fields=True,
    rename={"columns": "column"},
):
    """One question of a form, or one column of a rows field."""

    id: str
    label: str = ""
    type: FieldType
    help: str = ""
    required: bool = False
    required_when: Condition | None = None
    shown_when: Condition | None = None
    width: int = 12
    lines: int = 0
    layout: Layout = Layout.TABLE
    blank_rows: int = 0
    row_word: str = ""
    options: tuple[Option, ...] = ()
    faces: bool = False
    drawing: bool = False
    leads_to: str = ""
    columns: tuple[Field, ...] = ()
    roles: tuple[str, ...] = ()
    text: str = ""
    compute: str = ""
    prefill: tuple[str, ...] = ()
    same_rows: bool = False
    part: Part | None = None
    filled_by: tuple[FilledBy, ...] = ()
    source: str = ""
    was: tuple[str, ...] = ()

    def column(self, column_id: str) -> Field | None:
        """The column with this id, None when there is none."""
        return next((c for c in self.columns if c.id == column_id), None)

    def option_label(self, option_id: str) -> str:
        """The label of an option, the id itself when the definition no longer has it."""
        return next((o.label for o in self.options if o.id == option_id), option_id)


class Section(
    msgspec.Struct,
    frozen=True,
    gc=False,
    kw_only=True,
    forbid_unknown_fields=True,
    rename={"fields": "field"},
):
    """A titled group of fields; ``part`` is what its fields are when they say nothing themselves."""

    id: str
    title: str
    help: str = ""
    part: Part = Part.GENERAL
    shown_when: Condition | None = None
    fields: tuple[Field, ...] = ()


class Form(
    msgspec.Struct,
    frozen=True,
    gc=False,
    kw_only=True,
    forbid_unknown_fields=True,
    rename={"sections": "section"},
):
    """One form of the routine. ``number`` is its place in the set of forms (forms.md §7.1)."""

    id: str
    number: str
    title: str
    version: int
    purpose: str
    stage: Stage = Stage.ANY
    offered_when: Condition | None = None
    in_case: bool = True
    internal: bool = False
    once: bool = False
    easy_read: bool = False
    secrecy: bool = True
    bare: bool = False
    cards: bool = False
    pocket: bool = False
    checklist: bool = False
    binder: bool = False
    chart: bool = False
    law: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()

    def fields(self) -> Iterator[Field]:
        """The fields of all sections, in order, columns not included."""
        for section in self.sections:
            yield from section.fields

    def field(self, field_id: str) -> Field | None:
        """The field with this id, None when the form has none."""
        return next((f for f in self.fields() if f.id == field_id), None)

    def at(self, path: str) -> Field | None:
        """The field or column that an answer path points at (row ids are passed over)."""
        first, *rest = path.split("/")
        found = self.field(first)
        for column_id in rest[1::2]:
            found = found.column(column_id) if found else None
        return found
