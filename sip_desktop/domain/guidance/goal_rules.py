"""The rules on the goals of a plan and what is done for them (forms.md §3.6). How good a goal is, nobody here knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from sip_desktop.domain.answers import Answers, options_of, rows_of, text_of
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.guidance.finding import Check, Hit
from sip_desktop.domain.guidance.plan_reading import Goal, goals, is_written, plan_draft
from sip_desktop.domain.guidance.reading import Reading, answered
from sip_desktop.texts import plan_rules as texts

OWN_WORDS = frozenset({"den_enskilde", "barnet"})
ACCEPTED = "accepterat"
_COUNTED = re.compile(
    r"\d|\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|en gång|varje|alla|hela|halva|ingen|inga|minst|högst)\b", re.I
)
"""Words that say how much or how often: with one of them a goal can be measured, as far as a paper shows it."""
_FEWEST_WORDS = 3


def r_plan_09(reading: Reading) -> Iterator[Hit]:
    """A main goal that is not said to be in the person's own words."""
    draft = plan_draft(reading)
    if draft is None or not answered(draft.newest.get("p_huvudmal")):
        return
    whose = text_of(draft.newest.get("p_huvudmal_av"))
    if not whose:
        yield Hit()
    elif whose not in OWN_WORDS:
        # A small child has no words for it, and who is sent by the person speaks for them: worth a look, no more.
        speaks_for = whose == "ombud" or (whose == "vardnadshavare" and reading.facts.child)
        yield Hit(wording="andras", level=Level.WARNING if speaks_for else None)


def r_plan_10(reading: Reading) -> Iterator[Hit]:
    """A goal without activity, somebody who answers for it, background or the person's own part."""
    for goal in _goals(reading):
        missing = [column for column in texts.GOAL_PARTS if not _is_told(goal, column)]
        if missing:
            what = texts.listed([texts.GOAL_PARTS[column] for column in missing])
            words = {"number": str(goal.number), "what": what}
            yield Hit(words=words, at=f"{goal.path}/{missing[0]}", mark=goal.row.id)


def r_plan_11(reading: Reading) -> Iterator[Hit]:
    """Needs without a goal, and goals that are not clear, possible to measure, accepted, possible and set in time."""
    found, draft = _goals(reading), plan_draft(reading)
    needs = [row for row in rows_of(draft.newest.get("p_behov")) if is_written(row)] if draft else []
    if found and len(needs) > len(found):
        more = len(needs) - len(found)
        yield Hit(wording="behov" if more > 1 else "ett_behov", words={"count": str(more)}, mark="behov")
    for goal in found:
        open_ones = [name for name in texts.CRITERIA if not _is_met(goal, name)]
        if open_ones:
            what = texts.listed([texts.CRITERIA[name] for name in open_ones])
            words = {"number": str(goal.number), "what": what}
            thing = ACCEPTED if ACCEPTED in open_ones else goal.row.id
            yield Hit(words=words, at=f"{goal.path}/d_smart", mark=goal.row.id, thing=thing)


def r_plan_12(reading: Reading) -> Iterator[Hit]:
    """A goal without anything to do, and something to do without a time or somebody who answers for it."""
    for goal in _goals(reading):
        number = str(goal.number)
        if not goal.activities:
            yield Hit(wording="atgard", words={"number": number}, at=f"{goal.path}/d_aktiviteter", mark=goal.row.id)
        for activity in goal.activities:
            # The last day of the goal is that of what is done for it, where nothing else is said.
            timed = any(answered(activity.cells.get(column)) for column in ("a_start", "a_slut", "a_tid"))
            timed = timed or answered(goal.row.cells.get("d_klart"))
            responsible = answered(activity.cells.get("a_ansvarig"))
            if not (timed and responsible):
                wording = "tid" if responsible else "ansvarig" if timed else "bada"
                at = goal.of(activity, "a_slut" if responsible else "a_ansvarig")
                yield Hit(wording=wording, words={"number": number}, at=at, mark=activity.id)


def r_plan_13(reading: Reading) -> Iterator[Hit]:
    """Goals that the person has not said yes to."""
    waiting = [goal for goal in _goals(reading) if not _is_met(goal, ACCEPTED)]
    if waiting:
        wording = "flera" if len(waiting) > 1 else ""
        words = {"count": str(len(waiting)), "number": str(waiting[0].number)}
        yield Hit(wording=wording, words=words, at=f"{waiting[0].path}/d_accept", thing=ACCEPTED)


def r_plan_14(reading: Reading) -> Iterator[Hit]:
    """Questions on risks and crisis without an answer, "not relevant" being one."""
    draft = plan_draft(reading)
    missing = list(reading.lacks("plan", *texts.RISKS)) if draft else []
    if missing:
        yield Hit(words={"what": texts.listed([texts.RISKS[field] for field in missing])}, at=f"plan:{missing[0]}")


def _goals(reading: Reading) -> list[Goal]:
    draft = plan_draft(reading)
    return goals(draft.newest) if draft is not None else []


def _is_told(goal: Goal, column: str) -> bool:
    if column == "d_aktiviteter":
        return any(answered(activity.cells.get("a_aktivitet")) for activity in goal.activities)
    return answered(goal.row.cells.get(column))


def _is_met(goal: Goal, criterion: str) -> bool:
    """True when somebody has ticked it, or the paper shows it."""
    return criterion in options_of(goal.row.cells.get("d_smart")) or _SHOWN[criterion](goal.row.cells, goal)


_SHOWN: Mapping[str, Callable[[Answers, Goal], bool]] = {
    "specifikt": lambda cells, _: len(text_of(cells.get("d_delmal")).split()) >= _FEWEST_WORDS,
    "matbart": lambda cells, _: bool(_COUNTED.search(text_of(cells.get("d_delmal")))),
    "accepterat": lambda cells, _: answered(cells.get("d_accept")),
    "realistiskt": lambda _, goal: any(answered(one.cells.get("a_ansvarig")) for one in goal.activities),
    "tidsbestamt": lambda cells, _: answered(cells.get("d_klart")),
}
"""How a paper shows that a goal is what Halland asks, as far as a paper can."""

CHECKS: Mapping[str, Check] = {
    "R-PLAN-09": r_plan_09,
    "R-PLAN-10": r_plan_10,
    "R-PLAN-11": r_plan_11,
    "R-PLAN-12": r_plan_12,
    "R-PLAN-13": r_plan_13,
    "R-PLAN-14": r_plan_14,
}
