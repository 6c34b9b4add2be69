"""Where a case stands, derived from its documents; never from a flag set by hand and never from the clock."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from sip_desktop.domain.answers import Answers, Unparsed, rows_of, text_of

REGISTER_FORMS = frozenset({"arendeblad", "kallelse", "plan"})
"""The forms ``register_facts`` reads; no other paper of a case need be opened to write its register row."""


class Standing(msgspec.Struct, frozen=True):
    """One form of a case: its newest answers, and whether a clear revision and a draft exist."""

    answers: Answers
    clear: bool
    draft: bool
    revisions: int = 1


class RegisterFacts(msgspec.Struct, frozen=True):
    """What the register row caches: state, next date (ISO or "") and who is responsible (initials)."""

    state: str
    next_deadline: str
    responsible: str


def register_facts(standings: Mapping[str, Standing]) -> RegisterFacts:
    """The register row of a case whose documents are ``standings`` (by form id).

    The next date is the follow-up the plan sets, else the meeting the kallelse proposes (forms.md §2.1).
    """
    plan, invitation, sheet = (standings.get(form) for form in ("plan", "kallelse", "arendeblad"))
    return RegisterFacts(
        state=state_of(standings),
        next_deadline=_follow_up(plan) or _meeting(invitation),
        responsible=_short_name(text_of(sheet.answers.get("ansvarig"))) if sheet else "",
    )


def state_of(standings: Mapping[str, Standing]) -> str:
    """The furthest state that the documents prove (forms.md §2.1)."""
    plan, invitation = standings.get("plan"), standings.get("kallelse")
    if plan is not None:
        if plan.clear:
            return "T9" if plan.revisions > 1 and not plan.draft else "T7"
        return "T6"
    if invitation is not None:
        return "T4" if invitation.clear else "T3"
    return "T0"


def initials(name: str) -> str:
    """ "AB" for "Anna Berg"; at most three letters, "" for no name. Text up to a comma counts."""
    words = name.split(",")[0].replace("-", " ").split()
    return "".join(word[0].upper() for word in words[:3])


def _short_name(text: str) -> str:
    """Initials are kept as they are; a whole name is made into initials, for the register holds no names."""
    return text.strip() if len(text.strip()) <= 4 else initials(text)


def _meeting(invitation: Standing | None) -> str:
    return _date(invitation.answers, "k_start") if invitation else ""


def _follow_up(plan: Standing | None) -> str:
    return _date(plan.answers, "p_uppf_datum") if plan else ""


def _date(answers: Answers, field: str) -> str:
    value = answers.get(field)
    if value is None or isinstance(value, Unparsed):
        return ""
    for row in rows_of(value):
        return next((text_of(cell)[:10] for cell in row.cells.values() if text_of(cell)[:2] == "20"), "")
    return text_of(value)[:10]
