"""What could not be saved is not left behind: not on a full disk, and not on a stick that was pulled out."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sip_desktop import app
from sip_desktop.domain.faults import Fault
from sip_desktop.storage import files
from sip_desktop.ui.form_page.page import FormPage
from sip_desktop.ui.pages import Way
from sip_desktop.ui.stage import Page, Stage
from tests.whole.office import an_office, key_in

NAME = "Tröskverk Hålmarkör"


def full(*_: object) -> str:
    raise Fault("Disken är full.")


def test_a_form_that_cannot_be_saved_stays_and_says_why(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with an_office(tmp_path) as office:
        services, stage = office.services, Stage()
        qtbot.addWidget(stage)
        sheet = services.documents.start(services.register.new_case("uppsala"), "arendeblad")
        way = Way(
            back=stage.back, saved=lambda _time: None, print_paper=lambda _id, _revision=None: None, show=stage.push
        )
        stage.push(Page(QLabel("ärendet")))
        stage.push(app.pages().form(services, sheet, way))
        stage.show()
        page = stage.currentWidget()
        assert isinstance(page, FormPage)
        assert page.body is not None
        page.body.column.finish()
        key_in(page.body.desk.boxes["namn"].inputs[0], NAME)
        with monkeypatch.context() as broken:
            broken.setattr(services.documents, "save", full)
            page.go_back()
            assert stage.currentWidget() is page
            assert "Disken är full." in " ".join(label.text() for label in page.findChildren(QLabel))
        page.go_back()
        assert stage.currentWidget() is not page
        assert services.documents.open(sheet).content.answers["namn"] == NAME
        QApplication.processEvents()


@pytest.mark.skipif(os.name == "nt", reason="Windows settles folders by itself")
def test_a_paper_whose_name_would_not_last_is_not_left_half_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy is marked broken then, so no file may lie there that nobody knows of."""
    settle = os.fsync

    def pulled_out(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EIO, "")
        settle(descriptor)

    monkeypatch.setattr(os, "fsync", pulled_out)
    with pytest.raises(Fault):
        files.write_new(tmp_path / "Papper 0001-1.pdf", b"%PDF")
    assert list(tmp_path.iterdir()) == []
