"""Makes the vault that stands for the newest schema; run once for each new migration, and kept for ever after.

    python tests/vaults/make.py

It writes ``tests/vaults/schema_N`` with an invented case, and ``expected.json`` with what it holds. The key
derivation is cheap and the passphrase stands here: nothing in it is secret.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from sip_desktop.domain.records import (
    Access,
    Act,
    AddressSheet,
    Approval,
    CaseMode,
    CaseRecord,
    CopyNews,
    CopyRecord,
    CopyStatus,
    DocumentRecord,
    DueDate,
    Emergency,
    Evaluation,
    LetterRecord,
    LetterStep,
    LogCheck,
    LogEntry,
    Override,
    OwnRegion,
    PlaceApproval,
    PurgeProposal,
    PurgeRecord,
    Reader,
    Revision,
    SheetRecord,
    SheetStatus,
    Transfer,
    User,
)
from sip_desktop.storage import migrate
from sip_desktop.storage.keys import Kdf
from sip_desktop.storage.store import Store
from sip_desktop.storage.vault import OpenVault
from sip_desktop.storage.vaults import Vaults

PASSPHRASE = "kastanj under bron i oktober"
ADDRESS = b'[{"street":"P\xc3\xa5hittade gatan 1"}]'
LOOKED_UP = "201509229801"
NOW = datetime(2026, 11, 26, 14, 3, tzinfo=ZoneInfo("Europe/Stockholm"))
TIME = NOW.isoformat()
ANNA = User(id="u1", name="Anna Åkerö", initials="AÅ", role="samordningsansvarig")


def contents(opened: OpenVault) -> dict[str, object]:
    """Everything in the vault as plain values, by the store's own methods."""
    store = opened.store
    documents = [document for case in store.cases() for document in store.documents(case.serial)]
    revisions = [revision for document in documents for revision in store.revisions(document.id)]
    letters = [letter for case in store.cases() for letter in store.letters(case.serial)]
    sheets = [sheet for case in store.cases() if (sheet := store.address_sheet(case.serial))]
    whole = {
        "cases": store.cases(),
        "looked_up": store.look_up(opened.lookup_key(LOOKED_UP)),
        "documents": documents,
        "revisions": revisions,
        "definitions": [store.definition(revision.definition) for revision in revisions if revision.definition],
        "copies": [copy for document in documents for copy in store.copies(document.id)],
        "addresses": [opened.open_sealed(s.body, PASSPHRASE) if s.sealed else s.body for s in sheets],
        "users": store.users(),
        "log": store.log_entries(),
        "evaluations": store.evaluations(),
        "region": store.setting("region"),
        "sheets": store.sheets(),
        "approvals": [approval for document in documents for approval in store.approvals(document.id)],
        "transfers": [transfer for document in documents for transfer in store.transfers(document.id)],
        "own_regions": store.own_regions(),
        "access": [store.access(case.serial) for case in store.cases()],
        "emergencies": store.emergencies(),
        "log_checks": store.log_checks(),
        "due_dates": [store.due_dates(case.serial) for case in store.cases()],
        "due_marks": store.due_marks(),
        "overrides": [store.overrides(case.serial) for case in store.cases()],
        "modes": [store.modes(case.serial) for case in store.cases()],
        "readers": [reader for document in documents for reader in store.readers(document.id)],
        "copy_news": [news for document in documents for news in store.copy_news(document.id)],
        "place_approvals": [store.place_approvals(case.serial) for case in store.cases()],
        "letters": letters,
        "letter_steps": [step for letter in letters for step in store.letter_steps(letter.id)],
        "purge_proposals": store.purge_proposals(),
        "purges": store.purges(),
    }
    plain = msgspec.json.decode(msgspec.json.encode(whole))
    assert isinstance(plain, dict)
    return plain


def fill(opened: OpenVault) -> None:
    """An invented case with something in every table."""
    store = opened.store
    definition = b'{"id":"kallelse","version":1}'
    sha = hashlib.sha256(definition).hexdigest()
    for number, word in ((1, "LIND-TREA"), (2, "BJÖRK-ÅTTA")):
        store.add_case(CaseRecord(number=f"SIP-2026-000{number}", word=word, region="uppsala", opened="2026-11-26"))
    store.set_lookup(1, (opened.lookup_key(LOOKED_UP),))
    store.keep_address_sheet(AddressSheet(1, True, opened.seal(ADDRESS)))
    store.keep_address_sheet(AddressSheet(2, False, b"[]"))
    _fill_documents(store, definition, sha)
    _fill_papers(store)
    _fill_access(store)
    _fill_guidance(store)
    late = DueDate(1, "d13_utskrift", "2026-12-24", "2026-12-24", "", "varning", True)
    moved = DueDate(1, "utskrivningsklar_kallelse", "2026-12-24", "2026-12-28", "julafton", "varning", False)
    store.keep_due_dates(1, [late, moved], "1:abc")
    for act in (Act.UNLOCK, Act.OPEN, Act.MAKE_CLEAR, Act.PRINT):
        store.log(LogEntry(at=TIME, user_id="u1", act=act, serial=1))
    store.keep_evaluation(
        Evaluation(
            id="7f3a", form="utvardering", version=1, region="uppsala", month="2026-11", meeting="sip", content=b"{}"
        )
    )
    store.keep_setting("region", "uppsala")


def _fill_documents(store: Store, definition: bytes, sha: str) -> None:
    store.keep_definition(sha, definition)
    for form in ("arendeblad", "kallelse"):
        store.add_document(DocumentRecord(serial=1, form=form, created=TIME, created_by="u1"))
    draft = Revision(document_id=1, number=1, content=b'{"answers":{"p_namn":"T.P."}}', saved=TIME, saved_by="u1")
    store.keep_draft(draft)
    store.make_clear(msgspec.structs.replace(draft, document_id=2, cleared=TIME, cleared_by="u1", definition=sha))
    copy = store.add_copy(
        CopyRecord(document_id=2, revision=1, mode="filled", made=TIME, made_by="u1", sha256="0" * 64, pages=2)
    )
    store.keep_copy(msgspec.structs.replace(copy, status=CopyStatus.PRINTED))


def _fill_papers(store: Store) -> None:
    """Numbered blanks in every state, an approval, what has been written into the ordinary system, an own profile."""
    for number in (41, 42, 43):
        store.add_sheet(SheetRecord(number=number, region="uppsala", form="kallelse", issued=TIME, issued_by="u1"))
    used, void, _issued = store.sheets()
    settled = {"settled": TIME, "settled_by": "u1"}
    store.keep_sheet(msgspec.structs.replace(used, status=SheetStatus.USED, signed=True, document_id=2, **settled))
    store.keep_sheet(msgspec.structs.replace(void, status=SheetStatus.VOID, reason="fel", **settled))
    store.add_approval(
        Approval(document_id=2, revision=1, party="r1", name="Bo Ek", day="2026-11-25", recorded=TIME, recorded_by="u1")
    )
    store.keep_transfer(Transfer(document_id=2, revision=1, path="k_syfte", at=TIME, user_id="u1"))
    store.keep_own_region(OwnRegion(code="egen", body=b'{"code":"egen"}', logo=b"", saved=TIME, saved_by="u1"))


def _fill_access(store: Store) -> None:
    """Who works with a case, an opening in an emergency that has been seen, and a check of the log."""
    store.keep_access(1, [Access(serial=1, user_id="u1", kind="responsible", since=TIME)])
    store.add_emergency(Emergency(serial=2, user_id="u1", at=TIME, reason="Mötet är i dag och Bo är sjuk."))
    store.see_emergency(store.emergencies()[0].id, TIME, "u1")
    store.add_log_check(LogCheck(at=TIME, user_id="u1", first=1, last=4, sampled=2, remark=""))


def _fill_guidance(store: Store) -> None:
    """Going on past a rule, seen and unseen; how a case was marked; one proposed to go and one that went."""
    for mark in ("k_syfte", "r2"):
        going_on = Override(
            serial=1,
            act="send_call",
            rule="R-KAL-01",
            mark=mark,
            reason="brattom",
            words="Hon väntar.",
            at=TIME,
            user_id="u1",
        )
        store.add_override(going_on)
    store.see_override(1, TIME, "u1")
    reader = store.add_reader(
        Reader(
            document_id=2,
            party="r1",
            name="Bo Ek",
            kind="skola",
            purpose="Skjuts",
            parts=("mal",),
            at=TIME,
            user_id="u1",
        )
    )
    gone = store.add_reader(
        Reader(document_id=2, party="", name="FK", kind="fk", purpose="Eget", at=TIME, user_id="u1")
    )
    store.remove_reader(gone.id, TIME)
    copy = store.add_copy(
        CopyRecord(
            document_id=2,
            revision=1,
            mode="filled",
            made=TIME,
            made_by="u1",
            sha256="1" * 64,
            pages=1,
            reader=reader.id,
        )
    )
    store.add_copy_news(
        CopyNews(copy_id=copy.id, what="framme", day="2026-11-27", how="Muntligt", at=TIME, user_id="u1")
    )
    store.add_place_approval(
        PlaceApproval(serial=1, term="mark", sentence="2" * 64, reader="", reason="Efternamn", at=TIME, user_id="u1")
    )
    sent = {"serial": 1, "receiver": "r1", "sheets": 1, "inner": "C65", "outer": "C5", "at": TIME, "user_id": "u1"}
    letter = store.add_letter(LetterRecord(way="formedling", copies=(copy.id,), **sent))  # type: ignore[arg-type]
    for step, words in (("forslutet", ""), ("granskat", "BO"), ("lamnat", ""), ("retur", "okant")):
        store.add_letter_step(
            LetterStep(letter_id=letter.id, step=step, day="2026-11-27", words=words, at=TIME, user_id="u1")
        )
    store.add_mode(CaseMode(serial=1, at=TIME, protected=True, violence=False, user_id="u1"))
    store.keep_purge_proposal(PurgeProposal(serial=2, proposed=TIME, proposed_by="u1", basis="Gallringsbeslut 2026"))
    third = store.add_case(CaseRecord(number="SIP-2026-0003", word="ASK-NIO", region="uppsala", opened="2026-11-26"))
    store.purge(PurgeRecord(serial=third.serial, decided=TIME, decided_by="u1", basis="Gallringsbeslut 2026"))


def main() -> None:
    """Makes the folder for the newest schema; refuses to write over one."""
    folder = Path(__file__).with_name(f"schema_{len(migrate.steps())}")
    vaults = Vaults(lambda: NOW, {}, lambda: Kdf(memory_kib=64, passes=1, lanes=1))
    opened = vaults.open(folder, vaults.create(folder, ANNA, PASSPHRASE, NOW).keys)
    fill(opened)
    (folder / "expected.json").write_bytes(msgspec.json.format(msgspec.json.encode(contents(opened)), indent=1))
    opened.close()
    (folder / "sip.lock").unlink()


if __name__ == "__main__":
    main()
