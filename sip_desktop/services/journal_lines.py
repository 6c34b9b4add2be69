"""The neutral lines that each profession copies into its own journal; it keeps nothing and knows no clipboard.

Source: Uppsala, Samtycke (000:85); Halland, Samordningsmötet och Dokumentation (003:162, 183); Värmland (004:131).
"""

from __future__ import annotations

import msgspec

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Act
from sip_desktop.domain.transfer import Refusal, TransferLine, journal_lines, may_transfer, must_be_read
from sip_desktop.services.documents import Documents
from sip_desktop.services.door import Door
from sip_desktop.services.session import Session
from sip_desktop.services.transfer_note import TransferNote
from sip_desktop.texts import services as texts
from sip_desktop.texts import transfer as transfer_texts

JOURNAL = "journalanteckning"


class JournalSheet(msgspec.Struct, frozen=True):
    """The lines of a journal paper. With a ``refusal`` they may be read and copied by hand, but not to a clipboard.

    ``must_be_read``: a human must have read them first, that they do not show where somebody is.
    """

    document_id: int
    number: str
    word: str
    whose: str
    refusal: Refusal | None
    must_be_read: bool
    lines: tuple[TransferLine, ...]


class JournalLines:
    """A journal is an IT system too: what may not be written into one is not copied into the other."""

    def __init__(self, session: Session, door: Door, documents: Documents) -> None:
        self._session = session
        self._door = door
        self._documents = documents
        self._note = TransferNote(session, door, documents)
        self._exported: set[int] = set()

    def sheet(self, document_id: int) -> JournalSheet:
        """The lines as they stand, clear or not."""
        opened = self._documents.open(document_id)
        refusal = may_transfer(opened.region, opened.facts, self._note.said_yes(opened.case.serial))
        found, whose = journal_lines(opened.form, opened.content.answers, opened.facts)
        careful = must_be_read(opened.facts)
        return JournalSheet(document_id, opened.case.number, opened.case.word, whose, refusal, careful, found)

    def take(self, document_id: int, path: str, read: bool) -> str:
        """The text of a line for the clipboard; logged as an export, once a paper and sitting.

        Raises Fault when it may only be copied by hand, or is no longer there.
        """
        sheet = self.sheet(document_id)
        if sheet.refusal:
            raise Fault(sheet.refusal.text)
        if sheet.must_be_read and not read:
            raise Fault(transfer_texts.READ_FIRST)
        text = next((line.text for line in sheet.lines if line.path == path), "")
        if not text:
            raise Fault(texts.NO_SUCH_DOCUMENT)
        if document_id not in self._exported:
            with self._session.transaction():
                _case, record = self._door.document(document_id)
                self._session.log(Act.EXPORT, record.serial)
            self._exported.add(document_id)
        return text
