"""Who may get a paper of a case: what kind of reader each party is, and what stops them. It makes no paper.

Consent stops actors and relatives; the person, guardians and representatives get what is theirs. Who must not know is
stopped whoever they are, and a likeness is enough: here a question too many costs a minute (practice case F).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from sip_desktop.domain.answers import Answers, Ref, rows_of, text_of
from sip_desktop.domain.form import Form, Part
from sip_desktop.domain.lenses.case_papers import CaseKnown, of_form
from sip_desktop.domain.lenses.consent_cover import Cover, Stand, cover
from sip_desktop.domain.lenses.consent_givers import Asked, Word, asked
from sip_desktop.domain.lenses.consent_summary import ALL, PART, consent_summary
from sip_desktop.domain.lenses.consents import NO, YES, Actor, Giver, consents
from sip_desktop.domain.lenses.parties import PARTY_FIELDS, PERSON_ROW, Party, folded, is_party, parties
from sip_desktop.domain.protection.must_not_know import Match, kept_out, matches
from sip_desktop.domain.reader_cells import COORDINATOR, ReaderOf, own_rows
from sip_desktop.domain.reader_limits import Limits, limits_of
from sip_desktop.domain.reader_rows import read_rows
from sip_desktop.domain.readers import ReaderTable, Sort
from sip_desktop.domain.records import Reader
from sip_desktop.domain.unnamed import open_name
from sip_desktop.texts import dispatch as texts

ORIGINAL, OTHER_GUARDIAN, GUARDIAN = "original", "annan_vardnadshavare", "vardnadshavare"
COPIES = "c_exemplar"
_BY_PRINCIPAL = {
    "region": "vard",
    "utforare_region": "vard",
    "kommun": "insats",
    "utforare_kommun": "insats",
    "skola": "skola",
    "statlig": "fk_af",
}
_SCHOOL_HEALTH = re.compile("elevhäls|skolhäls|skolsköt|skolläk|skolkurator|skolpsykolog|kurator")
_STATE = re.compile("försäkringskassa|arbetsförmedling")
_QUOTED = re.compile('[”“"»]([^”“"»«]+)[”“"«]')
_LEAST_WORDS = 3
_CONSENTED = frozenset({Sort.AUTHORITY, Sort.OTHER})


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """What decides who gets what, read once for a case. ``holds``: there is a consent to the plan today."""

    known: CaseKnown
    people: tuple[Party, ...]
    asked: Asked
    cover: Cover
    holds: bool

    @property
    def careful(self) -> bool:
        return self.known.facts.careful


def read_case(known: CaseKnown) -> Case:
    """The case whose consent papers and preparation are in ``known``."""
    people = parties(known.sheet)
    found = asked(known, consents(known.papers))
    answer = consent_summary(known).answer
    return Case(known=known, people=people, asked=found, cover=cover(found, people), holds=answer in (ALL, PART))


def kind_of(party: Party, case: Case) -> str:
    """The kind of reader a party of the case is."""
    if party.row == PERSON_ROW:
        return "barnet" if case.known.facts.child else "den_enskilde"
    if party.kind == GUARDIAN:
        return GUARDIAN if _has_agreed(party, case) else OTHER_GUARDIAN
    if party.kind == "foretradare":
        return "foretradare"
    if COORDINATOR in party.roles or party.kind == "personal":
        return ORIGINAL
    told = folded(f"{party.function} {party.unit} {party.name}")
    if party.principal == "skola":
        return "elevhalsa" if _SCHOOL_HEALTH.search(told) else "skola"
    if _STATE.search(told):
        return "fk_af"
    return _BY_PRINCIPAL.get(party.principal, "narstaende_ovrig")


def barred(ref: Ref, kind: str, case: Case, table: ReaderTable, decision: str = "") -> str:
    """Why somebody cannot get a paper now, in a sentence, "" when they can. ``decision``: who decided, and when, that
    the other guardian gets one in a case handled by hand only."""
    # What is said becomes a fault, which names nobody: a private person by relation, a name that was typed not at all.
    who = open_name(ref, case.people) if any(is_party(one, ref) for one in case.people) else texts.RECEIVER
    if match := _kept_out(ref, case):
        words = texts.KEPT_OUT if match is Match.SURE else texts.MAYBE_KEPT_OUT
        return words.format(who=who[:1].upper() + who[1:])
    if kind == OTHER_GUARDIAN and case.careful and not decision.strip():
        return texts.GUARDIAN_DECISION
    if kind in (GUARDIAN, OTHER_GUARDIAN):
        return texts.GUARDIANS_NOT if _guardians_may_know(case) == NO else ""
    if table.kinds[kind].sort not in _CONSENTED:
        return ""
    if _denies_copies(case):
        return texts.NO_COPIES
    stand = case.cover.of(ref)
    if stand is Stand.TAKEN_BACK:
        return texts.TAKEN_BACK.format(who=who)
    if stand is Stand.DENIED:
        return texts.DENIED.format(who=who)
    if not case.holds:
        return texts.NO_CONSENT
    return "" if stand is Stand.COVERED else texts.NOT_COVERED.format(who=who)


def stands(ref: Ref, case: Case) -> Stand:
    """Where the consents put somebody today."""
    return case.cover.of(ref)


def kind_now(reader: Reader, case: Case, table: ReaderTable) -> str:
    """The kind of a kept reader today: a guardian who has taken the consent back is another guardian."""
    party = next((one for one in case.people if one.row == reader.party), None) if reader.party else None
    return kind_of(party, case) if party and table.kinds[reader.kind].sort not in _CONSENTED else reader.kind


def decision_in(purpose: str) -> str:
    """Who decided that the other guardian gets a paper, as ``texts.dispatch.DECIDED`` keeps it beside the purpose."""
    return purpose.partition(texts.DECIDED.format(purpose="", decision=""))[2].strip()


def reader_of(reader: Reader, case: Case, table: ReaderTable) -> ReaderOf:
    """A kept reader as a view is made for them."""
    party = next((one for one in case.people if one.row == reader.party), None)
    ref, kind = Ref(reader.party, party.label if party else reader.name), kind_now(reader, case, table)
    return ReaderOf(
        kind=kind,
        rows=own_rows(case.people, reader.party),
        name=reader.name,
        identity=reader.identity,
        ticked=frozenset(reader.parts),
        limits=_limits(ref, kind, case, table),
        sole_giver=_is_sole_giver(reader.party, case),
    )


def kept_back(case: Case, answers: Answers) -> tuple[str, ...]:
    """What a child wants nobody to read, as folded words: what stands in quotation marks, and each line."""
    papers = list(of_form(case.known.papers, "forberedelse"))
    said = [text_of(answers.get("p_barn_inte_lasa"))]
    said += [text_of(paper.newest.get("f_barn_inte_lasa")) for paper in papers]
    found = (folded(part).strip(" .!”“\"'") for text in said for part in (*_QUOTED.findall(text), *text.split("\n")))
    return tuple(dict.fromkeys(part for part in found if len(part.split()) >= _LEAST_WORDS))


def at_the_meeting(form: Form, answers: Answers, people: Sequence[Party]) -> frozenset[str]:
    """The rows of the ärendeblad of those that the paper names as taking part."""
    fields = {field.id for field in form.fields() if field.part is Part.PARTICIPANTS}
    found = read_rows(form, answers, people)
    return frozenset(row.party.row for path, row in found.items() if row.party and path.partition("/")[0] in fields)


def _limits(ref: Ref, kind: str, case: Case, table: ReaderTable) -> Limits:
    if table.kinds[kind].sort in _CONSENTED:
        return limits_of(case.cover, ref)
    if kind not in (GUARDIAN, OTHER_GUARDIAN):
        return Limits()
    # What the other giver has said may not be told may be meant for just this one: somebody must read it.
    others = (giver.spoken for giver in case.cover.givers if giver.spoken.party.row != ref.row)
    exempt = tuple(dict.fromkeys(words for one in others if (words := one.live[-1].exempt)))
    limit = texts.GUARDIANS_PART if _guardians_may_know(case) == "delvis" else ""
    return Limits(said=(Actor(ref, YES, limit=limit),), exempt=exempt) if limit or exempt else Limits()


def _has_agreed(party: Party, case: Case) -> bool:
    spoken = (*case.asked.needed, *case.asked.others)
    return any(one.party.row == party.row and one.word is Word.YES for one in spoken)


def _is_sole_giver(row: str, case: Case) -> bool:
    return bool(row) and [giver.spoken.party.row for giver in case.cover.givers] == [row]


def _guardians_may_know(case: Case) -> str:
    """What a young person who answers for themself has said of the guardians: "ja", "delvis", "nej" or ""."""
    own = [giver.spoken for giver in case.cover.givers if giver.spoken.giver is Giver.PERSON]
    return own[0].live[-1].guardians_may_know if own else ""


def _denies_copies(case: Case) -> bool:
    return any(COPIES in giver.spoken.live[-1].denied for giver in case.cover.givers)


def _kept_out(ref: Ref, case: Case) -> Match:
    """Whether somebody is one who must not know. The person the case is about never is."""
    if ref.row == PERSON_ROW:
        return Match.NO
    forbidden = kept_out(case.known.sheet)
    if any(row.id == ref.row for row in forbidden):
        return Match.SURE
    found = {matches(row, *_identity(ref, case)) for row in forbidden}
    return next((match for match in (Match.SURE, Match.MAYBE) if match in found), Match.NO)


def _identity(ref: Ref, case: Case) -> Iterator[str]:
    """Name, number and telephone, as far as the ärendeblad has them."""
    rows = (row for field in PARTY_FIELDS for row in rows_of(case.known.sheet.get(field)))
    cells = next((row.cells for row in rows if row.id == ref.row and ref.row), {})
    yield text_of(cells.get("namn")).strip() or ref.text
    yield text_of(cells.get("personnummer"))
    yield text_of(cells.get("telefon"))
