"""Approvals of a clear plan: which services have a part in it, which have approved that part, and recording one."""

from __future__ import annotations

import msgspec

from sip_desktop.domain.answers import decode
from sip_desktop.domain.approving import changed_parties, parts
from sip_desktop.domain.differences import Version
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.gate import clean, one_line
from sip_desktop.domain.records import Act, Approval, Revision
from sip_desktop.domain.values.dates import parse_date
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.door import PLAN as PLAN
from sip_desktop.services.door import Door
from sip_desktop.services.due_rows import keep_row, row_facts
from sip_desktop.services.fixed_definition import FixedDefinition
from sip_desktop.services.session import Session
from sip_desktop.texts import services as service_texts
from sip_desktop.texts import versions as texts


class PartLine(msgspec.Struct, frozen=True):
    """One party with a part: how many activities it answers for, and its approval, which may be of an earlier revision.

    ``approval`` is None when it has given none since its own activities were last changed.
    """

    party: str
    label: str
    activities: int
    approval: Approval | None

    @property
    def is_missing(self) -> bool:
        """True for one who answers for something and has not approved it."""
        return self.activities > 0 and self.approval is None


class PlanApprovals(msgspec.Struct, frozen=True):
    """The approvals of one clear revision, 0 when the plan has none yet."""

    revision: int
    lines: tuple[PartLine, ...]


class Approvals:
    """Each call is one transaction. An approval is of a clear revision and is never changed or taken back."""

    def __init__(self, session: Session, door: Door, definitions: Definitions) -> None:
        self._session = session
        self._door = door
        self._definitions = definitions

    def of(self, document_id: int, revision: int | None = None) -> PlanApprovals:
        """Who has approved the newest clear revision of a plan, or the one asked for.

        An approval goes on being good for the next revision as long as nothing that the party answers for is changed.
        Raises Fault for what is no plan, and for a revision that is not clear.
        """
        with self._session.transaction():
            _, record = self._door.document(document_id)
            if record.form != PLAN:
                raise Fault(texts.NOT_A_PLAN)
            clear = self._clear(document_id, revision)
            return self._standing(document_id, clear) if clear else PlanApprovals(0, ())

    def approve(self, document_id: int, party: str, name: str, day: str) -> Approval:
        """Records that ``party`` has approved its part of the newest clear revision. ``day`` is as typed ("i dag").

        Raises Fault when something is missing or not understood, and when the party has approved it already.
        """
        with self._session.transaction():
            case, record = self._door.document(document_id)
            if record.form != PLAN:
                raise Fault(texts.NOT_A_PLAN)
            clear = self._clear(document_id, None)
            if not clear:
                raise Fault(texts.NOT_CLEAR)
            approval = Approval(
                document_id=document_id,
                revision=clear[-1].number,
                party=party,
                name=_name(name),
                day=self._day(day),
                recorded=self._session.stamp(),
                recorded_by=self._session.user.id,
            )
            self._check(approval, clear[-1])
            self._session.store.add_approval(approval)
            self._session.log(Act.APPROVE, case.serial)
            # What was due until the last service had approved is not due any more.
            keep_row(self._session, case, row_facts(self._door, self._definitions, case))
        return approval

    def _clear(self, document_id: int, revision: int | None) -> list[Revision]:
        """The clear revisions up to the one asked for, oldest first."""
        clear = [each for each in self._session.store.revisions(document_id) if each.cleared]
        if revision is None:
            return clear
        if not any(each.number == revision for each in clear):
            raise Fault(texts.NOT_CLEAR)
        return [each for each in clear if each.number <= revision]

    def _standing(self, document_id: int, clear: list[Revision]) -> PlanApprovals:
        versions = [self._version(revision) for revision in clear]
        given: dict[str, Approval] = {}
        recorded = self._session.store.approvals(document_id)
        for at, revision in enumerate(clear):
            if at and given:
                for party in changed_parties(versions[at - 1], versions[at]):
                    given.pop(party, None)
            given.update({each.party: each for each in recorded if each.revision == revision.number})
        lines = (
            PartLine(part.party, part.label, len(part.activities), given.get(part.party))
            for part in parts(versions[-1].answers)
        )
        return PlanApprovals(clear[-1].number, tuple(lines))

    def _check(self, approval: Approval, revision: Revision) -> None:
        if all(part.party != approval.party for part in parts(self._version(revision).answers)):
            raise Fault(texts.NO_SUCH_PART)
        for other in self._session.store.approvals(approval.document_id):
            if (other.revision, other.party) == (approval.revision, approval.party):
                raise Fault(texts.APPROVED_TWICE.format(revision=approval.revision))

    def _version(self, revision: Revision) -> Version:
        """A clear revision with the form it was made with."""
        body = self._session.store.definition(revision.definition)
        if body is None:
            raise Fault(service_texts.DEFINITION_GONE)
        fixed = msgspec.json.decode(body, type=FixedDefinition)
        return Version(fixed.form, decode(revision.content).answers)

    def _day(self, typed: str) -> str:
        today = self._session.today()
        day = parse_date(clean(typed), today)
        if not day:
            raise Fault(texts.DAY_UNCLEAR)
        if day > today.isoformat():
            raise Fault(texts.DAY_TO_COME)
        return day


def _name(typed: str) -> str:
    name = one_line(typed).strip()
    if not name:
        raise Fault(texts.NAME_MISSING)
    return name
