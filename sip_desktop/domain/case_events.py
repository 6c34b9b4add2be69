"""What the papers of a case say of time: what has happened and when, what has been done, and which dates are agreed.

It counts nothing and has no clock: the same papers say the same on every day. A date counts as soon as it is typed,
also in a draft; that somebody has been called or has consented counts when the paper is clear.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time

import msgspec

from sip_desktop.domain.answers import Answers, Row, Value, is_answered, rows_of, text_of
from sip_desktop.domain.approving import parts
from sip_desktop.domain.deadlines import Deadline, Event, Level, Step
from sip_desktop.domain.due_dates import Due, Moment, due_dates, in_reach, order, own_date
from sip_desktop.domain.lenses.case_facts import case_facts
from sip_desktop.domain.lenses.case_papers import CasePaper, of_form
from sip_desktop.domain.lenses.consents import CONSENT_FORMS, WITHDRAWAL, Consents, consents, party
from sip_desktop.domain.lenses.invitations import (
    CALL,
    CALL_FORMS,
    CANCELLED,
    INVITATION,
    INVITED,
    NO_REPLY,
    PHONE,
    Called,
    invitations,
)
from sip_desktop.domain.lenses.parties import is_same

PREPARATION, PLAN, FOLLOW_UP, CLOSING = "forberedelse", "plan", "uppfoljning", "avslut"
REQUEST, CHILDS_REQUEST, OTHER_MEETING = "begaran", "begaran_barn", "motesanteckning"
REPORT, REPORT_ANSWER, GIVEN, WITHOUT_SIP = "avvikelse", "avvikelse_svar", "vem_fick_vad", "planering_insats"
EVENT_FORMS = (
    frozenset((PREPARATION, PLAN, FOLLOW_UP, CLOSING, REQUEST, CHILDS_REQUEST, OTHER_MEETING))
    | {REPORT, REPORT_ANSWER, GIVEN, WITHOUT_SIP}
    | CALL_FORMS
    | CONSENT_FORMS
)
"""The forms that say something of time; no other paper of a case need be read."""
NOT_NEEDED = "behovs_inte"


class CaseEvents(msgspec.Struct, frozen=True):
    """``events``: what has happened, or is to happen, and when. ``done``: what clocks have stopped. ``agreed``: dates
    that somebody typed and that are still open. ``closed``: the case is, and nothing more is due."""

    events: Mapping[Event, Moment] = {}
    done: frozenset[Step] = frozenset()
    agreed: tuple[Due, ...] = ()
    closed: bool = False


def case_dues(papers: tuple[CasePaper, ...], sheet: Answers, deadlines: tuple[Deadline, ...]) -> tuple[Due, ...]:
    """Everything that is due in the case, earliest first; what is done or closed is not."""
    return dues_of(case_events(papers), sheet, deadlines)


def dues_of(found: CaseEvents, sheet: Answers, deadlines: tuple[Deadline, ...]) -> tuple[Due, ...]:
    """As ``case_dues``, of what the papers have been found to say."""
    stopped = {deadline.id for deadline in deadlines if deadline.settled_by in found.done}
    counted = due_dates(deadlines, found.events, lambda day: case_facts(sheet, day))
    still = (due for due in counted if due.id not in stopped)
    return tuple(sorted((*still, *found.agreed), key=order))


def case_events(papers: tuple[CasePaper, ...]) -> CaseEvents:
    """What the papers say; nothing at all of a case that is closed."""
    if any(paper.cleared for paper in of_form(papers, CLOSING)):
        return CaseEvents(closed=True)
    said = consents(papers)
    done = frozenset(_done(papers))
    return CaseEvents(
        events=dict(_events(papers, said)),
        done=done,
        agreed=tuple(sorted(_agreed(papers, said, done), key=order)),
    )


def _events(papers: tuple[CasePaper, ...], said: Consents) -> Iterator[tuple[Event, Moment]]:
    call = _call(papers)
    found: dict[Event, Moment | None] = {
        Event.NEED_NOTICED: _need(papers),
        Event.MEETING: _meeting(papers),
        Event.CONSENT_GIVEN: moment(max((one.since for one in said.given if one.plan == "ja"), default="")),
        Event.DEVIATION_REPORTED: min((_reported(one) or date.max for one in _unanswered(papers)), default=None),
    }
    if call is not None:
        # One field for both: the notice that the patient is ready is the notice that whoever calls is given.
        notice = moment(call.newest.get("k_underrattelse"))
        found[Event.HOSPITAL_NOTICE] = found[Event.DISCHARGE_READY] = notice
        found[Event.DISCHARGED] = moment(call.newest.get("k_utskrivning"))
    published = _call([paper for paper in papers if paper.cleared])
    if published is not None:
        made = moment(published.answers.get("k_datum"))
        found[Event.INVITATION_PUBLISHED] = made or moment(published.cleared[:10])
    yield from ((event, at) for event, at in found.items() if at is not None)


def _need(papers: tuple[CasePaper, ...]) -> Moment | None:
    """The day the need was seen, else the first request; none when it was found that no SIP is needed."""
    preparation = _newest(papers, PREPARATION)
    if text_of(preparation.get("f_bedomning")) == NOT_NEEDED:
        return None
    asked = [
        *(moment(paper.newest.get("bg_mottagen")) for paper in of_form(papers, REQUEST)),
        *(moment(paper.newest.get("bb_mottagen")) for paper in of_form(papers, CHILDS_REQUEST)),
    ]
    first = min((at for at in asked if at is not None), key=_sorting, default=None)
    return moment(preparation.get("f_behov_datum")) or first


def _meeting(papers: tuple[CasePaper, ...]) -> Moment | None:
    """The newest meeting that is told of, held or to come: clocks that start with a meeting start anew with it."""
    call, plan = _call(papers), _newest(papers, PLAN)
    held = [_with_time(paper.answers, "u_datum", "u_tid") for paper in of_form(papers, FOLLOW_UP)]
    called = moment(call.newest.get("k_start")) if call else None
    told = [called, moment(plan.get("p_start")), *held]
    return max((at for at in told if at is not None), key=_sorting, default=None)


def _done(papers: tuple[CasePaper, ...]) -> Iterator[Step]:
    preparation, plan = _newest(papers, PREPARATION), _newest(papers, PLAN)
    reached = invitations(papers)
    contacted = any(True for _ in of_form(papers, CALL, INVITATION, PHONE, OTHER_MEETING, PLAN))
    replied = any(_has_replied(one) for one in reached) and not any(_owes_reply(one, papers) for one in reached)
    call, phone = _call(papers), _newest(papers, PHONE)
    planned = (call is not None and moment(call.newest.get("k_start"))) or moment(phone.get("tk_start"))
    steps = {
        Step.CONTACTED: contacted,
        Step.STARTED: contacted or text_of(preparation.get("f_bedomning")) in ("erbjuds", NOT_NEEDED),
        Step.PLANNED: bool(planned) or bool(plan),
        Step.CALLED: bool(call and call.cleared) or any(one.kind for one in reached),
        Step.CONFIRMED: replied,
        Step.HELD: _is_held(papers),
        Step.FOLLOW_UP_SET: _follow_up(papers) is not None,
        Step.GIVEN_OUT: any(is_answered(row.cells.get("fv_datum")) for row in _rows(papers, GIVEN, "fv_rader")),
        Step.APPROVED: _is_approved(papers),
        Step.ANSWERED: not _unanswered(papers),
    }
    yield from (step for step, is_done in steps.items() if is_done)


def _has_replied(one: Called) -> bool:
    return one.answer not in ("", NO_REPLY)


def _owes_reply(one: Called, papers: tuple[CasePaper, ...]) -> bool:
    """Nobody waits for the one who calls, nor for whom is free to come."""
    sender = party(_newest(papers, CALL).get("k_avsandare"))
    return not _has_replied(one) and one.kind != INVITED and not is_same(one.party, sender)


def _is_held(papers: tuple[CasePaper, ...]) -> bool:
    """A plan is begun before the meeting; it has been held when the plan is clear or says who took part."""
    return any(
        paper.cleared or any(text_of(row.cells.get("pd_deltog")) for row in rows_of(paper.newest.get("p_deltagare")))
        for paper in of_form(papers, PLAN)
    )


def _is_approved(papers: tuple[CasePaper, ...]) -> bool:
    """Every service has approved its part of the newest plan: as recorded, or by a day at each of its activities.

    Whose part was changed since then is told where approvals are recorded (Skåne 002:121).
    """
    plans = list(of_form(papers, PLAN))
    if not plans:
        return False
    newest = plans[-1]
    signed = {
        activity.id
        for goal in rows_of(newest.newest.get("p_delmal"))
        for activity in rows_of(goal.cells.get("d_aktiviteter"))
        if is_answered(activity.cells.get("a_godkand"))
    }
    own = [part for part in parts(newest.newest) if part.activities]
    return bool(own) and all(part.party in newest.approved or signed.issuperset(part.activities) for part in own)


def _agreed(papers: tuple[CasePaper, ...], said: Consents, done: frozenset[Step]) -> Iterator[Due]:
    """The dates typed in papers that are still to come about."""
    call, preparation = _call(papers), _newest(papers, PREPARATION)
    if call is not None and Step.HELD not in done:
        yield from _own("k_start", call.newest.get("k_start"), Level.NOTE)
    if call is not None and not done & {Step.CONFIRMED, Step.HELD}:
        yield from _own("k_svar_senast", call.newest.get("k_svar_senast"))
    if Step.HELD not in done:
        yield from _own("f_senast", preparation.get("f_senast"))
    if text_of(preparation.get("f_oro")) == "ska_goras":
        yield from _own("f_oro_senast", preparation.get("f_oro_senast"))
    follow_up = _follow_up(papers)
    if follow_up is not None and not _followed_up(papers, follow_up):
        yield own_date("p_uppf_datum", follow_up)
    yield from _of_consents(papers, said)
    for report in _unanswered(papers):
        yield from _own("v_svar_senast", report.newest.get("v_svar_senast"))
    apart = _newest(papers, WITHOUT_SIP)
    yield from _own("pi_omprovas", apart.get("pi_omprovas"))
    yield from _own("pi_uppf", apart.get("pi_uppf"))


def _of_consents(papers: tuple[CasePaper, ...], said: Consents) -> Iterator[Due]:
    """When the consent that rests on the newest sheet of each giver ends or is to be asked for again."""
    newest = {(one.giver, one.who.row or one.who.text): one for one in said.given}
    live = [one for one in newest.values() if one.plan == "ja"]
    ended = any(paper.cleared for paper in of_form(papers, WITHDRAWAL))
    if live and not (ended and any(one.whole and one.day >= max(c.since for c in live) for one in said.negatives)):
        yield from _own("c_till", min(one.valid_to for one in live))
    again = [*(one.ask_again for one in live), *(one.ask_again for one in said.unable[-1:])]
    yield from _own("c_foljs_upp", min((day for day in again if day), default=""))
    yield from _own("c_omprovas", said.exemptions[-1].review if said.exemptions else "")


def _follow_up(papers: tuple[CasePaper, ...]) -> Moment | None:
    """The latest day that a follow-up has been set to."""
    told = [
        *(_with_time(paper.newest, "p_uppf_datum", "p_uppf_tid") for paper in of_form(papers, PLAN)),
        *(_with_time(paper.newest, "u_nasta", "u_nasta_tid") for paper in of_form(papers, FOLLOW_UP)),
    ]
    return max((at for at in told if at is not None), key=_sorting, default=None)


def _followed_up(papers: tuple[CasePaper, ...], planned: Moment) -> bool:
    """True when a clear follow-up is of that day or later."""
    held = (moment(paper.answers.get("u_datum")) for paper in of_form(papers, FOLLOW_UP))
    return any(at is not None and _sorting(at)[:10] >= _sorting(planned)[:10] for at in held)


def _call(papers: Sequence[CasePaper]) -> CasePaper | None:
    """The newest kallelse, None when there is none or the meeting is cancelled."""
    calls = list(of_form(papers, CALL))
    cancelled = calls and calls[-1].cleared and text_of(calls[-1].answers.get("k_typ")) == CANCELLED
    return calls[-1] if calls and not cancelled else None


def _unanswered(papers: tuple[CasePaper, ...]) -> list[CasePaper]:
    """Reports without an answer. An answer tells the day of its report; one that does not answers the oldest."""
    left = [paper for paper in of_form(papers, REPORT) if _reported(paper) is not None]
    for answer in of_form(papers, REPORT_ANSWER):
        if left and is_answered(answer.newest.get("vs_datum")):
            day = text_of(answer.newest.get("vs_rapport"))
            left.remove(next((one for one in left if text_of(one.newest.get("v_datum")) == day), left[0]))
    return left


def _reported(report: CasePaper) -> date | None:
    at = moment(report.newest.get("v_skickad")) or moment(report.newest.get("v_datum"))
    return at.date() if isinstance(at, datetime) else at


def _rows(papers: tuple[CasePaper, ...], form: str, field: str) -> tuple[Row, ...]:
    return rows_of(_newest(papers, form).get(field))


def _newest(papers: tuple[CasePaper, ...], form: str) -> Answers:
    """What the newest paper of the form says, and where it is silent the one before; {} when there is none."""
    found: Answers = {}
    for paper in of_form(papers, form):
        found |= {name: value for name, value in paper.newest.items() if is_answered(value)}
    return found


def _own(name: str, value: Value | None, level: Level = Level.WARNING) -> Iterator[Due]:
    at = moment(value)
    if at is not None:
        yield own_date(name, at, level)


def _with_time(answers: Answers, day: str, clock: str) -> Moment | None:
    at = moment(answers.get(day))
    hour = answers.get(clock)
    if at is None or isinstance(at, datetime) or not isinstance(hour, str):
        return at
    try:
        return datetime.combine(at, time.fromisoformat(hour))
    except ValueError:
        return at


def moment(value: Value | None) -> Moment | None:
    """A date or a time that was understood, None for anything else and for one that no clock can be counted from."""
    if not isinstance(value, str):
        return None
    try:
        at = date.fromisoformat(value) if len(value) <= len("2026-11-26") else datetime.fromisoformat(value)
    except ValueError:
        return None
    return at if in_reach(at) else None


def _sorting(at: Moment) -> str:
    return at.isoformat()
