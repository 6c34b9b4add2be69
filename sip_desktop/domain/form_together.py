"""What must agree between forms, regions and law: prefill, law references, words and changes; it opens no file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sip_desktop.domain.definition_file import DefinitionFault
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
# What one kind of answer may be copied into besides its own kind: any answer can be written out as text.
_INTO_TEXT = frozenset({FieldType.TEXT, FieldType.LONGTEXT})
_INTO_PARTY = frozenset({FieldType.TEXT, FieldType.LONGTEXT})


def check_together(forms: Mapping[str, Form], regions: Mapping[str, Region], law: Iterable[Law]) -> None:
    """Raise DefinitionFault for the first thing that does not agree. ``forms`` are by id, as read, not resolved."""
    known_law = {row.id for row in law}
    for form in forms.values():
        for place, sentence in form_faults(form, forms, known_law):
            raise DefinitionFault(FORM_FILE.format(name=form.id), place, sentence)
        for place, word in words_of(form):
            for region in regions.values():
                if word not in region.words:
                    sentence = texts.UNKNOWN_WORD.format(word=word, region=region.code)
                    raise DefinitionFault(FORM_FILE.format(name=form.id), place, sentence)
    for region in regions.values():
        for place, sentence in region_faults(region, forms):
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
        source_form = form if form_id == PREVIOUS else forms.get(form_id)
        source = source_form.field(field_id) if source_form else None
        if source is None:
            yield (texts.PREFILL_FIELD if source_form else texts.PREFILL_FORM).format(source=name)
        else:
            sources.append(source)
            yield from _fits(name, source, spot.field)
    if spot.field.type is FieldType.ROWS and sources:
        yield from _column_faults(spot.field, sources)


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
    known = {option.id for option in asked.options} if asked else set()
    for value in condition.one_of or (condition.equals,):
        if value is not None and value not in known:
            yield texts.CONDITION_VALUE.format(key="shown_when", value=value, subject=Fact.SITUATION)


def region_faults(region: Region, forms: Mapping[str, Form]) -> Iterator[Fault]:
    """What in a profile does not agree with the forms."""
    for name in region.forms:
        if name not in forms:
            yield texts.key("forms"), texts.REGION_FORM.format(form=name)
    for number, change in enumerate(region.changes, 1):
        place = texts.level("change", f"{change.form}.{change.field}", number)
        for sentence in _change_faults(change, region, forms):
            yield place, sentence


def _change_faults(change: Change, region: Region, forms: Mapping[str, Form]) -> Iterator[str]:
    form = forms.get(change.form)
    field = _at(form, change.field) if form else None
    if form is None:
        yield texts.REGION_FORM.format(form=change.form)
    elif field is None:
        yield texts.REGION_FIELD.format(field=change.field, form=change.form)
    elif change.required and field.type in NOT_ANSWERED:
        yield texts.REGION_REQUIRED.format(field=change.field)
    elif change.hidden:
        yield from _leaning(change, region, form)


def _leaning(change: Change, region: Region, form: Form) -> Iterator[str]:
    """Fields that are still shown by the region but depend on the field it hides."""
    gone = {other.field for other in region.changes if other.form == form.id and other.hidden}
    hidden = change.field.split("/")[-1]
    for path, field in _paths(form):
        if any(path == other or path.startswith(f"{other}/") for other in gone):
            continue
        if hidden in (_names(field.shown_when), _names(field.required_when)):
            yield texts.REGION_HIDDEN.format(field=change.field, by=field.id)


def _names(condition: Condition | None) -> str:
    return condition.field if condition else ""


def _at(form: Form, path: str) -> Field | None:
    return dict(_paths(form)).get(path)


def _paths(form: Form) -> Iterator[tuple[str, Field]]:
    """Every field and column with its path of ids, "p_delmal/d_klart"."""
    for field in form.fields():
        yield from _column_paths(field, field.id)


def _column_paths(field: Field, path: str) -> Iterator[tuple[str, Field]]:
    yield path, field
    for column in field.columns:
        yield from _column_paths(column, f"{path}/{column.id}")
