"""Does one act on a vault and says ``done`` on stdout, for a look at the system calls that it makes.

    python -m tests.torture.one_act ACT FOLDER
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from sip_desktop.storage import backups, files, key_work, restoring
from sip_desktop.storage.keys import Secret
from tests.torture.victim import ANNA, CHEAP, OWN, PASSPHRASE, VAULTS, add_case, clock, passphrase


def _back_up(folder: Path) -> None:
    key = VAULTS.unlock(folder, PASSPHRASE).vault_key
    backups.make_own(folder, key, clock())
    backups.make(folder, key, folder.parent / "usb.sipkopia", clock())


ACTS: dict[str, Callable[[Path], object]] = {
    "create": lambda folder: VAULTS.create(folder.parent / "a" / "b", ANNA, PASSPHRASE, clock()),
    "save": lambda folder: add_case(folder, "second"),
    "change passphrase": lambda folder: key_work.change_passphrase(folder, OWN, Secret(passphrase(1)), CHEAP),
    "revoke": lambda folder: key_work.new_recovery_key(folder, OWN, CHEAP),
    "new vault key": lambda folder: key_work.new_vault_key(folder, OWN, CHEAP, clock()),
    "back up": _back_up,
    "restore": lambda folder: restoring.restore(folder.parent / "kopia.sipkopia", folder, OWN, clock()),
    "save a paper": lambda folder: files.write_new(folder.parent / "papper.pdf", b"paper" * 10_000),
    "preferences": lambda folder: files.replace_file(folder.parent / "installningar.json", b"{}"),
}


if __name__ == "__main__":
    ACTS[sys.argv[1]](Path(sys.argv[2]))
    print("done", flush=True)
