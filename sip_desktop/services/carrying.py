"""Writing a follow-up, or a change of coordinator, into the plan: its next version is opened with what was decided."""

from __future__ import annotations

import msgspec

from sip_desktop.domain import carry
from sip_desktop.domain.answers import Answers, Content, rows_of
from sip_desktop.domain.carry import Carry, Plan
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Act, CaseRecord, DocumentRecord, Revision
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.documents import Documents
from sip_desktop.services.door import Door
from sip_desktop.services.session import Session
from sip_desktop.texts import versions as texts

PLAN = "plan"
CARRIED = frozenset({carry.FOLLOW_UP, carry.HAND_OVER})
"""The forms that can be written into the plan; the screen offers it for these."""


class Carried(msgspec.Struct, frozen=True):
    """What was done: the plan, the revision that now is its draft, how many answers were written into it.

    ``kept`` are sentences about what was not written, or needs a look. They may quote the case: for the screen only.
    """

    plan_document: int
    revision: int
    written: int
    kept: tuple[str, ...]


class Carrying:
    """One call, one transaction: either all of a paper is written into the plan, or nothing."""

    def __init__(self, session: Session, door: Door, documents: Documents, definitions: Definitions) -> None:
        self._session = session
        self._door = door
        self._documents = documents
        self._definitions = definitions

    def write_into_plan(self, document_id: int) -> Carried:
        """Writes a follow-up or a change of coordinator into the plan's draft, opening one where there is none.

        Raises Fault, with nothing changed, when it is no such paper, when the case has no plan, when the paper says
        nothing, and when the plan already says it all.
        """
        with self._session.transaction():
            case, record = self._door.document(document_id)
            if record.form not in CARRIED:
                raise Fault(texts.NOT_CARRIED)
            paper = self._door.content(record.form, self._door.newest(document_id))
            plan = self._plan_of(case, paper)
            done = self._carry(case, record.form, paper, plan)
            number = self._door.newest(plan.id).number
            if done.written:
                number = self._keep(case, plan, done.content)
        return Carried(plan.id, number, len(done.written), done.told)

    def _carry(self, case: CaseRecord, form_id: str, paper: Content, plan: DocumentRecord) -> Carry:
        target = self._target(case, plan)
        if form_id == carry.FOLLOW_UP:
            done = carry.follow_up_into_plan(target, paper, work_phones(self._door.sheet(case.serial)))
        else:
            done = carry.hand_over_into_plan(target, paper)
        if carry.is_untouched(paper) or not (done.found or done.told):
            raise Fault(texts.EMPTY)
        if not (done.written or done.told):
            raise Fault(texts.ALREADY)
        return done

    def _target(self, case: CaseRecord, plan: DocumentRecord) -> Plan:
        newest, clear = self._door.newest(plan.id), self._last_clear(plan.id)
        return Plan(
            form=self._definitions.form(PLAN, case.region),
            content=self._door.content(PLAN, newest),
            clear=self._door.content(PLAN, clear).answers if clear else {},
        )

    def _keep(self, case: CaseRecord, plan: DocumentRecord, content: Content) -> int:
        newest = self._door.newest(plan.id)
        number = newest.number + 1 if newest.cleared else newest.number
        self._session.log_once(Act.CHANGE, case.serial)
        self._documents.keep_draft(case, plan, number, content)
        return number

    def _plan_of(self, case: CaseRecord, paper: Content) -> DocumentRecord:
        """The plan whose goals the paper speaks of, the newest of the case where none of them is known by its rows."""
        plans = [document for document in self._session.store.documents(case.serial) if document.form == PLAN]
        if not plans:
            raise Fault(texts.NO_PLAN)
        goals = carry.goal_rows(paper)
        return next((plan for plan in reversed(plans) if goals & self._goals_ever(plan.id)), plans[-1])

    def _goals_ever(self, document_id: int) -> frozenset[str]:
        """The ids of every goal that any revision of a plan has had."""
        contents = (self._door.content(PLAN, revision) for revision in self._session.store.revisions(document_id))
        return frozenset(row.id for content in contents for row in rows_of(content.answers.get("p_delmal")))

    def _last_clear(self, document_id: int) -> Revision | None:
        revisions = self._session.store.revisions(document_id)
        return next((revision for revision in reversed(revisions) if revision.cleared), None)


def work_phones(case_sheet: Answers) -> dict[str, str]:
    """Telephone numbers at work by row of the ärendeblad; private numbers stand on the address sheet alone."""
    rows = rows_of(case_sheet.get("aktorer"))
    phones = ((row.id, row.cells.get("telefon")) for row in rows)
    return {row: phone for row, phone in phones if isinstance(phone, str) and phone}
