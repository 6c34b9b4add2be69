"""Every section of the five routines has a row in ``docs/coverage.md``, and the page says what the forms say now."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from sip_desktop import paths
from sip_desktop.services.definitions import load
from tests.seeds.write_coverage import (
    DATA,
    PAGE,
    Section,
    Seeds,
    Served,
    forms_sources,
    gaps,
    lines_named,
    page,
    read_seeds,
    serving,
    unserved,
)

SEEDS = read_seeds(DATA.read_text(encoding="utf-8"))
SOURCES = forms_sources(load(paths.forms()), paths.forms())
COLUMNS = 5


def with_section(section: Section) -> Seeds:
    """The routines with one more section, after the last of Värmland."""
    *others, last = SEEDS.seeds
    longer = replace(last, lines=last.lines + 1, sections=(*last.sections, section))
    return replace(SEEDS, seeds=(*others, longer))


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(SEEDS, SOURCES), "Kör python -m tests.seeds.write_coverage"


def test_every_line_of_every_routine_stands_in_one_section() -> None:
    assert [seed.number for seed in SEEDS.seeds] == ["000", "001", "002", "003", "004"]
    assert gaps(SEEDS) == []


def test_no_section_is_without_an_answer() -> None:
    assert unserved(SEEDS, SOURCES) == []


def test_no_row_of_the_page_is_empty() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if re.match(r"\| 00\d \|", line)]
    assert len(rows) == sum(len(seed.sections) for seed in SEEDS.seeds)
    for row in rows:
        cells = [cell.strip() for cell in row.strip("|").split(" | ")]
        assert len(cells) == COLUMNS, row
        assert all(cells), row
        assert cells[3:] != ["–", "–"], row


def test_every_rule_that_is_named_is_explained_and_every_rule_is_named() -> None:
    named = {rule for seed in SEEDS.seeds for section in seed.sections for rule in section.rules}
    assert named == set(SEEDS.rules)


def test_every_source_of_a_form_points_at_a_line_that_exists() -> None:
    lines = {seed.number: seed.lines for seed in SEEDS.seeds}
    assert [(number, line) for number, line in SOURCES if not 1 <= line <= lines[number]] == []


def test_a_planted_section_without_an_answer_is_found() -> None:
    planted = Section(title="Påhittat avsnitt", first=147, last=147)
    assert unserved(with_section(planted), SOURCES) == ["004:147-147 Påhittat avsnitt"]
    assert unserved(with_section(replace(planted, other="Inte programmets sak: påhittat.")), SOURCES) == []


@pytest.mark.parametrize(("first", "last"), [(148, 148), (146, 147), (147, 148)])
def test_a_planted_gap_or_overlap_is_found(first: int, last: int) -> None:
    assert gaps(with_section(Section(title="Påhittat", first=first, last=last))) == ["004"]


def test_a_form_that_forgets_its_source_leaves_its_section_empty() -> None:
    """Early signs of relapse are asked for by Skåne alone, at one place; without that source the row would be empty."""
    skane = SEEDS.seeds[2]
    signs = next(section for section in skane.sections if section.title == "Tidiga tecken")
    assert serving(skane, signs, SOURCES)
    without = {place: found for place, found in SOURCES.items() if place[0] != "002"}
    assert unserved(replace(SEEDS, seeds=(replace(skane, sections=(replace(signs, rules=()),)),)), without)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("Uppsala, Samtycke (000:85)", [("000", 85)]),
        ("Halland (003:15-17); Skåne (002:113)", [("003", 15), ("003", 16), ("003", 17), ("002", 113)]),
        ("Värmland (004:55, 58)", [("004", 55), ("004", 58)]),
        ("Uppsala (000:92–93, 95)", [("000", 92), ("000", 93), ("000", 95)]),
        ("Lag 2017:612 4 kap. 3 §", []),
        ("Värmland, rutin SIP (004)", []),
    ],
)
def test_a_source_names_its_lines(source: str, lines: list[tuple[str, int]]) -> None:
    assert list(lines_named(source)) == lines


def test_what_serves_a_line_is_named_by_form_and_question() -> None:
    assert Served("SIP – Kallelse", "Syfte med mötet") in SOURCES["002", 33]
