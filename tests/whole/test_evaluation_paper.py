"""An evaluation is printed from its page, and neither the paper nor the log says whose meeting it was."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sip_desktop.domain.records import Act
from sip_desktop.domain.view import Mode
from sip_desktop.ui.print_view.view import PrintView
from tests.whole.office import an_office


def test_an_evaluation_is_printed_and_leaves_no_line(tmp_path: Path) -> None:
    with an_office(tmp_path / "vault") as office:
        services = office.services
        evaluation = services.evaluations.start("utvardering_person", "uppsala", "forsta", "2026-11")
        page = office.evaluation(evaluation)
        assert page.body is not None
        box = page.body.desk.boxes["e13"]
        box.focus_input()
        QTest.keyClicks(box.inputs[0], "Nervigt")
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        view = office._pages[-1].widget
        assert isinstance(view, PrintView)
        assert view._paper is not None
        assert view._paper.pages == 1
        assert services.papers.begin(None, view._paper, Mode.FILLED) is None
        acts = {entry.act for entry in services.session.store.log_entries()}
    assert acts == {Act.UNLOCK}
