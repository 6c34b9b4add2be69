"""A damaged vault never crashes the program and never passes for a whole one."""

from __future__ import annotations

import contextlib
from pathlib import Path

import msgspec
import pytest

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Act, LogEntry
from sip_desktop.storage.store import Store
from sip_desktop.storage.vaults import Vaults
from sip_desktop.texts import vault as texts

from .conftest import TIME, Made, a_case, a_document, a_draft
from .test_tables import BODY, SHA, evaluation

PAGE = 4096


@pytest.fixture
def full(vaults: Vaults, made: Made) -> Made:
    """A vault with something in every table, shut."""
    opened = vaults.open(made.folder, made.keys)
    store = opened.store
    for number in range(3):
        case = store.add_case(a_case(f"SIP-{number}"))
        store.set_lookup(case.serial, (f"k{number}",))
        document = store.add_document(a_document(case.serial))
        store.keep_definition(SHA, BODY)
        fixed = msgspec.structs.replace(a_draft(document.id), cleared=TIME, cleared_by="u1", definition=SHA)
        store.make_clear(fixed)
        store.keep_draft(a_draft(document.id, 2, b"x" * 9000))
        store.log(LogEntry(at=TIME, user_id="u1", act=Act.OPEN, serial=case.serial))
        store.keep_evaluation(evaluation(number))
    opened.close()
    return made


def read_all(store: Store) -> None:
    for case in store.cases():
        store.address_sheet(case.serial)
        store.look_up(f"k{case.serial - 1}")
        for document in store.documents(case.serial):
            store.revisions(document.id)
            store.copies(document.id)
    store.log_entries()
    store.evaluations()
    store.users()
    store.definition(SHA)


def is_noticed(vaults: Vaults, made: Made) -> bool:
    """Opens, reads everything and verifies; only plain faults and findings may come of it."""
    with contextlib.suppress(Fault):
        opened = vaults.open(made.folder, made.keys)
        try:
            with contextlib.suppress(Fault):
                read_all(opened.store)
        finally:
            with contextlib.suppress(Fault):
                opened.close()
    try:
        return not all(finding.ok for finding in vaults.verify(made.folder, made.keys))
    except Fault:
        return True


def restore(made: Made, files: dict[str, bytes]) -> None:
    for file in made.folder.iterdir():
        file.unlink()
    for name, body in files.items():
        (made.folder / name).write_bytes(body)


def test_a_whole_vault_is_not_said_to_be_damaged(vaults: Vaults, full: Made) -> None:
    assert not is_noticed(vaults, full)


@pytest.mark.parametrize("offset", [0, 17, 2048, PAGE - 1])
def test_one_flipped_bit_in_each_page(vaults: Vaults, full: Made, offset: int) -> None:
    whole = full.bytes()
    body = whole["sip.db"]
    assert len(body) > 20 * PAGE
    for page in range(0, len(body), PAGE):
        at = page + offset
        restore(full, whole | {"sip.db": body[:at] + bytes([body[at] ^ 4]) + body[at + 1 :]})
        assert is_noticed(vaults, full), f"page {page // PAGE + 1}"


def test_cut_at_each_page_and_between(vaults: Vaults, full: Made) -> None:
    whole = full.bytes()
    for length in range(0, len(whole["sip.db"]), PAGE):
        for cut in {length, length + 1000}:
            restore(full, whole | {"sip.db": whole["sip.db"][:cut]})
            assert is_noticed(vaults, full), cut


def test_swapped_pages(vaults: Vaults, full: Made) -> None:
    whole = full.bytes()
    body = whole["sip.db"]
    pages = [body[at : at + PAGE] for at in range(0, len(body), PAGE)]
    for at in range(len(pages) - 1):
        swapped = [*pages[:at], pages[at + 1], pages[at], *pages[at + 2 :]]
        restore(full, whole | {"sip.db": b"".join(swapped)})
        assert is_noticed(vaults, full), at


def test_a_damaged_database_is_not_made_worse(vaults: Vaults, full: Made) -> None:
    body = full.file.read_bytes()
    full.file.write_bytes(body[:100] + b"xxxx" + body[104:])
    before = full.bytes()
    with pytest.raises(Fault):
        vaults.open(full.folder, full.keys)
    assert full.bytes() == before


@pytest.mark.parametrize("body", [b"", b"x" * 100, b"\x00" * 70_000])
def test_a_stray_log_file_beside_is_no_crash(vaults: Vaults, full: Made, body: bytes) -> None:
    (full.folder / "sip.db-wal").write_bytes(body)
    opened = vaults.open(full.folder, full.keys)
    assert len(opened.store.cases()) == 3
    opened.close()
    assert not is_noticed(vaults, full)


def test_folder_gone_while_open(vaults: Vaults, full: Made, tmp_path: Path) -> None:
    """As when a USB stick is pulled: saying so is enough, nothing may crash."""
    opened = vaults.open(full.folder, full.keys)
    full.folder.rename(tmp_path / "moved")
    with contextlib.suppress(Fault):
        opened.store.keep_draft(a_draft(1, 2, b"after"))
    with pytest.raises(Fault):
        opened.open_sealed(opened.seal(b"x"), "x")
    with contextlib.suppress(Fault):
        opened.close()


def while_open(vaults: Vaults, made: Made) -> dict[str, bytes]:
    """The files as a crash leaves them: what was last kept is in the log only."""
    opened = vaults.open(made.folder, made.keys)
    opened.store.keep_draft(a_draft(1, 2, b"last words"))
    files = made.bytes()
    opened.close()
    assert len(files["sip.db-wal"]) > PAGE
    return files


def last_words(vaults: Vaults, made: Made) -> bool:
    opened = vaults.open(made.folder, made.keys)
    found = any(revision.content == b"last words" for revision in opened.store.revisions(1))
    opened.close()
    assert not is_noticed(vaults, made)
    return found


def test_the_log_holds_what_was_last_kept(vaults: Vaults, full: Made) -> None:
    files = while_open(vaults, full)
    restore(full, files)
    assert last_words(vaults, full)
    restore(full, {name: body for name, body in files.items() if name != "sip.db-shm"})
    assert last_words(vaults, full)


def test_without_its_log_the_vault_is_whole_as_it_was_before(vaults: Vaults, full: Made) -> None:
    """Somebody who copies sip.db alone while it is open gets an older vault, never a broken one."""
    files = while_open(vaults, full)
    restore(full, {name: files[name] for name in ("sip.db", "nycklar.json")})
    assert not last_words(vaults, full)


def test_a_log_alone_is_no_vault(vaults: Vaults, full: Made) -> None:
    files = while_open(vaults, full)
    restore(full, {name: files[name] for name in ("sip.db-wal", "nycklar.json")})
    before = full.bytes()
    with pytest.raises(Fault, match=texts.NO_DATABASE):
        vaults.open(full.folder, full.keys)
    assert full.bytes() == before


@pytest.mark.parametrize("at", [0, 24, 40, 100, 2000, PAGE])
def test_a_damaged_log_gives_the_older_vault_or_a_fault(vaults: Vaults, full: Made, at: int) -> None:
    files = while_open(vaults, full)
    spoiled = bytearray(files["sip.db-wal"])
    spoiled[at] ^= 8
    restore(full, files | {"sip.db-wal": bytes(spoiled)})
    is_noticed(vaults, full)
    with contextlib.suppress(Fault):
        opened = vaults.open(full.folder, full.keys)
        contents = [revision.content for revision in opened.store.revisions(1)]
        opened.close()
        assert set(contents) <= {b'{"answers":{}}', b"x" * 9000, b"last words"}
