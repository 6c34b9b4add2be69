"""The neutral lines that each profession copies into its own journal; it keeps nothing and knows no clipboard.

Source: Uppsala, Samtycke (000:85); Halland, Samordningsmötet och Dokumentation (003:162, 183); Värmland (004:131).
"""

from __future__ import annotations

import msgspec

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.form import Form
from sip_desktop.domain.protection.in_paper import PlaceFinding
from sip_desktop.domain.protection.levels import Destination, Level
from sip_desktop.domain.records import Act
from sip_desktop.domain.transfer import Refusal, TransferLine, journal_lines, may_transfer, must_be_read
from sip_desktop.services.documents import Documents, OpenDocument
from sip_desktop.services.door import Door
from sip_desktop.services.session import Session
from sip_desktop.services.transfer_note import TransferNote
from sip_desktop.services.whereabouts import Whereabouts
from sip_desktop.texts import services as texts
from sip_desktop.texts import transfer as transfer_texts
from sip_desktop.texts import whereabouts as place_texts

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

    def __init__(
        self, session: Session, door: Door, documents: Documents, whereabouts: Whereabouts | None = None
    ) -> None:
        self._session = session
        self._whereabouts = whereabouts
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
        places = self._places(opened)
        found = tuple(msgspec.structs.replace(line, withheld=_shows(line, opened.form, places)) for line in found)
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
        line = next((line for line in sheet.lines if line.path == path), None)
        if line is None or not line.text:
            raise Fault(texts.NO_SUCH_DOCUMENT)
        if line.withheld:
            raise Fault(place_texts.JOURNAL_PLACE)
        if document_id not in self._exported:
            with self._session.transaction():
                _case, record = self._door.document(document_id)
                self._session.log(Act.EXPORT, record.serial)
            self._exported.add(document_id)
        return line.text

    def _places(self, opened: OpenDocument) -> list[PlaceFinding]:
        """What a human has not let stand: a journal is read by more than a paper is."""
        if self._whereabouts is None:
            return []
        found = self._whereabouts.of_document(opened, opened.content, Destination.LEAVES)
        return [one for one in found if one.level is not Level.INFO]


def _shows(line: TransferLine, form: Form, places: list[PlaceFinding]) -> bool:
    """True when something that may show where the person is stands in the line, which is one section of the paper."""
    own = next(({field.id for field in section.fields} for section in form.sections if section.id == line.path), set())
    return any(one.path.split("/")[0] in own and one.text in line.text for one in places)
