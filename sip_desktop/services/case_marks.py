"""What follows from an ärendeblad the moment it is kept: how the case is found, sealed and marked."""

from __future__ import annotations

import msgspec

from sip_desktop.domain.answers import Answers
from sip_desktop.domain.lenses.case_facts import CaseFacts, case_facts
from sip_desktop.domain.records import CaseMode
from sip_desktop.services.lookup import lookup_keys
from sip_desktop.services.session import Session


def follow_sheet(session: Session, serial: int, before: Answers, sheet: Answers) -> None:
    """Keeps what follows from the answers of an ärendeblad; call it in the transaction that keeps them. ``before`` is
    what it said until now."""
    session.store.set_lookup(serial, lookup_keys(sheet, session.vault.lookup_key))
    facts = case_facts(sheet, session.today())
    _seal_addresses(session, serial, facts)
    _keep_mode(session, serial, case_facts(before, session.today()), facts)


def _seal_addresses(session: Session, serial: int, facts: CaseFacts) -> None:
    """Seal the address sheet the moment the case is protected: from then on it takes the passphrase to read it."""
    sheet = session.store.address_sheet(serial)
    if sheet and not sheet.sealed and facts.protected:
        session.store.keep_address_sheet(
            msgspec.structs.replace(sheet, sealed=True, body=session.vault.seal(sheet.body))
        )


def _keep_mode(session: Session, serial: int, before: CaseFacts, facts: CaseFacts) -> None:
    """Note when the case is marked otherwise than before: what had left by then left without the care.

    A case that was marked in an older version of the program has no note of when. It is taken to have been so from
    its first paper on: nobody knows that anything left without the care, and the day of this saving is not the day.
    """
    store = session.store
    modes = store.modes(serial)
    if not modes and (before.protected or before.violence):
        store.add_mode(_mode(session, serial, before, store.documents(serial)[0].created))
        modes = store.modes(serial)
    was = (modes[-1].protected, modes[-1].violence) if modes else (False, False)
    if was != (facts.protected, facts.violence):
        store.add_mode(_mode(session, serial, facts, session.stamp()))


def _mode(session: Session, serial: int, facts: CaseFacts, at: str) -> CaseMode:
    return CaseMode(serial=serial, at=at, protected=facts.protected, violence=facts.violence, user_id=session.user.id)
