"""The reserve binder as it is used: made with one press, and each sheet told what became of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.view import Paper, View
from sip_desktop.services.binder import Binder
from sip_desktop.services.everything import Services
from sip_desktop.texts import binder as texts
from sip_desktop.ui.binder_view import BinderView
from tests.ui.shell.conftest import TODAY, press, words_on


class Maker:
    """Fits ``BinderMaker``: remembers the threads it ran in, and fails when told to."""

    def __init__(self) -> None:
        self.threads: list[int] = []
        self.fails = False

    def __call__(self, views: Sequence[View]) -> Paper:
        self.threads.append(threading.get_ident())
        if self.fails:
            raise Fault("Typsnitten saknas.")
        return Paper(b"%PDF", len(views), {}, {}, tuple(range(len(views))))


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def binder(services: Services, maker: Maker) -> Binder:
    return Binder(services.session, services.door, services.documents, services.definitions, maker)


@pytest.fixture
def show(qtbot: QtBot, binder: Binder) -> Callable[[], BinderView]:
    def make() -> BinderView:
        view = BinderView(binder, lambda: TODAY)
        qtbot.addWidget(view)
        view.resize(1024, 560)
        with qtbot.waitExposed(view):
            view.show()
        return view

    return make


def choose(view: BinderView, number: int) -> None:
    view.table.clearSelection()
    view.table.selectRow([line.record.number for line in view.model.lines].index(number))


def number_of(binder: Binder, form: str) -> int:
    return next(line.record.number for line in binder.sheets() if line.record.form == form)


def test_one_press_makes_a_binder_and_hands_out_its_numbers(
    qtbot: QtBot, show: Callable[[], BinderView], binder: Binder, maker: Maker
) -> None:
    view = show()
    assert texts.NO_NUMBERS in words_on(view)
    planned = binder.plan("uppsala", 2)
    view.region.setCurrentIndex(view.region.findData("uppsala"))
    view.copies.setCurrentIndex(view.copies.findData(2))
    assert f"{len(planned.numbered)} numrerade" in view.holds.text()
    with qtbot.waitSignal(view.made, timeout=30_000) as made:
        press(view, texts.MAKE)
        assert view.told.words.text() == texts.MAKING
        assert not view.make.isEnabled()
    assert isinstance(made.args[0], Paper)
    assert threading.get_ident() not in maker.threads
    assert binder.count() == len(planned.numbered) == view.model.rowCount()
    assert f"{planned.last:04}" in view.told.words.text()
    assert f"nummer {planned.last + 1:04}" in view.holds.text()
    assert view.make.isEnabled()
    with qtbot.waitSignal(view.made) as again:
        press(view, texts.SHOW_AGAIN)
    assert again.args == made.args
    assert binder.count() == len(planned.numbered)


def test_a_paper_that_fails_is_said_and_costs_no_number(
    qtbot: QtBot, show: Callable[[], BinderView], binder: Binder, maker: Maker
) -> None:
    view, maker.fails = show(), True
    view.make.click()
    qtbot.waitUntil(view.failed.isVisible, timeout=30_000)
    assert "Typsnitten saknas." in words_on(view)
    assert binder.count() == 0
    assert view.make.isEnabled()


def test_a_binder_begun_before_another_is_not_kept(
    qtbot: QtBot, show: Callable[[], BinderView], binder: Binder
) -> None:
    view = show()
    view.make.click()
    binder.make("halland")
    before = binder.count()
    qtbot.waitUntil(view.failed.isVisible, timeout=30_000)
    assert view.failed.words.text() == texts.MOVED_ON
    assert binder.count() == before


def test_a_sheet_is_written_in_by_keyboard(
    qtbot: QtBot, show: Callable[[], BinderView], binder: Binder, services: Services
) -> None:
    binder.make("uppsala")
    serial = services.register.new_case("uppsala")
    view = show()
    choose(view, number_of(binder, "kallelse"))
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert "SIP – Kallelse" in words_on(view)
    qtbot.keyClicks(view.write_in.case, "99")
    qtbot.keyClick(view.write_in.case, Qt.Key.Key_Return)
    assert texts.CASE_UNKNOWN in words_on(view)
    view.write_in.case.clear()
    qtbot.keyClicks(view.write_in.case, str(serial))
    with qtbot.waitSignal(view.document_wanted) as wanted:
        qtbot.keyClick(view.write_in.case, Qt.Key.Key_Return)
    assert services.documents.open(wanted.args[0]).record.form == "kallelse"
    assert view.write_in.isHidden()
    assert [line.case_number for line in binder.sheets(status="used")] == [services.register.rows()[0].number]


def test_many_unused_sheets_are_made_void_together(show: Callable[[], BinderView], binder: Binder) -> None:
    binder.make("uppsala")
    view = show()
    view.table.selectAll()
    assert not view.ask_write_in.isEnabled()
    press(view, texts.VOID)
    assert f"{binder.count()} blanketter" in words_on(view)
    press(view, texts.VOID_GO)
    assert texts.NO_REASON in words_on(view)
    assert not binder.sheets(status="void")
    view.void.reason.setCurrentIndex(view.void.reason.findData("utbytt"))
    press(view, texts.VOID_GO)
    assert len(binder.sheets(status="void")) == binder.count()


def test_a_signed_original_is_marked(show: Callable[[], BinderView], binder: Binder) -> None:
    binder.make("uppsala")
    view = show()
    choose(view, 4)
    press(view, texts.USED)
    view.used.signed.setChecked(True)
    press(view, texts.USED_GO)
    [line] = binder.sheets(status="used")
    assert line.record.signed
    choose(view, 4)
    assert view.ask_write_in.isEnabled()
    assert not view.ask_used.isEnabled()
    assert not view.ask_void.isEnabled()


def test_the_list_is_searched_and_filtered(show: Callable[[], BinderView], binder: Binder) -> None:
    binder.make("uppsala")
    view = show()
    view.sought.setText("0007")
    assert [line.record.number for line in view.model.lines] == [7]
    view.sought.setText("9999")
    assert texts.NONE_FOUND in words_on(view)
    view.sought.clear()
    view.filter.setCurrentIndex(view.filter.findData("void"))
    assert view.model.rowCount() == 0


def test_everything_that_is_asked_has_a_name(show: Callable[[], BinderView]) -> None:
    view = show()
    for kind in (QComboBox, QLineEdit):
        for editor in view.findChildren(kind):
            assert editor.accessibleName(), editor
    assert all(button.text() for button in view.findChildren(QAbstractButton) if button.objectName() == "")
    assert view.table.accessibleName()
