"""The access log as it is read: filtered, checked at random and signed off, and exported. Nobody changes it here.

A line says who, when, what kind of act and which case number, never what stood there. It is kept apart from the
purging of cases, at least five years (HSLF-FS 2016:40 4 kap. 9 §); nothing here removes one.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import msgspec

from sip_desktop.domain.answers import Answers, Row
from sip_desktop.domain.asked import Asked
from sip_desktop.domain.case_words import short_number
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.gate import one_line
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.original import original
from sip_desktop.domain.records import Act, LogCheck, LogEntry
from sip_desktop.domain.view import Head, Mode, View
from sip_desktop.services.asked import MARK
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.opening import WriteFile
from sip_desktop.services.session import Session
from sip_desktop.texts import access_log as texts

SAMPLE = 20
LONGEST_REMARK = 200
LOG_SHEET = "loggblad"
MOST_ON_PAPER = 2000
"""About sixty pages; more is for a file, or for a narrower question."""
# What says most about whether somebody looked where they should not: all of it is in every sample.
ALWAYS_SAMPLED = frozenset({Act.OVERRIDE, Act.PURGE, Act.KEY_CHANGE})


class LogLine(msgspec.Struct, frozen=True):
    """One line as shown: ``who`` is initials, ``case`` "0007 LIND-TREA" or ""; ``at`` is local ISO time."""

    number: int
    at: str
    who: str
    act: str
    what: str
    case: str


class Wanted(msgspec.Struct, frozen=True):
    """Which lines to show; "" and 0 mean all. Days are ISO dates, both ends included."""

    who: str = ""
    act: str = ""
    serial: int = 0
    since: str = ""
    until: str = ""


EVERYTHING = Wanted()


class CheckLine(msgspec.Struct, frozen=True):
    """One check that was made: when, by whom, of which lines, how many were looked at, and what was written."""

    at: str
    who: str
    first: int
    last: int
    sampled: int
    remark: str


class AccessLog:
    """Reads the log of one open vault. ``write`` is the vault's own writer of files."""

    def __init__(self, session: Session, definitions: Definitions, write: WriteFile) -> None:
        self._session = session
        self._definitions = definitions
        self._write = write

    def lines(self, wanted: Wanted = EVERYTHING) -> list[LogLine]:
        """The lines that are wanted, newest first."""
        shown = self._shown([entry for entry in self._session.store.log_entries() if _fits(entry, wanted)])
        found = [line for line in shown if not wanted.who or line.who == wanted.who]
        return found[::-1]

    def unchecked(self) -> int:
        """How many lines there are after those of the last check."""
        entries = self._session.store.log_entries()
        return len(entries) - self._checked_to()

    def sample(self, count: int = SAMPLE) -> list[LogLine]:
        """Lines since the last check to look at: all that weigh most, and at random of the others, in order."""
        new = self._session.store.log_entries()[self._checked_to() :]
        heavy = [entry for entry in new if entry.act in ALWAYS_SAMPLED]
        others = [entry for entry in new if entry.act not in ALWAYS_SAMPLED]
        while others and len(heavy) < count:
            heavy.append(others.pop(self._session.pick(len(others))))
        return self._shown(sorted(heavy, key=lambda entry: entry.number))

    def sign_off(self, sampled: int, remark: str) -> None:
        """The lines so far have been checked by whoever is here. Raises Fault when there are none."""
        remark = one_line(remark).strip()
        if len(remark) > LONGEST_REMARK:
            raise Fault(texts.LONG_REMARK.format(most=LONGEST_REMARK))
        first, last = self._checked_to() + 1, len(self._session.store.log_entries())
        if first > last:
            raise Fault(texts.NOTHING_TO_CHECK)
        with self._session.transaction():
            self._session.log(Act.DECIDE)
            check = LogCheck(
                at=self._session.stamp(),
                user_id=self._session.user.id,
                first=first,
                last=last,
                sampled=sampled,
                remark=remark,
            )
            self._session.store.add_log_check(check)
            self._session.store.keep_setting(self._remark_name(), "")

    def remark(self) -> str:
        """The remark that whoever is here was writing when the vault was locked, "" for none."""
        return self._session.store.setting(self._remark_name()) or ""

    def keep_remark(self, remark: str) -> str:
        """Keeps a remark that is being written. Returns the time to show, "14:03"."""
        with self._session.transaction():
            self._session.store.keep_setting(self._remark_name(), remark[:LONGEST_REMARK])
        return self._session.clock().strftime("%H:%M")

    def _remark_name(self) -> str:
        return f"remark_{self._session.user.id}"

    def checks(self) -> list[CheckLine]:
        """Every check so far, newest first."""
        who = self._initials()
        return [
            CheckLine(check.at, who.get(check.user_id, ""), check.first, check.last, check.sampled, check.remark)
            for check in self._session.store.log_checks()
        ]

    def people(self) -> list[str]:
        """The initials that can be asked for."""
        return sorted(set(self._initials().values()))

    def neutral_name(self) -> str:
        """A file name for the export that tells of no unit."""
        return texts.NAME.format(day=self._session.today().isoformat())

    def export(self, path: Path, lines: list[LogLine]) -> None:
        """Writes the lines as CSV, for a spreadsheet: semicolons and a mark of UTF-8. Raises Fault."""
        with self._session.transaction():
            self._session.log(Act.EXPORT)
        self._write(path, _csv(lines))

    def sheet(self, lines: list[LogLine], what: str) -> View:
        """The lines as a paper for the check; ``what`` says which they are. Raises Fault for more than a pile of paper.

        Logged as an export when it is made, for it is printed or saved from there.
        """
        if len(lines) > MOST_ON_PAPER:
            raise Fault(texts.TOO_MANY.format(most=MOST_ON_PAPER))
        with self._session.transaction():
            self._session.log(Act.EXPORT)
        answers: Answers = {
            "lg_urval": what,
            "lg_gjord": self._session.today().isoformat(),
            "lg_antal": str(len(lines)),
            "lg_rader": tuple(_row(line) for line in lines),
        }
        return original(self._definitions.forms[LOG_SHEET], answers, CaseFacts(), Mode.FILLED, Head())

    def _checked_to(self) -> int:
        checks = self._session.store.log_checks()
        return checks[0].last if checks else 0

    def _initials(self) -> dict[str, str]:
        return {user.id: user.initials for user in self._session.store.users()}

    def _shown(self, entries: list[LogEntry]) -> list[LogLine]:
        who = self._initials()
        cases = {case.serial: f"{short_number(case.serial)} {case.word}" for case in self._session.store.cases()}
        return [
            LogLine(
                number=entry.number,
                at=entry.at,
                who=who.get(entry.user_id, ""),
                act=entry.act.value,
                what=_what(entry, self._definitions.asked),
                # A purged case has no word any more, but its number stays in the log.
                case=cases.get(entry.serial, short_number(entry.serial) if entry.serial else ""),
            )
            for entry in entries
        ]


def _what(entry: LogEntry, asked: Asked) -> str:
    """The act in words; what was changed outside every case, as a profile, is no change in a case."""
    if entry.act is Act.DECIDE and entry.detail.startswith(MARK):
        asker = asked.asker(entry.detail.removeprefix(MARK))
        return texts.ASKED.format(who=asker.short if asker else texts.ASKED_OTHER)
    outside = entry.act is Act.CHANGE and not entry.serial
    return texts.CHANGED_OUTSIDE if outside else texts.ACTS[entry.act.value]


def _fits(entry: LogEntry, wanted: Wanted) -> bool:
    day = entry.at[:10]
    return (
        (not wanted.act or entry.act.value == wanted.act)
        and (not wanted.serial or entry.serial == wanted.serial)
        and (not wanted.since or day >= wanted.since)
        and (not wanted.until or day <= wanted.until)
    )


def _row(line: LogLine) -> Row:
    when = line.at[:19].replace("T", " ")
    cells = {"lr_nr": str(line.number), "lr_nar": when, "lr_vem": line.who, "lr_vad": line.what, "lr_arende": line.case}
    return Row(f"r{line.number}", dict(cells))


def _csv(lines: list[LogLine]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(texts.CSV_HEAD)
    # A cell that begins as a formula would be run by a spreadsheet; initials are somebody's free text.
    writer.writerows([line.number, line.at, _plain(line.who), line.what, line.case] for line in lines)
    return text.getvalue().encode("utf-8-sig")


def _plain(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") else cell
