"""One service's own part of a plan: what it answers for, its unit's with it, and nothing of the others'."""

from __future__ import annotations

from sip_desktop.domain.answers import Answers, Origin, Ref, Row, Value
from sip_desktop.domain.lenses.parties import Party
from sip_desktop.domain.own_part import activities_of, offered

BUP = Party("r1", "aktor", "Eva Prov", "Kurator", "BUP")
COLLEAGUE = Party("r2", "aktor", "Ali Prov", "Läkare", "bup ")
SCHOOL = Party("r3", "aktor", "Siv Prov", "Rektor", "Skolan")
PEOPLE = (BUP, COLLEAGUE, SCHOOL)


def ref(party: Party) -> Ref:
    return Ref(party.row, party.label)


def activity(row: str, what: str, **cells: Value) -> Row:
    return Row(row, {"a_aktivitet": what, **cells})


def plan(*activities: Row, goal: str = "Sova före midnatt") -> Answers:
    return {"p_delmal": (Row("g1", {"d_delmal": goal, "d_aktiviteter": activities}),)}


ANSWERS = plan(
    activity("a1", "Kvällssamtal.", a_ansvarig=ref(BUP), a_tid="varje vecka", a_start="2026-12-01"),
    activity("a2", "Medicin", a_ansvarig=ref(COLLEAGUE), a_slut="2027-02-01"),
    activity("a3", "Skjuts\ntill skolan", a_ansvarig=ref(SCHOOL)),
    activity("a4", "Gruppträff", a_enhet="BUP"),
    activity("a5", "Promenad"),
)


def test_the_own_part_is_the_partys_and_its_units() -> None:
    assert activities_of(ANSWERS, ref(BUP), PEOPLE).split("\n") == [
        "Sova före midnatt: Kvällssamtal (varje vecka, från 2026-12-01)",
        "Sova före midnatt: Medicin (till 2027-02-01)",
        "Sova före midnatt: Gruppträff",
    ]
    assert activities_of(ANSWERS, ref(SCHOOL), PEOPLE) == "Sova före midnatt: Skjuts till skolan"


def test_a_name_written_freely_is_found_by_its_words() -> None:
    free = plan(activity("a1", "Matlåda", a_ansvarig=Ref("", "Hemtjänsten")), goal="")
    assert activities_of(free, Ref("", "hemtjänsten"), PEOPLE) == "Matlåda"
    assert activities_of(free, Ref("", "Någon annan"), PEOPLE) == ""


def test_parties_without_a_unit_are_not_taken_for_one_another() -> None:
    people = (Party("r1", "aktor", "Eva"), Party("r2", "aktor", "Ali"))
    answers = plan(activity("a1", "Ringa", a_ansvarig=Ref("r1", "Eva")), activity("a2", "Skriva"))
    assert activities_of(answers, Ref("r2", "Ali"), people) == ""


def test_it_is_offered_while_nothing_is_written() -> None:
    text = "Sova före midnatt: Skjuts till skolan"
    named: Answers = {"j_for": ref(SCHOOL)}
    assert offered("journalanteckning", named, ANSWERS, PEOPLE) == {"j_gor": Origin("plan", text)}
    assert offered("journalanteckning", {**named, "j_gor": "Eget"}, ANSWERS, PEOPLE) == {}
    assert offered("journalanteckning", {}, ANSWERS, PEOPLE) == {}
    assert offered("kallelse", named, ANSWERS, PEOPLE) == {}
    assert offered("journalanteckning", named, {}, PEOPLE) == {}
