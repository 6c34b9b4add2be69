"""Deadlines as data: from what event, how long, what must be done by then. It works out no day and knows no case.

A region's own stand in its profile; those of the law, and those offered to profiles made in the program, stand in
``forms/deadlines.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec

from sip_desktop.domain.definition_file import ID, DefinitionFault, decode
from sip_desktop.domain.form import Condition
from sip_desktop.domain.form_checks import condition_faults
from sip_desktop.texts import definitions as texts

MOST = 999
"""Largest number of units a deadline may have."""


class Event(StrEnum):
    """What starts a clock. ``hospital_notice``: the hospital has told the one who calls."""

    NEED_NOTICED = "need_noticed"
    HOSPITAL_NOTICE = "hospital_notice"
    INVITATION_PUBLISHED = "invitation_published"
    DISCHARGE_READY = "discharge_ready"
    DISCHARGED = "discharged"
    MEETING = "meeting"
    DEVIATION_REPORTED = "deviation_reported"
    CONSENT_GIVEN = "consent_given"
    ROUTINE_ADOPTED = "routine_adopted"


class Unit(StrEnum):
    """Hours run by the clock; weekdays are those of lag 1930:173 and 1989:253, the day after the event the first."""

    HOURS = "hours"
    DAYS = "days"
    WEEKDAYS = "weekdays"
    WEEKS = "weeks"
    MONTHS = "months"


class Level(StrEnum):
    """What a missed deadline is: it stops the act it belongs to, it warns, or it is only said."""

    STOP = "stopp"
    WARNING = "varning"
    NOTE = "upplysning"


class Step(StrEnum):
    """What has been done when a clock stops. NOTHING: only another event, or the end of the case, stops it."""

    NOTHING = ""
    STARTED = "started"
    CONTACTED = "contacted"
    PLANNED = "planned"
    CALLED = "called"
    CONFIRMED = "confirmed"
    HELD = "held"
    FOLLOW_UP_SET = "follow_up_set"
    GIVEN_OUT = "given_out"
    APPROVED = "approved"
    ANSWERED = "answered"


class Deadline(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One clock and its limit. ``amount`` 0 is "at once": the routine has no number and we put none in its mouth.

    ``before`` counts backwards from the event. ``moves``: a last day that is no weekday becomes the next weekday (lag
    1930:173 2 §), which is for days set by statute. ``applies_when`` asks a fact of the case. ``routine_says`` are the
    routine's own words where the number is our reading of them. ``offered``: not in force; a profile made in the
    program may take it in. ``settled_by`` is what stops the clock.
    """

    id: str
    event: Event
    amount: int = 0
    unit: Unit = Unit.DAYS
    before: bool = False
    what: str
    level: Level = Level.WARNING
    moves: bool = False
    applies_when: Condition | None = None
    routine_says: str = ""
    offered: bool = False
    settled_by: Step = Step.NOTHING
    source: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"deadlines": "deadline"}):
    deadlines: tuple[Deadline, ...]


def read_deadlines(text: str, file: str) -> tuple[Deadline, ...]:
    """The list in ``text``; ``file`` is its name in a fault. Raises DefinitionFault."""
    found = decode(text, file, _File).deadlines
    for place, sentence in deadline_faults(found):
        raise DefinitionFault(file, place, sentence)
    return found


def deadline_faults(deadlines: Iterable[Deadline]) -> Iterator[tuple[str, str]]:
    """What is wrong in a list of deadlines: place and sentence."""
    seen: set[str] = set()
    for number, deadline in enumerate(deadlines, 1):
        place = texts.level("deadline", deadline.id, number)
        if not ID.fullmatch(deadline.id):
            yield place, texts.BAD_ID.format(id=deadline.id)
        if deadline.id in seen:
            yield place, texts.DOUBLE_ID.format(id=deadline.id)
        seen.add(deadline.id)
        for sentence in _own_faults(deadline):
            yield place, sentence


def _own_faults(deadline: Deadline) -> Iterator[str]:
    for key in ("what", "source"):
        if not getattr(deadline, key).strip():
            yield texts.NO_TEXT.format(key=key)
    if not 0 <= deadline.amount <= MOST:
        yield texts.BAD_COUNT.format(key="amount", count=deadline.amount, most=MOST)
    # An hour is never moved to another day, a day counted in weekdays falls on one, and backwards is not "the next".
    if deadline.moves and (deadline.before or not deadline.amount or deadline.unit in (Unit.HOURS, Unit.WEEKDAYS)):
        yield texts.DEADLINE_MOVES
    yield from condition_faults("applies_when", deadline.applies_when, {})
