"""A real vault with cheap keys, real forms and real paper, at a desk with a clock that can be set."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sip_desktop import app
from sip_desktop.domain.answers import Content, Row, Value
from sip_desktop.domain.records import Act
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.documents import OpenDocument
from sip_desktop.services.everything import Services
from sip_desktop.services.opening import Opening, Surroundings
from sip_desktop.services.ports import UnlockedKeys
from sip_desktop.storage.keys import Kdf
from sip_desktop.storage.vault_backups import VaultBackups
from sip_desktop.storage.vault_keys import VaultKeys
from sip_desktop.storage.vaults import Vaults
from tests.no_rules import definitions_without_rules

PASSPHRASE = "en lång mening om höstlöv"
START = datetime(2026, 11, 26, 14, 3, tzinfo=ZoneInfo("Europe/Stockholm"))


@dataclass
class Clock:
    """A clock that stands still until it is set."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def pass_days(self, days: int) -> None:
        self.now += timedelta(days=days)


@dataclass
class Desk:
    """One vault on disk and, while it is open, its services."""

    folder: Path
    opening: Opening
    clock: Clock
    keys: UnlockedKeys
    recovery_key: str
    open_now: list[Services] = field(default_factory=list)

    @property
    def services(self) -> Services:
        if not self.open_now:
            self.open_now.append(self.opening.open(self.folder, self.keys))
        return self.open_now[-1]

    def close(self) -> None:
        if self.open_now:
            self.open_now.pop().session.close()

    def acts(self) -> list[tuple[Act, int]]:
        """The access log, oldest first: what kind of act, which case."""
        return [(entry.act, entry.serial) for entry in self.services.session.store.log_entries()]

    def put(self, document_id: int, **answers: Value) -> OpenDocument:
        """Save answers over those there are, and give the document as it is then."""
        documents = self.services.documents
        content = documents.open(document_id).content
        documents.save(document_id, Content({**content.answers, **answers}, content.origins))
        return documents.open(document_id)

    def sheet(self, serial: int) -> int:
        """The id of the case's ärendeblad."""
        return self.services.documents.start(serial, "arendeblad")


def surroundings(clock: Clock) -> Surroundings:
    """As the program has them, but with cheap keys, this clock and a seeded chance."""
    chance = random.Random(7)
    kdf = Kdf(64, 1, 1)
    return replace(
        app.surroundings(),
        vaults=Vaults(clock, {}, lambda: kdf),
        copies=lambda: VaultBackups(clock, lambda _folder: ""),
        ways=lambda: VaultKeys(clock, lambda: kdf),
        clock=clock,
        pick=chance.randrange,
        new_id=lambda: f"{chance.getrandbits(64):016x}",
    )


MakeDesk = Callable[[Definitions | None], Desk]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A new, empty vault, where no rule of the process stops anything."""
    yield from _desk(tmp_path, definitions_without_rules)


@pytest.fixture
def ruled_desk(tmp_path: Path) -> Iterator[Desk]:
    """A new, empty vault with the program's own rules."""
    yield from _desk(tmp_path, app.definitions)


def _desk(tmp_path: Path, definitions: Callable[[], Definitions]) -> Iterator[Desk]:
    clock = Clock()
    opening = Opening(surroundings(clock), definitions, tmp_path, app.demo_texts)
    made = opening.create(tmp_path / "skåp", "Anna Åkerö", "AÅ", "Handläggare", PASSPHRASE)
    desk = Desk(tmp_path / "skåp", opening, clock, made.keys, made.recovery_key)
    yield desk
    desk.close()


@pytest.fixture
def services(desk: Desk) -> Services:
    return desk.services


@pytest.fixture
def serial(services: Services) -> int:
    """A new case in Uppsala with an empty ärendeblad."""
    return services.register.new_case("uppsala")


def actor(row: str, unit: str = "Vårdcentralen", **cells: Value) -> Row:
    """A row of the ärendeblad's verksamheter."""
    return Row(row, {"enhet": unit, "huvudman": "region", "funktion": "Kurator", **cells})
