"""Reading a form: what is inherited, and that each kind of fault is said with file, place and sentence."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sip_desktop.domain.definition_file import DefinitionFault
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.form import Condition, FilledBy, Form, Part
from sip_desktop.domain.form_checks import faults
from sip_desktop.domain.form_reader import read_form

HEAD = 'id = "prov"\nnumber = "1"\ntitle = "Prov"\nversion = 1\npurpose = "Att prova."\n'
SECTION = '[[section]]\nid = "delmal"\ntitle = "Delmål"\npart = "goals"\n'
FIELD = '[[section.field]]\nid = "d_delmal"\ntype = "text"\nlabel = "Delmål"\nfilled_by = ["AK"]\nsource = "Prov (1)"\n'
ROWS = '[[section.field]]\nid = "rader"\ntype = "rows"\nlabel = "Rader"\nsource = "Prov (2)"\nfilled_by = ["DE"]\n'
COLUMN = '[[section.field.column]]\nid = "a"\ntype = "text"\nlabel = "A"\n'
INNER = '[[section.field.column.column]]\nid = "b"\ntype = "text"\nlabel = "B"\n'
OPTIONS = 'options = [{ id = "ja", label = "Ja" }, { id = "nej", label = "Nej" }]\n'
CHOICE = f'[[section.field]]\nid = "val"\ntype = "choice"\nlabel = "Val"\n{OPTIONS}'
GOOD = HEAD + SECTION + FIELD + CHOICE
SHIPPED = sorted((Path(__file__).resolve().parents[2] / "forms").glob("*.toml"))


def fault_of(text: str) -> DefinitionFault:
    with pytest.raises(DefinitionFault) as caught:
        read_form(text, "prov.toml")
    fault = caught.value
    assert isinstance(fault, Fault)
    assert fault.file == "prov.toml"
    assert fault.text == f"prov.toml, {fault.place}: {fault.sentence}"
    assert fault.sentence.endswith(".")
    return fault


def test_parts_sources_and_who_fills_in_are_inherited() -> None:
    nested = COLUMN.replace('"text"', '"rows"') + INNER + 'part = "risk"\nsource = "Prov (3)"\nfilled_by = ["SE"]\n'
    form = read_form(HEAD + SECTION + ROWS + nested + COLUMN.replace('"a"', '"c"'), "prov.toml")
    inner, plain = form.at("rader/r/a/r/b"), form.at("rader/r/c")
    assert inner is not None
    assert plain is not None
    assert (inner.part, inner.source, inner.filled_by) == (Part.RISK, "Prov (3)", (FilledBy.SECRETARY,))
    assert (plain.part, plain.source, plain.filled_by) == (Part.GOALS, "Prov (2)", (FilledBy.PERSON,))


def test_a_condition_in_a_row_may_name_its_own_row_and_what_is_outside() -> None:
    row = 'shown_when = { field = "a", answered = true }\n'
    outside = 'required_when = { field = "val", in = ["ja", ""] }\n'
    text = GOOD + ROWS + COLUMN + outside + COLUMN.replace('"a"', '"c"') + row
    assert read_form(text, "prov.toml").field("rader")


def test_the_sentence_says_it_all() -> None:
    fault = fault_of(GOOD.replace('label = "Delmål"\nfilled', "filled"))
    assert fault.text == "prov.toml, avsnitt 'delmal', fält 'd_delmal': etikett (label) fattas."


FIELD_FAULTS = {
    "unknown key": (FIELD + 'farg = "röd"\n', "farg"),
    "wrong type": (FIELD + 'width = "bred"\n', "ett heltal, inte text"),
    "unknown type": (FIELD.replace('"text"', '"txt"'), "'txt'"),
    "missing type": (FIELD.replace('type = "text"\n', ""), "'type' fattas"),
    "no label": (FIELD.replace('label = "Delmål"', 'label = " "'), "etikett"),
    "width 0": (FIELD + "width = 0\n", "1–12"),
    "width 13": (FIELD + "width = 13\n", "13"),
    "lines": (FIELD + "lines = 41\n", "0–40"),
    "blank rows": (FIELD + "blank_rows = -1\n", "-1"),
    "bad id": (FIELD.replace('"d_delmal"', '"d-delmål"'), "små bokstäver"),
    "unknown part": (FIELD + 'part = "hemligt"\n', "'hemligt'"),
    "options on text": (FIELD + OPTIONS, "'options' passar inte"),
    "choice without options": (FIELD.replace('"text"', '"choice"'), "minst ett val"),
    "multi without options": (FIELD.replace('"text"', '"multi"'), "minst ett val"),
    "option id": (FIELD.replace('"text"', '"choice"') + OPTIONS.replace('"ja"', '"Ja"'), "'Ja'"),
    "option twice": (FIELD.replace('"text"', '"choice"') + OPTIONS.replace('"nej"', '"ja"'), "två gånger"),
    "option label": (FIELD.replace('"text"', '"choice"') + OPTIONS.replace('"Nej"', '""'), "etikett"),
    "faces on text": (FIELD + "faces = true\n", "'faces' passar inte"),
    "faces of other options": (FIELD.replace('"text"', '"choice"') + OPTIONS + "faces = true\n", "glad, mellan"),
    "drawing on text": (FIELD + "drawing = true\n", "'drawing' passar inte"),
    "columns on text": (FIELD + COLUMN, "'column' passar inte"),
    "rows without columns": (FIELD.replace('"text"', '"rows"'), "minst en kolumn"),
    "column twice": (FIELD.replace('"text"', '"rows"') + COLUMN + COLUMN, "två gånger"),
    "column was": (FIELD.replace('"text"', '"rows"') + COLUMN + COLUMN.replace('"a"', '"c"') + 'was = ["a"]\n', "'a'"),
    "compute missing": (FIELD.replace('"text"', '"computed"'), "compute"),
    "compute unknown": (FIELD.replace('"text"', '"computed"') + 'compute = "gissa"\n', "gissa"),
    "compute on text": (FIELD + 'compute = "age_group"\n', "'compute' passar inte"),
    "roles on text": (FIELD + 'roles = ["aktor"]\n', "'roles' passar inte"),
    "role unknown": (FIELD.replace('"text"', '"party"') + 'roles = ["granne"]\n', "granne"),
    "info without text": (FIELD.replace('"text"', '"info"'), "behöver text"),
    "prefill without dot": (FIELD + 'prefill = ["kallelse"]\n', "formulär.fält"),
    "prefill odd": (FIELD + 'prefill = ["kallelse.k.l"]\n', "formulär.fält"),
    "prefill on info": (FIELD.replace('"text"', '"info"') + 'text = "X"\nprefill = ["a.b"]\n', "'prefill' passar inte"),
    "prefill in row": (FIELD.replace('"text"', '"rows"') + COLUMN + 'prefill = ["a.b"]\n', "kolumn i raden"),
    "condition on nothing": (FIELD + "shown_when = { answered = true }\n", "field eller fact"),
    "condition on both": (FIELD + 'shown_when = { field = "val", fact = "child", equals = true }\n', "inte båda"),
    "condition with none": (FIELD + 'shown_when = { field = "val" }\n', "men har 0"),
    "condition with two": (FIELD + 'shown_when = { field = "val", equals = "ja", in = ["nej"] }\n', "men har 2"),
    "condition key": (FIELD + 'shown_when = { field = "val", is = "ja" }\n', "'is'"),
    "condition field": (FIELD + 'shown_when = { field = "vla", equals = "ja" }\n', "'vla'"),
    "condition option": (FIELD + 'required_when = { field = "val", equals = "jaa" }\n', "'jaa'"),
    "condition tick": (FIELD + 'shown_when = { field = "val", equals = true }\n', "'true'"),
    "condition on a tick": (
        FIELD
        + 'shown_when = { field = "kryss", equals = "ja" }\n'
        + FIELD.replace("d_delmal", "kryss").replace('"text"', '"check"'),
        "'ja', som 'kryss'",
    ),
    "condition fact": (FIELD + 'shown_when = { fact = "child", equals = "ja" }\n', "'ja'"),
    "condition fact unknown": (FIELD + 'shown_when = { fact = "rik", equals = true }\n', "'rik'"),
    "condition age": (FIELD + 'shown_when = { fact = "age", in = ["gammal"] }\n', "'gammal'"),
}


@pytest.mark.parametrize("name", FIELD_FAULTS)
def test_a_fault_in_a_field_names_the_section_and_the_field(name: str) -> None:
    field, sentence = FIELD_FAULTS[name]
    fault = fault_of(HEAD + SECTION + field + CHOICE)
    assert fault.place.startswith("avsnitt 'delmal', fält 'd")
    assert sentence in fault.sentence


def test_every_fault_is_found_not_only_the_first() -> None:
    bad = replace(
        read_form(GOOD + ROWS + COLUMN, "prov.toml").sections[0].fields[0],
        id="D",
        width=0,
        prefill=("x",),
        shown_when=Condition(),
        required_when=Condition(field="d", equals="x"),
    )
    form = read_form(GOOD, "prov.toml")
    wrong = replace(form, version=0, sections=(replace(form.sections[0], fields=(bad, bad)),))
    assert len(list(faults(wrong))) == 2 + 2 * 5


def test_the_label_of_an_option_that_is_gone_is_its_id() -> None:
    field = read_form(GOOD, "prov.toml").field("val")
    assert field is not None
    assert (field.option_label("ja"), field.option_label("borta")) == ("Ja", "borta")


def test_an_item_of_a_plain_list_is_placed_by_its_number() -> None:
    fault = fault_of(HEAD + SECTION + FIELD + 'prefill = ["a.b", 3]\n')
    assert fault.place == "avsnitt 'delmal', fält 'd_delmal', 'prefill' nr 2"


def test_a_dropped_field_that_is_gone_is_fine() -> None:
    form = read_form('dropped = ["gammal"]\n' + GOOD + 'was = ["fore"]\n', "prov.toml")
    assert form.dropped == ("gammal",)


def test_rows_go_two_levels_down_and_no_further() -> None:
    two = ROWS + COLUMN.replace('"text"', '"rows"') + INNER
    assert read_form(HEAD + SECTION + two, "prov.toml")
    third = INNER.replace("column.column", "column.column.column")
    fault = fault_of(
        HEAD + SECTION + ROWS + COLUMN.replace('"text"', '"rows"') + INNER.replace('"text"', '"rows"') + third
    )
    assert "två nivåer" in fault.sentence
    assert fault.place == "avsnitt 'delmal', fält 'rader', kolumn 'a', kolumn 'b'"


FORM_FAULTS = {
    "not toml": (GOOD + "id =\n", "hela filen", "TOML (rad"),
    "cut off": (GOOD + 'x = "', "hela filen", "TOML"),
    "nothing": ("", "hela filen", "fattas"),
    "unknown key": ("farg = 1\n" + GOOD, "hela filen", "farg"),
    "id": (GOOD.replace('"prov"', '"Prov"'), "hela filen", "'Prov'"),
    "version": (GOOD.replace("version = 1", "version = 0"), "nyckel 'version'", "1–9999"),
    "title": (GOOD.replace('title = "Prov"', 'title = ""'), "nyckel 'title'", "tom"),
    "question on a sign": ("cards = true\n" + GOOD, "nyckel 'cards'", "'d_delmal' av typen text"),
    "rows on a pocket card": (
        "bare = true\npocket = true\n" + HEAD + SECTION + ROWS + COLUMN,
        "nyckel 'pocket'",
        "'rader' av typen rows",
    ),
    "pocket card with a head": ("pocket = true\n" + GOOD, "nyckel 'pocket'", "också vara bare"),
    "page of the binder in a case": ("binder = true\n" + GOOD, "nyckel 'binder'", "in_case = false"),
    "arrow of no chart": (
        GOOD.replace('label = "Delmål"\nfilled', 'label = "Delmål"\nleads_to = "delmal"\nfilled'),
        "nyckel 'leads_to'",
        "'delmal'",
    ),
    "arrow of a question": (
        "chart = true\n" + GOOD.replace('label = "Delmål"\nfilled', 'label = "Delmål"\nleads_to = "delmal"\nfilled'),
        "nyckel 'leads_to'",
        "flödesschema",
    ),
    "section title": (GOOD.replace('title = "Delmål"', 'title = ""'), "avsnitt 'delmal'", "tom"),
    "section id": (GOOD.replace('"delmal"', '"Delmål"'), "avsnitt 'Delmål'", "små bokstäver"),
    "section twice": (GOOD + SECTION, "avsnitt 'delmal'", "två gånger"),
    "field twice": (GOOD + CHOICE, "fält 'val'", "två gånger"),
    "section condition": (
        GOOD.replace('part = "goals"', 'shown_when = { field = "nej", answered = true }'),
        "avsnitt 'delmal'",
        "'nej'",
    ),
    "was in use": (GOOD + 'was = ["d_delmal"]\n', "hela filen", "'d_delmal'"),
    "dropped in use": ('dropped = ["val"]\n' + GOOD, "nyckel 'dropped'", "'val'"),
    "dropped and was": ('dropped = ["gammal"]\n' + GOOD + 'was = ["gammal"]\n', "nyckel 'dropped'", "'gammal'"),
}


@pytest.mark.parametrize("name", FORM_FAULTS)
def test_a_fault_of_the_whole_form_is_placed_too(name: str) -> None:
    text, place, sentence = FORM_FAULTS[name]
    fault = fault_of(text)
    assert place in fault.place
    assert sentence in fault.sentence


def test_a_field_without_id_is_placed_by_its_number() -> None:
    assert (
        fault_of(HEAD + SECTION + CHOICE + '[[section.field]]\ntype = "text"\n').place == "avsnitt 'delmal', fält nr 2"
    )


def test_no_english_of_the_library_reaches_the_reader() -> None:
    for text in (
        "version = 1.5\n",
        "version = 2026-01-01\n",
        'version = "1"\n',
        "version = [1]\n",
        "version = {a = 1}\n",
    ):
        sentence = fault_of(GOOD.replace("version = 1\n", text)).sentence
        assert "Expected" not in sentence
        assert "ska stå ett heltal" in sentence
    assert "1–9999" in fault_of(GOOD.replace("version = 1\n", f"version = {2**70}\n")).sentence


def test_a_bottomless_file_is_a_fault_and_no_crash() -> None:
    assert fault_of(GOOD + "x = " + "[" * 5000).place == "hela filen"


SPLINTERS = (
    "",
    "=",
    "[[section]]",
    "[[section.field]]",
    '"',
    "{",
    "}",
    "true",
    "0",
    "-7",
    '"å"',
    "[]",
    "id",
    "2026-01-01",
    'type = "rows"',
    "[[section.field.column.column.column]]",
    "options = []",
    "shown_when = {}",
    "nan",
    "1e400",
)


@settings(max_examples=300, deadline=None)
@given(
    source=st.sampled_from(SHIPPED),
    seed=st.integers(min_value=0, max_value=2**32),
    cuts=st.integers(min_value=1, max_value=4),
    words=st.lists(st.sampled_from(SPLINTERS) | st.text(max_size=12), min_size=4, max_size=4),
)
def test_a_mangled_definition_is_a_form_or_a_fault(source: Path, seed: int, cuts: int, words: list[str]) -> None:
    dice = random.Random(seed)
    lines = source.read_text("utf-8").splitlines()
    for word in words[:cuts]:
        at = dice.randrange(len(lines))
        name, _, _ = lines[at].partition("=")
        lines[at : at + 1] = dice.choice(
            (
                [],
                [lines[at], lines[at]],
                [word],
                [f"{name}= {word}"],
                [lines[at], word],
                [lines[dice.randrange(len(lines))]],
            )
        )
    _reads_or_faults("\n".join(lines))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200) | st.binary(max_size=200).map(lambda data: data.decode("latin-1")))
def test_any_text_is_a_form_or_a_fault(text: str) -> None:
    _reads_or_faults(text)


def _reads_or_faults(text: str) -> None:
    found = _read(text)
    assert isinstance(found, Form) or (found.file == "prov.toml" and found.place and found.sentence)


def _read(text: str) -> Form | DefinitionFault:
    try:
        return read_form(text, "prov.toml")
    except DefinitionFault as fault:
        return fault
