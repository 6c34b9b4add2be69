"""How fast what is due is read over a full register of 10,000 cases, and counted anew. Run by ``dev.py bench``."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from sip_desktop import app
from sip_desktop.domain.records import CaseRecord, DueDate
from sip_desktop.services.due_rows import mark_of
from sip_desktop.services.everything import Services
from sip_desktop.services.opening import Opening
from sip_desktop.storage.keys import Kdf
from sip_desktop.storage.vaults import Vaults

CASES = 10_000
EACH = (
    ("d1_forsta_kontakt", "varning", False),
    ("d13_utskrift", "varning", True),
    ("p_uppf_datum", "varning", False),
    ("c_till", "varning", False),
)
NOW = datetime(2026, 11, 26, 14, 3, tzinfo=app.LOCAL_TIME)
_CLEANED = tempfile.TemporaryDirectory()


@cache
def _open() -> Services:
    """A vault of 10,000 open cases with four dates each, from a month ago and the four months after."""
    folder = Path(_CLEANED.name)
    outside = replace(app.surroundings(Vaults(calibrate=lambda: Kdf(64, 1, 1))), clock=lambda: NOW)
    opening = Opening(outside, app.definitions, folder, app.demo_texts)
    made = opening.create(folder / "v", "Anna", "AÅ", "handläggare", "en lång mening om höstlöv")
    services = opening.open(folder / "v", made.keys)
    store = services.session.store
    mark = mark_of(services.definitions.deadlines("uppsala"))
    with store.transaction():
        for number in range(1, CASES + 1):
            case = CaseRecord(number=f"SIP-2026-{number:05}", word="LIND-TREA", region="uppsala", opened="2026-11-01")
            serial = store.add_case(case).serial
            days = (NOW.date() + timedelta((number * step) % 150 - 30) for step in (1, 7, 11, 13))
            rows = [
                DueDate(serial=serial, id=name, raw=f"{day}", due=f"{day}", moved_by="", level=level, at_once=at_once)
                for (name, level, at_once), day in zip(EACH, days, strict=True)
            ]
            store.keep_due_dates(serial, sorted(rows, key=lambda row: (row.due, row.id)), mark)
    return services


def lines() -> None:
    """The list "Att göra": what is overdue, today, this week and four weeks on."""
    assert len(_open().todo.lines(NOW)) > CASES


def month() -> None:
    """The lines of one month's sheet."""
    assert _open().todo.month(NOW.date(), NOW)


MEASURES = [
    ("todo: the list, 10,000 cases, 40,000 dates", lines, 100.0),
    ("todo: a month's lines, 10,000 cases", month, 100.0),
]
