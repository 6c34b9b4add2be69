"""The acts that a rule can stop. A stop belongs to acts, never to a case: everything else may go on (practice O16)."""

from __future__ import annotations

from enum import StrEnum


class GuidedAct(StrEnum):
    """What somebody is about to do. Nothing stops REGISTER_CALL: the telephone comes first (practice O1)."""

    REGISTER_CALL = "register_call"
    SEND_CALL = "send_call"
    START_MEETING = "start_meeting"
    MAKE_PLAN_CLEAR = "make_plan_clear"
    SEND_COPY = "send_copy"
    CLOSE = "close"


STOPPABLE = tuple(act for act in GuidedAct if act is not GuidedAct.REGISTER_CALL)

STARTED = {"plan": GuidedAct.START_MEETING}
"""What beginning a paper is: the plan is written at the meeting. What is typed in from paper has happened already."""

MADE_CLEAR = {"plan": GuidedAct.MAKE_PLAN_CLEAR, "avslut": GuidedAct.CLOSE}
"""What making a paper clear is; of any other form it is no act that a rule stops."""

SENT = {
    **dict.fromkeys(("kallelse", "inbjudan", "inbjudan_lattlast"), GuidedAct.SEND_CALL),
    **dict.fromkeys(("plan", "plan_lattlast", "uppfoljning", "kartlaggning", "motesanteckning"), GuidedAct.SEND_COPY),
}
"""What printing a clear paper is: what of the case goes to others. A sheet to sign, a card and a letter that tells of a
withdrawal may always be printed, but for what ``leaving`` says."""


def leaving(form: str) -> tuple[GuidedAct, str]:
    """What printing a paper is, and the form itself where only who stands on the paper stops it, "" where all does.

    An answer, a sheet to sign or a letter goes out whatever the consent says, but never to somebody who must not know.
    """
    return (SENT[form], "") if form in SENT else (GuidedAct.SEND_COPY, form)


_NEXT = {
    **dict.fromkeys(("T0", "T1", "T2", "T2n", "T3", "T3f"), GuidedAct.SEND_CALL),
    **dict.fromkeys(("T4", "T5"), GuidedAct.START_MEETING),
    "T6": GuidedAct.MAKE_PLAN_CLEAR,
    **dict.fromkeys(("T7", "T8", "T9"), GuidedAct.SEND_COPY),
}


def ahead(acts: tuple[GuidedAct, ...], state: str) -> GuidedAct:
    """The first of the acts that still lies ahead in the state, else the last of them."""
    order = list(GuidedAct)
    now = order.index(_NEXT.get(state, GuidedAct.CLOSE))
    return next((act for act in order[now:] if act in acts), acts[-1])
