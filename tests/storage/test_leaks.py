"""Nothing that was written stands in clear in any file of the folder, open or shut or while it is being written."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from sip_desktop.domain.records import Act, AddressSheet, CaseRecord, CopyRecord, Evaluation, LogEntry, User
from sip_desktop.storage.vaults import Vaults

from .conftest import NOW, TIME, a_document, a_draft

MARK = "Hemligvägen9åäö"
PASSPHRASE = "lösen" + MARK


def found(folder: Path) -> list[str]:
    """Files with the mark, or with a name from the schema, in UTF-8 or either UTF-16."""
    needles = [
        text.encode(code)
        for text in (MARK, "CREATE TABLE", "access_log")
        for code in ("utf-8", "utf-16-le", "utf-16-be")
    ]
    return [file.name for file in folder.iterdir() for needle in needles if needle in file.read_bytes()]


def test_no_clear_text_in_any_file(vaults: Vaults, tmp_path: Path) -> None:
    user = User(id="u1", name=MARK, initials="AÅ", role=MARK)
    new = vaults.create(tmp_path / "v", user, PASSPHRASE, NOW)
    opened = vaults.open(tmp_path / "v", new.keys)
    store = opened.store
    body = MARK.encode() * 40
    case = store.add_case(CaseRecord(number=MARK, word=MARK, region=MARK, opened=MARK))
    store.set_lookup(case.serial, (MARK,))
    store.keep_address_sheet(AddressSheet(case.serial, False, body))
    document = store.add_document(a_document(case.serial, MARK))
    for size in (1, 400, 3):
        store.keep_draft(a_draft(document.id, content=body * size))
        assert found(tmp_path / "v") == []
    sha = hashlib.sha256(body).hexdigest()
    store.keep_definition(sha, body)
    store.make_clear(
        msgspec.structs.replace(a_draft(document.id, content=body), cleared=TIME, cleared_by=MARK, definition=sha)
    )
    store.add_copy(CopyRecord(document_id=1, revision=1, mode=MARK, made=MARK, made_by=MARK, sha256=MARK, pages=1))
    store.keep_setting(MARK, MARK)
    store.log(LogEntry(at=MARK, user_id=MARK, act=Act.OPEN, detail=MARK))
    store.keep_evaluation(
        Evaluation(id=MARK, form=MARK, version=1, region=MARK, month=MARK, meeting=MARK, content=body)
    )
    with store.transaction():
        store.keep_setting("unfinished", MARK * 100_000)
        assert found(tmp_path / "v") == []
    assert {"sip.db", "sip.db-wal", "sip.db-shm"} <= {file.name for file in (tmp_path / "v").iterdir()}
    assert found(tmp_path / "v") == []
    opened.close()
    assert found(tmp_path / "v") == []


def test_the_search_finds_what_it_looks_for(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"..." + MARK.encode("utf-16-le"))
    (tmp_path / "b").write_bytes(b"..." + MARK.encode())
    assert sorted(found(tmp_path)) == ["a", "b"]
