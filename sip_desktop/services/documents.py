"""Documents of a case: start one with what is known, save as typed, make clear, go on with the next version."""

from __future__ import annotations

import hashlib
from typing import Protocol

import msgspec

from sip_desktop.domain import checks, computed, own_part, prefill
from sip_desktop.domain.answers import Answers, Content, Origin, Path, Ref, decode, encode, walk
from sip_desktop.domain.checks import Problem
from sip_desktop.domain.cleaned import cleaned
from sip_desktop.domain.derived import DERIVED
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.form import FieldType, Form
from sip_desktop.domain.guidance.acts import MADE_CLEAR, STARTED, GuidedAct
from sip_desktop.domain.lenses.case_facts import CaseFacts, case_facts
from sip_desktop.domain.lenses.parties import Party, parties
from sip_desktop.domain.records import Act, CaseRecord, DocumentRecord, Revision
from sip_desktop.domain.region import Region
from sip_desktop.domain.view import Head, View
from sip_desktop.services.case_marks import follow_sheet
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.door import CASE_SHEET, Door
from sip_desktop.services.due_rows import COUNTED_FORMS, keep_row, row_facts
from sip_desktop.services.fixed_definition import FixedDefinition, guarded, live
from sip_desktop.services.session import Pick, Session, random_letters
from sip_desktop.texts import services as texts


class Guard(Protocol):
    """Raises NotYet when a rule stops an act in a case with the paper of this ordinal, as a revision of it has it."""

    def __call__(
        self, serial: int, act: GuidedAct, about: int, hard_only: bool = False, revision: int = 0, only: str = ""
    ) -> None: ...


class OpenDocument(msgspec.Struct, frozen=True):
    """One revision of a document, ready for the screen and the paper. ``head`` lacks the case and the copy.

    ``superseded``: there is a newer revision of the document, draft or clear. ``plan`` is what the case's plan says,
    for a paper that offers a party its own part of it, else empty. ``reader`` is the id of whom it is shown for, 0 for
    the original; ``shown`` is then the View that they get.
    """

    record: DocumentRecord
    case: CaseRecord
    region: Region
    form: Form
    head: Head
    revision: int
    fixed: bool
    content: Content
    facts: CaseFacts
    parties: tuple[Party, ...]
    newer: dict[Path, Origin]
    superseded: bool = False
    plan: Answers = {}
    reader: int = 0
    shown: View | None = None


class Filling(Protocol):
    """What the form page asks of what it fills in: a document of a case, or an evaluation outside every case."""

    def open(self, document_id: int, revision: int | None = None) -> OpenDocument: ...
    def save(self, document_id: int, content: Content) -> str: ...
    def new_row_id(self) -> str: ...
    def taken_over(self, content: Content, path: Path, origin: Origin) -> Content: ...
    def problems(self, document: OpenDocument, content: Content) -> dict[Path, Problem]: ...
    def facts(self, document: OpenDocument, content: Content) -> CaseFacts: ...
    def computed(self, document: OpenDocument, content: Content) -> dict[Path, str]: ...
    def make_clear(self, document_id: int) -> int: ...
    def correct(self, document_id: int) -> int: ...
    def usage(self, serial: int, row_id: str) -> list[str]: ...


class Documents:
    """The documents of cases. Every method is one transaction. ``guard`` asks the rules before an act they can stop."""

    def __init__(self, session: Session, door: Door, definitions: Definitions, guard: Guard) -> None:
        self._session = session
        self._door = door
        self._definitions = definitions
        self._guard = guard

    def start(self, serial: int, form_id: str) -> int:
        """The id of a new draft with what is already known; the existing document for a form there is one of.

        Raises NotYet when a rule stops what beginning the paper is.
        """
        with self._session.transaction():
            # First the door: what stops the case tells of it.
            self._door.enter(serial)
            if act := STARTED.get(form_id):
                self._guard(serial, act, 0)
            return self.begin(serial, form_id)

    def begin(self, serial: int, form_id: str) -> int:
        """As ``start``; call it inside a transaction."""
        case = self._door.enter(serial)
        form = self._definitions.form(form_id, case.region)
        if form.once:
            for document in self._session.store.documents(serial):
                if document.form == form_id:
                    return document.id
        people = {party.row: party for party in parties(self._door.sheet(serial))}
        content = prefill.prefilled(form, self._sources(case, form_id), people, self.new_row_id)
        return self.add(case, form_id, content)

    def preview(self, serial: int, form_id: str) -> OpenDocument:
        """A paper as it would begin now. Nothing of it is kept: a pen form for a meeting to come begins no meeting."""
        with self._session.transaction():
            case = self._door.enter(serial)
        sheet, today = self._door.sheet(serial), self._session.today()
        people = parties(sheet)
        definition = live(self._definitions, case, form_id, case_facts(sheet, today), today)
        sources, by_row = self._sources(case, form_id), {party.row: party for party in people}
        return OpenDocument(
            record=DocumentRecord(serial=serial, form=form_id, created="", created_by=""),
            case=case,
            region=self._definitions.region(case.region),
            form=definition.form,
            head=definition.head,
            revision=1,
            fixed=False,
            content=prefill.prefilled(definition.form, sources, by_row, self.new_row_id),
            facts=definition.facts,
            parties=people,
            newer={},
        )

    def open(self, document_id: int, revision: int | None = None) -> OpenDocument:
        """The newest revision, or the one asked for. Raises Fault when there is no such document."""
        with self._session.transaction():
            case, record = self._door.document(document_id)
        shown = self._revision(document_id, revision)
        content = decode(shown.content) if shown.cleared else self._door.content(record.form, shown)
        sheet = content.answers if record.form == CASE_SHEET else self._door.sheet(record.serial)
        definition = self._definition(case, record, shown, case_facts(sheet, self._session.today()))
        people = parties(sheet)
        offered: dict[Path, Origin] = {}
        if not shown.cleared:
            by_row = {party.row: party for party in people}
            offered = prefill.newer(definition.form, content, self._sources(case, record.form, record.id), by_row)
        return OpenDocument(
            record=record,
            case=case,
            region=self._definitions.region(case.region),
            form=definition.form,
            head=definition.head,
            revision=shown.number,
            fixed=bool(shown.cleared),
            content=content,
            facts=definition.facts,
            parties=people,
            newer=offered,
            plan=_plan(self._door, record),
            superseded=shown.number != self._door.newest(document_id).number,
        )

    def save(self, document_id: int, content: Content) -> str:
        """Keep what has been typed in the draft. Returns the time to show, "14:03". A clear revision is refused."""
        with self._session.transaction():
            case, record = self._door.document(document_id)
            newest = self._door.newest(document_id)
            if newest.cleared:
                raise Fault(texts.IS_CLEAR)
            self._session.log_once(Act.CHANGE, record.serial)
            self.keep_draft(case, record, newest.number, content)
        return self._session.clock().strftime("%H:%M")

    def new_row_id(self) -> str:
        """A row id that has not been used and never will be again."""
        return new_row_id(self._session.pick)

    def taken_over(self, content: Content, path: Path, origin: Origin) -> Content:
        """The content with the newer value at ``path``, copied as prefill is."""
        return prefill.taken_over(content, path, origin, self.new_row_id)

    def problems(self, document: OpenDocument, content: Content) -> dict[Path, Problem]:
        """What is missing, not understood or contradictory, by path; nothing of it stops typing or saving."""
        rows = frozenset(party.row for party in _people(document, content))
        return checks.problems(
            document.form, content.answers, self.facts(document, content), self._session.today(), rows
        )

    def facts(self, document: OpenDocument, content: Content) -> CaseFacts:
        """The facts of the case as they are with what is being typed; those of a clear revision are fixed with it."""
        if document.record.form == CASE_SHEET and not document.fixed:
            return case_facts(content.answers, self._session.today())
        return document.facts

    def computed(self, document: OpenDocument, content: Content) -> dict[Path, str]:
        """The text of every computed field: live in a draft, as it was frozen in a clear revision."""
        if document.fixed:
            return {}
        return computed_texts(document.form, content.answers, self.facts(document, content))

    def make_clear(self, document_id: int) -> int:
        """Fix the draft for ever, with the form, region and law it was made with. Returns the revision's number.

        Raises NotYet when a rule stops it and nobody has gone on past it.
        """
        with self._session.transaction():
            case, record = self._door.document(document_id)
            draft = self._door.newest(document_id)
            if draft.cleared:
                raise Fault(texts.IS_CLEAR)
            if act := MADE_CLEAR.get(record.form):
                self._guard(record.serial, act, record.ordinal)
            facts = case_facts(self._door.sheet(record.serial), self._session.today())
            definition = live(self._definitions, case, record.form, facts, self._session.today())
            body = msgspec.json.encode(definition, order="sorted")
            sha = hashlib.sha256(body).hexdigest()
            content = self._door.content(record.form, draft)
            frozen = {**content.answers, **computed_texts(definition.form, content.answers, facts)}
            self._session.store.keep_definition(sha, body)
            self._session.store.make_clear(
                msgspec.structs.replace(
                    draft,
                    content=encode(Content(frozen, content.origins)),
                    cleared=self._session.stamp(),
                    cleared_by=self._session.user.id,
                    definition=sha,
                )
            )
            self._session.log(Act.MAKE_CLEAR, record.serial)
            self._refresh(case, record.form)
        return draft.number

    def correct(self, document_id: int) -> int:
        """Open the next whole revision as a draft that begins as the last one ended. Returns its number."""
        with self._session.transaction():
            case, record = self._door.document(document_id)
            newest = self._door.newest(document_id)
            if not newest.cleared:
                return newest.number
            self._session.log_once(Act.CHANGE, record.serial)
            self.keep_draft(case, record, newest.number + 1, self._door.content(record.form, newest))
        return newest.number + 1

    def usage(self, serial: int, row_id: str) -> list[str]:
        """Titles of the case's documents that refer to a row of its ärendeblad, so that removing it can say so."""
        titles = []
        case = self._session.store.case(serial)
        region = case.region if case else ""
        for document in self._session.store.documents(serial):
            if document.form == CASE_SHEET:
                continue
            found = walk(decode(self._door.newest(document.id).content).answers)
            if any(isinstance(value, Ref) and value.row == row_id for _, value in found):
                titles.append(self._definitions.title(document.form, region))
        return titles

    def add(self, case: CaseRecord, form_id: str, content: Content) -> int:
        """The id of a new document; call it inside a transaction."""
        record = self._session.store.add_document(
            DocumentRecord(
                serial=case.serial, form=form_id, created=self._session.stamp(), created_by=self._session.user.id
            )
        )
        self._session.log_once(Act.CHANGE, case.serial)
        self.keep_draft(case, record, 1, content)
        return record.id

    def keep_draft(self, case: CaseRecord, record: DocumentRecord, number: int, content: Content) -> None:
        """Keep ``content`` as the draft with this number, cleaned, with all that follows; inside a transaction."""
        before = _until_now(self._session, self._door, record) if record.form == CASE_SHEET else {}
        self._session.store.keep_draft(
            Revision(
                document_id=record.id,
                number=number,
                content=encode(cleaned(content)),
                saved=self._session.stamp(),
                saved_by=self._session.user.id,
            )
        )
        if record.form == CASE_SHEET:
            follow_sheet(self._session, case.serial, before, content.answers)
        self._refresh(case, record.form)

    def _refresh(self, case: CaseRecord, form: str) -> None:
        changed = msgspec.structs.replace(case, changed=self._session.stamp())
        if form not in COUNTED_FORMS:
            self._session.store.keep_case(changed)
            return
        keep_row(self._session, changed, row_facts(self._door, self._definitions, case))

    def _revision(self, document_id: int, number: int | None) -> Revision:
        revisions = self._session.store.revisions(document_id)
        if number is None:
            return revisions[-1]
        found = next((revision for revision in revisions if revision.number == number), None)
        if found is None:
            raise Fault(texts.NO_SUCH_DOCUMENT)
        return found

    def _definition(
        self, case: CaseRecord, record: DocumentRecord, revision: Revision, facts: CaseFacts
    ) -> FixedDefinition:
        if not revision.definition:
            return live(self._definitions, case, record.form, facts, self._session.today())
        body = self._session.store.definition(revision.definition)
        if body is None:
            raise Fault(texts.DEFINITION_GONE)
        fixed = msgspec.json.decode(body, type=FixedDefinition)
        return guarded(fixed, self._definitions, case, facts, self._session.today())

    def _sources(self, case: CaseRecord, form_id: str, but: int = 0) -> dict[str, prefill.Source]:
        sources: dict[str, prefill.Source] = {}
        for source_id in self._definitions.prefill_sources(form_id):
            if derived := DERIVED.get(source_id):
                known = self._door.known(case.serial, derived.reads)
                sources[source_id] = prefill.Source(derived.form, derived.answers(known), derived=True)
                continue
            asked = form_id if source_id == "previous" else source_id
            content = self._door.newest_of(case.serial, asked, but)
            if content is not None:
                sources[source_id] = prefill.Source(self._definitions.form(asked, case.region), content.answers)
        return sources


def _until_now(session: Session, door: Door, record: DocumentRecord) -> Answers:
    """What a document has said until now, {} for one that is just begun."""
    revisions = session.store.revisions(record.id)
    return door.content(record.form, revisions[-1]).answers if revisions else {}


def _plan(door: Door, record: DocumentRecord) -> Answers:
    content = door.newest_of(record.serial, own_part.PLAN) if record.form == own_part.PAPER else None
    return content.answers if content else {}


def _people(document: OpenDocument, content: Content) -> tuple[Party, ...]:
    return parties(content.answers) if document.record.form == CASE_SHEET else document.parties


def new_row_id(pick: Pick) -> str:
    """ "r" and ten random letters: 50 bits, so that none is met twice in a vault."""
    return "r" + random_letters(pick, 10)


def computed_texts(form: Form, answers: Answers, facts: CaseFacts) -> dict[Path, str]:
    """The text of every computed field of a form, from these answers."""
    return {
        field.id: computed.COMPUTED[field.compute](answers, facts)
        for field in form.fields()
        if field.type is FieldType.COMPUTED
    }
