"""What the papers of a case say together: who has been called and answered, and how it stands with the consent."""

from __future__ import annotations

import msgspec

from sip_desktop.domain.answers import Ref
from sip_desktop.domain.lenses.consent_summary import ConsentSummary, consent_summary
from sip_desktop.domain.lenses.consents import CONSENT_FORMS
from sip_desktop.domain.lenses.invitations import CALL_FORMS, Called, invitations
from sip_desktop.domain.lenses.parties import Party, parties
from sip_desktop.domain.unnamed import open_name
from sip_desktop.services.door import Door
from sip_desktop.services.session import Session


class CaseOverview(msgspec.Struct, frozen=True):
    """``called`` in the order of the kallelse, private persons by relation; empty until somebody has been called."""

    called: tuple[Called, ...]
    consent: ConsentSummary


class Overview:
    """Reads the consent papers and those about the meeting, nothing else, when the case is shown."""

    def __init__(self, session: Session, door: Door) -> None:
        self._session = session
        self._door = door

    def of(self, serial: int) -> CaseOverview:
        """The case as its papers say today. Raises Fault when there is no such case."""
        with self._session.transaction():
            self._door.enter(serial)
            known = self._door.known(serial, CONSENT_FORMS | CALL_FORMS)
        people = parties(known.sheet)
        return CaseOverview(tuple(_unnamed(one, people) for one in invitations(known.papers)), consent_summary(known))


def _unnamed(one: Called, people: tuple[Party, ...]) -> Called:
    """The case view shows no private person's name before it is asked for."""
    stand_in = one.stand_in and Ref(one.stand_in.row, open_name(one.stand_in, people))
    return msgspec.structs.replace(one, party=Ref(one.party.row, open_name(one.party, people)), stand_in=stand_in)
