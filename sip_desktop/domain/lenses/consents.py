"""All consent papers of a case as frozen structs: who said what, when, how, until when, and what was taken back.

A draft does not count: what is typed is a consent only when the paper is clear. What follows from all of it together
is worked out in ``consent_summary``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

import msgspec

from sip_desktop.domain.answers import Answers, Ref, Value, is_answered, options_of, rows_of, text_of
from sip_desktop.domain.lenses.case_papers import CasePaper, day_of, of_form
from sip_desktop.domain.lenses.parties import PERSON_ROW

OWN = ("samtycke_vuxen", "samtycke_lattlast", "samtycke_ungdom")
GUARDIANS = ("samtycke_barn_en_vh", "samtycke_barn_tva_vh")
REPRESENTATIVE = "samtycke_foretradare"
UNABLE, REFUSAL = "samtycke_kan_inte_svara", "samtycke_nej"
EXEMPTION, WITHDRAWAL = "samtycke_undantag", "samtycke_aterkallelse"
ANSWERS = (*OWN, *GUARDIANS, REPRESENTATIVE)
CONSENT_FORMS = frozenset((*ANSWERS, UNABLE, REFUSAL, EXEMPTION, WITHDRAWAL))
WHOLE_PLAN = "hela_planen"
TO_PLAN = "plan"
YES, NO = "ja", "nej"
ALSO_ASKED = ("c_mote", "c_formote", "c_exemplar", "c_it")


class Giver(StrEnum):
    """In what capacity somebody answered."""

    PERSON = "person"
    GUARDIAN = "vardnadshavare"
    REPRESENTATIVE = "foretradare"


class Actor(msgspec.Struct, frozen=True):
    """What one party may know and tell. ``may_know`` and ``may_tell`` are "ja", "nej" or "" for no answer."""

    party: Ref
    may_know: str = ""
    may_tell: str = ""
    subjects: tuple[str, ...] = ()
    limit: str = ""

    @property
    def limited(self) -> bool:
        """True when it is less than a yes to everything."""
        part = bool(self.subjects) and WHOLE_PLAN not in self.subjects
        return self.may_know != YES or self.may_tell == NO or part or bool(self.limit)


class Consent(msgspec.Struct, frozen=True, kw_only=True):
    """One clear answer sheet. ``plan`` is "ja", "nej" or "". Days are ISO, "" when not given or not understood.

    ``since`` is the day it counts from: the day it was given, or, where none can be read, the day the paper was made
    clear. ``valid_to`` is its last day: the one written, and never more than a year (the sheet itself says at most a
    year; Botkyrka, Allmän samtyckesblankett). ``until_unread``: it ends on a day that cannot be read. ``denied`` are
    the other questions of the sheet that were answered no (``ALSO_ASKED``).
    """

    form: str
    ordinal: int
    giver: Giver
    who: Ref
    plan: str
    since: str
    valid_to: str
    given: str = ""
    how: str = ""
    until_closed: bool = False
    until_unread: bool = False
    ask_again: str = ""
    actors: tuple[Actor, ...] = ()
    denied: tuple[str, ...] = ()
    exempt: str = ""
    sole_custody: str = ""
    mature: str = ""
    guardians_needed: str = ""
    guardians_may_know: str = ""


class Negative(msgspec.Struct, frozen=True, kw_only=True):
    """A no, or a consent taken back. ``whole``: the plan itself. ``who`` without row and text: nobody was named."""

    who: Ref
    day: str
    whole: bool
    how: str = ""
    withdrawn: bool = False
    part: str = ""
    actors: tuple[Ref, ...] = ()


class Unable(msgspec.Struct, frozen=True):
    """The judgement that the person cannot answer now, made by ``by``; to be asked again at ``ask_again``."""

    day: str
    by: str
    ask_again: str


class Exemption(msgspec.Struct, frozen=True):
    """The decision to go on without one guardian's consent: who decided, when, and when it must be looked at again."""

    guardian: Ref
    by: str
    day: str
    review: str


class Consents(msgspec.Struct, frozen=True, kw_only=True):
    """What the consent papers say. ``clear`` and ``drafts`` count sheets; a clear one being changed is both."""

    given: tuple[Consent, ...] = ()
    negatives: tuple[Negative, ...] = ()
    unable: tuple[Unable, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    clear: int = 0
    drafts: int = 0


def consents(papers: tuple[CasePaper, ...]) -> Consents:
    """The consent papers among ``papers``, each kind oldest first."""
    mine = list(of_form(papers, *CONSENT_FORMS))
    clear = [paper for paper in mine if paper.cleared]
    return Consents(
        given=tuple(sorted(map(_consent, of_form(clear, *ANSWERS)), key=lambda one: (one.since, one.ordinal))),
        negatives=tuple(sorted(_negatives(clear), key=lambda one: one.day)),
        unable=tuple(sorted(map(_unable, of_form(clear, UNABLE)), key=lambda one: one.day)),
        exemptions=tuple(sorted(map(_exemption, of_form(clear, EXEMPTION)), key=lambda one: one.day)),
        clear=len(clear),
        drafts=sum(paper.draft for paper in mine),
    )


def party(value: Value | None) -> Ref:
    """A party field's answer; text is somebody without a row."""
    return value if isinstance(value, Ref) else Ref("", text_of(value).strip())


def _consent(paper: CasePaper) -> Consent:
    said = paper.answers
    given, last = day_of(said.get("c_datum")), day_of(said.get("c_till"))
    since = given or paper.cleared[:10]
    until_day = text_of(said.get("c_galler")) == "till_dag"
    giver = _giver(paper.form)
    return Consent(
        form=paper.form,
        ordinal=paper.ordinal,
        giver=giver,
        who=Ref(PERSON_ROW, "") if giver is Giver.PERSON else party(said.get("c_vem")),
        plan=text_of(said.get("c_plan")),
        since=since,
        valid_to=min(last, _year_after(since)) if until_day and last else _year_after(since),
        given=given,
        how=text_of(said.get("c_hur")),
        until_closed=text_of(said.get("c_galler")) == "tills_avslut",
        until_unread=until_day and not last,
        ask_again=day_of(said.get("c_foljs_upp")),
        actors=tuple(_actors(said)),
        denied=tuple(name for name in ALSO_ASKED if text_of(said.get(name)) == NO),
        exempt=text_of(said.get("c_undantag")).strip(),
        sole_custody=text_of(said.get("c_vardnad")),
        mature=text_of(said.get("c_mogen")),
        guardians_needed=text_of(said.get("c_vh_samtycke")),
        guardians_may_know=text_of(said.get("c_vh_veta")),
    )


def _giver(form: str) -> Giver:
    if form in OWN:
        return Giver.PERSON
    return Giver.GUARDIAN if form in GUARDIANS else Giver.REPRESENTATIVE


def _actors(said: Answers) -> Iterator[Actor]:
    for row in rows_of(said.get("c_verksamheter")):
        cell = row.cells.get
        if is_answered(cell("c_part")):
            yield Actor(
                party=party(cell("c_part")),
                may_know=text_of(cell("c_far_veta")),
                may_tell=text_of(cell("c_far_beratta")),
                subjects=options_of(cell("c_uppgifter")),
                limit=text_of(cell("c_grans")).strip(),
            )


def _negatives(clear: list[CasePaper]) -> Iterator[Negative]:
    for paper in clear:
        said = paper.answers
        if paper.form == WITHDRAWAL:
            yield _withdrawal(said, paper.cleared[:10])
        elif paper.form == REFUSAL:
            to = options_of(said.get("c_nej_till"))
            # A refusal that does not say of what is one of the plan: silence must not be read as a yes.
            whole = not to or TO_PLAN in to
            day = day_of(said.get("c_datum")) or paper.cleared[:10]
            yield Negative(who=party(said.get("c_vem")), day=day, whole=whole, part=",".join(() if whole else to))
        elif paper.form in ANSWERS and text_of(said.get("c_plan")) == NO:
            no = _consent(paper)
            yield Negative(who=no.who, day=no.since, whole=True, how=no.how)


def _withdrawal(said: Answers, cleared: str) -> Negative:
    rows = rows_of(said.get("c_verksamheter"))
    return Negative(
        who=party(said.get("c_vem")),
        day=day_of(said.get("c_aterkallat")) or cleared,
        whole=text_of(said.get("c_hela")) != "delvis",
        how=text_of(said.get("c_hur")),
        withdrawn=True,
        part=text_of(said.get("c_del")).strip(),
        actors=tuple(party(row.cells.get("c_part")) for row in rows if text_of(row.cells.get("c_fortsatt")) == NO),
    )


def _unable(paper: CasePaper) -> Unable:
    said = paper.answers
    day = day_of(said.get("c_datum")) or paper.cleared[:10]
    return Unable(day, text_of(said.get("c_mottagare")).strip(), day_of(said.get("c_foljs_upp")))


def _exemption(paper: CasePaper) -> Exemption:
    said = paper.answers
    return Exemption(
        guardian=party(said.get("c_vem")),
        by=text_of(said.get("c_beslutat_av")).strip(),
        day=day_of(said.get("c_beslut_datum")) or paper.cleared[:10],
        review=day_of(said.get("c_omprovas")),
    )


def _year_after(day: str) -> str:
    """The same day a year later, the last of February for a leap day; "" for ""."""
    if not day:
        return ""
    start = date.fromisoformat(day)
    if start.year == date.max.year:
        return day
    leap = (start.month, start.day) == (2, 29)
    return start.replace(year=start.year + 1, day=28 if leap else start.day).isoformat()
