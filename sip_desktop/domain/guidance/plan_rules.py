"""The rules on what a plan must say, who answers for it and when it is followed up (forms.md §3.6).

The rules on its goals and on the meeting have modules of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sip_desktop.domain.answers import Answers, Ref, Row, rows_of, text_of
from sip_desktop.domain.computed import PRINCIPALS
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.due_dates import local
from sip_desktop.domain.guidance import goal_rules, meeting_rules
from sip_desktop.domain.guidance.finding import Check, Hit
from sip_desktop.domain.guidance.plan_reading import activities, day, goals, plan_draft, principal
from sip_desktop.domain.guidance.reading import FOLLOW_UP, PLAN, Reading, answered
from sip_desktop.domain.lenses.parties import Party, is_party

MEASURES, RESPONSIBLE, OTHERS_DO, LEADS = "insatser", "ansvar", "andra", "huvudman"
"""The four points of law, as wording, mark and thing."""
COORDINATOR, FOLLOWED = "samordnare", "uppfoljning"
VARMLAND, UPPSALA = "varmland", "uppsala"


def r_plan_01(reading: Reading) -> Iterator[Hit]:
    """The four points of law, one hit for each that the plan does not show."""
    paper = reading.paper(PLAN)
    if paper is not None and (plan_draft(reading) or paper.cleared):
        for point, at in _points_of_law(paper.newest).items():
            yield Hit(wording=point, at=at, mark=point, thing=point)


def r_plan_02(reading: Reading) -> Iterator[Hit]:
    """Nothing of how the plan is followed up, neither a day nor a way."""
    draft = plan_draft(reading)
    if draft is not None and not _ends(reading) and not _is_followed(draft.newest):
        yield Hit(thing=FOLLOWED)


def r_plan_03(reading: Reading) -> Iterator[Hit]:
    """Uppsala's nine points, one hit for each that the plan does not show."""
    draft = plan_draft(reading)
    if draft is not None:
        for point, at in _nine_points(draft.newest).items():
            yield Hit(wording=point, at=at, mark=point, thing=_THINGS.get(point, point))


def r_plan_04(reading: Reading) -> Iterator[Hit]:
    """No coordinator, or only a unit where a person should be named."""
    draft = plan_draft(reading)
    if draft is None:
        return
    if not answered(draft.newest.get("p_samordnare")):
        yield Hit(thing=COORDINATOR)
        return
    party = _coordinator(reading, draft.newest)
    if party is not None and not party.name and not party.function:
        yield Hit(wording="enhet", thing=COORDINATOR)


def r_plan_05(reading: Reading) -> Iterator[Hit]:
    """A coordinator outside health care and social services; in Värmland also one of whom nobody has said it."""
    draft = plan_draft(reading)
    if draft is None or not answered(draft.newest.get("p_samordnare")):
        return
    works = text_of(draft.newest.get("p_samordnare_inom"))
    party = _coordinator(reading, draft.newest)
    elsewhere = party is not None and party.principal not in PRINCIPALS and bool(party.principal)
    if works == "annat" or (not works and elsewhere):
        yield Hit()
    elif not works and reading.region == VARMLAND:
        yield Hit(wording="var", at=f"{PLAN}:p_samordnare_inom")


def r_plan_08(reading: Reading) -> Iterator[Hit]:
    """Nobody in the unit is said to keep the papers until there is a coordinator."""
    if reading.sheet and not answered(reading.sheet.get("ansvarig")) and not reading.text(PLAN, "p_samordnare"):
        yield Hit()


def r_plan_17(reading: Reading) -> Iterator[Hit]:
    """No day for the follow-up, or one that cannot be meant."""
    draft = plan_draft(reading)
    if draft is None or _ends(reading):
        return
    planned, held = day(draft.newest, "p_uppf_datum"), day(draft.newest, "p_start")
    reviewed = day(reading.answers(FOLLOW_UP), "u_datum")
    if planned is None:
        # Värmland books a day when one is needed: a way to follow up is answer enough there (004:120).
        if reading.region != VARMLAND or not answered(draft.newest.get("p_utvardering")):
            yield Hit(thing=FOLLOWED)
    elif held is not None and planned < held:
        yield Hit(wording="fore", level=Level.WARNING, mark="fore")
    elif reviewed is not None and planned <= reviewed <= local(reading.now).date():
        yield Hit(wording="varit", level=Level.WARNING, mark="varit")


def r_plan_28(reading: Reading) -> Iterator[Hit]:
    """Nobody who takes over when the coordinator is away or leaves."""
    plan = draft.newest if (draft := plan_draft(reading)) else {}
    if answered(plan.get("p_samordnare")) and not answered(plan.get("p_samordnare_ers")):
        yield Hit()


def _points_of_law(plan: Answers) -> dict[str, str]:
    """The points that are not answered, with the place of each.

    The third is "if any": it is open only when somebody else has a part that does not say what it is.
    """
    found: dict[str, str] = {}
    if not any(answered(row.cells.get("a_aktivitet")) for _, row in activities(plan)):
        found[MEASURES] = "plan:p_delmal"
    for goal, row in activities(plan):
        who, is_told = principal(row), answered(row.cells.get("a_aktivitet"))
        if not who:
            found.setdefault(RESPONSIBLE, goal.of(row, "a_huvudman"))
        elif not is_told:
            found.setdefault(RESPONSIBLE if who in PRINCIPALS else OTHERS_DO, goal.of(row, "a_aktivitet"))
    if text_of(plan.get("p_overg_huvudman")) not in ("region", "kommun"):
        found[LEADS] = "plan:p_overg_huvudman"
    return found


_THINGS = {"atgarder": MEASURES, "kontakt": COORDINATOR}
"""What two of the nine points are called where another rule asks for the same."""


def _nine_points(plan: Answers) -> dict[str, str]:
    law, written = _points_of_law(plan), goals(plan)
    named = answered(plan.get("p_namn")) or answered(plan.get("p_personnummer"))
    has_goals = any(answered(goal.row.cells.get("d_delmal")) for goal in written)
    units = [(goal, row) for goal, row in activities(plan) if principal(row) in PRINCIPALS and not _has_unit(row)]
    contact = answered(plan.get("p_samordnare")) or answered(plan.get("p_kontaktpersoner"))
    points = {
        "person": "" if named else "plan:p_namn",
        "deltagare": "" if _has_row(plan, "p_deltagare", "pd_part") else "plan:p_deltagare",
        "behov": "" if _has_row(plan, "p_behov", "pb_behov") else "plan:p_behov",
        "mal": "" if has_goals else "plan:p_delmal",
        "huvudmal": "" if not has_goals or answered(plan.get("p_huvudmal")) else "plan:p_huvudmal",
        "atgarder": law.get(MEASURES, ""),
        "enheter": units[0][0].of(units[0][1], "a_enhet") if units else "",
        OTHERS_DO: law.get(OTHERS_DO, ""),
        LEADS: law.get(LEADS, ""),
        "uppfoljning": "" if answered(plan.get("p_utvardering")) else "plan:p_utvardering",
        "kontakt": "" if contact else "plan:p_kontaktpersoner",
    }
    return {point: at for point, at in points.items() if at}


def _has_unit(activity: Row) -> bool:
    return answered(activity.cells.get("a_enhet")) or answered(activity.cells.get("a_ansvarig"))


def _has_row(plan: Answers, field: str, column: str) -> bool:
    return any(answered(row.cells.get(column)) for row in rows_of(plan.get(field)))


def _is_followed(plan: Answers) -> bool:
    return answered(plan.get("p_utvardering")) or day(plan, "p_uppf_datum") is not None


def _ends(reading: Reading) -> bool:
    """True when the last follow-up found that no coordination is needed: the plan then only gets what came of it."""
    return reading.text(FOLLOW_UP, "u_beslut") == "avsluta"


def _coordinator(reading: Reading, plan: Answers) -> Party | None:
    """The coordinator as a party of the case; None for one that was written freely."""
    who = plan.get("p_samordnare")
    return next((one for one in reading.people if is_party(one, who)), None) if isinstance(who, Ref) else None


CHECKS: Mapping[str, Check] = {
    "R-PLAN-01": r_plan_01,
    "R-PLAN-02": r_plan_02,
    "R-PLAN-03": r_plan_03,
    "R-PLAN-04": r_plan_04,
    "R-PLAN-05": r_plan_05,
    "R-PLAN-08": r_plan_08,
    "R-PLAN-17": r_plan_17,
    "R-PLAN-28": r_plan_28,
    **goal_rules.CHECKS,
    **meeting_rules.CHECKS,
}
