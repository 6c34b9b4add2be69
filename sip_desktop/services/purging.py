"""Purging one case: proposed with the decision it rests on, taken back, or decided. It never says that one may.

All of a case goes in one transaction with its line in the log. Its number, the decision, the log, the numbers of blanks
and the evaluations stay. Backups that there are still hold it: nothing here reaches them.
"""

from __future__ import annotations

import msgspec

from sip_desktop.domain.access import may_open
from sip_desktop.domain.answers import text_of
from sip_desktop.domain.case_words import short_number
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.gate import one_line
from sip_desktop.domain.records import Act, CaseRecord, PurgeProposal, PurgeRecord
from sip_desktop.services.before_purge import Before, BeforePurge
from sip_desktop.services.door import Door
from sip_desktop.services.session import Session
from sip_desktop.services.two_persons import TwoPersons, Witness, free_from
from sip_desktop.texts import purging as texts
from sip_desktop.texts import services as service_texts

LONGEST = 300
IDENTITY_DIGITS = 10


class ProposalLine(msgspec.Struct, frozen=True):
    """A proposal as shown. ``own``: whoever is here made it; ``from_day`` is the ISO day from which they need no
    other, and ``waited`` says that it has come."""

    serial: int
    case: str
    day: str
    who: str
    basis: str
    own: bool
    from_day: str
    waited: bool


class PurgedLine(msgspec.Struct, frozen=True):
    """A case that has been purged, as shown."""

    number: str
    day: str
    who: str
    basis: str


class Purging:
    """Purges cases of one open vault. ``rule`` says whether two persons must be present."""

    def __init__(self, session: Session, door: Door, before: BeforePurge, rule: TwoPersons) -> None:
        self._session = session
        self._door = door
        self._before = before
        self.rule = rule

    def before(self, serial: int) -> Before:
        """What should be done first. Raises NotYours for a case of somebody else's."""
        return self._before.of(serial)

    def propose(self, serial: int, basis: str, why: str = "") -> None:
        """Proposes to purge a case by a decision in words; ``why`` is needed when it has not been closed.

        By whoever may open it, or a chief. Both texts stay for ever, and may not tell who it is about. Raises Fault.
        """
        basis, why = one_line(basis).strip(), one_line(why).strip()
        if not basis:
            raise Fault(texts.BASIS_MISSING)
        if max(len(basis), len(why)) > LONGEST:
            raise Fault(texts.BASIS_LONG.format(most=LONGEST))
        with self._session.transaction():
            record = self._enter(serial)
            if not self._before.is_closed(record):
                if not why:
                    raise Fault(texts.WHY_MISSING)
                basis = texts.WHY_KEPT.format(basis=basis.rstrip("."), why=why)
            if self._tells_who(serial, basis):
                raise Fault(texts.BASIS_TELLS)
            if self._found(serial) is not None:
                raise Fault(texts.PROPOSED_ALREADY)
            now, user = self._session.stamp(), self._session.user.id
            self._session.log(Act.DECIDE, serial)
            proposal = PurgeProposal(serial=serial, proposed=now, proposed_by=user, basis=basis)
            self._session.store.keep_purge_proposal(proposal)

    def take_back(self, serial: int) -> None:
        """Takes a proposal back. By whoever may open the case, or a chief. Raises Fault."""
        with self._session.transaction():
            self._enter(serial)
            self._session.log(Act.DECIDE, serial)
            self._session.store.drop_purge_proposal(serial)

    def purge(self, serial: int, typed: str, witness: Witness | None = None) -> PurgeRecord:
        """Purges a proposed case; ``typed`` is its number, typed anew. Nothing brings it back. Raises Fault.

        Where the vault asks for two persons, another than the proposer decides: whoever is here, or ``witness``.
        """
        with self._session.transaction():
            self._enter(serial)
        proposal = self._found(serial)
        if proposal is None:
            raise Fault(texts.NOT_PROPOSED)
        self.check_number(serial, typed)
        by = self.rule.decider(proposal.proposed_by, proposal.proposed, witness)
        who, day = self._name(proposal.proposed_by), proposal.proposed[:10]
        # The proposal goes with the case; who made it is part of the decision, which stays.
        basis = texts.KEPT_BASIS.format(basis=proposal.basis, day=day, who=who)
        purged = PurgeRecord(serial=serial, decided=self._session.stamp(), decided_by=by, basis=basis)
        # Not inside a transaction of the session: it makes its own, with the line in the log, and clears up after it.
        self._session.store.purge(purged)
        return purged

    def check_number(self, serial: int, typed: str) -> None:
        """Raises Fault unless ``typed`` is the number of the case: "0007", or as it stands on paper."""
        record = self._session.store.case(serial)
        long = record.number.casefold() if record else ""
        if typed.strip().casefold() not in (short_number(serial), long):
            raise Fault(texts.WRONG_NUMBER.format(number=short_number(serial)))

    def proposal(self, serial: int) -> ProposalLine | None:
        """The proposal to purge a case, None when there is none."""
        return next((line for line in self.proposals() if line.serial == serial), None)

    def proposals(self) -> list[ProposalLine]:
        """The proposals that whoever is here may decide, oldest first: a chief all, others those of their cases."""
        store, chief, me = self._session.store, self._session.is_chief(), self._session.user.id
        found = store.purge_proposals()
        return [self._line(one) for one in found if chief or may_open(me, store.access(one.serial))]

    def purged(self) -> list[PurgedLine]:
        """Every case that has been purged, the last number first."""
        return [
            PurgedLine(short_number(one.serial), one.decided[:10], self._name(one.decided_by), one.basis)
            for one in reversed(self._session.store.purges())
        ]

    def _line(self, one: PurgeProposal) -> ProposalLine:
        case = self._session.store.case(one.serial)
        return ProposalLine(
            serial=one.serial,
            case=f"{short_number(one.serial)} {case.word}" if case else short_number(one.serial),
            day=one.proposed[:10],
            who=self._name(one.proposed_by),
            basis=one.basis,
            own=one.proposed_by == self._session.user.id,
            from_day=free_from(one.proposed),
            waited=self.rule.waited(one.proposed),
        )

    def _enter(self, serial: int) -> CaseRecord:
        """The register row. A chief decides of a case without reading what stands in it; an emergency is for reading
        what is needed now, and not for taking away what others have written."""
        if not self._session.is_chief():
            record = self._door.enter(serial)
            if not may_open(self._session.user.id, self._session.store.access(serial)):
                raise Fault(texts.NOT_IN_EMERGENCY)
            return record
        found = self._session.store.case(serial)
        if found is None:
            raise Fault(service_texts.NO_SUCH_CASE)
        return found

    def _found(self, serial: int) -> PurgeProposal | None:
        return next((one for one in self._session.store.purge_proposals() if one.serial == serial), None)

    def _tells_who(self, serial: int, words: str) -> bool:
        """True when a text that stays holds the whole name, or the identity number, of whom the case is about."""
        sheet = self._door.sheet(serial)
        name, number = (text_of(sheet.get(field)).strip() for field in ("namn", "personnummer"))
        digits = _digits(number)[-10:]
        # Fewer digits are no identity number, and could be part of any decision's number.
        numbered = len(digits) == IDENTITY_DIGITS and digits in _digits(words)
        return numbered or bool(name and name.casefold() in words.casefold())

    def _name(self, user_id: str) -> str:
        return next((user.name for user in self._session.store.users() if user.id == user_id), "")


def _digits(text: str) -> str:
    return "".join(each for each in text if each.isdigit())
