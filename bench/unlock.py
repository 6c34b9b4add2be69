"""How long unlocking takes, and how much of it is not the key derivation (slow on purpose). Run by ``dev.py bench``."""

from __future__ import annotations

import tempfile
import time
from dataclasses import replace
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QApplication

from sip_desktop import app
from sip_desktop.domain.records import CaseRecord, User
from sip_desktop.services.opening import Opening
from sip_desktop.services.preferences import PreferenceFile
from sip_desktop.storage.keys import Kdf
from sip_desktop.storage.vaults import Vaults
from sip_desktop.ui.main_window import MainWindow

CASES = 10_000
PASSPHRASE = "en lång mening om höstlöv"
_CLEANED = tempfile.TemporaryDirectory()


@cache
def _app() -> QApplication:
    from sip_desktop.ui.program import make_app

    there = QApplication.instance()
    return there if isinstance(there, QApplication) else make_app(["bench"], Path())


@cache
def _made(calibrated: bool) -> tuple[Opening, Path]:
    """A shut vault with a full register, whose keys are derived at once or as on this machine."""
    _app()
    vaults = app.vaults() if calibrated else Vaults(app.now, {}, lambda: Kdf(64, 1, 1))
    folder = Path(_CLEANED.name) / f"v{calibrated:d}"
    outside = replace(app.surroundings(vaults), vaults=vaults)
    opening = Opening(outside, app.definitions, folder, app.demo_texts)
    keys = vaults.create(folder, User("u1", "Anna", "AÅ", "handläggare", chief=True), PASSPHRASE, app.now()).keys
    opened = vaults.open(folder, keys)
    with opened.store.transaction():
        for number in range(1, CASES + 1):
            opened.store.add_case(
                CaseRecord(number=f"SIP-2026-{number:05}", word=f"LIND-{number}", region="uppsala", opened="2026-11-26")
            )
    opened.close()
    return opening, folder


def _unlock(calibrated: bool) -> float:
    """Milliseconds from the passphrase to the painted register. The first window stands there already, as it does."""
    opening, folder = _made(calibrated)
    kept = [b""]
    preferences = PreferenceFile(lambda: kept[-1], kept.append)
    window = MainWindow(opening, preferences, app.pages(), app.about, time.monotonic)
    window.show()
    _app().processEvents()
    start = time.perf_counter()
    services = opening.open(folder, opening.unlock(folder, PASSPHRASE))
    window.open_vault(services, folder)
    _app().processEvents()
    passed = (time.perf_counter() - start) * 1000
    services.session.close()
    window.close()
    window.deleteLater()
    return passed


def but_for_the_kdf() -> float:
    """All that unlocking is but for the key derivation."""
    return _unlock(calibrated=False)


def whole() -> float:
    """Unlocking with the key derivation calibrated to this machine; it is made to take half a second to one."""
    return _unlock(calibrated=True)


MEASURES = [
    ("upplåsning utom nyckelhärledning, 10 000 ärenden", but_for_the_kdf, 100.0),
    ("upplåsning, hela", whole, 1000.0),
]
