"""What is due in a case, as it is kept with its register row: worked out from its papers and its region's deadlines."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime

import msgspec

from sip_desktop.domain.case_events import EVENT_FORMS, case_events, dues_of
from sip_desktop.domain.deadlines import Deadline
from sip_desktop.domain.due_dates import Due, Moment
from sip_desktop.domain.process import REGISTER_FORMS, RegisterFacts, register_facts
from sip_desktop.domain.records import CaseRecord, DueDate
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.door import Door
from sip_desktop.services.session import Session

COUNTED = 2
"""Raised when the same papers and deadlines are counted another way than before: then what is kept is old."""

COUNTED_FORMS = EVENT_FORMS | REGISTER_FORMS
"""The forms that ``row_facts`` reads: what is written in another changes neither the register row nor what is due."""


class RowFacts(msgspec.Struct, frozen=True):
    """What is kept of a case beside its papers: its row in the register, and what is due in it."""

    register: RegisterFacts
    dues: list[DueDate]
    mark: str


def row_facts(door: Door, definitions: Definitions, case: CaseRecord) -> RowFacts:
    """What the papers of a case say for the register and the list of what is due; on every day the same.

    All in one reading: it is done at every autosave.
    """
    known = door.known(case.serial, COUNTED_FORMS)
    deadlines = definitions.deadlines(case.region)
    found = case_events(known.papers)
    dues = _due_rows(case.serial, dues_of(found, known.sheet, deadlines))
    register = register_facts(known.papers, found.done, _next(dues))
    return RowFacts(register, dues, mark_of(deadlines))


def keep_row(session: Session, case: CaseRecord, found: RowFacts) -> None:
    """Writes what was found; call it in the transaction of the papers. Whoever is responsible stays so if nobody is
    named in the ärendeblad."""
    session.store.keep_due_dates(case.serial, found.dues, found.mark)
    session.store.keep_case(
        msgspec.structs.replace(
            case,
            state=found.register.state,
            next_deadline=found.register.next_deadline,
            responsible=found.register.responsible or case.responsible,
        )
    )


def _due_rows(serial: int, dues: Iterable[Due]) -> list[DueDate]:
    # Two reports to be answered on one day are one row: the list shows what is due, not how many papers say so.
    rows = {(due.id, iso(due.due)): _row(serial, due) for due in dues}
    return sorted(rows.values(), key=lambda row: (row.due, row.id))


def _next(rows: Iterable[DueDate]) -> str:
    """The day of the nearest open date, "" when there is none. What is to be done at once has no day of its own."""
    return min((row.due[:10] for row in rows if not row.at_once), default="")


def mark_of(deadlines: Iterable[Deadline]) -> str:
    """A mark of the deadlines that are counted with; what carries another mark is old and is counted anew."""
    body = msgspec.json.encode(tuple(deadlines), order="sorted")
    return f"{COUNTED}:{hashlib.sha256(body).hexdigest()[:16]}"


def iso(at: Moment) -> str:
    """``2026-11-26``, or with the time of day ``2026-11-26T14:30:00+01:00``."""
    return at.isoformat(timespec="seconds") if isinstance(at, datetime) else at.isoformat()


def _row(serial: int, due: Due) -> DueDate:
    return DueDate(
        serial=serial,
        id=due.id,
        raw=iso(due.raw),
        due=iso(due.due),
        moved_by=due.moved_by,
        level=due.level.value,
        at_once=due.at_once,
    )
