"""A desk with the services of the post, and cases with printed copies to send; for the tests of letters."""

from __future__ import annotations

from dataclasses import dataclass

from sip_desktop.domain.answers import Row, Value
from sip_desktop.domain.records import CopyRecord, CopyStatus, Reader
from sip_desktop.services.everything import Services
from sip_desktop.services.letters import Letters
from sip_desktop.services.post import Entry, Post
from sip_desktop.services.post_case import PostCase
from sip_desktop.services.post_office import post_office
from sip_desktop.services.post_papers import PostPapers
from sip_desktop.services.post_settings import PostSettings
from tests.printing.samples import letter_maker

from .conftest import Desk, actor

MIRA = Row(
    "mira",
    {
        "namn": "Mira Prov",
        "personnummer": "19870314-9800",
        "relation": "Mamma",
        "kontakt_tillaten": "ja",
        "skyddstyp": "skyddad_folkbokforing",
    },
)
RUBEN = Row("ruben", {"namn": "Ruben Prov", "relation": "Pappa", "kontakt_tillaten": "nej"})
CASE_A: dict[str, Value] = {
    "namn": "Tilda Prov",
    "personnummer": "20150922-9801",
    "fodelsedatum": "2015-09-22",
    "skyddstyp": "skyddad_folkbokforing",
    "vald_flagga": "ja",
    "skydd_styrkt": "Handling visad",
    "skydd_datum": "2026-10-30",
    "post_ses": "nej",
    "post_anmald": "2026-11-02",
    "vardnadshavare": (MIRA, RUBEN),
    "aktorer": (actor("bup", "BUP"),),
}
CASE_B: dict[str, Value] = {
    "namn": "Loke Försök",
    "personnummer": "19791111-9803",
    "fodelsedatum": "1979-11-11",
    "skyddstyp": "sekretessmarkering",
    "vald_flagga": "nej",
    "skydd_styrkt": "Handling visad",
    "skydd_datum": "2026-11-02",
    "post_ses": "nej",
    "post_anmald": "2026-11-10",
    "kontaktsatt": "formedling",
}
CASE_F: dict[str, Value] = {
    "namn": "Nora Försök",
    "personnummer": "19900203-9809",
    "fodelsedatum": "1990-02-03",
    "skyddstyp": "inget",
    "vald_flagga": "ja",
    "kontakt_aldrig": ("ringa", "brev", "sms"),
    "kontaktsatt": "personligt",
}
ORDINARY: dict[str, Value] = {
    "namn": "Karin Prov",
    "personnummer": "19900203-9809",
    "skyddstyp": "inget",
    "vald_flagga": "nej",
}


@dataclass
class PostDesk:
    """The post of an open vault, with the case that was made."""

    services: Services
    case: PostCase
    letters: Letters
    post: Post
    papers: PostPapers
    settings: PostSettings

    def copy(self, serial: int, form: str = "plan", pages: int = 2, party: str = "person") -> int:
        """The id of a printed copy of a new, clear paper, made for a party; "" for the original."""
        services = self.services
        documents = services.documents
        ids = [one.document.id for one in services.door.open(serial).lines if one.document.form == form]
        document = ids[-1] if ids else documents.start(serial, form)
        if not ids:
            documents.make_clear(document)
        store = services.session.store
        at = services.session.stamp()
        reader = 0
        if party:
            one = Reader(document_id=document, party=party, name="", kind="person", purpose="", at=at, user_id="u")
            reader = store.add_reader(one).id
        copy = store.add_copy(
            CopyRecord(
                document_id=document,
                revision=1,
                mode="filled",
                made=at,
                made_by="u",
                sha256="0" * 64,
                pages=pages,
                status=CopyStatus.PRINTED,
                reader=reader,
            )
        )
        return copy.id

    def pack(self, letter: int, until: str = "", rest: str = "9800") -> None:
        """Ticks the steps of a letter in their order, to the end or before a step."""
        for line in self.letters.packing(letter).steps:
            if line.done:
                continue
            if line.step == until:
                return
            sheets = str(self.letters.letter(letter).sheets)
            self.post.tick(letter, line.step, Entry(sheets=sheets, digits=rest, initials="BO"))


def post_desk(services: Services) -> PostDesk:
    """The services of the post over an open vault."""
    made = post_office(services.session, services.door, services.definitions, services.guidance.demand, letter_maker())
    return PostDesk(services, made.case, made.letters, made.post, made.papers, made.settings)


def a_case(desk: Desk, answers: dict[str, Value]) -> int:
    """A new case with these answers in its ärendeblad."""
    serial = desk.services.register.new_case("varmland")
    desk.put(desk.sheet(serial), **answers)
    return serial
