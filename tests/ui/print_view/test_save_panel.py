"""Saving as PDF: our own chooser of folder and name, a neutral name, and a service that may refuse."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sip_desktop.ui.print_view import PrintView
from sip_desktop.ui.print_view.save_panel import Place, SavePanel, places_of_this_machine
from tests.ui.print_view.stand_ins import PapersInMemory


@pytest.fixture
def panel(qtbot: QtBot, tmp_path: Path) -> SavePanel:
    for name in ("Ö", "a", ".gömd"):
        (tmp_path / name).mkdir()
    (tmp_path / "fil.txt").write_text("")
    panel = SavePanel(lambda: [Place("USB: STICKA", tmp_path)])
    qtbot.addWidget(panel)
    panel.begin("Papper 0007-2.pdf")
    return panel


def shown(panel: SavePanel) -> list[str]:
    return [panel.inside.item(row).text() for row in range(panel.inside.count())]


def test_it_begins_at_the_first_place_with_the_neutral_name(panel: SavePanel, tmp_path: Path) -> None:
    assert panel.folder.text() == str(tmp_path)
    assert panel.target() == tmp_path / "Papper 0007-2.pdf"


def test_folders_are_shown_and_nothing_else(panel: SavePanel) -> None:
    assert shown(panel) == ["a", "Ö"]


def test_enter_opens_a_folder_and_the_button_goes_up(qtbot: QtBot, panel: SavePanel, tmp_path: Path) -> None:
    panel.inside.setCurrentRow(1)
    qtbot.keyClick(panel.inside, Qt.Key.Key_Return)
    assert panel.target() == tmp_path / "Ö" / "Papper 0007-2.pdf"
    assert shown(panel) == ["Inga mappar här inne."]
    panel.up.click()
    assert panel.folder.text() == str(tmp_path)


def test_it_begins_anew_each_time(panel: SavePanel) -> None:
    panel.name.setText("annat")
    panel.begin("Papper 0007-3.pdf")
    assert panel.name.text() == "Papper 0007-3.pdf"
    buttons = [panel.shortcuts.itemAt(i).widget() for i in range(panel.shortcuts.count())]
    assert [button.text() for button in buttons if isinstance(button, QPushButton)] == ["USB: STICKA"]


def test_a_folder_that_is_gone_is_said_and_one_stays(panel: SavePanel, tmp_path: Path) -> None:
    (tmp_path / "a").rmdir()
    panel.go(tmp_path / "a")
    assert panel.fault.text() == "Mappen går inte att öppna. Välj en annan."
    assert panel.folder.text() == str(tmp_path)


@pytest.mark.parametrize("name", ["", "  ", ".pdf", "..", "a/b", "a\\b", "a:b", "a\tb", "../ut"])
def test_a_name_that_is_no_file_name_is_refused(panel: SavePanel, name: str) -> None:
    panel.name.setText(name)
    assert panel.target() is None
    assert panel.fault.text().startswith("Filnamnet får inte")


@pytest.mark.parametrize("name", ["Papper", "Papper.pdf", "Papper.PDF", " Papper "])
def test_the_file_ends_in_pdf(panel: SavePanel, tmp_path: Path, name: str) -> None:
    panel.name.setText(name)
    assert panel.target() == tmp_path / "Papper.pdf"


def test_a_file_that_is_there_is_never_overwritten(panel: SavePanel, tmp_path: Path) -> None:
    (tmp_path / "Papper 0007-2.pdf").write_text("annat")
    assert panel.target() is None
    assert panel.fault.text() == "Det finns redan en fil med det namnet här. Skriv ett annat namn."


def test_saving_goes_through_the_service_by_keyboard(
    qtbot: QtBot, view: PrintView, papers: PapersInMemory, tmp_path: Path
) -> None:
    view.second.setFocus()
    qtbot.keyClick(view.second, Qt.Key.Key_Return)
    assert view.window().focusWidget() is view.side.save_panel.name
    assert (view.main.text(), view.second.text()) == ("Spara här", "Avbryt")
    qtbot.keyClick(view.side.save_panel.name, Qt.Key.Key_Return)
    assert list(papers.files) == [tmp_path / "Papper 0007-2.pdf"]
    assert view.band.text.text() == "✓ Sparat som Papper 0007-2.pdf."
    assert view.main.text() == "Skriv ut"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_the_service_refuses_is_said_beside_the_name(view: PrintView, papers: PapersInMemory) -> None:
    papers.refuses = "Mappen kopieras till molnet. Välj en annan."
    view.second.click()
    view.main.click()
    assert view.side.save_panel.fault.text() == "Mappen kopieras till molnet. Välj en annan."
    assert papers.files == {}
    assert view.side.is_saving()


def test_saving_is_given_up_with_escape(qtbot: QtBot, view: PrintView, papers: PapersInMemory) -> None:
    view.second.click()
    qtbot.keyClick(view.side.save_panel.name, Qt.Key.Key_Escape)
    assert not view.side.is_saving()
    assert papers.files == {}


def test_the_places_of_this_machine_are_folders(qtbot: QtBot) -> None:
    assert all(place.path.is_dir() and place.name for place in places_of_this_machine())
