"""A backup copy is whole or is none; a damaged vault gives none; what is put back is what was there."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import zipfile
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from sip_desktop.domain.faults import Fault
from sip_desktop.storage import backups, files, names, restoring
from sip_desktop.storage.keys import Secret
from sip_desktop.storage.vaults import Vaults
from sip_desktop.texts import backups as texts
from sip_desktop.texts import vault as vault_texts
from tests.small_disk import a_small_disk, fill

from .conftest import NOW, PASSPHRASE, Made, a_case, a_document, a_draft
from .power import PowerCut, cut_power

OWN = Secret(PASSPHRASE)


def write_something(vaults: Vaults, made: Made, number: int = 1) -> None:
    opened = vaults.open(made.folder, made.keys)
    with opened.store.transaction():
        case = opened.store.add_case(a_case(f"SIP-2026-{number:04}"))
        document = opened.store.add_document(a_document(case.serial))
        opened.store.keep_draft(a_draft(document.id, content=b"x" * 20_000))
    opened.close()


def cases(vaults: Vaults, folder: Path, passphrase: str = PASSPHRASE) -> list[str]:
    opened = vaults.open(folder, vaults.unlock(folder, passphrase))
    found = [case.number for case in opened.store.cases()]
    opened.close()
    return found


def a_copy(made: Made, target: Path) -> Path:
    return Path(backups.make(made.folder, made.keys.vault_key, target, NOW).file)


def test_what_is_put_back_is_what_was_copied(vaults: Vaults, made: Made, tmp_path: Path) -> None:
    write_something(vaults, made)
    copy = a_copy(made, tmp_path / "usb.sipkopia")
    write_something(vaults, made, 2)
    held = restoring.restore(copy, made.folder, OWN, NOW)
    assert (held.cases, held.documents) == (1, 1)
    assert cases(vaults, made.folder) == ["SIP-2026-0001"]
    assert all(finding.ok for finding in vaults.verify(made.folder, made.keys))


def test_what_it_took_the_place_of_is_kept_and_opens(vaults: Vaults, made: Made, tmp_path: Path) -> None:
    copy = a_copy(made, tmp_path / "usb.sipkopia")
    write_something(vaults, made)
    restoring.restore(copy, made.folder, OWN, NOW)
    replaced = next(made.folder.glob("ersatt *"))
    assert cases(vaults, replaced) == ["SIP-2026-0001"]


def test_a_copy_opens_in_an_empty_folder(vaults: Vaults, made: Made, tmp_path: Path) -> None:
    write_something(vaults, made)
    restoring.restore(a_copy(made, tmp_path / "k.sipkopia"), tmp_path / "ny", OWN, NOW)
    assert cases(vaults, tmp_path / "ny") == ["SIP-2026-0001"]
    assert {file.name for file in (tmp_path / "ny").iterdir()} == {"sip.db", "nycklar.json", "sip.lock"}


def test_a_copy_is_made_while_the_vault_is_open_and_written_to(vaults: Vaults, made: Made, tmp_path: Path) -> None:
    opened = vaults.open(made.folder, made.keys)
    opened.store.add_case(a_case())
    copy = a_copy(made, tmp_path / "k.sipkopia")
    opened.store.add_case(a_case("SIP-2026-0002"))
    opened.close()
    assert backups.look_into(copy, tmp_path, OWN).cases == 1


def test_nothing_in_a_copy_is_plain(vaults: Vaults, made: Made, tmp_path: Path) -> None:
    write_something(vaults, made)
    body = a_copy(made, tmp_path / "k.sipkopia").read_bytes()
    assert b"SQLite format 3" not in body
    assert b"LIND-TREA" not in body
    assert b"xxxxxxxx" not in body


def test_nothing_is_left_beside(vaults: Vaults, made: Made, tmp_path: Path) -> None:
    write_something(vaults, made)
    copy = a_copy(made, tmp_path / "k.sipkopia")
    backups.try_out(copy, made.folder, made.keys.vault_key)
    assert {file.name for file in made.folder.iterdir()} == {"sip.db", "nycklar.json", "sip.lock"}


def test_own_copies_are_made_only_when_something_changed(vaults: Vaults, made: Made) -> None:
    key = made.keys.vault_key
    assert backups.make_own(made.folder, key, NOW) is not None
    assert backups.make_own(made.folder, key, NOW + timedelta(hours=1)) is None
    write_something(vaults, made)
    again = backups.make_own(made.folder, key, NOW + timedelta(hours=2))
    assert again is not None
    assert backups.listed(made.folder)[0] == again
    assert len(backups.listed(made.folder)) == 2


def test_own_copies_are_thinned(vaults: Vaults, made: Made) -> None:
    for hour in range(14):
        write_something(vaults, made, hour + 1)
        backups.make_own(made.folder, made.keys.vault_key, NOW + timedelta(minutes=hour))
    found = backups.listed(made.folder)
    assert len(found) == 10
    assert found[0].made == NOW + timedelta(minutes=13)


def test_foreign_files_among_the_copies_are_left_alone(made: Made) -> None:
    folder = made.folder / backups.FOLDER
    folder.mkdir()
    odd = [folder / name for name in ("läs mig.txt", "1.sipkopia", "2026-11-26T14.03.00+01.00.sipkopia.bak")]
    for file in odd:
        file.write_bytes(b"mitt")
    assert backups.listed(made.folder) == []
    backups.thin(made.folder)
    assert all(file.exists() for file in odd)


def test_a_damaged_vault_gives_no_copy_and_takes_none_away(vaults: Vaults, made: Made) -> None:
    write_something(vaults, made)
    backups.make_own(made.folder, made.keys.vault_key, NOW)
    write_something(vaults, made, 2)
    whole = made.file.read_bytes()
    for page in range(1, len(whole) // 4096):
        spoiled = bytearray(whole)
        spoiled[page * 4096 + 2000] ^= 1
        made.file.write_bytes(spoiled)
        before = [Path(backup.file).read_bytes() for backup in backups.listed(made.folder)]
        try:
            backups.make_own(made.folder, made.keys.vault_key, NOW + timedelta(hours=1))
        except Fault:
            assert [Path(backup.file).read_bytes() for backup in backups.listed(made.folder)] == before
        else:
            newest = backups.listed(made.folder)[0]
            assert backups.try_out(Path(newest.file), made.folder, made.keys.vault_key).cases == 2
            files.remove(Path(newest.file))
    made.file.write_bytes(whole)


@pytest.mark.parametrize("where", [0.0, 0.1, 0.3, 0.5, 0.9, 0.99])
def test_a_changed_byte_of_what_a_copy_holds_is_found(vaults: Vaults, made: Made, tmp_path: Path, where: float) -> None:
    write_something(vaults, made)
    copy = a_copy(made, tmp_path / "k.sipkopia")
    body = bytearray(copy.read_bytes())
    body[int((len(body) - 400) * where)] ^= 0xFF
    copy.write_bytes(body)
    with pytest.raises(Fault):
        restoring.restore(copy, made.folder, OWN, NOW)
    assert cases(vaults, made.folder) == ["SIP-2026-0001"]


@pytest.mark.parametrize("size", [0, 1, 100, 4096, 20_000])
def test_a_cut_copy_is_refused_and_the_vault_is_as_it_was(made: Made, tmp_path: Path, size: int) -> None:
    copy = a_copy(made, tmp_path / "k.sipkopia")
    copy.write_bytes(copy.read_bytes()[:size])
    before = made.bytes()
    with pytest.raises(Fault, match="ingen hel säkerhetskopia"):
        restoring.restore(copy, made.folder, OWN, NOW)
    assert made.bytes() == before


def test_a_wrong_passphrase_puts_nothing_back(vaults: Vaults, made: Made, tmp_path: Path) -> None:
    copy = a_copy(made, tmp_path / "k.sipkopia")
    before = made.bytes()
    with pytest.raises(Fault, match="stämmer inte"):
        restoring.restore(copy, made.folder, Secret("fel mening helt och hållet"), NOW)
    assert made.bytes() == before


def test_a_vault_that_is_open_is_not_replaced(vaults: Vaults, made: Made, tmp_path: Path) -> None:
    copy = a_copy(made, tmp_path / "k.sipkopia")
    opened = vaults.open(made.folder, made.keys)
    with pytest.raises(Fault, match="redan öppet"):
        restoring.restore(copy, made.folder, OWN, NOW)
    opened.close()


def a_zip(file: Path, parts: dict[str, bytes], how: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return file


ABOUT = backups.About(version=1, made="2026-11-26T14:03:00+01:00", vault_id="x", mark="", database="0", keys="0")


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({}, texts.COPY_DAMAGED),
        ({"om.json": b"{}"}, texts.COPY_DAMAGED),
        ({"om.json": b"x" * 100_000}, texts.COPY_DAMAGED),
        ({"om.json": msgspec.json.encode(ABOUT)}, texts.COPY_DAMAGED),
        ({"om.json": msgspec.json.encode(ABOUT), "sip.db": b"", "nycklar.json": b""}, texts.COPY_DAMAGED),
        ({"om.json": msgspec.json.encode(msgspec.structs.replace(ABOUT, version=2))}, texts.COPY_NEWER),
        ({"../om.json": msgspec.json.encode(ABOUT)}, texts.COPY_DAMAGED),
    ],
)
def test_a_made_up_copy_is_refused(tmp_path: Path, parts: dict[str, bytes], sentence: str) -> None:
    with pytest.raises(Fault, match=sentence[:30]):
        restoring.restore(a_zip(tmp_path / "k", parts), tmp_path / "v", OWN, NOW)


def test_a_small_file_cannot_unpack_to_a_large_one(tmp_path: Path) -> None:
    bomb = a_zip(tmp_path / "k", {"om.json": b" " * 50_000_000}, zipfile.ZIP_DEFLATED)
    with pytest.raises(Fault, match="ingen hel säkerhetskopia"):
        backups.unpack(bomb, tmp_path)


def test_a_copy_that_does_not_pass_its_check_leaves_no_file(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check goes on beside the packing: what it finds counts all the same."""

    def damaged(_file: Path, _key: bytes) -> None:
        raise Fault(texts.COPY_NOT_WHOLE)

    monkeypatch.setattr(backups, "refuse_damaged", damaged)
    before = sorted(made.folder.iterdir())
    with pytest.raises(Fault, match=texts.COPY_NOT_WHOLE):
        backups.make(made.folder, made.keys.vault_key, tmp_path / "k", NOW)
    assert not (tmp_path / "k").exists()
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".kopia")] == []
    assert sorted(made.folder.iterdir()) == before


def test_a_full_disk_leaves_no_half_copy(vaults: Vaults, made: Made, tmp_path: Path) -> None:
    write_something(vaults, made)
    with a_small_disk(tmp_path / "usb", 1) as disk:
        fill(disk)
        with pytest.raises(Fault, match="full"):
            a_copy(made, disk / "k.sipkopia")
        assert not (disk / "k.sipkopia").exists()


def test_a_restoring_that_is_cut_off_anywhere_leaves_one_whole_vault(
    vaults: Vaults, made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = a_copy(made, tmp_path / "k.sipkopia")
    write_something(vaults, made)
    outcomes: list[int] = []
    for at in range(1, 100):
        folder = tmp_path / f"v{at}"
        shutil.copytree(made.folder, folder)
        with monkeypatch.context() as patch:
            count = cut_power(patch, at)
            with contextlib.suppress(PowerCut):
                restoring.restore(copy, folder, OWN, NOW)
        outcomes.append(len(cases(vaults, folder)))
        assert not (folder / names.RESTORING).exists()
        if count[0] < at:
            break
    assert sorted(outcomes, reverse=True) == outcomes  # the old vault, from some moment on the restored one
    assert set(outcomes) == {0, 1}


def test_a_second_restoring_first_finishes_one_that_was_interrupted(
    vaults: Vaults, made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise the half of it that lies ready would be thrown away, and the vault with it."""
    write_something(vaults, made)
    copy = a_copy(made, tmp_path / "k.sipkopia")
    for at in (4, 6, 8):
        folder = tmp_path / f"v{at}"
        shutil.copytree(made.folder, folder)
        for stop in (at, 9):
            with monkeypatch.context() as patch, contextlib.suppress(PowerCut):
                cut_power(patch, stop)
                restoring.restore(copy, folder, OWN, NOW)
        assert cases(vaults, folder) == ["SIP-2026-0001"]


def test_what_is_kept_beside_is_never_moved_over(vaults: Vaults, made: Made, tmp_path: Path) -> None:
    """The clock stands still, as when it was set back: each vault that was replaced still has its own folder."""
    copy = a_copy(made, tmp_path / "k.sipkopia")
    for number in (1, 2, 3):
        write_something(vaults, made, number)
        restoring.restore(copy, made.folder, OWN, NOW)
    kept = sorted(case for folder in made.folder.glob("ersatt *") for case in cases(vaults, folder))
    assert kept == ["SIP-2026-0001", "SIP-2026-0002", "SIP-2026-0003"]


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[" * 100_000, b'{"replaced":"\xff"}', b'{"replaced":"a\\u0000b"}', b'{"replaced":"NUL"}']
)
def test_a_damaged_marker_moves_nothing(vaults: Vaults, made: Made, body: bytes) -> None:
    (made.folder / names.RESTORING).write_bytes(body)
    before = made.bytes()
    with pytest.raises(Fault, match="aterstall"):
        vaults.unlock(made.folder, PASSPHRASE)
    assert made.bytes() == before


def test_a_marker_that_cannot_be_removed_is_a_fault(
    vaults: Vaults, made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = a_copy(made, tmp_path / "k.sipkopia")

    def refused(_target: Path) -> None:
        raise Fault(vault_texts.NOT_ALLOWED)

    with monkeypatch.context() as patch:
        patch.setattr(files, "remove_for_good", refused)
        with pytest.raises(Fault):
            restoring.restore(copy, made.folder, OWN, NOW)
    assert cases(vaults, made.folder) == []
    assert not (made.folder / names.RESTORING).exists()


def test_a_damaged_newest_copy_keeps_no_new_one_from_being_made(vaults: Vaults, made: Made) -> None:
    backups.make_own(made.folder, made.keys.vault_key, NOW)
    Path(backups.listed(made.folder)[0].file).write_bytes(b"half")
    done = backups.make_own(made.folder, made.keys.vault_key, NOW + timedelta(hours=1))
    assert done is not None
    assert backups.try_out(Path(done.file), made.folder, made.keys.vault_key).cases == 0


def test_with_a_clock_set_back_copies_are_still_made_and_kept(vaults: Vaults, made: Made) -> None:
    key = made.keys.vault_key
    first = backups.make_own(made.folder, key, NOW)
    assert first is not None
    for minute in range(1, 12):
        later = (NOW + timedelta(minutes=minute)).isoformat().replace(":", ".")
        shutil.copyfile(first.file, Path(first.file).with_name(f"{later}.sipkopia"))
    write_something(vaults, made)
    assert len(backups.listed(made.folder)) == 12
    done = backups.make_own(made.folder, key, NOW - timedelta(hours=5))
    assert done is not None
    assert done in backups.listed(made.folder)
    assert backups.try_out(Path(done.file), made.folder, key).cases == 1
    assert backups.make_own(made.folder, key, NOW - timedelta(hours=6)) is None


def test_two_copies_in_one_second_are_two_files(vaults: Vaults, made: Made) -> None:
    for number in (1, 2, 3):
        write_something(vaults, made, number)
        assert backups.make_own(made.folder, made.keys.vault_key, NOW) is not None
    assert len(backups.listed(made.folder)) == 3


def test_what_is_written_with_a_clock_set_back_is_a_change(vaults: Vaults, made: Made) -> None:
    write_something(vaults, made)
    backups.make_own(made.folder, made.keys.vault_key, NOW)
    opened = vaults.open(made.folder, made.keys)
    earlier = (NOW - timedelta(days=1)).isoformat()
    opened.store.keep_draft(msgspec.structs.replace(a_draft(1, content=b"y" * 20_000), saved=earlier))
    opened.close()
    assert backups.make_own(made.folder, made.keys.vault_key, NOW + timedelta(hours=1)) is not None


def test_a_copy_of_a_newer_program_is_refused_untouched(vaults: Vaults, made: Made, tmp_path: Path) -> None:
    database = made.connect()
    database.change("PRAGMA user_version = 99")
    copy = tmp_path / "k.sipkopia"
    with pytest.raises(Fault, match="nyare version"):
        a_copy(made, copy)
    database.close()
    assert not copy.exists()
    shutil.copyfile(made.file, tmp_path / "newer.db")
    parts = {names.DATABASE: made.file.read_bytes(), names.KEY_FILE: (made.folder / names.KEY_FILE).read_bytes()}
    sums = {"database": hashlib.sha256(parts[names.DATABASE]), "keys": hashlib.sha256(parts[names.KEY_FILE])}
    about = msgspec.structs.replace(ABOUT, **{name: found.hexdigest() for name, found in sums.items()})
    a_zip(copy, {"om.json": msgspec.json.encode(about), **parts})
    before = made.bytes()
    with pytest.raises(Fault, match=vault_texts.SCHEMA_NEWER[:30]):
        restoring.restore(copy, made.folder, OWN, NOW)
    assert made.bytes() == before


def test_what_was_cut_off_is_cleared_away(made: Made) -> None:
    own = made.folder / backups.FOLDER
    own.mkdir()
    (made.folder / ".kopia-1").mkdir()
    (made.folder / "aterstalls").mkdir()
    for file in (".kopia-1/sip.db", "aterstalls/sip.db", "kopior/.kopia-2", ".nycklar.json.0a", ".aterstall.json.0b"):
        (made.folder / file).write_bytes(b"half")
    backups.make_own(made.folder, made.keys.vault_key, NOW)
    assert {file.name for file in made.folder.iterdir()} == {"sip.db", "nycklar.json", "kopior"}
    assert [file.name for file in own.iterdir()] == ["2026-11-26T14.03.00+01.00.sipkopia"]


def test_what_lies_ready_is_not_cleared_away_while_it_is_to_be_put_in_place(made: Made) -> None:
    (made.folder / "aterstalls").mkdir()
    (made.folder / names.RESTORING).write_bytes(b"{}")
    backups.make_own(made.folder, made.keys.vault_key, NOW)
    assert (made.folder / "aterstalls").exists()
