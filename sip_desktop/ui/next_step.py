"""What to do next in a case, from where it stands and the papers there are: one step, never a demand. It draws nothing.

A case may go another way: every paper can be begun at any time beside this (forms.md §2.1, O16).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip_desktop.texts import process as texts

if TYPE_CHECKING:
    from sip_desktop.services.door import DocumentLine

SHEET, PREPARATION, CALL, PLAN = "arendeblad", "forberedelse", "kallelse", "plan"
PHONE, REPLY, FOLLOW_UP, CLOSING, APART, AFTERWARDS = (
    "telefonkallelse",
    "svar",
    "uppfoljning",
    "avslut",
    "planering_insats",
    "aterforing",
)
CONSENTS = ("samtycke_vuxen", "samtycke_ungdom", "samtycke_barn_tva_vh", "samtycke_barn_en_vh", "samtycke_foretradare")
ANY_ANSWER = (*CONSENTS, "samtycke_lattlast", "samtycke_kan_inte_svara", "samtycke_nej")
UNDER_WAY = ("T4", "T5", "T6", "T7", "T8", "T9")
CLEAR = "klar"


@dataclass(frozen=True)
class Step:
    """``words`` say what, ``button`` does it: gives out the clear plan ``give``, opens ``document``, starts ``form``,
    or, with none of them, goes to the evaluations; "" when there is nothing to press. ``skip`` is a form that may be
    begun instead, "" for none."""

    words: str
    button: str = ""
    document: int = 0
    form: str = ""
    skip: str = ""
    give: int = 0


@dataclass(frozen=True)
class Standing:
    """What the next step follows from: the state (T0–T11), whether the ärendeblad names the person, and whether
    everything is by hand (then people are called by telephone: Värmland 004:59, 004:71)."""

    state: str
    named: bool = False
    careful: bool = False


def next_step(standing: Standing, lines: Sequence[DocumentLine], can_start: Sequence[str]) -> Step:
    """The next step for a case with these papers, where the forms ``can_start`` (ids) may be begun."""
    papers = _Papers(lines, can_start)
    wanted, skip = _wanted(standing, papers)
    words, may_go_on = texts.NEXT_IN_STATE[_words_of(standing, papers)], papers.can_begin(skip)
    for form in wanted:
        step = papers.step(form, words, skip if may_go_on else "")
        if step is not None:
            return step
    if standing.state in ("T7", "T9"):
        give = papers.newest[PLAN].document.id if papers.is_clear(PLAN) else 0
        return Step(words, texts.GIVE if give else texts.TO_EVALUATIONS, skip=skip if may_go_on else "", give=give)
    return Step(words, skip=skip if may_go_on else "")


class _Papers:
    """The newest paper of each form, and what may be begun."""

    def __init__(self, lines: Sequence[DocumentLine], can_start: Sequence[str]) -> None:
        self.newest = {line.document.form: line for line in lines}
        self._can_start = can_start

    def is_clear(self, form: str) -> bool:
        return form in self.newest and self.newest[form].state == CLEAR

    def drafts(self, *forms: str) -> tuple[str, ...]:
        """Those of the forms whose newest paper is a draft."""
        return tuple(form for form in forms if form in self.newest and not self.is_clear(form))

    def can_begin(self, form: str) -> bool:
        return form in self._can_start

    def step(self, form: str, words: str, skip: str) -> Step | None:
        """Going on with the draft of the form, or beginning one; None when neither can be done."""
        line = self.newest.get(form)
        if line is not None and line.state != CLEAR:
            return Step(words, texts.OPEN, document=line.document.id, skip=skip)
        return Step(words, texts.START, form=form, skip=skip) if self.can_begin(form) else None


def _wanted(standing: Standing, papers: _Papers) -> tuple[tuple[str, ...], str]:
    """The forms that the step is done with, the first that can be, and what may be begun instead."""
    state = standing.state
    if state in UNDER_WAY and papers.drafts(CLOSING):
        return (CLOSING,), ""
    if state == "T0":
        return ((PREPARATION, SHEET), CALL) if standing.named else ((SHEET, PREPARATION), CALL)
    if state in ("T3", "T3f"):
        return ((PHONE, CALL), CALL) if standing.careful else ((CALL, PHONE), PHONE)
    if state == "T10":
        return ((AFTERWARDS,), "") if papers.is_clear(CLOSING) else ((CLOSING,), "")
    # A clear preparation that offers no SIP is not begun anew.
    judged = (CLOSING,) if papers.is_clear(PREPARATION) else (PREPARATION,)
    return {
        "T1": (judged, CALL),
        "T2": ((*papers.drafts(*ANY_ANSWER), *CONSENTS), CALL),
        "T2n": ((CLOSING,), APART),
        "T4": ((PLAN,), REPLY),
        "T5": ((PLAN,), ""),
        "T6": ((PLAN,), ""),
        "T7": (papers.drafts(PLAN), FOLLOW_UP),
        "T8": (papers.drafts(FOLLOW_UP, PLAN), CLOSING if papers.is_clear(FOLLOW_UP) else ""),
        "T9": (papers.drafts(FOLLOW_UP, PLAN), "" if papers.drafts(FOLLOW_UP) else FOLLOW_UP),
        "T11": ((), ""),
    }[state]


def _words_of(standing: Standing, papers: _Papers) -> str:
    """Which of the sentences is said: most states have one."""
    if standing.state in UNDER_WAY and papers.drafts(CLOSING):
        return "closing_begun"
    if standing.state == "T1" and papers.is_clear(PREPARATION):
        return "T1_clear"
    if standing.state == "T7" and papers.drafts(PLAN):
        return "T6"
    if standing.state == "T9" and papers.drafts(FOLLOW_UP, PLAN):
        return "T8" if papers.drafts(FOLLOW_UP) else "T8_clear"
    if standing.state == "T0" and standing.named:
        return "T0_named"
    if standing.state == "T8" and papers.is_clear(FOLLOW_UP):
        return "T8_clear"
    if standing.state == "T10" and not papers.is_clear(CLOSING):
        return "T10_withdrawn"
    if standing.state in ("T3", "T3f") and standing.careful:
        return "T3_careful"
    return standing.state
