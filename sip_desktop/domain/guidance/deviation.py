"""What in a case may be worth a report on cooperation, and the content of one, without anything that tells of whom.

A cause is found in the papers and the clocks; whether it is a deviation, a human decides. Everything in a proposal is
a word of ours, a day or a number: nothing that was typed in the case goes into it (Halland 003:35-47, Uppsala
000:211-220).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from sip_desktop.domain.answers import Answers, Ref, Row, options_of, rows_of, text_of
from sip_desktop.domain.case_events import moment
from sip_desktop.domain.computed import PRINCIPALS
from sip_desktop.domain.deadlines import Deadline, Event, Level, Step
from sip_desktop.domain.due_dates import Due, day_of, due_dates, is_over, local
from sip_desktop.domain.guidance.plan_reading import activities, day, is_past, is_service, principal
from sip_desktop.domain.guidance.reading import CALL, FOLLOW_UP, PLAN, Reading, answered
from sip_desktop.domain.guidance.seats import PRIVATE, known_party, principal_of, role_of, unanswered
from sip_desktop.domain.lenses.case_papers import CasePaper
from sip_desktop.domain.lenses.consents import party
from sip_desktop.domain.lenses.invitations import CALLED, LISTED, Called
from sip_desktop.domain.lenses.parties import folded, is_same
from sip_desktop.texts import deviation as texts

REPORT = "avvikelse"
SILENT, ABSENT, LATE, NOT_DONE, NOT_BEGUN = "ej_svarat", "ej_kommit", "tidsgrans", "foljs_inte", "ej_paborjad"
"""Kinds of deviation, options of the report's ``v_typ``."""
CLOCKS = frozenset(
    {Event.NEED_NOTICED, Event.HOSPITAL_NOTICE, Event.DISCHARGE_READY, Event.DISCHARGED, Event.INVITATION_PUBLISHED}
)
"""The events whose clocks bind the parties. Clocks that start with the meeting are asked for by rules of their own."""
OUR_NUMBERS = frozenset({"d1_forsta_kontakt", "d2_start", "d11_bekrafta"})
"""Deadlines where the routine has no number and the days are our reading of it: missing them is no deviation."""
BEGIN = "d8_genast"
"""The deadline that is open until somebody has begun. The law says "at once"; a few days are what routines allow."""
A_FEW_DAYS = timedelta(days=10)


class Cause(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that may be worth a report. ``who`` is a kind of service, "" for none; ``day`` ISO, "" when not known.

    ``called`` is what the service is called within the unit. ``at`` is when it happened where the hour is known.
    ``what`` is what a routine's clock is about; ``count`` how many.
    """

    kind: str
    mark: str
    who: str = ""
    called: str = ""
    day: str = ""
    at: str = ""
    what: str = ""
    count: int = 0


def causes(reading: Reading) -> Iterator[Cause]:
    """Every cause that no report of the same kind has been begun for since."""
    reports = [(options_of(paper.newest.get("v_typ")), paper.created[:10]) for paper in reading.papers(REPORT)]
    for cause in (*_silent(reading), *_absent(reading), *_late(reading), *_not_done(reading)):
        if not any(cause.kind in kinds and begun >= cause.day for kinds, begun in reports):
            yield cause


def proposal(reading: Reading, mark: str, deadlines: tuple[Deadline, ...] = ()) -> Answers:
    """Content for a new report on the cause with this mark, {} when there is none such.

    It leaves the number of the case, who reports and to whom. ``deadlines`` are those of the region and the law: the
    one of an answer to a report, if it has any, gives the day when one is wished for.
    """
    cause = next((one for one in causes(reading) if one.mark == mark), None)
    if cause is None:
        return {}
    found: Answers = {
        "v_typ": (cause.kind,),
        "v_beskrivning": _description(cause),
        "v_upptackt": local(reading.now).strftime("%Y-%m-%dT%H:%M"),
    }
    unit = cause.who if cause.who != texts.UNKNOWN else ""
    optional = {"v_handelse": cause.at, "v_enhet": unit, "v_svar_senast": _answer_by(reading.now, deadlines)}
    return found | {name: value for name, value in optional.items() if value}


def called_by_kind(reading: Reading, who: Ref, said: str = "") -> str:
    """What a service is called in a report: its kind, or only whose it is where the case is handled by hand only.

    ``said`` is the principal that a paper gives it.
    """
    known = known_party(reading, who)
    if not reading.facts.careful:
        typed = folded(f"{known.unit} {known.function}" if known else who.text)
        for word, kind in texts.KINDS.items():
            if re.search(rf"\b{re.escape(word)}", typed):
                return kind
    return texts.PRINCIPALS.get(principal_of(reading, who, said), texts.UNKNOWN)


def _silent(reading: Reading) -> Iterator[Cause]:
    """Those who were called and have not answered though the day for it is past, unless they came all the same."""
    until = moment(reading.answers(CALL).get("k_svar_senast"))
    if until is None or not is_past(until, reading.now):
        return
    came = [row for row in reading.rows(PLAN, "p_deltagare") if text_of(row.cells.get("pd_deltog")) in ("hela", "del")]
    for number, one in enumerate(unanswered(reading), 1):
        there = any(_is_row_of(row, "pd_part", one.party) for row in came)
        if _must_come(reading, one) and not there:
            mark = f"svar:{one.party.row or number}"
            who = called_by_kind(reading, one.party, one.principal)
            called = role_of(reading, one.party, number)
            yield Cause(kind=SILENT, mark=mark, who=who, called=called, day=day_of(until).isoformat())


def _absent(reading: Reading) -> Iterator[Cause]:
    """Those who were called and, as the plan or the follow-up says, did not take part."""
    for form, field, part, took, start in (
        (PLAN, "p_deltagare", "pd_part", "pd_deltog", "p_start"),
        (FOLLOW_UP, "u_deltagare", "ud_part", "ud_deltog", "u_datum"),
    ):
        at = moment(reading.answers(form).get(start))
        for number, row in enumerate(reading.rows(form, field), 1):
            if text_of(row.cells.get(took)) == "nej" and _was_called(reading, row, part):
                who = party(row.cells.get(part))
                yield Cause(
                    kind=ABSENT,
                    mark=f"motet:{form}:{who.row or number}",
                    who=called_by_kind(reading, who, text_of(row.cells.get("pd_huvudman"))),
                    called=role_of(reading, who, number),
                    day=day_of(at).isoformat() if at is not None else "",
                    at=at.strftime("%Y-%m-%dT%H:%M") if isinstance(at, datetime) else "",
                )


def _late(reading: Reading) -> Iterator[Cause]:
    """Clocks of the law and the region that have run out, and a need that nobody has begun with."""
    today = local(reading.now).date()
    for due in reading.dues:
        last, mark = day_of(due.due), f"tid:{due.id}"
        if due.id == BEGIN and last + A_FEW_DAYS < today:
            yield Cause(kind=NOT_BEGUN, mark=mark, day=last.isoformat())
        elif _binds(due) and is_over(due.due, reading.now):
            yield Cause(kind=LATE, mark=mark, day=last.isoformat(), what=due.what, at=_hour(due))


def _not_done(reading: Reading) -> Iterator[Cause]:
    """What services were to do by the plan, and a follow-up says is not done."""
    paper = reading.paper(FOLLOW_UP)
    if paper is None:
        return
    services = {row.id for _, row in activities(reading.answers(PLAN)) if principal(row) in (*PRINCIPALS, "skola")}
    left = [row for row in _followed(paper) if text_of(row.cells.get("ua_gjort")) == "nej" and row.id in services]
    told = [row for row in rows_of(paper.newest.get("u_redogorelse")) if _did_nothing(reading, row)]
    if left or told:
        held = day(paper.newest, "u_datum")
        count = len(left) or len(told)
        when = held.isoformat() if held is not None else ""
        yield Cause(kind=NOT_DONE, mark=f"planen:{paper.ordinal}", day=when, count=count)


def _binds(due: Due) -> bool:
    """ "At once" is no day that anybody can have missed, and a number of ours binds nobody."""
    return due.event in CLOCKS and not due.at_once and due.level is not Level.NOTE and due.id not in OUR_NUMBERS


def _description(cause: Cause) -> str:
    if cause.kind == NOT_DONE and not cause.day:
        return texts.NOT_DONE_SOMETIME
    sentence = {
        SILENT: texts.NO_ANSWER,
        ABSENT: texts.ABSENT,
        LATE: texts.LATE,
        NOT_BEGUN: texts.NOT_BEGUN,
        NOT_DONE: texts.NOT_DONE if cause.count > 1 else texts.NOT_DONE_ONE,
    }[cause.kind]
    return " ".join(sentence.format(who=cause.who, day=cause.day, what=cause.what, count=cause.count).split())


def _answer_by(now: datetime, deadlines: tuple[Deadline, ...]) -> str:
    """The last day for an answer by the strictest clock in force, "" when no clock is."""
    mine = [one for one in deadlines if one.settled_by is Step.ANSWERED and not one.offered]
    dues = due_dates(mine, {Event.DEVIATION_REPORTED: local(now).date()})
    return day_of(dues[0].due).isoformat() if dues else ""


def _must_come(reading: Reading, one: Called) -> bool:
    return one.kind in (CALLED, LISTED) and one.principal not in PRIVATE and is_service(reading, one.party)


def _was_called(reading: Reading, row: Row, part: str) -> bool:
    """Called, not only invited: as the row says, else as the papers of the call do."""
    kind = text_of(row.cells.get("pd_slag"))
    if text_of(row.cells.get("pd_huvudman")) in PRIVATE or not is_service(reading, row.cells.get(part)):
        return False
    called = any(_is_row_of(row, part, one.party) and _must_come(reading, one) for one in reading.called)
    return kind == CALLED or (not kind and called)


def _is_row_of(row: Row, part: str, who: Ref) -> bool:
    return is_same(party(row.cells.get(part)), who)


def _followed(paper: CasePaper) -> Iterator[Row]:
    for goal in rows_of(paper.newest.get("u_delmal")):
        yield from rows_of(goal.cells.get("um_aktiviteter"))


def _did_nothing(reading: Reading, row: Row) -> bool:
    said = answered(row.cells.get("ur_ogjort")) and not answered(row.cells.get("ur_gjort"))
    return said and is_service(reading, row.cells.get("ur_part"))


def _hour(due: Due) -> str:
    return due.due.strftime("%Y-%m-%dT%H:%M") if isinstance(due.due, datetime) else ""
