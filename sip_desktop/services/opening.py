"""Before a vault is open: is there one, make one, unlock it.

What an open vault offers is imported when it is opened, so that the first window need not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sip_desktop.domain.gate import one_line
from sip_desktop.domain.records import Backup, Held, NewKey, User
from sip_desktop.domain.strength import strength
from sip_desktop.services.ports import (
    BinderMaker,
    LetterMaker,
    NewVault,
    PageMaker,
    PaperMaker,
    UnlockedKeys,
    VaultBackups,
    VaultKeys,
    Vaults,
)
from sip_desktop.services.session import Clock, Pick, Session
from sip_desktop.texts import demo as demo_texts
from sip_desktop.texts import services as texts

if TYPE_CHECKING:
    from sip_desktop.domain.protection.gazetteer import Gazetteer
    from sip_desktop.services.definitions import Definitions
    from sip_desktop.services.everything import Services

DemoTexts = Callable[[], list[str]]
WriteFile = Callable[[Path, bytes], None]
ReadFile = Callable[[Path, int], bytes]
"""Reads a file that the user chose; refuses one with more bytes than the number given. Raises Fault."""
MakePlain = Callable[[bytes], bytes]
"""A chosen picture becomes a plain PNG for paper. Raises Fault."""


class FolderState(msgspec.Struct, frozen=True):
    """What a folder is: "new", "vault", "held" (open elsewhere) or "refused"; ``text`` says why, or ""."""

    kind: str
    text: str = ""


class ShownStrength(msgspec.Struct, frozen=True):
    """The estimate as shown while a passphrase is typed."""

    level: int
    text: str
    enough: bool


@dataclass(frozen=True)
class Surroundings:
    """What services take from outside, joined in ``app.py``.

    ``joined`` makes several papers one printing, each as it is when it is printed alone; ``letter`` makes an envelope.
    ``copies`` and ``ways`` are made when first asked for: they bring the ciphers, which the first window need not wait
    for. ``read`` reads a file that the user has pointed out, ``picture`` makes what was read a plain picture.
    """

    vaults: Vaults
    paper: PaperMaker
    page: PageMaker
    write: WriteFile
    clock: Clock
    pick: Pick
    new_id: Callable[[], str]
    copies: Callable[[], VaultBackups]
    ways: Callable[[], VaultKeys]
    binder: BinderMaker
    joined: BinderMaker
    letter: LetterMaker
    read: ReadFile
    picture: MakePlain
    gazetteer: Callable[[], Gazetteer]


class Opening:
    """Vault folders before they are open. What makes, unlocks, looks into or restores is slow: for a worker."""

    def __init__(
        self, surroundings: Surroundings, definitions: Callable[[], Definitions], default_folder: Path, demo: DemoTexts
    ) -> None:
        self._outside = surroundings
        self._definitions = definitions
        self._demo = demo
        self.default_folder = default_folder

    def state(self, folder: Path) -> FolderState:
        """What can be done with the folder."""
        refused = self._outside.vaults.check_place(folder)
        if refused:
            return FolderState("refused", refused)
        if not self._outside.vaults.exists(folder):
            return FolderState("new")
        held = self._outside.vaults.holder(folder)
        return FolderState("held", texts.HELD.format(who=held)) if held else FolderState("vault")

    def strength(self, passphrase: str) -> ShownStrength:
        """How hard the passphrase is to guess, low rather than high."""
        return shown_strength(passphrase)

    def create(self, folder: Path, name: str, initials: str, role: str, passphrase: str) -> NewVault:
        """Make a vault with its first user. The recovery key is in the answer and is never shown again."""
        now = self._outside.clock()
        user = User(
            id=self._outside.new_id(),
            name=one_line(name).strip(),
            initials=one_line(initials).strip(),
            role=one_line(role).strip(),
            created=now.isoformat(timespec="seconds"),
            chief=True,
        )
        return self._outside.vaults.create(folder, user, passphrase, now)

    def unlock(self, folder: Path, passphrase: str, second: bytes = b"") -> UnlockedKeys:
        """The keys, from the passphrase or the recovery key. Raises Fault with what is wrong.

        ``second`` is the content of a key file, from ``read_key_file``.
        """
        return self._outside.vaults.unlock(folder, passphrase, second)

    def wants_key_file(self, folder: Path) -> bool:
        """True when some way into the vault needs a key file; False also when its keys cannot be read."""
        return self._outside.vaults.wants_key_file(folder)

    def read_key_file(self, file: Path) -> bytes:
        """The content of a key file. Raises Fault."""
        return self._outside.ways().read_key_file(file)

    def new_vault_key(self, folder: Path, own: tuple[str, bytes]) -> NewKey:
        """The whole vault, which must be shut, under new keys: for when the old may have leaked. By a chief. Raises
        Fault."""
        from sip_desktop.services.keyring import refuse_all_but_a_chief

        vault = self._outside.vaults.open(folder, self._outside.vaults.unlock(folder, *own))
        try:
            refuse_all_but_a_chief(vault)
        finally:
            vault.close()
        return self._outside.ways().new_vault_key(folder, own)

    def backups(self, folder: Path) -> list[Backup]:
        """The copies in the vault's own folder, newest first. Raises Fault."""
        return self._outside.copies().backups(folder)

    def look_into(self, file: Path, folder: Path, passphrase: str, second: bytes = b"") -> Held:
        """What a copy holds, opened with the passphrase of its day. Raises Fault."""
        return self._outside.copies().look_into(file, folder, passphrase, second)

    def restore(self, file: Path, folder: Path, passphrase: str, second: bytes = b"") -> Held:
        """Puts a copy in place of the vault in ``folder``; the one there is kept beside. Raises Fault."""
        return self._outside.copies().restore(file, folder, passphrase, second)

    def open(self, folder: Path, keys: UnlockedKeys) -> Services:
        """Open the vault on this thread, which alone may use it from then on."""
        definitions = self._definitions()
        from sip_desktop.services.everything import services_of

        session = Session(self._outside.vaults.open(folder, keys), self._outside.clock, self._outside.pick)
        return services_of(session, definitions, self._outside, folder, keys)

    def make_demo(self, folder: Path, cases: int = 4) -> tuple[UnlockedKeys, str]:
        """A vault of invented cases, and its passphrase, which is to be shown."""
        from sip_desktop.services.demo import fill_demo

        words = demo_texts.PASSPHRASE_WORDS
        passphrase = " ".join(words[self._outside.pick(len(words))] for _ in range(5))
        made = self.create(folder, demo_texts.USER, demo_texts.INITIALS, demo_texts.ROLE, passphrase)
        services = self.open(folder, made.keys)
        try:
            fill_demo(services, self._demo(), cases)
        finally:
            services.session.close()
        return made.keys, passphrase


def shown_strength(passphrase: str) -> ShownStrength:
    """How hard a passphrase is to guess, in words."""
    if not passphrase:
        return ShownStrength(0, texts.STRENGTH_EMPTY, False)
    found = strength(passphrase)
    return ShownStrength(found.level, texts.STRENGTH[found.level], found.enough)
