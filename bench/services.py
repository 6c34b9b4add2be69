"""How fast work at an open vault is, through the services as the screen uses them. Run by ``dev.py bench``."""

from __future__ import annotations

import itertools
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from sip_desktop import app
from sip_desktop.domain.answers import Content
from sip_desktop.domain.guidance.acts import STARTED
from sip_desktop.domain.guidance.engine import findings
from sip_desktop.domain.guidance.reading import Reading
from sip_desktop.services.documents import OpenDocument
from sip_desktop.services.everything import Services
from sip_desktop.services.opening import Opening
from sip_desktop.storage.keys import Kdf
from sip_desktop.storage.vaults import Vaults

_CLEANED = tempfile.TemporaryDirectory()
_words = itertools.count()


@cache
def _open() -> tuple[Services, OpenDocument]:
    """The invented cases, the first with every paper begun that can be, and its plan as a draft."""
    folder = Path(_CLEANED.name)
    outside = app.surroundings(Vaults(calibrate=lambda: Kdf(64, 1, 1)))
    opening = Opening(outside, app.definitions, folder, app.demo_texts)
    keys, _passphrase = opening.make_demo(folder / "v")
    services = opening.open(folder / "v", keys)
    plan = next(line for line in services.door.open(1).lines if line.document.form == "plan").document.id
    services.documents.correct(plan)
    for form in services.door.open(1).can_start:
        # A second plan would be another meeting, and the rules ask about that.
        if form.id not in STARTED:
            services.documents.start(1, form.id)
    return services, services.documents.open(plan)


def autosave() -> None:
    """The plan of a case with more than forty papers, saved as typed: register row and log line included."""
    services, plan = _open()
    answers = {**plan.content.answers, "p_situation": "ord " * (next(_words) % 50)}
    services.documents.save(plan.record.id, Content(answers, plan.content.origins))


def open_case() -> None:
    """The same case, for the case view."""
    _open()[0].door.open(1)


@cache
def _reading() -> Reading:
    return _open()[0].guidance.reading(1)


def all_findings() -> None:
    """Every rule over the same case, its papers in memory."""
    services, known = _open()[0], _reading()
    # A reading keeps what it has worked out: each time begins with a new one.
    findings(services.definitions.rules, replace(known))


def guidance() -> None:
    """What the case view asks for: the papers read out of the vault, and every rule over them."""
    _open()[0].guidance.of(1)


MEASURES = [
    ("services: autosave, case of 40 papers", autosave, 5.0),
    ("services: open a case of 40 papers", open_case, 100.0),
    ("guidance: all findings of a case of 40 papers", all_findings, 10.0),
    ("guidance: the same with the papers read", guidance, 50.0),
]
