"""What an open vault offers, made once, top to bottom; it does nothing itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sip_desktop.services.access_log import AccessLog
from sip_desktop.services.addresses import Addresses
from sip_desktop.services.approvals import Approvals
from sip_desktop.services.asked import AskedDesk
from sip_desktop.services.backups import Backups
from sip_desktop.services.before_purge import BeforePurge
from sip_desktop.services.binder import Binder
from sip_desktop.services.carrying import Carrying
from sip_desktop.services.case_access import CaseAccess
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.deviations import Deviations
from sip_desktop.services.dispatch import Dispatch
from sip_desktop.services.documents import Documents
from sip_desktop.services.door import Door
from sip_desktop.services.evaluations import Evaluations
from sip_desktop.services.guidance import Guidance
from sip_desktop.services.journal_lines import JournalLines
from sip_desktop.services.keyring import Keyring
from sip_desktop.services.left import Left
from sip_desktop.services.opening import Surroundings
from sip_desktop.services.overview import Overview
from sip_desktop.services.own_regions import OwnRegions
from sip_desktop.services.papers import Papers
from sip_desktop.services.places_and_rules import PlacesAndRules
from sip_desktop.services.ports import UnlockedKeys
from sip_desktop.services.post_office import PostOffice, post_office
from sip_desktop.services.purging import Purging
from sip_desktop.services.register import Register
from sip_desktop.services.session import Session
from sip_desktop.services.todo import Todo
from sip_desktop.services.transfer import TransferBack
from sip_desktop.services.two_persons import TwoPersons
from sip_desktop.services.urgent import Urgent
from sip_desktop.services.urgent_papers import UrgentPapers
from sip_desktop.services.versions import Versions
from sip_desktop.services.whereabouts import Whereabouts


@dataclass(frozen=True)
class Services:
    """Everything one open vault offers the screen and the command line."""

    session: Session
    register: Register
    door: Door
    documents: Documents
    papers: Papers
    guidance: Guidance
    left: Left
    deviations: Deviations
    evaluations: Evaluations
    addresses: Addresses
    definitions: Definitions
    backups: Backups
    keyring: Keyring
    access_log: AccessLog
    case_access: CaseAccess
    overview: Overview
    versions: Versions
    approvals: Approvals
    carrying: Carrying
    binder: Binder
    transfer: TransferBack
    journal: JournalLines
    own_regions: OwnRegions
    todo: Todo
    asked: AskedDesk
    whereabouts: Whereabouts
    places: PlacesAndRules
    dispatch: Dispatch
    urgent: Urgent
    urgent_papers: UrgentPapers
    purging: Purging
    post: PostOffice


def services_of(
    session: Session, definitions: Definitions, outside: Surroundings, folder: Path, keys: UnlockedKeys
) -> Services:
    """Everything for an open vault, made once, top to bottom. ``definitions`` are the program's own: the vault's
    profiles are added to a set of its own, so that they do not reach the next vault."""
    definitions = definitions.for_vault()
    own_regions = OwnRegions(session, definitions, outside.read, outside.picture)
    door = Door(session, definitions)
    guidance = Guidance(session, door, definitions)
    documents = Documents(session, door, definitions, guidance.demand)
    whereabouts = Whereabouts(door, outside.gazetteer, session.store.place_approvals)
    register = Register(session, door, documents, definitions)
    places = PlacesAndRules(session, door, guidance, whereabouts)
    papers = Papers(
        session,
        documents,
        definitions,
        outside.paper,
        outside.page,
        outside.write,
        places.demand,
    )
    backups = Backups(session, outside.vaults, outside.copies(), folder, keys)
    transfer = TransferBack(session, door, documents, definitions, whereabouts.tells_place)
    before_purge = BeforePurge(door, transfer, lambda: backups.standing().own)
    return Services(
        session=session,
        register=register,
        door=door,
        documents=documents,
        papers=papers,
        guidance=guidance,
        left=Left(session, door, documents, guidance),
        deviations=Deviations(session, door, documents, definitions, guidance),
        evaluations=Evaluations(session, definitions),
        addresses=Addresses(session, door),
        definitions=definitions,
        backups=backups,
        keyring=Keyring(session, outside.ways(), folder, outside.new_id),
        access_log=AccessLog(session, definitions, outside.write),
        case_access=CaseAccess(session, door),
        overview=Overview(session, door),
        versions=Versions(session, documents),
        approvals=Approvals(session, door, definitions),
        carrying=Carrying(session, door, documents, definitions),
        binder=Binder(session, door, documents, definitions, outside.binder),
        transfer=transfer,
        whereabouts=whereabouts,
        places=places,
        dispatch=Dispatch(session, door, documents, papers, definitions.readers),
        urgent=Urgent(session, register, documents, door, definitions),
        urgent_papers=UrgentPapers(session, door, documents, papers, whereabouts, outside.joined),
        journal=JournalLines(session, door, documents, whereabouts),
        own_regions=own_regions,
        purging=Purging(session, door, before_purge, TwoPersons(session, folder, outside.vaults.unlock)),
        todo=Todo(session, door, definitions),
        asked=AskedDesk(session, definitions),
        post=post_office(session, door, definitions, guidance.demand, outside.letter),
    )
