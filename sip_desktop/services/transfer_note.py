"""The unit's own note of what was written on paper and has been entered: by whom, for which period, on what day.

It answers from data: the outage of the ärendeblad, the numbered blanks, and who ticked. Source: Botkyrka, Driftstopp
Lifecare.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sip_desktop.domain.answers import Content, rows_of, text_of
from sip_desktop.domain.case_words import short_number
from sip_desktop.domain.records import Act, SheetRecord
from sip_desktop.domain.transfer import CHIEF, NOTE, Entered, noted, written_by
from sip_desktop.services.documents import Documents, OpenDocument
from sip_desktop.services.door import Door
from sip_desktop.services.session import Session
from sip_desktop.texts import transfer as texts

ROWS = "t_rader"


class Done(msgspec.Struct, frozen=True):
    """How far a paper has come: who entered it, the last day (ISO), whether a human read it, and whether all is in."""

    by: str
    day: str
    read: bool
    complete: bool


class TransferNote:
    """The case's document of the form ``aterforing``; there is one a case."""

    def __init__(self, session: Session, door: Door, documents: Documents) -> None:
        self._session = session
        self._door = door
        self._documents = documents

    def begin(self, serial: int) -> int:
        """Its document id; begun when there is none."""
        return self._documents.start(serial, NOTE)

    def said_yes(self, serial: int) -> str:
        """The chief who has said yes to writing papers of the case in; "" when nobody has."""
        note = self._door.newest_of(serial, NOTE)
        return text_of(note.answers.get(CHIEF)) if note else ""

    def write(self, opened: OpenDocument, done: Done) -> int:
        """The row of this paper as it is now. The note is begun, or gets a new version, when that is needed."""
        entered = self._entered(opened, done)
        with self._session.transaction():
            note_id = self._documents.begin(opened.case.serial, NOTE)
            case, record = self._door.document(note_id)
            newest = self._door.newest(note_id)
            content = self._door.content(NOTE, newest)
            rows = rows_of(content.answers.get(ROWS))
            now = noted(rows, entered, self._documents.new_row_id, done.complete)
            if now != rows:
                changed = Content({**content.answers, ROWS: now}, content.origins)
                self._session.log_once(Act.CHANGE, case.serial)
                self._documents.keep_draft(case, record, newest.number + bool(newest.cleared), changed)
        return note_id

    def _entered(self, opened: OpenDocument, done: Done) -> Entered:
        case_sheet = self._door.sheet(opened.case.serial)
        start, end = (text_of(case_sheet.get(name))[:10] for name in ("avbrott_fran", "avbrott_till"))
        numbered = self._session.store.sheets_of(opened.record.id)
        made = opened.record
        return Entered(
            paper=_name(opened, numbered),
            written_by=written_by(made.form, opened.content.answers) or self._user(made.created_by),
            # Without a stop of the system: from the day the paper was begun until it was clear.
            start=start or made.created[:10],
            end=end if start else self._cleared(opened),
            system=text_of(case_sheet.get("it_system")),
            entered_by=done.by,
            day=done.day,
            original=texts.ORIGINAL_KEPT if any(each.signed for each in numbered) else "",
            read=done.read,
        )

    def _cleared(self, opened: OpenDocument) -> str:
        revisions = self._session.store.revisions(opened.record.id)
        return next(revision.cleared for revision in revisions if revision.number == opened.revision)[:10]

    def _user(self, user_id: str) -> str:
        return next((user.name for user in self._session.store.users() if user.id == user_id), "")


def _name(opened: OpenDocument, numbered: Sequence[SheetRecord]) -> str:
    numbers = ", ".join(short_number(each.number) for each in numbered)
    return (texts.PAPER_WITH_SHEETS if numbers else texts.PAPER).format(
        title=opened.form.title, ordinal=opened.record.ordinal, revision=opened.revision, sheets=numbers
    )
