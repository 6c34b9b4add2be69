"""Every form × every region in the house's words: plain, no blame, "du" to the person who holds the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from sip_desktop.domain.form import Form, Part
from tests.test_forms import ALL_FORMS, DEFINITIONS, REGIONS, column, fields, texts

# Words that frighten, blame or name a visitor's secret, with what the house says instead in its own list of words.
NOT_ON_PAPER = (
    "förövare",
    "våldsutsatt",
    "skyddat läge",
    "fingerad",
    "läsare",
    "fastställ",
    "stopp:",
    "åsidosätt",
    "röjandekontroll",
    "expedition",
    "återföring",
    "valv",
    "lösenfras",
    "validering",
    "motring",
    "brist",
    "kan inte samtycka",
    "samtycke saknas",
    "kvittens saknas",
    "klient",
    "brukare",
    "patient",
    "återkalla exemplar",
    "läcka",
    "kvarskriv",
    "vederbörande",
    "inhämta",
    "beakta",
    "erhåll",
    "nyttja",
    "delge",
    "förekommande fall",
)


# Where a word of the list above stands all the same, and why.
ALLOWED = {
    ("arendeblad", "skyddstyp", "kvarskriv"): "the old name of skyddad folkbokföring, in a help that is not printed",
}


# Papers that speak to a person in whole sentences: their questions and statements end as sentences do.
IN_SENTENCES = ("begaran", "infor_mitt_mote", "utvardering")


# Papers that the person, the child or somebody close holds in the hand: they say "du", never "den enskilde".
PERSONS_OWN = (
    "begaran",
    "begaran_barn",
    "begaran_svar",
    "bordskort",
    "infor_mitt_mote",
    "infor_mitt_mote_barn",
    "infor_mitt_mote_lattlast",
    "kort_om_sip",
    "kort_om_sip_lattlast",
    "samtycke_aterkallelse",
    "samtycke_barn_en_vh",
    "samtycke_barn_tva_vh",
    "samtycke_ungdom",
    "samtycke_vuxen",
    "utvardering_barn",
    "utvardering_foretradare",
    "utvardering_person",
)


def on_paper(form: Form) -> Iterator[str]:
    """What is printed whoever fills it in; help to a field is for the one at the screen."""
    yield from (form.title, form.purpose)
    for section in form.sections:
        yield from (section.title, section.help)
    for field in fields(form):
        if field.part is not Part.INTERNAL:
            yield from (field.label, field.text)
            yield from (option.label for option in field.options)


def house_words(text: str) -> list[str]:
    return [word for word in NOT_ON_PAPER if word in text.lower()]


@pytest.mark.parametrize("form_id", ALL_FORMS)
def test_every_text_is_in_the_words_of_the_house(form_id: str) -> None:
    form = DEFINITIONS.forms[form_id]
    for text in (form.title, form.purpose, *(s.title for s in form.sections), *(s.help for s in form.sections)):
        assert not house_words(text), text
    for field in fields(form):
        own = (field.label, field.help, field.text, field.row_word, *(option.label for option in field.options))
        found = {word for text in own for word in house_words(text) if (form_id, field.id, word) not in ALLOWED}
        assert not found, field.id


def test_every_exception_from_the_words_is_still_needed() -> None:
    for form_id, field_id, word in ALLOWED:
        assert word in " ".join((column(form_id, field_id).help, column(form_id, field_id).text)).lower()


@pytest.mark.parametrize("code", REGIONS)
def test_a_profile_says_it_in_the_words_of_the_house_too(code: str) -> None:
    profile = DEFINITIONS.region(code)
    lines = (profile.handling, profile.handling_careful, *profile.agenda, *profile.words.values())
    for text in (*lines, *(c.label for c in profile.changes), *(c.help for c in profile.changes)):
        assert not house_words(text), text
        assert text == text.strip()
    for change in profile.changes:
        assert not change.help or change.help.endswith((".", "?")), change.help
        assert not change.label.endswith((".", ":")), change.label
        assert change.source, f"{change.form}.{change.field}"


@pytest.mark.parametrize("form_id", ALL_FORMS)
def test_every_help_is_whole_sentences_and_no_label_ends_with_a_stop(form_id: str) -> None:
    form = DEFINITIONS.forms[form_id]
    for field in fields(form):
        assert not field.help or field.help.endswith((".", "?")), field.help
        assert not field.label.endswith(":"), field.label
        if form_id.startswith(IN_SENTENCES) or form.easy_read:
            continue
        assert not field.label.endswith((".", "?")), field.label


@pytest.mark.parametrize("form_id", sorted({*PERSONS_OWN, *(f.id for f in DEFINITIONS.forms.values() if f.easy_read)}))
def test_a_paper_that_the_person_holds_says_du(form_id: str) -> None:
    """Cold on one's own paper: the person is not "den enskilde" there, and nobody is a "hen" to herself."""
    words = " ".join(on_paper(DEFINITIONS.forms[form_id])).lower()
    assert re.search(r"\b(du|dig|din|ditt|dina|jag|mig|min|mitt|mina)\b", words)
    assert "den enskilde" not in words


def test_no_text_has_a_letter_that_only_a_bad_copy_has() -> None:
    """Two of the routines were read by a machine: their broken letters must not come along."""
    for form in DEFINITIONS.forms.values():
        for text in texts(form):
            assert not re.search(r"[àáâãèêëìíîïòóôõùúûñ€@&]|\b[aA]r det\b|\bfor att\b|  ", text) or form.id.startswith(
                "kort_om_sip_"
            ), text
