"""What must agree between forms, regions and law: prefill, law references, words and changes; it opens no file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sip_desktop.domain.deadlines import Deadline
from sip_desktop.domain.definition_file import DefinitionFault
from sip_desktop.domain.derived import DERIVED
from sip_desktop.domain.form import Condition, Fact, Field, FieldType, Form
from sip_desktop.domain.form_checks import NOT_ANSWERED, WITH_OPTIONS, Fault, Spot, spots
from sip_desktop.domain.law import Law
from sip_desktop.domain.region import Change, Region, field_texts, words_in
from sip_desktop.texts import definitions as texts

PREVIOUS = "previous"

ROW_ITSELF = "row"
CASE_SHEET = "arendeblad"
FORM_FILE = "{name}.toml"
REGION_FILE = "regions/{name}.toml"
DEADLINE_FILE = "deadlines.toml"
# What one kind of answer may be copied into besides its own kind: any answer can be written out as text.
_INTO_TEXT = frozenset({FieldType.TEXT, FieldType.LONGTEXT})
_INTO_PARTY = frozenset({FieldType.TEXT, FieldType.LONGTEXT})


def check_together(
    forms: Mapping[str, Form],
    regions: Mapping[str, Region],
    law: Iterable[Law],
    national: Iterable[Deadline] = (),
) -> None:
    """Raise DefinitionFault for the first thing that does not agree. ``forms`` are by id, as read, not resolved.

    ``national`` are the deadlines of ``deadlines.toml``.
    """
    known_law = {row.id for row in law}
    for form in forms.values():
        for place, sentence in form_faults(form, forms, known_law):
            raise DefinitionFault(FORM_FILE.format(name=form.id), place, sentence)
        for place, word in words_of(form):
            for region in regions.values():
                if word not in region.words:
                    sentence = texts.UNKNOWN_WORD.format(word=word, region=region.code)
                    raise DefinitionFault(FORM_FILE.format(name=form.id), place, sentence)
    national = tuple(national)
    for place, sentence in _deadline_faults(national, forms):
        raise DefinitionFault(DEADLINE_FILE, place, sentence)
    for region in regions.values():
        for place, sentence in region_faults(region, forms, national):
            raise DefinitionFault(REGION_FILE.format(name=region.code), place, sentence)


def words_of(form: Form) -> Iterator[tuple[str, str]]:
    """Every word that the form leaves to the region, with the place it stands."""
    for word in words_in(form.title, form.purpose):
        yield texts.WHOLE_FILE, word
    for section in form.sections:
        for word in words_in(section.title, section.help):
            yield texts.level("section", section.id, 0), word
    for spot in spots(form):
        for word in words_in(*field_texts(spot.field)):
            yield spot.place, word


def form_faults(form: Form, forms: Mapping[str, Form], known_law: set[str]) -> Iterator[Fault]:
    """What in a form does not agree with the other forms and the law, in the order of the form."""
    for name in form.law:
        if name not in known_law:
            yield texts.key("law"), texts.UNKNOWN_LAW.format(law=name)
    for section in form.sections:
        for sentence in _situation(section.shown_when, forms):
            yield texts.level("section", section.id, 0), sentence
    for spot in spots(form):
        for sentence in _spot_faults(spot, form, forms):
            yield spot.place, sentence


def _spot_faults(spot: Spot, form: Form, forms: Mapping[str, Form]) -> Iterator[str]:
    yield from _situation(spot.field.shown_when, forms)
    yield from _situation(spot.field.required_when, forms)
    if spot.depth:
        return
    sources: list[Field] = []
    for name in spot.field.prefill:
        form_id, _, field_id = name.partition(".")
        source_form = _source_form(form_id, form, forms)
        source = source_form.field(field_id) if source_form else None
        if source is None:
            yield (texts.PREFILL_FIELD if source_form else texts.PREFILL_FORM).format(source=name)
        else:
            sources.append(source)
            yield from _fits(name, source, spot.field)
    if spot.field.type is FieldType.ROWS and sources:
        yield from _column_faults(spot.field, sources)


def _source_form(name: str, form: Form, forms: Mapping[str, Form]) -> Form | None:
    """The form that a prefill names: itself earlier, what is derived from several papers, or another form."""
    if name == PREVIOUS:
        return form
    return DERIVED[name].form if name in DERIVED else forms.get(name)


def _fits(name: str, source: Field, target: Field) -> Iterator[str]:
    """Whether an answer to ``source`` can become one to ``target``."""
    into = {source.type}
    if source.type is not FieldType.ROWS and source.type not in NOT_ANSWERED:
        into |= _INTO_TEXT
    if source.type in _INTO_PARTY:
        into.add(FieldType.PARTY)
    if target.type not in into:
        yield texts.PREFILL_TYPE.format(source=name, given=source.type, wanted=target.type)
    elif target.type in WITH_OPTIONS:
        known = {option.id for option in target.options}
        missing = [option.id for option in source.options if option.id not in known]
        if missing:
            yield texts.PREFILL_OPTIONS.format(source=name, options=", ".join(missing))


def _column_faults(field: Field, sources: list[Field]) -> Iterator[str]:
    """Every column named must stand in at least one of the rows that are copied, and fit."""
    for column in field.columns:
        for name in column.prefill:
            if name == ROW_ITSELF:
                continue
            found = [source for rows in sources if (source := rows.column(name))]
            if not found:
                yield texts.PREFILL_FIELD.format(source=name)
            for source in found:
                yield from _fits(name, source, column)


def _situation(condition: Condition | None, forms: Mapping[str, Form]) -> Iterator[str]:
    """Situations that a condition asks for and the ärendeblad does not offer."""
    if condition is None or condition.fact is not Fact.SITUATION or CASE_SHEET not in forms:
        return
    asked = forms[CASE_SHEET].field("situation")
    known = {"", *(option.id for option in asked.options)} if asked else {""}
    for value in condition.one_of or (condition.equals,):
        if value is not None and value not in known:
            yield texts.CONDITION_VALUE.format(key="shown_when", value=value, subject=Fact.SITUATION)


def missing_words(region: Region, forms: Mapping[str, Form]) -> list[str]:
    """Words that a form leaves to the region and the profile lacks, each once."""
    wanted = dict.fromkeys(word for form in forms.values() for _, word in words_of(form))
    return [word for word in wanted if word not in region.words]


def word_faults(region: Region, missing: Iterable[str]) -> Iterator[Fault]:
    """What is said of ``missing_words``."""
    for word in missing:
        yield texts.key(word), texts.UNKNOWN_WORD.format(word=word, region=region.code)


def region_faults(region: Region, forms: Mapping[str, Form], national: Iterable[Deadline] = ()) -> Iterator[Fault]:
    """What in a profile does not agree with the forms and the deadlines that hold everywhere."""
    for name in region.forms:
        if name not in forms:
            yield texts.key("forms"), texts.REGION_FORM.format(form=name)
        elif forms[name].binder:
            yield texts.key("forms"), texts.REGION_BINDER.format(form=name)
    for number, change in enumerate(region.changes, 1):
        place = texts.level("change", f"{change.form}.{change.field}", number)
        for sentence in _change_faults(change, region, forms):
            yield place, sentence
    yield from _deadline_faults(region.deadlines, forms)
    yield from _own_deadlines(region, national)


def _deadline_faults(deadlines: Iterable[Deadline], forms: Mapping[str, Form]) -> Iterator[Fault]:
    for number, deadline in enumerate(deadlines, 1):
        for sentence in _situation(deadline.applies_when, forms):
            yield texts.level("deadline", deadline.id, number), sentence


def _own_deadlines(region: Region, national: Iterable[Deadline]) -> Iterator[Fault]:
    """An id of the list that holds everywhere may be used only by taking in what that list offers."""
    taken = {deadline.id for deadline in national if not deadline.offered}
    for number, deadline in enumerate(region.deadlines, 1):
        place = texts.level("deadline", deadline.id, number)
        if deadline.offered:
            yield place, texts.DEADLINE_OFFERED
        elif deadline.id in taken:
            yield place, texts.DEADLINE_TWICE.format(id=deadline.id)


def _change_faults(change: Change, region: Region, forms: Mapping[str, Form]) -> Iterator[str]:
    form = forms.get(change.form)
    field = _at(form, change.field) if form else None
    for word in words_in(change.label, change.help):
        if word not in region.words:
            yield texts.UNKNOWN_WORD.format(word=word, region=region.code)
    if form is None:
        yield texts.REGION_FORM.format(form=change.form)
    elif field is None:
        yield texts.REGION_FIELD.format(field=change.field, form=change.form)
    elif change.required and field.type in NOT_ANSWERED:
        yield texts.REGION_REQUIRED.format(field=change.field)
    elif change.hidden and field.required:
        yield texts.REGION_HIDDEN_NEEDED.format(field=change.field, form=change.form)
    elif change.hidden:
        yield from _leaning(change, region, form)


def _leaning(change: Change, region: Region, form: Form) -> Iterator[str]:
    """Fields that are still shown by the region but depend on the field it hides."""
    gone = {other.field for other in region.changes if other.form == form.id and other.hidden}
    hidden = change.field.split("/")[-1]
    for path, field in field_paths(form):
        if hidden not in (_names(field.shown_when), _names(field.required_when)):
            continue
        if not any(path == other or path.startswith(f"{other}/") for other in gone):
            yield texts.REGION_HIDDEN.format(field=change.field, by=field.id)


def _names(condition: Condition | None) -> str:
    return condition.field if condition else ""


def _at(form: Form, path: str) -> Field | None:
    first, *columns = path.split("/")
    found = form.field(first)
    for column in columns:
        found = found.column(column) if found else None
    return found


def field_paths(form: Form) -> Iterator[tuple[str, Field]]:
    """Every field and column with its path of ids, "p_delmal/d_klart"."""
    for field in form.fields():
        yield from _column_paths(field, field.id)


def _column_paths(field: Field, path: str) -> Iterator[tuple[str, Field]]:
    yield path, field
    for column in field.columns:
        yield from _column_paths(column, f"{path}/{column.id}")
