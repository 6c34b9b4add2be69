"""What an open vault offers, made once, top to bottom; it does nothing itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sip_desktop.services.access_log import AccessLog
from sip_desktop.services.addresses import Addresses
from sip_desktop.services.backups import Backups
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.documents import Documents
from sip_desktop.services.door import Door
from sip_desktop.services.evaluations import Evaluations
from sip_desktop.services.keyring import Keyring
from sip_desktop.services.opening import Surroundings
from sip_desktop.services.papers import Papers
from sip_desktop.services.ports import UnlockedKeys
from sip_desktop.services.register import Register
from sip_desktop.services.session import Session


@dataclass(frozen=True)
class Services:
    """Everything one open vault offers the screen and the command line."""

    session: Session
    register: Register
    door: Door
    documents: Documents
    papers: Papers
    evaluations: Evaluations
    addresses: Addresses
    definitions: Definitions
    backups: Backups
    keyring: Keyring
    access_log: AccessLog


def services_of(
    session: Session, definitions: Definitions, outside: Surroundings, folder: Path, keys: UnlockedKeys
) -> Services:
    """Everything for an open vault, made once, top to bottom."""
    door = Door(session, definitions)
    documents = Documents(session, door, definitions)
    return Services(
        session=session,
        register=Register(session, door, documents, definitions),
        door=door,
        documents=documents,
        papers=Papers(session, documents, definitions, outside.paper, outside.page, outside.write),
        evaluations=Evaluations(session, definitions),
        addresses=Addresses(session, door),
        definitions=definitions,
        backups=Backups(session, outside.copies(), folder, keys),
        keyring=Keyring(session, outside.ways(), folder, outside.new_id),
        access_log=AccessLog(session, outside.write),
    )
