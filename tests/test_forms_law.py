"""The law that papers carry: dated, without a gap, the old before 1 July 2025 and the new from then on."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest

from sip_desktop.domain.law import in_force
from tests.test_forms import DEFINITIONS, texts


@pytest.mark.parametrize("form_id", [form.id for form in DEFINITIONS.forms.values() if form.law])
def test_the_law_is_that_of_the_day(form_id: str) -> None:
    new = " ".join(DEFINITIONS.law_lines(form_id, date(2026, 11, 22)))
    old = " ".join(DEFINITIONS.law_lines(form_id, date(2025, 6, 30)))
    assert "2001:453" not in new
    assert "2025:400" not in old
    assert new


LAST_OF_THE_OLD, FIRST_OF_THE_NEW = date(2025, 6, 30), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("form_id", "old", "new"),
    [
        ("plan", "2 kap. 7 § socialtjänstlagen (2001:453)", "10 kap. 8 § socialtjänstlagen (2025:400)"),
        ("kallelse", "2 kap. 7 § socialtjänstlagen (2001:453)", "10 kap. 8 § socialtjänstlagen (2025:400)"),
        ("inbjudan", "2 kap. 7 § socialtjänstlagen (2001:453)", "10 kap. 9 § socialtjänstlagen (2025:400)"),
        ("forberedelse", "14 kap. 1 § socialtjänstlagen (2001:453)", "19 kap. 1 § socialtjänstlagen (2025:400)"),
        ("avvikelse", "14 kap. 3–7 §§ socialtjänstlagen (2001:453)", "27 kap. socialtjänstlagen (2025:400)"),
        (
            "planering_insats",
            "3 kap. 6 a och 6 b §§ socialtjänstlagen (2001:453)",
            "21 kap. 1–2 §§ socialtjänstlagen (2025:400)",
        ),
    ],
)
def test_the_paper_carries_the_law_of_its_own_day(form_id: str, old: str, new: str) -> None:
    """Nearly all of the social services act moved on 1 July 2025; a paper from the day before keeps the old."""
    before = DEFINITIONS.head(form_id, "varmland", LAST_OF_THE_OLD).law
    after = DEFINITIONS.head(form_id, "varmland", FIRST_OF_THE_NEW).law
    assert old in before
    assert new in after
    assert old not in after
    assert new not in before
    assert len(before) == len(set(before))


def test_no_provision_has_a_day_without_wording_once_it_has_begun() -> None:
    """A gap, or an end that nothing follows, would leave a paper silently without the law it rests on."""
    for name in {row.id for row in DEFINITIONS.law}:
        rows = sorted((row for row in DEFINITIONS.law if row.id == name), key=lambda row: row.valid_from)
        assert rows[-1].valid_to is None, name
        for earlier, later in pairwise(rows):
            assert earlier.valid_to == later.valid_from - timedelta(days=1), name


def test_every_reference_to_the_old_act_ends_when_the_new_begins() -> None:
    for row in DEFINITIONS.law:
        if "2001:453" in row.provision:
            assert row.valid_to is not None, row.id
            assert row.valid_to <= LAST_OF_THE_OLD, row.id
        if "2025:400" in row.provision:
            assert row.valid_from == FIRST_OF_THE_NEW, row.id


def test_what_decides_who_may_be_told_what_is_there() -> None:
    day = date(2026, 11, 22)
    there = " ".join(row.provision for row in in_force(DEFINITIONS.law, {row.id for row in DEFINITIONS.law}, day))
    for provision in (
        "10 kap. 27 §",
        "21 kap. 3 §",
        "21 kap. 3 a §",
        "23 kap.",
        "25 kap. 1 §",
        "25 kap. 12 §",
        "25 kap. 13 §",
        "26 kap. 1 §",
        "26 kap. 2 §",
        "26 kap. 9 §",
        "26 kap. 14 c §",
        "28 kap.",
        "29 kap. 13 § skollagen",
        "10 § förvaltningslagen",
        "2 kap. 9 § tryckfrihetsförordningen",
        "6 kap. 13 a § föräldrabalken",
    ):
        assert provision in there, provision


def test_a_section_named_in_a_text_is_one_of_the_dated_ones() -> None:
    """The law moves: a section that stands in a text must be in the law in force, or nobody would mend the text."""
    rows = in_force(DEFINITIONS.law, {row.id for row in DEFINITIONS.law}, date(2026, 11, 22))
    there = " ".join(row.provision for row in rows)
    profiles = [f"{profile.secrecy} {profile.secrecy_careful}" for profile in DEFINITIONS.regions.values()]
    for text in (*profiles, *(text for form in DEFINITIONS.forms.values() for text in texts(form))):
        for section in re.findall(r"\d+ kap\. \d+(?: [a-z])? §", text):
            assert section in there, text


def test_the_provisions_that_stops_will_cite_are_there() -> None:
    day = date(2026, 11, 22)
    rows = {row.id: row.provision for row in in_force(DEFINITIONS.law, [row.id for row in DEFINITIONS.law], day)}
    assert rows["orosanmalan"].startswith("19 kap. 1 §")
    assert rows["skola_samverkan"].startswith("29 kap. 13 §")
    assert all(row.checked_on == day for row in DEFINITIONS.law)
