"""What each kind of field takes: typed text to a canonical value and back, in words and as printed.

Canonical values: date "2026-12-03", time "13:00", datetime "2026-12-03T13:00", number "12.5", choice an option
id, multi a tuple of option ids in the form's order, check a bool, personnummer "20150922-9801", party a ``Ref``,
all else text. Not answered is "" (check: False, multi: ()). It knows one field at a time, never a whole form.

For every canonical value ``parse(field, edit_text(field, value), today) == value``, but for a ``Ref`` to a row:
a party is chosen, not typed, so typed text is a ``Ref`` without a row. Rows, info and computed fields are not
typed either.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sip_desktop.domain.answers import Ref, Unparsed, Value, options_of, text_of
from sip_desktop.domain.form import Field, FieldType
from sip_desktop.domain.gate import clean, one_line
from sip_desktop.domain.values.dates import date_fault, date_words, parse_date
from sip_desktop.domain.values.identity import birth_date, identity_fault, identity_words, parse_identity
from sip_desktop.domain.values.numbers import parse_number, plain_number
from sip_desktop.domain.values.phone import parse_phone
from sip_desktop.domain.values.times import (
    datetime_fault,
    datetime_words,
    parse_datetime,
    parse_time,
    plain_time,
    time_fault,
    time_words,
)
from sip_desktop.texts import values as texts

__all__ = ["birth_date", "edit_text", "fault", "parse", "printed", "understood"]

_READ: dict[FieldType, Callable[[str], str | None]] = {
    FieldType.TIME: parse_time,
    FieldType.NUMBER: parse_number,
    FieldType.PHONE: parse_phone,
}
_READ_TODAY: dict[FieldType, Callable[[str, date], str | None]] = {
    FieldType.DATE: parse_date,
    FieldType.DATETIME: parse_datetime,
    FieldType.PERSONNUMMER: parse_identity,
}
_FAULTS: dict[FieldType, Callable[[str], str]] = {
    FieldType.DATE: date_fault,
    FieldType.TIME: time_fault,
    FieldType.DATETIME: datetime_fault,
    FieldType.PERSONNUMMER: identity_fault,
}
_SENTENCES = {
    FieldType.NUMBER: texts.NUMBER_UNREAD,
    FieldType.CHOICE: texts.CHOICE_UNREAD,
    FieldType.MULTI: texts.CHOICE_UNREAD,
    FieldType.CHECK: texts.CHECK_UNREAD,
    FieldType.PHONE: texts.PHONE_UNREAD,
    FieldType.ROWS: texts.ROWS_UNREAD,
}
_WORDS: dict[FieldType, Callable[[str], str]] = {
    FieldType.DATE: date_words,
    FieldType.TIME: time_words,
    FieldType.DATETIME: datetime_words,
    FieldType.PERSONNUMMER: identity_words,
}
_EDITED: dict[FieldType, Callable[[str], str]] = {
    FieldType.TIME: plain_time,
    FieldType.DATETIME: lambda value: plain_time(value.replace("T", " ")),
    FieldType.NUMBER: plain_number,
}
_TICKED = {"ja": True, "x": True, "1": True, "nej": False, "0": False}
_ONE_LINE = (FieldType.TEXT, FieldType.SIGNATURE)


def parse(field: Field, text: str, today: date) -> Value:
    """What the typed text means; ``Unparsed`` with the text when it cannot be understood. Never raises.

    The text passes the gate first, so an ``Unparsed`` is what was typed but for what cannot be seen. Relative
    words ("i morgon") are resolved against ``today``, here and never later.
    """
    text = clean(text)
    if field.type in _READ or field.type in _READ_TODAY:
        return _read(field.type, text, today)
    if field.type in _ONE_LINE:
        return one_line(text)
    return _chosen(field, text)


def edit_text(field: Field, value: Value | None) -> str:
    """What stands in the editor: a date as 2026-12-03, a time as 13.00, a number as 12,5, an option as its label."""
    if isinstance(value, bool):
        return texts.CHECKED if value else ""
    if isinstance(value, tuple):
        return "\n".join(_label(field, option) for option in options_of(value))
    text = text_of(value)
    if not isinstance(value, str):
        return text
    if field.type is FieldType.CHOICE:
        return _label(field, text) if text else ""
    return _EDITED.get(field.type, str)(text)


def understood(field: Field, value: Value | None) -> str:
    """How the value was understood, in words ("torsdag 3 december 2026"); "" when there is nothing to say."""
    if not isinstance(value, str) or field.type not in _WORDS:
        return ""
    return _WORDS[field.type](value)


def fault(field: Field, value: Value | None) -> str:
    """Why the value was not understood and how to write it, one plain sentence or two; "" when it was.

    Also an option that the form no longer has is a fault: it can be read but not chosen again.
    """
    if isinstance(value, Unparsed):
        if field.type in _FAULTS:
            return _FAULTS[field.type](value.text)
        return _SENTENCES.get(field.type, "")
    known = {option.id for option in field.options}
    if field.type is FieldType.CHOICE and isinstance(value, str) and value and value not in known:
        return texts.CHOICE_UNREAD
    if field.type is FieldType.MULTI and not known.issuperset(options_of(value)):
        return texts.CHOICE_UNREAD
    return ""


def printed(field: Field, value: Value | None) -> str:
    """The value as on paper: a meeting time in words, a date as 2026-12-03, options by their labels.

    What was not understood is printed as typed. Rows are printed by column, so they give "".
    """
    if field.type is FieldType.MULTI:
        return "; ".join(field.option_label(option) for option in options_of(value)) or text_of(value)
    if field.type is FieldType.CHOICE:
        return field.option_label(text_of(value))
    if field.type is FieldType.DATETIME and isinstance(value, str):
        return datetime_words(value).partition(",")[0] or value
    return "" if isinstance(value, tuple) else edit_text(field, value)


def _read(kind: FieldType, text: str, today: date) -> Value:
    if not text.strip():
        return ""
    value = _READ[kind](text) if kind in _READ else _READ_TODAY[kind](text, today)
    return Unparsed(text) if value is None else value


def _chosen(field: Field, text: str) -> Value:
    """The types that are chosen on screen; their text comes from pasting, from tests and from import."""
    if field.type is FieldType.CHECK:
        ticked = _TICKED.get(text.strip().lower()) if text.strip() else False
        return Unparsed(text) if ticked is None else ticked
    if field.type is FieldType.CHOICE:
        option = _option(field, text)
        return Unparsed(text) if option is None else option
    if field.type is FieldType.MULTI:
        return _options(field, text)
    if field.type is FieldType.PARTY:
        return Ref("", one_line(text)) if text.strip() else ""
    if field.type is FieldType.ROWS:
        return Unparsed(text) if text.strip() else ()
    return text


def _options(field: Field, text: str) -> Value:
    """The options on the lines of the text, in the order of the form."""
    chosen = {_option(field, line) for line in text.split("\n") if line.strip()}
    if None in chosen:
        return Unparsed(text)
    return tuple(option.id for option in field.options if option.id in chosen)


def _option(field: Field, text: str) -> str | None:
    """The id of the option with this id or label, "" for a blank text, None when there is none."""
    plain = text.strip()
    if not plain or any(option.id == plain for option in field.options):
        return plain
    return next((option.id for option in field.options if option.label.strip().lower() == plain.lower()), None)


def _label(field: Field, option: str) -> str:
    """The label, or the id where the label would be read back as another option."""
    label = clean(field.option_label(option))
    return label if _option(field, label) == option else option
