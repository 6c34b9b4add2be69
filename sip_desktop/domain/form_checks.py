"""What can be wrong in one form definition by itself, with the place of each fault; it knows no other form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from sip_desktop.domain.computed import COMPUTED
from sip_desktop.domain.definition_file import ID
from sip_desktop.domain.form import Condition, Fact, Field, FieldType, Form, Section
from sip_desktop.domain.lenses.parties import PARTY_FIELDS, PERSON_ROW
from sip_desktop.texts import definitions as texts

PARTY_KINDS = (PERSON_ROW, *PARTY_FIELDS.values())
WITH_OPTIONS = frozenset({FieldType.CHOICE, FieldType.MULTI})
NOT_ANSWERED = frozenset({FieldType.INFO, FieldType.COMPUTED, FieldType.SIGNATURE})
AGES = frozenset({"barn", "ungdom", "vuxen", ""})
MOST_LINES = 40
HIGHEST_VERSION = 9999
DEEPEST_ROWS = 1
FACES = ("glad", "mellan", "ledsen", "vet_inte")
_FLAT = frozenset(FieldType) - {FieldType.ROWS, FieldType.SIGNATURE}
_ON_CARDS = (("cards", frozenset({FieldType.INFO})), ("pocket", _FLAT))

Fault = tuple[str, str]
"""A place ("avsnitt 'delmal', fält 'p_delmal'") and a sentence."""


class Spot(NamedTuple):
    """A field where it stands: its place in words, what its conditions may name, and its depth (0 = no column)."""

    place: str
    field: Field
    scope: Mapping[str, Field]
    depth: int


def spots(form: Form) -> Iterator[Spot]:
    """Every field and column of the form. A column's conditions see its own row first, then what is outside it."""
    top = {field.id: field for field in form.fields()}
    for section in form.sections:
        for field in section.fields:
            place = f"{_section_place(section)}, {texts.level('field', field.id, 0)}"
            yield from _below(field, place, top, 0)


def faults(form: Form) -> Iterator[Fault]:
    """Everything that is wrong, in the order of the file."""
    yield from _form_faults(form)
    for spot in spots(form):
        for check in _CHECKS:
            for sentence in check(spot):
                yield spot.place, sentence


def _section_place(section: Section) -> str:
    return texts.level("section", section.id, 0)


def _below(field: Field, place: str, scope: Mapping[str, Field], depth: int) -> Iterator[Spot]:
    yield Spot(place, field, scope, depth)
    inside = {**scope, **{column.id: column for column in field.columns}}
    for column in field.columns:
        yield from _below(column, f"{place}, {texts.level('column', column.id, 0)}", inside, depth + 1)


def _form_faults(form: Form) -> Iterator[Fault]:
    if not ID.fullmatch(form.id):
        yield texts.WHOLE_FILE, texts.BAD_ID.format(id=form.id)
    if not 1 <= form.version <= HIGHEST_VERSION:
        yield texts.key("version"), texts.BAD_VERSION.format(version=form.version, most=HIGHEST_VERSION)
    for key in ("number", "title", "purpose"):
        if not getattr(form, key).strip():
            yield texts.key(key), texts.NO_TEXT.format(key=key)
    for sentence in condition_faults("offered_when", form.offered_when, {}):
        yield texts.key("offered_when"), sentence
    for section in form.sections:
        for sentence in _section_faults(section, form):
            yield _section_place(section), sentence
    yield from _card_faults(form)
    yield from _binder_faults(form)
    yield from _doubles([section.id for section in form.sections], "section")
    yield from _doubles([field.id for field in form.fields()], "field")
    yield from _old_names(tuple(form.fields()), texts.WHOLE_FILE)
    for gone in form.dropped:
        if form.field(gone) or any(gone in field.was for field in form.fields()):
            yield texts.key("dropped"), texts.DROPPED_CLASH.format(id=gone)


def _card_faults(form: Form) -> Iterator[Fault]:
    """A card prints only what it has a place for; anything else would silently be missing on it."""
    if form.pocket and not form.bare:
        yield texts.key("pocket"), texts.POCKET_BARE
    for key, kinds in _ON_CARDS:
        for field in form.fields():
            if getattr(form, key) and field.type not in kinds:
                yield texts.key(key), texts.CARD_FIELD.format(field=field.id, type=field.type, key=key)


def _binder_faults(form: Form) -> Iterator[Fault]:
    """A page of the binder stands outside every case; an arrow of a chart needs a step to lead to."""
    if form.binder and form.in_case:
        yield texts.key("binder"), texts.BINDER_IN_CASE
    steps = {section.id for section in form.sections} if form.chart else set()
    for field in form.fields():
        if field.leads_to and (field.type is not FieldType.INFO or field.leads_to not in steps):
            yield texts.key("leads_to"), texts.LEADS_NOWHERE.format(field=field.id, step=field.leads_to)


def _section_faults(section: Section, form: Form) -> Iterator[str]:
    if not ID.fullmatch(section.id):
        yield texts.BAD_ID.format(id=section.id)
    if not section.title.strip():
        yield texts.NO_TEXT.format(key="title")
    yield from condition_faults("shown_when", section.shown_when, {field.id: field for field in form.fields()})


def _doubles(ids: Iterable[str], level: str) -> Iterator[Fault]:
    for name, count in Counter(ids).items():
        if count > 1:
            yield texts.level(level, name, 0), texts.DOUBLE_ID.format(id=name)


def _old_names(fields: tuple[Field, ...], place: str) -> Iterator[Fault]:
    """Old names that are still in use, or are claimed twice, among fields of the same level."""
    taken = Counter([field.id for field in fields] + [old for field in fields for old in field.was])
    for field in fields:
        for old in field.was:
            if taken[old] > 1 or not ID.fullmatch(old):
                yield place, texts.WAS_CLASH.format(id=old)


def _identity(spot: Spot) -> Iterator[str]:
    field = spot.field
    if not ID.fullmatch(field.id):
        yield texts.BAD_ID.format(id=field.id)
    if field.type is FieldType.INFO:
        if not field.text.strip():
            yield texts.NO_INFO
    elif not field.label.strip():
        yield texts.NO_LABEL


def _sizes(spot: Spot) -> Iterator[str]:
    field = spot.field
    if not 1 <= field.width <= 12:
        yield texts.BAD_WIDTH.format(width=field.width)
    for key, count in (("lines", field.lines), ("blank_rows", field.blank_rows)):
        if not 0 <= count <= MOST_LINES:
            yield texts.BAD_COUNT.format(key=key, count=count, most=MOST_LINES)


def _options(spot: Spot) -> Iterator[str]:
    field = spot.field
    if field.type not in WITH_OPTIONS:
        if field.options:
            yield texts.NEEDLESS.format(key="options", type=field.type)
        return
    if not field.options:
        yield texts.NO_OPTIONS.format(type=field.type)
    for option in field.options:
        if not ID.fullmatch(option.id):
            yield texts.BAD_ID.format(id=option.id)
        if not option.label.strip():
            yield texts.NO_LABEL
    yield from (sentence for _, sentence in _doubles([option.id for option in field.options], "options"))


def _on_paper(spot: Spot) -> Iterator[str]:
    field = spot.field
    if field.drawing and field.type is not FieldType.LONGTEXT:
        yield texts.NEEDLESS.format(key="drawing", type=field.type)
    if field.faces and field.type is not FieldType.CHOICE:
        yield texts.NEEDLESS.format(key="faces", type=field.type)
    elif field.faces and tuple(option.id for option in field.options) != FACES:
        yield texts.FACES.format(known=", ".join(FACES))


def _columns(spot: Spot) -> Iterator[str]:
    field = spot.field
    if field.type is not FieldType.ROWS:
        if field.columns:
            yield texts.NEEDLESS.format(key="column", type=field.type)
        return
    if not field.columns:
        yield texts.NO_COLUMNS
    if spot.depth > DEEPEST_ROWS:
        yield texts.TOO_MANY_LEVELS
    yield from (sentence for _, sentence in _doubles([column.id for column in field.columns], "column"))
    yield from (sentence for _, sentence in _old_names(field.columns, spot.place))


def _computing(spot: Spot) -> Iterator[str]:
    field = spot.field
    if field.type is not FieldType.COMPUTED:
        if field.compute:
            yield texts.NEEDLESS.format(key="compute", type=field.type)
    elif not field.compute:
        yield texts.NO_COMPUTE
    elif field.compute not in COMPUTED:
        yield texts.UNKNOWN_COMPUTE.format(name=field.compute)


def _roles(spot: Spot) -> Iterator[str]:
    field = spot.field
    if field.roles and field.type is not FieldType.PARTY:
        yield texts.NEEDLESS.format(key="roles", type=field.type)
    for role in field.roles:
        if role not in PARTY_KINDS:
            yield texts.UNKNOWN_ROLE.format(role=role, known=", ".join(PARTY_KINDS))


def _prefill(spot: Spot) -> Iterator[str]:
    field = spot.field
    if field.prefill and field.type in NOT_ANSWERED:
        yield texts.NEEDLESS.format(key="prefill", type=field.type)
    for source in field.prefill:
        names = source.split(".")
        if not all(ID.fullmatch(name) for name in names) or len(names) != (1 if spot.depth else 2):
            sentence = texts.PREFILL_COLUMN if spot.depth else texts.PREFILL_SHAPE
            yield sentence.format(source=source)


def _conditions(spot: Spot) -> Iterator[str]:
    yield from condition_faults("shown_when", spot.field.shown_when, spot.scope)
    yield from condition_faults("required_when", spot.field.required_when, spot.scope)


_CHECKS: tuple[Callable[[Spot], Iterator[str]], ...] = (
    _identity,
    _sizes,
    _options,
    _on_paper,
    _columns,
    _computing,
    _roles,
    _prefill,
    _conditions,
)


def condition_faults(key: str, condition: Condition | None, scope: Mapping[str, Field]) -> Iterator[str]:
    """What is wrong in a condition whose ``field`` may be any of ``scope``; nothing for no condition."""
    if condition is None:
        return
    given = sum((condition.equals is not None, bool(condition.one_of), condition.answered is not None))
    if bool(condition.field) == (condition.fact is not None):
        yield texts.CONDITION_SUBJECT.format(key=key)
    elif given != 1:
        yield texts.CONDITION_TEST.format(key=key, count=given)
    elif condition.field and condition.field not in scope:
        yield texts.CONDITION_FIELD.format(key=key, field=condition.field)
    else:
        yield from _never_true(key, condition, scope)


def _never_true(key: str, condition: Condition, scope: Mapping[str, Field]) -> Iterator[str]:
    possible = _fact_values(condition.fact) if condition.fact else _field_values(scope[condition.field])
    for value in _compared(condition):
        if possible is not None and value not in possible:
            subject = condition.fact or condition.field
            yield texts.CONDITION_VALUE.format(key=key, value=_toml(value), subject=subject)


def _compared(condition: Condition) -> tuple[str | bool, ...]:
    """What the answer is compared with; nothing when it is only asked whether there is one."""
    return condition.one_of if condition.equals is None else (condition.equals,)


def _fact_values(fact: Fact) -> frozenset[str | bool] | None:
    """What a fact can be; None for the situation, whose options are the ärendeblad's own."""
    if fact is Fact.SITUATION:
        return None
    return frozenset(AGES) if fact is Fact.AGE else frozenset({True, False})


def _field_values(field: Field) -> frozenset[str | bool] | None:
    """What an answer can be; None for text, where it can be anything."""
    if field.type is FieldType.CHECK:
        return frozenset({True, False})
    if field.type in WITH_OPTIONS:
        return frozenset({option.id for option in field.options} | {""})
    return None


def _toml(value: str | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else value
