"""What a rule may ask of a case: its papers through the lenses, what has left it, and the clock it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

import msgspec

from sip_desktop.domain.answers import Answers, Ref, Row, Value, is_answered, options_of, rows_of, text_of
from sip_desktop.domain.due_dates import Due
from sip_desktop.domain.guidance.kept_out import KeptOut, kept_out_places, likeness
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.lenses.case_papers import CaseKnown, CasePaper, of_form
from sip_desktop.domain.lenses.consent_cover import Cover, cover
from sip_desktop.domain.lenses.consent_givers import Asked, asked
from sip_desktop.domain.lenses.consent_summary import ConsentSummary, consent_summary
from sip_desktop.domain.lenses.consents import Consents, consents
from sip_desktop.domain.lenses.invitations import Called, invitations
from sip_desktop.domain.lenses.parties import Party, parties
from sip_desktop.domain.protection.must_not_know import Match

PREPARATION, CALL, PLAN, FOLLOW_UP, CLOSING = "forberedelse", "kallelse", "plan", "uppfoljning", "avslut"


class LeftPaper(msgspec.Struct, frozen=True, kw_only=True):
    """One copy that has left: of which form and paper (its place in the case), which revision, when, how."""

    form: str
    title: str
    ordinal: int
    revision: int
    number: int
    made: str
    saved_as_file: bool = False


class Mode(msgspec.Struct, frozen=True):
    """How the case was marked from ``at`` (ISO time) on."""

    at: str
    protected: bool
    violence: bool


@dataclass(frozen=True)
class Reading:
    """One case at one moment. ``region`` is the code of the region whose rules hold (of a profile made in the program
    the one it was copied from); ``sector`` the vault's authority, "" when it is not said. ``state`` is T0–T11.

    ``about`` is the ordinal of the paper an act is done with, 0 when no act is asked about. ``left`` are the copies
    that have left, oldest first; ``modes`` how the case has been marked, oldest first. ``valid_to`` is the last day
    that the region's own routine was valid, None when it has no such day.
    """

    known: CaseKnown
    now: datetime
    region: str
    state: str
    sector: str = ""
    dues: tuple[Due, ...] = ()
    left: tuple[LeftPaper, ...] = ()
    modes: tuple[Mode, ...] = ()
    about: int = 0
    valid_to: date | None = None

    @property
    def facts(self) -> CaseFacts:
        return self.known.facts

    @property
    def sheet(self) -> Answers:
        """The ärendeblad as it is now."""
        return self.known.sheet

    @cached_property
    def consents(self) -> Consents:
        return consents(self.known.papers)

    @cached_property
    def asked(self) -> Asked:
        """Whose answer the case needs, and where each of them stands."""
        return asked(self.known, self.consents)

    @cached_property
    def consent(self) -> ConsentSummary:
        return consent_summary(self.known)

    @cached_property
    def cover(self) -> Cover:
        """What the consents say of each party."""
        return cover(self.asked, self.people)

    @cached_property
    def called(self) -> tuple[Called, ...]:
        """The parties of the meeting."""
        return invitations(self.known.papers)

    @cached_property
    def people(self) -> tuple[Party, ...]:
        return parties(self.sheet)

    @cached_property
    def kept_out(self) -> tuple[KeptOut, ...]:
        """Where somebody who must not know, or perhaps is that one, gets something or takes part."""
        return kept_out_places(self.known, self.about)

    @cached_property
    def likeness(self) -> Callable[[Ref], Match]:
        """Whether a party is somebody who must not know, or perhaps is."""
        return likeness(self.known)

    def must_not_know(self, ref: Ref) -> bool:
        """True of a party that must not know, or perhaps is that one: no rule asks anybody to turn to it."""
        return bool(self.likeness(ref))

    def papers(self, *forms: str) -> list[CasePaper]:
        """The papers of these forms, in the order of the case."""
        return list(of_form(self.known.papers, *forms))

    def paper(self, form: str) -> CasePaper | None:
        """The newest paper of the form, or the one an act is done with; None when there is none."""
        found = self.papers(form)
        return next((one for one in found if one.ordinal == self.about), found[-1] if found else None)

    def answers(self, form: str) -> Answers:
        """What the newest paper of the form says now, {} when there is none."""
        found = self.paper(form)
        return found.newest if found else {}

    def text(self, form: str, field: str) -> str:
        """An answer as text or option id, "" when there is none."""
        return text_of(self.answers(form).get(field)).strip()

    def options(self, form: str, field: str) -> tuple[str, ...]:
        """The chosen options of a question with several."""
        return options_of(self.answers(form).get(field))

    def rows(self, form: str, field: str) -> tuple[Row, ...]:
        return rows_of(self.answers(form).get(field))

    def lacks(self, form: str, *fields: str) -> Iterator[str]:
        """Those of the fields that have no answer, where there is such a paper."""
        paper = self.paper(form)
        if paper is not None:
            yield from (field for field in fields if not answered(paper.newest.get(field)))


def answered(value: Value | None) -> bool:
    """True when there is an answer that says something: no empty text, no unticked box."""
    return is_answered(value) and value is not False and value != ()


def any_in(found: Iterable[str], wanted: Iterable[str]) -> bool:
    """True when the two have something in common."""
    return not set(wanted).isdisjoint(found)
