"""The only way to a case: asks whether this user may open it, logs it, and fetches what stands in it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sip_desktop.domain.answers import Answers, Content, decode
from sip_desktop.domain.conditions import holds
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.form import Form
from sip_desktop.domain.lenses.case_facts import CaseFacts, case_facts
from sip_desktop.domain.lenses.parties import Party, parties
from sip_desktop.domain.process import REGISTER_FORMS, Standing
from sip_desktop.domain.records import Act, CaseRecord, DocumentRecord, Revision, User
from sip_desktop.domain.region import Region
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.session import Session
from sip_desktop.texts import services as texts

CASE_SHEET = "arendeblad"


class DocumentLine(msgspec.Struct, frozen=True):
    """A document in the case's list. ``state`` is "utkast" or "klar"; ``changed`` an ISO time; ``copies`` prints."""

    document: DocumentRecord
    title: str
    revision: int
    state: str
    state_text: str
    changed: str
    copies: int


class CaseFile(msgspec.Struct, frozen=True):
    """An opened case: its register row, what conditions may ask, its people, its documents and what may be started."""

    record: CaseRecord
    region: Region
    facts: CaseFacts
    parties: tuple[Party, ...]
    lines: tuple[DocumentLine, ...]
    can_start: tuple[Form, ...]


def may_open(user: User, case: CaseRecord) -> bool:
    """Who may open a case: everyone who has a key, until access per case exists."""
    return bool(user.id) and case.serial > 0


class Door:
    """Fetches cases and their documents for the other services; no service reads them another way."""

    def __init__(self, session: Session, definitions: Definitions) -> None:
        self._session = session
        self._definitions = definitions

    def open(self, serial: int) -> CaseFile:
        """The case for the case view; logged once a sitting. Raises Fault when there is no such case."""
        with self._session.transaction():
            record = self.enter(serial)
        sheet = self.sheet(serial)
        lines = tuple(self._line(document) for document in self._session.store.documents(serial))
        present = {line.document.form for line in lines}
        facts = case_facts(sheet, self._session.today())
        return CaseFile(
            record=record,
            region=self._definitions.region(record.region),
            facts=facts,
            parties=parties(sheet),
            lines=lines,
            can_start=tuple(
                form
                for form in self._definitions.forms_of(record.region)
                if form.in_case and not (form.once and form.id in present) and holds(form.offered_when, {}, facts)
            ),
        )

    def enter(self, serial: int) -> CaseRecord:
        """The register row, after asking and logging; call it inside a transaction."""
        record = self._session.store.case(serial)
        if record is None or not may_open(self._session.user, record):
            raise Fault(texts.NO_SUCH_CASE)
        self._session.log_once(Act.OPEN, serial)
        return record

    def document(self, document_id: int) -> tuple[CaseRecord, DocumentRecord]:
        """A document and its case, after asking and logging; call it inside a transaction."""
        document = self._session.store.document(document_id)
        if document is None:
            raise Fault(texts.NO_SUCH_DOCUMENT)
        return self.enter(document.serial), document

    def newest(self, document_id: int) -> Revision:
        """The newest revision of a document, draft or clear."""
        return self._session.store.revisions(document_id)[-1]

    def newest_of(self, serial: int, form: str, but: int = 0) -> Content | None:
        """The newest content of a form in a case, leaving out the document ``but``; None when there is none."""
        ids = [d.id for d in self._session.store.documents(serial) if d.form == form and d.id != but]
        return decode(self.newest(ids[-1]).content) if ids else None

    def sheet(self, serial: int) -> Answers:
        """The answers of the case's ärendeblad as they are now."""
        content = self.newest_of(serial, CASE_SHEET)
        return content.answers if content else {}

    def standings(self, serial: int) -> dict[str, Standing]:
        """What the forms that the register row is made of say, and how far they have come.

        Only those are read: it is done at every autosave, and a case may hold forty papers.
        """
        found: dict[str, Standing] = {}
        for document in self._session.store.documents(serial):
            if document.form not in REGISTER_FORMS:
                continue
            revisions = self._session.store.revisions(document.id)
            found[document.form] = Standing(
                answers=decode(revisions[-1].content).answers,
                clear=any(revision.cleared for revision in revisions),
                draft=not revisions[-1].cleared,
                revisions=len(revisions),
            )
        return found

    def _line(self, document: DocumentRecord) -> DocumentLine:
        newest = self.newest(document.id)
        state = "klar" if newest.cleared else "utkast"
        return DocumentLine(
            document=document,
            title=self._definitions.title(document.form),
            revision=newest.number,
            state=state,
            state_text=texts.STATES[state],
            changed=newest.cleared or newest.saved,
            copies=_leaving(copy.status for copy in self._session.store.copies(document.id)),
        )


def _leaving(statuses: Iterable[str]) -> int:
    return sum(status in ("printed", "saved") for status in statuses)
