"""The address sheet of a case: kept apart from all forms, and sealed in a protected case (architecture §3.11)."""

from __future__ import annotations

import msgspec

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.gate import clean
from sip_desktop.domain.lenses.case_facts import case_facts
from sip_desktop.domain.records import Act, AddressSheet
from sip_desktop.services.door import Door
from sip_desktop.services.session import Session
from sip_desktop.texts import services as texts


class Address(msgspec.Struct, frozen=True):
    """Where one private person can be reached. ``party_row`` is the row id in the ärendeblad, "" for someone else."""

    party_row: str = ""
    who: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""


class Addresses:
    """One sheet a case. In a protected case reading takes the passphrase again; writing does not."""

    def __init__(self, session: Session, door: Door) -> None:
        self._session = session
        self._door = door

    def is_sealed(self, serial: int) -> bool:
        """True when the sheet is sealed; a case without a sheet has nothing to seal."""
        sheet = self._session.store.address_sheet(serial)
        return sheet is not None and sheet.sealed

    def read(self, serial: int, passphrase: str = "") -> list[Address]:
        """The addresses. A sealed sheet needs the passphrase and is slow (key derivation): a screen that must not
        stand still takes the steps ``body``, ``unseal`` in a worker and ``note_opened``. Raises Fault."""
        if not self.is_sealed(serial):
            return self._addresses(self.body(serial))
        if not passphrase:
            raise Fault(texts.NEEDS_PASSPHRASE)
        found = self.unseal(self.body(serial), passphrase)
        self.note_opened(serial)
        return found

    def body(self, serial: int) -> bytes:
        """The sheet as it is kept, sealed or not; empty when there is none."""
        with self._session.transaction():
            self._door.enter(serial)
            sheet = self._session.store.address_sheet(serial)
        return sheet.body if sheet else b""

    def unseal(self, body: bytes, passphrase: str, second: bytes = b"") -> list[Address]:
        """The addresses of a sealed sheet. Slow, for any thread. Raises Fault when the passphrase is wrong.

        ``second`` is the content of a key file, for one whose way in needs it.
        """
        return self._addresses(self._session.vault.open_sealed(body, passphrase, second))

    def note_opened(self, serial: int) -> None:
        """Somebody decided to look at a sealed sheet: a line in the access log."""
        with self._session.transaction():
            self._session.log(Act.DECIDE, serial)

    def _addresses(self, body: bytes) -> list[Address]:
        return msgspec.json.decode(body, type=list[Address]) if body else []

    def keep(self, serial: int, addresses: list[Address]) -> None:
        """Keep the whole sheet; sealed at once when the case is protected."""
        with self._session.transaction():
            self._door.enter(serial)
            self._session.log_once(Act.CHANGE, serial)
            body = msgspec.json.encode([_cleaned(address) for address in addresses])
            protected = case_facts(self._door.sheet(serial), self._session.today()).protected
            if protected:
                body = self._session.vault.seal(body)
            self._session.store.keep_address_sheet(AddressSheet(serial, protected, body))


def _cleaned(address: Address) -> Address:
    """Through the same gate as all text; a lone surrogate could not be written at all."""
    return Address(*map(clean, msgspec.structs.astuple(address)))
