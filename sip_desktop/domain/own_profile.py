"""A profile made in the program, as it is typed: text that may not be understood yet. It keeps and reads nothing.

It becomes a ``Region`` and is then checked by the very functions that check the shipped profiles; what they say is
put beside the field it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import msgspec
from msgspec.structs import replace

from sip_desktop.domain.deadlines import MOST, Deadline, Unit
from sip_desktop.domain.form import Field, Form
from sip_desktop.domain.form_checks import NOT_ANSWERED
from sip_desktop.domain.form_together import (
    CASE_SHEET,
    field_paths,
    missing_words,
    region_faults,
    word_faults,
    words_of,
)
from sip_desktop.domain.gate import clean, one_line
from sip_desktop.domain.region import Change, Region, apply, own_faults
from sip_desktop.domain.values.dates import date_fault, parse_date
from sip_desktop.texts import definitions as definition_texts
from sip_desktop.texts import own_region as texts

Faults = dict[str, str]
"""A sentence by what it is about: "name", "valid_to", "word:samordnare", "change:plan:p_mal", "term:d3_mote" …"""

LINES = ("name", "routine", "document_id", "handling", "handling_careful")
NEEDED = {
    "name": texts.NAME_MISSING,
    "routine": texts.ROUTINE_MISSING,
    "handling": texts.FOOT_MISSING,
    "handling_careful": texts.FOOT_MISSING,
    "agenda": texts.AGENDA_MISSING,
}
_QUOTED = re.compile(r"'([\w/]+)'")


class Term(msgspec.Struct, frozen=True):
    """A deadline being edited: ``amount`` as typed, and whether it holds here at all."""

    deadline: Deadline
    amount: str
    unit: Unit
    on: bool


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """A profile on the screen. ``code`` is "" until it has been kept; ``agenda`` has one point a line."""

    code: str = ""
    based_on: str
    name: str = ""
    routine: str = ""
    document_id: str = ""
    valid_from: str = ""
    valid_to: str = ""
    handling: str
    handling_careful: str
    agenda: str
    words: dict[str, str]
    forms: tuple[str, ...]
    changes: tuple[Change, ...]
    terms: tuple[Term, ...]
    logo: bytes = b""


class FieldMark(msgspec.Struct, frozen=True):
    """One field of a form in a profile: what it is called, its marks, and whether anybody can be asked to answer."""

    path: str
    depth: int
    label: str
    required: bool
    shown: bool
    own_label: str
    answered: bool


def profile_of(region: Region, base: Region, forms: Mapping[str, Form], national: Iterable[Deadline]) -> Profile:
    """The profile to edit. What no form has any more is left out, and words that have come are those of ``base``."""
    known = {form.id: dict(field_paths(form)) for form in forms.values()}
    wanted = dict.fromkeys(word for form in forms.values() for _, word in words_of(form))
    own = {word: region.words.get(word, base.words.get(word, "")) for word in wanted}
    return Profile(
        code=region.code if region.based_on else "",
        based_on=base.code,
        name=region.name,
        routine=region.routine,
        document_id=region.document_id,
        valid_from=_day(region.valid_from),
        valid_to=_day(region.valid_to),
        handling=region.handling,
        handling_careful=region.handling_careful,
        agenda="\n".join(region.agenda),
        words=own,
        forms=tuple(name for name in region.forms if name in forms and not forms[name].binder),
        changes=tuple(change for change in region.changes if change.field in known.get(change.form, {})),
        terms=tuple(_terms(region, base, national)),
    )


def region_of(profile: Profile, code: str, base: Region, today: date) -> tuple[Region, Faults]:
    """The region that was typed, and what of it could not be understood; that part is then as in ``base``."""
    faults: Faults = {}
    texts_typed = {name: one_line(getattr(profile, name)).strip() for name in LINES}
    days = {name: _read_day(getattr(profile, name), name, today, faults) for name in ("valid_from", "valid_to")}
    agenda = tuple(line.strip() for line in clean(profile.agenda).split("\n") if line.strip())
    for name, sentence in NEEDED.items():
        if not (agenda if name == "agenda" else texts_typed[name]):
            faults[name] = sentence
    if CASE_SHEET not in profile.forms:
        faults["forms"] = texts.SHEET_NEEDED
    words = {word: one_line(text).strip() for word, text in profile.words.items()}
    faults |= {f"word:{word}": texts.WORD_MISSING for word, text in words.items() if not text}
    region = replace(
        base,
        code=code,
        based_on=base.code,
        **texts_typed,
        **days,
        agenda=agenda,
        words=words,
        forms=profile.forms,
        changes=tuple(replace(change, label=one_line(change.label).strip()) for change in profile.changes),
        deadlines=tuple(_deadline(term, faults) for term in profile.terms if term.on),
        source=texts.SOURCE.format(name=base.name),
    )
    return region, faults


def faults_of(region: Region, forms: Mapping[str, Form], national: Iterable[Deadline]) -> Faults:
    """What the checks of the shipped profiles say of this one, by what it is about; the first of each."""
    about = {definition_texts.key(name): name for name in (*LINES, "agenda", "forms", "valid_from", "valid_to")}
    lacking = missing_words(region, forms)
    about |= {definition_texts.key(word): f"word:{word}" for word in (*region.words, *lacking)}
    for number, change in enumerate(region.changes, 1):
        place = definition_texts.level("change", f"{change.form}.{change.field}", number)
        about[place] = f"change:{change.form}:{change.field}"
    for number, deadline in enumerate(region.deadlines, 1):
        about[definition_texts.level("deadline", deadline.id, number)] = f"term:{deadline.id}"
    faults: Faults = {}
    said = (*own_faults(region), *word_faults(region, lacking), *region_faults(region, forms, national))
    for place, sentence in said:
        subject = about.get(place, place)
        faults.setdefault(subject, _in_words(sentence, subject, region, forms))
    return faults


def marks(profile: Profile, form: Form, base: Region) -> list[FieldMark]:
    """The form's fields and columns in its order, with the marks of the profile and the labels in its words."""
    plain = replace(base, words={**base.words, **profile.words}, changes=())
    worded = dict(field_paths(apply(plain, form)))
    changes = {change.field: change for change in profile.changes if change.form == form.id}
    return [_mark(path, field, worded[path], changes.get(path)) for path, field in field_paths(form)]


def with_mark(
    profile: Profile,
    form: Form,
    path: str,
    *,
    required: bool | None = None,
    shown: bool | None = None,
    label: str | None = None,
) -> Profile:
    """The profile with other marks for one field; None leaves a mark as it is. A change that says nothing is gone."""
    own = dict(field_paths(form))[path].required
    kept = [change for change in profile.changes if (change.form, change.field) != (form.id, path)]
    found = [change for change in profile.changes if (change.form, change.field) == (form.id, path)]
    change = found[0] if found else Change(form=form.id, field=path, source=texts.OWN)
    if required is not None:
        change = replace(change, required=None if required == own else required)
    if shown is not None:
        change = replace(change, hidden=not shown)
    if label is not None:
        change = replace(change, label=label)
    says = change.required is not None or change.hidden or change.label.strip() or change.help
    return replace(profile, changes=(*kept, change) if says else tuple(kept))


def _mark(path: str, field: Field, worded: Field, change: Change | None) -> FieldMark:
    required = field.required if change is None or change.required is None else change.required
    label = worded.label or worded.text.partition("\n")[0] or field.id
    return FieldMark(
        path=path,
        depth=path.count("/"),
        label=label,
        required=required,
        shown=not (change and change.hidden),
        own_label=change.label if change else "",
        answered=field.type not in NOT_ANSWERED,
    )


def _terms(region: Region, base: Region, national: Iterable[Deadline]) -> Iterator[Term]:
    """Those of the profile, then those it has laid off, then those that are offered."""
    seen = set()
    for deadline in region.deadlines:
        seen.add(deadline.id)
        yield Term(deadline, str(deadline.amount), deadline.unit, True)
    offered = (replace(each, offered=False) for each in national if each.offered)
    for deadline in (*base.deadlines, *offered):
        if deadline.id not in seen:
            yield Term(deadline, str(deadline.amount), deadline.unit, False)


def _deadline(term: Term, faults: Faults) -> Deadline:
    """The deadline with the number that was typed; a number of one's own is the routine's own, not our reading."""
    typed = term.amount.strip()
    if not (typed.isascii() and typed.isdigit() and int(typed) <= MOST):
        faults[f"term:{term.deadline.id}"] = texts.AMOUNT_WRONG.format(most=MOST)
        return term.deadline
    amount = int(typed)
    if (amount, term.unit) == (term.deadline.amount, term.deadline.unit):
        return term.deadline
    moves = term.deadline.moves and amount > 0 and term.unit not in (Unit.HOURS, Unit.WEEKDAYS)
    return replace(term.deadline, amount=amount, unit=term.unit, moves=moves, routine_says="", source=texts.OWN)


def _read_day(typed: str, name: str, today: date, faults: Faults) -> date | None:
    text = one_line(typed).strip()
    if not text:
        return None
    found = parse_date(text, today)
    if found is None:
        faults[name] = date_fault(text)
        return None
    return date.fromisoformat(found)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _in_words(sentence: str, subject: str, region: Region, forms: Mapping[str, Form]) -> str:
    """The sentence with what the fields are called on paper in the place of their ids."""
    kind, _, rest = subject.partition(":")
    form = forms.get(rest.partition(":")[0]) if kind == "change" else None
    if form is None:
        return sentence[:1].upper() + sentence[1:]
    safe = {word: word for _, word in words_of(form)} | region.words
    fields = dict(field_paths(apply(replace(region, words=safe, changes=()), form)))
    named = {form.id: form.title}
    named |= {field.id: field.label for field in fields.values()} | {path: each.label for path, each in fields.items()}

    def label(found: re.Match[str]) -> str:
        return f"”{named[found[1]]}”" if named.get(found[1]) else found[0]

    words = _QUOTED.sub(label, sentence)
    return words[:1].upper() + words[1:]
