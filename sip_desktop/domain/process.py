"""Where a case stands, derived from its papers; never from a flag set by hand and never from the clock.

The states are those of forms.md §2.1. A case goes any way it likes: the furthest thing that its papers prove is where
it is, except that a consent taken back as a whole ends it at once (Uppsala 000:206), wherever it had come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from sip_desktop.domain.answers import Answers, is_answered, text_of
from sip_desktop.domain.deadlines import Step
from sip_desktop.domain.lenses.case_papers import CasePaper, of_form
from sip_desktop.domain.lenses.consents import ANSWERS, CONSENT_FORMS, REFUSAL, WITHDRAWAL, YES, consents

SHEET, PREPARATION, CALL, PLAN = "arendeblad", "forberedelse", "kallelse", "plan"
OTHER_MEETING, FOLLOW_UP, CLOSING, TRANSFER_NOTE = "motesanteckning", "uppfoljning", "avslut", "aterforing"
HERE_AND_NOW = "nu"
"""The answer of another meeting that a SIP is made there and then, without a kallelse (Haninge 001:133-143)."""

REGISTER_FORMS = (
    frozenset({SHEET, PREPARATION, CALL, PLAN, OTHER_MEETING, FOLLOW_UP, CLOSING, TRANSFER_NOTE}) | CONSENT_FORMS
)
"""The forms ``register_facts`` reads; no other paper of a case need be opened to write its register row."""

DECLINED, CLOSED, MOVED_ON = "T2n", "T10", "T11"


class RegisterFacts(msgspec.Struct, frozen=True):
    """What the register row caches: state, next date (ISO or "") and who is responsible (initials)."""

    state: str
    next_deadline: str
    responsible: str


class _Case(msgspec.Struct, frozen=True):
    """The papers, and what they say has been done."""

    papers: tuple[CasePaper, ...]
    done: frozenset[Step]

    def newest(self, form: str) -> CasePaper | None:
        found = list(of_form(self.papers, form))
        return found[-1] if found else None

    def said(self, form: str) -> Answers:
        found = self.newest(form)
        return found.newest if found else {}

    def has(self, *forms: str) -> bool:
        return any(True for _ in of_form(self.papers, *forms))


def register_facts(
    papers: Iterable[CasePaper], done: frozenset[Step] = frozenset(), next_deadline: str = ""
) -> RegisterFacts:
    """The register row of a case with these papers; ``next_deadline`` is counted apart."""
    mine = tuple(papers)
    sheet = next((paper.newest for paper in of_form(mine, SHEET)), {})
    return RegisterFacts(
        state=state_of(mine, done),
        next_deadline=next_deadline,
        responsible=_short_name(text_of(sheet.get("ansvarig"))),
    )


def state_of(papers: Iterable[CasePaper], done: frozenset[Step] = frozenset()) -> str:
    """T0–T11, the furthest that the papers prove. ``done`` is what they say of calls and answers (case_events)."""
    case = _Case(tuple(papers), done)
    if (closing := case.newest(CLOSING)) is not None and closing.cleared:
        note = case.newest(TRANSFER_NOTE)
        return MOVED_ON if note is not None and note.cleared else CLOSED
    furthest = next((state for state, is_there in _FROM_THE_END if is_there(case)), "T0")
    if _is_over(case):
        # Nobody has been called and nothing agreed: then it was never begun, and nothing has to be closed.
        return DECLINED if furthest in ("T0", "T1", "T2", "T3") else CLOSED
    return furthest


def _is_over(case: _Case) -> bool:
    """True when the consent to a plan was refused or taken back as a whole, and nobody has said yes since."""
    if not case.has(*CONSENT_FORMS):
        return False
    said = consents(case.papers)
    last_no = max((one.day for one in said.negatives if one.whole), default="")
    last_yes = max((one.since for one in said.given if one.plan == YES), default="")
    # A no on the day of a yes wins: it leans to the safe side, as whose consent counts does.
    return bool(last_no) and last_no >= last_yes


def _is_revised(case: _Case) -> bool:
    plan = case.newest(PLAN)
    return plan is not None and bool(plan.cleared) and plan.revision > 1 and not plan.draft


def _is_followed_up(case: _Case) -> bool:
    plan = case.newest(PLAN)
    return plan is not None and bool(plan.cleared) and case.has(FOLLOW_UP)


def _is_clear(case: _Case) -> bool:
    plan = case.newest(PLAN)
    return plan is not None and bool(plan.cleared)


def _is_meeting(case: _Case) -> bool:
    return case.has(PLAN) or text_of(case.said(OTHER_MEETING).get("ma_sip")) == HERE_AND_NOW


def _is_agreed(case: _Case) -> bool:
    return Step.CONFIRMED in case.done and Step.CALLED in case.done


def _is_called(case: _Case) -> bool:
    call = case.newest(CALL)
    return Step.CALLED in case.done or (call is not None and bool(call.cleared))


def _has_met_before(case: _Case) -> bool:
    return case.has(OTHER_MEETING) and _is_consented(case)


def _is_consented(case: _Case) -> bool:
    """A yes to the plan on a clear sheet. Whether everybody has said yes is asked where somebody is called."""
    clear = (paper for paper in of_form(case.papers, *ANSWERS) if paper.cleared)
    return any(text_of(paper.answers.get("c_plan")) == YES for paper in clear)


def _is_prepared(case: _Case) -> bool:
    """A kallelse that is begun proves that the case is being prepared, also before the consent is on paper."""
    return _is_consented(case) or case.has(CALL)


def _is_offered(case: _Case) -> bool:
    offered = text_of(case.said(PREPARATION).get("f_bedomning")) == "erbjuds"
    return offered or case.has(*(CONSENT_FORMS - {REFUSAL, WITHDRAWAL}))


def _is_judged(case: _Case) -> bool:
    preparation = case.said(PREPARATION)
    return any(is_answered(preparation.get(field)) for field in ("f_bedomning", "f_bedomning_av", "f_behov_datum"))


_FROM_THE_END: tuple[tuple[str, Callable[[_Case], bool]], ...] = (
    ("T9", _is_revised),
    ("T8", _is_followed_up),
    ("T7", _is_clear),
    ("T6", _is_meeting),
    ("T5", _is_agreed),
    ("T4", _is_called),
    ("T3f", _has_met_before),
    ("T3", _is_prepared),
    ("T2", _is_offered),
    ("T1", _is_judged),
)


def initials(name: str) -> str:
    """ "AB" for "Anna Berg"; at most three letters, "" for no name. Text up to a comma counts."""
    words = name.split(",")[0].replace("-", " ").split()
    return "".join(word[0].upper() for word in words[:3])


def _short_name(text: str) -> str:
    """Initials are kept as they are; a whole name is made into initials, for the register holds no names."""
    return text.strip() if len(text.strip()) <= 4 else initials(text)
