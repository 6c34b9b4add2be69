"""What is to be done in all cases: overdue, today, this week, later. Numbers and words only, never what a case is of.

Whoever works at the vault sees every line, as in the register; who may open a case is asked at its door.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import islice

import msgspec

from sip_desktop.domain.answers import Answers, Row
from sip_desktop.domain.due_dates import Moment, day_of, is_over, local
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.original import original
from sip_desktop.domain.records import DueDate, DueLine
from sip_desktop.domain.view import Head, Mode, View
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.door import Door
from sip_desktop.services.due_rows import keep_row, mark_of, row_facts
from sip_desktop.services.session import Session
from sip_desktop.texts import due_dates as due_texts
from sip_desktop.texts import todo as texts

WEEK = 7
AHEAD = 28
"""Days after this week that are listed: what is further off is in the case, and on the month's sheet."""
MONTH_SHEET = "manadsblad"
FIRST_MONTH, LAST_MONTH = date(1900, 1, 1), date(2100, 12, 1)


class When(StrEnum):
    """Where a line stands in the list."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"


# Thousands of them at once, of texts and days alone: the collector of cycles need not look at them.
class TodoLine(msgspec.Struct, frozen=True, gc=False):
    """One thing that is due in one case. ``case`` is its number and word; ``raw`` and ``due`` are days or local times.

    ``moved_by`` says why ``due`` is not ``raw``, "" when it is. ``at_once``: the routine has no number, and the line
    stands under today until it is done.
    """

    serial: int
    case: str
    what: str
    due: Moment
    raw: Moment
    moved_by: str
    level: str
    source: str
    when: When
    at_once: bool = False

    @property
    def overdue(self) -> bool:
        """True when the day is over, or the time has passed."""
        return self.when is When.OVERDUE


class Counted(msgspec.Struct, frozen=True):
    """How far the counting anew has come: ``done`` of ``total`` cases, both 0 when there is nothing to count."""

    done: int
    total: int

    @property
    def is_done(self) -> bool:
        """True when every date is counted with the deadlines of now."""
        return self.done == self.total


class Todo:
    """Reads what is due as it was kept with the papers, and compares it with the clock it is given.

    What was counted with other deadlines stands as it was until ``recount`` has come to it: thousands of cases take
    many seconds, and nobody is to wait for the list meanwhile.
    """

    def __init__(self, session: Session, door: Door, definitions: Definitions) -> None:
        self._session = session
        self._door = door
        self._definitions = definitions
        self._marks: dict[str, str] = {}
        # In order, as a set that keeps it: a case may be asked for before its turn.
        self._old: dict[int, None] = {}
        self._total = 0

    def lines(self, now: datetime) -> list[TodoLine]:
        """What is overdue, and what is due today, this week and four weeks on; the earliest first."""
        end = _week_end(local(now).date()) + timedelta(AHEAD)
        return self._lines(now, date.min, end)

    def month(self, first: date, now: datetime) -> list[TodoLine]:
        """What is due in the month that ``first`` is in."""
        start = first.replace(day=1)
        return self._lines(now, start, _month_end(start))

    def of_case(self, serial: int, now: datetime) -> list[TodoLine]:
        """What is due in one case, however far off, counted anew. Raises Fault when the case may not be opened."""
        self._look_for_old()
        with self._session.transaction():
            case = self._door.enter(serial)
        if serial in self._old:
            self._count([serial])
        told = _Told(self._definitions, now)
        dues = self._session.store.due_dates(serial)
        return [told.line(DueLine(due, case.number, case.word, case.region)) for due in dues]

    def month_sheet(self, first: date, now: datetime) -> View:
        """The month as a paper to put on the wall: number and word, what is due, and a box to tick. No names.

        Slow while something is left to count anew, which is done first: paper cannot be mended.
        """
        self.recount()
        form = self._definitions.forms[MONTH_SHEET]
        start = first.replace(day=1)
        month = texts.MONTH.format(month=texts.MONTHS[start.month - 1], year=start.year)
        rows = tuple(_sheet_row(number, line) for number, line in enumerate(self.month(start, now)))
        answers: Answers = {"mb_manad": month, "mb_gjord": local(now).date().isoformat(), "mb_rader": rows}
        return original(form, answers, CaseFacts(), Mode.FILLED, Head())

    def recount(self, most: int | None = None) -> Counted:
        """Counts anew the cases whose dates were counted with other deadlines: an older program, or another profile.

        At most ``most`` of them, all with None: what calls it on the GUI thread takes a few at a time.
        """
        self._look_for_old()
        self._count(list(islice(self._old, most)))
        return Counted(self._total - len(self._old), self._total)

    def _look_for_old(self) -> None:
        """Which cases are to be counted anew, asked again only when the deadlines are others than the last time: since
        then every paper that was kept was counted with these."""
        marks = {code: mark_of(self._definitions.deadlines(code)) for code in self._definitions.regions}
        if marks != self._marks:
            found = self._session.store.due_marks()
            self._old = {serial: None for serial, region, mark in found if marks.get(region, mark) != mark}
            self._total = len(self._old)
            self._marks = marks

    def _count(self, serials: list[int]) -> None:
        """Counts these anew, in one transaction, which costs more than most cases; none of them when it fails."""
        if not serials:
            return
        with self._session.transaction():
            for serial in serials:
                case = self._session.store.case(serial)
                if case is not None:
                    keep_row(self._session, case, row_facts(self._door, self._definitions, case))
        for serial in serials:
            del self._old[serial]

    def _lines(self, now: datetime, start: date, end: date) -> list[TodoLine]:
        told = _Told(self._definitions, now)
        first, after = start.isoformat(), (end + timedelta(1)).isoformat()
        found = (told.line(each) for each in self._session.store.due_lines(after) if each.what.due >= first)
        # A deadline that its profile has no more, in a case that is yet to be counted anew, is not due.
        return [line for line in found if line.what]


class _Told:
    """What ids and days mean at an hour, asked once each: there are thousands of lines, and many of one day."""

    def __init__(self, definitions: Definitions, now: datetime) -> None:
        self._definitions = definitions
        self._now = local(now)
        self._words: dict[tuple[str, str], tuple[str, str]] = {}
        self._days: dict[tuple[str, bool], tuple[Moment, When]] = {}

    def line(self, found: DueLine) -> TodoLine:
        due = found.what
        what, source = self._words.get((found.region, due.id)) or self._meaning(found.region, due.id)
        at, when = self._days.get((due.due, due.at_once)) or self._day(due)
        raw = at if due.raw == due.due else _moment(due.raw)
        case = f"{found.number} {found.word}"
        # By place, as the rows it is made of.
        return TodoLine(due.serial, case, what, at, raw, due.moved_by, due.level, source, when, due.at_once)

    def _meaning(self, region: str, name: str) -> tuple[str, str]:
        own = {each.id: (each.what, each.source) for each in self._definitions.deadlines(region)}
        found = self._words[region, name] = own.get(name) or due_texts.OWN.get(name, ("", ""))
        return found

    def _day(self, due: DueDate) -> tuple[Moment, When]:
        at = _moment(due.due)
        found = self._days[due.due, due.at_once] = at, _when(at, due.at_once, self._now)
        return found


def _moment(iso: str) -> Moment:
    return date.fromisoformat(iso) if len(iso) == len("2026-11-26") else local(datetime.fromisoformat(iso))


def _when(at: Moment, at_once: bool, now: datetime) -> When:
    today, day = now.date(), day_of(at)
    if at_once and day <= today:
        return When.TODAY
    if is_over(at, now):
        return When.OVERDUE
    if day == today:
        return When.TODAY
    return When.WEEK if day <= _week_end(today) else When.LATER


def _sheet_row(number: int, line: TodoLine) -> Row:
    at = line.due
    hour = at.strftime("%H:%M") if isinstance(at, datetime) else texts.AT_ONCE if line.at_once else ""
    cells: Answers = {"mr_dag": day_of(at).isoformat(), "mr_tid": hour, "mr_arende": line.case, "mr_vad": line.what}
    return Row(f"m{number}", cells)


def _week_end(day: date) -> date:
    """The Sunday of the week."""
    return day + timedelta(WEEK - 1 - day.weekday())


def _month_end(first: date) -> date:
    return (first + timedelta(31)).replace(day=1) - timedelta(1)
