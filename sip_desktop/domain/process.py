"""Where a case stands, derived from its documents; never from a flag set by hand and never from the clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from sip_desktop.domain.answers import Answers, text_of
from sip_desktop.domain.lenses.case_papers import CasePaper

REGISTER_FORMS = frozenset({"arendeblad", "kallelse", "plan", "avslut"})
"""The forms ``register_facts`` reads; no other paper of a case need be opened to write its register row."""

CLOSED = "T10"


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


def standings_of(papers: Iterable[CasePaper]) -> dict[str, Standing]:
    """How far each form of a case has come, by form id; of several papers of a form the last one counts."""
    return {
        paper.form: Standing(
            answers=paper.newest, clear=bool(paper.cleared), draft=paper.draft, revisions=paper.revision
        )
        for paper in papers
        if paper.form in REGISTER_FORMS
    }


def register_facts(standings: Mapping[str, Standing], next_deadline: str = "") -> RegisterFacts:
    """The register row of a case whose documents are ``standings`` (by form id); ``next_deadline`` is counted apart."""
    sheet = standings.get("arendeblad")
    return RegisterFacts(
        state=state_of(standings),
        next_deadline=next_deadline,
        responsible=_short_name(text_of(sheet.answers.get("ansvarig"))) if sheet else "",
    )


def state_of(standings: Mapping[str, Standing]) -> str:
    """The furthest state that the documents prove (forms.md §2.1)."""
    plan, invitation, closing = (standings.get(form) for form in ("plan", "kallelse", "avslut"))
    if closing is not None and closing.clear:
        return CLOSED
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
