"""A region's profile over a form: its words and marks are in, nothing is lost; and faults in a profile are placed."""

from __future__ import annotations

from datetime import date

import pytest

from sip_desktop.domain.definition_file import DefinitionFault
from sip_desktop.domain.form import Form
from sip_desktop.domain.form_reader import read_form
from sip_desktop.domain.form_together import words_of
from sip_desktop.domain.law import in_force, read_law
from sip_desktop.domain.region import Region, apply, read_region

FORM = """
id = "prov"
number = "1"
title = "Prov för {samordnaren}"
version = 1
purpose = "Att prova."
[[section]]
id = "a"
title = "Hos {samordnaren}"
help = "{Samordnare} skriver."
[[section.field]]
id = "vem"
type = "choice"
label = "{Samordnare}"
help = "Fråga {samordnaren}."
options = [{ id = "s", label = "{Samordnare}" }]
[[section.field]]
id = "agenda"
type = "info"
text = "{dagordning}"
[[section]]
id = "b"
title = "B"
[[section.field]]
id = "rader"
type = "rows"
label = "Rader"
row_word = "{Samordnare}"
[[section.field.column]]
id = "c"
type = "text"
label = "C"
[[section.field.column]]
id = "d"
type = "text"
label = "D"
"""
REGION = """
code = "prov"
name = "Prov"
forms = ["prov"]
handling = "Mejla inte."
handling_careful = "Bara på papper."
secrecy = ""
secrecy_careful = ""
agenda = ["1. Hej", "2. Hej då"]
routine = "Rutin"
source = "Prov (1)"
"""
WORDS = '[words]\nsamordnare = "huvudansvarig"\nsamordnaren = "den huvudansvariga"\n'
LAW = """
[[row]]
id = "sip"
provision = "{provision}"
words = "Ord"
valid_from = {first}
{last}
checked_on = 2026-11-22
source = "SFS"
certainty = "S"
"""


def form() -> Form:
    return read_form(FORM, "prov.toml")


def region(changes: str = "", more: str = "") -> Region:
    return read_region(REGION + more + WORDS + changes, "regions/prov.toml")


def change(text: str) -> str:
    return f'[[change]]\nform = "prov"\n{text}\n'


def test_the_words_of_the_region_are_in_every_text() -> None:
    worded = apply(region(), form())
    assert worded.title == "Prov för den huvudansvariga"
    assert (worded.sections[0].title, worded.sections[0].help) == ("Hos den huvudansvariga", "Huvudansvarig skriver.")
    who, agenda, rows = worded.fields()
    assert (who.label, who.help, who.options[0].label) == (
        "Huvudansvarig",
        "Fråga den huvudansvariga.",
        "Huvudansvarig",
    )
    assert agenda.text == "1. Hej\n2. Hej då"
    assert rows.row_word == "Huvudansvarig"
    assert {word for _, word in words_of(form())} == {"samordnare", "samordnaren"}
    assert ("avsnitt 'a', fält 'vem'", "samordnare") in set(words_of(form()))
    assert not list(words_of(worded))


def test_a_word_the_region_lacks_is_not_guessed() -> None:
    with pytest.raises(KeyError):
        apply(read_region(REGION + '[words]\nannat = "x"\n', "x"), form())


def test_changes_reach_fields_and_columns() -> None:
    changed = apply(
        region(
            change('field = "vem"\nrequired = true\nlabel = "Vem är {samordnare}"\nhelp = "Ny hjälp."')
            + change('field = "rader/c"\nrequired = true')
        ),
        form(),
    )
    who, column, other = changed.at("vem"), changed.at("rader/r/c"), changed.at("rader/r/d")
    assert who is not None
    assert column is not None
    assert other is not None
    assert (who.required, who.label, who.help) == (True, "Vem är huvudansvarig", "Ny hjälp.")
    assert (column.required, other.required) == (True, False)


def test_a_hidden_field_is_gone_and_a_section_with_it_when_it_was_the_last() -> None:
    changed = apply(region(change('field = "rader/c"\nhidden = true')), form())
    rows = changed.field("rader")
    assert rows is not None
    assert [column.id for column in rows.columns] == ["d"]
    assert [section.id for section in apply(region(change('field = "rader"\nhidden = true')), form()).sections] == ["a"]
    assert form().at("rader/r/c"), "the form itself is as it was"


def test_changes_of_other_forms_are_not_applied() -> None:
    other = '[[change]]\nform = "annat"\nfield = "vem"\nhidden = true\n'
    assert apply(region(other), form()) == apply(region(), form())


def test_the_foot_and_the_last_day() -> None:
    profile = region(more="valid_from = 2024-06-18\nvalid_to = 2026-06-18\n")
    assert (profile.foot(False), profile.foot(True)) == ("Mejla inte.", "Bara på papper.")
    assert not profile.is_past(date(2026, 6, 18))
    assert profile.is_past(date(2026, 6, 19))
    assert not region().is_past(date(2099, 1, 1))


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        (REGION.replace('"prov"\nname', '"Prov"\nname') + WORDS, "nyckel 'code'", "'Prov'"),
        (REGION.replace('"Mejla inte."', '" "') + WORDS, "nyckel 'handling'", "tom"),
        (REGION + '[words]\nsamordnare = ""\n', "nyckel 'samordnare'", "tom"),
        (REGION + "färg = 1\n" + WORDS, "hela filen", "TOML"),
        (REGION + "farg = 1\n" + WORDS, "hela filen", "'farg'"),
        (REGION + "valid_to = 2024-01-01\nvalid_from = 2024-01-02\n" + WORDS, "valid_to", "2024-01-01"),
        (REGION + "valid_to = 3\n" + WORDS, "nyckel 'valid_to'", "ett datum"),
        (REGION.replace('forms = ["prov"]', 'forms = ["prov", "prov"]') + WORDS, "nyckel 'forms'", "'prov' finns två"),
        (REGION.replace('forms = ["prov"]', "forms = []") + WORDS, "nyckel 'forms'", "tom"),
        (REGION.replace('["1. Hej", "2. Hej då"]', "[]") + WORDS, "nyckel 'agenda'", "tom"),
        (REGION.replace('"2. Hej då"', '" "') + WORDS, "nyckel 'agenda'", "tom"),
        (REGION + WORDS + change('field = "vem"'), "ändring 'prov.vem'", "ändrar ingenting"),
        (REGION + WORDS + change('field = "vem"\nhidden = true\nrequired = true'), "ändring 'prov.vem'", "både dolt"),
        (
            REGION + WORDS + change('field = "vem"\nhidden = 1'),
            "ändring 'prov.vem', nyckel 'hidden'",
            "true eller false",
        ),
        (REGION + WORDS + change('field = "vem"\nhidden = true') * 2, "ändring 'prov.vem'", "två gånger"),
        (REGION + WORDS + '[[change]]\nform = "prov"\n', "ändring nr 1", "'field' fattas"),
        (REGION.replace('"Prov"\nforms', "3\nforms") + WORDS, "nyckel 'name'", "text, inte ett heltal"),
    ],
)
def test_a_fault_in_a_profile_is_placed(text: str, place: str, sentence: str) -> None:
    with pytest.raises(DefinitionFault) as caught:
        read_region(text, "regions/prov.toml")
    assert caught.value.file == "regions/prov.toml"
    assert place in caught.value.place
    assert sentence in caught.value.sentence


def law(provision: str, first: str, last: str = "") -> str:
    return LAW.format(provision=provision, first=first, last=f"valid_to = {last}" if last else "")


def test_the_wording_of_the_day_is_in_force_to_its_last_day() -> None:
    rows = read_law(law("ny", "2025-07-01") + law("gammal", "2010-01-01", "2025-06-30"), "law.toml")

    def on(day: date) -> list[str]:
        return [row.provision for row in in_force(rows, ["sip", "okänd"], day)]

    assert on(date(2009, 12, 31)) == []
    assert on(date(2025, 6, 30)) == ["gammal"]
    assert on(date(2025, 7, 1)) == ["ny"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (law("a", "2025-01-02", "2025-01-01"), "kommer före"),
        (law("a", "2025-01-01") + law("b", "2026-01-01"), "samtidigt"),
        (law(" ", "2025-01-01"), "tom"),
        (law("a", "2025-01-01").replace('"sip"', '"Sip"'), "'Sip'"),
        (law("a", "igår"), "TOML"),
        (law("a", '"igår"'), "går inte att läsa"),
        (law("a", "12:00:00"), "ett datum"),
    ],
)
def test_a_fault_in_the_law_is_placed(text: str, sentence: str) -> None:
    with pytest.raises(DefinitionFault) as caught:
        read_law(text, "law.toml")
    assert caught.value.file == "law.toml"
    assert sentence in caught.value.sentence
