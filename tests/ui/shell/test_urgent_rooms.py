"""The ways to "Bråttom – ring nu" and on from it: from the register, from a case, and back to what is not printed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sip_desktop.texts import urgent as texts
from sip_desktop.ui.case_view import CaseView
from sip_desktop.ui.register_view import RegisterView
from sip_desktop.ui.urgent_view import UrgentView
from tests.ui.shell.conftest import Desk, press, words_on


def urgent_page(desk: Desk) -> UrgentView:
    view = desk.shown()
    assert isinstance(view, UrgentView)
    return view


def test_from_the_register_and_back_to_what_is_not_printed(desk: Desk) -> None:
    press(desk.shown(), texts.TITLE)
    QTest.keyClicks(QApplication.focusWidget(), "Mote")
    desk.window.stage.back()
    assert isinstance(desk.shown(), RegisterView)
    assert texts.UNFINISHED.format(case=desk.services.urgent.unfinished()[0][1]) in words_on(desk.shown())
    press(desk.shown(), texts.GO_ON)
    assert urgent_page(desk).form.purpose.toPlainText() == "Mote"


def test_a_key_begins_it(desk: Desk) -> None:
    QTest.keyClick(desk.shown(), Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert urgent_page(desk).form.purpose.hasFocus()


def test_from_a_case_and_into_it(desk: Desk) -> None:
    serial = desk.case(namn="Karin Prov")
    desk.window._rooms.cases.case(serial)
    press(desk.shown(), texts.TITLE)
    assert urgent_page(desk).form.name.text() == "Karin Prov"
    press(desk.shown(), texts.TO_CASE)
    assert isinstance(desk.shown(), CaseView)


def test_a_no_is_written_up_on_its_paper(desk: Desk) -> None:
    press(desk.shown(), texts.TITLE)
    urgent_page(desk).form.consent.buttons["nej"].click()
    urgent_page(desk).saver.save_now()
    press(desk.shown(), texts.WRITE_NO)
    [line] = [x for x in desk.services.door.open(1).lines if x.document.form == "samtycke_nej"]
    assert desk.opened[-1] == ("form", line.document.id)
