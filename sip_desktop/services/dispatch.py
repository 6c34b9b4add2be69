"""Lämna ut: who is a reader of a clear paper, the paper as each of them gets it, and what became of every copy.

Nobody is a reader until somebody has said so, with a reason. Whether they may be one is asked again each time a paper
is made: a consent taken back in between stops the next copy.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec

from sip_desktop.domain.answers import Content, Ref
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.gate import one_line
from sip_desktop.domain.guidance.acts import SENT
from sip_desktop.domain.lenses.consents import CONSENT_FORMS
from sip_desktop.domain.lenses.parties import Party, folded
from sip_desktop.domain.reader_cells import WHOLE
from sip_desktop.domain.reader_view import PaperOf, Shown, reader_view
from sip_desktop.domain.readers import Kind, ReaderTable, Sort
from sip_desktop.domain.receivers import (
    ORIGINAL,
    Case,
    at_the_meeting,
    barred,
    decision_in,
    kept_back,
    kind_now,
    kind_of,
    read_case,
    reader_of,
)
from sip_desktop.domain.records import Act, CopyNews, Reader
from sip_desktop.domain.view import Mode
from sip_desktop.services.dispatch_lines import CopyLine, ReaderLine, copy_lines, identities, reader_line, suggested
from sip_desktop.services.documents import Documents, OpenDocument
from sip_desktop.services.door import Door
from sip_desktop.services.guidance import AUTHORITY
from sip_desktop.services.papers import Papers
from sip_desktop.services.session import Session
from sip_desktop.texts import dispatch as texts
from sip_desktop.texts import reader_view as paper_texts

FREE = frozenset({Sort.AUTHORITY, Sort.OTHER})
"""What somebody may be who has no row in the case."""
SHEET, IDENTITY_SHEET = "forberedelse", "identitetsblad"
LONGEST = 400
_OWN_AUTHORITY = {"socialtjanst": paper_texts.KOMMUN, "utbildning": paper_texts.KOMMUN, "region": paper_texts.REGION}


class Barred(Fault):
    """Somebody may not get the paper: no consent to it, or they must not know."""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody to be added. ``party`` is a row of the ärendeblad, or "" with a ``name`` and a ``kind``; ``decision`` is
    who decided, where it takes a decision."""

    party: str = ""
    name: str = ""
    kind: str = ""
    identity: str = "kod"
    purpose: str = ""
    parts: tuple[str, ...] = ()
    decision: str = ""


class DispatchDesk(msgspec.Struct, frozen=True, kw_only=True):
    """A paper's readers, who else may be one, and its copies. In a case that is not ``careful`` one tick gives all of
    them the whole paper. ``kinds`` are those of somebody who is not on the ärendeblad."""

    document_id: int
    title: str
    case: str
    careful: bool
    readers: tuple[ReaderLine, ...]
    suggested: tuple[ReaderLine, ...]
    kinds: tuple[Kind, ...]
    copies: tuple[CopyLine, ...]


class Everyone(msgspec.Struct, frozen=True):
    """What one tick did: who were added, and who was not and why."""

    added: tuple[Reader, ...]
    passed_by: tuple[tuple[str, str], ...]


class Dispatch:
    """The readers of the papers of one open vault."""

    def __init__(self, session: Session, door: Door, documents: Documents, papers: Papers, table: ReaderTable) -> None:
        self._session = session
        self._door = door
        self._documents = documents
        self._papers = papers
        self._table = table

    def open(self, document_id: int) -> DispatchDesk:
        """Everything the view shows. Raises Fault for a draft, and for a paper that goes to nobody else."""
        document, case = self._paper(document_id)
        store = self._session.store
        copies, readers = store.copies(document_id), store.readers(document_id)
        there = at_the_meeting(document.form, document.content.answers, case.people)
        now = [one for one in readers if not one.removed]
        return DispatchDesk(
            document_id=document_id,
            title=document.form.title,
            case=f"{document.case.number} {document.case.word}",
            careful=document.facts.careful,
            readers=tuple(reader_line(one, case, self._table, copies, there) for one in now),
            suggested=tuple(suggested(document_id, case, self._table, there, {one.party for one in now})),
            kinds=tuple(kind for kind in self._table.kinds.values() if kind.sort in FREE),
            copies=tuple(copy_lines(case, self._table, copies, readers, store.copy_news(document_id))),
        )

    def add(self, document_id: int, wanted: Wanted) -> Reader:
        """Makes somebody a reader. Raises Fault, saying why, for whoever may not get the paper."""
        document, case = self._paper(document_id)
        reader = self._made(document, case, wanted)
        if any(_is_same(one, reader) for one in self._session.store.readers(document_id) if not one.removed):
            raise Fault(texts.ALREADY)
        with self._session.transaction():
            self._session.log(Act.DECIDE, document.case.serial)
            return self._session.store.add_reader(reader)

    def add_everyone(self, document_id: int, purpose: str = texts.WHOLE_PURPOSE) -> Everyone:
        """All who were there and are covered get the whole paper (practice O5). Only in an ordinary case; whoever a
        consent limits is passed by, to be looked at alone. Raises Fault when nobody is left."""
        document, case = self._paper(document_id)
        if document.facts.careful:
            raise Fault(texts.NOT_WHOLE)
        there = at_the_meeting(document.form, document.content.answers, case.people)
        taken = {one.party for one in self._session.store.readers(document_id) if not one.removed}
        lines = [one for one in suggested(document_id, case, self._table, there, taken) if one.took_part]
        whole = [one for one in lines if not one.barred and not one.limited]
        if not whole:
            raise Fault(texts.NOBODY)
        wanted = [Wanted(party=one.party, kind=one.kind, purpose=purpose, parts=(WHOLE,)) for one in whole]
        made = [self._made(document, case, one) for one in wanted]
        with self._session.transaction():
            self._session.log(Act.DECIDE, document.case.serial)
            added = tuple(self._session.store.add_reader(one) for one in made)
        passed = [one for one in lines if one not in whole]
        return Everyone(added, tuple((one.name, one.barred or texts.LIMITED.format(who=one.name)) for one in passed))

    def change(self, document_id: int, reader_id: int, identity: str, parts: Sequence[str]) -> Reader:
        """The same reader with other ticks: the earlier one stays with the copies it got."""
        document, _case = self._paper(document_id)
        old = self._reader(document_id, reader_id)
        self._check_identity(identity, old.kind, document.facts.careful)
        new = msgspec.structs.replace(
            old, id=0, identity=identity, parts=tuple(parts), at=self._session.stamp(), user_id=self._session.user.id
        )
        with self._session.transaction():
            self._session.log(Act.DECIDE, document.case.serial)
            self._session.store.remove_reader(reader_id, self._session.stamp())
            return self._session.store.add_reader(new)

    def remove(self, document_id: int, reader_id: int) -> None:
        """No longer a reader. What they have got stays in the list of copies."""
        with self._session.transaction():
            case, _record = self._door.document(document_id)
            self._session.log(Act.DECIDE, case.serial)
            self._session.store.remove_reader(self._reader(document_id, reader_id).id, self._session.stamp())

    def shown(self, document_id: int, wanted: Wanted) -> Shown:
        """What somebody would get, without adding them. Raises Fault for whoever may not get the paper."""
        document, case = self._paper(document_id)
        # A look needs no reason yet.
        look = msgspec.structs.replace(wanted, purpose=wanted.purpose or texts.WHOLE_PURPOSE)
        return self._view(document, case, self._made(document, case, look))

    def shown_to(self, document_id: int, reader_id: int, large: bool = False) -> Shown:
        """The paper as a reader gets it now. Raises Fault when they may not get it any more."""
        document, case = self._paper(document_id)
        reader = self._reader(document_id, reader_id)
        self._check(reader, case)
        return self._view(document, case, reader, large)

    def document_for(self, document_id: int, reader_id: int) -> OpenDocument:
        """The paper to print for a reader: its copy is written with whom it is for, and what stops it is looked for in
        what they get."""
        document, case = self._paper(document_id)
        reader = self._reader(document_id, reader_id)
        return msgspec.structs.replace(document, reader=reader.id, shown=self._view(document, case, reader).view)

    def save_for(self, document_id: int, party: str, file: Path, large: bool = False) -> None:
        """The paper of one party of the case as a file, for the command line: as the reader they are, or are made now.
        Raises Barred, NotYet and Fault; then nothing is written, and nobody has become a reader."""
        now = [one for one in self._session.store.readers(document_id) if not one.removed and one.party == party]
        reader = now[0] if now else self.add(document_id, Wanted(party=party, purpose=texts.COMMAND))
        saved = False
        try:
            paper = self._papers.paper(self.shown_to(document_id, reader.id, large).view)
            self._papers.save_pdf(file, paper, self.document_for(document_id, reader.id))
            saved = True
        finally:
            if not saved and not now:
                self.remove(document_id, reader.id)

    def identity_sheet(self, document_id: int, reader_id: int) -> int:
        """A new identity sheet for somebody whose copy has the number only, to be handed over apart; its document."""
        document, _case = self._paper(document_id)
        reader = self._reader(document_id, reader_id)
        own = [one.number for one in self._session.store.copies(document_id) if one.reader == reader_id]
        number = own[-1] if own else self._papers.next_copy(document)
        with self._session.transaction():
            made = self._documents.begin(document.case.serial, IDENTITY_SHEET)
        content = self._documents.open(made).content
        place = texts.IDENTITY_PLACE.format(title=document.form.title, number=number)
        answers = {
            **content.answers,
            "i_mottagare": Ref(reader.party, reader.name),
            "i_hor_till": place,
            "i_samtycke": "ja",
        }
        self._documents.save(made, Content(answers, content.origins))
        return made

    def tell(self, document_id: int, copy_id: int, what: str, day: date, how: str = "") -> None:
        """What became of a copy. Raises Fault for what cannot be said of it."""
        document, case = self._paper(document_id)
        copies = self._session.store.copies(document_id)
        lines = copy_lines(case, self._table, copies, self._session.store.readers(document_id), ())
        line = next((one for one in lines if one.id == copy_id), None)
        if line is None:
            raise Fault(texts.NO_COPY)
        if what not in line.offered:
            raise Fault(texts.BAD_NEWS)
        if day > self._session.today():
            raise Fault(texts.FUTURE)
        with self._session.transaction():
            self._session.log(Act.COPY, document.case.serial)
            self._session.store.add_copy_news(
                CopyNews(
                    copy_id=copy_id,
                    what=what,
                    day=day.isoformat(),
                    how=_words(how),
                    at=self._session.stamp(),
                    user_id=self._session.user.id,
                )
            )

    def _paper(self, document_id: int) -> tuple[OpenDocument, Case]:
        """The newest clear version, and what decides who gets it."""
        with self._session.transaction():
            _case, record = self._door.document(document_id)
        if record.form not in SENT:
            raise Fault(texts.NOT_SENT)
        clear = [one.number for one in self._session.store.revisions(document_id) if one.cleared]
        if not clear:
            raise Fault(texts.NOT_CLEAR)
        document = self._documents.open(document_id, clear[-1])
        return document, read_case(self._door.known(document.case.serial, CONSENT_FORMS | {SHEET}))

    def _view(self, document: OpenDocument, case: Case, reader: Reader, large: bool = False) -> Shown:
        base = self._papers.view(document, document.content, Mode.FILLED, large)
        paper = PaperOf(
            base=base,
            form=document.form,
            answers=document.content.answers,
            facts=document.facts,
            people=case.people,
            kept_back=kept_back(case, document.content.answers),
            authority=_OWN_AUTHORITY.get(self._session.store.setting(AUTHORITY) or "", ""),
        )
        return reader_view(paper, reader_of(self._as_now(reader, document), case, self._table), self._table)

    def _as_now(self, reader: Reader, document: OpenDocument) -> Reader:
        """What was ticked before the case was marked is not ticked for the case as it is now."""
        marked = [one for one in self._session.store.modes(document.case.serial) if one.protected or one.violence]
        if document.facts.careful and marked and reader.at < marked[-1].at:
            return msgspec.structs.replace(reader, identity="kod", parts=())
        return reader

    def _made(self, document: OpenDocument, case: Case, wanted: Wanted) -> Reader:
        party = next((one for one in case.people if one.row == wanted.party), None) if wanted.party else None
        name = party.label if party else one_line(wanted.name).strip()
        if not name:
            raise Fault(texts.NO_NAME)
        kind = self._kind(wanted.kind, party, case)
        self._check_identity(wanted.identity, kind, document.facts.careful)
        if why := barred(Ref(wanted.party, name), kind, case, self._table, wanted.decision):
            raise Barred(why)
        return Reader(
            document_id=document.record.id,
            party=wanted.party,
            name=name,
            kind=kind,
            identity=wanted.identity,
            purpose=_purpose(wanted),
            parts=wanted.parts,
            at=self._session.stamp(),
            user_id=self._session.user.id,
        )

    def _kind(self, wanted: str, party: Party | None, case: Case) -> str:
        """As the ärendeblad says. Only among services and others may another be chosen: none of them gets round the
        consent by being called a guardian."""
        own = kind_of(party, case) if party else ""
        kind = wanted or own
        free = kind in self._table.kinds and self._table.kinds[kind].sort in FREE
        if kind == own and own:
            return kind
        if free and (not own or self._table.kinds[own].sort in FREE or own == ORIGINAL):
            return kind
        raise Fault(texts.BAD_KIND)

    def _check(self, reader: Reader, case: Case) -> None:
        """Asked again: what was decided when they were added holds, consent is as it is today."""
        kind, decision = kind_now(reader, case, self._table), decision_in(reader.purpose)
        if why := barred(Ref(reader.party, reader.name), kind, case, self._table, decision):
            raise Barred(why)

    def _check_identity(self, identity: str, kind: str, careful: bool) -> None:
        if identity not in identities(self._table, kind, careful):
            raise Fault(texts.BAD_IDENTITY)

    def _reader(self, document_id: int, reader_id: int) -> Reader:
        found = (one for one in self._session.store.readers(document_id) if one.id == reader_id and not one.removed)
        reader = next(found, None)
        if reader is None:
            raise Fault(texts.NO_READER)
        return reader


def _purpose(wanted: Wanted) -> str:
    """Why they get it, and who decided that they may."""
    purpose, decision = _words(wanted.purpose), _words(wanted.decision)
    if not purpose:
        raise Fault(texts.NO_PURPOSE)
    return texts.DECIDED.format(purpose=purpose, decision=decision) if decision else purpose


def _is_same(one: Reader, other: Reader) -> bool:
    return one.party == other.party if one.party else not other.party and folded(one.name) == folded(other.name)


def _words(text: str) -> str:
    found = one_line(text).strip()
    if len(found) > LONGEST:
        raise Fault(texts.LONG.format(most=LONGEST))
    return found
