"""What had left a case before its consent was taken back, or before it was to be by hand only."""

from __future__ import annotations

from sip_desktop.domain.answers import Ref, Row, Value
from sip_desktop.domain.guidance.reading import LeftPaper, Mode, Reading
from sip_desktop.domain.left_papers import Change, left_before
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.lenses.case_papers import CasePaper
from tests.domain.consent_papers import ADULT, BUP, SCHOOL, paper, withdrawal, yes
from tests.domain.guidance.cases import reading

SUPPORT = Ref("a3", "Boendestödet")
YES = yes("samtycke_vuxen", 1, c_datum="2026-11-01")


def handed(*rows: tuple[Ref, str, str], told: tuple[Ref, ...] = ()) -> CasePaper:
    given = tuple(
        Row(f"g{n}", {"fv_mottagare": to, "fv_papper": "Planen, version 1", "fv_datum": day, "fv_slag": kind})
        for n, (to, day, kind) in enumerate(rows)
    )
    back: tuple[Row, ...] = tuple(
        Row(f"b{n}", {"fb_mottagare": to, "fb_vad": "underrattad"}) for n, to in enumerate(told)
    )
    answers: dict[str, Value] = {"fv_rader": given, "fv_besked": back}
    return paper("vem_fick_vad", 7, "", **answers)


def copy(made: str, form: str = "plan") -> LeftPaper:
    return LeftPaper(form=form, title="Plan", ordinal=5, revision=1, number=1, made=made)


def case(*papers: CasePaper, **more: object) -> Reading:
    more.setdefault("facts", ADULT)
    return reading(*papers, **more)  # type: ignore[arg-type]


def test_nothing_is_said_while_nothing_has_changed() -> None:
    assert left_before(case(YES, handed((BUP, "2026-11-10", "eget")), left=(copy("2026-11-10T10:00:00+01:00"),))) == ()


def test_a_withdrawal_lists_copies_and_receivers_of_before() -> None:
    left = (copy("2026-11-10T10:00:00+01:00"), copy("2026-11-24T10:00:00+01:00"))
    given = handed((BUP, "2026-11-10", "handling"), (SCHOOL, "2026-11-24", "eget"))
    [found] = left_before(case(YES, withdrawal(day="2026-11-20T10:00"), given, left=left))
    assert found.change is Change.WITHDRAWN
    assert found.copies == left[:1]
    assert [(one.to, one.theirs) for one in found.given] == [(BUP, True)]
    assert found.to_tell == (BUP,)


def test_in_part_only_those_it_is_about() -> None:
    part = withdrawal(
        day="2026-11-20T10:00", c_hela="delvis", c_verksamheter=(Row("v1", {"c_part": SUPPORT, "c_fortsatt": "nej"}),)
    )
    given = handed((BUP, "2026-11-10", "eget"), (SUPPORT, "2026-11-10", "handling"))
    [found] = left_before(case(YES, part, given))
    assert found.change is Change.WITHDRAWN_IN_PART
    assert found.to_tell == (SUPPORT,)


def test_who_has_been_told_is_not_to_be_told_again() -> None:
    taken = withdrawal(day="2026-11-20T10:00")
    by_list = handed((BUP, "2026-11-10", "eget"), (SCHOOL, "2026-11-10", "eget"), told=(BUP,))
    [found] = left_before(case(YES, taken, by_list))
    assert found.to_tell == (SCHOOL,)
    begun = paper("underrattelse_aterkallat", 12, "", c_till_vem=SCHOOL)
    [found] = left_before(case(YES, taken, by_list, begun))
    assert found.to_tell == (SCHOOL,), "a letter that is only begun tells nobody"
    letter = paper("underrattelse_aterkallat", 12, c_till_vem=SCHOOL)
    [found] = left_before(case(YES, taken, by_list, letter))
    assert found.to_tell == ()
    assert [one.told for one in found.given] == [True, True]


def test_a_new_consent_ends_it() -> None:
    again = yes("samtycke_vuxen", 11, c_datum="2026-11-22")
    given = handed((BUP, "2026-11-10", "eget"))
    assert left_before(case(YES, withdrawal(day="2026-11-20T10:00"), again, given)) == ()


def test_what_left_before_the_case_was_by_hand_only() -> None:
    modes = (Mode("2026-11-15T09:00:00+01:00", protected=True, violence=False),)
    left = (copy("2026-11-10T10:00:00+01:00"), copy("2026-11-16T10:00:00+01:00"))
    [found] = left_before(case(YES, facts=CaseFacts(protected=True), modes=modes, left=left))
    assert found.change is Change.BY_HAND
    assert found.copies == left[:1]


def test_a_case_that_is_no_longer_by_hand_has_nothing_to_tell() -> None:
    modes = (
        Mode("2026-11-15T09:00:00+01:00", protected=True, violence=False),
        Mode("2026-11-17T09:00:00+01:00", protected=False, violence=False),
    )
    assert left_before(case(YES, modes=modes, left=(copy("2026-11-10T10:00:00+01:00"),))) == ()


def test_rows_without_a_day_or_a_receiver_are_passed_over() -> None:
    given = handed((BUP, "", "eget"), (Ref("", ""), "2026-11-10", "eget"))
    assert left_before(case(YES, withdrawal(day="2026-11-20T10:00"), given)) == ()


def test_what_left_between_two_marks_left_without_the_care() -> None:
    marked = {"01": (True, False), "05": (False, False), "20": (True, False), "22": (True, True)}
    modes = tuple(Mode(f"2026-11-{day}T10:00:00+01:00", *mark) for day, mark in marked.items())
    left = tuple(copy(f"2026-11-{day}T10:00:00+01:00") for day in ("10", "21"))
    [found] = left_before(case(facts=CaseFacts(protected=True), modes=modes, left=left))
    assert (found.since, found.copies) == ("2026-11-20", left[:1])
