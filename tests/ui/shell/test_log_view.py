"""The view of the log: a sample is told to be one, stands in view, and the way back to all lines is one press."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from sip_desktop.services.everything import Services
from sip_desktop.texts import log_view as texts
from sip_desktop.ui.log_view import LogView
from tests.ui.shell.conftest import TODAY, press, words_on


def test_a_sample_is_told_and_left_again(qtbot: QtBot, services: Services) -> None:
    for _ in range(30):
        services.register.new_case("uppsala")
    view = LogView(services.access_log, lambda: TODAY)
    qtbot.addWidget(view)
    view.show()
    view.activateWindow()
    every = len(view.model.lines)
    press(view, texts.SAMPLE)
    count = len(view.model.lines)
    assert 0 < count < every
    assert texts.SAMPLE_COUNT.format(count=count) in words_on(view)
    assert view.table.hasFocus()
    press(view, texts.SHOW_ALL)
    assert len(view.model.lines) == every
    assert texts.SHOW_ALL not in words_on(view)


def test_the_lines_on_paper_say_how_they_were_asked_for(qtbot: QtBot, services: Services) -> None:
    services.register.new_case("uppsala")
    view = LogView(services.access_log, lambda: TODAY)
    qtbot.addWidget(view)
    view.show()
    view.since.setText("2026-11-26")
    view.since.editingFinished.emit()
    with qtbot.waitSignal(view.sheet_wanted) as asked:
        press(view, texts.PAGES)
    sheet = asked.args[0]
    assert sheet.answers["lg_urval"] == texts.ASKED.format(label=texts.SINCE, value="2026-11-26")
    assert sheet.answers["lg_antal"] == str(len(view.model.lines))
