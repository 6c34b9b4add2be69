"""What an urgent case may not do yet, and what is left to fill in and until when; it writes nothing.

Few things stop the first call (practice O1, architecture §3.19): a no, or a somebody who must not know among those to
be rung. That the case's own known terms stand on no paper is asked where the paper is made, and nothing here leads to
a network. All else is left for later, in the order it is needed. The source of each line stands in the texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum

import msgspec

from sip_desktop.domain import values
from sip_desktop.domain.answers import Answers, Unparsed, is_answered, rows_of, text_of
from sip_desktop.domain.lenses.case_facts import CaseFacts, age_group
from sip_desktop.domain.lenses.parties import folded
from sip_desktop.domain.protection.must_not_know import Match, kept_out, matches
from sip_desktop.domain.urgent import (
    CALLS,
    NO,
    NOT_NOW,
    PREPARATION,
    SHEET,
    TYPED,
    UNKNOWN,
    YES,
    Called,
    UrgentAnswers,
    understood,
)
from sip_desktop.texts import urgent as texts

_REGION = frozenset({"region", "utforare_region"})
_KOMMUN = frozenset({"kommun", "utforare_kommun"})


class Kind(StrEnum):
    """A stop that nobody passes, a question that must be answered first, or something left for later."""

    STOP = "stop"
    ASK = "ask"
    LATER = "later"


class When(StrEnum):
    """Until when something is left, the most urgent first."""

    TODAY = "today"
    DISPATCH = "dispatch"
    MEETING = "meeting"


class UrgentFinding(msgspec.Struct, frozen=True, kw_only=True):
    """One line. ``allowed`` says what one may do now, ``row`` whom an ASK is about; ``when`` is "" for stops."""

    id: str
    kind: Kind
    text: str
    allowed: str = ""
    row: str = ""
    when: When | None = None
    source: str = ""


class OnPaper(msgspec.Struct, frozen=True):
    """What the clear consent papers say together ("" for nothing), and whether a journal or file tells of it."""

    answer: str = ""
    noted: bool = False


def mark_of(one: Called, sheet: Answers) -> str:
    """What is kept when somebody says that these words mean another person: other words in the line ask again, and so
    does another one who must not know and is called alike."""
    meant = (row for row in kept_out(sheet) if matches(row, one.who, phone=one.phone) is Match.MAYBE)
    return ": ".join((folded(one.who), ", ".join(sorted(folded(text_of(row.cells.get("namn"))) for row in meant))))


def stops(sheet: Answers, now: UrgentAnswers, on_paper: str, confirmed: Iterable[str]) -> Iterator[UrgentFinding]:
    """What must be settled before anybody is rung. ``on_paper`` is what the clear consent papers say, "" for nothing;
    a yes given now counts before an earlier no."""
    if now.consent == NO or (on_paper == NO and now.consent != YES):
        taken_back = now.consent != NO
        text = texts.STOP_NO_BEFORE if taken_back else texts.STOP_NO
        yield UrgentFinding(id="refused", kind=Kind.STOP, text=text, allowed=texts.STOP_NO_ALLOWED, source=texts.BY_NO)
    forbidden, confirmed = kept_out(sheet), frozenset(confirmed)
    for one in now.called:
        found = {matches(row, one.who, phone=one.phone) for row in forbidden}
        if Match.SURE in found:
            yield UrgentFinding(
                id="hidden",
                kind=Kind.STOP,
                text=texts.STOP_HIDDEN.format(who=one.who),
                allowed=texts.STOP_HIDDEN_ALLOWED,
                row=one.row,
                source=texts.BY_HIDDEN,
            )
        elif Match.MAYBE in found and mark_of(one, sheet) not in confirmed:
            text = texts.ASK_ALIKE.format(who=one.who)
            yield UrgentFinding(id="alike", kind=Kind.ASK, text=text, row=one.row, source=texts.BY_HIDDEN)


def left(
    papers: Mapping[str, Answers], now: UrgentAnswers, facts: CaseFacts, consent: OnPaper, today: date
) -> tuple[UrgentFinding, ...]:
    """What is left to fill in, the most urgent first. Of the papers and not of the page: what somebody fills in
    elsewhere is no longer left."""
    sheet, ready, calls = (papers.get(form, {}) for form in (SHEET, PREPARATION, CALLS))
    found = [
        *_of_children(ready, now, facts),
        *_of_protection(sheet, now, facts),
        *_of_consent(now, consent, today),
        *_of_identity(sheet, now),
        *_of_meeting(sheet, ready, calls, now, facts),
    ]
    order = list(When)
    lines = (
        UrgentFinding(id=name, kind=Kind.LATER, text=texts.LEFT[name][0], when=when, source=texts.LEFT[name][1])
        for name, when in found
    )
    return tuple(sorted(lines, key=lambda line: order.index(line.when or When.MEETING)))


_Found = Iterator[tuple[str, When]]


def _of_children(ready: Answers, now: UrgentAnswers, facts: CaseFacts) -> _Found:
    if text_of(ready.get("f_oro")) == "ska_goras":
        yield "report", When.TODAY
    elif now.children == YES and text_of(ready.get("f_oro")) != "gjord":
        yield "report_judged", When.TODAY
    elif now.children in ("", UNKNOWN) and facts.careful:
        yield "children", When.TODAY


def _of_protection(sheet: Answers, now: UrgentAnswers, facts: CaseFacts) -> _Found:
    if now.protection in ("", UNKNOWN):
        yield "protection", When.DISPATCH
    if now.careful in ("", UNKNOWN):
        yield "careful", When.DISPATCH
    if not facts.careful:
        return
    if facts.violence and not kept_out(sheet):
        yield "hidden", When.DISPATCH
    if not now.contact:
        yield "contact", When.DISPATCH
    if not is_answered(sheet.get("post_ses")):
        yield "post", When.DISPATCH
    if text_of(sheet.get("papper_trygg")) in ("", "fraga"):
        yield "paper_kept", When.DISPATCH


def _of_consent(now: UrgentAnswers, consent: OnPaper, today: date) -> _Found:
    agreed = consent.answer in ("ja", "delvis")
    if now.consent in ("", NOT_NOW) and not agreed:
        yield "consent", When.DISPATCH
    elif now.consent == YES and not agreed and age_of(now, today) in ("barn", "ungdom"):
        yield "consent_child", When.DISPATCH
    if now.consent == YES and not consent.noted:
        yield "consent_noted", When.TODAY


def _of_identity(sheet: Answers, now: UrgentAnswers) -> _Found:
    if not now.name.strip() or not now.number.strip():
        yield "identity", When.DISPATCH
    elif isinstance(sheet.get("personnummer"), Unparsed):
        yield "number", When.DISPATCH
    if now.number.strip() and not is_answered(sheet.get("fodelsedatum")):
        yield "birth", When.DISPATCH


def _of_meeting(sheet: Answers, ready: Answers, calls: Answers, now: UrgentAnswers, facts: CaseFacts) -> _Found:
    start = calls.get("tk_start")
    if not isinstance(start, str) or not start:
        yield "time", When.MEETING
    if not now.purpose.strip():
        yield "purpose", When.MEETING
    principals = {text_of(row.cells.get("huvudman")) for row in rows_of(sheet.get("aktorer"))}
    if not principals & _REGION or not principals & _KOMMUN:
        yield "both", When.MEETING
    if any(not one.phone.strip() for one in now.called):
        yield "phones", When.MEETING
    for field, name in (("f_onskemal", "wishes"), ("f_vill_delta", "takes_part")):
        if not is_answered(ready.get(field)):
            yield name, When.MEETING
    if facts.violence and not is_answered(ready.get("f_hot")):
        yield "threat", When.MEETING
    if not is_answered(sheet.get("tolk")):
        yield "interpreter", When.MEETING


def age_of(now: UrgentAnswers, today: date) -> str:
    """ "barn", "ungdom", "vuxen", or "" while no identity number tells it."""
    number = understood("personnummer", now.number, today)
    born = values.birth_date(number) if isinstance(number, str) else ""
    return age_group(born, today)


def told(field: str, text: str, today: date) -> tuple[str, str]:
    """How a typed answer was understood, in words, and what is wrong with it; each "" when there is nothing to say."""
    value = understood(field, text, today)
    return values.understood(TYPED[field], value), values.fault(TYPED[field], value)
