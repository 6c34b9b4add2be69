"""Whose part of a plan is whose, without a vault: who counts as a service, and what counts as a change."""

from __future__ import annotations

from pathlib import Path

import pytest

from sip_desktop.domain.answers import Answers, Ref, Row, put
from sip_desktop.domain.approving import Part, changed_parties, parts
from sip_desktop.domain.differences import Version
from sip_desktop.services.definitions import load

FORM = load(Path(__file__).resolve().parents[2] / "forms").form("plan", "skane")
KURATOR = Ref("r1", "Kurator")


def plan(*activities: Row, members: tuple[Row, ...] = ()) -> Answers:
    return {"p_delmal": (Row("g1", {"d_delmal": "Sova", "d_aktiviteter": activities}),), "p_deltagare": members}


def activity(row: str, who: Ref | str, principal: str) -> Row:
    return Row(row, {"a_aktivitet": "Samtal", "a_ansvarig": who, "a_huvudman": principal})


def member(who: Ref, principal: str, **cells: str) -> Row:
    return Row(f"m{who.row}", {"pd_part": who, "pd_huvudman": principal, **cells})


def test_the_person_and_relatives_approve_nothing() -> None:
    found = parts(
        plan(
            activity("a1", Ref("person", "Loke"), "den_enskilde"),
            activity("a2", Ref("r5", "Systern"), "narstaende"),
            activity("a3", Ref("person", "Loke"), ""),
            activity("a4", "", "region"),
            activity("a5", KURATOR, "utforare_kommun"),
            activity("a6", KURATOR, "utforare_kommun"),
        )
    )
    assert found == (Part("r1", "Kurator", ("a5", "a6")),)


def test_those_who_only_took_part_stand_last_and_those_who_did_not_come_nowhere() -> None:
    members = (
        member(Ref("r2", "Läkare"), "region", pd_deltog="del"),
        member(Ref("r3", "Lärare"), "skola", pd_deltog="nej"),
        member(Ref("r4", "Handläggare"), "statlig", pd_slag="inbjuden"),
        member(Ref("r5", "Boendestöd"), "kommun", pd_slag="kallad"),
        member(Ref("r6", "Syster"), "narstaende", pd_deltog="hela"),
        member(KURATOR, "region", pd_deltog="nej"),
    )
    found = parts(plan(activity("a1", KURATOR, "region"), members=members))
    assert [(part.label, len(part.activities)) for part in found] == [("Kurator", 1), ("Läkare", 0), ("Boendestöd", 0)]


@pytest.mark.parametrize(
    ("path", "value", "changed"),
    [
        ("p_delmal/g1/d_aktiviteter/a1/a_tid", "Varje dag", {"r1"}),
        ("p_delmal/g1/d_aktiviteter/a1/a_ansvarig", Ref("r2", "Läkare"), {"r1", "r2"}),
        ("p_delmal/g1/d_aktiviteter/a1/a_uppfoljning", "Gjort", set()),
        ("p_delmal/g1/d_aktiviteter/a1/a_godkand", "2026-11-27", set()),
        ("p_delmal/g1/d_uppfyllelse", "delvis", set()),
        ("p_situation", "Nytt", set()),
    ],
)
def test_what_was_agreed_on_counts_and_what_came_of_it_does_not(path: str, value: Ref | str, changed: set[str]) -> None:
    was = plan(activity("a1", KURATOR, "region"), activity("a2", Ref("r3", "Lärare"), "skola"))
    found = changed_parties(Version(FORM, was), Version(FORM, put(was, path, value)))
    assert found == changed


def test_a_goal_that_came_or_went_takes_its_activities_with_it() -> None:
    was, empty = plan(activity("a1", KURATOR, "region")), Version(FORM, {})
    assert changed_parties(Version(FORM, was), empty) == {"r1"}
    assert changed_parties(empty, Version(FORM, was)) == {"r1"}
    assert changed_parties(empty, empty) == frozenset()
