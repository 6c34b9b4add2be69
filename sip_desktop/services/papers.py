"""Paper from documents: what is shown, the pages in memory, and the row that says what left the program."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol

import msgspec

from sip_desktop.domain.answers import Content
from sip_desktop.domain.case_words import short_number
from sip_desktop.domain.form import Form
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.original import original
from sip_desktop.domain.records import Act, CopyRecord, CopyStatus
from sip_desktop.domain.unnamed import unnamed
from sip_desktop.domain.view import Head, Mode, Paper, Secrecy, View
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.documents import Documents, OpenDocument, computed_texts
from sip_desktop.services.opening import WriteFile
from sip_desktop.services.ports import PageImage, PageMaker, PaperMaker
from sip_desktop.services.session import Session
from sip_desktop.texts import services as texts


class LeavingGuard(Protocol):
    """Raises NotYet when something stops a paper in this mode from leaving. ``view`` gives what stands on it."""

    def __call__(self, document: OpenDocument, mode: Mode, view: Callable[[], View], /) -> None: ...


class Papers:
    """Views of documents, their pages, and the copies that left. ``write`` is the vault's own writer of files."""

    def __init__(
        self,
        session: Session,
        documents: Documents,
        definitions: Definitions,
        make: PaperMaker,
        page: PageMaker,
        write: WriteFile,
        leaving: LeavingGuard,
    ) -> None:
        self._session = session
        self._documents = documents
        self._definitions = definitions
        self._make = make
        self._page = page
        self._write = write
        self._leaving = leaving

    def view(self, document: OpenDocument, content: Content, mode: Mode, large: bool = False) -> View:
        """The original of a document as it stands with ``content``. A clear one carries its next copy number.

        ``large``: in large print, which says the same and is a copy like any other.
        """
        facts = self._documents.facts(document, content)
        head = self._head(document, mode)
        if mode is Mode.PEN and facts.careful and not document.form.internal:
            bare = unnamed(content.answers, document.parties)
            # Also what a clear revision froze is worked out anew: it was put together from names.
            bare = {**bare, **computed_texts(document.form, bare, facts)}
            return _sized(original(document.form, bare, facts, mode, head), large)
        answers = {**content.answers, **self._documents.computed(document, content)}
        return _sized(original(document.form, answers, facts, mode, head), large)

    def _head(self, document: OpenDocument, mode: Mode) -> Head:
        """The document's head with case, revision and copy; empty for a bare card, which must not tell of a case."""
        if document.form.bare:
            return Head()
        copy = self.next_copy(document) if document.fixed and mode is Mode.FILLED else 0
        return msgspec.structs.replace(
            document.head,
            case_number=document.case.number,
            case_word=document.case.word,
            revision=document.revision,
            copy_number=copy,
            draft=not document.fixed and document.case.serial > 0,
            secrecy=Secrecy() if document.form.secrecy else None,
        )

    def next_copy(self, document: OpenDocument) -> int:
        """The number the next printing of the document gets; broken ones keep theirs."""
        return len(self._session.store.copies(document.record.id)) + 1

    def blank(self, form_id: str, region: str, sheet_number: str = "", large: bool = False) -> View:
        """An empty form for the pen, outside every case."""
        return blank_view(self._definitions, form_id, region, self._session.today(), sheet_number, large)

    def evaluation(self, form: Form, region: str, content: Content, mode: Mode, large: bool = False) -> View:
        """An evaluation, which carries no case, no name and no day."""
        head = self._definitions.head(form.id, region, self._session.today())
        return _sized(original(form, content.answers, CaseFacts(), mode, head), large)

    def paper(self, view: View) -> Paper:
        """The pages, in memory."""
        return self._make(view)

    def page(self, paper: Paper, index: int, width: int) -> PageImage:
        """One page as pixels for the screen; for the GUI thread only."""
        return self._page(paper.pdf, index, width)

    def begin(self, document: OpenDocument | None, paper: Paper, mode: Mode, act: Act = Act.PRINT) -> CopyRecord | None:
        """Write the row of what is about to leave, before it leaves. Only a clear, filled document becomes a copy.

        ``act`` is how it leaves: printed, or exported as a file, which can be copied on without anybody knowing.
        What is of no case (a blank, an evaluation) is not logged: a time and a user would tell whose meeting it was.
        Raises NotYet when a rule, or a place in its words, stops it and nobody has gone on past it. A draft is no copy,
        and only what nobody may go on past stops it; an empty form is never stopped. Paper for the pen says all that
        the paper says, so that a rule stops it as it stops the paper.
        """
        if document is None:
            return None
        with self._session.transaction():
            self._leaving(document, mode, lambda: document.shown or self.view(document, document.content, mode))
            self._session.log(act, document.case.serial)
            if not document.fixed or mode is not Mode.FILLED:
                return None
            return self._session.store.add_copy(
                CopyRecord(
                    document_id=document.record.id,
                    revision=document.revision,
                    number=self.next_copy(document),
                    mode=mode.value,
                    made=self._session.stamp(),
                    made_by=self._session.user.id,
                    sha256=hashlib.sha256(paper.pdf).hexdigest(),
                    pages=paper.pages,
                    reader=document.reader,
                )
            )

    def finish(self, copy: CopyRecord | None, ok: bool, status: CopyStatus = CopyStatus.PRINTED) -> None:
        """Say how it went. A broken copy keeps its number, so that no number is used for two papers."""
        if copy is None:
            return
        with self._session.transaction():
            self._session.store.keep_copy(msgspec.structs.replace(copy, status=status if ok else CopyStatus.BROKEN))

    def neutral_name(self, document: OpenDocument | None) -> str:
        """A file name that says nothing of the case to others: serial number and the document's place in it."""
        if document is None:
            return texts.BLANK_NAME.format(number=1)
        number = short_number(document.case.serial)
        return texts.PAPER_NAME.format(number=number, ordinal=document.record.ordinal)

    def save_pdf(self, path: Path, paper: Paper, document: OpenDocument | None, mode: Mode = Mode.FILLED) -> None:
        """Write the paper where the user asked. Raises Fault; then the copy is marked broken and nothing is left."""
        copy = self.begin(document, paper, mode, Act.EXPORT)
        saved = False
        try:
            self._write(path, paper.pdf)
            saved = True
        finally:
            self.finish(copy, saved, CopyStatus.SAVED)


def blank_view(
    definitions: Definitions, form_id: str, region: str, day: date, sheet_number: str = "", large: bool = False
) -> View:
    """An empty form with the law in force on ``day``. Everything that may be asked stands on it."""
    form = definitions.form(form_id, region)
    head = definitions.head(form_id, region, day)
    secrecy = Secrecy() if form.secrecy else None
    head = msgspec.structs.replace(head, sheet_number=sheet_number, secrecy=secrecy)
    return _sized(original(form, {}, CaseFacts(), Mode.BLANK, head), large)


def _sized(view: View, large: bool) -> View:
    return msgspec.structs.replace(view, large=large)
