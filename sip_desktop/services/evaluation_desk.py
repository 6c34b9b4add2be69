"""One evaluation on the form page: it fits what the page asks of documents, and keeps it outside every case."""

from __future__ import annotations

from sip_desktop.domain import checks
from sip_desktop.domain.answers import Content, Origin, Path
from sip_desktop.domain.checks import Problem
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.records import CaseRecord, DocumentRecord
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.documents import OpenDocument, new_row_id
from sip_desktop.services.evaluations import Evaluations, OpenEvaluation
from sip_desktop.services.session import Session
from sip_desktop.texts import services as texts

EVALUATION_ID = 0
NO_CASE = CaseRecord(number="", word="", region="", opened="")


class EvaluationDesk:
    """Given to the form page in the place of documents. An evaluation has no revisions and is never made clear."""

    def __init__(
        self, session: Session, definitions: Definitions, evaluations: Evaluations, evaluation: OpenEvaluation
    ) -> None:
        self._session = session
        self._definitions = definitions
        self._evaluations = evaluations
        self._evaluation = evaluation
        self._content = evaluation.content

    def open(self, document_id: int, revision: int | None = None) -> OpenDocument:
        """The evaluation as a document of no case; the numbers asked for say nothing here."""
        region = self._evaluation.region
        return OpenDocument(
            record=DocumentRecord(serial=0, form=self._evaluation.form.id, created="", created_by=""),
            case=NO_CASE,
            region=self._definitions.region(region),
            form=self._evaluation.form,
            head=self._definitions.head(self._evaluation.form.id, region, self._session.today()),
            revision=0,
            fixed=False,
            content=self._content,
            facts=CaseFacts(),
            parties=(),
            newer={},
        )

    def save(self, document_id: int, content: Content) -> str:
        """Keep the answers; returns the time to show."""
        self._content = content
        return self._evaluations.save(self._evaluation, content)

    def new_row_id(self) -> str:
        return new_row_id(self._session.pick)

    def taken_over(self, content: Content, path: Path, origin: Origin) -> Content:
        """Nothing is prefilled here, so nothing can be taken over."""
        return content

    def problems(self, document: OpenDocument, content: Content) -> dict[Path, Problem]:
        return checks.problems(document.form, content.answers, CaseFacts(), self._session.today())

    def facts(self, document: OpenDocument, content: Content) -> CaseFacts:
        """No case, so nothing is known: an evaluation that asked would tell whose it is."""
        return CaseFacts()

    def computed(self, document: OpenDocument, content: Content) -> dict[Path, str]:
        return {}

    def make_clear(self, document_id: int) -> int:
        raise Fault(texts.NEVER_CLEAR)

    def correct(self, document_id: int) -> int:
        raise Fault(texts.NEVER_CLEAR)

    def usage(self, serial: int, row_id: str) -> list[str]:
        return []
