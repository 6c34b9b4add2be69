"""Unlocking and making a vault, as one who sits there does it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sip_desktop.domain.faults import Fault
from sip_desktop.services.opening import FolderState, Opening
from sip_desktop.texts import unlock as texts
from sip_desktop.ui.folder_chooser import FolderChooser
from sip_desktop.ui.new_vault_view import NewVaultView, ShownOnce, grouped
from sip_desktop.ui.passphrase_field import PassphraseEdit, caps_lock_in
from sip_desktop.ui.unlock_view import UnlockView, free_folder, vault_words
from tests.ui.shell.conftest import PASSPHRASE, words_on


@pytest.fixture
def vault(opening: Opening) -> str:
    """A vault in the usual folder; its recovery key."""
    made = opening.create(opening.default_folder, "Anna Berg", "AB", "socialsekreterare", PASSPHRASE)
    return made.recovery_key


def shown(qtbot: QtBot, opening: Opening) -> UnlockView:
    view = UnlockView(opening, opening.default_folder, protect=True)
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    return view


def test_the_passphrase_unlocks(qtbot: QtBot, opening: Opening, vault: str) -> None:
    view = shown(qtbot, opening)
    view.passphrase.edit.setText(PASSPHRASE)
    with qtbot.waitSignal(view.unlocked) as given:
        qtbot.keyClick(view.passphrase.edit, Qt.Key.Key_Return)
    folder, keys = given.args
    assert folder == opening.default_folder
    assert keys.user_id == "u1"
    assert view.passphrase.edit.text() == ""


def test_a_vault_is_called_by_its_folder_unless_it_is_the_usual_one(tmp_path: Path) -> None:
    assert vault_words(tmp_path / "Team Norr", tmp_path / "vault") == "Skåp: Team Norr"
    assert vault_words(tmp_path / "vault", tmp_path / "vault") == "Skåpet på den här datorn"


def test_while_it_works_nothing_can_be_pressed_twice(qtbot: QtBot, opening: Opening, vault: str) -> None:
    view = shown(qtbot, opening)
    view.passphrase.edit.setText(PASSPHRASE)
    with qtbot.waitSignal(view.unlocked):
        view.unlock.click()
        assert view.progress.isVisible()
        assert not view.unlock.isEnabled()
        assert not view.passphrase.isEnabled()


def test_a_wrong_passphrase_is_a_plain_line(qtbot: QtBot, opening: Opening, vault: str) -> None:
    view = shown(qtbot, opening)
    view.passphrase.edit.setText("fel mening helt och hållet")
    view.unlock.click()
    qtbot.waitUntil(lambda: view.fault.isVisible())
    assert "stämmer inte" in view.fault.words.text()
    assert view.unlock.isEnabled()
    assert not view.progress.isVisible()


def test_nothing_typed_says_so(qtbot: QtBot, opening: Opening, vault: str) -> None:
    view = shown(qtbot, opening)
    view.unlock.click()
    assert view.fault.words.text() == texts.EMPTY


def test_the_recovery_key_unlocks(qtbot: QtBot, opening: Opening, vault: str) -> None:
    view = shown(qtbot, opening)
    view.use_other_key.click()
    assert view.recovery.isVisible()
    assert not view.passphrase.isVisible()
    view.recovery.edit.setText(vault.lower().replace("-", " "))
    with qtbot.waitSignal(view.unlocked):
        view.unlock.click()


def test_a_new_computer_is_told_what_to_do(qtbot: QtBot, opening: Opening) -> None:
    view = shown(qtbot, opening)
    assert texts.WELCOME in words_on(view)
    assert not view.unlock.isVisible()
    with qtbot.waitSignal(view.new_wanted):
        view.make_vault.click()


@pytest.mark.parametrize("kind", ["held", "refused"])
def test_a_vault_that_cannot_be_opened_says_why(
    qtbot: QtBot, opening: Opening, vault: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "state", lambda _: FolderState(kind, "Skåpet är redan öppet: AB."))
    view = shown(qtbot, opening)
    assert view.fault.words.text() == "Skåpet är redan öppet: AB."
    assert not view.unlock.isVisible()
    monkeypatch.undo()
    view.again.click()
    assert view.unlock.isVisible()
    assert not view.fault.isVisible()


def test_invented_cases_get_a_vault_and_a_passphrase(qtbot: QtBot, opening: Opening) -> None:
    view = shown(qtbot, opening)
    view.try_out.click()
    qtbot.waitUntil(lambda: bool(view.findChildren(ShownOnce)))
    dialog = view.findChildren(ShownOnce)[0]
    with qtbot.waitSignals([view.folder_changed, view.unlocked]):
        dialog.ready.click()
    assert free_folder(opening.default_folder).name == f"{texts.TRY_FOLDER} 2"


@pytest.mark.parametrize(
    ("typed", "shift", "on"),
    [("A", False, True), ("a", True, True), ("a", False, False), ("Å", True, False), ("1", False, None)],
)
def test_caps_lock_shows_by_the_letter(typed: str, shift: bool, on: bool | None) -> None:
    assert caps_lock_in(typed, shift) is on


def test_caps_lock_is_told_at_the_first_letter(qtbot: QtBot, opening: Opening, vault: str) -> None:
    view = shown(qtbot, opening)
    qtbot.keyClick(view.passphrase.edit, "A")  # a capital letter without Shift
    assert view.passphrase.caps.isVisible()
    qtbot.keyClick(view.passphrase.edit, "b")
    assert not view.passphrase.caps.isVisible()


def test_a_taken_passphrase_is_not_in_the_undo_steps(qtbot: QtBot) -> None:
    line = PassphraseEdit()
    qtbot.addWidget(line)
    qtbot.keyClicks(line, "hemligt")
    assert line.take() == "hemligt"
    line.undo()
    assert line.text() == ""


def filled(qtbot: QtBot, opening: Opening) -> NewVaultView:
    view = NewVaultView(opening)
    qtbot.addWidget(view)
    view.show()
    view.name.setText("Anna Berg")
    view.name.editingFinished.emit()
    view.role.setText("socialsekreterare")
    view.first.edit.setText(PASSPHRASE)
    view.second.edit.setText(PASSPHRASE)
    return view


def test_what_is_missing_is_said_and_stops(qtbot: QtBot, opening: Opening) -> None:
    view = NewVaultView(opening)
    qtbot.addWidget(view)
    assert not view.make.isEnabled()
    for part in (texts.MISSING_NAME, texts.MISSING_INITIALS, texts.MISSING_STRENGTH):
        assert part in view.missing.text()
    view.first.edit.setText(PASSPHRASE)
    assert texts.MISSING_STRENGTH not in view.missing.text()
    assert texts.MISSING_AGAIN in view.missing.text()


def test_a_place_that_is_refused_stops_with_the_reason(
    qtbot: QtBot, opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = filled(qtbot, opening)
    assert view.make.isEnabled()
    monkeypatch.setattr(opening, "state", lambda _: FolderState("refused", "Platsen kopieras till en server."))
    view.set_folder(Path("/någon/annanstans"))
    assert view.place_fault.words.text() == "Platsen kopieras till en server."
    assert not view.make.isEnabled()


def test_making_a_vault_ends_when_the_key_is_written_down(qtbot: QtBot, opening: Opening) -> None:
    view = filled(qtbot, opening)
    assert view.initials.text() == "AB"
    made = []
    view.made.connect(lambda folder, keys: made.append((folder, keys)))
    view.make.click()
    qtbot.waitUntil(lambda: bool(view.findChildren(ShownOnce)))
    dialog = view.findChildren(ShownOnce)[0]
    assert view.first.edit.text() == view.second.edit.text() == ""
    dialog.typed.setText("FEL")
    dialog.ready.click()
    assert dialog.wrong.isVisible()
    assert made == []
    dialog.typed.setText(dialog._last.lower())
    dialog.ready.click()
    assert made[0][0] == opening.default_folder
    assert opening.open(*made[0]).session.user.name == "Anna Berg"


def test_a_full_disk_is_a_plain_line(qtbot: QtBot, opening: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> object:
        raise Fault("Disken är full. Inget skåp har skapats.")

    monkeypatch.setattr(opening, "create", full)
    view = filled(qtbot, opening)
    view.make.click()
    qtbot.waitUntil(lambda: view.fault.isVisible())
    assert "Disken är full" in view.fault.words.text()
    assert view.make.isEnabled()


def test_the_key_cannot_be_escaped_or_copied(qtbot: QtBot, opening: Opening) -> None:
    view = filled(qtbot, opening)
    dialog = ShownOnce("t", "v", "n", "ABCD-EFGH", "ok", view, check=True)
    QApplication.clipboard().clear()
    dialog.open()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == ""
    dialog.accept()


def test_a_key_is_hidden_when_nobody_presses_a_key_and_can_be_shown_again(qtbot: QtBot, opening: Opening) -> None:
    view = filled(qtbot, opening)
    dialog = ShownOnce("t", "v", "n", "ABCD-EFGH", "ok", view, check=True)
    dialog.open()
    wait = dialog.shown.wait
    assert (wait.isActive(), wait.interval()) == (True, 120_000)
    for key in (Qt.Key.Key_A, Qt.Key.Key_Escape):
        wait.stop()
        qtbot.keyClick(dialog.typed, key)
        assert wait.isActive()
    wait.timeout.emit()
    assert "ABCD" not in words_on(dialog)
    assert texts.KEY_HIDDEN in words_on(dialog)
    high = dialog.height()
    wait.stop()
    qtbot.keyClick(dialog.typed, Qt.Key.Key_A)
    assert "ABCD" not in words_on(dialog)
    dialog.shown.again.click()
    assert "ABCD" in words_on(dialog)
    assert wait.isActive()
    assert dialog.height() == high
    dialog.accept()


def test_a_key_is_shown_in_groups() -> None:
    assert grouped("A-B-C-D-E") == ["A  B  C  D", "E"]


def test_the_folder_chooser_goes_and_tells(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "Team Norr").mkdir()
    chooser = FolderChooser(tmp_path)
    chooser.open()
    assert [chooser.folders.item(n).text() for n in range(chooser.folders.count())] == ["Team Norr"]
    chooser.folders.itemActivated.emit(chooser.folders.item(0))
    assert chooser.path.text() == str(tmp_path / "Team Norr")
    with qtbot.waitSignal(chooser.chosen) as given:
        qtbot.keyClick(chooser.path, Qt.Key.Key_Return)
    assert given.args == [tmp_path / "Team Norr"]


def test_choosing_a_folder_leaves_no_trace(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "config"
    config.mkdir()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(config))
    place = tmp_path / "Klient Karin"
    place.mkdir()
    chooser = FolderChooser(place)
    chooser.open()
    with qtbot.waitSignal(chooser.destroyed):
        chooser._use()
    assert list(config.rglob("*")) == []
