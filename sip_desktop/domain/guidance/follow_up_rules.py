"""The rules on follow-up and the reserve routine (forms.md §3.7). Closing and deviations have modules of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from sip_desktop.domain.answers import options_of, rows_of, text_of
from sip_desktop.domain.case_events import moment
from sip_desktop.domain.due_dates import day_of, local
from sip_desktop.domain.guidance import closing_rules, deviation_rules
from sip_desktop.domain.guidance.finding import Check, Hit
from sip_desktop.domain.guidance.plan_reading import day, is_past, is_service, is_written
from sip_desktop.domain.guidance.reading import FOLLOW_UP, PLAN, Reading, answered, any_in
from sip_desktop.domain.lenses.case_papers import CasePaper

RE_ENTRY = "aterforing"
DECISIONS = frozenset({"avsluta", "revidera", "ny_plan"})
TIME_TO_PREPARE = timedelta(days=14)
"""How long before a follow-up it is worth while to ask whether coordination is still needed: our own choice."""


def r_upp_01(reading: Reading) -> Iterator[Hit]:
    """A follow-up is near or being prepared, and the need has not been gone through with the person."""
    paper = reading.paper(FOLLOW_UP)
    is_open = paper is not None and (paper.draft or not paper.cleared)
    near = local(reading.now).date() + TIME_TO_PREPARE
    is_near = any(due.id == "p_uppf_datum" and day_of(due.due) <= near for due in reading.dues)
    if (is_open and paper is not None and not answered(paper.newest.get("u_infor"))) or (is_near and not is_open):
        yield Hit()


def r_upp_03(reading: Reading) -> Iterator[Hit]:
    """Units that have not told what they have done, and goals that nobody has judged, once the meeting is held."""
    paper = _held(reading)
    if paper is None or not paper.draft:
        return
    told = [row for row in rows_of(paper.newest.get("u_redogorelse")) if is_service(reading, row.cells.get("ur_part"))]
    silent = [row for row in told if not (answered(row.cells.get("ur_gjort")) or answered(row.cells.get("ur_ogjort")))]
    if silent or not told:
        yield Hit(at="uppfoljning:u_redogorelse", mark="redogorelse")
    goals = [row for row in rows_of(paper.newest.get("u_delmal")) if is_written(row)]
    if any(not answered(row.cells.get("um_uppfyllelse")) for row in goals):
        yield Hit(wording="delmal", at="uppfoljning:u_delmal", mark="delmal")


def r_upp_04(reading: Reading) -> Iterator[Hit]:
    """Goals of the plan where what the follow-up found is not written."""
    paper = _held(reading)
    if paper is None:
        return
    found = {row.id: text_of(row.cells.get("um_uppfyllelse")) for row in rows_of(paper.newest.get("u_delmal"))}
    for number, goal in enumerate(reading.rows(PLAN, "p_delmal"), 1):
        said = text_of(goal.cells.get("d_uppfyllelse"))
        if goal.id in found and is_written(goal) and (not said or found[goal.id] not in ("", said)):
            at = f"plan:p_delmal/{goal.id}/d_uppfyllelse"
            yield Hit(words={"number": str(number)}, at=at, mark=goal.id)


def r_upp_05(reading: Reading) -> Iterator[Hit]:
    """A follow-up that did not decide whether coordination is still needed."""
    paper = _held(reading)
    if paper is not None and text_of(paper.newest.get("u_beslut")) not in DECISIONS:
        yield Hit()


def r_upp_06(reading: Reading) -> Iterator[Hit]:
    """What the last follow-up decided is not begun: a changed plan, a new one, or the closing."""
    paper = _held(reading)
    if paper is None or not paper.cleared or paper.draft:
        return
    decision = text_of(paper.answers.get("u_beslut"))
    plan, closing = reading.paper(PLAN), reading.paper("avslut")
    done = {
        "revidera": plan is not None and (plan.draft or plan.cleared > paper.cleared),
        "ny_plan": plan is not None and (plan.created > paper.created or plan.draft or plan.cleared > paper.cleared),
        "avsluta": closing is not None,
    }
    if decision in done and not done[decision]:
        yield Hit(wording=decision, at="avslut:z_skal" if decision == "avsluta" else "plan:p_delmal", mark=decision)


def r_res_01(reading: Reading) -> Iterator[Hit]:
    """The stop is over and what was written on paper is not said to be entered."""
    ended = moment(reading.sheet.get("avbrott_till"))
    stopped = any_in(options_of(reading.sheet.get("anledning_manuell")), ("it_avbrott",))
    is_done = answered(reading.answers(RE_ENTRY).get("t_klart"))
    if stopped and ended is not None and is_past(ended, reading.now) and not is_done:
        yield Hit()


def r_res_03(reading: Reading) -> Iterator[Hit]:
    """The region's own routine is past its last day."""
    if reading.valid_to is not None and reading.valid_to < local(reading.now).date():
        yield Hit(words={"day": reading.valid_to.isoformat()})


def _held(reading: Reading) -> CasePaper | None:
    """The newest follow-up whose meeting has been; a paper prepared for one that is to come says nothing yet."""
    today: date = local(reading.now).date()
    for paper in reversed(reading.papers(FOLLOW_UP)):
        held = day(paper.newest, "u_datum")
        if paper.cleared or (held is not None and held <= today):
            return paper
    return None


CHECKS: Mapping[str, Check] = {
    "R-UPP-01": r_upp_01,
    "R-UPP-03": r_upp_03,
    "R-UPP-04": r_upp_04,
    "R-UPP-05": r_upp_05,
    "R-UPP-06": r_upp_06,
    "R-RES-01": r_res_01,
    "R-RES-03": r_res_03,
    **closing_rules.CHECKS,
    **deviation_rules.CHECKS,
}
