"""A program that does one kind of work until it is killed, and says on stdout what is done once it is safely kept.

    python -m tests.torture.victim KIND FOLDER

Each line is a word and what it is about. A line is said only after the call that it speaks of has come back.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from sip_desktop.domain.records import CaseRecord, User
from sip_desktop.storage import backups, key_work, restoring
from sip_desktop.storage.keys import Kdf, Secret
from sip_desktop.storage.vaults import Vaults
from tests.no_rules import definitions_without_rules

if TYPE_CHECKING:
    from sip_desktop.services.everything import Services

CHEAP = Kdf(64, 1, 1)
PASSPHRASE = "en lång mening om höstlöv"
OWN = Secret(PASSPHRASE)
ANNA = User(id="u1", name="Anna Åkerö", initials="AÅ", role="handläggare")
SCHEMA_1 = Path(__file__).parent.parent / "vaults" / "schema_1"
OLD_PASSPHRASE = "kastanj under bron i oktober"
FILLING = "Hon sover bättre nu. " * 300


def clock() -> datetime:
    return datetime.now(UTC).astimezone()


VAULTS = Vaults(clock, {}, lambda: CHEAP)


def passphrase(number: int) -> str:
    """The passphrase after ``number`` changes."""
    return PASSPHRASE if number == 0 else f"mening nummer {number} om höstlöv"


def secret(serial: int) -> str:
    """What stands in a case that is to be purged, and nowhere else."""
    return f"Hemligt-{serial}-slut "


def say(word: str, about: object = "") -> None:
    print(word, about, flush=True)


def add_case(folder: Path, name: str, secret: str = PASSPHRASE) -> None:
    """A case in the register, kept and said."""
    opened = VAULTS.open(folder, VAULTS.unlock(folder, secret))
    opened.store.add_case(CaseRecord(number=name, word="LIND-TREA", region="uppsala", opened=""))
    opened.close()
    say("case", name)


def services(folder: Path) -> Services:
    """Everything of an open vault, with cheap keys and this clock."""
    from sip_desktop import app
    from sip_desktop.services.opening import Opening

    outside = replace(app.surroundings(), vaults=VAULTS, clock=clock)
    return Opening(outside, definitions_without_rules, folder, app.demo_texts).open(
        folder, VAULTS.unlock(folder, PASSPHRASE)
    )


def typing(folder: Path) -> None:
    """The draft of a plan, whole at each save and longer each time."""
    from sip_desktop.domain.answers import Content, Row

    documents = services(folder).documents
    say("ready")
    for number in count(1):
        goals = tuple(Row(f"r{place}", {"d_delmal": f"{number}"}) for place in range(number % 7))
        answers = {"p_situation": FILLING + f"{number}", "p_delmal": goals, "p_parkering": f"{number}"}
        documents.save(1, Content(answers))
        say("saved", number)


def fixing(folder: Path) -> None:
    """One paper after another is written and made clear."""
    from sip_desktop.domain.answers import Content

    documents = services(folder).documents
    say("ready")
    for number in count(1):
        document = documents.start(1, "kallelse")
        documents.save(document, Content({"k_syfte": f"Möte {number}"}))
        documents.make_clear(document)
        say("fixed", f"{document} {number}")


def purging(folder: Path) -> None:
    """One case after another is written, proposed and purged."""
    from sip_desktop.domain.answers import Content
    from sip_desktop.services.before_purge import BeforePurge
    from sip_desktop.services.purging import Purging
    from sip_desktop.services.two_persons import TwoPersons

    opened = services(folder)
    before = BeforePurge(opened.door, opened.transfer, list)
    purges = Purging(opened.session, opened.door, before, TwoPersons(opened.session, folder, VAULTS.unlock))
    say("ready")
    while True:
        serial = opened.register.new_case("uppsala")
        document = opened.documents.start(serial, "kallelse")
        opened.documents.save(document, Content({"k_syfte": secret(serial) * 300}))
        opened.documents.make_clear(document)
        purges.propose(serial, "Delegationsbeslut", "Prov")
        say("proposed", serial)
        purges.purge(serial, f"{serial:04}")
        say("purged", serial)


def migrating(folder: Path) -> None:
    """Vaults of the first schema are opened, one after another."""
    for number in count(1):
        own = folder / f"{number}"
        shutil.copytree(SCHEMA_1, own)
        say("copied", number)
        opened = VAULTS.open(own, VAULTS.unlock(own, OLD_PASSPHRASE))
        opened.store.keep_setting("opened", f"{number}")
        say("opened", number)
        opened.close()


def rekeying(folder: Path) -> None:
    """New keys for the whole vault, over and over, with a new case between."""
    for number in count(1):
        add_case(folder, f"{number}")
        done = key_work.new_vault_key(folder, OWN, CHEAP, clock())
        say("recovery", done.recovery_key)


def passphrases(folder: Path) -> None:
    """One passphrase after another."""
    for number in count(1):
        key_work.change_passphrase(folder, Secret(passphrase(number - 1)), Secret(passphrase(number)), CHEAP)
        say("passphrase", number)


def backing_up(folder: Path) -> None:
    """A copy in the vault's own folder and one outside, for each new case."""
    for number in count(1):
        add_case(folder, f"{number}")
        key = VAULTS.unlock(folder, PASSPHRASE).vault_key
        made = backups.make_own(folder, key, clock())
        say("copy", made.file if made else "")
        say("copy", backups.make(folder, key, folder.parent / f"{number}.sipkopia", clock()).file)


def restoring_copies(folder: Path) -> None:
    """The same copy is put back over and over, over a vault that has got another case since."""
    copy = folder.parent / "kopia.sipkopia"
    for number in count(1):
        add_case(folder, f"{number}")
        restoring.restore(copy, folder, OWN, clock())
        say("restored", number)


def creating(folder: Path) -> None:
    """New vaults, one after another."""
    for number in count(1):
        say("making", number)
        made = VAULTS.create(folder / f"{number}", ANNA, PASSPHRASE, clock())
        say("made", f"{number} {made.recovery_key}")


KINDS: dict[str, Callable[[Path], None]] = {
    "typing": typing,
    "fixing": fixing,
    "purging": purging,
    "migrating": migrating,
    "rekeying": rekeying,
    "passphrases": passphrases,
    "backing up": backing_up,
    "restoring": restoring_copies,
    "creating": creating,
}


def main() -> None:
    """The work of one kind, for ever."""
    kind, folder = sys.argv[1], Path(sys.argv[2])
    if kind not in ("typing", "fixing", "purging"):
        say("ready")
    KINDS[kind](folder)


if __name__ == "__main__":
    main()
