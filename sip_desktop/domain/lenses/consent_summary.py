"""What all consent papers of a case say together on a day: the one answer that other papers ask for, and its words."""

from __future__ import annotations

import msgspec

from sip_desktop.domain.lenses.case_papers import CaseKnown
from sip_desktop.domain.lenses.consent_givers import Asked, Spoken, Word, asked
from sip_desktop.domain.lenses.consent_words import lacking, lines_of
from sip_desktop.domain.lenses.consents import Consents, Giver, consents
from sip_desktop.domain.lenses.parties import parties
from sip_desktop.texts import consents as texts

ALL, PART, UNASKED, UNABLE, REFUSED = "ja", "delvis", "inte_fragad", "kan_inte_svara", "nej"


class ConsentSummary(msgspec.Struct, frozen=True, kw_only=True):
    """``answer`` is "ja", "delvis", "inte_fragad", "kan_inte_svara" or "nej", "" while no consent paper is clear.

    ``day`` and ``how`` are those of what the answer rests on, "" where several differ. ``scope`` is for the unit: who
    may know what, and what is lacking. ``on_paper`` may stand on a paper that everybody at the table gets: it tells
    nobody what others may know (practice §6.1). ``valid_to`` is the first day that ends, ISO. Counts are of sheets.
    """

    answer: str = ""
    day: str = ""
    how: str = ""
    scope: str = ""
    on_paper: str = ""
    valid_to: str = ""
    missing: tuple[str, ...] = ()
    clear: int = 0
    drafts: int = 0


def consent_summary(known: CaseKnown) -> ConsentSummary:
    """What the clear consent papers say on the day ``known.today``."""
    said = consents(known.papers)
    if not said.clear:
        return ConsentSummary(drafts=said.drafts)
    case = asked(known, said)
    answer = _of_child(case) if case.child else _of_adult(case, said)
    holds = answer in (ALL, PART)
    agreed = [one for one in case.needed if one.word is Word.YES]
    valid_to = min((max(sheet.valid_to for sheet in one.live) for one in agreed), default="") if holds else ""
    day, how = _when(answer, case, said, agreed)
    lines = lines_of(case, said, parties(known.sheet), known.today.isoformat())
    return ConsentSummary(
        answer=answer,
        day=day,
        how=how,
        scope="\n".join(dict.fromkeys(lines)),
        on_paper=_on_paper(answer, valid_to),
        valid_to=valid_to,
        missing=() if holds else lacking(case),
        clear=said.clear,
        drafts=said.drafts,
    )


def _of_adult(case: Asked, said: Consents) -> str:
    [person] = case.needed
    if person.word is Word.YES:
        return PART if person.limited else ALL
    if person.word is Word.NO:
        return REFUSED
    represented = any(one.giver is Giver.REPRESENTATIVE and one.word is not Word.SILENT for one in case.others)
    return UNABLE if said.unable or represented else UNASKED


def _of_child(case: Asked) -> str:
    """A yes needs everybody's: one guardian's is not both's. With a decision to go on without one it is a part."""
    words = {one.word for one in case.needed}
    if Word.NO in words:
        return REFUSED
    if case.missing or Word.YES not in words or words - {Word.YES, Word.EXEMPT}:
        return UNASKED
    limited = any(one.limited for one in case.needed if one.word is Word.YES)
    return PART if limited or Word.EXEMPT in words else ALL


def _when(answer: str, case: Asked, said: Consents, agreed: list[Spoken]) -> tuple[str, str]:
    """The day the answer was complete, and how it was given, where all did it the same way."""
    if answer in (ALL, PART):
        newest = [one.live[-1] for one in agreed]
        ways = {sheet.how for sheet in newest}
        return max(sheet.given for sheet in newest), ways.pop() if len(ways) == 1 else ""
    if answer == REFUSED:
        last = max((one.no for one in case.needed if one.word is Word.NO and one.no), key=lambda no: no.day)
        return last.day, last.how
    if answer == UNABLE and said.unable:
        return said.unable[-1].day, ""
    return "", ""


def _on_paper(answer: str, valid_to: str) -> str:
    lines = [texts.PAPER_LIMITED] if answer == PART else []
    lines += [texts.PAPER_UNTIL.format(day=valid_to)] if valid_to else []
    lines += [texts.PAPER_UNABLE] if answer == UNABLE else []
    return "\n".join(lines)
