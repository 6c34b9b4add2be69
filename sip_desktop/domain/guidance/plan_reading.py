"""What several rules read in a plan: its goals and activities, whether it is being written, if the meeting has begun.

It says nothing of whether a plan is good; the rules do.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import msgspec

from sip_desktop.domain.answers import Answers, Row, Value, rows_of, text_of
from sip_desktop.domain.case_events import moment
from sip_desktop.domain.computed import PRINCIPALS
from sip_desktop.domain.due_dates import Moment, day_of, is_over, local
from sip_desktop.domain.guidance.reading import PLAN, Reading, answered
from sip_desktop.domain.guidance.seats import known_party
from sip_desktop.domain.lenses.case_papers import CasePaper
from sip_desktop.domain.lenses.consents import party
from sip_desktop.domain.lenses.parties import PERSON_ROW

OTHERS = frozenset({"skola", "statlig", "annan", "den_enskilde", "narstaende"})
"""Those who may do something in a plan without being a huvudman of it (10 kap. 8 § SoL, third point)."""

SERVICES = frozenset({"aktor", "personal"})


class Goal(msgspec.Struct, frozen=True):
    """One goal of a plan, the first is number 1, with those of its activities where something is written."""

    number: int
    row: Row
    activities: tuple[Row, ...]

    @property
    def path(self) -> str:
        return f"plan:p_delmal/{self.row.id}"

    def of(self, activity: Row, column: str) -> str:
        """Where a column of one of its activities is."""
        return f"{self.path}/d_aktiviteter/{activity.id}/{column}"


def plan_draft(reading: Reading) -> CasePaper | None:
    """The plan while it is being written, from the hour when the meeting begins; None when nothing is changed in it.

    Before that it is a paper prepared for the meeting, and lacks what is to be agreed there: only if somebody is about
    to make it clear is there anything to say.
    """
    paper = reading.paper(PLAN)
    if paper is None or (paper.cleared and not paper.draft):
        return None
    return paper if reading.about == paper.ordinal or has_begun(reading, paper.newest) else None


def goals(plan: Answers) -> list[Goal]:
    """The goals where something is written."""
    written = [row for row in rows_of(plan.get("p_delmal")) if is_written(row)]
    return [
        Goal(number, row, tuple(one for one in rows_of(row.cells.get("d_aktiviteter")) if is_written(one)))
        for number, row in enumerate(written, 1)
    ]


def activities(plan: Answers) -> Iterator[tuple[Goal, Row]]:
    """Every activity with its goal."""
    for goal in goals(plan):
        yield from ((goal, activity) for activity in goal.activities)


def is_written(row: Row) -> bool:
    """True when anything at all is answered in the row."""
    return any(answered(value) for value in row.cells.values())


def principal(activity: Row) -> str:
    """Who answers for an activity, "" while nobody has said it, or it was not understood."""
    said = text_of(activity.cells.get("a_huvudman"))
    return said if said in PRINCIPALS or said in OTHERS else ""


def has_begun(reading: Reading, plan: Answers) -> bool:
    """True when the meeting has begun, and when nobody has said when it does."""
    start = moment(plan.get("p_start"))
    if start is None or isinstance(start, datetime):
        return start is None or is_past(start, reading.now)
    return start <= local(reading.now).date()


def is_past(at: Moment, now: datetime) -> bool:
    """True when a time that was typed, local as everything typed, has passed or the day is over."""
    return is_over(local(at) if isinstance(at, datetime) else at, now)


def is_service(reading: Reading, who: Value | None) -> bool:
    """True for a unit or somebody who works there; not for the person and those who are there as private people."""
    if not answered(who):
        return False
    ref = party(who)
    known = known_party(reading, ref)
    return ref.row != PERSON_ROW and (known is None or known.kind in SERVICES)


def day(answers: Answers, field: str) -> date | None:
    """The day of an answer that was understood."""
    at = moment(answers.get(field))
    return day_of(at) if at is not None else None
