"""The revisions of one document: which there are, what became of them, and what is changed between any two."""

from __future__ import annotations

import msgspec

from sip_desktop.domain.differences import Change, Version, differences
from sip_desktop.domain.records import CopyStatus
from sip_desktop.services.documents import Documents
from sip_desktop.services.session import Session
from sip_desktop.texts import services as texts

LEFT = frozenset({CopyStatus.PRINTED, CopyStatus.SAVED})


class VersionLine(msgspec.Struct, frozen=True):
    """One revision for the list. ``changed`` is when it was made clear, or last saved; ``copies`` those that left."""

    number: int
    fixed: bool
    state_text: str
    changed: str
    copies: int


class DocumentVersions(msgspec.Struct, frozen=True):
    """A document with its revisions, the newest first; ``form`` is the id of its form, ``title`` for the screen."""

    document_id: int
    form: str
    title: str
    case: str
    lines: tuple[VersionLine, ...]


class Versions:
    """Reads revisions; each is opened with the form it was made with, and none is ever changed here."""

    def __init__(self, session: Session, documents: Documents) -> None:
        self._session = session
        self._documents = documents

    def of(self, document_id: int) -> DocumentVersions:
        """Every revision of a document. Raises Fault when there is no such document."""
        newest = self._documents.open(document_id)
        with self._session.transaction():
            copies = self._session.store.copies(document_id)
            revisions = self._session.store.revisions(document_id)
        lines = (
            VersionLine(
                number=revision.number,
                fixed=bool(revision.cleared),
                state_text=texts.STATES["klar" if revision.cleared else "utkast"],
                changed=revision.cleared or revision.saved,
                copies=sum(copy.revision == revision.number and copy.status in LEFT for copy in copies),
            )
            for revision in reversed(revisions)
        )
        case = f"{newest.case.number} {newest.case.word}"
        return DocumentVersions(document_id, newest.record.form, newest.form.title, case, tuple(lines))

    def differences(self, document_id: int, was: int, now: int) -> tuple[Change, ...]:
        """What is changed from the revision ``was`` to ``now``, internal questions included: for the screen only."""
        return differences(self._version(document_id, was), self._version(document_id, now))

    def _version(self, document_id: int, number: int) -> Version:
        document = self._documents.open(document_id, number)
        computed = self._documents.computed(document, document.content)
        return Version(document.form, {**document.content.answers, **computed})
