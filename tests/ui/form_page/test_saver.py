"""What is typed is saved after a pause, and also when there is no pause."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from sip_desktop.domain.faults import Fault
from sip_desktop.ui.form_page.saver import LONGEST_MS, WAIT_MS, Saver


def a_saver(saved: list[int]) -> Saver:
    def save() -> str:
        saved.append(1)
        return "14:03"

    return Saver(save)


@pytest.mark.usefixtures("qapp")
def test_typing_without_a_pause_does_not_put_off_the_longest_wait() -> None:
    saved: list[int] = []
    saver = a_saver(saved)
    saver.touch()
    begun = saver.longest.timerId()
    for _ in range(5):
        saver.touch()
    # A timer that is started anew gets another id: this one goes on from the first key.
    assert saver.longest.timerId() == begun
    assert saver.longest.interval() == LONGEST_MS > saver.pause.interval() == WAIT_MS
    saver.longest.timeout.emit()
    assert saved == [1]
    assert not saver.pause.isActive()
    assert not saver.longest.isActive()


@pytest.mark.usefixtures("qapp")
def test_a_pause_saves_once_and_nothing_is_saved_twice() -> None:
    saved: list[int] = []
    saver = a_saver(saved)
    saver.touch()
    saver.pause.timeout.emit()
    saver.longest.timeout.emit()
    saver.save_now()
    assert saved == [1]


def test_what_could_not_be_saved_is_tried_at_the_next_key(qtbot: QtBot) -> None:
    full = [True]

    def save() -> str:
        if full[0]:
            raise Fault("Disken är full.")
        return "14:03"

    saver = Saver(save)
    saver.touch()
    with qtbot.waitSignal(saver.failed):
        saver.longest.timeout.emit()
    full[0] = False
    saver.touch()
    with qtbot.waitSignal(saver.saved):
        saver.longest.timeout.emit()
