"""What should be done before a case is purged, in sentences, from what stands in the vault. It stops nothing.

Whether and when something may be purged is the organisation's own decision (law.md §1.5); here is only what is left to
do: originals to keep (Värmland 004:131), words not yet in the ordinary system, and paper that is still out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import msgspec

from sip_desktop.domain.answers import Answers, rows_of, text_of
from sip_desktop.domain.records import Backup, CaseRecord
from sip_desktop.domain.transfer import NOTE
from sip_desktop.services.door import CASE_SHEET, CaseFile, Door
from sip_desktop.services.transfer import TransferBack
from sip_desktop.texts import purging as texts

CLOSED_STATES = frozenset({"T10", "T11"})
"""States of forms.md §2.1; a case can also come there by a consent taken back, without an "Avslut"."""
CLOSING, OUT = "avslut", "vem_fick_vad"
NEVER_CLEAR = frozenset({CASE_SHEET, OUT, NOTE})
"""The unit's own lists, which go on as long as the case does."""
BACK = frozenset({"aterlamnat", "forstort"})


class Before(msgspec.Struct, frozen=True):
    """A case that may be purged. ``left`` is what should be done first; ``copies`` how many backups in the vault's own
    folder can hold it, the oldest from the ISO day ``oldest``; ``changed`` the ISO day of its last change."""

    case: CaseRecord
    closed: bool
    left: tuple[str, ...]
    copies: int
    oldest: str
    changed: str


class BeforePurge:
    """Reads a case; ``backups`` gives the copies in the vault's own folder."""

    def __init__(self, door: Door, transfer: TransferBack, backups: Callable[[], Sequence[Backup]]) -> None:
        self._door = door
        self._transfer = transfer
        self._backups = backups

    def of(self, serial: int) -> Before:
        """What is left to do in a case. Raises NotYours for one of somebody else's."""
        opened = self._door.open(serial)
        record = opened.record
        copies = [made for copy in self._backups() if (made := copy.made.date()) >= date.fromisoformat(record.opened)]
        return Before(
            case=record,
            closed=self.is_closed(record),
            left=tuple(self._left(opened)),
            copies=len(copies),
            oldest=min(copies).isoformat() if copies else "",
            changed=record.changed[:10],
        )

    def is_closed(self, case: CaseRecord) -> bool:
        """True when a clear "Avslut" says that the case has ended. Asks and logs nothing."""
        papers = self._door.known(case.serial, frozenset({CLOSING})).papers
        return case.state in CLOSED_STATES and any(paper.cleared for paper in papers)

    def _left(self, opened: CaseFile) -> Iterator[str]:
        if not self.is_closed(opened.record):
            yield texts.NOT_CLOSED
        closing = self._answers(opened, CLOSING)
        if words := _said(closing):
            yield words
        lines = (line for line in opened.lines if line.state == "utkast")
        if drafts := [line.title for line in lines if line.document.form not in NEVER_CLEAR]:
            yield texts.DRAFTS.format(titles=", ".join(drafts))
        yield from self._transferred(opened.record.serial, text_of(closing.get("z_original")).strip())
        if out := list(_still_out(self._answers(opened, OUT))):
            yield texts.OUT.format(copies=", ".join(out))
        elif text_of(closing.get("z_tillbaka")) == "fattas":
            yield texts.OUT_SAID
        printed = sum(line.copies for line in opened.lines)
        if printed:
            yield texts.PRINTED_ONE if printed == 1 else texts.PRINTED.format(count=printed)

    def _transferred(self, serial: int, where: str) -> Iterator[str]:
        """Words that stand nowhere else, and signed originals, which are kept whatever becomes of the case."""
        case = self._transfer.case(serial)
        if case.refusal is not None:
            yield texts.STAYS_HERE
        elif waiting := [paper for paper in case.papers if not paper.complete]:
            named = (texts.NOT_ENTERED_ONE.format(title=p.title, done=p.done, total=p.total) for p in waiting)
            yield texts.NOT_ENTERED.format(papers=", ".join(named))
        if case.kept:
            yield texts.SIGNED.format(sheets=", ".join(case.kept))
            yield texts.SIGNED_WHERE.format(where=where.rstrip(".")) if where else texts.SIGNED_NOWHERE

    def _answers(self, opened: CaseFile, form: str) -> Answers:
        content = self._door.newest_of(opened.record.serial, form)
        return content.answers if content else {}


def _said(closing: Answers) -> str:
    """What the "Avslut" says becomes of the case, "" for nothing that matters here."""
    day = text_of(closing.get("z_gallring_datum"))
    said = {"kvar": texts.SAID_KEPT, "gallras": texts.SAID_PURGED.format(day=day) if day else ""}
    return said.get(text_of(closing.get("z_gallring")), "")


def _still_out(answers: Answers) -> Iterator[str]:
    """The working copies that left and of which nothing says that they came back or were destroyed."""
    back = [row.cells for row in rows_of(answers.get("fv_besked")) if text_of(row.cells.get("fb_vad")) in BACK]
    numbers = {text_of(cells.get("fb_nr")) for cells in back}
    for row in rows_of(answers.get("fv_rader")):
        number = text_of(row.cells.get("fv_nr"))
        if text_of(row.cells.get("fv_slag")) == "arbetsexemplar" and not (number and number in numbers):
            yield texts.OUT_ONE.format(number=number) if number else texts.OUT_UNNUMBERED
