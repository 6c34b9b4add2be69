"""How fast the papers of many readers are made: views and pages of each paper of a case. Run by ``dev.py bench``."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from sip_desktop import app
from sip_desktop.domain.answers import Content, Row, rows_of
from sip_desktop.domain.written_case import read_case
from sip_desktop.services.demo import follow_up, write_case
from sip_desktop.services.dispatch import Dispatch, Wanted
from sip_desktop.services.everything import Services
from sip_desktop.services.opening import Opening
from sip_desktop.storage.keys import Kdf
from sip_desktop.storage.vaults import Vaults

READERS, FORMS = 12, ("plan", "uppfoljning", "kallelse")
_CLEANED = tempfile.TemporaryDirectory()


@cache
def _open() -> tuple[Services, Dispatch, list[int], list[str]]:
    """The written child's case with twelve who may read it, handled by hand only."""
    folder = Path(_CLEANED.name)
    outside = app.surroundings(Vaults(calibrate=lambda: Kdf(64, 1, 1)))
    opening = Opening(outside, app.definitions, folder, app.demo_texts)
    keys = opening.create(folder / "v", "Anna", "AÅ", "x", "blyerts gräddfil hängmatta kaffekopp").keys
    services = opening.open(folder / "v", keys)
    case = read_case(app.demo_texts()[0])
    serial = write_case(services, case)
    follow_up(services, case, serial)
    sheet = services.documents.open(services.documents.start(serial, "arendeblad"))
    unit = {"enhet": "BUP", "huvudman": "region"}
    more = tuple(Row(f"b{number}", {**unit, "funktion": f"Stöd {number}"}) for number in range(READERS))
    known = rows_of(sheet.content.answers["aktorer"])
    answers = {**sheet.content.answers, "aktorer": (*known, *more)}
    services.documents.save(sheet.record.id, Content(answers, sheet.content.origins))
    dispatch = Dispatch(
        services.session, services.door, services.documents, services.papers, services.definitions.readers
    )
    papers = {line.document.form: line.document.id for line in services.door.open(serial).lines}
    return services, dispatch, [papers[form] for form in FORMS], [row.id for row in more]


def every_reader() -> None:
    """Twelve readers' copies of three papers, as the preview and the printer get them."""
    services, dispatch, papers, readers = _open()
    for paper in papers:
        for reader in readers:
            services.papers.paper(dispatch.shown(paper, Wanted(party=reader)).view)


def one_reader() -> None:
    """What is shown when a reader is chosen or something is ticked."""
    services, dispatch, papers, readers = _open()
    services.papers.paper(dispatch.shown(papers[0], Wanted(party=readers[0])).view)


MEASURES = [
    ("12 mottagares exemplar av 3 papper", every_reader, 2000.0),
    ("ett exemplar för en mottagare", one_reader, 150.0),
]
