"""The rule on what is due (forms.md §3.5, R-KAL-19): the clocks of the case as findings. It counts no clock itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from sip_desktop.domain.case_events import moment
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.due_dates import Due, Moment, day_of, is_over
from sip_desktop.domain.guidance.finding import Hit
from sip_desktop.domain.guidance.reading import CALL, PLAN, PREPARATION, Reading, answered
from sip_desktop.domain.guidance.seats import is_cancelled, unanswered
from sip_desktop.domain.values.dates import plain_date
from sip_desktop.domain.values.times import time_words
from sip_desktop.texts.values import WEEKDAYS

ANSWER = "answer"
"""What R-DEL-13 and the clocks of an answer both speak of."""
CALL_IN_TIME = "call_in_time"
"""What R-KAL-07 and the clock of the kallelse both speak of."""

_SAID_ELSEWHERE = ("d12_", "d13_", "d14_", "d15_", "f_oro_senast")
"""What has rules of its own: the length of the meeting, copies, approval and follow-up (R-PLAN), and the report of
concern for a child (R-SKY-12)."""
_THINGS = {"k_svar_senast": ANSWER, "d11_bekrafta": ANSWER, "d10_kallelse_i_god_tid": CALL_IN_TIME}
_WHOLE_DAY = ("k_start", "p_uppf_datum", "c_till")
"""Days when something happens rather than days by which something must be done."""
_HELD_BY = ("d3_mote", "d5_mote", "d6_hemma_efter_utskrivning", "mote_tre_veckor", "mote_femton_dagar", "f_senast")
_FORM_OF = {"k_": CALL, "f_": PREPARATION, "p_": PLAN, "v_": "avvikelse", "pi_": "planering_insats"}


def is_explained(reading: Reading) -> bool:
    """True when the time of the meeting has a reason: it is urgent, or something is written or agreed."""
    hurried = reading.text(PREPARATION, "f_brattom") == "genast"
    return hurried or answered(reading.answers(PREPARATION).get("f_tid_skal"))


def r_kal_19(reading: Reading) -> Iterator[Hit]:
    """What is overdue or due within a day, and meetings planned for after their time."""
    planned = moment(reading.answers(CALL).get("k_start")) if not is_cancelled(reading) else None
    told: Counter[str] = Counter()
    for due in reading.dues:
        thing = _THINGS.get(due.id, due.id)
        if due.id.startswith(_SAID_ELSEWHERE) or _is_settled(thing, reading):
            continue
        wording = _wording(due, reading, planned)
        if wording:
            told[due.id] += 1
            yield Hit(
                wording=wording,
                words=_words(due, planned),
                at=_place(due),
                # Two reports may wait for an answer at the same time.
                mark=due.id if told[due.id] == 1 else f"{due.id} {told[due.id]}",
                level=_level(due, wording),
                thing=thing,
                source=due.source,
            )


def _is_settled(thing: str, reading: Reading) -> bool:
    """True when nobody owes an answer, or the short time has its reason: then those clocks say nothing new."""
    return (thing == ANSWER and not unanswered(reading)) or (thing == CALL_IN_TIME and is_explained(reading))


def _level(due: Due, wording: str) -> Level:
    if wording == "inside":
        return Level.NOTE
    # A clock stops no act: what must be there before an act is asked by the rule of that act.
    return Level.WARNING if due.level is Level.STOP else due.level


def _wording(due: Due, reading: Reading, planned: Moment | None) -> str:
    """How something due is told, "" when it is too early to tell."""
    day, today = day_of(due.due), day_of(reading.now)
    if due.id in _HELD_BY and planned is not None and day_of(planned) > day:
        return "" if answered(reading.answers(PREPARATION).get("f_tid_skal")) else "late"
    near = day <= today + timedelta(days=1)
    if due.id in _WHOLE_DAY:
        return ("passed" if day < today else "day") if near else ""
    if due.at_once:
        return "at_once" if near else ""
    moved = "_moved" if due.moved_by else ""
    if is_over(due.due, reading.now):
        return f"over{moved}"
    if due.id in _HELD_BY and planned is not None:
        return "inside"
    return f"near{moved}" if _within_a_day(due.due, reading.now) else ""


def _within_a_day(at: Moment, now: datetime) -> bool:
    if isinstance(at, datetime):
        return at <= now + timedelta(days=1)
    return at <= day_of(now) + timedelta(days=1)


def _words(due: Due, planned: Moment | None) -> dict[str, str]:
    moved = due.moved_by[:1].upper() + due.moved_by[1:]
    words = {"what": due.what, "due": _told(due.due), "raw": _told(due.raw), "moved": moved}
    return {**words, "planned": _told(planned)} if planned is not None else words


def _told(at: date) -> str:
    """ "måndag 28 december 2026", with the time where there is one."""
    day = f"{WEEKDAYS[at.weekday()]} {plain_date(day_of(at))}"
    return f"{day} {time_words(at.strftime('%H:%M'))}" if isinstance(at, datetime) else day


def _place(due: Due) -> str:
    """The field that a date was typed in; what is counted from an event is mended by doing it."""
    if due.event:
        return ""
    return next((f"{form}:{due.id}" for letters, form in _FORM_OF.items() if due.id.startswith(letters)), "")
