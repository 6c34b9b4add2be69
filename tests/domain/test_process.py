"""Where a case stands is read from its documents."""

import pytest

from sip_desktop.domain.lenses.case_papers import CasePaper
from sip_desktop.domain.process import Standing, initials, register_facts, standings_of, state_of

DRAFT = Standing({}, clear=False, draft=True)
CLEAR = Standing({}, clear=True, draft=False)


@pytest.mark.parametrize(
    ("documents", "state"),
    [
        ({}, "T0"),
        ({"arendeblad": DRAFT}, "T0"),
        ({"arendeblad": DRAFT, "kallelse": DRAFT}, "T3"),
        ({"arendeblad": DRAFT, "kallelse": CLEAR}, "T4"),
        ({"kallelse": CLEAR, "plan": DRAFT}, "T6"),
        ({"kallelse": CLEAR, "plan": CLEAR}, "T7"),
        ({"plan": Standing({}, clear=True, draft=True, revisions=2)}, "T7"),
        ({"plan": Standing({}, clear=True, draft=False, revisions=2)}, "T9"),
        ({"plan": CLEAR, "avslut": DRAFT}, "T7"),
        ({"plan": CLEAR, "avslut": CLEAR}, "T10"),
        ({"avslut": CLEAR}, "T10"),
    ],
)
def test_the_furthest_document_decides(documents: dict[str, Standing], state: str) -> None:
    assert state_of(documents) == state


def test_the_last_paper_of_a_form_tells_how_far_it_has_come() -> None:
    first = CasePaper(form="kallelse", title="", ordinal=1, created="", cleared="2026-11-26T09:00:00+01:00")
    second = CasePaper(form="kallelse", title="", ordinal=2, created="", draft=True, newest={"k_typ": "uppfoljning"})
    other = CasePaper(form="svar", title="", ordinal=3, created="")
    assert state_of(standings_of([first, other])) == "T4"
    assert standings_of([first, second, other]) == {
        "kallelse": Standing({"k_typ": "uppfoljning"}, clear=False, draft=True)
    }


def test_the_next_date_is_the_one_that_was_counted() -> None:
    assert register_facts({"kallelse": DRAFT}, "2026-11-30").next_deadline == "2026-11-30"
    assert register_facts({}).next_deadline == ""


def test_responsible_is_shown_as_initials() -> None:
    sheet = Standing({"ansvarig": "Anna-Karin Berg, socialsekreterare"}, clear=False, draft=True)
    assert register_facts({"arendeblad": sheet}).responsible == "AKB"
    assert initials("") == ""
