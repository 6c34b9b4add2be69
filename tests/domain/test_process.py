"""Where a case stands is read from its documents."""

import pytest

from sip_desktop.domain.answers import Unparsed
from sip_desktop.domain.process import Standing, initials, register_facts, state_of

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


def test_the_next_date_is_the_meeting_until_the_plan_has_a_follow_up() -> None:
    invitation = Standing({"k_start": "2026-11-26T13:00"}, clear=True, draft=False)
    assert register_facts({"kallelse": invitation}).next_deadline == "2026-11-26"
    plan = Standing({"p_uppf_datum": "2027-01-28"}, clear=False, draft=True)
    assert register_facts({"kallelse": invitation, "plan": plan}).next_deadline == "2027-01-28"


def test_a_date_that_was_not_understood_is_no_deadline() -> None:
    invitation = Standing({"k_start": Unparsed("snart")}, clear=False, draft=True)
    assert register_facts({"kallelse": invitation}).next_deadline == ""


def test_responsible_is_shown_as_initials() -> None:
    sheet = Standing({"ansvarig": "Anna-Karin Berg, socialsekreterare"}, clear=False, draft=True)
    assert register_facts({"arendeblad": sheet}).responsible == "AKB"
    assert initials("") == ""
