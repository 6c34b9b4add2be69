"""The rules on the meeting where a plan is made, and on what is done right after it (forms.md §3.6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sip_desktop.domain.answers import Ref, Row, rows_of, text_of
from sip_desktop.domain.approving import Part, parts
from sip_desktop.domain.computed import minutes_between
from sip_desktop.domain.guidance.finding import Check, Hit
from sip_desktop.domain.guidance.plan_reading import activities, is_written, plan_draft
from sip_desktop.domain.guidance.reading import CALL, PLAN, Reading, answered
from sip_desktop.domain.lenses.case_papers import CasePaper
from sip_desktop.domain.lenses.parties import PERSON_ROW
from sip_desktop.texts.values import duration

AGENDA, PHONE, GIVEN = "dagordning", "telefonkallelse", "vem_fick_vad"
EASY_PLAN = "plan_lattlast"
ROLES = {
    "leder": ((PLAN, "p_ordforande"), (AGENDA, "dg_ledare")),
    "skriver": ((PLAN, "p_sekreterare"), (AGENDA, "dg_sekreterare")),
}
"""Who has what to do at a meeting, and the fields that say who it is."""
LONGEST_MINUTES = 120
SKANE = "skane"
_TOOK_PART = frozenset({"hela", "del"})


def r_plan_16(reading: Reading) -> Iterator[Hit]:
    """What was agreed is not summed up with the person yet."""
    draft = plan_draft(reading)
    if draft is not None and not answered(draft.newest.get("p_summering")):
        yield Hit()


def r_plan_18(reading: Reading) -> Iterator[Hit]:
    """The clear plan has not left for anybody; in Skåne also: nobody is said to see that the person gets it."""
    draft, paper = plan_draft(reading), reading.paper(PLAN)
    if draft is not None and reading.region == SKANE and not answered(draft.newest.get("p_utskrift_ansvarig")):
        yield Hit(wording="vem", at="plan:p_utskrift_ansvarig", mark="vem")
    if paper is not None and paper.cleared and not paper.draft and not _has_left(reading, paper):
        yield Hit(mark=f"rev{paper.revision}")


def r_plan_19(reading: Reading) -> Iterator[Hit]:
    """Services that have not approved their part of the clear plan."""
    paper = reading.paper(PLAN)
    if paper is None or not paper.cleared or paper.draft:
        return
    signed = {row.id for _, row in activities(paper.newest) if answered(row.cells.get("a_godkand"))}
    waiting = [part for part in parts(paper.newest) if _is_waiting(part, paper, signed)]
    if waiting:
        yield Hit(wording="flera" if len(waiting) > 1 else "", words={"count": str(len(waiting))})


def r_plan_20(reading: Reading) -> Iterator[Hit]:
    """Somebody else writes the person's part, though the person does not want it."""
    draft = plan_draft(reading)
    if draft is None or text_of(draft.newest.get("p_motsatter_sig")) != "nej":
        return
    writer = draft.newest.get("p_dokumenteras_av")
    if answered(writer) and not _is_person(writer):
        yield Hit()


def r_plan_21(reading: Reading) -> Iterator[Hit]:
    """New needs where nobody is said to help the person on."""
    draft = plan_draft(reading)
    needs = rows_of(draft.newest.get("p_nya_behov")) if draft is not None else ()
    waiting = [row for row in needs if is_written(row) and not answered(row.cells.get("pn_vem"))]
    if waiting:
        at = f"plan:p_nya_behov/{waiting[0].id}/pn_vem"
        yield Hit(wording="flera" if len(waiting) > 1 else "", words={"count": str(len(waiting))}, at=at)


def r_plan_22(reading: Reading) -> Iterator[Hit]:
    """Nobody is said to lead the meeting, or to write."""
    paper = reading.paper(PLAN)
    if (paper is None and reading.paper(CALL) is None) or (paper is not None and paper.cleared):
        return
    open_ones = [role for role, fields in ROLES.items() if not any(reading.text(*field) for field in fields)]
    if open_ones:
        form, field = ROLES[open_ones[0]][0 if paper is not None else 1]
        yield Hit(wording="_".join(open_ones), at=f"{form}:{field}")


def r_plan_24(reading: Reading) -> Iterator[Hit]:
    """A meeting planned for more than two hours, as long as it is not held."""
    form, start, end = (CALL, "k_start", "k_slut") if reading.paper(CALL) else (PHONE, "tk_start", "tk_slut")
    call, plan = reading.paper(form), reading.paper(PLAN)
    if call is None or (plan is not None and plan.cleared and plan.cleared >= call.created):
        return
    minutes = minutes_between(text_of(call.newest.get(start)), text_of(call.newest.get(end)))
    if minutes > LONGEST_MINUTES:
        yield Hit(words={"length": duration(minutes)}, at=f"{form}:{end}")


def r_plan_31(reading: Reading) -> Iterator[Hit]:
    """The person was not there, and nothing says how they had a part in the plan."""
    draft = plan_draft(reading)
    if draft is None or answered(draft.newest.get("p_deltar_ej")):
        return
    there = (
        row for row in rows_of(draft.newest.get("p_deltagare")) if text_of(row.cells.get("pd_deltog")) in _TOOK_PART
    )
    if not any(_is_person_row(row) for row in there):
        yield Hit()


def _has_left(reading: Reading, paper: CasePaper) -> bool:
    """True when a copy of this revision or an easy-read plan has left, or the list of who got what tells of it."""
    cleared = paper.cleared[:10]
    if any(one.form == PLAN and one.revision >= paper.revision for one in reading.left):
        return True
    if any(one.form == EASY_PLAN and one.made[:10] >= cleared for one in reading.left):
        return True
    given = (text_of(row.cells.get("fv_datum")) for row in reading.rows(GIVEN, "fv_rader"))
    return any(day >= cleared for day in given)


def _is_waiting(part: Part, paper: CasePaper, signed: set[str]) -> bool:
    return bool(part.activities) and part.party not in paper.approved and not signed.issuperset(part.activities)


def _is_person(who: object) -> bool:
    return isinstance(who, Ref) and who.row == PERSON_ROW


def _is_person_row(row: Row) -> bool:
    return _is_person(row.cells.get("pd_part")) or text_of(row.cells.get("pd_huvudman")) == "den_enskilde"


CHECKS: Mapping[str, Check] = {
    "R-PLAN-16": r_plan_16,
    "R-PLAN-18": r_plan_18,
    "R-PLAN-19": r_plan_19,
    "R-PLAN-20": r_plan_20,
    "R-PLAN-21": r_plan_21,
    "R-PLAN-22": r_plan_22,
    "R-PLAN-24": r_plan_24,
    "R-PLAN-31": r_plan_31,
}
