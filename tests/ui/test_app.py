"""What ``app`` joins: a faulty form is said at the start, and "Om" tells when the check of the law is old."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QDir
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sip_desktop import app, paths
from sip_desktop.domain.definition_file import DefinitionFault
from sip_desktop.services.preferences import PreferenceFile
from sip_desktop.texts import about as texts
from sip_desktop.ui.program import Program


def test_a_faulty_form_is_said_in_the_first_window(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty() -> None:
        raise DefinitionFault("plan.toml", "fält 'p_mal'", "etikett (label) fattas.")

    hook = sys.excepthook
    QDir.setSearchPaths("icons", [str(paths.resources() / "icons")])
    preferences = PreferenceFile(lambda: b"", lambda _body: None)
    program = Program(qapp, app.opening(), preferences, app.pages(), app.about, lambda: None, lambda *_: "")
    monkeypatch.setattr("sys.excepthook", hook)
    qtbot.addWidget(program.window)
    program.show()
    monkeypatch.setattr(app, "warm_up", faulty)
    app.warm_up_beside(program)
    qtbot.waitUntil(program.window.fault.isVisible)
    assert "plan.toml, fält 'p_mal': etikett (label) fattas." in program.window.fault.words.text()


@pytest.mark.parametrize(("days", "old"), [(0, False), (366, False), (367, True)])
def test_about_says_when_the_law_was_checked_long_ago(days: int, old: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    checked = min(row.checked_on for row in app.definitions().law)
    then = datetime(checked.year, checked.month, checked.day, 12, tzinfo=app.LOCAL_TIME) + timedelta(days=days)
    monkeypatch.setattr(app, "now", lambda: then)
    line = dict(app.about())[texts.LAW_CHECKED]
    assert line.startswith(checked.isoformat())
    assert (texts.LAW_OLD in line) is old
