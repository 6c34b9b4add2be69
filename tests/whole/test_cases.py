"""The written-out cases are typed in with keys and buttons; what is stored and what is printed must be exactly so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.whole.office import an_office
from tests.whole.written import CASES, EXPECTED, expected_names, the_day, type_case, written_case


@pytest.mark.parametrize("name", CASES)
def test_a_case_is_typed_and_printed(name: str, home: Path, tmp_path: Path) -> None:
    with an_office(tmp_path / "vault", the_day(name)) as office:
        done = type_case(office, name, home)
    case = written_case(name)
    assert done.stored.keys() == {*case.names(), *(each.form for each in case.evaluations)}
    for form, stored in done.stored.items():
        assert stored == done.wanted[form], form
    for paper, text in done.papers.items():
        assert text.splitlines() == EXPECTED.joinpath(f"{paper}.txt").read_text(encoding="utf-8").splitlines(), paper


def test_every_expected_text_is_of_a_paper_that_is_printed() -> None:
    assert {file.stem for file in EXPECTED.glob("*.txt")} == set(expected_names())


@pytest.mark.parametrize("form", ["kallelse", "plan", "telefonkallelse", "samtycke_vuxen"])
def test_the_paper_for_the_pen_holds_neither_name_nor_place(form: str) -> None:
    """Case F: she still lives with the one who must not know. The paper lies on the table in the meeting."""
    text = EXPECTED.joinpath(f"f-{form}-pen.txt").read_text(encoding="utf-8")
    hidden = "Asta Prov Rolf Rolle 1990 9809 Uppsala".split()
    assert [word for word in hidden if word in text] == []
