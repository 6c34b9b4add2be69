"""A program that saves until it is killed: says a number on stdout once that number is safely kept, never before.

Arguments: the vault's folder and its passphrase. Each save is a draft and a log line in one transaction.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from sip_desktop.domain.records import Act, LogEntry, Revision
from sip_desktop.storage.vaults import Vaults

FILLING = b"x" * 25_000


def main() -> None:
    folder = Path(sys.argv[1])
    vaults = Vaults(env={})
    store = vaults.open(folder, vaults.unlock(folder, sys.argv[2])).store
    for number in count(len(store.log_entries()) + 1):
        content = b"%d " % number + FILLING
        with store.transaction():
            store.keep_draft(Revision(document_id=1, number=1, content=content, saved="", saved_by="u1"))
            store.log(LogEntry(at="", user_id="u1", act=Act.CHANGE, serial=1))
        print(number, flush=True)


if __name__ == "__main__":
    main()
