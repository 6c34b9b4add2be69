"""An open vault: its store, its user, sealing and look-up keys, and how it is closed. Knows no form and no case."""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import User
from sip_desktop.storage import keys, lock_file, sealing
from sip_desktop.storage.connection import Database
from sip_desktop.storage.store import Store
from sip_desktop.storage.tables.people import InnerKeys
from sip_desktop.texts import vault as texts


class OpenVault:
    """An open vault. Belongs to the thread that opened it; ``close`` lets another program open it."""

    def __init__(
        self, folder: Path, database: Database, inner: InnerKeys, user: User, lock: lock_file.LockFile
    ) -> None:
        self.store = Store(database)
        self.user = user
        self._folder = folder
        self._database = database
        self._inner = inner
        self._lock = lock

    def seal(self, plain: bytes) -> bytes:
        """``plain`` sealed under the address key; needs no passphrase."""
        return sealing.seal(self._inner.address_key, plain, self._inner.vault_id.encode())

    def open_sealed(self, sealed: bytes, passphrase: str, second: bytes = b"") -> bytes:
        """What ``seal`` sealed. Slow, thread-safe. Raises ``Fault``.

        The private key lives only inside this call: the next opening asks for the passphrase again.
        """
        key_file = keys.read(self._folder)
        if key_file.vault_id != self._inner.vault_id:
            raise Fault(texts.FOREIGN_KEYS_FILE)
        private = keys.unlock_addresses(key_file, keys.Secret(passphrase, second))
        return sealing.unseal(private, sealed, self._inner.vault_id.encode())

    def lookup_key(self, text: str) -> str:
        """HMAC-SHA256 of ``text`` (normalised by the caller) in hex.

        A plain hash of a personnummer can be guessed through in seconds; this cannot without the vault's own key.
        """
        return hmac.new(self._inner.lookup_key, text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()

    def close(self) -> None:
        """Closes the database, then lets go of the lock. A second time does nothing."""
        try:
            self._database.close()
        finally:
            self._lock.release()
