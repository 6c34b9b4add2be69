"""Writing papers into the ordinary system afterwards: what may go, what has gone, and the unit's note of it.

Text reaches the screen's copy button only by ``take``, which logs that it leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from sip_desktop.domain.case_words import short_number
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.form import FieldType
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.records import Act, CaseRecord, SheetRecord, Transfer
from sip_desktop.domain.region import Region
from sip_desktop.domain.transfer import (
    ASKED,
    NOTE,
    Refusal,
    TellsPlace,
    TransferLine,
    is_for_the_system,
    is_working_paper,
    lines,
    may_transfer,
    must_be_read,
)
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.documents import Documents, OpenDocument
from sip_desktop.services.door import Door
from sip_desktop.services.session import Session
from sip_desktop.services.transfer_note import Done, TransferNote
from sip_desktop.texts import services as service_texts
from sip_desktop.texts import transfer as texts


class TransferPaper(msgspec.Struct, frozen=True):
    """A clear paper in the list: how many of its lines stand in the ordinary system. ``ordinal`` is its place in the
    case, by which two papers of the same kind are told apart."""

    document_id: int
    ordinal: int
    title: str
    revision: int
    done: int
    total: int

    @property
    def complete(self) -> bool:
        return self.done == self.total


class TransferCase(msgspec.Struct, frozen=True):
    """What of a case is to be written in. ``kept`` and ``purgeable`` are sheets of the reserve binder in words:
    signed originals, and the working papers that may go by the unit's own decision once everything is entered.
    """

    case: CaseRecord
    refusal: Refusal | None
    notes: tuple[str, ...]
    papers: tuple[TransferPaper, ...]
    drafts: tuple[str, ...]
    kept: tuple[str, ...]
    purgeable: tuple[str, ...]


class TickedLine(msgspec.Struct, frozen=True):
    """A line with who wrote it into the ordinary system and on what day; "" and "" while it is not there."""

    line: TransferLine
    by: str = ""
    day: str = ""

    @property
    def done(self) -> bool:
        return bool(self.by)


class TransferSheet(msgspec.Struct, frozen=True):
    """One clear paper, line by line. ``must_be_read``: nothing may be taken before a human has read the text."""

    document_id: int
    ordinal: int
    revision: int
    title: str
    refusal: Refusal | None
    must_be_read: bool
    lines: tuple[TickedLine, ...]

    @property
    def complete(self) -> bool:
        return bool(self.lines) and all(line.done for line in self.lines if not line.line.withheld)


class TransferBack:
    """The ordinary system is another program: nothing is sent, a human copies.

    ``tells_place`` gives, for a case, what says of a text whether it shows where somebody is. A human reads it all the
    same: no list of words knows every place.
    """

    def __init__(
        self,
        session: Session,
        door: Door,
        documents: Documents,
        definitions: Definitions,
        tells_place: Callable[[int], TellsPlace],
    ) -> None:
        self._session = session
        self._door = door
        self._documents = documents
        self._definitions = definitions
        self._tells_place = tells_place
        self._note = TransferNote(session, door, documents)
        self._exported: set[int] = set()

    def case(self, serial: int) -> TransferCase:
        """The papers of a case that can be written in, and how far they have come."""
        opened = self._door.open(serial)
        forms = [each for each in self._session.store.documents(serial) if self._belongs(each.form, opened.facts)]
        sheets = [sheet for document in forms if (sheet := self._newest_clear(document.id)) is not None]
        refusal = self._refusal(opened.region, opened.facts, serial)
        drafts = [document for document in forms if self._clear_number(document.id) == 0]
        finished = {sheet.document_id for sheet in sheets if not sheet.refusal and (sheet.complete or not sheet.lines)}
        numbered = [sheet for document in forms for sheet in self._session.store.sheets_of(document.id)]
        everything = bool(sheets) and not drafts and len(finished) == len(sheets) and refusal is None
        return TransferCase(
            case=opened.record,
            refusal=refusal,
            notes=self._notes(opened.record) if opened.facts.careful else (),
            papers=tuple(_paper(sheet) for sheet in sheets if sheet.lines),
            drafts=tuple(self._definitions.title(document.form, opened.region.code) for document in drafts),
            kept=self._words(sheet for sheet in numbered if sheet.signed),
            purgeable=self._words(sheet for sheet in numbered if everything and self._may_go(sheet)),
        )

    def sheet(self, document_id: int) -> TransferSheet:
        """The newest clear version of a paper. Raises Fault when none is clear, or it stays on paper."""
        found = self._newest_clear(document_id)
        if found is None:
            raise Fault(texts.NOTHING)
        return found

    def take(self, document_id: int, path: str, read: bool) -> str:
        """The text of a line for the clipboard; logged as an export, once a paper and sitting. Raises Fault when
        it may not leave; ``read`` says that a human has read the text where that is needed."""
        sheet = self.sheet(document_id)
        line = _allowed(sheet, path, read)
        with self._session.transaction():
            self._log_export(document_id)
        self._exported.add(document_id)
        return line.line.text

    def tick(self, document_id: int, path: str, read: bool) -> TransferSheet:
        """The line stands in the ordinary system now; this user wrote it in. Raises Fault as ``take`` does."""
        sheet = self.sheet(document_id)
        _allowed(sheet, path, read)
        with self._session.transaction():
            self._log_export(document_id)
            self._session.store.keep_transfer(
                Transfer(
                    document_id=document_id,
                    revision=sheet.revision,
                    path=path,
                    at=self._session.stamp(),
                    user_id=self._session.user.id,
                )
            )
        self._exported.add(document_id)
        return self.sheet(document_id)

    def untick(self, document_id: int, path: str) -> TransferSheet:
        """The line does not stand there after all, whichever version it was ticked in."""
        sheet = self.sheet(document_id)
        with self._session.transaction():
            for revision in range(1, sheet.revision + 1):
                self._session.store.drop_transfer(document_id, revision, path)
        return self.sheet(document_id)

    def note(self, document_id: int, read: bool) -> int:
        """Write in the unit's own note how it is with this paper; returns the note's document id."""
        sheet = self.sheet(document_id)
        opened = self._documents.open(document_id, sheet.revision)
        done = [line for line in sheet.lines if line.done]
        who = ", ".join(dict.fromkeys(line.by for line in done))
        day = max((line.day for line in done), default="")
        return self._note.write(opened, Done(who, day, read and sheet.must_be_read, sheet.complete))

    def begin_note(self, serial: int) -> int:
        """The document id of the unit's own note on what has been written in; begun when there is none."""
        return self._note.begin(serial)

    def _log_export(self, document_id: int) -> None:
        if document_id not in self._exported:
            _case, record = self._door.document(document_id)
            self._session.log(Act.EXPORT, record.serial)

    def _newest_clear(self, document_id: int) -> TransferSheet | None:
        number = self._clear_number(document_id)
        if number == 0:
            return None
        opened = self._documents.open(document_id, number)
        if not self._belongs(opened.record.form, opened.facts):
            return None
        refusal = self._refusal(opened.region, opened.facts, opened.case.serial)
        found = () if refusal else self._ticked(opened, number)
        return TransferSheet(
            document_id=document_id,
            ordinal=opened.record.ordinal,
            revision=number,
            title=opened.form.title,
            refusal=refusal,
            must_be_read=must_be_read(opened.facts),
            lines=found,
        )

    def _belongs(self, form: str, facts: CaseFacts) -> bool:
        return is_for_the_system(self._definitions.forms[form], facts)

    def _refusal(self, region: Region, facts: CaseFacts, serial: int) -> Refusal | None:
        asked = frozenset(form.id for form in self._definitions.forms.values() if form.field(ASKED))
        consents = self._door.known(serial, asked).papers
        return may_transfer(region, facts, self._note.said_yes(serial), consents)

    def _clear_number(self, document_id: int) -> int:
        """The newest clear revision, 0 when there is none."""
        revisions = self._session.store.revisions(document_id)
        return max((revision.number for revision in revisions if revision.cleared), default=0)

    def _ticked(self, opened: OpenDocument, number: int) -> tuple[TickedLine, ...]:
        """The lines with their ticks. What was entered from an earlier version and reads the same still stands."""
        wanted = self._lines(opened)
        done: dict[str, Transfer] = {}
        before: dict[int, dict[str, str]] = {number: {line.path: line.text for line in wanted}}
        for transfer in self._session.store.transfers(opened.record.id):
            if transfer.revision not in before:
                earlier = self._documents.open(opened.record.id, transfer.revision)
                before[transfer.revision] = {line.path: line.text for line in self._lines(earlier)}
            if before[transfer.revision].get(transfer.path) == before[number].get(transfer.path):
                done[transfer.path] = transfer
        names = self._names()
        return tuple(
            TickedLine(line, names(done[line.path].user_id), done[line.path].at[:10])
            if line.path in done
            else TickedLine(line)
            for line in wanted
        )

    def _lines(self, opened: OpenDocument) -> tuple[TransferLine, ...]:
        tells_place = self._tells_place(opened.case.serial)
        return lines(opened.form, opened.content.answers, opened.facts, tells_place)

    def _names(self) -> Callable[[str], str]:
        known = {user.id: user.name for user in self._session.store.users()}
        return lambda user_id: known.get(user_id, "") or user_id

    def _notes(self, case: CaseRecord) -> tuple[str, ...]:
        """What the region's own note sheet says of a case handled by hand only."""
        form = self._definitions.form(NOTE, case.region)
        return tuple(field.text for field in form.fields() if field.type is FieldType.INFO)

    def _words(self, sheets: Iterable[SheetRecord]) -> tuple[str, ...]:
        return tuple(
            texts.SHEET_OF.format(
                number=short_number(sheet.number), title=self._definitions.title(sheet.form, sheet.region)
            )
            for sheet in sheets
        )

    def _may_go(self, sheet: SheetRecord) -> bool:
        return is_working_paper(self._definitions.forms[sheet.form], sheet.signed)


def _allowed(sheet: TransferSheet, path: str, read: bool) -> TickedLine:
    """The line, when it may leave the program. Raises Fault with the reason otherwise."""
    if sheet.refusal:
        raise Fault(sheet.refusal.text)
    if sheet.must_be_read and not read:
        raise Fault(texts.READ_FIRST)
    line = next((line for line in sheet.lines if line.line.path == path), None)
    if line is None:
        raise Fault(service_texts.NO_SUCH_DOCUMENT)
    if line.line.withheld:
        raise Fault(texts.LOOK_AT_PLACE)
    return line


def _paper(sheet: TransferSheet) -> TransferPaper:
    counted = [line for line in sheet.lines if not line.line.withheld]
    done = sum(line.done for line in counted)
    return TransferPaper(sheet.document_id, sheet.ordinal, sheet.title, sheet.revision, done, len(counted))
