"""A deviation report begun from what the papers show: prefilled, and with nobody's name in it (Uppsala 000:209-220)."""

from __future__ import annotations

from sip_desktop.domain.answers import Content
from sip_desktop.domain.guidance.deviation import proposal
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.documents import Documents
from sip_desktop.services.door import Door
from sip_desktop.services.guidance import Guidance
from sip_desktop.services.session import Session

REPORT = "avvikelse"


class Deviations:
    """Begins reports; what one says is for whoever writes it."""

    def __init__(
        self, session: Session, door: Door, documents: Documents, definitions: Definitions, guidance: Guidance
    ) -> None:
        self._session = session
        self._door = door
        self._documents = documents
        self._definitions = definitions
        self._guidance = guidance

    def start(self, serial: int, mark: str) -> int:
        """The id of a new report on the cause with this ``mark`` (of the finding R-AVV-01). One transaction."""
        with self._session.transaction():
            document_id = self._documents.begin(serial, REPORT)
            case, record = self._door.document(document_id)
            content = self._door.content(record.form, self._door.newest(document_id))
            found = proposal(self._guidance.reading(serial), mark, self._definitions.deadlines(case.region))
            # What the case's own papers put there stays: the number of the case, and whoever reports.
            answers = {**found, **{name: value for name, value in content.answers.items() if name not in found}}
            self._documents.keep_draft(case, record, 1, Content(answers, content.origins))
        return document_id
