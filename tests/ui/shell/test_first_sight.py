"""What one meets first in a view: where the focus is, which one action is the main one, and what is not there."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sip_desktop.domain.form import Stage
from sip_desktop.texts import case as texts
from sip_desktop.texts import process
from sip_desktop.texts import register as register_texts
from sip_desktop.ui.case_view import CaseView
from sip_desktop.ui.next_step import CALL, PLAN
from sip_desktop.ui.register_view import RegisterView
from sip_desktop.ui.start_card import FEW_PAPERS, StartCard
from tests.ui.shell.conftest import NAME, Desk, press, words_on


def main_buttons(view: QWidget) -> list[str]:
    QApplication.processEvents()
    return [b.text() for b in view.findChildren(QPushButton) if b.isVisible() and b.property("role") == "main"]


def opened(desk: Desk) -> CaseView:
    desk.window._rooms.cases.case(desk.case(namn=NAME))  # type: ignore[union-attr]
    view = desk.shown()
    assert isinstance(view, CaseView)
    return view


def test_the_panel_for_a_new_case_has_the_one_main_action_while_it_asks(desk: Desk) -> None:
    view = desk.shown()
    assert isinstance(view, RegisterView)
    assert main_buttons(view) == [register_texts.NEW_CASE]
    view.ask_new_case()
    assert main_buttons(view) == [register_texts.NEW_CASE_MAKE]
    view.new_panel.shut()
    assert main_buttons(view) == [register_texts.NEW_CASE]


def test_initials_of_no_own_case_say_why_nothing_is_shown(desk: Desk) -> None:
    view = desk.shown()
    assert isinstance(view, RegisterView)
    desk.case(namn=NAME, ansvarig="XY")
    view.reload()
    view.show_initials.click()
    assert register_texts.INITIALS_NONE in words_on(view)
    assert view.show_initials.text() == register_texts.INITIALS_SHOW


def test_a_case_begins_at_its_papers_so_that_a_second_enter_begins_no_paper(desk: Desk) -> None:
    view = opened(desk)
    desk.window.activateWindow()
    QApplication.processEvents()
    assert view.window().focusWidget() is view.papers


def test_papers_of_the_present_step_come_first_and_all_when_asked(qtbot: QtBot, desk: Desk) -> None:
    serial = desk.case(namn=NAME)
    forms = desk.services.door.open(serial).can_start
    assert len(forms) > FEW_PAPERS
    card = StartCard()
    qtbot.addWidget(card)
    card.show()
    card.show_forms(forms, "T2")
    shown = words_on(card)
    near = {form.title for form in forms if form.stage is Stage.CONSENT or form.id in (CALL, PLAN)}
    links = [b for b in card.findChildren(QPushButton) if b.isVisible() and b is not card.more]
    assert {link.text().replace("\n", " ") for link in links} == near
    assert process.STAGES[Stage.CLOSING.value] not in shown
    press(card, texts.START_ALL.format(count=len(forms)))
    assert process.STAGES[Stage.CLOSING.value] in words_on(card)
    press(card, texts.START_FEWER)
    assert words_on(card) == shown
