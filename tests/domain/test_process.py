"""Where a case stands is read from its papers, in whatever order they came."""

from __future__ import annotations

from itertools import permutations

import pytest

from sip_desktop.domain.answers import Value
from sip_desktop.domain.deadlines import Step
from sip_desktop.domain.lenses.case_papers import CasePaper
from sip_desktop.domain.process import initials, register_facts, state_of
from tests.domain.consent_papers import paper, withdrawal, yes

CALLED = frozenset({Step.CALLED})
ANSWERED = frozenset({Step.CALLED, Step.CONFIRMED})


def draft(form: str, ordinal: int = 5, **answers: Value) -> CasePaper:
    return paper(form, ordinal, "", **answers)


def revised(draft_too: bool = False) -> CasePaper:
    return CasePaper(
        form="plan",
        title="plan",
        ordinal=6,
        created="",
        cleared="2027-01-28T10:00:00+01:00",
        draft=draft_too,
        revision=2,
    )


YES = yes("samtycke_vuxen", 3)
REFUSED = paper("samtycke_nej", 9, c_vem="", c_datum="2026-11-20")


@pytest.mark.parametrize(
    ("papers", "done", "state"),
    [
        ([], frozenset(), "T0"),
        ([draft("arendeblad")], frozenset(), "T0"),
        ([draft("forberedelse")], frozenset(), "T0"),
        ([draft("forberedelse", f_behov_datum="2026-11-09")], frozenset(), "T1"),
        ([draft("forberedelse", f_bedomning="behovs_inte")], frozenset(), "T1"),
        ([draft("forberedelse", f_bedomning="erbjuds")], frozenset(), "T2"),
        ([draft("samtycke_vuxen")], frozenset(), "T2"),
        ([YES], frozenset(), "T3"),
        ([draft("kallelse")], frozenset(), "T3"),
        ([YES, draft("motesanteckning")], frozenset(), "T3f"),
        ([draft("motesanteckning")], frozenset(), "T0"),
        ([YES, draft("motesanteckning", ma_sip="nu")], frozenset(), "T6"),
        ([YES, paper("kallelse")], frozenset(), "T4"),
        ([YES], CALLED, "T4"),
        ([YES, paper("kallelse")], ANSWERED, "T5"),
        ([YES, paper("kallelse"), draft("plan")], ANSWERED, "T6"),
        ([YES, paper("plan")], CALLED, "T7"),
        ([YES, paper("plan"), draft("uppfoljning", 8)], CALLED, "T8"),
        ([YES, revised(draft_too=True), draft("uppfoljning", 8)], CALLED, "T8"),
        ([YES, revised(), draft("uppfoljning", 8)], CALLED, "T9"),
        ([YES, paper("plan"), draft("avslut", 8)], CALLED, "T7"),
        ([YES, paper("plan"), paper("avslut", 8)], CALLED, "T10"),
        ([paper("avslut")], frozenset(), "T10"),
        ([paper("avslut"), draft("aterforing", 9)], frozenset(), "T10"),
        ([paper("avslut"), paper("aterforing", 9)], frozenset(), "T11"),
        ([REFUSED], frozenset(), "T2n"),
        ([YES, REFUSED, paper("kallelse")], CALLED, "T10"),
        ([YES, withdrawal(), paper("plan")], CALLED, "T10"),
        ([YES, withdrawal(c_hela="delvis"), paper("plan", 6)], CALLED, "T7"),
        ([YES, withdrawal(day="2026-11-20T10:00"), yes("samtycke_vuxen", 10, c_datum="2026-11-21")], CALLED, "T4"),
    ],
)
def test_the_furthest_thing_that_is_proved_decides(papers: list[CasePaper], done: frozenset[Step], state: str) -> None:
    assert {state_of(order, done) for order in permutations(papers)} == {state}


def test_a_withdrawal_that_is_a_draft_ends_nothing() -> None:
    taken_back = withdrawal()
    unsure = draft("samtycke_aterkallelse", 9, **taken_back.answers)
    assert state_of([YES, unsure, paper("plan", 6)], CALLED) == "T7"


def test_the_next_date_is_the_one_that_was_counted() -> None:
    assert register_facts([draft("kallelse")], frozenset(), "2026-11-30").next_deadline == "2026-11-30"
    assert register_facts([]).next_deadline == ""


def test_responsible_is_shown_as_initials() -> None:
    assert register_facts([draft("arendeblad", ansvarig="Anna-Karin Berg, socialsekreterare")]).responsible == "AKB"
    assert register_facts([draft("arendeblad", ansvarig="AKB")]).responsible == "AKB"
    assert initials("") == ""
