"""Who works with which case, and who opened one in an emergency. Tells no content of any case."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sip_desktop.domain.access import RESPONSIBLE, SUBSTITUTE, may_open
from sip_desktop.domain.case_words import short_number
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Access, Act, Emergency, User
from sip_desktop.services.door import Door
from sip_desktop.services.session import Session
from sip_desktop.texts import case_access as texts


class Worker(msgspec.Struct, frozen=True):
    """A user and what they are in a case: "responsible", "substitute" or ""."""

    user: User
    kind: str


class EmergencyLine(msgspec.Struct, frozen=True):
    """One opening in an emergency as shown: when, by whom, which case, why, and whether it has been seen."""

    id: int
    at: str
    who: str
    case: str
    reason: str
    seen: bool


class CaseAccess:
    """Who works with the cases of one open vault."""

    def __init__(self, session: Session, door: Door) -> None:
        self._session = session
        self._door = door

    def workers(self, serial: int) -> list[Worker]:
        """Every user, and what they are in the case."""
        kinds = {one.user_id: one.kind for one in self._session.store.access(serial)}
        return [Worker(user, kinds.get(user.id, "")) for user in self._session.store.users()]

    def keep(self, serial: int, responsible: str, substitutes: Sequence[str]) -> None:
        """Says who works with the case, by user id. By whoever may open it, or a chief. Raises Fault."""
        known = {user.id for user in self._session.store.users()}
        if not responsible:
            raise Fault(texts.NOBODY)
        if not {responsible, *substitutes} <= known:
            raise Fault(texts.NO_SUCH_USER)
        kinds = dict.fromkeys(substitutes, SUBSTITUTE) | {responsible: RESPONSIBLE}
        now = self._session.stamp()
        whole = [Access(serial=serial, user_id=user, kind=kind, since=now) for user, kind in kinds.items()]
        with self._session.transaction():
            if not self._session.is_chief():
                self._door.enter(serial)
            self._session.log(Act.DECIDE, serial)
            self._session.store.keep_access(serial, whole)

    def is_mine(self, serial: int) -> bool:
        """True when whoever is here works with the case, or everybody does."""
        return may_open(self._session.user.id, self._session.store.access(serial))

    def emergencies(self) -> list[EmergencyLine]:
        """The openings that whoever is here should see, newest first: a chief all, others those of their cases."""
        mine = set(self._session.store.cases_of(self._session.user.id))
        shown = [
            one
            for one in self._session.store.emergencies()
            if one.user_id != self._session.user.id and (self._session.is_chief() or one.serial in mine)
        ]
        who = {user.id: user.name for user in self._session.store.users()}
        return [self._line(one, who) for one in shown]

    def unseen(self) -> list[EmergencyLine]:
        """Those of ``emergencies`` that nobody has seen."""
        return [line for line in self.emergencies() if not line.seen]

    def see(self, emergency_id: int) -> None:
        """Whoever is here has seen it."""
        with self._session.transaction():
            self._session.store.see_emergency(emergency_id, self._session.stamp(), self._session.user.id)

    def _line(self, one: Emergency, who: dict[str, str]) -> EmergencyLine:
        case = self._session.store.case(one.serial)
        word = f"{short_number(one.serial)} {case.word}" if case else short_number(one.serial)
        return EmergencyLine(one.id, one.at, who.get(one.user_id, ""), word, one.reason, bool(one.seen))
