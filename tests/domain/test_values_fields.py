"""The surface of values: every kind of field takes any text, and gives back what it took."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sip_desktop.domain import values
from sip_desktop.domain.answers import Content, Ref, Row, Unparsed, Value, decode, encode
from sip_desktop.domain.form import Field, FieldType, Option
from sip_desktop.domain.gate import clean
from sip_desktop.domain.values.numbers import parse_number
from sip_desktop.texts import values as texts

TODAY = date(2026, 11, 22)
OPTIONS = (
    Option(id="ja", label="Ja, det finns"),
    Option(id="nej", label="Nej"),
    Option(id="vet_inte", label="Vet inte; kontrolleras"),
    Option(id="annan", label="nej"),
)
FIELDS = {kind: Field(id="f", label="Fråga", type=kind, options=OPTIONS) for kind in FieldType}

days = st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(date.isoformat)
times = st.times().map(lambda time: f"{time:%H:%M}")
any_text = st.text(st.characters())
canonical: dict[FieldType, st.SearchStrategy[Value]] = {
    FieldType.TEXT: any_text.map(lambda text: clean(text).replace("\n", " ")),
    FieldType.SIGNATURE: any_text.map(lambda text: clean(text).replace("\n", " ")),
    FieldType.LONGTEXT: any_text.map(clean),
    FieldType.DATE: days,
    FieldType.TIME: times,
    FieldType.DATETIME: st.builds("{}T{}".format, days, times),
    FieldType.NUMBER: st.decimals(-(10**9), 10**9, places=2).map(
        lambda n: parse_number(f"{n:.2f}".replace(".", ",")) or "0"
    ),
    FieldType.CHOICE: st.sampled_from(["", *(option.id for option in OPTIONS)]),
    FieldType.MULTI: st.sets(st.sampled_from([o.id for o in OPTIONS])).map(
        lambda chosen: tuple(o.id for o in OPTIONS if o.id in chosen)
    ),
    FieldType.CHECK: st.booleans(),
    FieldType.PERSONNUMMER: st.sampled_from(["20150922-9801", "19701063-2391", "19870314-9800", "20121212TF01"]),
    FieldType.PHONE: st.sampled_from(
        ["070-174 06 50", "08-465 004 00", "0555-123 45 ankn 12", "112", "+47 22 33 44 55"]
    ),
    FieldType.PARTY: st.text("abc åäö,.").filter(str.strip).map(lambda text: Ref("", text)),
}
kinds = st.sampled_from(FieldType)
typed_kinds = st.sampled_from(tuple(canonical))


@settings(deadline=None, max_examples=400)
@given(st.data(), typed_kinds)
def test_what_was_understood_is_read_back_from_the_editor(data: st.DataObject, kind: FieldType) -> None:
    value = data.draw(canonical[kind])
    assert values.parse(FIELDS[kind], values.edit_text(FIELDS[kind], value), TODAY) == value
    assert values.fault(FIELDS[kind], value) == ""


@settings(deadline=None, max_examples=500)
@given(kinds, any_text, st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_any_text_is_taken_kept_and_explained(kind: FieldType, text: str, today: date) -> None:
    field = FIELDS[kind]
    value = values.parse(field, text, today)
    if isinstance(value, Unparsed):
        assert value.text == clean(text)
        assert values.edit_text(field, value) == value.text
        assert values.printed(field, value) == value.text
        assert values.fault(field, value).endswith(".")
    else:
        assert values.fault(field, value) == ""
    if not isinstance(value, (bool, tuple)):
        assert values.parse(field, values.edit_text(field, value), today) == value
    assert values.understood(field, value) is not None
    assert decode(encode(Content({"f": value}))).answers == {"f": value}


@settings(deadline=None, max_examples=300)
@given(
    st.sampled_from((FieldType.DATE, FieldType.TIME, FieldType.DATETIME, FieldType.PERSONNUMMER, FieldType.NUMBER)),
    st.text("0123456789 -/.,:+kl vmåndagtisfreokbmjux", max_size=20),
)
def test_texts_that_look_like_values_are_taken_kept_and_explained(kind: FieldType, text: str) -> None:
    field = FIELDS[kind]
    value = values.parse(field, text, TODAY)
    if isinstance(value, Unparsed):
        assert value.text == text
        assert values.fault(field, value)
    elif isinstance(value, str):
        assert values.parse(field, values.edit_text(field, value), TODAY) == value


@pytest.mark.parametrize("kind", list(FieldType))
def test_no_answer_is_empty_everywhere(kind: FieldType) -> None:
    field = FIELDS[kind]
    for value in (None, values.parse(field, "", TODAY)):
        assert values.edit_text(field, value) == ""
        assert values.understood(field, value) == ""
        assert values.fault(field, value) == ""
        assert values.printed(field, value) == ""


def test_blank_text_in_a_typed_field_is_no_answer() -> None:
    assert values.parse(FIELDS[FieldType.DATE], "  \n", TODAY) == ""
    assert values.parse(FIELDS[FieldType.PARTY], "  ", TODAY) == ""


@pytest.mark.parametrize(
    ("kind", "value", "edited", "printed", "understood"),
    [
        (FieldType.DATE, "2026-12-03", "2026-12-03", "2026-12-03", "torsdag 3 december 2026"),
        (FieldType.DATE, "2026-12-24", "2026-12-24", "2026-12-24", "torsdag 24 december 2026, julafton"),
        (FieldType.TIME, "13:00", "13.00", "13.00", "kl. 13.00"),
        (
            FieldType.DATETIME,
            "2026-12-24T13:00",
            "2026-12-24 13.00",
            "torsdag 24 december 2026 kl. 13.00",
            "torsdag 24 december 2026 kl. 13.00, julafton",
        ),
        (FieldType.NUMBER, "12.5", "12,5", "12,5", ""),
        (FieldType.CHOICE, "ja", "Ja, det finns", "Ja, det finns", ""),
        (FieldType.CHOICE, "annan", "annan", "nej", ""),
        (FieldType.MULTI, ("ja", "nej"), "Ja, det finns\nNej", "Ja, det finns; Nej", ""),
        (FieldType.CHECK, True, "Ja", "Ja", ""),
        (FieldType.PARTY, Ref("r1", "Anna Berg, kurator"), "Anna Berg, kurator", "Anna Berg, kurator", ""),
        (
            FieldType.PERSONNUMMER,
            "20150922-9801",
            "20150922-9801",
            "20150922-9801",
            "Personnummer, född 22 september 2015",
        ),
        (FieldType.DATE, Unparsed("snart"), "snart", "snart", ""),
        (FieldType.MULTI, Unparsed("Kanske"), "Kanske", "Kanske", ""),
        (FieldType.ROWS, (Row("r1", {}),), "", "", ""),
        (FieldType.LONGTEXT, "en\ntvå", "en\ntvå", "en\ntvå", ""),
    ],
)
def test_how_values_look(kind: FieldType, value: Value, edited: str, printed: str, understood: str) -> None:
    field = FIELDS[kind]
    looks = values.edit_text(field, value), values.printed(field, value), values.understood(field, value)
    assert looks == (edited, printed, understood)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (FieldType.TEXT, "Anna\r\nBerg", "Anna Berg"),
        (FieldType.CHECK, "x", True),
        (FieldType.CHECK, "Nej", False),
        (FieldType.CHECK, "kanske", Unparsed("kanske")),
        (FieldType.CHOICE, "JA, DET FINNS", "ja"),
        (FieldType.CHOICE, "kanske", Unparsed("kanske")),
        (FieldType.MULTI, "Nej\nja", ("ja", "nej")),
        (FieldType.MULTI, "ja\nkanske", Unparsed("ja\nkanske")),
        (FieldType.PARTY, "mormor", Ref("", "mormor")),
        (FieldType.ROWS, "klistrat", Unparsed("klistrat")),
        (FieldType.ROWS, "", ()),
        (FieldType.DATE, " 30/2 ", Unparsed(" 30/2 ")),
        (FieldType.COMPUTED, "räknat", "räknat"),
    ],
)
def test_how_texts_are_taken(kind: FieldType, text: str, value: Value) -> None:
    assert values.parse(FIELDS[kind], text, TODAY) == value


def test_an_option_the_form_no_longer_has_is_shown_and_told() -> None:
    assert values.printed(FIELDS[FieldType.CHOICE], "borttaget") == "borttaget"
    assert values.fault(FIELDS[FieldType.CHOICE], "borttaget") == texts.CHOICE_UNREAD
    assert values.fault(FIELDS[FieldType.MULTI], ("ja", "borttaget")) == texts.CHOICE_UNREAD
