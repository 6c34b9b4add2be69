"""Which way a paper may leave by, the steps of a letter, and what waits for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from sip_desktop.domain.guidance.post_rules import FORWARDING
from sip_desktop.domain.post import (
    FORWARDED,
    IN_HAND,
    NEWS,
    LetterState,
    Number,
    PostFacts,
    Way,
    due_of,
    is_too_late,
    letter_of_code,
    next_step,
    rest,
    return_code,
    state_of,
    steps_of,
    ways,
)
from sip_desktop.domain.post_data import read_post
from sip_desktop.domain.records import LetterStep
from sip_desktop.texts import post as texts
from sip_desktop.texts import post_paper

TODAY = date(2026, 12, 21)
SAFE = PostFacts(
    home=True,
    today=TODAY,
    protected=True,
    kind="sekretessmarkering",
    shown=True,
    number=Number.GOOD,
    told=True,
    seen="nej",
)
DATA = read_post((Path(__file__).resolve().parents[2] / "forms" / "post.toml").read_text("utf-8"), "post.toml")


def step(name: str, day: str = "2026-11-27", words: str = "") -> LetterStep:
    at = f"{day}T14:03:00+01:00"
    return LetterStep(letter_id=1, step=name, day=day, words=words, at=at, user_id="u1")


def stops(facts: PostFacts, way: Way) -> tuple[str, ...]:
    return next(line.stops for line in ways(facts, 7) if line.way is way)


def test_the_safest_way_comes_first_and_a_home_has_no_internal_post() -> None:
    found = [line.way for line in ways(SAFE, 7)]
    assert found[:4] == [Way.HAND, Way.READ, Way.CARD, Way.FORWARD]
    assert Way.INTERNAL not in found
    unit = [line.way for line in ways(PostFacts(home=False, today=TODAY, protected=True), 7)]
    assert unit == [Way.HAND, Way.MESSENGER, Way.INTERNAL, Way.REK, Way.LETTER]
    assert all(not line.stops for line in ways(PostFacts(home=False, today=TODAY, protected=True), 7))


def test_by_hand_is_never_stopped() -> None:
    worst = PostFacts(home=True, today=TODAY, protected=True, violence=True, never_letter=True)
    for line in ways(worst, 7):
        assert bool(line.stops) is (line.way not in (Way.HAND, Way.READ, Way.CARD))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"kind": "annat_behov"}, "no_protection"),
        ({"kind": "vet_inte"}, "no_protection"),
        ({"shown": False}, "not_shown"),
        ({"number": Number.MISSING}, "no_number"),
        ({"number": Number.RESERVE}, "reserve"),
        ({"told": False}, "not_told"),
        ({"seen": ""}, "seen_unknown"),
        ({"seen": "ja"}, "seen"),
        ({"seen": "vet_inte"}, "seen"),
        ({"never_letter": True}, "never"),
        ({"call": True, "meeting": date(2026, 12, 30)}, "too_late"),
    ],
)
def test_each_thing_that_skatteverket_or_the_home_needs(changed: dict[str, object], said: str) -> None:
    assert stops(SAFE, Way.FORWARD) == ()
    assert stops(msgspec.structs.replace(SAFE, **changed), Way.FORWARD) == (said,)


def test_violence_without_protection_stops_a_letter_home_until_answered() -> None:
    facts = PostFacts(home=True, today=TODAY, violence=True)
    assert stops(facts, Way.LETTER) == ("seen_unknown",)
    assert stops(msgspec.structs.replace(facts, seen="nej"), Way.LETTER) == ()


def test_a_registered_letter_is_not_for_a_child() -> None:
    child = msgspec.structs.replace(SAFE, of_child=True)
    assert stops(child, Way.FORWARD) == ()
    assert stops(child, Way.FORWARD_REK) == ("child_rek",)


def test_too_late_counts_weekdays_and_not_holidays() -> None:
    # From Monday 21 December: 22, 23, 28, 29, 30 December, 4 and 5 January.
    assert is_too_late(TODAY, date(2027, 1, 4), 7)
    assert not is_too_late(TODAY, date(2027, 1, 5), 7)
    assert not is_too_late(TODAY, date(2026, 12, 20), 7)
    assert DATA.forwarding_days == FORWARDING == 7


def test_steps_come_in_order_and_end_when_it_has_left() -> None:
    done: list[LetterStep] = []
    while name := next_step(Way.FORWARD, True, done):
        done.append(step(name))
    names = [one.step for one in done]
    assert names == list(steps_of(Way.FORWARD, True))
    order = ["raknat", "siffror", "granskat", "forslutet", "ytter", "lamnat"]
    assert [name for name in names if name in order] == order
    assert state_of(done) is LetterState.LEFT
    assert next_step(Way.FORWARD, True, [step("avbruten")]) == ""


@pytest.mark.parametrize("way", [way for way in Way if way is not Way.CARD])
@pytest.mark.parametrize("double", [True, False])
def test_no_way_leaves_unsealed(way: Way, double: bool) -> None:
    steps = steps_of(way, double)
    assert steps[-1] == "lamnat"
    if way not in IN_HAND:
        assert steps.index("granskat") < steps.index("forslutet") < steps.index("lamnat")
    assert ("siffror" in steps) is (way in FORWARDED)
    assert all(name in texts.STEPS for name in steps)


def test_states_and_what_can_follow() -> None:
    sealed = [step("forslutet")]
    left = [*sealed, step("lamnat")]
    assert [state_of(each) for each in ([], sealed, left, [*left, step("rek")])] == [
        LetterState.PACKING,
        LetterState.SEALED,
        LetterState.LEFT,
        LetterState.LEFT,
    ]
    assert state_of([*left, step("retur"), step("oppnad")]) is LetterState.OPENED
    assert "framme" not in NEWS[LetterState.SEALED]
    assert set(NEWS) == set(LetterState)


def test_what_waits() -> None:
    left = [step("forslutet"), step("lamnat")]
    # Friday 27 November and seven weekdays.
    assert [(one.what, one.at) for one in due_of(Way.FORWARD, left, 7, 72)] == [("ring", "2026-12-08")]
    assert [one.what for one in due_of(Way.FORWARD_REK, left, 7, 72)] == ["ring", "rek"]
    assert due_of(Way.HAND, left, 7, 72) == ()
    assert due_of(Way.FORWARD, [*left, step("framme")], 7, 72) == ()
    opened = [*left, step("retur"), step("oppnad", "2026-12-01")]
    assert [(one.what, one.at) for one in due_of(Way.FORWARD, opened, 7, 72)] == [
        ("anmal", "2026-12-04T14:03:00+01:00")
    ]
    assert due_of(Way.FORWARD, [*opened, step("anmald")], 7, 72) == ()


@pytest.mark.parametrize(
    ("typed", "letter"),
    [
        ("R 0041", 41),
        ("r41", 41),
        ("0041", 41),
        (" R-41 ", 41),
        ("R 12345", 12345),
        ("R 0", 0),
        ("R", 0),
        ("41 b", 0),
        ("٤١", 0),
        ("-41-", 0),
    ],
)
def test_return_codes(typed: str, letter: int) -> None:
    assert letter_of_code(typed) == letter
    assert not letter or letter_of_code(return_code(letter)) == letter


def test_only_a_forwarded_letter_has_digits_to_read_back() -> None:
    assert rest(Way.FORWARD, "19870314-9800") == "9800"
    assert rest(Way.LETTER, "19870314-9800") == ""
    assert rest(Way.FORWARD, "") == ""


def test_every_id_has_its_words() -> None:
    assert {way.value for way in Way} == set(texts.WAYS)
    assert {way.value for way in Way} - {"tidskort"} == set(texts.WAY_LETTERS)
    assert {state.value for state in LetterState} == set(texts.STATES)
    assert set(texts.REASONS) == set(texts.WHAT_TO_DO)
    assert set(post_paper.CLASSES) | {"overlamna", "lasa"} == set(texts.WAY_LETTERS)
