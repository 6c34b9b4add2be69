"""The only way to a case: asks whether this user may open it, logs it, and fetches what stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from sip_desktop.domain.access import RESPONSIBLE, may_open
from sip_desktop.domain.answers import Answers, Content, decode
from sip_desktop.domain.conditions import holds
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.form import Form
from sip_desktop.domain.gate import one_line
from sip_desktop.domain.lenses.case_facts import CaseFacts, case_facts
from sip_desktop.domain.lenses.case_papers import CaseKnown, CasePaper
from sip_desktop.domain.lenses.parties import Party, parties
from sip_desktop.domain.records import Access, Act, CaseRecord, DocumentRecord, Emergency, Revision
from sip_desktop.domain.region import Region
from sip_desktop.domain.renamed import has_old_names, renamed
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.session import Session
from sip_desktop.texts import case_access as access_texts
from sip_desktop.texts import services as texts

CASE_SHEET, PLAN = "arendeblad", "plan"
LONGEST_REASON = 200


class DocumentLine(msgspec.Struct, frozen=True):
    """A document in the case's list. ``state`` is "utkast" or "klar"; ``changed`` an ISO time; ``copies`` prints.

    ``sheets`` are the numbers of the blanks it was typed in from.
    """

    document: DocumentRecord
    title: str
    revision: int
    state: str
    state_text: str
    changed: str
    copies: int
    sheets: tuple[int, ...] = ()


class CaseFile(msgspec.Struct, frozen=True):
    """An opened case: its register row, what conditions may ask, its people, its documents and what may be started."""

    record: CaseRecord
    region: Region
    facts: CaseFacts
    parties: tuple[Party, ...]
    lines: tuple[DocumentLine, ...]
    can_start: tuple[Form, ...]


class NotYours(Fault):
    """The case is somebody else's: it can be opened in an emergency, with a reason."""


class Door:
    """Fetches cases and their documents for the other services; no service reads them another way."""

    def __init__(self, session: Session, definitions: Definitions) -> None:
        self._session = session
        self._definitions = definitions
        self._in_emergency: set[int] = set()
        self._old_names: dict[str, bool] = {}

    def open(self, serial: int) -> CaseFile:
        """The case for the case view; logged once a sitting. Raises Fault when there is no such case."""
        with self._session.transaction():
            record = self.enter(serial)
        sheet = self.sheet(serial)
        lines = tuple(self._line(document, record.region) for document in self._session.store.documents(serial))
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
        """The register row, after asking and logging; call it inside a transaction. Raises NotYours."""
        record = self._session.store.case(serial)
        if record is None:
            raise Fault(texts.NO_SUCH_CASE)
        access = self._session.store.access(serial)
        if serial not in self._in_emergency and not may_open(self._session.user.id, access):
            raise NotYours(access_texts.NOT_YOURS.format(who=self._responsible(access)))
        self._session.log_once(Act.OPEN, serial)
        return record

    def open_in_emergency(self, serial: int, reason: str) -> None:
        """Lets whoever is here into a case of somebody else's until the lock; the responsible and the chief see why.

        Nobody is kept out when it burns: both who work with a case may be ill on the day of the meeting (O14).
        """
        reason = one_line(reason).strip()
        if not reason:
            raise Fault(access_texts.REASON_MISSING)
        if len(reason) > LONGEST_REASON:
            raise Fault(access_texts.REASON_LONG.format(most=LONGEST_REASON))
        with self._session.transaction():
            if self._session.store.case(serial) is None:
                raise Fault(texts.NO_SUCH_CASE)
            self._session.log(Act.OVERRIDE, serial)
            now, user = self._session.stamp(), self._session.user.id
            self._session.store.add_emergency(Emergency(serial=serial, user_id=user, at=now, reason=reason))
        self._in_emergency.add(serial)

    def _responsible(self, access: Sequence[Access]) -> str:
        names = {user.id: user.name for user in self._session.store.users()}
        return next((names.get(one.user_id, "") for one in access if one.kind == RESPONSIBLE), "")

    def document(self, document_id: int) -> tuple[CaseRecord, DocumentRecord]:
        """A document and its case, after asking and logging; call it inside a transaction."""
        document = self._session.store.document(document_id)
        if document is None:
            raise Fault(texts.NO_SUCH_DOCUMENT)
        return self.enter(document.serial), document

    def newest(self, document_id: int) -> Revision:
        """The newest revision of a document, draft or clear."""
        return self._session.store.revisions(document_id)[-1]

    def content(self, form: str, revision: Revision) -> Content:
        """What a revision of a form holds, under the names the newest version of the form has for its questions.

        A clear revision that is shown or printed is read with its own form instead, and needs no other names.
        """
        content = decode(revision.content)
        # Asked once a form and not each time: this is done for several papers at every autosave.
        if form not in self._old_names:
            self._old_names[form] = has_old_names(self._definitions.forms[form])
        return renamed(self._definitions.forms[form], content) if self._old_names[form] else content

    def newest_of(self, serial: int, form: str, but: int = 0) -> Content | None:
        """The newest content of a form in a case, leaving out the document ``but``; None when there is none."""
        ids = [d.id for d in self._session.store.documents(serial) if d.form == form and d.id != but]
        return self.content(form, self.newest(ids[-1])) if ids else None

    def place(self, serial: int, form: str) -> int:
        """The id of the newest paper of a form in the case, 0 when there is none. Raises Fault."""
        with self._session.transaction():
            self.enter(serial)
        return max((one.id for one in self._session.store.documents(serial) if one.form == form), default=0)

    def sheet(self, serial: int) -> Answers:
        """The answers of the case's ärendeblad as they are now."""
        content = self.newest_of(serial, CASE_SHEET)
        return content.answers if content else {}

    def known(self, serial: int, forms: frozenset[str]) -> CaseKnown:
        """The papers of these forms with the ärendeblad, for a lens; no other paper of the case is read."""
        read = self._session.store.newest(serial, forms | {CASE_SHEET})
        case = self._session.store.case(serial)
        sheet: Answers = {}
        papers: list[CasePaper] = []
        for document, revisions in read:
            paper = self._paper(document, revisions, case.region if case else "")
            sheet = paper.newest if document.form == CASE_SHEET else sheet
            if document.form in forms:
                papers.append(paper)
        today = self._session.today()
        return CaseKnown(tuple(papers), sheet, case_facts(sheet, today), today)

    def _paper(self, document: DocumentRecord, revisions: Sequence[Revision], region: str) -> CasePaper:
        clear, newest = revisions[0], self.content(document.form, revisions[-1]).answers
        return CasePaper(
            form=document.form,
            title=self._definitions.title(document.form, region),
            ordinal=document.ordinal,
            created=document.created,
            # Most papers are clear or a draft, and not both: then there is one content to read.
            answers=(newest if clear is revisions[-1] else self.content(document.form, clear).answers)
            if clear.cleared
            else {},
            newest=newest,
            cleared=clear.cleared,
            draft=not revisions[-1].cleared,
            revision=revisions[-1].number,
            approved=self._approved(document) if clear.cleared else frozenset(),
        )

    def _approved(self, document: DocumentRecord) -> frozenset[str]:
        if document.form != PLAN:
            return frozenset()
        return frozenset(approval.party for approval in self._session.store.approvals(document.id))

    def _line(self, document: DocumentRecord, region: str) -> DocumentLine:
        newest = self.newest(document.id)
        state = "klar" if newest.cleared else "utkast"
        return DocumentLine(
            document=document,
            title=self._definitions.title(document.form, region),
            revision=newest.number,
            state=state,
            state_text=texts.STATES[state],
            changed=newest.cleared or newest.saved,
            copies=_leaving(copy.status for copy in self._session.store.copies(document.id)),
            sheets=tuple(sheet.number for sheet in self._session.store.sheets_of(document.id)),
        )


def _leaving(statuses: Iterable[str]) -> int:
    return sum(status in ("printed", "saved") for status in statuses)
