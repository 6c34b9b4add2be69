"""Slow work comes home on the GUI thread, and not at all when nobody waits for it."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject, QThreadPool
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from sip_desktop.domain.faults import Fault
from sip_desktop.ui.background import run


def never(_: object) -> None:
    raise AssertionError("must not be called")


def test_work_is_done_elsewhere_and_answered_here(qtbot: QtBot) -> None:
    owner, answers = QObject(), []
    run(owner, threading.get_ident, lambda at: answers.append((at, threading.get_ident())), never)
    qtbot.waitUntil(lambda: bool(answers))
    worked, told = answers[0]
    assert told == threading.get_ident() != worked


def test_a_fault_comes_to_failed(qtbot: QtBot) -> None:
    def fail() -> None:
        raise Fault("Disken är full.")

    owner, faults = QObject(), []
    run(owner, fail, never, lambda fault: faults.append(fault.text))
    qtbot.waitUntil(lambda: bool(faults))
    assert faults == ["Disken är full."]


def test_our_own_error_is_raised_here(qtbot: QtBot) -> None:
    owner = QObject()
    with capture_exceptions() as raised:
        run(owner, lambda: 1 // 0, never, never)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


@pytest.mark.parametrize("fails", [False, True])
def test_nothing_comes_to_an_owner_that_is_gone(qtbot: QtBot, fails: bool) -> None:
    gate = threading.Event()

    def work() -> None:
        gate.wait()
        if fails:
            raise Fault("x")

    owner, other, answers = QObject(), QObject(), []
    run(owner, work, never, never)
    owner.deleteLater()
    qtbot.wait(0)
    gate.set()
    assert QThreadPool.globalInstance().waitForDone()
    run(other, lambda: "done", answers.append, never)
    qtbot.waitUntil(lambda: bool(answers))


def test_many_at_once_all_come_home(qtbot: QtBot) -> None:
    owner, answers = QObject(), []
    for n in range(200):
        run(owner, lambda n=n: n, answers.append, never)
    qtbot.waitUntil(lambda: len(answers) == 200)
    assert sorted(answers) == list(range(200))
