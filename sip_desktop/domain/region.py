"""A region's profile laid over a form: its words, required marks and hidden fields; it adds no field of its own.

A field that a region hides is only not shown: what was answered in it stays in the document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from sip_desktop.domain.deadlines import Deadline, deadline_faults
from sip_desktop.domain.definition_file import ID, DefinitionFault, decode, decode_json
from sip_desktop.domain.form import Field, Form, Section
from sip_desktop.texts import definitions as texts

PLACEHOLDER = re.compile(r"\{(\w+)\}")
AGENDA = "dagordning"


class CarefulTransfer(StrEnum):
    """Whether papers of a case handled by hand only may be written into the ordinary system afterwards.

    Never (Uppsala 000:190); only text that does not show where somebody is (Värmland 004:73); or, where the
    region's routine says nothing, only after the chief has said yes, and then without whereabouts as well.
    """

    NEVER = "aldrig"
    WITHOUT_WHEREABOUTS = "utan_plats"
    ASK = "fraga"


class Change(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a region has otherwise in one field. ``field`` is its id, "p_delmal/d_klart" for a column.

    Empty text and no ``required`` leave the form's own; ``source`` says where the region asks for it.
    """

    form: str
    field: str
    required: bool | None = None
    hidden: bool = False
    label: str = ""
    help: str = ""
    source: str = ""


class Region(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    rename={"changes": "change", "deadlines": "deadline"},
):
    """One region's way of working with SIP. ``forms`` are the ids it offers, in the order they are offered.

    ``words`` fill ``{samordnare}`` and its like in forms. ``handling`` is the foot of the paper, and
    ``handling_careful`` that of a case handled by hand only. ``secrecy`` and ``secrecy_careful`` are the
    provisions offered for the secrecy mark (OSL 5 kap. 5 §). A profile past ``valid_to`` still works.
    ``based_on`` is the code of the shipped profile that one made in the program was copied from, else "".
    """

    code: str
    name: str
    forms: tuple[str, ...]
    words: dict[str, str]
    handling: str
    handling_careful: str
    secrecy: str
    secrecy_careful: str
    agenda: tuple[str, ...]
    routine: str
    document_id: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    source: str
    changes: tuple[Change, ...] = ()
    transfer_careful: CarefulTransfer = CarefulTransfer.NEVER
    deadlines: tuple[Deadline, ...] = ()
    based_on: str = ""

    def foot(self, careful: bool) -> str:
        """The line at the foot of the paper on how it is to be handled."""
        return self.handling_careful if careful else self.handling

    def is_past(self, on: date) -> bool:
        """True when the region's own routine was no longer valid on that day."""
        return self.valid_to is not None and on > self.valid_to


def read_region(text: str, file: str) -> Region:
    """The profile in ``text``; ``file`` is its name in a fault. Raises DefinitionFault."""
    return _checked(decode(text, file, Region), file)


def read_own_region(body: bytes, base: Region) -> Region:
    """A profile made in the program, as it is kept (JSON), checked as the shipped ones. Raises DefinitionFault.

    What no profile had when it was kept is as in ``base``, which it was copied from.
    """
    return _checked(decode_json(body, base.code, Region, base), base.code)


def _checked(region: Region, file: str) -> Region:
    for place, sentence in own_faults(region):
        raise DefinitionFault(file, place, sentence)
    return region


def apply(region: Region, form: Form) -> Form:
    """The form as the region has it. Raises KeyError for a word the region lacks (``form_together`` sees to that)."""
    changes = {change.field: change for change in region.changes if change.form == form.id}
    sections = (_section(section, changes, region) for section in form.sections)
    return replace(
        form,
        title=_worded(form.title, region),
        purpose=_worded(form.purpose, region),
        sections=tuple(section for section in sections if section.fields),
    )


def words_in(*parts: str) -> Iterator[str]:
    """Every ``{word}`` in the texts that is left to the region, as a key of ``Region.words``; not the agenda."""
    for found in PLACEHOLDER.findall("\n".join(parts)):
        if found != AGENDA:
            yield _key(found)


def field_texts(field: Field) -> tuple[str, ...]:
    """The field's own texts where a region's word may stand, those of its columns not included."""
    return (field.label, field.help, field.text, field.row_word, *(option.label for option in field.options))


def own_faults(region: Region) -> Iterator[tuple[str, str]]:
    """What is wrong in the profile by itself: place and sentence. ``form_together`` sees to the rest."""
    if not ID.fullmatch(region.code):
        yield texts.key("code"), texts.BAD_ID.format(id=region.code)
    for key in ("name", "handling", "handling_careful", "routine", "source"):
        if not getattr(region, key).strip():
            yield texts.key(key), texts.NO_TEXT.format(key=key)
    for word, text in region.words.items():
        if not text.strip():
            yield texts.key(word), texts.NO_TEXT.format(key=word)
    yield from _list_faults(region)
    if region.valid_from and region.valid_to and region.valid_to < region.valid_from:
        dates = texts.DATES_TURNED.format(valid_to=region.valid_to, valid_from=region.valid_from)
        yield texts.key("valid_to"), dates
    seen: set[tuple[str, str]] = set()
    for number, change in enumerate(region.changes, 1):
        place = texts.level("change", f"{change.form}.{change.field}", number)
        if (change.form, change.field) in seen:
            yield place, texts.DOUBLE_CHANGE.format(form=change.form, field=change.field)
        seen.add((change.form, change.field))
        for sentence in _change_faults(change):
            yield place, sentence
    yield from deadline_faults(region.deadlines)


def _list_faults(region: Region) -> Iterator[tuple[str, str]]:
    """A paper offered twice would be printed twice in the binder; an agenda with an empty line has no point there."""
    if not region.agenda or not all(line.strip() for line in region.agenda):
        yield texts.key("agenda"), texts.NO_TEXT.format(key="agenda")
    if not region.forms:
        yield texts.key("forms"), texts.NO_TEXT.format(key="forms")
    for name, count in Counter(region.forms).items():
        if count > 1:
            yield texts.key("forms"), texts.DOUBLE_ID.format(id=name)


def _change_faults(change: Change) -> Iterator[str]:
    if change.required is None and not (change.hidden or change.label or change.help):
        yield texts.NO_CHANGE
    if change.required and change.hidden:
        yield texts.REGION_HIDDEN_REQUIRED.format(field=change.field)


def _section(section: Section, changes: dict[str, Change], region: Region) -> Section:
    return replace(
        section,
        title=_worded(section.title, region),
        help=_worded(section.help, region),
        fields=_fields(section.fields, changes, region, ""),
    )


def _fields(fields: tuple[Field, ...], changes: dict[str, Change], region: Region, before: str) -> tuple[Field, ...]:
    return tuple(
        _field(field, changes, region, before + field.id)
        for field in fields
        if not (before + field.id in changes and changes[before + field.id].hidden)
    )


def _field(field: Field, changes: dict[str, Change], region: Region, path: str) -> Field:
    change = changes.get(path)
    required = change.required if change and change.required is not None else field.required
    return replace(
        field,
        label=_worded((change.label if change else "") or field.label, region),
        help=_worded((change.help if change else "") or field.help, region),
        text=_worded(field.text, region),
        row_word=_worded(field.row_word, region),
        required=required,
        options=tuple(replace(option, label=_worded(option.label, region)) for option in field.options),
        columns=_fields(field.columns, changes, region, f"{path}/"),
    )


def _worded(text: str, region: Region) -> str:
    """The text with the region's words; ``{Samordnare}`` gets the word with a capital."""

    def word(found: re.Match[str]) -> str:
        name = found[1]
        if name == AGENDA:
            return "\n".join(region.agenda)
        text = region.words[_key(name)]
        return text[:1].upper() + text[1:] if name[0].isupper() else text

    return PLACEHOLDER.sub(word, text)


def _key(placeholder: str) -> str:
    return placeholder[0].lower() + placeholder[1:]
