"""Does one act on a vault and says ``done`` on stdout, for a look at the system calls that it makes.

python -m tests.torture.one_act ACT FOLDER
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from sip_desktop.domain.records import CaseRecord
from sip_desktop.storage import backups, files, key_work, restoring
from sip_desktop.storage.keys import Secret
from tests.torture.victim import ANNA, CHEAP, OWN, PASSPHRASE, VAULTS, clock, passphrase


def _back_up(folder: Path) -> None:
    key = VAULTS.unlock(folder, PASSPHRASE).vault_key
    backups.make_own(folder, key, clock())
    backups.make(folder, key, folder.parent / "usb.sipkopia", clock())


def _save(folder: Path) -> object:
    """A case, kept while the vault is open; open it stays until all is said."""
    opened = VAULTS.open(folder, VAULTS.unlock(folder, PASSPHRASE))
    opened.store.add_case(CaseRecord(number="second", word="BJÖRK-ÅTTA", region="uppsala", opened=""))
    return opened


ACTS: dict[str, Callable[[Path], object]] = {
    "create": lambda folder: VAULTS.create(folder.parent / "a" / "b", ANNA, PASSPHRASE, clock()),
    "save": _save,
    "change passphrase": lambda folder: key_work.change_passphrase(folder, OWN, Secret(passphrase(1)), CHEAP),
    "new recovery key": lambda folder: key_work.new_recovery_key(folder, OWN, CHEAP),
    "new vault key": lambda folder: key_work.new_vault_key(folder, OWN, CHEAP, clock()),
    "back up": _back_up,
    "restore": lambda folder: restoring.restore(folder.parent / "kopia.sipkopia", folder, OWN, clock()),
    "save a paper": lambda folder: files.write_new(folder.parent / "papper.pdf", b"paper" * 10_000),
    "preferences": lambda folder: files.replace_file(folder.parent / "installningar.json", b"{}"),
}


if __name__ == "__main__":
    still_open = ACTS[sys.argv[1]](Path(sys.argv[2]))
    print("done", flush=True)
