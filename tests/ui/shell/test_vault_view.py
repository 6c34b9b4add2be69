"""The vault's own view: copies, users and keys, the check; and what can be done with a vault before it is open."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from sip_desktop.domain.faults import Fault
from sip_desktop.services.everything import Services
from sip_desktop.services.opening import Opening, shown_strength
from sip_desktop.storage.keys import Kdf
from sip_desktop.storage.vault_keys import VaultKeys
from sip_desktop.texts import keys_view, unlock
from sip_desktop.texts import vault_view as texts
from sip_desktop.ui.key_panels import KeyPanel
from sip_desktop.ui.new_key_view import NewKeyView
from sip_desktop.ui.new_vault_view import ShownOnce
from sip_desktop.ui.restore_view import RestoreView
from sip_desktop.ui.unlock_view import UnlockView
from sip_desktop.ui.vault_view import VaultView

from .conftest import NOW, PASSPHRASE, TODAY

BOS = "cykelpump marmelad stuprör lakrits"


@pytest.fixture
def view(qtbot: QtBot, services: Services) -> VaultView:
    made = VaultView(services, shown_strength, lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def type_own(panel: KeyPanel, secret: str = PASSPHRASE) -> None:
    panel.own.passphrase.edit.setText(secret)


def test_a_copy_outside_is_made_and_its_age_told(
    view: VaultView, services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    assert view.copies.outside.text() == texts.OUTSIDE_NEVER
    (tmp_path / "usb").mkdir()
    view.copies.copy_to(tmp_path / "usb")
    qtbot.waitUntil(lambda: view.copies.outside.text() == texts.OUTSIDE_TODAY)
    assert [file.name for file in (tmp_path / "usb").iterdir()] == ["Kopia 2026-11-26.sipkopia"]
    assert "Kopia 2026-11-26.sipkopia" in view.copies.done.text()


def test_a_second_copy_to_the_same_place_is_refused_and_the_first_is_whole(
    view: VaultView, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "Kopia 2026-11-26.sipkopia").write_bytes(b"den forsta")
    view.copies.copy_to(tmp_path)
    qtbot.waitUntil(lambda: not view.copies.fault.isHidden())
    assert "finns redan" in view.copies.fault.words.text()
    assert (tmp_path / "Kopia 2026-11-26.sipkopia").read_bytes() == b"den forsta"
    assert view.copies.outside.text() == texts.OUTSIDE_NEVER


def test_a_restoring_is_tried(view: VaultView, services: Services, qtbot: QtBot) -> None:
    view.copies.try_out.click()
    assert view.copies.fault.words.text() == texts.TRY_NONE
    services.register.new_case("uppsala")
    services.backups.make()
    view.copies.try_out.click()
    qtbot.waitUntil(lambda: view.copies.tried.text() == texts.TRIED_TODAY)
    assert "1 ärenden och 1 papper" in view.copies.done.text()


def test_the_button_that_worked_has_the_focus_again(view: VaultView, services: Services, qtbot: QtBot) -> None:
    services.backups.make()
    view.activateWindow()
    for act in (view.copies.try_out, view.check.begin):
        act.setFocus()
        act.click()
        assert not act.isEnabled()
        qtbot.waitUntil(act.isEnabled)
        assert act.hasFocus()


def test_the_check_tells_each_finding(view: VaultView, qtbot: QtBot) -> None:
    view.check.begin.click()
    qtbot.waitUntil(lambda: view.check.findings.count() > 4)
    qtbot.waitUntil(lambda: view.check.begin.isEnabled())


def test_somebody_is_added_and_can_unlock(view: VaultView, opening: Opening, qtbot: QtBot) -> None:
    card = view.keys
    card._ask(card.add)
    for line, words in ((card.add.name, "Bo Ek"), (card.add.initials, "BE"), (card.add.role, "sjuksköterska")):
        line.setText(words)
    type_own(card.add)
    card.add.first.edit.setText(BOS)
    card.add.again.edit.setText(BOS)
    card.add.act.click()
    qtbot.waitUntil(lambda: card.done.words.text() == keys_view.ADDED.format(name="Bo Ek"))
    assert card.people.rowCount() == 2
    opening.unlock(opening.default_folder, BOS)


@pytest.mark.parametrize(
    ("first", "again", "sentence"),
    [("kort", "kort", keys_view.WEAK), (BOS, BOS + "a", keys_view.NOT_SAME), ("", "", keys_view.WEAK)],
)
def test_a_new_passphrase_that_will_not_do_is_said_and_nothing_changes(
    view: VaultView, opening: Opening, first: str, again: str, sentence: str
) -> None:
    card = view.keys
    card._ask(card.change)
    type_own(card.change)
    card.change.first.edit.setText(first)
    card.change.again.edit.setText(again)
    card.change.act.click()
    assert card.change.fault.words.text() == sentence
    assert card.change.first.edit.text() == first
    opening.unlock(opening.default_folder, PASSPHRASE)


def test_ones_passphrase_is_changed(view: VaultView, opening: Opening, qtbot: QtBot) -> None:
    card = view.keys
    card._ask(card.change)
    type_own(card.change)
    card.change.first.edit.setText(BOS)
    card.change.again.edit.setText(BOS)
    card.change.act.click()
    qtbot.waitUntil(lambda: card.done.words.text() == keys_view.CHANGED)
    opening.unlock(opening.default_folder, BOS)
    with pytest.raises(Fault):
        opening.unlock(opening.default_folder, PASSPHRASE)


def test_a_wrong_passphrase_is_said_and_changes_nothing(view: VaultView, opening: Opening, qtbot: QtBot) -> None:
    card = view.keys
    card._ask(card.recovery)
    type_own(card.recovery, "fel mening")
    card.recovery.act.click()
    qtbot.waitUntil(lambda: not card.fault.isHidden())
    assert "stämmer inte" in card.fault.words.text()
    opening.unlock(opening.default_folder, PASSPHRASE)


def test_a_key_file_becomes_needed_and_is_asked_for(
    view: VaultView, opening: Opening, qtbot: QtBot, tmp_path: Path
) -> None:
    card = view.keys
    card._ask(card.key_file)
    type_own(card.key_file)
    (tmp_path / "usb").mkdir()
    card.make_key_file(tmp_path / "usb")
    qtbot.waitUntil(lambda: "USB-nyckeln är skapad" in card.done.words.text())
    assert not card.drop_file.isHidden()
    assert card.use_file.isHidden()
    entry = UnlockView(opening, opening.default_folder, False)
    qtbot.addWidget(entry)
    assert opening.wants_key_file(opening.default_folder)
    with pytest.raises(Fault):
        opening.unlock(opening.default_folder, PASSPHRASE)
    file = opening.read_key_file(tmp_path / "usb" / keys_view.KEY_FILE_NAME)
    opening.unlock(opening.default_folder, PASSPHRASE, file)


def test_nothing_typed_is_left_in_a_panel_that_is_shut(view: VaultView) -> None:
    card = view.keys
    card._ask(card.change)
    type_own(card.change)
    card.change.first.edit.setText(BOS)
    card._ask(card.recovery)
    assert not any(line.text() for line in card.change.findChildren(QLineEdit))


def test_a_key_is_taken_away_after_a_yes(view: VaultView, services: Services, opening: Opening, qtbot: QtBot) -> None:
    bo = services.keyring.add_user("Bo Ek", "BE", "")
    services.keyring.give_key((PASSPHRASE, b""), bo, (BOS, b""))
    card = view.keys
    card.reload()
    row = next(n for n, line in enumerate(services.keyring.lines()) if line.user.id == bo.id)
    card.people.selectRow(row)
    card.revoke.click()
    assert "Bo Ek" in card.sure.words.text()
    opening.unlock(opening.default_folder, BOS)
    card.sure.yes.click()
    assert card.done.words.text() == keys_view.REVOKED.format(name="Bo Ek")
    with pytest.raises(Fault):
        opening.unlock(opening.default_folder, BOS)


@pytest.fixture
def shut(opening: Opening) -> Path:
    """A vault with a case and a copy of it, shut."""
    folder = opening.default_folder
    made = opening.create(folder, "Anna Berg", "AB", "", PASSPHRASE)
    services = opening.open(folder, made.keys)
    services.register.new_case("uppsala")
    services.backups.make()
    services.session.close()
    return folder


def test_a_copy_is_looked_into_and_restored(shut: Path, opening: Opening, qtbot: QtBot) -> None:
    (shut / "sip.db").write_bytes(b"x" * 10_000)
    view = RestoreView(opening, shut)
    qtbot.addWidget(view)
    view.show()
    assert view.restore.isHidden()
    view.passphrase.edit.setText(PASSPHRASE)
    view.look.click()
    qtbot.waitUntil(lambda: not view.holds.isHidden())
    assert "1 ärenden och 1 papper" in view.holds.words.text()
    view.restore.click()
    qtbot.waitUntil(lambda: view.done.words.text() == keys_view.RESTORE_DONE)
    services = opening.open(shut, opening.unlock(shut, PASSPHRASE))
    assert len(services.register.rows()) == 1
    services.session.close()


def test_whoever_has_a_key_file_restores_with_it(shut: Path, opening: Opening, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "sip-nyckel.bin"
    keys = VaultKeys(lambda: NOW, lambda: Kdf(64, 1, 1))
    keys.change_passphrase(shut, (PASSPHRASE, b""), (PASSPHRASE, keys.new_key_file(file)))
    services = opening.open(shut, opening.unlock(shut, PASSPHRASE, file.read_bytes()))
    services.documents.start(services.register.new_case("uppsala"), "plan")
    copy = services.backups.make()
    services.session.close()
    assert copy is not None
    elsewhere = RestoreView(opening, tmp_path / "tom")
    qtbot.addWidget(elsewhere)
    elsewhere.show()
    assert elsewhere.key_file.isHidden()
    elsewhere.file.setText(copy.file)
    elsewhere.passphrase.edit.setText(PASSPHRASE)
    elsewhere.look.click()
    qtbot.waitUntil(lambda: not elsewhere.fault.isHidden())
    elsewhere.with_key_file.click()
    assert elsewhere.with_key_file.isHidden()
    elsewhere.key_file.line.setText(str(file))
    elsewhere.look.click()
    qtbot.waitUntil(lambda: not elsewhere.restore.isHidden())
    elsewhere.key_file.line.setText(str(tmp_path / "annan"))
    assert elsewhere.restore.isHidden()
    elsewhere.key_file.line.setText(str(file))
    elsewhere.look.click()
    qtbot.waitUntil(lambda: not elsewhere.restore.isHidden())
    elsewhere.restore.click()
    qtbot.waitUntil(lambda: elsewhere.done.words.text() == keys_view.RESTORE_DONE)
    services = opening.open(tmp_path / "tom", opening.unlock(tmp_path / "tom", PASSPHRASE, file.read_bytes()))
    assert len(services.register.rows()) == 2
    services.session.close()
    assert not RestoreView(opening, shut).key_file.isHidden()


def test_another_choice_hides_what_was_seen(shut: Path, opening: Opening, qtbot: QtBot) -> None:
    view = RestoreView(opening, shut)
    qtbot.addWidget(view)
    view.show()
    view.passphrase.edit.setText(PASSPHRASE)
    view.look.click()
    qtbot.waitUntil(lambda: not view.restore.isHidden())
    view.file.setText("/annan/fil")
    assert view.restore.isHidden()
    assert view.holds.isHidden()


def test_one_copy_at_a_time_is_chosen(shut: Path, opening: Opening, qtbot: QtBot) -> None:
    view = RestoreView(opening, shut)
    qtbot.addWidget(view)
    view.show()
    view.file.setText("/annan/fil.sipkopia")
    assert view.copies.currentRow() == -1
    view.copies.setCurrentRow(0)
    assert view.file.text() == ""


@pytest.mark.parametrize("typed", ["", "fel mening"])
def test_what_cannot_be_looked_into_is_said(shut: Path, opening: Opening, qtbot: QtBot, typed: str) -> None:
    view = RestoreView(opening, shut)
    qtbot.addWidget(view)
    view.show()
    view.passphrase.edit.setText(typed)
    view.look.click()
    qtbot.waitUntil(lambda: not view.fault.isHidden())
    assert view.restore.isHidden()


def test_a_folder_without_copies_says_so(opening: Opening, qtbot: QtBot, tmp_path: Path) -> None:
    view = RestoreView(opening, tmp_path / "tom")
    qtbot.addWidget(view)
    view.look.click()
    assert view.fault.words.text() == keys_view.RESTORE_CHOOSE


def test_the_vault_gets_a_new_key(shut: Path, opening: Opening, qtbot: QtBot) -> None:
    before = (shut / "nycklar.json").read_bytes()
    view = NewKeyView(opening, shut)
    qtbot.addWidget(view)
    view.show()
    view.act.click()
    assert view.fault.words.text() == unlock.EMPTY
    view.passphrase.edit.setText(PASSPHRASE)
    view.act.click()
    qtbot.waitUntil(lambda: bool(view.findChildren(ShownOnce)))
    assert "Valvnyckeln är bytt" in view.done.words.text()
    assert (shut / "nycklar.json").read_bytes() != before
    opening.unlock(shut, PASSPHRASE)


def test_the_first_window_leads_to_restoring_and_a_new_key(shut: Path, opening: Opening, qtbot: QtBot) -> None:
    view = UnlockView(opening, shut, False)
    qtbot.addWidget(view)
    view.show()
    with qtbot.waitSignal(view.restore_wanted) as wanted:
        view.restore.click()
    assert wanted.args == [shut]
    with qtbot.waitSignal(view.new_key_wanted):
        view.new_key.click()
    shutil.rmtree(shut)
    view.show_folder(shut)
    assert view.new_key.isHidden()
    assert not view.restore.isHidden()


def test_the_vault_says_whose_it_is(view: VaultView, services: Services) -> None:
    card = view.authority
    card.authority.setCurrentIndex(card.authority.findData("region"))
    card.authority.activated.emit(card.authority.currentIndex())
    assert services.guidance.authority() == "region"
    services.session.store.keep_chief(services.session.user.id, False)
    card.authority.setCurrentIndex(0)
    card.authority.activated.emit(0)
    assert services.guidance.authority() == "region"
    assert card.authority.currentData() == "region"
