"""What had left a case before its consent was taken back or before it was to be by hand only; and telling of it."""

from __future__ import annotations

from sip_desktop.domain.answers import Content, Ref
from sip_desktop.domain.left_papers import TOLD_BY_LETTER, LeftBefore, left_before
from sip_desktop.domain.lenses.consents import party
from sip_desktop.domain.lenses.parties import is_same, parties
from sip_desktop.domain.unnamed import open_name
from sip_desktop.services.documents import Documents
from sip_desktop.services.door import Door
from sip_desktop.services.guidance import Guidance
from sip_desktop.services.session import Session


class Left:
    """Reads the copies and the list of who got what. The copies themselves are others' work."""

    def __init__(self, session: Session, door: Door, documents: Documents, guidance: Guidance) -> None:
        self._session = session
        self._door = door
        self._documents = documents
        self._guidance = guidance

    def of(self, serial: int) -> tuple[LeftBefore, ...]:
        """What had left before each change of the case; () in most cases. Raises Fault."""
        with self._session.transaction():
            self._door.enter(serial)
        return left_before(self._guidance.reading(serial))

    def called(self, serial: int, ref: Ref) -> str:
        """How a receiver is called on a screen that shows no private person's name."""
        return open_name(ref, parties(self._door.sheet(serial)))

    def tell(self, serial: int, ref: Ref) -> int:
        """The id of a letter to one receiver that the consent was taken back, prefilled: the one that is begun, else a
        new one. One transaction."""
        with self._session.transaction():
            self._door.enter(serial)
            if begun := self._begun(serial, ref):
                return begun
            document_id = self._documents.begin(serial, TOLD_BY_LETTER)
            case, record = self._door.document(document_id)
            content = self._door.content(record.form, self._door.newest(document_id))
            kept = Content({**content.answers, "c_till_vem": ref}, content.origins)
            self._documents.keep_draft(case, record, 1, kept)
        return document_id

    def _begun(self, serial: int, ref: Ref) -> int:
        """The id of a letter to the receiver that is not clear yet, 0 when there is none."""
        for record in self._session.store.documents(serial):
            if record.form != TOLD_BY_LETTER:
                continue
            newest = self._door.newest(record.id)
            to = party(self._door.content(record.form, newest).answers.get("c_till_vem"))
            if not newest.cleared and is_same(to, ref):
                return record.id
        return 0
