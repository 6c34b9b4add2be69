"""Settings, evaluations, and the small parts: rows that wrap, countdowns."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sip_desktop.domain.answers import Content
from sip_desktop.domain.faults import Fault
from sip_desktop.services.preferences import PreferenceFile
from sip_desktop.texts import evaluations as evaluation_texts
from sip_desktop.ui.countdown import Countdown
from sip_desktop.ui.evaluations_view import EvaluationsView, months
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.settings_view import SettingsView
from tests.ui.shell.conftest import Clock, Desk, press, words_on


def test_each_setting_is_kept_at_once(qtbot: QtBot, preferences: PreferenceFile) -> None:
    view = SettingsView(preferences, [("Version", "1.2")])
    qtbot.addWidget(view)
    view.show()
    changes = []
    view.changed.connect(lambda: changes.append(preferences.now))
    for combo, value in ((view.scheme, "dark"), (view.text_size, 150), (view.idle, 2)):
        combo.setCurrentIndex(combo.findData(value))
    assert (changes[-1].scheme, changes[-1].text_percent, changes[-1].idle_minutes) == ("dark", 150, 2)
    assert not changes[-1].lock_minimised
    view.minimised.click()
    assert changes[-1].lock_minimised
    assert len(changes) == 4
    assert "1.2" in words_on(view)


def test_a_setting_between_the_choices_is_never_shown_as_longer(qtbot: QtBot, preferences: PreferenceFile) -> None:
    preferences.change(idle_minutes=9, text_percent=140)
    view = SettingsView(preferences, [])
    qtbot.addWidget(view)
    assert view.idle.currentData() == 7
    assert view.text_size.currentData() == 130
    assert preferences.now.idle_minutes == 9


def test_a_setting_that_cannot_be_kept_says_so(qtbot: QtBot) -> None:
    def full(_: bytes) -> None:
        raise Fault("Disken är full.")

    view = SettingsView(PreferenceFile(lambda: b"", full), [])
    qtbot.addWidget(view)
    view.show()
    view.scheme.setCurrentIndex(2)
    assert "Disken är full." in words_on(view)


@pytest.fixture
def evaluations(desk: Desk) -> EvaluationsView:
    desk.window.bar.rooms["evaluations"].click()
    view = desk.shown()
    assert isinstance(view, EvaluationsView)
    return view


def test_an_evaluation_is_begun_with_month_meeting_and_region(desk: Desk, evaluations: EvaluationsView) -> None:
    evaluations.meeting.setCurrentIndex(1)
    evaluations.month.setCurrentIndex(1)
    evaluations.fill_in.click()
    kind, begun = desk.opened[-1]
    assert kind == "evaluation"
    assert begun.meeting == "uppfoljning"  # type: ignore[attr-defined]
    assert begun.month == "2026-10"  # type: ignore[attr-defined]
    assert begun.region == evaluations.region.currentData()  # type: ignore[attr-defined]


def test_few_answers_are_not_shown_as_a_number(desk: Desk, evaluations: EvaluationsView) -> None:
    assert evaluation_texts.NO_COUNTS in words_on(evaluations)
    service, form = desk.services.evaluations, evaluations.form.currentData()
    region = evaluations.region.currentData()
    for number in range(1, 6):
        begun = service.start(form, region, "forsta", "2026-11")
        service.save(begun, begun.content)
        evaluations.reload()
        words = words_on(evaluations)
        assert (evaluation_texts.TOO_FEW in words) is (number < 5)
        assert (evaluation_texts.NUMBER.format(number=5) in words) is (number == 5)
    assert "november 2026" in words_on(evaluations)
    other = next(n for n in range(evaluations.region.count()) if evaluations.region.itemData(n) != region)
    evaluations.region.setCurrentIndex(other)
    assert evaluation_texts.NO_COUNTS in words_on(evaluations)


def test_the_answers_of_a_period_are_shown_when_asked(desk: Desk, evaluations: EvaluationsView) -> None:
    service, region = desk.services.evaluations, evaluations.region.currentData()
    for chosen in ("helt",) * 6 + ("ganska_bra",) * 5:
        begun = service.start("utvardering_person", region, "forsta", "2026-11")
        service.save(begun, Content({"e1": chosen, "e12": "egna ord"}))
    evaluations.reload()
    assert "Stämmer helt" not in words_on(evaluations)
    press(evaluations, evaluation_texts.SHOW)
    words = words_on(evaluations)
    assert "Stämmer helt\n6" in words
    assert evaluation_texts.NOT_SHOWN in words
    assert "egna ord" not in words.replace(evaluation_texts.COUNTS_HELP, "")
    press(evaluations, evaluation_texts.HIDE)
    assert "Stämmer helt" not in words_on(evaluations)


def test_months_go_back_over_the_new_year() -> None:
    assert list(months(date(2026, 2, 3), 2)) == [
        ("2026-02", "februari 2026"),
        ("2026-01", "januari 2026"),
        ("2025-12", "december 2025"),
    ]


def row(qtbot: QtBot) -> tuple[QWidget, FlowRow, list[QPushButton]]:
    buttons = [QPushButton(words) for words in ("ett", "två", "tre")]
    page = QWidget()
    flow = FlowRow(buttons[:2], pushed=buttons[2:])
    flow.setParent(page)
    qtbot.addWidget(page)
    page.show()
    return page, flow, buttons


def test_a_row_begins_a_new_line_when_it_must(qtbot: QtBot) -> None:
    _, flow, buttons = row(qtbot)
    flow.resize(1000, 50)
    assert len({b.y() for b in buttons}) == 1
    assert buttons[2].geometry().right() == 999
    flow.resize(buttons[0].width() + 10, 50)
    assert sorted({b.y() for b in buttons}) == sorted(b.y() for b in buttons)
    assert flow.heightForWidth(flow.width()) > 2 * flow.heightForWidth(1000)


def test_a_hidden_widget_takes_no_room(qtbot: QtBot) -> None:
    _, flow, buttons = row(qtbot)
    flow.resize(1000, 50)
    at = buttons[1].x()
    buttons[0].hide()
    QApplication.processEvents()
    assert buttons[1].x() == 0 < at


def test_a_row_can_be_filled_anew(qtbot: QtBot) -> None:
    _, flow, buttons = row(qtbot)
    flow.fill([QPushButton("nytt")])
    assert words_on(flow) == "nytt"
    assert not buttons[0].isVisible()


def test_countdown_counts_and_ends_once(qapp: QApplication) -> None:
    clock, parent = Clock(), QObject()
    countdown, left, over = Countdown(parent, clock, 60), [], []
    countdown.left_changed.connect(left.append)
    countdown.over.connect(lambda: over.append(1))
    countdown.tick()
    countdown.stop()
    assert (left, over) == ([], [])
    countdown.begin()
    clock.go(59.5)
    countdown.tick()
    clock.go(0.5)
    countdown.tick()
    countdown.tick()
    assert (left, over, countdown.running) == ([60, 1], [1], False)


def test_a_sign_of_life_never_shortens_a_longer_time(qapp: QApplication) -> None:
    clock, parent = Clock(), QObject()
    countdown = Countdown(parent, clock, 60)
    countdown.begin(300)
    countdown.touch()
    clock.go(290)
    countdown.tick()
    assert countdown.running
    countdown.touch()
    clock.go(59)
    countdown.tick()
    assert countdown.running
